//! The parser's complaints in words a secretary can act on.

use super::super::diagnostic::Said;
use crate::said;

/// What a complaint of the parser means, and how to mend it.
pub fn in_words(info: &str) -> (Said, Said) {
    let has = |part: &str| info.contains(part);
    if let Some(sign) = info.strip_prefix("unexpected character: `").and_then(|rest| rest.chars().next()) {
        return (
            said!("一个值不能以“{sign}”开头", "a value cannot begin with `{sign}`"),
            said!("给整个值加英文引号 \"…\"", "put the whole value in quotation marks, \"…\""),
        );
    }
    if has("must be followed by") {
        return (
            said!("“-”或“:”后面少一个空格", "a space is missing after `-` or `:`"),
            said!("写成“- 值”“键: 值”", "write `- value` and `key: value`"),
        );
    }
    if has("comment") || has("next token") {
        return (
            said!("“#”或“|”“>”的后面写得不对", "what stands after `#`, `|` or `>` does not fit"),
            said!(
                "说明前面空一格再写 #；| 和 > 后面直接换行；别的文字里有这些符号就加英文引号",
                "a space goes before #; a line ends after | and >; quote any other text that holds them"
            ),
        );
    }
    if has("mapping keys are") {
        return (
            said!("键不能写在这里", "a key cannot stand here"),
            said!("每个键另起一行，与同组的键左边对齐", "begin each key on a line of its own, at the column of its group"),
        );
    }
    if has("unprintable") || has("byte order mark") {
        return (
            said!("这里有看不见的字符", "an invisible character stands here"),
            said!("删掉重打这几个字", "delete it and type the place again"),
        );
    }
    if has("mapping values are not allowed") || has("illegal placement of ':'") {
        return (
            said!("这里多出一个冒号，或上一行没有写完", "a colon too many here, or the line above is unfinished"),
            said!(
                "文字里要用“: ”时给整段文字加英文引号；键要与同组的键左边对齐",
                "quote a text that holds `: `; keys of one group begin at the same column"
            ),
        );
    }
    if has("quoted scalar") && (has("end of stream") || has("indentation") || has("document indicator")) {
        return (
            said!("从这里开始的引号没有合上", "the quotation mark opened here is not closed"),
            said!("在这个值的末尾补上同样的英文引号", "close the value with the same quotation mark"),
        );
    }
    if has("trailing content") {
        return (
            said!("引号合上以后还有文字", "there is text after the closing quotation mark"),
            said!(
                "把整个值放进一对英文引号里；引号里要用 \" 时写成 \\\"",
                "put the whole value inside one pair; write \\\" for a \" inside"
            ),
        );
    }
    if has("escape") || has("hexadecimal") {
        return (
            said!("双引号里的反斜杠“\\”用法不对", "a backslash is misused inside double quotes"),
            said!("换成单引号 '…'，或把 \\ 写成 \\\\", "use single quotes '…', or write \\\\ for \\"),
        );
    }
    if has("flow") || has("misplaced bracket") || has("node content") || has("unexpected end of plain scalar") {
        return (
            said!("括号 [ ] 或 {{ }} 没有配对，或两项之间少了逗号", "brackets [ ] or {{ }} do not match, or a comma is missing"),
            said!("补上括号或逗号；也可以每项另起一行", "add the bracket or comma, or give each value its own line"),
        );
    }
    if has("block sequence entries") || has("only valid inside a block") || has("cannot start with '-'") {
        return (said!("列表的“- ”不能写在这里", "a list cannot begin here"), said!("“- ”另起一行", "begin the `- ` on a new line"));
    }
    if has("anchor") || has("tag") || has("TAG") || has("directive") || has("handle") {
        return (
            said!("一个值不能以 & * ! % 开头", "a value cannot begin with & * ! %"),
            said!("给整个值加英文引号 \"…\"", "put the whole value in quotation marks, \"…\""),
        );
    }
    if has("simple key") {
        return (
            said!("这一行或上一行缺少冒号", "a colon is missing on this line or the one above"),
            said!("写成“键: 值”", "write `key: value`"),
        );
    }
    if has("tab") {
        return (said!("这里用了制表符（Tab）", "a tab is used here"), said!("换成空格", "use spaces"));
    }
    if has("expected key") || has("expected '-'") || has("indent") || has("document") || has("expected '<") {
        return (
            said!("缩进与上面的行对不上", "the indentation does not match the lines above"),
            said!(
                "同一组的键左边对齐，下一层多缩进两个空格",
                "keys of one group begin at the same column; each level is two spaces deeper"
            ),
        );
    }
    (
        said!("这里的写法读不通", "this cannot be read ({info})"),
        said!(
            "检查这一行和上一行的冒号、引号、括号和缩进",
            "look at colons, quotes, brackets and indentation on this line and the one above"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn every_complaint_of_the_parser_has_words_of_its_own() {
        for info in [
            "'-' must be followed by a valid YAML whitespace",
            "':' may not precede any of `[{` in flow mapping",
            "a block scalar content cannot start with a tab",
            "block sequence entries are not allowed in this context",
            "comment intercepting the multiline text",
            "comments must be separated from other tokens by whitespace",
            "did not find expected <document start>",
            "did not find expected next token",
            "found unprintable character",
            "illegal placement of ':' indicator",
            "invalid content after document end marker",
            "invalid indentation in flow construct",
            "invalid indentation in quoted scalar",
            "invalid trailing content after double-quoted scalar",
            "mapping keys are not allowed in this context",
            "mapping values are not allowed in this context",
            "misplaced bracket",
            "plain scalar cannot start with '-' followed by ,[]{}",
            "simple key expect ':'",
            "tabs disallowed within this context (block indentation)",
            "the handle wasn't declared",
            "unexpected end of plain scalar",
            "while parsing a block collection, did not find expected '-' indicator",
            "while parsing a block mapping, did not find expected key",
            "while parsing a flow mapping, did not find expected ',' or '}'",
            "while parsing a node, did not find expected node content",
            "while parsing a quoted scalar, did not find expected hexadecimal number",
            "while parsing a tag, did not find expected tag URI",
            "while scanning a block scalar, did not find expected comment or line break",
            "while scanning a plain scalar, found a tab",
            "while scanning a quoted scalar, found unexpected end of stream",
            "wrongly indented line in block scalar",
        ] {
            let (what, mend) = in_words(info);
            assert!(!what.zh.contains("读不通"), "{info}");
            assert!(
                what.zh.chars().chain(mend.zh.chars()).filter(char::is_ascii_alphabetic).count() <= 3,
                "{info}: {} {}",
                what.zh,
                mend.zh
            );
        }
    }
}
