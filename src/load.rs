//! Floor 5: sources become records. Every file is read once; dispatch by folder; every mistake is kept, none stops another file.

pub mod attached;
pub mod private;
mod record;
mod spelled;
mod tables;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Said, Severity, has_errors};
use crate::base::fields::{self, Part, Reading, Reference};
use crate::base::id;
use crate::base::reading::{ListedFile, Obstacle, SourceFile, UnitFiles};
use crate::base::source::{Source, Span, controls, decode};
use crate::base::yaml::pieces::salvage;
use crate::base::{text, yaml};
use crate::party::person::{People, Person, PrivateName};
use crate::record::{FOLDERS, KINDS, KindEntry, Record, kind_of_folder};
use crate::said;
use crate::unit::Unit;
use crate::unit::board::{Board, Locale};
use private::{disclosed, disguised, private};
use record::read_record;
use spelled::spelled;
use tables::Tables;

/// Everything one unit's folder says, before it is linked to anything.
#[derive(Debug)]
pub struct Loaded {
    /// The unit's folder name.
    pub id: String,
    /// `compound.yaml` or `unit.yaml`; `None` when it is missing or unreadable.
    pub unit: Option<UnitFile>,
    /// `people.yaml`.
    pub people: Vec<Person>,
    /// That file.
    pub people_source: Option<Arc<Source>>,
    /// Its records.
    pub records: Vec<Record>,
    /// Its attachments, by path below the attachments folder.
    pub attachments: Vec<(String, ListedFile)>,
    /// Every date written anywhere.
    pub dates: Vec<Date>,
    /// What could not be read whole.
    pub flawed: Flawed,
    /// Who stands in what could not be read whole.
    pub unread: Unread,
    /// Everything found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// The records that could be read whole; rules judge no stand-ins.
    pub fn whole(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| !self.flawed.records.contains(&record.id.0))
    }
}

/// People of files that could not be read whole; messages are not to name them either.
#[derive(Debug, Default)]
pub struct Unread {
    /// Those of the list of people, as far as they can be made out.
    pub people: Vec<Person>,
    /// Names that stand where names are written.
    pub names: Vec<String>,
}

/// What could not be read whole: rules do not judge stand-ins, nor call unknown what may stand in the part that is missing.
#[derive(Debug, Default)]
pub struct Flawed {
    /// The unit's own file.
    pub unit: bool,
    /// The list of people.
    pub people: bool,
    /// Records, by `kind/id`.
    pub records: BTreeSet<String>,
}

impl Flawed {
    /// Marks what a file would have held.
    fn mark(&mut self, path: &str) {
        let below = below_unit(path);
        match below.split_once('/') {
            None if UNIT_FILES.contains(&below) => self.unit = true,
            None if PEOPLE_FILES.contains(&below) => self.people = true,
            None => {}
            Some((folder, name)) => {
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                self.records.extend(kind_of_folder(folder).map(|kind| format!("{}/{stem}", kind.name)));
            }
        }
    }

    /// Whether any record of a kind is among them.
    pub fn any_of(&self, kind: &str) -> bool {
        self.records.iter().any(|id| id.split_once('/').is_some_and(|(known, _)| known == kind))
    }
}

/// The unit's own file.
#[derive(Debug)]
pub struct UnitFile {
    /// What it says.
    pub unit: Unit,
    /// The file.
    pub source: Arc<Source>,
    /// Every mention of something that stands elsewhere.
    pub references: Vec<Reference>,
    /// Where its words of the author's stand.
    pub texts: Vec<Span>,
}

/// A unit described by one of these stands above compounds, which inherit from it.
pub const UPPER_UNIT_FILES: &[&str] = &["unit.yaml", "单位.yaml"];
const UNIT_FILES: [&str; 4] = ["compound.yaml", "unit.yaml", "小区.yaml", "单位.yaml"];
const PEOPLE_FILES: [&str; 2] = ["people.yaml", "人员.yaml"];
const ATTACHMENT_FOLDERS: [&str; 2] = ["attachments", "附件"];

/// Loads one unit.
///
/// # Diagnostics
/// All that reading finds; `unit/coverage/file` when there is neither `compound.yaml` nor `unit.yaml`;
/// `unit/reference/folder` for a folder that is no kind; `privacy/format/*` for numbers that may not be written anywhere.
pub fn load(files: &UnitFiles) -> Loaded {
    let mut loaded = Loaded {
        id: files.id.clone(),
        unit: None,
        people: Vec::new(),
        people_source: None,
        records: Vec::new(),
        attachments: Vec::new(),
        dates: Vec::new(),
        flawed: Flawed::default(),
        unread: Unread::default(),
        diagnostics: files.obstacles.iter().map(obstacle).collect(),
    };
    files.obstacles.iter().filter(|obstacle| obstacle.what.stops_unit()).for_each(|obstacle| loaded.flawed.mark(&obstacle.path));
    if let Err(what) = judge_folder(&files.id) {
        let place = nowhere(&format!("content/{}", files.id));
        loaded.diagnostics.push(Diagnostic::error("unit/format/id", place, what).mend(said!("给文件夹改名", "rename the folder")));
    }
    let named = Arc::new(Source { path: format!("content/{}", files.id), text: files.id.clone(), ..Source::default() });
    loaded.diagnostics.extend(private(&named, &files.id, &[]));
    let mut tables = Tables::read(files, &mut loaded.diagnostics);
    for file in files.files.iter().filter(|file| !tables::is_table(file)) {
        load_file(&mut loaded, file, &mut tables);
    }
    loaded.diagnostics.extend(tables.unused());
    load_attachments(&mut loaded, &files.attachments);
    let described = loaded.flawed.unit || files.files.iter().any(|file| UNIT_FILES.contains(&below_unit(&file.path)));
    if !described {
        loaded.diagnostics.push(no_unit_file(&files.id));
    }
    loaded
}

/// Folders of the portal, beside which the units' own stand; locales have folders too.
const PORTAL_FOLDERS: [&str; 6] = ["assets", "data", "hosting", "region", "search", "statistics"];

fn judge_folder(id: &str) -> Result<(), Said> {
    let taken = PORTAL_FOLDERS.contains(&id) || Locale::ALL.iter().any(|locale| locale.word() == id);
    if taken {
        return Err(said!(
            "“{id}”是总入口自己的文件夹，不能作为小区编码",
            "`{id}` is a folder of the portal itself and cannot be a unit's id"
        ));
    }
    id::judge(id)
}

/// Loads `board.yaml`; several spellings of it at once are an error.
pub fn load_board(files: &[SourceFile]) -> (Option<Board>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if let Some(second) = files.get(1) {
        let what = said!("公示栏的设置写了两份", "the board is described twice");
        diagnostics
            .push(Diagnostic::error("board/unique/file", nowhere(&second.path), what).mend(said!("只留一份", "keep one of the files")));
    }
    let board = files.first().and_then(|file| read_part::<Board>(file, &mut diagnostics));
    (board.map(|(board, ..)| board), diagnostics)
}

/// The unit above, as the unit's own file names it; mistakes in the file are found when it is loaded.
pub fn parent(files: &UnitFiles) -> Option<String> {
    let file = files.files.iter().find(|file| UNIT_FILES.contains(&below_unit(&file.path)))?;
    let (unit, ..) = read_part::<Unit>(file, &mut Vec::new())?;
    unit.parent.map(|parent| parent.value.0)
}

/// Says in a diagnostic what the disk met.
pub fn obstacle(obstacle: &Obstacle) -> Diagnostic {
    let severity = if obstacle.what.stops_unit() { Severity::Error } else { Severity::Warning };
    let (zh, en) = (obstacle.what.zh(), obstacle.what.en());
    Diagnostic::new("source/format/file", severity, nowhere(&obstacle.path), said!("{zh}", "{en}"))
}

/// A place for what has no text: the first column of the first line.
pub fn nowhere(path: &str) -> Place {
    Arc::new(Source { path: path.to_string(), text: String::new(), ..Source::default() }).place(Span::default())
}

fn no_unit_file(id: &str) -> Diagnostic {
    let what = said!("文件夹“{id}”里没有 compound.yaml（小区.yaml）", "the folder `{id}` has no compound.yaml");
    Diagnostic::error("unit/coverage/file", nowhere(&format!("content/{id}/compound.yaml")), what)
        .mend(said!("新建 compound.yaml，写一行“name: 小区名称”", "create compound.yaml with a line `name: …`"))
}

/// The path below `content/<unit>/`.
fn below_unit(path: &str) -> &str {
    path.splitn(3, '/').nth(2).unwrap_or(path)
}

fn load_file(loaded: &mut Loaded, file: &SourceFile, tables: &mut Tables) {
    let below = below_unit(&file.path);
    let mut parts = below.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), None, None) if UNIT_FILES.contains(&name) => load_unit(loaded, file),
        (Some(name), None, None) if PEOPLE_FILES.contains(&name) => {
            let mut people = Vec::new();
            let read = read_part_or::<People>(file, &mut loaded.diagnostics, &mut |torn| people = torn.people);
            let whole = read.as_ref().is_some_and(|(_, _, whole)| *whole);
            loaded.flawed.people |= !whole;
            loaded.unread.people.extend(people.into_iter().map(|person| person.value));
            if !whole {
                loaded.unread.names.extend(spelled(&String::from_utf8_lossy(&file.bytes), &Person::NAME_KEYS));
            }
            if let Some((people, reading, _)) = read {
                loaded.dates.extend(reading.dates);
                loaded.people_source = Some(reading.source);
                loaded.people.extend(people.people.into_iter().map(|person| person.value));
            }
        }
        (Some(folder), Some(name), None) => match kind_of_folder(folder) {
            Some(kind) => load_record(loaded, kind, name, file, tables),
            None => loaded.diagnostics.push(unknown_folder(folder, &file.path)),
        },
        (Some(folder), Some(_), Some(_)) => {
            let what =
                said!("记录要直接放在“{folder}”里，不再分文件夹", "records stand directly in `{folder}`, without folders of their own");
            loaded
                .diagnostics
                .push(Diagnostic::error("unit/reference/folder", nowhere(&file.path), what).mend(said!("移到上一层", "move the file up")));
        }
        _ => {
            let what = said!("不认识这个文件", "this file is not known");
            let mend = said!(
                "小区信息写在 compound.yaml，人员写在 people.yaml，记录放进类别文件夹（如 finance/）",
                "a unit has compound.yaml, people.yaml and folders of records like finance/"
            );
            loaded.diagnostics.push(Diagnostic::error("unit/reference/file", nowhere(&file.path), what).mend(mend));
        }
    }
}

fn unknown_folder(folder: &str, path: &str) -> Diagnostic {
    let names = || KINDS.iter().flat_map(|kind| [kind.name, kind.alias]);
    let all = KINDS.iter().map(|kind| format!("{}（{}）", kind.name, kind.alias)).collect::<Vec<_>>().join("、");
    let mend = match text::nearest(folder, names()) {
        Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
        None => said!("可用的文件夹：{all}", "known folders: {all}"),
    };
    Diagnostic::error(
        "unit/reference/folder",
        nowhere(path),
        said!("没有“{folder}”这一类记录", "there is no kind of record called `{folder}`"),
    )
    .mend(mend)
}

fn load_unit(loaded: &mut Loaded, file: &SourceFile) {
    if loaded.unit.is_some() {
        let what = said!("小区信息写了两份", "the unit is described twice");
        loaded
            .diagnostics
            .push(Diagnostic::error("unit/unique/file", nowhere(&file.path), what).mend(said!("只留一份", "keep one of the files")));
        return;
    }
    let read = read_part::<Unit>(file, &mut loaded.diagnostics);
    loaded.flawed.unit |= read.as_ref().is_none_or(|(_, _, whole)| !whole);
    if let Some((unit, reading, _)) = read {
        loaded.dates.extend(reading.dates);
        loaded.unit = Some(UnitFile { unit, source: reading.source, references: reading.references, texts: reading.texts });
    }
}

/// Reads a file that is one mapping and nothing else; the flag says whether every field of it could be read.
fn read_part<T: Part>(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<(T, Reading, bool)> {
    read_part_or(file, diagnostics, &mut |_| {})
}

/// Reads such a file; of one that is none as a whole, `torn` is given what can be made out.
fn read_part_or<T: Part>(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>, torn: &mut dyn FnMut(T)) -> Option<(T, Reading, bool)> {
    let source = decode(&file.path, &file.bytes).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
    let mut reading = Reading::new(Arc::clone(&source));
    reading.folders = &FOLDERS;
    let within = Span::new(0, source.text.len());
    let mut found = Vec::new();
    let node = yaml::parse(&source, within, &mut found);
    let value = match &node {
        Some(node) => Some(fields::read(node, &mut reading)),
        None => {
            if let Some(node) = salvage(&source, within, &mut found) {
                torn(fields::examine(&node, &mut reading));
            }
            None
        }
    };
    found.append(&mut reading.diagnostics);
    let mut controls = controls(&source);
    without_echoes(&mut found, &controls);
    found.append(&mut controls);
    let whole = !has_errors(&found);
    found.extend(private(&source, &source.text, &reading.exempt));
    found.extend(disguised(&reading));
    diagnostics.append(&mut found);
    Some((value?, reading, whole))
}

/// Takes back what is only said of a place because a character stands in it that may not.
fn without_echoes<'c>(found: &mut Vec<Diagnostic>, controls: impl IntoIterator<Item = &'c Diagnostic>) {
    for control in controls {
        let at = control.place.span.start as usize;
        let is_echo = |found: &Diagnostic| {
            let span = found.place.span;
            let stretch = Span { end: span.end.max(span.start + 1), ..span };
            Arc::ptr_eq(&found.place.source, &control.place.source) && stretch.contains(at)
        };
        found.retain(|found| found.rule.starts_with("privacy/") || !is_echo(found));
    }
}

fn load_record(loaded: &mut Loaded, kind: &'static KindEntry, name: &str, file: &SourceFile, tables: &mut Tables) {
    let source = match decode(&file.path, &file.bytes) {
        Ok(source) => tables.beside(source),
        Err(diagnostic) => {
            loaded.flawed.mark(&file.path);
            tables.doubt(&file.path);
            return loaded.diagnostics.push(diagnostic);
        }
    };
    // The name of the file is in the address of the page.
    let named = Arc::new(Source { path: file.path.clone(), text: name.to_string(), ..Source::default() });
    let mut found = private(&named, name, &[]);
    let odd = controls(&source);
    let (record, whole) = match read_record(kind, name, &source, tables, &mut loaded.dates, &mut found) {
        Some((record, whole)) => (Some(record), whole && odd.is_empty()),
        None => (None, false),
    };
    if record.is_none() {
        tables.doubt(&file.path);
    }
    match &record {
        Some(record) if !whole => _ = loaded.flawed.records.insert(record.id.0.clone()),
        None => loaded.flawed.mark(&file.path),
        Some(_) => {}
    }
    // A draft may be half-finished; only what is private stops the unit for it.
    let draft = record.as_ref().is_some_and(|record| record.header.is_unfinished());
    for diagnostic in found.iter_mut().filter(|d| draft && d.severity == Severity::Error && !d.rule.starts_with("privacy/")) {
        diagnostic.severity = Severity::Warning;
    }
    if !whole {
        loaded.unread.names.extend(spelled(&source.text, &PrivateName::KEYS));
    }
    without_echoes(&mut found, odd.iter().chain(tables.controls()));
    loaded.diagnostics.append(&mut found);
    loaded.diagnostics.extend(odd);
    loaded.records.extend(record);
}

/// The word of a kind by either name of its folder.
pub fn kind_name(folder: &str) -> Option<&'static str> {
    kind_of_folder(folder).map(|kind| kind.name)
}

/// Writes a reference with the kind's English name: 账目/2026-q3 → finance/2026-q3.
pub fn canonical(id: &str) -> String {
    match id.split_once('/').and_then(|(folder, stem)| Some((kind_of_folder(folder)?, stem))) {
        Some((kind, stem)) => format!("{}/{stem}", kind.name),
        None => id.to_string(),
    }
}

fn load_attachments(loaded: &mut Loaded, files: &[ListedFile]) {
    for file in files {
        let below = below_unit(&file.path);
        let name = ATTACHMENT_FOLDERS.iter().find_map(|folder| below.strip_prefix(folder)?.strip_prefix('/')).unwrap_or(below);
        let source = Arc::new(Source { path: file.path.clone(), text: name.to_string(), ..Source::default() });
        loaded.diagnostics.extend(private(&source, name, &[]));
        loaded.attachments.push((name.to_string(), file.clone()));
    }
}
