//! The parts of a vote (Popolo: Motion, VoteEvent, Count).

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, OrganizationId, PersonId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::{Matter, MatterClass};

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

/// The ballots as sheets: one for each exclusive part, so that they are no count of owners.
#[derive(Debug, Clone)]
pub struct Sheets {
    /// Handed out.
    pub issued: Option<At<Count>>,
    /// Handed in, those not counted included.
    pub returned: At<Count>,
    /// Counted.
    pub valid: At<Count>,
}

impl Part for Sheets {
    fn read(fields: &mut Fields) -> Self {
        Sheets {
            issued: fields.optional("issued", "发出"),
            returned: fields.required("returned", "收回"),
            valid: fields.required("valid", "有效"),
        }
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

/// Ballots sent and handed back by one channel.
#[derive(Debug, Clone)]
pub struct BallotChannel {
    /// Which: 纸票上门, 城市投票平台.
    pub channel: At<Line>,
    /// How many went out.
    pub sent: At<Count>,
    /// How many came back.
    pub returned: Option<At<Count>>,
}

impl Part for BallotChannel {
    fn read(fields: &mut Fields) -> Self {
        BallotChannel {
            channel: fields.required("channel", "渠道"),
            sent: fields.required("sent", "发出"),
            returned: fields.optional("returned", "收回"),
        }
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
    /// The most that any one person cast for others.
    pub most_proxies: Option<At<Count>>,
    /// How those who did not vote are counted.
    pub non_vote: Option<At<NonVote>>,
    /// The ballots as sheets.
    pub sheets: Option<At<Sheets>>,
    /// Ballots not counted.
    pub uncounted: Vec<At<Uncounted>>,
    /// Who counted.
    pub counters: Vec<At<PersonId>>,
    /// Who watched the count.
    pub scrutineers: Vec<At<PersonId>>,
    /// Ballots by channel.
    pub ballots: Vec<At<BallotChannel>>,
    /// Bodies that were present at the count.
    pub witnesses: Vec<At<OrganizationId>>,
    /// When the votes were counted.
    pub counted: Option<At<Date>>,
    /// Where they were counted.
    pub counted_at: Option<At<Line>>,
    /// What the record claims.
    pub outcome: Option<At<Outcome>>,
}

impl Vote {
    /// The item it falls under: its own, or that of its matter.
    pub fn class_in(&self, matter: &Matter) -> MatterClass {
        self.class.as_ref().unwrap_or(&matter.class).value
    }
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
            most_proxies: fields.optional("most_proxies", "一人最多受托"),
            non_vote: fields.optional("non_vote", "未投票"),
            sheets: fields.part("sheets", "选票"),
            uncounted: fields.parts("uncounted", "不计票"),
            counters: fields.list("counters", "计票人"),
            scrutineers: fields.list("scrutineers", "监票人"),
            ballots: fields.parts("ballots", "分渠道"),
            witnesses: fields.list("witnesses", "见证"),
            counted: fields.optional("counted", "计票日期"),
            counted_at: fields.optional("counted_at", "计票地点"),
            outcome: fields.optional("outcome", "结果"),
        }
    }
}
