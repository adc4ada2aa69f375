//! The lobby screen (大屏), planned but not yet drawn: slides with one message each, made from the same pages as the site.
//!
//! 1. A slide is planned from the planned site, so that it has been through the same masking and no number can differ.
//! 2. Each carries its first and last day: a screen that is offline for weeks still shows nothing that is over, and says nothing that
//!    a day has made false.
//! 3. The last slide has no end and always holds, so that no screen is ever empty.

mod chosen;
mod lasting;
mod standing;

use crate::base::date::Date;
use crate::base::id::{AttachmentId, RecordId};
use crate::disclosure::{Cell, Label};
use crate::unit::kiosk::{Playlist, Topic};

use super::duties::Duties;
use super::mask::Masking;
use super::sheet::Part;
use super::{Content, Site};

/// What the screen of a unit plays.
#[derive(Debug, Clone, Default)]
pub struct Kiosk {
    /// How long a slide stands, in seconds.
    pub dwell: u64,
    /// After so many seconds without a touch the loop goes on.
    pub idle: u64,
    /// Whether the screen can be touched.
    pub touch: bool,
    /// The slides in order.
    pub slides: Vec<Slide>,
}

/// One message on the screen.
#[derive(Debug, Clone)]
pub struct Slide {
    /// What its picture is called: `03-money-finance-2026-q3`.
    pub name: String,
    /// What it is about; the last slide is about everything.
    pub topic: Option<Topic>,
    /// What it says.
    pub part: Part,
    /// Small lines: when it was published, until when it hangs, how to object.
    pub lines: Vec<Line>,
    /// Last day of the word on where it stands.
    pub state_until: Option<Date>,
    /// A picture of the unit's own.
    pub picture: Option<AttachmentId>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How long it stands, in seconds; as all slides where nothing is said.
    pub dwell: Option<u64>,
    /// What is larger comes first.
    pub priority: u64,
    /// It alone takes the screen while it holds.
    pub urgent: bool,
    /// What its code holds; none without an address on the web.
    pub address: Option<String>,
    /// What stands beside the code.
    pub caption: Label,
    /// The record it is made of.
    pub record: Option<RecordId>,
}

/// A small line of a slide.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it says.
    pub words: Cell,
    /// Last day; the slide stays without it.
    pub until: Option<Date>,
}

impl Slide {
    /// Last day of its picture, which can leave no line out.
    pub fn pictured_until(&self) -> Option<Date> {
        let said = self.part.state.as_ref().and(self.state_until);
        self.lines.iter().map(|line| line.until).chain([self.until, said]).flatten().min()
    }
}

/// Seconds a slide stands, and until the loop goes on, where the unit says nothing.
const DWELL: u64 = 15;
const IDLE: u64 = 60;

/// Plans the screen of a unit.
pub fn plan(site: &Site, playlist: Option<&Playlist>, masking: &Masking, duties: &Duties) -> Kiosk {
    let seconds = |chosen: Option<&crate::base::source::At<crate::unit::kiosk::Seconds>>, usual| chosen.map_or(usual, |s| s.value.0);
    let home = site.pages.iter().find_map(|page| match &page.content {
        Content::Home(home) => Some(home.as_ref()),
        _ => None,
    });
    let mut slides = home.map(|home| standing::slides(site, home, duties)).unwrap_or_default();
    if let Some(playlist) = playlist {
        let shown = |topic: Topic| playlist.show.is_empty() || playlist.show.iter().any(|chosen| chosen.value == topic);
        let only = playlist.only.as_ref().is_some_and(|only| only.value);
        let by_itself = std::mem::take(&mut slides);
        let (kept, left): (Vec<Slide>, Vec<Slide>) = by_itself.into_iter().partition(|slide| !only && slide.topic.is_some_and(shown));
        slides = kept;
        for item in &playlist.items {
            chosen::add(site, masking, item, &mut slides, &left);
        }
    }
    slides.sort_by_key(|slide| std::cmp::Reverse((slide.urgent, slide.priority)));
    slides.push(standing::whole(site));
    for (at, slide) in slides.iter_mut().enumerate() {
        slide.name = named(at + 1, slide);
    }
    Kiosk {
        dwell: seconds(playlist.and_then(|playlist| playlist.dwell.as_ref()), DWELL),
        idle: seconds(playlist.and_then(|playlist| playlist.idle.as_ref()), IDLE),
        touch: playlist.and_then(|playlist| playlist.touch.as_ref()).is_none_or(|touch| touch.value),
        slides,
    }
}

/// In the order of the loop, and whoever hangs up pictures reads until when one may stay.
fn named(number: usize, slide: &Slide) -> String {
    let topic = slide.topic.map_or("board", Topic::word);
    let record = slide.record.as_ref().map(|id| format!("-{}", id.0.replace('/', "-"))).unwrap_or_default();
    let until = slide.pictured_until().map(|until| format!("-{until}")).unwrap_or_default();
    format!("{number:02}-{topic}{record}{until}")
}
