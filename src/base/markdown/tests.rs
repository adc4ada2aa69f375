//! What authors write, what attackers write, and what must survive.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::source::{Source, Span};
use super::*;

/// The tree in a short notation: `*strong*`, `/emphasis/`, `~struck~`, `{code}`, `[target|words]`.
fn drawn(text: &str) -> String {
    draw_blocks(&read(text).0.blocks)
}

fn read(text: &str) -> (Prose, Found) {
    let source = Arc::new(Source { path: "a.md".into(), text: text.into(), ..Source::default() });
    parse(&source, Span::new(0, text.len()))
}

fn draw_blocks(blocks: &[Block]) -> String {
    blocks.iter().map(draw_block).collect::<Vec<_>>().join("¶")
}

fn draw_block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => draw(inlines),
        Block::Heading(level, inlines) => format!("h{level} {}", draw(inlines)),
        Block::List(first, entries) => {
            let entries: Vec<_> = entries.iter().map(|entry| draw_blocks(entry)).collect();
            format!("{}({})", first.map_or("ul".into(), |n| format!("ol{n}")), entries.join("; "))
        }
        Block::Quote(inner) => format!("q({})", draw_blocks(inner)),
        Block::Code(text) => format!("pre({text})"),
        Block::Table(numeric, head, rows) => {
            let rows: Vec<_> =
                std::iter::once(head).chain(rows).map(|row| row.iter().map(|c| draw(c)).collect::<Vec<_>>().join(",")).collect();
            format!("table{numeric:?}({})", rows.join("; "))
        }
        Block::Rule => "rule".into(),
    }
}

fn draw(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Strong(inner) => format!("*{}*", draw(inner)),
            Inline::Emphasis(inner) => format!("/{}/", draw(inner)),
            Inline::Struck(inner) => format!("~{}~", draw(inner)),
            Inline::Code(text) => format!("{{{text}}}"),
            Inline::Link(Target::Record(to) | Target::Attachment(to) | Target::Outside(to), inner) => format!("[{to}|{}]", draw(inner)),
            Inline::Image(path, text) => format!("img[{path}|{text}]"),
            Inline::Break => "↵".into(),
        })
        .collect()
}

#[test]
fn blocks() {
    for (text, tree) in [
        ("一\n二", "一二"),
        ("one\ntwo", "one two"),
        ("一\n**two**\n三", "一* two* 三"),
        ("one\n`two`", "one {two}"),
        ("一  \n二", "一↵二"),
        ("　　一段\n\n　　二段", "一段¶二段"),
        ("1、一\n2、二\n（三）三\n四、四", "1、一↵2、二↵（三）三↵四、四"),
        ("### 三级\n\n## 二级\n\n#### 四级", "h2 三级¶h1 二级¶h3 四级"),
        ("> # 引\n\n- ## 列", "q(h1 引)¶ul(h2 列)"),
        ("- 一\n- 二\n  - 三\n\n3. 四\n\n   五", "ul(一; 二¶ul(三))¶ol3(四¶五)"),
        ("```html\n<b>\n```\n\n---\n\n    四格 <b>\n    二行", "pre(<b>\n)¶rule¶四格 <b>↵二行"),
        ("|甲|乙|丙|\n|-|-|-:|\n|x|3,400.00|a|\n|y||b|", "table[false, true, true](甲,乙,丙; x,3,400.00,a; y,,b)"),
        ("~~旧~~新 9~11点，14~16点", "~旧~新 9~11点，14~16点"),
        ("脚注[^1] \"引\" -- ...", "脚注[^1] \"引\" -- ..."),
        ("&lt;b&gt; \\*星\\*", "<b> *星*"),
        ("一\r\n\r\n二\r\n三", "一¶二三"),
        ("", ""),
    ] {
        assert_eq!(drawn(text), tree, "{text:?}");
    }
}

#[test]
fn html_is_text() {
    for (text, tree) in [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("前<img src=x onerror=alert(1)>后", "前<img src=x onerror=alert(1)>后"),
        ("<div>\n**x**\n</div>\n\n后", "<div>↵**x**↵</div>¶后"),
        ("<!-- 注 -->", "<!-- 注 -->"),
        ("<物业合同>", "<物业合同>"),
    ] {
        assert_eq!(drawn(text), tree, "{text:?}");
    }
    let (_, found) = read("一\n\n前<b>后</b>");
    assert_eq!((found.diagnostics[0].rule, found.diagnostics[0].place.line_column()), ("markdown/format/html", (3, 2)));
}

/// The failing cases of CommonMark beside Chinese, Japanese and Korean, from the amendment's own list and from our sources.
#[test]
fn emphasis_beside_chinese() {
    for (text, tree) in [
        ("**中文。**后面", "*中文。*后面"),
        ("**注意：**请业主在**7月20日（周一）**前反馈", "*注意：*请业主在*7月20日（周一）*前反馈"),
        ("**该星号不会被识别，而是直接显示。**这是因为", "*该星号不会被识别，而是直接显示。*这是因为"),
        ("これは**私のやりたかったこと。**だからするの。", "これは*私のやりたかったこと。*だからするの。"),
        ("**이 별표는 인식되지 않고(이 괄호 때문에)**이 문장", "*이 별표는 인식되지 않고(이 괄호 때문에)*이 문장"),
        ("**[合同](https://a.cn/)**也要看", "*[https://a.cn/|合同]*也要看"),
        ("先看**`代码`**再看", "先看*{代码}*再看"),
        ("**末尾的`code`**也要看", "*末尾的{code}*也要看"),
        ("含税**¥10,000**元", "含税*¥10,000*元"),
        ("太郎は**「こんにちわ」**といった", "太郎は*「こんにちわ」*といった"),
        ("太郎は**\"Hello\"**と**\"こんにちわ\"**といった", "太郎は*\"Hello\"*と*\"こんにちわ\"*といった"),
        ("**C#**和**F#**是**“.NET”**平台", "*C#*和*F#*是*“.NET”*平台"),
        ("名称**（全称）**如下", "名称*（全称）*如下"),
        ("𠀀**“魚偏”**の漢字", "𠀀*“魚偏”*の漢字"),
        ("共*三项。*其余", "共/三项。/其余"),
        ("***重要。***以下", "/*重要。*/以下"),
        ("~~作废。~~以此为准", "~作废。~以此为准"),
        ("**“公告”**后面", "*“公告”*后面"),
        ("前面**（一）**、**（二）**后", "前面*（一）*、*（二）*后"),
        ("a)**中**后", "a)*中*后"),
        ("- **一、**甲\n- **二：**乙", "ul(*一、*甲; *二：*乙)"),
        ("|**合计：**|元|\n|-|-|\n|**小计。**后|1|", "table[false, true](*合计：*,元; *小计。*后,1)"),
        ("`**中文。**后面`与**强。**后", "{**中文。**后面}与*强。*后"),
        ("```\n**中。**后\n```", "pre(**中。**后\n)"),
        ("[**甲。**乙](https://a.cn/甲**。**乙~一)", "[https://a.cn/甲**。**乙~一|*甲。*乙]"),
        ("[~甲](https://a.cn/~b)", "[https://a.cn/~b|~甲]"),
        ("\\**不强。**后", "**不强。**后"),
        ("3 * 4 * 5，a*b", "3 * 4 * 5，a*b"),
        ("** 空。**后", "** 空。**后"),
    ] {
        assert_eq!(drawn(text), tree, "{text:?}");
    }
}

#[test]
fn links_and_pictures_are_gathered_with_their_places() {
    let text = "---\n看 [账](账目/2026-q3) 与 [合同](../附件/a.pdf)\n\n![电梯](attachments/lift.png) <https://a.cn> <a@b.cn>";
    let source = Arc::new(Source { path: "a.md".into(), text: text.into(), ..Source::default() });
    let (prose, found) = parse(&source, Span::new(4, text.len()));
    assert_eq!(
        draw_blocks(&prose.blocks),
        "看 [账目/2026-q3|账] 与 [a.pdf|合同]¶img[lift.png|电梯] [https://a.cn|https://a.cn] [mailto:a@b.cn|a@b.cn]"
    );
    let at = |span: Span| (source.line_column(span.start), source.slice(span).to_string());
    assert_eq!(at(found.records[0].1), ((2, 7), "账目/2026-q3".into()));
    assert_eq!(at(found.attachments[0].1), ((2, 26), "../附件/a.pdf".into()));
    assert_eq!(at(found.attachments[1].1), ((4, 7), "attachments/lift.png".into()));
    assert!(found.diagnostics.is_empty());
}

#[test]
fn what_is_refused_keeps_its_words() {
    for (text, tree, rule, place) in [
        ("去 [点我](javascript:alert(1))", "去 点我", "markdown/format/link", (1, 8)),
        ("[点](java&#9;script:alert(1))", "点", "markdown/format/link", (1, 1)),
        ("[点](&#106;avascript:x)", "点", "markdown/format/link", (1, 1)),
        ("[**点**][1]\n\n[1]: data:text/html,x", "*点*", "markdown/format/link", (1, 1)),
        ("[点](//evil.example)", "点", "markdown/format/link", (1, 5)),
        ("[点](\\\\\\\\host\\x)", "点", "markdown/format/link", (1, 7)),
        ("<javascript:alert(1)>", "javascript:alert(1)", "markdown/format/link", (1, 2)),
        ("一\n\n![图](https://evil.example/a.png)", "一¶图", "markdown/reference/remote-image", (3, 6)),
        ("![图](//evil.example/a.png)", "图", "markdown/reference/remote-image", (1, 6)),
        ("![图](a.png)", "图", "markdown/format/image", (1, 6)),
        ("![图](data:image/svg+xml,x)", "图", "markdown/format/image", (1, 6)),
    ] {
        let (prose, found) = read(text);
        assert_eq!(draw_blocks(&prose.blocks), tree, "{text:?}");
        assert_eq!((found.diagnostics[0].rule, found.diagnostics[0].place.line_column()), (rule, place), "{text:?}");
    }
}

#[test]
fn words_alone() {
    let (prose, _) = read("# 题\n\n- **甲**乙\n\n|a|b|\n|-|-|\n|c|d|");
    assert_eq!(prose.plain(), "题\n甲乙\na b\nc d\n");
}

#[test]
fn bombs_stay_small() {
    let n = 50_000;
    let wide = format!("{}\n{}\n{}", "|a".repeat(2_000), "|-".repeat(2_000), "|b\n".repeat(5_000));
    let ladder: String = (1..300).map(|i| "`".repeat(i) + " ").collect();
    let references = format!("[a]: https://a.cn/{}\n\n{}", "x".repeat(10_000), "[a] ".repeat(10_000));
    for text in [
        ">".repeat(n),
        "> ".repeat(n),
        "- ".repeat(n),
        "[".repeat(n),
        "![".repeat(n),
        "[a](".repeat(n),
        "*".repeat(n),
        "*a **a ".repeat(n / 4),
        "**中。".repeat(n),
        "~~a".repeat(n),
        "<".repeat(n),
        "<a ".repeat(n),
        "<!--".repeat(n),
        "`".repeat(n),
        "\\".repeat(n),
        "&".repeat(n),
        ladder,
        wide,
        references,
        (0..n).map(|i| format!("[{i}]: /x\n")).collect(),
        "> - ".repeat(200) + "深",
        (0..300).map(|i| format!("{}- 甲\n", "  ".repeat(i))).collect(),
    ] {
        let (prose, found) = read(&text);
        let head: String = text.chars().take(12).collect();
        assert!(drawn_size(&prose.blocks) <= 20 * text.len() + 65_536, "{head:?}");
        assert!(depth(&prose.blocks) <= 33, "{head:?} {}", depth(&prose.blocks));
        assert!(found.diagnostics.len() <= 51, "{head:?}");
    }
}

/// About what a page would take: the words and twelve bytes for every element.
fn drawn_size(blocks: &[Block]) -> usize {
    let inlines = |inlines: &[Inline]| draw(inlines).len() + 12 * inlines.len();
    let size = |block: &Block| match block {
        Block::Paragraph(i) | Block::Heading(_, i) => 12 + inlines(i),
        Block::Code(text) => 12 + text.len(),
        Block::Quote(inner) => 12 + drawn_size(inner),
        Block::List(_, entries) => entries.iter().map(|e| 12 + drawn_size(e)).sum(),
        Block::Table(_, head, rows) => {
            std::iter::once(head).chain(rows).map(|row| 12 + row.iter().map(|c| 12 + inlines(c)).sum::<usize>()).sum()
        }
        Block::Rule => 12,
    };
    blocks.iter().map(size).sum()
}

fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match block {
        Block::Quote(inner) => 1 + depth(inner),
        Block::List(_, entries) => 2 + entries.iter().map(|e| depth(e)).max().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(inner).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}|[-*_~`>|#\\[\\]()<!&;:.\\\\ \n\t中。，（）a1]{0,120}") {
        let (_, found) = read(&text);
        for diagnostic in found.diagnostics {
            let span = diagnostic.place.span;
            prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
        }
    }

    #[test]
    fn words_survive(text in "[中文。，：；（）“”、！？《》a1]{1,8}(\\*{1,3}|~{1,2}|[中文。，（）“”a1 ]{1,4}|`){0,20}") {
        let keep = |t: &str| t.chars().filter(|c| !"*~` \n".contains(*c)).collect::<String>();
        let marks = |t: &str| t.chars().filter(|c| *c == '*' || *c == '~').count();
        let plain = read(&text).0.plain();
        prop_assert_eq!(keep(&plain), keep(&text));
        prop_assert!(marks(&plain) <= marks(&text));
    }
}
