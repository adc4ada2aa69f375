//! Stands in for the crate `makepad-platform`, of which the font crates use no more than this.
//!
//! Those crates carry LXGW WenKai (霞鹜文楷), each weight cut in two to stay below the size limit of crates.io. With this in
//! the place of a whole toolkit, the face comes by the same way as every other dependency: pinned, checked, without a second
//! download.

pub use makepad_platform_files::live_design;

/// Where the font crates put what they carry.
#[derive(Debug, Default)]
pub struct Cx {
    /// The halves of one weight, in order.
    pub parts: Vec<&'static [u8]>,
}
