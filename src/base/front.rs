//! A record file: all YAML, or front matter between two `---` lines and Markdown below.

use std::sync::Arc;

use super::diagnostic::Diagnostic;
use super::source::{Source, Span};
use crate::said;

/// Where the two parts of a file stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The YAML.
    pub yaml: Span,
    /// The Markdown; empty in a `.yaml` file.
    pub body: Span,
}

/// Splits a file by its name: `.md` has front matter, anything else is YAML throughout.
///
/// # Diagnostics
/// `source/format/front-matter` when the first line of a `.md` is not `---`, or the closing line is missing.
pub fn split(source: &Arc<Source>) -> Result<Parts, Diagnostic> {
    let text = &source.text;
    let all = Span::new(0, text.len());
    let markdown = source.path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("md"));
    if !markdown {
        return Ok(Parts { yaml: all, body: Span::new(text.len(), text.len()) });
    }
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim_end() != "---" {
        return Err(Diagnostic::error(
            "source/format/front-matter",
            source.place(Span::new(0, first.trim_end().len())),
            said!("文件第一行应是 ---", "the first line must be ---"),
        )
        .mend(said!(
            "在最前面写 --- ，接着写标题等内容，再用一行 --- 结束，正文写在后面",
            "begin with ---, then the fields, then another --- line, then the text"
        )));
    }
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(Parts { yaml: Span::new(first.len(), at), body: Span::new(at + line.len(), text.len()) });
        }
        at += line.len();
    }
    Err(Diagnostic::error(
        "source/format/front-matter",
        source.place(Span::new(0, 3)),
        said!("开头的 --- 没有对应的结束行 ---", "the opening --- has no closing --- line"),
    )
    .mend(said!("在各项内容之后、正文之前加一行 ---", "add a line --- between the fields and the text")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Result<(String, String), String> {
        let source = Arc::new(Source { path: path.into(), text: text.into(), ..Source::default() });
        let parts = split(&source).map_err(|d| d.what.zh)?;
        Ok((source.slice(parts.yaml).into(), source.slice(parts.body).into()))
    }

    #[test]
    fn markdown_has_two_parts_even_with_windows_line_ends() {
        assert_eq!(of("a.md", "---\r\n标题: x\r\n---\r\n正文"), Ok(("标题: x\r\n".into(), "正文".into())));
        assert_eq!(of("a.yaml", "标题: x"), Ok(("标题: x".into(), String::new())));
    }

    #[test]
    fn the_ending_may_be_in_capitals() {
        assert_eq!(of("a.MD", "---\n标题: x\n---\n正文"), Ok(("标题: x\n".into(), "正文".into())));
    }

    #[test]
    fn a_missing_line_is_named() {
        assert!(of("a.md", "标题: x").unwrap_err().contains("第一行"));
        assert!(of("a.md", "---\n标题: x").unwrap_err().contains("结束行"));
    }
}
