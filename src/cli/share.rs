//! `share`: the words for the residents' group, and the picture with the code.

use std::path::PathBuf;

use clap::Args;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::scalar::Scalar as _;
use crate::base::text::nearest;
use crate::disk;
use crate::load::canonical;
use crate::pipeline;
use crate::render::poster::{Room, press::Press};
use crate::said;
use crate::unit::board::BaseUrl;

use super::board::{self, Wishes};
use super::report::Report;
use super::{Common, Failure};

/// 发到业主群：一段话和一张带二维码的图 · for the residents' group: a few words, and a picture with the code
///
/// 打印一段不超过 240 字的话，结论在前，带短网址；另存一张 1080 像素宽的图。说的和网页上一样，该遮的都遮了。
/// Prints at most 240 characters, the conclusion first, with the short address; and writes a picture 1,080 pixels wide. Both say what
/// the page says, masked as it is.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Share {
    /// 小区 · the unit
    #[arg(value_name = "UNIT", help_heading = "参数 Arguments", display_order = 1)]
    unit: String,
    /// 记录：类别/编码，如 账目/2026-q3 · the record, like finance/2026-q3
    #[arg(value_name = "RECORD", help_heading = "参数 Arguments", display_order = 2)]
    record: String,
    /// 图放在哪里 · where the picture goes
    #[arg(long, value_name = "DIR", default_value = "posters")]
    out: PathBuf,
    /// 按哪一天（默认今天，或 board.yaml 里的 as_of）· the day to make it for
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 网站将来的网址 · where the board will stand on the web
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

impl Share {
    /// Prints the words and writes the picture; what is found is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let as_of = self.as_of.as_deref().map(Date::parse).transpose().map_err(Failure::Outside)?;
        let base_url = self.base_url.as_deref().map(BaseUrl::parse).transpose().map_err(Failure::Outside)?.map(|url| url.0);
        let open = board::open(common, Wishes { as_of, base_url, preview: false })?;
        let Some(folder) = open.chosen(std::slice::from_ref(&self.unit))?.first().copied() else { return Ok(open.diagnostics.clone()) };
        let none = || Failure::Outside(said!("主题里没有海报模板", "the theme has no poster templates"));
        let press = Press::new(&open.shared.theme, &disk::read_fonts(&common.root)?).ok_or_else(none)?;
        let room =
            Room::open().map_err(|error| Failure::Outside(said!("系统不给线程：{error}", "the system gives no threads: {error}")))?;
        let (files, chain) = open.read(folder);
        let above: Vec<_> = chain.iter().map(|above| &above.loaded).collect();
        let told = pipeline::share(&files, &above, &open.shared, (&press, &room), &self.record);
        let mut found = open.diagnostics.clone();
        found.extend(told.diagnostics);
        let Some((text, picture)) = told.said else {
            return if has_errors(&found) { Ok(found) } else { Err(unknown(&self.record, &told.known)) };
        };
        let out = if self.out.is_absolute() { self.out.clone() } else { common.root.join(&self.out) };
        let name = format!("share-{}.png", canonical(&self.record).replace('/', "-"));
        let tray = disk::Tray::at(&out.join(&folder.id));
        tray.lay(&name, &picture)?;
        tray.hang()?;
        report.draw(&format!("{text}\n"));
        let place = out.join(&folder.id).join(&name).display().to_string();
        report.note(&said!("图 → {place}", "picture → {place}"));
        Ok(found)
    }
}

/// A record of which nothing can be said.
fn unknown(record: &str, known: &[String]) -> Failure {
    let wanted = canonical(record);
    Failure::Outside(match nearest(&wanted, known.iter().map(String::as_str)) {
        Some(near) => {
            said!("没有“{record}”这条公布着的记录；是不是“{near}”？", "there is no public record `{record}`; did you mean `{near}`?")
        }
        None => said!(
            "没有“{record}”这条公布着的记录；草稿、撤回、已更正的不发",
            "there is no public record `{record}`; drafts, and what was withdrawn or corrected, are not shared"
        ),
    })
}
