//! What the template engine complains of, in both languages and at its line of the workspace's own file.

use tera::ErrorKind;

use crate::base::diagnostic::Said;
use crate::said;

/// A complaint of the engine.
#[derive(Debug)]
pub struct Complaint {
    /// The template it is about, below `templates/`.
    pub template: String,
    /// Its line, from one.
    pub line: usize,
    /// What is wrong.
    pub what: Said,
}

impl Complaint {
    /// What failed beside the engine, which cannot happen with text.
    pub fn beside(error: &dyn std::fmt::Display) -> Box<Self> {
        Box::new(Complaint { template: String::new(), line: 1, what: in_words(&error.to_string()) })
    }
}

/// What an error of the engine means.
pub fn of(error: &tera::Error) -> Complaint {
    let at = |template: &str, what: Said| Complaint { template: template.to_string(), line: 1, what };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Complaint { template: report.filename().to_string(), line: report.span().start_line.max(1), what: in_words(report.message()) }
        }
        ErrorKind::CircularExtend { tpl, .. } => at(tpl, said!("模板继承绕成了圈", "templates extend each other in a circle")),
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let chain = include_chain.join(" → ");
            at(tpl, said!("模板互相包含，绕成了圈：{chain}", "templates include each other in a circle: {chain}"))
        }
        ErrorKind::MissingParent { current, parent } => {
            at(current, said!("没有“{parent}”这个上级模板", "there is no template `{parent}` to extend"))
        }
        ErrorKind::TemplateNotFound(name) => at(name, said!("没有“{name}”这个模板文件", "there is no template `{name}`")),
        _ => at("", in_words(&error.to_string())),
    }
}

/// What the engine says and what that means; what stands between is put where `{}` stands, in the same order.
const WORDS: [(&str, &str); 22] = [
    ("Variable `{}` is not defined.{}", "没有“{}”这个值"),
    ("Variable `{}` is not defined", "没有“{}”这个值"),
    ("Variable `{}` exists but its value is undefined", "“{}”在这里没有值"),
    ("Field `{}` is not defined.{}", "没有“{}”这一项"),
    ("Field `{}` is not defined", "没有“{}”这一项"),
    ("Unknown filter `{}`", "没有“{}”这个过滤器"),
    ("Unknown function `{}`", "没有“{}”这个函数"),
    ("Unknown test `{}`", "没有“{}”这个判断"),
    ("Unknown component `{}`", "没有“{}”这个组件"),
    ("Unknown template `{}`", "没有“{}”这个模板文件"),
    ("Unexpected end of input", "文件到这里就完了，前面有标签没有结束，如缺 {% endif %}、{% endfor %}、}}"),
    ("Found {} but was expecting {}.", "这里写的是 {}，应是 {}"),
    ("Found {} but expected {}.", "这里写的是 {}，应是 {}"),
    ("Found {} but expected {}", "这里写的是 {}，应是 {}"),
    ("Block `{}` is not defined in any parent template", "上级模板里没有“{}”这一块"),
    ("Template already contains a block named `{}`", "“{}”这一块写了两次"),
    ("Template is already extending `{}`", "已经继承了“{}”，只能继承一个"),
    ("Iteration not possible on type `{}`", "这里是 {}，不是列表，不能用 for"),
    ("Cannot compare `{}` with `{}`", "{} 和 {} 不能比较"),
    ("`{}` cannot be used inside a {}", "{} 不能写在 {} 里面"),
    ("{} can only be used in a for loop", "{} 只能写在 for 里面"),
    ("Tried to escape an undefined value", "要显示的值不存在"),
];

fn in_words(message: &str) -> Said {
    let first = message.lines().next().unwrap_or("").trim();
    let known = WORDS.iter().find_map(|(english, chinese)| Some((between(english, first)?, chinese)));
    match known {
        Some((words, chinese)) => {
            let mut zh = (*chinese).to_string();
            for word in words {
                zh = zh.replacen("{}", word, 1);
            }
            Said { zh, en: first.to_string() }
        }
        None => said!("这里的写法读不通（模板引擎的原话：{first}）", "{first}"),
    }
}

/// What stands in a text where a pattern has `{}`.
fn between<'m>(pattern: &str, text: &'m str) -> Option<Vec<&'m str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut words = Vec::new();
    for part in parts {
        let (word, after) = if part.is_empty() { (rest, "") } else { rest.split_once(part)? };
        words.push(word);
        rest = after;
    }
    rest.is_empty().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_said_in_chinese_and_the_rest_is_quoted() {
        for (english, chinese) in [
            ("Variable `title` is not defined. Available variables: a, b", "没有“title”这个值"),
            ("Field `here` is not defined", "没有“here”这一项"),
            ("Unknown filter `upcase`", "没有“upcase”这个过滤器"),
            ("Found end of block (`%}`) but expected identifier.", "这里写的是 end of block (`%}`)，应是 identifier"),
            ("Something new", "这里的写法读不通（模板引擎的原话：Something new）"),
        ] {
            let said = in_words(english);
            assert_eq!((said.zh.as_str(), said.en.as_str()), (chinese, english));
        }
    }
}
