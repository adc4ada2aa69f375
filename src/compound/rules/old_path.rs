//! 旧路径不能用 · Unusable old path
//!
//! # What it checks
//! 1. “旧路径”是本站之内的路径，不往上走，没有网址开头。 An old path lies within this site: no way up, no address of another site.
//! 2. 不是现有记录的路径，也不写两次。 It is no existing record's path, and stands once.
//!
//! # Why
//! 贴出去的旧网址要一直有人接。指不到的，或者两条争一个的，就接不上。
//! An address that was handed out must lead somewhere for ever; one that is malformed or claimed twice cannot.

use std::collections::BTreeSet;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::path::check_path;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/format/old-path", "unusable-old-path", include_str!("old_path.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut taken: BTreeSet<String> = compound.own.records.iter().map(|record| record.id.0.clone()).collect();
    for record in compound.whole() {
        for alias in &record.header.aliases {
            let written = &alias.0;
            let path = written.trim_start_matches('/').trim_end_matches('/').trim_end_matches(".html");
            let at = |what| info.at(record.source.place(alias.span), what);
            if check_path(path).is_err() {
                found.push(
                    at(said!("旧路径“{written}”不能用", "`{written}` cannot be an old path"))
                        .mend(said!("只写本站之内的路径，如 notice/2025-old", "write a path within this site, like notice/2025-old")),
                );
            } else if is_a_page_of_the_site(path) {
                found.push(
                    at(said!("旧路径“{written}”是本站自己的一页", "the old path `{written}` is a page of the site itself"))
                        .mend(said!("写那条记录原来的路径，如 notice/2025-old", "write where the record stood, like notice/2025-old")),
                );
            } else if !taken.insert(path.to_string()) {
                found.push(
                    at(said!("旧路径“{written}”已经有记录在用", "the old path `{written}` is taken already"))
                        .mend(said!("去掉这一行，或改成真正的旧路径", "remove the line, or write what the path really was")),
                );
            }
        }
    }
    found
}

/// Home, lists, files for readers and machines: what a record can never have stood at.
fn is_a_page_of_the_site(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let listed = stem.strip_prefix("index").is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    listed || stem == "404" || stem.is_empty() || !extension.is_empty() || path.starts_with("Q/")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_path_of_this_site_holds() {
        let moved = notice("aliases: [old/water, /2025/停水.html]\n");
        assert!(findings(ID, &[("notice/a.md", &moved)]).is_empty());
    }

    #[test]
    fn ways_out_and_paths_taken_are_found() {
        let found = |alias: &str| findings(ID, &[("notice/a.md", &notice(&format!("aliases: [{alias}]\n"))), ("notice/b.md", &notice(""))]);
        for alias in ["../x", "https://example.org/x", "a//b", "con"] {
            assert_eq!(found(alias), [format!("notice/a.md:4:11 旧路径“{alias}”不能用")]);
        }
        assert_eq!(found("notice/b.html"), ["notice/a.md:4:11 旧路径“notice/b.html”已经有记录在用"]);
    }
}
