//! `theme`: lists the files of the theme, and takes out those one wants to change.

use clap::{Args, Subcommand};

use crate::base::diagnostic::{Said, has_errors};
use crate::base::text::nearest;
use crate::disk::{self, DiskError};
use crate::load;
use crate::said;
use crate::theme::{embedded, embedded_files};

use super::report::Report;
use super::{Common, Failure};

/// 改样式：把主题的文件拿出来 · change how it looks: take out files of the theme
///
/// 改样式：网页的模板、样式和文字都在主题里。拿出要改的文件，改了就按改的来；没拿出来的仍用自带的。
/// Changes how pages look: take out the files you want to change; the others stay those of the program.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Theme {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 列出主题的文件 · list the files of the theme
    List,
    /// 把一个文件（不写就是全部）拿到 themes/ 里，已有的不覆盖 · copy a file, or all, into themes/, never over one that is there
    Eject {
        /// 哪个文件，如 styles/tokens.css（颜色、字号）· which file, like styles/tokens.css (colours and sizes)
        #[arg(value_name = "FILE", help_heading = "参数 Arguments")]
        file: Option<String>,
    },
}

impl Theme {
    /// Lists or ejects.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        match self.what {
            What::List => {
                report.draw(&embedded_files().iter().map(|file| format!("{file}\n")).collect::<String>());
                Ok(())
            }
            What::Eject { file: Some(file) } => eject_one(&file, common, report),
            What::Eject { file: None } => eject_all(common, report),
        }
    }
}

/// The theme's folder in the workspace, by the name the board gives it.
fn folder(common: &Common) -> Result<std::path::PathBuf, Failure> {
    let workspace = disk::read_workspace(&common.root)?;
    let (board, found) = load::load_board(&workspace.board);
    if has_errors(&found) {
        return Err(Failure::Findings(found));
    }
    let name = board.and_then(|board| board.theme).map_or_else(|| "default".to_string(), |name| name.to_string());
    if let Err(fault) = crate::base::path::check_name(&name) {
        return Err(Failure::Outside(Said {
            zh: format!("主题的名称“{name}”不能用：{}", fault.zh()),
            en: format!("the theme's name `{name}` cannot be used: {}", fault.en()),
        }));
    }
    Ok(workspace.root.join("themes").join(name))
}

fn eject_one(file: &str, common: &Common, report: &Report) -> Result<(), Failure> {
    let file = file.trim_start_matches("themes/default/");
    let Some(bytes) = embedded(file) else {
        let all = embedded_files();
        return Err(Failure::Outside(match nearest(file, all.iter().map(String::as_str)) {
            Some(near) => said!("主题里没有“{file}”；是不是“{near}”？", "the theme has no `{file}`; did you mean `{near}`?"),
            None => {
                said!("主题里没有“{file}”；gongshi theme list 列出全部", "the theme has no `{file}`; `gongshi theme list` lists them all")
            }
        }));
    };
    let place = folder(common)?.join(file);
    disk::write_new_file(&place, &bytes)?;
    report.tell(&said!("{}", "{}", place.display()));
    Ok(())
}

fn eject_all(common: &Common, report: &Report) -> Result<(), Failure> {
    let folder = folder(common)?;
    let (mut written, mut kept) = (0_usize, 0_usize);
    for file in embedded_files() {
        let Some(bytes) = embedded(&file) else { continue };
        match disk::write_new_file(&folder.join(&file), &bytes) {
            Ok(()) => written += 1,
            Err(DiskError::Exists { .. }) => kept += 1,
            Err(error) => return Err(error.into()),
        }
    }
    let place = folder.display();
    report.tell(&said!(
        "拿出 {written} 个文件 → {place}；已有的 {kept} 个没有动",
        "{written} files → {place}; {kept} that were there left alone"
    ));
    Ok(())
}
