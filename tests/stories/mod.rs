//! Stories: what somebody does, and what they then find. Each runs the program as they would.

mod explain;
mod init;
mod new;
mod serve;
mod theme;

use crate::board::Board;

/// What `init` makes.
fn fresh() -> Board {
    let board = Board::empty();
    let run = board.run(&["init"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    board
}

/// Checks that nothing is found wrong.
fn is_clean(board: &Board) {
    let run = board.run(&["check"]);
    assert_eq!((run.code, run.err.trim()), (Some(0), "没有发现问题"), "{}", run.err);
}
