//! How a contract is kept: milestones, terms and what was found, papers, renewal and end.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, RecordId};
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// How often a term is looked at.
    Frequency, "frequency", "查验频次" {
        /// 每月
        Monthly = "monthly" | "每月",
        /// 每季度
        Quarterly = "quarterly" | "每季度",
        /// 每半年
        HalfYearly = "half_yearly" | "每半年",
        /// 每年
        Yearly = "yearly" | "每年",
    }
}

words! {
    /// What an inspection found.
    Found, "inspection_finding", "查验结果" {
        /// 做到了
        Kept = "kept" | "做到",
        /// 部分做到
        Partly = "partly" | "部分做到",
        /// 没做到
        Broken = "broken" | "没做到",
    }
}

impl Frequency {
    fn months(self) -> u32 {
        match self {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::HalfYearly => 6,
            Frequency::Yearly => 12,
        }
    }

    /// The calendar months, quarters, halves or years that lie wholly within two days.
    pub fn cycles(self, from: Date, until: Date) -> Vec<Period> {
        let months = self.months();
        let mut cycles = Vec::new();
        let mut next = Period::months(from.year(), 1, months);
        while let Some(cycle) = next.filter(|cycle| cycle.until <= until) {
            if cycle.from >= from {
                cycles.push(cycle);
            }
            let first = cycle.from.plus_months(months);
            next = Period::months(first.year(), first.month(), months).filter(|next| next.from > cycle.from);
        }
        cycles
    }
}

/// A point on the way (OCDS: Milestone).
#[derive(Debug, Clone)]
pub struct Milestone {
    /// What.
    pub title: At<Line>,
    /// When it was meant to be reached.
    pub due: At<Date>,
    /// When it was.
    pub met: Option<At<Date>>,
    /// Anything else.
    pub note: Option<At<Line>>,
}

impl Part for Milestone {
    fn read(fields: &mut Fields) -> Self {
        Milestone {
            title: fields.required("title", "名称"),
            due: fields.required("due", "计划"),
            met: fields.optional("met", "完成"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// A term somebody looks at (监管物业).
#[derive(Debug, Clone)]
pub struct Term {
    /// Its number, as people cite it: 第八条.
    pub number: At<Line>,
    /// What it asks for.
    pub gist: At<Line>,
    /// How often it is looked at.
    pub every: Option<At<Frequency>>,
}

impl Part for Term {
    fn read(fields: &mut Fields) -> Self {
        Term {
            number: fields.required("number", "条"),
            gist: fields.required("gist", "要点"),
            every: fields.optional("every", "频次"),
        }
    }
}

/// One look at a term.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The term's number.
    pub term: At<Line>,
    /// When.
    pub on: At<Date>,
    /// What was found.
    pub result: At<Found>,
    /// Who looked.
    pub by: Option<At<OrganizationId>>,
    /// In words.
    pub note: Option<At<Line>>,
    /// A photograph.
    pub photo: Option<At<AttachmentId>>,
}

impl Part for Inspection {
    fn read(fields: &mut Fields) -> Self {
        Inspection {
            term: fields.required("term", "条"),
            on: fields.required("on", "日期"),
            result: fields.required("result", "结果"),
            by: fields.optional("by", "查验方"),
            note: fields.optional("note", "备注"),
            photo: fields.optional("photo", "照片"),
        }
    }
}

/// A paper that belongs to the contract (OCDS: Document).
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called.
    pub title: At<Line>,
    /// The record that holds it.
    pub record: Option<At<RecordId>>,
    /// The file.
    pub file: Option<At<AttachmentId>>,
    /// Where the original can be seen.
    pub inspect: Option<At<Line>>,
}

impl Part for Document {
    fn read(fields: &mut Fields) -> Self {
        Document {
            title: fields.required("title", "名称"),
            record: fields.optional("record", "记录"),
            file: fields.optional("file", "文件"),
            inspect: fields.optional("inspect", "查阅地点"),
        }
    }
}

/// Whether the contract goes on (续签).
#[derive(Debug, Clone)]
pub struct Renewal {
    /// By when it must be decided.
    pub decide_by: At<Date>,
    /// When it was.
    pub decided: Option<At<Date>>,
    /// The matter that decides.
    pub matter: Option<At<RecordId>>,
    /// Whether it goes on.
    pub renewed: Option<At<bool>>,
    /// The contract that follows.
    pub next: Option<At<RecordId>>,
}

impl Part for Renewal {
    fn read(fields: &mut Fields) -> Self {
        Renewal {
            decide_by: fields.required("decide_by", "决定期限"),
            decided: fields.optional("decided", "决定日期"),
            matter: fields.optional("matter", "事项"),
            renewed: fields.optional("renewed", "是否续签"),
            next: fields.optional("next", "下一份"),
        }
    }
}

words! {
    /// Who ends a contract.
    EndedBy, "contract_ended_by", "终止方" {
        /// 业主一方
        Owners = "owners" | "业主一方",
        /// 服务一方、承租一方
        OtherSide = "other_side" | "对方",
        /// 双方
        Both = "both" | "双方",
    }
}

/// The end of a contract before its time, or without renewal.
#[derive(Debug, Clone)]
pub struct Termination {
    /// The last day.
    pub on: At<Date>,
    /// Who ends it.
    pub by: At<EndedBy>,
    /// When the other side was told in writing.
    pub notice: Option<At<Date>>,
    /// Why.
    pub reason: At<Line>,
    /// The matter it rests on.
    pub matter: Option<At<RecordId>>,
}

impl Part for Termination {
    fn read(fields: &mut Fields) -> Self {
        Termination {
            on: fields.required("on", "日期"),
            by: fields.required("by", "提出"),
            notice: fields.optional("notice", "书面通知"),
            reason: fields.required("reason", "理由"),
            matter: fields.optional("matter", "事项"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::day;

    #[test]
    fn cycles_lie_wholly_within() {
        let names = |every: Frequency, from: &str, until: &str| -> Vec<String> {
            every.cycles(day(from), day(until)).iter().map(ToString::to_string).collect()
        };
        assert_eq!(names(Frequency::Quarterly, "2026-02-01", "2026-11-21"), ["2026-Q2", "2026-Q3"]);
        assert_eq!(names(Frequency::Monthly, "2026-12-01", "2027-01-31"), ["2026-12", "2027-01"]);
        assert_eq!(names(Frequency::HalfYearly, "2026-01-01", "2026-06-29"), [] as [&str; 0]);
        assert_eq!(names(Frequency::Yearly, "2024-01-01", "2026-11-21"), ["2024", "2025"]);
        assert_eq!(names(Frequency::Yearly, "2199-01-01", "2199-12-31"), ["2199"]);
    }
}
