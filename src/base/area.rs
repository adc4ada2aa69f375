//! Floor area in hundredths of a square metre.

use std::fmt;
use std::iter::Sum;

use super::diagnostic::Said;
use super::fields::Reading;
use super::scalar::{Form, Scalar, narrowed};
use super::source::Span;
use super::text::fold_width;
use crate::said;

/// An area.
///
/// # Units
/// 0.01 m².
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Area(pub u64);

impl Sum for Area {
    fn sum<I: Iterator<Item = Area>>(areas: I) -> Area {
        Area(areas.fold(0, |a, b| a.saturating_add(b.0)))
    }
}

impl fmt::Display for Area {
    /// With thousands separators and two decimals: `104,260.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(16);
        super::digits::push_hundredths(&mut out, self.0);
        f.write_str(&out)
    }
}

impl Scalar for Area {
    fn form() -> Form {
        Form::of("面积，单位平方米，最多两位小数", "an area in m² with at most two decimals", "104,260.50")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let rest = folded.trim().trim_end_matches(['㎡', '²']).trim_end_matches('m').trim();
        super::number::hundredths(rest)
            .and_then(|n| u64::try_from(n).ok())
            .filter(|n| *n <= 100_000_000_000)
            .map(Area)
            .ok_or_else(|| said!("“{text}”不是面积（平方米，最多两位小数）", "`{text}` is not an area in m² with at most two decimals"))
    }
    fn better(text: &str) -> Option<String> {
        narrowed(text)
    }
    fn stand_in() -> Self {
        Area(0)
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.exempt.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_keep_their_hundredths() {
        assert_eq!(Area::parse("104,260.50").unwrap().to_string(), "104,260.50");
        assert_eq!(Area::parse("82.5㎡"), Ok(Area(8250)));
        assert!(Area::parse("82.555").is_err() && Area::parse("-1").is_err());
    }
}
