//! Changing how pages look.

use super::{fresh, is_clean};

#[test]
fn a_file_is_taken_out_once_and_never_over_a_changed_one() {
    let board = fresh();
    let list = board.run(&["theme", "list"]);
    assert!(list.out.iter().any(|line| line == "styles/tokens.css"), "{:?}", list.out);
    let one = board.run(&["theme", "eject", "styles/tokens.css"]);
    assert_eq!(one.code, Some(0), "{}", one.err);
    let taken = "themes/default/styles/tokens.css";
    assert!(one.out.concat().ends_with(taken), "{:?}", one.out);
    board.write(taken, ":root{}");
    assert_eq!(board.run(&["theme", "eject", "styles/tokens.css"]).code, Some(2));
    let all = board.run(&["theme", "eject"]);
    assert_eq!(all.code, Some(0), "{}", all.err);
    assert_eq!(board.read(taken), ":root{}");
    assert!(board.path("themes/default/templates/home.html").exists());
    let slip = board.run(&["theme", "eject", "styles/token.css"]);
    assert!(slip.code == Some(2) && slip.err.contains("styles/tokens.css"), "{}", slip.err);
}

#[test]
fn a_theme_with_another_name_goes_to_its_own_folder() {
    let board = fresh();
    board.edit("content/board.yaml", "title:", "theme: ours\ntitle:");
    assert_eq!(board.run(&["theme", "eject", "styles/tokens.css"]).code, Some(0));
    assert!(board.path("themes/ours/styles/tokens.css").exists());
    is_clean(&board);
}
