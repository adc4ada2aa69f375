//! The hours in what an author writes: 9:30–11:30, 下午2:00至4:00, 19:30.

use crate::base::text::fold_width;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
}

/// When it begins, and when it ends where that is said; nothing where the words are no plain hours.
pub fn hours(words: &str) -> Option<(Clock, Option<Clock>)> {
    let folded = fold_width(words);
    let mut clocks = clocks(&folded);
    let first = clocks.next()?;
    let second = clocks.next();
    // A third time of day means several stretches; one event cannot tell them.
    if clocks.next().is_some() {
        return None;
    }
    Some((first, second.filter(|second| *second > first)))
}

/// Every time of day in a text; what follows 下午 or 晚上 is past noon.
fn clocks(text: &str) -> impl Iterator<Item = Clock> {
    let late = text.contains("下午") || text.contains("晚上") || text.contains("晚");
    let early = text.contains("上午") || text.contains("早上");
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(':') {
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let hour = before.get(before.len() - digits..).filter(|hour| hour.len() <= 2).and_then(|hour| hour.parse::<u32>().ok());
        let minute =
            after.get(..2).filter(|minute| minute.bytes().all(|b| b.is_ascii_digit())).and_then(|minute| minute.parse::<u32>().ok());
        if let (Some(hour), Some(minute)) = (hour.filter(|hour| *hour < 24), minute.filter(|minute| *minute < 60)) {
            let hour = if late && !early && hour < 12 { hour + 12 } else { hour };
            found.push(Clock { hour, minute });
        }
        rest = after;
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Option<String> {
        let show = |clock: Clock| format!("{:02}{:02}", clock.hour, clock.minute);
        hours(words).map(|(from, until)| format!("{}-{}", show(from), until.map(show).unwrap_or_default()))
    }

    #[test]
    fn plain_hours_are_read() {
        assert_eq!(told("9:30–11:30").as_deref(), Some("0930-1130"));
        assert_eq!(told("１９：００—２０：４０").as_deref(), Some("1900-2040"));
        assert_eq!(told("下午2:00至4:30").as_deref(), Some("1400-1630"));
        assert_eq!(told("19:30").as_deref(), Some("1930-"));
    }

    #[test]
    fn what_is_no_plain_hour_is_left_to_the_words() {
        for words in ["9点", "全天", "9:00–11:00，14:00–16:00", "25:00", "1:2"] {
            assert_eq!(told(words), None, "{words}");
        }
    }
}
