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
            note: fields.optional("note", "备注"),
            file: fields.optional("file", "照片"),
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
}

impl Part for Reply {
    fn read(fields: &mut Fields) -> Self {
        Reply { on: fields.required("on", "日期"), text: fields.required("text", "内容") }
    }
}

/// What is put right, by when.
#[derive(Debug, Clone)]
pub struct Rectification {
    /// What.
    pub subject: At<Line>,
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
    /// The weighted score, out of 100, rounded half up to hundredths; `None` without criteria.
    pub fn total(&self) -> Option<Decimal> {
        let weights: i64 = self.criteria.iter().map(|c| c.weight.0).sum();
        let sum: i128 = self.criteria.iter().map(|c| i128::from(c.weight.0) * i128::from(c.score.0)).sum();
        let rounded = |whole: i128| i64::try_from((sum * 2 + whole) / (2 * whole)).ok().map(Decimal);
        (weights > 0).then(|| rounded(i128::from(weights)))?
    }
}
