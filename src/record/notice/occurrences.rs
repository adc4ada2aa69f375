//! What a notice answers: it announces what takes place; what that is, the rule it names says.

use crate::law::duty::{Event, Occurrences, Told};
use crate::record::kind::{Filed, Scope};

use super::Notice;

/// The occasions a notice announces.
pub fn of(filed: &Filed<Notice>, _scope: &Scope) -> Occurrences {
    let announced = |on| Event { word: "occasion", on, told: Told::Here };
    Occurrences { events: filed.body.occasions.iter().map(|occasion| announced(occasion.on.value)).collect(), ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, day, record};

    #[test]
    fn an_occasion_is_announced_by_the_notice_itself() {
        let kind = kind_of_folder("notice").unwrap();
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", "occasions: [{on: 2026-11-29, subject: a}]\n"), scope));
        assert_eq!(told.events.iter().map(|event| event.on).collect::<Vec<_>>(), [day("2026-11-29")]);
    }
}
