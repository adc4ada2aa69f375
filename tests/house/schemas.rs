//! Header and body stand in one mapping: no key twice, in either language, at any depth.

use std::collections::BTreeMap;

use gongshi::base::schema::{Schema, Shape};
use gongshi::record::KINDS;

#[test]
fn no_mapping_has_a_key_twice() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        once(&(kind.schema)(), kind.name, &mut wrong);
    }
    once(&gongshi::base::fields::describe::<gongshi::unit::Unit>(), "unit", &mut wrong);
    once(&gongshi::base::fields::describe::<gongshi::unit::board::Board>(), "board", &mut wrong);
    once(&gongshi::base::fields::describe::<gongshi::party::person::People>(), "people", &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
}

fn once(schema: &Schema, path: &str, wrong: &mut Vec<String>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for field in &schema.fields {
        for word in [field.key, field.alias] {
            if let Some(first) = seen.insert(word, field.key) {
                wrong.push(format!("{path}: {word} is {first} and {}", field.key));
            }
        }
        let plain = field.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !plain || field.alias.is_ascii() && !field.alias.contains("ICP") {
            wrong.push(format!("{path}: {} / {}", field.key, field.alias));
        }
        if let Shape::Part(inner) = &field.shape {
            once(inner, &format!("{path}.{}", field.key), wrong);
        }
        if let Shape::Scalar(form) = &field.shape {
            let mut words: BTreeMap<&str, usize> = BTreeMap::new();
            form.words.iter().flat_map(|(english, chinese)| [*english, *chinese]).for_each(|word| *words.entry(word).or_default() += 1);
            wrong.extend(
                words.iter().filter(|(_, n)| **n > 1).map(|(word, _)| format!("{path}.{}: the word {word} stands twice", field.key)),
            );
        }
    }
}
