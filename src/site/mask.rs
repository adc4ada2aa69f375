//! The one masking pass: after it, nobody is left in a page who may not be named.
//!
//! People become the names the directory allows; owners without office become 王*; the full names of people who may not
//! be named are taken out of every text.

use crate::base::markdown::Target;
use crate::disclosure::{Block, Cell, Disclosure};
use crate::load::canonical;
use crate::party::directory::Directory;
use crate::party::person::masked;

use super::walk::{self, Visit};

/// The pass over one unit.
pub struct Masking<'d> {
    directory: &'d Directory,
    masks: &'d [(String, String)],
}

impl<'d> Masking<'d> {
    /// Prepares the pass for everybody a unit knows.
    pub fn new(directory: &'d Directory) -> Self {
        Masking { directory, masks: directory.masks() }
    }

    /// What must not be named in any text → what stands in its place.
    pub fn masks(&self) -> &[(String, String)] {
        self.masks
    }

    /// Masks a disclosure.
    pub fn disclosure(&self, mut told: Disclosure) -> Disclosure {
        walk::disclosure(&mut told, &mut &*self);
        told
    }

    /// Masks blocks.
    pub fn blocks(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        blocks.iter_mut().for_each(|block| walk::block(block, &mut &*self));
        blocks
    }

    /// Masks a cell.
    pub fn cell(&self, mut cell: Cell) -> Cell {
        walk::cell(&mut cell, &mut &*self);
        cell
    }

    /// Masks a text.
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_string();
        self.take_out(&mut text);
        text
    }

    fn take_out(&self, text: &mut String) {
        for (name, shown) in self.masks {
            if text.contains(name.as_str()) {
                *text = text.replace(name.as_str(), shown);
            }
        }
    }
}

impl Visit for &Masking<'_> {
    fn cell(&mut self, cell: &mut Cell) {
        match cell {
            Cell::Person(id) => {
                *cell = match self.directory.shown(id) {
                    Some(name) => Cell::Name(name),
                    None => Cell::label("site.not_public"),
                };
            }
            Cell::OwnerName(name) => *cell = Cell::Name(masked(name)),
            _ => {}
        }
    }

    fn text(&mut self, text: &mut String) {
        self.take_out(text);
    }

    fn target(&mut self, target: &mut Target) {
        if let Target::Record(id) = target {
            *id = canonical(id);
        }
    }
}
