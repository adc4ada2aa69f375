//! The one test binary: everything that is seen from outside.

mod stories;
