//! 引用了已被取代的法律 · Superseded law cited
//!
//! # What it checks
//! 文字里没有已被取代的法律和旧的表决门槛，如物权法、“欠费不得参选”。
//! No text cites law, or thresholds, that have been superseded.
//! 1. 发布日期早于取代那一天的记录，当时没有引错。
//!    A record published before the day of superseding cited what was in force.
//! 2. 找哪些说法，由规则包 cn.trap.old12 的 phrases 决定，那一天是它的 since；“…”表示同一句里隔着别的字。
//!    The phrases are data of the pack; `…` stands for other words of the same sentence.
//!
//! # Why
//! 照着旧门槛表决，结果会被撤销；照着旧规定不让欠费的业主参选，是侵权。
//! A vote by an old threshold can be annulled.

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::lexicon::Lexicon;
use crate::base::tree::Tree;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["cn.trap.old12", "cn.candidate.arrears"],
        ..RuleInfo::warning("text/reference/superseded-law", "superseded-law", include_str!("superseded_law.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let Some(trap) = compound.pack.rule("cn.trap.old12") else { return Vec::new() };
    let since: Option<Date> = trap.param("since").and_then(Tree::scalar);
    let said = |phrase: &Tree, key: &str| phrase.get(key).and_then(Tree::text).unwrap_or("").to_string();
    let listed = trap.param("phrases").map(Tree::items).unwrap_or(&[]).iter();
    let phrases: Vec<Phrase> = listed.filter_map(|tree| Phrase::of(said(tree, "text"), said(tree, "now"), said(tree, "now_en"))).collect();
    let heads = Lexicon::new(phrases.iter().map(Phrase::head));
    let mut found = Vec::new();
    let dated = |date: Date| since.is_none_or(|since| date >= since);
    for written in compound.written().filter(|written| written.record.is_none_or(|record| dated(record.header.published.value))) {
        for hit in heads.find(written.text()) {
            let head = phrases.get(hit.word).map_or("", Phrase::head);
            // Several phrases may begin with the same words.
            let alike = phrases.iter().filter(|phrase| phrase.head() == head);
            for (phrase, end) in alike.filter_map(|phrase| Some((phrase, phrase.end(written.text(), hit.end)?))) {
                let what = said!("这里引用了旧规定：{}", "superseded law is cited here: {}", phrase.text);
                let (zh, en) = (&phrase.now, &phrase.now_en);
                found.push(info.at(written.place(hit.start, end), what).mend(said!("{zh}", "{en}")));
            }
        }
    }
    found
}

/// A wording of superseded law; the parts between `…` stand in this order within one sentence.
struct Phrase {
    text: String,
    now: String,
    now_en: String,
}

impl Phrase {
    fn of(text: String, now: String, now_en: String) -> Option<Self> {
        Some(Phrase { text, now, now_en }).filter(|phrase| !phrase.head().is_empty())
    }

    /// The words it begins with.
    fn head(&self) -> &str {
        self.text.split('…').next().unwrap_or("")
    }

    /// Where it ends in a text, its head ending at `from`.
    fn end(&self, text: &str, from: usize) -> Option<usize> {
        let sentence = text.get(from..)?.split(['。', '；', '\n']).next()?;
        self.text.split('…').skip(1).try_fold(from, |at, part| {
            let next = sentence.get(at - from..)?.find(part)?;
            Some(at + next + part.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings_under, notice};
    use super::*;
    use crate::law::Pack;

    #[test]
    fn old_law_is_found_after_its_day_only() {
        let (pack, _) = Pack::for_unit(&[]);
        let with = |text: &str| notice(&format!("summary: {text}\n"));
        let found = |text: &str| findings_under(pack.clone(), RULE.info.id, &[("notice/a.md", text)]);
        assert_eq!(found(&with("根据物权法第七十六条")), ["notice/a.md:4:12 这里引用了旧规定：物权法"]);
        assert_eq!(found(&with("拖欠物业费的业主不得参选")).len(), 1);
        assert!(found(&with("根据物权法第七十六条").replace("2026-10-14", "2019-10-14")).is_empty());
        assert!(found(&with("根据民法典第二百七十八条；拖欠物业费的依法催交")).is_empty());
    }

    #[test]
    fn a_phrase_stays_within_its_sentence() {
        let phrase = Phrase::of("欠费…不得…参选".into(), String::new(), String::new()).unwrap();
        let end = |text: &str| phrase.end(text, phrase.head().len());
        assert_eq!(end("欠费的不得参选"), Some("欠费的不得参选".len()));
        assert_eq!(end("欠费。不得参选"), None);
        assert_eq!(end("欠费不得"), None);
    }
}
