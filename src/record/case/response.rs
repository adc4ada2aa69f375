//! 逐级响应: how soon each level moved a case on, held against the days the procedure gives that level.

use crate::base::date::Date;
use crate::base::number::Count;
use crate::record::kind::Scope;

use super::{CaseLevel, Request};

/// The pack rule that gives each level its days.
pub const RULE: &str = "sd.call";

/// How a case fared on one level it was handed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Response {
    /// It moved on within the days of the level.
    InTime,
    /// It did not, or has not yet and the days are over.
    Late,
    /// It waits, and the days are not over.
    Waiting,
}

/// The days a level has, by the procedure of the day; nothing where none was adopted, or it does not name the level.
pub fn days(level: CaseLevel, on: Date, scope: &Scope) -> Option<i64> {
    let rule = scope.pack.text(RULE, on).ok()?;
    let at = rule.param("levels")?.items().iter().position(|known| known.text() == Some(level.word()))?;
    let days = rule.param("sla_days")?.items().get(at)?.scalar::<Count>()?;
    i64::try_from(days.0).ok()
}

/// How a case fared on each level it was handed to; a level without days of its own is not judged.
pub fn responses(request: &Request, scope: &Scope) -> Vec<(CaseLevel, Response)> {
    let judged = request.handoffs.iter().enumerate().filter_map(|(at, handoff)| {
        let due = handoff.on.plus_days(days(handoff.to, handoff.on, scope)?);
        let next = request.handoffs.get(at + 1).map(|next| next.on);
        let done = [request.resolved.as_ref(), request.answered.as_ref()].into_iter().flatten().map(|on| on.value).min();
        let response = match next.or(done).filter(|moved| *moved <= scope.as_of) {
            Some(moved) if moved <= due => Response::InTime,
            None if scope.as_of <= due => Response::Waiting,
            _ => Response::Late,
        };
        Some((handoff.to, response))
    });
    judged.collect()
}
