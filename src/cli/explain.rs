//! `explain`: the manual page of a rule, of a duty in a pack, or of what is found while files are read.

use clap::Args;

use crate::base::diagnostic::{Said, Severity};
use crate::base::text::nearest;
use crate::check::{Told, all_rules, told};
use crate::law::{Pack, Packs};
use crate::pipeline;
use crate::record::rule::RuleInfo;
use crate::said;

use super::report::Report;
use super::{Common, Failure, law};

/// 某条检查是什么意思、为什么、怎么改 · what a rule checks, why, how to mend a breach
///
/// 说明一条检查：查什么、为什么、依据哪一条、怎么改。不写编号就列出全部；写开头（如 finance）就列出这一类。
/// Explains a rule: what it checks, why, by which law, how to mend a breach. Lists all of them without an id, or those
/// that begin alike.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Explain {
    /// 提示里方括号中的编号，如 finance/consistent/closing-balance · the id in brackets of a message
    #[arg(value_name = "RULE", help_heading = "参数 Arguments")]
    rule: Option<String>,
}

/// A page of the manual.
struct Page {
    id: String,
    /// Another name it answers to.
    name: String,
    /// Its first line.
    title: String,
    text: Said,
}

impl Explain {
    /// Prints the page, or the list.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let pages = pages(&law::packs(common));
        let wanted = self.rule.as_deref().unwrap_or("").trim_matches(['[', ']', ' ']);
        if let Some(page) = pages.iter().find(|page| page.id == wanted || (!wanted.is_empty() && page.name == wanted)) {
            report.tell(&page.text);
            return Ok(());
        }
        let alike: Vec<&Page> = pages.iter().filter(|page| page.id.starts_with(wanted)).collect();
        if alike.is_empty() {
            let names = pages.iter().flat_map(|page| [page.id.as_str(), page.name.as_str()]).filter(|name| !name.is_empty());
            let near = nearest(wanted, names);
            return Err(Failure::Outside(match near {
                Some(near) => said!("没有“{wanted}”这条检查；是不是“{near}”？", "there is no rule `{wanted}`; did you mean `{near}`?"),
                None => said!(
                    "没有“{wanted}”这条检查；gongshi explain 列出全部",
                    "there is no rule `{wanted}`; `gongshi explain` lists them all"
                ),
            }));
        }
        let width = alike.iter().map(|page| page.id.len()).max().unwrap_or(0);
        let lines: Vec<String> = alike.iter().map(|page| format!("{:width$}  {}\n", page.id, page.title)).collect();
        report.draw(&lines.concat());
        Ok(())
    }
}

/// Every page, in order of id.
fn pages(packs: &Packs) -> Vec<Page> {
    let ids: Vec<&str> = packs.all().iter().map(|pack| pack.id).collect();
    let (pack, _) = packs.bind(&ids);
    let mut pages: Vec<Page> = all_rules().into_iter().map(|rule| of_rule(rule, &pack)).collect();
    pages.extend(written());
    let judges = pipeline::judges();
    pages.extend(packs.rules().map(|(pack, rule)| {
        let (id, name, title) = (rule.id.clone(), rule.name.clone(), format!("{} · {}", rule.title, rule.name));
        Page { id, name, title, text: law::page(rule, &pack, &judges) }
    }));
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    // A rule that a pack of the workspace writes anew has one page, the texts under each other.
    pages.dedup_by(|next, page| {
        let same = next.id == page.id;
        if same {
            let (Said { zh, en }, next) = (&page.text, &next.text);
            page.text = Said { zh: format!("{zh}\n\n{}", next.zh), en: format!("{en}\n\n{}", next.en) };
        }
        same
    });
    pages
}

fn of_rule(rule: &RuleInfo, pack: &Pack) -> Page {
    let page = rule.page();
    let title = page.lines().next().unwrap_or("").to_string();
    let severity = severity(rule.severity);
    let laws: Vec<String> =
        rule.basis.iter().map(|id| pack.rule(id).map_or_else(|| (*id).to_string(), |law| format!("{id} {}", law.title))).collect();
    let law = |word: &str| if laws.is_empty() { String::new() } else { format!("\n\n# {word}\n{}", laws.join("\n")) };
    let (id, name) = (rule.id, rule.name);
    let text = Said {
        zh: format!("{id}（{name}）\n{}\n\n{}{}", severity.zh, in_chinese(&page), law("依据")),
        en: format!("{id} ({name})\n{}\n\n{page}{}", severity.en, law("Basis")),
    };
    Page { id: id.to_string(), name: name.to_string(), title, text }
}

/// The headings of a manual as module docs have them, and as a Chinese reader reads them.
const HEADINGS: [(&str, &str); 4] =
    [("# Law", "# 法律依据"), ("# What it checks", "# 查什么"), ("# Why", "# 为什么"), ("# How to mend", "# 怎么改")];

fn in_chinese(page: &str) -> String {
    let heading = |line: &str| HEADINGS.iter().find(|(english, _)| *english == line).map(|(_, chinese)| *chinese);
    page.lines().map(|line| heading(line).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The pages of what is told without a rule.
fn written() -> Vec<Page> {
    let page = |told: &Told| {
        let (id, title, severity) = (&told.id, &told.title, severity(told.severity));
        let text = Said {
            zh: format!("{id}\n{}\n\n{title}\n\n{}", severity.zh, told.page.zh),
            en: format!("{id}\n{}\n\n{title}\n\n{}", severity.en, told.page.en),
        };
        Page { id: id.clone(), name: String::new(), title: title.clone(), text }
    };
    told().iter().map(page).collect()
}

fn severity(severity: Severity) -> Said {
    match severity {
        Severity::Error => said!("错误：改好以前，这个小区不更新", "error: the compound is not updated until it is mended"),
        Severity::Warning => said!("警告：要看一看，不影响发布", "warning: to be looked at, published all the same"),
        Severity::Advice => said!("建议", "advice"),
    }
}

#[cfg(test)]
mod tests;
