//! The pairs of characters: gathered from the folded texts, put in order by counting, written into files.

use crate::base::fold::{Folding, initials};

use super::document::Document;

/// About so many bytes of pairs stand in one file: two kilobytes when packed.
const SHARD: usize = 6_000;
/// At most so many files of pairs.
const SHARDS: usize = 512;

/// Takes a file of the index: its name and what it holds.
pub type Put<'p> = dyn FnMut(String, String) + 'p;

/// A pair of characters at a document, packed so that it sorts as one number: 21 bits for each character, 21 for the document,
/// one for the text (a title goes first). Of a single character the second is none.
type Found = u64;

/// Bits of a character, and of the number of a document.
const BITS: u32 = 21;
const LOW: u64 = (1 << BITS) - 1;
/// Where the two characters of a pair begin.
const SECOND: u32 = BITS + 1;
const FIRST: u32 = SECOND + BITS;

/// Stands for the second character where there is none.
const NONE: char = '\0';

fn found(first: char, second: char, place: u64) -> Found {
    u64::from(first) << FIRST | u64::from(second) << SECOND | place
}

fn in_title(found: Found) -> bool {
    found & 1 == 0
}

fn document(found: Found) -> u64 {
    found >> 1 & LOW
}

/// One character of a pair, as a number.
fn character(found: Found, shift: u32) -> usize {
    (found >> shift & LOW) as usize
}

/// A character again; what was packed from one is one.
fn unpacked(found: Found, shift: u32) -> char {
    u32::try_from(character(found, shift)).ok().and_then(char::from_u32).unwrap_or_default()
}

/// Writes the pairs of some documents with their folded titles; gives the number of files.
pub fn write(documents: &[Document], titles: &[String], put: &mut Put) -> usize {
    let all = in_order(gathered(documents, titles));
    // About what an entry costs in bytes: a pair seven and the marks, a document two.
    let count = (all.len() * 3 / SHARD + 1).next_power_of_two().min(SHARDS);
    let mut files: Vec<String> = (0..count).map(|at| format!("gongshi(\"shard\",{at},\"")).collect();
    for entry in all.chunk_by(|one, next| one >> SECOND == next >> SECOND) {
        let one = entry.first().copied().unwrap_or_default();
        // Which file knows a pair: the script on the page reckons the same.
        if let Some(file) = files.get_mut((character(one, FIRST) * 31 + character(one, SECOND)) % count) {
            entry_of(file, one, entry);
        }
    }
    for (at, mut file) in files.into_iter().enumerate() {
        file.push_str("\")\n");
        put(format!("{at}.js"), file);
    }
    count
}

/// Every character and every pair, document by document, a title's first.
fn gathered(documents: &[Document], titles: &[String]) -> Vec<Found> {
    // A character takes three bytes and gives two entries, of which half were found of late.
    let likely = documents.iter().map(|document| document.text.len()).sum::<usize>() / 3;
    let mut gathering = Gathering { all: Vec::with_capacity(likely), recent: [0; RECENT], place: 0, before: ' ', last: NONE };
    for ((at, document), title) in (0..=LOW).zip(documents).zip(titles) {
        gathering.place = at << 1;
        title.chars().for_each(|c| gathering.next(c));
        gathering.end();
        initials(title).chars().for_each(|c| gathering.next(c));
        gathering.end();
        gathering.place = at << 1 | 1;
        let mut folding = Folding::default();
        for c in document.text.chars() {
            folding.take(c, &mut |c| gathering.next(c));
        }
        gathering.end();
    }
    gathering.all
}

/// How many pairs are remembered while gathering.
const RECENT: usize = 4_096;

/// What has been found so far, and what a pair needs of the character before.
struct Gathering {
    all: Vec<Found>,
    /// What was found of late, each where its pair belongs: most of what a document says again is known here, and left out early.
    recent: [Found; RECENT],
    place: u64,
    before: char,
    /// The character before, past a space.
    last: char,
}

impl Gathering {
    fn next(&mut self, c: char) {
        let before = std::mem::replace(&mut self.before, c);
        if before != ' ' {
            self.find(before, NONE);
            if c != ' ' {
                self.find(before, c);
            }
        } else if self.last.is_ascii_digit() && c.is_ascii_digit() {
            // A long number is looked for as one, however its digits are grouped.
            self.find(self.last, c);
        }
        if c != ' ' {
            self.last = c;
        }
    }

    /// What follows does not belong to what was.
    fn end(&mut self) {
        self.next(' ');
        self.last = NONE;
    }

    fn find(&mut self, first: char, second: char) {
        let one = found(first, second, self.place);
        let known = self.recent.get_mut((first as usize * 31 + second as usize) % RECENT);
        if known.is_none_or(|known| std::mem::replace(known, one) | 1 != one | 1) {
            self.all.push(one);
        }
    }
}

/// Puts what stands in the order of documents in that of pairs; of a pair that a document has more than once the first is kept, which is
/// the title's.
fn in_order(mut all: Vec<Found>) -> Vec<Found> {
    let mut other = vec![0; all.len()];
    by_character(&all, SECOND, &mut other);
    by_character(&other, FIRST, &mut all);
    all.dedup_by_key(|one| *one | 1);
    all
}

/// A step of a radix sort: in the order of one of the two characters, what is alike as it stood.
fn by_character(from: &[Found], shift: u32, into: &mut [Found]) {
    let last = from.iter().map(|one| character(*one, shift)).max().unwrap_or_default();
    let mut places = vec![0_u32; last + 1];
    for one in from {
        places.get_mut(character(*one, shift)).into_iter().for_each(|count| *count += 1);
    }
    let mut before = 0;
    for place in &mut places {
        before += std::mem::replace(place, before);
    }
    for one in from {
        if let Some(place) = places.get_mut(character(*one, shift)) {
            into.get_mut(*place as usize).into_iter().for_each(|slot| *slot = *one);
            *place += 1;
        }
    }
}

/// `|电梯:0.3/1.1`
fn entry_of(out: &mut String, one: Found, entry: &[Found]) {
    out.push('|');
    out.push(unpacked(one, FIRST));
    if character(one, SECOND) != 0 {
        out.push(unpacked(one, SECOND));
    }
    for (mark, titles) in [(':', true), ('/', false)] {
        out.push(mark);
        let mut before = None;
        for at in entry.iter().filter(|one| in_title(**one) == titles).map(|one| document(*one)) {
            if before.is_some() {
                out.push('.');
            }
            base36(out, at - before.unwrap_or_default());
            before = Some(at);
        }
    }
}

fn base36(out: &mut String, number: u64) {
    if number >= 36 {
        base36(out, number / 36);
    }
    let digit = u8::try_from(number % 36).unwrap_or_default();
    out.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is gathered, sorted the plain way.
    fn sorted(mut all: Vec<Found>) -> Vec<Found> {
        all.sort_unstable_by_key(|one| (*one >> SECOND, document(*one), *one));
        all.dedup_by_key(|one| *one | 1);
        all
    }

    #[test]
    fn counting_gives_the_order_that_sorting_gives() {
        let of = |title: &str, text: &str| (title.to_string(), Document { text: text.into(), ..Document::default() });
        let (titles, documents): (Vec<_>, Vec<_>) =
            [of("𠮷屋 维修", "维修电梯，電梯𠮷屋。𫢸"), of("", ""), of("维修", "维修 维修 abab\u{10fffd}a"), of("屋𠮷", "一")]
                .into_iter()
                .unzip();
        let all = gathered(&documents, &titles);
        assert_eq!(in_order(all.clone()), sorted(all.clone()));
        assert!(in_order(all).is_sorted_by_key(|one| (*one >> SECOND, document(*one))));
        assert!(in_order(Vec::new()).is_empty());
    }

    #[test]
    fn steps_are_written_in_base_36() {
        let written = |number| {
            let mut out = String::new();
            base36(&mut out, number);
            out
        };
        assert_eq!([0, 35, 36, 1_295, 1_296].map(written), ["0", "z", "10", "zz", "100"]);
    }
}
