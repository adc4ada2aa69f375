//! How a case is written: edits of the sound workspace, and what is expected of it.
//!
//! ```text
//! ## the closing is a fen too much       the name of the case
//! in court                               the unit that is broken; `garden` where left out, `board` for what all share
//! law cn.943                             the rule of a pack that is broken, for the table of judges
//! disk                                   the case needs one: it is about what is read at all
//! @ finance/2026-q3.yaml                 edits a file of the unit (of the workspace, where the path begins with `/`)
//! - closing: 10140.00                    this line …
//! + closing: 10140.01                    … becomes this one; `+` alone adds to the end
//! = title: x                             the whole file consists of these lines
//! * 1000 [                               … and of a thousand brackets
//! as crlf                                the file is then written so: bom crlf cr utf-16le utf-16be (both also `-bare`) bytes (\xHH \u{H} \t \r \n \0 \\)
//! gone | folder | pipe | link target     what stands there instead of a file
//! ! rule path:3:9 中文 | English          an error, its place, and words of its message; `!w` a warning, `!a` advice
//! !~ rule folder                          one error or more of a rule, anywhere below
//! ```
//!
//! `\u{202e}` and `\xHH` in a path stand for that character and that byte.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;

use crate::board::sound_folder;

/// One workspace with its one defect.
#[derive(Debug)]
pub struct Case {
    /// What is wrong.
    pub name: String,
    /// File and line of the case.
    pub origin: String,
    /// The unit that is broken.
    pub unit: String,
    /// What is laid over the sound workspace, by path from its root.
    pub edits: BTreeMap<Vec<u8>, Edit>,
    /// The rules of packs that are broken.
    pub law: Vec<String>,
    /// What must be found, sorted.
    pub expected: Vec<Expected>,
    /// Whether it can only be told on a disk.
    pub disk: bool,
}

/// What a case does to one path.
#[derive(Debug)]
pub enum Edit {
    Write(Vec<u8>),
    Gone,
    Folder,
    Pipe,
    Link(String),
}

/// A finding that is expected.
#[derive(Debug, Clone)]
pub struct Expected {
    pub severity: &'static str,
    pub rule: String,
    /// `path:line:column`, the path from the workspace root.
    pub place: String,
    pub zh: String,
    pub en: String,
    /// One or more like it will do, anywhere below its path.
    pub loose: bool,
}

/// A finding as it came.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub place: String,
    pub severity: String,
    pub rule: String,
    pub zh: String,
    pub en: String,
    /// Whether it says how to mend it.
    pub mends: bool,
}

/// A path as the operating system wants it.
pub fn name(path: &[u8]) -> OsString {
    OsString::from_vec(path.to_vec())
}

impl Case {
    /// Reads all cases of a file.
    pub fn read(file: &Path) -> Vec<Case> {
        let text = fs::read_to_string(file).unwrap();
        let mut cases: Vec<Case> = Vec::new();
        let mut draft = Draft::default();
        for (at, line) in text.lines().enumerate() {
            let origin = format!("tests/corpus/cases/{}:{}", file.file_name().unwrap().to_str().unwrap(), at + 1);
            if let Some(name) = line.strip_prefix("## ") {
                draft.close(cases.last_mut());
                let (name, unit) = (name.to_string(), "garden".to_string());
                cases.push(Case { name, origin, unit, edits: BTreeMap::new(), law: Vec::new(), expected: Vec::new(), disk: false });
                continue;
            }
            let Some(case) = cases.last_mut() else { continue };
            draft.line(case, line, &origin);
        }
        draft.close(cases.last_mut());
        for case in &mut cases {
            case.expected.sort_by(|a, b| (&a.place, &a.rule).cmp(&(&b.place, &b.rule)));
        }
        cases
    }

    /// Whether the broken unit may not be published.
    pub fn stops(&self) -> bool {
        self.expected.iter().any(|expected| expected.severity == "error")
    }

    /// Whether the case can be told without a disk: plain files with plain names.
    pub fn is_plain(&self) -> bool {
        let plain = |path: &Vec<u8>| {
            std::str::from_utf8(path).is_ok_and(|path| path.starts_with("content/") && gongshi::base::path::check_path(path).is_ok())
        };
        !self.disk
            && self.edits.iter().all(|(path, edit)| matches!(edit, Edit::Write(_) | Edit::Gone) && plain(path))
            && self.expected.iter().all(|expected| expected.rule != "source/format/file")
    }

    /// Compares what was found with what is expected.
    pub fn compare(&self, mut found: Vec<Found>) -> Result<(), String> {
        found.sort_by(|a, b| (&a.place, &a.rule).cmp(&(&b.place, &b.rule)));
        let fits = |expected: &Expected, found: &Found| {
            expected.severity == found.severity
                && expected.rule == found.rule
                && expected.place == found.place
                && found.zh.contains(&expected.zh)
                && found.en.contains(&expected.en)
        };
        let like =
            |expected: &Expected, found: &Found| expected.loose && expected.rule == found.rule && found.place.starts_with(&expected.place);
        let missed = self.expected.iter().find(|expected| expected.loose && !found.iter().any(|found| like(expected, found)));
        let (_, found): (Vec<Found>, Vec<Found>) =
            found.into_iter().partition(|found| self.expected.iter().any(|expected| like(expected, found)));
        let exact: Vec<&Expected> = self.expected.iter().filter(|expected| !expected.loose).collect();
        let same =
            missed.is_none() && found.len() == exact.len() && exact.iter().zip(&found).all(|(expected, found)| fits(expected, found));
        let silent = found.iter().find(|found| !found.mends && found.severity == "error" && found.rule != "source/format/file");
        match (same, silent) {
            (true, None) => Ok(()),
            (true, Some(silent)) => Err(format!("  does not say how to mend it: {silent:?}")),
            (false, _) => {
                let wanted = self.expected.iter().map(|e| format!("  - {} {} {} {} | {}\n", e.severity, e.rule, e.place, e.zh, e.en));
                let got = found.iter().map(|f| format!("  + {} {} {} {} | {}\n", f.severity, f.rule, f.place, f.zh, f.en));
                Err(wanted.chain(got).collect())
            }
        }
    }

    fn path(&self, written: &str) -> Vec<u8> {
        let whole = match written.strip_prefix('/') {
            Some(path) => path.to_string(),
            None => format!("content/{}/{written}", self.unit),
        };
        unescaped(&whole)
    }
}

/// The file a case is being written for.
#[derive(Default)]
struct Draft {
    path: Option<Vec<u8>>,
    lines: Vec<String>,
    /// Text that is no line: repeated stretches.
    tail: String,
    remove: Vec<String>,
    /// Where the next line of a replacement goes.
    cursor: Option<usize>,
    coding: Option<String>,
    edit: Option<Edit>,
    /// Whether the content so far is the file of the sound workspace.
    patched: bool,
}

impl Draft {
    fn line(&mut self, case: &mut Case, line: &str, origin: &str) {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "" | "#" => {}
            "disk" => case.disk = true,
            "law" => case.law.extend(rest.split(' ').map(str::to_string)),
            "in" => case.unit = rest.to_string(),
            "@" => {
                self.close(Some(case));
                self.open(case.path(rest));
            }
            "=" => {
                if std::mem::take(&mut self.patched) {
                    self.lines.clear();
                }
                self.lines.push(rest.to_string());
            }
            "*" => {
                if std::mem::take(&mut self.patched) {
                    self.lines.clear();
                }
                let (times, text) = rest.split_once(' ').unwrap();
                self.tail += &text.replace("\\n", "\n").repeat(times.parse().unwrap());
            }
            "-" => self.remove.push(rest.to_string()),
            "+" => self.add(rest, origin),
            "as" => self.coding = Some(rest.to_string()),
            "gone" => self.edit = Some(Edit::Gone),
            "folder" => self.edit = Some(Edit::Folder),
            "pipe" => self.edit = Some(Edit::Pipe),
            "link" => self.edit = Some(Edit::Link(rest.to_string())),
            "!" | "!w" | "!a" | "!~" => {
                let severity =
                    [("!", "error"), ("!~", "error"), ("!w", "warning"), ("!a", "advice")].into_iter().find(|(m, _)| *m == mark).unwrap().1;
                let (rule, rest) = rest.split_once(' ').unwrap_or_else(|| panic!("{origin}: a rule and a place"));
                let end = rest
                    .match_indices(' ')
                    .map(|(at, _)| at)
                    .find(|at| rest[..*at].ends_with(|c: char| c.is_ascii_digit()) && rest[..*at].contains(':'));
                let (place, words) =
                    if mark == "!~" { (rest, " | ") } else { end.map_or((rest, ""), |at| (&rest[..at], rest[at..].trim())) };
                let (zh, en) = words.split_once(" | ").unwrap_or_else(|| panic!("{origin}: words in two languages"));
                let place = match place.strip_prefix('/') {
                    Some(place) => place.to_string(),
                    None => format!("content/{}/{place}", case.unit),
                };
                let (rule, zh, en) = (rule.into(), zh.trim().into(), en.trim().into());
                case.expected.push(Expected { severity, rule, place, zh, en, loose: mark == "!~" });
            }
            _ => panic!("{origin}: not understood: {line}"),
        }
    }

    fn open(&mut self, path: Vec<u8>) {
        if let Ok(text) = fs::read_to_string(sound_folder().join(name(&path))) {
            self.lines = text.lines().map(str::to_string).collect();
            self.patched = true;
        }
        self.path = Some(path);
    }

    /// Puts a line in the place of those just taken out, below the one just put there, or at the end.
    fn add(&mut self, line: &str, origin: &str) {
        let after = self.cursor.unwrap_or(self.lines.len());
        let at = if self.remove.is_empty() { after } else { self.taken_out(origin) };
        self.lines.insert(at, line.to_string());
        self.cursor = Some(at + 1);
    }

    fn taken_out(&mut self, origin: &str) -> usize {
        let removed = std::mem::take(&mut self.remove);
        let fits: Vec<usize> = (0..self.lines.len()).filter(|at| self.lines[*at..].starts_with(&removed)).collect();
        assert!(fits.len() == 1, "{origin}: {removed:?} stands {} times in the sound file", fits.len());
        self.lines.drain(fits[0]..fits[0] + removed.len());
        fits[0]
    }

    fn close(&mut self, case: Option<&mut Case>) {
        let mut draft = std::mem::take(self);
        let (Some(case), Some(path)) = (case, draft.path.clone()) else { return };
        if !draft.remove.is_empty() {
            draft.taken_out(&case.origin);
        }
        let edit = draft.edit.take().unwrap_or_else(|| {
            let text: String = draft.lines.iter().map(|line| format!("{line}\n")).collect();
            Edit::Write(encoded(&(text + &draft.tail), draft.coding.as_deref().unwrap_or("")))
        });
        case.edits.insert(path, edit);
    }
}

fn encoded(text: &str, coding: &str) -> Vec<u8> {
    match coding {
        "" => text.into(),
        "bom" => format!("\u{feff}{text}").into(),
        "crlf" => text.replace('\n', "\r\n").into(),
        "cr" => text.replace('\n', "\r").into(),
        "utf-16le" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-16le-bare" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be-bare" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "bytes" => unescaped(text),
        "empty" => Vec::new(),
        other => panic!("no coding {other}"),
    }
}

/// Reads `\xHH`, `\u{H}`, `\t`, `\r`, `\n`, `\0` and `\\`.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        bytes.extend(plain.bytes());
        let mut letters = escaped.chars();
        rest = match letters.next().unwrap() {
            'x' => {
                bytes.push(u8::from_str_radix(&escaped[1..3], 16).unwrap());
                &escaped[3..]
            }
            'u' => {
                let (code, rest) = escaped[1..].strip_prefix('{').unwrap().split_once('}').unwrap();
                let c = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
                bytes.extend(c.to_string().bytes());
                rest
            }
            plain => {
                bytes.push(match plain {
                    't' => b'\t',
                    'r' => b'\r',
                    'n' => b'\n',
                    '0' => 0,
                    other => u8::try_from(other).unwrap(),
                });
                &escaped[1..]
            }
        };
    }
    bytes.extend(rest.bytes());
    bytes
}
