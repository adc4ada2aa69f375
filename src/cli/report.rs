//! The only place that prints: findings as rustc would draw them, or as JSON lines, and the summary.
//!
//! Whatever is printed is masked first: a report is copied into chats and logs, and must not carry the very number that
//! stopped a publication, nor the name of anybody whom the pages do not name.

pub mod diff;
mod sarif;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::base::detect;
use crate::base::diagnostic::{Diagnostic, Place, Said, Severity, has_errors};
use crate::base::source::Source;
use crate::said;

pub use sarif::sarif;

/// The language a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a `--lang` word.
    pub fn parse(word: &str) -> Option<Lang> {
        match word {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// What was said, in this language.
    pub fn of(self, said: &Said) -> &str {
        match self {
            Lang::Zh => &said.zh,
            Lang::En => &said.en,
        }
    }
}

/// How a report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// The language of the drawn form; JSON carries both.
    pub lang: Lang,
    /// Whether to colour.
    pub colour: bool,
    /// Whether to write one JSON object for each finding instead of drawing it.
    pub json: bool,
}

/// Whether a stream wants colour: a terminal, unless `NO_COLOR` is set or the terminal is dumb.
pub fn wants_colour(stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    stream.is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}

/// Whether somebody watches: progress is drawn on one line for them, and printed as plain lines for a log.
fn watched() -> bool {
    io::stderr().is_terminal()
}

impl Report {
    /// A report to whoever runs the program.
    pub fn to_terminal(lang: Lang, json: bool) -> Self {
        Report { lang, colour: wants_colour(&io::stderr()), json }
    }

    /// Writes every finding in the order of file, place and rule; the drawn form leaves out what a file has far too many of, says how
    /// many there are, and ends with the summary.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn write(&self, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
        sorted.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        let mut lines = Lines::default();
        lines.keep_secrets(diagnostics);
        let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for diagnostic in &sorted {
            *alike.entry((&diagnostic.place.source.path, diagnostic.rule)).or_default() += 1;
        }
        let mut drawn: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for diagnostic in sorted {
            if self.json {
                serde_json::to_writer(&mut *out, &json(diagnostic, &mut lines))?;
                writeln!(out)?;
                continue;
            }
            let of = (diagnostic.place.source.path.as_str(), diagnostic.rule);
            let before = *drawn.entry(of).and_modify(|count| *count += 1).or_insert(0);
            match before.cmp(&MOST) {
                Ordering::Less => writeln!(out, "{}\n", self.drawn(diagnostic, &mut lines))?,
                Ordering::Equal => {
                    let more = alike.get(&of).map_or(0, |all| all - before);
                    let (path, rule) = (told(of.0, diagnostic), of.1);
                    let said = said!("{path}：{rule} 还有 {more} 处，没有列出", "{path}: {more} more of {rule}, not listed");
                    writeln!(out, "{}\n", self.lang.of(&said))?;
                }
                Ordering::Greater => {}
            }
        }
        if self.json { Ok(()) } else { writeln!(out, "{}", self.lang.of(&summary(diagnostics))) }
    }

    /// Writes one plain sentence.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn say(&self, said: &Said, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", clean(self.lang.of(said)))
    }

    /// Writes the findings to the stream they belong on and gives the exit code: 0 clean, 1 errors, 2 when even that failed.
    pub fn finish(&self, diagnostics: &[Diagnostic]) -> ExitCode {
        let written =
            if self.json { self.write(diagnostics, &mut io::stdout().lock()) } else { self.write(diagnostics, &mut io::stderr().lock()) };
        match written {
            Ok(()) if has_errors(diagnostics) => ExitCode::from(1),
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        }
    }

    /// Says why a command could not do its work.
    pub fn fail(&self, said: &Said) {
        self.note(said);
    }

    /// Says one sentence on the side; a stream that is gone hears nothing.
    pub fn note(&self, said: &Said) {
        let _ = self.say(said, &mut io::stderr().lock());
    }

    /// Writes lines on the side that are masked already.
    fn aside(&self, text: &str) {
        let mut out = io::stderr().lock();
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
    }

    /// Tells what was asked for: an address, a path, a manual page. It is the program's own text and is not masked.
    pub fn tell(&self, said: &Said) {
        self.draw(&format!("{}\n", self.lang.of(said)));
    }

    /// Writes text as it is; a stream that is gone sees nothing.
    pub fn draw(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
    }

    /// Tells how far a long build is: on one line for somebody who watches, now and then a plain line for a log.
    pub fn progress(&self, done: usize, total: usize, id: &str) {
        let mut out = io::stderr().lock();
        if watched() && total > 1 {
            let _ = write!(out, "\r\x1b[K{done}/{total} {id}");
            let _ = out.flush();
        } else if total >= 500 && done.is_multiple_of(500) {
            let _ = writeln!(out, "{done}/{total}");
        }
    }

    /// Clears the progress line.
    pub fn progress_done(&self) {
        if watched() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }

    fn drawn(&self, diagnostic: &Diagnostic, lines: &mut Lines) -> String {
        let zh = self.lang == Lang::Zh;
        let level = match (diagnostic.severity, zh) {
            (Severity::Error, true) => Level::ERROR.with_name("错误"),
            (Severity::Error, false) => Level::ERROR,
            (Severity::Warning, true) => Level::WARNING.with_name("警告"),
            (Severity::Warning, false) => Level::WARNING,
            (Severity::Advice, true) => Level::INFO.with_name("建议"),
            (Severity::Advice, false) => Level::INFO.with_name("advice"),
        };
        let text = |said: &Said| told(self.lang.of(said), diagnostic);
        let mut group = Group::with_title(level.primary_title(text(&diagnostic.what)).id(diagnostic.rule));
        group = shown(group, diagnostic, &diagnostic.place, AnnotationKind::Primary, diagnostic.label.as_ref().map(text), lines);
        for (place, said) in &diagnostic.related {
            group = shown(group, diagnostic, place, AnnotationKind::Context, Some(text(said)), lines);
        }
        if let Some(why) = &diagnostic.why {
            group = group.element(Level::NOTE.with_name(if zh { "为什么" } else { "why" }).message(text(why)));
        }
        if let Some(mend) = &diagnostic.mend {
            group = group.element(Level::HELP.with_name(if zh { "怎么改" } else { "help" }).message(text(mend)));
        }
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

/// Adds a place to a finding: its line with the caret, or only its name when there is no text.
fn shown<'g>(
    group: Group<'g>,
    finding: &Diagnostic,
    place: &Place,
    kind: AnnotationKind,
    label: Option<String>,
    lines: &mut Lines,
) -> Group<'g> {
    let path = told(&place.source.path, finding);
    let Some(excerpt) = lines.excerpt(place, finding) else {
        let (line, column) = lines.line_column(&place.source, place.span.start as usize);
        return group.element(Origin::path(path).line(line).char_column(column));
    };
    let annotation = kind.span(excerpt.start..excerpt.end).label(label);
    group.element(Snippet::source(excerpt.text).path(path).line_start(excerpt.line).annotation(annotation))
}

/// How many findings of each severity, in words.
pub fn summary(diagnostics: &[Diagnostic]) -> Said {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, advice) = (count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    if diagnostics.is_empty() {
        return said!("没有发现问题", "no problems found");
    }
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let mut zh = vec![format!("{errors} 个错误"), format!("{warnings} 个警告")];
    let mut en = vec![plural(errors, "error"), plural(warnings, "warning")];
    if advice > 0 {
        zh.push(format!("{advice} 条建议"));
        en.push(format!("{advice} advice"));
    }
    Said { zh: zh.join("，"), en: en.join(", ") }
}

/// Masks personal numbers and replaces what could play tricks on a terminal.
fn clean(text: &str) -> String {
    safe(&detect::masked(text))
}

/// What a finding says, cleaned, and without the names it must not tell: 王*, as on the pages.
fn told(text: &str, finding: &Diagnostic) -> String {
    let text = detect::masked(text);
    let Some(names) = &finding.unnamed else { return safe(&text) };
    safe(&names.veiled(&names.without(&text).unwrap_or(text)))
}

fn safe(text: &str) -> String {
    let safe = |c: char| if c != '\n' && (c.is_control() || crate::base::text::is_forbidden(c)) { '\u{fffd}' } else { c };
    text.chars().map(safe).collect()
}

/// Where the lines of each source begin; a file of 10,000 findings is not counted through 10,000 times.
#[derive(Default)]
struct Lines {
    starts: BTreeMap<usize, Vec<usize>>,
    /// Lines with something private in them, by path.
    secret: BTreeSet<(String, usize)>,
    /// Lines with a number in them that the mask does not see.
    veiled: BTreeSet<(String, usize)>,
}

/// A line cut out of a source, masked, with the stretch to point at.
struct Excerpt {
    text: String,
    line: usize,
    start: usize,
    end: usize,
}

/// How many findings of one sort are drawn of one file.
const MOST: usize = 50;
/// Lines before and after that are looked at together, for a number broken by a line end.
const AROUND: usize = 2;
/// The longest line that is shown, in bytes.
const LONGEST: usize = 20_000;

impl Lines {
    /// Remembers the lines whose numbers no finding may repeat, whatever it is about.
    fn keep_secrets(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.rule.starts_with("privacy/")) {
            let (line, _) = self.line_column(&diagnostic.place.source, diagnostic.place.span.start as usize);
            let stretch = diagnostic.place.source.slice(diagnostic.place.span);
            // A file's name is no line of it.
            let stops = diagnostic.severity == Severity::Error && !stretch.is_empty();
            if stops && detect::masked(stretch) == stretch {
                self.veiled.insert((diagnostic.place.source.path.clone(), line));
            }
            self.secret.insert((diagnostic.place.source.path.clone(), line));
        }
    }

    fn starts(&mut self, source: &Arc<Source>) -> &[usize] {
        let all = |text: &str| std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.starts.entry(Arc::as_ptr(source) as usize).or_insert_with(|| all(&source.text))
    }

    fn line_column(&mut self, source: &Arc<Source>, byte: usize) -> (usize, usize) {
        let byte = byte.min(source.text.len());
        let starts = self.starts(source);
        let line = starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|n| starts.get(n)).copied().unwrap_or(0);
        (line, source.text.get(start..byte).unwrap_or("").chars().count() + 1)
    }

    /// The first line of a place; the rest of a long stretch adds nothing a reader needs.
    fn excerpt(&mut self, place: &Place, finding: &Diagnostic) -> Option<Excerpt> {
        let text = &place.source.text;
        let (begin, stop) = ((place.span.start as usize).min(text.len()), (place.span.end as usize).min(text.len()));
        if text.is_empty() {
            return None;
        }
        let (line, _) = self.line_column(&place.source, begin);
        let starts = self.starts(&place.source);
        let at = |n: usize| starts.get(n).copied().unwrap_or(text.len());
        let (first, next) = (at(line - 1), at(line));
        let (from, until) = (at((line - 1).saturating_sub(AROUND)), at(line + AROUND));
        let masked = detect::masked(text.get(from..until)?);
        // A flat is told from others by the name beside it, so the names go last.
        let around = finding.unnamed.as_ref().map_or_else(|| masked.clone(), |names| names.veiled(&masked));
        let line_of = |text: &str| text.get(first - from..next - from).map(|line| line.trim_end_matches(['\n', '\r']).to_string());
        let mut shown = line_of(&around)?;
        // Markup inside a number hides it from the mask, but not from whoever reads the report.
        let of = (place.source.path.clone(), line);
        if self.veiled.contains(&of) || self.secret.contains(&of) && line_of(text.get(from..until)?) == line_of(&masked) {
            shown = detect::without_digits(&shown);
        }
        if shown.len() > LONGEST {
            return None;
        }
        let start = (begin - first).min(shown.len());
        let end = stop.saturating_sub(first).clamp(start, shown.len().max(start));
        Some(Excerpt { text: shown, line, start, end })
    }
}

/// The form of `--json`: its keys and their order are a contract.
#[derive(Serialize)]
struct Json {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: JsonPlace,
    what: JsonSaid,
    label: Option<JsonSaid>,
    why: Option<JsonSaid>,
    mend: Option<JsonSaid>,
    related: Vec<JsonRelated>,
}

#[derive(Serialize)]
struct JsonPlace {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct JsonSaid {
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct JsonRelated {
    #[serde(flatten)]
    place: JsonPlace,
    what: JsonSaid,
}

fn json(diagnostic: &Diagnostic, lines: &mut Lines) -> Json {
    let said = |said: &Said| JsonSaid { zh: told(&said.zh, diagnostic), en: told(&said.en, diagnostic) };
    let at = |place: &Place, lines: &mut Lines| json_place(place, diagnostic, lines);
    Json {
        rule: diagnostic.rule,
        severity: diagnostic.severity.word(),
        place: at(&diagnostic.place, lines),
        what: said(&diagnostic.what),
        label: diagnostic.label.as_ref().map(said),
        why: diagnostic.why.as_ref().map(said),
        mend: diagnostic.mend.as_ref().map(said),
        related: diagnostic.related.iter().map(|(place, what)| JsonRelated { place: at(place, lines), what: said(what) }).collect(),
    }
}

fn json_place(place: &Place, finding: &Diagnostic, lines: &mut Lines) -> JsonPlace {
    let (line, column) = lines.line_column(&place.source, place.span.start as usize);
    let (end_line, end_column) = lines.line_column(&place.source, place.span.end as usize);
    JsonPlace { path: told(&place.source.path, finding), line, column, end_line, end_column }
}

#[cfg(test)]
mod tests;
