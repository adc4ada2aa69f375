use super::super::tests::{board, unit};
use crate::artifact::{Artifact, Bundle};
use crate::base::date::Date;
use crate::site::Summary;
use crate::statistics::Counts;
use crate::theme::Theme;
use crate::unit::Level;

fn rendered(units: &[Summary]) -> Bundle {
    let (theme, mut found) = (Theme::embedded().unwrap(), Vec::new());
    let bundle = super::super::render(&board(), None, units, &theme, Date::new(2026, 11, 22).unwrap(), &mut found);
    assert!(found.is_empty(), "{}", found[0].what.en);
    bundle
}

fn text(bundle: &Bundle, path: &str) -> String {
    let Some(Artifact::Bytes(bytes)) = bundle.get(path) else { panic!("no {path}") };
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A compound with a committee, and a working group or none.
fn compound(id: &str, parent: Option<&str>, group: bool) -> Summary {
    let mut counts = Counts::default();
    counts.bodies.committee = Some("roster/committee.html".into());
    counts.bodies.group = group.then(|| "roster/group.html".into());
    Summary { counts, ..unit(id, id, Level::Compound, parent) }
}

#[test]
fn every_figure_leads_to_the_records_it_is_reckoned_from() {
    let units = [unit("c", "社区", Level::Community, None), compound("a", Some("c"), true), compound("b", Some("c"), false)];
    let bundle = rendered(&units);
    let page = text(&bundle, "statistics.html");
    assert!(page.contains("href=\"a/roster/group.html\"") && page.contains("href=\"b/index.html\"") && page.contains("1 / 2"));
    assert!(crate::theme::unlabelled(&page).is_empty());
    assert!(text(&bundle, "index.html").contains("href=\"statistics.html#groups\""));
    assert!(text(&bundle, "en/statistics.html").contains("href=\"../a/en/roster/group.html\""));
    assert!(bundle.get("statistics/c.html").is_none(), "the community is all there is of the board");
    let table = text(&bundle, "data/statistics.csv");
    assert!(table.contains(",groups,业委会党的工作小组,1,2,,50.0%,") && table.contains("a/roster/group.html"), "{table}");
}

#[test]
fn one_compound_is_compared_with_nobody() {
    let bundle = rendered(&[compound("a", None, true)]);
    assert!(bundle.get("statistics.html").is_none() && bundle.get("data/statistics.csv").is_none());
    assert!(!text(&bundle, "index.html").contains("statistics.html"));
}

#[test]
fn a_city_tells_its_parts_and_no_page_grows_too_long() {
    let mut units = vec![unit("district", "禅城区", Level::District, None)];
    for community in 0..12 {
        let id = format!("c{community}");
        units.push(unit(&id, &format!("第{community}社区"), Level::Community, Some("district")));
        units.extend((0..70).map(|at| compound(&format!("{id}-{at}"), Some(&id), at % 2 == 0)));
    }
    let bundle = rendered(&units);
    for (path, _) in bundle.iter().filter(|(path, _)| path.contains("statistics") && path.ends_with(".html")) {
        assert!(text(&bundle, path).len() < 120_000, "{path}");
    }
    let top = text(&bundle, "statistics.html");
    assert!(top.contains("420 / 840") && top.contains("href=\"statistics/c7.html\"") && !top.contains("c7-1/"));
    assert!(text(&bundle, "statistics/c7.html").contains("35 / 70"));
    assert!(text(&bundle, "statistics/c7_2.html").contains("href=\"../c7-9/roster/committee.html\""));
    assert!(
        text(&bundle, "index.html").contains("href=\"statistics.html\"")
            && text(&bundle, "region/c7.html").contains("../statistics/c7.html")
    );
}
