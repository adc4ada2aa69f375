//! A command line that cannot be understood, said in the words of the program: clap knows English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::base::diagnostic::Said;
use crate::said;

/// What is wrong with the command line, and how to write it; none where help or the version was asked for.
pub fn said(error: &clap::Error) -> Option<Said> {
    let named = |kind: ContextKind| words(error.get(kind));
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidSubcommand => {
            let word = named(ContextKind::InvalidSubcommand);
            said!("没有“{word}”这个命令", "there is no command `{word}`")
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => said!("没有“{argument}”这个选项", "there is no option `{argument}`"),
        ErrorKind::UnknownArgument => {
            said!("“{argument}”写在这里没有意思；有空格的名字要加引号", "`{argument}` means nothing here; quote a name that holds a space")
        }
        ErrorKind::MissingRequiredArgument => said!("还少 {argument}", "{argument} is missing"),
        ErrorKind::MissingSubcommand => said!("还少一个命令", "a command is missing"),
        ErrorKind::InvalidValue if value.is_empty() => said!("“{argument}”后面要写一个值", "`{argument}` takes a value"),
        ErrorKind::ArgumentConflict => {
            let other = named(ContextKind::PriorArg);
            match other.is_empty() || other == argument {
                true => said!("“{argument}”只能写一次", "`{argument}` can be written only once"),
                false => said!("“{argument}”和“{other}”不能一起用", "`{argument}` and `{other}` exclude each other"),
            }
        }
        ErrorKind::InvalidUtf8 => said!("命令里有读不懂的字节", "the command holds bytes that are no text"),
        _ => said!("“{argument}”不能是“{value}”", "`{argument}` cannot be `{value}`"),
    };
    Some(with_hints(what, error))
}

/// The sentence with what may stand there, the nearest known word, and where to read on.
fn with_hints(what: Said, error: &clap::Error) -> Said {
    let Said { mut zh, mut en } = what;
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|kind| words(error.get(kind)));
    if let Some(valid) = valid.iter().find(|valid| !valid.is_empty()) {
        zh.push_str(&format!("；可以写：{valid}"));
        en.push_str(&format!("; known: {valid}"));
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].map(|kind| words(error.get(kind)));
    if let Some(near) = near.iter().find(|near| !near.is_empty()) {
        zh.push_str(&format!("；是不是“{near}”？"));
        en.push_str(&format!("; did you mean `{near}`?"));
    }
    zh.push_str("\n用 --help 看写法");
    en.push_str("\n--help tells how to write it");
    Said { zh, en }
}

fn words(value: Option<&ContextValue>) -> String {
    match value {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join("、"),
        Some(ContextValue::StyledStr(word)) => word.to_string(),
        Some(ContextValue::StyledStrs(words)) => words.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        _ => String::new(),
    }
}
