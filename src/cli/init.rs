//! `init`: a small workspace with a comment on every part, which checks clean and builds at once.

use std::path::PathBuf;

use clap::Args;

use crate::disk;
use crate::said;

use super::report::Report;
use super::{Common, Failure};

/// Embeds files by their path in the workspace.
macro_rules! files {
    ($($path:literal),+ $(,)?) => { &[$(($path, include_str!(concat!("init/workspace/", $path)))),+] };
}

/// What a new workspace holds.
const FILES: &[(&str, &str)] = files![
    "README.md",
    "content/board.yaml",
    "content/example-garden/compound.yaml",
    "content/example-garden/people.yaml",
    "content/example-garden/roster/owners-committee.yaml",
    "content/example-garden/roster/property-company.yaml",
    "content/example-garden/finance/2026-q3-common-income.yaml",
    "content/example-garden/matter/2026-access-control.md",
    "content/example-garden/evaluation/2026-h1-property.yaml",
    "content/example-garden/notice/2026-10-12-common-income.md",
    "content/example-garden/document/disclosure-rules-2026.md",
];

/// 新建一个带说明的公示栏 · start a board with comments
///
/// 新建一个带说明的公示栏：一个小区，六类记录各有一份样例。文件夹必须是空的，或者还不存在。
/// Starts a board with comments: one compound with a record of each kind. The folder must be empty or not exist yet.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Init {
    /// 放在哪个文件夹（不写就是当前文件夹）· which folder, this one where left out
    #[arg(value_name = "DIR", help_heading = "参数 Arguments")]
    dir: Option<PathBuf>,
}

impl Init {
    /// Writes the workspace.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let folder = self.dir.map_or_else(|| common.root.clone(), |dir| common.root.join(dir));
        let shown = folder.display();
        if !disk::is_vacant(&folder) {
            return Err(Failure::Outside(said!(
                "{shown} 里已经有东西，没有动它；换一个新的文件夹，如 gongshi init 我的公示栏",
                "{shown} is not empty and was left alone; name a new folder, like gongshi init my-board"
            )));
        }
        for (path, text) in FILES {
            disk::write_new_file(&folder.join(path), text.as_bytes())?;
        }
        report.tell(&said!(
            "公示栏建好了：{shown}\n接下来：cd {shown}，再 gongshi serve --open，边改 content/ 里的文件边看",
            "the board stands in {shown}\nnext: cd {shown}, then gongshi serve --open, and edit the files in content/ while you watch"
        ));
        Ok(())
    }
}
