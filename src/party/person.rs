//! Persons as `people.yaml` lists them.

use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part, Reading, Reference};
use crate::base::id::Slug;
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::{At, Span};
use crate::words;

use super::contact::Phone;
use super::mailbox::Email;

words! {
    /// How a person may be named in public.
    Publicity, "publicity", "公开方式" {
        /// By full name, because of an office or a consent.
        Full = "full" | "全名",
        /// By family name only (王*).
        Masked = "masked" | "掩码",
        /// Not at all; the office alone is shown.
        No = "no" | "不公开",
    }
}

/// The name of a private person whom only a record names: a giver, a party to a contract. It is masked wherever it occurs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PrivateName(pub String);

impl PrivateName {
    /// The word under which such names are gathered.
    pub const SORT: &'static str = "private-name";
    /// The keys under which one is written.
    pub const KEYS: [&'static str; 4] = ["donor", "捐赠人", "owner", "个人"];
}

impl std::ops::Deref for PrivateName {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Scalar for PrivateName {
    fn form() -> Form {
        Line::form()
    }
    fn parse(text: &str) -> Result<Self, Said> {
        Line::parse(text).map(|line| PrivateName(line.0))
    }
    fn stand_in() -> Self {
        PrivateName(String::new())
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        reading.texts.push(span);
        reading.references.push(Reference { sort: Self::SORT, id: self.0.clone(), span });
    }
}

/// A person (Popolo: Person). Ordinary owners are masked wherever they appear; who holds an office is named.
#[derive(Debug, Clone)]
pub struct Person {
    /// Permanent id.
    pub id: At<Slug>,
    /// Full name.
    pub name: At<Line>,
    /// How to name the person; by default in full while an office is held, masked otherwise.
    pub public: Option<At<Publicity>>,
    /// Work telephone, the only number of somebody's that may be published.
    pub work_phone: Option<At<Phone>>,
    /// Work e-mail.
    pub work_email: Option<At<Email>>,
    /// When the phone is answered.
    pub hours: Option<At<Line>>,
    /// Spelling that decides the place in sorted lists.
    pub sort_as: Option<At<Line>>,
}

impl Person {
    /// The keys under which the name is written.
    pub const NAME_KEYS: [&'static str; 2] = ["name", "姓名"];
}

impl Part for Person {
    fn read(fields: &mut Fields) -> Self {
        Person {
            id: fields.required("id", "编码"),
            name: fields.required("name", "姓名"),
            public: fields.optional("public", "公开"),
            work_phone: fields.optional("work_phone", "工作电话"),
            work_email: fields.optional("work_email", "工作邮箱"),
            hours: fields.optional("hours", "时间"),
            sort_as: fields.optional("sort_as", "排序"),
        }
    }
}

/// The file `people.yaml`.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Everybody listed.
    pub people: Vec<At<Person>>,
}

impl Part for People {
    fn read(fields: &mut Fields) -> Self {
        People { people: fields.parts("people", "人员") }
    }
}

/// Shortens a name to its family name: 王一 → 王*, 欧阳一二 → 欧阳*, A·B → A*.
pub fn masked(name: &str) -> String {
    const DOUBLE: [&str; 16] =
        ["欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "长孙", "宇文", "独孤"];
    let family = match DOUBLE.iter().find(|d| name.starts_with(**d) && name.chars().count() > 2) {
        Some(double) => (*double).to_string(),
        None => name.chars().next().map(String::from).unwrap_or_default(),
    };
    format!("{family}*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_masked_to_the_family_name() {
        assert_eq!(masked("王一"), "王*");
        assert_eq!(masked("欧阳一二"), "欧阳*");
        assert_eq!(masked("欧阳"), "欧*");
        assert_eq!(masked("阿依·古丽"), "阿*");
    }
}
