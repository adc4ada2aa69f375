use super::*;
use crate::base::date::Date;
use crate::base::scalar::{Line, Scalar};
use crate::base::source::{At, Span};
use crate::site::DutyCount;
use crate::statistics::Counts;
use crate::unit::Level;
use crate::unit::board::Locale;

fn at<T>(value: T) -> At<T> {
    At { value, span: Span::default() }
}

pub fn board() -> Board {
    Board {
        title: at(Line::parse("南湖街道小区公示").unwrap()),
        publisher: Some(at(Line::parse("南湖街道办事处").unwrap())),
        locales: vec![at(Locale::ZhHans), at(Locale::En)],
        base_url: None,
        old_base_urls: Vec::new(),
        theme: None,
        letter_height: None,
        filing: None,
        as_of: None,
        about: Some(at("各小区的账目、组织、表决和物业评价，都在这里公开。".to_string())),
        severities: Vec::new(),
    }
}

pub fn unit(id: &str, name: &str, level: Level, parent: Option<&str>) -> Summary {
    Summary {
        id: id.into(),
        name: name.into(),
        level,
        parent: parent.map(String::from),
        region: "440604010000".into(),
        address: Some("南湖一路 8 号".into()),
        households: Some(1_017),
        records: 104,
        latest: Some(("2026年第三季度公共收益收支".into(), "finance/2026-q3.html".into(), Date::new(2026, 10, 14).unwrap())),
        newest: Date::new(2026, 11, 20),
        duties: DutyCount { on_time: 12, late: 1, unseen: 1, not_due: 4, waived: 1, not_applicable: 3 },
        counts: Counts::default(),
    }
}

pub fn small() -> Vec<Summary> {
    let mut empty = unit("xinyuan", "新苑公寓", Level::Compound, Some("nanhu"));
    (empty.latest, empty.records) = (None, 0);
    vec![
        unit("nanhu", "南湖社区", Level::Community, None),
        unit("shuiyue", "水悦花园", Level::Compound, Some("nanhu")),
        unit("anju", "安居苑保障性住房小区（二期、三期）", Level::Compound, Some("nanhu")),
        empty,
        unit("lone", "北门大院", Level::Compound, None),
    ]
}

fn rendered(summaries: &[Summary]) -> Bundle {
    let theme = Theme::embedded().unwrap();
    let mut found = Vec::new();
    let bundle = render(&board(), Some("https://gs.example.cn"), summaries, &theme, Date::new(2026, 11, 22).unwrap(), &mut found);
    assert!(found.is_empty(), "{}", found[0].what.en);
    bundle
}

fn text(bundle: &Bundle, path: &str) -> String {
    let Some(Artifact::Bytes(bytes)) = bundle.get(path) else { panic!("no {path}") };
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_small_board_stands_on_one_page_and_links_to_every_unit() {
    let bundle = rendered(&small());
    let index = text(&bundle, "index.html");
    for unit in small() {
        assert!(index.contains(&format!("{}/index.html", unit.id)), "{}", unit.id);
    }
    assert!(text(&bundle, "en/index.html").contains("../shuiyue/en/finance/2026-q3.html"));
    assert!(crate::theme::unlabelled(&index).is_empty());
}

#[test]
fn a_city_is_a_tree_of_bounded_pages() {
    let mut units = vec![unit("district", "禅城区", Level::District, None)];
    for community in 0..40 {
        let id = format!("c{community}");
        units.push(unit(&id, &format!("第{community}社区"), Level::Community, Some("district")));
        for compound in 0..250 {
            units.push(unit(&format!("{id}-{compound}"), &format!("{community}-{compound}"), Level::Compound, Some(&id)));
        }
    }
    let bundle = rendered(&units);
    let mut linked = 0;
    for (path, _) in bundle.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("en/")) {
        let page = text(&bundle, path);
        assert!(page.len() < 120_000, "{path}: {}", page.len());
        linked += page.matches("class=\"gs-title gs-unit\"").count();
    }
    assert_eq!(linked, 10_000);
    assert!(text(&bundle, "region/c7_3.html").contains("c7_2.html"));
}
