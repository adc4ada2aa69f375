//! `kiosk` of a unit's file: what the lobby screen plays. Without it the screen plays what everybody asks for.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, PersonId, RecordId};
use crate::base::number::Count;
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::At;
use crate::{said, words};

words! {
    /// What a slide is about; each is a tile to touch.
    Topic, "topic", "大屏主题" {
        /// Accounts: what came in, what went out, what is left.
        Money = "money" | "账目",
        /// What hangs now.
        Notices = "notices" | "公示",
        /// Matters under way, votes, evaluations.
        Matters = "matters" | "事项",
        /// What was to be published, and whether it was seen.
        Duties = "duties" | "该公布的",
        /// Whom to call.
        People = "people" | "找谁",
    }
}

impl Topic {
    /// The topic whose tile leads to a kind of record.
    pub fn of_kind(kind: &str) -> Topic {
        match kind {
            "finance" | "contract" => Topic::Money,
            "matter" | "evaluation" | "meeting" => Topic::Matters,
            "roster" | "venue" => Topic::People,
            _ => Topic::Notices,
        }
    }
}

/// A stretch of seconds on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds(pub u64);

/// Less cannot be read, more is taken for a screen that hangs.
const LEAST: u64 = 5;
const MOST: u64 = 300;

impl Scalar for Seconds {
    fn form() -> Form {
        Form::of("秒数（5 到 300）", "seconds, 5 to 300", "15")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let Count(seconds) = Count::parse(text.trim_end_matches("秒").trim_end_matches('s').trim())?;
        if !(LEAST..=MOST).contains(&seconds) {
            return Err(said!("{seconds} 秒不行：要在 {LEAST} 到 {MOST} 秒之间", "{seconds} seconds: it takes {LEAST} to {MOST}"));
        }
        Ok(Seconds(seconds))
    }
    fn stand_in() -> Self {
        Seconds(LEAST)
    }
}

/// Who looked an own picture over before it was shown.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Who.
    pub by: At<PersonId>,
    /// When.
    pub on: At<Date>,
}

impl Part for Seen {
    fn read(fields: &mut Fields) -> Self {
        Seen { by: fields.required("by", "人"), on: fields.required("on", "日期") }
    }
}

/// One line of the playlist: a record, every current record of a kind, or words and a picture of the unit's own.
#[derive(Debug, Clone)]
pub struct PlayItem {
    /// Which record.
    pub record: Option<At<RecordId>>,
    /// Every record of this kind that hangs now.
    pub kind: Option<At<Line>>,
    /// What an own slide is called.
    pub title: Option<At<Line>>,
    /// What it says.
    pub text: Option<At<Line>>,
    /// The picture it shows.
    pub picture: Option<At<AttachmentId>>,
    /// Who answers for the picture; one that a record publishes needs nobody else.
    pub redacted: Option<At<Seen>>,
    /// First day on the screen.
    pub from: Option<At<Date>>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// How long it stands.
    pub dwell: Option<At<Seconds>>,
    /// What is larger comes first; 0 where left out.
    pub priority: Option<At<Count>>,
    /// It alone takes the screen while it holds.
    pub urgent: Option<At<bool>>,
}

impl Part for PlayItem {
    fn read(fields: &mut Fields) -> Self {
        PlayItem {
            record: fields.optional("record", "记录"),
            kind: fields.optional("kind", "类别"),
            title: fields.optional("title", "标题"),
            text: fields.optional("text", "文字"),
            picture: fields.optional("picture", "图片"),
            redacted: fields.part("redacted", "脱敏"),
            from: fields.optional("from", "起"),
            until: fields.optional("until", "止"),
            dwell: fields.optional("dwell", "停留"),
            priority: fields.optional("priority", "优先"),
            urgent: fields.optional("urgent", "紧急"),
        }
    }
}

impl PlayItem {
    /// Whether it alone takes the screen.
    pub fn is_urgent(&self) -> bool {
        self.urgent.as_ref().is_some_and(|urgent| urgent.value)
    }
}

/// What the lobby screen plays (大屏).
#[derive(Debug, Clone)]
pub struct Playlist {
    /// How long a slide stands where it says nothing itself.
    pub dwell: Option<At<Seconds>>,
    /// After so long without a touch the loop goes on.
    pub idle: Option<At<Seconds>>,
    /// Whether the screen can be touched.
    pub touch: Option<At<bool>>,
    /// What is shown by itself; every topic where left out.
    pub show: Vec<At<Topic>>,
    /// Nothing is shown by itself but what stands below.
    pub only: Option<At<bool>>,
    /// What is shown besides, or otherwise.
    pub items: Vec<At<PlayItem>>,
}

impl Part for Playlist {
    fn read(fields: &mut Fields) -> Self {
        Playlist {
            dwell: fields.optional("dwell", "停留"),
            idle: fields.optional("idle", "无人操作"),
            touch: fields.optional("touch", "触摸"),
            show: fields.list("show", "显示"),
            only: fields.optional("only", "只播下面的"),
            items: fields.parts("items", "播放"),
        }
    }
}
