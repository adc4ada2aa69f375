//! What a board or a unit makes of findings: a severity set otherwise, a breach somebody answers for.

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::fields::{Fields, Part};
use crate::base::period::Period;
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

/// A rule of a pack that does not apply to the unit.
#[derive(Debug, Clone)]
pub struct Exempt {
    /// Which rule.
    pub rule: At<Line>,
    /// Which of its contents only; all of the rule where none is named.
    pub contents: Vec<At<Line>>,
    /// Why, as the public reads it.
    pub reason: At<Line>,
}

impl Part for Exempt {
    fn read(fields: &mut Fields) -> Self {
        Exempt {
            rule: fields.required("rule", "规则"),
            contents: fields.list("contents", "内容"),
            reason: fields.required("reason", "理由"),
        }
    }
}

/// What a party says to a duty of its own that was met late, or of which nothing was seen; it stands beside the duty.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// Which rule.
    pub rule: At<Line>,
    /// Of which period, or of what fell into it; all where left out.
    pub period: Option<At<Period>>,
    /// In the party's own words.
    pub text: At<Line>,
    /// When it said so.
    pub on: Option<At<Date>>,
}

impl Part for Explanation {
    fn read(fields: &mut Fields) -> Self {
        Explanation {
            rule: fields.required("rule", "规则"),
            period: fields.period("period", "期间"),
            text: fields.required("text", "说明"),
            on: fields.optional("on", "日期"),
        }
    }
}
