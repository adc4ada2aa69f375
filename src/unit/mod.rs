//! Units: the compound, and the communities, streets and districts above it; and the board that holds them all.

pub mod board;
mod choice;
mod compound;
pub mod kiosk;

pub use choice::{Choice, ChosenSeverity, Exempt, Explanation, Waiver};
pub use compound::{Building, Figures, Level, Premises, Quotation, Slot, Stage, Thresholds, Unit};
