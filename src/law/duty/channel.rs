//! Where something hangs: on the board outside, on this site, on the city's platform.

use crate::base::date::Date;

/// A channel a rule may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// 公开栏
    Board,
    /// 互联网: this site
    Internet,
    /// 市信息平台; this site is none
    CityPlatform,
}

/// Since when something hangs on a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hanging {
    /// Where.
    pub channel: Channel,
    /// Since when.
    pub from: Date,
}

/// What people write when they mean a platform, this site, or a board; the first that fits counts.
const WRITTEN: [(Channel, &[&str]); 3] = [
    (Channel::CityPlatform, &["平台", "系统", "platform"]),
    (Channel::Internet, &["网站", "微信", "公众号", "互联网", "手机", "site", "internet"]),
    (Channel::Board, &["公开栏", "公告栏", "公示栏", "宣传栏", "大堂", "单元", "电梯", "board", "lobby"]),
];

impl Channel {
    /// The channel a rule names.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "board" => Some(Channel::Board),
            "internet" => Some(Channel::Internet),
            "city_platform" => Some(Channel::CityPlatform),
            _ => None,
        }
    }

    /// The channel a record means by its words; a slot of the unit's board is known by its id or name.
    pub fn written(words: &str, slots: &[&str]) -> Option<Self> {
        if slots.contains(&words) {
            return Some(Channel::Board);
        }
        Self::marked(words).map(|(channel, _)| channel)
    }

    /// The word by which a channel is meant to be a board: 公开栏, 大堂.
    pub fn board_mark(words: &str) -> Option<&'static str> {
        Self::marked(words).filter(|(channel, _)| *channel == Channel::Board).map(|(_, mark)| mark)
    }

    fn marked(words: &str) -> Option<(Self, &'static str)> {
        WRITTEN.iter().find_map(|(channel, marks)| Some((*channel, *marks.iter().find(|mark| words.contains(**mark))?)))
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Board => "board",
            Channel::Internet => "internet",
            Channel::CityPlatform => "city_platform",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_channels_in_many_ways() {
        let slots = ["gate", "院门"];
        let meant = |words: &str| Channel::written(words, &slots).map(Channel::word);
        assert_eq!(meant("南门公开栏"), Some("board"));
        assert_eq!(meant("各栋大堂"), Some("board"));
        assert_eq!(meant("院门"), Some("board"));
        assert_eq!(meant("物业管理信息化系统"), Some("city_platform"));
        assert_eq!(meant("市物业管理信息平台"), Some("city_platform"));
        assert_eq!(meant("本网站"), Some("internet"));
        assert_eq!(meant("院落微信群"), Some("internet"));
        assert_eq!(meant("某处"), None);
        assert_eq!(Channel::board_mark("各栋大堂"), Some("大堂"));
        assert_eq!((Channel::board_mark("本网站"), Channel::board_mark("公示系统")), (None, None));
    }
}
