//! What the published attachments say and do: texts, office files and the text layer of PDFs are searched like records; pictures
//! are decoded, so that only what can be cleaned is published; and nothing may run, for attachments stand on the site's own
//! address, and a script in one is a script of the site.
//!
//! Only what somebody answers for as redacted is published, and only that is looked at; what a picture or a scan shows is looked
//! at by whoever redacted it.

mod refused;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::active;
use crate::base::detect::{self, Known};
use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::gbk;
use crate::base::office;
use crate::base::pdf::{self, Unread};
use crate::base::picture::{self, Refused};
use crate::base::reading::{ListedFile, UnitFiles};
use crate::base::source::{Source, Span, decode_wide};
use crate::party::directory::Directory;
use crate::record::Body;
use crate::said;

use super::{Loaded, disclosed, load, nowhere};
use refused::{acts, does, may_act, page, sealed, unread};
pub use refused::{not_cleaned, shows_nothing};

/// The largest file that is searched, in bytes.
pub const LARGEST: u64 = 16 << 20;
/// The largest PDF that is looked at for what it does; its text may be too long to be searched.
const LARGEST_PDF: u64 = 64 << 20;
const TEXTS: [&str; 5] = ["txt", "csv", "tsv", "md", "json"];
/// What a computer or a telephone runs when it is opened.
const PROGRAMS: [&str; 20] = [
    "exe", "msi", "com", "scr", "bat", "cmd", "ps1", "vbs", "js", "mjs", "jar", "apk", "ipa", "dmg", "sh", "swf", "hta", "lnk", "docm",
    "xlsm",
];
/// What a browser shows as a page of the site, and might run.
const PAGES: [&str; 9] = ["html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz"];
/// What has letters that nobody here can read.
const SEALED: [&str; 17] =
    ["doc", "xls", "ppt", "wps", "et", "dps", "rtf", "zip", "rar", "7z", "gz", "tar", "msg", "eml", "epub", "pages", "numbers"];
const OFFICE: [&str; 7] = ["docx", "xlsx", "pptx", "odt", "ods", "odp", "ofd"];

/// Who can look into the files of a workspace.
pub trait Eyes {
    /// The bytes of a file, by its path from the workspace's root; none for one that is gone.
    fn read(&self, path: &str) -> Option<Vec<u8>>;

    /// Why a picture is not to be published; whoever has drawn it anew already need not look again.
    fn refused(&self, file: &ListedFile) -> Option<Refused> {
        picture::judge(&file.path, &self.read(&file.path)?).err()
    }
}

impl<F: Fn(&str) -> Option<Vec<u8>>> Eyes for F {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self(path)
    }
}

/// Looks into every published attachment of a unit; `above` are the units above it.
///
/// # Diagnostics
/// `privacy/format/*` where something private stands, a name that is masked on pages included; `attachment/format/active` for what runs something, or cannot be told not
/// to; `attachment/format/picture` and `attachment/range/picture` for a picture that cannot be cleaned;
/// `attachment/format/unread` for any other file that could not be searched.
pub fn search(files: &UnitFiles, above: &[&Loaded], eyes: &dyn Eyes) -> Vec<Diagnostic> {
    if files.attachments.is_empty() {
        return Vec::new();
    }
    let loaded = load(files);
    let published = published(&loaded);
    let people = people(&loaded, above);
    let named = loaded.attachments.iter().filter(|(name, _)| published.contains(name.as_str()));
    named.flat_map(|(_, file)| one(file, &people, eyes)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Markup,
    Page,
    Program,
    Pdf,
    Office,
    Sealed,
    Picture,
    OtherPicture,
    Other,
}

fn sort_of(path: &str) -> Sort {
    let extension = path.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase());
    match extension.as_str() {
        _ if picture::is_picture(path) => Sort::Picture,
        _ if picture::is_other_picture(path) => Sort::OtherPicture,
        "pdf" => Sort::Pdf,
        "xml" => Sort::Markup,
        office if OFFICE.contains(&office) => Sort::Office,
        sealed if SEALED.contains(&sealed) => Sort::Sealed,
        text if TEXTS.contains(&text) => Sort::Text,
        page if PAGES.contains(&page) => Sort::Page,
        program if PROGRAMS.contains(&program) => Sort::Program,
        _ => Sort::Other,
    }
}

/// Who may be named: by all lists of people and bodies, as the pages go by.
fn people(own: &Loaded, above: &[&Loaded]) -> Directory {
    let units = || above.iter().rev().copied().chain([own]);
    let people = units().flat_map(|unit| unit.people.iter().cloned());
    let bodies = units().flat_map(|unit| &unit.records).filter_map(|record| match &record.body {
        Body::Roster(roster) => Some((roster.organization_id(&record.id).to_string(), roster.organization.clone())),
        _ => None,
    });
    // Whoever ever held an office stays named, so that the day does not matter.
    let someday = own.records.iter().map(|record| record.header.published.value).max();
    let Some(someday) = someday else { return Directory::default() };
    Directory::new(someday, people, bodies).with_private(&own.records.iter().flat_map(|record| record.private(true)).collect::<Vec<_>>())
}

fn published(loaded: &Loaded) -> BTreeSet<&str> {
    let attachments = loaded.records.iter().flat_map(|record| &record.header.attachments);
    attachments.filter(|attachment| attachment.redacted.is_some()).map(|attachment| attachment.file.0.as_str()).collect()
}

fn one(file: &ListedFile, people: &Directory, eyes: &dyn Eyes) -> Vec<Diagnostic> {
    let sort = sort_of(&file.path);
    match sort {
        Sort::Page => return vec![page(file)],
        Sort::Program => return vec![acts(nowhere(&file.path))],
        Sort::Sealed => return vec![sealed(file)],
        Sort::OtherPicture => return vec![not_cleaned(file)],
        Sort::Picture if file.size > picture::MOST_BYTES => return vec![shows_nothing(file, Refused::TooManyBytes(file.size))],
        Sort::Picture => return eyes.refused(file).map(|why| shows_nothing(file, why)).into_iter().collect(),
        Sort::Pdf if file.size > LARGEST_PDF => return vec![may_act(file, Unread::TooLong)],
        Sort::Markup if file.size > LARGEST => return vec![may_act(file, Unread::TooLong)],
        Sort::Other if file.size > LARGEST => return Vec::new(),
        Sort::Text | Sort::Office if file.size > LARGEST => return vec![unread(file, Unread::TooLong)],
        _ => {}
    }
    // A file that is gone is another rule's matter.
    let Some(bytes) = eyes.read(&file.path) else { return Vec::new() };
    let looks = picture::sniff(&bytes);
    if looks.is_picture() {
        return vec![shows_nothing(file, Refused::Lies(looks))];
    }
    match sort {
        Sort::Pdf => of_pdf(file, people, &bytes),
        Sort::Office => match office::parts(&bytes) {
            Ok(parts) => parts.iter().flat_map(|part| found(part, people, |_| nowhere(&file.path))).collect(),
            Err(why) => vec![unread(file, why)],
        },
        Sort::Text | Sort::Markup => match text(&bytes) {
            Some(text) => {
                let source = Arc::new(Source { path: file.path.clone(), text, ..Source::default() });
                let mut found = found(&source.text, people, |span| source.place(span));
                found.extend(active::find(&source.text).filter(|_| sort == Sort::Markup).map(|span| acts(source.place(span))));
                found
            }
            None if sort == Sort::Markup => vec![may_act(file, Unread::Broken)],
            None => vec![unread(file, Unread::Broken)],
        },
        _ => Vec::new(),
    }
}

fn of_pdf(file: &ListedFile, people: &Directory, bytes: &[u8]) -> Vec<Diagnostic> {
    let read = match pdf::read(bytes) {
        Ok(read) => read,
        Err(why) => return vec![may_act(file, why)],
    };
    let mut found: Vec<Diagnostic> = read.acts.map(|act| does(file, act)).into_iter().collect();
    match read.pages {
        _ if file.size > LARGEST => found.push(unread(file, Unread::TooLong)),
        Ok(pages) => found.extend(pages.iter().enumerate().flat_map(|(at, page)| of_page(file, people, at + 1, page))),
        Err(why) => found.push(unread(file, why)),
    }
    found
}

/// The text of a file in any coding people save in. UTF-16 comes first: its Latin letters and digits are sound UTF-8 and
/// GBK with a NUL beside each, where no number would be found.
fn text(bytes: &[u8]) -> Option<String> {
    decode_wide(bytes).or_else(|| std::str::from_utf8(bytes).ok().map(str::to_string)).or_else(|| gbk::decode(bytes))
}

fn of_page(file: &ListedFile, people: &Directory, number: usize, page: &str) -> Vec<Diagnostic> {
    let mut found = found(page, people, |_| nowhere(&file.path));
    for diagnostic in &mut found {
        let Said { zh, en } = &diagnostic.what;
        diagnostic.what = said!("第 {number} 页：{zh}", "page {number}: {en}");
    }
    found
}

fn found(text: &str, people: &Directory, place: impl Fn(Span) -> Place) -> Vec<Diagnostic> {
    let stops = detect::find(text).into_iter().map(|hit| disclosed(place(hit.span), hit.sort));
    let mend = || said!("在原文件里遮住，再重新导出", "cover it in the original and export it again");
    let (public, hidden) = people.known();
    let traces = detect::traces(text, Known { hidden: &hidden, public: &public }).into_iter().map(|hit| {
        let Said { zh, en } = hit.sort.said();
        Diagnostic::warning(hit.sort.rule(), place(hit.span), said!("附件里有{zh}", "the attachment holds {en}")).mend(mend())
    });
    // One for each name: a list of givers is one thing to mend.
    let mut told = BTreeSet::new();
    let names = people.hidden_names(text).into_iter().filter(|(_, mask)| told.insert(*mask));
    let names = names.map(|(span, mask)| {
        let what = said!("附件里有不公开的姓名（{mask}）", "the attachment holds the name of somebody who is not named ({mask})");
        Diagnostic::warning("privacy/format/name", place(span), what).mend(mend())
    });
    stops.chain(traces).chain(names.collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests;
