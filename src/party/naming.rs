//! Who may be named, and what stands in the place of those who may not.
//!
//! # Law
//! Personal information is not published without consent or a statutory duty; who holds an office must be public
//! (个人信息保护法 13, 25). People with an office are therefore named in full, all others by the family name: 王*.

use std::collections::{BTreeMap, BTreeSet};

use super::person::{Person, Publicity, masked};

/// What stands for somebody who is not to be named at all.
const UNNAMED: &str = "某某";

/// How everybody is named, worked out once.
#[derive(Debug, Default)]
pub struct Naming {
    shown: BTreeMap<String, Option<String>>,
    masks: Vec<(String, String)>,
    by_first: BTreeMap<char, Vec<usize>>,
}

impl Naming {
    /// Works out every name. `office` tells who holds or held one.
    pub fn new(people: &BTreeMap<String, Person>, office: &BTreeSet<String>) -> Self {
        let publicity = |person: &Person| match &person.public {
            Some(said) => said.value,
            None if office.contains(&person.id.0) => Publicity::Full,
            None => Publicity::Masked,
        };
        let numbered = numbered(people.values().filter(|p| publicity(p) == Publicity::Masked));
        let shown = people.iter().map(|(id, person)| {
            let name = match publicity(person) {
                Publicity::Full => Some(person.name.to_string()),
                Publicity::Masked => numbered.get(id).cloned(),
                Publicity::No => None,
            };
            (id.clone(), name)
        });
        let (named, hidden): (Vec<&Person>, Vec<&Person>) = people.values().partition(|p| publicity(p) == Publicity::Full);
        let masks = masks(&named, &hidden, &numbered);
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, (name, _)) in masks.iter().enumerate() {
            by_first.entry(name.chars().next().unwrap_or_default()).or_default().push(at);
        }
        Naming { shown: shown.collect(), masks, by_first }
    }

    /// How a person is named in public; `None` for a stranger, and for who is not to be named at all.
    pub fn shown(&self, id: &str) -> Option<&str> {
        self.shown.get(id)?.as_deref()
    }

    /// A text with every hidden name taken out; `None` where there is none in it.
    ///
    /// One walk, the longest name first at each place, so that what was put in is never read again.
    pub fn without_hidden(&self, text: &str) -> Option<String> {
        let mut out: Option<String> = None;
        let mut rest = text;
        // A hidden name at the head of the rest, or its first character to step over.
        while let Some(first) = rest.chars().next() {
            let masks = self.by_first.get(&first).into_iter().flatten().filter_map(|at| self.masks.get(*at));
            let (taken, put) = match masks.into_iter().find(|(name, _)| rest.starts_with(name.as_str())) {
                Some((name, mask)) => (name.len(), Some(mask.as_str()).filter(|mask| mask != name)),
                None => (first.len_utf8(), None),
            };
            let (head, tail) = rest.split_at_checked(taken)?;
            match (&mut out, put) {
                (Some(out), put) => out.push_str(put.unwrap_or(head)),
                (None, Some(mask)) => out = Some(format!("{}{mask}", text.get(..text.len() - rest.len())?)),
                (None, None) => {}
            }
            rest = tail;
        }
        out
    }

    /// What must not be read in any text, and what stands in its place.
    pub fn masks(&self) -> &[(String, String)] {
        &self.masks
    }
}

/// Masked names by id; those that would look alike are numbered in the order of their ids: 王*（1）, 王*（2）.
fn numbered<'p>(people: impl Iterator<Item = &'p Person>) -> BTreeMap<String, String> {
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for person in people {
        alike.entry(masked(&person.name)).or_default().push(&person.id);
    }
    let mut names = BTreeMap::new();
    for (name, ids) in alike {
        let alone = ids.len() == 1;
        for (at, id) in ids.into_iter().enumerate() {
            let name = if alone { name.clone() } else { format!("{name}（{}）", at + 1) };
            names.insert(id.to_string(), name);
        }
    }
    names
}

/// Full name → stand-in, longest name first, then by name.
///
/// 1. Several hidden people of one full name share the unnumbered mask, for a text does not tell which of them it means.
/// 2. A hidden person's name is hidden even where somebody in office bears it too: typed posts still name the officer.
/// 3. A public name that contains a hidden one (王一二 and 王一) stands for itself, so that the longest match protects it.
/// 4. A name of one character cannot be told from the text around it and is left alone.
fn masks(named: &[&Person], hidden: &[&Person], numbered: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut stand_ins: BTreeMap<&str, String> = BTreeMap::new();
    for person in hidden.iter().filter(|p| p.name.chars().count() > 1) {
        let own = numbered.get(&person.id.0).cloned().unwrap_or_else(|| UNNAMED.to_string());
        stand_ins.entry(&person.name).and_modify(|shared| *shared = masked(&person.name)).or_insert(own);
    }
    let shielded: Vec<&str> = named.iter().map(|p| &*p.name.0).filter(|n| stand_ins.keys().any(|h| n.contains(h))).collect();
    for name in shielded {
        stand_ins.entry(name).or_insert_with(|| name.to_string());
    }
    let mut masks: Vec<(String, String)> = stand_ins.into_iter().map(|(name, mask)| (name.to_string(), mask)).collect();
    masks.sort_by(|(a, _), (b, _)| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
    masks
}
