//! A matter (事项): what is to be decided or done, from the first complaint to the audited cost.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, RecordId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::{Acceptance, Bid, Candidate, Certificate, Cost, Handover, Loop, Milestone, Proposal, Removal, Urgency, Vote};

words! {
    /// What sort of matter; the numbers are the items of 民法典 278, whose majorities the packs hold.
    MatterClass, "matter_class", "事项类别" {
        /// 278-1
        RulesOfProcedure = "278-1" | "制定修改议事规则",
        /// 278-2
        Covenant = "278-2" | "制定修改管理规约",
        /// 278-3
        CommitteeElection = "278-3" | "选举更换业委会",
        /// 278-4
        PropertyCompany = "278-4" | "选聘解聘物业",
        /// 278-5
        FundUse = "278-5" | "使用维修资金",
        /// 278-6
        FundRaising = "278-6" | "筹集维修资金",
        /// 278-7
        Rebuilding = "278-7" | "改建重建",
        /// 278-8
        CommonPartsUse = "278-8" | "改变共有部分用途",
        /// 278-9
        OtherMajor = "278-9" | "其他重大事项",
        /// Decided by the committee or the courtyard itself.
        Ordinary = "ordinary" | "一般事项",
        /// 紧急维修
        Emergency = "emergency" | "紧急事项",
    }
}

words! {
    /// What a step is.
    StepKind, "step", "步骤" {
        /// 收集诉求
        Collect = "collect" | "收集诉求",
        /// 支部研究讨论 (前置程序)
        BranchDiscussion = "branch_discussion" | "支部研究讨论",
        /// 业委会、院委会讨论
        CommitteeDiscussion = "committee_discussion" | "委员会讨论",
        /// 议事会讨论
        CouncilDiscussion = "council_discussion" | "议事会讨论",
        /// 征求意见
        Consultation = "consultation" | "征求意见",
        /// 方案公示
        PlanDisclosure = "plan_disclosure" | "方案公示",
        /// 单项报告支部
        ReportToBranch = "report_to_branch" | "单项报告支部",
        /// 会议通知
        AssemblyNotice = "assembly_notice" | "会议通知",
        /// 表决
        Vote = "vote" | "表决",
        /// 结果公示
        ResultDisclosure = "result_disclosure" | "结果公示",
        /// 三机构会审
        JointApproval = "joint_approval" | "三机构会审",
        /// 招标比选
        Tender = "tender" | "招标比选",
        /// 签订合同
        Contract = "contract" | "签订合同",
        /// 实施
        Implementation = "implementation" | "实施",
        /// 交接
        Handover = "handover" | "交接",
        /// 验收
        Acceptance = "acceptance" | "验收",
        /// 备案
        Filing = "filing" | "备案",
        /// 报告业主大会
        ReportToAssembly = "report_to_assembly" | "报告业主大会",
        /// 选前培训
        Training = "training" | "选前培训",
        /// 支部核查
        BranchCheck = "branch_check" | "支部核查",
        /// 社区党委确认
        PartyConfirmation = "party_confirmation" | "党委确认",
        /// 审价、审计
        Audit = "audit" | "审价",
        /// 决算公示
        SettlementDisclosure = "settlement_disclosure" | "决算公示",
        /// 回访
        FollowUp = "follow_up" | "回访",
        /// 街道意见
        StreetOpinion = "street_opinion" | "街道意见",
        /// 其他
        Other = "other" | "其他步骤",
    }
}

/// One step of a matter.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is.
    pub kind: At<StepKind>,
    /// What it is called, where the word is not enough.
    pub title: Option<At<Line>>,
    /// The day, or the first day.
    pub on: Option<At<Date>>,
    /// The last day of a step that takes time.
    pub until: Option<At<Date>>,
    /// Which body.
    pub by: Option<At<OrganizationId>>,
    /// What came of it; a party body's is an opinion, never a vote.
    pub outcome: Option<At<Line>>,
    /// Records that belong to it.
    pub records: Vec<At<RecordId>>,
    /// Files that belong to it.
    pub files: Vec<At<AttachmentId>>,
}

impl Part for Step {
    fn read(fields: &mut Fields) -> Self {
        Step {
            kind: fields.required("step", "步"),
            title: fields.optional("title", "名称"),
            on: fields.optional("on", "日期"),
            until: fields.optional("until", "止"),
            by: fields.optional("by", "组织"),
            outcome: fields.optional("outcome", "结果"),
            records: fields.list("records", "记录"),
            files: fields.list("files", "附件"),
        }
    }
}

/// The three stages of disclosure (三个公开): before the decision, during the work, after it.
#[derive(Debug, Clone)]
pub struct Stages {
    /// 事前
    pub before: Option<At<RecordId>>,
    /// 事中
    pub during: Option<At<RecordId>>,
    /// 事后
    pub after: Option<At<RecordId>>,
}

impl Part for Stages {
    fn read(fields: &mut Fields) -> Self {
        Stages {
            before: fields.optional("before", "事前"),
            during: fields.optional("during", "事中"),
            after: fields.optional("after", "事后"),
        }
    }
}

words! {
    /// When people were asked.
    ConsultationStage, "consultation_stage", "问需阶段" {
        /// 决策前问需于民
        Before = "before" | "决策前",
        /// 实施中问计于民
        During = "during" | "实施中",
        /// 完成后问效于民
        After = "after" | "完成后",
    }
}

/// A view people gave and what became of it.
#[derive(Debug, Clone)]
pub struct View {
    /// What they said.
    pub gist: At<Line>,
    /// How many said it.
    pub count: At<Count>,
    /// What was done, or why not.
    pub reason: Option<At<Line>>,
}

impl Part for View {
    fn read(fields: &mut Fields) -> Self {
        View {
            gist: fields.required("gist", "内容"), count: fields.required("count", "件数"), reason: fields.optional("reason", "说明")
        }
    }
}

/// A consultation: what was asked and what became of it.
#[derive(Debug, Clone)]
pub struct Consultation {
    /// When in the matter's life.
    pub stage: At<ConsultationStage>,
    /// How: 壩壩会, 微信群, 入户.
    pub channel: At<Line>,
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Views received.
    pub received: At<Count>,
    /// Views taken up.
    pub adopted: Vec<At<View>>,
    /// Views declined, each with its reason.
    pub declined: Vec<At<View>>,
    /// Views still open.
    pub pending: Option<At<Count>>,
}

impl Part for Consultation {
    fn read(fields: &mut Fields) -> Self {
        Consultation {
            stage: fields.required("stage", "阶段"),
            channel: fields.required("channel", "渠道"),
            from: fields.required("from", "起"),
            until: fields.optional("until", "止"),
            received: fields.required("received", "收到"),
            adopted: fields.parts("adopted", "采纳"),
            declined: fields.parts("declined", "未采纳"),
            pending: fields.optional("pending", "待复"),
        }
    }
}

/// A matter.
#[derive(Debug, Clone)]
pub struct Matter {
    /// What sort.
    pub class: At<MatterClass>,
    /// Whether it is a major matter (重大事项).
    pub major: Option<At<bool>>,
    /// Who brought it up: a role, never a name.
    pub raised_by: Option<At<Line>>,
    /// Who is in charge.
    pub responsible: Option<At<OrganizationId>>,
    /// The buildings it concerns; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// How it moves along.
    pub steps: Vec<At<Step>>,
    /// The three stages of disclosure.
    pub disclosures: Option<At<Stages>>,
    /// What was asked and what became of it.
    pub consultations: Vec<At<Consultation>>,
    /// Votes.
    pub votes: Vec<At<Vote>>,
    /// Points on the way.
    pub milestones: Vec<At<Milestone>>,
    /// What it costs.
    pub cost: Option<At<Cost>>,
    /// Who offered.
    pub bids: Vec<At<Bid>>,
    /// What is handed over.
    pub handover: Option<At<Handover>>,
    /// Who stands for election.
    pub candidates: Vec<At<Candidate>>,
    /// Whose place in a committee ends before its term.
    pub removals: Vec<At<Removal>>,
    /// Flats looked at before they were taken over.
    pub acceptance: Option<At<Acceptance>>,
    /// The proposal it rests on.
    pub proposal: Option<At<Proposal>>,
    /// Why it could not wait.
    pub urgency: Option<At<Urgency>>,
    /// 线上收集、线下解决、线上反馈
    pub oao: Option<At<Loop>>,
    /// Certificates and receipts.
    pub certificates: Vec<At<Certificate>>,
    /// How many flats were visited for it.
    pub visited: Option<At<Count>>,
    /// Whether it is tried out (探索、试点).
    pub pilot: Option<At<bool>>,
    /// How many are to be elected.
    pub seats: Option<At<Count>>,
    /// When it was closed.
    pub closed: Option<At<Date>>,
}

impl Part for Matter {
    fn read(fields: &mut Fields) -> Self {
        Matter {
            class: fields.required("class", "类别"),
            major: fields.optional("major", "重大"),
            raised_by: fields.optional("raised_by", "提出"),
            responsible: fields.optional("responsible", "负责"),
            buildings: fields.list("buildings", "影响楼栋"),
            steps: fields.parts("steps", "步骤"),
            disclosures: fields.part("disclosures", "三个公开"),
            consultations: fields.parts("consultations", "征求意见"),
            votes: fields.parts("votes", "表决"),
            milestones: fields.parts("milestones", "节点"),
            cost: fields.part("cost", "费用"),
            bids: fields.parts("bids", "比选"),
            handover: fields.part("handover", "交接"),
            candidates: fields.parts("candidates", "候选人"),
            removals: fields.parts("removals", "资格终止"),
            acceptance: fields.part("acceptance", "交付查验"),
            proposal: fields.part("proposal", "提议"),
            urgency: fields.part("urgency", "紧急情形"),
            oao: fields.part("oao", "三同步"),
            certificates: fields.parts("certificates", "证明"),
            visited: fields.optional("visited", "入户"),
            pilot: fields.optional("pilot", "试点"),
            seats: fields.optional("seats", "应选"),
            closed: fields.optional("closed", "办结"),
        }
    }
}
