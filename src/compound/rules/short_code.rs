//! 短码写法不对 · Malformed short code
//!
//! # What it checks
//! “短码”是六个大写字母或数字，不用 I、L、O、U（容易看错）。
//! A short code is six digits or capital letters, without I, L, O and U, which are easily misread.
//!
//! # Why
//! 短码是印在纸上的网址的一部分，会被人读出来、照着输入。
//! The code is part of an address printed on paper; people read it out and type it in.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/format/code", "malformed-code", include_str!("short_code.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let letter = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase() && !b"ILOU".contains(&b);
    let codes = compound.whole().filter_map(|record| record.header.code.as_ref().map(|code| (record, code)));
    let wrong = codes.filter(|(_, code)| code.len() != 6 || !code.bytes().all(letter));
    wrong
        .map(|(record, code)| {
            let written = &code.0;
            info.at(record.source.place(code.span), said!("短码“{written}”不能用", "`{written}` cannot be a short code")).mend(said!(
                "写六个大写字母或数字，如 7KQ2WA；不用 I、L、O、U",
                "write six capital letters or digits like 7KQ2WA, without I, L, O, U"
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn six_letters_hold_and_anything_else_is_found() {
        assert!(findings(ID, &[("notice/a.md", &notice("code: 7KQ2WA\n")), ("notice/b.md", &notice(""))]).is_empty());
        for code in ["../../x", "7kq2wa", "7KQ2W", "7KQ2WO", "甲乙丙丁戊己"] {
            let found = findings(ID, &[("notice/a.md", &notice(&format!("code: {code}\n")))]);
            assert_eq!(found, [format!("notice/a.md:4:7 短码“{code}”不能用")]);
        }
    }
}
