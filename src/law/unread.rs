//! Parameters that no code reads by their name: what they say is held as it stands, or cannot be told from records.
//!
//! Whoever writes a pack of their own must know that another value there changes nothing; `explain` says so beside each. A house
//! test holds this table against the code: what is read is not here, what is not read is.

use crate::base::diagnostic::Said;
use crate::said;

use super::pack::PackRule;
use super::terms::RuleSort;

/// A parameter nobody reads, of rules of these sorts, and why in two languages.
type Unread = (&'static [RuleSort], &'static str, &'static str, &'static str);

use RuleSort::{Cadence, EventAfter, EventBefore, Finance, Privacy, Ratio, Roster, Service, Standing, Vote};

const UNREAD: &[Unread] = &[
    // What a pack says of its own numbers.
    (&[EventAfter], "checklist_is_default", DEFAULT.0, DEFAULT.1),
    (&[EventAfter], "days_are_default", DEFAULT.0, DEFAULT.1),
    (&[Standing], "verify_is_default", DEFAULT.0, DEFAULT.1),
    (&[Cadence], "forward_is_default", DEFAULT.0, DEFAULT.1),
    (&[Roster], "months_is_default", DEFAULT.0, DEFAULT.1),
    (&[Roster], "occupancy_is_default", DEFAULT.0, DEFAULT.1),
    (&[Finance], "threshold_is_default", DEFAULT.0, DEFAULT.1),
    (&[Ratio], "base_is_default", DEFAULT.0, DEFAULT.1),
    (&[Ratio], "min_is_default", DEFAULT.0, DEFAULT.1),
    (&[Service], "sla_is_default", DEFAULT.0, DEFAULT.1),
    (&[Service], "reply_is_default", DEFAULT.0, DEFAULT.1),
    // Names of what the rule's check does anyway.
    (&[Vote, Roster], "option", "选项的名字，供人对照", "the name of the option, for people to go by"),
    (
        &[Vote],
        "merge_same_owner",
        "总是如此：票数按业主人数记，没有按户记的字段",
        "always so: votes are counted in owners, nothing counts households",
    ),
    (
        &[Vote],
        "developer_as_one",
        "总是如此：票数按业主人数记，由计票的人照此算",
        "always so: votes are counted in owners, and by this by whoever counts them",
    ),
    (&[Cadence], "publish_result", "总是如此：公布了的才算做过", "always so: only what was published counts as done"),
    (&[Roster], "distinct", "总是如此：会计和出纳每一天都是两个人", "always so: accountant and cashier are two people on every day"),
    (&[Roster], "plus", "总是如此：必设以外再设几个都行", "always so: any number beyond the core may be set up"),
    (&[Roster], "never", "各项的名字；授权书里按 never_said 认", "the items; mandates are searched for `never_said`"),
    (&[Roster], "else", "总是如此：不单设的楼栋由合用的楼长负责", "always so: buildings without a head of their own share one"),
    (&[Finance], "separate", "总是如此：收入和支出分开记", "always so: income and expenditure are booked apart"),
    (&[Finance], "netting", "总是如此：没有相抵的记法", "always so: nothing in a record nets one against the other"),
    (
        &[Finance],
        "not_fiscal",
        "总是如此：只算写了名额的非财政供养人员",
        "always so: only those written down as not on fiscal support are counted",
    ),
    (&[Privacy], "need", "总是如此：没有公开依据的人一律掩码", "always so: who has no ground to be named is masked"),
    (
        &[Privacy],
        "block",
        "总是如此：查得出的停止公布，其余没有字段可写",
        "always so: what can be detected stops the unit, the rest has no field",
    ),
    (&[Service], "require", "总是如此：规则的检查就是查这几样", "always so: these are what the rule's check looks for"),
    (&[Finance], "of", "总是如此：和首期比", "always so: compared with the first instalment"),
    // What records cannot tell.
    (
        &[EventBefore, Cadence],
        "to",
        "记录看不出送到了谁手里：公布了就算告知",
        "records cannot tell into whose hands it came: what was published counts as told",
    ),
    (
        &[EventBefore],
        "objection_days",
        "记录看不出：对选民名单的异议涉及个人，不进公示",
        "records cannot tell: objections to a list of voters are personal and are not recorded",
    ),
    (
        &[EventBefore],
        "decide_days",
        "记录看不出：对异议的处理涉及个人，不进公示",
        "records cannot tell: how objections were decided is personal and is not recorded",
    ),
    (
        &[Roster],
        "all_party",
        "记录看不出：谁是党员不公开，也没有字段",
        "records cannot tell: who is a party member is not published and has no field",
    ),
];

/// Parameters that some code reads, though not for these rules: ids, and the rest as above.
type OfRules = (&'static [&'static str], &'static str, &'static str, &'static str);

const OF_RULES: &[OfRules] = &[
    (&["cn.heads"], "owners", "总是如此：票数按业主人数记", "always so: votes are counted in owners"),
    (&["cn.candidate.arrears"], "default", CHOICE.0, CHOICE.1),
    (&["cn.candidate.arrears"], "allowed", CHOICE.0, CHOICE.1),
    (&["cn.pipl.public"], "default", "总是如此：没有公开依据的人一律掩码", "always so: who has no ground to be named is masked"),
    (
        &["cn.juwei.list"],
        "channels",
        "公示天数按记录写明的公示期算，不分渠道；公开栏上挂没挂看“张贴”",
        "the days are those the record announces, whatever the channel; what hung on the board is a record of its own",
    ),
    (&["sd.group.consult"], "before", NAMED.0, NAMED.1),
    (&["sd.group.consult"], "step", NAMED.0, NAMED.1),
    (
        &["sd.coverage.group", "sd.coverage.branch", "sd.survey"],
        "inclusive",
        "总是如此：正好这么多就算达到",
        "always so: just as many suffice",
    ),
    (&["sd.delegation", "sd.seconded"], "needs", NAMED.0, NAMED.1),
    (&["sd.seconded", "sd.spokesperson", "sd.area"], "role", NAMED.0, NAMED.1),
    (&["sd.terms", "sd.followup"], "subject", NAMED.0, NAMED.1),
];

/// Said of an option that wording alone is searched for.
const CHOICE: (&str, &str) = ("查的是文字：写着欠费不得参选的都会指出", "wording is searched: whatever bars those in arrears is told");
/// Said of what a rule's check is about.
const NAMED: (&str, &str) = ("这条规则的检查就是查它", "this is what the rule's check looks for");
/// Said of a number the source does not give.
const DEFAULT: (&str, &str) = ("来源没有写，是规则包取的数", "the source gives none: a number of the pack's own");

/// Why nobody reads a parameter of a rule; `None` where it is read.
pub fn why(rule: &PackRule, key: &str) -> Option<Said> {
    let of_sort = UNREAD.iter().find(|(sorts, name, ..)| *name == key && sorts.contains(&rule.kind)).map(|(_, _, zh, en)| (zh, en));
    let own = || OF_RULES.iter().find(|(ids, name, ..)| *name == key && ids.contains(&&*rule.id)).map(|(_, _, zh, en)| (zh, en));
    of_sort.or_else(own).map(|(zh, en)| said!("{zh}", "{en}"))
}

/// Every line: the parameter, and which rules it is about.
pub fn lines() -> impl Iterator<Item = (&'static str, Box<dyn Fn(&PackRule) -> bool>)> {
    let sorts = UNREAD
        .iter()
        .map(|(sorts, key, ..)| (*key, Box::new(|rule: &PackRule| sorts.contains(&rule.kind)) as Box<dyn Fn(&PackRule) -> bool>));
    let rules = OF_RULES
        .iter()
        .map(|(ids, key, ..)| (*key, Box::new(|rule: &PackRule| ids.contains(&&*rule.id)) as Box<dyn Fn(&PackRule) -> bool>));
    sorts.chain(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::sorts::{Form, Param, params};

    fn knows(params: &'static [Param], key: &str) -> bool {
        let within = |param: &Param| matches!(param.form, Form::Map(inner) | Form::Maps(inner) if knows(inner, key));
        params.iter().any(|param| param.key == key || within(param))
    }

    #[test]
    fn every_line_is_of_a_parameter_there_is() {
        for (sorts, key, zh, en) in UNREAD {
            assert!(!zh.is_ascii() && en.is_ascii(), "{key}");
            assert!(sorts.iter().all(|sort| knows(params(*sort), key)), "{key}");
        }
    }
}
