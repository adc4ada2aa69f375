//! What a public record answers, as duties see it.

use crate::base::date::Date;
use crate::base::id::{RecordId, SlotId};
use crate::base::period::Period;

use super::channel::{Channel, Hanging};
use crate::law::days::Stretch;

/// The contents that records, or the unit's own file, can tell without naming a rule. Whoever names a rule in `basis` answers
/// that rule, whatever its content.
pub const TELLABLE: &[&str] = &[
    "allowances",
    "committee_expense",
    "committee_members",
    "common_funds",
    "common_income",
    "common_income_with_contracts",
    "contract",
    "covenant",
    "courtyard_committee_charter",
    "decisions",
    "deliberation_charter",
    "fee_accounts",
    "fees",
    "finance_rules",
    "fund_items",
    "fund_totals",
    "invoices",
    "maintenance_fund",
    "maintenance_fund_use",
    "member_dues",
    "owners_reception_day",
    "reception_hours",
    "rules",
    "service_accounts",
    "supervisory_charter",
    "urban_management_contact",
];

/// The recurring events of which a kind of record tells; the law's demand for one is unmet where none is recorded.
pub const TELLABLE_EVENTS: &[&str] = &[
    "association_activity",
    "building_head_report",
    "committee_meeting",
    "committee_work_report",
    "democratic_review",
    "property_evaluation",
    "report_to_branch",
    "satisfaction_survey",
    "supervisory_check",
    "tenants_committee_meeting",
    "working_group_meeting",
];

/// What a record tells, as its kind knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// Contents it shows; each of [`TELLABLE`].
    pub contents: Vec<&'static str>,
    /// The period it tells of.
    pub period: Option<Period>,
    /// What happened, or will happen.
    pub events: Vec<Event>,
    /// The last day on which it still says so, for what stands as long as it holds.
    pub until: Option<Date>,
    /// When somebody last made sure.
    pub verified: Option<Date>,
    /// Where and when other records hung, as somebody saw.
    pub posted: Vec<Posted>,
}

/// What somebody saw hang.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Which record.
    pub record: RecordId,
    /// Where.
    pub channel: Channel,
    /// Which place of the board, where it was the board.
    pub slot: Option<SlotId>,
    /// From when until when.
    pub stretch: Stretch,
}

/// Something that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What, in the words of the packs: `assembly`, `committee_decision`.
    pub word: &'static str,
    /// When.
    pub on: Date,
    /// How it was made known: before it happened, or after.
    pub told: Told,
}

/// How something was made known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// By the record itself.
    Here,
    /// By other records; the first of them counts.
    By(Vec<RecordId>),
    /// On a day.
    On(Date),
    /// Nobody wrote.
    Not,
}

/// A public record, or the unit's own file, as duties see it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Which record; none for the unit's own file.
    pub record: Option<RecordId>,
    /// The body that published it.
    pub publisher: Option<String>,
    /// When it was published here.
    pub on: Date,
    /// From when until when it hangs.
    pub hung: Vec<Stretch>,
    /// Where else it hangs, and since when.
    pub channels: Vec<Hanging>,
    /// The rules it names in `basis`.
    pub names: Vec<String>,
    /// What it tells.
    pub tells: Occurrences,
}

impl Answer {
    /// The first day on which it hangs.
    pub fn hangs_from(&self) -> Date {
        self.hung.iter().map(|stretch| stretch.from).min().unwrap_or(self.on)
    }

    /// The last day on which it hangs, or is said to; none where it hangs on, or nobody says.
    pub fn hangs_until(&self) -> Option<Date> {
        self.hung.iter().map(|stretch| stretch.until).max_by_key(|until| until.map_or((true, self.on), |until| (false, until)))?
    }

    /// What somebody saw hang goes before what the record says of itself: on that channel, and of the days on paper.
    pub fn lay_over(&mut self, posted: &[&Posted]) {
        let seen = |channel: Channel| posted.iter().filter(move |posted| posted.channel == channel);
        for channel in [Channel::Board, Channel::Internet, Channel::CityPlatform] {
            if seen(channel).next().is_some() {
                self.channels.retain(|hanging| hanging.channel != channel);
                self.channels.extend(seen(channel).map(|posted| Hanging { channel, from: posted.stretch.from }));
            }
        }
        let paper: Vec<Stretch> = seen(Channel::Board).map(|posted| posted.stretch).collect();
        if !paper.is_empty() {
            self.hung = paper;
        }
    }

    /// Whether what it tells of was over when it was published: nobody can tell of a whole period before its last day.
    pub fn looks_back(&self) -> bool {
        self.tells.period.is_none_or(|period| period.until <= self.on)
    }

    /// When it was shown on all of these channels, as of a day, and where it was not seen by then.
    pub fn shown(&self, channels: &[Channel], as_of: Date) -> (Option<Date>, Vec<Channel>) {
        let since = |channel: &Channel| match channel {
            Channel::Internet => Some(self.on),
            // What is to hang from a later day has not been seen by anybody yet.
            other => {
                let here = self.channels.iter().filter(|hanging| hanging.channel == *other && hanging.from <= as_of);
                here.map(|hanging| hanging.from).min()
            }
        };
        let lacking: Vec<Channel> = channels.iter().copied().filter(|channel| since(channel).is_none()).collect();
        // The last channel counts; a day before the record is public counts for none.
        let last = channels.iter().filter_map(since).chain([self.on]).max();
        (last.filter(|_| lacking.is_empty()), lacking)
    }
}
