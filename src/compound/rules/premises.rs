//! 附近没有够大的党群服务站 · No station near enough and large enough
//!
//! # What it checks
//! 采用了“党群服务站”约定的小区：自己的或上级单位的党群服务站、微站、中心里，至少一处在约定的距离以内，面积不小于约定。
//! Where a compound adopted the procedure on stations: of its own and of the units above, one is within the distance and large enough.
//! 1. 小区没有写“位置”，或没有一处场所既写了位置又写了面积的，不判断。
//!    A compound without a location, or without a venue that gives both location and area, is not judged.
//! 2. 停用的、还没有启用的、没有公布的不算。 What is closed, not opened yet or not published does not count.
//!
//! # Why
//! 服务半径和面积是约定好的，差多少要让人看见，才好想办法。
//! Distance and size were agreed on; how much is lacking must be seen before anything is done.

use super::CompoundRule;
use crate::base::area::Area;
use crate::base::diagnostic::Diagnostic;
use crate::base::number::Count;
use crate::compound::Compound;
use crate::load::Loaded;
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::record::venue::{Venue, VenueSort};
use crate::record::{Body, Record};
use crate::said;
use crate::unit::Level;

/// The pack rule it rests on.
const BASIS: &str = "sd.station";

/// The rule.
pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &[BASIS],
        ..RuleInfo::warning("venue/coverage/premises", "station-too-far-or-too-small", include_str!("premises.rs"))
    },
    check,
};

/// A station with what is judged of it.
pub struct Station<'c> {
    /// Where it is told.
    pub record: &'c Record,
    /// The unit above it belongs to.
    pub from: Option<&'c Loaded>,
    /// How far away.
    pub metres: u64,
    /// How large.
    pub area: Area,
}

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    judge(compound, info).into_iter().collect()
}

fn judge(compound: &Compound, info: &RuleInfo) -> Option<Diagnostic> {
    let (radius, least) = asked(compound)?;
    let here = compound.unit.location.as_ref()?;
    let (nearest, fits) = reach(compound)?;
    if fits {
        return None;
    }
    let (title, metres, area) = (&*nearest.record.header.title.value, nearest.metres, nearest.area);
    let what = said!(
        "{radius} 米以内没有 {least} 平方米以上的党群服务站；最近的“{title}”在 {metres} 米外，{area} 平方米",
        "there is no station of {least} m² within {radius} m; the nearest, “{title}”, is {metres} m away and has {area} m²"
    );
    let mend = said!(
        "核对位置和面积；确实没有的，写进豁免，说明打算怎么办",
        "check location and area; where there is none, add a waiver that says what is planned"
    );
    Some(info.at(compound.source.place(here.span), what).mend(mend))
}

/// How near and how large a station has to be.
fn asked(compound: &Compound) -> Option<(Count, Area)> {
    let rule = compound.pack.text(BASIS, compound.as_of).ok()?;
    Some((rule.param("radius_m")?.scalar()?, rule.param("min_area_m2")?.scalar()?))
}

/// The nearest station that is near and large enough, else the nearest there is; nothing where nothing can be judged.
pub fn reach<'c>(compound: &Compound<'c>) -> Option<(Station<'c>, bool)> {
    let (radius, least) = asked(compound)?;
    if compound.unit.level() != Level::Compound || compound.own.flawed.unit {
        return None;
    }
    let above = || compound.above.iter().copied();
    if std::iter::once(compound.own).chain(above()).any(|unit| unit.flawed.any_of("venue")) {
        return None;
    }
    let own = compound.own.records.iter().map(|record| (record, None));
    let all = own.chain(above().flat_map(|unit| unit.records.iter().map(move |record| (record, Some(unit)))));
    let stations = all.filter_map(|(record, from)| station(record, from, compound));
    let judged = stations.map(|station| (station.metres <= radius.0 && station.area >= least, station));
    let nearest = judged.min_by_key(|(fits, station)| (!fits, station.metres, station.record.id.0.as_str()));
    nearest.map(|(fits, station)| (station, fits))
}

fn station<'c>(record: &'c Record, from: Option<&'c Loaded>, compound: &Compound) -> Option<Station<'c>> {
    let Body::Venue(venue) = &record.body else { return None };
    let header = &record.header;
    let counts = header.is_public(compound.as_of) && header.status() == Status::Published && header.purged.is_none();
    if !counts || !is_station(venue) || !venue.is_open(compound.as_of) {
        return None;
    }
    let metres = venue.metres_from(compound.unit.location.as_ref().map(|location| &location.value))?;
    Some(Station { record, from, metres, area: venue.area.as_ref()?.value })
}

/// Whether it is a station of the party and of everybody's.
pub fn is_station(venue: &Venue) -> bool {
    matches!(venue.sort.value, VenueSort::Station | VenueSort::MicroStation | VenueSort::Centre)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, findings_under};
    use crate::law::Pack;

    const ID: &str = super::RULE.info.id;
    const UNIT: (&str, &str) = ("compound.yaml", "name: 测试\nlocation: {latitude: 0.01, longitude: 0.02}\n");

    fn venue(longitude: &str, area: &str, more: &str) -> String {
        format!(
            "title: 站\npublished: 2026-10-14\nsort: station\naddress: 南门\nlocation: {{latitude: 0.01, longitude: {longitude}}}\narea: {area}\n{more}"
        )
    }

    fn check(venues: &[String]) -> Vec<String> {
        let paths: Vec<String> = (0..venues.len()).map(|at| format!("venue/v{at}.yaml")).collect();
        let files: Vec<(&str, &str)> =
            std::iter::once(UNIT).chain(paths.iter().map(String::as_str).zip(venues.iter().map(String::as_str))).collect();
        findings_under(Pack::for_unit(&["dangjian"]).0, ID, &files)
    }

    #[test]
    fn one_near_and_large_enough_suffices() {
        // A thousandth of a degree at the equator is 111 m.
        assert!(check(&[venue("0.024", "200", ""), venue("0.03", "20", "")]).is_empty());
        assert!(check(&[]).is_empty(), "nothing to judge");
        assert!(findings(ID, &[UNIT, ("venue/a.yaml", &venue("0.03", "20", ""))]).is_empty(), "nobody adopted it");
    }

    // breaks: sd.station
    #[test]
    fn too_far_or_too_small_is_found_with_what_is_lacking() {
        let far = check(&[venue("0.03", "300", ""), venue("0.021", "199.99", "")]);
        assert_eq!(far, ["compound.yaml:2:11 500 米以内没有 200.00 平方米以上的党群服务站；最近的“站”在 111 米外，199.99 平方米"]);
        assert_eq!(check(&[venue("0.021", "300", "closed: 2026-11-01\n"), venue("0.03", "300", "")]).len(), 1, "closed does not count");
    }
}
