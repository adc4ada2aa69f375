//! `slides`: the slides of the lobby screen as pictures, for lift screens that take nothing else.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::Args;
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::scalar::Scalar as _;
use crate::disk::{self, Darkroom, DiskError};
use crate::pipeline::{self, Papered};
use crate::render::poster::slide::Screen;
use crate::render::poster::{Order, Printing, paper::Paper, paper::Size};
use crate::said;
use crate::unit::board::BaseUrl;

use super::board::{self, Open, Wishes};
use super::poster::{Kept, printing};
use super::report::Report;
use super::{Common, Failure};

/// 把大屏的每一张做成图片，给只能放图片的电梯屏 · the slides of the lobby screen as PNG, for lift screens that only take pictures
///
/// 只做这一天有效的；旁边的 slides.csv 写着每一张从哪天放到哪天。上次做的、这次不再有效的，会删掉。
/// Only those that hold on the day; slides.csv beside them says from when until when. What was made last time and no longer holds
/// is removed.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Slides {
    /// 放在哪里 · where the files go
    #[arg(long, value_name = "DIR", default_value = "slides")]
    out: PathBuf,
    /// 只做这些小区的，可以写几个 · only for these compounds, one or more
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    compound: Vec<String>,
    /// 屏幕形状：16:9（横屏）、9:16（竖屏）；不写就两种都做 · shape of the screen; both where left out
    #[arg(long, value_name = "16:9", num_args = 1.., value_delimiter = ',')]
    screen: Vec<String>,
    /// 按哪一天（默认今天，或 board.yaml 里的 as_of）· the day to make them for
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 网站将来的网址 · where the board will stand on the web
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

impl Slides {
    /// Makes the pictures; what is found is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let as_of = self.as_of.as_deref().map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()?;
        let base_url = self.base_url.as_deref().map(|text| BaseUrl::parse(text).map(|url| url.0).map_err(Failure::Outside)).transpose()?;
        let named = self.screen.iter().map(|word| Screen::parse(word.trim())).collect::<Result<Vec<_>, _>>().map_err(Failure::Outside)?;
        let screens = if named.is_empty() { Screen::ALL.to_vec() } else { named };
        let open = board::open(common, Wishes { as_of, base_url, preview: false })?;
        let chosen = open.chosen(&self.compound)?;
        let out = if self.out.is_absolute() { self.out.clone() } else { common.root.join(&self.out) };
        let shelf = Box::new(Kept { shelf: disk::Shelf::at(&out.join(".made")), whole: self.screen.is_empty() });
        let usual = Paper { size: Size::A4, landscape: false, gray: false, bleed: 0 };
        let height = open.shared.board.letter_height();
        let order = Order { what: Vec::new(), papers: Vec::new(), usual, record: None, tile: false, height };
        let printing = printing(&open.shared.theme, &disk::read_fonts(&common.root)?, order, false, shelf)?;
        let darkroom = Darkroom::looking(&common.root, &common.root);
        let drawn: Vec<_> =
            chosen.par_iter().map(|folder| drawn(&open, folder, (&printing, &screens), &darkroom, &out.join(&folder.id))).collect();
        let mut found = open.diagnostics.clone();
        let mut made = 0;
        for unit in drawn {
            let unit = unit?;
            made += unit.made;
            found.extend(unit.diagnostics);
        }
        let place = out.display().to_string();
        report.note(&said!("做好 {made} 张 → {place}", "{made} made → {place}"));
        if made == 0 && !has_errors(&found) {
            report.note(&said!("没有要做的", "nothing to make"));
        }
        Ok(found)
    }
}

/// Draws the slides of one unit; they are put in its folder together, with their list.
fn drawn(
    open: &Open,
    folder: &disk::UnitFolder,
    with: (&Printing, &[Screen]),
    darkroom: &Darkroom,
    out: &Path,
) -> Result<Papered, DiskError> {
    let (files, chain) = open.read(folder);
    let above: Vec<_> = chain.iter().map(|above| &above.loaded).collect();
    let tray = disk::Tray::at(out);
    let lines = Mutex::new(Vec::new());
    let drawn = pipeline::slides(&files, &above, &open.shared, with, &|path| darkroom.draw(path), &|slide, drawn| {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let seconds = slide.dwell.map(|dwell| dwell.to_string()).unwrap_or_default();
        if let Ok(mut lines) = lines.lock() {
            lines.push(format!("{},{},{},{seconds}", drawn.name, day(slide.from), day(slide.pictured_until())));
        }
        tray.lay(&drawn.name, &drawn.png)
    })?;
    // Of a unit that an error stops everything stays as it was.
    if has_errors(&drawn.diagnostics) {
        return Ok(Papered { made: 0, ..drawn });
    }
    tray.hang()?;
    let mut lines = lines.into_inner().unwrap_or_default();
    lines.sort();
    disk::list_slides(out, &lines)?;
    Ok(drawn)
}
