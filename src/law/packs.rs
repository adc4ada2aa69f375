//! All packs there are: those built in and the workspace's own, and what binds a unit that names some of them.

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::reading::SourceFile;
use crate::base::source::{At, Source, Span, controls, decode};
use crate::base::text::hexadecimal;
use crate::said;

use super::audit::{self, Filed};
use super::days::Holidays;
use super::file::{PackFile, WrittenRule};
use super::pack::{Overridden, Pack};
use super::rule::PackRule;
use super::terms::Level;
use super::texts;

macro_rules! built_in {
    ($($file:literal),+) => {
        &[$(($file, include_str!(concat!("packs/", $file, ".yaml")))),+]
    };
}

/// The texts of the built-in packs, the national one first.
const TEXTS: &[(&str, &str)] = built_in!["cn", "shanghai", "shenzhen", "beijing", "foshan", "sichuan", "chengdu", "dangjian"];

/// The built-in packs. They are part of the program, so reading them once is as pure as a constant.
static BUILT_IN: LazyLock<Packs> = LazyLock::new(|| {
    let sources = TEXTS.iter().map(|(name, text)| Source {
        path: format!("built-in/packs/{name}.yaml"),
        text: (*text).to_string(),
        ..Source::default()
    });
    let files = sources.filter_map(|source| filed(Arc::new(source), false, &mut Vec::new()));
    Packs::of(files.collect(), None)
});

/// All packs there are, the national one first.
#[derive(Debug, Clone)]
pub struct Packs {
    shelf: Vec<Shelved>,
    holidays: Arc<Holidays>,
    digest: String,
}

/// A pack, ready to bind.
#[derive(Debug, Clone)]
struct Shelved {
    filed: Filed,
    level: Level,
    /// Itself after what it inherits, by place on the shelf.
    line: Vec<usize>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
enum Entry {
    Rule(Arc<PackRule>),
    /// Another pack's rule, used or not from here on; from a day on, where one is written.
    Switch(String, bool, Option<Date>),
}

impl Entry {
    fn id(&self) -> &str {
        match self {
            Entry::Rule(rule) => &rule.id,
            Entry::Switch(id, ..) => id,
        }
    }

    /// Since when it counts; always, where nothing is written.
    fn from(&self) -> Option<Date> {
        match self {
            Entry::Rule(rule) => rule.effective,
            Entry::Switch(_, _, from) => *from,
        }
    }
}

/// A pack as others see it.
#[derive(Debug, Clone, Copy)]
pub struct About<'p> {
    /// Permanent id.
    pub id: &'p str,
    /// What it is called.
    pub name: &'p str,
    /// How near the unit it stands.
    pub level: Level,
    /// When it was last compared with the texts.
    pub as_of: Date,
    /// Whether it is the workspace's own.
    pub own: bool,
    /// The file it stands in.
    pub path: &'p str,
}

fn filed(source: Arc<Source>, own: bool, found: &mut Vec<Diagnostic>) -> Option<Filed> {
    PackFile::read(&source, found).map(|file| Filed { file, source, own })
}

impl Packs {
    /// The packs built in.
    pub fn built_in() -> &'static Packs {
        &BUILT_IN
    }

    /// The packs built in and those of a workspace, `packs/NAME.yaml`.
    ///
    /// # Diagnostics
    /// Those of reading; `pack/…` for what is wrong with a pack; `pack/reference/file` for what is none.
    pub fn load(own: &[SourceFile]) -> (Packs, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut files: Vec<Filed> = BUILT_IN.shelf.iter().map(|pack| pack.filed.clone()).collect();
        let mut holidays = None;
        for file in own {
            if HOLIDAYS.contains(&file.path.as_str()) {
                match decode(&file.path, &file.bytes) {
                    Ok(source) => {
                        found.extend(controls(&source));
                        holidays = Some(own_holidays(source, &mut found));
                    }
                    Err(mistake) => found.push(mistake),
                }
                continue;
            }
            if !is_pack(&file.path) {
                found.extend(stranger(&file.path));
                continue;
            }
            match decode(&file.path, &file.bytes) {
                Ok(source) => {
                    found.extend(controls(&source));
                    files.extend(filed(source, true, &mut found));
                }
                Err(mistake) => found.push(mistake),
            }
        }
        let broken = has_errors(&found);
        for pack in files.iter().filter(|pack| pack.own) {
            found.extend(audit::alone(pack));
        }
        if !broken {
            // A pack that could not be read is no reason to call its rules unknown.
            found.extend(audit::together(&files));
        }
        (Packs::of(files, holidays), found)
    }

    fn of(files: Vec<Filed>, own: Option<(Arc<Source>, Holidays)>) -> Packs {
        let mut digest = Sha256::new();
        digest.update(own.as_ref().map_or("", |(source, _)| &source.text));
        let holidays = own.map_or_else(Holidays::built_in, |(_, own)| Arc::new(Holidays::built_in().with(&own)));
        for pack in &files {
            digest.update((pack.source.text.len() as u64).to_le_bytes());
            digest.update(pack.source.text.as_bytes());
        }
        let shelved = |(at, filed): (usize, &Filed)| {
            let line = line(&files, at);
            let level = line.iter().filter_map(|at| files.get(*at)).map(|pack| pack.file.level()).max().unwrap_or(Level::Local);
            Shelved { filed: filed.clone(), level, line, entries: entries(filed) }
        };
        Packs { shelf: files.iter().enumerate().map(shelved).collect(), holidays, digest: hexadecimal(&digest.finalize()) }
    }

    /// A digest of every text, built in and own.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Packs compared with their texts too long ago for the day of the board.
    ///
    /// # Diagnostics
    /// `pack/range/age`.
    pub fn stale(&self, as_of: Date) -> Vec<Diagnostic> {
        audit::stale(&self.shelf.iter().map(|pack| &pack.filed).collect::<Vec<_>>(), as_of)
    }

    /// Every pack, in the order they bind.
    pub fn all(&self) -> Vec<About<'_>> {
        let mut all: Vec<About> = self.shelf.iter().map(About::of).collect();
        all.sort_by_key(|pack| pack.level);
        all
    }

    /// A pack by its id or its name.
    pub fn called(&self, word: &str) -> Option<About<'_>> {
        self.find(word).map(About::of)
    }

    /// The rules binding a unit that names these packs, always with the national one, and the names that are no pack.
    ///
    /// A pack brings what it inherits with it. The nation's bind first, then those of province, city, district and the place
    /// itself, adopted procedures last; at one level in the order named. Of two rules with one id, and of those for the votes
    /// on one class of matter, the later pack's wins, from the day on which it takes effect.
    pub fn bind<'i>(&self, ids: &[&'i str]) -> (Pack, Vec<&'i str>) {
        let mut chosen: Vec<usize> = if self.shelf.is_empty() { Vec::new() } else { vec![0] };
        let mut unknown = Vec::new();
        for id in ids {
            match self.find(id) {
                None => unknown.push(*id),
                Some(pack) => {
                    let new: Vec<usize> = pack.line.iter().copied().filter(|at| !chosen.contains(at)).collect();
                    chosen.extend(new);
                }
            }
        }
        let mut chosen: Vec<&Shelved> = chosen.into_iter().filter_map(|at| self.shelf.get(at)).collect();
        chosen.sort_by_key(|pack| pack.level);
        let soon_days = chosen.iter().rev().find_map(|pack| pack.filed.file.due_soon_days.as_ref()).map_or(0, |days| days.0);
        let (mut rules, mut overridden) = (Vec::new(), Vec::new());
        for pack in chosen {
            let by = &*pack.filed.file.id.value.0;
            for entry in &pack.entries {
                let earlier = give_way(&mut rules, entry);
                let over = |rule: &Arc<PackRule>| Overridden { rule: Arc::clone(rule), by: by.to_string(), from: entry.from() };
                overridden.extend(earlier.iter().map(over));
                match entry {
                    // A later pack's rule stands after what came before, so that it also wins where classes overlap.
                    Entry::Rule(rule) => rules.push(Arc::clone(rule)),
                    Entry::Switch(_, enabled, from) => rules.extend(earlier.iter().map(|rule| switched(rule, *enabled, *from, by))),
                }
            }
        }
        let mut pack = Pack::of(rules, overridden);
        pack.soon_days = soon_days;
        pack.holidays = Arc::clone(&self.holidays);
        (pack, unknown)
    }

    /// Every rule of every pack with its pack, the national one first; switches are no rules.
    pub fn rules(&self) -> impl Iterator<Item = (About<'_>, &PackRule)> {
        self.shelf.iter().flat_map(|pack| {
            let about = About::of(pack);
            pack.entries.iter().filter_map(move |entry| match entry {
                Entry::Rule(rule) => Some((about, &**rule)),
                Entry::Switch(..) => None,
            })
        })
    }

    /// Whether a word names a pack that binds only who adopts it.
    pub fn is_optional(&self, word: &str) -> bool {
        self.find(word).is_some_and(|pack| pack.filed.file.is_optional())
    }

    fn find(&self, word: &str) -> Option<&Shelved> {
        self.shelf.iter().find(|pack| pack.filed.file.is_called(word))
    }
}

/// A pack's place on the shelf after those of what it inherits. Visiting each once, a circle cannot hold it.
fn line(files: &[Filed], at: usize) -> Vec<usize> {
    let mut line = vec![at];
    let parent = |at: usize| {
        let word = &files.get(at)?.file.inherits.as_ref()?.value;
        files.iter().position(|other| other.file.is_called(word))
    };
    while let Some(next) = line.last().and_then(|last| parent(*last)).filter(|next| !line.contains(next)) {
        line.push(next);
    }
    line.reverse();
    line
}

/// Takes away the texts that an entry of a nearer pack stands in the place of, and returns them; what held before the day from
/// which the entry counts is left where it stood, until that day.
fn give_way(rules: &mut Vec<Arc<PackRule>>, entry: &Entry) -> Vec<Arc<PackRule>> {
    let (id, from) = (entry.id(), entry.from());
    if !rules.iter().any(|rule| rule.id == id) {
        return Vec::new();
    }
    let before = std::mem::take(rules);
    let left = |rule: &Arc<PackRule>| if rule.id == id { texts::until(rule, &before, from?) } else { Some(Arc::clone(rule)) };
    *rules = before.iter().filter_map(left).collect();
    let over = |rule: &&Arc<PackRule>| rule.id == id && from.is_none_or(|from| !texts::ends_by(rule, &before, from));
    before.iter().filter(over).cloned().collect()
}

/// A rule as a nearer pack switched it, from a day on.
fn switched(rule: &PackRule, enabled: bool, from: Option<Date>, by: &str) -> Arc<PackRule> {
    Arc::new(PackRule { enabled, effective: rule.effective.max(from), switched_by: Some(by.to_string()), ..rule.clone() })
}

fn entries(pack: &Filed) -> Vec<Entry> {
    let entry = |rule: &At<WrittenRule>| match rule.switch() {
        Some(enabled) => {
            let from = rule.effective.as_ref().or(pack.file.effective.as_ref()).map(|date| date.value);
            Some(Entry::Switch(rule.id.to_string(), enabled, from))
        }
        None => PackRule::of(rule, rule.span, &pack.file, &pack.source).map(|rule| Entry::Rule(Arc::new(rule))),
    };
    pack.file.rules.iter().filter_map(entry).collect()
}

impl<'p> About<'p> {
    fn of(pack: &'p Shelved) -> Self {
        let Filed { file, source, own } = &pack.filed;
        About { id: &file.id.value.0, name: &file.name.value.0, level: pack.level, as_of: file.as_of.value, own: *own, path: &source.path }
    }
}

impl Pack {
    /// The rules of the built-in packs that bind a unit which names these, and the names that are no pack.
    pub fn for_unit<'i>(ids: &[&'i str]) -> (Pack, Vec<&'i str>) {
        Packs::built_in().bind(ids)
    }

    /// The ids of the packs built in.
    pub fn built_in() -> Vec<&'static str> {
        BUILT_IN.shelf.iter().map(|pack| &*pack.filed.file.id.value.0).collect()
    }
}

/// The workspace's own table of holidays.
const HOLIDAYS: [&str; 2] = ["packs/holidays.txt", "packs/节假日.txt"];

fn own_holidays(source: Arc<Source>, found: &mut Vec<Diagnostic>) -> (Arc<Source>, Holidays) {
    let (holidays, wrong) = Holidays::read(&source.text);
    found.extend(wrong.into_iter().map(|(span, form)| {
        let what = said!("节假日表的这一处读不懂", "this spot of the table of holidays cannot be read");
        Diagnostic::error("pack/format/holidays", source.place(span), what).mend(form)
    }));
    (source, holidays)
}

/// Whether a file of `packs/` is a pack: a YAML file directly in it.
fn is_pack(path: &str) -> bool {
    let name = path.strip_prefix("packs/").unwrap_or("");
    !name.contains('/') && (name.ends_with(".yaml") || name.ends_with(".yml"))
}

/// What else lies in `packs/`; a note in Markdown harms nobody.
fn stranger(path: &str) -> Option<Diagnostic> {
    let place = || Arc::new(Source { path: path.to_string(), text: String::new(), ..Source::default() }).place(Span::default());
    (!path.ends_with(".md")).then(|| {
        Diagnostic::warning("pack/reference/file", place(), said!("这个文件不是规则包", "this file is no pack"))
            .mend(said!("规则包直接放在 packs/ 里，文件名以 .yaml 结尾", "packs stand directly in packs/ and their names end in .yaml"))
    })
}

#[cfg(test)]
mod tests;
