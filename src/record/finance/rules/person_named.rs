//! 收付款方写了个人的姓名 · A private person named as payer or payee
//!
//! # What it checks
//! “付款方”“收款方”写的不是一个普通人的姓名：个人写身份（车主、退租住户）或“王*”，公司和店写全称。
//! Payer and payee are not the bare name of a private person: people are written by what they are (a car owner, a tenant who left) or
//! as 王*, companies and shops by their full name.
//! 1. 任职而公开姓名的人不管。 Who is named because of an office may stand here.
//! 2. 看整个词：百家姓开头、两三个字，又不像单位的。 Whole words count: a family name with one or two characters that look like no body.
//!
//! # Why
//! 公开的是钱的去向，不是谁家交了多少、拿了多少。
//! What is public is where the money went, not what a household paid or got.

use crate::base::detect::is_person;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::warning("privacy/format/party", "private-person-paid", include_str!("person_named.rs")),
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let sides = finance.income.iter().chain(&finance.expenditure).flat_map(|entry| entry.payer.iter().chain(&entry.payee));
    let public = |name: &str| scope.directory.people().any(|person| &*person.name.value.0 == name && scope.directory.is_named(&person.id));
    let private = sides.filter(|side| is_person(side) && !public(side));
    let findings = private.map(|side| {
        let what = said!("收付款方像是一个人的姓名", "this looks like the name of a private person");
        let mend = said!("个人写身份（如“车主”）或“王*”；公司、商店写全称", "write what they are (a car owner), or 王*; companies by their full name");
        Finding::at(side.span, what).mend(mend)
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(payer: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 0\nincome: [{{number: S1, on: 2026-07-01, subject: 车位, amount: 1, payer: {payer}}}]\nclosing: 1\n"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn bodies_and_roles_hold() {
        for payer in ["车主", "示例供电所", "退租住户", "王*", "高新区", "金华店", "万科物业", "4号楼业主", "业主，按楼栋汇总见下", "粤Z·A5K21 车主"] {
            assert_eq!(check(payer), ["holds"], "{payer}");
        }
    }

    #[test]
    fn a_private_name_is_found() {
        for payer in ["王小明", "业主王小明", "王小明（车主）", "李 5栋"] {
            let found = check(payer);
            assert_eq!(found == ["4:70 收付款方像是一个人的姓名"], payer != "李 5栋", "{payer}: {found:?}");
        }
    }
}
