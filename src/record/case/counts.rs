//! Counts that tell of nobody: a group that is too small is folded into the rest, never shown, and never left to be subtracted.

use crate::record::kind::Scope;

use super::{Case, Category};

/// One group now and last time; without a key it is what was folded together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group<K> {
    /// What the cases have in common.
    pub key: Option<K>,
    /// How many.
    pub now: u64,
    /// How many last time.
    pub before: u64,
}

/// The fewest cases a group is told with.
pub fn least(scope: &Scope) -> u64 {
    scope.pack.least_group()
}

/// Whether a number may be told.
pub fn tellable(count: u64, least: u64) -> bool {
    count == 0 || count >= least
}

/// What the cases of a period were about beside those of the one before, as its page tells it.
pub fn by_category(now: &Case, before: Option<&Case>, least: u64) -> Vec<Group<Category>> {
    let about = |case: &Case| case.public().map(|request| request.category.value).collect::<Vec<_>>();
    groups(Category::ALL, about(now).into_iter(), before.map(about).unwrap_or_default().into_iter(), least)
}

/// Groups as they may be told, largest first; none where even all together are too few.
pub fn groups<K: Copy + Ord>(all: &[K], now: impl Iterator<Item = K>, before: impl Iterator<Item = K>, least: u64) -> Vec<Group<K>> {
    let mut groups: Vec<Group<K>> = all.iter().map(|key| Group { key: Some(*key), now: 0, before: 0 }).collect();
    now.for_each(|key| groups.iter_mut().filter(|group| group.key == Some(key)).for_each(|group| group.now += 1));
    before.for_each(|key| groups.iter_mut().filter(|group| group.key == Some(key)).for_each(|group| group.before += 1));
    groups.retain(|group| group.now + group.before > 0);
    let fits = |group: &Group<K>| tellable(group.now, least) && tellable(group.before, least);
    let (mut told, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(fits);
    told.sort_by_key(|group| std::cmp::Reverse((group.now, group.before)));
    let mut rest = Group { key: None, now: 0, before: 0 };
    for group in small {
        rest = Group { key: None, now: rest.now + group.now, before: rest.before + group.before };
    }
    while !fits(&rest) {
        let Some(smallest) = told.pop() else { return Vec::new() };
        rest = Group { key: None, now: rest.now + smallest.now, before: rest.before + smallest.before };
    }
    told.extend(Some(rest).filter(|rest| rest.now + rest.before > 0));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(now: &[(u8, u64)], before: &[(u8, u64)]) -> Vec<(Option<u8>, u64, u64)> {
        let spread = |counts: &[(u8, u64)]| counts.iter().flat_map(|(key, n)| std::iter::repeat_n(*key, usize::try_from(*n).unwrap())).collect::<Vec<_>>();
        let groups = groups(&[1, 2, 3, 4], spread(now).into_iter(), spread(before).into_iter(), 5);
        groups.into_iter().map(|group| (group.key, group.now, group.before)).collect()
    }

    #[test]
    fn small_groups_are_folded_together() {
        assert_eq!(told(&[(1, 9), (2, 3), (3, 4)], &[]), [(Some(1), 9, 0), (None, 7, 0)]);
        assert_eq!(told(&[(1, 5), (2, 6)], &[]), [(Some(2), 6, 0), (Some(1), 5, 0)]);
    }

    #[test]
    fn one_small_group_takes_another_with_it_so_that_nothing_can_be_subtracted() {
        assert_eq!(told(&[(1, 9), (2, 6), (3, 1)], &[]), [(Some(1), 9, 0), (None, 7, 0)]);
        assert_eq!(told(&[(1, 9), (2, 6)], &[(1, 7), (2, 2)]), [(None, 15, 9)]);
    }

    #[test]
    fn too_few_in_all_are_not_told() {
        assert_eq!(told(&[(1, 2), (2, 1)], &[]), []);
        assert_eq!(told(&[], &[]), []);
    }

    #[test]
    fn whatever_is_told_adds_up_to_everything() {
        for n in 0..400_u64 {
            let now = [(1, n % 7), (2, n / 7 % 7), (3, n / 49 % 7), (4, n % 3)];
            let before = [(1, n % 5), (2, n / 3 % 8), (4, n / 11 % 9)];
            let told = told(&now, &before);
            let (sum, last): (u64, u64) = (told.iter().map(|group| group.1).sum(), told.iter().map(|group| group.2).sum());
            assert!(told.iter().all(|(_, now, before)| tellable(*now, 5) && tellable(*before, 5)), "{told:?}");
            let (all, all_before): (u64, u64) = (now.iter().map(|(_, n)| n).sum(), before.iter().map(|(_, n)| n).sum());
            assert!(told.is_empty() || (sum, last) == (all, all_before), "{told:?}");
        }
    }
}
