//! Markup that does something when it is opened: scripts, handlers, frames. A published file only shows.
//!
//! A browser reads what is off more kindly than any parser; so this looks for every beginning of such markup, wherever it
//! stands in a tag, and rather finds one too many.

use super::source::Span;

/// Elements that run, embed or submit something, without their namespace.
const ELEMENTS: [&str; 10] = ["script", "iframe", "frame", "object", "embed", "applet", "handler", "base", "form", "portal"];
/// What a value begins with that runs when it is followed.
const SCHEMES: [&str; 3] = ["javascript:", "vbscript:", "data:text/html"];
/// Declarations that can bring in markup which does not stand here.
const DECLARATIONS: [&str; 2] = ["!entity", "?xml-stylesheet"];
/// How often a text may be read over: a quotation mark left open makes every later tag reach to the end.
const READINGS: usize = 8;

/// The first place of a text that would do something, or that cannot be told not to.
pub fn find(text: &str) -> Option<Span> {
    // Without its mark, a browser may take such a text for UTF-16.
    if let Some(at) = text.find('\0') {
        return Some(Span::new(at, at + 1));
    }
    let mut left = text.len().saturating_mul(READINGS);
    text.match_indices('<').map(|(at, _)| at).find_map(|at| {
        let rest = text.get(at + 1..)?;
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        let tag = rest.get(..end(rest))?;
        let shown = Span::new(at, at + 1 + tag.find('\n').unwrap_or(tag.len()));
        match left.checked_sub(tag.len()) {
            Some(rest) => left = rest,
            None => return Some(shown),
        }
        does(tag).then_some(shown)
    })
}

/// Where a tag ends: at the first `>` outside a quoted value, as browsers have it.
fn end(tag: &str) -> usize {
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return at,
            None if before == '=' && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    tag.len()
}

/// Whether a tag does something.
fn does(tag: &str) -> bool {
    let plain = tag.to_ascii_lowercase();
    if DECLARATIONS.iter().any(|begin| plain.starts_with(begin)) {
        return true;
    }
    let name = plain.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or("");
    if ELEMENTS.contains(&local) || (local == "meta" && plain.contains("http-equiv")) {
        return true;
    }
    handles(&plain) || SCHEMES.iter().any(|scheme| bare(&plain).contains(scheme))
}

/// Whether an attribute is an event's: `onload=`.
fn handles(tag: &str) -> bool {
    tag.match_indices("on").any(|(at, _)| {
        let before = tag.get(..at).and_then(|head| head.chars().next_back());
        let begins = before.is_some_and(|c| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | ':'));
        let rest = tag.get(at + 2..).unwrap_or("");
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        begins && name > 0 && rest.get(name..).is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

/// A tag with its character references read and its blanks gone, as a browser reads an address.
fn bare(tag: &str) -> String {
    let mut out = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some((head, coded)) = rest.split_once('&') {
        out.push_str(head);
        let (c, after) = reference(coded).unwrap_or(('&', coded));
        out.push(c.to_ascii_lowercase());
        rest = after;
    }
    out.push_str(rest);
    out.retain(|c| !c.is_whitespace() && !c.is_control());
    out
}

/// The character of a reference and what follows it; the names that can hide a scheme are few.
fn reference(coded: &str) -> Option<(char, &str)> {
    for (name, c) in [("colon;", ':'), ("tab;", '\t'), ("newline;", '\n'), ("amp;", '&')] {
        if let Some(rest) = coded.strip_prefix(name) {
            return Some((c, rest));
        }
    }
    let number = coded.strip_prefix('#')?;
    let (radix, digits) = number.strip_prefix('x').map_or((10, number), |hex| (16, hex));
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at_checked(end)?;
    let c = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)?;
    Some((c, rest.strip_prefix(';').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_something_is_found() {
        for text in [
            "<svg><script>alert(1)</script></svg>",
            "<svg:ScRiPt/>",
            "<svg onload=alert(1)>",
            "<svg/onload\n = 'x'>",
            "<a href=\"x\"onclick=\"y\">",
            "<a href='javascript:x'>",
            "<a xlink:href='java\nscript:x'>",
            "<a href='&#106;avascript&colon;x'>",
            "<a href='&#x6A;avascript:x'>",
            "<a href=data:text/html,x>",
            "<set attributeName='href' to='javascript:x'/>",
            "<iframe src=x>",
            "<meta http-equiv=refresh content='0;url=x'>",
            "<!DOCTYPE svg [<!ENTITY x '&#60;script&#62;'>]>",
            "<?xml-stylesheet href='x.xsl'?>",
            "<s\0cript>",
            "<form action=x>",
            "<svg title=\"<\" onload=x>",
            "<svg a='\"' title=\">\" onload=x>",
            "<p a=\"<a=\"<a=\"<a onload=x>",
        ] {
            assert!(find(text).is_some(), "{text:?}");
        }
        assert_eq!(find("甲<b>乙</b>\n<script>x"), Some(Span::new(14, 21)));
    }

    #[test]
    fn what_only_shows_is_left_alone() {
        for text in [
            "<svg xmlns='http://www.w3.org/2000/svg' version='1.1'><path d='M0 0'/><text font-size='3'>javascript: 一</text></svg>",
            "<!DOCTYPE html><html><meta charset=utf-8><body><p>on = 3，online=yes</p><a href='https://example.cn/?on=1'>甲</a>",
            "a < b，if on=1 <b>once = 2</b>",
            "<table><tr><td>description=1</td></tr></table>",
        ] {
            assert_eq!(find(text), None, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_borne(text in "[<>a-z=:&#;x0-9 \"'甲\n]{0,80}") {
            if let Some(span) = find(&text) {
                proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}
