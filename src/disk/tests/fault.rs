//! Points at which a test fails the program or ends it, counted per thread.

use std::cell::Cell;
use std::io;

thread_local! {
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
    static PASSED: Cell<u64> = const { Cell::new(0) };
    static ENDS: Cell<bool> = const { Cell::new(false) };
    static TRADES: Cell<bool> = const { Cell::new(true) };
}

/// Whether the system lets two folders trade places.
pub(in crate::disk) fn trades() -> bool {
    TRADES.get()
}

/// From now on the system of this thread does, or does not.
pub(super) fn let_trade(can: bool) {
    TRADES.set(can);
}

/// Called by every operation of `ops`.
pub(in crate::disk) fn point() -> io::Result<()> {
    PASSED.set(PASSED.get() + 1);
    match LEFT.get() {
        Some(0) if ENDS.get() => std::process::exit(9),
        Some(0) => {
            LEFT.set(None);
            Err(io::ErrorKind::StorageFull.into())
        }
        Some(left) => {
            LEFT.set(Some(left - 1));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Lets the n-th operation from now on this thread fail as if the disk were full.
pub(super) fn fail_at(n: u64) {
    ENDS.set(false);
    LEFT.set(Some(n));
}

/// Ends the process at the n-th operation from now on this thread, with no clean-up at all.
pub(super) fn end_at(n: u64) {
    ENDS.set(true);
    LEFT.set(Some(n));
}

/// How many operations this thread has done since it was last asked, with nothing left to fail.
pub(super) fn passed() -> u64 {
    LEFT.set(None);
    PASSED.replace(0)
}
