//! What activities come to: times, people, hours; computed from rows and never written.

use crate::base::date::Date;
use crate::base::number::{Count, Decimal};
use crate::base::source::At;

use super::Time;

/// Activities in numbers.
///
/// # Units
/// `people` counts everybody each time they came (人次), `hours` are hours of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How often.
    pub times: u64,
    /// Who came, each time anew.
    pub people: u64,
    /// Of these, volunteers.
    pub volunteers: u64,
    /// Hours of one person.
    pub hours: Decimal,
    /// How many were reached.
    pub served: u64,
}

impl Sum {
    /// The sum of what took place until a day.
    pub fn of<'t>(times: impl IntoIterator<Item = &'t At<Time>>, day: Date) -> Sum {
        let number = |count: &Option<At<Count>>| count.as_ref().map_or(0, |count| count.0);
        times.into_iter().filter(|time| time.was_held(day)).fold(Sum::default(), |sum, time| Sum {
            times: sum.times + 1,
            people: sum.people.saturating_add(number(&time.people)),
            volunteers: sum.volunteers.saturating_add(number(&time.volunteers)),
            hours: Decimal(sum.hours.0.saturating_add(time.hours.as_ref().map_or(0, |hours| hours.0))),
            served: sum.served.saturating_add(number(&time.served)),
        })
    }

    /// How many came each time, rounded half up to tenths; none where nothing took place.
    pub fn average(&self) -> Option<Decimal> {
        let times = i64::try_from(self.times).ok().filter(|times| *times > 0)?;
        let tenths = i64::try_from(self.people).ok()?.checked_mul(20)?.checked_add(times)? / (2 * times);
        // A decimal holds hundredths.
        Some(Decimal(tenths.saturating_mul(10)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_round_half_up_to_tenths() {
        let of = |people, times| Sum { people, times, ..Sum::default() }.average().map(|average| average.to_string());
        assert_eq!(of(1512, 168).as_deref(), Some("9"));
        assert_eq!(of(10, 3).as_deref(), Some("3.3"));
        assert_eq!(of(1, 20).as_deref(), Some("0.1"));
        assert_eq!(of(5, 0), None);
        assert_eq!(of(u64::MAX, 3), None);
    }
}
