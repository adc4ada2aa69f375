//! How long something hung: the clock starts anew whenever it came down, or was put up again after a change.

use crate::base::date::Date;

use super::{Holidays, Length};

/// A stretch of days on which something hung without a break; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The day it went up.
    pub from: Date,
    /// The last day it was seen; open while it hangs.
    pub until: Option<Date>,
}

/// The first day on which it could come down, and whether it hung until then: of the stretch that sufficed, else of the last.
///
/// Stretches that touch or overlap are one. Time in stretches that were cut short does not add up.
pub fn taken_down(stretches: &[Stretch], length: Length, holidays: &Holidays) -> Option<(super::Reckoned, bool)> {
    let mut last = None;
    for stretch in joined(stretches) {
        let down = holidays.hangs(stretch.from, length);
        // On the day before it may come down it must still hang.
        let whole = stretch.until.is_none_or(|until| until.plus_days(1) >= down.day);
        if whole {
            return Some((down, true));
        }
        last = Some((down, false));
    }
    last
}

fn joined(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut sorted = stretches.to_vec();
    sorted.sort();
    let mut joined: Vec<Stretch> = Vec::new();
    for next in sorted {
        match joined.last_mut() {
            Some(last) if last.until.is_none_or(|until| next.from <= until.plus_days(1)) => {
                last.until = last.until.zip(next.until).map(|(a, b)| a.max(b));
            }
            _ => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> Date {
        Date::new(2026, 11, d).unwrap()
    }

    fn hung(stretches: &[(u32, Option<u32>)]) -> Option<(u32, bool)> {
        let stretches: Vec<Stretch> = stretches.iter().map(|(from, until)| Stretch { from: day(*from), until: until.map(day) }).collect();
        taken_down(&stretches, Length::Days(10), &Holidays::built_in()).map(|(down, whole)| (down.day.day(), whole))
    }

    #[test]
    fn ten_days_begin_on_the_day_after_it_went_up() {
        assert_eq!(hung(&[(1, Some(11))]), Some((12, true)));
        assert_eq!(hung(&[(1, Some(10))]), Some((12, false)));
        assert_eq!(hung(&[(1, None)]), Some((12, true)));
        assert_eq!(hung(&[]), None);
    }

    #[test]
    fn a_break_starts_the_clock_anew() {
        assert_eq!(hung(&[(1, Some(8)), (10, Some(15))]), Some((21, false)));
        assert_eq!(hung(&[(1, Some(8)), (10, Some(20))]), Some((21, true)));
        assert_eq!(hung(&[(5, Some(11)), (1, Some(4))]), Some((12, true)));
    }
}
