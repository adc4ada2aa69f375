//! Where to write: e-mail addresses of offices.

use std::fmt;

use crate::base::detect::{self, Known, Sort};
use crate::base::diagnostic::Said;
use crate::base::fields::Reading;
use crate::base::scalar::{Form, Scalar, narrowed};
use crate::base::source::Span;
use crate::base::text::fold_width;
use crate::said;

/// A work e-mail address (工作邮箱) of an office; typed so that the detectors of private addresses leave it alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The longest address there is.
const LONGEST: usize = 254;

impl Email {
    /// Whether it is at a provider where anybody has one, so that it may be somebody's own.
    pub fn is_private(&self) -> bool {
        !detect::traces_of(Sort::Email, &self.0, Known::default()).is_empty()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Email {
    fn form() -> Form {
        Form::of("工作邮箱", "a work e-mail address", "wuye@example.cn")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let address = folded.trim();
        if is_address(address) {
            Ok(Email(address.to_string()))
        } else {
            Err(said!("“{text}”不是电子邮箱", "`{text}` is not an e-mail address"))
        }
    }
    fn better(text: &str) -> Option<String> {
        narrowed(text).filter(|better| is_address(better))
    }
    fn stand_in() -> Self {
        Email(String::new())
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.exempt.push(span);
    }
}

/// Whether a text is one address as mailboxes have them: no quotation, no comment, no address of a number.
fn is_address(text: &str) -> bool {
    let sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+');
    let dotted = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    let label =
        |label: &str| !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let Some((local, domain)) = text.split_once('@').filter(|_| text.len() <= LONGEST) else { return false };
    let named = domain.rsplit_once('.').is_some_and(|(_, top)| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()));
    dotted(local) && local.bytes().all(sign) && dotted(domain) && domain.split('.').all(label) && named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_slips_refused() {
        for text in ["wuye@example.cn", "a.b-c+d_1@mail.example.gov.cn", " ｗｕｙｅ＠example.cn "] {
            assert!(Email::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "wuye",
            "@example.cn",
            "a@b",
            "a@@b.cn",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a@-b.cn",
            "a@1.2.3.4",
            "a@b.cn,c@d.cn",
            "甲@b.cn",
        ] {
            assert!(Email::parse(text).is_err(), "{text}");
        }
        assert_eq!(Email::better("ｗｕｙｅ＠example．cn").as_deref(), Some("wuye@example.cn"));
    }

    #[test]
    fn providers_of_private_mailboxes_are_told_from_offices() {
        let private = |text: &str| Email::parse(text).unwrap().is_private();
        assert!(private("wuye@163.com") && private("A@QQ.com") && !private("wuye@example.gov.cn"));
    }
}
