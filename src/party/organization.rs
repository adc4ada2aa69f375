//! Organizations, posts and memberships (Popolo), as rosters record them.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, OrganizationId, PersonId, RecordId, Slug};
use crate::base::number::Count;
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;

use super::contact::{Contact, Reception};

pub use super::appointment::{Appointment, Objection};
pub use super::composition::{Grid, GridSort, Share};
pub use super::honour::Honour;
pub use super::vocabulary::{HeadMode, MemberBasis, OrganizationClass, RelationKind, Role, Standing};

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
    /// The rank the person was seconded with, as its list words it.
    pub rank: Option<At<Line>>,
    /// The organization that put the person forward (推荐).
    pub nominated_by: Option<At<OrganizationId>>,
    /// The organization that confirmed the person (确认).
    pub confirmed_by: Option<At<OrganizationId>>,
    /// When it did.
    pub confirmed: Option<At<Date>>,
    /// When the person was trained for it (培训).
    pub trained: Option<At<Date>>,
    /// The way into the place, where it was published.
    pub appointment: Option<At<Appointment>>,
    /// The buildings the person answers for.
    pub buildings: Vec<At<BuildingId>>,
    /// The stairwells (单元) of those buildings, where it is not all.
    pub units: Vec<At<Line>>,
    /// How the buildings have their head.
    pub mode: Option<At<HeadMode>>,
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
            rank: fields.optional("rank", "级别"),
            nominated_by: fields.optional("nominated_by", "推荐"),
            confirmed_by: fields.optional("confirmed_by", "确认"),
            confirmed: fields.optional("confirmed", "确认日期"),
            trained: fields.optional("trained", "培训"),
            appointment: fields.part("appointment", "任用"),
            buildings: fields.list("buildings", "楼栋"),
            units: fields.list("units", "单元"),
            mode: fields.optional("mode", "方式"),
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
    /// When it was filed with the street (备案).
    pub filed: Option<At<Date>>,
}

impl Part for Term {
    fn read(fields: &mut Fields) -> Self {
        Term {
            name: fields.optional("name", "届别"),
            period: fields.required_period("period", "期间"),
            election: fields.optional("election", "选举记录"),
            filed: fields.optional("filed", "备案"),
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
    /// When its plaque was put up (揭牌).
    pub plaque: Option<At<Date>>,
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
    /// Of whom these consist, in numbers.
    pub composition: Vec<At<Share>>,
    /// The grid a party branch or group is formed around.
    pub grid: Option<At<Grid>>,
    /// How many units (驻区单位) lie in its area.
    pub resident_units: Option<At<Count>>,
    /// How many party members working elsewhere checked in with it (双报到).
    pub checked_in: Option<At<Count>>,
    /// Whether a sub-committee is one of those the law names (5+X 的五个).
    pub core: Option<At<bool>>,
    /// What a body of people with one interest is about (特色).
    pub theme: Option<At<Line>>,
    /// What it was honoured with.
    pub honours: Vec<At<Honour>>,
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
            plaque: fields.optional("plaque", "揭牌"),
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
            composition: fields.parts("composition", "构成"),
            grid: fields.part("grid", "网格"),
            resident_units: fields.optional("resident_units", "驻区单位数"),
            checked_in: fields.optional("checked_in", "报到党员"),
            core: fields.optional("core", "法定"),
            theme: fields.optional("theme", "特色"),
            honours: fields.parts("honours", "荣誉"),
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
    /// First and last day of a membership: its own dates, else the organization's term, else for as long as the body exists.
    pub fn stretch(&self, member: &Membership) -> (Option<Date>, Option<Date>) {
        let day = |date: &Option<At<Date>>| date.as_ref().map(|d| d.value);
        let term = self.term.as_ref().map(|t| t.period.value);
        let ends = [term.map(|t| t.until), day(&self.dissolved)].into_iter().flatten().min();
        (day(&member.since).or(term.map(|t| t.from)), day(&member.until).or(ends))
    }

    /// Whether a membership holds on a day.
    pub fn holds(&self, member: &Membership, day: Date) -> bool {
        let (since, until) = self.stretch(member);
        since.is_none_or(|d| d <= day) && until.is_none_or(|d| day <= d)
    }

    /// Whether the body exists on a day; a term that ran out does not end it, unless it is here by contract only.
    pub fn exists(&self, day: Date) -> bool {
        let began = self.founded.as_ref().map(|d| d.value).or(self.term.as_ref().map(|t| t.period.from));
        let service = self.term.as_ref().filter(|_| self.class.is_hired()).map(|t| t.period.until);
        let ends = [service, self.dissolved.as_ref().map(|d| d.value)].into_iter().flatten().min();
        began.is_none_or(|d| d <= day) && ends.is_none_or(|d| day <= d)
    }

    /// The day on which to look at who sits: the day asked for, or the last of the term or of the body where that is over.
    ///
    /// A body whose term ran out without a successor still has the people it had; its page says that the term is over.
    pub fn seated(&self, day: Date) -> Date {
        let term = self.term.as_ref().map(|t| t.period.until);
        let dissolved = self.dissolved.as_ref().map(|d| d.value);
        [Some(day), term, dissolved].into_iter().flatten().min().unwrap_or(day)
    }

    /// Whether the place is an office, whose holder is named; volunteers and the members of party groups are only counted.
    pub fn is_office(&self, member: &Membership) -> bool {
        use OrganizationClass::{PartyGroup, VolunteerTeam};
        let rank_and_file =
            matches!(self.class.value, PartyGroup | VolunteerTeam) && matches!(member.role.value, Role::Participant | Role::Member);
        !(rank_and_file || member.role.value == Role::Volunteer)
    }

    /// What it is called where room is scarce.
    pub fn short(&self) -> &str {
        self.short_name.as_ref().map_or(&self.name.0, |name| &name.0)
    }
}
