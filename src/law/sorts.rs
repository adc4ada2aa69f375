//! The parameters that each sort of rule understands: one table, by which packs are checked, read and explained.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::number::{Count, Fraction};
use crate::base::scalar::Scalar;
use crate::base::source::At;
use crate::base::tree::{Branch, Tree};
use crate::said;

use super::terms::RuleSort;

/// A parameter of a sort of rule.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its English name, under which it is asked for.
    pub key: &'static str,
    /// Its Chinese name.
    pub alias: &'static str,
    /// What may stand there.
    pub form: Form,
}

/// What may stand as a parameter.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A whole number.
    Number,
    /// Two or more whole numbers.
    Numbers,
    /// A fraction like 2/3.
    Fraction,
    /// A fraction, or a word that names one.
    FractionOrWord,
    /// Yes or no.
    Flag,
    /// One word.
    Word,
    /// Words.
    Words,
    /// One of these words, in either language.
    OneOf(&'static [(&'static str, &'static str)]),
    /// A day.
    Day,
    /// A mapping of these.
    Map(&'static [Param]),
    /// A list of such mappings.
    Maps(&'static [Param]),
}

use Form::{Day, Flag, Fraction as Share, FractionOrWord, Map, Maps, Number, Numbers, OneOf, Word, Words};

const fn p(key: &'static str, alias: &'static str, form: Form) -> Param {
    Param { key, alias, form }
}

const EVERY: Form = OneOf(&[("month", "每月"), ("quarter", "每季度"), ("half_year", "每半年"), ("year", "每年")]);
const DAYS: Form = OneOf(&[("calendar", "自然日"), ("working", "工作日")]);
const COUNT: Form = OneOf(&[("strict", "隔满"), ("loose", "含当日")]);

const EVENT: Param = p("event", "事件", Word);
const CONTENT: Param = p("content", "内容", Words);
const PUBLISHER: Param = p("publisher", "公布者", Word);
const MIN_DAYS: Param = p("min_days", "公示天数", Number);
const WITHIN: Param = p("within_days", "几日内", Number);
const DAY_TYPE: Param = p("day_type", "日的算法", DAYS);
const STRICT: Param = p("count", "提前的算法", COUNT);
const CHANNELS: Param = p("channels", "渠道", Words);
const CHANNELS_ALL: Param = p("channels_all", "全部渠道", Words);
const TO: Param = p("to", "告知", Words);
const ACTION: Param = p("action", "要做的事", Word);
const WHEN: Param = p("when", "前提", Word);
const CHECKLIST: Param = p("checklist", "清单", Words);
const CHECKLIST_DEFAULT: Param = p("checklist_is_default", "清单为默认", Flag);
const OPTION: [Param; 3] = [p("option", "选项", Word), p("default", "默认", Word), p("allowed", "可选值", Words)];
const BODY: Param = p("body", "组织", Word);

/// A wording of superseded law, and what to write now.
const PHRASE: &[Param] = &[p("text", "文字", Word), p("now", "现在", Word), p("now_en", "现在英文", Word)];

const VOTE: &[Param] = &[
    OPTION[0],
    OPTION[1],
    OPTION[2],
    BODY,
    p("owners", "人数的算法", Word),
    p("merge_same_owner", "同一业主合并", Flag),
    p("developer_as_one", "开发商算一人", Flag),
    p("max_proxies", "受托上限", Number),
    p("participating", "怎样算参与", Word),
    p("unmarked", "未作表示", Word),
    p("present_over", "出席须过", Share),
    p("agree_over", "同意须过", Share),
    p("call_share", "提议比例", Share),
    p("since", "自何日起", Day),
    p("phrases", "旧说法", Maps(PHRASE)),
];
const EVENT_BEFORE: &[Param] = &[
    EVENT,
    CONTENT,
    PUBLISHER,
    TO,
    ACTION,
    DAY_TYPE,
    STRICT,
    CHANNELS_ALL,
    MIN_DAYS,
    WHEN,
    p("lead_days", "提前天数", Number),
    p("lead_months", "提前月数", Number),
    p("agenda_locked", "议题锁定", Flag),
    p("objection_days", "异议天数", Number),
    p("decide_days", "答复天数", Number),
];
const EVENT_AFTER: &[Param] = &[
    EVENT,
    CONTENT,
    PUBLISHER,
    TO,
    ACTION,
    WITHIN,
    DAY_TYPE,
    MIN_DAYS,
    CHANNELS,
    CHANNELS_ALL,
    WHEN,
    CHECKLIST,
    CHECKLIST_DEFAULT,
    p("days_are_default", "天数为默认", Flag),
];
const PERIODIC: &[Param] = &[
    CONTENT,
    PUBLISHER,
    MIN_DAYS,
    DAY_TYPE,
    CHANNELS,
    CHANNELS_ALL,
    WHEN,
    p("every", "周期", EVERY),
    p("every_is_default", "周期为默认", Flag),
    p("busy_every", "繁忙时周期", EVERY),
    p("due_days_after", "期后几日内", Number),
    p("window", "时段", Word),
];
const STANDING: &[Param] = &[
    CONTENT,
    PUBLISHER,
    CHANNELS,
    CHANNELS_ALL,
    WHEN,
    p("verify_days", "核实天数", Number),
    p("verify_is_default", "核实天数为默认", Flag),
];
const POSTING: &[Param] = &[EVENT, CONTENT, PUBLISHER, MIN_DAYS, WITHIN, DAY_TYPE, CHANNELS, CHANNELS_ALL, WHEN];
const ORDER: &[Param] =
    &[p("chain", "各步", Words), p("optional", "可缺", Words), p("before", "先于", Words), p("step", "步骤", Word), WHEN];
const CADENCE: &[Param] = &[
    EVENT,
    BODY,
    TO,
    WHEN,
    p("min", "至少次数", Number),
    p("per", "每期", EVERY),
    p("per_days", "每几日", Number),
    p("per_is_default", "周期为默认", Flag),
    p("publish_result", "公布结果", Flag),
    p("forward_to", "报送", Words),
    p("forward_said", "报送的说法", Words),
    p("forward_days", "几日内报送", Number),
    p("forward_is_default", "报送为默认", Flag),
];
const ROSTER: &[Param] = &[
    OPTION[0],
    OPTION[1],
    OPTION[2],
    BODY,
    p("min", "至少人数", Number),
    p("max", "至多人数", Number),
    p("odd", "单数", Flag),
    p("small", "小区域", Map(SMALL)),
    p("max_years", "至多几年", Number),
    p("term_years", "任期几年", Numbers),
    p("surplus_min", "差额比例", Share),
    p("distinct", "不得兼任", Words),
    p("excludes", "不得重合", Words),
    p("all_party", "都是党员", Flag),
    p("unexcused", "无故缺席", Number),
    p("excused", "缺席", Number),
    p("absent_share", "缺席比例", Share),
    p("per", "每期", EVERY),
    p("building_head", "楼长", Map(HEAD)),
    p("grid", "网格", Map(GRID)),
    p("upgrade", "升格", Map(UPGRADE)),
    p("core", "必设", Words),
    p("plus", "自选", Word),
    p("constituencies", "代表", Words),
    p("never", "不得授权", Words),
    p("never_said", "不得授权的说法", Words),
    p("needs", "应写明", Words),
    p("role", "职务", Word),
    p("months", "月数", Number),
    p("months_is_default", "月数为默认", Flag),
];
const SMALL: &[Param] = &[p("max_area_m2", "面积不超过", Number), p("max_households", "户数不超过", Number), p("size", "人数", Number)];
const HEAD: &[Param] = &[
    p("own_if_households_at_least", "单设户数", Number),
    p("min_occupancy", "入住率", Share),
    p("occupancy_is_default", "入住率为默认", Flag),
    p("else", "否则", Word),
    p("standalone", "单体楼", Word),
];
const GRID: &[Param] = &[p("branch", "支部人数", Numbers), p("group_about", "小组人数", Number)];
const UPGRADE: &[Param] = &[p("members_over", "党员超过", Number), p("units_over", "单位超过", Number)];
const FINANCE: &[Param] = &[
    p("alert_below", "低于", Share),
    p("of", "基数", Word),
    ACTION,
    p("then_only", "此时只能", Word),
    p("major_threshold_yuan", "重大开支起点", Number),
    p("threshold_is_default", "起点为默认", Flag),
    p("approvals", "会审", Words),
    p("signatories", "签批人数", Number),
    p("split_window_days", "拆分窗口", Number),
    p("separate", "分轨", Words),
    p("netting", "相抵", Word),
    p("monthly", "每月", Map(MONTHLY)),
    p("not_fiscal", "非财政供养", Flag),
    p("member_year", "每名党员每年", Number),
    p("startup", "启动经费", Number),
    p("over_yuan", "超过", Number),
    p("needs", "应有", Words),
];
const MONTHLY: &[Param] = &[p("secretary", "书记", Number), p("deputy", "副书记", Number), p("member", "委员", Number)];
const RATIO: &[Param] = &[
    p("what", "比什么", Word),
    p("min", "至少", FractionOrWord),
    p("inclusive", "含本数", Flag),
    p("every", "周期", EVERY),
    WHEN,
    p("least_base", "最小基数", Number),
    p("base_is_default", "基数为默认", Flag),
    p("min_is_default", "比例为默认", Flag),
    p("people_per_household", "户均人口", Numbers),
    p("area_per_household", "户均面积", Numbers),
    p("number", "目标数", Number),
    p("by", "到期日", Day),
];
const PRIVACY: &[Param] =
    &[p("default", "默认", Word), p("need", "须有", Word), p("least_group", "最小人数", Number), p("block", "不得出现", Words)];
const RETENTION: &[Param] =
    &[p("vouchers_years", "凭证年限", Number), p("periodic_reports_years", "报表年限", Number), p("annual_report", "年报", Word)];
const PREMISES: &[Param] = &[p("radius_m", "半径米", Number), p("min_area_m2", "至少平方米", Number)];
const SERVICE: &[Param] = &[
    p("show", "告知", Word),
    p("years", "年数", Number),
    p("chain", "各步", Words),
    p("levels", "层级", Words),
    p("sla_days", "各级天数", Numbers),
    p("sla_is_default", "各级天数为默认", Flag),
    p("require", "须有", Words),
    p("subject", "对象", Word),
    p("reply_days", "答复天数", Number),
    p("reply_is_default", "答复天数为默认", Flag),
];

/// The parameters a sort of rule understands.
pub fn params(sort: RuleSort) -> &'static [Param] {
    match sort {
        RuleSort::Vote => VOTE,
        RuleSort::EventBefore => EVENT_BEFORE,
        RuleSort::EventAfter => EVENT_AFTER,
        RuleSort::Periodic => PERIODIC,
        RuleSort::Standing => STANDING,
        RuleSort::Posting => POSTING,
        RuleSort::Order => ORDER,
        RuleSort::Cadence => CADENCE,
        RuleSort::Roster => ROSTER,
        RuleSort::Finance => FINANCE,
        RuleSort::Ratio => RATIO,
        RuleSort::Privacy => PRIVACY,
        RuleSort::Retention => RETENTION,
        RuleSort::Premises => PREMISES,
        RuleSort::Service => SERVICE,
    }
}

/// What a sort of rule cannot be judged without: of each group at least one parameter.
pub fn needed(sort: RuleSort) -> &'static [&'static [&'static str]] {
    match sort {
        RuleSort::EventBefore => &[&["event"]],
        RuleSort::EventAfter => &[&["event"], &["within_days"]],
        RuleSort::Periodic => &[&["content"], &["every"]],
        RuleSort::Standing => &[&["content"]],
        RuleSort::Posting => &[&["min_days", "within_days", "channels_all"]],
        RuleSort::Order => &[&["chain", "step"]],
        RuleSort::Cadence => &[&["event"], &["min"], &["per", "per_days"]],
        RuleSort::Ratio => &[&["what"]],
        RuleSort::Vote
        | RuleSort::Roster
        | RuleSort::Finance
        | RuleSort::Privacy
        | RuleSort::Retention
        | RuleSort::Premises
        | RuleSort::Service => &[],
    }
}

/// A parameter by either of its names.
pub fn named(params: &'static [Param], name: &str) -> Option<&'static Param> {
    params.iter().find(|param| param.key == name || param.alias == name)
}

/// The same parameters under their English names, and fixed words in English.
pub(super) fn canonical(sort: RuleSort, written: &[(At<String>, Tree)]) -> Vec<(At<String>, Tree)> {
    written.iter().map(|entry| renamed(params(sort), entry)).collect()
}

fn renamed(params: &'static [Param], (key, tree): &(At<String>, Tree)) -> (At<String>, Tree) {
    let Some(param) = named(params, &key.value) else { return (key.clone(), tree.clone()) };
    let value = match (&tree.value, param.form) {
        (Branch::Text(text), OneOf(words)) => {
            let word = words.iter().find(|(_, zh)| zh == text).map_or(text.as_str(), |(en, _)| en);
            Branch::Text(word.to_string())
        }
        (Branch::Map(entries), Map(inner)) => Branch::Map(entries.iter().map(|entry| renamed(inner, entry)).collect()),
        (Branch::List(items), Maps(inner)) => Branch::List(items.iter().map(|item| renamed_item(inner, item)).collect()),
        (other, _) => other.clone(),
    };
    (At { value: param.key.to_string(), span: key.span }, Tree { span: tree.span, value })
}

fn renamed_item(params: &'static [Param], item: &Tree) -> Tree {
    match &item.value {
        Branch::Map(entries) => Tree { span: item.span, value: Branch::Map(entries.iter().map(|entry| renamed(params, entry)).collect()) },
        _ => item.clone(),
    }
}

/// The largest whole number: more days than the calendar reaches, more yuan than a compound decides about, are slips.
const MOST: u64 = 1_000_000;

fn is_number(tree: &Tree) -> bool {
    tree.scalar::<Count>().is_some_and(|count| count.0 <= MOST)
}

impl Form {
    /// Whether a value is of this form; mappings are judged entry by entry elsewhere.
    pub fn fits(self, tree: &Tree) -> bool {
        let single = tree.text().is_some();
        match self {
            Number => is_number(tree),
            Numbers => tree.items().len() > 1 && tree.items().iter().all(is_number),
            Share => tree.scalar::<Fraction>().is_some(),
            // A word may not begin like a number that was meant to be a fraction.
            FractionOrWord => {
                tree.scalar::<Fraction>().is_some() || tree.text().is_some_and(|text| !text.contains(|c: char| c.is_ascii_digit()))
            }
            Flag => tree.scalar::<bool>().is_some(),
            Word => single,
            Words => !tree.items().is_empty() && tree.items().iter().all(|item| item.text().is_some()),
            OneOf(words) => tree.text().is_some_and(|text| words.iter().any(|(en, zh)| *en == text || *zh == text)),
            Day => tree.scalar::<Date>().is_some(),
            Map(_) => matches!(tree.value, Branch::Map(_)),
            Maps(_) => !tree.items().is_empty() && tree.items().iter().all(|item| matches!(item.value, Branch::Map(_))),
        }
    }

    /// What may stand there, in words.
    pub fn said(self) -> Said {
        match self {
            Number => said!("整数，如 15，不超过 {MOST}", "a whole number, like 15, no more than {MOST}"),
            Numbers => said!("几个整数，如 [3, 5]", "whole numbers, like [3, 5]"),
            Share => said!("分数，如 2/3", "a fraction, like 2/3"),
            FractionOrWord => said!("分数，如 1/2", "a fraction, like 1/2"),
            Flag => bool::form().name,
            Word => said!("一个词", "one word"),
            Words => said!("一个或几个词，如 [board, internet]", "words, like [board, internet]"),
            OneOf(words) => {
                let list = |of: fn(&(&'static str, &'static str)) -> &'static str| words.iter().map(of).collect::<Vec<_>>();
                Said {
                    zh: format!("这些词之一：{}", list(|(_, zh)| zh).join("、")),
                    en: format!("one of {}", list(|(en, _)| en).join(", ")),
                }
            }
            Day => said!("日期，如 2021-01-01", "a day, like 2021-01-01"),
            Map(params) | Maps(params) => {
                let list = |of: fn(&Param) -> &'static str| params.iter().map(of).collect::<Vec<_>>();
                Said {
                    zh: format!("一组：{}", list(|p| p.alias).join("、")), en: format!("a mapping of {}", list(|p| p.key).join(", "))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn once(params: &'static [Param]) {
        let mut seen = BTreeSet::new();
        for param in params {
            assert!(seen.insert(param.key) && seen.insert(param.alias), "{} stands twice", param.key);
            assert!(!param.alias.is_ascii(), "{}", param.key);
            if let Map(inner) | Maps(inner) = param.form {
                once(inner);
            }
        }
    }

    #[test]
    fn no_sort_has_a_parameter_twice_and_what_it_needs_is_in_its_table() {
        for sort in RuleSort::ALL {
            once(params(*sort));
            for key in needed(*sort).iter().copied().flatten() {
                assert!(named(params(*sort), key).is_some(), "{} {key}", sort.word());
            }
        }
    }
}
