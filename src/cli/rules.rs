//! `rules`: what binds a compound, from which level, and who judges it.

mod data;

use clap::Args;

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::text::nearest;
use crate::law::{About, Judge, Overridden, Pack, PackRule, Packs};
use crate::pipeline;
use crate::said;

use super::report::Report;
use super::table::aligned;
use super::{Common, Failure, law};

/// 哪些规则管着一个小区、来自哪一级 · which rules bind a compound, and from which level
///
/// 列出管着一个小区的规则：来自国家、省市、区县、本地还是自愿约定，出处、核对程度、施行日期、由谁判断。
/// 不写小区就列出全部规则包。
/// Lists the rules that bind a compound, each with its level, source, confidence, first day and who judges it; without a
/// compound it lists the packs.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Rules {
    /// 管着这个小区的 · those that bind this compound
    #[arg(long, value_name = "ID")]
    compound: Option<String>,
    /// 只看这个规则包的（编码或名称）· those of this pack, by id or name
    #[arg(long, value_name = "PACK")]
    pack: Option<String>,
}

/// What is to be listed.
struct View<'v> {
    pack: &'v Pack,
    packs: &'v Packs,
    /// Only rules of this pack.
    only: Option<&'v str>,
    day: Date,
    judges: Vec<Judge>,
}

impl Rules {
    /// Lists.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let (bound, packs, day) = match &self.compound {
            Some(compound) => law::bound(common, compound).map(|(pack, packs, day)| (Some(pack), packs, day))?,
            None => {
                let packs = law::packs(common);
                let day = law::day(common, &packs);
                (None, packs, day)
            }
        };
        let only = self.pack.as_deref().map(|word| packs.called(word).ok_or_else(|| unknown(word, &packs))).transpose()?;
        let pack = match (bound, &only) {
            (Some(pack), _) => pack,
            (None, Some(only)) => packs.bind(&[only.id]).0,
            (None, None) => {
                report.draw(&if report.json { data::packs(&packs) } else { shelf(&packs, report) });
                return Ok(());
            }
        };
        let view = View { pack: &pack, packs: &packs, only: only.map(|pack| pack.id), day, judges: pipeline::judges() };
        report.draw(&if report.json { data::rules(&view) } else { view.drawn(report) });
        Ok(())
    }
}

fn unknown(word: &str, packs: &Packs) -> Failure {
    let all = packs.all();
    Failure::Outside(match nearest(word, all.iter().flat_map(|pack| [pack.id, pack.name])) {
        Some(near) => said!("没有“{word}”这个规则包；是不是“{near}”？", "there is no rule pack `{word}`; did you mean `{near}`?"),
        None => {
            let ids: Vec<&str> = all.iter().map(|pack| pack.id).collect();
            said!("没有“{word}”这个规则包；有这些：{}", "there is no rule pack `{word}`; there are: {}", ids.join(", "))
        }
    })
}

/// Every pack there is.
fn shelf(packs: &Packs, report: &Report) -> String {
    let head = ["编码 id", "名称 name", "层级 level", "条数 rules", "核对至 as of", "文件 file"].map(String::from).to_vec();
    let row = |pack: &About| {
        let count = packs.rules().filter(|(about, _)| about.id == pack.id).count();
        let level = report.lang.of(&pack.level.said()).to_string();
        vec![pack.id.to_string(), pack.name.to_string(), level, count.to_string(), pack.as_of.to_string(), pack.path.to_string()]
    };
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(packs.all().iter().map(row)).collect();
    let hint = said!(
        "gongshi rules --compound 小区 看管着一个小区的规则；--pack 编码 看一个规则包",
        "`gongshi rules --compound ID` lists what binds a compound, `--pack ID` one pack"
    );
    format!("{}\n{}\n", aligned(&rows), report.lang.of(&hint))
}

impl<'v> View<'v> {
    /// The rules, in the order they bind; the later wins.
    fn rules(&self) -> impl Iterator<Item = &'v PackRule> {
        let only = self.only;
        self.pack.rules.iter().map(|rule| &**rule).filter(move |rule| only.is_none_or(|only| rule.pack == only))
    }

    fn drawn(&self, report: &Report) -> String {
        let word = |said: Said| report.lang.of(&said).to_string();
        let mut out = String::new();
        let mut groups: Vec<(About, Vec<&PackRule>)> = Vec::new();
        for rule in self.rules() {
            match groups.iter_mut().find(|(pack, _)| pack.id == rule.pack) {
                Some((_, rules)) => rules.push(rule),
                None => groups.extend(self.packs.called(&rule.pack).map(|pack| (pack, vec![rule]))),
            }
        }
        for (pack, rules) in groups {
            let level = pack.level.said();
            out.push_str(&word(Said {
                zh: format!("{} · {} {}（核对至 {}）\n", level.zh, pack.id, pack.name, pack.as_of),
                en: format!("{} · {} {} (checked on {})\n", level.en, pack.id, pack.name, pack.as_of),
            }));
            let head = [
                said!("编码", "id"),
                said!("种类", "sort"),
                said!("核对", "confidence"),
                said!("施行", "effective"),
                said!("状态", "state"),
                said!("由谁判断", "judged by"),
                said!("名称", "name"),
                said!("出处", "source"),
            ];
            let row = |rule: &PackRule| {
                vec![
                    rule.id.clone(),
                    word(rule.kind.said()),
                    word(rule.confidence.said()),
                    rule.effective.map_or_else(|| "-".to_string(), |date| date.to_string()),
                    word(law::state(rule, self.pack, self.day)),
                    word(law::judge(rule, &self.judges)),
                    rule.name.clone(),
                    rule.title.clone(),
                ]
            };
            let rows = std::iter::once(head.map(word).to_vec()).chain(rules.into_iter().map(row));
            out.push_str(&aligned(&rows.collect::<Vec<_>>()));
            out.push('\n');
        }
        out.push_str(&self.foot(report));
        out
    }

    /// What another pack took the place of, and how many rules there are.
    fn foot(&self, report: &Report) -> String {
        let over = self.pack.overridden.iter().filter(|over| self.only.is_none_or(|only| over.rule.pack == only));
        let over = over.map(|Overridden { rule, by, from }| match from.filter(|from| rule.effective.is_none_or(|since| since < *from)) {
            None => said!("{}（{}）由 {by} 改写或停用\n", "{} ({}) is replaced or switched by {by}\n", rule.id, rule.pack),
            Some(from) => said!(
                "{}（{}）自 {from} 起由 {by} 改写或停用\n",
                "{} ({}) is replaced or switched by {by} from {from} on\n",
                rule.id,
                rule.pack
            ),
        });
        let lines: String = over.map(|said| report.lang.of(&said).to_string()).collect();
        let judged = self.rules().filter(|rule| !Judge::of(rule, &self.judges).is_empty()).count();
        let cannot = self.rules().filter(|rule| rule.unjudged.is_some()).count();
        let total = said!(
            "共 {} 条：{judged} 条由程序判断，{cannot} 条记录看不出。gongshi explain 编码 看一条的全部",
            "{} rules: code judges {judged}, records cannot tell of {cannot}. `gongshi explain ID` tells all of one",
            self.rules().count()
        );
        format!("{lines}{}\n", report.lang.of(&total))
    }
}
