//! The words organizations are described with: classes, relations, roles, standing, bases.

use crate::words;

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

impl OrganizationClass {
    /// Whether it is here by contract: its term is a period of service, and with that it is gone.
    pub fn is_hired(self) -> bool {
        self == OrganizationClass::PropertyCompany
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

impl Role {
    /// Whether the holder fills one of the organization's seats; alternates, advisers, staff and helpers do not.
    pub fn takes_seat(self) -> bool {
        use Role::*;
        matches!(
            self,
            Secretary
                | DeputySecretary
                | Chair
                | ViceChair
                | Member
                | PartTimeMember
                | ChiefSupervisor
                | Supervisor
                | Leader
                | DeputyLeader
                | Participant
                | Representative
                | BuildingHead
                | UnitHead
                | President
        )
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

words! {
    /// How a building has its head (楼长).
    HeadMode, "head_mode", "楼长方式" {
        /// 单设
        Single = "single" | "单设",
        /// 就近联合
        Joint = "joint" | "联合",
        /// 轮值
        Rotating = "rotating" | "轮值",
    }
}
