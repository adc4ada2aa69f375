//! The sheets of one unit: planned like its site, then set and proof-read one by one.

use rayon::prelude::*;

use crate::artifact::{Artifact, Bundle};
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::reading::UnitFiles;
use crate::compound::duties::duties;
use crate::compound::{Compound, unnamed};
use crate::load::{Loaded, load, nowhere};
use crate::render::poster::paper::Paper;
use crate::render::poster::{Fault, Printed, Printing, print};
use crate::said;
use crate::site::sheet::{Sheet, What, sheets};
use crate::site::{Content, PrintedSheet, Site, plan};
use crate::unit::board::Locale;

use super::{Shared, judged, setting, told};

/// What came of the sheets of one unit.
#[derive(Default)]
pub struct Papered {
    /// How many were made.
    pub made: usize,
    /// Everything found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the sheets of one unit and gives each away as soon as it is made, so that they are never all held at once; none where an
/// error stops the unit.
///
/// # Errors
/// The first thing that stood in the way of giving one away.
pub fn paper<E: Send>(
    files: &UnitFiles,
    above: &[&Loaded],
    shared: &Shared,
    printing: &Printing,
    give: &(dyn Fn(Printed) -> Result<(), E> + Sync),
) -> Result<Papered, E> {
    let mut loaded = load(files);
    let mut found = std::mem::take(&mut loaded.diagnostics);
    let mut made = 0;
    if let Some(compound) = judged(&loaded, above, shared, &mut found).filter(|_| !has_errors(&found)) {
        let site = plan(&compound, &duties(&compound), &setting(shared)).site;
        let names = names(&compound);
        let one = |sheet: &Sheet, made: Result<Printed, Vec<Fault>>| match made {
            Ok(printed) => give(printed).map(|()| None),
            Err(faults) => Ok(Some((sheet.clone(), faults))),
        };
        for came in each(&site, shared, printing, &one) {
            match came? {
                None => made += 1,
                Some((sheet, faults)) => {
                    found.extend(faults.iter().map(|fault| faulty(fault, &sheet.name, &path_of(&sheet, &loaded), &names)))
                }
            }
        }
    }
    Ok(Papered { made, diagnostics: told(found, &unnamed(&loaded, above, shared.as_of)) })
}

/// Makes the sheets a site offers: their files, and on the pages they are made of the links to them.
pub fn offered(site: &mut Site, shared: &Shared, loaded: &Loaded, names: &[&str], found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let Some(printing) = &shared.printing else { return bundle };
    for (sheet, made) in each(site, shared, printing, &|sheet, made| (sheet.clone(), made)) {
        let printed = match made {
            Ok(printed) => printed,
            Err(faults) => {
                found.extend(faults.iter().map(|fault| faulty(fault, &sheet.name, &path_of(&sheet, loaded), names)));
                continue;
            }
        };
        let route = format!("posters/{}", printed.name);
        let size = u64::try_from(printed.pdf.len()).unwrap_or(u64::MAX);
        bundle.put(route.clone(), Artifact::Bytes(printed.pdf.into()));
        let preview = printed.preview.map(|picture| {
            let route = format!("{}.png", route.trim_end_matches(".pdf"));
            bundle.put(route.clone(), Artifact::Bytes(picture.into()));
            route
        });
        let offer = PrintedSheet { name: sheet.what.key().into(), route, size, preview, fingerprint: sheet.fingerprint };
        for page in &mut site.pages {
            match &mut page.content {
                Content::Record(record) if sheet.record.as_ref() == Some(&record.teaser.id) => record.printed.push(offer.clone()),
                Content::Home(home) if sheet.what == What::Summary => home.printed.push(offer.clone()),
                _ => {}
            }
        }
    }
    bundle
}

/// The names of everybody a unit knows, to say whose it is that no font can write.
pub fn names<'c>(compound: &'c Compound) -> Vec<&'c str> {
    compound.directory.people().map(|person| &**person.name).collect()
}

pub(super) fn path_of(sheet: &Sheet, loaded: &Loaded) -> String {
    let record = sheet.record.as_ref().and_then(|id| loaded.records.iter().find(|record| record.id == *id));
    record.map_or_else(|| format!("content/{}", loaded.id), |record| record.source.path.clone())
}

/// Does something with every wanted sheet as soon as it is made; what comes of it is in the order of the print list.
fn each<R: Send>(
    site: &Site,
    shared: &Shared,
    printing: &Printing,
    done: &(dyn Fn(&Sheet, Result<Printed, Vec<Fault>>) -> R + Sync),
) -> Vec<R> {
    let locale = shared.locales().first().copied().unwrap_or(Locale::ZhHans);
    let Some(voice) = shared.theme.voice(locale) else { return Vec::new() };
    let sheets = sheets(site);
    let on_papers = |sheet| printing.order.papers(site, sheet).into_iter().map(move |paper| (sheet, paper));
    let wanted: Vec<_> = sheets.iter().flat_map(on_papers).collect();
    let one = |(sheet, paper): &(&Sheet, Paper)| done(sheet, print(printing, site, voice, sheet, *paper));
    let came = if wanted.is_empty() { Vec::new() } else { printing.room.work(&|| wanted.par_iter().map(one).collect()) };
    printing.shelf.sweep(&site.place.id);
    came
}

/// Says what stands in the way of a sheet or a slide of this name.
pub(super) fn faulty(fault: &Fault, name: &str, path: &str, names: &[&str]) -> Diagnostic {
    match fault {
        Fault::Glyphs(characters) => without_glyph(characters, name, path, names),
        Fault::Long(address, width, most) => too_long(address, (*width, *most), name, path),
        Fault::Unread(address) => {
            let what = said!("“{name}”上的二维码印出来读不出：{address}", "the code on `{name}` does not read back: {address}");
            let mend = said!(
                "网址太长的，换一个短的 base_url；改过海报模板的，看看码有没有被盖住",
                "shorten base_url; where a poster template was changed, see whether it covers the code"
            );
            Diagnostic::error("sheet/consistent/code", nowhere(path), what).mend(mend)
        }
        Fault::Beyond(words) => {
            let words = words.join(" ");
            let what = said!("“{name}”有字排到纸外面去了：{words}", "`{name}` has words beyond the paper: {words}");
            let mend = said!("把没有空格的长串拆开，或用大一号的纸", "break what is long and has no spaces, or take larger paper");
            Diagnostic::error("sheet/range/overflow", nowhere(path), what).mend(mend)
        }
        Fault::Small(small, floor) => {
            let points = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
            let (small, floor) = (points(*small), points(i64::from(*floor)));
            let what = said!(
                "“{name}”的字太小：{small} 磅，至少 {floor} 磅才看得清",
                "`{name}` has letters of {small} pt; {floor} pt can be read"
            );
            let mend = said!("海报模板里的字号用 letters 里给的", "take the sizes in `letters` for the poster template");
            Diagnostic::error("sheet/range/letters", nowhere(path), what).mend(mend)
        }
        Fault::Jammed(jams) => {
            let words: Vec<String> = jams
                .iter()
                .map(|jam| if jam.path.is_empty() { jam.words.clone() } else { format!("{}:{}: {}", jam.path, jam.line, jam.words) })
                .collect();
            let words = words.join("; ");
            let what = said!("“{name}”没有排成：{words}", "`{name}` could not be set: {words}");
            Diagnostic::error("sheet/format/template", nowhere(path), what)
                .mend(said!("改正 themes/ 里的海报模板", "mend the poster template in themes/"))
        }
    }
}

fn without_glyph(characters: &[char], name: &str, path: &str, names: &[&str]) -> Diagnostic {
    let list: Vec<String> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let list = list.join("、");
    let whose: Vec<&str> = names.iter().copied().filter(|name| name.chars().any(|c| characters.contains(&c))).collect();
    let (zh, en) = match whose.join("、") {
        whose if whose.is_empty() => (String::new(), String::new()),
        whose => (format!("，在“{whose}”的名字里"), format!(", in the name of {whose}")),
    };
    let what = said!("“{name}”里有字体没有的字：{list}{zh}", "`{name}` has characters no font has: {list}{en}");
    let mend = said!(
        "把有这些字的字体文件（.ttf、.otf）放进工作区的 fonts/ 文件夹，或换一个写法",
        "put a font file (.ttf, .otf) that has them into the folder fonts/ of the workspace, or write it otherwise"
    );
    Diagnostic::error("sheet/coverage/glyph", nowhere(path), what).mend(mend)
}

/// An address for which there is no code so large, or no paper so wide; widths in hundredths of a millimetre.
fn too_long(address: &str, (width, most): (Option<u32>, u32), name: &str, path: &str) -> Diagnostic {
    let (letters, most) = (address.len(), most / 100);
    let (zh, en) = match width {
        Some(width) => (
            format!("二维码要 {} 毫米宽，这张纸最多 {most} 毫米", width.div_ceil(100)),
            format!("its code would be {} mm wide, this paper takes {most} mm", width.div_ceil(100)),
        ),
        None => ("没有这么大的二维码".to_string(), "no code holds it".to_string()),
    };
    let head: String = address.chars().take(60).collect();
    let what = said!(
        "“{name}”的网址太长（{letters} 个字符）：{head}…；{zh}",
        "the address on `{name}` is too long ({letters} characters): {head}…; {en}"
    );
    let mend = said!("换一个短的 base_url（网址）", "take a shorter base_url");
    Diagnostic::error("sheet/range/address", nowhere(path), what).mend(mend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::poster::press::Jam;

    #[test]
    fn every_fault_is_told_in_both_languages_and_how_to_mend_it() {
        let jam = Jam { path: "poster/main.typ".into(), line: 3, words: "unknown variable".into() };
        let faults = [
            (Fault::Glyphs(vec!['𠀀']), "U+20000"),
            (Fault::Long("https://gs.example.cn".into(), Some(20_050), 10_500), "201"),
            (Fault::Long("https://gs.example.cn".into(), None, 10_500), "21"),
            (Fault::Unread("https://gs.example.cn".into()), "https://gs.example.cn"),
            (Fault::Beyond(vec!["长".repeat(3)]), "长长长"),
            (Fault::Small(40, 93), "4.0"),
            (Fault::Jammed(vec![jam]), "poster/main.typ:3"),
        ];
        for (fault, detail) in faults {
            let told = faulty(&fault, "summary-a3", "content/garden", &["丁𠀀", "甲一"]);
            for words in [&told.what.zh, &told.what.en] {
                assert!(words.contains("summary-a3") && words.contains(detail), "{words}");
            }
            assert!(told.mend.is_some_and(|mend| !mend.zh.is_empty() && !mend.en.is_empty()), "{fault:?}");
            assert_eq!(told.what.zh.contains("丁𠀀"), matches!(fault, Fault::Glyphs(_)), "whose name it is");
            assert!(!told.what.zh.contains("甲一"));
        }
    }
}
