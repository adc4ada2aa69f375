//! The open data of a contract, version 1. The OCDS releases are made from these tables.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort};
use crate::record::kind::Filed;

use super::{AwardMethod, Contract, ContractSort, EndedBy, Found, Instalment, Party, PartyRole};

/// Which way the money of an instalment goes: what a contract brings the residents, or costs them.
const WAYS: &[(&str, &str)] = &[("income", "收款"), ("payment", "付款")];

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[
    <ContractV1 as Published>::OUTLINE,
    <PartyV1 as Published>::OUTLINE,
    <InstalmentV1 as Published>::OUTLINE,
    <AmendmentV1 as Published>::OUTLINE,
    <MilestoneV1 as Published>::OUTLINE,
    <InspectionV1 as Published>::OUTLINE,
    <DocumentV1 as Published>::OUTLINE,
];

published! {
    /// A contract (OCDS: Tender, Award, Contract).
    ContractV1 = "contracts" of "contract", "合同", "a contract" {
        title = Column::of("标题", "its title", Sort::Text).required(),
        number = Column::of("编号", "the number people quote", Sort::Text),
        sort = Column::of("合同类别", "what it is about", Sort::Word(ContractSort::WORDS)).required(),
        from = Column::of("起", "first day", Sort::Date).required(),
        until = Column::of("止", "last day as agreed, changes included", Sort::Date).required(),
        signed = Column::of("签订", "when it was signed", Sort::Date),
        amount = Column::of("价款", "what it is worth over its whole period, changes included", Sort::Money),
        amount_before = Column::of("原价款", "what it was worth before changes", Sort::Money),
        reckoned = Column::of("算法", "how the amount is reckoned", Sort::Text),
        award_method = Column::of("选定方式", "how the other side was chosen", Sort::Word(AwardMethod::WORDS)),
        awarded = Column::of("选定日期", "when that was decided", Sort::Date),
        bidders = Column::of("报名家数", "how many offered", Sort::Count),
        award_reason = Column::of("选定理由", "why this one", Sort::Text),
        matter = Column::of("事项", "the matter whose decision it rests on", Sort::Id),
        draft = Column::of("签前公示", "the record that published the draft", Sort::Id),
        previous = Column::of("上一份", "the contract it follows", Sort::Id),
        next = Column::of("下一份", "the contract that follows it", Sort::Id),
        ended = Column::of("提前终止", "the last day, where it was ended", Sort::Date),
        ended_by = Column::of("终止方", "who ended it", Sort::Word(EndedBy::WORDS)),
        ended_reason = Column::of("终止理由", "why", Sort::Text),
    }
}

published! {
    /// One side of a contract (OCDS: Organization in `parties`).
    PartyV1 = "contract-parties" of "contract", "合同方", "one side of a contract" {
        role = Column::of("身份", "on which side", Sort::Word(PartyRole::WORDS)).required(),
        organization = Column::of("组织编码", "a body of the directory", Sort::Id),
        name = Column::of("名称", "a company or an office; a private person by the family name", Sort::Text),
        credit_code = Column::of("统一社会信用代码", "unified social credit code", Sort::Text),
    }
}

published! {
    /// One sum that falls due on a day (OCDS: Transaction).
    InstalmentV1 = "contract-payments" of "contract", "合同收付款", "a sum that falls due on a day" {
        direction = Column::of("收付", "what it brings the residents, or what it costs them", Sort::Word(WAYS)).required(),
        title = Column::of("名目", "what for", Sort::Text),
        due = Column::of("应付日期", "when it falls due", Sort::Date).required(),
        amount = Column::of("金额", "how much", Sort::Money).required(),
        settled = Column::of("付清", "when it was paid; owed where empty", Sort::Date),
        paid = Column::of("实付", "how much was paid, where that is not the amount", Sort::Money),
        account = Column::of("账目", "the record of the account that shows it", Sort::Id),
    }
}

published! {
    /// A change both sides agreed on (OCDS: Amendment).
    AmendmentV1 = "contract-amendments" of "contract", "合同变更", "a change both sides agreed on" {
        on = Column::of("日期", "when it was signed", Sort::Date).required(),
        description = Column::of("内容", "what changed", Sort::Text).required(),
        rationale = Column::of("理由", "why", Sort::Text),
        matter = Column::of("事项", "the matter it rests on", Sort::Id),
        amount = Column::of("变更后金额", "the value from then on, for the whole contract", Sort::Money),
        until = Column::of("变更后到期", "the last day from then on", Sort::Date),
    }
}

published! {
    /// A point on the way (OCDS: Milestone).
    MilestoneV1 = "contract-milestones" of "contract", "合同节点", "a point on the way" {
        title = Column::of("名称", "what", Sort::Text).required(),
        due = Column::of("计划", "when it was meant to be reached", Sort::Date).required(),
        met = Column::of("完成", "when it was", Sort::Date),
    }
}

published! {
    /// What was found of a term.
    InspectionV1 = "contract-inspections" of "contract", "合同查验", "a look at whether a term is kept" {
        term = Column::of("条", "the term's number", Sort::Text).required(),
        on = Column::of("日期", "when", Sort::Date).required(),
        result = Column::of("结果", "what was found", Sort::Word(Found::WORDS)).required(),
        by = Column::of("查验方", "who looked", Sort::Id),
        note = Column::of("备注", "in words", Sort::Text),
    }
}

published! {
    /// A paper that belongs to a contract (OCDS: Document).
    DocumentV1 = "contract-documents" of "contract", "合同文件", "a paper that belongs to a contract" {
        title = Column::of("名称", "what it is called", Sort::Text).required(),
        file = Column::of("文件", "where the file is, if it is published", Sort::File),
        held_by = Column::of("所在记录", "the record that holds it", Sort::Id),
        inspect = Column::of("查阅地点", "where the original can be seen", Sort::Text),
    }
}

/// Gives a contract to the tables.
pub fn publish(filed: &Filed<Contract>, shelf: &mut Shelf) {
    let contract = filed.body;
    shelf.put(of(filed));
    shelf.extend(contract.parties.iter().map(|one| party(one)));
    shelf.extend(contract.income.iter().map(|one| instalment(one, "income")));
    shelf.extend(contract.payments.iter().map(|one| instalment(one, "payment")));
    shelf.extend(contract.changes().into_iter().map(|change| AmendmentV1 {
        on: change.on.cell(),
        description: change.description.cell(),
        rationale: change.rationale.cell(),
        matter: change.matter.cell(),
        amount: change.amount.cell(),
        until: change.until.cell(),
    }));
    shelf.extend(contract.milestones.iter().map(|point| MilestoneV1 {
        title: point.title.cell(),
        due: point.due.cell(),
        met: point.met.cell(),
    }));
    shelf.extend(contract.inspections.iter().map(|look| InspectionV1 {
        term: look.term.cell(),
        on: look.on.cell(),
        result: Cell::label(look.result.key()),
        by: look.by.cell(),
        note: look.note.cell(),
    }));
    shelf.extend(contract.documents.iter().map(|paper| DocumentV1 {
        title: paper.title.cell(),
        file: paper.file.cell(),
        held_by: paper.record.cell(),
        inspect: paper.inspect.cell(),
    }));
}

fn of(filed: &Filed<Contract>) -> ContractV1 {
    let (contract, award, end) = (filed.body, &filed.body.award, &filed.body.termination);
    ContractV1 {
        title: filed.header.title.cell(),
        number: filed.header.number.cell(),
        sort: Cell::label(contract.sort.key()),
        from: contract.period.from.cell(),
        until: contract.agreed_until(None).cell(),
        signed: contract.signed.cell(),
        amount: Cell::maybe(contract.worth().map(AsCell::cell)),
        amount_before: Cell::maybe(contract.value.as_ref().map(|value| value.amount.cell())),
        reckoned: Cell::maybe(contract.value.as_ref().map(|value| value.reckoned.cell())),
        award_method: Cell::maybe(award.as_ref().map(|award| Cell::label(award.method.key()))),
        awarded: Cell::maybe(award.as_ref().map(|award| award.on.cell())),
        bidders: Cell::maybe(award.as_ref().map(|award| award.bidders.cell())),
        award_reason: Cell::maybe(award.as_ref().map(|award| award.reason.cell())),
        matter: Cell::maybe(award.as_ref().map(|award| award.matter.cell())),
        draft: Cell::maybe(award.as_ref().map(|award| award.draft.cell())),
        previous: contract.previous.cell(),
        next: Cell::maybe(contract.renewal.as_ref().map(|renewal| renewal.next.cell())),
        ended: Cell::maybe(end.as_ref().map(|end| end.on.cell())),
        ended_by: Cell::maybe(end.as_ref().map(|end| Cell::label(end.by.key()))),
        ended_reason: Cell::maybe(end.as_ref().map(|end| end.reason.cell())),
    }
}

fn party(party: &Party) -> PartyV1 {
    let private = || party.owner.as_ref().map(|owner| Cell::OwnerName(owner.value.clone()));
    PartyV1 {
        role: Cell::label(party.role.key()),
        organization: party.organization.cell(),
        name: Cell::maybe(party.name.as_ref().map(AsCell::cell).or_else(private)),
        credit_code: party.credit_code.cell(),
    }
}

fn instalment(one: &Instalment, direction: &str) -> InstalmentV1 {
    InstalmentV1 {
        direction: Cell::text(direction),
        title: one.title.cell(),
        due: one.due.cell(),
        amount: one.amount.cell(),
        settled: one.settled.cell(),
        paid: one.paid.cell(),
        account: one.record.cell(),
    }
}
