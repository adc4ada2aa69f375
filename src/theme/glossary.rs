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

    /// The terms that stand in some texts, in the order they stand there; at most eight, after which nothing more is read.
    pub fn found<'g, 't>(&'g self, texts: impl IntoIterator<Item = &'t str>) -> Vec<&'g Term> {
        let mut seen = Vec::with_capacity(MOST);
        let hits = texts.into_iter().flat_map(|text| self.lexicon.find(text)).filter_map(|hit| self.spelled.get(hit.word));
        for term in hits {
            if !seen.contains(term) {
                seen.push(*term);
            }
            if seen.len() == MOST {
                break;
            }
        }
        seen.into_iter().filter_map(|term| self.terms.get(term)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;
    use crate::unit::board::Locale;

    fn names(locale: Locale, texts: &[&'static str]) -> Vec<String> {
        let theme = Theme::embedded().unwrap();
        let found = theme.voice(locale).unwrap().glossary.found(texts.iter().copied());
        found.into_iter().map(|term| term.name.clone()).collect()
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
