//! Reading what was built: tags of a page, links, ids.

use std::collections::BTreeMap;

/// A tag that opens (or stands alone), with its attributes unescaped.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

/// Every opening tag of an HTML or XML text, in order; raw text (a script, a style) is passed over.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let named = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(end) = end_of_tag(rest) else { break };
        if named {
            let tag = read(&rest[1..end - 1]);
            rest = &rest[end..];
            if tag.name == "script" || tag.name == "style" {
                let close = format!("</{}", tag.name);
                rest = rest.find(&close).map_or("", |at| &rest[at..]);
            }
            found.push(tag);
        } else {
            rest = &rest[end..];
        }
    }
    found
}

/// One past the `>` that closes a tag; quoted values may hold one.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

fn read(inside: &str) -> Tag {
    let inside = inside.trim_end_matches('/').trim();
    let (name, mut rest) = inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        if key.is_empty() {
            break;
        }
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_once(|c: char| c.is_whitespace()).unwrap_or((after, "")),
            };
        }
        attributes.insert(key, unescaped(value));
    }
    Tag { name: name.to_ascii_lowercase(), attributes }
}

/// Undoes the entities that templates write.
pub fn unescaped(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    named.iter().fold(text.to_string(), |text, (entity, plain)| text.replace(entity, plain))
}

/// The attributes that make a browser go or load somewhere.
pub const LEADING: [&str; 8] = ["href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset"];

impl Tag {
    /// Where it leads or what it loads; a picture that stands in the page itself leads nowhere.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        let leading = self.attributes.iter().filter(|(key, _)| LEADING.contains(&key.as_str())).map(|(_, value)| value.as_str());
        leading.filter(|target| !self.embeds(target))
    }

    /// Whether a value is the bytes of a picture, and nothing but them.
    fn embeds(&self, value: &str) -> bool {
        let bytes = value.strip_prefix("data:image/png;base64,");
        self.name == "img" && bytes.is_some_and(|bytes| bytes.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)))
    }
}

/// Resolves a relative address against the path of the page it stands on; the fragment is split off.
pub fn resolved(page: &str, target: &str) -> (String, Option<String>) {
    let (path, fragment) = target.split_once('#').map_or((target, None), |(path, fragment)| (path, Some(decoded(fragment))));
    let path = decoded(path.split('?').next().unwrap_or(""));
    if path.is_empty() {
        return (page.to_string(), fragment);
    }
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let mut whole = parts.join("/");
    if path.ends_with('/') || whole.is_empty() {
        whole = format!("{whole}/index.html").trim_start_matches('/').to_string();
    }
    (whole, fragment)
}

/// Undoes percent encoding.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex =
            (*first == b'%').then(|| after.get(..2)).flatten().and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match hex {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
