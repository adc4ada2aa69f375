//! 张贴没有照片 · A sheet without a photograph
//!
//! # What it checks
//! 挂上的每一张，第二天起有一张照片（`photo`）：列进附件，写明谁做过脱敏。
//! From the day after it was hung every sheet has a photograph (`photo`), listed among the attachments with who redacted it.
//! 1. 另有登记接着它写的（更正），只判断后一条。 Of a registration that another one carries on, only that one is judged.
//!
//! # Why
//! 日后有人说没见过，照片是最省事的证明；没有照片的，纸还在栏里时补拍一张。
//! Should somebody say it never hung there, a photograph is the simplest proof; take one while the sheet is still up.

use crate::base::diagnostic::Severity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::posting::Posting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Posting> = RecordRule {
    info: RuleInfo {
        severity: Severity::Advice,
        ..RuleInfo::warning("posting/coverage/photo", "sheet-without-photo", include_str!("photo.rs"))
    },
    check,
};

fn check(series: &Series<Posting>, scope: &Scope) -> Verdict {
    if scope.is_corrected(series.this().id) {
        return Verdict::NotApplicable("a later registration carries it on");
    }
    let hung = || series.this().body.sheets.iter().filter(|sheet| sheet.from.value < scope.as_of);
    if hung().next().is_none() {
        return Verdict::NotApplicable("nothing hung on the board before today");
    }
    let bare = hung().filter(|sheet| sheet.photo.is_none());
    let findings = bare.map(|sheet| {
        let slot = &*sheet.slot.value;
        Finding::at(sheet.slot.span, said!("挂在 {slot} 的这一张没有照片", "there is no photograph of the sheet at {slot}"))
            .mend(said!("拍一张放进 attachments，列进“附件”，在这里写 照片: 文件名", "take one, list it under `attachments` and name it here as `photo`"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(sheets: &str) -> Vec<String> {
        verdict(kind_of_folder("posting").unwrap(), super::RULE.info.id, &[&format!("record: notice/a\nsheets: [{sheets}]\n")])
    }

    #[test]
    fn what_was_hung_has_its_photograph() {
        assert_eq!(check("{slot: a, from: 2026-11-01, photo: a.png}"), ["holds"]);
        assert_eq!(check("{slot: a, from: 2026-11-01}"), ["2:17 挂在 a 的这一张没有照片"]);
    }

    #[test]
    fn what_is_still_to_be_hung_needs_none() {
        assert_eq!(check("{slot: a, from: 2026-11-22}"), ["n/a: nothing hung on the board before today"]);
        assert_eq!(check(""), ["n/a: nothing hung on the board before today"]);
    }
}
