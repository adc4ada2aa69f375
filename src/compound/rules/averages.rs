//! 户均人口、户均面积不合常理 · Averages that cannot be
//!
//! # What it checks
//! 1. 人口除以户数、专有面积除以户数，在规则包写的常见范围内。 People and area for each household lie within what the packs call plausible.
//! 2. 业主人数不多于户数：一套房算一人，一人几套仍算一人。 There are no more owners than households, for of each flat one counts, and one with several counts once.
//! 3. 没有写的不判断。 What is not given is not judged.
//!
//! # Why
//! 多写一个零，表决的基数、分摊的份额全都跟着错。
//! One nought too many, and every base of a vote and every share is wrong.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::number::Count;
use crate::base::source::Span;
use crate::compound::Compound;
use crate::law::RuleSort;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["sd.plausible", "cn.heads"],
        ..RuleInfo::warning("unit/range/averages", "implausible-averages", include_str!("averages.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let unit = compound.unit;
    let Some(households) = unit.households.as_ref().filter(|count| count.0 > 0 && !compound.own.flawed.unit) else { return Vec::new() };
    let mut found = Vec::new();
    let mut tell = |span: Span, what| {
        let mend = said!("核对这一栏和户数", "check this number and the households");
        found.push(info.at(compound.source.place(span), what).mend(mend));
    };
    if let Some(owners) = unit.owners.as_ref().filter(|owners| owners.0 > households.0)
        && compound.pack.text("cn.heads", compound.as_of).is_ok()
    {
        let (owners_count, flats) = (owners.0, households.0);
        tell(owners.span, said!("业主 {owners_count} 人，多于户数 {flats}", "{owners_count} owners, more than the {flats} households"));
    }
    let texts = compound.pack.of_kind_on(RuleSort::Ratio, compound.as_of);
    let Some(rule) = texts.filter(|rule| rule.param("what").and_then(|what| what.text()) == Some("plausible_averages")).last() else {
        return found;
    };
    let band = |key: &str| {
        let both: Vec<u64> = rule.param(key)?.items().iter().filter_map(|n| n.scalar::<Count>()).map(|n| n.0).collect();
        both.first().copied().zip(both.last().copied())
    };
    // Compared as products, so that nothing is rounded; areas are hundredths of a square metre.
    let outside = |whole: u64, scale: u64, (least, most): (u64, u64)| {
        let (whole, flats) = (u128::from(whole), u128::from(households.0) * u128::from(scale));
        whole < flats * u128::from(least) || whole > flats * u128::from(most)
    };
    if let (Some(people), Some(band)) = (&unit.population, band("people_per_household"))
        && outside(people.0, 1, band)
    {
        let (count, flats, (least, most)) = (people.0, households.0, band);
        tell(
            people.span,
            said!(
                "{count} 人、{flats} 户，户均不在 {least} 至 {most} 人之间",
                "{count} people in {flats} households, not {least} to {most} each"
            ),
        );
    }
    if let (Some(area), Some(band)) = (&unit.area, band("area_per_household"))
        && outside(area.0, 100, band)
    {
        let (value, flats, (least, most)) = (area.value, households.0, band);
        tell(
            area.span,
            said!(
                "{value} 平方米、{flats} 户，户均不在 {least} 至 {most} 平方米之间",
                "{value} m² for {flats} households, not {least} to {most} each"
            ),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;
    use super::RULE;

    #[test]
    fn a_unit_that_gives_no_households_is_not_judged() {
        assert!(findings(RULE.info.id, &[]).is_empty());
    }
}
