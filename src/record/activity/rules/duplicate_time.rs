//! 同一场写了两次 · A time written twice
//!
//! # What it checks
//! 同一天、同样内容、同一地点的场次只写一行，这条记录里是这样，同一支队伍的各条记录之间也是这样。
//! One day, subject and place have one row, in the record and among the records of the same team.
//! 1. 被更正的那一份不算。 A record that was corrected does not count.
//!
//! # Why
//! 写两次，人次和小时就算两遍。
//! Written twice, people and hours are counted twice.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::record::activity::{Activity, Time};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::error("activity/unique/time", "activity-time-twice", include_str!("duplicate_time.rs")), check };

type Key<'t> = (Date, &'t str, &'t str);

fn key(time: &Time) -> Key<'_> {
    let subject = time.subject.as_ref().map_or("", |subject| subject.value.0.as_str());
    (*time.on, subject, time.place.as_ref().map_or("", |place| place.value.0.as_str()))
}

fn check(series: &Series<Activity>, _scope: &Scope) -> Verdict {
    let this = series.this();
    if this.body.times.is_empty() {
        return Verdict::NotApplicable("no times are given");
    }
    let amended = this.header.amends.as_ref().map(|id| &id.0);
    let earlier = series.until_now().iter().filter(|filed| filed.id.0 != this.id.0 && Some(&filed.id.0) != amended);
    let known: BTreeMap<Key, &str> = earlier.flat_map(|filed| filed.body.times.iter().map(|time| (key(time), filed.id.0.as_str()))).collect();
    let times = || this.body.times.iter().map(|time| (key(time), time.on.span));
    let mend = || said!("删去一行；真是两场的，写清内容或地点", "take one out; if there were two, tell them apart by subject or place");
    let twice = again(times()).into_iter().map(|((day, ..), span, first)| {
        let finding = Finding::at(span, said!("{day} 的这一场写了两次", "this time of {day} is written twice"));
        finding.mend(mend()).also(first, said!("第一次在这里", "first written here"))
    });
    let elsewhere = times().filter_map(|(time, span)| {
        let (other, (day, ..)) = (known.get(&time)?, time);
        Some(Finding::at(span, said!("{day} 的这一场已经写在“{other}”里", "this time of {day} stands in `{other}` already")).mend(mend()))
    });
    Verdict::of(twice.chain(elsewhere).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_day_may_see_two_activities() {
        assert_eq!(check(ID, "times: [{on: 2026-11-14, subject: 巡查}, {on: 2026-11-14, subject: 探访}]\n"), ["holds"]);
        assert_eq!(check(ID, "times: [{on: 2026-11-14, subject: 巡查}, {on: 2026-11-14, subject: 巡查}]\n"), ["3:45 2026-11-14 的这一场写了两次"]);
        assert_eq!(check(ID, ""), ["n/a: no times are given"]);
    }

    #[test]
    fn records_of_one_team_share_no_time() {
        let text = "sort: volunteering\norganizer: v\ntimes: [{on: 2026-11-14}]\n";
        let found = verdict(kind_of_folder("activity").unwrap(), ID, &[text, text]);
        assert_eq!(found, ["3:14 2026-11-14 的这一场已经写在“activity/r0”里"]);
    }
}
