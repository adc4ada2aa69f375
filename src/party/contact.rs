//! Where to turn: work telephones, places, hours, reception days.

use std::fmt;

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part, Reading};
use crate::base::id::{BuildingId, OrganizationId, PersonId};
use crate::base::number::Count;
use crate::base::scalar::{Form, Line, Scalar, narrowed};
use crate::base::source::{At, Span};
use crate::base::text::fold_width;
use crate::{said, words};

use super::mailbox::Email;

/// A work telephone number of an office; typed so that the detectors of private numbers leave it alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// Digits only, for a `tel:` link.
    pub fn digits(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Phone {
    fn form() -> Form {
        Form::of("工作电话", "a work telephone number", "100 0000 0001")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let shape = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')'));
        let digits = folded.chars().filter(char::is_ascii_digit).count();
        if !shape || !(3..=15).contains(&digits) {
            return Err(said!("“{text}”不是电话号码", "`{text}` is not a telephone number"));
        }
        Ok(Phone(folded.trim().to_string()))
    }
    fn better(text: &str) -> Option<String> {
        narrowed(text)
    }
    fn stand_in() -> Self {
        Phone(String::new())
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.exempt.push(span);
    }
}

words! {
    /// Whom one calls for what; decides the order on the home page.
    ContactRole, "contact_role", "联系人角色" {
        /// The head of a building.
        BuildingHead = "building_head" | "楼长",
        /// The property company's service desk.
        Property = "property" | "物业",
        /// Urban management.
        UrbanManagement = "urban_management" | "城管",
        /// The owners' committee or its equivalent.
        Committee = "committee" | "业委会",
        /// The neighbourhood committee.
        Neighbourhood = "neighbourhood" | "居委会",
        /// Emergencies.
        Emergency = "emergency" | "应急",
        /// Anyone else.
        Other = "other" | "其他",
    }
}

/// Somebody to turn to (Popolo: ContactDetail). A named person, an organization, or just a desk.
#[derive(Debug, Clone)]
pub struct Contact {
    /// What for.
    pub role: Option<At<ContactRole>>,
    /// What the desk is called.
    pub name: Option<At<Line>>,
    /// Who answers.
    pub person: Option<At<PersonId>>,
    /// On whose behalf.
    pub organization: Option<At<OrganizationId>>,
    /// Work telephone.
    pub phone: Option<At<Phone>>,
    /// Work e-mail.
    pub email: Option<At<Email>>,
    /// When.
    pub hours: Option<At<Line>>,
    /// Where.
    pub place: Option<At<Line>>,
    /// Which buildings it serves; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// When somebody last made sure that it is right.
    pub verified: Option<At<Date>>,
}

impl Part for Contact {
    fn read(fields: &mut Fields) -> Self {
        Contact {
            role: fields.optional("role", "角色"),
            name: fields.optional("name", "名称"),
            person: fields.optional("person", "人"),
            organization: fields.optional("organization", "组织"),
            phone: fields.optional("phone", "电话"),
            email: fields.optional("email", "邮箱"),
            hours: fields.optional("hours", "时间"),
            place: fields.optional("place", "地点"),
            buildings: fields.list("buildings", "楼栋"),
            verified: fields.optional("verified", "核实日期"),
        }
    }
}

words! {
    /// A day of the week.
    Weekday, "weekday", "星期" {
        /// 1.
        Monday = "monday" | "周一",
        /// 2.
        Tuesday = "tuesday" | "周二",
        /// 3.
        Wednesday = "wednesday" | "周三",
        /// 4.
        Thursday = "thursday" | "周四",
        /// 5.
        Friday = "friday" | "周五",
        /// 6.
        Saturday = "saturday" | "周六",
        /// 7.
        Sunday = "sunday" | "周日",
    }
}

impl Weekday {
    /// 1 (Monday) to 7 (Sunday).
    pub fn number(self) -> u32 {
        self as u32 + 1
    }
}

/// Which such weekday of a month: 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nth(pub u64);

/// No month has more of a weekday.
const LAST: u64 = 5;

impl Scalar for Nth {
    fn form() -> Form {
        Form::of("一个月里的第几个（1 到 5）", "which of the month, 1 to 5", "2")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let Count(nth) = Count::parse(text)?;
        let fits = (1..=LAST).contains(&nth);
        fits.then_some(Nth(nth)).ok_or_else(|| said!("没有第 {nth} 个：写 1 到 {LAST}", "there is no number {nth}: write 1 to {LAST}"))
    }
    fn stand_in() -> Self {
        Nth(1)
    }
}

/// Reception days (业主接待日): the n-th such weekday of each month, or every week where no n is given.
#[derive(Debug, Clone)]
pub struct Reception {
    /// Which weekday.
    pub weekday: At<Weekday>,
    /// Which of the month; weekly when empty.
    pub nth: Vec<At<Nth>>,
    /// The hours, in words.
    pub time: At<Line>,
    /// Where.
    pub place: At<Line>,
    /// Who receives.
    pub who: Option<At<Line>>,
}

impl Part for Reception {
    fn read(fields: &mut Fields) -> Self {
        Reception {
            weekday: fields.required("weekday", "星期"),
            nth: fields.list("nth", "第几个"),
            time: fields.required("time", "时间"),
            place: fields.required("place", "地点"),
            who: fields.optional("who", "接待人"),
        }
    }
}

impl Reception {
    /// The first reception day on or after a date.
    pub fn next(&self, from: Date) -> Option<Date> {
        let nth: Vec<u64> = self.nth.iter().map(|n| n.0).collect();
        recurring(self.weekday.number(), &nth, from)
    }
}

/// The first such weekday on or after a date: of every week, or the n-th ones of a month.
pub fn recurring(weekday: u32, nth: &[u64], from: Date) -> Option<Date> {
    let fits = |day: &Date| day.weekday() == weekday && (nth.is_empty() || nth.contains(&u64::from((day.day() - 1) / 7 + 1)));
    // A fifth of its sort may be four months away.
    (0..140).map(|ahead| from.plus_days(ahead)).find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_no_month_has_is_refused_and_a_fifth_one_is_found() {
        for (text, reason) in [("6", "写 1 到 5"), ("0", "写 1 到 5"), ("-1", "不能是负数"), ("二", "不是整数")] {
            let said = Nth::parse(text).unwrap_err().zh;
            assert!(said.contains(reason), "{said}");
        }
        let at = |value| At { value, span: Span::default() };
        let line = |text: &str| At { value: Line(text.into()), span: Span::default() };
        let nth = vec![at(Nth(5))];
        let reception = Reception {
            weekday: At { value: Weekday::Friday, span: Span::default() },
            nth,
            time: line("9:00"),
            place: line("办公室"),
            who: None,
        };
        for month in 1..=12 {
            let found = reception.next(Date::new(2026, month, 2).unwrap()).unwrap();
            assert!(found.day() >= 29 && found.weekday() == Weekday::Friday.number(), "{found}");
        }
    }
}
