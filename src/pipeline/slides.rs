//! The slides of one unit as pictures: planned like its lobby screen, then set, drawn and proof-read one by one.

use rayon::prelude::*;

use crate::base::diagnostic::has_errors;
use crate::base::reading::UnitFiles;
use crate::compound::duties::duties;
use crate::compound::unnamed;
use crate::load::{Loaded, load};
use crate::render::poster::slide::{Drawn, Screen, draw};
use crate::render::poster::{Fault, Printing};
use crate::site::kiosk::Slide;
use crate::site::plan;
use crate::unit::board::Locale;

use super::paper::{Papered, faulty, names};
use super::{Shared, judged, setting, told};

/// Draws the slides of one unit that hold on the board's day, each on every screen, and gives each away as soon as it is drawn;
/// none where an error stops the unit. `picture` tells the bytes of an attachment by its path from the workspace's root.
///
/// # Errors
/// The first thing that stood in the way of giving one away.
pub fn slides<E: Send>(
    files: &UnitFiles,
    above: &[&Loaded],
    shared: &Shared,
    (printing, screens): (&Printing, &[Screen]),
    picture: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
    give: &(dyn Fn(&Slide, Drawn) -> Result<(), E> + Sync),
) -> Result<Papered, E> {
    let mut loaded = load(files);
    let mut found = std::mem::take(&mut loaded.diagnostics);
    let mut made = 0;
    let voice = shared.theme.voice(shared.locales().first().copied().unwrap_or(Locale::ZhHans));
    let compound = judged(&loaded, above, shared, &mut found).filter(|_| !has_errors(&found));
    if let Some((compound, voice)) = compound.zip(voice) {
        let planned = plan(&compound, &duties(&compound), &setting(shared));
        let (site, names) = (&planned.site, names(&compound));
        let holds =
            |slide: &&Slide| slide.from.is_none_or(|from| from <= site.as_of) && slide.until.is_none_or(|until| site.as_of <= until);
        let wanted: Vec<(&Slide, Screen)> =
            site.kiosk.slides.iter().filter(holds).flat_map(|slide| screens.iter().map(move |screen| (slide, *screen))).collect();
        let shown = |slide: &Slide| {
            let name = &slide.picture.as_ref()?.0;
            let (_, path) = planned.attachments.iter().find(|(known, _)| known == name)?;
            let bytes = picture(path)?;
            Some((if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" }, bytes))
        };
        let one = |(slide, screen): &(&Slide, Screen)| match draw(printing, site, voice, slide, *screen, shown(slide)) {
            Ok(drawn) => give(slide, drawn).map(|()| None),
            Err(faults) => Ok(Some((slide.name.clone(), faults))),
        };
        let came: Vec<Result<Option<(String, Vec<Fault>)>, E>> =
            if wanted.is_empty() { Vec::new() } else { printing.room.work(&|| wanted.par_iter().map(one).collect()) };
        printing.shelf.sweep(&site.place.id);
        for came in came {
            match came? {
                None => made += 1,
                Some((name, faults)) => {
                    let path = format!("content/{}", loaded.id);
                    found.extend(faults.iter().map(|fault| faulty(fault, &name, &path, &names)));
                }
            }
        }
    }
    Ok(Papered { made, diagnostics: told(found, &unnamed(&loaded, above, shared.as_of)) })
}
