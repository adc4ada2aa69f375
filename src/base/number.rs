//! Counts, shares and scores; all whole numbers underneath.

use std::fmt;

use super::diagnostic::Said;
use super::digits::push_grouped;
use super::scalar::{Form, Scalar, narrowed};
use super::text::fold_width;
use crate::said;

/// Writes a whole number with thousands separators.
pub fn grouped(n: u64) -> String {
    let mut out = String::with_capacity(14);
    push_grouped(&mut out, n);
    out
}

/// Reads `3400`, `3,400` or `3,400.5` into hundredths; `None` for anything ambiguous.
pub fn hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, "00"),
    };
    let digit = |b: &u8| b.is_ascii_digit().then(|| i64::from(b - b'0'));
    let decimals = match decimals.as_bytes() {
        [tenths] => digit(tenths)? * 10,
        [tenths, rest] => digit(tenths)? * 10 + digit(rest)?,
        _ => return None,
    };
    ungrouped(whole)?.checked_mul(100)?.checked_add(decimals)
}

/// Reads digits with none or correctly placed thousands separators.
fn ungrouped(text: &str) -> Option<i64> {
    if !text.contains(',') {
        // A sign is no digit, though a number may be read from it.
        return text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?;
    }
    let groups: Vec<&str> = text.split(',').collect();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let placed = groups.first().is_some_and(|g| (1..=3).contains(&g.len())) && groups.iter().skip(1).all(|g| g.len() == 3);
    (placed && groups.iter().all(|g| digits(g))).then(|| groups.concat().parse().ok())?
}

/// A number of people, flats, sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(pub u64);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(self.0))
    }
}

impl Scalar for Count {
    fn form() -> Form {
        Form::of("整数", "a whole number", "1,017")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let negative = folded.trim().strip_prefix('-').and_then(ungrouped).is_some_and(|n| n > 0);
        if negative {
            return Err(said!("“{text}”不行：不能是负数", "`{text}` will not do: it cannot be negative"));
        }
        ungrouped(folded.trim())
            .and_then(|n| u64::try_from(n).ok())
            .filter(|n| *n <= 1_000_000_000)
            .map(Count)
            .ok_or_else(|| said!("“{text}”不是整数", "`{text}` is not a whole number"))
    }
    fn better(text: &str) -> Option<String> {
        narrowed(text)
    }
    fn stand_in() -> Self {
        Count(0)
    }
}

/// A number with two decimals that is neither money nor area: scores, weights, hours, percentages that are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(pub i64);

impl fmt::Display for Decimal {
    /// Without needless zeros: `92.5`, `30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, n) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match n % 100 {
            0 => write!(f, "{sign}{}", n / 100),
            d if d % 10 == 0 => write!(f, "{sign}{}.{}", n / 100, d / 10),
            d => write!(f, "{sign}{}.{d:02}", n / 100),
        }
    }
}

impl Scalar for Decimal {
    fn form() -> Form {
        Form::of("数，最多两位小数", "a number with at most two decimals", "92.5")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        hundredths(folded.trim().trim_end_matches(['%', '分']))
            .filter(|n| *n <= 100_000_000_000)
            .map(Decimal)
            .ok_or_else(|| said!("“{text}”不是数，或小数多于两位", "`{text}` is not a number with at most two decimals"))
    }
    fn better(text: &str) -> Option<String> {
        narrowed(text)
    }
    fn stand_in() -> Self {
        Decimal(0)
    }
}

/// A share as an exact fraction; shown as a percentage rounded half up to one decimal, decided on exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// The part.
    pub part: u64,
    /// The whole; a share of nothing is not shown.
    pub whole: u64,
}

impl Ratio {
    /// Per mille, rounded half up; `None` for a share of nothing.
    pub fn per_mille(self) -> Option<u64> {
        let whole = u128::from(self.whole);
        (whole > 0).then(|| u64::try_from((u128::from(self.part) * 2000 + whole) / (2 * whole)).unwrap_or(u64::MAX))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per_mille() {
            Some(n) => write!(f, "{}.{}%", n / 10, n % 10),
            None => f.write_str("—"),
        }
    }
}

/// A fraction written as text, like `2/3`: thresholds are never floats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line.
    pub numerator: u64,
    /// Below the line, never zero.
    pub denominator: u64,
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl Scalar for Fraction {
    fn form() -> Form {
        Form::of("分数", "a fraction", "2/3")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let read = || {
            let (n, d) = text.split_once('/')?;
            let (numerator, denominator) = (n.trim().parse().ok()?, d.trim().parse().ok()?);
            (denominator > 0 && denominator <= 1_000_000 && numerator <= 1_000_000).then_some(Fraction { numerator, denominator })
        };
        read().ok_or_else(|| said!("“{text}”不是分数，应像 2/3", "`{text}` is not a fraction like 2/3"))
    }
    fn stand_in() -> Self {
        Fraction { numerator: 0, denominator: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up_to_one_decimal() {
        assert_eq!(Ratio { part: 30, whole: 59 }.to_string(), "50.8%");
        assert_eq!(Ratio { part: 13, whole: 22 }.to_string(), "59.1%");
        assert_eq!(Ratio { part: 1, whole: 2000 }.to_string(), "0.1%");
        assert_eq!(Ratio { part: 1, whole: 0 }.to_string(), "—");
    }

    #[test]
    fn counts_and_scores() {
        assert_eq!(Count::parse("1,017"), Ok(Count(1017)));
        assert!(Count::parse("-5").unwrap_err().zh.contains("负数"));
        assert!(Count::parse("1.5").is_err() && Count::parse("10,17").is_err() && Count::parse("-1").is_err());
        assert_eq!(Decimal::parse("92.5").unwrap().to_string(), "92.5");
        assert_eq!(Decimal::parse("30").unwrap().to_string(), "30");
        assert_eq!((Count::better("１，０１７"), Count::better("1,017")), (Some("1017".into()), None));
    }
}
