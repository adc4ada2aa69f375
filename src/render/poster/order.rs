//! What is wanted, and what it is made with.

use crate::site::Site;
use crate::site::sheet::{Sheet, What};
use crate::unit::board::LetterHeight;

use super::paper::{Paper, Size};
use super::press::Press;

/// What is to be made.
#[derive(Debug, Clone)]
pub struct Order {
    /// Of these sorts; the usual ones where none is named.
    pub what: Vec<What>,
    /// On these papers; by sort where none is named.
    pub papers: Vec<Paper>,
    /// How a sheet is printed where no paper is named; only its size depends on the sort.
    pub usual: Paper,
    /// Of this record only.
    pub record: Option<String>,
    /// Whether sheets larger than A4 are cut into pieces of A4.
    pub tile: bool,
    /// How high letters are.
    pub height: LetterHeight,
}

impl Order {
    /// On which papers a sheet is made; none where it is not wanted.
    pub fn papers(&self, site: &Site, sheet: &Sheet) -> Vec<Paper> {
        let of_record = self.record.as_ref().map(|wanted| sheet.record.as_ref().is_some_and(|id| id.0 == *wanted));
        let named = self.what.contains(&sheet.what);
        let hangs =
            |sheet: &Sheet| sheet.window.is_some_and(|(from, until)| from <= site.as_of && until.is_some_and(|until| site.as_of <= until));
        let usual = match sheet.what {
            What::Summary | What::Stairwell | What::Labels | What::Changes | What::List => true,
            What::Notice => hangs(sheet),
            What::Large | What::Slip | What::Results | What::Form => false,
        };
        let wanted = match (of_record, self.what.is_empty()) {
            (Some(false), _) => false,
            (Some(true), true) => true,
            (None, true) => usual,
            (_, false) => named,
        };
        let size = if sheet.what == What::Summary { Size::A3 } else { Size::A4 };
        match (wanted, self.papers.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => vec![Paper { size, ..self.usual }],
            (true, false) => self.papers.clone(),
        }
    }
}

/// A file to print.
#[derive(Debug, Clone)]
pub struct Printed {
    /// What it is called: `notice-finance-2026-q3-a4-2026-11-30.pdf`, the day being the one it is taken down.
    pub name: String,
    /// The file.
    pub pdf: Vec<u8>,
    /// Its first page as a picture, for the web.
    pub preview: Option<Vec<u8>>,
}

/// Where finished sheets wait to be used again; without it every byte is the same, only later.
pub trait Shelf: Send + Sync {
    /// The file of a unit and its preview that were kept under a name and a key.
    fn find(&self, unit: &str, name: &str, key: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)>;
    /// Keeps a file and its preview under a name and a key; what cannot be kept is made again.
    fn keep(&self, unit: &str, name: &str, key: &str, pdf: &[u8], preview: Option<&[u8]>);
    /// All sheets of a unit were asked for: what was not may go.
    fn sweep(&self, unit: &str);
}

/// What sheets are printed with.
pub struct Printing {
    /// The typesetter.
    pub press: Press,
    /// The threads it works on.
    pub room: Room,
    /// Which sheets.
    pub order: Order,
    /// Whether a picture of the first page is wanted.
    pub preview: bool,
    /// Where finished ones wait.
    pub shelf: Box<dyn Shelf>,
}

/// Room for the typesetter's calls within calls, in bytes for each thread.
const STACK: usize = 64 * 1024 * 1024;

/// Threads for the typesetter: text within tables within parts, it goes deeper than other threads have room for.
pub struct Room(rayon::ThreadPool);

impl Room {
    /// Opens it.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn open() -> Result<Self, rayon::ThreadPoolBuildError> {
        rayon::ThreadPoolBuilder::new().stack_size(STACK).build().map(Room)
    }

    /// Works there while the caller waits. A thread of another crew would meanwhile begin the next unit, and the next, until all
    /// were in memory; one that waits for a thread of its own does not.
    pub fn work<R: Send>(&self, work: &(dyn Fn() -> R + Sync)) -> R {
        let work = || self.0.install(work);
        let waited = std::thread::scope(|scope| {
            let waiting = std::thread::Builder::new().spawn_scoped(scope, work).ok()?;
            Some(waiting.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        waited.unwrap_or_else(work)
    }
}
