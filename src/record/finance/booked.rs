//! Lines of the books as rows of a table: which way each went.

use crate::words;

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
