//! The votes of a new matter, counted among those who may vote here: in the proportions of the example, so that its counts stay possible.

use crate::base::area::Area;
use crate::base::number::Count;
use crate::base::scalar::Scalar;
use crate::unit::Figures;

use super::{Part, Tree};

/// What is told of the sheets of the example, which nobody handed out here.
const OF_SHEETS: [&str; 5] = ["ballots", "sheets", "uncounted", "proxies", "most_proxies"];

/// Fits the counts of every vote to the buildings it names, as far as their figures are known.
pub fn fit(part: &mut Part, figures: &dyn Fn(&[&str]) -> Figures) {
    for entry in part.iter_mut().filter(|entry| entry.key == "votes") {
        let Tree::List(votes) = &mut entry.tree else { continue };
        for vote in votes {
            let Tree::Part(vote) = vote else { continue };
            let Figures { owners, area, .. } = figures(&buildings(vote));
            if owners.is_some() || area.is_some() {
                vote.retain(|entry| !OF_SHEETS.contains(&entry.key));
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::kind_of_folder;
    use crate::record::written::{Entry, example, read};

    #[test]
    fn the_example_is_counted_among_those_who_are_here() {
        let kind = kind_of_folder("matter").unwrap();
        let mut part = read(&example(kind.example), &(kind.schema)()).unwrap();
        fit(&mut part, &|buildings| {
            assert_eq!(buildings, ["3", "5"]);
            Figures { households: None, owners: Some(Count(56)), area: Some(Area(540_000)) }
        });
        let votes = |entry: &mut Entry| match &mut entry.tree {
            Tree::List(votes) => votes.pop(),
            _ => None,
        };
        let Some(Tree::Part(mut vote)) = part.iter_mut().find(|entry| entry.key == "votes").and_then(votes) else { panic!("no vote") };
        assert!(!vote.iter().any(|entry| entry.key == "sheets"), "nobody handed out as many here");
        let mut cells = |key: &str| ["owners", "area"].map(|base| cell(&mut vote, key, base).unwrap().clone());
        assert_eq!(cells("total"), ["56", "5,400.00"]);
        assert_eq!(cells("participating"), ["46", "4,447.05"]);
        assert_eq!([cells("yes"), cells("no"), cells("abstain")], [["40", "3,891.17"], ["3", "357.35"], ["3", "198.53"]]);
    }
}
