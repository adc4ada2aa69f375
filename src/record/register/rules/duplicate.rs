//! 登记里有两项一样 · An entry that stands twice
//!
//! # What it checks
//! 同一条登记里：名称、授予单位和日期都相同的荣誉，设施和单位都相同的开放设施，事项和窗口都相同的指南，问题和提出日期都相同的询问，各只写一次。
//! Within a register: honours of the same title, giver and day, facilities of the same name and owner, guides of the same thing and
//! office, questions on the same thing of the same day stand once.
//!
//! # Why
//! 写两次就多算一次；两份指南说法不同，居民不知道信哪一份。
//! What stands twice is counted twice, and of two guides nobody knows which to believe.

use std::collections::BTreeMap;

use crate::base::source::Span;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::error("register/unique/entry", "register-entry-twice", include_str!("duplicate.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let register = series.this().body;
    let honours = register.honours.iter().map(|h| (format!("h/{}/{}/{}", &*h.name.value, &*h.by.value, h.on.value), &h.name));
    let facilities = register.facilities.iter().map(|f| (format!("f/{}/{}", &*f.name.value, &*f.owner.value), &f.name));
    let guides = register.guides.iter().map(|g| (format!("g/{}/{}", &*g.name.value, &*g.office.value), &g.name));
    let questions = register.questions.iter().map(|q| (format!("q/{}/{}", &*q.topic.value, q.asked.value), &q.topic));
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut findings = Vec::new();
    for (key, name) in honours.chain(facilities).chain(guides).chain(questions) {
        let Some(first) = seen.get(&key) else {
            seen.insert(key, name.span);
            continue;
        };
        let text = &*name.value;
        let finding = Finding::at(name.span, said!("“{text}”写了两次", "“{text}” stands twice")).also(*first, said!("第一次在这里", "first here"));
        findings.push(finding.mend(said!("只留一项", "keep one of them")));
    }
    if seen.is_empty() { Verdict::NotApplicable("there are no entries with names") } else { Verdict::of(findings) }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn each_entry_stands_once() {
        let honour = |day: &str| format!("{{name: 甲, by: 市, on: 2026-01-{day}}}");
        assert_eq!(check(&format!("honours: [{}, {}]\n", honour("01"), honour("02"))), ["holds"]);
        assert_eq!(check(&format!("honours: [{}, {}]\n", honour("01"), honour("01"))), ["1:52 “甲”写了两次"]);
        assert_eq!(check("guides: [{name: 甲, office: 乙}, {name: 甲, office: 乙}]\n"), ["1:39 “甲”写了两次"]);
        assert_eq!(check("facilities: [{name: 甲, owner: 乙}, {name: 甲, owner: 丙}]\n"), ["holds"]);
        assert_eq!(check("period: 2026\n"), ["n/a: there are no entries with names"]);
    }
}
