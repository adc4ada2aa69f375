//! The words of packs as label keys; a word of a workspace's own pack is shown as written.

use crate::disclosure::Cell;

/// A family's words with their keys.
type Words = &'static [(&'static str, &'static str)];

macro_rules! keys {
    ($family:literal: $($word:literal)+) => {
        &[$(($word, concat!($family, ".", $word))),+]
    };
}

/// What is shown.
pub const CONTENTS: Words = keys!("duty_content":
    "allocation" "allowances" "annual_performance" "arrears_aggregate" "assist_government" "budget" "candidates" "committee_expense" "committee_members" "common_funds" "common_income" "common_income_with_contracts" "consultations" "contract" "cost" "courtyard_committee_charter" "covenant" "covenant_draft" "credit" "decisions" "decoration" "deliberation_charter" "facilities" "fee_accounts" "fee_items" "fee_rates" "fees" "finance_rules" "fund_items" "fund_totals" "grants_donations" "invoices" "items_allocation" "maintenance_fund" "maintenance_fund_use" "major_complaints" "member_dues" "office_rooms" "other" "owner_roll" "owners_reception_day" "parking" "parking_disposal" "parking_use" "party_clause" "party_mechanism" "performance" "plan" "project_accounts" "quality" "reason" "reception_hours" "resolutions" "result" "rules" "rules_draft" "service_accounts" "service_budget" "services" "staff" "sub_accounts" "supervisory_charter" "urban_management_contact" "utilities_split" "vote_rules" "voter_list" "voting_detail" "working_group_rules"
);

/// What happens.
pub const EVENTS: Words = keys!("duty_event":
    "annual_audit" "annual_report" "any_decision" "assembly" "assembly_decision" "assembly_notice" "association_activity" "audit" "before_joint_decision" "building_head_report" "city_management_assessment" "city_management_review" "city_management_visit" "committee_decision" "committee_elected" "committee_meeting" "committee_work_report" "contract_before_sign" "democratic_review" "departments_meeting" "dismiss_operator" "emergency_notice" "emergency_repair_done" "fee_change_result" "first_assembly" "interim_committee_decision" "member_change" "member_removed" "neighbourhood_election" "new_tariff" "operator_changed" "operator_leaves" "property_evaluation" "reception_day" "report_to_branch" "residents_meeting" "residents_representatives" "rules_draft_differs" "satisfaction_survey" "supervisory_check" "tenants_committee_meeting" "tender_plan" "tender_started" "term_end" "use_common_income" "working_group_meeting" "written_vote_consultation"
);

/// Who owes it.
pub const PARTIES: Words = keys!("duty_who":
    "committee" "property" "neighbourhood_committee" "building_heads" "party_working_group" "street_office" "supervisory_board" "tenants_committee" "urban_management" "association" "branch" "village_committee"
);

/// Where it is shown.
pub const CHANNELS: Words = keys!("duty_channel":
    "board" "internet" "city_platform"
);

/// Where it applies.
pub const CONDITIONS: Words = keys!("duty_condition":
    "commission_fee" "self_managed_funds"
);

/// Where it stands.
pub const STATUSES: Words = keys!("duty_status":
    "not_due" "soon" "on_time" "late" "unseen" "short" "waived" "not_applicable"
);

/// The key of a word, where the catalogue knows it.
pub fn key(words: Words, word: &str) -> Option<&'static str> {
    words.iter().find(|(known, _)| *known == word).map(|(_, key)| *key)
}

/// A word of a pack as pages show it.
pub fn shown(words: Words, word: &str) -> Cell {
    key(words, word).map_or_else(|| Cell::text(word), Cell::label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Pack, RuleSort};

    #[test]
    fn every_word_of_the_built_in_packs_that_a_duty_shows_has_a_label() {
        let (pack, _) = Pack::for_unit(&Pack::built_in());
        let mut lacking = Vec::new();
        for rule in &pack.rules {
            use RuleSort::{Cadence, EventAfter, EventBefore, Periodic, Posting, Standing};
            if !matches!(rule.kind, Periodic | Standing | Posting | EventBefore | EventAfter | Cadence) {
                continue;
            }
            let params = [("content", CONTENTS), ("event", EVENTS), ("publisher", PARTIES), ("body", PARTIES), ("when", CONDITIONS)];
            for (param, words) in params.into_iter().chain([("channels_all", CHANNELS)]) {
                let items = rule.param(param).map(|tree| tree.items()).unwrap_or_default();
                let unknown = items.iter().filter_map(|item| item.text()).filter(|word| key(words, word).is_none());
                lacking.extend(unknown.map(|word| format!("{}: {param} {word}", rule.id)));
            }
        }
        assert_eq!(lacking, Vec::<String>::new());
    }
}
