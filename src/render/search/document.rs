//! One page, as the search knows it.

/// What can be found.
#[derive(Debug, Default)]
pub struct Document {
    /// Where it is, below the root of the locale.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Everything it says.
    pub text: String,
    /// Its kind's word.
    pub kind: &'static str,
    /// The year it was published in.
    pub year: Option<i32>,
    /// Who published it.
    pub body: Option<String>,
    /// The buildings it names.
    pub buildings: Vec<String>,
    /// The amounts it names, in fen.
    pub amounts: Vec<i64>,
}
