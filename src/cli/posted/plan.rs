//! What is to be written for the sheets of one unit: a registration of its own, or one that carries on an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::picture::Drawn;
use crate::base::reading::UnitFiles;
use crate::compound::Compound;
use crate::record::header::Status;
use crate::record::posting::{Posting, Sheet};
use crate::record::written::{Hung, Language, Photograph, Registration, posting};
use crate::record::{Body, KindEntry, Record};
use crate::said;

use super::super::new::{kind_folder, language};

/// A sheet to be registered.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The record that hangs.
    pub record: String,
    /// Where.
    pub slot: String,
    /// The day it was hung; the day of the board where nothing is said.
    pub from: Option<Date>,
    /// The last day it hung.
    pub until: Option<Date>,
    /// Who saw to it.
    pub by: Option<String>,
    /// A photograph, already drawn anew.
    pub photo: Option<Drawn>,
    /// Where the wish comes from: a photograph's name, or nothing.
    pub origin: String,
}

/// What is to be written, and what is not.
#[derive(Debug, Default)]
pub struct Plan {
    /// Path and bytes: photographs before the registration that names them.
    pub files: Vec<(String, Vec<u8>)>,
    /// Wishes that need nothing, or cannot be: their origin, why, and whether that is an error.
    pub left: Vec<(String, Said, bool)>,
}

/// The longest reason; a line of a record takes more.
const LONGEST: usize = 100;
/// The longest id of a record.
const LONGEST_ID: usize = 60;

/// What a wish comes to.
enum Step<'c> {
    /// A registration of its own, or the next sheet at the place of an ended one.
    Hang(Option<&'c Record>),
    /// Something added to a sheet of an earlier registration.
    Add(&'c Record, usize, Hung),
}

/// Plans what to write.
pub fn plan(compound: &Compound, files: &UnitFiles, kind: &KindEntry, wishes: Vec<Wish>) -> Plan {
    let (mut plan, mut seen) = (Plan::default(), BTreeSet::new());
    let mut groups: BTreeMap<(String, Option<String>), (Option<&Record>, Vec<(Wish, Step)>)> = BTreeMap::new();
    for wish in wishes {
        if !seen.insert((wish.record.clone(), wish.slot.clone())) {
            let said = said!("同一张纸拍了两张照片，用了前一张", "the same sheet was photographed twice; the first photograph is used");
            plan.left.push((wish.origin, said, false));
            continue;
        }
        match step(compound, &wish) {
            Ok(step) => {
                let earlier = match &step {
                    Step::Hang(earlier) => *earlier,
                    Step::Add(earlier, ..) => Some(*earlier),
                };
                let key = (wish.record.clone(), earlier.map(|record| record.id.0.clone()));
                groups.entry(key).or_insert_with(|| (earlier, Vec::new())).1.push((wish, step));
            }
            Err((said, is_error)) => plan.left.push((wish.origin, said, is_error)),
        }
    }
    let place = Place::of(compound, files, kind);
    let mut taken = BTreeSet::new();
    for ((record, _), (earlier, steps)) in groups {
        place.write(&record, earlier, steps, &mut taken, &mut plan.files);
    }
    plan
}

/// The registrations that stand, of a record: public, not taken back, not corrected.
fn standing<'c>(compound: &'c Compound, record: &str) -> impl Iterator<Item = (&'c Record, &'c Posting)> {
    let stands = |one: &&Record| {
        let header = &one.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&one.id.0)
    };
    compound.whole().filter(stands).filter_map(move |one| match &one.body {
        Body::Posting(posting) if *posting.record.0 == *record => Some((one, &**posting)),
        _ => None,
    })
}

fn step<'c>(compound: &'c Compound, wish: &Wish) -> Result<Step<'c>, (Said, bool)> {
    let at_place = || {
        standing(compound, &wish.record).flat_map(|(record, posting)| {
            posting.sheets.iter().enumerate().filter(|(_, sheet)| *sheet.slot.0 == *wish.slot).map(move |(at, sheet)| (record, at, sheet))
        })
    };
    let error = |said| Err((said, true));
    let hanging = at_place().find(|(.., sheet)| sheet.until.is_none());
    let same = hanging.filter(|(.., sheet)| wish.from.is_none_or(|from| from == sheet.from.value));
    let backwards = |from: Date| wish.until.filter(|until| *until < from);
    match (same, hanging, wish.until) {
        (Some((record, at, sheet)), _, Some(until)) => match backwards(sheet.from.value) {
            Some(_) => error(turned(sheet.from.value, until)),
            None => Ok(Step::Add(record, at, Hung { until: Some(until), taken_by: wish.by.clone(), ..bare(sheet) })),
        },
        (Some((record, at, sheet)), _, None) => match (&wish.photo, &sheet.photo) {
            (Some(_), None) => Ok(Step::Add(record, at, bare(sheet))),
            _ => {
                let (id, from) = (&record.id.0, sheet.from.value);
                Err((said!("已经登记过：{from} 起挂着，见 {id}", "registered already: it hangs since {from}, see {id}"), false))
            }
        },
        (None, Some((record, _, sheet)), None) => {
            let (id, from) = (&record.id.0, sheet.from.value);
            error(said!(
                "这里还挂着 {from} 的那一张（{id}）；撤下了，先用 --until 登记",
                "the sheet of {from} still hangs here ({id}); if it came down, register that with --until first"
            ))
        }
        (None, ..) => {
            let from = wish.from.unwrap_or(compound.as_of);
            match backwards(from) {
                Some(until) => error(turned(from, until)),
                None => Ok(Step::Hang(at_place().map(|(record, ..)| record).next())),
            }
        }
    }
}

fn bare(sheet: &Sheet) -> Hung {
    Hung { slot: sheet.slot.0.clone(), ..Hung::default() }
}

fn turned(from: Date, until: Date) -> Said {
    said!(
        "撤下（{until}）早于挂上（{from}）；这张没有登记过的，把 --from 也写上",
        "taken down on {until}, before it was hung on {from}; where it was not registered yet, write --from as well"
    )
}

/// Where and how a unit's registrations are written.
struct Place<'c> {
    compound: &'c Compound<'c>,
    kind: &'c KindEntry,
    language: Language,
    /// `content/unit/posting`, and the folder of attachments.
    folders: (String, String),
}

impl<'c> Place<'c> {
    fn of(compound: &'c Compound<'c>, files: &UnitFiles, kind: &'c KindEntry) -> Self {
        let unit = format!("content/{}", compound.id);
        let records = kind_folder(files, kind);
        let chinese = files.attachments.iter().any(|file| file.path.starts_with(&format!("{unit}/附件/")));
        let none = files.attachments.is_empty() && records == kind.alias;
        let attachments = if chinese || none { "附件" } else { "attachments" };
        Place { compound, kind, language: language(files), folders: (format!("{unit}/{records}"), format!("{unit}/{attachments}")) }
    }

    fn write(
        &self,
        record: &str,
        earlier: Option<&Record>,
        steps: Vec<(Wish, Step)>,
        taken: &mut BTreeSet<String>,
        files: &mut Vec<(String, Vec<u8>)>,
    ) {
        let compound = self.compound;
        let id = self.free_id(record, taken);
        let title = compound.catalogue.get(record).map_or(record, |entry| entry.title.as_str());
        let short: String = title.chars().take(LONGEST).collect();
        let mut registration = Registration {
            title: format!("{short}张贴登记"),
            published: compound.as_of,
            publisher: self.publisher(record, earlier),
            amends: None,
            record: record.to_string(),
            sheets: Vec::new(),
            added: Vec::new(),
            photos: Vec::new(),
        };
        let mut reasons = Vec::new();
        for (wish, step) in steps {
            let name = self.place_name(&wish.slot);
            let photo = wish.photo.as_ref().map(|drawn| self.photograph(&id, &wish, drawn, &registration, taken, files));
            let file = photo.as_ref().map(|photo| photo.file.clone());
            registration.photos.extend(photo);
            match step {
                Step::Hang(earlier) => {
                    let from = wish.from.unwrap_or(compound.as_of);
                    reasons.extend(earlier.map(|_| format!("{name}{from}重新张贴")));
                    let sheet = Hung { slot: wish.slot, from: Some(from), until: wish.until, by: wish.by, taken_by: None, photo: file };
                    registration.sheets.push(sheet);
                }
                Step::Add(_, at, hung) => {
                    let what = hung.until.map_or_else(|| "补登照片".to_string(), |until| format!("{until}撤下"));
                    reasons.push(format!("{name}{what}"));
                    registration.added.push((at, Hung { photo: file, ..hung }));
                }
            }
        }
        let reason: String = reasons.join("；").chars().take(LONGEST).collect();
        registration.amends = earlier.map(|earlier| (earlier, reason));
        let text = posting(self.kind, &registration, self.language);
        files.push((format!("{}/{id}.yaml", self.folders.0), text.into_bytes()));
    }

    /// An id that no registration has: the day, and what hangs.
    fn free_id(&self, record: &str, taken: &mut BTreeSet<String>) -> String {
        let stem = record.split_once('/').map_or(record, |(_, stem)| stem);
        let known = |id: &str| self.compound.own.records.iter().any(|other| other.id.0 == format!("{}/{id}", self.kind.name));
        let whole = format!("{}-{stem}", self.compound.as_of);
        let base = whole.get(..LONGEST_ID).unwrap_or(&whole).trim_end_matches('-').to_string();
        let further = (2_u32..).map(|n| format!("{base}-{n}"));
        let id = std::iter::once(base.clone()).chain(further).find(|id| !known(id) && !taken.contains(id)).unwrap_or(base);
        taken.insert(id.clone());
        id
    }

    fn photograph(
        &self,
        id: &str,
        wish: &Wish,
        drawn: &Drawn,
        registration: &Registration,
        taken: &mut BTreeSet<String>,
        files: &mut Vec<(String, Vec<u8>)>,
    ) -> Photograph {
        let known = |name: &str| self.compound.own.attachments.iter().any(|(other, _)| other == name);
        let base = format!("posting-{id}-{}", wish.slot);
        let further = (2_u32..).map(|n| format!("{base}-{n}.{}", drawn.ending));
        let first = format!("{base}.{}", drawn.ending);
        let file = std::iter::once(first.clone()).chain(further).find(|name| !known(name) && !taken.contains(name)).unwrap_or(first);
        taken.insert(file.clone());
        files.push((format!("{}/{file}", self.folders.1), drawn.bytes.clone()));
        // Nobody has looked at it who could answer for it, so it stays inside; whoever publishes the record can show it.
        let answer = match &wish.by {
            Some(by) => Ok((by.clone(), self.compound.as_of)),
            None => Err(self.body_name(registration.publisher.as_deref())),
        };
        Photograph { file, title: format!("{}照片", self.place_name(&wish.slot)), answer }
    }

    fn place_name(&self, slot: &str) -> String {
        let known = self.compound.unit.slots.iter().find(|known| *known.id.0 == *slot);
        known.map_or_else(|| slot.to_string(), |known| known.name.to_string())
    }

    fn body_name(&self, id: Option<&str>) -> String {
        let body = id.and_then(|id| self.compound.directory.organization(id));
        body.map_or_else(|| self.compound.unit.name.to_string(), |body| body.short().to_string())
    }

    /// Who published the earlier registration, else who publishes what hangs.
    fn publisher(&self, record: &str, earlier: Option<&Record>) -> Option<String> {
        let own = self.compound.own.records.iter().find(|other| other.id.0 == record);
        earlier.or(own).and_then(|record| Some(record.header.publisher.as_ref()?.0.clone()))
    }
}
