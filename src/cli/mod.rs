//! Floor 8: one command, one file; only `report` prints.

mod board;
mod build;
mod check;
mod due;
mod explain;
mod eyes;
mod init;
mod law;
mod misuse;
mod new;
mod posted;
#[cfg(feature = "poster")]
mod poster;
pub mod report;
mod rules;
mod serve;
#[cfg(feature = "poster")]
mod share;
#[cfg(feature = "poster")]
mod slides;
mod table;
mod theme;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::base::diagnostic::{Diagnostic, Said, has_errors};
use report::{Lang, Report};

/// 公示：把一个文件夹的记录变成每个小区的公示网站。
/// Turns a folder of plain records into a transparency board for every residential compound.
#[derive(Parser)]
#[command(name = "gongshi", version, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_help_subcommand = true, disable_version_flag = true)]
#[command(next_help_heading = "选项 Options")]
#[command(
    after_help = "第一次使用：gongshi init 我的公示栏，再 cd 进去 gongshi serve --open\nFirst time: gongshi init my-board, then cd into it and gongshi serve --open\n退出码 exit codes: 0 没有问题 clean · 1 有错误 errors · 2 无法运行 could not run"
)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    /// 显示版本 · print the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = COMMON)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

/// Gives every command its help in two languages: clap's own headings are English.
fn dressed(command: clap::Command) -> clap::Command {
    command.help_template(HELP).subcommand_help_heading("命令 Commands").mut_subcommands(dressed)
}

/// How help is laid out.
const HELP: &str = "{about-with-newline}\n用法 Usage: {usage}\n\n{all-args}{after-help}";

/// The heading of what every command understands.
const COMMON: &str = "通用选项 Common options";

/// What every command understands.
#[derive(Args, Clone)]
struct Common {
    /// 工作区文件夹（里面有 content/）· workspace folder, the one that holds content/
    #[arg(long, global = true, default_value = ".", value_name = "DIR", help_heading = COMMON)]
    root: PathBuf,
    /// 提示用的语言 · language of messages
    #[arg(long, global = true, value_enum, default_value = "zh", help_heading = COMMON)]
    lang: LangWord,
    /// 每条提示输出一行 JSON · one line of JSON for each finding
    #[arg(long, global = true, help_heading = COMMON)]
    json: bool,
    /// 显示说明 · print help
    #[arg(short = 'h', long, action = clap::ArgAction::Help, global = true, help_heading = COMMON)]
    help: Option<bool>,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangWord {
    Zh,
    En,
}

#[derive(Subcommand)]
enum Command {
    /// 检查全部记录，不生成网站 · check all records without building
    Check(check::Check),
    /// 生成网站 · build the sites
    Build(build::Build),
    Serve(serve::Serve),
    Init(init::Init),
    New(new::New),
    Posted(posted::Posted),
    Explain(explain::Explain),
    Rules(rules::Rules),
    Due(due::Due),
    #[cfg(feature = "poster")]
    Poster(poster::Poster),
    #[cfg(feature = "poster")]
    Share(share::Share),
    #[cfg(feature = "poster")]
    Slides(slides::Slides),
    Theme(theme::Theme),
}

/// Why a command could not do its work.
pub enum Failure {
    /// Something outside: the disk, a lock, an address.
    Outside(Said),
    /// The user's input, already said as findings.
    Findings(Vec<Diagnostic>),
}

impl From<crate::disk::DiskError> for Failure {
    fn from(error: crate::disk::DiskError) -> Self {
        Failure::Outside(Said { zh: error.zh(), en: error.en() })
    }
}

/// Help and the version are shown as asked for; anything else is said in the language of the command line.
fn misused(error: &clap::Error) -> ExitCode {
    let Some(said) = misuse::said(error) else {
        let shown = error.print().is_ok();
        return ExitCode::from(if shown && error.exit_code() == 0 { 0 } else { 2 });
    };
    let words: Vec<_> = std::env::args_os().collect();
    let english = words.windows(2).any(|pair| matches!(pair, [lang, word] if lang == "--lang" && word == "en"))
        || words.iter().any(|word| word == "--lang=en");
    Report::to_terminal(if english { Lang::En } else { Lang::Zh }, false).fail(&said);
    ExitCode::from(2)
}

/// Runs the program with the arguments of the process; the result is its exit code: 0 clean, 1 errors, 2 could not run.
pub fn run() -> ExitCode {
    let matches = dressed(Arguments::command()).try_get_matches();
    let arguments = match matches.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches)) {
        Ok(arguments) => arguments,
        Err(error) => return misused(&error),
    };
    let common = &arguments.common;
    let lang = match common.lang {
        LangWord::Zh => Lang::Zh,
        LangWord::En => Lang::En,
    };
    let report = Report::to_terminal(lang, common.json);
    let outcome = match arguments.command {
        Command::Check(check) => check.run(common, &report).map(Some),
        Command::Build(build) => build.run(common, &report).map(Some),
        Command::Serve(serve) => serve.run(common, &report).map(|()| None),
        Command::Init(init) => init.run(common, &report).map(|()| None),
        Command::New(new) => new.run(common, &report).map(|()| None),
        Command::Posted(posted) => posted.run(common, &report),
        Command::Explain(explain) => explain.run(common, &report).map(|()| None),
        Command::Due(due) => due.run(common, &report).map(|()| None),
        Command::Rules(rules) => rules.run(common, &report).map(|()| None),
        #[cfg(feature = "poster")]
        Command::Poster(poster) => poster.run(common, &report).map(Some),
        #[cfg(feature = "poster")]
        Command::Share(share) => share.run(common, &report).map(Some),
        #[cfg(feature = "poster")]
        Command::Slides(slides) => slides.run(common, &report).map(Some),
        Command::Theme(theme) => theme.run(common, &report).map(|()| None),
    };
    match outcome {
        Ok(Some(findings)) => report.finish(&findings),
        Ok(None) => ExitCode::SUCCESS,
        Err(Failure::Findings(findings)) => {
            report.finish(&findings);
            ExitCode::from(if has_errors(&findings) { 1 } else { 2 })
        }
        Err(Failure::Outside(said)) => {
            report.fail(&said);
            ExitCode::from(2)
        }
    }
}
