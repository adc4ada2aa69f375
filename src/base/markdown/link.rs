//! Where a link may lead: a record, an attachment, or one of four harmless schemes. Everything else is refused.

use super::Target;

/// Folders that hold attachments, in both languages.
const ATTACHMENTS: [&str; 2] = ["attachments", "附件"];

/// Judges a destination as the parser decoded it; `None` is refused.
pub fn judge(destination: &str) -> Option<Target> {
    // Browsers skip tabs and line ends inside a scheme; an address never needs one.
    if destination.chars().any(|c| c.is_control() || c == '\\' || super::super::text::is_forbidden(c) || c == '\u{ad}') {
        return None;
    }
    let destination = destination.trim();
    let scheme = destination.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    match scheme {
        Some((scheme, rest)) if scheme == "http" || scheme == "https" => {
            let host = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
            let good = !host.is_empty() && !host.contains(['@', '"', '<', '>', '`', ' ', '\'']);
            good.then(|| Target::Outside(format!("{scheme}:{rest}")))
        }
        Some((scheme, rest)) if scheme == "mailto" => {
            let (name, host) = rest.split_once('@')?;
            let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || ".-_+".contains(c));
            (plain(name) && plain(host)).then(|| Target::Outside(format!("mailto:{rest}")))
        }
        Some((scheme, rest)) if scheme == "tel" => {
            let plain = rest.chars().all(|c| c.is_ascii_digit() || "+-".contains(c)) && rest.chars().any(|c| c.is_ascii_digit());
            plain.then(|| Target::Outside(format!("tel:{rest}")))
        }
        Some(_) => None,
        None => inside(destination),
    }
}

/// Whether a destination asks another machine for something.
pub fn is_remote(destination: &str) -> bool {
    let trimmed: String = destination.trim().chars().filter(|c| !c.is_control()).take(8).collect();
    let lower = trimmed.to_ascii_lowercase();
    lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("ftp:") || lower.starts_with(['/', '\\'])
}

/// A path inside the workspace; `..` is welcome at its head (an editor completes it so) and nowhere else.
fn inside(destination: &str) -> Option<Target> {
    let path = destination.split('#').next()?;
    let decoded = percent_decoded(path)?;
    let mut rest = decoded.as_str();
    while let Some(shorter) = rest.strip_prefix("../").or_else(|| rest.strip_prefix("./")) {
        rest = shorter;
    }
    let (folder, name) = rest.split_once('/')?;
    let parts = || rest.split('/');
    if parts().any(|part| part.is_empty() || part.starts_with('.') || !part.chars().all(is_name)) {
        return None;
    }
    if ATTACHMENTS.contains(&folder) {
        return Some(Target::Attachment(name.to_string()));
    }
    let id = [".yaml", ".yml", ".md", ".html"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    (!id.is_empty() && !id.contains('/')).then(|| Target::Record(format!("{folder}/{id}")))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "-_.· （）()《》、，,+".contains(c)
}

fn percent_decoded(path: &str) -> Option<String> {
    if !path.contains('%') {
        return Some(path.to_string());
    }
    let mut out = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let mut digit = || bytes.next().and_then(|b| char::from(b).to_digit(16));
                let (high, low) = (digit()?, digit()?);
                out.push(u8::try_from(high * 16 + low).ok()?);
            }
            other => out.push(other),
        }
    }
    let decoded = String::from_utf8(out).ok()?;
    (!decoded.chars().any(|c| c.is_control() || c == '\\' || super::super::text::is_forbidden(c))).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_somewhere() {
        let record = |s: &str| Some(Target::Record(s.into()));
        let attachment = |s: &str| Some(Target::Attachment(s.into()));
        let outside = |s: &str| Some(Target::Outside(s.into()));
        for (destination, target) in [
            ("finance/2026-q3", record("finance/2026-q3")),
            ("../finance/2026-q3.yaml", record("finance/2026-q3")),
            ("账目/2026-q3", record("账目/2026-q3")),
            ("./notice/a.md#b", record("notice/a")),
            ("%E8%B4%A6%E7%9B%AE/2026-q3", record("账目/2026-q3")),
            ("attachments/x.pdf", attachment("x.pdf")),
            ("../../附件/合同/甲（一）.pdf", attachment("合同/甲（一）.pdf")),
            ("https://example.org/a?b=c#d", outside("https://example.org/a?b=c#d")),
            ("HTTP://example.org", outside("http://example.org")),
            ("mailto:a.b@example.org", outside("mailto:a.b@example.org")),
            ("tel:+86-100-0000-1234", outside("tel:+86-100-0000-1234")),
        ] {
            assert_eq!(judge(destination), target, "{destination}");
        }
    }

    #[test]
    fn what_leads_nowhere() {
        for destination in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "javascript\u{ff1a}alert(1)",
            "javascript%3Aalert(1)",
            "javascript&colon;alert(1)",
            "java\u{ad}script:x/y",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "intent://x",
            "weixin://dl",
            "blob:x/y",
            "//evil.example/x",
            "/\\evil",
            "\\\\host\\x",
            "https:\\\\evil.example",
            "https:evil",
            "https://",
            "https:///x",
            "https://bank.example@evil.example/",
            "mailto:x",
            "mailto:a@b?cc=c@d",
            "tel:1;ext=2",
            "/etc/passwd",
            "../../etc/../passwd/x",
            "attachments/../../x",
            "attachments/%2e%2e/x",
            "attachments//x",
            "attachments/.x",
            "attachments/%5cx",
            "attachments/%",
            "finance",
            "finance/",
            "finance/a/b",
            "#top",
            "",
            "finance/a?b",
        ] {
            assert_eq!(judge(destination), None, "{destination:?}");
        }
    }
}
