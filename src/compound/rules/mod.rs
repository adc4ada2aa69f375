//! Rules that look at a whole compound: one file each, one line here.

use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::record::rule::RuleInfo;

use super::Compound;

mod amends;
mod area_unassigned;
mod attachment_missing;
mod attachment_redacted;
mod averages;
mod building_sums;
mod credit_code;
mod duplicate_id;
mod duplicate_person;
mod electorate;
mod fund_reserved;
mod fund_spending;
mod head_gap;
mod income_booked;
mod kiosk;
mod micro_share;
mod name_in_path;
mod not_yet;
mod old_path;
mod parent_circle;
mod percent_bare;
mod petition_counts;
mod political_status;
pub mod premises;
mod private_mailbox;
mod private_telephone;
mod short_code;
mod slot_taken;
mod status_reason;
mod superseded_law;
#[cfg(test)]
pub mod testing;
mod text;
mod trace_email;
mod trace_plate;
mod trace_room;
mod transfer_sides;
mod unknown_building;
mod unknown_organization;
mod unknown_person;
mod unknown_record;
mod unknown_slot;
mod vote_off_agenda;
mod voucher_gap;
mod window_order;

/// A rule on a whole compound; its findings may lie in any of its files.
pub struct CompoundRule {
    /// What is known of it.
    pub info: RuleInfo,
    /// The judgement: what breaks it.
    pub check: fn(&Compound, &RuleInfo) -> Vec<Diagnostic>,
}

/// Every rule on a whole compound.
pub static ALL: &[CompoundRule] = &[
    duplicate_id::RULE,
    duplicate_person::RULE,
    unknown_person::RULE,
    unknown_organization::RULE,
    parent_circle::RULE,
    unknown_building::RULE,
    unknown_record::RULE,
    unknown_slot::RULE,
    slot_taken::RULE,
    income_booked::RULE,
    micro_share::RULE,
    amends::RULE,
    short_code::RULE,
    old_path::RULE,
    status_reason::RULE,
    window_order::RULE,
    attachment_missing::RULE,
    attachment_redacted::RULE,
    premises::RULE,
    private_telephone::RULE,
    private_mailbox::RULE,
    trace_plate::RULE,
    trace_room::RULE,
    trace_email::RULE,
    political_status::RULE,
    name_in_path::RULE,
    petition_counts::RULE,
    text::hygiene::PINYIN,
    text::hygiene::LOST,
    text::hygiene::WIDTH,
    text::hygiene::RELATIVE,
    text::hygiene::PLACEHOLDER,
    text::hygiene::SCRIPT,
    superseded_law::RULE,
    averages::RULE,
    building_sums::RULE,
    area_unassigned::RULE,
    percent_bare::RULE,
    voucher_gap::RULE,
    transfer_sides::RULE,
    fund_spending::RULE,
    fund_reserved::RULE,
    credit_code::RULE,
    kiosk::item::RULE,
    kiosk::window::RULE,
    kiosk::kind::RULE,
    kiosk::picture::RULE,
    kiosk::silent::RULE,
    vote_off_agenda::RULE,
    head_gap::RULE,
    electorate::RULE,
    not_yet::RULE,
];

impl RuleInfo {
    /// A finding of this rule.
    pub fn at(&self, place: Place, what: Said) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, place, what)
    }
}
