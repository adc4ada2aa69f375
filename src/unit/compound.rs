//! `compound.yaml` and `unit.yaml`.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::geo::Location;
use crate::base::id::Slug;
use crate::base::money::Money;
use crate::base::number::{Count, Decimal};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::contact::{Contact, Reception};
use crate::party::honour::Honour;
use crate::words;

use super::choice::{Choice, Exempt, Explanation, Waiver};
use super::kiosk::Playlist;

words! {
    /// How high a unit stands.
    Level, "level", "层级" {
        /// 小区、院落
        Compound = "compound" | "小区",
        /// 社区
        Community = "community" | "社区",
        /// 街道、镇
        Street = "street" | "街道",
        /// 区、县
        District = "district" | "区县",
    }
}

words! {
    /// What sort of premises a compound is.
    Premises, "premises", "小区类型" {
        /// 商品房小区
        Commercial = "commercial" | "商品房",
        /// 保障性住房小区
        Affordable = "affordable" | "保障房",
        /// 老旧院落
        Courtyard = "courtyard" | "老旧院落",
        /// 售后公房
        PrivatisedHousing = "privatised_housing" | "售后公房",
        /// 混合
        Mixed = "mixed" | "混合",
    }
}

words! {
    /// How far a compound is built (建设状态).
    Stage, "stage", "建设状态" {
        /// 规划
        Planned = "planned" | "规划",
        /// 在建
        UnderConstruction = "under_construction" | "在建",
        /// 预售
        Presale = "presale" | "预售",
        /// 已入住
        Occupied = "occupied" | "已入住",
    }
}

/// A building of a compound.
#[derive(Debug, Clone)]
pub struct Building {
    /// Short id, as people say it: 3.
    pub id: At<Slug>,
    /// What it is called, where the id is not enough.
    pub name: Option<At<Line>>,
    /// Flats.
    pub households: Option<At<Count>>,
    /// 业主人数: one owner of several flats counts once.
    pub owners: Option<At<Count>>,
    /// 专有面积
    pub area: Option<At<Area>>,
    /// Share of flats lived in, per cent.
    pub occupancy: Option<At<Decimal>>,
    /// Whether it stands alone (单体楼).
    pub standalone: Option<At<bool>>,
    /// Which part of the estate it belongs to.
    pub phase: Option<At<Line>>,
    /// Whether it has lifts, and how many.
    pub lifts: Option<At<Count>>,
}

impl Part for Building {
    fn read(fields: &mut Fields) -> Self {
        Building {
            id: fields.required("id", "编码"),
            name: fields.optional("name", "名称"),
            households: fields.optional("households", "户数"),
            owners: fields.optional("owners", "业主人数"),
            area: fields.optional("area", "专有面积"),
            occupancy: fields.optional("occupancy", "入住率"),
            standalone: fields.optional("standalone", "单体楼"),
            phase: fields.optional("phase", "分期"),
            lifts: fields.optional("lifts", "电梯"),
        }
    }
}

/// A place on the physical board.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Short id.
    pub id: At<Slug>,
    /// Where it is.
    pub name: At<Line>,
    /// Paper size it takes: A3.
    pub size: Option<At<Line>>,
    /// How many sheets it takes at a time; one where left out.
    pub sheets: Option<At<Count>>,
}

impl Part for Slot {
    fn read(fields: &mut Fields) -> Self {
        Slot {
            id: fields.required("id", "编码"),
            name: fields.required("name", "名称"),
            size: fields.optional("size", "尺寸"),
            sheets: fields.optional("sheets", "张数"),
        }
    }
}

/// What the compound agreed on for itself.
#[derive(Debug, Clone)]
pub struct Thresholds {
    /// From which amount an expenditure is major (重大开支).
    pub major_expenditure: Option<At<Money>>,
}

impl Part for Thresholds {
    fn read(fields: &mut Fields) -> Self {
        Thresholds { major_expenditure: fields.optional("major_expenditure", "重大开支") }
    }
}

/// A sentence with numbers from elsewhere, which nobody here has reckoned (未核算).
#[derive(Debug, Clone)]
pub struct Quotation {
    /// What it says.
    pub text: At<Line>,
    /// Where it stands.
    pub source: At<Line>,
}

impl Part for Quotation {
    fn read(fields: &mut Fields) -> Self {
        Quotation { text: fields.required("text", "文字"), source: fields.required("source", "出处") }
    }
}

/// A compound (物业管理区域) or a unit above it.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Full name.
    pub name: At<Line>,
    /// How high it stands; a compound where left out.
    pub level: Option<At<Level>>,
    /// The unit above, by its folder.
    pub parent: Option<At<Slug>>,
    /// 统计用区划代码
    pub region: Option<At<Line>>,
    /// Where it is.
    pub address: Option<At<Line>>,
    /// The middle of it on the earth, for distances.
    pub location: Option<At<Location>>,
    /// What sort of premises.
    pub premises: Option<At<Premises>>,
    /// When it was finished, in words.
    pub built: Option<At<Line>>,
    /// How far it is built; lived in where left out.
    pub stage: Option<At<Stage>>,
    /// When its first flats were handed over (入伙).
    pub occupied_since: Option<At<Date>>,
    /// Which part of its flats is lived in, in per cent (入住率).
    pub occupancy: Option<At<Decimal>>,
    /// What it was honoured with.
    pub honours: Vec<At<Honour>>,
    /// Flats.
    pub households: Option<At<Count>>,
    /// 业主人数
    pub owners: Option<At<Count>>,
    /// People who live there.
    pub population: Option<At<Count>>,
    /// 专有面积 in all.
    pub area: Option<At<Area>>,
    /// 车位
    pub parking: Option<At<Count>>,
    /// Its buildings.
    pub buildings: Vec<At<Building>>,
    /// Rule packs that bind it.
    pub packs: Vec<At<Line>>,
    /// Whom to call.
    pub contacts: Vec<At<Contact>>,
    /// When residents are received.
    pub reception: Option<At<Reception>>,
    /// Places on the physical board.
    pub slots: Vec<At<Slot>>,
    /// What it agreed on for itself.
    pub thresholds: Option<At<Thresholds>>,
    /// Breaches somebody answers for.
    pub waivers: Vec<At<Waiver>>,
    /// Since when it uses this system; what was due before is not judged. The first publication where left out.
    pub judged_from: Option<At<Date>>,
    /// Rules of its packs that do not apply to it, and why.
    pub not_applicable: Vec<At<Exempt>>,
    /// What the parties say to what was late or not seen.
    pub explanations: Vec<At<Explanation>>,
    /// Findings taken more or less seriously than usual.
    pub severities: Vec<At<Choice>>,
    /// What it quotes from elsewhere; shown among the figures as not reckoned here.
    pub quoted: Vec<At<Quotation>>,
    /// What the lobby screen plays; what everybody asks for where left out.
    pub kiosk: Option<At<Playlist>>,
    /// A few sentences of introduction.
    pub about: Option<At<String>>,
}

impl Part for Unit {
    fn read(fields: &mut Fields) -> Self {
        Unit {
            name: fields.required("name", "名称"),
            level: fields.optional("level", "层级"),
            parent: fields.optional("parent", "上级"),
            region: fields.optional("region", "区划代码"),
            address: fields.optional("address", "地址"),
            location: fields.part("location", "位置"),
            premises: fields.optional("premises", "类型"),
            built: fields.optional("built", "建成"),
            stage: fields.optional("stage", "建设状态"),
            occupied_since: fields.optional("occupied_since", "入伙"),
            occupancy: fields.optional("occupancy", "入住率"),
            honours: fields.parts("honours", "荣誉"),
            households: fields.optional("households", "户数"),
            owners: fields.optional("owners", "业主人数"),
            population: fields.optional("population", "人口"),
            area: fields.optional("area", "专有面积"),
            parking: fields.optional("parking", "车位"),
            buildings: fields.parts("buildings", "楼栋"),
            packs: fields.list("packs", "规则包"),
            contacts: fields.parts("contacts", "联系"),
            reception: fields.part("reception", "接待日"),
            slots: fields.parts("slots", "公开栏"),
            thresholds: fields.part("thresholds", "约定"),
            waivers: fields.parts("waivers", "豁免"),
            judged_from: fields.optional("judged_from", "启用日期"),
            not_applicable: fields.parts("not_applicable", "不适用"),
            explanations: fields.parts("explanations", "情况说明"),
            severities: fields.parts("severities", "轻重"),
            quoted: fields.parts("quoted", "引用"),
            kiosk: fields.part("kiosk", "大屏"),
            about: fields.optional("about", "简介"),
        }
    }
}

impl Unit {
    /// How high it stands.
    pub fn level(&self) -> Level {
        self.level.as_ref().map_or(Level::Compound, |l| l.value)
    }

    /// What is known of some of its buildings together, or of all of it where none is named.
    pub fn figures<'b>(&self, buildings: impl Iterator<Item = &'b str>) -> Figures {
        let named: Vec<Option<&Building>> =
            buildings.map(|id| self.buildings.iter().find(|one| *one.id.0 == *id).map(|one| &one.value)).collect();
        if named.is_empty() {
            return Figures {
                households: self.households.as_ref().map(|count| count.value),
                owners: self.owners.as_ref().map(|count| count.value),
                area: self.area.as_ref().map(|area| area.value),
            };
        }
        let sum = |count: fn(&Building) -> &Option<At<Count>>| {
            let counts = named.iter().map(|building| count((*building)?).as_ref().map(|count| count.0));
            counts.sum::<Option<u64>>().map(Count)
        };
        let areas = named.iter().map(|building| (*building)?.area.as_ref().map(|area| area.value));
        Figures {
            households: sum(|building| &building.households),
            owners: sum(|building| &building.owners),
            area: areas.collect::<Option<Vec<_>>>().map(|all| all.into_iter().sum()),
        }
    }
}

/// What is known of some buildings together; a figure that any of them lacks is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Flats.
    pub households: Option<Count>,
    /// 业主人数
    pub owners: Option<Count>,
    /// 专有面积
    pub area: Option<Area>,
}
