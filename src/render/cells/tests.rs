use super::*;
use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::id::{OrganizationId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::number::Ratio;
use crate::base::scalar::Scalar;
use crate::disclosure::Stamp;
use crate::site::OrganizationName;
use crate::theme::Theme;
use crate::unit::board::Locale;

fn in_locale(locale: Locale, cell: &Cell, manner: Manner) -> String {
    let theme = Theme::embedded().unwrap();
    let mut names = Names::default();
    let name =
        OrganizationName { name: "第三届业主委员会".into(), short: "业委会".into(), route: Some("roster/oc.html".into()) };
    names.organizations.insert("oc".into(), name);
    names.records.insert("finance/q3".into(), ("<三季度>".into(), Some("finance/q3.html".into())));
    let spot = Spot::at(1, "");
    let html = Cells::new(theme.voice(locale).unwrap(), &names, &spot).html(cell, manner);
    html.as_str().to_string()
}

#[test]
fn amounts_carry_their_unit_only_outside_columns() {
    let cell = Cell::Money(Money::from_fen(-12_348_960));
    assert_eq!(in_locale(Locale::ZhHans, &cell, Manner::Full), "<span class=\"gs-sum\">-123,489.60 元</span>");
    assert_eq!(in_locale(Locale::ZhHans, &cell, Manner::Bare), "<span class=\"gs-sum\">-123,489.60</span>");
    assert_eq!(in_locale(Locale::En, &cell, Manner::Full), "<span class=\"gs-sum\">-¥123,489.60</span>");
    assert_eq!(in_locale(Locale::ZhHans, &Cell::Area(Area(8_211_400)), Manner::Full), "82,114.00 ㎡");
}

#[test]
fn capitals_are_chinese_only() {
    let cell = Cell::Capitals(Money::from_fen(12_600_000_000));
    assert_eq!(in_locale(Locale::ZhHans, &cell, Manner::Full), "人民币壹亿贰仟陆佰万元整");
    assert_eq!(in_locale(Locale::ZhHant, &cell, Manner::Full), "人民幣壹億貳仟陸佰萬元整");
    assert!(in_locale(Locale::En, &cell, Manner::Full).contains("¥126,000,000.00"));
}

#[test]
fn rounded_sums_are_said_in_the_readers_way() {
    let cell = Cell::Wan(Money::from_fen(6_126_000));
    assert_eq!(in_locale(Locale::ZhHant, &cell, Manner::Full), "6.1 萬元");
    assert_eq!(in_locale(Locale::En, &cell, Manner::Full), "¥61,000");
}

#[test]
fn nobody_is_shown_by_id() {
    assert_eq!(in_locale(Locale::ZhHans, &Cell::Person(PersonId("p-01".into())), Manner::Full), "不公开");
    assert_eq!(in_locale(Locale::ZhHans, &Cell::OwnerName(crate::party::person::PrivateName("王小明".into())), Manner::Full), "王*");
}

#[test]
fn links_are_relative_and_titles_escaped() {
    let html = in_locale(Locale::ZhHans, &Cell::Record(RecordId("finance/q3".into())), Manner::Full);
    assert_eq!(html, "<a href=\"../finance/q3.html\">&lt;三季度&gt;</a>");
}

#[test]
fn a_stamp_names_body_day_and_opinion() {
    let by = Cell::Organization(OrganizationId("oc".into()));
    let stamp = Stamp { by, opinion: Some("level.compound".into()), on: Date::new(2026, 8, 22) };
    let html = in_locale(Locale::ZhHans, &Cell::Stamp(Box::new(stamp)), Manner::Full);
    assert_eq!(html, "<span class=\"gs-stamp\">业委会 <time datetime=\"2026-08-22\">8月22日</time> 小区</span>");
}

#[test]
fn dates_and_shares() {
    let date = Cell::Date(Date::parse("2026-10-14").unwrap());
    assert_eq!(in_locale(Locale::En, &date, Manner::Full), "<time datetime=\"2026-10-14\">14 October 2026</time>");
    assert_eq!(in_locale(Locale::En, &Cell::Ratio(Ratio { part: 1, whole: 3 }), Manner::Full), "33.3%");
}

#[test]
fn hostile_words_stay_words() {
    let html = in_locale(Locale::ZhHans, &Cell::text("<script>\"'&"), Manner::Full);
    assert_eq!(html, "&lt;script&gt;&quot;&#39;&amp;");
}
