//! 签订前没有公示够天数 · Signed before the draft hung long enough
//!
//! # What it checks
//! 物业服务合同签订前，草案公示满规则包规定的天数：选定（`award`）里写明公示的记录（`draft`），从挂出到签订之间的天数够。
//! Before a contract of property service is signed its draft hangs as many days as the packs ask for; the award names the record (`draft`).
//! 1. 挂出和签订的当天不算。 The days of hanging and of signing do not count.
//! 2. 没有写签订日期的、没有这种规定的地方不判断。 Without a signature, or where no pack asks for it, nothing is judged.
//!
//! # Why
//! 合同签了就改不了，有话要在签之前说。
//! Once signed it binds everybody; objections must come before.

use crate::base::date::Date;
use crate::base::number::Count;
use crate::law::RuleSort;
use crate::record::contract::{Contract, ContractSort};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo { basis: &["fs.contract"], ..RuleInfo::warning("contract/coverage/draft", "signed-unposted", include_str!("draft_posted.rs")) },
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let Some(signed) = contract.signed.as_ref().filter(|_| *contract.sort == ContractSort::PropertyService) else {
        return Verdict::NotApplicable("no signed contract of property service");
    };
    let asked = scope.pack.of_kind_on(RuleSort::Posting, signed.value).filter(|rule| {
        rule.param("event").and_then(|event| event.text()) == Some("contract_before_sign")
    });
    let days = |rule: &crate::law::PackRule| Some((rule.param("min_days")?.scalar::<Count>()?.0, rule.title.clone()));
    let Some((days, title)) = asked.filter_map(days).max() else {
        return Verdict::NotApplicable("no rule that binds asks for it");
    };
    let draft = contract.award.as_ref().and_then(|award| award.draft.as_ref());
    let Some(draft) = draft else {
        let what = said!("没有写签订前的公示；应先公示 {days} 天（{title}）", "no record of the posted draft; it must hang {days} days first ({title})");
        return Verdict::Breaks(vec![
            Finding::at(signed.span, what).mend(said!("在“选定”里写“签前公示: 通知/…”", "name the record under `award` as `draft`")),
        ]);
    };
    let Some(entry) = scope.catalogue.get(&draft.0) else { return Verdict::NotApplicable("the posted record is not known") };
    let hung = between(entry.hangs.0, signed.value);
    if hung >= i64::try_from(days).unwrap_or(i64::MAX) {
        return Verdict::Holds;
    }
    let (from, on) = (entry.hangs.0, signed.value);
    let what = said!(
        "{from} 挂出，{on} 签订，中间 {hung} 天；应公示 {days} 天（{title}）",
        "hung on {from}, signed on {on}: {hung} days between, {days} are asked for ({title})"
    );
    Verdict::Breaks(vec![
        Finding::at(draft.span, what)
            .mend(said!("核对两个日期；确实不够的，把经过写进正文说明", "check the two days; if they are right, explain in the text"))
            .also(signed.span, said!("这天签订", "signed on this day")),
    ])
}

fn between(from: Date, until: Date) -> i64 {
    (until.days_since(from) - 1).max(0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_under};
    use crate::record::kind::{CatalogueEntry, Scope};
    use crate::record::kind_of_folder;
    use crate::record::testing::{day, judged, record, under};

    const ID: &str = super::RULE.info.id;

    fn posted(hung: &str) -> Vec<String> {
        let text = "sort: property_service\nperiod: 2026\nsigned: 2026-01-06\naward: {method: tender, draft: notice/a}\n";
        let contract = record(kind_of_folder("contract").unwrap(), "c", text);
        let entry = CatalogueEntry { title: "甲".into(), published: day(hung), public: true, hangs: (day(hung), None), corrected: false };
        under(&["foshan"], |scope| {
            let catalogue = [("notice/a".to_string(), entry)].into_iter().collect();
            judged(&[&contract], ID, &Scope { catalogue: &catalogue, ..*scope })
        })
    }

    // breaks: fs.contract
    #[test]
    fn the_draft_hangs_before_anybody_signs() {
        assert_eq!(posted("2025-12-31"), ["holds"]);
        let found = "4:32 2026-01-01 挂出，2026-01-06 签订，中间 4 天；应公示 5 天（佛山市住宅物业管理条例 第三十六条）";
        assert_eq!(posted("2026-01-01"), [found]);
        let none = check_under(&["foshan"], ID, "signed: 2026-01-06\n");
        assert_eq!(none, ["4:9 没有写签订前的公示；应先公示 5 天（佛山市住宅物业管理条例 第三十六条）"]);
    }

    #[test]
    fn not_applicable_where_no_rule_asks_for_it() {
        assert_eq!(check(ID, "signed: 2026-01-06\n"), ["n/a: no rule that binds asks for it"]);
        assert_eq!(check_under(&["foshan"], ID, ""), ["n/a: no signed contract of property service"]);
    }
}
