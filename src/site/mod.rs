//! Floor 5: which pages exist, their routes and short codes; what is on each, before it has a format.

mod beside;
mod building;
mod changes;
pub mod code;
mod desk;
mod duties;
mod duty;
mod home;
pub mod kiosk;
mod list;
mod mask;
mod model;
mod names;
mod open;
mod page;
mod places;
mod plan;
pub mod redline;
mod setting;
pub mod sheet;
mod summary;
mod teaser;
mod walk;

pub use building::BUILDINGS;
pub use changes::Change;
pub use duties::ROUTE;
pub use duty::{DutiesPage, DutyCount, DutyTold, SHOWN_MONTHS};
pub use model::*;
pub use open::{DATA, DUTIES, outlines};
pub use places::{BuildingPage, BuildingPlace, Share, SlotPlace, building_route};
pub use plan::{Planned, SEARCH, bare, plan};
pub use setting::Setting;
pub use teaser::Teaser;
