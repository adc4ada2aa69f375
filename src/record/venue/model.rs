//! A venue (场所): 党群服务站 and every other room that residents may use.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::geo::Location;
use crate::base::id::{BuildingId, OrganizationId, PersonId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::contact::Phone;
use crate::words;

use super::Opening;

words! {
    /// What sort of venue.
    VenueSort, "venue_sort", "场所种类" {
        /// 小区党群服务站
        Station = "station" | "党群服务站",
        /// 党群服务微站
        MicroStation = "micro_station" | "党群服务微站",
        /// 社区党群服务中心
        Centre = "centre" | "党群服务中心",
        /// 妇女微家
        WomensHome = "womens_home" | "妇女微家",
        /// 党建书吧、阅览室
        ReadingRoom = "reading_room" | "书吧",
        /// 议事厅
        CouncilRoom = "council_room" | "议事厅",
        /// 活动室
        ActivityRoom = "activity_room" | "活动室",
        /// 运动场地
        Sports = "sports" | "运动场地",
        /// 业委会、院委会办公室
        Office = "office" | "办公室",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// Who built it and who runs it.
    Operation, "venue_operation", "运营方式" {
        /// 政府管建、社会运营
        BuiltAndEntrusted = "built_and_entrusted" | "政府管建社会运营",
        /// 社区直接管
        Community = "community" | "社区自管",
        /// 小区自己管
        Residents = "residents" | "小区自管",
        /// 物业代管
        Property = "property" | "物业代管",
    }
}

/// Something that is done there for residents.
#[derive(Debug, Clone)]
pub struct Service {
    /// What.
    pub name: At<Line>,
    /// When, in words; the opening hours where left out.
    pub time: Option<At<Line>>,
    /// By whom.
    pub by: Option<At<OrganizationId>>,
    /// Whether it costs nothing.
    pub free: Option<At<bool>>,
    /// Anything worth knowing: bring the card.
    pub note: Option<At<Line>>,
}

impl Part for Service {
    fn read(fields: &mut Fields) -> Self {
        Service {
            name: fields.required("name", "名称"),
            time: fields.optional("time", "时间"),
            by: fields.optional("by", "承办"),
            free: fields.optional("free", "免费"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// A room or a piece of equipment.
#[derive(Debug, Clone)]
pub struct Facility {
    /// What.
    pub name: At<Line>,
    /// How many.
    pub count: Option<At<Count>>,
    /// How large, for rooms.
    pub area: Option<At<Area>>,
    /// Anything worth knowing.
    pub note: Option<At<Line>>,
}

impl Part for Facility {
    fn read(fields: &mut Fields) -> Self {
        Facility {
            name: fields.required("name", "名称"),
            count: fields.optional("count", "数量"),
            area: fields.optional("area", "面积"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// A venue.
#[derive(Debug, Clone)]
pub struct Venue {
    /// What sort.
    pub sort: At<VenueSort>,
    /// Its address in words.
    pub address: At<Line>,
    /// Where it is on the earth.
    pub location: Option<At<Location>>,
    /// How large it is.
    pub area: Option<At<Area>>,
    /// Which buildings it serves; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// Who answers for it.
    pub manager: Option<At<OrganizationId>>,
    /// Whom to ask for there.
    pub person: Option<At<PersonId>>,
    /// Work telephone.
    pub phone: Option<At<Phone>>,
    /// Who built it and who runs it.
    pub operation: Option<At<Operation>>,
    /// Since when it is open.
    pub opened: Option<At<Date>>,
    /// The last day it was, or will be, open.
    pub closed: Option<At<Date>>,
    /// When it is open.
    pub opening: Vec<At<Opening>>,
    /// What is done there.
    pub services: Vec<At<Service>>,
    /// What is there.
    pub facilities: Vec<At<Facility>>,
    /// Whether a wheelchair gets in.
    pub accessible: Option<At<bool>>,
}

impl Part for Venue {
    fn read(fields: &mut Fields) -> Self {
        Venue {
            sort: fields.required("sort", "种类"),
            address: fields.required("address", "地址"),
            location: fields.part("location", "位置"),
            area: fields.optional("area", "面积"),
            buildings: fields.list("buildings", "楼栋"),
            manager: fields.optional("manager", "管理"),
            person: fields.optional("person", "联系人"),
            phone: fields.optional("phone", "电话"),
            operation: fields.optional("operation", "运营"),
            opened: fields.optional("opened", "启用"),
            closed: fields.optional("closed", "停用"),
            opening: fields.parts("opening", "开放时间"),
            services: fields.parts("services", "服务"),
            facilities: fields.parts("facilities", "设施"),
            accessible: fields.optional("accessible", "无障碍"),
        }
    }
}

impl Venue {
    /// Whether it is in use on a day; one that says nothing is.
    pub fn is_open(&self, day: Date) -> bool {
        self.opened.as_ref().is_none_or(|opened| opened.value <= day) && self.closed.as_ref().is_none_or(|closed| day <= closed.value)
    }

    /// How many metres it is from a place.
    pub fn metres_from(&self, place: Option<&Location>) -> Option<u64> {
        Some(self.location.as_ref()?.metres_to(*place?))
    }
}
