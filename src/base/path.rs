//! Names and relative paths that mean the same on every file system, in every URL and to every eye.

use std::fmt;
use std::path::{Path, PathBuf};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The longest name in bytes; ext4 and NTFS end at 255, and a suffix must still fit.
pub const LONGEST_NAME: usize = 200;

/// Names Windows keeps for devices, whatever extension follows.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Why a name cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// There is no name at all, or two separators stand side by side.
    Empty,
    /// The name is `.` or `..`.
    Dots,
    /// The path begins with a separator.
    Absolute,
    /// A control character stands in the name.
    Control(char),
    /// A character in the name changes the direction of writing.
    Bidi(char),
    /// A character in the name cannot be seen.
    Invisible(char),
    /// A character that Windows or a URL reads as something else (`: \ < > " | ? *`, `/`).
    Forbidden(char),
    /// A percent sign with two hexadecimal digits, which a browser would decode.
    Encoded,
    /// Windows keeps this name for a device.
    Device,
    /// The name ends in a dot or a space, which Windows drops.
    TrailingDotOrSpace,
    /// The name looks like the short form Windows makes up (`PROGRA~1`).
    ShortForm,
    /// The name is longer than [`LONGEST_NAME`]; its length in bytes.
    TooLong(usize),
    /// The name is not UTF-8.
    NotUtf8,
    /// The program keeps this name for itself.
    Reserved,
}

impl NameFault {
    /// Says the fault in Chinese.
    pub fn zh(&self) -> String {
        match self {
            NameFault::Empty => "名称是空的".to_string(),
            NameFault::Dots => "名称不能是 . 或 ..".to_string(),
            NameFault::Absolute => "路径不能以 / 开头".to_string(),
            NameFault::Control(c) => format!("名称里有控制字符 U+{:04X}", u32::from(*c)),
            NameFault::Bidi(c) => format!("名称里有改变文字方向的字符 U+{:04X}", u32::from(*c)),
            NameFault::Invisible(c) => format!("名称里有看不见的字符 U+{:04X}", u32::from(*c)),
            NameFault::Forbidden(c) => format!("名称里不能有字符 {c}"),
            NameFault::Encoded => "名称里不能有 %2e 这样的编码".to_string(),
            NameFault::Device => "这是 Windows 保留的设备名".to_string(),
            NameFault::TrailingDotOrSpace => "名称末尾不能是点或空格".to_string(),
            NameFault::ShortForm => "名称像 Windows 的短文件名（如 PROGRA~1）".to_string(),
            NameFault::TooLong(n) => format!("名称有 {n} 字节，最多 {LONGEST_NAME} 字节"),
            NameFault::NotUtf8 => "名称不是 UTF-8".to_string(),
            NameFault::Reserved => "这个名称由程序自己使用".to_string(),
        }
    }

    /// Says the fault in English.
    pub fn en(&self) -> String {
        match self {
            NameFault::Empty => "the name is empty".to_string(),
            NameFault::Dots => "a name cannot be `.` or `..`".to_string(),
            NameFault::Absolute => "the path cannot begin with `/`".to_string(),
            NameFault::Control(c) => format!("control character U+{:04X} in the name", u32::from(*c)),
            NameFault::Bidi(c) => format!("direction-changing character U+{:04X} in the name", u32::from(*c)),
            NameFault::Invisible(c) => format!("invisible character U+{:04X} in the name", u32::from(*c)),
            NameFault::Forbidden(c) => format!("the name cannot contain `{c}`"),
            NameFault::Encoded => "the name cannot contain an encoded byte such as `%2e`".to_string(),
            NameFault::Device => "Windows keeps this name for a device".to_string(),
            NameFault::TrailingDotOrSpace => "a name cannot end in a dot or a space".to_string(),
            NameFault::ShortForm => "the name looks like a Windows short name (`PROGRA~1`)".to_string(),
            NameFault::TooLong(n) => format!("the name has {n} bytes, at most {LONGEST_NAME} are allowed"),
            NameFault::NotUtf8 => "the name is not UTF-8".to_string(),
            NameFault::Reserved => "the program keeps this name for itself".to_string(),
        }
    }
}

/// A relative path whose every name is safe; joined to a folder it stays inside that folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafePath(String);

impl SafePath {
    /// Judges a `/` separated relative path.
    ///
    /// # Errors
    /// The first fault found, from left to right.
    pub fn new(path: &str) -> Result<Self, NameFault> {
        check_path(path)?;
        Ok(Self(path.to_string()))
    }

    /// The path as text, `/` separated.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Puts the path below a folder.
    pub fn below(&self, folder: &Path) -> PathBuf {
        let mut joined = folder.to_path_buf();
        joined.extend(self.0.split('/'));
        joined
    }
}

impl fmt::Display for SafePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Judges every name of a `/` separated relative path.
///
/// # Errors
/// The first fault found, from left to right.
pub fn check_path(path: &str) -> Result<(), NameFault> {
    if path.starts_with('/') {
        return Err(NameFault::Absolute);
    }
    path.split('/').try_for_each(check_name)
}

/// Judges one name: a file or a folder, without separators.
///
/// # Errors
/// The first fault found.
pub fn check_name(name: &str) -> Result<(), NameFault> {
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name == "." || name == ".." {
        return Err(NameFault::Dots);
    }
    if name.len() > LONGEST_NAME {
        return Err(NameFault::TooLong(name.len()));
    }
    name.chars().try_for_each(check_char)?;
    if name.ends_with(['.', ' ']) {
        return Err(NameFault::TrailingDotOrSpace);
    }
    if has_encoded_byte(name) {
        return Err(NameFault::Encoded);
    }
    if is_device(name) {
        return Err(NameFault::Device);
    }
    if is_short_form(name) {
        return Err(NameFault::ShortForm);
    }
    Ok(())
}

fn check_char(c: char) -> Result<(), NameFault> {
    match c {
        '/' | '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*' => Err(NameFault::Forbidden(c)),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Err(NameFault::Bidi(c)),
        '\u{AD}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => Err(NameFault::Invisible(c)),
        _ if c.is_control() => Err(NameFault::Control(c)),
        _ => Ok(()),
    }
}

fn has_encoded_byte(name: &str) -> bool {
    name.as_bytes().windows(3).any(|w| matches!(w, [b'%', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if stem.len() > 8 {
        return false;
    }
    let stem = stem.to_ascii_uppercase();
    let port = |prefix: &str| {
        let mut rest = stem.strip_prefix(prefix).unwrap_or("").chars();
        matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&stem.as_str()) || port("COM") || port("LPT")
}

fn is_short_form(name: &str) -> bool {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    if stem.len() > 8 || extension.len() > 3 {
        return false;
    }
    let Some((head, number)) = stem.rsplit_once('~') else { return false };
    !head.is_empty() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a name belongs to an editor, an office program or an operating system and is never read.
pub fn is_hidden(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx", ".tmp", ".part", ".crdownload"].iter().any(|end| lower.ends_with(end))
        || ["thumbs.db", "desktop.ini", "__macosx", "4913", "icon\r"].contains(&lower.as_str())
}

/// Folds a name so that names which some file system takes for the same become equal (case, NFC and NFD, ß and ss).
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let fold = |chars: &mut dyn Iterator<Item = char>| -> String {
        chars.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
    };
    match is_nfc_quick(name.chars()) {
        IsNormalized::Yes => fold(&mut name.chars()),
        _ => fold(&mut name.nfc()),
    }
}

/// Writes a name so that it can be shown: unsafe characters as `\u{…}`.
pub fn shown(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match check_char(c) {
            Err(NameFault::Control(_) | NameFault::Bidi(_) | NameFault::Invisible(_)) => {
                text.extend(c.escape_unicode());
            }
            _ => text.push(c),
        }
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Component;

    #[test]
    fn good_names_pass() {
        for name in [
            "a",
            "2026-q3.yaml",
            "账目",
            "100%完成.pdf",
            "a~b.txt",
            "…",
            "COM",
            "COM10",
            "console.md",
            "ￒ：全角.md",
            "𬭊.md",
            "a b.md",
            ".hidden",
            "~1",
            "约定~2026.pdf",
        ] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn bad_names_are_named() {
        use NameFault::*;
        let long = "长".repeat(67);
        for (name, fault) in [
            ("", Empty),
            (".", Dots),
            ("..", Dots),
            ("a/b", Forbidden('/')),
            ("..\\x", Forbidden('\\')),
            ("C:\\x", Forbidden(':')),
            ("a:b", Forbidden(':')),
            ("a?", Forbidden('?')),
            ("<a>", Forbidden('<')),
            ("\\\\?\\x", Forbidden('\\')),
            ("%2e%2e", Encoded),
            ("a%2Fb", Encoded),
            ("CON", Device),
            ("nul.txt", Device),
            ("Com1", Device),
            ("lpt9.yaml", Device),
            ("COM¹", Device),
            ("conin$", Device),
            ("aux .md", Device),
            ("a.", TrailingDotOrSpace),
            ("a ", TrailingDotOrSpace),
            ("...", TrailingDotOrSpace),
            ("PROGRA~1", ShortForm),
            ("a~1.txt", ShortForm),
            (long.as_str(), TooLong(201)),
            ("a\u{202e}b", Bidi('\u{202e}')),
            ("a\nb", Control('\n')),
            ("\u{7f}", Control('\u{7f}')),
            ("a\u{200b}b", Invisible('\u{200b}')),
            ("\u{feff}a", Invisible('\u{feff}')),
            ("a\0", Control('\0')),
        ] {
            assert_eq!(check_name(name), Err(fault.clone()), "{name:?}");
            assert!(!fault.zh().is_empty() && !fault.en().is_empty());
        }
        assert_eq!(check_path("/etc/passwd"), Err(Absolute));
        assert_eq!(check_path("a//b"), Err(Empty));
        assert_eq!(check_path("a/../b"), Err(Dots));
    }

    #[test]
    fn names_of_programs_are_hidden() {
        for name in ["~$账.xlsx", ".DS_Store", "Thumbs.db", ".git", "a.yaml.swp", "a.yaml~", ".#a.yaml", "#a.yaml#", "4913"] {
            assert!(is_hidden(name), "{name}");
        }
        for name in ["a.yaml", "账目", "thumbs.yaml", "#1.yaml"] {
            assert!(!is_hidden(name), "{name}");
        }
    }

    #[test]
    fn names_that_collide_fold_alike() {
        for (a, b) in [("A.md", "a.md"), ("straße", "STRASSE"), ("e\u{301}.md", "\u{e9}.md"), ("\u{c9}", "e\u{301}")] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("账目"), folded("帐目"));
        assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\u{a}");
    }

    proptest! {
        #[test]
        fn joining_never_leaves_the_root(path in prop_oneof![any::<String>(), "[./\\\\a:~%2eE~ ]{0,12}", "(\\.\\.|a|/|//|C:|\\.){0,6}"]) {
            if let Ok(safe) = SafePath::new(&path) {
                let root = Path::new("/srv/root");
                let joined = safe.below(root);
                prop_assert!(joined.starts_with(root) && joined != root);
                prop_assert!(joined.components().skip(1).all(|c| matches!(c, Component::Normal(_))));
                prop_assert_eq!(joined.components().count(), 3 + path.split('/').count());
            }
        }

        #[test]
        fn folding_is_idempotent(name in any::<String>()) {
            prop_assert_eq!(folded(&folded(&name)), folded(&name));
        }
    }
}
