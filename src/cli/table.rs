//! Plain tables for a terminal, in which Chinese characters take two columns.

use crate::base::text::columns;

/// Rows drawn under each other, columns two blanks apart; the last one is not filled up.
pub fn aligned(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - columns(cell) + 2));
        }
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_latin_stand_under_each_other() {
        let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
        let drawn = aligned(&[row(["编码", "种类", "出处"]), row(["cn.943", "定期", "民法典"]), row(["sd.x", "", ""])]);
        assert_eq!(drawn, "编码    种类  出处\ncn.943  定期  民法典\nsd.x\n");
        assert_eq!(aligned(&[]), "");
    }
}
