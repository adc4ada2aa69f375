//! Codes of texts that are alike, such as the short addresses of a site, which differ in six characters.
//!
//! The modules of a code hold the bits of its text, the bits that mend errors, and a mask that is the same for all. Each of them is a
//! sum, without carry, of bits of the text. So whoever knows which modules one flipped bit of the text flips, for each of its
//! bits, knows the code of every text of that length; only those of the first few are worked out by the library.

use std::sync::OnceLock;

use qrcodegen::QrSegment;

use super::{Code, Modules};

/// The code of one text, and what of it changes with every bit.
#[derive(Debug, Default)]
pub struct Alike {
    text: Vec<u8>,
    modules: Option<Modules>,
    /// Eight for each byte, worked out when they are first asked for.
    flips: Vec<OnceLock<Option<Modules>>>,
}

impl Alike {
    /// Codes of texts like this one.
    pub fn to(text: &str) -> Self {
        if !is_of_bytes(text) {
            return Alike::default();
        }
        let modules = Modules::of(&[QrSegment::make_bytes(text.as_bytes())]);
        Alike { text: text.into(), modules, flips: (0..text.len() * 8).map(|_| OnceLock::new()).collect() }
    }

    /// The code of a text, the same as [`Code::of`].
    pub fn code(&self, text: &str) -> Option<Code> {
        let known = if is_of_bytes(text) { self.known(text.as_bytes()) } else { None };
        known.or_else(|| Code::of(text))
    }

    fn known(&self, text: &[u8]) -> Option<Code> {
        if text.len() != self.text.len() {
            return None;
        }
        let mut modules = self.modules.clone()?;
        for (at, (own, other)) in self.text.iter().zip(text).enumerate() {
            for bit in (0..8).filter(|bit| (own ^ other) >> bit & 1 == 1) {
                modules.flip(self.flipped(at, bit)?);
            }
        }
        Some(modules.code())
    }

    /// The modules that change with one bit of one byte.
    fn flipped(&self, at: usize, bit: usize) -> Option<&Modules> {
        let work_out = || {
            let mut text = self.text.clone();
            *text.get_mut(at)? ^= 1 << bit;
            let mut flipped = Modules::of(&[QrSegment::make_bytes(&text)])?;
            flipped.flip(self.modules.as_ref()?);
            Some(flipped)
        };
        self.flips.get(at * 8 + bit)?.get_or_init(work_out).as_ref()
    }
}

/// Whether a code holds a text byte by byte; digits and capitals alone are packed more tightly.
fn is_of_bytes(text: &str) -> bool {
    !QrSegment::is_alphanumeric(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(code: Option<Code>) -> Option<String> {
        code.map(|code| code.path())
    }

    #[test]
    fn every_short_address_has_the_code_it_would_have_alone() {
        let site = "https://gs.example.cn/shuiyue-garden/Q/";
        let alike = Alike::to(&format!("{site}000000.html"));
        for code in ["000000", "7K2M9P", "ZZZZZZ", "A1B2C3", "X00000", "00000X"] {
            let text = format!("{site}{code}.html");
            assert_eq!(path(alike.code(&text)), path(Code::of(&text)), "{code}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_the_code_it_would_have_alone(like in ".{0,40}", text in ".{0,40}", sibling in "[A-Za-z0-9:/.-]{24}") {
            let alike = Alike::to(&like);
            prop_assert_eq!(path(alike.code(&text)), path(Code::of(&text)));
            let alike = Alike::to("https://a.cn/x/Q/AAAAAA/");
            prop_assert_eq!(path(alike.code(&sibling)), path(Code::of(&sibling)));
        }
    }
}
