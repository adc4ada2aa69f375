//! A report (报告) of one body to others: of a period or of one matter, with what was said to it and what was answered.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, RecordId};
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::HeadReport;

words! {
    /// What sort of report.
    ReportSort, "report_sort", "报告种类" {
        /// 定期向支部报告
        Regular = "regular" | "定期报告",
        /// 一事一报
        Single = "single" | "单项报告",
        /// 半年工作报告
        HalfYearly = "half_yearly" | "半年报告",
        /// 年度工作报告
        Yearly = "yearly" | "年度报告",
        /// 楼长月报
        BuildingHeads = "building_heads" | "楼长月报",
        /// 监事会核查报告
        Supervision = "supervision" | "核查报告",
        /// 代行职权的报告
        Delegation = "delegation" | "代行报告",
        /// 其他
        Other = "other" | "其他",
    }
}

/// One thing that was told.
#[derive(Debug, Clone)]
pub struct Point {
    /// Of what.
    pub subject: At<Line>,
    /// What.
    pub text: At<Line>,
    /// Where to read more.
    pub records: Vec<At<RecordId>>,
}

impl Part for Point {
    fn read(fields: &mut Fields) -> Self {
        Point {
            subject: fields.required("subject", "项目"),
            text: fields.required("text", "内容"),
            records: fields.list("records", "记录"),
        }
    }
}

/// What a body said to it, and what was answered.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// Which body.
    pub by: At<OrganizationId>,
    /// When.
    pub on: Option<At<Date>>,
    /// What.
    pub text: At<Line>,
    /// What was answered.
    pub answer: Option<At<Line>>,
    /// When.
    pub answered: Option<At<Date>>,
}

impl Part for Opinion {
    fn read(fields: &mut Fields) -> Self {
        Opinion {
            by: fields.required("by", "组织"),
            on: fields.optional("on", "日期"),
            text: fields.required("text", "意见"),
            answer: fields.optional("answer", "答复"),
            answered: fields.optional("answered", "答复日期"),
        }
    }
}

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// What sort.
    pub sort: At<ReportSort>,
    /// Who reports.
    pub from: At<OrganizationId>,
    /// To whom.
    pub to: Vec<At<OrganizationId>>,
    /// When it was made.
    pub on: At<Date>,
    /// When it was received (收到).
    pub received: Option<At<Date>>,
    /// Of which period.
    pub period: Option<At<Period>>,
    /// Of which matter.
    pub matter: Option<At<RecordId>>,
    /// The day of what it must come before: the notice of the vote, the first day of works.
    pub before: Option<At<Date>>,
    /// Records it tells of.
    pub about: Vec<At<RecordId>>,
    /// What was told.
    pub points: Vec<At<Point>>,
    /// What building heads did, one a row.
    pub heads: Vec<At<HeadReport>>,
    /// What was said to it.
    pub opinions: Vec<At<Opinion>>,
}

impl Part for Report {
    fn read(fields: &mut Fields) -> Self {
        Report {
            sort: fields.required("sort", "种类"),
            from: fields.required("from", "报告方"),
            to: fields.list("to", "报告对象"),
            on: fields.required("on", "日期"),
            received: fields.optional("received", "收到"),
            period: fields.period("period", "期间"),
            matter: fields.optional("matter", "事项"),
            before: fields.optional("before", "应先于"),
            about: fields.list("about", "关于"),
            points: fields.parts("points", "内容"),
            heads: fields.parts("heads", "楼长"),
            opinions: fields.parts("opinions", "意见反馈"),
        }
    }
}

impl Report {
    /// Opinions nobody has answered until a day.
    pub fn unanswered(&self, day: Date) -> usize {
        let answered = |one: &&At<Opinion>| one.answer.is_some() && one.answered.as_ref().is_none_or(|on| on.value <= day);
        self.opinions.iter().filter(|one| !answered(one)).count()
    }
}
