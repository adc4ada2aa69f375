//! The words a page explains (这一页的词): which of them stand in what it says, each with its plain meaning.
//!
//! They come from the catalogue: `term.<key>` holds the name that is shown and its other spellings, separated by strokes,
//! `term_means.<key>` what it means.

use std::cmp::Reverse;

use crate::base::lexicon::Lexicon;

use super::catalogue::Catalogue;

/// How many words one page explains at most.
const MOST: usize = 8;

/// A word and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is shown.
    pub name: String,
    /// What it means, in plain words.
    pub means: String,
}

/// The words of one locale, ready to be looked for.
#[derive(Debug)]
pub struct Glossary {
    terms: Vec<Term>,
    /// Which term each spelling belongs to.
    spelled: Vec<usize>,
    lexicon: Lexicon,
}

impl Glossary {
    /// Takes the words of a catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut terms = Vec::new();
        let mut spellings: Vec<(String, usize)> = Vec::new();
        for key in catalogue.keys().into_iter().filter_map(|key| key.strip_prefix("term.")) {
            let names = catalogue.plain(&["term.", key].concat()).into_owned();
            let means = catalogue.plain(&["term_means.", key].concat()).into_owned();
            for name in names.split('|') {
                spellings.push((name.to_string(), terms.len()));
                // Within a sentence an English name begins small.
                if name.starts_with(|c: char| c.is_ascii_uppercase()) {
                    let small = name.chars().take(1).map(|c| c.to_ascii_lowercase()).chain(name.chars().skip(1));
                    spellings.push((small.collect(), terms.len()));
                }
            }
            terms.push(Term { name: names.split('|').next().unwrap_or_default().to_string(), means });
        }
        // Of two that begin at one place the longer is meant.
        spellings.sort_by_key(|(name, _)| Reverse(name.len()));
        let lexicon = Lexicon::new(spellings.iter().map(|(name, _)| name.as_str()));
        Glossary { terms, spelled: spellings.into_iter().map(|(_, term)| term).collect(), lexicon }
    }

    /// Begins to look for the terms of a page.
    pub fn page(&self) -> PageTerms<'_> {
        PageTerms { glossary: self, seen: Vec::with_capacity(MOST) }
    }
}

/// The terms of one page, in the order they stand there; at most eight.
#[derive(Debug)]
pub struct PageTerms<'g> {
    glossary: &'g Glossary,
    /// Which, and whether a link leads from the page to its meaning.
    seen: Vec<(usize, bool)>,
}

impl<'g> PageTerms<'g> {
    /// Takes note of the terms in markup, and links the first place of each that may hold a link to its meaning; `None` where nothing
    /// is to be linked.
    pub fn mark(&mut self, html: &str) -> Option<String> {
        if self.seen.len() == MOST && self.seen.iter().all(|(_, linked)| *linked) {
            return None;
        }
        let mut place = Place::default();
        let (mut out, mut written) = (String::new(), 0);
        for hit in self.glossary.lexicon.find(html) {
            let Some(number) = self.glossary.spelled.get(hit.word).and_then(|term| self.number(*term)) else { continue };
            let Some((_, linked)) = self.seen.get_mut(number).filter(|(_, linked)| !*linked) else { continue };
            if !place.takes_a_link(html, hit.start) {
                continue;
            }
            *linked = true;
            let parts = (html.get(written..hit.start).unwrap_or_default(), html.get(hit.start..hit.end).unwrap_or_default());
            out.push_str(&[parts.0, "<a href=\"#term-", &number.to_string(), "\">", parts.1, "</a>"].concat());
            written = hit.end;
        }
        (written > 0).then(|| out + html.get(written..).unwrap_or_default())
    }

    /// The place of a term in the list, which it may still join.
    fn number(&mut self, term: usize) -> Option<usize> {
        let known = self.seen.iter().position(|(seen, _)| *seen == term);
        if known.is_none() && self.seen.len() < MOST {
            self.seen.push((term, false));
            return Some(self.seen.len() - 1);
        }
        known
    }

    /// The terms to explain.
    pub fn list(self) -> Vec<&'g Term> {
        self.seen.into_iter().filter_map(|(term, _)| self.glossary.terms.get(term)).collect()
    }
}

/// Elements in which no term is linked: what is a link or a heading itself, and what is drawn.
const CLOSED: [&str; 9] = ["a", "button", "caption", "code", "h2", "h3", "h4", "summary", "svg"];

/// Classes of marks in which none is linked either; each stands first in its tag.
const MARKS: [&str; 2] = ["gs-stamp", "gs-badge"];

/// How far markup was read, and whether that is within a tag or within elements that take no link.
#[derive(Debug, Default)]
struct Place {
    at: usize,
    in_tag: bool,
    closed: usize,
    /// Within a stamp or a badge, which is one mark and not words.
    mark: bool,
}

impl Place {
    /// Reads on to a place of the text.
    fn takes_a_link(&mut self, html: &str, until: usize) -> bool {
        while let Some(rest) = html.get(self.at..until) {
            let Some(next) = rest.find(if self.in_tag { '>' } else { '<' }) else { break };
            self.at += next + 1;
            self.in_tag = !self.in_tag;
            if self.in_tag {
                let tag = html.get(self.at..).unwrap_or_default();
                let (ends, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
                let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                let class = tag.get(name.len()..).and_then(|rest| rest.strip_prefix(" class=\"")).unwrap_or_default();
                self.mark = !ends && MARKS.iter().any(|mark| class.starts_with(mark));
                if CLOSED.contains(&name) {
                    self.closed = if ends { self.closed.saturating_sub(1) } else { self.closed + 1 };
                }
            }
        }
        !self.in_tag && self.closed == 0 && !self.mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;
    use crate::unit::board::Locale;

    fn names(locale: Locale, texts: &[&'static str]) -> Vec<String> {
        let theme = Theme::embedded().unwrap();
        let mut found = theme.voice(locale).unwrap().glossary.page();
        texts.iter().for_each(|text| _ = found.mark(text));
        found.list().into_iter().map(|term| term.name.clone()).collect()
    }

    #[test]
    fn terms_are_found_in_order_once_each_under_their_name() {
        let texts = ["<p>维修资金由业委会", "提出，专项维修资金按分摊</p>"];
        assert_eq!(names(Locale::ZhHans, &texts), ["专项维修资金", "业主委员会", "分摊"]);
        assert_eq!(names(Locale::ZhHant, &["業委會", "维修资金"]), ["業主委員會", "專項維修資金"], "what was written is not translated");
        assert_eq!(names(Locale::En, &["Of the common income", "公共收益", "凭证"]), ["Common income", "Voucher"]);
        assert!(names(Locale::ZhHans, &["天气晴"]).is_empty());
    }

    #[test]
    fn the_first_place_that_may_hold_a_link_leads_to_the_meaning() {
        let theme = Theme::embedded().unwrap();
        let mut page = theme.voice(Locale::ZhHans).unwrap().glossary.page();
        let html = "<h2>凭证</h2><p title=\"分摊\">按分摊，<a href=\"x\">凭证</a>和凭证，分摊</p>";
        let linked =
            "<h2>凭证</h2><p title=\"分摊\">按<a href=\"#term-1\">分摊</a>，<a href=\"x\">凭证</a>和<a href=\"#term-0\">凭证</a>，分摊</p>";
        assert_eq!(page.mark(html).as_deref(), Some(linked));
        assert_eq!(page.mark(html), None, "once on a page");
    }

    #[test]
    fn the_longer_of_two_is_meant_and_eight_are_enough() {
        assert_eq!(names(Locale::ZhHans, &["首问负责，期初余额"]), ["首问负责", "期初余额"]);
        let many = "楼长整改接待日代收代付工作经费会审质保金收缴率分摊凭证";
        assert_eq!(names(Locale::ZhHans, &[many]).len(), MOST);
    }

    #[test]
    fn every_term_has_its_meaning_in_every_locale_and_no_spelling_belongs_to_two() {
        let theme = Theme::embedded().unwrap();
        for locale in Locale::ALL {
            let catalogue = &theme.voice(*locale).unwrap().catalogue;
            let under =
                |prefix: &'static str| catalogue.keys().into_iter().filter_map(move |key| key.strip_prefix(prefix)).collect::<Vec<_>>();
            assert_eq!(under("term."), under("term_means."), "{}", locale.word());
            assert!((25..=40).contains(&under("term.").len()));
            let texts: Vec<_> = under("term.").into_iter().map(|key| catalogue.plain(&format!("term.{key}")).into_owned()).collect();
            let mut spellings: Vec<&str> = texts.iter().flat_map(|text| text.split('|')).collect();
            let all = spellings.len();
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(all, spellings.len(), "{}", locale.word());
        }
    }
}
