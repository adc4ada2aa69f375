//! Lines of a calendar (RFC 5545): escaped, ended by CRLF, folded at 75 octets and never within a character.

use crate::base::date::Date;

/// The most octets a line may have, its end not counted.
const OCTETS: usize = 75;

/// A calendar being written.
#[derive(Default)]
pub struct Lines {
    out: String,
}

impl Lines {
    /// Adds a line as it is.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// Adds a line of words.
    pub fn text(&mut self, name: &str, words: &str) {
        self.fold(&format!("{name}:{}", escaped(words)));
    }

    /// Adds a day.
    pub fn day(&mut self, name: &str, day: Date) {
        self.raw(&format!("{name};VALUE=DATE"), &basic(day));
    }

    /// The whole text.
    pub fn done(self) -> String {
        self.out
    }

    fn fold(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            // A line that goes on begins with a blank, which counts.
            if width + c.len_utf8() > OCTETS {
                self.out.push_str("\r\n ");
                width = 1;
            }
            self.out.push(c);
            width += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// 20261014
pub fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let words = "公示".repeat(60) + ";a,b\\c\nd";
        let mut lines = Lines::default();
        lines.text("SUMMARY", &words);
        let text = lines.done();
        let parts: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= OCTETS), "{parts:?}");
        let unfolded = text.replace("\r\n ", "").replace("\r\n", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\\;a\\,b\\\\c\\nd", "公示".repeat(60)));
    }

    #[test]
    fn a_line_of_75_octets_is_whole() {
        let mut lines = Lines::default();
        lines.raw("X", &"a".repeat(73));
        lines.raw("X", &"a".repeat(74));
        assert_eq!(lines.done(), format!("X:{0}\r\nX:{0}\r\n a\r\n", "a".repeat(73)));
    }
}
