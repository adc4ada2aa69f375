//! The same as one line of JSON for each rule, or each pack; keys and their order are a contract.

use serde::Serialize;
use serde_json::Value;

use crate::base::diagnostic::Said;
use crate::base::tree::{Branch, Tree};
use crate::law::{Judge, PackRule, Packs};

use super::View;
use crate::cli::law;

#[derive(Serialize)]
struct Words {
    zh: String,
    en: String,
}

impl From<Said> for Words {
    fn from(said: Said) -> Self {
        Words { zh: said.zh, en: said.en }
    }
}

#[derive(Serialize)]
struct Rule<'r> {
    id: &'r str,
    pack: &'r str,
    level: Option<&'static str>,
    sort: &'static str,
    name: &'r str,
    title: &'r str,
    source: &'r str,
    confidence: &'static str,
    severity: &'static str,
    effective: Option<String>,
    superseded: Option<String>,
    superseded_by: Option<&'r str>,
    enabled: bool,
    switched_by: Option<&'r str>,
    in_force: bool,
    state: Words,
    judged_by: Vec<&'static str>,
    unjudged: Option<Words>,
    note: Option<&'r str>,
    applies: &'r [String],
    quorum: Option<Share>,
    pass: Option<Share>,
    parameters: serde_json::Map<String, Value>,
    path: &'r str,
    line: usize,
}

#[derive(Serialize)]
struct Share {
    owners: String,
    area: String,
    inclusive: bool,
    of: &'static str,
}

#[derive(Serialize)]
struct About<'p> {
    id: &'p str,
    name: &'p str,
    level: &'static str,
    as_of: String,
    own: bool,
    path: &'p str,
    rules: usize,
}

/// A line for each rule.
pub fn rules(view: &View) -> String {
    view.rules().map(|rule| line(&of(rule, view))).collect()
}

/// A line for each pack.
pub fn packs(packs: &Packs) -> String {
    let one = |pack: crate::law::About| {
        let rules = packs.rules().filter(|(about, _)| about.id == pack.id).count();
        let (level, as_of) = (pack.level.word(), pack.as_of.to_string());
        line(&About { id: pack.id, name: pack.name, level, as_of, own: pack.own, path: pack.path, rules })
    };
    packs.all().into_iter().map(one).collect()
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).map_or_else(|_| String::new(), |text| format!("{text}\n"))
}

fn of<'r>(rule: &'r PackRule, view: &View) -> Rule<'r> {
    let share = |threshold: crate::law::Threshold| Share {
        owners: threshold.owners.to_string(),
        area: threshold.area.to_string(),
        inclusive: threshold.inclusive,
        of: if threshold.of == crate::law::Base::All { "all" } else { "participating" },
    };
    Rule {
        id: &rule.id,
        pack: &rule.pack,
        level: view.packs.called(&rule.pack).map(|pack| pack.level.word()),
        sort: rule.kind.word(),
        name: &rule.name,
        title: &rule.title,
        source: &rule.source,
        confidence: rule.confidence.word(),
        severity: rule.severity.word(),
        effective: rule.effective.map(|date| date.to_string()),
        superseded: rule.superseded.map(|date| date.to_string()),
        superseded_by: rule.superseded_by.as_deref(),
        enabled: rule.enabled,
        switched_by: rule.switched_by.as_deref(),
        in_force: view.pack.in_force(rule, view.day),
        state: law::state(rule, view.pack, view.day).into(),
        judged_by: Judge::of(rule, &view.judges),
        unjudged: rule.unjudged.clone().map(Words::from),
        note: rule.note.as_deref(),
        applies: &rule.applies,
        quorum: rule.quorum.map(share),
        pass: rule.pass.map(share),
        parameters: rule.params.iter().map(|(key, tree)| (key.value.clone(), value(tree))).collect(),
        path: &rule.place.source.path,
        line: rule.place.line_column().0,
    }
}

/// A parameter as it is written: numbers stay numbers, fractions and words are strings.
fn value(tree: &Tree) -> Value {
    match &tree.value {
        Branch::Nothing => Value::Null,
        Branch::Text(text) => match text.as_str() {
            "true" | "是" => Value::Bool(true),
            "false" | "否" => Value::Bool(false),
            _ => text.parse::<u64>().map_or_else(|_| Value::String(text.clone()), Value::from),
        },
        Branch::List(items) => Value::Array(items.iter().map(value).collect()),
        Branch::Map(entries) => Value::Object(entries.iter().map(|(key, tree)| (key.value.clone(), value(tree))).collect()),
    }
}
