//! The open data of a matter, version 1: what it is, its steps, what people were asked. Its votes are told as pages count them.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort};
use crate::record::kind::Filed;

use super::{Consultation, ConsultationStage, Matter, MatterClass, Step, StepKind, View};

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[<MatterV1 as Published>::OUTLINE, <StepV1 as Published>::OUTLINE, <ConsultationV1 as Published>::OUTLINE];

published! {
    /// A matter and its money.
    MatterV1 = "matters" of "matter", "事项", "a matter that is decided or done" {
        title = Column::of("标题", "its title", Sort::Text).required(),
        class = Column::of("类别", "what sort of matter; the numbers are the items of article 278 of the Civil Code", Sort::Word(MatterClass::WORDS)).required(),
        major = Column::of("重大", "whether it is a major matter", Sort::Bool),
        responsible = Column::of("负责", "who is in charge", Sort::Id),
        buildings = Column::of("影响楼栋", "the buildings it concerns; none means all", Sort::Id).list(),
        budget = Column::of("预算", "what it was meant to cost", Sort::Money),
        contracted = Column::of("合同价", "what was agreed", Sort::Money),
        submitted = Column::of("送审价", "what was handed in for audit", Sort::Money),
        audited = Column::of("审定价", "what the audit made of it", Sort::Money),
        account = Column::of("账目", "the record of the account that paid", Sort::Id),
        closed = Column::of("办结", "when it was closed", Sort::Date),
    }
}

published! {
    /// One step.
    StepV1 = "matter-steps" of "matter", "事项步骤", "a step of a matter" {
        number = Column::of("序", "its place among the steps, from 1", Sort::Count).required(),
        step = Column::of("步", "what it is", Sort::Word(StepKind::WORDS)).required(),
        title = Column::of("名称", "what it is called", Sort::Text),
        from = Column::of("日期", "the day, or the first day", Sort::Date),
        until = Column::of("止", "the last day of a step that takes time", Sort::Date),
        by = Column::of("组织", "which body", Sort::Id),
        outcome = Column::of("结果", "what came of it", Sort::Text),
        records = Column::of("相关记录", "records that belong to it", Sort::Id).list(),
    }
}

published! {
    /// What people were asked.
    ConsultationV1 = "matter-consultations" of "matter", "征求意见", "what people were asked, and what became of it" {
        stage = Column::of("阶段", "when in the matter's life", Sort::Word(ConsultationStage::WORDS)).required(),
        channel = Column::of("渠道", "how", Sort::Text).required(),
        from = Column::of("起", "first day", Sort::Date).required(),
        until = Column::of("止", "last day", Sort::Date),
        received = Column::of("收到", "views received", Sort::Count).required(),
        adopted = Column::of("采纳", "views taken up", Sort::Count).required(),
        declined = Column::of("未采纳", "views declined", Sort::Count).required(),
        pending = Column::of("待复", "views still open", Sort::Count),
    }
}

/// Gives a matter to the tables.
pub fn publish(filed: &Filed<Matter>, shelf: &mut Shelf) {
    let (matter, cost) = (filed.body, &filed.body.cost);
    shelf.put(MatterV1 {
        title: filed.header.title.cell(),
        class: Cell::label(matter.class.key()),
        major: matter.major.cell(),
        responsible: matter.responsible.cell(),
        buildings: matter.buildings.cell(),
        budget: Cell::maybe(cost.as_ref().map(|cost| cost.budget.cell())),
        contracted: Cell::maybe(cost.as_ref().map(|cost| cost.contract.cell())),
        submitted: Cell::maybe(cost.as_ref().map(|cost| cost.submitted.cell())),
        audited: Cell::maybe(cost.as_ref().map(|cost| cost.audited.cell())),
        account: Cell::maybe(cost.as_ref().map(|cost| cost.record.cell())),
        closed: matter.closed.cell(),
    });
    shelf.extend((1_u64..).zip(&matter.steps).map(|(number, one)| step(number, one)));
    shelf.extend(matter.consultations.iter().map(|one| consultation(one)));
}

fn step(number: u64, step: &Step) -> StepV1 {
    StepV1 {
        number: Cell::Count(number),
        step: Cell::label(step.kind.key()),
        title: step.title.cell(),
        from: step.on.cell(),
        until: step.until.cell(),
        by: step.by.cell(),
        outcome: step.outcome.cell(),
        records: step.records.cell(),
    }
}

fn consultation(asked: &Consultation) -> ConsultationV1 {
    let sum = |views: &[crate::base::source::At<View>]| Cell::Count(views.iter().map(|view| view.count.0).sum());
    ConsultationV1 {
        stage: Cell::label(asked.stage.key()),
        channel: asked.channel.cell(),
        from: asked.from.cell(),
        until: asked.until.cell(),
        received: asked.received.cell(),
        adopted: sum(&asked.adopted),
        declined: sum(&asked.declined),
        pending: asked.pending.cell(),
    }
}
