//! 人数和小时对不上 · People and hours that do not fit
//!
//! # What it checks
//! 志愿者不多于人数；有小时的有人数，小时不多于每人一整天；取消的、还没到的场次不写数。
//! Volunteers are not more than people; hours come with people, and are no more than a whole day for each; times called off or ahead have no numbers.
//!
//! # Why
//! 总数从这里加起来，一行写错，全年都错。
//! Totals are added up from here.

use crate::base::date::Date;
use crate::record::activity::{Activity, Time};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::error("activity/consistent/counts", "activity-numbers-wrong", include_str!("counts.rs")), check };

/// A day's hours, in hundredths.
const DAY: i64 = 2_400;

fn check(series: &Series<Activity>, scope: &Scope) -> Verdict {
    let times = &series.this().body.times;
    if times.is_empty() {
        return Verdict::NotApplicable("no times are given");
    }
    Verdict::of(times.iter().filter_map(|time| judge(time, scope.as_of)).collect())
}

fn judge(time: &Time, as_of: Date) -> Option<Finding> {
    let day = time.on.value;
    let people = time.people.as_ref().map_or(0, |people| people.0);
    let first = time.people.as_ref().or(time.volunteers.as_ref()).or(time.served.as_ref()).map(|count| count.span);
    if let Some(span) = first.or(time.hours.as_ref().map(|hours| hours.span)).filter(|_| time.cancelled.is_some() || day > as_of) {
        let what = if time.cancelled.is_some() {
            said!("{day} 取消了，不应有数", "{day} was called off and has numbers")
        } else {
            said!("{day} 还没有到，不应有数", "{day} lies ahead and has numbers")
        };
        return Some(Finding::at(span, what).mend(said!("改正日期，或删去这些数", "mend the day, or take the numbers out")));
    }
    if let Some(volunteers) = time.volunteers.as_ref().filter(|volunteers| volunteers.0 > people) {
        let given = volunteers.0;
        let what = said!("人数 {people}，志愿者 {given}", "{people} people, {given} volunteers");
        return Some(Finding::at(volunteers.span, what).mend(said!("“人数”包括志愿者，改正其中一个", "`people` includes the volunteers; mend one of the two")));
    }
    let most = i64::try_from(people).unwrap_or(i64::MAX).saturating_mul(DAY);
    time.hours.as_ref().filter(|hours| hours.0 > most || hours.0 < 0).map(|hours| {
        let given = hours.value;
        Finding::at(hours.span, said!("{people} 人，{given} 小时，对不上", "{people} people cannot make {given} hours"))
            .mend(said!("“小时”是所有人加起来的小时，先写“人数”", "`hours` are those of all together; write `people` first"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn numbers_fit() {
        let of = |time: &str| check(super::RULE.info.id, &format!("times: [{{{time}}}]\n"));
        assert_eq!(of("on: 2026-11-14, people: 9, volunteers: 9, hours: 18.5"), ["holds"]);
        assert_eq!(of("on: 2026-11-14, people: 9, volunteers: 10"), ["3:49 人数 9，志愿者 10"]);
        assert_eq!(of("on: 2026-11-14, people: 1, hours: 24.5"), ["3:44 1 人，24.5 小时，对不上"]);
        assert_eq!(of("on: 2026-11-14, hours: 2"), ["3:33 0 人，2 小时，对不上"]);
        assert_eq!(of("on: 2026-11-28, people: 9"), ["3:34 2026-11-28 还没有到，不应有数"]);
        assert_eq!(of("on: 2026-11-14, people: 9, cancelled: 下雨"), ["3:34 2026-11-14 取消了，不应有数"]);
        assert_eq!(check(super::RULE.info.id, ""), ["n/a: no times are given"]);
    }
}
