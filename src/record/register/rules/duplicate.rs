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

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::error("register/unique/entry", "register-entry-twice", include_str!("duplicate.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let register = series.this().body;
    let honours = register.honours.iter().map(|h| (("honour", &*h.name.0, &*h.by.0, Some(h.on.value)), h.name.span));
    let facilities = register.facilities.iter().map(|f| (("facility", &*f.name.0, &*f.owner.0, None), f.name.span));
    let guides = register.guides.iter().map(|g| (("guide", &*g.name.0, &*g.office.0, None), g.name.span));
    let questions = register.questions.iter().map(|q| (("question", &*q.topic.0, "", Some(q.asked.value)), q.topic.span));
    let mut entries = honours.chain(facilities).chain(guides).chain(questions).peekable();
    if entries.peek().is_none() {
        return Verdict::NotApplicable("there are no entries with names");
    }
    let twice = again(entries).into_iter().map(|((_, text, ..), span, first)| {
        let finding = Finding::at(span, said!("“{text}”写了两次", "“{text}” stands twice"));
        finding.also(first, said!("第一次在这里", "first here")).mend(said!("只留一项", "keep one of them"))
    });
    Verdict::of(twice.collect())
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
