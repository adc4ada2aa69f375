//! 询问和答复对不上 · A question and its answer that contradict each other
//!
//! # What it checks
//! 1. 答复不早于提出。 No question is answered before it was asked.
//! 2. 提出、答复都不晚于发布。 Nothing was asked or answered after the register was published.
//! 3. 写了答复日期的，写明答复了什么；写了答复的，写明日期。没有写哪个单位答复的，就是发布登记的单位答复的。 A day of an answer comes with
//!    the answer, an answer with its day. Where no body is named, whoever publishes the register answered.
//!
//! # Why
//! 等了多少天，是从提出到答复算出来的；没有内容的答复不算答复。
//! How long somebody waited is counted from the question to the answer; an answer without words is none.

use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::{Question, Register};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::error("register/consistent/question", "answered-before-asked", include_str!("question.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let this = series.this();
    if this.body.questions.is_empty() {
        return Verdict::NotApplicable("there are no questions");
    }
    let published = this.header.published.value;
    let one = |question: &At<Question>| {
        let mut findings = Vec::new();
        let asked = &question.asked;
        let (from, until) = (asked.value, question.answered.as_ref());
        if let Some(until) = until.filter(|until| until.value < from) {
            let on = until.value;
            let what = said!("答复（{on}）早于提出（{from}）", "answered on {on}, asked on {from} only");
            let mend = said!("改正其中一个日期", "mend one of the two dates");
            findings.push(Finding::at(until.span, what).mend(mend).also(asked.span, said!("提出", "asked")));
        }
        for day in [Some(asked), until].into_iter().flatten().filter(|day| day.value > published) {
            let on = day.value;
            let what = said!("{on} 晚于发布日期 {published}", "{on} is after the publication on {published}");
            findings.push(Finding::at(day.span, what).mend(said!("改正日期；还没有答复的先不写", "mend the day; leave out what is not answered yet")));
        }
        match (until, &question.answer) {
            (Some(day), None) => findings.push(
                Finding::at(day.span, said!("写了答复日期，没有写答复了什么", "a day of the answer, but no answer"))
                    .mend(said!("补上“答复”", "write the `answer`")),
            ),
            (None, Some(answer)) => findings.push(
                Finding::at(answer.span, said!("写了答复，没有写哪天答复", "an answer without its day"))
                    .mend(said!("补上“答复日期”", "write `answered`")),
            ),
            _ => {}
        }
        findings
    };
    Verdict::of(this.body.questions.iter().flat_map(one).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(question: &str) -> Vec<String> {
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[&format!("questions: [{question}]\n")])
    }

    #[test]
    fn an_answer_comes_after_the_question() {
        assert_eq!(check("{topic: 甲, asked: 2026-10-01, answered: 2026-10-01, answered_by: b, answer: 好}"), ["holds"]);
        let turned = check("{topic: 甲, asked: 2026-10-02, answered: 2026-10-01, answered_by: b, answer: 好}");
        assert_eq!(turned, ["1:53 答复（2026-10-01）早于提出（2026-10-02）"]);
    }

    #[test]
    fn nothing_lies_after_the_publication() {
        assert_eq!(check("{topic: 甲, asked: 2026-10-15}"), ["1:31 2026-10-15 晚于发布日期 2026-10-14"]);
    }

    #[test]
    fn an_answer_has_its_words_and_its_day() {
        assert_eq!(check("{topic: 甲, asked: 2026-10-01}"), ["holds"], "it waits");
        assert_eq!(check("{topic: 甲, asked: 2026-10-01, answered: 2026-10-02}"), ["1:53 写了答复日期，没有写答复了什么"]);
        assert_eq!(check("{topic: 甲, asked: 2026-10-01, answered: 2026-10-02, answer: 好}"), ["holds"], "the publisher answered");
        assert_eq!(check("{topic: 甲, asked: 2026-10-01, answer: 好}"), ["1:51 写了答复，没有写哪天答复"]);
        assert_eq!(check(""), ["n/a: there are no questions"]);
    }
}
