//! One page being written: its cells, its numbers for ids, and the templates it calls.

use std::cell::Cell as Counter;

use serde::Serialize;

use crate::render::cells::{Cells, Html};
use crate::render::qr;
use crate::render::route::Spot;
use crate::site::Site;
use crate::theme::Complaint;

use super::frame::{Desk, Frames, Head, PrintFoot};

/// A page being written.
pub struct Sheet<'a> {
    /// The site.
    pub site: &'a Site,
    /// What all pages of the locale share.
    pub desk: &'a Desk<'a>,
    /// Its place among the files.
    pub spot: Spot,
    /// Its route below the root of its locale.
    pub route: &'a str,
    frames: &'a Frames<'a>,
    ids: Counter<usize>,
}

impl<'a> Sheet<'a> {
    /// An empty sheet.
    pub fn new(site: &'a Site, desk: &'a Desk<'a>, frames: &'a Frames<'a>, spot: Spot, route: &'a str) -> Self {
        Sheet { site, desk, spot, route, frames, ids: Counter::new(0) }
    }

    /// Turns cells into words for this page.
    pub fn cells(&self) -> Cells<'_> {
        Cells::new(self.desk.voice, &self.site.names, &self.spot)
    }

    /// A number no other part of this page has.
    pub fn id(&self) -> usize {
        self.ids.set(self.ids.get() + 1);
        self.ids.get()
    }

    /// What surrounds the page.
    ///
    /// # Errors
    /// The engine's message, when a template of the workspace fails.
    pub fn frame(&self) -> Result<tera::Value, Box<Complaint>> {
        self.frames.at(&self.spot)
    }

    /// The head of the page.
    pub fn head(&self, title: &str, description: &str) -> Head {
        Head::new(self.desk, &self.spot, self.route, title, description)
    }

    /// Renders a template of a part into markup for another template.
    pub fn part<T: Serialize>(&self, template: &str, with: &T) -> Result<Html, Box<Complaint>> {
        self.rendered(template, with, |bytes| std::str::from_utf8(bytes).map(Html::new).map_err(|error| Complaint::beside(&error)))?
    }

    /// Renders the template of the page itself.
    pub fn page<T: Serialize>(&self, template: &str, with: &T) -> Result<Vec<u8>, Box<Complaint>> {
        self.rendered(template, with, <[u8]>::to_vec)
    }

    /// Renders into a buffer that all sheets share, so that what is kept is written once and takes no more room than it needs.
    fn rendered<T: Serialize, R>(&self, template: &str, with: &T, keep: impl FnOnce(&[u8]) -> R) -> Result<R, Box<Complaint>> {
        let mut buffer = self.frames.buffer.take();
        buffer.clear();
        let rendered = self.desk.voice.render(template, with, &mut buffer);
        let kept = rendered.map(|()| keep(&buffer));
        self.frames.buffer.replace(buffer);
        kept
    }

    /// The code of a page, on screen and on paper; none without an address.
    pub fn code(&self, code: &str) -> Option<(CodeView, PrintFoot)> {
        let address = qr::code_address(self.site, code)?;
        let drawn = self.desk.place.codes.code(&address)?;
        let picture = Html::new(&drawn.embedded()?);
        let view = CodeView { address: address.clone(), picture: picture.clone(), pixels: drawn.pixels().0 };
        let foot = PrintFoot { address: Some(address), picture: Some(picture), period: None };
        Some((view, foot))
    }
}

/// A code on the screen: `code.html`.
#[derive(Debug, Serialize)]
pub struct CodeView {
    /// The address in words.
    pub address: String,
    /// The picture, as an address that holds its bytes.
    pub picture: Html,
    /// Its width and height.
    pub pixels: usize,
}
