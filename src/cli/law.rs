//! Rules of packs in words: what both `rules` and `explain` tell of them.

mod example;
mod page;

use crate::base::date::Date;
use crate::base::diagnostic::{Said, Severity};
use crate::disk;
use crate::law::{Absence, Judge, Pack, PackRule, Packs};
use crate::pipeline;
use crate::said;

use super::{Common, Failure, board};

pub use page::page;

/// The packs of the workspace, where there is one that can be read; else those of the program.
pub fn packs(common: &Common) -> Packs {
    disk::read_workspace(&common.root).map_or_else(|_| Packs::built_in().clone(), |workspace| board::packs(&workspace).0)
}

/// The day of the board, where there is one; else that on which the national pack was last checked.
pub fn day(common: &Common, packs: &Packs) -> Date {
    let pinned = || {
        let workspace = disk::read_workspace(&common.root).ok()?;
        crate::load::load_board(&workspace.board).0?.as_of.map(|date| date.value)
    };
    let checked = || packs.all().first().map(|pack| pack.as_of);
    pinned().or_else(checked).unwrap_or_else(|| Date::from_chrono(disk::today()))
}

/// Who judges a rule, in a few words: the code, or that records cannot tell, or that nobody does yet.
pub fn judge(rule: &PackRule, judges: &[Judge]) -> Said {
    let code = Judge::of(rule, judges);
    match (code.as_slice(), &rule.unjudged) {
        ([], Some(_)) => said!("记录看不出", "records cannot tell"),
        ([], None) => said!("还没有程序判断", "nobody yet"),
        ([one], _) => said!("{one}", "{one}"),
        ([one, rest @ ..], _) => said!("{one} 等，另 {} 处", "{one} and {} more", rest.len()),
    }
}

/// Whether one of the rules of a pack counts on a day, and why not.
pub fn state(rule: &PackRule, pack: &Pack, day: Date) -> Said {
    match pack.text(&rule.id, day) {
        Ok(text) if std::ptr::eq(text, rule) => said!("有效", "in force"),
        // The same rule as another pack writes or switches it, before its day or after.
        Ok(text) if text.id == rule.id && text.effective < rule.effective => said!("未施行", "not yet"),
        Ok(text) if text.id == rule.id => said!("由 {} 改写", "rewritten by {}", text.switched_by.as_ref().unwrap_or(&text.pack)),
        Ok(text) => said!("由 {} 取代", "replaced by {}", text.id),
        Err(Absence::Off(None)) => said!("只供参考", "for reference"),
        Err(Absence::Off(Some(by))) => said!("{by} 停用", "off by {by}"),
        Err(Absence::NoText { .. }) => said!("未施行", "not yet"),
        Err(Absence::Unknown | Absence::Ended { .. } | Absence::Replaced(_)) => said!("已失效", "ended"),
    }
}

/// How bad a breach is.
pub fn severity(severity: Severity) -> Said {
    match severity {
        Severity::Error => said!("错误", "error"),
        Severity::Warning => said!("警告", "warning"),
        Severity::Advice => said!("建议", "advice"),
    }
}

/// What no workspace can be without when a compound is asked for.
pub fn bound(common: &Common, compound: &str) -> Result<(Pack, Packs, Date), Failure> {
    let open = board::open(common, board::Wishes::default())?;
    let id = compound.to_string();
    let folder = open.chosen(std::slice::from_ref(&id))?.first().copied().cloned().unwrap_or_default();
    let (files, above) = open.read(&folder);
    let loaded = crate::load::load(&files);
    let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
    let (pack, _) = pipeline::bound(&loaded, &above, &open.shared);
    Ok((pack, open.shared.packs.clone(), open.shared.as_of))
}
