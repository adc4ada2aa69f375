//! A posting (张贴): the evidence that a record hung on paper and stood on the platforms that the law asks for.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, PersonId, RecordId, SlotId};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// Where else than on the board a record is shown; the words are those of the packs.
    Platform, "posting_platform", "平台种类" {
        /// 网站、公众号等互联网页面
        Internet = "internet" | "互联网",
        /// 主管部门的信息平台
        CityPlatform = "city_platform" | "城市平台",
        /// 业主群、院落群
        Group = "group" | "居民群",
    }
}

/// One sheet in one place of the board, from the day it was hung.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which place.
    pub slot: At<SlotId>,
    /// The day it was hung.
    pub from: At<Date>,
    /// The last day it hung; it still does where left out.
    pub until: Option<At<Date>>,
    /// Who hung it.
    pub by: Option<At<PersonId>>,
    /// Who took it down.
    pub taken_by: Option<At<PersonId>>,
    /// A photograph of it in its place.
    pub photo: Option<At<AttachmentId>>,
    /// Anything worth knowing: replaced after rain.
    pub note: Option<At<Line>>,
}

impl Part for Sheet {
    fn read(fields: &mut Fields) -> Self {
        Sheet {
            slot: fields.required("slot", "公开栏"),
            from: fields.required("from", "起"),
            until: fields.optional("until", "止"),
            by: fields.optional("by", "张贴人"),
            taken_by: fields.optional("taken_by", "撤下人"),
            photo: fields.optional("photo", "照片"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// One platform on which the record stood.
#[derive(Debug, Clone)]
pub struct Online {
    /// What sort of platform.
    pub platform: At<Platform>,
    /// What it is called.
    pub name: Option<At<Line>>,
    /// The day it appeared.
    pub from: At<Date>,
    /// The last day; it still stands where left out.
    pub until: Option<At<Date>>,
    /// The number the platform gave it (登记号).
    pub entry: Option<At<Line>>,
    /// Who put it there.
    pub by: Option<At<PersonId>>,
}

impl Part for Online {
    fn read(fields: &mut Fields) -> Self {
        Online {
            platform: fields.required("platform", "平台"),
            name: fields.optional("name", "名称"),
            from: fields.required("from", "起"),
            until: fields.optional("until", "止"),
            entry: fields.optional("entry", "登记号"),
            by: fields.optional("by", "上传人"),
        }
    }
}

/// What hung where.
#[derive(Debug, Clone)]
pub struct Posting {
    /// The record that was posted.
    pub record: At<RecordId>,
    /// The sheets on the board.
    pub sheets: Vec<At<Sheet>>,
    /// The platforms.
    pub online: Vec<At<Online>>,
}

impl Part for Posting {
    fn read(fields: &mut Fields) -> Self {
        Posting {
            record: fields.required("record", "记录"),
            sheets: fields.parts("sheets", "纸面"),
            online: fields.parts("online", "线上"),
        }
    }
}

impl Posting {
    /// The sheets of each place in order of time, the places in the order the author first names them.
    pub fn by_slot(&self) -> Vec<Vec<&At<Sheet>>> {
        let mut order: BTreeMap<&str, usize> = BTreeMap::new();
        let mut slots: Vec<Vec<&At<Sheet>>> = Vec::new();
        for sheet in &self.sheets {
            let at = *order.entry(&sheet.slot.0).or_insert(slots.len());
            match slots.get_mut(at) {
                Some(sheets) => sheets.push(sheet),
                None => slots.push(vec![sheet]),
            }
        }
        slots.iter_mut().for_each(|sheets| sheets.sort_by_key(|sheet| sheet.from.value));
        slots
    }
}
