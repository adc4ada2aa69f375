//! The open data of a register, version 1: questions and their answers, with the days between; never who asked.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort};
use crate::record::kind::{Filed, Scope};

use super::{Register, questions};

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[<QuestionV1 as Published>::OUTLINE];

published! {
    /// One question.
    QuestionV1 = "questions" of "register", "询问", "a question residents put to a body, and its answer" {
        topic = Column::of("问题", "what was asked", Sort::Text).required(),
        asked = Column::of("提出", "when it was asked", Sort::Date).required(),
        to = Column::of("问谁", "the body it was put to", Sort::Id),
        answered = Column::of("答复日期", "when it was answered; it waits where empty", Sort::Date),
        answered_by = Column::of("答复单位", "the body that answered", Sort::Id),
        answer = Column::of("答复", "the answer", Sort::Text),
        days = Column::of("答复天数", "days from the question to the answer; empty while it waits", Sort::Count),
        about = Column::of("相关记录", "the record it was about, or that answers it", Sort::Id),
    }
}

/// Gives the questions of a register to the table; what will be answered later waits today.
pub fn publish(filed: &Filed<Register>, scope: &Scope, shelf: &mut Shelf) {
    shelf.extend(filed.body.questions.iter().map(|question| {
        let answered = questions::answered(question, scope.as_of);
        let given = |cell: Cell| answered.map_or(Cell::Empty, |_| cell);
        QuestionV1 {
            topic: question.topic.cell(),
            asked: question.asked.cell(),
            to: question.to.cell(),
            answered: given(question.answered.cell()),
            answered_by: given(question.answered_by.cell()),
            answer: given(question.answer.cell()),
            days: given(Cell::Count(questions::waited(question, scope.as_of))),
            about: question.record.cell(),
        }
    }));
}
