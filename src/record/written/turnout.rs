//! The votes of a new matter, counted among those who may vote here: in the proportions of the example, so that its counts stay possible.

use crate::base::area::Area;
use crate::base::number::Count;
use crate::base::scalar::Scalar;
use crate::unit::Figures;

use super::{Part, Tree};

/// Fits the counts of every vote to the buildings it names, as far as their figures are known.
pub fn fit(part: &mut Part, figures: &dyn Fn(&[&str]) -> Figures) {
    for entry in part.iter_mut().filter(|entry| entry.key == "votes") {
        let Tree::List(votes) = &mut entry.tree else { continue };
        for vote in votes {
            let Tree::Part(vote) = vote else { continue };
            let Figures { owners, area, .. } = figures(&buildings(vote));
            scale(vote, "owners", owners.map(|count| count.0), |text| Some(Count::parse(text).ok()?.0), |n| n.to_string());
            scale(vote, "area", area.map(|area| area.0), |text| Some(Area::parse(text).ok()?.0), |n| Area(n).to_string());
        }
    }
}

fn buildings(vote: &Part) -> Vec<&str> {
    let listed = vote.iter().filter(|entry| entry.key == "buildings").filter_map(|entry| match &entry.tree {
        Tree::List(ids) => Some(ids),
        _ => None,
    });
    listed.flatten().filter_map(|id| if let Tree::Value(id, _) = id { Some(id.as_str()) } else { None }).collect()
}

/// Brings one base of all counts from the total of the example to that of the unit; who abstained is the rest of who took part.
fn scale(vote: &mut Part, base: &str, now: Option<u64>, read: fn(&str) -> Option<u64>, write: fn(u64) -> String) {
    let (Some(now), Some(was)) = (now, cell(vote, "total", base).and_then(|text| read(text))) else { return };
    let scaled = |n: u64| u64::try_from(u128::from(n) * u128::from(now) / u128::from(was.max(1))).unwrap_or(now);
    let mut left = 0_u64;
    for key in ["total", "participating", "yes", "no", "abstain"] {
        let Some(text) = cell(vote, key, base) else { continue };
        let Some(n) = read(text) else { continue };
        let n = match key {
            "total" => now,
            "abstain" => left,
            _ => scaled(n),
        };
        left = if key == "participating" { n } else { left.saturating_sub(n) };
        *text = write(n);
    }
}

fn cell<'p>(vote: &'p mut Part, key: &str, base: &str) -> Option<&'p mut String> {
    let counts = vote.iter_mut().find(|entry| entry.key == key)?;
    let Tree::Part(counts) = &mut counts.tree else { return None };
    match &mut counts.iter_mut().find(|entry| entry.key == base)?.tree {
        Tree::Value(text, _) => Some(text),
        _ => None,
    }
}
