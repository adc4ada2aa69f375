//! Stories of those who take the numbers away: what the tables hold, what they keep to themselves, and that their contract stands.

use std::collections::BTreeMap;

use gongshi::published::{Sort, VERSION};
use serde_json::Value as Json;

use crate::board::Board;

/// A courtyard with an owner who gave, a clerk who is not to be named, a member of staff known by the family name, a draft, a purge.
fn yard() -> Board {
    let board = Board::empty();
    board
        .write("content/board.yaml", "title: 公示\nbase_url: https://gs.example.cn\nas_of: 2026-11-22\n")
        .write("content/yard/compound.yaml", "name: 柳树院\nhouseholds: 40\nbuildings: [{id: 1}, {id: 2}]\n")
        .write(
            "content/yard/people.yaml",
            "people:\n  - {id: p-01, name: 赵一, public: full, work_phone: 100 0000 0001}\n  - {id: qianerpinyin, name: 钱二, public: masked}\n  - {id: sunsanpinyin, name: 孙三, public: no, work_phone: 100 0000 0003}\n",
        )
        .write(
            "content/yard/roster/committee.yaml",
            "title: 院委会名单\npublished: 2026-01-05\nname: 柳树院院委会\nclass: courtyard_committee\nmember_count: 3\nterm: {name: 第一届, period: {from: 2025-01-01, until: 2027-12-31}}\nposts: [{role: chair, seats: 1}]\nmembers:\n  - {person: p-01, role: chair}\n  - {person: qianerpinyin, role: member}\n  - {person: sunsanpinyin, role: member}\n",
        )
        .write(
            "content/yard/finance/2026-q3.yaml",
            "title: 三季度院落经费\npublished: 2026-10-10\npublisher: committee\nperiod: 2026-Q3\naccount: {sort: courtyard_fund}\nopening: 0\nincome:\n  - {number: S1, on: 2026-07-03, subject: 停车费, amount: \"1,234.50\", prepared_by: qianerpinyin, note: '=HYPERLINK(\"x\")'}\nexpenditure:\n  - {number: Z1, on: 2026-08-29, subject: 换锁, amount: 34.50, payee: 周五锁行, signed: {by: p-01, on: 2026-08-28}, note: 钱二（2栋501室）的车沪A12345挡住了}\ndonations:\n  - {number: J1, on: 2026-07-09, donor: 李四, amount: 100, purpose: 书角}\n  - {number: J2, on: 2026-07-10, donor: 李小梅, amount: 50}\nclosing: 1350.00\n",
        )
        .write(
            "content/yard/contract/wall.yaml",
            "title: 外墙写字合同\npublished: 2026-05-01\nsort: advertising\nparties: [{role: first, organization: committee}, {role: second, owner: 吴九斤}]\nperiod: {from: 2026-05-01, until: 2027-04-30}\nsigned: 2026-04-28\naward: {method: comparison, on: 2026-04-20, bidders: 3}\nvalue: {amount: 2400}\nincome: [{due: 2026-05-05, amount: 1200, settled: 2026-05-06}, {due: 2026-11-05, amount: 1200}]\namendments: [{on: 2026-08-01, description: 延一个月, until: 2027-05-31}]\n",
        )
        .write("content/yard/notice/draft.md", "---\ntitle: 还没定的事\npublished: 2026-10-20\nsort: meeting\nstatus: draft\n---\n\n草稿秘密。\n")
        .write(
            "content/yard/notice/gone.md",
            "---\ntitle: 寻人启事郑十\nnumber: TZ-9\npublished: 2026-06-20\nsort: other\npurged: {on: 2026-06-30, by: 院委会}\n---\n\n已移除的话。\n",
        );
    board.build(&[]);
    board
}

fn table(board: &Board, name: &str) -> Vec<BTreeMap<String, Json>> {
    serde_json::from_str(&board.read(&format!("public/yard/data/{VERSION}/{name}.json"))).unwrap()
}

#[test]
fn nothing_that_pages_hide_is_in_any_file() {
    let board = yard();
    let secrets = [
        "qianerpinyin",
        "sunsanpinyin",
        "钱二",
        "孙三",
        "李四",
        "李小梅",
        "吴九斤",
        "501室",
        "沪A12345",
        "100 0000 0003",
        "草稿秘密",
        "郑十",
    ];
    let mut files = 0;
    for path in board.tree("public").into_keys() {
        let bytes = std::fs::read(board.path("public").join(&path)).unwrap();
        let mut texts = vec![String::from_utf8_lossy(&bytes).into_owned()];
        if path.ends_with(".xlsx") {
            texts.extend(gongshi::base::office::parts(&bytes).unwrap());
        }
        files += usize::from(path.contains("/data/"));
        for secret in secrets {
            assert!(!path.contains(secret) && texts.iter().all(|text| !text.contains(secret)), "{path} tells {secret}");
        }
    }
    assert!(files > 20, "{files}");
    // What may be told is: by the family name, and numbered where two would look alike.
    let entries = table(&board, "finance-entries");
    let donors: Vec<&Json> = entries.iter().map(|row| &row["donor"]).filter(|donor| !donor.is_null()).collect();
    assert_eq!(donors, ["李*（1）", "李*（2）"]);
    assert_eq!(entries[0]["prepared_by"], Json::Null, "an id of who is not named in full would tell");
    let members = table(&board, "memberships");
    let told: Vec<(&Json, &Json)> = members.iter().map(|row| (&row["person"], &row["name"])).collect();
    assert_eq!(told, [(&"p-01".into(), &"赵一".into()), (&Json::Null, &"钱*".into()), (&Json::Null, &Json::Null)]);
    assert_eq!(table(&board, "organizations")[0]["members"], Json::Null, "three are too few to be counted");
    let index = table(&board, "records");
    assert!(index.iter().any(|row| row["title"] == "TZ-9") && index.iter().all(|row| row["title"] != "还没定的事"), "{index:?}");
}

#[test]
fn amounts_are_digits_and_no_cell_is_a_formula() {
    let board = yard();
    let entries = table(&board, "finance-entries");
    assert_eq!((&entries[0]["amount"], &entries[0]["direction"]), (&"1234.50".into(), &"income".into()));
    assert_eq!(entries.last().unwrap()["signed"], "p-01 2026-08-28");
    let csv = board.read("public/yard/data/v1/finance-entries.csv");
    let mut lines = csv.split("\r\n");
    assert!(lines.next().unwrap().starts_with("\u{feff}record,standing,direction,number,on,subject,amount,"));
    let first = lines.next().unwrap();
    assert!(first.starts_with("finance/2026-q3,current,income,S1,2026-07-03,停车费,1234.50,") && first.contains("'=HYPERLINK("), "{first}");
    let schema: Json = serde_json::from_str(&board.read("public/yard/data/v1/finance-entries.schema.json")).unwrap();
    assert_eq!(schema["items"]["properties"]["amount"]["unit"], "元 (CNY)");
    let package: Json = serde_json::from_str(&board.read("public/yard/data/v1/datapackage.json")).unwrap();
    let fields =
        package["resources"].as_array().unwrap().iter().find(|one| one["name"] == "finance-entries").unwrap()["schema"]["fields"].clone();
    let amount = fields.as_array().unwrap().iter().find(|field| field["name"] == "amount").unwrap();
    assert_eq!((&amount["columnType"], &amount["type"]), (&"value".into(), &"number".into()));
}

#[test]
fn rosters_are_popolo_and_contracts_are_releases() {
    let board = yard();
    let popolo: Json = serde_json::from_str(&board.read("public/yard/data/v1/popolo.json")).unwrap();
    let members = popolo["memberships"].as_array().unwrap();
    assert_eq!(members[0]["person_id"], "p-01");
    assert_eq!(members[0]["post_id"], popolo["posts"][0]["id"]);
    assert_eq!(members[0]["contact_details"][0]["value"], "100 0000 0001");
    assert_eq!(members[1]["person_id"], "roster/committee/member/2/person");
    assert!(members[2].get("person_id").is_none());
    let names: Vec<&Json> = popolo["persons"].as_array().unwrap().iter().map(|person| &person["name"]).collect();
    assert_eq!(names, ["赵一", "钱*"]);
    let package: Json = serde_json::from_str(&board.read("public/yard/data/v1/ocds.json")).unwrap();
    let release = &package["releases"][0];
    assert_eq!(release["ocid"], "x-gongshi-yard-wall");
    assert_eq!(release["tag"], serde_json::json!(["contract", "contractAmendment"]));
    assert_eq!(release["parties"][1]["roles"], serde_json::json!(["supplier", "payer"]), "the other side of a contract that earns pays");
    assert_eq!((&release["parties"][1]["name"], &release["tender"]["procurementMethod"]), (&"吴*".into(), &"selective".into()));
    let contract = &release["contracts"][0];
    assert_eq!((&contract["period"]["endDate"], &contract["status"]), (&"2027-05-31T00:00:00+08:00".into(), &"active".into()));
    assert_eq!(contract["implementation"]["transactions"].as_array().unwrap().len(), 1, "what is still owed is no transaction");
}

#[test]
fn a_corrected_record_stays_in_the_tables_marked() {
    let board = yard();
    let text =
        board.read("content/yard/finance/2026-q3.yaml").replace("title: 三", "amends: finance/2026-q3\nreason: 漏记\ntitle: 更正：三");
    board.write("content/yard/finance/2026-q3-b.yaml", text.replace("2026-10-10", "2026-10-20"));
    board.build(&[]);
    let accounts = table(&board, "finance-accounts");
    let standing: Vec<(&Json, &Json)> = accounts.iter().map(|row| (&row["record"], &row["standing"])).collect();
    assert_eq!(standing, [(&"finance/2026-q3".into(), &"corrected".into()), (&"finance/2026-q3-b".into(), &"current".into())]);
}

/// The contract of version 1: renaming, removing or narrowing a column is a new version, adding one is not.
#[test]
fn the_contract_of_the_tables_stands() {
    let mut contract = String::new();
    for outline in gongshi::site::outlines() {
        contract += &format!("{} ({}) {}\n", outline.name, outline.book, outline.title);
        for column in outline.columns() {
            let sort = match column.sort {
                Sort::Word(words) => format!("Word {}", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("|")),
                sort => format!("{sort:?}"),
            };
            let (list, required) = (if column.list { " list" } else { "" }, if column.required { " required" } else { "" });
            contract += &format!("  {} {} {sort}{list}{required}\n", column.name, column.title);
        }
    }
    insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false }, { insta::assert_snapshot!("open_data_v1", contract) });
}

/// The account of the yard with its lines written out, and the same with the lines in a table.
fn account(lines: &str) -> String {
    format!(
        "title: 三季度院落经费\npublished: 2026-10-10\nperiod: 2026-Q3\naccount: {{sort: courtyard_fund}}\nopening: 0\n{lines}closing: 1,311.00\n"
    )
}

const LINES: &str = "income:\n  - {number: S1, on: 2026-07-03, subject: 停车费, amount: \"1,234.50\", payer: 某公司, contract: HT-3, note: '=HYPERLINK(\"x\")，见\"附页\"'}\nexpenditure:\n  - {number: Z1, on: 2026-08-29, subject: 换锁, amount: 34.50, payee: 周五锁行, category: 维修, major: true, buildings: [1, 2], prepared_by: p-01, approvals: [{body: committee, on: 2026-08-20, opinion: agreed}, {body: committee, on: 2026-08-21, opinion: noted}], signed: {by: p-01, on: 2026-08-28}, matter: matter/lock, budget: 40}\ntransfers_in:\n  - {number: T1, on: 2026-09-01, amount: 11, account: 公共收益户, subject: 补助}\ndonations:\n  - {number: J1, on: 2026-07-09, donor: 李四, amount: 100, purpose: 书角}\n";

#[test]
fn rows_that_were_taken_away_come_back_as_the_same_pages() {
    let board = Board::empty();
    let matter = "---\ntitle: 换锁\npublished: 2026-08-01\nclass: ordinary\n---\n\n换锁。\n";
    board
        .write("content/board.yaml", "title: 公示\nbase_url: https://gs.example.cn\nas_of: 2026-11-22\n")
        .write("content/yard/compound.yaml", "name: 柳树院\nhouseholds: 40\nbuildings: [{id: 1}, {id: 2}]\n")
        .write("content/yard/people.yaml", "people:\n  - {id: p-01, name: 赵一, public: full}\n")
        .write(
            "content/yard/roster/committee.yaml",
            "title: 院委会名单\npublished: 2026-01-05\nname: 柳树院院委会\nclass: courtyard_committee\nmember_count: 1\nterm: {name: 第一届, period: {from: 2025-01-01, until: 2027-12-31}}\nposts: [{role: chair, seats: 1}]\nmembers:\n  - {person: p-01, role: chair}\n",
        )
        .write("content/yard/matter/lock.md", matter)
        .write("content/yard/finance/2026-q3.yaml", account(LINES));
    board.build(&[]);
    // Pages bear the fingerprint of what was written and the edition it makes, which are not the same; the list of files has digests.
    let built = |board: &Board| -> BTreeMap<String, String> {
        let newest: Json = serde_json::from_str(&board.read("public/yard/newest.json")).unwrap();
        let edition = newest["set"].as_str().unwrap().to_string();
        let bare =
            |text: String| text.lines().filter(|line| !line.contains("内容指纹")).collect::<Vec<_>>().join("\n").replace(&edition, "");
        let told = |path: &String| !path.ends_with("manifest.json") && !path.ends_with("newest.json");
        let tree = board.tree("public").into_iter().filter(|(path, _)| told(path));
        tree.map(|(path, digest)| {
            let page = path.ends_with(".html").then(|| bare(board.read(&format!("public/{path}"))));
            (path, page.unwrap_or(digest))
        })
        .collect()
    };
    let written_out = built(&board);
    let exported = board.read(&format!("public/yard/data/{VERSION}/finance-entries.csv"));
    assert!(exported.starts_with("\u{feff}record,standing,direction,") && exported.lines().count() == 5, "{exported}");
    board.write("content/yard/finance/2026-q3.yaml", account("entries: lines.csv\n")).write("content/yard/finance/lines.csv", &exported);
    board.build(&[]);
    let from_table = built(&board);
    assert!(written_out.keys().eq(from_table.keys()));
    for (path, before) in &written_out {
        assert_eq!(before, &from_table[path], "{path}");
    }
    // The table is part of what a build depends on.
    board.write("content/yard/finance/lines.csv", exported.replace("换锁", "换新锁"));
    board.build(&[]);
    assert!(board.read("public/yard/finance/2026-q3.html").contains("换新锁"));
}
