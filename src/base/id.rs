//! Permanent names: ASCII slugs that are safe in every URL and on every file system.

use std::fmt;

use super::diagnostic::Said;
use super::fields::{Reading, Reference};
use super::scalar::{Form, Scalar};
use super::source::Span;
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
    let numbered = id.strip_prefix("index-").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    if id == "index" || numbered {
        return Err(said!("“{id}”是目录页自己的名字，换一个", "`{id}` is the name of a list page; choose another"));
    }
    let port = |prefix: &str| id.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && n != "0");
    if DEVICES.contains(&id) || port("com") || port("lpt") {
        return Err(said!("“{id}”是 Windows 的设备名，换一个", "`{id}` is a device name on Windows; choose another"));
    }
    Ok(())
}

/// Declares the id of one sort of thing; reading one leaves a reference that is checked once everything is known.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident = $sort:literal, $judge:path, $zh:literal, $en:literal, $example:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub String);

        impl $name {
            /// The word under which references of this sort are gathered.
            pub const SORT: &'static str = $sort;
        }

        impl std::ops::Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Scalar for $name {
            fn form() -> Form {
                Form::of($zh, $en, $example)
            }
            fn parse(text: &str) -> Result<Self, Said> {
                $judge(text)?;
                Ok($name(text.to_string()))
            }
            fn stand_in() -> Self {
                $name(String::new())
            }
            fn settle(&mut self, reading: &Reading) {
                if Self::SORT == RecordId::SORT {
                    self.0 = reading.canonical(&self.0);
                }
            }
            fn note(&self, span: Span, reading: &mut Reading) {
                reading.references.push(Reference { sort: Self::SORT, id: self.0.clone(), span });
            }
        }
    )+};
}

ids! {
    /// A person of `people.yaml`, here or in a unit above.
    PersonId = "person", judge, "人员编码", "a person's id", "p-01";
    /// An organization: the id its roster gives it.
    OrganizationId = "organization", judge, "组织编码", "an organization's id", "owners-committee";
    /// A building of the compound.
    BuildingId = "building", judge_building, "楼栋编码", "a building's id", "3";
    /// A place on the physical board, of the unit's own file.
    SlotId = "slot", judge, "公开栏编码", "the id of a place on the board", "south-gate";
    /// A record: `kind/id`.
    RecordId = "record", judge_record, "记录，写作 类别/编码", "a record, written kind/id", "notice/2026-10-income";
    /// A table beside the record.
    TableId = "table", judge_table, "表格文件名", "the name of a table", "2026-q3.csv";
    /// A file below the unit's attachments folder.
    AttachmentId = "attachment", judge_attachment, "附件文件名", "the name of an attachment", "s0701.pdf";
}

/// A slug used where it names the thing itself, leaving no reference behind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Slug(pub String);

impl std::ops::Deref for Slug {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Scalar for Slug {
    fn form() -> Form {
        Form::of("编码", "an id", "2026-q3-common-income")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        judge(text)?;
        Ok(Slug(text.to_string()))
    }
    fn stand_in() -> Self {
        Slug(String::new())
    }
}

/// Buildings are called `3`, `12` or `b-3`; they never become a path of their own.
fn judge_building(id: &str) -> Result<(), Said> {
    judge(id)
}

fn judge_record(id: &str) -> Result<(), Said> {
    let shape = id.split_once('/').filter(|(kind, stem)| !kind.is_empty() && !stem.contains('/'));
    match shape {
        Some((_, stem)) => judge(stem),
        None => Err(said!("“{id}”应写成 类别/编码，如 finance/2026-q3", "write `{id}` as kind/id, like finance/2026-q3")),
    }
}

/// Judges a path below the attachments folder: names without separators of other systems, never upwards.
fn judge_attachment(path: &str) -> Result<(), Said> {
    let part = |p: &str| {
        let stem = p.split('.').next().unwrap_or("").to_ascii_lowercase();
        !p.is_empty()
            && p.len() <= 120
            && !p.starts_with('.')
            && !p.ends_with(['.', ' '])
            && !p.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '%', '#'])
            && !DEVICES.contains(&stem.as_str())
    };
    if path.split('/').all(part) {
        return Ok(());
    }
    Err(said!("“{path}”不能作为附件文件名", "`{path}` cannot be the name of an attachment"))
}

/// Judges the name of a table: a CSV file in the record's own folder.
fn judge_table(name: &str) -> Result<(), Said> {
    let ending = name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ending.eq_ignore_ascii_case("csv"));
    if ending && !name.contains('/') && judge_attachment(name).is_ok() {
        return Ok(());
    }
    Err(said!(
        "“{name}”不是旁边的表格；写同一个文件夹里的文件名，如 2026-q3.csv",
        "`{name}` is no table; name a file of the same folder, like 2026-q3.csv"
    ))
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
