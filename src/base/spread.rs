//! One loop over all processors, so that nobody waits for the one unit that is built last, or alone.

use rayon::prelude::*;

/// Maps a slice in order, over all processors that have nothing else to do; `tools` makes what each share works with.
///
/// While there are units to begin, an idle thread takes the oldest work, which is a unit: each then goes through its own slice
/// alone, and hardly more units are in memory than there are threads.
pub fn spread<T: Sync, S, R: Send>(all: &[T], tools: impl Fn() -> S + Sync + Send, one: impl Fn(&mut S, &T) -> R + Sync + Send) -> Vec<R> {
    all.par_iter().map_init(tools, one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_whoever_calls() {
        let all: Vec<usize> = (0..1_000).collect();
        let double = || spread(&all, || 2, |by, n| n * *by);
        let wanted: Vec<usize> = (0..1_000).map(|n| n * 2).collect();
        assert_eq!(double(), wanted);
        assert_eq!(rayon::scope(|_| double()), wanted);
    }
}
