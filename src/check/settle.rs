//! What a board and a unit make of what was found: severities set otherwise, breaches somebody answers for until a day.
//!
//! 1. An error of a rule stops the unit because its pages would lie or tell what is private; no choice lowers it, no waiver covers it.
//! 2. The unit's choice goes before the board's.
//! 3. A waived breach is still told, as advice, with who answers for it and until when; after that day it counts again.
//! 4. A rule of a pack may be waived too: that is shown where duties are.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::scalar::Line;
use crate::base::source::{At, Source};
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;
use crate::unit::{Choice, Waiver};

use super::all_rules;

/// Lays the choices of the board and of the unit over what was found in the unit.
pub fn settle(found: Vec<Diagnostic>, compound: &Compound, board: &[At<Choice>]) -> Vec<Diagnostic> {
    let unit = compound.unit;
    let settled = found.into_iter().filter_map(|finding| one(finding, &unit.severities, board, &unit.waivers, compound.as_of));
    let mut settled: Vec<Diagnostic> = settled.collect();
    if !compound.own.flawed.unit {
        settled.extend(judge_choices(&unit.severities, compound.source));
        settled.extend(unit.waivers.iter().filter_map(|waiver| judge_waiver(waiver, compound)));
        let named = unit.not_applicable.iter().map(|exempt| &exempt.rule).chain(unit.explanations.iter().map(|said| &said.rule));
        settled.extend(named.filter(|rule| compound.pack.rule(&rule.value).is_none()).map(|rule| unbound(rule, compound)));
    }
    settled
}

fn one(mut finding: Diagnostic, own: &[At<Choice>], board: &[At<Choice>], waivers: &[At<Waiver>], as_of: Date) -> Option<Diagnostic> {
    if stops(finding.rule) {
        return Some(finding);
    }
    let chosen = own.iter().chain(board).find(|choice| *choice.rule.value == *finding.rule);
    if let Some(choice) = chosen {
        finding.severity = choice.severity.severity()?;
    }
    let waiver = waivers.iter().find(|waiver| *waiver.rule.value == *finding.rule && waiver.until.value >= as_of);
    if let Some(waiver) = waiver {
        let (reason, by, until) = (&*waiver.reason.value, &*waiver.by.value, waiver.until.value);
        finding.severity = Severity::Advice;
        finding.why = Some(said!("已豁免至 {until}：{reason}（{by}决定）", "waived until {until}: {reason} (decided by {by})"));
    }
    Some(finding)
}

/// Whether a breach stops the unit, whatever anybody chooses.
fn stops(rule: &str) -> bool {
    known(rule).is_some_and(|info| info.severity == Severity::Error)
}

fn known(rule: &str) -> Option<&'static RuleInfo> {
    all_rules().into_iter().find(|info| info.id == rule)
}

/// Judges the choices of a board or of a unit.
///
/// # Diagnostics
/// `unit/reference/rule` for a rule there is not, `unit/consistent/severity` for an error that would be lowered.
pub fn judge_choices(choices: &[At<Choice>], source: &Arc<Source>) -> Vec<Diagnostic> {
    let judged = choices.iter().filter_map(|choice| {
        let Some(info) = known(&choice.rule.value) else { return Some(unknown(&choice.rule, source)) };
        let lowered = info.severity == Severity::Error && choice.severity.severity() != Some(Severity::Error);
        lowered.then(|| {
            let what = said!("“{}”的错误不能改轻", "an error of `{}` cannot be taken less seriously", info.id);
            unmovable(Diagnostic::error("unit/consistent/severity", source.place(choice.severity.span), what))
        })
    });
    judged.collect()
}

fn judge_waiver(waiver: &At<Waiver>, compound: &Compound) -> Option<Diagnostic> {
    let rule = &waiver.rule;
    if compound.pack.rule(&rule.value).is_none() {
        let Some(info) = known(&rule.value) else { return Some(unknown(rule, compound.source)) };
        if info.severity == Severity::Error {
            let what = said!("“{}”的错误不能豁免", "an error of `{}` cannot be waived", info.id);
            return Some(unmovable(Diagnostic::error("unit/consistent/severity", compound.source.place(rule.span), what)));
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
    let why = said!("这类错误会让页面说假话，或者泄露个人信息", "such an error makes a page say what is not so, or tell what is private");
    finding.why(why).mend(said!("改正记录本身，删掉这一项", "mend the record itself and remove this entry"))
}

fn unknown(rule: &At<Line>, source: &Arc<Source>) -> Diagnostic {
    let id = &*rule.value;
    let what = said!("没有“{id}”这条检查", "there is no rule `{id}`");
    let mend = match nearest(id, all_rules().into_iter().map(|info| info.id)) {
        Some(near) => said!("是不是“{near}”？gongshi explain 列出全部", "did you mean `{near}`? gongshi explain lists all of them"),
        None => said!(
            "编号在提示的方括号里，gongshi explain 列出全部",
            "the id stands in the brackets of a message; gongshi explain lists all of them"
        ),
    };
    Diagnostic::error("unit/reference/rule", source.place(rule.span), what).mend(mend)
}
