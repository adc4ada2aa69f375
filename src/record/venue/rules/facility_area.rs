//! 各间加起来比场所还大 · Rooms larger than their venue
//!
//! # What it checks
//! 写了面积的设施加起来，不大于场所的面积。
//! The areas of the facilities, as far as given, are together not larger than the venue's.
//! 1. 场所没有写面积的，不判断。 A venue without an area is not judged.
//!
//! # Why
//! 面积是不是达标要拿来比，分着大、合着小，总有一个数写错了。
//! The area is held against what was promised; where the parts exceed the whole, one of the numbers is wrong.

use crate::base::area::Area;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::record::venue::Venue;
use crate::said;

pub const RULE: RecordRule<Venue> =
    RecordRule { info: RuleInfo::error("venue/consistent/area", "rooms-larger-than-venue", include_str!("facility_area.rs")), check };

fn check(series: &Series<Venue>, _scope: &Scope) -> Verdict {
    let venue = series.this().body;
    let Some(whole) = &venue.area else { return Verdict::NotApplicable("the venue has no area") };
    let rooms = venue.facilities.iter().filter_map(|facility| facility.area.as_ref());
    let sum = Area(rooms.map(|area| area.0).sum());
    let larger = (sum > whole.value).then(|| {
        let area = whole.value;
        Finding::at(whole.span, said!("场所 {area} 平方米，各间加起来 {sum} 平方米", "the venue has {area} m², its rooms together {sum} m²"))
            .mend(said!("核对面积；院子、场地不算在屋里的，另写一处场所", "check the areas; a yard that is not indoors is a venue of its own"))
    });
    Verdict::of(larger.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("venue").unwrap(), super::RULE.info.id, &[&format!("sort: station\naddress: 南门\n{rest}")])
    }

    #[test]
    fn the_rooms_fit_into_the_venue() {
        let rooms = "facilities: [{name: 甲, area: 60}, {name: 乙, area: 40.5}, {name: 丙}]\n";
        assert_eq!(check(&format!("area: 100.50\n{rooms}")), ["holds"]);
        assert_eq!(check(&format!("area: 100.49\n{rooms}")), ["3:7 场所 100.49 平方米，各间加起来 100.50 平方米"]);
        assert_eq!(check(rooms), ["n/a: the venue has no area"]);
    }
}
