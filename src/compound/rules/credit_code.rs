//! 统一社会信用代码写错了 · A credit code that cannot be right
//!
//! # What it checks
//! 组织和合同各方的统一社会信用代码是十八位，最后一位和前面的算得上（GB 32100）。
//! The unified social credit code of a body or of a party to a contract has eighteen characters, and the last follows from the others.
//! 1. 代码里没有 I、O、S、V、Z。 The letters I, O, S, V and Z are not among them.
//! 2. 没有写的不判断；是不是这家单位，这里看不出。 Where none is written nothing is judged; nor whether it is that of this body.
//! 3. 试点时发的旧代码可能算不上，写进豁免。 Codes of the pilot years may fail; waive those.
//!
//! # Why
//! 居民拿代码去查这家公司，差一位就查无此人，或者查到另一家。
//! People look a company up by its code; with one character wrong they find nobody, or somebody else.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("organization/format/credit-code", "credit-code-wrong", include_str!("credit_code.rs")), check };

/// The characters of a code in the order of their values.
const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// How many a code has.
const LENGTH: usize = 18;

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let judged = compound.whole().flat_map(|record| codes(record).into_iter().map(move |code| (record, code)));
    let wrong = judged.filter(|(_, code)| !is_code(&code.value.0));
    wrong
        .map(|(record, code)| {
            let written = &code.value.0;
            info.at(
                record.source.place(code.span),
                said!("“{written}”不是统一社会信用代码", "`{written}` is no unified social credit code"),
            )
            .mend(said!(
                "对照营业执照改正：十八位，没有 I、O、S、V、Z",
                "mend it by the licence: eighteen characters, without I, O, S, V and Z"
            ))
        })
        .collect()
}

fn codes(record: &Record) -> Vec<&At<Line>> {
    match &record.body {
        Body::Roster(roster) => roster.organization.credit_code.iter().collect(),
        Body::Contract(contract) => contract.parties.iter().filter_map(|party| party.credit_code.as_ref()).collect(),
        _ => Vec::new(),
    }
}

/// Whether the last character follows from the others: weights are the powers of three, modulo the number of characters.
fn is_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| CHARACTERS.chars().position(|known| known == c)).collect();
    let Some(values) = values.filter(|values| values.len() == LENGTH) else { return false };
    let modulus = CHARACTERS.len();
    let (sum, _) =
        values.iter().take(LENGTH - 1).fold((0, 1), |(sum, weight), value| ((sum + value * weight) % modulus, weight * 3 % modulus));
    values.last().is_some_and(|last| (sum + last) % modulus == 0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn check(code: &str) -> Vec<String> {
        let roster = format!("title: 物业\npublished: 2026-01-05\nname: 物业\nclass: property_company\ncredit_code: {code}\n");
        findings(ID, &[("roster/property.yaml", &roster)])
    }

    #[test]
    fn the_last_character_follows_from_the_others() {
        assert!(check("91000000MA0EXAMPLG").is_empty());
        assert_eq!(check("91000000MA0EXAMPLK"), ["roster/property.yaml:5:14 “91000000MA0EXAMPLK”不是统一社会信用代码"]);
        assert_eq!(check("91000000MA0EXAMPL").len(), 1, "one is missing");
        assert_eq!(check("91000000MA0EXAMPIG").len(), 1, "no such letter");
    }

    #[test]
    fn parties_to_a_contract_are_looked_at() {
        let contract = "title: 广告\npublished: 2026-01-05\nsort: advertising\nperiod: 2026\nparties: [{role: first, name: 甲}, {role: second, name: 乙, credit_code: 1}]\n";
        assert_eq!(findings(ID, &[("contract/a.yaml", contract)]).len(), 1);
    }

    #[test]
    fn not_applicable_without_a_code() {
        assert!(findings(ID, &[("roster/a.yaml", "title: 甲\npublished: 2026-01-05\nname: 甲\nclass: group\n")]).is_empty());
    }
}
