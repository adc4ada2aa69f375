//! Rules on what the lobby screen plays (`kiosk` in the unit's file): one file each.

use crate::base::diagnostic::Place;
use crate::base::source::{At, Span};
use crate::compound::Compound;
use crate::unit::kiosk::PlayItem;

pub mod item;
pub mod kind;
pub mod picture;
pub mod silent;
pub mod window;

/// The lines of the playlist; none where the unit's file could not be read whole.
fn items<'c>(compound: &Compound<'c>) -> impl Iterator<Item = &'c At<PlayItem>> {
    let whole = !compound.own.flawed.unit;
    compound.unit.kiosk.iter().filter(move |_| whole).flat_map(|playlist| &playlist.items)
}

/// A place in the unit's file.
fn place(compound: &Compound, span: Span) -> Option<Place> {
    compound.own.unit.as_ref().map(|file| file.source.place(span))
}
