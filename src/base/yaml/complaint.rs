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
    if has("escape") {
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
    if has("anchor") || has("tag") || has("directive") {
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
