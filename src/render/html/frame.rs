//! What surrounds every page: head, top, navigation, foot. Links differ only with the depth, so it is made once for each.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::disclosure::Cell;
use crate::render::calendar::ROUTE_OF_CALENDAR as CALENDAR;
use crate::render::cells::{Cells, Html, Manner};
use crate::render::hosting::POLICY;
use crate::render::newest::NEWEST;
use crate::render::qr::{Alike, code_address};
use crate::render::route::Spot;
use crate::site::{DATA, Footer, Names, SEARCH, Site};
use crate::theme::{Complaint, Theme, Voice};
use crate::unit::board::Locale;

/// Whose pages these are: a unit's or the portal's.
#[derive(Debug)]
pub struct Place<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it stands on the web.
    pub address: Option<&'a str>,
    /// Codes like those of its pages.
    pub codes: Alike,
}

impl<'a> Place<'a> {
    /// A unit.
    pub fn of(site: &'a Site) -> Self {
        let codes = code_address(site, &site.place.code).map(|address| Alike::to(&address)).unwrap_or_default();
        Place { name: &site.place.name, address: site.address.as_deref(), codes }
    }
}

/// Everything the pages of one locale share.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// Its words and templates in this locale.
    pub voice: &'a Voice,
    /// All locales that are built.
    pub locales: &'a [Locale],
    /// The folder of this locale.
    pub prefix: String,
    /// Whose pages these are.
    pub place: &'a Place<'a>,
}

/// Top, navigation and foot.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Language tag.
    pub lang: &'static str,
    /// What a page may load and do.
    pub policy: Html,
    /// Whose pages.
    pub name: String,
    /// What stands above it.
    pub above: String,
    /// Link to the first page.
    pub home: String,
    /// Link to the page one searches on.
    pub search: Option<String>,
    /// Link to the portal.
    pub portal: Option<String>,
    /// The stylesheet.
    pub css: String,
    /// The icon.
    pub icon: Option<String>,
    /// The icon as a picture.
    pub picture: Option<String>,
    /// The web manifest.
    pub webmanifest: Option<String>,
    /// The feed.
    pub feed: Option<String>,
    /// The calendar.
    pub calendar: Option<String>,
    /// What programs read instead of the page.
    pub alternates: Vec<Alternate>,
    /// Link to the page of the open data.
    pub data: Option<String>,
    /// The kinds, for the navigation.
    pub kinds: Vec<KindLink>,
    /// The newest record's date.
    pub newest: Option<Html>,
    /// That date as in data, and the file that tells of a newer one.
    pub newest_on: Option<String>,
    /// See `newest_on`.
    pub newest_file: Option<String>,
    /// What is published, in sixteen digits.
    pub edition: String,
    /// The script for readers.
    pub script: Option<String>,
    /// The styles it fetches when they are wanted.
    pub styles: Option<String>,
    /// Whose pages, for what a telephone remembers.
    pub unit: String,
    /// Who keeps the board.
    pub publisher: Option<String>,
    /// ICP备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub police: Option<String>,
    /// 政府网站标识码
    pub site_code: Option<String>,
}

/// A kind in the navigation.
#[derive(Debug, Serialize)]
pub struct KindLink {
    /// Its word.
    pub kind: &'static str,
    /// Where its list is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many records.
    pub count: usize,
    /// Years with records, newest first.
    pub years: String,
}

impl Frame {
    /// The frame of a unit's pages at a spot.
    fn of(site: &Site, desk: &Desk, spot: &Spot) -> Self {
        let cells = Cells::new(desk.voice, &site.names, spot);
        let kinds = site.kinds.iter().map(|entry| KindLink {
            kind: entry.kind,
            href: spot.page(&format!("{}/index.html", entry.kind)),
            label: desk.voice.catalogue.plain(&format!("kind.{}", entry.kind)).into_owned(),
            count: entry.count,
            years: span_of_years(&entry.years),
        });
        let portal = site.portal.as_ref().map(|portal| format!("{}{portal}", spot.root));
        let between = if desk.voice.locale == Locale::En { ", " } else { " · " };
        Frame {
            above: site.place.above.join(between),
            kinds: kinds.collect(),
            portal,
            webmanifest: Some(spot.shared("site.webmanifest")),
            feed: Some(spot.shared("feed.xml")),
            calendar: Some(spot.shared(CALENDAR)),
            alternates: alternates(desk, spot),
            data: (!site.tables.is_empty()).then(|| spot.page(DATA)),
            newest: site.newest.map(|date| cells.html(&Cell::Date(date), Manner::Full)),
            newest_on: site.newest.map(|date| date.to_string()),
            newest_file: site.newest.map(|_| spot.shared(NEWEST)),
            edition: site.edition.clone(),
            unit: site.place.id.clone(),
            ..Frame::plain(desk, spot, &site.footer)
        }
    }

    /// The frame without anything a unit has.
    pub fn plain(desk: &Desk, spot: &Spot, footer: &Footer) -> Self {
        let asset = |name: &str| desk.theme.asset(name).map(|asset| spot.shared(&asset.route));
        Frame {
            lang: desk.voice.locale.tag(),
            policy: Html::new(POLICY),
            name: desk.place.name.to_string(),
            above: String::new(),
            home: spot.page("index.html"),
            search: Some(spot.page(SEARCH)),
            portal: None,
            css: spot.shared(&desk.theme.stylesheet().route),
            icon: asset("icon.svg"),
            picture: asset("icon.png"),
            webmanifest: None,
            feed: None,
            calendar: None,
            alternates: Vec::new(),
            data: None,
            kinds: Vec::new(),
            newest: None,
            newest_on: None,
            newest_file: None,
            edition: String::new(),
            script: asset("reader.js"),
            styles: asset("reader.css"),
            unit: String::new(),
            publisher: footer.publisher.clone(),
            icp: footer.icp.clone(),
            police: footer.police.clone(),
            site_code: footer.site_code.clone(),
        }
    }
}

/// What programs read instead of the page.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// Its media type.
    pub sort: &'static str,
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: String,
}

impl Alternate {
    /// The two forms of a feed that stands in a folder.
    pub fn feeds(spot: &Spot, folder: &str, title: &str) -> Vec<Self> {
        let forms = [("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")];
        forms.map(|(sort, file)| Alternate { sort, href: spot.shared(&format!("{folder}{file}")), title: title.to_string() }).into()
    }
}

/// The feeds and the calendar of a unit.
fn alternates(desk: &Desk, spot: &Spot) -> Vec<Alternate> {
    let words = |key: &str| desk.voice.catalogue.plain(key).into_owned();
    let calendar = Alternate { sort: "text/calendar", href: spot.shared(CALENDAR), title: words("calendar.link") };
    let mut all = Alternate::feeds(spot, "", &words("base.feed"));
    all.push(calendar);
    all
}

/// 2023–2026
fn span_of_years(years: &[(i32, usize)]) -> String {
    let newest = years.iter().map(|(year, _)| *year).max();
    let oldest = years.iter().map(|(year, _)| *year).min();
    match (oldest, newest) {
        (Some(oldest), Some(newest)) if oldest < newest => format!("{oldest}–{newest}"),
        (_, Some(newest)) => newest.to_string(),
        _ => String::new(),
    }
}

/// A frame with the parts of it that never differ already rendered.
#[derive(Debug, Serialize)]
struct Whole<'f> {
    #[serde(flatten)]
    frame: &'f Frame,
    /// `part/kinds.html`
    nav: Html,
    /// `part/foot.html`
    foot: Html,
}

/// `part/kinds.html` and `part/foot.html`
#[derive(Debug, Serialize)]
struct PartView<'f> {
    frame: &'f Frame,
}

impl Frame {
    /// The frame as templates take it.
    ///
    /// # Errors
    /// The engine's message, when a template of the workspace fails.
    pub fn value(&self, voice: &Voice) -> Result<tera::Value, Box<Complaint>> {
        let part = |template: &str| {
            let mut out = Vec::new();
            voice.render(template, &PartView { frame: self }, &mut out)?;
            std::str::from_utf8(&out).map(Html::new).map_err(|error| Complaint::beside(&error))
        };
        let whole = Whole { frame: self, nav: part("part/kinds.html")?, foot: part("part/foot.html")? };
        tera::Value::try_from_serializable(&whole).map_err(|error| Complaint::beside(&error))
    }
}

/// The frames of one locale, made once for each spot.
pub struct Frames<'a> {
    site: &'a Site,
    desk: &'a Desk<'a>,
    made: RefCell<BTreeMap<String, tera::Value>>,
    /// What sheets are rendered into, one after the other.
    pub(super) buffer: RefCell<Vec<u8>>,
}

impl<'a> Frames<'a> {
    /// None made yet.
    pub fn new(site: &'a Site, desk: &'a Desk<'a>) -> Self {
        Frames { site, desk, made: RefCell::default(), buffer: RefCell::default() }
    }

    /// The frame for a spot.
    ///
    /// # Errors
    /// As [`Frame::value`].
    pub fn at(&self, spot: &Spot) -> Result<tera::Value, Box<Complaint>> {
        let key = &spot.root;
        if let Some(frame) = self.made.borrow().get(key) {
            return Ok(frame.clone());
        }
        let value = Frame::of(self.site, self.desk, spot).value(self.desk.voice)?;
        self.made.borrow_mut().insert(key.clone(), value.clone());
        Ok(value)
    }
}

/// What a page says of itself.
#[derive(Debug, Serialize)]
pub struct Head {
    /// For the tab and for sharing; 24 characters where that can be.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// The real address.
    pub canonical: Option<String>,
    /// The same page in other locales, this one included.
    pub languages: Vec<Language>,
    /// The way here, from the top.
    pub crumbs: Vec<Crumb>,
    /// Whether it must not be found by search engines.
    pub hidden: bool,
    /// What programs read instead of this very page.
    pub alternates: Vec<Alternate>,
    /// The page in the words of schema.org.
    pub linked: Option<Html>,
    /// What stands at the foot of each printed sheet.
    pub sheet: PrintFoot,
}

/// The same page in a locale.
#[derive(Debug, Serialize)]
pub struct Language {
    /// Language tag.
    pub lang: &'static str,
    /// What the language calls itself.
    pub name: &'static str,
    /// Where it is.
    pub href: String,
    /// Its real address, by which programs know it.
    pub address: Option<String>,
    /// Whether it is this page.
    pub here: bool,
}

/// A step on the way here.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// Where it leads; nowhere for this page.
    pub href: Option<String>,
    /// Its name.
    pub name: String,
}

/// What stands at the foot of each printed sheet.
#[derive(Debug, Default, Serialize)]
pub struct PrintFoot {
    /// The address in words.
    pub address: Option<String>,
    /// The picture of the code, as an address that holds its bytes.
    pub picture: Option<Html>,
    /// The time the page tells of.
    pub period: Option<Html>,
}

/// What a locale calls itself.
fn own_name(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhHans => "简体中文",
        Locale::ZhHant => "繁體中文",
        Locale::En => "English",
    }
}

impl Head {
    /// The head of a page that stands at `route` below the root of its locale.
    pub fn new(desk: &Desk, spot: &Spot, route: &str, title: &str, description: &str) -> Self {
        let name = desk.place.name;
        let both = format!("{title} · {name}");
        let fits = title != name && both.chars().count() <= 24;
        let canonical = desk.place.address.map(|address| format!("{address}/{}{route}", desk.prefix));
        let languages = desk.locales.iter().map(|locale| {
            let path = format!("{}{route}", super::prefix(desk.locales, *locale));
            Language {
                lang: locale.tag(),
                name: own_name(*locale),
                href: spot.shared(&path),
                address: desk.place.address.map(|address| format!("{address}/{path}")),
                here: *locale == desk.voice.locale,
            }
        });
        Head {
            title: if fits { both } else { title.to_string() },
            description: shortened(description, 120),
            languages: if desk.locales.len() > 1 { languages.collect() } else { Vec::new() },
            crumbs: vec![Crumb { href: Some(spot.page("index.html")), name: name.to_string() }],
            hidden: false,
            alternates: Vec::new(),
            linked: None,
            sheet: PrintFoot { address: canonical.clone(), ..PrintFoot::default() },
            canonical,
        }
    }

    /// Adds a step on the way here.
    pub fn crumb(mut self, href: Option<String>, name: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { href, name: name.into() });
        self
    }
}

/// The first characters of a text.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_string(),
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
    }
}

/// Nothing has a name: the portal's pages use this.
pub fn no_names() -> Names {
    Names::default()
}
