//! One bar: how long, of how much, and where the threshold stands.

use std::fmt::Write;

use crate::base::number::Ratio;
use crate::theme::push_escaped;

/// Length of the whole bar in its own units.
const WHOLE: u64 = 1_000;

/// How a bar feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feel {
    /// A plain measure.
    Plain,
    /// It reached what it had to.
    Good,
    /// It did not.
    Late,
}

/// Draws a bar with what it measures and what that comes to for those who cannot see it; the words beside it say the same.
pub fn bar(share: Ratio, notch: Option<Ratio>, feel: Feel, title: &str, said: &str) -> String {
    let length = share.per_mille().unwrap_or(0).min(WHOLE);
    let class = match feel {
        Feel::Plain => "main",
        Feel::Good => "good",
        Feel::Late => "late",
    };
    let mut out = String::with_capacity(320 + 2 * (title.len() + said.len()));
    out.push_str("<svg class=\"gs-bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    push_escaped(&mut out, title);
    out.push(' ');
    push_escaped(&mut out, said);
    out.push_str("\"><title>");
    push_escaped(&mut out, title);
    out.push_str("</title><desc>");
    push_escaped(&mut out, said);
    out.push_str("</desc><rect class=\"gs-bar__track\" width=\"1000\" height=\"20\"/>");
    // Writing to a string cannot fail.
    let _ = write!(out, "<rect class=\"gs-bar__{class}\" width=\"{length}\" height=\"20\"/>");
    if let Some(at) = notch.and_then(Ratio::per_mille) {
        let x = at.min(WHOLE).saturating_sub(4);
        let _ = write!(out, "<rect class=\"gs-bar__edge\" x=\"{}\" width=\"14\" height=\"20\"/>", x.saturating_sub(3));
        let _ = write!(out, "<rect class=\"gs-bar__notch\" x=\"{x}\" width=\"8\" height=\"20\"/>");
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_never_longer_than_its_track() {
        let drawn = bar(Ratio { part: 3, whole: 2 }, Some(Ratio { part: 2, whole: 3 }), Feel::Good, "a<b", "3/2");
        assert!(drawn.contains("<rect class=\"gs-bar__good\" width=\"1000\""));
        assert!(drawn.contains("x=\"663\"") && drawn.contains("<title>a&lt;b</title><desc>3/2</desc>"));
    }
}
