//! 议题序号重了 · Two items of one number
//!
//! # What it checks
//! 议程（`agenda`）里的序号各不相同。 Every number of the `agenda` is there once.
//!
//! # Why
//! 决定按序号归到议题名下，序号重了就对不上。
//! Decisions are filed under the number of an item.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/unique/topic", "duplicate-topic", include_str!("duplicate_topic.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let agenda = &series.this().body.agenda;
    if agenda.is_empty() {
        return Verdict::NotApplicable("no agenda");
    }
    let twice = again(agenda.iter().map(|topic| (&topic.number.0, topic.number.span))).into_iter().map(|(number, span, first)| {
        Finding::at(span, said!("序号“{number}”用了两次", "the number `{number}` is used twice"))
            .mend(said!("改成没有用过的序号", "use a number of its own"))
            .also(first, said!("第一次在这里", "first used here"))
    });
    Verdict::of(twice.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn numbers_are_unlike() {
        let id = super::RULE.info.id;
        assert_eq!(check(id, "on: 2026-11-20\n"), ["n/a: no agenda"]);
        assert_eq!(check(id, "on: 2026-11-20\nagenda: [{number: 1, subject: 甲}, {number: 2, subject: 乙}]\n"), ["holds"]);
        assert_eq!(check(id, "on: 2026-11-20\nagenda: [{number: 1, subject: 甲}, {number: 1, subject: 乙}]\n"), ["4:44 序号“1”用了两次"]);
    }
}
