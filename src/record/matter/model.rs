//! A matter (事项): what is to be decided or done, from the first complaint to the audited cost.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::number::{Count, Decimal};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

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
        /// 审价、审计
        Audit = "audit" | "审价",
        /// 决算公示
        SettlementDisclosure = "settlement_disclosure" | "决算公示",
        /// 回访
        FollowUp = "follow_up" | "回访",
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

/// A count on both bases: 业主人数 (one owner of several flats is one, never households) and 专有面积.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// 业主人数
    pub owners: Count,
    /// 专有面积
    pub area: Area,
}

impl Part for Base {
    fn read(fields: &mut Fields) -> Self {
        Base { owners: *fields.required("owners", "业主人数"), area: *fields.required("area", "面积") }
    }
}

/// The counts of a vote, or of one building's part of it.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Everybody who may vote.
    pub total: At<Base>,
    /// Who took part.
    pub participating: Option<At<Base>>,
    /// Who agreed.
    pub yes: Option<At<Base>>,
    /// Who did not.
    pub no: Option<At<Base>>,
    /// Who abstained.
    pub abstain: Option<At<Base>>,
}

impl Part for Counts {
    fn read(fields: &mut Fields) -> Self {
        Counts {
            total: fields.required_part("total", "全体"),
            participating: fields.part("participating", "参与"),
            yes: fields.part("yes", "同意"),
            no: fields.part("no", "反对"),
            abstain: fields.part("abstain", "弃权"),
        }
    }
}

/// One building's part of a vote.
#[derive(Debug, Clone)]
pub struct BuildingRow {
    /// Which building.
    pub building: At<BuildingId>,
    /// Its counts.
    pub counts: Counts,
}

impl Part for BuildingRow {
    fn read(fields: &mut Fields) -> Self {
        BuildingRow { building: fields.required("building", "楼栋"), counts: Counts::read(fields) }
    }
}

words! {
    /// Whether a yes carries the matter or stops it: 73.8 % for "不再续约" is a rejection of the renewal.
    Polarity, "polarity", "议题方向" {
        /// 同意即通过此事
        Affirmative = "affirmative" | "正向",
        /// 同意即否决此事
        Negative = "negative" | "反向",
    }
}

words! {
    /// How those who did not vote are counted, where the rules of procedure say so.
    NonVote, "non_vote", "未投票处理" {
        /// 不计入
        Absent = "absent" | "不计入",
        /// 视为随多数
        FollowMajority = "follow_majority" | "随多数",
    }
}

/// Ballots that were not counted.
#[derive(Debug, Clone)]
pub struct Uncounted {
    /// How many.
    pub count: At<Count>,
    /// Why.
    pub reason: At<Line>,
}

impl Part for Uncounted {
    fn read(fields: &mut Fields) -> Self {
        Uncounted { count: fields.required("count", "张数"), reason: fields.required("reason", "原因") }
    }
}

words! {
    /// What a record claims came of a vote; the outcome is computed, a claim is only compared.
    Outcome, "outcome", "表决结果" {
        /// 通过
        Passed = "passed" | "通过",
        /// 未通过
        Rejected = "rejected" | "未通过",
        /// 参与不足
        QuorumFailed = "quorum_failed" | "参与不足",
    }
}

/// A vote (Popolo: Motion, VoteEvent, Count) on both bases.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Anchor of the vote within the matter.
    pub number: Option<At<Line>>,
    /// The words voted on.
    pub motion: At<Line>,
    /// Which way a yes points.
    pub polarity: Option<At<Polarity>>,
    /// The item it falls under; the matter's own class where left out.
    pub class: Option<At<MatterClass>>,
    /// First day of voting.
    pub from: At<Date>,
    /// Last day of voting.
    pub until: At<Date>,
    /// How: 书面、线上.
    pub methods: Vec<At<Line>>,
    /// The buildings whose owners were asked; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// The counts.
    pub counts: Counts,
    /// The counts by building.
    pub rows: Vec<At<BuildingRow>>,
    /// How many ballots were cast by proxy.
    pub proxies: Option<At<Count>>,
    /// How those who did not vote are counted.
    pub non_vote: Option<At<NonVote>>,
    /// Ballots not counted.
    pub uncounted: Vec<At<Uncounted>>,
    /// Who counted.
    pub counters: Vec<At<PersonId>>,
    /// Who watched the count.
    pub scrutineers: Vec<At<PersonId>>,
    /// What the record claims.
    pub outcome: Option<At<Outcome>>,
}

impl Part for Vote {
    fn read(fields: &mut Fields) -> Self {
        Vote {
            number: fields.optional("number", "号"),
            motion: fields.required("motion", "议题"),
            polarity: fields.optional("polarity", "方向"),
            class: fields.optional("class", "类别"),
            from: fields.required("from", "起"),
            until: fields.required("until", "止"),
            methods: fields.list("methods", "方式"),
            buildings: fields.list("buildings", "范围"),
            counts: Counts::read(fields),
            rows: fields.parts("rows", "分楼栋"),
            proxies: fields.optional("proxies", "委托"),
            non_vote: fields.optional("non_vote", "未投票"),
            uncounted: fields.parts("uncounted", "不计票"),
            counters: fields.list("counters", "计票人"),
            scrutineers: fields.list("scrutineers", "监票人"),
            outcome: fields.optional("outcome", "结果"),
        }
    }
}

/// A point on the way with its date (OCDS: Milestone).
#[derive(Debug, Clone)]
pub struct Milestone {
    /// What.
    pub title: At<Line>,
    /// When it was meant to be done.
    pub due: Option<At<Date>>,
    /// When it was done.
    pub met: Option<At<Date>>,
    /// What it cost.
    pub amount: Option<At<Money>>,
    /// Anything else.
    pub note: Option<At<Line>>,
}

impl Part for Milestone {
    fn read(fields: &mut Fields) -> Self {
        Milestone {
            title: fields.required("title", "名称"),
            due: fields.optional("due", "计划"),
            met: fields.optional("met", "完成"),
            amount: fields.optional("amount", "金额"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// What it was meant to cost, what was agreed, what it came to.
#[derive(Debug, Clone)]
pub struct Cost {
    /// 预算
    pub budget: Option<At<Money>>,
    /// 合同价
    pub contract: Option<At<Money>>,
    /// 送审价
    pub submitted: Option<At<Money>>,
    /// 审定价
    pub audited: Option<At<Money>>,
    /// The account it is paid from, in words.
    pub paid_from: Option<At<Line>>,
    /// The finance record that holds the payment.
    pub record: Option<At<RecordId>>,
}

impl Part for Cost {
    fn read(fields: &mut Fields) -> Self {
        Cost {
            budget: fields.optional("budget", "预算"),
            contract: fields.optional("contract", "合同价"),
            submitted: fields.optional("submitted", "送审价"),
            audited: fields.optional("audited", "审定价"),
            paid_from: fields.optional("paid_from", "列支"),
            record: fields.optional("record", "账目"),
        }
    }
}

/// One who offered (招标比选).
#[derive(Debug, Clone)]
pub struct Bid {
    /// The company.
    pub bidder: At<Line>,
    /// What it asked.
    pub price: Option<At<Money>>,
    /// Its score.
    pub score: Option<At<Decimal>>,
    /// Whether it won.
    pub won: Option<At<bool>>,
}

impl Part for Bid {
    fn read(fields: &mut Fields) -> Self {
        Bid {
            bidder: fields.required("bidder", "单位"),
            price: fields.optional("price", "报价"),
            score: fields.optional("score", "得分"),
            won: fields.optional("won", "中选"),
        }
    }
}

/// One thing handed over.
#[derive(Debug, Clone)]
pub struct HandoverLine {
    /// What.
    pub subject: At<Line>,
    /// When.
    pub on: Option<At<Date>>,
    /// What was found.
    pub note: Option<At<Line>>,
}

impl Part for HandoverLine {
    fn read(fields: &mut Fields) -> Self {
        HandoverLine {
            subject: fields.required("subject", "项目"),
            on: fields.optional("on", "日期"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// Hand-over of property service or of a committee's books and seals.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Who hands over.
    pub from: At<OrganizationId>,
    /// Who takes over.
    pub to: At<OrganizationId>,
    /// First day.
    pub begun: At<Date>,
    /// Last day.
    pub ended: Option<At<Date>>,
    /// What is handed over.
    pub checklist: Vec<At<HandoverLine>>,
}

impl Part for Handover {
    fn read(fields: &mut Fields) -> Self {
        Handover {
            from: fields.required("from", "移交"),
            to: fields.required("to", "接收"),
            begun: fields.required("begun", "起"),
            ended: fields.optional("ended", "止"),
            checklist: fields.parts("checklist", "清单"),
        }
    }
}

/// Somebody who stands for election; only those who passed the vetting are ever listed.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub person: At<PersonId>,
    /// Who proposed them.
    pub nominated_by: Option<At<Line>>,
    /// When the vetting was passed.
    pub vetted: Option<At<Date>>,
    /// When they were trained.
    pub trained: Option<At<Date>>,
    /// Whether they were elected.
    pub elected: Option<At<bool>>,
    /// Owners who voted for them.
    pub votes: Option<At<Count>>,
}

impl Part for Candidate {
    fn read(fields: &mut Fields) -> Self {
        Candidate {
            person: fields.required("person", "人"),
            nominated_by: fields.optional("nominated_by", "推荐"),
            vetted: fields.optional("vetted", "审查通过"),
            trained: fields.optional("trained", "培训"),
            elected: fields.optional("elected", "当选"),
            votes: fields.optional("votes", "得票"),
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
            closed: fields.optional("closed", "办结"),
        }
    }
}
