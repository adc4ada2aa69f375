//! Permanent names: ASCII slugs that are safe in every URL and on every file system.

use super::diagnostic::Said;
use crate::said;

/// Names Windows keeps for devices; a file of that name cannot be carried on a USB stick.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Judges a slug: lower-case ASCII letters, digits and single hyphens, 1 to 64 characters, no device name.
pub fn judge(id: &str) -> Result<(), Said> {
    let shape = !id.is_empty()
        && id.len() <= 64
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-');
    if !shape {
        return Err(said!(
            "“{id}”不能作为编码：只能用小写英文字母、数字和连字符，最多 64 个，如 2026-q3-common-income",
            "`{id}` cannot be an id: use lower-case letters, digits and hyphens, at most 64, like 2026-q3-common-income"
        ));
    }
    let port = |prefix: &str| id.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && n != "0");
    if DEVICES.contains(&id) || port("com") || port("lpt") {
        return Err(said!("“{id}”是 Windows 的设备名，换一个", "`{id}` is a device name on Windows; choose another"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_judged() {
        for good in ["2026-q3", "a", "shuiyue-garden"] {
            assert!(judge(good).is_ok(), "{good}");
        }
        for bad in ["", "../x", "A", "水", "con", "com1", "-a", "a-", "a b", "a.b"] {
            assert!(judge(bad).is_err(), "{bad}");
        }
    }
}
