//! A command written wrongly is told how to write it, in the language of the reader.

use crate::board::Board;

#[test]
fn a_slip_on_the_command_line_is_named_in_chinese_and_in_english() {
    let board = Board::sound();
    let zh = [
        (vec!["bild"], "没有“bild”这个命令；是不是“build”？"),
        (vec!["build", "--jbs", "3"], "没有“--jbs”这个选项；是不是“--jobs”？"),
        (vec!["build", "--jobs", "999"], "不能是“999”"),
        (vec!["new"], "还少 <UNIT>、<KIND>"),
        (vec!["check", "--deny", "all"], "可以写：warnings"),
    ];
    for (arguments, said) in zh {
        let run = board.run(&arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.err.contains(said) && !run.err.contains("error:"), "{arguments:?} {}", run.err);
    }
    let en = board.run(&["--lang", "en", "bild"]);
    assert!(en.err.starts_with("there is no command `bild`; did you mean `build`?"), "{}", en.err);
}

#[test]
fn help_is_in_two_languages_for_every_command() {
    let board = Board::empty();
    for command in ["check", "build", "serve", "init", "new", "explain", "rules", "theme"] {
        let run = board.run(&[command, "--help"]);
        let help = run.out.join("\n");
        assert_eq!(run.code, Some(0), "{command}");
        let headings: Vec<&str> = help.lines().filter(|line| line.ends_with(':') && !line.starts_with(' ')).collect();
        assert!(help.contains("用法 Usage: ") && headings.iter().all(|heading| !heading.is_ascii()), "{command} {headings:?}");
    }
}

#[test]
fn several_compounds_are_written_one_after_the_other() {
    for arguments in [
        vec!["--compound", "garden", "court"],
        vec!["--compound", "garden,court"],
        vec!["--compound", "garden，court"],
        vec!["--compound", "garden", "--compound", "court"],
    ] {
        let board = Board::sound();
        let run = board.run(&[vec!["build"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(board.has("public/garden/index.html") && board.has("public/court/index.html"), "{}", run.err);
        assert!(!board.has("public/index.html"), "a board of which only a part is built keeps its portal");
    }
}
