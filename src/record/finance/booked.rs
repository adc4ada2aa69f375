//! Lines of the books as rows of a table: which way each went.

use crate::base::fields::Sort;
use crate::words;

use super::{Donation, Entry, Transfer};

words! {
    /// Which way the money of a line went.
    Direction, "entry_direction", "方向" {
        /// 收入
        Income = "income" | "收入",
        /// 支出
        Expenditure = "expenditure" | "支出",
        /// 从别的账户转入
        TransferIn = "transfer_in" | "转入",
        /// 转到别的账户
        TransferOut = "transfer_out" | "转出",
        /// 捐赠
        Donation = "donation" | "捐赠",
    }
}

impl Direction {
    /// What a row of each may hold; the columns are those of the exported table.
    pub fn sorts() -> Vec<Sort<Direction>> {
        let renamed: &[(&str, &str)] = &[("other_record", "record")];
        vec![
            Sort::of::<Entry>(Direction::Income),
            Sort::of::<Entry>(Direction::Expenditure),
            Sort { renamed, ..Sort::of::<Transfer>(Direction::TransferIn) },
            Sort { renamed, ..Sort::of::<Transfer>(Direction::TransferOut) },
            Sort::of::<Donation>(Direction::Donation),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;
    use crate::base::fields::Fields;
    use crate::record::finance::published::OUTLINES;

    #[test]
    fn a_table_may_have_every_column_that_is_exported() {
        let outline = OUTLINES.iter().find(|outline| outline.name == "finance-entries").unwrap();
        let mut known = Fields::columns_of(("direction", "方向"), &Direction::sorts());
        let mut exported: Vec<(&str, &str)> = outline.columns().map(|column| (column.name, column.title)).collect();
        exported.sort_unstable();
        known.sort_unstable();
        assert_eq!(exported, known);
    }
}
