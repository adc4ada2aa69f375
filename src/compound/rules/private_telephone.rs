//! 没有职务的人留了私人手机 · A private mobile of somebody without an office
//!
//! # What it checks
//! “工作电话”和“有意见找谁”里的手机号，要属于在任的人、一个机构或一个服务台。
//! A mobile number given as a work telephone, or for comments on a record, belongs to somebody in office, an organization or a desk.
//! 1. 座机不看。 Landlines are not looked at.
//! 2. 小区“联系”里写了岗位的人算服务台。 Whom the unit names as a contact for something is a desk.
//! 3. 名单或组织读不全时不判断。 Not judged while people or bodies could not be read whole.
//!
//! # Why
//! 任职的人工作电话应当公开；没有职务的人，手机是私人的，公开了就收不回来。
//! Whoever holds an office is to be reached in public; anybody else's mobile is private, and cannot be taken back once published.

use super::CompoundRule;
use crate::base::detect::{self, Sort};
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::party::contact::Phone;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("privacy/reference/telephone", "private-telephone", include_str!("private_telephone.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    if !compound.knows_people() || !compound.knows_organizations() {
        return Vec::new();
    }
    let people = compound
        .own
        .people
        .iter()
        .filter_map(|person| Some((&*person.id.0, compound.own.people_source.as_ref()?, person.work_phone.as_ref()?)));
    let feedback = compound.whole().filter_map(|record| {
        let feedback = record.header.feedback.as_ref()?;
        Some((&*feedback.contact.as_ref()?.0, &record.source, feedback.phone.as_ref()?))
    });
    let private = people.chain(feedback).filter(|(person, _, phone)| is_mobile(phone) && !is_public(compound, person));
    private
        .map(|(person, source, phone)| {
            let what = said!("“{person}”没有职务，这里写的是手机号", "`{person}` holds no office, and this is a mobile number");
            let mend = said!("换成值班电话或座机，或把他的职务写进组织名单", "give the number of a desk, or list the office in a roster");
            info.at(source.place(phone.span), what).mend(mend)
        })
        .collect()
}

fn is_mobile(phone: &At<Phone>) -> bool {
    detect::find(&phone.to_string()).iter().any(|hit| hit.sort == Sort::Mobile)
}

/// Whether somebody is to be reached in public: in office, or named by the unit as a contact.
pub fn is_public(compound: &Compound, person: &str) -> bool {
    let desk = compound.unit.contacts.iter().any(|contact| contact.person.as_ref().is_some_and(|named| *named.0 == *person));
    desk || compound.directory.offices(person).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;
    const ROSTER: (&str, &str) = (
        "roster/oc.yaml",
        "title: 名单\npublished: 2026-01-01\nname: 业委会\nclass: owners_committee\nmembers: [{person: p-1, role: chair}]\n",
    );

    fn people(phone: &str) -> String {
        format!("people:\n  - {{id: p-1, name: 甲一, work_phone: {phone}}}\n  - {{id: p-2, name: 乙二, work_phone: {phone}}}\n")
    }

    #[test]
    fn a_mobile_is_for_those_in_office() {
        assert_eq!(findings(ID, &[("people.yaml", &people("13800138000")), ROSTER]), ["people.yaml:3:37 “p-2”没有职务，这里写的是手机号"]);
        assert!(findings(ID, &[("people.yaml", &people("100 0000 0001")), ROSTER]).is_empty());
    }

    #[test]
    fn whoever_answers_comments_is_in_office_too() {
        let people = "people:\n  - {id: p-1, name: 甲一}\n  - {id: p-2, name: 乙二}\n";
        let asked = |who: &str| notice(&format!("feedback: {{contact: {who}, phone: 13800138000}}\n"));
        let found = |who: &str| findings(ID, &[("people.yaml", people), ROSTER, ("notice/a.md", &asked(who))]).len();
        assert_eq!((found("p-1"), found("p-2")), (0, 1));
    }
}
