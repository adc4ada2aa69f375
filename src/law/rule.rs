//! One rule of a pack, ready to be asked: parameters under their own names, and since when until when it holds.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Place, Said, Severity};
use crate::base::number::Fraction;
use crate::base::source::{At, Source, Span};
use crate::base::tree::Tree;

use super::file::{PackFile, WrittenRule, WrittenThreshold};
use super::sorts;
use super::terms::{Confidence, Of, RuleSort};

/// One rule of a pack.
#[derive(Debug, Clone)]
pub struct PackRule {
    /// Permanent id: `cn.943`.
    pub id: String,
    /// What sort of rule; the code for that sort judges it.
    pub kind: RuleSort,
    /// What it asks for, in a sentence.
    pub name: String,
    /// The article or document it comes from, as readers know it.
    pub title: String,
    /// The same, for those who check it.
    pub source: String,
    /// How far it was checked.
    pub confidence: Confidence,
    /// How bad a breach is.
    pub severity: Severity,
    /// Since when; `None` where that is not known.
    pub effective: Option<Date>,
    /// The first day on which it no longer holds.
    pub superseded: Option<Date>,
    /// The rule that took its place.
    pub superseded_by: Option<String>,
    /// Whether it is used at all.
    pub enabled: bool,
    /// The pack that switched it off or on.
    pub switched_by: Option<String>,
    /// Why records cannot tell whether it is kept; `None` where they can.
    pub unjudged: Option<Said>,
    /// Anything else.
    pub note: Option<String>,
    /// The pack it stands in.
    pub pack: String,
    /// What it applies to.
    pub applies: Vec<String>,
    /// Who must take part.
    pub quorum: Option<Threshold>,
    /// Who must agree.
    pub pass: Option<Threshold>,
    /// Every other parameter, in the order written, under its English name.
    pub params: Vec<(At<String>, Tree)>,
    /// Where it is written.
    pub place: Place,
}

/// A part of a whole that must be reached on both bases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// 业主人数
    pub owners: Fraction,
    /// 专有面积
    pub area: Fraction,
    /// Whether the number itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// Of whom.
    pub of: Base,
}

/// Of whom a part is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Of those who take part.
    Participating,
    /// Of all.
    All,
}

impl PackRule {
    /// A rule as written, if it is written whole.
    pub(super) fn of(rule: &WrittenRule, span: Span, file: &PackFile, source: &Arc<Source>) -> Option<Self> {
        let kind = rule.kind.as_ref()?.value;
        let why = rule.why.as_ref().filter(|_| !rule.is_judged());
        Some(PackRule {
            id: rule.id.to_string(),
            kind,
            name: rule.name.as_ref()?.to_string(),
            title: rule.title.as_ref()?.to_string(),
            source: rule.source.as_ref()?.to_string(),
            confidence: rule.confidence.as_ref()?.value,
            severity: rule.severity(),
            effective: rule.effective.as_ref().or(file.effective.as_ref()).map(|date| date.value),
            superseded: rule.superseded.as_ref().map(|date| date.value),
            superseded_by: rule.superseded_by.as_ref().map(|id| id.to_string()),
            enabled: rule.enabled.as_ref().is_none_or(|enabled| enabled.value),
            switched_by: None,
            unjudged: why.map(|why| Said { zh: why.zh.to_string(), en: why.en.to_string() }),
            note: rule.note.as_ref().map(|note| note.to_string()),
            pack: file.id.to_string(),
            applies: rule.applies.iter().map(|class| class.to_string()).collect(),
            quorum: rule.quorum.as_ref().map(|t| Threshold::of(t)),
            pass: rule.pass.as_ref().map(|t| Threshold::of(t)),
            params: sorts::canonical(kind, &rule.params),
            place: source.place(span),
        })
    }

    /// A parameter by name.
    pub fn param(&self, key: &str) -> Option<&Tree> {
        self.params.iter().find(|(name, _)| name.value == key).map(|(_, tree)| tree)
    }

    /// Whether it speaks of a class of matter; of all where it names none.
    pub fn covers(&self, class: &str) -> bool {
        self.applies.is_empty() || self.applies.iter().any(|c| c == class)
    }
}

impl Threshold {
    fn of(written: &WrittenThreshold) -> Self {
        let of = match written.of {
            Some(Of::All) => Base::All,
            Some(Of::Participating) | None => Base::Participating,
        };
        Threshold { owners: written.owners, area: written.area, inclusive: written.inclusive, of }
    }
}
