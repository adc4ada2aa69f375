//! 升降的百分比没有两个数 · A change in per cent without its two numbers
//!
//! # What it checks
//! 说“下降 79.2%”“增长三成”一类的句子，同一句里还有变化前后的两个数。
//! A sentence that tells of a change in per cent has the two numbers before and after it in the same sentence.
//! 1. 引用别处的、写明“未核算”的不算；小区文件里的“引用”由总门户标明。
//!    What is quoted from elsewhere and marked 未核算 does not count; the portal marks what a unit's file has under `quoted`.
//! 2. 两个数里较大的不到规则包写的基数，提醒一句：一两件的变化也能变成百分之几十。
//!    Where the larger of the two is below the packs' base that is told: one or two cases make many per cent.
//!
//! # Why
//! 从 5 件降到 1 件，也叫“下降 80%”；没有两个数，谁也说不准好了多少。
//! From five to one is 80 per cent as well; without the numbers nobody knows what became better.

use super::CompoundRule;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::number::Count;
use crate::compound::Compound;
use crate::compound::texts::Written;
use crate::law::RuleSort;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["sd.percent"],
        severity: Severity::Advice,
        ..RuleInfo::warning("text/coherent/percent", "percent-without-numbers", include_str!("percent_bare.rs"))
    },
    check,
};

/// The words of a change.
const CHANGES: [&str; 8] = ["下降", "减少", "降低", "上升", "增加", "增长", "提高", "提升"];
/// Letters that may stand between the word and its number.
const BETWEEN: usize = 2;

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut texts = compound.pack.of_kind_on(RuleSort::Ratio, compound.as_of);
    let Some(rule) = texts.find(|rule| rule.param("what").and_then(|what| what.text()) == Some("change_in_percent")) else {
        return Vec::new();
    };
    let base = rule.param("least_base").and_then(|base| base.scalar::<Count>()).map_or(0, |base| base.0);
    let mut found = Vec::new();
    let quoted = |written: &Written| written.record.is_none() && compound.unit.quoted.iter().any(|quoted| quoted.text.span == written.span);
    for written in compound.written().filter(|written| !quoted(written)) {
        let text = written.text();
        for (start, end, sentence) in changes(text) {
            let numbers = numbers(sentence);
            let (what, mend) = match numbers.as_slice() {
                [_, _, ..] => {
                    let largest = numbers.iter().copied().max().unwrap_or(0);
                    if largest >= base || sentence.contains("未核算") {
                        continue;
                    }
                    let what = said!("基数只有 {largest}，百分比说明不了什么", "the base is only {largest}; per cent say little");
                    (what, said!("只写两个数", "write the two numbers only"))
                }
                _ if sentence.contains("未核算") => continue,
                _ => (
                    said!("只有升降的百分比，没有前后两个数", "a change in per cent without the numbers before and after"),
                    said!("把两个数写在同一句里；引用别处的写明“未核算”", "write both numbers into the sentence; mark a quotation 未核算"),
                ),
            };
            found.push(info.at(written.place(start, end), what).mend(mend));
        }
    }
    found
}

/// Every change in per cent: where it stands, and its sentence.
fn changes(text: &str) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    for word in CHANGES {
        for (start, _) in text.match_indices(word) {
            let after = start + word.len();
            let Some(rest) = text.get(after..) else { continue };
            let skipped: usize = rest.chars().take(BETWEEN).take_while(|c| !c.is_ascii_digit()).map(char::len_utf8).sum();
            let digits: usize =
                rest.get(skipped..).unwrap_or("").chars().take_while(|c| c.is_ascii_digit() || *c == '.').map(char::len_utf8).sum();
            let sign = rest.get(skipped + digits..).and_then(|rest| rest.trim_start().chars().next());
            if digits == 0 || !matches!(sign, Some('%' | '％')) {
                continue;
            }
            let end = after + skipped + digits;
            let stops = ['。', '；', '！', '？', '\n'];
            let from = text.get(..start).and_then(|before| before.rfind(stops)).map_or(0, |at| at + 1);
            let from = (from..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
            let until = text.get(end..).and_then(|rest| rest.find(stops)).map_or(text.len(), |at| end + at);
            found.extend(text.get(from..until).map(|sentence| (start, end, sentence)));
        }
    }
    found
}

/// The whole numbers of a sentence that are no per cent, no year, and no part of a date.
fn numbers(sentence: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(at..).unwrap_or("");
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
        let (number, after) = rest.split_at(length);
        if !after.trim_start().starts_with(['%', '％', '年', '月', '日']) {
            found.extend(number.replace(',', "").split('.').next().and_then(|whole| whole.parse::<u64>().ok()));
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings_under, notice};
    use super::*;
    use crate::law::Pack;

    fn check(summary: &str) -> Vec<String> {
        findings_under(Pack::for_unit(&["dangjian"]).0, RULE.info.id, &[("notice/a.md", &notice(&format!("summary: {summary}\n")))])
    }

    // breaks: sd.percent
    #[test]
    fn a_change_has_its_two_numbers() {
        assert_eq!(check("投诉下降79.2%"), ["notice/a.md:4:12 只有升降的百分比，没有前后两个数"]);
        assert!(check("投诉从24件降到5件，下降79.2%").is_empty());
        assert_eq!(check("投诉从5件降到1件，下降了80%"), ["notice/a.md:4:20 基数只有 5，百分比说明不了什么"]);
        assert!(check("据街道通报，投诉下降 79.2%（未核算）").is_empty());
        assert!(check("2026年维修比2025年多两次，单价上升了一点").is_empty());
    }
}
