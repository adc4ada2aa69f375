//! The manual page of a rule of a pack: what it asks for, by which text, with which numbers, and who judges it.

use crate::base::diagnostic::Said;
use crate::base::source::At;
use crate::base::tree::{Branch, Tree};
use crate::law::sorts::{self, Form, Param};
use crate::law::{About, Confidence, Judge, PackRule, unread};
use crate::law::{Base, Threshold};
use crate::said;

use super::{example, severity};

/// The page of a rule; `judges` are all there are.
pub fn page(rule: &PackRule, pack: &About, judges: &[Judge]) -> Said {
    let lines: Vec<Said> = [head(rule), source(rule, pack), parameters(rule), judgement(rule, judges), examples(rule)].concat();
    let text = |of: fn(&Said) -> &String| lines.iter().map(of).map(String::as_str).collect::<Vec<_>>().join("\n");
    Said { zh: text(|said| &said.zh), en: text(|said| &said.en) }
}

fn blank() -> Said {
    said!("", "")
}

fn head(rule: &PackRule) -> Vec<Said> {
    let (sort, weight) = (rule.kind.said(), severity(rule.severity));
    let note = rule.note.iter().map(|note| said!("{note}", "{note}"));
    [
        Said { zh: format!("{}（{}，{}）", rule.id, sort.zh, weight.zh), en: format!("{} ({}, {})", rule.id, sort.en, weight.en) },
        said!("{}", "{}", rule.name),
    ]
    .into_iter()
    .chain(note)
    .collect()
}

fn source(rule: &PackRule, pack: &About) -> Vec<Said> {
    let (word, level) = (rule.confidence.said(), pack.level.said());
    let how = match rule.confidence {
        Confidence::Verified => said!("读过条文本身", "the text itself was read"),
        Confidence::Secondary => said!("读的是别人的引文", "somebody else's quotation was read"),
        Confidence::Memory => said!("凭记忆写下，还没有对过条文", "written down from memory, not yet compared"),
        Confidence::Seed => said!("约定的程序，不是法律，不改变表决结果", "a procedure a compound may adopt; no law"),
    };
    let mut lines = vec![
        blank(),
        said!("# 出处", "# Source"),
        said!("{}", "{}", rule.title),
        Said { zh: format!("核对：{}（{}）", word.zh, how.zh), en: format!("confidence: {} ({})", word.en, how.en) },
        Said {
            zh: format!("层级：{}（规则包 {} {}，核对至 {}）", level.zh, pack.id, pack.name, pack.as_of),
            en: format!("level: {} (pack {} {}, checked on {})", level.en, pack.id, pack.name, pack.as_of),
        },
    ];
    lines.push(match (rule.effective, &rule.superseded_by) {
        (Some(since), _) => said!("施行：{since}；更早的事不按它判断", "in force since {since}; nothing earlier is judged by it"),
        (None, _) if rule.confidence == Confidence::Seed => said!("施行：小区采用之日起", "in force where a unit adopts it"),
        (None, _) => said!("施行：日期没有记", "in force since: not recorded"),
    });
    lines.extend(rule.superseded.map(|end| said!("失效：{end}", "no longer in force since {end}")));
    lines.extend(rule.superseded_by.as_ref().map(|by| said!("由 {by} 取代", "replaced by {by}")));
    if !rule.enabled {
        lines.push(said!("只供参考，不使用", "kept for reference, not used"));
    }
    lines
}

fn parameters(rule: &PackRule) -> Vec<Said> {
    let mut lines = Vec::new();
    if !rule.applies.is_empty() {
        lines.push(said!("适用 applies：{}", "applies: {}", rule.applies.join("、")));
    }
    let shares = [("参与", "quorum", rule.quorum), ("通过", "pass", rule.pass)];
    lines.extend(shares.iter().filter_map(|(zh, en, threshold)| Some(threshold_said(zh, en, (*threshold)?))));
    lines.extend(rule.params.iter().filter_map(|entry| parameter(rule, sorts::params(rule.kind), entry)));
    if lines.is_empty() {
        return lines;
    }
    [blank(), said!("# 参数", "# Parameters")].into_iter().chain(lines).collect()
}

fn threshold_said(zh: &str, en: &str, threshold: Threshold) -> Said {
    let Threshold { owners, area, inclusive, of } = threshold;
    let (reach_zh, reach_en) = if inclusive { ("以上（含）", "at least") } else { ("过（不含）", "more than") };
    let (of_zh, of_en) = match of {
        Base::All => ("全体", "of all"),
        Base::Participating if en == "quorum" => ("全体", "of all"),
        Base::Participating => ("参与表决的", "of those taking part"),
    };
    Said {
        zh: format!("{zh} {en}：{of_zh}业主人数 {owners} {reach_zh}，面积 {area} {reach_zh}"),
        en: format!("{en}: {reach_en} {owners} of owners and {area} of area, {of_en}"),
    }
}

fn parameter(rule: &PackRule, known: &'static [Param], (key, tree): &(At<String>, Tree)) -> Option<Said> {
    let param = sorts::named(known, &key.value)?;
    let Said { zh, en } = value(rule, param.form, tree);
    let why = unread::why(rule, param.key).map(|why| (format!("（{}）", why.zh), format!(" ({})", why.en)));
    let (why_zh, why_en) = why.unwrap_or_default();
    Some(Said { zh: format!("{} {}：{zh}{why_zh}", param.alias, param.key), en: format!("{}: {en}{why_en}", param.key) })
}

/// A parameter's value in words: fixed words in the reader's language, mappings in one line.
fn value(rule: &PackRule, form: Form, tree: &Tree) -> Said {
    match (form, &tree.value) {
        (Form::OneOf(words), Branch::Text(text)) => {
            let zh = words.iter().find(|(en, _)| en == text).map_or(text.as_str(), |(_, zh)| zh);
            said!("{zh}", "{text}")
        }
        (Form::Map(inner), Branch::Map(entries)) => {
            let parts: Vec<Said> = entries.iter().filter_map(|entry| parameter(rule, inner, entry)).collect();
            joined(&parts, "；", "; ")
        }
        (Form::Maps(inner), Branch::List(items)) => {
            let one = |item: &Tree| match &item.value {
                Branch::Map(entries) => {
                    joined(&entries.iter().filter_map(|entry| parameter(rule, inner, entry)).collect::<Vec<_>>(), "，", ", ")
                }
                _ => blank(),
            };
            let parts = items.iter().map(one).map(|said| Said { zh: format!("\n  {}", said.zh), en: format!("\n  {}", said.en) });
            let parts: Vec<Said> = parts.collect();
            joined(&parts, "", "")
        }
        (Form::Flag, Branch::Text(text)) => {
            if matches!(text.as_str(), "true" | "是") {
                said!("是", "yes")
            } else {
                said!("否", "no")
            }
        }
        _ => {
            let texts: Vec<&str> = tree.items().iter().filter_map(Tree::text).collect();
            said!("{}", "{}", texts.join(", "))
        }
    }
}

fn joined(parts: &[Said], zh: &str, en: &str) -> Said {
    let list = |of: fn(&Said) -> &str| parts.iter().map(of).collect::<Vec<_>>();
    Said { zh: list(|said| &said.zh).join(zh), en: list(|said| &said.en).join(en) }
}

fn judgement(rule: &PackRule, judges: &[Judge]) -> Vec<Said> {
    let mut lines = vec![blank(), said!("# 怎么判断", "# Who judges it")];
    let code = Judge::of(rule, judges);
    match (code.as_slice(), &rule.unjudged) {
        ([], Some(why)) => lines.push(Said {
            zh: format!("记录看不出是否做到，因为：{}。", why.zh),
            en: format!("It cannot be judged from records, because {}.", why.en),
        }),
        ([], None) => {
            lines.push(said!("还没有程序按它判断；这里列出，供人对照。", "No code judges it yet; it is listed for people to go by."))
        }
        (code, _) => {
            lines.extend(code.iter().map(|code| said!("{code}", "{code}")));
            if let Some(check) = code.iter().find(|code| !code.starts_with("src/")) {
                lines.push(said!("（gongshi explain {check} 看怎么查）", "(`gongshi explain {check}` tells how)"));
            }
        }
    }
    lines
}

fn examples(rule: &PackRule) -> Vec<Said> {
    let mut lines = vec![blank(), said!("# 例子", "# Example")];
    lines.extend(example::of(rule));
    let id = &rule.id;
    lines.push(said!(
        "在自己的规则包里停用它：packs/本小区.yaml 的“规则”里写一条 {{编码: {id}, 启用: 否}}；要改数字，把整条写全。",
        "To switch it off, write `{{id: {id}, enabled: false}}` under `rules` of a pack of your own in packs/; to change a number, write all of it."
    ));
    lines
}
