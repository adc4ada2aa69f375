//! What a rule asks of many units together, and where that stands on the day.

use crate::base::date::Date;
use crate::base::number::Fraction;

use super::counts::Asked;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The rule's name.
    pub name: String,
    /// At least such a part.
    pub least: Option<Fraction>,
    /// At least so many.
    pub number: Option<u64>,
    /// By which day.
    pub by: Option<Date>,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is reached.
    Reached,
    /// So many more are needed, and there is time, or no day was named.
    Ahead(u64),
    /// So many more were needed on the day.
    Missed(u64),
}

impl Target {
    /// Holds so many of so many against a rule.
    pub fn of(asked: &Asked, part: u64, whole: u64, as_of: Date) -> Option<Self> {
        let least = asked.least.map(|[numerator, denominator]| Fraction { numerator, denominator });
        let needed = [asked.number, least.and_then(|least| needed(least, whole))].into_iter().flatten().max()?;
        let standing = match needed.saturating_sub(part) {
            0 => Standing::Reached,
            more if asked.by.is_some_and(|by| by < as_of) => Standing::Missed(more),
            more => Standing::Ahead(more),
        };
        Some(Target { name: asked.name.clone(), least, number: asked.number, by: asked.by, standing })
    }
}

/// How many make such a part of a whole, rounded up.
fn needed(least: Fraction, whole: u64) -> Option<u64> {
    let (above, below) = (u128::from(least.numerator), u128::from(least.denominator));
    u64::try_from((u128::from(whole) * above).checked_add(below.checked_sub(1)?)?.checked_div(below)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(least: Option<[u64; 2]>, number: Option<u64>, by: Option<Date>) -> Asked {
        let word = || "x".to_string();
        Asked { rule: word(), name: word(), title: word(), what: word(), least, number, by, base: None }
    }

    #[test]
    fn two_thirds_of_58_are_39() {
        let day = Date::new(2026, 11, 22).unwrap();
        let standing = |part, by| Target::of(&asked(Some([2, 3]), None, by), part, 58, day).unwrap().standing;
        assert_eq!(standing(39, None), Standing::Reached);
        assert_eq!(standing(38, None), Standing::Ahead(1));
        assert_eq!(standing(38, Date::new(2026, 11, 22)), Standing::Ahead(1), "the day itself is still time");
        assert_eq!(standing(38, Date::new(2026, 11, 21)), Standing::Missed(1));
    }

    #[test]
    fn three_hundred_by_the_end_of_the_year() {
        let (day, by) = (Date::new(2026, 11, 22).unwrap(), Date::new(2026, 12, 31));
        assert_eq!(Target::of(&asked(None, Some(300), by), 258, 900, day).unwrap().standing, Standing::Ahead(42));
        assert_eq!(Target::of(&asked(None, None, by), 258, 900, day), None);
    }
}
