//! What is private never gets through: every disguise of every number is found where it stands, and clean records are left alone.

use gongshi::base::date::Date;
use gongshi::base::diagnostic::{Diagnostic, Severity};
use gongshi::base::reading::{ListedFile, SourceFile, UnitFiles};
use gongshi::base::scalar::Scalar as _;
use gongshi::cli::report::{Lang, Report};
use gongshi::law::Packs;
use gongshi::pipeline::{self, Shared};
use gongshi::theme::Theme;
use gongshi::unit::board::Board;

/// A stream of numbers that is the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn one_of<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

/// Where a disguise can be written: anywhere, or in Markdown only.
#[derive(PartialEq)]
enum In {
    Any,
    Markdown,
}

type Disguise = (&'static str, In, fn(&str) -> String);

fn folded(number: &str, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    number.chars().map(|c| c.to_digit(10).map_or(c, |d| digits[d as usize])).collect()
}

fn every(number: &str, by: &str) -> String {
    number.chars().map(String::from).collect::<Vec<_>>().join(by)
}

/// The number cut once where people cut it, with something in the cut.
fn cut(number: &str, by: &str) -> String {
    let at = if number.len() == 11 { 3 } else { 6 };
    format!("{}{by}{}", &number[..at], &number[at..])
}

const DISGUISES: [Disguise; 20] = [
    ("plain", In::Any, str::to_string),
    ("full-width digits", In::Any, |n| folded(n, "０１２３４５６７８９")),
    ("Chinese digits", In::Any, |n| folded(n, "〇一二三四五六七八九")),
    ("capitals", In::Any, |n| folded(n, "零壹贰叁肆伍陆柒捌玖")),
    ("traditional capitals", In::Any, |n| folded(n, "零壹貳參肆伍陸柒捌玖")),
    ("circled digits", In::Any, |n| folded(n, "⓪①②③④⑤⑥⑦⑧⑨")),
    ("superscripts", In::Any, |n| folded(n, "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    ("mathematical digits", In::Any, |n| folded(n, "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")),
    ("zero-width joiners between", In::Any, |n| every(n, "\u{200d}")),
    ("soft hyphens between", In::Any, |n| every(n, "\u{ad}")),
    ("spaces between", In::Any, |n| every(n, " ")),
    ("no-break spaces between", In::Any, |n| every(n, "\u{a0}")),
    ("wide spaces between", In::Any, |n| every(n, "\u{3000}")),
    ("dashes", In::Any, |n| cut(n, "-")),
    ("middle dots between", In::Any, |n| every(n, "·")),
    ("full stops between", In::Any, |n| every(n, ".")),
    ("emphasis around a part", In::Markdown, |n| format!("{}**{}**{}", &n[..3], &n[3..7], &n[7..])),
    ("HTML entities", In::Markdown, |n| n.chars().map(|c| format!("&#{};", u32::from(c))).collect()),
    ("a line break within", In::Markdown, |n| cut(n, "\n")),
    ("a link around a part", In::Markdown, |n| format!("{}[{}](https://a.example/){}", &n[..3], &n[3..7], &n[7..])),
];

fn id_card(dice: &mut Dice) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let province = dice.one_of(&["11", "31", "44", "51", "65"]).to_string();
    let day = format!("{}{:02}{:02}", 1930 + dice.below(90), 1 + dice.below(12), 1 + dice.below(28));
    let body = format!("{province}{:04}{day}{:03}", dice.below(10_000), dice.below(1_000));
    let sum: u32 = body.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize];
    format!("{body}{check}")
}

fn old_id_card(dice: &mut Dice) -> String {
    format!("440{:03}{:02}{:02}{:02}{:03}", dice.below(1000), 30 + dice.below(69), 1 + dice.below(12), 1 + dice.below(28), dice.below(1000))
}

fn bank_card(dice: &mut Dice) -> String {
    let (head, length) = [("62", 16), ("62", 19), ("62", 17), ("955880", 19), ("4", 16), ("5", 16)][dice.below(6) as usize];
    let mut body = head.to_string();
    while body.len() < length - 1 {
        body += &dice.below(10).to_string();
    }
    let doubled = |at: usize, n: u32| if at.is_multiple_of(2) { 2 * n / 10 + 2 * n % 10 } else { n };
    let sum: u32 = body.chars().rev().enumerate().map(|(at, c)| doubled(at, c.to_digit(10).unwrap())).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn mobile(dice: &mut Dice) -> String {
    format!("1{}{:09}", 3 + dice.below(7), dice.below(1_000_000_000))
}

pub fn shared() -> Shared {
    let as_of = Date::parse("2026-11-22").unwrap();
    Shared {
        board: Board::untitled(),
        theme: Theme::load("default", &[]).unwrap(),
        packs: Packs::built_in().clone(),
        as_of,
        base_url: None,
        preview: false,
        printing: None,
    }
}

fn checked(shared: &Shared, files: &[(String, String)]) -> Vec<Diagnostic> {
    let file = |path: &str, text: &str| SourceFile { path: format!("content/test/{path}"), bytes: text.as_bytes().to_vec() };
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    unit.files.push(file("compound.yaml", "name: 测试小区\n"));
    unit.files.extend(files.iter().map(|(path, text)| file(path, text)));
    pipeline::check_compound(&unit, &[], shared, Vec::new()).0
}

fn notice(summary: &str, body: &str) -> String {
    format!("---\ntitle: 通知\npublished: 2026-10-14\nsummary: \"{summary}\"\n---\n第一段。\n\n{body}\n")
}

#[test]
fn every_disguise_of_every_number_is_found_where_it_stands() {
    let shared = shared();
    let sorts: [(&str, &str, fn(&mut Dice) -> String); 4] = [
        ("privacy/format/id-card", "身份证号", id_card),
        ("privacy/format/id-card", "身份证号", old_id_card),
        ("privacy/format/bank-card", "卡号", bank_card),
        ("privacy/format/mobile", "电话", mobile),
    ];
    let mut dice = Dice(7);
    let mut missed = Vec::new();
    for (rule, word, make) in sorts {
        for (name, place, disguise) in &DISGUISES {
            for _ in 0..25 {
                let number = make(&mut dice);
                let hidden = disguise(&number);
                let mut carriers =
                    vec![(8, notice("摘要", &format!("{word}：{hidden}。"))), (8, notice("摘要", &format!("- {word} {hidden}，300 元")))];
                if *place == In::Any {
                    carriers.push((4, notice(&format!("{word}{hidden}，已核对"), "正文。")));
                    carriers.push((10, notice("摘要", &format!("| 项目 | 说明 |\n|---|---|\n| 甲 | {word}{hidden} |"))));
                }
                for (line, text) in carriers {
                    let found = checked(&shared, &[("notice/a.md".into(), text.clone())]);
                    // A card of 18 digits now and then satisfies the checksum of an identity card too.
                    let stops = |d: &&Diagnostic| {
                        d.severity == Severity::Error && d.rule.starts_with("privacy/") && d.place.line_column().0 == line
                    };
                    let hit = found.iter().find(stops);
                    if hit.is_none_or(|hit| hit.rule != rule && rule != "privacy/format/bank-card") {
                        missed.push(format!(
                            "{rule}, {name}: {text:?} {:?}",
                            found.iter().map(|d| (d.rule, d.place.line_column())).collect::<Vec<_>>()
                        ));
                    }
                    let mut said = Vec::new();
                    Report { lang: Lang::Zh, ..Report::default() }.write(&found, &mut said).unwrap();
                    let said = String::from_utf8(said).unwrap();
                    if said.contains(&number) || said.contains(&hidden) {
                        missed.push(format!("{rule}, {name}: the report tells it: {said}"));
                    }
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed, such as {:#?}", missed.len(), &missed[..missed.len().min(5)]);
}

#[test]
fn characters_nobody_sees_are_refused_as_such() {
    let hidden = every("13912345678", "\u{200b}");
    let found = checked(&shared(), &[("notice/a.md".into(), notice("摘要", &hidden))]);
    let rules: std::collections::BTreeSet<&str> = found.iter().map(|d| d.rule).collect();
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), ["privacy/format/mobile", "source/format/control"]);
}

#[test]
fn the_name_of_a_file_is_searched() {
    let path = "content/test/attachments/id-110101199003070011.png".to_string();
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    unit.files.push(SourceFile { path: "content/test/compound.yaml".into(), bytes: "name: 测试小区\n".into() });
    unit.attachments.push(ListedFile { path: path.clone(), size: 1, modified: 0 });
    unit.attachments.push(ListedFile { path: "content/test/attachments/川A12345.png".into(), size: 1, modified: 0 });
    let found = pipeline::check_compound(&unit, &[], &shared(), Vec::new()).0;
    let rules: Vec<&str> = found.iter().map(|d| d.rule).filter(|rule| rule.starts_with("privacy/")).collect();
    assert!(rules.contains(&"privacy/format/plate"), "{rules:?}");
}

/// A record as bookkeepers and secretaries write them, all of it clean.
pub fn clean(dice: &mut Dice) -> String {
    let code = |dice: &mut Dice| {
        const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        const WEIGHTS: [u64; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        let mut signs: Vec<u64> = vec![9, 1, 4, 4, 0, 3, 0, 0];
        signs.extend((0..9).map(|_| dice.below(31)));
        let sum: u64 = signs.iter().zip(WEIGHTS).map(|(sign, weight)| sign * weight).sum();
        signs.push((31 - sum % 31) % 31);
        signs.iter().map(|sign| SIGNS[usize::try_from(*sign).unwrap()] as char).collect::<String>()
    };
    let mut body = String::new();
    for _ in 0..6 {
        let date = (1 + dice.below(12), 1 + dice.below(28));
        body += &match dice.below(24) {
            0 => {
                format!("2026年{}月{}日收入 {},{:03}.{:02} 元。\n", date.0, date.1, 1 + dice.below(999), dice.below(1000), dice.below(100))
            }
            1 => format!(
                "订单号 2026{:02}{:02}{:010}，单号 SF{:012}。\n",
                date.0,
                date.1,
                dice.below(10_000_000_000),
                dice.below(1_000_000_000_000)
            ),
            2 => format!("凭证 记-{:03}，发票号 {:08}，合同 HT-2026{:04}。\n", dice.below(999), dice.below(100_000_000), dice.below(9999)),
            3 => format!("联系电话 100 0000 {:04}，值班室 0755-{:08}。\n", dice.below(10_000), dice.below(100_000_000)),
            4 => format!("统一社会信用代码 {}。\n", code(dice)),
            5 => format!(
                "| 楼栋 | 户数 | 面积 |\n|---|---|---|\n| {} | {} | {}.{:02} |\n",
                1 + dice.below(20),
                dice.below(400),
                dice.below(50_000),
                dice.below(100)
            ),
            6 => format!(
                "同意 {} 户、反对 {} 户，弃权 {} 户；面积 {}.{:02} ㎡。\n",
                dice.below(2000),
                dice.below(500),
                dice.below(99),
                dice.below(99_999),
                dice.below(100)
            ),
            7 => format!("{}栋{}单元{}{:02}室漏水，已修。\n", 1 + dice.below(20), 1 + dice.below(4), 1 + dice.below(30), 1 + dice.below(6)),
            8 => format!(
                "文号 示物评〔2026〕{}号，编号 GS-2026-{:03}，流水号 {:016}。\n",
                dice.below(400),
                dice.below(999),
                dice.below(10_000_000_000_000_000)
            ),
            9 => format!("公示期 2026-{:02}-{:02} 至 2026-12-31，共 {} 天。\n", date.0, date.1, 1 + dice.below(60)),
            10 => format!("账号尾号 {:04}，收入 {} 元，支出 {} 元。\n", dice.below(10_000), dice.below(1_000_000), dice.below(1_000_000)),
            11 => format!("{}栋101室 物业服务中心，电话 100 0000 {:04}。\n", 1 + dice.below(20), dice.below(10_000)),
            12 => format!("新能源充电位 {} 个，A区{:03}号；电表读数 {:08}。\n", dice.below(90), dice.below(500), dice.below(100_000_000)),
            13 => format!("对公账户尾号 {:04}，开户行 某银行某支行，税号 {}。\n", dice.below(10_000), code(dice)),
            14 => format!(
                "邮编 {:06}，地址 某市某区某路 {} 号，传真 010-{:08}。\n",
                dice.below(999_999),
                dice.below(999),
                dice.below(100_000_000)
            ),
            15 => format!("服务热线 400-{:03}-{:04}、12345、{:05}。\n", dice.below(1000), dice.below(10_000), 95_000 + dice.below(1000)),
            16 => format!("维修资金余额 {}.{:02} 元，{} 万元以上要招标。\n", dice.below(100_000_000_000), dice.below(100), dice.below(900)),
            17 => format!(
                "| 日期 | 收入 | 支出 | 结余 |\n|---|---|---|---|\n| 2026-{:02}-{:02} | {} | {} | {}.{:02} |\n",
                date.0,
                date.1,
                dice.below(10_000_000),
                dice.below(10_000_000),
                dice.below(10_000_000),
                dice.below(100)
            ),
            18 => format!(
                "不动产单元号 {:06}{:06}GB{:05}F{:08}，预售证 {:04}{:06}。\n",
                110_101 + dice.below(500_000),
                dice.below(1_000_000),
                dice.below(100_000),
                dice.below(100_000_000),
                2000 + dice.below(26),
                dice.below(1_000_000)
            ),
            19 => format!("电梯注册代码 3110{:016}，设备号 DT-{:04}。\n", dice.below(10_000_000_000_000_000), dice.below(10_000)),
            20 => format!(
                "投诉 {} 件，其中电梯 {} 件；信访接待日每月 {} 次，会议 {} 次。\n",
                10 + dice.below(90),
                dice.below(10),
                1 + dice.below(4),
                1 + dice.below(9)
            ),
            21 => format!(
                "党员 {} 名，党小组 {} 个；志愿服务 {} 人次、{} 小时。\n",
                20 + dice.below(90),
                1 + dice.below(9),
                dice.below(900),
                dice.below(9000)
            ),
            22 => format!(
                "设备 {} 台，序列号 SN{:012}，版本 {}.{}.{}.{}。\n",
                dice.below(99),
                dice.below(1_000_000_000_000),
                dice.below(20),
                dice.below(20),
                dice.below(20),
                dice.below(20)
            ),
            _ => format!("意见请发到 service{}@example.gov.cn，{} 月 {} 日前有效。\n", dice.below(99), date.0, date.1),
        };
        body.push('\n');
    }
    notice(&format!("第{}季度收支，结余 {}.{:02} 元", 1 + dice.below(4), dice.below(100_000), dice.below(100)), &body)
}

#[test]
fn disguises_of_one_number_hide_nothing_beside_a_plain_one() {
    let shared = shared();
    let mut dice = Dice(11);
    for (name, _, disguise) in &DISGUISES {
        let (plain, second) = (mobile(&mut dice), mobile(&mut dice));
        let text = notice("摘要", &format!("电话{plain}。\n\n电话：{}。", disguise(&second)));
        let found = checked(&shared, &[("notice/a.md".into(), text)]);
        let lines: Vec<usize> = found.iter().filter(|d| d.rule == "privacy/format/mobile").map(|d| d.place.line_column().0).collect();
        assert_eq!(lines, [8, 10], "{name}");
    }
}

/// The ways in which many people write a plate, a flat beside a name, a private address.
#[test]
fn every_disguise_of_a_trace_is_warned_of_and_masked() {
    let shared = shared();
    let traces: [(&str, &[&str]); 3] = [
        (
            "privacy/format/plate",
            &[
                "川A12345",
                "川 A·12345",
                "川Ａ１２３４５",
                "川a12345",
                "川A-12345",
                "川A•1234５",
                "川A\u{200d}12345",
                "川AD12345",
                "川A1234学",
            ],
        ),
        (
            "privacy/format/room",
            &[
                "3栋2单元501室王明",
                "3栋501室业主王明",
                "王明（3栋501室）",
                "３栋５０１室 王明",
                "三栋五零一室王明",
                "3-2-501室王明先生",
                "501室住户王明",
                "3号楼2单元501室的王女士",
            ],
        ),
        (
            "privacy/format/email",
            &[
                "wang@163.com",
                "WANG@QQ.COM",
                "wang@qq．com",
                "ｗａｎｇ＠ｑｑ．ｃｏｍ",
                "wang@\u{200d}qq.com",
                "wang.ming+a@126.com",
                "wang_1@foxmail.com",
            ],
        ),
    ];
    let mut missed = Vec::new();
    for (rule, written) in traces {
        for trace in written {
            let found = checked(&shared, &[("notice/a.md".into(), notice("摘要", &format!("联系 {trace}，请挪车。")))]);
            if !found.iter().any(|d| d.rule == rule && d.severity == Severity::Warning && d.place.line_column().0 == 8) {
                missed.push(format!("{rule}: {trace:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn ten_thousand_clean_records_raise_one_alarm_at_most() {
    let shared = shared();
    let mut dice = Dice(2026);
    let mut alarms = Vec::new();
    for unit in 0..100 {
        let files: Vec<(String, String)> = (0..100).map(|n| (format!("notice/n{unit}-{n}.md"), clean(&mut dice))).collect();
        let found = checked(&shared, &files);
        let alarm = |d: &&Diagnostic| d.rule.starts_with("privacy/") || d.rule.starts_with("text/");
        alarms.extend(found.iter().filter(alarm).map(|d| format!("{} {:?}", d.rule, d.place.source.slice(d.place.span))));
    }
    assert!(alarms.len() <= 1, "{} alarms: {:#?}", alarms.len(), &alarms[..alarms.len().min(10)]);
}
