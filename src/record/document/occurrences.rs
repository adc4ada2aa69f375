//! What a document answers: it stands for as long as it is in force.

use crate::law::duty::Occurrences;
use crate::party::organization::OrganizationClass;
use crate::record::kind::{Filed, Scope};

use super::{Document, DocumentSort, Force};

/// What a version in force shows; drafts and what was superseded show nothing.
pub fn of(filed: &Filed<Document>, scope: &Scope) -> Occurrences {
    let document = filed.body;
    if document.force.value != Force::InForce {
        return Occurrences::default();
    }
    let content = match document.sort.value {
        DocumentSort::Covenant => Some("covenant"),
        DocumentSort::RulesOfProcedure => Some("rules"),
        DocumentSort::FinancialRules => Some("finance_rules"),
        DocumentSort::Contract => Some("contract"),
        DocumentSort::Checklist | DocumentSort::Charter => charter(filed, scope),
        _ => None,
    };
    let until = document.ended.as_ref().map(|ended| ended.value.plus_days(-1));
    Occurrences { contents: content.into_iter().collect(), until, ..Occurrences::default() }
}

/// Whose charter it is: that of the body that issued or published it, or of the body whose roster names it.
fn charter(filed: &Filed<Document>, scope: &Scope) -> Option<&'static str> {
    let named = scope.directory.organizations().find(|(_, body)| body.charter.as_ref().is_some_and(|charter| charter.value == *filed.id));
    let issuer = filed.body.issuer.as_ref().or(filed.header.publisher.as_ref());
    let body = named.map(|(_, body)| body).or_else(|| scope.directory.organization(issuer?))?;
    match body.class.value {
        OrganizationClass::CourtyardCommittee => Some("courtyard_committee_charter"),
        OrganizationClass::Council => Some("deliberation_charter"),
        OrganizationClass::SupervisoryBoard => Some("supervisory_charter"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, day, record};

    #[test]
    fn only_what_is_in_force_stands() {
        let kind = kind_of_folder("document").unwrap();
        let told = |force: &str| {
            let text = format!("document: covenant\nsort: covenant\nversion: v1\nforce: {force}\nended: 2026-12-31\n");
            around(|scope| (kind.occurrences)(&record(kind, "a", &text), scope))
        };
        assert_eq!(told("in_force").contents, ["covenant"]);
        assert_eq!(told("in_force").until, Some(day("2026-12-30")));
        assert!(told("draft").contents.is_empty());
    }
}
