//! The rules of evaluations: one file each, one line here.

use super::Evaluation;
use crate::record::kind::RecordRule;

mod dates;
mod forwarded;
mod nothing;
mod reply_date;
mod response;
mod score_range;
mod survey_answers;
mod survey_sheets;
mod weights;

pub const ALL: &[RecordRule<Evaluation>] =
    &[nothing::RULE, weights::RULE, score_range::RULE, survey_sheets::RULE, survey_answers::RULE, reply_date::RULE, dates::RULE, response::RULE, forwarded::RULE];
