//! Floor 3: the kinds. Every kind has the same shape; a kind never sees another.
//!
//! To add one: copy a kind's folder, rename it, add its line to `kinds!` below, and follow the compiler and `tests/house.rs`.

pub mod code;
pub mod header;
pub mod kind;
pub mod rule;
#[cfg(test)]
pub mod testing;
pub mod written;

mod entry;

pub use entry::{KindEntry, Record, Told};

/// Declares the kinds: from this table come the enumeration of bodies, the dispatch by folder and every list of kinds.
macro_rules! kinds {
    ($($name:ident = $module:ident),+ $(,)?) => {
        $(pub mod $module;)+

        /// What the kinds add to the header.
        #[derive(Debug, Clone)]
        pub enum Body { $(#[doc = stringify!($name)] $name(Box<$module::$name>)),+ }

        $(impl entry::Embodied for $module::$name {
            fn embody(self) -> Body {
                Body::$name(Box::new(self))
            }
            fn embodied(body: &Body) -> Option<&Self> {
                match body {
                    Body::$name(found) => Some(found),
                    _ => None,
                }
            }
        })+

        /// Every kind, in the order of the house.
        pub static KINDS: &[KindEntry] = &[$(KindEntry::of::<$module::$name>()),+];
    };
}

kinds! {
    Finance = finance,
    Roster = roster,
    Matter = matter,
    Evaluation = evaluation,
    Notice = notice,
    Document = document,
    Contract = contract,
    Meeting = meeting,
    Report = report,
    Activity = activity,
    Posting = posting,
    Case = case,
    Venue = venue,
    Register = register,
}

/// The folders of the kinds, canonical name first.
pub static FOLDERS: [(&str, &str); KINDS.len()] = {
    let mut folders = [("", ""); KINDS.len()];
    let mut at = 0;
    // Evaluated by the compiler, which would refuse an index out of bounds.
    #[expect(clippy::indexing_slicing, reason = "a constant; iterators are not const yet")]
    while at < KINDS.len() {
        folders[at] = (KINDS[at].name, KINDS[at].alias);
        at += 1;
    }
    folders
};

/// The kind a folder holds, by its English or Chinese name.
pub fn kind_of_folder(folder: &str) -> Option<&'static KindEntry> {
    KINDS.iter().find(|kind| kind.name == folder || kind.alias == folder)
}
