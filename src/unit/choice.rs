//! What a board or a unit makes of findings: a severity set otherwise, a breach somebody answers for.

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::fields::{Fields, Part};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// How bad a breach is to be taken.
    ChosenSeverity, "chosen_severity", "改定轻重" {
        /// It stops the unit.
        Error = "error" | "错误",
        /// It must be looked at.
        Warning = "warning" | "警告",
        /// Craft.
        Advice = "advice" | "建议",
        /// It is not looked for.
        Off = "off" | "不查",
    }
}

impl ChosenSeverity {
    /// As findings carry it; nothing for what is not looked for.
    pub fn severity(self) -> Option<Severity> {
        match self {
            ChosenSeverity::Error => Some(Severity::Error),
            ChosenSeverity::Warning => Some(Severity::Warning),
            ChosenSeverity::Advice => Some(Severity::Advice),
            ChosenSeverity::Off => None,
        }
    }
}

/// A severity set otherwise, on a whole board or in one unit.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Which rule.
    pub rule: At<Line>,
    /// How its breaches are taken from now on.
    pub severity: At<ChosenSeverity>,
    /// Why.
    pub reason: Option<At<Line>>,
}

impl Part for Choice {
    fn read(fields: &mut Fields) -> Self {
        Choice {
            rule: fields.required("rule", "规则"),
            severity: fields.required("severity", "轻重"),
            reason: fields.optional("reason", "理由"),
        }
    }
}

/// A breach that somebody answers for until a day.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Which rule.
    pub rule: At<Line>,
    /// Why.
    pub reason: At<Line>,
    /// Who decided.
    pub by: At<Line>,
    /// Last day.
    pub until: At<Date>,
}

impl Part for Waiver {
    fn read(fields: &mut Fields) -> Self {
        Waiver {
            rule: fields.required("rule", "规则"),
            reason: fields.required("reason", "理由"),
            by: fields.required("by", "决定"),
            until: fields.required("until", "有效至"),
        }
    }
}
