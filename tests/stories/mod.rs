//! Stories: what somebody does, and what they then find. Each runs the program as they would.

mod a_board_lives_with_its_neighbours;
mod a_record_lives_and_dies;
mod a_small_board_as_a_whole;
mod attachments;
mod check;
mod command_line;
mod duties;
mod every_page_of_the_sample;
mod explain;
mod fix;
mod init;
mod names_in_messages;
mod new;
mod open_data;
mod paper;
mod paper_bad_input;
mod posted;
mod reading;
mod rules;
mod screen;
mod serve;
mod share;
mod statistics;
mod theme;
mod votes;

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
