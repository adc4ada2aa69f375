//! 登记里的日期不对 · Days of a register that cannot be
//!
//! # What it checks
//! 1. 荣誉的日期不晚于发布日期。 No honour was given after the register was published.
//! 2. 开放设施的“止”不早于“起”。 No facility closes before it opens.
//!
//! # Why
//! 还没有拿到的荣誉不能先公布；起止颠倒的设施，居民不知道能不能用。
//! What was not given yet is not published; and nobody knows whether a facility with turned days may be used.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::error("register/range/days", "register-days-impossible", include_str!("days.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let (register, published) = (this.body, this.header.published.value);
    if register.honours.is_empty() && register.facilities.is_empty() {
        return Verdict::NotApplicable("there are neither honours nor facilities");
    }
    let ahead = register.honours.iter().filter(|honour| honour.on.value > published).map(|honour| {
        let (name, on) = (&*honour.name.value, honour.on.value);
        Finding::at(honour.on.span, said!("“{name}”写的 {on} 晚于发布日期 {published}", "“{name}” is dated {on}, after the publication on {published}"))
            .mend(said!("改正日期；还没有授予的先不写", "mend the day; leave out what was not given yet"))
    });
    let turned = register.facilities.iter().filter_map(|facility| {
        let (since, until) = (facility.since.as_ref()?, facility.until.as_ref()?);
        let (first, last) = (since.value, until.value);
        (last < first).then(|| {
            Finding::at(until.span, said!("止（{last}）早于起（{first}）", "it closes on {last}, before it opens on {first}"))
                .mend(said!("改正其中一个日期", "mend one of the two dates"))
                .also(since.span, said!("起", "it opens"))
        })
    });
    Verdict::of(ahead.chain(turned).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn honours_were_given_before_they_are_published() {
        assert_eq!(check("honours: [{name: 甲, by: 市, on: 2026-10-14}]\n"), ["holds"]);
        assert_eq!(check("honours: [{name: 甲, by: 市, on: 2026-10-15}]\n"), ["1:32 “甲”写的 2026-10-15 晚于发布日期 2026-10-14"]);
    }

    #[test]
    fn facilities_open_before_they_close() {
        let found = check("facilities: [{name: 甲, owner: 乙, since: 2026-10-02, until: 2026-10-01}]\n");
        assert_eq!(found, ["1:60 止（2026-10-01）早于起（2026-10-02）"]);
        assert_eq!(check("guides: [{name: 甲, office: 乙}]\n"), ["n/a: there are neither honours nor facilities"]);
    }
}
