//! Writing one cell, with or without markup.

use std::fmt::Write;

use crate::base::date::Date;
use crate::base::digits::{push_grouped, push_hundredths};
use crate::base::money::Money;
use crate::base::number::grouped;
use crate::base::period::Period;
use crate::disclosure::{Cell, Label, Stamp, Tone};
use crate::party::contact::Phone;
use crate::party::mailbox::Email;
use crate::theme::{Piece, push_escaped};
use crate::unit::board::Locale;

use super::{Cells, Manner, calendar};

/// Writes cells into a buffer.
pub struct Pen<'p, 'a> {
    cells: &'p Cells<'a>,
    out: &'p mut String,
    markup: bool,
}

/// The word of a tone in class names.
pub fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Soon => "soon",
        Tone::Late => "late",
        Tone::Plain => "plain",
    }
}

impl<'p, 'a> Pen<'p, 'a> {
    /// Writes HTML.
    pub fn markup(cells: &'p Cells<'a>, out: &'p mut String) -> Self {
        Pen { cells, out, markup: true }
    }

    /// Writes plain text.
    pub fn plain(cells: &'p Cells<'a>, out: &'p mut String) -> Self {
        Pen { cells, out, markup: false }
    }

    fn locale(&self) -> Locale {
        self.cells.voice.locale
    }

    fn tag(&mut self, tag: &str) {
        if self.markup {
            self.out.push_str(tag);
        }
    }

    fn words(&mut self, words: &str) {
        if self.markup { push_escaped(self.out, words) } else { self.out.push_str(words) }
    }

    fn show(&mut self, value: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    fn key(&mut self, key: &str) {
        let words = self.cells.voice.catalogue.plain(key);
        self.words(&words);
    }

    /// Writes a label with its gaps filled.
    pub fn label(&mut self, label: &Label) {
        let catalogue = &self.cells.voice.catalogue;
        let Some(text) = catalogue.text(label.key) else { return self.key(label.key) };
        for piece in &text.pieces {
            match piece {
                Piece::Words(_, html) if self.markup => self.out.push_str(html),
                Piece::Words(words, _) => self.out.push_str(words),
                Piece::Number(n, [one, more]) => {
                    let single = matches!(label.with.get(*n), Some(Cell::Count(1) | Cell::People(1)));
                    self.out.push_str(if single { one } else { more });
                }
                Piece::Gap(n) => {
                    if let Some(cell) = label.with.get(*n) {
                        self.cell(cell, Manner::Full);
                    }
                }
            }
        }
    }

    /// Writes a cell.
    pub fn cell(&mut self, cell: &Cell, manner: Manner) {
        match cell {
            Cell::Empty => self.out.push('—'),
            Cell::Text(text) => self.words(text),
            Cell::Name(name) => self.words(name),
            Cell::Label(label) => self.label(label),
            Cell::Money(money) => self.money(*money, manner),
            Cell::Capitals(money) => self.capitals(*money),
            Cell::Wan(money) => self.wan(*money),
            Cell::Area(area) => {
                push_hundredths(self.out, area.0);
                self.unit(manner, " ㎡", " m²");
            }
            Cell::Count(count) | Cell::People(count) => push_grouped(self.out, *count),
            Cell::Decimal(decimal) => self.show(decimal),
            Cell::Ratio(ratio) => self.show(ratio),
            Cell::Date(date) => self.date(*date),
            Cell::Days(from, until) => calendar::push_days(self.out, self.locale(), *from, *until),
            Cell::Period(period) => self.period(*period),
            Cell::Person(_) => self.key("cell.not_public"),
            Cell::OwnerName(name) => self.words(&crate::party::person::masked(name)),
            Cell::Organization(id) => self.organization(id, false),
            Cell::Record(id) => self.record(id),
            Cell::Attachment(id) => self.attachment(id),
            Cell::Building(id) => self.building(id),
            Cell::Phone(phone) => self.phone(phone),
            Cell::Email(email) => self.email(email),
            Cell::Stamp(stamp) => self.stamp(stamp),
            Cell::State(tone, label) => self.state(*tone, label),
            Cell::Many(cells) => self.many(cells),
            Cell::Parts(cells) => self.listed(cells, if self.locale() == Locale::En { ", " } else { "，" }),
        }
    }

    fn unit(&mut self, manner: Manner, chinese: &str, english: &str) {
        if manner == Manner::Full {
            self.out.push_str(if self.locale() == Locale::En { english } else { chinese });
        }
    }

    fn money(&mut self, money: Money, manner: Manner) {
        self.tag("<span class=\"gs-sum\">");
        if money.is_negative() {
            self.out.push('-');
        }
        if manner == Manner::Full && self.locale() == Locale::En {
            self.out.push('¥');
        }
        push_hundredths(self.out, money.fen().unsigned_abs());
        self.unit(manner, " 元", "");
        self.tag("</span>");
    }

    fn capitals(&mut self, money: Money) {
        match self.locale() {
            Locale::ZhHans => self.out.push_str(&money.in_capitals()),
            Locale::ZhHant => self.out.extend(money.in_capitals().chars().map(traditional)),
            Locale::En => self.money(money, Manner::Full),
        }
    }

    fn wan(&mut self, money: Money) {
        match self.locale() {
            Locale::ZhHans => self.show(format_args!("{} 万元", money.in_wan())),
            Locale::ZhHant => self.show(format_args!("{} 萬元", money.in_wan())),
            Locale::En => {
                let thousands = (money.abs().fen().unsigned_abs() + 50_000) / 100_000;
                self.show(format_args!("{}¥{}", if money.is_negative() { "-" } else { "" }, grouped(thousands * 1_000)));
            }
        }
    }

    /// Writes a day with its machine-readable form.
    pub fn date(&mut self, date: Date) {
        self.time(date);
        calendar::push_day(self.out, self.locale(), date);
        self.tag("</time>");
    }

    /// A named period; a narrow column may break it after the year.
    fn period(&mut self, period: Period) {
        calendar::push_period(self.out, self.locale(), period, if self.markup { "<wbr>" } else { "" });
    }

    fn time(&mut self, date: Date) {
        if self.markup {
            self.out.push_str("<time datetime=\"");
            date.push_iso(self.out);
            self.out.push_str("\">");
        }
    }

    /// Writes a day whose year stands elsewhere.
    pub fn day_of_year(&mut self, date: Date) {
        self.time(date);
        calendar::push_day_of_year(self.out, self.locale(), date);
        self.tag("</time>");
    }

    fn link(&mut self, href: Option<&str>, words: &str) {
        match href {
            Some(href) if self.markup => {
                self.out.push_str("<a href=\"");
                push_escaped(self.out, href);
                self.out.push_str("\">");
                push_escaped(self.out, words);
                self.out.push_str("</a>");
            }
            _ => self.words(words),
        }
    }

    fn organization(&mut self, id: &str, short: bool) {
        let names = self.cells.names;
        match names.organizations.get(id) {
            Some(name) if short => self.words(&name.short),
            Some(name) => {
                let href = name.route.as_ref().filter(|_| self.markup).map(|route| self.cells.spot.page(route));
                self.link(href.as_deref(), &name.name);
            }
            None => self.words(id),
        }
    }

    fn record(&mut self, id: &str) {
        let names = self.cells.names;
        match names.records.get(id) {
            Some((title, route)) => {
                let href = route.as_ref().filter(|_| self.markup).map(|route| self.cells.spot.page(route));
                self.link(href.as_deref(), title);
            }
            None => self.key("site.not_yet_public"),
        }
    }

    fn attachment(&mut self, id: &str) {
        let names = self.cells.names;
        let name = id.rsplit('/').next().unwrap_or(id);
        match names.attachments.get(id) {
            Some(found) => {
                let href = self.cells.spot.shared(&found.route);
                self.link(Some(&href), &found.title);
                self.tag("<span class=\"gs-meta\">");
                self.show(format_args!(" {}", file_size(found.size)));
                self.tag("</span>");
            }
            None => self.words(name),
        }
    }

    fn building(&mut self, id: &str) {
        let name = self.cells.names.buildings.get(id);
        match name {
            Some(name) => self.words(name),
            None => self.label(&Label::with("cell.building", [Cell::text(id)])),
        }
    }

    fn phone(&mut self, phone: &Phone) {
        if self.markup {
            self.show(format_args!("<a class=\"gs-phone\" href=\"tel:{}\">", phone.digits()));
        }
        let number = phone.to_string();
        if self.markup {
            push_escaped(self.out, &number.replace(' ', "\u{a0}"))
        } else {
            self.out.push_str(&number)
        }
        self.tag("</a>");
    }

    fn email(&mut self, email: &Email) {
        let address = email.to_string();
        if self.markup {
            self.show(format_args!("<a href=\"mailto:{address}\">"));
        }
        // A long address is broken where a reader would break it.
        let (local, domain) = address.split_once('@').unwrap_or((&address, ""));
        self.words(local);
        self.tag("<wbr>");
        self.words("@");
        self.words(domain);
        self.tag("</a>");
    }

    fn stamp(&mut self, stamp: &Stamp) {
        self.tag("<span class=\"gs-stamp\">");
        match &stamp.by {
            Cell::Organization(id) => self.organization(id, true),
            other => self.cell(other, Manner::Full),
        }
        if let Some(date) = stamp.on {
            self.out.push(' ');
            self.day_of_year(date);
        }
        if let Some(opinion) = &stamp.opinion {
            self.out.push(' ');
            self.label(opinion);
        }
        self.tag("</span>");
    }

    /// Writes a state as a badge.
    pub fn state(&mut self, tone: Tone, label: &Label) {
        if self.markup {
            for part in ["<span class=\"gs-badge gs-badge--", tone_word(tone), "\">"] {
                self.out.push_str(part);
            }
        }
        self.label(label);
        self.tag("</span>");
    }

    fn many(&mut self, cells: &[Cell]) {
        let shapes = cells.iter().all(|cell| matches!(cell, Cell::Stamp(_) | Cell::State(..)));
        let between = match self.locale() {
            _ if shapes => " ",
            Locale::En => ", ",
            _ => "、",
        };
        self.listed(cells, between);
    }

    fn listed(&mut self, cells: &[Cell], between: &str) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.out.push_str(between);
            }
            self.cell(cell, Manner::Full);
        }
    }
}

/// A size people can weigh before they tap: 120 KB, 3.4 MB.
pub fn file_size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes.div_ceil(1_000).max(1));
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// The traditional twin of a character of an amount in words.
fn traditional(c: char) -> char {
    match c {
        '币' => '幣',
        '负' => '負',
        '贰' => '貳',
        '叁' => '參',
        '陆' => '陸',
        '万' => '萬',
        '亿' => '億',
        other => other,
    }
}
