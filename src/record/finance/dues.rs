//! Whether the members of a committee paid what they owe themselves (委员本人缴费情况): a word each, never an amount.

use crate::base::fields::{Fields, Part};
use crate::base::id::PersonId;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Row, Table, Tone};
use crate::words;

use super::Finance;

words! {
    /// Whether somebody paid.
    DueState, "due_state", "缴费情况" {
        /// 已缴
        Paid = "paid" | "已缴",
        /// 未缴
        Unpaid = "unpaid" | "未缴",
    }
}

/// One member of a committee.
#[derive(Debug, Clone)]
pub struct MemberDue {
    /// Who.
    pub person: At<PersonId>,
    /// 物业费
    pub fee: At<DueState>,
    /// 专项维修资金, where it is due.
    pub fund: Option<At<DueState>>,
}

impl Part for MemberDue {
    fn read(fields: &mut Fields) -> Self {
        MemberDue { person: fields.required("person", "人"), fee: fields.required("fee", "物业费"), fund: fields.optional("fund", "维修资金") }
    }
}

/// The members and the word of each.
pub fn table(finance: &Finance) -> Option<Block> {
    let dues = &finance.member_dues;
    let funds = dues.iter().any(|due| due.fund.is_some());
    let word = |state: DueState| {
        let tone = if state == DueState::Paid { Tone::Good } else { Tone::Late };
        Cell::State(tone, state.key().into())
    };
    let row = |due: &MemberDue| {
        let fund = funds.then(|| Cell::maybe(due.fund.as_ref().map(|state| word(state.value))));
        Row::of([Cell::Person(due.person.value.clone()), word(due.fee.value)].into_iter().chain(fund))
    };
    let columns = ["finance.member", "finance.member_fee"].into_iter().chain(funds.then_some("finance.member_fund"));
    (!dues.is_empty()).then(|| {
        Block::Table(Table {
            caption: "finance.member_dues".into(),
            columns: columns.map(Column::words).collect(),
            rows: dues.iter().map(|due| row(due)).collect(),
            total: None,
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell};
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record, told};

    const DUES: &str = "period: 2026-H1\naccount: {sort: property_fee}\nopening: 0\nclosing: 0\n委员缴费:\n  - {人: p-1, 物业费: 已缴}\n  - {person: p-2, fee: unpaid, fund: paid}\n";

    #[test]
    fn a_word_stands_beside_each_member_and_no_amount() {
        let disclosure = told(kind_of_folder("finance").unwrap(), &[DUES]);
        let table = disclosure.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.caption.key == "finance.member_dues" => Some(table),
            _ => None,
        });
        let table = table.unwrap();
        assert_eq!(table.columns.len(), 3);
        let words = |at: usize| {
            let keys = table.rows[at].cells.iter().skip(1).map(|cell| if let Cell::State(_, label) = cell { label.key } else { "" });
            keys.collect::<Vec<_>>()
        };
        assert_eq!((words(0), words(1)), (vec!["due_state.paid", ""], vec!["due_state.unpaid", "due_state.paid"]));
    }

    #[test]
    fn the_record_answers_for_its_period() {
        let kind = kind_of_folder("finance").unwrap();
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", DUES), scope));
        assert!(told.contents.contains(&"member_dues"), "{told:?}");
    }
}
