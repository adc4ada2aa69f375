//! `poster`: sheets of paper for the boards, the stairwells and the print shop.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::scalar::Scalar as _;
use crate::disk::{self, DiskError};
use crate::pipeline::{self, Papered, Shared};
use crate::render::poster::paper::{Paper, Size};
use crate::render::poster::{Order, Printing, Room, Shelf, press::Press};
use crate::said;
use crate::site::sheet::What;
use crate::theme::Theme;
use crate::unit::board::LetterHeight;

use super::board::{self, Open, Wishes};
use super::report::Report;
use super::{Common, Failure};

/// 生成海报、公示单、楼道单、二维码贴 · make posters, notices, stairwell sheets, labels with codes
///
/// 不写 --what，就做汇总海报、正在公示的公示单、楼道单、二维码贴、换栏单和印制清单。
/// Without --what: the summary, the notices that hang today, stairwell sheets, labels, the change list and the print list.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Poster {
    /// 放在哪里 · where the files go
    #[arg(long, value_name = "DIR", default_value = "posters")]
    out: PathBuf,
    /// 只做这些小区的，可以写几个 · only for these compounds, one or more
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    compound: Vec<String>,
    /// 做哪几种：summary notice large stairwell labels slip results form changes list，或中文名 · which sorts
    #[arg(long, value_name = "SORT", num_args = 1.., value_delimiter = ',')]
    what: Vec<String>,
    /// 纸张：a4 a3 a2 a1 a0；不写就按种类（海报 A3，别的 A4） · paper; by sort where left out
    #[arg(long, value_name = "SIZE", num_args = 1.., value_delimiter = ',')]
    size: Vec<String>,
    /// 只做这条记录的：finance/2026-q3 · only of this record
    #[arg(long, value_name = "KIND/ID")]
    record: Option<String>,
    /// 横放 · on the long side
    #[arg(long)]
    landscape: bool,
    /// 黑白打印机也看得清 · for a printer without colours
    #[arg(long)]
    gray: bool,
    /// 出血，毫米：3mm；带裁切线 · bleed, with marks where to cut
    #[arg(long, value_name = "3mm")]
    bleed: Option<String>,
    /// 大纸拆成办公室打印机的纸：a4；有重叠、拼接记号和拼图 · large sheets in pieces for an office printer
    #[arg(long, value_name = "a4", value_parser = ["a4", "A4"])]
    tile: Option<String>,
    /// 按哪一天（默认今天，或 board.yaml 里的 as_of）· the day to make them for
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 网站将来的网址 · where the board will stand on the web
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

impl Poster {
    /// Makes the sheets; what is found is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let as_of = self.as_of.as_deref().map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()?;
        let base_url =
            self.base_url.as_deref().map(|text| crate::unit::board::BaseUrl::parse(text).map(|url| url.0).map_err(Failure::Outside));
        let open = board::open(common, Wishes { as_of, base_url: base_url.transpose()?, preview: false })?;
        let order = self.order(open.shared.board.letter_height())?;
        let chosen = open.chosen(&self.compound)?;
        let fonts: Vec<Vec<u8>> = disk::read_fonts(&common.root)?;
        let out = if self.out.is_absolute() { self.out.clone() } else { common.root.join(&self.out) };
        let usual = order.what.is_empty() && order.papers.is_empty() && order.record.is_none();
        let shelf = Box::new(Kept { shelf: disk::Shelf::at(&out.join(".made")), whole: usual });
        let printing = printing(&open.shared.theme, &fonts, order, false, shelf)?;
        let papered: Vec<_> = chosen.par_iter().map(|folder| papered(&open, folder, &printing, &out.join(&folder.id))).collect();
        let mut found = open.diagnostics.clone();
        let mut made = 0;
        for unit in papered {
            let unit = unit?;
            made += unit.made;
            found.extend(unit.diagnostics);
        }
        let place = out.display().to_string();
        report.note(&said!("做好 {made} 份 → {place}", "{made} made → {place}"));
        if made == 0 && !has_errors(&found) {
            report.note(&said!("没有要做的：这些种类今天没有内容", "nothing to make: there is nothing of these sorts today"));
        }
        Ok(found)
    }

    fn order(&self, height: LetterHeight) -> Result<Order, Failure> {
        let what = self.what.iter().map(|word| What::parse(word.trim())).collect::<Result<Vec<_>, _>>().map_err(Failure::Outside)?;
        let size = |word: &String| Size::parse(&word.trim().to_ascii_lowercase());
        let sizes = self.size.iter().map(size).collect::<Result<Vec<_>, _>>().map_err(Failure::Outside)?;
        let bleed = match self.bleed.as_deref().map(|text| (text, text.trim().trim_end_matches("mm").trim().parse::<u32>())) {
            None => 0,
            Some((_, Ok(millimetres))) if millimetres <= 10 => millimetres,
            Some((text, _)) => {
                return Err(Failure::Outside(said!(
                    "看不懂出血“{text}”：写成 3mm，最多 10mm",
                    "`{text}` is no bleed: write 3mm, 10mm at most"
                )));
            }
        };
        let paper = |size| Paper { size, landscape: self.landscape, gray: self.gray, bleed };
        Ok(Order {
            what,
            papers: sizes.into_iter().map(paper).collect(),
            usual: paper(Size::A4),
            record: self.record.clone(),
            tile: self.tile.is_some(),
            height,
        })
    }
}

/// Which sheets a site offers.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Extent {
    /// None.
    None,
    /// The summary.
    Summary,
    /// The summary and the notices that hang.
    Current,
    /// Every sort, of every record.
    All,
}

/// What the sheets of a site are made with; nothing where it offers none.
pub fn offered(shared: &Shared, root: &Path, out: &Path, extent: Extent) -> Result<Option<Printing>, Failure> {
    let what = match extent {
        Extent::None => return Ok(None),
        Extent::Summary => vec![What::Summary],
        Extent::Current => Vec::new(),
        Extent::All => What::ALL.to_vec(),
    };
    let usual = Paper { size: Size::A4, landscape: false, gray: false, bleed: 0 };
    let order = Order { what, papers: Vec::new(), usual, record: None, tile: false, height: shared.board.letter_height() };
    let mut beside = out.as_os_str().to_owned();
    beside.push(".sheets");
    let shelf = Box::new(Kept { shelf: disk::Shelf::at(&root.join(PathBuf::from(beside))), whole: true });
    printing(&shared.theme, &disk::read_fonts(root)?, order, true, shelf).map(Some)
}

/// The typesetter with what it is to make.
pub fn printing(theme: &Theme, fonts: &[Vec<u8>], order: Order, preview: bool, shelf: Box<dyn Shelf>) -> Result<Printing, Failure> {
    let none = || Failure::Outside(said!("主题里没有海报模板", "the theme has no poster templates"));
    let press = Press::new(theme, fonts).ok_or_else(none)?;
    let room = Room::open().map_err(|error| Failure::Outside(said!("系统不给线程：{error}", "the system gives no threads: {error}")))?;
    Ok(Printing { press, room, order, preview, shelf })
}

/// Makes the sheets of one unit; they are hung in its folder once all are made.
fn papered(open: &Open, folder: &disk::UnitFolder, printing: &Printing, out: &Path) -> Result<Papered, DiskError> {
    let (files, chain) = open.read(folder);
    let above: Vec<_> = chain.iter().map(|above| &above.loaded).collect();
    let tray = disk::Tray::at(out);
    let papered = pipeline::paper(&files, &above, &open.shared, printing, &|sheet| tray.lay(&sheet.name, &sheet.pdf))?;
    tray.hang()?;
    Ok(papered)
}

/// The disk's shelf, as the printer knows it.
pub struct Kept {
    /// Where they wait.
    pub shelf: disk::Shelf,
    /// Whether every usual sheet is asked for, so that what is not is there for nothing.
    pub whole: bool,
}

impl Shelf for Kept {
    fn find(&self, unit: &str, name: &str, key: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        self.shelf.take(unit, name, key)
    }

    fn keep(&self, unit: &str, name: &str, key: &str, pdf: &[u8], preview: Option<&[u8]>) {
        self.shelf.put(unit, name, key, pdf, preview);
    }

    fn sweep(&self, unit: &str) {
        if self.whole {
            self.shelf.sweep(unit);
        }
    }
}
