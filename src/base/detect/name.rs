//! Names of people in running text, whatever stands between their characters, and told from words that only look like them.
//!
//! 1. Blanks, dots, dashes and what nobody sees between the characters of a name change nothing: 王　明 is 王明. Characters that a copy from
//!    a document turned into look-alikes (⾼ for 高) count as what they are, and so does the other script: 劉國慶 is 刘国庆.
//! 2. A name in Latin letters counts only as a whole word, in any case.
//! 3. A name that is a word of the language (高峰) is one only between marks, or before or after what is said of people.
//! 4. A family name that closes a word (关于, 一张) begins no name, unless what follows is said of people.
//! 5. Some family names are words of grammar too (于, 和, 向): within a sentence they need what is said of people.
//!
//! The words of 3 and 4 are those of two characters with a family name in them out of the dictionary of jieba 0.42.1 (MIT), as far
//! as it counted them fifty times and does not call them somebody's name.

use std::collections::BTreeMap;

use unicode_normalization::char::decompose_compatible;

use super::glyph::{Part, is_unseen, part};
use crate::base::fold::Folding;
use crate::base::source::Span;

/// Words of two characters, sorted, one a line.
const WORDS: &str = include_str!("words.txt");
/// How many bytes one of them takes with its line end.
const STRIDE: usize = 7;
/// Family names that are words of grammar.
const GRAMMAR: [char; 8] = ['于', '和', '向', '时', '从', '成', '应', '连'];
/// What follows a name and nothing else.
const SAID_OF_PEOPLE: [&str; 17] =
    ["先生", "女士", "老师", "阿姨", "大爷", "大妈", "叔叔", "奶奶", "爷爷", "同志", "师傅", "等人", "等业主", "捐", "赠", "反映", "一家"];
/// What often follows a name, and other words as well.
const SOFTLY: [char; 16] = ['说', '为', '给', '把', '将', '已', '没', '来', '的', '在', '等', '与', '和', '共', '向', '家'];
/// How many of them do so without following a common word just as often.
const FIRMLY: usize = 8;
/// What goes before a name.
const BEFORE: [&str; 18] = [
    "业主",
    "居民",
    "住户",
    "户主",
    "租户",
    "房主",
    "邻居",
    "志愿者",
    "党员",
    "捐赠人",
    "捐款人",
    "感谢",
    "致谢",
    "热心人",
    "及",
    "由",
    "请",
    "谢",
];
/// What shows that a name is that of no single person.
const NOBODY: [&str; 25] = [
    "业主", "居民", "住户", "租户", "匿名", "无名", "先生", "女士", "某", "＊", "*", "家庭", "全体", "志愿", "党员", "代表", "群众",
    "公司", "商户", "物业", "委员", "社区", "小区", "人士", "们",
];
/// The most blanks between two characters of a name.
const BLANKS: usize = 3;

/// Names that are looked for, each with what stands in its place.
#[derive(Default, PartialEq, Eq)]
pub struct Names {
    names: Vec<(Vec<char>, String, String)>,
    by_first: BTreeMap<char, Vec<usize>>,
    // Which first characters there are, by their last bits: nearly every character of a text is told off by it.
    first: Sieve,
}

// Whoever prints what holds them prints no name.
impl std::fmt::Debug for Names {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "{} names", self.names.len())
    }
}

/// A set of characters that may say yes to a stranger, and never says no to a member.
#[derive(Default, PartialEq, Eq)]
struct Sieve([u64; 32]);

impl Sieve {
    fn bit(c: char) -> (usize, u64) {
        let low = u32::from(c) & 0x7ff;
        ((low >> 6) as usize, 1 << (low & 0x3f))
    }

    fn add(&mut self, c: char) {
        let (word, bit) = Self::bit(c);
        self.0.iter_mut().skip(word).take(1).for_each(|bits| *bits |= bit);
    }

    fn may_hold(&self, c: char) -> bool {
        let (word, bit) = Self::bit(c);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

/// The characters of a name that count.
pub fn letters(name: &str) -> String {
    name.chars().filter(|c| !is_blank(*c)).map(fold).collect()
}

/// Whether this is the name of one person, as far as a program can tell: two characters at least, no 热心业主.
pub fn is_of_somebody(name: &str) -> bool {
    let letters = letters(name);
    letters.chars().nth(1).is_some() && !NOBODY.iter().any(|word| letters.contains(word))
}

impl Names {
    /// Makes ready to look for names; at each place the one that comes first here is taken.
    pub fn new<'n>(pairs: impl IntoIterator<Item = (&'n str, &'n str)>) -> Self {
        let mut names = Names::default();
        for (name, put) in pairs {
            let letters: Vec<char> = letters(name).chars().collect();
            let Some(first) = letters.first() else { continue };
            names.first.add(*first);
            names.by_first.entry(*first).or_default().push(names.names.len());
            names.names.push((letters, name.to_string(), put.to_string()));
        }
        names
    }

    /// Every name in a text that must not be read, in order, with what to put in its place.
    pub fn find(&self, text: &str) -> Vec<(Span, &str)> {
        let mut found = Vec::new();
        let mut from = 0;
        if self.names.is_empty() {
            return found;
        }
        for (at, c) in text.char_indices() {
            let c = fold(c);
            if at < from || !self.first.may_hold(c) {
                continue;
            }
            for name in self.by_first.get(&c).into_iter().flatten().filter_map(|place| self.names.get(*place)) {
                let (letters, own, put) = name;
                let Some(end) = reaches(text, at, letters) else { continue };
                let stays = own == put;
                if stays || is_name(text, at, end, letters) {
                    from = end;
                    found.extend((!stays).then_some((Span::new(at, end), put.as_str())));
                    break;
                }
            }
        }
        found
    }

    /// A text with every such name taken out; `None` where there is none in it.
    ///
    /// One walk, so that what was put in is never read again.
    pub fn without(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        if found.is_empty() {
            return None;
        }
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (span, put) in found {
            out.push_str(text.get(at..span.start as usize)?);
            out.push_str(put);
            at = span.end as usize;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }
}

/// Where the name that begins here ends.
fn reaches(text: &str, start: usize, letters: &[char]) -> Option<usize> {
    let mut rest = text.get(start..)?.char_indices();
    let mut end = start;
    for (place, letter) in letters.iter().enumerate() {
        let mut blanks = 0;
        end = loop {
            let (at, c) = rest.next()?;
            if fold(c) == *letter {
                break start + at + c.len_utf8();
            }
            blanks += usize::from(!is_unseen(c));
            if place == 0 || !is_between(c) || blanks > BLANKS {
                return None;
            }
        };
    }
    Some(end)
}

fn is_name(text: &str, start: usize, end: usize, letters: &[char]) -> bool {
    let head = text.get(..start).unwrap_or("").trim_end_matches(is_unseen);
    let tail = text.get(end..).unwrap_or("").trim_start_matches(is_unseen);
    let (before, after) = (head.chars().next_back(), tail.chars().next());
    if letters.iter().any(char::is_ascii_alphabetic) {
        return !before.is_some_and(|c| c.is_ascii_alphanumeric()) && !after.is_some_and(|c| c.is_ascii_alphanumeric());
    }
    let is_end = |c: Option<char>| c.is_none_or(|c| !is_han(c));
    let said = SAID_OF_PEOPLE.iter().any(|word| behind(tail, word).is_some());
    let led = is_end(before) || BEFORE.iter().any(|word| ahead(head, word).is_some());
    let firmly = |many: usize| is_end(after) || SOFTLY.iter().take(many).any(|soft| after.map(fold) == Some(*soft));
    let first = letters.first().copied().unwrap_or_default();
    if said {
        return true;
    }
    if is_word(&letters.iter().collect::<String>()) {
        return led && firmly(FIRMLY);
    }
    if before.is_some_and(|c| is_word(&String::from_iter([fold(c), first]))) {
        return firmly(SOFTLY.len());
    }
    !GRAMMAR.contains(&first) || led || firmly(SOFTLY.len())
}

/// Whether this is a word of the language.
pub fn is_word(word: &str) -> bool {
    let (mut low, mut high) = (0, WORDS.len() / STRIDE);
    while low < high {
        let middle = usize::midpoint(low, high);
        let Some(known) = WORDS.get(middle * STRIDE..middle * STRIDE + STRIDE - 1) else { return false };
        match known.cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

/// What stands behind a word that a text begins with, in whichever script.
pub(super) fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    word.chars().all(|c| rest.next().is_some_and(|own| fold(own) == fold(c))).then_some(rest.as_str())
}

/// What stands ahead of a word that a text ends with, in whichever script.
pub(super) fn ahead<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    word.chars().rev().all(|c| rest.next_back().is_some_and(|own| fold(own) == fold(c))).then_some(rest.as_str())
}

/// What people put between the characters of a name.
pub(super) fn is_between(c: char) -> bool {
    is_blank(c) || matches!(part(c), Part::Gap(_))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{323af}').contains(&c)
}

/// A character as it is compared: small Latin letters, one middle dot, simplified Chinese characters and no look-alikes of them.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{4e00}'..='\u{9fff}' => Folding::default().simplified(c),
        '・' | '･' | '•' | '‧' | '∙' | '⋅' => '·',
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{ff21}'..='\u{ff5a}' | '\u{2f800}'..='\u{2fa1f}' => {
            let mut plain = c;
            decompose_compatible(c, |one| plain = one);
            Folding::default().simplified(plain.to_ascii_lowercase())
        }
        _ => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let pairs = [
            ("王一二", "王一二"),
            ("王明", "王*"),
            ("王一", "王*（2）"),
            ("高峰", "高*"),
            ("于建", "于*"),
            ("张三", "张*"),
            ("阿依·古丽", "阿*"),
            ("Ann Li", "A*"),
        ];
        Names::new(pairs).without(text).unwrap_or_else(|| text.to_string())
    }

    #[test]
    fn names_leave_the_text_in_every_disguise() {
        for name in ["王明", "王 明", "王　明", "王\u{200b}明", "王\u{ad}明", "王\u{a0} 明", "王\n明", "王-明", "王·明"]
        {
            assert_eq!(without(&format!("感谢{name}捐款")), "感谢王*捐款", "{name:?}");
        }
        assert_eq!(without("⾼峰先生与王一、王一二"), "高*先生与王*（2）、王一二");
        assert_eq!(without("阿依・古丽和 ann li 说 Annli"), "阿*和 A* 说 A*");
        assert_eq!(without("Joann Lin"), "Joann Lin");
    }

    #[test]
    fn a_name_is_the_same_in_both_scripts() {
        for name in ["刘国庆", "劉國慶"] {
            let names = Names::new([(name, "刘*"), ("于建", "于*"), ("高峰", "高*")]);
            let without = |text: &str| names.without(text).unwrap_or_else(|| text.to_string());
            assert_eq!(without("感謝業主劉國慶先生，刘国庆、刘國慶"), "感謝業主刘*先生，刘*、刘*");
            assert_eq!(without("關於建設的通知，用電高峰時段，業主高峰說"), "關於建設的通知，用電高峰時段，業主高*說");
        }
        assert!(!is_of_somebody("熱心業主") && is_of_somebody("劉國慶"));
    }

    #[test]
    fn words_that_look_like_names_stay() {
        for text in ["用电高峰时段", "关于建设的通知", "一张三米长的桌子", "将于建成后", "文明小区", "国王明天"]
        {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn a_word_that_is_a_name_leaves_where_people_are_spoken_of() {
        assert_eq!(without("感谢高峰、于建！业主高峰说。由于建捐款，高峰先生在场"), "感谢高*、于*！业主高*说。由于*捐款，高*先生在场");
    }

    #[test]
    fn who_is_nobody_is_not_looked_for() {
        assert!(["热心业主", "匿名", "王先生", "王", "示例公司", "王*"].iter().all(|name| !is_of_somebody(name)));
        assert!(["王明", "欧阳一二", "阿依·古丽", "Ann Li"].iter().all(|name| is_of_somebody(name)));
    }

    #[test]
    fn the_words_can_be_searched() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert!(words.iter().all(|word| word.len() == STRIDE - 1) && words.is_sorted() && words.len() * STRIDE == WORDS.len());
        assert!(is_word("关于") && is_word("一张") && !is_word("王明") && !is_word("关"));
    }
}
