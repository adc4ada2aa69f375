//! The styles: one file for each block, joined in a fixed order into one sheet without comments or needless space.

use super::files::Files;

/// What must come first and last; the blocks between stand in alphabetical order, for none depends on another.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
const LAST: [&str; 2] = ["modes.css", "print.css"];

/// Joins all styles into the published sheet.
pub fn sheet(files: &Files) -> String {
    let rank = |name: &str| {
        let first = FIRST.iter().position(|known| *known == name);
        let last = LAST.iter().position(|known| *known == name).map(|at| at + 1_000);
        first.or(last).unwrap_or(100)
    };
    let mut styles: Vec<(&str, &str)> = files.styles().collect();
    styles.sort_by_key(|(name, _)| (rank(name), *name));
    styles.iter().map(|(_, text)| minified(text)).collect()
}

/// Takes comments and needless white space out of a style. Strings are left alone; nothing is reordered or rewritten.
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut gap = false;
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'*') => {
                skip_comment(&mut chars);
                gap = true;
            }
            _ if c.is_whitespace() => gap = true,
            _ => {
                if gap && needs_space(out.chars().last(), c) {
                    out.push(' ');
                }
                gap = false;
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
                if c == '"' || c == '\'' {
                    copy_string(c, &mut chars, &mut out);
                }
            }
        }
    }
    out
}

fn skip_comment(chars: &mut std::iter::Peekable<std::str::Chars>) {
    let mut before = ' ';
    chars.next();
    for c in chars.by_ref() {
        if before == '*' && c == '/' {
            return;
        }
        before = c;
    }
}

fn copy_string(quote: char, chars: &mut std::iter::Peekable<std::str::Chars>, out: &mut String) {
    let mut escaped = false;
    for c in chars.by_ref() {
        out.push(c);
        if c == quote && !escaped {
            return;
        }
        escaped = c == '\\' && !escaped;
    }
}

/// A space before a colon can be a descendant (`a :link`), after one it never means anything; `+` and `-` need theirs.
fn needs_space(before: Option<char>, after: char) -> bool {
    let Some(before) = before else { return false };
    !matches!(before, '{' | '}' | ';' | ',' | ':' | '>' | '(') && !matches!(after, '{' | '}' | ';' | ',' | '>' | '!' | ')')
}

#[cfg(test)]
mod tests;
