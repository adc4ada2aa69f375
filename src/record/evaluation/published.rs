//! The open data of an evaluation, version 1: the result, the criteria, the answers of a survey.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort, word};
use crate::record::kind::Filed;

use super::{Cycle, Evaluation};

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[<EvaluationV1 as Published>::OUTLINE, <CriterionV1 as Published>::OUTLINE, <AnswerV1 as Published>::OUTLINE];

published! {
    /// An evaluation and its result.
    EvaluationV1 = "evaluations" of "evaluation", "评价", "a body judged for a period" {
        subject = Column::of("对象", "the body that is judged", Sort::Id).required(),
        evaluators = Column::of("评价人", "the bodies that judge", Sort::Id).list(),
        period_from = Column::of("期间起", "first day of the period", Sort::Date).required(),
        period_until = Column::of("期间止", "last day of the period", Sort::Date).required(),
        cycle = Column::of("周期", "how often it is judged", Sort::Word(Cycle::WORDS)),
        score = Column::of("总分", "the weighted score out of 100", Sort::Decimal),
        sheets_sent = Column::of("发出问卷", "sheets of the survey sent out", Sort::Count),
        sheets_returned = Column::of("收回问卷", "sheets that came back", Sort::Count),
        sheets_invalid = Column::of("无效问卷", "sheets that could not be counted", Sort::Count),
        replied = Column::of("答复日期", "when the judged body answered", Sort::Date),
    }
}

published! {
    /// One criterion.
    CriterionV1 = "evaluation-criteria" of "evaluation", "评价指标", "a weighted criterion and its score" {
        name = Column::of("指标", "what is judged", Sort::Text).required(),
        weight = Column::of("权重", "its part of the whole, in per cent", Sort::Decimal).required(),
        score = Column::of("得分", "the score out of 100", Sort::Decimal).required(),
        evidence = Column::of("依据", "what the score rests on", Sort::Text),
    }
}

published! {
    /// One question of a survey.
    AnswerV1 = "evaluation-answers" of "evaluation", "问卷答案", "a question of a survey and its answers" {
        question = Column::of("问题", "what was asked", Sort::Text).required(),
        satisfied = Column::of("满意", "how many are satisfied", Sort::Count).required(),
        fair = Column::of("基本满意", "how many are fairly satisfied", Sort::Count).required(),
        dissatisfied = Column::of("不满意", "how many are not", Sort::Count).required(),
        blank = Column::of("未答", "how many did not answer", Sort::Count),
    }
}

/// Gives an evaluation to the tables.
pub fn publish(filed: &Filed<Evaluation>, shelf: &mut Shelf) {
    let (evaluation, survey) = (filed.body, &filed.body.survey);
    shelf.put(EvaluationV1 {
        subject: evaluation.subject.cell(),
        evaluators: evaluation.evaluators.cell(),
        period_from: evaluation.period.from.cell(),
        period_until: evaluation.period.until.cell(),
        cycle: word(&evaluation.cycle, Cycle::key),
        score: evaluation.total().cell(),
        sheets_sent: Cell::maybe(survey.as_ref().map(|survey| survey.sent.cell())),
        sheets_returned: Cell::maybe(survey.as_ref().map(|survey| survey.returned.cell())),
        sheets_invalid: Cell::maybe(survey.as_ref().map(|survey| survey.invalid.cell())),
        replied: Cell::maybe(evaluation.reply.as_ref().map(|reply| reply.on.cell())),
    });
    shelf.extend(evaluation.criteria.iter().map(|criterion| CriterionV1 {
        name: criterion.name.cell(),
        weight: criterion.weight.cell(),
        score: criterion.score.cell(),
        evidence: criterion.evidence.cell(),
    }));
    shelf.extend(survey.iter().flat_map(|survey| &survey.questions).map(|question| AnswerV1 {
        question: question.text.cell(),
        satisfied: question.satisfied.cell(),
        fair: question.fair.cell(),
        dissatisfied: question.dissatisfied.cell(),
        blank: question.blank.cell(),
    }));
}
