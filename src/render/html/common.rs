//! Parts that several pages show: a record in a list, figures, contacts.

use serde::Serialize;

use crate::base::money::Money;
use crate::disclosure::{Cell, Figure, FigureRole, Label};
use crate::party::contact::Phone;
use crate::render::cells::{Cells, Html, Manner, file_size};
use crate::site::code::spaced;
use crate::site::{ContactCard, PrintedSheet, Teaser};
use crate::unit::board::Locale;

/// Names beside values.
#[derive(Debug, Serialize)]
pub struct PairView {
    /// The name.
    pub label: Html,
    /// The value.
    pub value: Html,
}

/// A record in a list: `part/teaser.html`.
#[derive(Debug, Serialize)]
pub struct TeaserView {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What sort of record.
    pub kind: String,
    /// When it was published.
    pub published: Html,
    /// Until when it hangs.
    pub until: Option<Html>,
    /// Whether that day is past.
    pub over: bool,
    /// That day as in data, for the script, while it hangs.
    pub until_day: Option<String>,
    /// Where to ask.
    pub phone: Option<Html>,
    /// Until when to ask.
    pub feedback_until: Option<Html>,
    /// That day as in data, for the script.
    pub feedback_day: Option<String>,
    /// A sentence.
    pub summary: Option<Html>,
    /// Where it stands.
    pub state: Option<Html>,
}

impl TeaserView {
    /// A record as this page shows it.
    pub fn of(cells: &Cells, teaser: &Teaser) -> Self {
        let (phone, last) = teaser.feedback.as_ref().map_or((None, None), |(phone, last)| (phone.as_ref(), *last));
        let date = |date| cells.html(&Cell::Date(date), Manner::Full);
        TeaserView {
            title: teaser.title.clone(),
            href: cells.spot.page(&teaser.route),
            kind: cells.voice.catalogue.plain(&format!("kind.{}", teaser.kind)).into_owned(),
            published: date(teaser.published),
            until: teaser.until.map(date),
            over: teaser.over,
            until_day: teaser.until.filter(|_| !teaser.over).map(|day| day.to_string()),
            phone: phone.map(|phone| phone_html(cells, phone)),
            feedback_until: last.map(date),
            feedback_day: last.map(|day| day.to_string()),
            summary: teaser.summary.as_ref().map(|cell| cells.html(cell, Manner::Full)),
            state: state(cells, teaser),
        }
    }
}

/// The word on where a record stands; the script takes it away once its last day is past.
pub fn state(cells: &Cells, teaser: &Teaser) -> Option<Html> {
    let (tone, label) = teaser.state.as_ref()?;
    let word = cells.html(&Cell::State(*tone, label.clone()), Manner::Full);
    Some(match teaser.state_until {
        Some(day) => Html::new(&format!("<span data-ends=\"{day}\">{}</span>", word.as_str())),
        None => word,
    })
}

fn phone_html(cells: &Cells, phone: &Phone) -> Html {
    cells.html(&Cell::Phone(phone.clone()), Manner::Full)
}

/// A sheet that can be printed: `part/printed.html`.
#[derive(Debug, Serialize)]
pub struct PrintedView {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// How large it is.
    pub size: String,
    /// A picture of its first page.
    pub preview: Option<String>,
    /// What stands at its foot, to compare paper and phone.
    pub fingerprint: Option<String>,
}

impl PrintedView {
    /// All sheets.
    pub fn all(cells: &Cells, sheets: &[PrintedSheet]) -> Vec<Self> {
        let view = |sheet: &PrintedSheet| PrintedView {
            name: cells.plain_label(&sheet.name),
            href: cells.spot.shared(&sheet.route),
            size: file_size(sheet.size),
            preview: sheet.preview.as_ref().map(|route| cells.spot.shared(route)),
            fingerprint: sheet
                .fingerprint
                .as_deref()
                .map(|digits| cells.plain_label(&Label::with("sheet.fingerprint", [Cell::Text(spaced(digits))]))),
        };
        sheets.iter().map(view).collect()
    }
}

/// A number that matters: `part/figures.html`.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// What it is, for the style.
    pub role: &'static str,
    /// What it is called.
    pub label: Html,
    /// The number without its unit.
    pub value: Html,
    /// The unit.
    pub unit: &'static str,
    /// The amount in words, for what is left.
    pub capitals: Option<Html>,
    /// Whether it needs smaller letters.
    pub long: bool,
}

impl FigureView {
    /// All figures.
    pub fn all(cells: &Cells, figures: &[Figure]) -> Vec<Self> {
        figures.iter().map(|figure| Self::of(cells, figure)).collect()
    }

    fn of(cells: &Cells, figure: &Figure) -> Self {
        let english = cells.voice.locale == Locale::En;
        let value = cells.html(&figure.value, Manner::Bare);
        let unit = match figure.value {
            Cell::Money(_) if english => "CNY",
            Cell::Money(_) => "元",
            Cell::Area(_) if english => "m²",
            Cell::Area(_) => "㎡",
            _ => "",
        };
        let closing = match figure.value {
            Cell::Money(money) if figure.role == FigureRole::Closing && !english => Some(money),
            _ => None,
        };
        FigureView {
            role: role(figure.role),
            label: cells.label(&figure.label),
            unit,
            capitals: closing.map(|money: Money| cells.html(&Cell::Capitals(money), Manner::Full)),
            long: cells.plain(&figure.value, Manner::Bare).chars().count() > 13,
            value,
        }
    }
}

/// The word of a role in class names.
fn role(role: FigureRole) -> &'static str {
    match role {
        FigureRole::Opening => "opening",
        FigureRole::Income => "income",
        FigureRole::Expenditure => "expenditure",
        FigureRole::Transfer => "transfer",
        FigureRole::Closing => "closing",
        FigureRole::Collection => "collection",
        FigureRole::Score => "score",
        FigureRole::Participation => "participation",
        FigureRole::Agreement => "agreement",
        FigureRole::Seats => "seats",
        FigureRole::Version => "version",
        FigureRole::Cost => "cost",
        FigureRole::Other => "other",
    }
}

/// Somebody to call: `part/call.html`.
#[derive(Debug, Serialize)]
pub struct CallView {
    /// What for.
    pub label: Html,
    /// Who answers.
    pub who: Option<Html>,
    /// The number as people read it.
    pub number: Option<String>,
    /// The number as the phone dials it.
    pub dial: Option<String>,
    /// Hours, place, buildings, posts: a line each.
    pub details: Vec<Html>,
}

impl CallView {
    /// Somebody of the first page or of a building's.
    pub fn of_card(cells: &Cells, card: &ContactCard) -> Self {
        Self::of(cells, cells.html(&card.label, Manner::Full), card.who.as_ref(), card.phone.as_ref(), &card.details)
    }

    /// Somebody to call as this page shows it.
    pub fn of(cells: &Cells, label: Html, who: Option<&Cell>, phone: Option<&Phone>, details: &[Cell]) -> Self {
        CallView {
            label,
            who: who.map(|who| cells.html(who, Manner::Full)),
            number: phone.map(|phone| phone.to_string().replace(' ', "\u{a0}")),
            dial: phone.map(Phone::digits),
            details: details.iter().map(|cell| cells.html(cell, Manner::Full)).collect(),
        }
    }
}
