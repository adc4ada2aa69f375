//! What a posting answers: that another record hung, where and from when until when.

use crate::law::days::Stretch;
use crate::law::duty::{Channel, Occurrences, Posted};
use crate::record::kind::{Filed, Scope};

use super::{Platform, Posting};

/// Every sheet and every platform, as somebody saw it.
pub fn of(filed: &Filed<Posting>, _scope: &Scope) -> Occurrences {
    let posting = filed.body;
    let posted =
        |channel, slot, from, until| Posted { record: posting.record.value.clone(), channel, slot, stretch: Stretch { from, until } };
    let sheets = posting.sheets.iter().map(|sheet| {
        posted(Channel::Board, Some(sheet.slot.value.clone()), sheet.from.value, sheet.until.as_ref().map(|day| day.value))
    });
    let online = posting.online.iter().map(|online| {
        let channel = if online.platform.value == Platform::CityPlatform { Channel::CityPlatform } else { Channel::Internet };
        posted(channel, None, online.from.value, online.until.as_ref().map(|day| day.value))
    });
    Occurrences { posted: sheets.chain(online).collect(), ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::law::duty::Channel;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    #[test]
    fn paper_is_the_board_and_the_citys_platform_is_no_web_page() {
        let kind = kind_of_folder("posting").unwrap();
        let text = "record: notice/a\nsheets: [{slot: gate, from: 2026-10-14}]\nonline: [{platform: city_platform, from: 2026-10-15}, {platform: group, from: 2026-10-15}]\n";
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        let channels: Vec<_> = told.posted.iter().map(|posted| posted.channel).collect();
        assert_eq!(channels, [Channel::Board, Channel::CityPlatform, Channel::Internet]);
    }
}
