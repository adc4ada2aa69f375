//! 写了没有职务的人是不是党员 · Whether a private person is a party member
//!
//! # What it checks
//! 不能公开全名的人，名字旁边不写党员、预备党员、积极分子、民主党派、政治面貌。
//! Beside a name that may not be read stands nothing of party membership.
//! 1. 在组织名单里任职、因此公开姓名的人不管：任职本来就是公开的。
//!    Who is named because of an office is none of it: the office is public.
//! 2. 只写人数（“共 31 名党员”）不管。
//!    Numbers of members are none of it.
//! 3. 网页上名字会遮成“王*”，不会拦下发布。
//!    Pages show the name masked; it does not stop the publication.
//!
//! # Why
//! 政治面貌是个人信息；院落里人少，“3号楼的王*是党员”还是认得出是谁。
//! Membership is personal; in a small compound a masked name beside it still says who.

use super::CompoundRule;
use super::text::traces::names;
use crate::base::diagnostic::Diagnostic;
use crate::base::signs::Signs;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::warning("privacy/coherent/political-status", "political-status", include_str!("political_status.rs")),
    check,
};

/// Words of membership.
const STATUS: [&str; 6] = ["党员", "入党积极分子", "入党", "政治面貌", "民主党派", "民盟"];
/// What may stand between a name and such a word.
const GAPS: &[char] =
    &[' ', '\u{3000}', '、', '，', ',', '：', ':', '（', '(', '）', ')', '|', '*', '_', '“', '”', '是', '为', '系', '「', '」'];
/// What goes before a word of membership.
const BEFORE: [&str; 6] = ["中共", "共产", "预备", "流动", "在职", "退休"];

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let (_, hidden) = names(compound);
    let mut found = Vec::new();
    for written in compound.having(Signs::PARTY) {
        let text = written.text();
        if !STATUS.iter().any(|word| text.contains(word)) {
            continue;
        }
        for (start, name) in hidden.iter().flat_map(|name| text.match_indices(*name)) {
            let end = start + name.len();
            if leads(text.get(end..).unwrap_or("")) || follows(text.get(..start).unwrap_or("")) {
                let what = said!("这里说了一个不公开姓名的人是不是党员", "this tells whether somebody who is not named is a party member");
                let mend = said!("删掉，或只写人数", "remove it, or give numbers only");
                found.push(info.at(written.place(start, end), what).mend(mend));
            }
        }
    }
    found
}

/// Whether a word of membership follows a name.
fn leads(tail: &str) -> bool {
    let mut rest = tail.trim_start_matches(GAPS);
    while let Some(next) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    STATUS.iter().any(|word| rest.starts_with(word))
}

/// Whether a name follows a word of membership, alone or in a list of names.
fn follows(head: &str) -> bool {
    let mut rest = head;
    // A list: 党员：王一、王二 …; each of its names is short and Chinese.
    for _ in 0..LONGEST {
        let trimmed = rest.trim_end_matches(GAPS);
        if STATUS.iter().any(|word| trimmed.ends_with(word)) {
            return true;
        }
        let listed = rest.trim_end_matches([' ', '*']).ends_with('、');
        let name = trimmed.trim_end_matches(|c: char| crate::base::hygiene::is_han(c));
        let status = STATUS.iter().any(|word| trimmed.get(name.len()..).is_some_and(|run| run.contains(word)));
        if !listed || status || trimmed.get(name.len()..).is_none_or(|run| !(2..=4).contains(&run.chars().count())) {
            return false;
        }
        rest = name;
    }
    false
}

/// The longest list of names that is followed back.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;
    const PEOPLE: (&str, &str) =
        ("people.yaml", "people: [{id: p-1, name: 甲一}, {id: p-2, name: 乙二}, {id: p-3, name: 丙三, public: full}]\n");

    fn found(text: &str) -> Vec<String> {
        findings(ID, &[PEOPLE, ("notice/a.md", &notice(&format!("summary: {text}\n")))])
    }

    #[test]
    fn every_word_of_membership_has_its_sign() {
        assert!(super::STATUS.iter().all(|word| super::Signs::of(word).have(super::Signs::PARTY)));
    }

    #[test]
    fn membership_beside_a_private_name_is_found() {
        const WHAT: &str = "这里说了一个不公开姓名的人是不是党员";
        assert_eq!(found("甲一（中共党员）带头"), [format!("notice/a.md:4:10 {WHAT}")]);
        assert_eq!(found("党员：甲一、乙二"), [format!("notice/a.md:4:13 {WHAT}"), format!("notice/a.md:4:16 {WHAT}")]);
        assert_eq!(found("政治面貌：甲一"), [format!("notice/a.md:4:15 {WHAT}")]);
        assert_eq!(found("甲一是预备党员"), [format!("notice/a.md:4:10 {WHAT}")]);
    }

    #[test]
    fn offices_numbers_and_distant_names_are_left_alone() {
        for text in ["丙三（党员）负责", "党员：丙三", "共 31 名党员，联系人甲一", "甲一住在党员服务站旁", "甲一、乙二领队"]
        {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
