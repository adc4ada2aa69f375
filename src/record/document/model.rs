//! A document (制度): rules, charters, agreements, in versions, of which one is in force.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, RecordId, Slug};
use crate::base::money::Money;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What sort of document.
    DocumentSort, "document_sort", "文件种类" {
        /// 管理规约
        Covenant = "covenant" | "管理规约",
        /// 业主大会议事规则
        RulesOfProcedure = "rules_of_procedure" | "议事规则",
        /// 会议制度
        MeetingRules = "meeting_rules" | "会议制度",
        /// 财务管理制度
        FinancialRules = "financial_rules" | "财务制度",
        /// 院务公开制度、信息公开制度
        DisclosureRules = "disclosure_rules" | "公开制度",
        /// 报告工作制度
        ReportingRules = "reporting_rules" | "报告制度",
        /// 职责清单、服务清单、负面清单
        Checklist = "checklist" | "清单",
        /// 议事流程
        Procedure = "procedure" | "流程",
        /// 章程、工作细则
        Charter = "charter" | "章程细则",
        /// 合同
        Contract = "contract" | "合同",
        /// 居民公约
        ResidentsPact = "residents_pact" | "居民公约",
        /// 上级文件
        Policy = "policy" | "政策文件",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// Whether a version binds.
    Force, "force", "效力" {
        /// 草案
        Draft = "draft" | "草案",
        /// 现行
        InForce = "in_force" | "现行有效",
        /// 已被取代
        Superseded = "superseded" | "已被取代",
        /// 已废止
        Repealed = "repealed" | "已废止",
    }
}

words! {
    /// What a clause is about, where something else rests on it.
    ClauseSort, "clause_sort", "条款种类" {
        /// 支部前置讨论
        PriorDiscussion = "prior_discussion" | "前置讨论",
        /// 重大开支的起点
        MajorExpenditure = "major_expenditure" | "重大开支",
        /// 表决比例
        Majority = "majority" | "表决比例",
        /// 公开的时间和地点
        Disclosure = "disclosure" | "公开",
        /// 任期和席位
        Office = "office" | "任期席位",
        /// 党的建设入章入规
        PartyBuilding = "party_building" | "党建入章",
        /// 其他
        Other = "other" | "其他",
    }
}

/// A clause worth pointing to.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its number, as people cite it: 第十二条.
    pub number: At<Line>,
    /// What it says, in plain words.
    pub gist: At<Line>,
    /// What it is about.
    pub sort: Option<At<ClauseSort>>,
    /// The amount it names.
    pub amount: Option<At<Money>>,
}

impl Part for Clause {
    fn read(fields: &mut Fields) -> Self {
        Clause {
            number: fields.required("number", "条"),
            gist: fields.required("gist", "要点"),
            sort: fields.optional("sort", "种类"),
            amount: fields.optional("amount", "金额"),
        }
    }
}

/// One version of a document; its text is the Markdown below the front matter, or a file.
#[derive(Debug, Clone)]
pub struct Document {
    /// Permanent id of the document over all versions.
    pub document: At<Slug>,
    /// What sort.
    pub sort: At<DocumentSort>,
    /// Which version: v3, 2026年修订.
    pub version: At<Line>,
    /// Whether it binds.
    pub force: At<Force>,
    /// From when.
    pub effective: Option<At<Date>>,
    /// Until when it bound.
    pub ended: Option<At<Date>>,
    /// When it should be looked at again.
    pub review_by: Option<At<Date>>,
    /// Who issued it.
    pub issuer: Option<At<OrganizationId>>,
    /// 文号
    pub document_number: Option<At<Line>>,
    /// The vote or meeting that adopted it.
    pub adopted_by: Option<At<RecordId>>,
    /// When it was adopted.
    pub adopted: Option<At<Date>>,
    /// The notice its draft was shown in.
    pub draft_notice: Option<At<RecordId>>,
    /// When it was filed (备案).
    pub filed: Option<At<Date>>,
    /// With whom it was filed, in words.
    pub filed_with: Option<At<Line>>,
    /// Number of the filing.
    pub filing_number: Option<At<Line>>,
    /// What changed since the last version, in plain words.
    pub changes: Vec<At<Line>>,
    /// Where the original can be seen.
    pub inspect: Option<At<Line>>,
    /// The version it takes the place of.
    pub supersedes: Option<At<RecordId>>,
    /// The whole text as a file.
    pub file: Option<At<AttachmentId>>,
    /// Clauses worth pointing to.
    pub clauses: Vec<At<Clause>>,
}

impl Part for Document {
    fn read(fields: &mut Fields) -> Self {
        Document {
            document: fields.required("document", "文件"),
            sort: fields.required("sort", "种类"),
            version: fields.required("version", "版本"),
            force: fields.required("force", "效力"),
            effective: fields.optional("effective", "生效"),
            ended: fields.optional("ended", "失效"),
            review_by: fields.optional("review_by", "复审"),
            issuer: fields.optional("issuer", "制定"),
            document_number: fields.optional("document_number", "文号"),
            adopted_by: fields.optional("adopted_by", "通过依据"),
            adopted: fields.optional("adopted", "通过日期"),
            draft_notice: fields.optional("draft_notice", "草案公示"),
            filed: fields.optional("filed", "备案"),
            filed_with: fields.optional("filed_with", "备案机关"),
            filing_number: fields.optional("filing_number", "备案号"),
            changes: fields.list("changes", "修改要点"),
            inspect: fields.optional("inspect", "查阅地点"),
            supersedes: fields.optional("supersedes", "取代"),
            file: fields.optional("file", "全文"),
            clauses: fields.parts("clauses", "要点条款"),
        }
    }
}
