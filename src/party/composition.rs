//! Of whom a body consists, in numbers alone.

use crate::base::fields::{Fields, Part};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What a grid branch or group is formed around (网格).
    GridSort, "grid_sort", "网格类型" {
        /// 楼栋网格
        Building = "building" | "楼栋",
        /// 小区网格
        Estate = "estate" | "小区",
        /// 街巷网格
        Street = "street" | "街巷",
        /// 单位网格
        Unit = "unit" | "单位",
        /// 市场、商圈网格
        Market = "market" | "商圈",
    }
}

/// The grid of a party branch or group.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Around what.
    pub sort: At<GridSort>,
    /// How many party members belong to it; they are never named.
    pub party_members: At<Count>,
}

impl Part for Grid {
    fn read(fields: &mut Fields) -> Self {
        Grid { sort: fields.required("sort", "种类"), party_members: fields.required("party_members", "党员人数") }
    }
}

/// A part of the members, by what they have in common (会员中的业委会主任, 三十岁以下, 大专以上).
#[derive(Debug, Clone)]
pub struct Share {
    /// What they have in common.
    pub label: At<Line>,
    /// How many.
    pub count: At<Count>,
}

impl Part for Share {
    fn read(fields: &mut Fields) -> Self {
        Share { label: fields.required("label", "名称"), count: fields.required("count", "人数") }
    }
}
