//! Every day from 1900 to 2100 against a calendar counted out day by day, in which nothing is clever.

use super::*;

/// Days in order: year, month, day, weekday from Monday = 1.
fn calendar() -> Vec<(i32, u32, u32, u32)> {
    let mut days = Vec::new();
    let mut weekday = 1;
    for year in 1900..=2101 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate() {
            for day in 1..=length {
                days.push((year, month as u32 + 1, day, weekday));
                weekday = weekday % 7 + 1;
            }
        }
    }
    days
}

struct Reference {
    days: Vec<(i32, u32, u32, u32)>,
    works: Vec<bool>,
}

impl Reference {
    fn new() -> Self {
        let days = calendar();
        let notices = include_str!("../holidays.txt");
        let mut works: Vec<bool> = days.iter().map(|day| day.3 < 6).collect();
        let mut at = 0;
        for (index, (year, month, day, _)) in days.iter().enumerate() {
            // The table is looked through for every single day of the years it may hold.
            if (2003..2028).contains(year) {
                at += 1;
                for line in notices.lines().filter(|line| line.starts_with(&year.to_string())) {
                    for word in line.split(' ').skip(2).filter(|word| !word.is_empty()) {
                        let (first, last) = word.split_once("..").unwrap_or((word, word));
                        let today = format!("{month:02}-{day:02}");
                        if first <= today.as_str() && today.as_str() <= last {
                            works[index] = line.contains("work");
                        }
                    }
                }
            }
        }
        assert!(at > 9000);
        Reference { days, works }
    }

    fn date(&self, at: usize) -> Date {
        let (year, month, day, _) = self.days[at];
        Date::new(year, month, day).unwrap()
    }

    fn roll(&self, mut at: usize) -> usize {
        while !self.works[at] {
            at += 1;
        }
        at
    }

    fn working_after(&self, mut at: usize, mut days: u32) -> usize {
        while days > 0 {
            at += 1;
            days -= u32::from(self.works[at]);
        }
        at
    }

    /// The last day from which so many days (or working days) lie in between, the event's own among them if loose.
    fn back(&self, event: usize, days: u32, working: bool, loose: bool) -> usize {
        let mut notice = event;
        loop {
            let between = notice + 1..if loose { event + 1 } else { event };
            let enough = between.filter(|at| !working || self.works[*at]).count() as u32 >= days;
            if enough && notice + usize::from(!loose) <= event {
                return notice;
            }
            notice -= 1;
        }
    }
}

#[test]
fn every_day_counts_as_the_slow_calendar_does() {
    let slow = Reference::new();
    let table = Holidays::built_in();
    let first = 60;
    for at in first..slow.days.len() - 400 {
        let date = slow.date(at);
        assert_eq!((date.weekday(), table.is_working(date)), (slow.days[at].3, slow.works[at]), "{date}");
        for n in [0, 1, 3, 15] {
            let within = |length| table.within(date, length).day;
            assert_eq!(within(Length::Days(n)), slow.date(slow.roll(at + n as usize)), "{n} days from {date}");
            let expected = slow.date(slow.roll(slow.working_after(at, n)));
            assert_eq!(within(Length::WorkingDays(n)), expected, "{n} working days from {date}");
            assert_eq!(table.hangs(date, Length::Days(n)).day, slow.date(at + n as usize + 1), "{date} hangs {n} days");
            let down = slow.date(slow.working_after(at, n) + 1);
            assert_eq!(table.hangs(date, Length::WorkingDays(n)).day, down, "{date} hangs {n} working days");
        }
        for (lead, loose) in [(Lead::Strict, false), (Lead::Loose, true)] {
            for n in [0, 3, 15] {
                let before = |length| table.before(date, length, lead).day;
                assert_eq!(before(Length::Days(n)), slow.date(slow.back(at, n, false, loose)), "{n} days before {date}, {lead:?}");
                let expected = slow.date(slow.back(at, n, true, loose));
                assert_eq!(before(Length::WorkingDays(n)), expected, "{n} working days before {date}, {lead:?}");
            }
        }
    }
}

#[test]
fn every_day_so_many_months_on_and_back() {
    let slow = Reference::new();
    let table = Holidays::default();
    // Of each month its days by number; the corresponding one, or the last.
    let corresponding = |at: usize, months: i32| -> Date {
        let (year, month, day, _) = slow.days[at];
        let count = year * 12 + month as i32 - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
        (1..=day).rev().find_map(|day| Date::new(year, month, day)).unwrap()
    };
    for at in 400..slow.days.len() - 400 {
        let date = slow.date(at);
        for months in [1, 3, 6] {
            let on = corresponding(at, months as i32);
            assert_eq!(date.plus_months(months), on, "{months} months from {date}");
            assert_eq!(date.minus_months(months), corresponding(at, -(months as i32)), "{months} months before {date}");
            let hangs = table.hangs(date, Length::Months(months)).day;
            assert_eq!(hangs, on.plus_days(1));
            for (lead, strict) in [(Lead::Strict, true), (Lead::Loose, false)] {
                let notice = table.before(date, Length::Months(months), lead).day;
                let enough = |day: Date| if strict { day.plus_months(months) < date } else { day.plus_months(months) <= date };
                assert!(enough(notice) && !enough(notice.plus_days(1)), "{months} months before {date}, {lead:?}: {notice}");
            }
        }
    }
}

fn day(y: i32, m: u32, d: u32) -> Date {
    Date::new(y, m, d).unwrap()
}

#[test]
fn the_way_is_told() {
    let table = Holidays::built_in();
    // Quarter's end, fifteen days: 15 October 2026 is a Thursday.
    let plain = table.within(day(2026, 9, 30), Length::Days(15));
    assert_eq!((plain.day, plain.how.len(), plain.is_open()), (day(2026, 10, 15), 2, false));
    // Three days from 30 September end in the holidays, which last until the seventh.
    let moved = table.within(day(2026, 9, 30), Length::Days(3));
    assert_eq!((moved.day, moved.how.last()), (day(2026, 10, 8), Some(&Step::Rest(day(2026, 10, 3)))));
    // A Saturday that is worked does not move.
    assert_eq!(table.within(day(2026, 10, 7), Length::Days(3)).day, day(2026, 10, 10));
    let end = table.within(day(2026, 1, 31), Length::Months(1));
    assert_eq!((end.day, end.how.contains(&Step::MonthEnd)), (day(2026, 2, 28), true));
}

#[test]
fn beyond_the_table_the_answer_says_so() {
    let table = Holidays::built_in();
    let open = table.within(day(2026, 12, 20), Length::Days(15));
    assert_eq!((open.day, open.how.last()), (day(2027, 1, 4), Some(&Step::TableEnds(2027))));
    assert!(open.is_open() && !table.within(day(2026, 12, 1), Length::Days(15)).is_open());
    // Counting calendar days back asks no table.
    assert!(!table.before(day(2030, 1, 20), Length::Days(15), Lead::Strict).is_open());
    assert!(table.before(day(2030, 1, 20), Length::WorkingDays(3), Lead::Strict).is_open());
}

#[test]
fn fifteen_days_before_a_meeting() {
    let table = Holidays::built_in();
    let before = |lead| table.before(day(2026, 11, 30), Length::Days(15), lead).day;
    assert_eq!((before(Lead::Strict), before(Lead::Loose)), (day(2026, 11, 14), day(2026, 11, 15)));
}

#[test]
fn the_ends_of_the_calendar_are_no_trap() {
    let table = Holidays::built_in();
    for length in [Length::Days(u32::MAX), Length::WorkingDays(u32::MAX), Length::Months(u32::MAX)] {
        for end in [table.within(day(2199, 12, 31), length), table.hangs(day(2199, 12, 31), length)] {
            assert_eq!(end.day.iso(), "9999-12-31", "{length:?}");
        }
        assert_eq!(table.before(day(1900, 1, 1), length, Lead::Strict).day.iso(), "0001-01-01", "{length:?}");
    }
}
