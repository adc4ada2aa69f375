//! Enumerations whose words are written in records, in two languages, and shown on pages.

/// Declares an enumeration of record words.
///
/// Each variant has one English and one Chinese spelling; both load identically. The English spelling is also the
/// label key (`<family>.<word>`), so that a page shows the word through the catalogue of its locale.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $family:literal, $zh:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal | $alias:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* #[doc = $alias] $variant),+ }

        impl $name {
            /// Every value, in the order declared.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Every word, English and Chinese.
            pub const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $alias)),+];

            /// The label key of the word.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => concat!($family, ".", $word)),+ }
            }

            /// The English word as written in records.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The word in both languages, as a message quotes it.
            pub fn said(self) -> $crate::base::diagnostic::Said {
                match self { $($name::$variant => $crate::said!($alias, $word)),+ }
            }
        }

        impl $crate::base::scalar::Scalar for $name {
            fn form() -> $crate::base::scalar::Form {
                $crate::base::scalar::Form {
                    name: $crate::said!($zh, "one of the words listed"),
                    example: $crate::words!(@first $($alias),+),
                    words: Self::WORDS,
                }
            }
            fn parse(text: &str) -> Result<Self, $crate::base::diagnostic::Said> {
                match text {
                    $($word | $alias => Ok($name::$variant),)+
                    _ => Err($crate::base::words::unknown(text, Self::WORDS)),
                }
            }
            fn stand_in() -> Self {
                $crate::words!(@first $($name::$variant),+)
            }
        }
    };
    (@first $first:expr $(, $rest:expr)*) => { $first };
}

use super::diagnostic::Said;
use crate::said;

/// What to say about a word that is not in the list: the nearest one, or all of them.
pub fn unknown(text: &str, words: &[(&str, &str)]) -> Said {
    let chinese = words.iter().map(|(_, zh)| *zh).collect::<Vec<_>>().join("、");
    let english = words.iter().map(|(en, _)| *en).collect::<Vec<_>>().join(", ");
    match super::text::nearest(text, words.iter().flat_map(|(en, zh)| [*en, *zh])) {
        Some(near) => said!(
            "没有“{text}”这个词，是不是“{near}”？（可写：{chinese}）",
            "no such word `{text}`; did you mean `{near}`? (known: {english})"
        ),
        None => said!("没有“{text}”这个词；可写：{chinese}", "no such word `{text}`; known: {english}"),
    }
}
