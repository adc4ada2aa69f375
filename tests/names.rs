//! Whom one record names in a cell of its own is named in no text of the unit; words that look like names stay.

use std::io::Read as _;

use gongshi::artifact::{Artifact, Carried};
use gongshi::base::diagnostic::Severity;
use gongshi::base::reading::{ListedFile, SourceFile, UnitFiles};
use gongshi::pipeline;

use crate::privacy::{Dice, clean, shared};

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
        feedback: {place: 秦晓露家门口}\n---\n## 秦观山\n\n感谢**秦**观山、[秦晓](https://a.example/秦晓露)露与陆主任。\n\n\
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
