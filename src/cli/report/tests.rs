//! The exact words and carets of reports.

use super::*;
use crate::base::source::Span;

fn source(path: &str, text: &str) -> Arc<Source> {
    Arc::new(Source { path: path.into(), text: text.into(), ..Source::default() })
}

fn at(source: &Arc<Source>, words: &str) -> Place {
    let start = source.text.find(words).unwrap();
    source.place(Span::new(start, start + words.len()))
}

fn drawn(lang: Lang, diagnostics: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    Report { lang, ..Report::default() }.write(diagnostics, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn json_lines(diagnostics: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    Report { json: true, ..Report::default() }.write(diagnostics, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Everything a finding can have, in a file with Windows line ends.
fn full() -> Diagnostic {
    let ledger = source("水岳花园/账目/2026-q3.yaml", "标题: 三季度公共收益\r\n期初: 1,000.00\r\n期末: 3,400.00 # 元\r\n");
    let what = said!("期末余额与账不符，相差 12.00 元", "the closing balance is off by 12.00");
    Diagnostic::error("finance/consistent/closing-balance", at(&ledger, "3,400.00"), what)
        .label(said!("应为 3,412.00", "should be 3,412.00"))
        .why(said!("账目应当平衡", "accounts balance"))
        .mend(said!("核对收入与支出", "check income and expenditure"))
        .also(at(&ledger, "1,000.00"), said!("期初在这里", "opening here"))
}

#[test]
fn everything_at_once() {
    assert_eq!(
        drawn(Lang::Zh, &[full()]),
        "\
错误[finance/consistent/closing-balance]: 期末余额与账不符，相差 12.00 元
 --> 水岳花园/账目/2026-q3.yaml:3:5
  |
3 | 期末: 3,400.00 # 元
  |       ^^^^^^^^ 应为 3,412.00
  |
 ::: 水岳花园/账目/2026-q3.yaml:2:5
  |
2 | 期初: 1,000.00
  |       -------- 期初在这里
  |
  = 为什么: 账目应当平衡
  = 怎么改: 核对收入与支出

1 个错误，0 个警告
"
    );
    assert_eq!(
        drawn(Lang::En, &[full()]),
        "\
error[finance/consistent/closing-balance]: the closing balance is off by 12.00
 --> 水岳花园/账目/2026-q3.yaml:3:5
  |
3 | 期末: 3,400.00 # 元
  |       ^^^^^^^^ should be 3,412.00
  |
 ::: 水岳花园/账目/2026-q3.yaml:2:5
  |
2 | 期初: 1,000.00
  |       -------- opening here
  |
  = why: accounts balance
  = help: check income and expenditure

1 error, 0 warnings
"
    );
}

#[test]
fn carets_stand_under_wide_characters_and_tabs() {
    let people = source("a.yaml", "甲: 乙\n\t说明: 全角：值，ａｂ\n");
    let colon = Diagnostic::warning("yaml/format/syntax", at(&people, "：值"), said!("中文冒号", "a full-width colon"));
    let tab = Diagnostic::error("yaml/format/syntax", at(&people, "\t"), said!("制表符", "a tab"));
    let wide = Diagnostic::new("a/b/c", Severity::Advice, at(&people, "ａｂ"), said!("全角字母", "wide letters"));
    assert_eq!(
        drawn(Lang::Zh, &[colon.clone(), tab.clone(), wide.clone()]),
        "\
错误[yaml/format/syntax]: 制表符
 --> a.yaml:2:1
  |
2 |     说明: 全角：值，ａｂ
  | ^^^^

警告[yaml/format/syntax]: 中文冒号
 --> a.yaml:2:8
  |
2 |     说明: 全角：值，ａｂ
  |               ^^^^

建议[a/b/c]: 全角字母
 --> a.yaml:2:11
  |
2 |     说明: 全角：值，ａｂ
  |                     ^^^^

1 个错误，1 个警告，1 条建议
"
    );
    let english = drawn(Lang::En, &[colon, tab, wide]);
    assert!(english.contains("warning[yaml/format/syntax]: a full-width colon") && english.contains("advice[a/b/c]: wide letters"));
    assert!(english.ends_with("1 error, 1 warning, 1 advice\n"));
}

#[test]
fn too_many_of_one_sort_are_counted_and_not_drawn() {
    let table = source("q3.csv", &"x,y\n".repeat(60));
    let at = |line: usize| table.place(Span::new(4 * line, 4 * line + 1));
    let mut found: Vec<Diagnostic> = (0..60).map(|line| Diagnostic::error("table/format/width", at(line), said!("甲", "one"))).collect();
    found.push(Diagnostic::error("a/b/c", at(59), said!("乙", "two")));
    let text = drawn(Lang::Zh, &found);
    assert_eq!((text.matches("错误[").count(), text.matches("还有 10 处").count()), (51, 1));
    assert!(text.contains("q3.csv：table/format/width 还有 10 处，没有列出\n") && text.ends_with("61 个错误，0 个警告\n"));
    assert!(!drawn(Lang::Zh, &found[10..]).contains("没有列出"));
}

#[test]
fn personal_numbers_are_masked_everywhere() {
    let people = source("a.yaml", "甲一:\n  电话: 139 1234\n    5678 # 家\n");
    let phone = source("13912345678.yaml", "");
    let found = [
        Diagnostic::error("privacy/format/mobile", at(&people, "139 1234\n    5678"), said!("手机号 13912345678", "mobile 13912345678")),
        Diagnostic::error("source/format/name", phone.place(Span::default()), said!("文件名", "the name")),
    ];
    assert_eq!(
        drawn(Lang::En, &found),
        "\
error[source/format/name]: the name
--> 139****5678.yaml:1:1

error[privacy/format/mobile]: mobile 139****5678
 --> a.yaml:2:7
  |
2 |   电话: 139 ****
  |         ^^^^^^^^

2 errors, 0 warnings
"
    );
    for text in [drawn(Lang::Zh, &found), json_lines(&found)] {
        assert!(!text.contains("13912345678") && !text.contains("1234"), "{text}");
    }
}

#[test]
fn a_finding_without_text_names_its_file() {
    let nameless = source("content/x/坏 名\u{1b}[31m.yaml", "");
    let found = [Diagnostic::error("source/format/name", nameless.place(Span::default()), said!("文件名不能有空格", "no spaces in names"))
        .mend(said!("改名", "rename it"))];
    assert_eq!(
        drawn(Lang::Zh, &found),
        "错误[source/format/name]: 文件名不能有空格\n--> content/x/坏 名\u{fffd}[31m.yaml:1:1\n = 怎么改: 改名\n\n1 个错误，0 个警告\n"
    );
}

#[test]
fn long_lines_and_long_stretches_are_cut() {
    let long = source("a.yaml", &format!("说明: {}金额{}\n下: 2\n", "很长的行".repeat(100), "后面还有".repeat(100)));
    let inside = drawn(Lang::Zh, &[Diagnostic::error("a/b/c", at(&long, "金额"), said!("长", "long"))]);
    assert!(inside.contains("--> a.yaml:1:405") && inside.lines().all(|line| line.chars().count() < 160), "{inside}");
    let whole = drawn(Lang::Zh, &[Diagnostic::error("a/b/c", long.place(Span::new(0, long.text.len())), said!("全", "all"))]);
    assert!(whole.contains("a.yaml:1:1") && !whole.contains("下: 2"), "{whole}");
    let end = drawn(Lang::Zh, &[Diagnostic::error("a/b/c", long.place(Span::new(long.text.len(), long.text.len())), said!("尾", "end"))]);
    assert!(end.contains("a.yaml:3:1"), "{end}");
    let huge = source("a.yaml", &"长".repeat(100_000));
    let cut = drawn(Lang::Zh, &[Diagnostic::error("a/b/c", huge.place(Span::new(3, 6)), said!("巨", "huge"))]);
    assert!(cut.contains("a.yaml:1:2") && cut.len() < 200, "{cut}");
}

#[test]
fn json_is_one_object_a_line_in_a_fixed_order() {
    assert_eq!(
        json_lines(&[full()]),
        concat!(
            r#"{"rule":"finance/consistent/closing-balance","severity":"error","path":"水岳花园/账目/2026-q3.yaml","#,
            r#""line":3,"column":5,"end_line":3,"end_column":13,"#,
            r#""what":{"zh":"期末余额与账不符，相差 12.00 元","en":"the closing balance is off by 12.00"},"#,
            r#""label":{"zh":"应为 3,412.00","en":"should be 3,412.00"},"why":{"zh":"账目应当平衡","en":"accounts balance"},"#,
            r#""mend":{"zh":"核对收入与支出","en":"check income and expenditure"},"#,
            r#""related":[{"path":"水岳花园/账目/2026-q3.yaml","line":2,"column":5,"end_line":2,"end_column":13,"#,
            r#""what":{"zh":"期初在这里","en":"opening here"}}]}"#,
            "\n"
        )
    );
}

#[test]
fn order_and_summary_do_not_depend_on_the_order_found() {
    let a = source("a.yaml", "甲: 1\n乙: 2\n");
    let b = source("b.yaml", "丙: 3\n");
    let one = Diagnostic::error("r/s/t", at(&a, "乙"), said!("一", "one"));
    let two = Diagnostic::error("r/s/t", at(&b, "丙"), said!("二", "two"));
    let three = Diagnostic::warning("r/s/a", at(&a, "甲"), said!("三", "three"));
    let there = [one.clone(), two.clone(), three.clone()];
    let back = [three, two, one];
    assert_eq!(drawn(Lang::Zh, &there), drawn(Lang::Zh, &back));
    assert_eq!(json_lines(&there), json_lines(&back));
    assert!(drawn(Lang::Zh, &there).ends_with("2 个错误，1 个警告\n"));
    assert_eq!((drawn(Lang::Zh, &[]), drawn(Lang::En, &[])), ("没有发现问题\n".into(), "no problems found\n".into()));
    assert_eq!(json_lines(&[]), "");
}

#[test]
fn colour_only_when_asked() {
    let mut out = Vec::new();
    Report { colour: true, ..Report::default() }.write(&[full()], &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().contains("\u{1b}[") && !drawn(Lang::Zh, &[full()]).contains('\u{1b}'));
}
