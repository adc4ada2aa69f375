//! Organizations, posts and memberships (Popolo), as rosters record them.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, OrganizationId, PersonId, RecordId, Slug};
use crate::base::number::Count;
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::contact::{Contact, Reception};

words! {
    /// What sort of body an organization is.
    OrganizationClass, "organization_class", "组织类别" {
        /// 业主大会
        OwnersAssembly = "owners_assembly" | "业主大会",
        /// 业主委员会
        OwnersCommittee = "owners_committee" | "业主委员会",
        /// 业主监事会 / 居民监事会
        SupervisoryBoard = "supervisory_board" | "监事会",
        /// 院委会
        CourtyardCommittee = "courtyard_committee" | "院委会",
        /// 议事会
        Council = "council" | "议事会",
        /// 住户委员会
        TenantsCommittee = "tenants_committee" | "住户委员会",
        /// 小区党支部
        EstateBranch = "estate_branch" | "小区党支部",
        /// 网格党支部
        GridBranch = "grid_branch" | "网格党支部",
        /// 党小组
        PartyGroup = "party_group" | "党小组",
        /// 业委会党的工作小组
        PartyWorkingGroup = "party_working_group" | "党的工作小组",
        /// 党总支
        GeneralBranch = "general_branch" | "党总支",
        /// 社区党委
        CommunityPartyCommittee = "community_party_committee" | "社区党委",
        /// 街道党工委
        StreetPartyCommittee = "street_party_committee" | "街道党工委",
        /// 街道办事处
        StreetOffice = "street_office" | "街道办事处",
        /// 大工委
        JointPartyCommittee = "joint_party_committee" | "大工委",
        /// 居民委员会
        NeighbourhoodCommittee = "neighbourhood_committee" | "居民委员会",
        /// 居务监督委员会
        NeighbourhoodSupervisors = "neighbourhood_supervisors" | "居务监督委员会",
        /// 5+X 委员会
        SubCommittee = "sub_committee" | "下属委员会",
        /// 环境与物业管理委员会
        EnvironmentCommittee = "environment_committee" | "环境与物业管理委员会",
        /// 居民小组
        ResidentsGroup = "residents_group" | "居民小组",
        /// 楼长
        BuildingHeads = "building_heads" | "楼长队伍",
        /// 物业服务企业
        PropertyCompany = "property_company" | "物业服务企业",
        /// 城管
        UrbanManagement = "urban_management" | "城市管理",
        /// 产权单位
        PropertyOwner = "property_owner" | "产权单位",
        /// 驻区单位
        ResidentUnit = "resident_unit" | "驻区单位",
        /// 志愿队
        VolunteerTeam = "volunteer_team" | "志愿队",
        /// 妇女工作组、妇女微家
        WomensGroup = "womens_group" | "妇女组织",
        /// 研究会等
        Association = "association" | "社团",
        /// 小区协调委员会、联席会议
        CoordinationGroup = "coordination_group" | "协调议事机构",
        /// 换届小组、筹备组
        PreparatoryGroup = "preparatory_group" | "筹备组",
        /// 应急小分队等其他
        Group = "group" | "其他组织",
    }
}

impl OrganizationClass {
    /// Whether it is a party body: it discusses and gives opinions, it does not vote on the owners' behalf.
    pub fn is_party_body(self) -> bool {
        use OrganizationClass::*;
        matches!(
            self,
            EstateBranch
                | GridBranch
                | PartyGroup
                | PartyWorkingGroup
                | GeneralBranch
                | CommunityPartyCommittee
                | StreetPartyCommittee
                | JointPartyCommittee
        )
    }
}

words! {
    /// How one organization stands to another (梯形架构).
    RelationKind, "relation", "关系" {
        /// 领导
        Leads = "leads" | "领导",
        /// 指导
        Guides = "guides" | "指导",
        /// 监督
        Supervises = "supervises" | "监督",
        /// 协调
        Coordinates = "coordinates" | "协调",
        /// 选聘
        Hires = "hires" | "选聘",
    }
}

words! {
    /// What somebody is in an organization.
    Role, "role", "职务" {
        /// 书记
        Secretary = "secretary" | "书记",
        /// 第一书记
        FirstSecretary = "first_secretary" | "第一书记",
        /// 副书记
        DeputySecretary = "deputy_secretary" | "副书记",
        /// 主任
        Chair = "chair" | "主任",
        /// 副主任
        ViceChair = "vice_chair" | "副主任",
        /// 委员
        Member = "member" | "委员",
        /// 兼职委员
        PartTimeMember = "part_time_member" | "兼职委员",
        /// 候补委员
        Alternate = "alternate" | "候补委员",
        /// 执行秘书
        ExecutiveSecretary = "executive_secretary" | "执行秘书",
        /// 监事长
        ChiefSupervisor = "chief_supervisor" | "监事长",
        /// 监事
        Supervisor = "supervisor" | "监事",
        /// 组长
        Leader = "leader" | "组长",
        /// 副组长
        DeputyLeader = "deputy_leader" | "副组长",
        /// 成员
        Participant = "participant" | "成员",
        /// 代表
        Representative = "representative" | "代表",
        /// 楼长
        BuildingHead = "building_head" | "楼长",
        /// 单元长
        UnitHead = "unit_head" | "单元长",
        /// 项目经理
        Manager = "manager" | "项目经理",
        /// 会计
        Accountant = "accountant" | "会计",
        /// 出纳
        Cashier = "cashier" | "出纳",
        /// 签批人
        Signatory = "signatory" | "签批人",
        /// 联系人
        Liaison = "liaison" | "联系人",
        /// 会长
        President = "president" | "会长",
        /// 秘书长
        SecretaryGeneral = "secretary_general" | "秘书长",
        /// 顾问
        Adviser = "adviser" | "顾问",
        /// 志愿者
        Volunteer = "volunteer" | "志愿者",
        /// 工作人员
        Staff = "staff" | "工作人员",
    }
}

words! {
    /// Whether a body is provisional.
    Standing, "standing", "组织状态" {
        /// 临时
        Provisional = "provisional" | "临时",
        /// 正式
        Formal = "formal" | "正式",
    }
}

words! {
    /// Why somebody sits on a body.
    MemberBasis, "member_basis", "任职依据" {
        /// 委员身份
        CommitteeMember = "committee_member" | "业委会成员",
        /// 业主
        Owner = "owner" | "业主",
        /// 租户
        Tenant = "tenant" | "租户",
        /// 产权单位代表
        OwnerUnit = "owner_unit" | "产权单位",
        /// 物业代表
        Property = "property" | "物业企业",
        /// 社区工作者
        CommunityWorker = "community_worker" | "社区工作者",
        /// 上级选派
        Seconded = "seconded" | "选派",
        /// 选举
        Elected = "elected" | "选举",
        /// 聘用
        Employed = "employed" | "聘用",
    }
}

/// A post of an organization (Popolo: Post): it exists whether or not somebody holds it.
#[derive(Debug, Clone)]
pub struct Post {
    /// What the holder is.
    pub role: At<Role>,
    /// What it is called here, where the word of the role is not enough.
    pub title: Option<At<Line>>,
    /// How many may hold it.
    pub seats: Option<At<Count>>,
    /// What the holder does.
    pub duties: Vec<At<Line>>,
}

impl Part for Post {
    fn read(fields: &mut Fields) -> Self {
        Post {
            role: fields.required("role", "职务"),
            title: fields.optional("title", "名称"),
            seats: fields.optional("seats", "席位"),
            duties: fields.list("duties", "职责"),
        }
    }
}

/// Somebody's place in an organization (Popolo: Membership).
#[derive(Debug, Clone)]
pub struct Membership {
    /// Who.
    pub person: At<PersonId>,
    /// As what.
    pub role: At<Role>,
    /// What the place is called here.
    pub title: Option<At<Line>>,
    /// First day; the organization's term where left out.
    pub since: Option<At<Date>>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Why this person sits here.
    pub basis: Option<At<MemberBasis>>,
    /// The organization the person stands for (Popolo: on_behalf_of).
    pub on_behalf_of: Option<At<OrganizationId>>,
    /// Where the person was seconded from.
    pub seconded_from: Option<At<Line>>,
    /// The buildings the person answers for.
    pub buildings: Vec<At<BuildingId>>,
    /// 六员 and the like.
    pub duties: Vec<At<Line>>,
}

impl Part for Membership {
    fn read(fields: &mut Fields) -> Self {
        Membership {
            person: fields.required("person", "人"),
            role: fields.required("role", "职务"),
            title: fields.optional("title", "名称"),
            since: fields.optional("since", "自"),
            until: fields.optional("until", "至"),
            basis: fields.optional("basis", "依据身份"),
            on_behalf_of: fields.optional("on_behalf_of", "代表"),
            seconded_from: fields.optional("seconded_from", "派出单位"),
            buildings: fields.list("buildings", "楼栋"),
            duties: fields.list("duties", "职责"),
        }
    }
}

/// Somebody who attends without a vote (列席).
#[derive(Debug, Clone)]
pub struct Observer {
    /// Who, where it is one person.
    pub person: Option<At<PersonId>>,
    /// From which organization.
    pub organization: Option<At<OrganizationId>>,
    /// At what.
    pub occasion: Option<At<Line>>,
}

impl Part for Observer {
    fn read(fields: &mut Fields) -> Self {
        Observer {
            person: fields.optional("person", "人"),
            organization: fields.optional("organization", "组织"),
            occasion: fields.optional("occasion", "场合"),
        }
    }
}

/// How this organization stands to another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// How.
    pub kind: At<RelationKind>,
    /// To whom.
    pub to: At<OrganizationId>,
    /// Since when.
    pub since: Option<At<Date>>,
}

impl Part for Relation {
    fn read(fields: &mut Fields) -> Self {
        Relation { kind: fields.required("kind", "种类"), to: fields.required("to", "对象"), since: fields.optional("since", "自") }
    }
}

/// 支代业: another body acts for one that cannot (yet) act itself; matters of 民法典 278 are never covered.
#[derive(Debug, Clone)]
pub struct Delegation {
    /// For which body this organization acts, in words (the body may not exist).
    pub for_body: At<Line>,
    /// Which powers.
    pub powers: Vec<At<Line>>,
    /// The owners' or tenants' consent it rests on.
    pub consent: Option<At<RecordId>>,
    /// From when until when.
    pub period: At<Period>,
    /// Why.
    pub reason: Option<At<Line>>,
}

impl Part for Delegation {
    fn read(fields: &mut Fields) -> Self {
        Delegation {
            for_body: fields.required("for_body", "代行对象"),
            powers: fields.list("powers", "职权"),
            consent: fields.optional("consent", "同意依据"),
            period: fields.required_period("period", "期间"),
            reason: fields.optional("reason", "原因"),
        }
    }
}

/// A term of office.
#[derive(Debug, Clone)]
pub struct Term {
    /// 第三届
    pub name: Option<At<Line>>,
    /// First to last day.
    pub period: At<Period>,
    /// The record of the election.
    pub election: Option<At<RecordId>>,
}

impl Part for Term {
    fn read(fields: &mut Fields) -> Self {
        Term {
            name: fields.optional("name", "届别"),
            period: fields.required_period("period", "期间"),
            election: fields.optional("election", "选举记录"),
        }
    }
}

/// An organization with its posts and members.
#[derive(Debug, Clone)]
pub struct Organization {
    /// Permanent id; the record's own where left out. Several terms of one body share it.
    pub id: Option<At<Slug>>,
    /// Full name.
    pub name: At<Line>,
    /// What it is called for short.
    pub short_name: Option<At<Line>>,
    /// What sort of body it is.
    pub class: At<OrganizationClass>,
    /// Provisional or formal.
    pub standing: Option<At<Standing>>,
    /// Since when it exists.
    pub founded: Option<At<Date>>,
    /// When a provisional body became formal.
    pub converted: Option<At<Date>>,
    /// When it ended.
    pub dissolved: Option<At<Date>>,
    /// The body above it.
    pub parent: Option<At<OrganizationId>>,
    /// How many seats it has.
    pub seats: Option<At<Count>>,
    /// Its current term.
    pub term: Option<At<Term>>,
    /// Whether it has a seal of its own.
    pub seal: Option<At<bool>>,
    /// 统一社会信用代码
    pub credit_code: Option<At<Line>>,
    /// What it is for.
    pub duties: Vec<At<Line>>,
    /// The document that governs it.
    pub charter: Option<At<RecordId>>,
    /// Its posts.
    pub posts: Vec<At<Post>>,
    /// Who belongs to it.
    pub members: Vec<At<Membership>>,
    /// How many belong to it, where they are not named (volunteers, party groups).
    pub member_count: Option<At<Count>>,
    /// Whom it must seat (住户委员会: the four constituencies).
    pub constituencies: Vec<At<Line>>,
    /// Who attends without a vote.
    pub observers: Vec<At<Observer>>,
    /// The buildings it serves; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// For whom it acts.
    pub delegation: Option<At<Delegation>>,
    /// Who speaks for it.
    pub spokesperson: Option<At<PersonId>>,
    /// How it stands to others.
    pub relations: Vec<At<Relation>>,
    /// Where to reach it.
    pub contacts: Vec<At<Contact>>,
    /// When it receives residents.
    pub reception: Option<At<Reception>>,
}

impl Part for Organization {
    fn read(fields: &mut Fields) -> Self {
        Organization {
            id: fields.optional("organization", "组织"),
            name: fields.required("name", "名称"),
            short_name: fields.optional("short_name", "简称"),
            class: fields.required("class", "类别"),
            standing: fields.optional("standing", "组织状态"),
            founded: fields.optional("founded", "成立"),
            converted: fields.optional("converted", "转正"),
            dissolved: fields.optional("dissolved", "撤销"),
            parent: fields.optional("parent", "上级"),
            seats: fields.optional("seats", "席位"),
            term: fields.part("term", "任期"),
            seal: fields.optional("seal", "有印章"),
            credit_code: fields.optional("credit_code", "统一社会信用代码"),
            duties: fields.list("duties", "职责"),
            charter: fields.optional("charter", "章程"),
            posts: fields.parts("posts", "岗位"),
            members: fields.parts("members", "成员"),
            member_count: fields.optional("member_count", "人数"),
            constituencies: fields.list("constituencies", "组成方"),
            observers: fields.parts("observers", "列席"),
            buildings: fields.list("buildings", "服务楼栋"),
            delegation: fields.part("delegation", "代行"),
            spokesperson: fields.optional("spokesperson", "新闻发言人"),
            relations: fields.parts("relations", "关系"),
            contacts: fields.parts("contacts", "联系"),
            reception: fields.part("reception", "接待日"),
        }
    }
}

impl Organization {
    /// Whether a membership holds on a day: its own dates, else the organization's term, else for as long as the body exists.
    pub fn holds(&self, member: &Membership, day: Date) -> bool {
        let term = self.term.as_ref().map(|t| t.period.value);
        let since = member.since.as_ref().map(|d| d.value).or(term.map(|t| t.from));
        let until = member.until.as_ref().map(|d| d.value).or(self.dissolved.as_ref().map(|d| d.value)).or(term.map(|t| t.until));
        since.is_none_or(|d| d <= day) && until.is_none_or(|d| day <= d)
    }
}
