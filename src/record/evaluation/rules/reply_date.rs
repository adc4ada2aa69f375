//! 答复早于评价期间结束 · Reply dated before the period ended
//!
//! # What it checks
//! 对方的答复不早于评价期间的最后一天。
//! The judged party's reply is not dated before the last day of the period.
//!
//! # Why
//! 期间还没有结束，对这一期的评价就答复不了。
//! Nobody can answer for a period that is not over.

use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> = RecordRule {
    info: RuleInfo::error("evaluation/consistent/reply-date", "reply-before-period-end", include_str!("reply_date.rs")),
    check,
};

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let evaluation = series.this().body;
    let Some(reply) = &evaluation.reply else { return Verdict::NotApplicable("nobody has replied") };
    let (on, until) = (reply.on.value, evaluation.period.until);
    if on >= until {
        return Verdict::Holds;
    }
    let finding =
        Finding::at(reply.on.span, said!("答复是 {on}，评价期间到 {until} 才结束", "the reply is dated {on}, the period ends on {until}"))
            .mend(said!("改正答复日期或评价期间", "mend the date of the reply, or the period"))
            .also(evaluation.period.span, said!("期间在这里", "the period stands here"));
    Verdict::Breaks(vec![finding])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&format!("subject: a\nperiod: 2026-H1\n{rest}")])
    }

    #[test]
    fn the_last_day_holds_and_the_day_before_breaks() {
        assert_eq!(check("reply: {on: 2026-06-30, text: 甲}\n"), ["holds"]);
        assert_eq!(check("reply: {on: 2026-06-29, text: 甲}\n"), ["3:13 答复是 2026-06-29，评价期间到 2026-06-30 才结束"]);
    }

    #[test]
    fn without_a_reply_nothing_is_judged() {
        assert_eq!(check(""), ["n/a: nobody has replied"]);
    }
}
