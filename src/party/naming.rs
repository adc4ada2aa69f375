//! Who may be named, and what stands in the place of those who may not.
//!
//! # Law
//! Personal information is not published without consent or a statutory duty; who holds an office must be public
//! (个人信息保护法 13, 25). People with an office are therefore named in full, all others by the family name: 王*.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::detect::{Names, is_of_somebody, letters};
use crate::base::source::Span;

use super::person::{Person, Publicity, masked};

/// What stands for somebody who is not to be named at all.
const UNNAMED: &str = "某某";

/// How everybody is named, worked out once.
#[derive(Debug, Default)]
pub struct Naming {
    shown: BTreeMap<String, Option<String>>,
    private: BTreeMap<String, String>,
    masks: Vec<(String, String)>,
    names: Arc<Names>,
}

/// Somebody whom no list of people names, but a record does: a giver, a party to a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Private {
    /// The full name.
    pub name: String,
    /// Whether a record that is read in public names them; others are hidden as well, but take no number.
    pub is_told: bool,
}

impl Naming {
    /// Works out every name. `office` tells who holds or held one; `private` comes in the order of the numbers.
    ///
    /// A private person of the name of somebody in office is most likely the same: texts keep the name, the cell hides it.
    pub fn new(people: &BTreeMap<String, Person>, office: &BTreeSet<String>, private: &[Private]) -> Self {
        let publicity = |person: &Person| match &person.public {
            Some(said) => said.value,
            None if office.contains(&person.id.0) => Publicity::Full,
            None => Publicity::Masked,
        };
        let (numbered, private_names) = numbered(people.values().filter(|p| publicity(p) == Publicity::Masked), private);
        let shown = people.iter().map(|(id, person)| {
            let name = match publicity(person) {
                Publicity::Full => Some(person.name.to_string()),
                Publicity::Masked => numbered.get(id).cloned(),
                Publicity::No => None,
            };
            (id.clone(), name)
        });
        let (named, hidden): (Vec<&Person>, Vec<&Person>) = people.values().partition(|p| publicity(p) == Publicity::Full);
        let mut stand_ins = stand_ins(&hidden, &numbered);
        let mut private = stand_ins.clone();
        let public: BTreeSet<String> = named.iter().map(|person| letters(&person.name)).collect();
        for (name, mask) in private_names {
            if !public.contains(&name) && is_of_somebody(&name) && !private.contains_key(&name) {
                stand_ins.insert(name.clone(), mask.clone());
            }
            private.entry(name).or_insert(mask);
        }
        let masks = masks(&public, stand_ins);
        let names = Arc::new(Names::new(masks.iter().map(|(name, put)| (name.as_str(), put.as_str()))));
        Naming { shown: shown.collect(), private, masks, names }
    }

    /// How a person is named in public; `None` for a stranger, and for who is not to be named at all.
    pub fn shown(&self, id: &str) -> Option<&str> {
        self.shown.get(id)?.as_deref()
    }

    /// How somebody is shown whom only a record names.
    pub fn private(&self, name: &str) -> String {
        self.private.get(&letters(name)).cloned().unwrap_or_else(|| masked(name))
    }

    /// A text with every hidden name taken out; `None` where there is none in it.
    pub fn without_hidden(&self, text: &str) -> Option<String> {
        self.names.without(text)
    }

    /// The hidden names of a text, each with what stands in its place.
    pub fn hidden(&self, text: &str) -> Vec<(Span, &str)> {
        self.names.find(text)
    }

    /// The hidden names, ready to be looked for.
    pub fn names(&self) -> &Arc<Names> {
        &self.names
    }

    /// What must not be read in any text, and what stands in its place.
    pub fn masks(&self) -> &[(String, String)] {
        &self.masks
    }
}

/// Masked names by id, and by their letters those of people without one; those that would look alike are numbered in the order of their ids, then
/// in the order in which records name them: 王*（1）, 王*（2）. Who bears the name of somebody of the list is taken for that person.
fn numbered<'p>(people: impl Iterator<Item = &'p Person>, private: &[Private]) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let mut alike: BTreeMap<String, Vec<Result<&str, &str>>> = BTreeMap::new();
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for person in people {
        alike.entry(masked(&person.name)).or_default().push(Ok(&person.id));
        listed.insert(letters(&person.name));
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for Private { name, is_told } in private {
        let key = letters(name);
        if listed.contains(&key) {
            continue;
        }
        names.entry(key.clone()).or_insert_with(|| masked(name));
        if *is_told && listed.insert(key) {
            alike.entry(masked(name)).or_default().push(Err(name));
        }
    }
    let mut ids = BTreeMap::new();
    for (mask, bearers) in alike {
        let alone = bearers.len() == 1;
        for (at, bearer) in bearers.into_iter().enumerate() {
            let name = if alone { mask.clone() } else { format!("{mask}（{}）", at + 1) };
            match bearer {
                Ok(id) => ids.insert(id.to_string(), name),
                Err(private) => names.insert(letters(private), name),
            };
        }
    }
    (ids, names)
}

/// The letters of a hidden person's full name → stand-in.
///
/// 1. Several hidden people of one full name share the unnumbered mask, for a text does not tell which of them it means.
/// 2. A hidden person's name is hidden even where somebody in office bears it too: typed posts still name the officer.
/// 3. A name of one character cannot be told from the text around it and is left alone.
fn stand_ins(hidden: &[&Person], numbered: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut stand_ins: BTreeMap<String, String> = BTreeMap::new();
    for person in hidden.iter().filter(|p| p.name.chars().count() > 1) {
        let own = numbered.get(&person.id.0).cloned().unwrap_or_else(|| UNNAMED.to_string());
        stand_ins.entry(letters(&person.name)).and_modify(|shared| *shared = masked(&person.name)).or_insert(own);
    }
    stand_ins
}

/// The stand-ins, longest name first, then by name. A public name that contains a hidden one (王一二 and 王一) stands for
/// itself, so that the longest match protects it.
fn masks(public: &BTreeSet<String>, mut stand_ins: BTreeMap<String, String>) -> Vec<(String, String)> {
    let shielded: Vec<&String> = public.iter().filter(|name| stand_ins.keys().any(|hidden| name.contains(hidden.as_str()))).collect();
    for name in shielded {
        stand_ins.entry(name.clone()).or_insert_with(|| name.clone());
    }
    let mut masks: Vec<(String, String)> = stand_ins.into_iter().collect();
    masks.sort_by(|(a, _), (b, _)| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
    masks
}
