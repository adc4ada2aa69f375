//! 还没发布就挂上了 · Hung before it was published
//!
//! # What it checks
//! 每一处、每个平台，`from` 不早于被张贴的记录的发布日期。
//! Of every place and platform `from` is not before the day on which the posted record was published.
//! 1. 另有登记接着它写的（更正），只判断后一条。 Of a registration that another one carries on, only that one is judged.
//!
//! # Why
//! 那时这条记录还没有发布，挂着的只能是别的东西；倒填日期的公示等于没有公示。
//! What hung then was something else: the record was not published yet, and a notice dated back is no notice.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::posting::Posting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Posting> = RecordRule {
    info: RuleInfo::error("posting/range/published", "hung-before-published", include_str!("before_published.rs")),
    check,
};

fn check(series: &Series<Posting>, scope: &Scope) -> Verdict {
    let posting = series.this().body;
    let Some(entry) = scope.catalogue.get(&posting.record.0) else {
        return Verdict::NotApplicable("the posted record is not known");
    };
    if scope.is_corrected(series.this().id) {
        return Verdict::NotApplicable("a later registration carries it on");
    }
    let published = entry.published;
    let sheets = posting.sheets.iter().map(|sheet| &sheet.from);
    let hung = sheets.chain(posting.online.iter().map(|online| &online.from));
    let early = hung.filter(|from| from.value < published).map(|from: &At<Date>| {
        let first = from.value;
        let what = said!(
            "{first} 挂上，而这条记录 {published} 才发布",
            "hung on {first}, though the record was only published on {published}"
        );
        Finding::at(from.span, what)
            .mend(said!("改正挂上的日期；确实先挂了纸的，核对记录的发布日期", "mend the day it was hung, or check the day the record was published"))
            .also(posting.record.span, said!("张贴的是这条记录", "this record was posted"))
    });
    Verdict::of(early.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind::CatalogueEntry;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around_with, day, judged, record, verdict};

    fn check(corrected: bool, places: &str) -> Vec<String> {
        let kind = kind_of_folder("posting").unwrap();
        let posting = record(kind, "p", &format!("record: finance/q3\n{places}"));
        let entry = CatalogueEntry {
            title: "甲".into(),
            published: day("2026-10-12"),
            public: true,
            hangs: (day("2026-10-12"), None),
            corrected: false,
        };
        let own = CatalogueEntry { corrected, ..entry.clone() };
        let catalogue = [("finance/q3".to_string(), entry), ("posting/p".to_string(), own)];
        around_with(catalogue, |scope| judged(&[&posting], super::RULE.info.id, scope))
    }

    #[test]
    fn what_hangs_from_its_publication_holds() {
        assert_eq!(check(false, "sheets: [{slot: a, from: 2026-10-12}]\nonline: [{platform: internet, from: 2026-10-13}]\n"), ["holds"]);
    }

    #[test]
    fn what_hung_before_is_found_on_paper_and_on_platforms() {
        let early = "sheets: [{slot: a, from: 2026-09-01, until: 2026-10-10}]\nonline: [{platform: city_platform, from: 2026-10-11}]\n";
        let found = ["2:26 2026-09-01 挂上，而这条记录 2026-10-12 才发布", "3:42 2026-10-11 挂上，而这条记录 2026-10-12 才发布"];
        assert_eq!(check(false, early), found);
        assert_eq!(check(true, early), ["n/a: a later registration carries it on"]);
    }

    #[test]
    fn a_record_that_is_not_there_is_another_rules_matter() {
        let kind = kind_of_folder("posting").unwrap();
        let text = "record: notice/none\nsheets: [{slot: a, from: 2026-09-01}]\n";
        assert_eq!(verdict(kind, super::RULE.info.id, &[text]), ["n/a: the posted record is not known"]);
    }
}
