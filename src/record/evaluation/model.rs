//! An evaluation (评价): any organization judged by weighted criteria, a survey, or both; and its answer.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, RecordId};
use crate::base::number::{Count, Decimal};
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// How often the subject is judged.
    Cycle, "cycle", "评价周期" {
        /// 每季度
        Quarterly = "quarterly" | "季度",
        /// 每半年
        HalfYearly = "half_yearly" | "半年",
        /// 每年
        Yearly = "yearly" | "年度",
        /// 专项
        Special = "special" | "专项",
    }
}

/// One criterion.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// What is judged.
    pub name: At<Line>,
    /// Its part of the whole, in per cent; all weights together are 100.
    pub weight: At<Decimal>,
    /// The score, out of 100.
    pub score: At<Decimal>,
    /// What the score rests on.
    pub evidence: Option<At<Line>>,
    /// Files it rests on.
    pub files: Vec<At<AttachmentId>>,
    /// Records it rests on.
    pub records: Vec<At<RecordId>>,
}

impl Part for Criterion {
    fn read(fields: &mut Fields) -> Self {
        Criterion {
            name: fields.required("name", "项目"),
            weight: fields.required("weight", "权重"),
            score: fields.required("score", "得分"),
            evidence: fields.optional("evidence", "依据"),
            files: fields.list("files", "附件"),
            records: fields.list("records", "记录"),
        }
    }
}

/// One question of a survey and its answers.
#[derive(Debug, Clone)]
pub struct Question {
    /// What was asked.
    pub text: At<Line>,
    /// 满意
    pub satisfied: At<Count>,
    /// 基本满意
    pub fair: At<Count>,
    /// 不满意
    pub dissatisfied: At<Count>,
    /// No answer.
    pub blank: Option<At<Count>>,
}

impl Part for Question {
    fn read(fields: &mut Fields) -> Self {
        Question {
            text: fields.required("text", "问题"),
            satisfied: fields.required("satisfied", "满意"),
            fair: fields.required("fair", "基本满意"),
            dissatisfied: fields.required("dissatisfied", "不满意"),
            blank: fields.optional("blank", "未答"),
        }
    }
}

/// A survey: sheets sent and returned, and the answers.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Sheets sent out.
    pub sent: At<Count>,
    /// Sheets that came back.
    pub returned: At<Count>,
    /// First day.
    pub from: Option<At<Date>>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Who was asked, in words.
    pub asked: Option<At<Line>>,
    /// Sheets that came back and could not be counted.
    pub invalid: Option<At<Count>>,
    /// How it was asked.
    pub method: Option<At<Line>>,
    /// The questions.
    pub questions: Vec<At<Question>>,
}

impl Part for Survey {
    fn read(fields: &mut Fields) -> Self {
        Survey {
            sent: fields.required("sent", "发出"),
            returned: fields.required("returned", "收回"),
            from: fields.optional("from", "起"),
            until: fields.optional("until", "止"),
            asked: fields.optional("asked", "对象"),
            invalid: fields.optional("invalid", "无效"),
            method: fields.optional("method", "方式"),
            questions: fields.parts("questions", "题目"),
        }
    }
}

/// One contract term looked at (监管物业).
#[derive(Debug, Clone)]
pub struct Inspection {
    /// Which term.
    pub term: At<Line>,
    /// When.
    pub on: At<Date>,
    /// Whether it was kept.
    pub kept: At<bool>,
    /// How often the contract asks for it, in words.
    pub frequency: Option<At<Line>>,
    /// What was found.
    pub note: Option<At<Line>>,
    /// A photograph.
    pub file: Option<At<AttachmentId>>,
}

impl Part for Inspection {
    fn read(fields: &mut Fields) -> Self {
        Inspection {
            term: fields.required("term", "条款"),
            on: fields.required("on", "日期"),
            kept: fields.required("kept", "履行"),
            frequency: fields.optional("frequency", "频次"),
            note: fields.optional("note", "备注"),
            file: fields.optional("file", "照片"),
        }
    }
}

/// What the result counts for in a system of grades (等级评定).
#[derive(Debug, Clone)]
pub struct Grade {
    /// Which system.
    pub scheme: At<Line>,
    /// The grade.
    pub grade: At<Line>,
    /// The grade before.
    pub before: Option<At<Line>>,
    /// Since when it holds.
    pub on: Option<At<Date>>,
}

impl Part for Grade {
    fn read(fields: &mut Fields) -> Self {
        Grade {
            scheme: fields.required("scheme", "体系"),
            grade: fields.required("grade", "等级"),
            before: fields.optional("before", "原等级"),
            on: fields.optional("on", "日期"),
        }
    }
}

/// A number then and now (投诉 24 件 → 5 件); the change is computed, never typed.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What is counted.
    pub name: At<Line>,
    /// In the period before.
    pub before: At<Count>,
    /// In this one.
    pub now: At<Count>,
    /// Whether less of it is better, as of complaints.
    pub less_is_better: Option<At<bool>>,
}

impl Part for Comparison {
    fn read(fields: &mut Fields) -> Self {
        Comparison {
            name: fields.required("name", "名称"),
            before: fields.required("before", "上期"),
            now: fields.required("now", "本期"),
            less_is_better: fields.optional("less_is_better", "越少越好"),
        }
    }
}

/// What the judged party says.
#[derive(Debug, Clone)]
pub struct Reply {
    /// When.
    pub on: At<Date>,
    /// In its own words.
    pub text: At<String>,
    /// Who answers for it, as an office.
    pub by: Option<At<Line>>,
}

impl Part for Reply {
    fn read(fields: &mut Fields) -> Self {
        Reply { on: fields.required("on", "日期"), text: fields.required("text", "内容"), by: fields.optional("by", "答复人") }
    }
}

/// What is put right, by when.
#[derive(Debug, Clone)]
pub struct Rectification {
    /// What.
    pub subject: At<Line>,
    /// Which body sees to it.
    pub responsible: Option<At<OrganizationId>>,
    /// When somebody looked whether it was done (复查).
    pub checked: Option<At<Date>>,
    /// By when.
    pub due: Option<At<Date>>,
    /// When it was done.
    pub done: Option<At<Date>>,
    /// What came of it.
    pub result: Option<At<Line>>,
}

impl Part for Rectification {
    fn read(fields: &mut Fields) -> Self {
        Rectification {
            subject: fields.required("subject", "事项"),
            responsible: fields.optional("responsible", "责任单位"),
            checked: fields.optional("checked", "复查"),
            due: fields.optional("due", "期限"),
            done: fields.optional("done", "完成"),
            result: fields.optional("result", "结果"),
        }
    }
}

/// Where the result was sent (等级评定体系, 诚信评价体系).
#[derive(Debug, Clone)]
pub struct Forwarding {
    /// To which system or office.
    pub system: At<Line>,
    /// When.
    pub on: At<Date>,
    /// Its receipt.
    pub receipt: Option<At<Line>>,
}

impl Part for Forwarding {
    fn read(fields: &mut Fields) -> Self {
        Forwarding {
            system: fields.required("system", "系统"),
            on: fields.required("on", "日期"),
            receipt: fields.optional("receipt", "回执"),
        }
    }
}

/// An evaluation.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// Who is judged.
    pub subject: At<OrganizationId>,
    /// Who judges.
    pub evaluators: Vec<At<OrganizationId>>,
    /// For which period.
    pub period: At<Period>,
    /// How often.
    pub cycle: Option<At<Cycle>>,
    /// How it was judged, in words: 征询意见表, 实地查看.
    pub instrument: Option<At<Line>>,
    /// What the result counts for.
    pub grades: Vec<At<Grade>>,
    /// Numbers then and now.
    pub comparisons: Vec<At<Comparison>>,
    /// Weighted criteria.
    pub criteria: Vec<At<Criterion>>,
    /// A survey.
    pub survey: Option<At<Survey>>,
    /// Contract terms looked at.
    pub inspections: Vec<At<Inspection>>,
    /// The judged party's answer.
    pub reply: Option<At<Reply>>,
    /// What is put right.
    pub rectifications: Vec<At<Rectification>>,
    /// Where the result was sent.
    pub forwarded: Vec<At<Forwarding>>,
}

impl Part for Evaluation {
    fn read(fields: &mut Fields) -> Self {
        Evaluation {
            subject: fields.required("subject", "对象"),
            evaluators: fields.list("evaluators", "评价人"),
            period: fields.required_period("period", "期间"),
            cycle: fields.optional("cycle", "周期"),
            instrument: fields.optional("instrument", "方式"),
            grades: fields.parts("grades", "等级"),
            comparisons: fields.parts("comparisons", "对比"),
            criteria: fields.parts("criteria", "指标"),
            survey: fields.part("survey", "问卷"),
            inspections: fields.parts("inspections", "查验"),
            reply: fields.part("reply", "答复"),
            rectifications: fields.parts("rectifications", "整改"),
            forwarded: fields.parts("forwarded", "报送"),
        }
    }
}

impl Evaluation {
    /// Whether it says anything of its subject: by criteria, a survey, terms looked at, a grade, or numbers then and now.
    pub fn judges(&self) -> bool {
        self.survey.is_some()
            || [self.criteria.len(), self.inspections.len(), self.grades.len(), self.comparisons.len()].iter().any(|count| *count > 0)
    }

    /// The weighted score, out of 100, rounded half up to hundredths; `None` without criteria.
    pub fn total(&self) -> Option<Decimal> {
        let weights: i64 = self.criteria.iter().map(|c| c.weight.0).sum();
        let sum: i128 = self.criteria.iter().map(|c| i128::from(c.weight.0) * i128::from(c.score.0)).sum();
        let rounded = |whole: i128| i64::try_from((sum * 2 + whole) / (2 * whole)).ok().map(Decimal);
        (weights > 0).then(|| rounded(i128::from(weights)))?
    }
}
