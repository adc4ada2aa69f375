#![expect(clippy::float_arithmetic, reason = "the contrast formula of WCAG is one of floats; nothing of it is published")]

use std::collections::BTreeMap;

use super::*;
use crate::theme::Theme;

#[test]
fn space_that_means_something_stays() {
    assert_eq!(
        minified("a :link , b > c { margin : 0 auto ; /* x */ width: calc(1px + 2px); }"),
        "a :link,b>c{margin :0 auto;width:calc(1px + 2px)}"
    );
    assert_eq!(
        minified("@media (min-width: 40rem) { .a { content: \"a  b /* */\" } }"),
        "@media (min-width:40rem){.a{content:\"a  b /* */\"}}"
    );
}

#[test]
fn the_sheet_keeps_to_its_budget() {
    let sheet = Theme::embedded().unwrap();
    assert!(sheet.stylesheet().bytes.len() <= 10_240, "{} bytes", sheet.stylesheet().bytes.len());
}

#[test]
fn old_engines_understand_the_sheet() {
    let theme = Theme::embedded().unwrap();
    let text = String::from_utf8(theme.stylesheet().bytes.to_vec()).unwrap();
    for newer in [
        ":has(",
        ":is(",
        ":where(",
        "gap:",
        "display:grid",
        "inset:",
        "clamp(",
        "min(",
        "max(",
        "@layer",
        "&",
        "url(",
        "aspect-ratio",
        "@container",
    ] {
        assert!(!text.contains(newer), "{newer}");
    }
}

/// Relative luminance (WCAG 2) of `#rrggbb`, in tests only, so a float does no harm.
fn luminance(colour: &str) -> f64 {
    let hex = colour.trim_start_matches('#');
    let full: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_string() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&full[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn tokens(block: &str) -> BTreeMap<String, String> {
    let body = block.split_once('{').unwrap().1.split('}').next().unwrap();
    body.split(';')
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_string(), value.trim().to_string()))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

/// The tokens of each mode: light, dark, light and dark with more contrast, print, light and dark with the contrast a reader asked for.
fn modes() -> Vec<(&'static str, BTreeMap<String, String>)> {
    let text = |path: &str| minified(std::str::from_utf8(&crate::theme::embedded(path).unwrap()).unwrap());
    let (light, later, print) = (text("styles/tokens.css"), text("styles/modes.css"), text("styles/print.css"));
    let after = |source: &str, head: &str| tokens(source.split_once(head).unwrap_or_else(|| panic!("{head}")).1);
    let over =
        |base: &BTreeMap<String, String>, more: BTreeMap<String, String>| base.clone().into_iter().chain(more).collect::<BTreeMap<_, _>>();
    let plain = tokens(&light);
    let dark = over(&plain, after(&later, "@media screen and (prefers-color-scheme:dark){:root"));
    let more = over(&plain, after(&later, "@media (prefers-contrast:more){:root"));
    let both = over(
        &over(&dark, after(&later, "@media (prefers-contrast:more){:root")),
        after(&later, "@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root"),
    );
    let paper = over(&plain, after(&print, "@media print{:root"));
    let chosen = text("assets/reader.css");
    let asked = over(&plain, after(&chosen, "html.gs-contrast"));
    let asked_dark = over(&over(&dark, asked.clone()), after(&chosen, "(prefers-color-scheme:dark){html.gs-contrast"));
    vec![
        ("light", plain),
        ("dark", dark),
        ("more", more),
        ("dark more", both),
        ("print", paper),
        ("asked for", asked),
        ("asked for, dark", asked_dark),
    ]
}

#[test]
fn every_pair_of_colours_can_be_read_in_every_mode() {
    let pairs: [(&str, &str, f64); 19] = [
        ("ink", "paper", 7.0),
        ("ink", "card", 7.0),
        ("ink", "main-weak", 7.0),
        ("ink", "late-weak", 7.0),
        ("ink", "soon-weak", 7.0),
        ("soft", "paper", 4.5),
        ("soft", "card", 4.5),
        ("soft", "main-weak", 4.5),
        ("soft", "late-weak", 4.5),
        ("soft", "soon-weak", 4.5),
        ("main", "paper", 4.5),
        ("main", "card", 4.5),
        ("main", "main-weak", 4.5),
        ("main", "late-weak", 4.5),
        ("on-main", "main", 4.5),
        ("good", "good-weak", 4.5),
        ("good", "card", 4.5),
        ("soon", "soon-weak", 4.5),
        ("late", "late-weak", 4.5),
    ];
    for (mode, tokens) in modes() {
        let colour = |name: &str| tokens.get(&format!("--{name}")).unwrap_or_else(|| panic!("{mode}: no --{name}"));
        for (front, back, least) in pairs {
            let reached = contrast(colour(front), colour(back));
            assert!(reached >= least, "{mode}: {front} on {back} is {reached:.2}, needs {least}");
        }
        for (mark, ground) in
            [("main", "track"), ("good", "track"), ("late", "track"), ("second", "paper"), ("late", "paper"), ("second", "track")]
        {
            let reached = contrast(colour(mark), colour(ground));
            assert!(reached >= 3.0, "{mode}: {mark} beside {ground} is {reached:.2}, needs 3");
        }
    }
}
