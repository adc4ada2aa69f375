//! Changing how pages look.

use super::board::Board;

#[test]
fn a_file_is_taken_out_once_and_never_over_a_changed_one() {
    let board = Board::fresh();
    let list = board.run(&["theme", "list"]);
    assert!(list.out.lines().any(|line| line == "styles/tokens.css"), "{}", list.out);
    let one = board.run(&["theme", "eject", "styles/tokens.css"]);
    assert_eq!(one.code, 0, "{}", one.err);
    let taken = "themes/default/styles/tokens.css";
    assert!(one.out.trim().ends_with(taken), "{}", one.out);
    board.write(taken, ":root{}");
    assert_eq!(board.run(&["theme", "eject", "styles/tokens.css"]).code, 2);
    let all = board.run(&["theme", "eject"]);
    assert_eq!(all.code, 0, "{}", all.err);
    assert_eq!(board.read(taken), ":root{}");
    assert!(board.path("themes/default/templates/home.html").exists());
    let slip = board.run(&["theme", "eject", "styles/token.css"]);
    assert!(slip.code == 2 && slip.err.contains("styles/tokens.css"), "{}", slip.err);
}

#[test]
fn a_theme_with_another_name_goes_to_its_own_folder() {
    let board = Board::fresh();
    board.edit("content/board.yaml", "title:", "theme: ours\ntitle:");
    assert_eq!(board.run(&["theme", "eject", "styles/tokens.css"]).code, 0);
    assert!(board.path("themes/ours/styles/tokens.css").exists());
    board.is_clean();
}
