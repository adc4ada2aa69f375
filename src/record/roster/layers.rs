//! Rows for a picture of bodies (梯形架构): who leads stands above whom it leads, as far apart as the longest chain.

use std::collections::BTreeSet;

/// Bodies by number, and how they stand to each other.
pub struct Bodies {
    /// Which of them are party bodies; they stand on top.
    pub party: Vec<bool>,
    /// From above to below: leads, guides, is parent of, hires.
    pub down: Vec<(usize, usize)>,
    /// Side by side: supervises, coordinates.
    pub beside: Vec<(usize, usize)>,
}

impl Bodies {
    /// The row of each body, 0 at the top, without empty rows.
    ///
    /// 1. Below everything that leads it, however long the chain; a circle is cut where its first body stands, so that it ends.
    /// 2. A body that nothing leads stands just above what it leads itself (业主大会 above its committee), below the party's row.
    /// 3. A body with neither stands beside what it supervises or works with; one without any tie at the bottom.
    pub fn rows(&self) -> Vec<usize> {
        let top = usize::from(self.party.contains(&true));
        let mut rows: Vec<usize> = self.party.iter().map(|party| if *party { 0 } else { top }).collect();
        self.sink(&mut rows);
        let bottom = rows.iter().copied().max().unwrap_or(0);
        let (below, above) = (self.ends(|(from, to)| (*from, *to)), self.ends(|(from, to)| (*to, *from)));
        let settled = rows.clone();
        let row = |of: usize| settled.get(of).copied().unwrap_or(0);
        for (at, place) in rows.iter_mut().enumerate() {
            let (under, over) = (ends_of(&below, at), ends_of(&above, at));
            if self.party.get(at) == Some(&true) || !over.is_empty() {
                continue;
            }
            *place = match under.iter().map(|to| row(*to)).min() {
                Some(first) => first.saturating_sub(1).max(top),
                None => self.neighbour(at, &below, &above).map_or(bottom, row),
            };
        }
        compressed(rows)
    }

    /// Pushes every body below those that lead it (Kahn's order); each is taken once, so a circle cannot hang it.
    fn sink(&self, rows: &mut [usize]) {
        let below = self.ends(|(from, to)| (*from, *to));
        let mut waiting = vec![0_usize; rows.len()];
        for (_, to) in self.down.iter().filter(|(from, to)| from != to) {
            if let Some(count) = waiting.get_mut(*to) {
                *count += 1;
            }
        }
        // Party bodies first, so that a circle is cut at the one that belongs on top.
        let key = |at: usize| (self.party.get(at) != Some(&true), at);
        let mut left: BTreeSet<(bool, usize)> = (0..rows.len()).map(key).collect();
        let mut ready: BTreeSet<(bool, usize)> = left.iter().copied().filter(|(_, at)| waiting.get(*at) == Some(&0)).collect();
        while let Some(next) = ready.pop_first().or_else(|| left.first().copied()) {
            left.remove(&next);
            ready.remove(&next);
            let row = rows.get(next.1).copied().unwrap_or(0);
            for to in ends_of(&below, next.1).iter().copied().filter(|to| left.contains(&key(*to))) {
                if let Some(place) = rows.get_mut(to) {
                    *place = (*place).max(row + 1);
                }
                if let Some(count) = waiting.get_mut(to) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        ready.insert(key(to));
                    }
                }
            }
        }
    }

    /// For each body the other ends of its downward lines, seen from one side.
    fn ends(&self, side: impl Fn(&(usize, usize)) -> (usize, usize)) -> Vec<Vec<usize>> {
        let mut ends = vec![Vec::new(); self.party.len()];
        for (here, there) in self.down.iter().map(side).filter(|(here, there)| here != there) {
            if let Some(list) = ends.get_mut(here) {
                list.push(there);
            }
        }
        ends
    }

    /// The first body beside this one that has a place of its own.
    fn neighbour(&self, at: usize, below: &[Vec<usize>], above: &[Vec<usize>]) -> Option<usize> {
        let others = self.beside.iter().filter_map(|(from, to)| match (*from == at, *to == at) {
            (true, false) => Some(*to),
            (false, true) => Some(*from),
            _ => None,
        });
        let tied = |other: &usize| !ends_of(below, *other).is_empty() || !ends_of(above, *other).is_empty();
        others.into_iter().find(tied)
    }
}

fn ends_of(ends: &[Vec<usize>], at: usize) -> &[usize] {
    ends.get(at).map_or(&[], Vec::as_slice)
}

/// Renumbers rows so that none is empty.
pub fn compressed(rows: Vec<usize>) -> Vec<usize> {
    let used: BTreeSet<usize> = rows.iter().copied().collect();
    rows.into_iter().map(|row| used.range(..row).count()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(party: &[bool], down: &[(usize, usize)], beside: &[(usize, usize)]) -> Vec<usize> {
        Bodies { party: party.to_vec(), down: down.to_vec(), beside: beside.to_vec() }.rows()
    }

    #[test]
    fn the_longest_chain_decides() {
        assert_eq!(rows(&[true, false, false, false], &[(0, 1), (1, 2), (2, 3), (0, 3)], &[]), [0, 1, 2, 3]);
    }

    #[test]
    fn party_bodies_stand_on_top_and_an_assembly_just_above_its_committee() {
        // 0 party, 1 neighbourhood committee, 2 assembly, 3 owners' committee, 4 company
        assert_eq!(rows(&[true, false, false, false, false], &[(0, 1), (1, 3), (2, 3), (3, 4)], &[]), [0, 1, 1, 2, 3]);
    }

    #[test]
    fn supervisors_stand_beside_and_a_body_without_ties_at_the_bottom() {
        assert_eq!(rows(&[true, false, false, false], &[(0, 1)], &[(2, 1)]), [0, 1, 1, 1]);
        assert_eq!(rows(&[false, false, false], &[(0, 1)], &[]), [0, 1, 1]);
    }

    #[test]
    fn circles_end_and_stay_in_order() {
        assert_eq!(rows(&[false, true, false], &[(0, 1), (1, 2), (2, 0)], &[]), [2, 0, 1]);
        assert_eq!(rows(&[false, false], &[(0, 0), (0, 1), (1, 0)], &[]), [0, 1]);
        assert!(rows(&[], &[], &[]).is_empty());
    }

    #[test]
    fn ten_thousand_bodies_in_one_chain_are_no_matter() {
        let down: Vec<(usize, usize)> = (1..10_000).map(|n| (n - 1, n)).collect();
        assert_eq!(rows(&vec![false; 10_000], &down, &[]).last(), Some(&9_999));
    }
}
