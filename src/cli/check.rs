//! `check`: every rule over every record, without building anything.

use clap::Args;
use rayon::prelude::*;

use crate::base::diagnostic::Diagnostic;
use crate::disk;
use crate::load::attached;
use crate::pipeline;

use super::board::{self, Wishes};
use super::report::Report;
use super::{Common, Failure};

/// 检查全部记录，不生成网站
#[derive(Args)]
pub struct Check {
    /// 只检查这些小区 · only these compounds
    #[arg(long, value_name = "ID")]
    compound: Vec<String>,
}

impl Check {
    /// Checks; what is found is the result.
    pub fn run(self, common: &Common, _report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let open = board::open(common, Wishes::default())?;
        let chosen = open.chosen(&self.compound)?;
        let mut found = open.diagnostics.clone();
        let each = chosen.par_iter().flat_map_iter(|folder| {
            let (files, above) = open.read(folder);
            let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
            let mut found = pipeline::check_compound(&files, &above, &open.shared);
            found.extend(attached::search(&files, &|path| disk::read_file(&open.workspace.root, path).ok()));
            found
        });
        found.extend(each.collect::<Vec<_>>());
        Ok(found)
    }
}
