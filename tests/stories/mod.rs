//! Stories: what somebody does, and what they then find. Each runs the program as they would.

mod board;
mod explain;
mod init;
mod new;
mod serve;
mod theme;
