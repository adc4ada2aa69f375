//! What a new version changed: `part/redline.html`. What went and what came is said in words, for those who do not see the lines.

use serde::Serialize;

use crate::base::redline::{Passage, Run};
use crate::disclosure::Cell;
use crate::render::cells::{Cells, Html, Manner};
use crate::site::redline::{Redline, Shown};
use crate::theme::push_escaped;
use crate::unit::board::Locale;

/// `part/redline.html`.
#[derive(Debug, Serialize)]
pub struct RedlineView {
    from: Html,
    sums: Html,
    passages: Vec<Html>,
}

impl RedlineView {
    /// What changed, as this page tells it.
    pub fn of(cells: &Cells, redline: &Redline) -> Self {
        let sums: Vec<Cell> = redline.sums.iter().map(|label| Cell::Label(label.clone())).collect();
        let between = if cells.voice.locale == Locale::En { ", " } else { "，" };
        RedlineView {
            from: cells.html(&redline.from, Manner::Full),
            sums: cells.joined(&sums, between),
            passages: redline.passages.iter().map(|shown| passage(cells, shown)).collect(),
        }
    }
}

fn passage(cells: &Cells, shown: &Shown) -> Html {
    let mut out = String::from("<p>");
    match shown {
        Shown::Same(label) => {
            out.push_str("<span class=\"gs-meta\">… ");
            out.push_str(cells.label(label).as_str());
            out.push_str("</span>");
        }
        Shown::Passage(Passage::Kept(text)) => push_escaped(&mut out, text),
        Shown::Passage(Passage::Removed(text)) => marked(cells, "del", text, &mut out),
        Shown::Passage(Passage::Added(text)) => marked(cells, "ins", text, &mut out),
        Shown::Passage(Passage::Changed(runs)) => {
            for run in runs {
                match run {
                    Run::Kept(text) => push_escaped(&mut out, text),
                    Run::Removed(text) => marked(cells, "del", text, &mut out),
                    Run::Added(text) => marked(cells, "ins", text, &mut out),
                }
            }
        }
    }
    out.push_str("</p>");
    Html::new(&out)
}

/// A stretch that went or came: struck out or underlined for the eye, between words for the ear.
fn marked(cells: &Cells, tag: &str, text: &str, out: &mut String) {
    let said = |key: &'static str, out: &mut String| {
        out.push_str("<span class=\"gs-hidden\">");
        out.push_str(cells.label(&key.into()).as_str());
        out.push_str("</span>");
    };
    let (before, after) = if tag == "del" { ("redline.del", "redline.del_end") } else { ("redline.ins", "redline.ins_end") };
    out.push_str(&["<", tag, ">"].concat());
    said(before, out);
    push_escaped(out, text);
    said(after, out);
    out.push_str(&["</", tag, ">"].concat());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::route::Spot;
    use crate::site::Names;
    use crate::theme::Theme;

    #[test]
    fn what_went_and_came_is_said_in_words_and_nothing_is_raw() {
        let theme = Theme::embedded().unwrap();
        let (names, spot) = (Names::default(), Spot::at(0, ""));
        let cells = Cells::new(theme.voice(Locale::ZhHans).unwrap(), &names, &spot);
        let runs = vec![Run::Kept("每".into()), Run::Removed("半年".into()), Run::Added("<季>".into())];
        let html = passage(&cells, &Shown::Passage(Passage::Changed(runs)));
        let ear = |words: &str| format!("<span class=\"gs-hidden\">{words}</span>");
        let wanted =
            format!("<p>每<del>{}半年{}</del><ins>{}&lt;季&gt;{}</ins></p>", ear("（删去："), ear("）"), ear("（增加："), ear("）"));
        assert_eq!(html.as_str(), wanted);
    }
}
