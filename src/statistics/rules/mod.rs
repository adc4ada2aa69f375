//! What breaks only between units: one file each, one line here. What is found stands at the file of the unit above, or of the board.

mod micro_share;
mod micro_totals;
mod parts;
mod target_missed;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::source::{Source, Span};
use crate::record::rule::RuleInfo;
use crate::unit::Level;

use super::{Counted, Whole};

/// A rule on units that stand side by side.
pub struct PortalRule {
    /// What is known of it.
    pub info: RuleInfo,
    /// The judgement of one group.
    check: fn(&Group, Date, &RuleInfo) -> Vec<Diagnostic>,
}

/// Every such rule.
const ALL: [&PortalRule; 4] = [&target_missed::RULE, &micro_share::RULE, &micro_totals::RULE, &parts::RULE];

/// What is known of them.
pub const INFOS: [&RuleInfo; 4] = [&target_missed::RULE.info, &micro_share::RULE.info, &micro_totals::RULE.info, &parts::RULE.info];

/// Compounds that stand side by side, and the unit above them.
struct Group<'a> {
    above: Option<Counted<'a>>,
    compounds: Vec<Counted<'a>>,
}

/// Judges the compounds below each unit, and those below none; in the order of the units.
pub fn judge(units: &[Counted], as_of: Date) -> Vec<Diagnostic> {
    let whole = Whole::of(units.iter().copied(), as_of);
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.level == Level::Compound) {
        let above = whole.above(unit);
        let group = groups.entry(above.map_or("", |above| above.id)).or_insert_with(|| Group { above, compounds: Vec::new() });
        group.compounds.push(*unit);
    }
    groups.values().flat_map(|group| ALL.iter().flat_map(|rule| (rule.check)(group, as_of, &rule.info))).collect()
}

impl Group<'_> {
    /// Where a finding stands: the file of the unit above.
    fn place(&self) -> Place {
        let path = self.above.map_or("content/board.yaml", |above| above.counts.file.as_str());
        Arc::new(Source { path: path.to_string(), text: String::new(), ..Source::default() }).place(Span::default())
    }

    fn finding(&self, info: &RuleInfo, what: Said, mend: Said) -> Diagnostic {
        Diagnostic::new(info.id, info.severity, self.place(), what).mend(mend)
    }
}

/// Names one after the other; of many the first few.
fn names(units: &[Counted]) -> Said {
    const FEW: usize = 5;
    let list = |between: &str| units.iter().take(FEW).map(|unit| unit.name).collect::<Vec<_>>().join(between);
    match units.len().saturating_sub(FEW) {
        0 => Said { zh: list("、"), en: list(", ") },
        more => Said { zh: format!("{}等 {} 个", list("、"), units.len()), en: format!("{} and {more} more", list(", ")) },
    }
}
