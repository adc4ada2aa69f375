//! What the rules that bind a unit ask of many units together: so large a part, so many, by a day.

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::number::{Count, Fraction};
use crate::compound::Compound;
use crate::law::{PackRule, RuleSort};

use super::written;

/// One such rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The rule.
    pub rule: String,
    /// What it asks for, in a sentence.
    pub name: String,
    /// Where it comes from.
    pub title: String,
    /// Of what.
    pub what: String,
    /// At least such a part, above and below the line.
    pub least: Option<[u64; 2]>,
    /// At least so many.
    pub number: Option<u64>,
    /// By which day.
    #[serde(with = "written::maybe")]
    pub by: Option<Date>,
    /// Below so many nothing is told in per cent.
    pub base: Option<u64>,
}

/// What figures over many units are held against.
const OVER_MANY: [&str; 5] = ["branch_coverage", "working_group_coverage", "station_coverage", "micro_project_share", "change_in_percent"];

pub fn asked(compound: &Compound) -> Vec<Asked> {
    let rules = compound.pack.of_kind_on(RuleSort::Ratio, compound.as_of);
    rules.filter_map(one).filter(|asked| OVER_MANY.contains(&asked.what.as_str())).collect()
}

fn one(rule: &PackRule) -> Option<Asked> {
    let number = |key: &str| rule.param(key).and_then(|count| count.scalar::<Count>()).map(|count| count.0);
    let least = rule.param("min").and_then(|least| least.scalar::<Fraction>());
    Some(Asked {
        rule: rule.id.clone(),
        name: rule.name.clone(),
        title: rule.title.clone(),
        what: rule.param("what")?.text()?.to_string(),
        least: least.map(|least| [least.numerator, least.denominator]),
        number: number("number"),
        by: rule.param("by").and_then(|by| by.scalar()),
        base: number("least_base"),
    })
}
