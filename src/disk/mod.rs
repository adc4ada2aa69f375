//! The disk: the only room that touches the file system. The core is pure and never imports it.
//!
//! ```text
//! read_workspace ─▶ Workspace ─▶ read_unit (any thread) ─▶ UnitFiles            content/ is written by `mend` alone
//!
//! Publisher::open ─ lock, tidy ─▶ stage (any thread) ─▶ Staged ─▶ commit ─▶ Outcome
//!                                 fresh tree, links       one sync, swap each, remember, clear away
//! ```
//!
//! Beside the output `public/` stands `.public.gongshi/`: `lock`, `state/` (what is remembered of each unit),
//! `stage/` (trees being written or on their way out), `kept/` (files of others that stood where ours belong) and `pictures/`
//! (pictures drawn anew, by unit).
//!
//! # Invariants
//! 1. A unit's output is at every moment the complete old or the complete new one (Linux; elsewhere two renames).
//! 2. A file we did not write is never deleted: it is carried over, or kept aside.
//! 3. An input is never followed through a link or hard-linked to an output, and written only where somebody agreed to the
//!    very edit (`mend`) or asked for a new file (`fresh`).
//! 4. Nothing remembered is needed: without it everything is built again, to the same bytes.

mod aside;
mod asked;
mod clock;
mod darkroom;
mod digest;
mod error;
mod fresh;
mod live;
mod lock;
mod mend;
mod ops;
mod place;
mod portal;
mod publish;
mod read;
mod recover;
mod sheet;
mod slides;
mod stage;
mod state;
mod swap;
mod walk;
mod watch;

#[cfg(all(test, unix))]
mod tests;

pub use asked::{meant, read_named};
pub use clock::today;
pub use darkroom::Darkroom;
pub use digest::Digest;
pub use error::{DiskError, Doing, Refusal, answer};
pub use fresh::{is_vacant, write_new_file, write_new_files};
pub use mend::replace_text;
pub use publish::{Outcome, Publisher, Staged};
pub use read::{
    LARGEST_OVERRIDE, LARGEST_TEXT, UnitFolder, Workspace, hash_file, holds_any, is_beside_units, is_source_path, read_file, read_unit,
    read_workspace,
};
pub use sheet::{Shelf, Tray, read_fonts};
pub use slides::list_slides;
pub use stage::Tally;
pub use state::{Meta, Remembered};
pub use walk::{DEEPEST, MOST_FILES};
pub use watch::{Change, Watch, watch};
