//! Sharing a whole by weights, not a unit more or less: the largest remainder.
//!
//! Whole numbers only. Each part first gets the whole units of its exact share; what is left over goes, one unit each, to the
//! parts with the largest remainders, so that no part is a unit or more away from its exact share.

/// Shares a whole by weights; of equal remainders the earlier part comes first. `None` where there is nothing to weigh by.
///
/// # Units
/// The parts are in the unit of the whole (fen); the weights in any unit (0.01 m², flats).
pub fn by_largest_remainder(whole: u64, weights: &[u64]) -> Option<Vec<u64>> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return None;
    }
    let exact = |weight: &u64| u128::from(whole) * u128::from(*weight);
    let mut parts: Vec<u64> = weights.iter().map(|weight| u64::try_from(exact(weight) / sum)).collect::<Result<_, _>>().ok()?;
    let left = usize::try_from(whole - parts.iter().sum::<u64>()).ok()?;
    let mut order: Vec<(usize, u128)> = weights.iter().map(|weight| exact(weight) % sum).enumerate().collect();
    order.sort_by_key(|(at, remainder)| (std::cmp::Reverse(*remainder), *at));
    for (at, _) in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    Some(parts)
}

/// Whether parts are such a sharing; between equal remainders either may have the odd unit.
pub fn is_by_largest_remainder(whole: u64, weights: &[u64], parts: &[u64]) -> bool {
    let Some(ours) = by_largest_remainder(whole, weights) else { return false };
    // Swapping between equal weights changes nothing but who stands first: compare the pairs, not the places.
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let base = |weight: u64| (u128::from(whole) * u128::from(weight) / sum, u128::from(whole) * u128::from(weight) % sum);
    let pairs = |parts: &[u64]| {
        let mut pairs: Vec<(u128, i128)> =
            weights.iter().zip(parts).map(|(weight, part)| (base(*weight).1, i128::from(*part) - base(*weight).0 as i128)).collect();
        pairs.sort_unstable();
        pairs
    };
    weights.len() == parts.len() && pairs(&ours) == pairs(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_odd_fen_go_to_the_largest_remainders() {
        assert_eq!(by_largest_remainder(10_000, &[1, 1, 1]), Some(vec![3334, 3333, 3333]));
        // 139,140.00 yuan of a lift over two buildings.
        assert_eq!(by_largest_remainder(13_914_000, &[691_280, 651_040]), Some(vec![7_165_557, 6_748_443]));
        assert_eq!(by_largest_remainder(7, &[0, 5, 0]), Some(vec![0, 7, 0]));
        assert_eq!(by_largest_remainder(7, &[]), None);
        assert_eq!(by_largest_remainder(7, &[0, 0]), None);
    }

    #[test]
    fn equal_remainders_may_take_turns() {
        assert!(is_by_largest_remainder(10_000, &[1, 1, 1], &[3333, 3334, 3333]));
        assert!(!is_by_largest_remainder(10_000, &[1, 1, 1], &[3335, 3332, 3333]));
        assert!(!is_by_largest_remainder(10_000, &[1, 1, 1], &[3334, 3333]));
        assert!(!is_by_largest_remainder(10_000, &[0], &[10_000]));
    }

    /// Gives out unit by unit, always to the part that is furthest below its exact share.
    fn slow(whole: u64, weights: &[u64]) -> Vec<u64> {
        let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
        let mut parts: Vec<u64> = weights.iter().map(|w| (u128::from(whole) * u128::from(*w) / sum) as u64).collect();
        while parts.iter().sum::<u64>() < whole {
            let short = |at: usize| i128::from(whole) * i128::from(weights[at]) - i128::from(parts[at]) * sum as i128;
            let best = (0..parts.len()).rev().max_by_key(|at| short(*at)).unwrap();
            parts[best] += 1;
        }
        parts
    }

    proptest! {
        #[test]
        fn as_the_slow_reference_shares(whole in 0u64..5_000_000, weights in prop::collection::vec(0u64..200_000, 1..24)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let parts = by_largest_remainder(whole, &weights).unwrap();
            prop_assert_eq!(parts.iter().sum::<u64>(), whole);
            prop_assert_eq!(&parts, &slow(whole, &weights));
            prop_assert!(is_by_largest_remainder(whole, &weights, &parts));
        }

        #[test]
        fn a_unit_moved_is_noticed(whole in 0u64..5_000_000, weights in prop::collection::vec(1u64..200_000, 2..24), from in any::<prop::sample::Index>()) {
            let mut parts = by_largest_remainder(whole, &weights).unwrap();
            let at = from.index(parts.len());
            let to = (at + 1) % parts.len();
            prop_assume!(parts[at] >= 2);
            parts[at] -= 2;
            parts[to] += 2;
            prop_assert!(!is_by_largest_remainder(whole, &weights, &parts));
        }

        #[test]
        fn nothing_is_too_large(whole in any::<u64>(), weights in prop::collection::vec(any::<u64>(), 1..9)) {
            let parts = by_largest_remainder(whole, &weights);
            prop_assert!(parts.is_none_or(|parts| parts.iter().map(|p| u128::from(*p)).sum::<u128>() == u128::from(whole)));
        }
    }
}
