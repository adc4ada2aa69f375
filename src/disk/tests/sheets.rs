//! Sheets of paper on a disk that is full at any moment: the previous ones stand, each whole, and nothing is left beside them.

use std::fs;

use super::fault;
use super::site::scratch;
use crate::disk::{DiskError, Tray};

const NAMES: [&str; 3] = ["summary-a3.pdf", "labels-a4.pdf", "notice-a4.pdf"];

/// Lays and hangs every sheet of an edition.
fn hung(tray: Tray, edition: &str) -> Result<(), DiskError> {
    NAMES.iter().try_for_each(|name| tray.lay(name, edition.as_bytes()))?;
    tray.hang()
}

#[test]
fn any_operation_may_fail_and_every_sheet_is_the_old_or_the_new_one_whole() {
    for n in 0.. {
        let room = scratch();
        let folder = room.path().join("garden");
        hung(Tray::at(&folder), "old").unwrap();
        fault::passed();
        fault::fail_at(n);
        let outcome = hung(Tray::at(&folder), "new");
        let done = fault::passed();
        let stands: Vec<String> = NAMES.iter().map(|name| fs::read_to_string(folder.join(name)).unwrap()).collect();
        let all = |edition: &str| stands.iter().all(|stands| stands == edition);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), NAMES.len(), "operation {n}: something is left beside the sheets");
        if done <= n {
            assert!(outcome.is_ok() && all("new") && n > 8, "{outcome:?}");
            return;
        }
        assert!(
            matches!(&outcome, Err(error) if error.zh().contains(".pdf") || error.zh().contains("garden")),
            "operation {n}: {outcome:?}"
        );
        // While sheets are still being laid none has changed; a move fails only where the file system itself is broken.
        assert!(all("old") || (n >= 6 && stands.iter().all(|stands| stands == "old" || stands == "new")), "operation {n}: {stands:?}");
    }
}
