//! What is seen on photographs of a board: which sheet, and at which place. What cannot be told is said, and why.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::picture::{self, Refused};
use crate::base::reading::ListedFile;
use crate::compound::Compound;
use crate::load::attached::{not_cleaned, shows_nothing};
use crate::load::nowhere;
use crate::said;
use crate::site::code::{self, Printed, What};
use crate::unit::Slot;

/// A sheet seen at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// The folder of the unit.
    pub unit: String,
    /// The record that hangs.
    pub record: String,
    /// Where.
    pub slot: String,
}

/// The texts of the codes in a photograph.
pub fn codes(name: &str, bytes: &[u8], bases: &[&str]) -> Result<BTreeSet<String>, Diagnostic> {
    let grey = picture::grey(name, bytes).map_err(|why| refused(name, bytes, why))?;
    let enough = |found: &BTreeSet<String>| {
        let printed: Vec<Printed> = found.iter().filter_map(|text| code::read(text, bases)).collect();
        printed.iter().any(|printed| printed.slot.is_some()) && printed.iter().any(|printed| printed.slot.is_none())
    };
    Ok(codes::find(&grey, enough))
}

/// Says why a photograph cannot be used.
pub fn refused(name: &str, bytes: &[u8], why: Refused) -> Diagnostic {
    let file = ListedFile { path: name.to_string(), size: bytes.len() as u64, modified: 0 };
    if picture::is_other_picture(name) { not_cleaned(&file) } else { shows_nothing(&file, why) }
}

/// What the codes of a photograph, where they are the board's own, lead to.
pub fn printed(texts: &BTreeSet<String>, bases: &[&str]) -> Vec<Printed> {
    texts.iter().filter_map(|text| code::read(text, bases)).collect()
}

/// Tells which sheet hangs where on a photograph; `wished` is the place somebody named for it.
pub fn judge(
    name: &str,
    texts: &BTreeSet<String>,
    printed: &[Printed],
    compounds: &BTreeMap<&str, Compound>,
    wished: Option<&str>,
) -> Result<Sighting, Diagnostic> {
    if printed.is_empty() {
        return Err(without_code(name, texts));
    }
    let (mut records, mut slots, mut unknown) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for one in printed {
        let Some(compound) = compounds.get(one.unit.as_str()) else {
            unknown.insert(one.unit.clone());
            continue;
        };
        if let Some(slot) = &one.slot {
            slots.insert((one.unit.as_str(), slot.as_str()));
            continue;
        }
        match record(compound, &one.what) {
            Some(record) => _ = records.insert((one.unit.as_str(), record)),
            None if is_front(compound, &one.what) => {}
            None => _ = unknown.insert(shown(one)),
        }
    }
    let mut all = records.iter();
    let (unit, record) = match (all.next(), all.next()) {
        (Some(only), None) => only,
        (Some(_), Some(_)) => {
            let list = records.iter().map(|(unit, record)| format!("{unit} {record}")).collect::<Vec<_>>().join("、");
            return Err(Diagnostic::error(
                "photo/unique/record",
                nowhere(name),
                said!("一张照片里有两条公示：{list}", "two records hang on one photograph: {list}"),
            )
            .mend(said!(
                "一张一张地拍；或写明是哪条：gongshi posted 小区 记录 --slot 公开栏 --photo 照片",
                "photograph each sheet by itself; or say which: gongshi posted UNIT RECORD --slot SLOT --photo FILE"
            )));
        }
        (None, _) => return Err(without_record(name, &unknown)),
    };
    let Some(compound) = compounds.get(unit) else { return Err(without_record(name, &unknown)) };
    let slot = slot(name, compound, &slots, wished)?;
    Ok(Sighting { unit: (*unit).to_string(), record: record.clone(), slot })
}

/// A photograph on which no code of this board was found.
fn without_code(name: &str, texts: &BTreeSet<String>) -> Diagnostic {
    let at = |rule: &'static str, what: Said, mend: Said| Diagnostic::error(rule, nowhere(name), what).mend(mend);
    match texts.first() {
        None => at(
            "photo/coverage/code",
            said!("照片里没有找到二维码", "no code was found on the photograph"),
            said!(
                "走近一点、正对着、不要反光，重拍一张；或写明：gongshi posted 小区 记录 --slot 公开栏 --photo 照片",
                "take it again from nearer and straight ahead, without glare; or name them: gongshi posted UNIT RECORD --slot SLOT --photo FILE"
            ),
        ),
        Some(text) => at(
            "photo/reference/board",
            said!("照片里的二维码不是这个公示栏的：{text}", "the code on the photograph is not of this board: {text}"),
            said!(
                "公示栏换过网址的，把旧网址写进 board.yaml 的“旧网址”；生成时用了 --base-url 的，这里也写上",
                "where the board has moved, write its old address under `old_base_urls` in board.yaml; where it was built with --base-url, give that here too"
            ),
        ),
    }
}

fn without_record(name: &str, unknown: &BTreeSet<String>) -> Diagnostic {
    match unknown.first() {
        Some(code) => Diagnostic::error(
            "photo/reference/record",
            nowhere(name),
            said!("二维码指向的“{code}”，这里没有", "the code leads to `{code}`, which is not here"),
        )
        .mend(said!(
            "看看纸是不是别的公示栏的、记录是不是改了名或还没有公布",
            "see whether the sheet is of another board, or its record was renamed or is not public yet"
        )),
        None => Diagnostic::error(
            "photo/coverage/record",
            nowhere(name),
            said!("照片里没有公示的二维码，只有首页或公开栏标签的", "there is the code of a page or a label, but none of a record"),
        )
        .mend(said!("把公示那张纸上的二维码也拍进去", "let the code on the sheet be on the photograph as well")),
    }
}

/// The place a photograph shows: that of the label on it, else the one somebody names, else the only one there is.
fn slot(name: &str, compound: &Compound, seen: &BTreeSet<(&str, &str)>, wished: Option<&str>) -> Result<String, Diagnostic> {
    let at = |rule: &'static str, what: Said, mend: Said| Diagnostic::error(rule, nowhere(name), what).mend(mend);
    let known = || compound.unit.slots.iter();
    let list = known().map(|slot| format!("{}（{}）", slot.id.0, slot.name.0)).collect::<Vec<_>>().join("、");
    let mut seen = seen.iter();
    match (seen.next(), seen.next(), wished) {
        (Some((one, a)), Some((other, b)), _) => Err(at(
            "photo/unique/slot",
            said!("一张照片里有两个公开栏标签：{one} {a}、{other} {b}", "there are the labels of two places: {one} {a}, {other} {b}"),
            said!("只拍一处；或用 --slot 写明", "photograph one place only, or name it with --slot"),
        )),
        (Some((unit, slot)), None, _) if *unit != compound.id => Err(at(
            "photo/consistent/unit",
            said!("纸是“{}”的，公开栏标签是“{unit}”的（{slot}）", "the sheet is of `{}`, the label of `{unit}` ({slot})", compound.id),
            said!("看看纸是不是贴错了小区", "see whether the sheet hangs in the wrong compound"),
        )),
        (Some((_, slot)), None, wished) => {
            let wished = wished.and_then(|word| named(compound, word));
            match known().find(|known| *known.id.0 == **slot) {
                None => Err(at(
                    "photo/reference/slot",
                    said!("标签上的公开栏“{slot}”，compound.yaml 里没有", "the label says `{slot}`, which compound.yaml does not know"),
                    said!("有的是：{list}；用 --slot 写明，或把它加进去", "there are: {list}; name one with --slot, or add it"),
                )),
                Some(known) if wished.is_some_and(|wished| *wished.id.0 != *known.id.0) => Err(at(
                    "photo/consistent/slot",
                    said!("标签上是“{slot}”，--slot 写的是别处", "the label says `{slot}`, --slot another place"),
                    said!("去掉 --slot，或换一张照片", "leave --slot out, or use another photograph"),
                )),
                Some(known) => Ok(known.id.0.clone()),
            }
        }
        (None, _, Some(word)) => named(compound, word).map(|slot| slot.id.0.clone()).ok_or_else(|| {
            at(
                "photo/reference/slot",
                said!("没有公开栏“{word}”", "there is no place `{word}`"),
                said!("有的是：{list}", "there are: {list}"),
            )
        }),
        (None, _, None) => match (known().next(), known().nth(1)) {
            (Some(only), None) => Ok(only.id.0.clone()),
            _ => Err(at(
                "photo/coverage/slot",
                said!("照片里没有公开栏的标签，不知道挂在哪里", "there is no label of a place on the photograph"),
                said!(
                    "把标签也拍进去，或用 --slot 写明；有的是：{list}",
                    "let the label be on it, or name the place with --slot; there are: {list}"
                ),
            )),
        },
    }
}

/// A place by its id or its name.
pub fn named<'c>(compound: &'c Compound, word: &str) -> Option<&'c Slot> {
    compound.unit.slots.iter().map(|slot| &slot.value).find(|slot| *slot.id.0 == *word || *slot.name.0 == *word)
}

/// The unit's own record that a code leads to.
fn record(compound: &Compound, what: &What) -> Option<String> {
    let own = || compound.own.records.iter().filter(|record| record.header.is_public(compound.as_of));
    match what {
        What::Code(code) => own().find(|record| code::of_record(compound.id, record) == *code).map(|record| record.id.0.clone()),
        What::Record(id) => own().find(|record| record.id.0 == *id).map(|record| record.id.0.clone()),
        What::Page => None,
    }
}

fn is_front(compound: &Compound, what: &What) -> bool {
    match what {
        What::Code(code) => {
            let buildings = compound.unit.buildings.iter().map(|building| code::of_building(compound.id, &building.id.0));
            std::iter::once(code::of_unit(compound.id)).chain(buildings).any(|own| own == *code)
        }
        What::Page => true,
        What::Record(_) => false,
    }
}

fn shown(printed: &Printed) -> String {
    match &printed.what {
        What::Code(code) => format!("{}/Q/{code}", printed.unit),
        What::Record(id) => format!("{}/{id}", printed.unit),
        What::Page => printed.unit.clone(),
    }
}
