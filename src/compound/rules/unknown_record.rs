//! 引用的记录不存在 · Unknown record
//!
//! # What it checks
//! 字段和正文链接里提到的每条记录（类别/编码）都存在；更正另有规则。
//! Every record mentioned in a field or a link (kind/id) exists; corrections have a rule of their own.
//!
//! # Why
//! 居民点进去是空的，比没有链接还糟。
//! A link that leads nowhere is worse than none.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::RecordId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/reference/unknown", "unknown-record", include_str!("unknown_record.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (place, reference) in compound.mentions(RecordId::SORT) {
        let id = &reference.id;
        let unread = compound.own.flawed.records.contains(id);
        if compound.catalogue.contains_key(id) || unread || compound.is_amends(&place) {
            continue;
        }
        let diagnostic = info.at(place, said!("没有“{id}”这条记录", "there is no record `{id}`"));
        let near = nearest(id, compound.catalogue.keys().map(String::as_str));
        found.push(match near {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!(
                "写成 类别/编码，如 notice/2026-10-plan；文件名就是编码",
                "write kind/id like notice/2026-10-plan; the file name is the id"
            )),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn records_are_found_in_both_languages() {
        let a = notice("");
        assert!(findings(ID, &[("notice/a.md", &a), ("notice/b.md", &notice("about: [通知/a]\n"))]).is_empty());
        let found = findings(ID, &[("notice/abc.md", &a), ("notice/b.md", &notice("about: [notice/abd]\n"))]);
        assert_eq!(found, ["notice/b.md:4:9 没有“notice/abd”这条记录"]);
    }

    #[test]
    fn a_contract_named_by_its_record_exists() {
        let check = |contract: &str| {
            let entry = format!("{{number: S1, on: 2026-07-05, subject: 广告, amount: 1, contract: {contract}}}");
            let account = format!(
                "title: 账\npublished: 2026-10-14\nperiod: 2026-Q3\naccount: {{sort: common_income}}\nopening: 0\nclosing: 1\nincome: [{entry}]\n"
            );
            findings(ID, &[("finance/a.yaml", &account)])
        };
        assert_eq!(check("contract/nowhere"), ["finance/a.yaml:7:73 没有“contract/nowhere”这条记录"]);
        assert_eq!(check("合同/nowhere").len(), 1);
        assert!(check("HT-03").is_empty() && check("协议 2026/3").is_empty(), "numbers and words are quoted, not looked up");
    }

    #[test]
    fn links_in_the_text_count() {
        let text = "---\ntitle: 通知\npublished: 2026-10-14\n---\n见[账目](finance/2026-q9)。\n";
        assert_eq!(findings(ID, &[("notice/a.md", text)]).len(), 1);
    }
}
