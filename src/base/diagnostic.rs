//! What is said about the user's input: one finding, in two languages, drawn under its place.

use std::sync::Arc;

use super::detect::Names;
use super::source::{Source, Span};

/// One statement in Chinese and in English; both are complete sentences.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Chinese, the default.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Says the same thing twice: `said!("期末应为 {x}", "closing should be {x}")`.
#[macro_export]
macro_rules! said {
    ($zh:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        $crate::base::diagnostic::Said { zh: format!($zh $(, $argument)*), en: format!($en $(, $argument)*) }
    };
}

/// How bad a finding is; only an error stops the unit it was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops the unit.
    Error,
    /// Must be looked at.
    Warning,
    /// Craft.
    Advice,
}

impl Severity {
    /// The word used in reports and in `--json`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

/// A stretch of one source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Where in the file.
    pub span: Span,
}

impl Place {
    /// One-based line and column (in characters) of the start.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.start)
    }
}

/// What may be written instead of a stretch of the same file, where nobody needs to think about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The stretch that goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// A finding with its place, its reason and its mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The permanent id of the rule that found it, e.g. `finance/consistent/closing-balance`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub what: Said,
    /// What to write at the place itself, under the caret.
    pub label: Option<Said>,
    /// Why it matters, with the source it rests on.
    pub why: Option<Said>,
    /// How to mend it.
    pub mend: Option<Said>,
    /// Other places that belong to the finding.
    pub related: Vec<(Place, Said)>,
    /// The mend as an edit of the file, where it is certain.
    pub fix: Option<Fix>,
    /// Whom no words of it and no line it points into may name.
    pub unnamed: Option<Arc<Names>>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(rule: &'static str, place: Place, what: Said) -> Self {
        Self::new(rule, Severity::Error, place, what)
    }

    /// A warning at a place.
    pub fn warning(rule: &'static str, place: Place, what: Said) -> Self {
        Self::new(rule, Severity::Warning, place, what)
    }

    /// A finding of any severity.
    pub fn new(rule: &'static str, severity: Severity, place: Place, what: Said) -> Self {
        Self { rule, severity, place, what, label: None, why: None, mend: None, related: Vec::new(), fix: None, unnamed: None }
    }

    /// Adds the words under the caret.
    pub fn label(mut self, label: Said) -> Self {
        self.label = Some(label);
        self
    }

    /// Adds the reason.
    pub fn why(mut self, why: Said) -> Self {
        self.why = Some(why);
        self
    }

    /// Adds the mend.
    pub fn mend(mut self, mend: Said) -> Self {
        self.mend = Some(mend);
        self
    }

    /// Adds the mend as an edit, if there is one.
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Adds another place that belongs to the finding.
    pub fn also(mut self, place: Place, said: Said) -> Self {
        self.related.push((place, said));
        self
    }

    /// The order in which findings are reported: by file, place, rule, words.
    pub fn sort_key(&self) -> (&str, u32, u32, &'static str, &str) {
        (&self.place.source.path, self.place.span.start, self.place.span.end, self.rule, &self.what.zh)
    }
}

/// Whether any finding stops the unit.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
