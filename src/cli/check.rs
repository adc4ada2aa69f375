//! `check`: every rule over every record, without building anything.

mod baseline;
mod fix;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Darkroom};
use crate::load::attached;
use crate::pipeline;

use super::board::{self, Wishes};
use super::build::OUT;
use super::eyes::Looking;
use super::report::{Report, sarif};
use super::{Common, Failure};

/// 检查全部记录，不生成网站
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Check {
    /// 只检查这些小区，可以写几个 · only these compounds, one or more
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    compound: Vec<String>,
    /// 警告也算错误 · warnings count as errors
    #[arg(long, value_name = "WHAT", value_enum)]
    deny: Option<Deny>,
    /// 基线文件：没有就写下现有问题，有就只报新问题 · written with what is found now; from then on only what is new is told
    #[arg(long, value_name = "FILE")]
    baseline: Option<String>,
    /// 另把结果按 SARIF 2.1.0 写到标准输出 · writes the findings as SARIF 2.1.0 to standard output as well
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// 改正不用多想就能改的（全角数字和冒号、制表符、半角标点、拼音、GBK 编码）：先列出改动，问过再改 · mend what needs no thought: shows the edits first, then asks
    #[arg(long)]
    fix: bool,
    /// 与 --fix 一起用：不问，直接改 · with --fix: mend without asking
    #[arg(long, requires = "fix")]
    yes: bool,
}

/// What is not let pass.
#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

impl Check {
    /// Checks; what is found is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        if self.fix {
            fix::run(common, &self.compound, self.yes, report)?;
        }
        let open = board::look(disk::read_workspace(&common.root)?, Wishes::default())?;
        let chosen = open.chosen(&self.compound)?;
        let mut found = open.diagnostics.clone();
        let root = &open.workspace.root;
        let darkroom = Darkroom::looking(root, &root.join(OUT));
        let eyes = Looking { root, darkroom: &darkroom };
        let each = chosen.par_iter().map(|folder| {
            let (files, above) = open.read(folder);
            let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
            let beside = attached::search(&files, &above, &eyes);
            pipeline::check_compound(&files, &above, &open.shared, beside)
        });
        let (each, counted): (Vec<_>, Vec<_>) = each.unzip();
        let known = |finding: &Diagnostic| !open.unbound || !matches!(finding.rule, "unit/reference/pack" | "unit/reference/rule");
        found.extend(each.into_iter().flatten().filter(known));
        // What compares units needs all of them.
        if self.compound.is_empty() {
            found.extend(pipeline::compare(&open.shared, &mut counted.into_iter().flatten().collect::<Vec<_>>()));
        }
        if let Some(file) = &self.baseline {
            found = baseline::apply(&common.root, file, found, report)?;
        }
        if matches!(self.deny, Some(Deny::Warnings)) {
            found.iter_mut().filter(|finding| finding.severity == Severity::Warning).for_each(|finding| finding.severity = Severity::Error);
        }
        if self.sarif {
            report.draw(&sarif(&found, report.lang));
        }
        Ok(found)
    }
}
