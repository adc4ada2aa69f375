//! `posted`: registers what hangs on the board, by hand or from photographs of it; never over an existing file.

mod plan;
mod sight;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Said, Severity, has_errors};
use crate::base::picture::{self, Drawn, MOST_BYTES};
use crate::base::reading::{ListedFile, SourceFile, UnitFiles};
use crate::base::scalar::Scalar;
use crate::base::text::nearest;
use crate::compound::{Compound, hush, link, unnamed};
use crate::disk::{self, UnitFolder};
use crate::law::Pack;
use crate::load::{self, Loaded, nowhere};
use crate::pipeline;
use crate::record::{KINDS, KindEntry, kind_of_folder};
use crate::said;
use crate::site::code;
use crate::unit::board::BaseUrl;

use super::board::{self, Open, Wishes};
use super::report::Report;
use super::{Common, Failure};
use plan::{Plan, Wish, plan};
use sight::{Sighting, named, refused};

/// 登记哪张公示挂在哪里 · register what hangs on the board
///
/// 登记一张公示挂在哪块公开栏、从哪天到哪天：gongshi posted 小区 记录 --slot 公开栏。
/// 或者只给照片：gongshi posted *.jpg，从照片里的二维码认出是哪条记录、哪块公开栏。照片会转正、去掉拍摄地点等信息。
/// 撤下时加 --until；已经公布的登记不改，另写一条接着它的。
/// Registers where a sheet hangs and from when until when: gongshi posted UNIT RECORD --slot SLOT. Or give photographs only, and
/// record and place are read from the codes on them. Photographs are turned upright and lose where they were taken. When a sheet
/// comes down, write --until; a registration that is public is not edited, another one carries it on.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Posted {
    /// 小区和记录（类别/编码，或纸上的六位短码）；或者一张或几张照片 · the unit and the record (kind/id, or the six letters on the sheet); or photographs
    #[arg(value_name = "UNIT RECORD | PHOTO", required = true, num_args = 1.., help_heading = "参数 Arguments", display_order = 1)]
    what: Vec<String>,
    /// 挂在哪块公开栏（编码或名称）· which place on the board, by id or name
    #[arg(long, value_name = "SLOT")]
    slot: Option<String>,
    /// 从哪天起挂（不写就是今天，或 board.yaml 里的 as_of）· the day it was hung, today where left out
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// 挂到哪天（撤下的那天）· the last day it hung
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// 谁张贴或撤下的，照片也由他核对过（人员编码或姓名）· who saw to it, and looked the photograph over: id or name
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// 照片 · a photograph of it in its place
    #[arg(long, value_name = "FILE")]
    photo: Option<PathBuf>,
    /// 按这一天算（默认今天，或 board.yaml 里的 as_of）· as of this day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 印二维码时用的网址，board.yaml 里没有的话 · the address the codes were printed with, where board.yaml has none
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// A unit that something is registered in.
struct Desk<'a> {
    files: UnitFiles,
    loaded: Loaded,
    above: Vec<&'a Loaded>,
}

impl<'a> Desk<'a> {
    fn of(open: &'a Open, folder: &UnitFolder) -> Self {
        let (files, above) = open.read(folder);
        let loaded = load::load(&files);
        Desk { files, loaded, above: above.iter().map(|unit| &unit.loaded).collect() }
    }

    fn compound(&self, as_of: Date) -> Result<Compound<'_>, Failure> {
        let linked = link(&self.loaded, self.above.clone(), Pack::default(), as_of);
        linked.ok_or_else(|| {
            let mut found = self.loaded.diagnostics.clone();
            hush(&mut found, &unnamed(&self.loaded, &self.above, as_of));
            Failure::Findings(found)
        })
    }
}

impl Posted {
    /// Registers; what could not be is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Option<Vec<Diagnostic>>, Failure> {
        let as_of = day(self.as_of.as_deref())?;
        let base_url = self.base_url.as_deref().map(|text| BaseUrl::parse(text).map(|url| url.0).map_err(Failure::Outside)).transpose()?;
        let open = board::open(common, Wishes { as_of, base_url, preview: false })?;
        let kind = kind_of_folder("posting").ok_or_else(|| unknown("posting"))?;
        let is_photo = |word: &String| picture::is_picture(word) || picture::is_other_picture(word);
        let found = match self.what.as_slice() {
            words if words.iter().all(is_photo) => self.photographs(&open, kind, report)?,
            [unit, record] => self.named(&open, kind, unit, record, report)?,
            _ => {
                return Err(Failure::Outside(said!(
                    "写成 gongshi posted 小区 记录 --slot 公开栏，或只写照片：gongshi posted *.jpg",
                    "write gongshi posted UNIT RECORD --slot SLOT, or photographs only: gongshi posted *.jpg"
                )));
            }
        };
        Ok(if found.is_empty() { None } else { Some(found) })
    }

    /// One sheet, named.
    fn named(&self, open: &Open, kind: &KindEntry, unit: &str, record: &str, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let folder = *open.chosen(&[unit.to_string()])?.first().ok_or_else(|| unknown(unit))?;
        let desk = Desk::of(open, folder);
        let compound = desk.compound(open.shared.as_of)?;
        let record = record_of(&compound, record)?;
        let slot = match &self.slot {
            Some(word) => named(&compound, word).ok_or_else(|| no_slot(&compound, word))?,
            None => return Err(no_slot(&compound, "")),
        };
        let by = self.by.as_deref().map(|word| person_of(&compound, word)).transpose()?;
        let photo = self.photo.as_deref().map(photograph).transpose()?;
        let wish = Wish {
            record,
            slot: slot.id.0.clone(),
            from: day(self.from.as_deref())?,
            until: day(self.until.as_deref())?,
            by,
            photo,
            origin: String::new(),
        };
        let planned = plan(&compound, &desk.files, kind, vec![wish]);
        if let Some((_, said, is_error)) = planned.left.first() {
            if *is_error {
                return Err(Failure::Outside(said.clone()));
            }
            report.tell(said);
        }
        write(open, &desk, &planned, report)
    }

    /// Sheets on photographs.
    fn photographs(&self, open: &Open, kind: &KindEntry, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        if self.photo.is_some() {
            return Err(Failure::Outside(said!("只给照片时，不用写 --photo", "--photo means nothing where photographs are given")));
        }
        let (from, until) = (day(self.from.as_deref())?, day(self.until.as_deref())?);
        let bases: Vec<&str> =
            open.shared.address().into_iter().chain(open.shared.board.old_base_urls.iter().map(|url| url.0.as_str())).collect();
        if bases.is_empty() {
            return Err(Failure::Outside(said!(
                "board.yaml 里没有网址（base_url），认不出二维码是不是这个公示栏的；加上，或写 --base-url",
                "board.yaml has no base_url, so no code can be told to be this board's; add it, or give --base-url"
            )));
        }
        let paths: Vec<PathBuf> = self.what.iter().flat_map(|word| disk::meant(Path::new(word))).collect();
        let seen: Vec<_> = paths.par_iter().map(|path| looked_at(path, &bases)).collect();
        let units: BTreeSet<&str> = seen.iter().flatten().flat_map(|seen| seen.printed.iter().map(|one| one.unit.as_str())).collect();
        let folders = open.workspace.units.iter().filter(|folder| units.contains(folder.id.as_str()));
        let desks: Vec<Desk> = folders.map(|folder| Desk::of(open, folder)).collect();
        let mut compounds = BTreeMap::new();
        for desk in &desks {
            compounds.insert(desk.loaded.id.as_str(), desk.compound(open.shared.as_of)?);
        }
        let (mut found, mut wishes): (Vec<Diagnostic>, BTreeMap<String, Vec<Wish>>) = (Vec::new(), BTreeMap::new());
        for seen in seen {
            let settled = seen.and_then(|seen| {
                let judged = sight::judge(&seen.name, &seen.texts, &seen.printed, &compounds, self.slot.as_deref());
                judged.map(|sighting| (seen, sighting))
            });
            match settled {
                Ok((seen, Sighting { unit, record, slot })) => {
                    let wish = Wish { record, slot, from, until, by: self.by.clone(), photo: Some(seen.drawn), origin: seen.name };
                    wishes.entry(unit).or_default().push(wish);
                }
                Err(finding) => found.push(finding),
            }
        }
        for desk in &desks {
            let Some(compound) = compounds.get(desk.loaded.id.as_str()) else { continue };
            let mut wishes = wishes.remove(&desk.loaded.id).unwrap_or_default();
            for wish in &mut wishes {
                wish.by = wish.by.as_deref().map(|word| person_of(compound, word)).transpose()?;
            }
            let planned = plan(compound, &desk.files, kind, wishes);
            found.extend(planned.left.iter().map(|(origin, said, is_error)| {
                let severity = if *is_error { Severity::Error } else { Severity::Advice };
                Diagnostic::new("photo/unique/sheet", severity, nowhere(origin), said.clone())
            }));
            found.extend(write(open, desk, &planned, report)?);
        }
        Ok(found)
    }
}

/// A photograph that was looked at.
struct Looked {
    name: String,
    drawn: Drawn,
    texts: BTreeSet<String>,
    printed: Vec<code::Printed>,
}

fn looked_at(path: &Path, bases: &[&str]) -> Result<Looked, Diagnostic> {
    let name = path.display().to_string();
    let bytes = disk::read_named(path, MOST_BYTES)
        .map_err(|error| Diagnostic::error("photo/coverage/file", nowhere(&name), Said { zh: error.zh(), en: error.en() }))?;
    let drawn = picture::clean(&name, &bytes).map_err(|why| refused(&name, &bytes, why))?.whole;
    let texts = sight::codes(&name, &bytes, bases)?;
    let printed = sight::printed(&texts, bases);
    Ok(Looked { name, drawn, texts, printed })
}

/// Writes what was planned, once it is sure that it reads clean; gives what else there is to say of it.
fn write(open: &Open, desk: &Desk, planned: &Plan, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
    if planned.files.is_empty() {
        return Ok(Vec::new());
    }
    let mut files = desk.files.clone();
    for (path, bytes) in &planned.files {
        if picture::is_picture(path) {
            files.attachments.push(ListedFile { path: path.clone(), size: bytes.len() as u64, modified: 0 });
        } else {
            files.files.push(SourceFile { path: path.clone(), bytes: bytes.clone() });
        }
    }
    files.files.sort_by(|a, b| a.path.cmp(&b.path));
    let (mut found, _) = pipeline::check_compound(&files, &desk.above, &open.shared, Vec::new());
    found.retain(|finding| planned.files.iter().any(|(path, _)| *path == finding.place.source.path));
    if has_errors(&found) {
        return Err(Failure::Findings(found));
    }
    disk::write_new_files(&open.workspace.root, &planned.files)?;
    let mut unseen = false;
    for (path, bytes) in &planned.files {
        match std::str::from_utf8(bytes).ok().filter(|_| !picture::is_picture(path)) {
            Some(text) => {
                unseen |= text.contains("inspect:") || text.contains("查阅地点:");
                let shown: String = text.lines().flat_map(|line| ["  ", line, "\n"]).collect();
                report.draw(&format!("{path}\n{shown}"));
            }
            None => report.tell(&said!("{path}（已转正，去掉了拍摄地点等信息）", "{path} (upright, without where it was taken)")),
        }
    }
    if unseen {
        report.note(&said!(
            "照片还没有人核对，先不公布；看过没有不该公开的，把“查阅地点”换成 脱敏: {{人: 编码, 日期: 日期}}，或下次写 --by",
            "nobody has looked the photographs over, so they are not published yet; whoever has writes redacted: {{by: id, on: date}} in place of `inspect`, or gives --by next time"
        ));
    }
    Ok(found)
}

fn day(text: Option<&str>) -> Result<Option<Date>, Failure> {
    text.map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()
}

/// A photograph that somebody names.
fn photograph(path: &Path) -> Result<Drawn, Failure> {
    let name = path.display().to_string();
    let bytes = disk::read_named(path, MOST_BYTES)?;
    let cleaned = picture::clean(&name, &bytes).map_err(|why| Failure::Findings(vec![refused(&name, &bytes, why)]))?;
    Ok(cleaned.whole)
}

fn unknown(word: &str) -> Failure {
    Failure::Outside(said!("没有“{word}”", "there is no `{word}`"))
}

/// A record by `kind/id` in either language, or by the short code on its sheet.
fn record_of(compound: &Compound, word: &str) -> Result<String, Failure> {
    let public = || compound.own.records.iter().filter(|record| record.header.is_public(compound.as_of));
    let id = match word.split_once('/') {
        Some((kind, stem)) => kind_of_folder(kind).map(|kind| format!("{}/{stem}", kind.name)),
        None => public().find(|record| code::of_record(compound.id, record).eq_ignore_ascii_case(word)).map(|record| record.id.0.clone()),
    };
    let id = id.unwrap_or_else(|| word.to_string());
    if public().any(|record| record.id.0 == id) {
        return Ok(id);
    }
    if compound.own.records.iter().any(|record| record.id.0 == id) {
        return Err(Failure::Outside(said!("“{id}”还没有公布，不能登记张贴", "`{id}` is not public yet and cannot hang")));
    }
    let near = nearest(&id, public().map(|record| record.id.0.as_str()));
    Err(Failure::Outside(match near {
        Some(near) => said!("没有记录“{word}”；是不是“{near}”？", "there is no record `{word}`; did you mean `{near}`?"),
        None => {
            let kinds = KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
            said!(
                "没有记录“{word}”；写成 类别/编码，类别有：{kinds}",
                "there is no record `{word}`; write kind/id, a kind being one of {kinds}"
            )
        }
    }))
}

fn no_slot(compound: &Compound, word: &str) -> Failure {
    let known = compound.unit.slots.iter().map(|slot| format!("{}（{}）", slot.id.0, slot.name.0)).collect::<Vec<_>>().join("、");
    Failure::Outside(match (word.is_empty(), known.is_empty()) {
        (_, true) => said!(
            "compound.yaml 里还没有公开栏；先写上：公开栏: [{{编码: south-gate, 名称: 南门公开栏}}]",
            "compound.yaml has no places on the board yet; write slots: [{{id: south-gate, name: South gate}}] first"
        ),
        (true, _) => said!("用 --slot 写明挂在哪块公开栏；有的是：{known}", "say where it hangs with --slot; there are: {known}"),
        (false, _) => said!("没有公开栏“{word}”；有的是：{known}", "there is no place `{word}`; there are: {known}"),
    })
}

/// Somebody by id, or by a name that only one has.
fn person_of(compound: &Compound, word: &str) -> Result<String, Failure> {
    if compound.directory.person(word).is_some() {
        return Ok(word.to_string());
    }
    let mut named = compound.directory.people().filter(|person| *person.name.0 == *word);
    if let (Some(person), None) = (named.next(), named.next()) {
        return Ok(person.id.0.clone());
    }
    let near = nearest(word, compound.directory.people().map(|person| person.id.0.as_str()));
    Err(Failure::Outside(match near {
        Some(near) => said!("人员里没有“{word}”；是不是“{near}”？", "nobody is called `{word}`; did you mean `{near}`?"),
        None => said!("人员里没有“{word}”；写 people.yaml 里的编码", "nobody is called `{word}`; write an id of people.yaml"),
    }))
}
