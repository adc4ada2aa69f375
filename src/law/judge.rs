//! Who holds records against the rules of packs.

/// Code that judges rules of packs: a check by its id, or a room of the house by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judge {
    /// What it is called.
    pub code: &'static str,
    /// The rules it judges, by id.
    pub rules: &'static [&'static str],
}
