//! Packs judged before they judge: each file for itself, then one against the others.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::scalar::Line;
use crate::base::source::{At, Source, Span};
use crate::base::text::nearest;
use crate::base::tree::{Branch, Tree};
use crate::said;

use super::file::{PackFile, WHOLE, WrittenRule};
use super::sorts::{self, Form, Param};

/// A pack with its source.
#[derive(Debug, Clone)]
pub(super) struct Filed {
    /// What it says.
    pub file: PackFile,
    /// Where it is written.
    pub source: Arc<Source>,
    /// Whether it is the workspace's own.
    pub own: bool,
}

impl Filed {
    fn at(&self, span: Span) -> Place {
        self.source.place(span)
    }
}

/// What is wrong with a pack on its own.
///
/// # Diagnostics
/// `pack/coverage/key`, `pack/coverage/why`, `pack/coverage/parameter`, `pack/unique/rule`, `pack/reference/parameter`,
/// `pack/format/parameter`, `pack/consistent/dates`.
pub(super) fn alone(pack: &Filed) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let rules = &pack.file.rules;
    for (at, rule) in rules.iter().enumerate() {
        if let Some(first) = rules.iter().take(at).find(|first| *first.id.value == *rule.id.value && !rule.id.value.is_empty()) {
            let id = &*rule.id.value;
            let what = said!("规则“{id}”写了两次", "the rule `{id}` stands twice");
            let mistake = Diagnostic::error("pack/unique/rule", pack.at(rule.id.span), what);
            found.push(mistake.also(pack.at(first.id.span), said!("第一次在这里", "first written here")).mend(said!(
                "只留一条；一条规则换了新条文的，另取编码，用 superseded_by 连起来",
                "keep one; a newer text of a rule has an id of its own and is linked by `superseded_by`"
            )));
        }
        if rule.switch().is_none() {
            whole(pack, rule, &mut found);
        }
        parameters(pack, rule, &mut found);
        dates(pack, rule, &mut found);
    }
    found
}

/// What a rule must say and does not.
fn whole(pack: &Filed, rule: &At<WrittenRule>, found: &mut Vec<Diagnostic>) {
    let id = &*rule.id.value;
    if rule.lacks.len() == WHOLE.len() {
        let what = said!("规则“{id}”只有编码", "the rule `{id}` is nothing but its id");
        found.push(Diagnostic::error("pack/coverage/key", pack.at(rule.id.span), what).mend(said!(
            "要停用别的规则包的这一条，加一行“启用: 否”；要改写它，把整条写全",
            "to switch another pack's rule off, add `enabled: false`; to replace it, write all of it"
        )));
    } else {
        for (key, alias) in &rule.lacks {
            let what = said!("规则“{id}”缺少“{alias}”", "the rule `{id}` lacks `{key}`");
            found.push(
                Diagnostic::error("pack/coverage/key", pack.at(rule.id.span), what)
                    .why(said!(
                        "没有出处、没有核对程度的规则，不能拿来对照别人",
                        "nobody is measured by a rule without source and confidence"
                    ))
                    .mend(said!("补上一行“{alias}: …”", "add a line `{key}: …`")),
            );
        }
    }
    if !rule.is_judged() && rule.why.is_none() {
        let what = said!("规则“{id}”写明不判断，却没有写原因", "the rule `{id}` is not judged, and nothing says why");
        let span = rule.judged.as_ref().map_or(rule.id.span, |judged| judged.span);
        found.push(
            Diagnostic::error("pack/coverage/why", pack.at(span), what)
                .mend(said!("加一行“原因: {{中文: …, 英文: …}}”", "add a line `why: {{zh: …, en: …}}`")),
        );
    }
}

fn parameters(pack: &Filed, rule: &At<WrittenRule>, found: &mut Vec<Diagnostic>) {
    let Some(sort) = rule.kind.as_ref().map(|kind| kind.value) else {
        if let Some((key, _)) = rule.params.first().filter(|_| rule.switch().is_some()) {
            let what = said!("停用一条规则时不能只改它的一项“{}”", "`{}` alone cannot be changed while a rule is switched", key.value);
            found.push(Diagnostic::error("pack/reference/parameter", pack.at(key.span), what).mend(said!(
                "只写编码和“启用: 否”；要改参数，把整条写全",
                "write the id and `enabled: false` only; to change a parameter, write all of the rule"
            )));
        }
        return;
    };
    let words = super::terms::RuleSort::WORDS.iter().find(|(en, _)| *en == sort.word()).copied().unwrap_or_default();
    Judge { pack, sort: words, found }.all(sorts::params(sort), &rule.params);
    let written =
        |key: &&str| rule.params.iter().any(|(name, _)| sorts::named(sorts::params(sort), &name.value).is_some_and(|p| p.key == *key));
    for group in sorts::needed(sort).iter().filter(|group| rule.is_judged() && !group.iter().any(written)) {
        let aliases: Vec<&str> = group.iter().filter_map(|key| sorts::named(sorts::params(sort), key)).map(|param| param.alias).collect();
        let (id, zh, en) = (&*rule.id.value, aliases.join("”或“"), group.join("` or `"));
        let what = said!("规则“{id}”缺少“{zh}”，无从判断", "the rule `{id}` cannot be judged without `{en}`");
        let mend = said!("补上一行“{zh}: …”，或写“判断: 否”和原因", "add a line `{en}: …`, or `judged: false` with a reason");
        found.push(Diagnostic::error("pack/coverage/parameter", pack.at(rule.id.span), what).mend(mend));
    }
}

/// Judges the parameters of one rule.
struct Judge<'j> {
    pack: &'j Filed,
    sort: (&'static str, &'static str),
    found: &'j mut Vec<Diagnostic>,
}

impl Judge<'_> {
    fn all(&mut self, known: &'static [Param], written: &[(At<String>, Tree)]) {
        written.iter().for_each(|(key, tree)| self.one(known, key, tree));
    }

    fn one(&mut self, known: &'static [Param], key: &At<String>, tree: &Tree) {
        let Some(param) = sorts::named(known, &key.value) else {
            let (en, zh) = self.sort;
            let name = &key.value;
            let what = said!("“{zh}”这种规则没有“{name}”这个参数", "a rule of the sort `{en}` has no parameter `{name}`");
            let mistake = Diagnostic::error("pack/reference/parameter", self.pack.at(key.span), what);
            let mend = match nearest(name, known.iter().flat_map(|param| [param.key, param.alias])) {
                Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
                None => Said {
                    zh: format!("可写：{}", known.iter().map(|param| param.alias).collect::<Vec<_>>().join("、")),
                    en: format!("known: {}", known.iter().map(|param| param.key).collect::<Vec<_>>().join(", ")),
                },
            };
            return self.found.push(mistake.mend(mend));
        };
        if !param.form.fits(tree) {
            let Said { zh, en } = param.form.said();
            let what = said!("“{}”应写{zh}", "`{}` takes {en}", key.value);
            let mistake = Diagnostic::error("pack/format/parameter", self.pack.at(tree.span), what);
            let mend = match param.form {
                Form::Fraction | Form::FractionOrWord => {
                    said!("小数、百分数一律写成分数", "decimals and percentages are written as fractions")
                }
                _ => said!("改成这样的值", "write such a value"),
            };
            return self.found.push(mistake.mend(mend));
        }
        match (param.form, &tree.value) {
            (Form::Map(inner), Branch::Map(entries)) => self.all(inner, entries),
            (Form::Maps(inner), Branch::List(items)) => {
                for item in items {
                    if let Branch::Map(entries) = &item.value {
                        self.all(inner, entries);
                    }
                }
            }
            _ => {}
        }
    }
}

fn dates(pack: &Filed, rule: &At<WrittenRule>, found: &mut Vec<Diagnostic>) {
    let begun = rule.effective.as_ref().or(pack.file.effective.as_ref());
    if let (Some(begun), Some(end)) = (begun, &rule.superseded)
        && end.value <= begun.value
    {
        let what = said!("失效日 {} 不晚于施行日 {}", "superseded on {}, not after it took effect on {}", end.value, begun.value);
        found.push(
            Diagnostic::error("pack/consistent/dates", pack.at(end.span), what)
                .also(pack.at(begun.span), said!("施行日在这里", "it takes effect here"))
                .mend(said!("失效日写新条文施行的那一天", "write the day on which the newer text takes effect")),
        );
    }
}

/// What is wrong between packs: names taken twice, parents that are none, circles, rules that nobody has.
///
/// # Diagnostics
/// `pack/unique/pack`, `pack/reference/parent`, `pack/consistent/circle`, `pack/reference/rule`.
pub(super) fn together(packs: &[Filed]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, pack) in packs.iter().enumerate() {
        for word in [&pack.file.id, &pack.file.name] {
            let taken = packs.iter().take(at).find(|other| other.file.is_called(&word.value));
            if let Some(other) = taken.filter(|_| !word.value.is_empty()) {
                let what = said!("已经有叫“{}”的规则包", "there is a pack called `{}` already", &*word.value);
                let mistake = Diagnostic::error("pack/unique/pack", pack.at(word.span), what);
                let mend = said!(
                    "换一个编码和名称；要在它的基础上改，写“继承: {}”",
                    "choose another id and name; to build on it, write `inherits: {}`",
                    &*other.file.id.value
                );
                found.push(mistake.also(other.at(other.file.id.span), said!("在这里", "it is here")).mend(mend));
            }
        }
        if let Some(parent) = &pack.file.inherits {
            found.extend(lineage(packs, pack, parent));
        }
        for rule in &pack.file.rules {
            found.extend(rule.switch().and_then(|_| nobody_has(packs, pack, &rule.id)));
            found.extend(rule.superseded_by.as_ref().and_then(|by| nobody_has(packs, pack, by)));
        }
    }
    found
}

fn lineage(packs: &[Filed], pack: &Filed, parent: &At<Line>) -> Option<Diagnostic> {
    let by_word = |word: &str| packs.iter().find(|other| other.file.is_called(word));
    let id = &*parent.value;
    if by_word(id).is_none() {
        let what = said!("没有“{id}”这个规则包可以继承", "there is no pack `{id}` to inherit");
        let names = packs.iter().flat_map(|other| [&*other.file.id.value.0, &*other.file.name.value.0]);
        let mend = match nearest(id, names) {
            Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
            None => {
                said!("有这些：{}", "there are: {}", packs.iter().map(|other| &*other.file.id.value.0).collect::<Vec<_>>().join(", "))
            }
        };
        return Some(Diagnostic::error("pack/reference/parent", pack.at(parent.span), what).mend(mend));
    }
    // At most as many steps as there are packs lead anywhere new.
    let mut at = pack;
    for _ in packs {
        at = at.file.inherits.as_ref().and_then(|word| by_word(&word.value))?;
        if std::ptr::eq(at, pack) {
            let what = said!("“{}”继承来继承去，又回到自己", "`{}` inherits itself, in a circle", &*pack.file.id.value);
            let mend =
                said!("区继承市，市继承省，省继承国家", "a district builds on its city, a city on its province, a province on the nation");
            return Some(Diagnostic::error("pack/consistent/circle", pack.at(parent.span), what).mend(mend));
        }
    }
    None
}

fn nobody_has(packs: &[Filed], pack: &Filed, id: &At<Line>) -> Option<Diagnostic> {
    let ids = || packs.iter().flat_map(|pack| &pack.file.rules).filter(|rule| rule.switch().is_none()).map(|rule| &*rule.id.value.0);
    if ids().any(|known| *known == *id.value.0) {
        return None;
    }
    let what = said!("没有“{}”这一条规则", "there is no rule `{}`", &*id.value);
    let mend = match nearest(&id.value, ids()) {
        Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
        None => said!("gongshi rules 列出全部", "`gongshi rules` lists them all"),
    };
    Some(Diagnostic::error("pack/reference/rule", pack.at(id.span), what).mend(mend))
}

/// Packs that were compared with their texts too long ago; of the built-in ones one stands for all.
///
/// # Diagnostics
/// `pack/range/age`.
pub(super) fn stale(packs: &[&Filed], as_of: Date) -> Vec<Diagnostic> {
    let Some(months) = packs.iter().find_map(|pack| pack.file.stale_after_months.as_ref()).map(|count| count.value.0) else {
        return Vec::new();
    };
    let old = |pack: &&&Filed| pack.file.as_of.value.plus_months(u32::try_from(months).unwrap_or(u32::MAX)) < as_of;
    let built_in = packs.iter().filter(|pack| !pack.own).min_by_key(|pack| pack.file.as_of.value);
    let asked = built_in.into_iter().chain(packs.iter().filter(|pack| pack.own));
    let warn = |pack: &&Filed| {
        let checked = pack.file.as_of.value;
        let what = if pack.own {
            said!(
                "规则包“{}”最后核对于 {checked}，已超过 {months} 个月",
                "the pack `{}` was last checked on {checked}, more than {months} months ago",
                &*pack.file.name.value
            )
        } else {
            said!(
                "内置规则包最后核对于 {checked}，已超过 {months} 个月",
                "the built-in packs were last checked on {checked}, more than {months} months ago"
            )
        };
        let mend = if pack.own {
            said!(
                "对照现行条文核对一遍，再把“截至”改成核对的日期",
                "compare it with the texts in force, then write the day you did so as `as_of`"
            )
        } else {
            said!(
                "换用新版程序，或在自己的规则包里改写已经变了的规则",
                "use a newer release, or override what has changed in a pack of your own"
            )
        };
        Diagnostic::warning("pack/range/age", pack.at(pack.file.as_of.span), what)
            .why(said!("条文会变；按旧条文判断，会冤枉人", "texts change, and nobody should be judged by an old one"))
            .mend(mend)
    };
    asked.filter(old).map(warn).collect()
}

#[cfg(test)]
mod tests;
