//! A pack as it is written: a YAML file of rules, read with places like every other file.

use std::sync::{Arc, LazyLock};

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::fields::{self, Fields, Part, Reading};
use crate::base::number::Fraction;
use crate::base::scalar::Line;
use crate::base::source::{At, Source, Span};
use crate::base::tree::Tree;
use crate::base::yaml;
use crate::words;

words! {
    /// What sort of thing a rule asks for.
    RuleSort, "rule_sort", "规则种类" {
        /// 表决
        Vote = "vote" | "表决",
        /// 事前
        EventBefore = "event_before" | "事前",
        /// 事后
        EventAfter = "event_after" | "事后",
        /// 定期
        Periodic = "periodic" | "定期",
        /// 长期公开
        Standing = "standing" | "长期公开",
        /// 公示期
        Posting = "posting" | "公示期",
        /// 顺序
        Order = "order" | "顺序",
        /// 频次
        Cadence = "cadence" | "频次",
        /// 人员
        Roster = "roster" | "人员",
        /// 资金
        Finance = "finance" | "资金",
        /// 比例
        Ratio = "ratio" | "比例",
        /// 隐私
        Privacy = "privacy" | "隐私",
        /// 保管
        Retention = "retention" | "保管",
        /// 场所
        Premises = "premises" | "场所",
        /// 服务
        Service = "service" | "服务",
    }
}

words! {
    /// How far a rule was checked against the text it comes from.
    Confidence, "confidence", "核对程度" {
        /// The text itself was read.
        Verified = "verified" | "已核对",
        /// Somebody else's quotation was read.
        Secondary = "secondary" | "转引",
        /// Written down from memory.
        Memory = "memory" | "待核",
        /// A procedure a compound may adopt; no law.
        Seed = "seed" | "约定",
    }
}

words! {
    /// How bad a breach is.
    Weight, "rule_severity", "轻重" {
        /// 应当、不得
        Error = "error" | "错误",
        /// 可以、鼓励
        Warning = "warning" | "提醒",
        /// To know, not to judge.
        Advice = "advice" | "提示",
    }
}

impl Weight {
    fn severity(self) -> Severity {
        match self {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Advice => Severity::Advice,
        }
    }
}

words! {
    /// Whether the texts a pack rests on are in force.
    PackStatus, "pack_status", "效力" {
        /// 有效
        InForce = "in_force" | "有效",
        /// 已被取代
        Superseded = "superseded" | "已被取代",
        /// 失效
        Repealed = "repealed" | "失效",
    }
}

words! {
    /// Of whom a part must agree.
    Of, "vote_of", "基数" {
        /// 参与表决的
        Participating = "participating" | "参与表决",
        /// 全体
        All = "all" | "全体",
    }
}

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

/// One rule as written.
#[derive(Debug, Clone)]
pub struct WrittenRule {
    /// Permanent id: `cn.943`.
    pub id: At<Line>,
    /// What sort of rule.
    pub kind: At<RuleSort>,
    /// What it asks for, in a sentence.
    pub name: At<Line>,
    /// Its source as readers know it: 民法典 第九百四十三条.
    pub title: At<Line>,
    /// Its source for those who check it: law or document, article, year.
    pub source: At<Line>,
    /// How far it was checked.
    pub confidence: At<Confidence>,
    /// How bad a breach is.
    pub severity: Option<At<Weight>>,
    /// Since when; the pack's own date where left out.
    pub effective: Option<At<Date>>,
    /// The rule that took its place.
    pub superseded_by: Option<At<Line>>,
    /// Whether it is used; rules are kept for reference with `false`.
    pub enabled: Option<At<bool>>,
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
        WrittenRule {
            id: fields.required("id", "编码"),
            kind: fields.required("kind", "种类"),
            name: fields.required("name", "名称"),
            title: fields.required("title", "出处"),
            source: fields.required("source", "来源"),
            confidence: fields.required("confidence", "核对"),
            severity: fields.optional("severity", "轻重"),
            effective: fields.optional("effective", "施行"),
            superseded_by: fields.optional("superseded_by", "取代者"),
            enabled: fields.optional("enabled", "启用"),
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
}

macro_rules! built_in {
    ($($file:literal),+) => {
        &[$(($file, include_str!(concat!("packs/", $file, ".yaml")))),+]
    };
}

/// The texts of the built-in packs, the national one first.
pub(super) const TEXTS: &[(&str, &str)] = built_in!["cn", "shanghai", "shenzhen", "beijing", "foshan", "sichuan", "chengdu", "dangjian"];

/// The built-in packs. They are part of the program, so reading them once is as pure as a constant.
pub(super) static BUILT_IN: LazyLock<Vec<PackFile>> =
    LazyLock::new(|| TEXTS.iter().filter_map(|(name, text)| built_in(name, text).0).collect());

pub(super) fn built_in(name: &str, text: &str) -> (Option<PackFile>, Vec<Diagnostic>) {
    let source = Arc::new(Source { path: format!("packs/{name}.yaml"), text: text.to_string() });
    let mut diagnostics = Vec::new();
    let file = PackFile::read(&source, &mut diagnostics);
    (file, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_built_in_packs_read_clean_and_no_id_is_used_twice() {
        let mut ids = BTreeSet::new();
        for (name, text) in TEXTS {
            let (file, diagnostics) = built_in(name, text);
            let found: Vec<_> = diagnostics.iter().map(|d| (d.place.line_column(), d.what.zh.clone())).collect();
            assert!(found.is_empty(), "{name}: {found:?}");
            let file = file.unwrap();
            assert_eq!(*file.id.value, **name);
            for rule in &file.rules {
                assert!(ids.insert(rule.id.to_string()), "{} stands twice", &*rule.id.value);
            }
        }
        assert_eq!(ids.len(), 118, "every rule of the survey is carried over");
    }

    #[test]
    fn a_rule_says_in_chinese_what_it_asks_for_and_where_that_stands() {
        for rule in BUILT_IN.iter().flat_map(|file| &file.rules) {
            assert!(!rule.name.is_ascii() && !rule.title.is_ascii(), "{}", &*rule.id.value);
        }
    }

    #[test]
    fn other_parameters_are_kept_in_their_order_with_their_places() {
        let text = "pack: x\nname: 某市\nas_of: 2026-11-22\nrules:\n  - {id: x.1, kind: posting, name: 甲, title: 乙, source: 丙, confidence: seed, min_days: 10, to: [a, b]}\n";
        let (file, found) = built_in("x", text);
        assert!(found.is_empty());
        let rule = &file.unwrap().rules[0];
        let keys: Vec<&str> = rule.params.iter().map(|(key, _)| key.value.as_str()).collect();
        assert_eq!(keys, ["min_days", "to"]);
        let (_, days) = &rule.params[0];
        assert_eq!((days.text(), days.scalar::<crate::base::number::Count>().map(|n| n.0)), (Some("10"), Some(10)));
        assert_eq!(rule.params[1].1.items().len(), 2);
        assert_eq!(&text[days.span.start as usize..days.span.end as usize], "10");
    }

    #[test]
    fn a_mistake_in_a_pack_is_found_at_its_place() {
        let (_, found) = built_in(
            "x",
            "pack: x\nname: 某市\nas_of: 2026-11-22\nrules:\n  - {id: x.1, kind: nonsense, name: 甲, title: 乙, source: 丙, confidence: seed}\n",
        );
        assert_eq!(found.iter().map(|d| d.place.line_column()).collect::<Vec<_>>(), [(5, 21)]);
    }
}
