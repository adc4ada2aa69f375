//! What somebody wrote, as HTML: headings from the third level, links judged once more, nothing raw.

use crate::base::markdown::{Block, Inline, Prose, Target};
use crate::theme::push_escaped;

use super::cells::Cells;
use super::picture;

/// Writes prose; its own headings begin at level 3, below the page's title and the section's.
pub fn write(cells: &Cells, prose: &Prose, out: &mut String) {
    blocks(cells, &prose.blocks, out);
}

/// Whether prose has headings of its own, so that the section around it needs one.
pub fn has_headings(prose: &Prose) -> bool {
    prose.blocks.iter().any(|block| matches!(block, Block::Heading(..)))
}

fn blocks(cells: &Cells, blocks: &[Block], out: &mut String) {
    blocks.iter().for_each(|one| block(cells, one, out));
}

fn block(cells: &Cells, block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(runs) => wrapped(cells, "p", runs, out),
        Block::Heading(level, runs) => {
            let tag = match level {
                0 | 1 => "h3",
                2 => "h4",
                3 => "h5",
                _ => "h6",
            };
            wrapped(cells, tag, runs, out);
        }
        Block::List(start, items) => list(cells, *start, items, out),
        Block::Quote(inner) => {
            out.push_str("<blockquote>");
            blocks(cells, inner, out);
            out.push_str("</blockquote>");
        }
        Block::Code(text) => {
            out.push_str("<pre tabindex=\"0\"><code>");
            push_escaped(out, text);
            out.push_str("</code></pre>");
        }
        Block::Table(numbers, head, rows) => table(cells, numbers, head, rows, out),
        Block::Rule => out.push_str("<hr>"),
    }
}

fn wrapped(cells: &Cells, tag: &str, runs: &[Inline], out: &mut String) {
    open(tag, out);
    inlines(cells, runs, out);
    close(tag, out);
}

fn open(tag: &str, out: &mut String) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

fn close(tag: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn list(cells: &Cells, start: Option<u64>, items: &[Vec<Block>], out: &mut String) {
    match start {
        None => out.push_str("<ul>"),
        Some(1) => out.push_str("<ol>"),
        Some(n) => out.push_str(&format!("<ol start=\"{n}\">")),
    }
    for item in items {
        out.push_str("<li>");
        match item.as_slice() {
            // A tight item is one paragraph; its own tags would only add space.
            [Block::Paragraph(runs)] => inlines(cells, runs, out),
            several => blocks(cells, several, out),
        }
        out.push_str("</li>");
    }
    out.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
}

fn table(cells: &Cells, numbers: &[bool], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], out: &mut String) {
    let number = |at: usize| numbers.get(at).copied().unwrap_or(false);
    out.push_str("<div class=\"gs-scroll\" tabindex=\"0\"><table class=\"gs-table\"><thead><tr>");
    for (at, cell) in head.iter().enumerate() {
        out.push_str(if number(at) { "<th scope=\"col\" class=\"gs-num\">" } else { "<th scope=\"col\">" });
        inlines(cells, cell, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            out.push_str(if number(at) { "<td class=\"gs-num\">" } else { "<td>" });
            inlines(cells, cell, out);
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
}

fn inlines(cells: &Cells, runs: &[Inline], out: &mut String) {
    runs.iter().for_each(|run| inline(cells, run, out));
}

fn inline(cells: &Cells, run: &Inline, out: &mut String) {
    match run {
        Inline::Text(text) => push_escaped(out, text),
        Inline::Strong(runs) => wrapped(cells, "strong", runs, out),
        Inline::Emphasis(runs) => wrapped(cells, "em", runs, out),
        Inline::Struck(runs) => wrapped(cells, "s", runs, out),
        Inline::Code(text) => {
            out.push_str("<code>");
            push_escaped(out, text);
            out.push_str("</code>");
        }
        Inline::Link(target, runs) => link(cells, target, runs, out),
        Inline::Image(path, alt) => image(cells, path, alt, out),
        Inline::Break => out.push_str("<br>"),
    }
}

fn link(cells: &Cells, target: &Target, runs: &[Inline], out: &mut String) {
    let href = match target {
        Target::Record(id) => cells.names.records.get(id).and_then(|(_, route)| route.as_ref()).map(|route| cells.spot.page(route)),
        Target::Attachment(path) => cells.names.attachments.get(path).map(|found| cells.spot.shared(&found.route)),
        Target::Outside(url) => outside(url).then(|| url.clone()),
    };
    let Some(href) = href else { return inlines(cells, runs, out) };
    out.push_str("<a href=\"");
    push_escaped(out, &href);
    let host = host(&href);
    out.push_str(if host.is_some() { "\" rel=\"noopener noreferrer nofollow\">" } else { "\">" });
    let start = out.len();
    inlines(cells, runs, out);
    let shown = host.filter(|host| !out.get(start..).unwrap_or("").contains(host));
    if let Some(host) = shown {
        out.push_str(" <span class=\"gs-host\">");
        push_escaped(out, host);
        out.push_str("</span>");
    }
    out.push_str("</a>");
}

/// Whether a scheme may leave the site; the reader has judged it already, and it is judged again.
fn outside(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// The host of a web address, so that nobody is led elsewhere than it says.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    Some(authority.rsplit('@').next().unwrap_or(authority))
}

fn image(cells: &Cells, path: &str, alt: &str, out: &mut String) {
    let Some(found) = cells.names.attachments.get(path) else { return push_escaped(out, alt) };
    picture::push_within(cells.spot, found, alt, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::route::Spot;
    use crate::site::Names;
    use crate::theme::Theme;
    use crate::unit::board::Locale;

    fn html(blocks: Vec<Block>) -> String {
        let theme = Theme::embedded().unwrap();
        let mut names = Names::default();
        names.records.insert("document/charter".into(), ("管理规约".into(), Some("document/charter.html".into())));
        let spot = Spot::at(1, "en/");
        let mut out = String::new();
        write(&Cells::new(theme.voice(Locale::ZhHans).unwrap(), &names, &spot), &Prose { blocks }, &mut out);
        out
    }

    fn link_to(target: Target) -> String {
        html(vec![Block::Paragraph(vec![Inline::Link(target, vec![Inline::Text("看".into())])])])
    }

    #[test]
    fn headings_begin_at_the_third_level() {
        assert_eq!(html(vec![Block::Heading(1, vec![Inline::Text("甲".into())])]), "<h3>甲</h3>");
    }

    #[test]
    fn links_out_show_their_host() {
        let out = link_to(Target::Outside("https://user@evil.example/x".into()));
        assert!(out.contains("rel=\"noopener noreferrer nofollow\"") && out.contains("<span class=\"gs-host\">evil.example</span>"));
    }

    #[test]
    fn links_between_records_are_relative_to_the_locale() {
        assert_eq!(link_to(Target::Record("document/charter".into())), "<p><a href=\"../document/charter.html\">看</a></p>");
    }

    #[test]
    fn what_is_unknown_or_hostile_stays_text() {
        for target in [Target::Outside("javascript:alert(1)".into()), Target::Record("x/y".into()), Target::Attachment("a.pdf".into())] {
            assert_eq!(link_to(target), "<p>看</p>");
        }
        assert_eq!(html(vec![Block::Code("<script>".into())]), "<pre tabindex=\"0\"><code>&lt;script&gt;</code></pre>");
    }
}
