//! 答复超过规定的天数 · Answered after the days the rules give
//!
//! # What it checks
//! 问物业服务的、查公开内容的（类别“物业服务”“公开查询”）：从收到到答复，不超过规则给的天数。
//! Questions on the property service or on what is disclosed are answered within the days the rules give.
//! 1. 还没有答复的，超过了天数也算；没有超过的不算。 What is not answered yet counts once the days are over.
//!
//! # Why
//! 业主问的事，法律要求及时答复；拖着不答，就等于没有公开。
//! The law asks for a timely answer to owners; what is put off is not disclosed at all.

use crate::base::date::Date;
use crate::base::number::Count;
use crate::record::case::{Case, Category, Request};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that gives the days.
const BASIS: &str = "cn.285";

pub const RULE: RecordRule<Case> = RecordRule {
    info: RuleInfo { basis: &[BASIS], ..RuleInfo::warning("case/range/reply", "answered-late", include_str!("reply.rs")) },
    check,
};

fn check(series: &Series<Case>, scope: &Scope) -> Verdict {
    let asked = |request: &Request| matches!(request.category.value, Category::PropertyService | Category::Disclosure);
    let bound = series.this().body.requests.iter().filter(|request| asked(request));
    let bound: Vec<_> = bound.filter_map(|request| Some((request, due(request.received.value, scope)?))).collect();
    if bound.is_empty() {
        return Verdict::NotApplicable("nobody asked about the service or what is disclosed");
    }
    let findings = bound.into_iter().filter_map(|(request, (days, due))| {
        let answered = request.answered.as_ref();
        let late = answered.map_or(scope.as_of, |answered| answered.value).days_since(due);
        let number = &request.number.0;
        (late > 0).then(|| {
            let span = answered.map_or(request.received.span, |answered| answered.span);
            let what = said!(
                "{number} 应在 {due} 以前答复（{days} 天），晚了 {late} 天",
                "{number} was to be answered by {due} ({days} days); it is {late} days late"
            );
            let mend = said!("核对日期；确实晚了的，在正文里说明原因", "check the days; where it was late, say why in the text");
            Finding::at(span, what).mend(mend)
        })
    });
    Verdict::of(findings.collect())
}

/// How many days there are, and the last of them.
fn due(received: Date, scope: &Scope) -> Option<(u64, Date)> {
    let days: Count = scope.pack.text(BASIS, received).ok()?.param("reply_days")?.scalar()?;
    Some((days.0, received.plus_days(i64::try_from(days.0).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{plainly, request};

    const ID: &str = super::RULE.info.id;

    fn asked(more: &str) -> String {
        request(more).replace("category: lift", "category: property_service")
    }

    // breaks: cn.285
    #[test]
    fn a_question_is_answered_in_time() {
        assert_eq!(plainly(ID, &asked(", answered: 2026-07-10")), ["holds"]);
        assert_eq!(plainly(ID, &asked(", answered: 2026-07-12")), ["4:82 A1 应在 2026-07-10 以前答复（7 天），晚了 2 天"]);
        assert_eq!(plainly(ID, &asked("")).len(), 1, "not answered at all");
    }

    #[test]
    fn other_cases_are_not_judged() {
        assert_eq!(plainly(ID, &request("")), ["n/a: nobody asked about the service or what is disclosed"]);
    }
}
