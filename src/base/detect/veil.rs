//! Names hidden where a text must keep its places: in a line of a source that a finding points into.
//!
//! 1. Of a name stays what its stand-in shows (王 of 王*), every other letter becomes a star of as many bytes.
//! 2. Markup within a name hides it from nobody: 秦**观**山 and the words of a link are read as on the page.

use super::name::{Names, is_between};
use super::push;

/// Signs that markup puts between the letters of a name.
const MARKUP: [char; 6] = ['*', '_', '~', '`', '[', ']'];

impl Names {
    /// A text with every such name hidden; every character keeps its bytes.
    pub fn veiled(&self, text: &str) -> String {
        let (bare, places) = bare(text);
        let found = self.find(&bare);
        if found.is_empty() {
            return text.to_string();
        }
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (span, put) in found {
            let of = |byte: u32| places.partition_point(|(bare, _)| *bare <= byte as usize).checked_sub(1).and_then(|n| places.get(n));
            let (Some((_, start)), Some((_, last))) = (of(span.start), of(span.end.saturating_sub(1))) else { continue };
            let end = last + text.get(*last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            out.push_str(text.get(at..*start).unwrap_or(""));
            let mut shown = put.split_once('*').map_or(0, |(family, _)| family.chars().count());
            for (place, c) in text.get(*start..end).unwrap_or("").char_indices() {
                let counts = places.binary_search_by_key(&(start + place), |(_, original)| *original).is_ok() && !is_between(c);
                push(c, counts && shown == 0, &mut out);
                shown = shown.saturating_sub(usize::from(counts));
            }
            at = end;
        }
        out.push_str(text.get(at..).unwrap_or(""));
        out
    }
}

/// A text without its markup, and for each character that is left where it stands in both: here, there.
fn bare(text: &str) -> (String, Vec<(usize, usize)>) {
    let (mut bare, mut places) = (String::with_capacity(text.len()), Vec::new());
    let mut skipped = 0;
    for (at, c) in text.char_indices() {
        let rest = || text.get(at..).unwrap_or("");
        // The address of a link stands between its words and what follows them.
        if at >= skipped && rest().starts_with("](") {
            skipped = at + rest().find([')', '\n']).map_or(0, |end| end + 1);
        }
        if at >= skipped && !MARKUP.contains(&c) {
            places.push((bare.len(), at));
            bare.push(c);
        }
    }
    (bare, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_name_keeps_its_bytes_and_its_family_name() {
        let pairs = [("王一二", "王一二"), ("王明", "王*（2）"), ("欧阳一二", "欧阳*"), ("Ann Li", "A*"), ("周四", "某某")];
        let names = Names::new(pairs);
        for (text, veiled) in [
            ("王明、王一二与欧阳一二", "王＊、王一二与欧阳＊＊"),
            ("王　明捐款，周四来", "王　＊捐款，＊＊来"),
            ("感谢**王**明、[王](https://a.example/x)明", "感谢**王**＊、[王](https://a.example/x)＊"),
            ("ann li 说", "a** ** 说"),
            ("[王明]: 文明小区", "[王＊]: 文明小区"),
            ("甲](乙", "甲](乙"),
        ] {
            assert_eq!(names.veiled(text), veiled);
            assert_eq!(veiled.len(), text.len());
        }
        assert_eq!(Names::default().veiled("王明"), "王明");
    }
}
