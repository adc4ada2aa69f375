//! How attachments will be published: pictures are drawn anew, everything else is carried over as it is.
//!
//! Drawing a picture anew takes longer than all the rest of a page, so it is done once for each picture there is. What was drawn
//! is kept beside the output, under the digest of what it was drawn from, and is believed only while its own digest is the one
//! noted then. Whoever looks without publishing (`check`, `serve`) looks there as well, and leaves nothing behind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::error::DiskError;
use super::ops;
use super::read::{hash_file, read_file};
use crate::artifact::{Artifact, Carried, Looks};
use crate::base::path::check_name;
use crate::base::picture::{self, Cleaned, MOST_PIXELS, Refused};
use crate::base::reading::ListedFile;

/// The folder of the bookkeeping that holds pictures.
pub(super) const FOLDER: &str = "pictures";
/// How pictures are drawn; another way of drawing them raises it.
const WAY: &[u8] = b"gongshi/picture/1\n";
/// What the note of a picture ends in, and what its small copy does.
const NOTE: &str = "json";
const SMALL: &str = "small.jpg";

/// Where pictures are drawn anew.
#[derive(Debug)]
pub struct Darkroom {
    root: PathBuf,
    pictures: PathBuf,
    manner: Manner,
    seen: Mutex<BTreeMap<State, Seen>>,
    judged: Mutex<BTreeMap<State, Option<Refused>>>,
    room: Room,
}

/// A file as it is: path, size, and when it was last written.
type State = (String, u64, i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// What is drawn is kept, and what was kept is used.
    Keeps,
    /// What is drawn is kept; what was kept is drawn again.
    Redraws,
    /// What was kept is used; nothing is written.
    Looks,
}

/// An attachment that was looked at.
#[derive(Debug, Clone)]
struct Seen {
    /// The names of what is kept of it begin so.
    key: Option<String>,
    carried: Result<Carried, Refused>,
}

/// What is noted of a picture beside it.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    ending: String,
    digest: Digest,
    size: u64,
    width: u32,
    height: u32,
    /// Digest and pixels of the small copy.
    small: Option<(Digest, u32, u32)>,
}

impl Darkroom {
    /// One that keeps what it draws in a folder; `anew` draws everything again.
    pub fn keeping(root: &Path, pictures: PathBuf, anew: bool) -> Self {
        Self::new(root, pictures, if anew { Manner::Redraws } else { Manner::Keeps })
    }

    /// One that uses what was kept beside an output, if there is one, and writes nothing.
    pub fn looking(root: &Path, out: &Path) -> Self {
        let book = fs::canonicalize(out).map(|out| super::place::book(&out)).unwrap_or_default();
        Self::new(root, book.join(FOLDER), Manner::Looks)
    }

    fn new(root: &Path, pictures: PathBuf, manner: Manner) -> Self {
        Darkroom { root: root.to_path_buf(), pictures, manner, seen: Mutex::default(), judged: Mutex::default(), room: Room::default() }
    }

    /// How an attachment will be published; nothing for a picture that must not be.
    pub fn carry(&self, file: &ListedFile) -> Option<Carried> {
        self.look(file).carried.ok()
    }

    /// Why an attachment is not published.
    pub fn refused(&self, file: &ListedFile) -> Option<Refused> {
        if self.manner != Manner::Looks || self.seen().contains_key(&state_of(file)) {
            return self.look(file).carried.err();
        }
        let judged = || self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = judged().get(&state_of(file)) {
            return *known;
        }
        let bytes = read_file(&self.root, &file.path).ok()?;
        let refused = match self.note_of(file, &bytes) {
            Some(_) => None,
            None => self.room.with(&bytes, || picture::judge(&file.path, &bytes).err()),
        };
        judged().insert(state_of(file), refused);
        refused
    }

    /// Draws a picture for somebody who asks for it now.
    pub fn draw(&self, path: &str) -> Option<Vec<u8>> {
        let bytes = read_file(&self.root, path).ok()?;
        self.room.with(&bytes, || picture::clean(path, &bytes)).ok().map(|cleaned| cleaned.whole.bytes)
    }

    /// Forgets a unit that is published, and removes what is kept of pictures it has no more.
    pub fn tidy(&self, unit: &str) {
        let folder = format!("content/{unit}/");
        let mut seen = self.seen();
        let used: BTreeSet<String> =
            seen.iter().filter(|((path, ..), _)| path.starts_with(&folder)).filter_map(|(_, seen)| seen.key.clone()).collect();
        seen.retain(|(path, ..), _| !path.starts_with(&folder));
        drop(seen);
        let kept = fs::read_dir(self.pictures.join(unit)).into_iter().flatten().flatten();
        for entry in kept.filter(|_| self.manner != Manner::Looks) {
            let name = entry.file_name();
            let key = name.to_str().and_then(|name| name.split('.').next()).unwrap_or_default();
            if !used.contains(key) {
                // What stays is found again next time.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn seen(&self) -> MutexGuard<'_, BTreeMap<State, Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look(&self, file: &ListedFile) -> Seen {
        if let Some(known) = self.seen().get(&state_of(file)) {
            return known.clone();
        }
        let seen = if picture::is_picture(&file.path) { self.picture(file) } else { self.other(file) };
        self.seen().insert(state_of(file), seen.clone());
        seen
    }

    fn other(&self, file: &ListedFile) -> Seen {
        let digest = hash_file(&self.root, &file.path).ok().map(Digest::to_hex);
        let source = file.path.strip_prefix("content/").unwrap_or(&file.path);
        let carried = Carried { file: Artifact::Source(source.into()), ending: None, size: file.size, digest, picture: None };
        Seen { key: None, carried: Ok(carried) }
    }

    fn picture(&self, file: &ListedFile) -> Seen {
        if file.size > picture::MOST_BYTES {
            return Seen { key: None, carried: Err(Refused::TooManyBytes(file.size)) };
        }
        let Ok(bytes) = read_file(&self.root, &file.path) else { return Seen { key: None, carried: Err(Refused::Broken) } };
        let key = key_of(&file.path, &bytes);
        let kept =
            if self.manner == Manner::Redraws { None } else { self.note_of(file, &bytes).and_then(|note| self.kept(file, &key, &note)) };
        let carried = match kept {
            Some(carried) => Ok(carried),
            None => self.room.with(&bytes, || picture::clean(&file.path, &bytes)).map(|cleaned| self.drawn(file, &key, cleaned)),
        };
        Seen { key: Some(key), carried }
    }

    /// What was noted of a picture that was drawn before.
    fn note_of(&self, file: &ListedFile, bytes: &[u8]) -> Option<Note> {
        let note = fs::read(self.pictures.join(format!("{}.{NOTE}", self.name(file, &key_of(&file.path, bytes))?))).ok()?;
        serde_json::from_slice(&note).ok()
    }

    /// A picture that was drawn before, if what is kept of it is still what was drawn.
    fn kept(&self, file: &ListedFile, key: &str, note: &Note) -> Option<Carried> {
        let ending = ["jpg", "png"].into_iter().find(|ending| **ending == *note.ending)?;
        let name = self.name(file, key)?;
        let read = |ending: &str, digest: Digest| {
            let bytes = fs::read(self.pictures.join(format!("{name}.{ending}"))).ok()?;
            (Digest::of(&bytes) == digest).then_some(bytes)
        };
        let size = read(ending, note.digest)?.len() as u64;
        let small = match note.small {
            Some((digest, width, height)) => Some((read(SMALL, digest)?.into(), width, height)),
            None => None,
        };
        let picture = Some(Looks { width: note.width, height: note.height, small });
        let made = self.made(file, &name, ending);
        Some(Carried { file: made, ending: changed(&file.path, ending), size, digest: Some(note.digest.to_hex()), picture })
    }

    /// A picture just drawn; kept where that is done, in memory where it cannot be.
    fn drawn(&self, file: &ListedFile, key: &str, cleaned: Cleaned) -> Carried {
        let Cleaned { whole, small } = cleaned;
        let (digest, size) = (Digest::of(&whole.bytes), whole.bytes.len() as u64);
        let note = Note {
            ending: whole.ending.to_string(),
            digest,
            size,
            width: whole.width,
            height: whole.height,
            small: small.as_ref().map(|small| (Digest::of(&small.bytes), small.width, small.height)),
        };
        let kept = self.name(file, key).filter(|name| {
            let small = small.as_ref().map(|small| small.bytes.as_slice());
            self.manner == Manner::Looks || self.keep(name, &whole.bytes, whole.ending, small, &note).is_ok()
        });
        let artifact = match kept {
            Some(name) => self.made(file, &name, whole.ending),
            None => Artifact::Bytes(whole.bytes.into()),
        };
        let small = small.map(|small| (small.bytes.into(), small.width, small.height));
        let picture = Some(Looks { width: whole.width, height: whole.height, small });
        Carried { file: artifact, ending: changed(&file.path, whole.ending), size, digest: Some(digest.to_hex()), picture }
    }

    fn keep(&self, name: &str, whole: &[u8], ending: &str, small: Option<&[u8]>, note: &Note) -> Result<(), DiskError> {
        let path = |ending: &str| self.pictures.join(format!("{name}.{ending}"));
        if let Some(folder) = path(NOTE).parent() {
            ops::make_folders(folder)?;
        }
        ops::replace(&path(ending), whole)?;
        small.map_or(Ok(()), |small| ops::replace(&path(SMALL), small))?;
        // A note is a few numbers, which JSON can always hold.
        ops::replace(&path(NOTE), &serde_json::to_vec(note).unwrap_or_default())
    }

    /// What is kept of a picture begins so: the unit's folder and the key.
    fn name(&self, file: &ListedFile, key: &str) -> Option<String> {
        let unit = file.path.split('/').nth(1).filter(|unit| check_name(unit).is_ok())?;
        Some(format!("{unit}/{key}"))
    }

    /// A preview draws a picture when somebody asks for it, by its own path.
    fn made(&self, file: &ListedFile, name: &str, ending: &str) -> Artifact {
        match self.manner {
            Manner::Looks => Artifact::Made(file.path.as_str().into()),
            Manner::Keeps | Manner::Redraws => Artifact::Made(format!("{name}.{ending}").into()),
        }
    }
}

fn state_of(file: &ListedFile) -> State {
    (file.path.clone(), file.size, file.modified)
}

/// What a picture is known by: its bytes, how it is named, and how pictures are drawn.
fn key_of(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let parts: [&[u8]; 4] = [WAY, ending.as_bytes(), b"\n", bytes];
    Digest::of(&parts.concat()).to_hex()
}

/// The ending a name gets where the picture is of another format now.
fn changed(path: &str, ending: &'static str) -> Option<&'static str> {
    let sort = if ending == "png" { picture::Sort::Png } else { picture::Sort::Jpeg };
    (!sort.is_named(path)).then_some(ending)
}

/// Only so many pixels are held at once, however many threads there are; one picture always fits.
#[derive(Debug, Default)]
struct Room {
    held: Mutex<u64>,
    freed: Condvar,
}

impl Room {
    fn with<T>(&self, bytes: &[u8], work: impl FnOnce() -> T) -> T {
        let pixels = picture::pixels(bytes).min(MOST_PIXELS);
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |held: &mut u64| *held > 0 && *held + pixels > MOST_PIXELS;
        *self.freed.wait_while(held, full).unwrap_or_else(PoisonError::into_inner) += pixels;
        let done = work();
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) -= pixels;
        self.freed.notify_all();
        done
    }
}
