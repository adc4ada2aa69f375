//! 没有职务的人留了个人邮箱 · A private mailbox of somebody without an office
//!
//! # What it checks
//! “工作邮箱”和“有意见找谁”里的邮箱，如果是人人可以注册的（qq.com、163.com 等），要属于在任的人或一个服务台。
//! A mailbox anybody may have, given as a work address or for comments, belongs to somebody in office or a desk.
//! 1. 单位自己域名的邮箱不看。 Addresses under a body's own domain are not looked at.
//! 2. 小区“联系”里写了岗位的人算服务台。 Whom the unit names as a contact for something is a desk.
//! 3. 名单或组织读不全时不判断。 Not judged while people or bodies could not be read whole.
//!
//! # Why
//! 任职的人怎么联系应当公开；没有职务的人，邮箱是私人的，公开了就收不回来。
//! Whoever holds an office is to be reached in public; anybody else's mailbox is private, and cannot be taken back once published.

use super::CompoundRule;
use super::private_telephone::is_public;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("privacy/reference/mailbox", "private-mailbox", include_str!("private_mailbox.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    if !compound.knows_people() || !compound.knows_organizations() {
        return Vec::new();
    }
    let own = &compound.own;
    let people = own.people.iter();
    let people = people.filter_map(|person| Some((&*person.id.0, own.people_source.as_ref()?, person.work_email.as_ref()?)));
    let feedback = compound.whole().filter_map(|record| {
        let feedback = record.header.feedback.as_ref()?;
        Some((&*feedback.contact.as_ref()?.0, &record.source, feedback.email.as_ref()?))
    });
    let private = people.chain(feedback).filter(|(person, _, email)| email.is_private() && !is_public(compound, person));
    let found = private.map(|(person, source, email)| {
        let what = said!("“{person}”没有职务，这里写的是个人邮箱", "`{person}` holds no office, and this is a private mailbox");
        let mend = said!(
            "换成单位的邮箱或值班电话，或把他的职务写进组织名单",
            "give the address or telephone of a desk, or list the office in a roster"
        );
        info.at(source.place(email.span), what).mend(mend)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;
    const ROSTER: (&str, &str) = (
        "roster/oc.yaml",
        "title: 名单\npublished: 2026-01-01\nname: 业委会\nclass: owners_committee\nmembers: [{person: p-1, role: chair}]\n",
    );

    #[test]
    fn a_private_mailbox_is_for_those_in_office() {
        let people = |email: &str| {
            format!("people:\n  - {{id: p-1, name: 甲一, work_email: {email}}}\n  - {{id: p-2, name: 乙二, work_email: {email}}}\n")
        };
        let found = findings(ID, &[("people.yaml", &people("yi@163.com")), ROSTER]);
        assert_eq!(found, ["people.yaml:3:37 “p-2”没有职务，这里写的是个人邮箱"]);
        assert!(findings(ID, &[("people.yaml", &people("wuye@example.cn")), ROSTER]).is_empty());
    }

    #[test]
    fn whoever_answers_comments_is_in_office_too() {
        let people = "people:\n  - {id: p-1, name: 甲一}\n  - {id: p-2, name: 乙二}\n";
        let asked = |who: &str| notice(&format!("feedback: {{contact: {who}, email: yi@qq.com}}\n"));
        let found = |who: &str| findings(ID, &[("people.yaml", people), ROSTER, ("notice/a.md", &asked(who))]).len();
        assert_eq!((found("p-1"), found("p-2")), (0, 1));
    }
}
