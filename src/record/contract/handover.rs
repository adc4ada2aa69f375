//! Hand-over (交接): who hands what to whom, from when until when, and what was missing.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::OrganizationId;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What sort of thing is handed over; the words are those of the packs.
    ThingSort, "handover_sort", "交接类别" {
        /// 物业服务用房
        Premises = "premises" | "用房",
        /// 共用部位和设施设备
        Facilities = "facilities" | "设施设备",
        /// 图纸和档案
        Archives = "archives" | "档案资料",
        /// 预收款、押金、公共收益
        CommonFunds = "common_funds" | "款项",
        /// 钥匙、账号、密码
        Keys = "keys" | "钥匙账号",
        /// 在岗人员
        Staff = "staff" | "人员",
        /// 其他
        Other = "other" | "其他",
    }
}

/// One thing on the list.
#[derive(Debug, Clone)]
pub struct Thing {
    /// What.
    pub subject: At<Line>,
    /// What sort.
    pub sort: Option<At<ThingSort>>,
    /// When it was handed over; it was not yet where left out.
    pub handed: Option<At<Date>>,
    /// What was missing.
    pub missing: Option<At<Line>>,
    /// When that was made good.
    pub supplied: Option<At<Date>>,
    /// Anything else.
    pub note: Option<At<Line>>,
}

impl Part for Thing {
    fn read(fields: &mut Fields) -> Self {
        Thing {
            subject: fields.required("subject", "项目"),
            sort: fields.optional("sort", "类别"),
            handed: fields.optional("handed", "移交日期"),
            missing: fields.optional("missing", "缺少"),
            supplied: fields.optional("supplied", "补齐"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// A hand-over.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Who hands over.
    pub from: At<OrganizationId>,
    /// Who takes over.
    pub to: At<OrganizationId>,
    /// The day from which the time for it is counted: the last of the old contract.
    pub counted_from: At<Date>,
    /// First day.
    pub begun: Option<At<Date>>,
    /// Last day; it goes on where left out.
    pub ended: Option<At<Date>>,
    /// Each thing.
    pub checklist: Vec<At<Thing>>,
}

impl Part for Handover {
    fn read(fields: &mut Fields) -> Self {
        Handover {
            from: fields.required("from", "移交"),
            to: fields.required("to", "接收"),
            counted_from: fields.required("counted_from", "起算"),
            begun: fields.optional("begun", "开始"),
            ended: fields.optional("ended", "办完"),
            checklist: fields.parts("checklist", "清单"),
        }
    }
}

impl Thing {
    /// Whether it is in order on a day: handed over, and what was missing made good.
    pub fn is_settled(&self, day: Date) -> bool {
        let past = |date: &Option<At<Date>>| date.as_ref().is_some_and(|date| date.value <= day);
        past(&self.handed) && (self.missing.is_none() || past(&self.supplied))
    }
}
