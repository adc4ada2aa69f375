//! Sheets of the site made by hand: what is planned, what is told of it, what is set, and what is refused.

use super::copy::{Measure, Scribe};
use super::paper::{Paper, Size, floor};
use super::press::{Jam, Press};
use super::{Fault, Job, Order, code, proof, tile};
use crate::base::source::{Span, decode};
use crate::disclosure::{Block, Cell, Column, Roll, RollEntry, Row, Table};
use crate::render::cells::Cells;
use crate::render::html::fixture::{day, money, site};
use crate::render::route::Spot;
use crate::site::Site;
use crate::site::sheet::{Goal, Part, Sheet, What, records, sheets};
use crate::theme::Theme;
use crate::unit::board::{LetterHeight, Locale};

const A4: Paper = Paper { size: Size::A4, landscape: false, gray: false, bleed: 0 };

/// Works with a typesetter and the words of Simplified Chinese.
fn at_work<R>(site: &Site, work: impl FnOnce(&Press, &Cells) -> R) -> R {
    let theme = Theme::embedded().unwrap();
    let press = Press::new(&theme, &[]).unwrap();
    let spot = Spot::at(0, "");
    work(&press, &Cells::new(theme.voice(Locale::ZhHans).unwrap(), &site.names, &spot))
}

/// A sheet of few words.
fn small(site: &Site) -> Sheet {
    let slip = sheets(site).into_iter().find(|sheet| sheet.what == What::Slip).unwrap();
    Sheet { parts: vec![Part { lead: Some(Cell::text("一句话。")), ..Part::default() }], blanks: Vec::new(), ..slip }
}

fn json(copy: &impl serde::Serialize) -> String {
    serde_json::to_string(copy).unwrap()
}

#[test]
fn every_sheet_that_is_planned_has_a_name_of_its_own_and_leads_somewhere() {
    let site = site();
    let all = sheets(&site);
    let mut names: Vec<&str> = all.iter().map(|sheet| sheet.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "no two sheets share a file");
    for sheet in &all {
        assert!(sheet.fingerprint.as_ref().is_some_and(|digits| digits.len() == 16), "{}", sheet.name);
        assert!(sheet.code.0.address(&site).unwrap().starts_with("https://gs.example.cn/shuiyue-garden/Q/"), "{}", sheet.name);
        let of_record = sheet.record.is_some();
        assert_eq!(of_record, sheet.version.is_some(), "{}", sheet.name);
        assert_eq!(of_record, matches!(sheet.code.0, Goal::Page(_)), "{}", sheet.name);
    }
    let silent = records(&site).filter(|(_, page)| page.standing.withdrawn.is_some() || page.standing.purged.is_some());
    for (_, page) in silent {
        assert!(all.iter().all(|sheet| sheet.record.as_ref() != Some(&page.teaser.id)), "{}", page.teaser.id.0);
    }
}

#[test]
fn an_order_without_words_makes_what_hangs_today() {
    let site = site();
    let order = |what: &[What], record: Option<&str>| Order {
        what: what.to_vec(),
        papers: Vec::new(),
        usual: A4,
        record: record.map(str::to_string),
        tile: false,
        height: LetterHeight::USUAL,
    };
    let notice = Sheet { what: What::Notice, window: Some((day("2026-11-01"), Some(day("2026-11-22")))), ..small(&site) };
    assert_eq!(order(&[], None).papers(&site, &notice), [A4], "its last day is today");
    let over = Sheet { window: Some((day("2026-11-01"), Some(day("2026-11-21")))), ..notice.clone() };
    assert!(order(&[], None).papers(&site, &over).is_empty());
    assert_eq!(order(&[What::Notice], None).papers(&site, &over), [A4], "whoever names it has it");
    assert!(order(&[], Some("finance/none")).papers(&site, &over).is_empty());
    let summary = Sheet { what: What::Summary, record: None, ..notice };
    assert_eq!(order(&[], None).papers(&site, &summary).first().map(|paper| paper.size), Some(Size::A3));
}

#[test]
fn in_brief_the_largest_rows_stay_and_the_rest_is_counted() {
    let site = site();
    let row = |name: &str, amount: &str| Row {
        details: vec![("finance.payer".into(), Cell::text("某公司"))],
        ..Row::of([Cell::text(name), money(amount)])
    };
    let rows = vec![row("甲", "5.00"), row("乙", "900.00"), row("丙", "-70.00"), row("丁", "1.00")];
    let columns = vec![Column::words("finance.subject"), Column::numbers("finance.amount")];
    let table = Block::Table(Table {
        caption: "finance.income".into(),
        columns,
        rows,
        total: Some(Row::of([Cell::text("合计"), money("836.00")])),
    });
    let part = Part { blocks: vec![table], ..Part::default() };
    at_work(&site, |_, cells| {
        let brief = json(&Scribe { cells, measure: Measure { rows: 3, details: false, ..Measure::WHOLE } }.part(&part));
        assert!(brief.contains("乙") && brief.contains("丙") && !brief.contains("甲") && !brief.contains("丁"), "{brief}");
        assert!(brief.contains("其余 2 项扫码查看") && brief.contains("836.00") && !brief.contains("某公司"), "{brief}");
        let whole = json(&Scribe { cells, measure: Measure::WHOLE }.part(&part));
        assert!(whole.contains("甲") && whole.contains("某公司") && !whole.contains("其余"), "{whole}");
    });
}

#[test]
fn in_brief_people_and_what_stands_aside_are_left_out_with_their_headings() {
    let site = site();
    let entry = RollEntry { person: Cell::text("甲五"), posts: vec![Cell::text("委员")], details: Vec::new(), phone: None };
    let roll = Block::Roll(Roll { title: "sheet.members".into(), entries: vec![entry] });
    let members = Part { title: Some("sheet.members".into()), blocks: vec![roll], ..Part::default() };
    let table = Block::Table(Table {
        caption: "finance.income".into(),
        columns: vec![Column::words("finance.building"), Column::numbers("finance.area").aside(), Column::numbers("finance.amount")],
        rows: vec![Row::of([Cell::text("3 栋"), Cell::text("六千平方米"), money("5.00")])],
        total: None,
    });
    let sheet = Sheet { parts: vec![members, Part { blocks: vec![table], ..Part::default() }], ..small(&site) };
    at_work(&site, |_, cells| {
        let told = |measure: Measure| json(&Scribe { cells, measure }.parts(&sheet));
        let whole = told(Measure::WHOLE);
        assert!(whole.contains("甲五") && whole.contains("六千平方米"), "{whole}");
        let brief = told(Measure { rolls: false, details: false, ..Measure::WHOLE });
        assert!(
            !brief.contains("甲五") && !brief.contains("委员会由谁组成") && !brief.contains("六千平方米") && brief.contains("5.00"),
            "{brief}"
        );
        assert!(!told(Measure { rows: 0, ..Measure::WHOLE }).contains("5.00"));
    });
}

#[test]
fn what_somebody_wrote_is_words_in_one_style_each() {
    let text = "一 **重要 *很* 话** `#panic()` $x$ {{ y }}\n\n- 甲\n  - 乙\n\n| 项 | 数 |\n| --- | --: |\n| 灯 | 3 |\n";
    let source = decode("a.md", text.as_bytes()).unwrap();
    let (prose, _) = crate::base::markdown::parse(&source, Span { start: 0, end: u32::try_from(text.len()).unwrap() });
    let told = json(&super::prose::passages(&prose));
    for run in [
        r##"{"words":"#panic()","style":"code"}"##,
        r#"{"words":"重要 ","style":"strong"}"#,
        r#"{"words":"很","style":"emphasis"}"#,
        r#"$x$ {{ y }}"#,
        r#""numbers":[false,true]"#,
        r#""word":"list","start":null"#,
    ] {
        assert!(told.contains(run), "{run} in {told}");
    }
}

#[test]
fn a_set_sheet_is_legible_reads_back_and_is_the_same_file_twice() {
    let site = site();
    at_work(&site, |press, cells| {
        assert_eq!(press.families(), ["LXGW WenKai"]);
        assert!(press.missing("㛃䶮\u{202e}𬸣\n").is_empty());
        assert_eq!(press.missing("𠀀𠀀a"), ['𠀀']);
        let sheet = small(&site);
        let job = Job { press, site: &site, cells, sheet: &sheet, paper: A4, height: LetterHeight::USUAL };
        let forme = press.set(&json(&job.copied(Measure::WHOLE)), Vec::new()).unwrap();
        assert_eq!(forme.pages(), 1);
        let inventory = forme.inventory(0);
        assert_eq!(inventory.beyond, Vec::<String>::new());
        assert!(inventory.smallest.unwrap() >= i64::from(floor(40, LetterHeight::USUAL)));
        let expected = code::expected(&site, &sheet, A4, 1);
        assert_eq!((expected.addresses.len(), proof::codes(&forme, &expected)), (1, Ok(())));
        let other = proof::Expected { addresses: vec!["https://gs.example.cn/other".into()], module: expected.module };
        assert_eq!(proof::codes(&forme, &other), Err("https://gs.example.cn/other".into()), "a code that says something else is none");
        let twice = proof::Expected { addresses: [&expected.addresses[..], &expected.addresses[..]].concat(), module: expected.module };
        assert!(proof::codes(&forme, &twice).is_err(), "two codes are expected, one stands there");
        let pdf = forme.pdf("a", day("2026-11-22")).unwrap();
        assert_eq!(pdf, press.set(&json(&job.copied(Measure::WHOLE)), Vec::new()).unwrap().pdf("a", day("2026-11-22")).unwrap());
        let pieces = tile::tiled(&Job { paper: Paper { size: Size::A3, ..A4 }, ..job }, "a", day("2026-11-22"), pdf, 1).unwrap();
        let count = lopdf::Document::load_mem(&pieces).unwrap().get_pages().len();
        assert_eq!(count, 1 + 2 * 2, "a map, and A3 in two rows of two: an office printer leaves an edge");
    });
}

#[test]
fn what_the_templates_say_wrong_is_told_with_its_line() {
    let site = site();
    let theme = Theme::load("mine", &[("poster/main.typ".into(), b"\n#nothing\n".to_vec())]).unwrap();
    let press = Press::new(&theme, &[]).unwrap();
    let jams = press.set("{}", Vec::new()).err().unwrap();
    assert!(
        matches!(jams.as_slice(), [Jam { path, line: 2, words }] if path == "poster/main.typ" && words.contains("nothing")),
        "{jams:?}"
    );
    let theme =
        Theme::load("mine", &[("poster/main.typ".into(), "#set page(width: 90mm, height: 90mm)\n#text(size: 4pt)[小]".into())]).unwrap();
    let press = Press::new(&theme, &[]).unwrap();
    let spot = Spot::at(0, "");
    let voice = Theme::embedded().unwrap();
    let cells = Cells::new(voice.voice(Locale::ZhHans).unwrap(), &site.names, &spot);
    let sheet = Sheet { what: What::List, ..small(&site) };
    let job = Job { press: &press, site: &site, cells: &cells, sheet: &sheet, paper: A4, height: LetterHeight::USUAL };
    assert_eq!(job.made(false, false).err().unwrap(), [Fault::Small(40, 93)], "letters nobody can read are refused");
}

#[test]
fn an_address_is_refused_where_its_code_would_be_wider_than_half_the_paper() {
    let mut site = site();
    let sheet = small(&site);
    let refused = |site: &Site, paper: Paper| {
        at_work(site, |press, cells| {
            let job = Job { press, site, cells, sheet: &sheet, paper, height: LetterHeight::USUAL };
            job.short().err().map(|faults| matches!(faults.as_slice(), [Fault::Long(_, Some(_), _)]))
        })
    };
    assert_eq!(refused(&site, A4), None);
    site.address = Some(format!("https://gs.example.cn/{}", "a".repeat(278)));
    assert_eq!(refused(&site, A4), Some(true), "three hundred characters are a code, and too wide a one");
    assert_eq!(refused(&site, Paper { size: Size::A0, ..A4 }), Some(true), "a wall is read from farther, and no help");
    site.address = Some(format!("https://gs.example.cn/{}", "a".repeat(3_000)));
    assert_eq!(refused(&site, Paper { size: Size::A0, ..A4 }), Some(false), "no code holds three thousand");
    site.address = None;
    assert_eq!(refused(&site, A4), None, "without an address there is none to refuse");
}
