//! A pack as it is written: a YAML file of rules, read with places like every other file.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::fields::{self, Fields, Part, Reading};
use crate::base::number::{Count, Fraction};
use crate::base::scalar::Line;
use crate::base::source::{At, Source, Span};
use crate::base::tree::Tree;
use crate::base::yaml;

use super::terms::{Confidence, Level, Of, PackStatus, RuleSort, Weight};

/// A threshold as written, on both bases.
#[derive(Debug, Clone, Copy)]
pub struct WrittenThreshold {
    /// 业主人数
    pub owners: Fraction,
    /// 专有面积
    pub area: Fraction,
    /// Whether the number itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// Of whom.
    pub of: Option<Of>,
}

impl Part for WrittenThreshold {
    fn read(fields: &mut Fields) -> Self {
        WrittenThreshold {
            owners: *fields.required("owners", "业主人数"),
            area: *fields.required("area", "面积"),
            inclusive: *fields.required("inclusive", "含本数"),
            of: fields.optional("of", "基数").map(|of| of.value),
        }
    }
}

/// A reason in two languages.
#[derive(Debug, Clone)]
pub struct Why {
    /// In Chinese.
    pub zh: At<Line>,
    /// In English.
    pub en: At<Line>,
}

impl Part for Why {
    fn read(fields: &mut Fields) -> Self {
        Why { zh: fields.required("zh", "中文"), en: fields.required("en", "英文") }
    }
}

/// What a whole rule must say, by both names; an entry that says none of it only switches another pack's rule off or on.
pub(super) const WHOLE: [(&str, &str); 5] =
    [("kind", "种类"), ("name", "名称"), ("title", "出处"), ("source", "来源"), ("confidence", "核对")];

/// One rule as written.
#[derive(Debug, Clone)]
pub struct WrittenRule {
    /// Permanent id: `cn.943`.
    pub id: At<Line>,
    /// What sort of rule.
    pub kind: Option<At<RuleSort>>,
    /// What it asks for, in a sentence.
    pub name: Option<At<Line>>,
    /// Its source as readers know it: 民法典 第九百四十三条.
    pub title: Option<At<Line>>,
    /// Its source for those who check it: law or document, article, year.
    pub source: Option<At<Line>>,
    /// How far it was checked.
    pub confidence: Option<At<Confidence>>,
    /// Which of [`WHOLE`] are not written.
    pub lacks: Vec<(&'static str, &'static str)>,
    /// How bad a breach is.
    pub severity: Option<At<Weight>>,
    /// Since when; the pack's own date where left out.
    pub effective: Option<At<Date>>,
    /// The first day on which it no longer holds.
    pub superseded: Option<At<Date>>,
    /// The rule that took its place.
    pub superseded_by: Option<At<Line>>,
    /// Whether it is used; rules are kept for reference with `false`.
    pub enabled: Option<At<bool>>,
    /// Whether records can tell whether it is kept; they can where nothing is said.
    pub judged: Option<At<bool>>,
    /// Why they cannot.
    pub why: Option<At<Why>>,
    /// Anything else.
    pub note: Option<At<Line>>,
    /// What it applies to: classes of matter.
    pub applies: Vec<At<Line>>,
    /// Who must take part.
    pub quorum: Option<At<WrittenThreshold>>,
    /// Who must agree.
    pub pass: Option<At<WrittenThreshold>>,
    /// Every other parameter, in the order written.
    pub params: Vec<(At<String>, Tree)>,
}

impl Part for WrittenRule {
    fn read(fields: &mut Fields) -> Self {
        let lacks = WHOLE.into_iter().filter(|(key, alias)| !fields.writes(key, alias)).collect();
        WrittenRule {
            lacks,
            id: fields.required("id", "编码"),
            kind: fields.optional("kind", "种类"),
            name: fields.optional("name", "名称"),
            title: fields.optional("title", "出处"),
            source: fields.optional("source", "来源"),
            confidence: fields.optional("confidence", "核对"),
            severity: fields.optional("severity", "轻重"),
            effective: fields.optional("effective", "施行"),
            superseded: fields.optional("superseded", "失效"),
            superseded_by: fields.optional("superseded_by", "取代者"),
            enabled: fields.optional("enabled", "启用"),
            judged: fields.optional("judged", "判断"),
            why: fields.part("why", "原因"),
            note: fields.optional("note", "备注"),
            applies: fields.list("applies", "适用"),
            quorum: fields.part("quorum", "参与"),
            pass: fields.part("pass", "通过"),
            params: fields.rest(),
        }
    }
}

impl WrittenRule {
    /// How bad a breach is; a warning where nothing is said.
    pub fn severity(&self) -> Severity {
        self.severity.as_ref().map_or(Severity::Warning, |weight| weight.severity())
    }

    /// Whether it only switches another pack's rule off, or on.
    pub fn switch(&self) -> Option<bool> {
        self.enabled.as_ref().filter(|_| self.lacks.len() == WHOLE.len()).map(|enabled| enabled.value)
    }

    /// Whether records can tell whether it is kept.
    pub fn is_judged(&self) -> bool {
        self.judged.as_ref().is_none_or(|judged| judged.value)
    }
}

/// A pack as written.
#[derive(Debug, Clone)]
pub struct PackFile {
    /// Permanent id: `cn`, `foshan`.
    pub id: At<Line>,
    /// What it is called: 国家, 佛山.
    pub name: At<Line>,
    /// Region code (GB/T 2260).
    pub region: Option<At<Line>>,
    /// The pack it builds on; the national one where left out.
    pub inherits: Option<At<Line>>,
    /// Whether its texts are in force.
    pub status: Option<At<PackStatus>>,
    /// Since when.
    pub effective: Option<At<Date>>,
    /// When it was last compared with the texts.
    pub as_of: At<Date>,
    /// After how many months that is too long ago; the national pack's binds all.
    pub stale_after_months: Option<At<Count>>,
    /// So many days before it is due a duty is due soon; the nearest pack that says so is heard.
    pub due_soon_days: Option<At<Count>>,
    /// Whether a compound chooses it freely.
    pub optional: Option<At<bool>>,
    /// Its rules.
    pub rules: Vec<At<WrittenRule>>,
}

impl Part for PackFile {
    fn read(fields: &mut Fields) -> Self {
        PackFile {
            id: fields.required("pack", "规则包"),
            name: fields.required("name", "名称"),
            region: fields.optional("region", "区划"),
            inherits: fields.optional("inherits", "继承"),
            status: fields.optional("status", "效力"),
            effective: fields.optional("effective", "施行"),
            as_of: fields.required("as_of", "截至"),
            stale_after_months: fields.optional("stale_after_months", "核对月数"),
            due_soon_days: fields.optional("due_soon_days", "将到期天数"),
            optional: fields.optional("optional", "可选"),
            rules: fields.parts("rules", "规则"),
        }
    }
}

impl PackFile {
    /// Reads a pack from its source.
    ///
    /// # Diagnostics
    /// Those of `yaml/…` and `field/…`; `None` when the file is no YAML at all.
    pub fn read(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<PackFile> {
        let node = yaml::parse(source, Span::new(0, source.text.len()), diagnostics)?;
        let mut reading = Reading::new(Arc::clone(source));
        let file = fields::read(&node, &mut reading);
        diagnostics.append(&mut reading.diagnostics);
        Some(file)
    }

    /// Whether it is meant by a word in a unit's `packs`: its id or its name.
    pub fn is_called(&self, word: &str) -> bool {
        *self.id.value == *word || *self.name.value == *word
    }

    /// Whether a compound chooses it freely.
    pub fn is_optional(&self) -> bool {
        self.optional.as_ref().is_some_and(|optional| optional.value)
    }

    /// How near the unit it stands.
    pub fn level(&self) -> Level {
        if self.is_optional() { Level::Adopted } else { Level::of_region(self.region.as_ref().map(|code| &***code)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<PackFile>, Vec<Diagnostic>) {
        let source = Arc::new(Source { path: "packs/x.yaml".into(), text: text.to_string(), ..Source::default() });
        let mut found = Vec::new();
        let file = PackFile::read(&source, &mut found);
        (file, found)
    }

    #[test]
    fn other_parameters_are_kept_in_their_order_with_their_places() {
        let text = "pack: x\nname: 某市\nas_of: 2026-11-22\nrules:\n  - {id: x.1, kind: posting, name: 甲, title: 乙, source: 丙, confidence: seed, min_days: 10, to: [a, b]}\n";
        let (file, found) = read(text);
        assert!(found.is_empty());
        let rule = &file.unwrap().rules[0];
        let keys: Vec<&str> = rule.params.iter().map(|(key, _)| key.value.as_str()).collect();
        assert_eq!(keys, ["min_days", "to"]);
        let (_, days) = &rule.params[0];
        assert_eq!((days.text(), days.scalar::<Count>().map(|n| n.0)), (Some("10"), Some(10)));
        assert_eq!(rule.params[1].1.items().len(), 2);
        assert_eq!(&text[days.span.start as usize..days.span.end as usize], "10");
    }

    #[test]
    fn a_mistake_in_a_pack_is_found_at_its_place() {
        let (_, found) = read(
            "pack: x\nname: 某市\nas_of: 2026-11-22\nrules:\n  - {id: x.1, kind: nonsense, name: 甲, title: 乙, source: 丙, confidence: seed}\n",
        );
        assert_eq!(found.iter().map(|d| d.place.line_column()).collect::<Vec<_>>(), [(5, 21)]);
    }

    #[test]
    fn an_entry_without_a_text_of_its_own_is_a_switch() {
        let (file, found) = read(
            "规则包: x\n名称: 甲\n截至: 2026-11-22\n规则:\n  - {编码: cn.281, 启用: 否}\n  - {编码: cn.943}\n  - {编码: x.1, 名称: 乙, 启用: 否}\n",
        );
        assert!(found.is_empty());
        let switches: Vec<_> = file.unwrap().rules.iter().map(|rule| rule.switch()).collect();
        assert_eq!(switches, [Some(false), None, None]);
    }
}
