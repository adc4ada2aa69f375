//! 线上收集、线下解决、线上反馈: whether a case went all the way round (OAO 三同步).

use crate::base::date::Date;

use super::Request;

/// The steps of the round in the words of the packs.
pub const STEPS: [&str; 3] = ["online_collect", "offline_resolve", "online_feedback"];

/// The pack rule that asks for them.
pub const RULE: &str = "sd.oao";

/// Whether all three days of a case have come.
pub fn is_closed(request: &Request, day: Date) -> bool {
    [Some(&request.received), request.resolved.as_ref(), request.answered.as_ref()]
        .into_iter()
        .all(|step| step.is_some_and(|on| on.value <= day))
}
