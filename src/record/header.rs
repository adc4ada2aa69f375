//! What every record carries, whatever its kind.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, PersonId, RecordId, Slug};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::contact::Phone;
use crate::party::mailbox::Email;
use crate::words;

words! {
    /// Where a record stands on its way to the public.
    Status, "status", "记录状态" {
        /// In no output; `serve` shows it under a watermark.
        Draft = "draft" | "草稿",
        /// Written and waiting for whoever looks it over (送审); in no output either.
        Review = "review" | "送审",
        /// Public from its date on.
        Published = "published" | "发布",
        /// Taken back; the page says so and why.
        Withdrawn = "withdrawn" | "撤回",
    }
}

/// From when until when a disclosure hangs, and where (公示期).
#[derive(Debug, Clone)]
pub struct Window {
    /// First day; the day of publication where left out.
    pub from: Option<At<Date>>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Where: board slots, platforms, this site.
    pub channels: Vec<At<Line>>,
}

impl Part for Window {
    fn read(fields: &mut Fields) -> Self {
        Window { from: fields.optional("from", "起"), until: fields.optional("until", "止"), channels: fields.list("channels", "渠道") }
    }
}

/// How to object or ask.
#[derive(Debug, Clone)]
pub struct Feedback {
    /// Last day.
    pub until: Option<At<Date>>,
    /// Who answers.
    pub contact: Option<At<PersonId>>,
    /// Work telephone; the person's own work phone where left out.
    pub phone: Option<At<Phone>>,
    /// Work e-mail; the person's own where left out.
    pub email: Option<At<Email>>,
    /// Where to put a slip.
    pub place: Option<At<Line>>,
    /// Whether slips of paper are taken (纸条); they are where a place is given.
    pub slips: Option<At<bool>>,
}

impl Part for Feedback {
    fn read(fields: &mut Fields) -> Self {
        Feedback {
            until: fields.optional("until", "截止"),
            contact: fields.optional("contact", "联系"),
            phone: fields.optional("phone", "电话"),
            email: fields.optional("email", "邮箱"),
            place: fields.optional("place", "地点"),
            slips: fields.optional("slips", "纸条"),
        }
    }
}

/// Who looked a record over before it was published.
#[derive(Debug, Clone)]
pub struct Review {
    /// Who.
    pub by: At<PersonId>,
    /// When.
    pub on: At<Date>,
}

impl Part for Review {
    fn read(fields: &mut Fields) -> Self {
        Review { by: fields.required("by", "人"), on: fields.required("on", "日期") }
    }
}

/// A file that comes with the record; published only when somebody answers for its redaction.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The file below `attachments/`.
    pub file: At<AttachmentId>,
    /// What it is called.
    pub title: At<Line>,
    /// Who took out what is private, and when.
    pub redacted: Option<At<Review>>,
    /// Where the original can be seen.
    pub inspect: Option<At<Line>>,
}

impl Part for Attachment {
    fn read(fields: &mut Fields) -> Self {
        Attachment {
            file: fields.required("file", "文件"),
            title: fields.required("title", "标题"),
            redacted: fields.part("redacted", "脱敏"),
            inspect: fields.optional("inspect", "查阅地点"),
        }
    }
}

/// How a sheet is signed off (落款).
#[derive(Debug, Clone)]
pub struct SignOff {
    /// The term of the body that publishes: 第三届.
    pub term: Option<At<Line>>,
    /// Whether the sheet keeps room for a seal.
    pub seal: Option<At<bool>>,
    /// Whether the body publishes this for the one it acts for, as its delegation says.
    pub acting: Option<At<bool>>,
}

impl Part for SignOff {
    fn read(fields: &mut Fields) -> Self {
        SignOff {
            term: fields.optional("term", "届别"),
            seal: fields.optional("seal", "盖章位"),
            acting: fields.optional("acting", "代行"),
        }
    }
}

/// Why a record was emptied; a purge leaves a tombstone everywhere.
#[derive(Debug, Clone)]
pub struct Purge {
    /// When.
    pub on: At<Date>,
    /// Who decided.
    pub by: At<Line>,
}

impl Part for Purge {
    fn read(fields: &mut Fields) -> Self {
        Purge { on: fields.required("on", "日期"), by: fields.required("by", "决定") }
    }
}

/// What every record carries.
#[derive(Debug, Clone)]
pub struct Header {
    /// The record's id where the file name is not ASCII.
    pub id: Option<At<Slug>>,
    /// Title.
    pub title: At<Line>,
    /// The number people quote (编号), for display only.
    pub number: Option<At<Line>>,
    /// When it was published.
    pub published: At<Date>,
    /// Which body publishes it.
    pub publisher: Option<At<OrganizationId>>,
    /// What it rests on: rules of the packs, or words.
    pub basis: Vec<At<Line>>,
    /// 公示期
    pub window: Option<At<Window>>,
    /// How to object or ask.
    pub feedback: Option<At<Feedback>>,
    /// A sentence for posters and lists.
    pub summary: Option<At<String>>,
    /// How the sheet is signed off.
    pub sign_off: Option<At<SignOff>>,
    /// Who looked it over.
    pub reviewed: Vec<At<Review>>,
    /// Where it stands.
    pub status: Option<At<Status>>,
    /// The record it corrects.
    pub amends: Option<At<RecordId>>,
    /// Why it corrects, or why it was withdrawn.
    pub reason: Option<At<Line>>,
    /// Emptied to protect somebody.
    pub purged: Option<At<Purge>>,
    /// Old paths that lead here.
    pub aliases: Vec<At<Line>>,
    /// Its short code, where the computed one collides.
    pub code: Option<At<Line>>,
    /// Files that come with it.
    pub attachments: Vec<At<Attachment>>,
}

impl Part for Header {
    fn read(fields: &mut Fields) -> Self {
        Header {
            id: fields.optional("id", "编码"),
            title: fields.required("title", "标题"),
            number: fields.optional("number", "编号"),
            published: fields.required("published", "发布日期"),
            publisher: fields.optional("publisher", "发布"),
            basis: fields.list("basis", "依据"),
            window: fields.part("window", "公示期"),
            feedback: fields.part("feedback", "意见"),
            summary: fields.optional("summary", "摘要"),
            sign_off: fields.part("sign_off", "落款"),
            reviewed: fields.parts("reviewed", "审核"),
            status: fields.optional("status", "状态"),
            amends: fields.optional("amends", "更正"),
            reason: fields.optional("reason", "理由"),
            purged: fields.part("purged", "移除"),
            aliases: fields.list("aliases", "旧路径"),
            code: fields.optional("code", "短码"),
            attachments: fields.parts("attachments", "附件"),
        }
    }
}

impl Header {
    /// Where it stands; published where nothing is said.
    pub fn status(&self) -> Status {
        self.status.as_ref().map_or(Status::Published, |s| s.value)
    }

    /// Whether it is still being worked on: a draft, or waiting for whoever looks it over.
    pub fn is_unfinished(&self) -> bool {
        matches!(self.status(), Status::Draft | Status::Review)
    }

    /// Whether the public may see it on a day: finished, and its date has come.
    pub fn is_public(&self, day: Date) -> bool {
        !self.is_unfinished() && self.published.value <= day
    }

    /// What the public reads as its title: of an emptied record, whose title may tell what was removed, its number or its day.
    pub fn public_title(&self) -> String {
        match (&self.purged, &self.number) {
            (None, _) => self.title.to_string(),
            (Some(_), Some(number)) => number.to_string(),
            (Some(_), None) => self.published.value.to_string(),
        }
    }

    /// First and last day on the board; it hangs from its publication where no window is given.
    pub fn hangs(&self) -> (Date, Option<Date>) {
        let window = self.window.as_ref();
        let from = window.and_then(|w| w.from.as_ref()).map_or(self.published.value, |d| d.value);
        (from, window.and_then(|w| w.until.as_ref()).map(|d| d.value))
    }
}
