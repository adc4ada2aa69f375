//! The addresses that printed codes hold, written and read here alone.
//!
//! A record's code opens its page. The label of a place on the board opens the compound's first page and names the place behind a
//! `#`: a telephone opens the page, no server hears of the place, and whoever registers a photograph knows where it was taken.

use sha2::{Digest, Sha256};

use crate::base::id;
use crate::base::text::hexadecimal;

pub use crate::record::code::{of_building, of_record, of_unit};

/// What stands before the name of a place in the address of its label.
const SLOT: &str = "slot-";

/// The address behind a code, at a unit's own address.
pub fn address(site: &str, code: &str) -> String {
    format!("{site}/Q/{code}.html")
}

/// The address that the label of a place on the board holds: the unit's code, and which place.
pub fn slot_address(site: &str, unit_code: &str, slot: &str) -> String {
    format!("{}#{SLOT}{slot}", address(site, unit_code))
}

/// What a printed code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The folder of the unit.
    pub unit: String,
    /// What of it.
    pub what: What,
    /// The place on the board that it is the label of.
    pub slot: Option<String>,
}

/// What of a unit a printed code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something behind a short code.
    Code(String),
    /// A record by its page: `kind/id`.
    Record(String),
    /// Another page.
    Page,
}

/// Reads the text of a code that may be printed by a board at one of these addresses; nothing where it leads elsewhere.
pub fn read(text: &str, bases: &[&str]) -> Option<Printed> {
    let text = text.trim();
    // A board that moved to https still stands where its codes lead.
    let plain = |address: &str| address.split_once("://").map_or_else(|| address.to_string(), |(_, rest)| rest.to_string());
    let (text, mut bases) = (plain(text), bases.iter().map(|base| format!("{}/", plain(base).trim_end_matches('/'))));
    let rest = bases.find_map(|base| text.strip_prefix(&base).map(str::to_string))?;
    let (path, fragment) = rest.split_once('#').unwrap_or((&rest, ""));
    let path = path.split('?').next().unwrap_or(path);
    let (unit, page) = path.split_once('/').unwrap_or((path, ""));
    id::judge(unit).ok()?;
    let parts: Vec<&str> = page.trim_end_matches(".html").split('/').collect();
    let what = match parts.as_slice() {
        ["Q", code] => What::Code((*code).to_string()),
        // The same page in another language stands in that language's folder.
        [kind, stem] | [_, kind, stem] if *stem != "index" => What::Record(format!("{kind}/{stem}")),
        _ => What::Page,
    };
    let slot = fragment.strip_prefix(SLOT).filter(|slot| id::judge(slot).is_ok()).map(str::to_string);
    Some(Printed { unit: unit.to_string(), what, slot })
}

/// The first sixteen digits of the digest of a text, for comparing paper and phone by eye; pages show them in groups.
pub fn fingerprint(text: &str) -> String {
    hexadecimal(Sha256::digest(text.as_bytes()).get(..8).unwrap_or_default())
}

/// A fingerprint in groups of four, for reading aloud.
pub fn spaced(fingerprint: &str) -> String {
    let digits: Vec<char> = fingerprint.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_compared_by_eye() {
        assert_eq!(spaced(&fingerprint("a")).len(), 19);
    }

    const BASES: [&str; 2] = ["https://gs.example.cn/board", "http://old.example.cn"];

    #[test]
    fn what_is_printed_is_read_back() {
        let led = |text: &str| read(text, &BASES).map(|printed| (printed.unit, printed.what, printed.slot));
        let site = "https://gs.example.cn/board/shuiyue-garden";
        let some = |what: What, slot: Option<&str>| Some(("shuiyue-garden".to_string(), what, slot.map(str::to_string)));
        assert_eq!(led(&address(site, "7K2M9P")), some(What::Code("7K2M9P".into()), None));
        assert_eq!(led(&slot_address(site, "XSVMKV", "south-gate")), some(What::Code("XSVMKV".into()), Some("south-gate")));
        for page in ["finance/2026-q3.html", "en/finance/2026-q3.html", "finance/2026-q3.html?from=timeline", "finance/2026-q3"] {
            assert_eq!(led(&format!("{site}/{page}")), some(What::Record("finance/2026-q3".into()), None), "{page}");
        }
        for page in ["", "/", "/index.html", "/finance/index.html", "/search.html"] {
            assert_eq!(led(&format!("{site}{page}")), some(What::Page, None), "{page}");
        }
    }

    #[test]
    fn a_board_that_moved_knows_its_old_codes() {
        let led = |text: &str| read(text, &BASES).map(|printed| printed.what);
        assert_eq!(led("http://old.example.cn/a/Q/7K2M9P.html"), Some(What::Code("7K2M9P".into())));
        assert_eq!(led("https://old.example.cn/a/Q/7K2M9P.html"), Some(What::Code("7K2M9P".into())));
        assert_eq!(led("http://gs.example.cn/board/a/Q/7K2M9P.html"), Some(What::Code("7K2M9P".into())));
    }

    #[test]
    fn what_leads_elsewhere_is_not_read() {
        for text in [
            "https://gs.example.cn/boards/a/Q/7K2M9P.html",
            "https://evil.example/https://gs.example.cn/board/a/Q/7K2M9P.html",
            "https://gs.example.cn.evil.example/board/a/Q/7K2M9P.html",
            "https://u.wechat.com/abc",
            "https://gs.example.cn/board/../x/Q/7K2M9P.html",
            "WIFI:S:x;;",
            "",
        ] {
            assert_eq!(read(text, &BASES), None, "{text}");
        }
        assert_eq!(read("https://gs.example.cn/board/a/Q/7K2M9P.html#slot-../x", &BASES).unwrap().slot, None);
    }
}
