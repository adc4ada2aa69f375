//! The lobby screen: `kiosk.html` with every slide, and `kiosk.json`, by which a running screen learns of a newer set.
//!
//! Nothing on a slide is a link: a screen that follows one does not find its way back. One page in the board's first language.

use serde::Serialize;

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Chart, Figure, FigureRole, Label, Progress, Row, Step, TallyBase, TallyLine, Tone};
use crate::render::bar::{Feel, bar};
use crate::render::cells::{Cells, Html, Manner, counted};
use crate::render::chart;
use crate::render::qr::Code;
use crate::render::route::Spot;
use crate::site::kiosk::{Line, Slide};
use crate::site::{ContactCard, Site};
use crate::theme::hex;
use crate::unit::kiosk::Topic;

use super::frame::{Desk, shortened};
use super::tell;

/// The page, at the root of the site.
pub const PAGE: &str = "kiosk.html";
const LIST: &str = "kiosk.json";
/// Stands for the digest of the page until the page is made.
const UNSET: &str = "data-set=\"\"";
/// So many characters of a sentence can be read before a slide goes on; what the unit wrote for the screen itself stands whole.
const SENTENCE: usize = 100;
const OWN: usize = 120;
/// Of more characters the letters are smaller: beside figures, below a long title, and in two steps where they are largest.
const BESIDE_FIGURES: usize = 56;
const BELOW_TITLE: usize = 130;
const URGENT: [usize; 2] = [44, 80];
/// A longer title of what is urgent takes smaller letters too.
const URGENT_TITLE: usize = 12;
const SUBJECT: usize = 44;
/// Numbers of more characters take smaller letters.
const LONG: usize = 11;

/// `kiosk.html`
#[derive(Debug, Serialize)]
struct KioskView<'a> {
    lang: &'static str,
    title: String,
    name: &'a str,
    css: String,
    script: Option<String>,
    icon: Option<String>,
    probe: Option<String>,
    set: &'static str,
    list: &'static str,
    dwell: u64,
    idle: u64,
    touch: bool,
    newest: Option<String>,
    newest_day: Option<String>,
    tiles: Vec<TileView>,
    slides: Vec<SlideView>,
}

#[derive(Debug, Serialize)]
struct TileView {
    topic: &'static str,
    label: String,
}

#[derive(Debug, Default, Serialize)]
struct SlideView {
    topic: Option<&'static str>,
    urgent: bool,
    /// How much smaller its letters are: not, 1 or 2 steps.
    long: usize,
    from: Option<String>,
    until: Option<String>,
    dwell: Option<u64>,
    heading: String,
    subject: Option<String>,
    state: Option<StateView>,
    lead: Option<String>,
    figures: Vec<FigureView>,
    /// Whether the last figure is what is left of the others.
    sums: bool,
    /// How its parts stand beside each other.
    shape: &'static str,
    picture: Option<PictureView>,
    chart: Option<ChartView>,
    bases: Vec<BaseView>,
    steps: Vec<StepView>,
    rows: Vec<RowView>,
    calls: Vec<CallView>,
    code: Option<CodeView>,
    caption: String,
    lines: Vec<SmallView>,
    /// From when until when it holds, for the page without a script.
    holds: Option<String>,
}

#[derive(Debug, Serialize)]
struct StateView {
    tone: &'static str,
    words: String,
    until: Option<String>,
}

#[derive(Debug, Serialize)]
struct SmallView {
    words: String,
    until: Option<String>,
}

#[derive(Debug, Serialize)]
struct FigureView {
    label: String,
    whole: String,
    /// What stands behind the point, in smaller letters.
    rest: String,
    unit: &'static str,
    long: bool,
}

#[derive(Debug, Serialize)]
struct PictureView {
    href: String,
    width: u32,
    height: u32,
}

#[derive(Debug, Serialize)]
struct ChartView {
    svg: Html,
    legend: Vec<String>,
    unit: Option<String>,
}

#[derive(Debug, Serialize)]
struct BaseView {
    label: String,
    total: String,
    lines: Vec<LineView>,
}

#[derive(Debug, Serialize)]
struct LineView {
    label: String,
    count: String,
    share: String,
    tone: &'static str,
    word: Option<String>,
    bar: Html,
}

#[derive(Debug, Serialize)]
struct StepView {
    label: String,
    progress: &'static str,
    on: Option<String>,
}

#[derive(Debug, Serialize)]
struct RowView {
    left: String,
    right: String,
    tone: Option<&'static str>,
    details: String,
}

#[derive(Debug, Serialize)]
struct CallView {
    label: String,
    who: Option<String>,
    number: Option<String>,
    details: String,
}

#[derive(Debug, Serialize)]
struct CodeView {
    path: String,
    side: usize,
}

/// What a running screen asks for to learn of a newer set.
#[derive(Debug, Serialize)]
struct ListView<'a> {
    /// The digest of the page.
    set: &'a str,
    page: &'static str,
    /// Everything the page needs.
    files: Vec<String>,
}

/// Puts the page of the lobby screen and its list.
pub fn put(site: &Site, desk: &Desk, bundle: &mut Bundle, found: &mut Vec<crate::base::diagnostic::Diagnostic>) {
    let spot = Spot::at(0, &desk.prefix);
    let cells = Cells::new(desk.voice, &site.names, &spot);
    let asset = |name: &str| desk.theme.asset(name).map(|asset| spot.shared(&asset.route));
    let (Some(css), kiosk) = (asset("kiosk.css"), &site.kiosk) else { return };
    let scribe = Scribe { site, cells: &cells };
    let slides: Vec<SlideView> = kiosk.slides.iter().enumerate().map(|(at, slide)| scribe.slide(at, slide)).collect();
    let tiles = Topic::ALL.iter().filter(|topic| kiosk.slides.iter().any(|slide| slide.topic == Some(**topic)));
    let view = KioskView {
        lang: desk.voice.locale.tag(),
        title: scribe.label(&Label::with("kiosk.title", [Cell::text(&site.place.name)])),
        name: &site.place.name,
        script: asset("kiosk.js"),
        icon: asset("icon.svg"),
        probe: asset("icon.png"),
        set: "",
        list: LIST,
        dwell: kiosk.dwell,
        idle: kiosk.idle,
        touch: kiosk.touch,
        newest: site.newest.map(|day| scribe.full(&Cell::Date(day))),
        newest_day: site.newest.map(|day| day.to_string()),
        tiles: tiles.map(|topic| TileView { topic: topic.word(), label: scribe.label(&topic.key().into()) }).collect(),
        slides,
        css,
    };
    let pictures = view.slides.iter().filter_map(|slide| Some(slide.picture.as_ref()?.href.clone()));
    let files: Vec<String> = [Some(view.css.clone()), view.script.clone()].into_iter().flatten().chain(pictures).collect();
    let mut page = Vec::with_capacity(32_768);
    if let Err(complaint) = desk.voice.render("kiosk.html", &view, &mut page) {
        return tell(desk.theme, &complaint, found);
    }
    let set = hex(&page, 8);
    let page = String::from_utf8(page).unwrap_or_default().replacen(UNSET, &format!("data-set=\"{set}\""), 1);
    bundle.put(PAGE, page);
    // Strings always serialise.
    bundle.put(LIST, serde_json::to_string(&ListView { set: &set, page: PAGE, files }).unwrap_or_default());
}

struct Scribe<'a> {
    site: &'a Site,
    cells: &'a Cells<'a>,
}

impl Scribe<'_> {
    fn label(&self, label: &Label) -> String {
        self.cells.plain_label(label)
    }

    fn full(&self, cell: &Cell) -> String {
        self.cells.plain(cell, Manner::Full)
    }

    fn state(&self, (tone, label): &(Tone, Label), until: Option<Date>) -> StateView {
        StateView { tone: word(*tone), words: self.label(label), until: until.map(|day| day.to_string()) }
    }

    fn slide(&self, at: usize, slide: &Slide) -> SlideView {
        let part = &slide.part;
        let code = slide.address.as_deref().and_then(Code::of);
        let mut view = SlideView {
            topic: slide.topic.map(Topic::word),
            urgent: slide.urgent,
            from: slide.from.map(|day| day.to_string()),
            until: slide.until.map(|day| day.to_string()),
            dwell: slide.dwell,
            heading: part.title.as_ref().map(|title| self.label(title)).unwrap_or_default(),
            subject: part.subject.as_ref().map(|subject| shortened(subject, SUBJECT)),
            state: part.state.as_ref().map(|state| self.state(state, slide.state_until)),
            lead: part.lead.as_ref().map(|lead| unbroken(&clauses(&self.full(lead), if slide.record.is_some() { SENTENCE } else { OWN }))),
            figures: part.figures.iter().map(|figure| self.figure(figure)).collect(),
            sums: part.figures.len() > 1 && part.figures.last().is_some_and(|figure| figure.role == FigureRole::Closing),
            picture: slide.picture.as_ref().and_then(|id| {
                let named = self.site.names.attachments.get(&id.0)?;
                let (width, height) = named.picture.as_ref()?.whole;
                Some(PictureView { href: self.cells.spot.shared(&named.route), width, height })
            }),
            calls: part.calls.iter().map(|call| self.call(call)).collect(),
            code: code.map(|code| CodeView { path: code.path(), side: code.side() }),
            caption: self.label(&slide.caption),
            lines: slide.lines.iter().map(|line| self.small(line)).collect(),
            holds: match (slide.from, slide.until) {
                (Some(from), until) => Some(self.full(&Cell::Days(from, until))),
                (None, Some(until)) => Some(self.label(&Label::with("teaser.until", [Cell::Date(until)]))),
                (None, None) => None,
            },
            ..SlideView::default()
        };
        view.long = long(&view);
        part.blocks.iter().for_each(|block| self.block(at, block, &mut view));
        let listed = !view.steps.is_empty() || !view.rows.is_empty() || !view.calls.is_empty();
        view.shape = match &view {
            view if view.chart.is_some() => "drawn",
            view if listed && view.subject.is_none() => "list",
            view if listed || !view.bases.is_empty() || view.picture.is_some() => "told",
            view if view.sums => "sums",
            _ => "wide",
        };
        view
    }

    fn small(&self, line: &Line) -> SmallView {
        SmallView { words: unbroken(&self.full(&line.words)), until: line.until.map(|day| day.to_string()) }
    }

    fn figure(&self, figure: &Figure) -> FigureView {
        let value = self.cells.plain(&figure.value, Manner::Bare);
        let english = self.cells.voice.locale == crate::unit::board::Locale::En;
        let unit = match figure.value {
            Cell::Money(_) if english => "CNY",
            Cell::Money(_) => "元",
            Cell::Area(_) if english => "m²",
            Cell::Area(_) => "㎡",
            _ => "",
        };
        let (whole, rest) = match value.split_once('.') {
            Some((whole, rest)) => (whole.to_string(), format!(".{rest}")),
            None => (value.clone(), String::new()),
        };
        FigureView { label: self.label(&figure.label), long: value.chars().count() > LONG, whole, rest, unit }
    }

    fn call(&self, call: &ContactCard) -> CallView {
        let details: Vec<String> = call.details.iter().map(|cell| self.full(cell)).collect();
        CallView {
            label: self.full(&call.label),
            who: call.who.as_ref().map(|who| self.full(who)),
            number: call.phone.as_ref().map(|phone| self.full(&Cell::Phone(phone.clone()))),
            details: details.join(" · "),
        }
    }

    fn block(&self, at: usize, block: &Block, view: &mut SlideView) {
        match block {
            Block::Chart(chart) => view.chart = self.chart(at, chart),
            Block::Tally(tally) => {
                view.subject = Some(shortened(&tally.motion, SUBJECT));
                view.lead = None;
                view.state = Some(self.state(&tally.outcome, None));
                view.bases = tally.bases.iter().map(|base| self.base(base)).collect();
            }
            Block::Steps(steps) => view.steps = steps.steps.iter().map(|step| self.step(step)).collect(),
            Block::Table(table) => view.rows = table.rows.iter().map(|row| self.row(row)).collect(),
            // What else a record holds is read on the phone.
            Block::Facts(_) | Block::Prose(_) | Block::Roll(_) | Block::Diagram(_) | Block::Attachments(_) => {}
        }
    }

    fn chart(&self, at: usize, chart: &Chart) -> Option<ChartView> {
        let drawn = chart::columns(self.cells, chart, at + 1)?;
        Some(ChartView {
            svg: Html::new(&drawn.svg),
            legend: chart.series.iter().take(3).map(|series| self.label(&series.label)).collect(),
            unit: drawn.scale.key().map(|key| self.label(&key.into())),
        })
    }

    fn base(&self, base: &TallyBase) -> BaseView {
        let took = self.line("tally.took_part", &base.participation, base.agreement.is_none());
        let agreed = base.agreement.as_ref().map(|line| self.line("tally.agreed", line, false));
        BaseView {
            label: self.label(&base.label),
            total: self.full(&counted(&base.total)),
            lines: std::iter::once(took).chain(agreed).collect(),
        }
    }

    fn line(&self, what: &'static str, line: &TallyLine, open: bool) -> LineView {
        let (label, count) = (self.label(&what.into()), self.full(&counted(&line.count)));
        let share = self.cells.plain(&Cell::Ratio(line.share), Manner::Bare);
        // What is not reached yet is no failure.
        let (feel, tone, word) = match (line.holds, open) {
            (true, _) => (Feel::Good, "good", "tally.reached"),
            (false, true) => (Feel::Plain, "soon", "tally.not_yet"),
            (false, false) => (Feel::Late, "late", "tally.missed"),
        };
        let notch = Some(line.notch).filter(|notch| notch.part > 0);
        let bar = Html::new(&bar(line.share, notch, feel, &label.to_string(), &format!("{count} {share}")));
        LineView { label, count, share, tone, word: notch.map(|_| self.label(&word.into())), bar }
    }

    fn step(&self, step: &Step) -> StepView {
        let progress = match step.progress {
            Progress::Done => "done",
            Progress::Now => "now",
            Progress::Ahead => "ahead",
        };
        StepView { label: self.label(&step.label), progress, on: step.on.as_ref().map(|on| self.full(on)) }
    }

    fn row(&self, row: &Row) -> RowView {
        let mut cells = row.cells.iter();
        let left = cells.next().map(|cell| self.full(cell)).unwrap_or_default();
        let rest: Vec<&Cell> = cells.collect();
        let tone = rest.iter().find_map(|cell| if let Cell::State(tone, _) = cell { Some(word(*tone)) } else { None });
        let details: Vec<String> = row.details.iter().map(|(label, cell)| format!("{} {}", self.label(label), self.full(cell))).collect();
        RowView {
            left,
            right: rest.into_iter().map(|cell| self.full(cell)).collect::<Vec<_>>().join(" "),
            tone,
            details: details.join(" · "),
        }
    }
}

/// How many steps smaller the letters of a slide are, so that all of it fits.
fn long(view: &SlideView) -> usize {
    let count = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    let (title, lead) = (count(&view.subject), count(&view.lead));
    if view.urgent {
        let steps = URGENT.iter().filter(|most| lead > **most).count();
        return steps.max(usize::from(title > URGENT_TITLE));
    }
    let beside = !view.figures.is_empty() && lead > BESIDE_FIGURES;
    usize::from(beside || lead + 2 * title > BELOW_TITLE)
}

/// A text that is cut where a clause ends, if it must be.
fn clauses(text: &str, most: usize) -> String {
    let cut = shortened(text, most);
    if cut == text {
        return cut;
    }
    // The comma of an amount ends no clause: what is left of 21,200.00 would be another number.
    let within =
        |at: usize, mark: &str| text.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    let ends = cut.rmatch_indices(['。', '；', '，', ';', ',']).find(|(at, mark)| !within(*at, mark));
    match ends.map(|(at, _)| at).filter(|at| *at > cut.len() / 2) {
        Some(at) => format!("{}…", cut.get(..at).unwrap_or(&cut)),
        // Nor may a number be cut in two.
        None => format!("{}…", cut.trim_end_matches('…').trim_end_matches(|end: char| end.is_ascii_digit() || ",. ".contains(end))),
    }
}

/// The same text with its numbers to call, its amounts and its days each on one line: a space within a number or before its unit
/// does not break, and nothing between the parts of a day.
fn unbroken(text: &str) -> String {
    const JOINED: char = '\u{2060}';
    let mut out = String::with_capacity(text.len() + 16);
    let mut signs = text.chars().peekable();
    let mut before = None;
    while let Some(sign) = signs.next() {
        let after = signs.peek().copied();
        let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let within = sign == ' ' && digit(before) && (digit(after) || matches!(after, Some('元' | '万' | '亿')));
        out.push(if within { '\u{a0}' } else { sign });
        let joins = match sign {
            '年' | '月' => digit(before) && digit(after),
            _ => digit(Some(sign)) && matches!(after, Some('年' | '月' | '日')),
        };
        out.extend(joins.then_some(JOINED));
        before = Some(sign);
    }
    out
}

fn word(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Soon => "soon",
        Tone::Late => "late",
        Tone::Plain => "plain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_clause_ends_and_never_within_an_amount() {
        assert_eq!(clauses("收入 61,260.00 元，转出 21,200.00 元。", 22), "收入 61,260.00 元…");
        assert_eq!(clauses("Income 61,260.00, moved 21,200.00", 28), "Income 61,260.00…");
        assert_eq!(clauses("转出 21,200.00 元到专户", 6), "转出…");
        assert_eq!(clauses("短的不剪", 10), "短的不剪");
    }

    #[test]
    fn what_is_long_takes_smaller_letters() {
        let steps = |urgent: bool, title: usize, lead: usize| {
            long(&SlideView { urgent, subject: Some("题".repeat(title)), lead: Some("文".repeat(lead)), ..SlideView::default() })
        };
        assert_eq!([steps(true, 8, 30), steps(true, 20, 30), steps(true, 8, 60), steps(true, 8, 110)], [0, 1, 1, 2]);
        assert_eq!([steps(false, 10, 100), steps(false, 40, 100)], [0, 1]);
    }

    #[test]
    fn a_number_to_call_an_amount_and_a_day_stay_on_one_line() {
        assert_eq!(unbroken("收入 61,260.00 元，3 天内"), "收入 61,260.00\u{a0}元，3 天内");
        assert_eq!(unbroken("有意见请打 100 0000 0005，3 天内"), "有意见请打 100\u{a0}0000\u{a0}0005，3 天内");
        assert_eq!(unbroken("到2026年12月5日止"), "到2026\u{2060}年\u{2060}12\u{2060}月\u{2060}5\u{2060}日止");
    }
}
