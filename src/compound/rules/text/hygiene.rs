//! The lints of hygiene as rules: every text of every record is read once by each; their manuals stand beside the lints.

use std::collections::BTreeSet;

use crate::base::diagnostic::{Diagnostic, Fix, Severity};
use crate::base::hygiene::script::{Script, marks};
use crate::base::hygiene::{Slip, lost, pinyin, placeholder, relative, width};
use crate::base::signs::Signs;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::compound::texts::{Written, of_record};
use crate::record::Record;
use crate::record::rule::RuleInfo;
use crate::said;

/// Pinyin in brackets.
pub const PINYIN: CompoundRule = CompoundRule {
    info: RuleInfo::warning("text/format/pinyin", "pinyin-in-brackets", include_str!("../../../base/hygiene/pinyin.rs")),
    check: |compound, info| lint(compound.having(Signs::BRACKET), info, pinyin::find),
};

/// Lost characters.
pub const LOST: CompoundRule = CompoundRule {
    info: RuleInfo::warning("text/format/lost", "lost-characters", include_str!("../../../base/hygiene/lost.rs")),
    check: |compound, info| lint(compound.having(Signs::LOST), info, lost::find),
};

/// Half-width punctuation.
pub const WIDTH: CompoundRule = CompoundRule {
    info: RuleInfo::warning("text/format/punctuation", "half-width-punctuation", include_str!("../../../base/hygiene/width.rs")),
    check: |compound, info| lint(compound.having(Signs::NARROW), info, width::find),
};

/// Relative dates.
pub const RELATIVE: CompoundRule = CompoundRule {
    info: RuleInfo::warning("text/coherent/relative-date", "relative-date", include_str!("../../../base/hygiene/relative.rs")),
    check: |compound, info| lint(compound.written(), info, relative::find),
};

/// Placeholders; what is published with one is not published at all.
pub const PLACEHOLDER: CompoundRule = CompoundRule {
    info: RuleInfo::error("text/coverage/placeholder", "placeholder", include_str!("../../../base/hygiene/placeholder.rs")),
    check: |compound, info| lint(compound.written().filter(|written| !written.is_draft()), info, placeholder::find),
};

/// Simplified and traditional characters in one record.
pub const SCRIPT: CompoundRule = CompoundRule {
    info: RuleInfo::warning("text/consistent/script", "mixed-script", include_str!("../../../base/hygiene/script.rs")),
    check: mixed,
};

fn lint<'a>(texts: impl Iterator<Item = Written<'a>>, info: &RuleInfo, find: fn(&str) -> Vec<Slip>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for written in texts {
        for slip in find(written.text()) {
            let severity = if written.record.is_none() { Severity::Warning } else { info.severity };
            let place = written.place(slip.start, slip.end);
            let fix = slip.fix.map(|text| Fix { span: place.span, text });
            found.push(Diagnostic::new(info.id, severity, place, slip.what).mend(slip.mend).fix(fix));
        }
    }
    found
}

fn mixed(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let names: Vec<&str> = compound.directory.people().map(|person| &*person.name.0).filter(|name| marks(name).next().is_some()).collect();
    let records = compound.whole().filter(|record| record.header.purged.is_none());
    records.filter_map(|record| of_one(record, info, &names)).collect()
}

/// The first slip of a record, with all the characters that are off.
fn of_one(record: &Record, info: &RuleInfo, names: &[&str]) -> Option<Diagnostic> {
    // Nearly every record is written one way: only where both are seen does it matter whose names they stand in.
    let seen = |wanted: Script| of_record(record).any(|written| marks(written.text()).any(|(_, _, script)| script == wanted));
    if !(seen(Script::Traditional) && seen(Script::Simplified)) {
        return None;
    }
    let mut found = Vec::new();
    for written in of_record(record) {
        let text = written.text();
        let named: Vec<_> = names.iter().flat_map(|name| text.match_indices(name).map(|(start, name)| start..start + name.len())).collect();
        let all = marks(text).filter(|(at, ..)| !named.iter().any(|name| name.contains(at)));
        found.extend(all.map(|(at, c, script)| (script, c, written.place(at, at + c.len_utf8()))));
    }
    let count = |wanted: Script| found.iter().filter(|(script, ..)| *script == wanted).count();
    let (simplified, traditional) = (count(Script::Simplified), count(Script::Traditional));
    if simplified == 0 || traditional == 0 {
        return None;
    }
    let (rarer, zh, en) = match traditional <= simplified {
        true => (Script::Traditional, "繁体", "traditional"),
        false => (Script::Simplified, "简体", "simplified"),
    };
    let off: BTreeSet<char> = found.iter().filter(|(script, ..)| *script == rarer).map(|(_, c, _)| *c).collect();
    let shown: String = off.iter().take(8).collect();
    let (_, _, place) = found.into_iter().find(|(script, ..)| *script == rarer)?;
    let what = said!("夹着{zh}字：{shown}（不同的字共 {} 个）", "{en} characters in between: {shown} ({} in all)", off.len());
    Some(info.at(place, what).mend(said!("改成一种写法", "write all of it one way")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::testing::{findings, notice};
    use super::*;

    proptest! {
        #[test]
        fn no_slip_is_without_its_sign(text in "([业主会议収]|[,;:!?()（）]|(yè|hui4|zhang)|[\u{fffd}锟烫屯]{1,3}|锟斤拷|ï¿½| ){0,12}") {
            let lints: [(fn(&str) -> Vec<Slip>, Signs); 3] =
                [(pinyin::find, Signs::BRACKET), (lost::find, Signs::LOST), (width::find, Signs::NARROW)];
            for (find, sign) in lints {
                prop_assert!(Signs::of(&text).have(sign) || find(&text).is_empty(), "{:?} {}", sign, text);
            }
        }
    }

    #[test]
    fn slips_are_named_where_they_stand() {
        let of = |rule: &str, text: &str| findings(rule, &[("notice/a.md", &notice(&format!("summary: {text}\n")))]);
        assert_eq!(of("text/format/pinyin", "会(huì)议"), ["notice/a.md:4:11 汉字后面夹着拼音“huì”"]);
        assert_eq!(of("text/format/lost", "会?议"), ["notice/a.md:4:11 这里丢了字"]);
        assert_eq!(of("text/format/punctuation", "收,支"), ["notice/a.md:4:11 汉字之间用了半角“,”"]);
        assert_eq!(of("text/coherent/relative-date", "近日停水"), ["notice/a.md:4:10 “近日”过些时候就看不懂了"]);
        assert_eq!(of("text/coverage/placeholder", "某某公司"), ["notice/a.md:4:10 这里还没填"]);
        assert_eq!(of("text/consistent/script", "业主與会"), ["notice/a.md:4:12 夹着繁体字：與（不同的字共 1 个）"]);
    }

    #[test]
    fn drafts_may_have_blanks_and_names_their_own_spelling() {
        let draft = notice("status: draft\nsummary: 某某公司\n");
        assert!(findings("text/coverage/placeholder", &[("notice/a.md", &draft)]).is_empty());
        let people = ("people.yaml", "people: [{id: p-1, name: 與一, public: full}]\n");
        assert!(findings("text/consistent/script", &[people, ("notice/a.md", &notice("summary: 业主與一\n"))]).is_empty());
    }

    #[test]
    fn a_sound_text_has_no_slips() {
        let text = notice("summary: 2026年10月1日至31日收入 1,000.00 元，支出（含税）300 元\n");
        for rule in [
            "text/format/pinyin",
            "text/format/lost",
            "text/format/punctuation",
            "text/coherent/relative-date",
            "text/coverage/placeholder",
            "text/consistent/script",
        ] {
            assert!(findings(rule, &[("notice/a.md", &text)]).is_empty(), "{rule}");
        }
    }
}
