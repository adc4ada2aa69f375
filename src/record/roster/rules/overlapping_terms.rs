//! 同一组织两届任期重叠 · Overlapping terms of one organization
//!
//! # What it checks
//! 1. 同一个组织的两份记录，任期不能有同一天。 Two records of one organization share no day of their terms.
//! 2. 更正记录与被更正的记录同属一届，不算重叠；撤回、移除的记录不看。 A correction shares the term of what it corrects; records taken back or emptied are not judged.
//! 3. 没有写任期的名单不看：后发布的接替先发布的。 A list without a term is not judged: the later takes the place of the earlier.
//!
//! # Why
//! 重叠的那几天，页面说不清谁在任、谁有权签字。
//! On the days they share, no page could tell who was in office and who could sign.
//!
//! # How to mend
//! 提前换届的，先发一份更正记录，把上一届的止期改到换届前一天。
//! Where the earlier term was cut short, correct its record first: it ends the day before the new one begins.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> =
    RecordRule { info: RuleInfo::error("roster/unique/term", "overlapping-terms", include_str!("overlapping_terms.rs")), check };

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let Some(term) = &this.body.organization.term else { return Verdict::NotApplicable("no term is given") };
    let kept = standing::kept(series.until_now());
    if !kept.iter().any(|f| f.id == this.id) {
        return Verdict::NotApplicable("the record no longer speaks");
    }
    let shared = kept.into_iter().filter(|f| f.id != this.id).filter_map(|f| {
        let other = f.body.organization.term.as_ref()?.period.value;
        other.overlaps(term.period.value).then_some((f.id, other))
    });
    let finding = |(id, other): (&crate::base::id::RecordId, crate::base::period::Period)| {
        let from = other.from.max(term.period.from);
        let until = other.until.min(term.period.until);
        Finding::at(term.period.span, said!("任期与 {id} 重叠：{from} 至 {until}", "the term overlaps that of {id}: {from} to {until}"))
            .label(said!("{id} 的任期到 {}", "the term of {id} lasts until {}", other.until))
            .mend(said!(
                "改正起止日期；提前换届的，先用更正记录把上一届的止期改过来",
                "mend the dates; where the earlier term was cut short, correct its record first"
            ))
    };
    Verdict::of(shared.map(finding).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, texts)
    }

    const FIRST: &str = "name: 甲\nclass: owners_committee\nterm: {period: 2019-06-01/2024-05-31}\n";

    #[test]
    fn holds_from_one_day_to_the_next() {
        assert_eq!(check(&[FIRST, "name: 甲\nclass: owners_committee\nterm: {period: 2024-06-01/2029-05-31}\n"]), ["holds"]);
    }

    #[test]
    fn breaks_on_the_one_day_they_share() {
        let second = "name: 甲\nclass: owners_committee\nterm: {period: 2024-05-31/2029-05-31}\n";
        assert_eq!(check(&[FIRST, second]), ["3:16 任期与 roster/r0 重叠：2024-05-31 至 2024-05-31"]);
    }

    #[test]
    fn a_correction_shares_the_term() {
        let amended = format!("{FIRST}amends: roster/r0\nreason: 止期写错\n");
        assert_eq!(check(&[FIRST, &amended]), ["holds"]);
    }

    #[test]
    fn not_applicable_without_a_term() {
        assert_eq!(check(&["name: 甲\nclass: group\n"]), ["n/a: no term is given"]);
    }
}
