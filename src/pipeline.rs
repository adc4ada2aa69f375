//! Floor 7: the flow itself. Pure, total, deterministic; one compound at a time.

#[cfg(feature = "poster")]
mod paper;
#[cfg(feature = "poster")]
mod share;
#[cfg(feature = "poster")]
mod slides;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::artifact::{Artifact, Bundle, Carried};
use crate::base::date::Date;
use crate::base::detect::Names;
use crate::base::diagnostic::{Diagnostic, Said, has_errors};
use crate::base::reading::UnitFiles;
use crate::base::text::{hexadecimal, nearest};
use crate::check::{Choices, all_rules, check};
use crate::compound::duties::{duties, turning as turning_of};
use crate::compound::{Compound, hush, link, unnamed};
use crate::law::duty::Duty;
use crate::law::{Judge, Judged, Pack, Packs};
use crate::load::private::{PUBLIC, SENSITIVE};
use crate::load::{Loaded, load, nowhere};
use crate::render;
use crate::said;
use crate::site::{Content, Footer, Planned, SHOWN_MONTHS, Setting, Site, Summary, bare, plan};
use crate::statistics::{self, Counted};
use crate::theme::Theme;
use crate::unit::board::{Board, Locale};

#[cfg(feature = "poster")]
pub use paper::{Papered, paper};
#[cfg(feature = "poster")]
pub use share::share;
#[cfg(feature = "poster")]
pub use slides::slides;

/// What all compounds of a board share.
pub struct Shared {
    /// The board.
    pub board: Board,
    /// The theme, ready to render.
    pub theme: Theme,
    /// The rule packs, built in and own.
    pub packs: Packs,
    /// The day it is built for.
    pub as_of: Date,
    /// Where it will stand; overrides the board's own.
    pub base_url: Option<String>,
    /// Shows drafts and what is dated ahead.
    pub preview: bool,
    /// What sheets of paper are made with, where a site offers them.
    #[cfg(feature = "poster")]
    pub printing: Option<render::poster::Printing>,
}

/// Who carries attachments: from the path of one to what will be published.
pub type Carry<'c> = dyn Fn(&str) -> Option<Carried> + 'c;

/// A compound, built as far as it could be.
#[derive(Default)]
pub struct Built {
    /// Its site; `None` when an error stops it.
    pub bundle: Option<Bundle>,
    /// Its line on the portal.
    pub summary: Option<Summary>,
    /// Everything found, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The first day on which any byte would differ.
    pub valid_until: Option<Date>,
    /// SHA-256 of every file of the site that a renderer made, by path.
    pub digests: BTreeMap<String, [u8; 32]>,
    /// Digests of the published sources, by record.
    pub records: BTreeMap<String, String>,
    /// Records that were emptied to protect somebody, which changes what was published, and openly.
    pub purged: BTreeSet<String>,
    /// The files of all its records, by record.
    pub paths: BTreeMap<String, String>,
    /// Records that are not finished: drafts, and what waits for whoever looks it over.
    pub unfinished: BTreeSet<String>,
    /// Old paths that lead to records of a new name.
    pub moved: BTreeSet<String>,
    /// What board and unit choose to make of findings; laid over what is added later too.
    choices: Choices,
    /// Whom no finding may name.
    unnamed: Arc<Names>,
}

/// Builds one compound from its own files and the units above it, lowest first.
///
/// `carry` tells how an attachment will be published, by its path from the workspace's root; what it tells nothing of is not.
pub fn build_compound(files: &UnitFiles, above: &[&Loaded], shared: &Shared, carry: &Carry) -> Built {
    let mut loaded = load(files);
    let mut found = std::mem::take(&mut loaded.diagnostics);
    let mut built = known(&loaded, above, shared);
    if let Some(compound) = judged(&loaded, above, shared, &mut found) {
        let duties = duties(&compound);
        built.valid_until = valid_until(&compound, &duties);
        built.records = published_digests(&compound);
        if !has_errors(&found) {
            let mut planned = plan(&compound, &duties, &setting(shared));
            built.valid_until = built.valid_until.into_iter().chain(turns(&planned.site)).min();
            #[cfg(feature = "poster")]
            let sheets = paper::offered(&mut planned.site, shared, &loaded, &paper::names(&compound), &mut found);
            #[cfg(not(feature = "poster"))]
            let sheets = Bundle::default();
            let (bundle, digests) = rendered(&mut planned, sheets, shared, carry, &mut found);
            found = built.choices.settle(found);
            built.summary = Some(planned.summary);
            if !has_errors(&found) {
                (built.bundle, built.digests) = (Some(bundle), digests);
            }
        }
    }
    built.add(found);
    built
}

/// What is known of a compound before it is judged.
fn known(loaded: &Loaded, above: &[&Loaded], shared: &Shared) -> Built {
    let records = || loaded.records.iter();
    Built {
        paths: records().map(|record| (record.id.0.clone(), record.source.path.clone())).collect(),
        purged: records().filter(|record| record.header.purged.is_some()).map(|record| record.id.0.clone()).collect(),
        unfinished: records().filter(|record| record.header.is_unfinished()).map(|record| record.id.0.clone()).collect(),
        moved: records().flat_map(|record| &record.header.aliases).map(|old| stem(&old.value.0).to_string()).collect(),
        choices: choices(loaded, shared),
        unnamed: unnamed(loaded, above, shared.as_of),
        ..Built::default()
    }
}

/// Links a unit and judges it, as board and unit choose to take what is found; then it is as the public sees it. Nothing
/// where its own file cannot be read.
fn judged<'a>(loaded: &'a Loaded, above: &[&'a Loaded], shared: &Shared, found: &mut Vec<Diagnostic>) -> Option<Compound<'a>> {
    let mut compound = linked(loaded, above, shared, found);
    found.extend(compound.iter().flat_map(check));
    *found = choices(loaded, shared).settle(std::mem::take(found));
    if let Some(compound) = compound.as_mut().filter(|_| !shared.preview) {
        compound.forget_unpublished();
    }
    compound
}

/// Everything found in a unit as it is told: by file and place, and nobody is named who is not named on a page.
fn told(mut found: Vec<Diagnostic>, names: &Arc<Names>) -> Vec<Diagnostic> {
    hush(&mut found, names);
    found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    found
}

/// Checks one compound without building it, together with what was found beside its records; gives what it is counted with,
/// where its own file can be read.
pub fn check_compound(
    files: &UnitFiles,
    above: &[&Loaded],
    shared: &Shared,
    beside: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Option<Summary>) {
    let mut loaded = load(files);
    let mut found = std::mem::take(&mut loaded.diagnostics);
    found.extend(beside);
    let counted = judged(&loaded, above, shared, &mut found).map(|compound| bare(&compound));
    (told(found, &unnamed(&loaded, above, shared.as_of)), counted)
}

fn choices(loaded: &Loaded, shared: &Shared) -> Choices {
    Choices::of(loaded.unit.as_ref().map(|file| &file.unit), &shared.board.severities, shared.as_of)
}

/// What one unit owes.
pub struct Owed {
    /// Its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The names of the units above, lowest first.
    pub above: Vec<String>,
    /// What its bodies are called, by id.
    pub bodies: BTreeMap<String, String>,
    /// So many days before it is due a duty is due soon.
    pub soon_days: u64,
    /// Its duties.
    pub duties: Vec<Duty>,
}

/// Judges the duties of one unit without building it; nothing where its own file cannot be read.
pub fn owed(files: &UnitFiles, above: &[&Loaded], shared: &Shared) -> Option<Owed> {
    let loaded = load(files);
    let compound = linked(&loaded, above, shared, &mut Vec::new())?;
    let bodies = compound.directory.organizations().map(|(id, body)| (id.to_string(), body.short().to_string()));
    Some(Owed {
        id: compound.id.to_string(),
        name: compound.unit.name.to_string(),
        above: compound.above.iter().filter_map(|above| Some(above.unit.as_ref()?.unit.name.to_string())).collect(),
        bodies: bodies.collect(),
        soon_days: compound.pack.soon_days,
        duties: duties(&compound),
    })
}

impl Built {
    /// Adds what was found beside the records; an error among it stops the unit like any other.
    pub fn add(&mut self, found: Vec<Diagnostic>) {
        let found = self.choices.settle(found);
        if has_errors(&found) {
            self.bundle = None;
            self.digests.clear();
        }
        self.diagnostics.extend(found);
        self.diagnostics = told(std::mem::take(&mut self.diagnostics), &self.unnamed);
    }
}

/// Builds the portal over the summaries of all units, and judges what can be judged over many only.
pub fn build_portal(shared: &Shared, mut summaries: Vec<Summary>, found: &mut Vec<Diagnostic>) -> Bundle {
    found.extend(compare(shared, &mut summaries));
    render::render_portal(&shared.board, shared.address(), &summaries, &shared.theme, shared.as_of, found)
}

/// Judges what can be judged over many units only, as the board chooses to take it; leaves them in the portal's order.
pub fn compare(shared: &Shared, summaries: &mut [Summary]) -> Vec<Diagnostic> {
    summaries.sort_by(|a, b| (&a.region, &a.name, &a.id).cmp(&(&b.region, &b.name, &b.id)));
    let counted: Vec<Counted> = summaries.iter().map(Summary::counted).collect();
    Choices::of(None, &shared.board.severities, shared.as_of).settle(statistics::judge(&counted, shared.as_of))
}

impl Shared {
    /// Where the board stands on the web, without a trailing slash.
    pub fn address(&self) -> Option<&str> {
        self.base_url.as_deref().or(self.board.base_url.as_ref().map(|url| url.0.as_str()))
    }

    /// The locales to build.
    pub fn locales(&self) -> Vec<Locale> {
        self.board.locales()
    }
}

fn linked<'a>(own: &'a Loaded, above: &[&'a Loaded], shared: &Shared, found: &mut Vec<Diagnostic>) -> Option<Compound<'a>> {
    let file = own.unit.as_ref()?;
    let (pack, unknown) = bound(own, above, shared);
    for pack in file.unit.packs.iter().filter(|pack| unknown.contains(&pack.value.0.as_str())) {
        let id = &pack.value.0;
        let what = said!("没有“{id}”这个规则包", "there is no rule pack `{id}`");
        let all = shared.packs.all();
        let mend = match nearest(id, all.iter().flat_map(|pack| [pack.id, pack.name])) {
            Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
            None => said!("有这些：{}", "there are: {}", all.iter().map(|pack| pack.id).collect::<Vec<_>>().join(", ")),
        };
        found.push(Diagnostic::error("unit/reference/pack", file.source.place(pack.span), what).mend(mend));
    }
    let round = above.iter().any(|unit| unit.id == own.id);
    if let Some(parent) = file.unit.parent.as_ref().filter(|parent| round || parent.value.0 == own.id) {
        let id = &parent.value.0;
        let what = said!("“{id}”不能是上级：绕成了圈", "`{id}` cannot stand above: a circle");
        let mend = said!("上级写更高一层：小区写社区，社区写街道", "name the next higher level: a community above a compound");
        found.push(Diagnostic::error("unit/reference/parent", file.source.place(parent.span), what).mend(mend));
    } else if let Some(parent) = file.unit.parent.as_ref().filter(|parent| above.first().is_none_or(|unit| unit.id != parent.value.0)) {
        let id = &parent.value.0;
        let what = said!("上级“{id}”不存在", "there is no unit `{id}` above");
        let mend = said!(
            "上级要有自己的文件夹和 unit.yaml：content/{id}/unit.yaml",
            "the unit above has a folder of its own with a unit.yaml: content/{id}/unit.yaml"
        );
        found.push(Diagnostic::error("unit/reference/parent", file.source.place(parent.span), what).mend(mend));
    }
    let above = above.iter().copied().take_while(|unit| unit.id != own.id).collect();
    link(own, above, pack, shared.as_of)
}

/// The rules that bind a unit, and the names that are no pack.
pub fn bound<'a>(own: &'a Loaded, above: &[&'a Loaded], shared: &Shared) -> (Pack, Vec<&'a str>) {
    shared.packs.bind(&packs_of(own, above, shared))
}

/// All code that judges rules of packs: the checks that name some, then the rooms that judge without being a check.
pub fn judges() -> Vec<Judge> {
    let rules = all_rules().into_iter().filter(|rule| !rule.basis.is_empty());
    rules.map(|rule| Judge { code: rule.id, rules: Judged::Ids(rule.basis) }).chain(ROOMS.iter().copied()).collect()
}

/// What judges rules of packs while sources are read, and the rooms that do so without being a check: one line each.
const ROOMS: &[Judge] = &[
    Judge { code: "src/law/duty", rules: Judged::Where(crate::law::duty::judges) },
    Judge { code: "privacy/format/id-card", rules: Judged::Ids(SENSITIVE) },
    Judge { code: "privacy/format/bank-card", rules: Judged::Ids(SENSITIVE) },
    Judge { code: "privacy/format/mobile", rules: Judged::Ids(PUBLIC) },
    // Nothing in a record can hold it: the key is refused.
    Judge { code: "field/reference/unknown-key", rules: Judged::Ids(&["sd.political"]) },
    Judge { code: "src/site/mask.rs", rules: Judged::Ids(PUBLIC) },
];

/// The packs that bind a unit: those of the units above, the highest first, then its own. What a unit above merely adopted
/// binds nobody else.
fn packs_of<'a>(own: &'a Loaded, above: &[&'a Loaded], shared: &Shared) -> Vec<&'a str> {
    let named = |unit: &'a Loaded| unit.unit.iter().flat_map(|file| &file.unit.packs).map(|pack| pack.value.0.as_str());
    let inherited = above.iter().rev().copied().flat_map(named).filter(|word| !shared.packs.is_optional(word));
    inherited.chain(named(own)).collect()
}

fn setting(shared: &Shared) -> Setting {
    let board = &shared.board;
    let filing = board.filing.as_ref();
    let line = |line: Option<&crate::base::source::At<crate::base::scalar::Line>>| line.map(|l| l.to_string());
    Setting {
        base_url: shared.address().map(str::to_string),
        portal: Some("../index.html".to_string()),
        footer: Footer {
            publisher: line(board.publisher.as_ref()),
            icp: line(filing.and_then(|f| f.icp.as_ref())),
            police: line(filing.and_then(|f| f.police.as_ref())),
            site_code: line(filing.and_then(|f| f.site_code.as_ref())),
        },
        preview: shared.preview,
    }
}

fn rendered(
    planned: &mut Planned,
    sheets: Bundle,
    shared: &Shared,
    carry: &Carry,
    found: &mut Vec<Diagnostic>,
) -> (Bundle, BTreeMap<String, [u8; 32]>) {
    let (mut files, mut carried) = (Bundle::default(), BTreeMap::new());
    for (name, path) in &planned.attachments {
        let Some(as_published) = carry(path) else { continue };
        let Some(named) = planned.site.names.attachments.get_mut(name) else { continue };
        named.carry(name, &as_published);
        if let Some((small, picture)) = named.small().zip(as_published.picture).and_then(|(shown, looks)| Some((shown, looks.small?))) {
            files.put(small.route.clone(), Artifact::Bytes(picture.0));
        }
        carried.extend(as_published.digest.map(|digest| (named.route.clone(), digest)));
        files.put(named.route.clone(), as_published.file);
    }
    let mut bundle = render::render(&planned.site, &shared.theme, &shared.locales(), found);
    bundle.extend(sheets);
    bundle.extend(files);
    let digests = render::digests(&bundle);
    let manifest = render::manifest(&bundle, &digests, |path| carried.get(path).cloned());
    bundle.put("manifest.json", manifest);
    (bundle, digests)
}

/// The first day after `as_of` on which a date written anywhere begins or ends to hold.
fn valid_until(compound: &Compound, duties: &[Duty]) -> Option<Date> {
    let units = || std::iter::once(compound.own).chain(compound.above.iter().copied());
    let written = units().flat_map(|unit| unit.dates.iter().copied());
    let receptions = units().filter_map(|unit| unit.unit.as_ref()?.unit.reception.as_ref()?.next(compound.as_of));
    let turning = written.chain(receptions).flat_map(|date| [date, date.plus_days(1)]);
    // What was met long ago leaves the page.
    let aged = duties
        .iter()
        .filter_map(|duty| duty.met.or(duty.due.as_ref().map(|due| due.day)))
        .map(|day| day.plus_months(SHOWN_MONTHS).plus_days(1));
    let falling = turning_of(compound, duties).into_iter().chain(aged);
    turning.chain(falling).filter(|date| *date > compound.as_of).min()
}

/// The first day on which a page reads otherwise because it counts days until today.
fn turns(site: &Site) -> Option<Date> {
    let told = site.pages.iter().filter_map(|page| match &page.content {
        Content::Record(record) => record.told.turns,
        _ => None,
    });
    told.filter(|day| *day > site.as_of).min()
}

fn published_digests(compound: &Compound) -> BTreeMap<String, String> {
    let public = compound.own.records.iter().filter(|record| record.header.is_public(compound.as_of));
    public.map(|record| (record.id.0.clone(), hexadecimal(&Sha256::digest(record.written().as_bytes())))).collect()
}

/// Notices published records whose source, or a table beside it, has changed since they were last published, and those that are gone.
pub fn silent_edits(built: &Built, before: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let edited = |(id, digest): &(&String, &String)| before.get(*id).is_some_and(|old| old != *digest);
    let changed = built.records.iter().filter(edited).map(|(id, _)| id).filter(|id| !built.purged.contains(*id));
    let found = changed.map(|id| {
        let what = said!("已经公布的记录“{id}”被改动了", "the published record `{id}` has been edited");
        silent(built, id, "record/consistent/silent-edit", what).mend(said!(
            "改正内容时另发一条记录，写明 amends（更正）和 reason（理由）",
            "to correct it, publish a record with `amends` and `reason`"
        ))
    });
    // Where something could not be read, or the board looks back to an earlier day, a record may be missing for that.
    let lost = |id: &str| built.bundle.is_some() && !built.paths.contains_key(id) && !built.moved.contains(id);
    let gone = |id: &&String| built.unfinished.contains(*id) || lost(id);
    let missing = before.keys().filter(gone).map(|id| {
        let what = said!("已经公布的记录“{id}”不见了", "the published record `{id}` is gone");
        silent(built, id, "record/consistent/silent-removal", what).mend(said!(
            "放回原来的文件；不再算数的，写 status: withdrawn（撤回）和 reason（理由）；改了名的，旧名写在 aliases（旧路径）里",
            "put the file back; what no longer holds has `status: withdrawn` and a `reason`; what has a new name has the old one in `aliases`"
        ))
    });
    found.chain(missing).collect()
}

/// An old path without what a browser adds to it.
fn stem(path: &str) -> &str {
    path.trim_start_matches('/').trim_end_matches(".html")
}

fn silent(built: &Built, id: &str, rule: &'static str, what: Said) -> Diagnostic {
    let path = built.paths.get(id).map_or(id, String::as_str);
    let why = said!("公布过的内容悄悄改动，会让看过的人不再相信", "a silent edit costs the trust of those who read it before");
    Diagnostic::warning(rule, nowhere(path), what).why(why)
}

/// A digest of everything a compound's site depends on but the day.
pub fn fingerprint(files: &UnitFiles, above: &[&str], shared: &Shared) -> String {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    part(env!("CARGO_PKG_VERSION").as_bytes());
    part(shared.theme.digest().as_bytes());
    part(shared.packs.digest().as_bytes());
    part(format!("{:?} {:?} {}", shared.board, shared.base_url, shared.preview).as_bytes());
    #[cfg(feature = "poster")]
    part(
        shared.printing.as_ref().map(|printing| format!("{} {:?}", printing.press.digest(), printing.order)).unwrap_or_default().as_bytes(),
    );
    above.iter().for_each(|unit| part(unit.as_bytes()));
    part(files.id.as_bytes());
    for file in &files.files {
        part(file.path.as_bytes());
        part(&file.bytes);
    }
    for file in &files.attachments {
        part(file.path.as_bytes());
        part(&file.size.to_le_bytes());
        part(&file.modified.to_le_bytes());
    }
    part(format!("{:?}", files.obstacles).as_bytes());
    hexadecimal(&digest.finalize())
}

/// A digest of everything in a bundle.
pub fn bundle_digest(bundle: &Bundle) -> String {
    let mut digest = Sha256::new();
    for (path, artifact) in bundle.iter() {
        let bytes: &[u8] = match artifact {
            Artifact::Bytes(bytes) => bytes,
            Artifact::Same(other) => other.as_bytes(),
            Artifact::Source(path) | Artifact::Made(path) => path.as_bytes(),
        };
        digest.update(format!("{path}\n{}\n", bytes.len()));
        digest.update(bytes);
    }
    hexadecimal(&digest.finalize())
}
