//! 文件名、旧路径里有不公开的姓名 · Private name in a path
//!
//! # What it checks
//! 附件的文件名、记录的旧路径（aliases）里，没有不公开的人的姓名：名册里没有任职的人，捐赠人，合同的个人一方。
//! No name of an attachment and no old path holds the name of somebody who is not named in public: people of the list without an
//! office, givers, private parties to contracts.
//!
//! # Why
//! 正文里的姓名会自动写成“王*”，网址不会：改了网址，贴出去的就打不开了。
//! Names are taken out of texts by themselves; an address cannot be changed without breaking what was handed out.

use std::sync::Arc;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::{Source, Span};
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("privacy/format/path", "private-name-in-path", include_str!("name_in_path.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let names = |text: &str| compound.directory.hidden_names(text).into_iter().map(|(span, _)| span).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (name, file) in &compound.own.attachments {
        let source = Arc::new(Source { path: file.path.clone(), text: name.clone(), ..Source::default() });
        found.extend(names(name).into_iter().map(|span| {
            info.at(source.place(span), said!("文件名里有不公开的姓名", "a file is called by the name of somebody who is not named"))
                .mend(said!("改文件名，记录里的附件名跟着改", "rename the file, and where records mention it"))
        }));
    }
    for alias in compound.whole().flat_map(|record| record.header.aliases.iter().map(move |alias| (record, alias))) {
        let (record, alias) = alias;
        let within = |span: Span| Span::new((alias.span.start + span.start) as usize, (alias.span.start + span.end) as usize);
        let written = record.source.slice(alias.span) == &*alias.value.0;
        found.extend(names(&alias.value).into_iter().map(|span| {
            let place = record.source.place(if written { within(span) } else { alias.span });
            info.at(place, said!("旧路径里有不公开的姓名", "an old path holds the name of somebody who is not named"))
                .mend(said!("去掉这一行", "remove the line"))
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;
    const PEOPLE: (&str, &str) = ("people.yaml", "people: [{id: p-1, name: 甲一明}, {id: p-2, name: 乙二明, public: full}]\n");

    #[test]
    fn names_of_officers_and_plain_paths_hold() {
        let moved = notice("aliases: [old/乙二明]\n");
        assert!(findings(ID, &[PEOPLE, ("notice/a.md", &moved), ("attachments/乙二明.png", "-"), ("attachments/s01.png", "-")]).is_empty());
    }

    #[test]
    fn private_names_are_found() {
        let moved = notice("aliases: [old/甲一明]\n");
        let found = findings(ID, &[PEOPLE, ("notice/a.md", &moved), ("attachments/收条-甲一明.png", "-")]);
        assert_eq!(found, ["attachments/收条-甲一明.png:1:4 文件名里有不公开的姓名", "notice/a.md:4:15 旧路径里有不公开的姓名"]);
    }
}
