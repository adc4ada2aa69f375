//! What is said of one record in a group of residents.

use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::reading::UnitFiles;
use crate::compound::duties::duties;
use crate::compound::unnamed;
use crate::load::{Loaded, canonical, load};
use crate::render::poster::{Room, card, press::Press};
use crate::site::plan;
use crate::site::sheet::{Sheet, What, sheets};
use crate::unit::board::Locale;

use super::{Shared, judged, paper, setting, told};

/// What is said of a record, and what was found on the way.
#[derive(Debug)]
pub struct Told {
    /// The words and the picture; none of a record that is not public, or where an error stops the unit.
    pub said: Option<(String, Vec<u8>)>,
    /// Records of which something can be said.
    pub known: Vec<String>,
    /// Everything found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the words and the picture of a record, named as its author names it.
pub fn share(files: &UnitFiles, above: &[&Loaded], shared: &Shared, (press, room): (&Press, &Room), record: &str) -> Told {
    let mut loaded = load(files);
    let mut found = std::mem::take(&mut loaded.diagnostics);
    let (mut said, mut known) = (None, Vec::new());
    let voice = shared.theme.voice(shared.locales().first().copied().unwrap_or(Locale::ZhHans));
    let compound = judged(&loaded, above, shared, &mut found).filter(|_| !has_errors(&found));
    if let Some((compound, voice)) = compound.zip(voice) {
        let site = plan(&compound, &duties(&compound), &setting(shared)).site;
        let names = paper::names(&compound);
        let wanted = canonical(record);
        let notices: Vec<_> = sheets(&site).into_iter().filter(|sheet| sheet.what == What::Notice).collect();
        let of = |id: &str| notices.iter().find(|sheet| sheet.record.as_ref().is_some_and(|own| own.0 == id));
        if let Some(sheet) = of(&wanted) {
            // Nobody is asked for what would come too late.
            let open = sheet.feedback.clone().filter(|feedback| feedback.until.is_none_or(|until| until >= shared.as_of));
            let sheet = &Sheet { feedback: open, ..(*sheet).clone() };
            match room.work(&|| card::picture(press, &site, voice, sheet)) {
                Ok(picture) => said = Some((card::text(&site, voice, sheet), picture)),
                Err(faults) => {
                    let path = paper::path_of(sheet, &loaded);
                    found.extend(faults.iter().map(|fault| paper::faulty(fault, &sheet.name, &path, &names)));
                }
            }
        }
        known = notices.iter().filter_map(|sheet| sheet.record.as_ref()).map(|id| id.0.clone()).collect();
    }
    Told { said, known, diagnostics: told(found, &unnamed(&loaded, above, shared.as_of)) }
}
