//! Several compounds, other people's files, two builds at once, a sub-path.

use std::thread;

use crate::board::{Board, tree};
use crate::pages::{resolved, tags};

#[test]
fn one_broken_compound_never_stops_the_others() {
    let board = Board::sound();
    board.edit("content/garden/finance/2026-q3.yaml", "closing: 10140.00", "closing: 1.00");
    let run = board.run(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(!board.has("public/garden") && board.has("public/court/index.html") && board.has("public/community/index.html"));
    board.edit("content/garden/finance/2026-q3.yaml", "closing: 1.00", "closing: 10140.00");
    board.build(&[]);
    let good = board.tree("public/garden");
    board.edit("content/garden/finance/2026-q3.yaml", "closing: 10140.00", "closing: 1.00");
    assert_eq!(board.run(&["build"]).code, Some(1));
    assert_eq!(board.tree("public/garden"), good, "the last good site stays");
    assert!(board.read("public/index.html").contains("水月花园"), "and its line on the portal");
}

#[test]
fn a_disk_that_refuses_one_compound_hides_nothing_of_the_others() {
    let board = Board::sound();
    board.build(&[]);
    board.edit("content/garden/finance/2026-q3.yaml", "closing: 10140.00", "closing: 1.00");
    // A folder where the state of one compound is to be written.
    board.write(".public.gongshi/state/court.next.json.tmp/x", "in the way");
    let run = board.run(&["build", "--force"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("finance/consistent/closing-balance"), "what was found is told: {run:?}");
    assert!(run.err.contains("court.next.json"), "and what stood in the way: {run:?}");
    assert!(board.read("public/index.html").contains("水月花园"), "the portal is made all the same");
}

#[test]
fn no_compound_takes_a_folder_of_the_portal() {
    let board = Board::sound();
    board.build(&[]);
    let units = board.read_folder("content");
    let theirs: Vec<String> =
        board.read_folder("public").into_iter().filter(|name| !units.contains(name) && board.path("public").join(name).is_dir()).collect();
    assert!(theirs.len() > 3, "{theirs:?}");
    for folder in theirs {
        board.write(&format!("content/{folder}/compound.yaml"), "name: 甲苑\n");
        let run = board.run(&["check"]);
        assert!(run.err.contains("[unit/format/id]") && run.err.contains(&format!("content/{folder}")), "{folder}: {run:?}");
        std::fs::remove_dir_all(board.path(&format!("content/{folder}"))).unwrap();
    }
}

#[test]
fn one_compound_can_be_built_alone() {
    let board = Board::sound();
    board.build(&["--compound", "court"]);
    assert!(board.has("public/court/index.html") && !board.has("public/garden"));
    assert_eq!(board.run(&["build", "--compound", "curt"]).code, Some(2));
}

#[test]
fn a_folder_of_others_is_no_output() {
    let board = Board::sound();
    board.write("papers/letter.txt", "mine");
    let before = std::fs::read_dir(board.root()).unwrap().count();
    for (lang, words) in [("zh", "已经有别的东西，不是本程序生成的"), ("en", "holds files that this program did not build")]
    {
        let run = board.run(&["build", "--out", "papers", "--lang", lang]);
        assert!(run.code == Some(2) && run.err.contains(words) && run.err.contains("--adopt"), "{run:?}");
    }
    assert_eq!(board.read_folder("papers"), ["letter.txt"]);
    assert_eq!(std::fs::read_dir(board.root()).unwrap().count(), before, "nothing was made beside it");
    board.build(&["--out", "papers", "--adopt"]);
    board.build(&["--out", "papers", "--force"]);
    assert_eq!(board.read("papers/letter.txt"), "mine");
    // An empty checkout is one to build into; a board carried elsewhere without its bookkeeping is still ours.
    board.write("pages/.git/HEAD", "ref").build(&["--out", "pages"]);
    board.build(&[]);
    std::fs::rename(board.path("public"), board.path("moved")).unwrap();
    board.build(&["--out", "moved"]);
}

#[test]
fn foreign_files_survive() {
    let board = Board::sound();
    board.build(&[]);
    for path in ["public/garden/MP_verify_abc.txt", "public/garden/notice/old-scan.pdf", "public/.well-known/x", "public/garden.htaccess"] {
        board.write(path, "not ours");
    }
    board.edit("content/garden/notice/reminder.md", "到物业登记", "先到物业登记");
    board.build(&[]);
    board.build(&["--force"]);
    for path in ["public/garden/MP_verify_abc.txt", "public/garden/notice/old-scan.pdf", "public/.well-known/x", "public/garden.htaccess"] {
        assert_eq!(board.read(path), "not ours");
    }
}

#[test]
fn two_builds_take_turns() {
    let board = Board::sound();
    let runs: Vec<_> = thread::scope(|scope| {
        let started: Vec<_> = (0..4).map(|_| scope.spawn(|| board.run(&["build", "--force"]))).collect();
        started.into_iter().map(|run| run.join().unwrap()).collect()
    });
    for run in &runs {
        assert!(matches!(run.code, Some(0 | 2)), "{run:?}");
    }
    assert!(runs.iter().any(|run| run.code == Some(0)));
    let after = board.tree("public");
    board.build(&["--force"]);
    assert_eq!(board.tree("public"), after);
}

#[test]
fn the_sources_are_never_touched() {
    let board = Board::sound();
    let before = board.tree("content");
    board.build(&[]);
    board.run(&["check"]);
    assert_eq!(board.tree("content"), before);
    for out in [".", "content", "content/garden/x", "/"] {
        assert_eq!(board.run(&["build", "--out", out]).code, Some(2), "{out}");
    }
    assert_eq!(board.tree("content"), before);
}

#[test]
fn works_below_a_sub_path() {
    let board = Board::sound();
    board.build(&["--base-url", "https://example.cn/zhengwu/gongshi"]);
    for path in board.tree("public").into_keys().filter(|path| path.ends_with(".html") && !path.ends_with("404.html")) {
        for tag in tags(&board.read(&format!("public/{path}"))) {
            for target in tag.targets() {
                assert!(!target.starts_with('/'), "{path} leads to {target}, which is lost below a sub-path");
                let absolute = target.starts_with("http");
                let known = ["canonical", "alternate", "index"]
                    .iter()
                    .any(|rel| tag.attributes.get("rel").is_some_and(|value| value.contains(rel)));
                assert!(!absolute || known || target.starts_with("https://example.cn/zhengwu/gongshi"), "{path} leads to {target}");
            }
        }
    }
    assert!(board.read("public/garden/sitemap.xml").contains("https://example.cn/zhengwu/gongshi/garden/"));
}

#[test]
fn a_compound_copied_elsewhere_is_complete() {
    let board = Board::sound();
    board.build(&[]);
    let paths = tree(&board.path("public/garden"));
    for path in paths.keys().filter(|path| path.ends_with(".html")) {
        for tag in tags(&board.read(&format!("public/garden/{path}")))
            .iter()
            .filter(|tag| tag.name == "img" || tag.name == "link" || tag.name == "script")
        {
            for target in tag.targets().filter(|target| !target.contains(':')) {
                let (file, _) = resolved(path, target);
                assert!(paths.contains_key(&file) || path == "404.html", "{path} needs {target}");
            }
        }
    }
}

#[test]
fn without_an_address_no_code_is_printed() {
    let board = Board::sound();
    board.edit("content/board.yaml", "base_url: https://gs.example.cn\n", "");
    board.build(&[]);
    let drawn = |path: &&String| path.ends_with(".html") && board.read(&format!("public/{path}")).contains("data:image/png");
    let pages = board.tree("public");
    assert_eq!(pages.keys().filter(drawn).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_compound_that_is_gone_keeps_its_site() {
    let board = Board::sound();
    board.build(&[]);
    std::fs::remove_dir_all(board.path("content/court")).unwrap();
    let run = board.build(&[]);
    assert!(board.has("public/court/index.html") && run.err.contains("court"), "{}", run.err);
}
