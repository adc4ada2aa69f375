//! Who is named on no page is named in no message either: on the terminal, in JSON, in SARIF, in a baseline, in the edits of `--fix`.

use crate::board::Board;

/// Whom the pages do not name: two givers, a party to a contract, two owners without office.
const HIDDEN: [&str; 5] = ["秦观山", "秦晓露", "秦有光", "秦之湄", "闻人晓"];

const GIFTS: &str = "title: 捐赠\npublished: 2026-10-05\nperiod: 2026-Q3\naccount: {sort: other, id: gifts}\nopening: 0.00\n\
    closing: 100.00\nincome: []\nexpenditure: []\ndonations:\n  \
    - {number: S1, on: 2026-07-02, donor: 秦观山, amount: 一百, purpose: 修亭子}\n";
/// An inner bracket is left open: as YAML there is nothing in it.
const CONTRACT: &str = "title: 车位租用\npublished: 2026-09-05\nperiod: 2026-01-01/2026-12-31\nsort: other\nparties:\n  \
    - {role: first, organization: committee}\n  - {role: second, owner: 秦晓露\nsummary: 秦晓露租用\n";
const NOTICE: &str = "---\ntitle: 感谢秦观山\npublished: 2026-10-14\n---\n近日**秦**观山,与秦晓露,捐款；甲一主持。\n";

/// A board on which everything that tells of somebody is wrong at some place.
fn careless() -> Board {
    let board = Board::sound();
    board.write("content/garden/finance/2026-q3-gifts.yaml", GIFTS).write("content/garden/contract/parking.yaml", CONTRACT);
    board.write("content/garden/notice/thanks.md", NOTICE);
    let people = board.read("content/garden/people.yaml");
    let more = "  - {name: 秦有光, phone: 1}\n  - {id: p-91, name: 秦之湄, public: perhaps}\n  - {id: p-92, nmae: x, name: [闻人晓]}\n";
    board.write("content/garden/people.yaml", format!("{people}{more}"));
    board
}

fn tells_nobody(text: &str) {
    for name in HIDDEN {
        assert!(!text.contains(name) && !text.contains(&name[3..]), "{name}: {text}");
    }
}

#[test]
fn a_broken_record_tells_nobody_in_any_form() {
    let board = careless();
    for arguments in [&["check"][..], &["check", "--lang", "en"], &["check", "--json"], &["check", "--sarif"], &["build"]] {
        let run = board.run(arguments);
        assert_eq!(run.code, Some(1), "{}", run.err);
        tells_nobody(&run.err);
        tells_nobody(&run.out.join("\n"));
    }
    assert_eq!(board.run(&["check", "--baseline", "known.json"]).code, Some(0));
    tells_nobody(&board.read("known.json"));
    tells_nobody(&board.run(&["check", "--fix", "--yes"]).err);
}

#[test]
fn a_masked_line_still_shows_where_the_mistake_is() {
    let err = careless().run(&["check"]).err;
    // The amount behind the name is pointed at where it stands.
    let lines: Vec<&str> = err.lines().collect();
    let at = lines.iter().position(|line| line.contains("2026-q3-gifts.yaml:10:54")).unwrap_or_else(|| panic!("{err}"));
    assert!(lines[at + 2].ends_with("- {number: S1, on: 2026-07-02, donor: 秦＊＊, amount: 一百, purpose: 修亭子}"), "{err}");
    for told in ["owner: 秦＊＊", "name: 秦＊＊, phone", "闻＊＊", "近日**秦**＊＊", "甲一主持"] {
        assert!(err.contains(told), "{told}: {err}");
    }
}

#[test]
fn messages_name_people_as_the_pages_do() {
    let board = Board::sound();
    board.write("content/garden/finance/2026-q3-gifts.yaml", GIFTS.replace("一百", "100.00"));
    board.write("content/garden/people.yaml", format!("{}  - {{id: p-90, name: 闻人晓}}\n", board.read("content/garden/people.yaml")));
    board.write("content/garden/notice/thanks.md", "---\ntitle: 感谢\npublished: 2026-10-14\n秦观山: x\n甲一: x\n闻人晓: x\n---\n好。\n");
    let text = board.run(&["check", "--json"]).out.join("\n");
    tells_nobody(&text);
    for told in ["没有“秦*”这个键", "没有“甲一”这个键", "没有“闻*”这个键"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_list_of_people_that_is_no_yaml_tells_nobody_and_keeps_who_holds_an_office() {
    let board = Board::sound();
    let people = board.read("content/garden/people.yaml");
    board.write(
        "content/garden/people.yaml",
        format!("{people}  - {{id: p-90, name: 秦有光, public: masked\n  - {{id: p-91, name: 秦之湄}}\n"),
    );
    board.write(
        "content/garden/notice/thanks.md",
        NOTICE.replace("**秦**观山", "秦之湄").replace("秦晓露", "秦有光").replace("感谢秦观山", "感谢"),
    );
    let run = board.run(&["check"]);
    assert!(run.code == Some(1) && run.err.contains("people.yaml"), "{}", run.err);
    tells_nobody(&run.err);
    assert!(run.err.contains("甲一主持"), "{}", run.err);
}
