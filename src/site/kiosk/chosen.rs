//! What the unit's own playlist adds to the screen, or shows otherwise.

use crate::disclosure::Cell;
use crate::load::kind_name;
use crate::site::mask::Masking;
use crate::site::sheet::{Part, hangs, records, speaks};
use crate::site::{RecordPage, Site};
use crate::unit::kiosk::{PlayItem, Topic};

use super::standing::{page, plain, whole, whole_record};
use super::{Slide, standing};

/// Lays one line of the playlist over the slides; `left` are those the screen would show by itself and does not.
pub fn add(site: &Site, masking: &Masking, item: &PlayItem, slides: &mut Vec<Slide>, left: &[Slide]) {
    if let Some(id) = &item.record {
        if let Some(slide) = slides.iter_mut().find(|slide| slide.record.as_ref() == Some(&id.value)) {
            return set(slide, item);
        }
        let by_itself = left.iter().find(|slide| slide.record.as_ref() == Some(&id.value)).cloned();
        let made = || {
            page(site, id).filter(|page| speaks(page) && !over(page)).map(|page| whole_record(site, page, Topic::of_kind(page.teaser.kind)))
        };
        slides.extend(by_itself.or_else(made).map(|slide| with(slide, item)));
    } else if let Some(kind) = &item.kind {
        let wanted = kind_name(kind);
        let pages = records(site).map(|(_, page)| page);
        for page in pages.filter(|page| Some(page.teaser.kind) == wanted && speaks(page) && hangs(page, site.as_of)) {
            match slides.iter_mut().find(|slide| slide.record.as_ref() == Some(&page.teaser.id)) {
                Some(slide) => set(slide, item),
                None => slides.push(with(whole_record(site, page, Topic::of_kind(page.teaser.kind)), item)),
            }
        }
    } else if let Some(title) = &item.title {
        let part = Part {
            title: Some("kiosk.own".into()),
            subject: Some(masking.text(title)),
            lead: item.text.as_ref().map(|text| Cell::Text(masking.text(text))),
            ..Part::default()
        };
        let own = Slide { picture: item.picture.as_ref().map(|picture| picture.value.clone()), ..plain(Some(Topic::Notices), part) };
        let everything = whole(site);
        slides.push(with(Slide { address: everything.address, caption: "kiosk.scan_board".into(), ..own }, item));
    }
}

/// Whether a notice has come down; what an account or a matter says holds without its window.
fn over(page: &RecordPage) -> bool {
    Topic::of_kind(page.teaser.kind) == Topic::Notices && page.teaser.over
}

fn with(mut slide: Slide, item: &PlayItem) -> Slide {
    set(&mut slide, item);
    slide
}

/// What the line says; the narrower of two stretches holds.
fn set(slide: &mut Slide, item: &PlayItem) {
    let from = item.from.as_ref().map(|from| from.value);
    let until = item.until.as_ref().map(|until| until.value);
    slide.from = slide.from.max(from);
    slide.until = [slide.until, until].into_iter().flatten().min();
    slide.dwell = item.dwell.as_ref().map(|dwell| dwell.value.0).or(slide.dwell);
    slide.priority = item.priority.as_ref().map_or(slide.priority, |priority| priority.0);
    slide.urgent |= item.is_urgent();
    if slide.urgent {
        slide.part.title = Some(standing::urgent());
    }
}
