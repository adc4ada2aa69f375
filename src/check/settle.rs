//! What a board and a unit make of what was found: severities set otherwise, breaches somebody answers for until a day.
//!
//! 1. What is an error of itself stops the unit because its pages would lie or tell what is private; no choice lowers it, no waiver covers it.
//! 2. The unit's choice goes before the board's.
//! 3. A waived breach is still told, as advice, with who answers for it and until when; after that day it counts again.
//! 4. A rule of a pack may be waived too: that is shown where duties are. How grave it is, its pack says.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::scalar::Line;
use crate::base::source::{At, Source};
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::law::Packs;
use crate::said;
use crate::unit::{Choice, Unit, Waiver};

use super::{all_rules, told};

/// What board and unit choose to make of findings.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The unit's, then the board's.
    severities: Vec<At<Choice>>,
    /// Those that hold.
    waivers: Vec<At<Waiver>>,
}

impl Choices {
    /// Those of a unit, where its own file can be read, and of its board.
    pub fn of(unit: Option<&Unit>, board: &[At<Choice>], as_of: Date) -> Self {
        let own = unit.map_or(&[][..], |unit| &unit.severities);
        let waivers = unit.map_or(&[][..], |unit| &unit.waivers);
        let holds = |waiver: &&At<Waiver>| waiver.until.value >= as_of;
        Choices { severities: own.iter().chain(board).cloned().collect(), waivers: waivers.iter().filter(holds).cloned().collect() }
    }

    /// Lays them over what was found.
    pub fn settle(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.severities.is_empty() && self.waivers.is_empty() {
            return found;
        }
        found.into_iter().filter_map(|finding| self.one(finding)).collect()
    }

    fn one(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        if gravity(finding.rule) == Some(Severity::Error) {
            return Some(finding);
        }
        let chosen = self.severities.iter().find(|choice| *choice.rule.value == *finding.rule);
        if let Some(choice) = chosen {
            finding.severity = choice.severity.severity()?;
        }
        let waiver = self.waivers.iter().find(|waiver| *waiver.rule.value == *finding.rule);
        if let Some(waiver) = waiver {
            let (reason, by, until) = (&*waiver.reason.value, &*waiver.by.value, waiver.until.value);
            finding.severity = Severity::Advice;
            finding.why = Some(said!("已豁免至 {until}：{reason}（{by}决定）", "waived until {until}: {reason} (decided by {by})"));
        }
        Some(finding)
    }
}

/// How bad a finding of this id is of itself; nothing where there is none.
fn gravity(id: &str) -> Option<Severity> {
    let of_rule = all_rules().into_iter().find(|info| info.id == id).map(|info| info.severity);
    of_rule.or_else(|| told().iter().find(|told| told.id == id).map(|told| told.severity))
}

/// Judges the choices and waivers of a unit, and what it says of rules that do not bind it.
pub(super) fn judge(compound: &Compound) -> Vec<Diagnostic> {
    let (unit, mut found) = (compound.unit, Vec::new());
    if !compound.own.flawed.unit {
        let bound: Vec<&str> = compound.pack.rules.iter().map(|rule| rule.id.as_str()).collect();
        found.extend(judge_severities(&unit.severities, compound.source, &bound));
        found.extend(unit.waivers.iter().filter_map(|waiver| judge_waiver(waiver, compound)));
        let named = unit.not_applicable.iter().map(|exempt| &exempt.rule).chain(unit.explanations.iter().map(|said| &said.rule));
        found.extend(named.filter(|rule| compound.pack.rule(&rule.value).is_none()).map(|rule| unbound(rule, compound)));
    }
    found
}

/// Judges the choices of a board, whose units may be bound by any of the packs.
///
/// # Diagnostics
/// `unit/reference/rule` for a rule there is not, `unit/consistent/severity` for an error that would be lowered, and for a rule
/// of a pack.
pub fn judge_choices(choices: &[At<Choice>], source: &Arc<Source>, packs: &Packs) -> Vec<Diagnostic> {
    let ids: Vec<&str> = packs.rules().map(|(_, rule)| rule.id.as_str()).collect();
    judge_severities(choices, source, &ids)
}

fn judge_severities(choices: &[At<Choice>], source: &Arc<Source>, packs: &[&str]) -> Vec<Diagnostic> {
    let judged = choices.iter().filter_map(|choice| {
        let id = &*choice.rule.value.0;
        let refused = |place, what| Diagnostic::error("unit/consistent/severity", source.place(place), what);
        match gravity(id) {
            None if packs.contains(&id) => {
                let what = said!("“{id}”是规则包里的规则，轻重不在这里改", "`{id}` is a rule of a pack, whose severity is not set here");
                Some(refused(choice.rule.span, what).why(said!(
                    "没做到的只公开说明，不拦发布，所以没有轻重可改",
                    "where it is not kept, that is shown and stops nobody: there is no severity to change"
                )).mend(said!(
                    "不适用的写进 not_applicable（不适用），有人负责的写进 waivers（豁免）；要停用或改数字，在 packs/ 里写自己的规则包",
                    "write it under `not_applicable` or `waivers`; to switch it off or change its numbers, write a pack of your own in packs/"
                )))
            }
            None => Some(unknown(&choice.rule, source)),
            Some(Severity::Error) if choice.severity.severity() != Some(Severity::Error) => {
                let what = said!("“{id}”的错误不能改轻", "an error of `{id}` cannot be taken less seriously");
                Some(unmovable(refused(choice.severity.span, what)))
            }
            Some(_) => None,
        }
    });
    judged.collect()
}

fn judge_waiver(waiver: &At<Waiver>, compound: &Compound) -> Option<Diagnostic> {
    let rule = &waiver.rule;
    let id = &*rule.value;
    if compound.pack.rule(id).is_none() {
        match gravity(id) {
            None => return Some(unknown(rule, compound.source)),
            Some(Severity::Error) => {
                let what = said!("“{id}”的错误不能豁免", "an error of `{id}` cannot be waived");
                return Some(unmovable(Diagnostic::error("unit/consistent/severity", compound.source.place(rule.span), what)));
            }
            Some(_) => {}
        }
    }
    let until = waiver.until.value;
    (until < compound.as_of).then(|| {
        let what = said!("这项豁免 {until} 已经到期，不再起作用", "this waiver ended on {until} and no longer counts");
        let mend = said!(
            "问题还在就重新决定并改日期；改好了就删掉这一项",
            "decide anew and change the day, or remove it once the breach is mended"
        );
        Diagnostic::warning("unit/range/waiver", compound.source.place(waiver.until.span), what).mend(mend)
    })
}

/// A duty that is spoken of though no pack that binds has such a rule.
fn unbound(rule: &At<Line>, compound: &Compound) -> Diagnostic {
    let id = &*rule.value;
    let what = said!("适用的规则包里没有“{id}”", "no pack that binds has a rule `{id}`");
    let mend = match nearest(id, compound.pack.rules.iter().map(|rule| rule.id.as_str())) {
        Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
        None => said!("编号写规则包里的，如 fs.income", "write the id of a rule of the packs, like fs.income"),
    };
    Diagnostic::error("unit/reference/rule", compound.source.place(rule.span), what).mend(mend)
}

fn unmovable(finding: Diagnostic) -> Diagnostic {
    let why = said!(
        "这类错误会让页面说假话、泄露个人信息，或者内容根本读不出来",
        "with such an error a page says what is not so, tells what is private, or cannot be read at all"
    );
    finding.why(why).mend(said!("改正记录本身，删掉这一项", "mend the record itself and remove this entry"))
}

fn unknown(rule: &At<Line>, source: &Arc<Source>) -> Diagnostic {
    let id = &*rule.value;
    let what = said!("没有“{id}”这条检查", "there is no rule `{id}`");
    let ids = all_rules().into_iter().map(|info| info.id).chain(told().iter().map(|told| told.id.as_str()));
    let mend = match nearest(id, ids) {
        Some(near) => said!("是不是“{near}”？gongshi explain 列出全部", "did you mean `{near}`? gongshi explain lists all of them"),
        None => said!(
            "编号在提示的方括号里，gongshi explain 列出全部",
            "the id stands in the brackets of a message; gongshi explain lists all of them"
        ),
    };
    Diagnostic::error("unit/reference/rule", source.place(rule.span), what).mend(mend)
}
