//! What people do with it, named as sentences.

mod a_board_lives_with_its_neighbours;
mod a_record_lives_and_dies;
mod a_small_board_as_a_whole;
mod every_page_of_the_sample;
