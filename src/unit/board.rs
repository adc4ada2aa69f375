//! `board.yaml`: what all units share.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part};
use crate::base::number::Decimal;
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::{At, Span};
use crate::{said, words};

use super::choice::Choice;

words! {
    /// A language of the interface; content is not translated.
    Locale, "locale", "界面语言" {
        /// 简体中文
        ZhHans = "zh-hans" | "简体",
        /// 繁體中文
        ZhHant = "zh-hant" | "繁体",
        /// English
        En = "en" | "英文",
    }
}

impl Locale {
    /// The tag for `lang=`.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::ZhHans => "zh-Hans",
            Locale::ZhHant => "zh-Hant",
            Locale::En => "en",
        }
    }
}

/// Where the site will stand on the web: `https://…` without a trailing slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(pub String);

/// The longest address of a board, in characters.
const LONGEST_ADDRESS: usize = 200;

impl Scalar for BaseUrl {
    fn form() -> Form {
        Form::of("网址", "a web address", "https://gs.example.cn")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or("");
        let plain = rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&b));
        let host = rest.split('/').next().unwrap_or("");
        if text.len() > LONGEST_ADDRESS {
            let long = text.len();
            return Err(said!(
                "网址有 {long} 个字符，太长：最多 {LONGEST_ADDRESS} 个，再长的二维码印在纸上手机读不出；换一个短的",
                "an address of {long} characters is too long: at most {LONGEST_ADDRESS}, longer ones make codes no phone reads from paper; take a shorter one"
            ));
        }
        if host.is_empty() || !plain || rest.contains("//") || rest.split('/').any(|part| part == "..") {
            return Err(said!("“{text}”不是网址", "`{text}` is not a web address"));
        }
        Ok(BaseUrl(text.trim_end_matches('/').to_string()))
    }
    fn stand_in() -> Self {
        BaseUrl(String::new())
    }
}

/// How high letters on paper are for each metre they are read from, in hundredths of a millimetre: `7.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterHeight(pub u32);

impl LetterHeight {
    /// For poor light and older eyes (AS 1319).
    pub const USUAL: LetterHeight = LetterHeight(750);
    const LEAST: u32 = 500;
    const MOST: u32 = 1_500;
}

impl Scalar for LetterHeight {
    fn form() -> Form {
        Form::of("每米几毫米，5 到 15，最多两位小数", "millimetres for each metre, 5 to 15, at most two decimals", "7.5")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let decimal = Decimal::parse(text.trim().trim_end_matches("mm").trim_end_matches("毫米").trim()).ok();
        let height = decimal.and_then(|decimal| u32::try_from(decimal.0).ok());
        height.filter(|height| (Self::LEAST..=Self::MOST).contains(height)).map(LetterHeight).ok_or_else(|| {
            said!(
                "“{text}”不是字高：每米几毫米，5 到 15，如 7.5",
                "`{text}` is no height of letters: millimetres for each metre, 5 to 15, like 7.5"
            )
        })
    }
    fn stand_in() -> Self {
        Self::USUAL
    }
}

/// Filing numbers shown in the footer.
#[derive(Debug, Clone)]
pub struct Filing {
    /// ICP备案号
    pub icp: Option<At<Line>>,
    /// 公安备案号
    pub police: Option<At<Line>>,
    /// 政府网站标识码
    pub site_code: Option<At<Line>>,
}

impl Part for Filing {
    fn read(fields: &mut Fields) -> Self {
        Filing {
            icp: fields.optional("icp", "ICP备案号"),
            police: fields.optional("police", "公安备案号"),
            site_code: fields.optional("site_code", "网站标识码"),
        }
    }
}

/// The board.
#[derive(Debug, Clone)]
pub struct Board {
    /// What the portal is called.
    pub title: At<Line>,
    /// Who keeps it.
    pub publisher: Option<At<Line>>,
    /// Languages of the interface, the first is the default.
    pub locales: Vec<At<Locale>>,
    /// Where it will stand.
    pub base_url: Option<At<BaseUrl>>,
    /// Where it stood before; printed codes still point there.
    pub old_base_urls: Vec<At<BaseUrl>>,
    /// The theme's folder name.
    pub theme: Option<At<Line>>,
    /// How high letters on paper are for each metre they are read from.
    pub letter_height: Option<At<LetterHeight>>,
    /// Filing numbers.
    pub filing: Option<At<Filing>>,
    /// Pins the day the board is built for; the day of the build where left out.
    pub as_of: Option<At<Date>>,
    /// A few sentences of introduction.
    pub about: Option<At<String>>,
    /// Findings taken more or less seriously than usual, in every unit.
    pub severities: Vec<At<Choice>>,
}

impl Part for Board {
    fn read(fields: &mut Fields) -> Self {
        Board {
            title: fields.required("title", "标题"),
            publisher: fields.optional("publisher", "主办"),
            locales: fields.list("locales", "语言"),
            base_url: fields.optional("base_url", "网址"),
            old_base_urls: fields.list("old_base_urls", "旧网址"),
            theme: fields.optional("theme", "主题"),
            letter_height: fields.optional("letter_height", "字高"),
            filing: fields.part("filing", "备案"),
            as_of: fields.optional("as_of", "截至"),
            about: fields.optional("about", "简介"),
            severities: fields.parts("severities", "轻重"),
        }
    }
}

impl Board {
    /// A board whose owner wrote no `board.yaml`.
    pub fn untitled() -> Self {
        let title = At { value: Line("公示".to_string()), span: Span::default() };
        Board {
            title,
            publisher: None,
            locales: Vec::new(),
            base_url: None,
            old_base_urls: Vec::new(),
            theme: None,
            letter_height: None,
            filing: None,
            as_of: None,
            about: None,
            severities: Vec::new(),
        }
    }

    /// How high letters on paper are, the usual height where none is named.
    pub fn letter_height(&self) -> LetterHeight {
        self.letter_height.as_ref().map_or(LetterHeight::USUAL, |height| height.value)
    }

    /// The locales to build, Simplified Chinese where none is named.
    pub fn locales(&self) -> Vec<Locale> {
        if self.locales.is_empty() { vec![Locale::ZhHans] } else { self.locales.iter().map(|l| l.value).collect() }
    }
}
