//! One loop over all processors, for the moments when a single unit is built and nobody else keeps them busy.

use rayon::prelude::*;

/// Maps a slice in order. A thread of the pool, which builds one unit of many, goes through it alone, so that no more units are
/// in memory than there are threads; any other caller spreads it over the pool. `tools` makes what each share works with.
pub fn spread<T: Sync, S, R: Send>(all: &[T], tools: impl Fn() -> S + Sync + Send, one: impl Fn(&mut S, &T) -> R + Sync + Send) -> Vec<R> {
    if rayon::current_thread_index().is_some() {
        let mut tools = tools();
        return all.iter().map(|each| one(&mut tools, each)).collect();
    }
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
