//! What is private never gets through: every disguise of every number is found where it stands, and clean records are left alone.

use std::io::Read as _;

use gongshi::artifact::{Artifact, Carried};
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
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_of<'l>(&mut self, list: &[&'l str]) -> &'l str {
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

fn shared() -> Shared {
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
    assert_eq!(found.iter().map(|d| d.rule).collect::<Vec<_>>(), ["source/format/control"]);
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
fn clean(dice: &mut Dice) -> String {
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

/// Every text a built unit publishes: its files by path, workbooks as the sheets within them.
fn published(files: &[(&str, &str)], attachments: &[&str]) -> Vec<(String, String)> {
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    let file = |(path, text): &(&str, &str)| SourceFile { path: format!("content/test/{path}"), bytes: text.as_bytes().to_vec() };
    unit.files.extend(files.iter().map(file));
    unit.attachments.extend(attachments.iter().map(|name| ListedFile {
        path: format!("content/test/attachments/{name}"),
        size: 9,
        modified: 0,
    }));
    let carry = |path: &str| Some(Carried { file: Artifact::Source(path.into()), ending: None, size: 9, digest: None, picture: None });
    let built = pipeline::build_compound(&unit, &[], &shared(), &carry);
    let bundle = built.bundle.unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    let mut texts = Vec::new();
    for (path, artifact) in bundle.iter() {
        texts.push((path.to_string(), path.to_string()));
        let Artifact::Bytes(bytes) = artifact else { continue };
        match zip::ZipArchive::new(std::io::Cursor::new(&bytes[..])) {
            Ok(mut book) => {
                for at in 0..book.len() {
                    let mut sheet = String::new();
                    book.by_index(at).unwrap().read_to_string(&mut sheet).unwrap();
                    texts.push((format!("{path}/{at}"), sheet));
                }
            }
            Err(_) => texts.push((path.to_string(), String::from_utf8_lossy(bytes).into_owned())),
        }
    }
    texts
}

const PLACE: &str = "name: 测试小区\nabout: 秦观山捐建了凉亭\nhonours: [{title: 秦观山最美业主, by: 街道, on: 2025-05-01}]\n";
const PEOPLE: &str = "people:\n  - {id: p-1, name: 陆主任}\n  - {id: p-2, name: 秦有光}\n";
const COMMITTEE: &str =
    "name: 业委会\npublished: 2026-01-05\ntitle: 业委会\nclass: owners_committee\nmembers: [{person: p-1, role: chair}]\n";

/// One private giver, one private party to a contract, an officer who gave; and texts of all sorts that tell of them.
fn givers() -> Vec<(&'static str, &'static str)> {
    let account = "title: 秦观山等捐赠\npublished: 2026-10-05\npublisher: committee\nnumber: 秦观山-1\nsummary: 秦观山捐款 100 元\n\
        basis: [秦观山的捐赠协议]\nperiod: 2026-Q3\naccount: {sort: other, id: gifts, bank: 秦观山代管户}\nopening: 0.00\nclosing: 130.00\n\
        income: []\nexpenditure:\n  - {number: Z1, on: 2026-09-02, subject: 退秦观山, amount: 20.00, payee: 秦观山, note: 秦 观 山来信}\n\
        donations:\n  - {number: S1, on: 2026-07-02, donor: 秦观山, amount: 100.00, purpose: 秦观山修亭子}\n  \
        - {number: S2, on: 2026-07-03, donor: 陆主任, amount: 30.00}\n  - {number: S3, on: 2026-07-03, donor: 热心业主, amount: 20.00}\n\
        attachments:\n  - {file: s01.png, title: 秦观山的收条, redacted: {by: p-1, on: 2026-10-04}}\n";
    let contract = "title: 车位租用\npublished: 2026-09-05\nperiod: 2026-01-01/2026-12-31\nsort: other\nparties:\n  \
        - {role: first, organization: committee}\n  - {role: second, owner: 秦晓露}\nsummary: 秦晓露租用 3 号车位\n";
    let notice = "---\ntitle: 感谢秦观山和秦晓露\npublished: 2026-10-14\nsummary: 秦观山、秦　晓　露、陆主任\n\
        feedback: {place: 秦晓露家门口}\n---\n## 秦观山\n\n感谢**秦**观山、[秦晓](https://a.example/)露与陆主任。\n\n\
        | 谁 | 多少 |\n|---|---|\n| 秦观山 | 100 |\n\n```\n秦观山\n```\n\n![秦晓露的照片](attachments/s01.png)\n\n热心业主都来了。\n";
    vec![
        ("compound.yaml", PLACE),
        ("people.yaml", PEOPLE),
        ("roster/committee.yaml", COMMITTEE),
        ("finance/2026-q3-gifts.yaml", account),
        ("contract/parking.yaml", contract),
        ("notice/thanks.md", notice),
    ]
}

#[test]
fn whom_one_record_names_in_a_cell_is_named_in_no_file_at_all() {
    let texts = published(&givers(), &["s01.png"]);
    for name in ["秦观山", "秦晓露", "秦有光", "观山", "晓露"] {
        let told: Vec<&String> = texts.iter().filter(|(_, text)| text.contains(name)).map(|(path, _)| path).collect();
        assert!(told.is_empty(), "{name} stands in {told:#?}");
    }
    let page = |path: &str| &texts.iter().find(|(known, text)| known == path && text != path).unwrap_or_else(|| panic!("no {path}")).1;
    // 秦有光 of the list comes first, then those whom records name by the day of their publication.
    let thanks = page("notice/thanks.html");
    for told in ["感谢秦*（3）和秦*（2）", "<strong>秦*（3）</strong>", "陆主任", "热心业主都来了"] {
        assert!(thanks.contains(told), "{told}: {thanks}");
    }
    assert!(page("finance/2026-q3-gifts.html").contains("秦*（3）捐款 100 元"));
    assert!(page("contract/parking.html").contains("秦*（2）租用 3 号车位"));
    assert!(texts.iter().any(|(path, text)| path.starts_with("feed.xml") && text.contains("秦*（3）")));
}

#[test]
fn what_nobody_reads_yet_takes_no_number() {
    let mut files = givers();
    let later = "title: 捐赠\npublished: 2026-12-05\nperiod: 2026-Q4\naccount: {sort: other, id: gifts}\nopening: 130.00\nclosing: 131.00\n\
        income: []\nexpenditure: []\ndonations: [{number: S9, on: 2026-10-02, donor: 秦之湄, amount: 1.00}]\n";
    files.push(("finance/2026-q4-gifts.yaml", later));
    files.push(("notice/early.md", "---\ntitle: 先说一声\npublished: 2026-11-01\n---\n秦之湄要捐款。\n"));
    let texts = published(&files, &["s01.png"]);
    assert!(texts.iter().all(|(_, text)| !text.contains("秦之湄") && !text.contains("秦*（4）")));
    assert!(texts.iter().any(|(path, text)| path == "notice/early.html" && text.contains("秦*要捐款")));
}

#[test]
fn a_file_called_by_a_private_name_stops_the_unit() {
    let mut files = givers();
    let named = files[3].1.replace("s01.png", "秦观山.png");
    files[3].1 = &named;
    let files: Vec<(String, String)> = files.iter().skip(1).map(|(path, text)| (path.to_string(), text.to_string())).collect();
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    unit.files.push(SourceFile { path: "content/test/compound.yaml".into(), bytes: "name: 测试小区\n".into() });
    unit.files.extend(files.iter().map(|(path, text)| SourceFile { path: format!("content/test/{path}"), bytes: text.clone().into() }));
    unit.attachments.push(ListedFile { path: "content/test/attachments/秦观山.png".into(), size: 1, modified: 0 });
    let found = pipeline::check_compound(&unit, &[], &shared(), Vec::new()).0;
    assert!(found.iter().any(|d| d.rule == "privacy/format/path" && d.severity == Severity::Error), "{found:#?}");
}

/// Words of everyday notices, run together without a thought for what the pieces make.
fn prose(dice: &mut Dice) -> String {
    const WORDS: &str = include_str!("../src/law/packs/cn.yaml");
    let lines: Vec<&str> =
        WORDS.lines().filter_map(|line| line.split_once(": ")).map(|(_, text)| text).filter(|text| !text.is_ascii()).collect();
    (0..8).map(|_| dice.one_of(&lines).to_string() + "。\n\n").collect()
}

#[test]
fn names_eat_nothing_of_ten_thousand_clean_texts() {
    const FAMILY: &str = include_str!("../src/base/detect/surnames.txt");
    const GIVEN: &str = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚英华文辉力健俊波宁峰建国志海山林成飞龙玲桂兰凤云玉梅春秀珍红梅光天达安岩中茂进有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以";
    let family: Vec<char> = FAMILY.lines().next().unwrap().chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let mut dice = Dice(5);
    let mut pick = |from: &[char]| from[usize::try_from(dice.below(from.len() as u64)).unwrap()];
    // Two in three have a name of two characters, which words look like most.
    let names: Vec<String> =
        (0..1_000).map(|n| [pick(&family), pick(&given), pick(&given)].iter().take(2 + usize::from(n % 3 == 0)).collect()).collect();
    let mut eaten = Vec::new();
    for ten in names.chunks(10) {
        let names = gongshi::base::detect::Names::new(ten.iter().map(|name| (name.as_str(), "＊")));
        for _ in 0..100 {
            let text = format!("{}{}", clean(&mut dice), prose(&mut dice));
            let found = names.find(&text);
            eaten.extend(found.iter().map(|(span, _)| {
                let (from, to) = (span.start as usize, span.end as usize);
                let before = text[..from].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect::<String>();
                format!("{before}[{}]{}", &text[from..to], text[to..].chars().take(4).collect::<String>())
            }));
        }
    }
    assert!(eaten.len() <= 1, "{} eaten: {:#?}", eaten.len(), &eaten[..eaten.len().min(60)]);
}
