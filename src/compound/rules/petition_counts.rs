//! 写了信访或群体性事件的数量 · A number of petitions or collective events
//!
//! # What it checks
//! 公开的文字里不写信访、上访、群体性事件有多少次。
//! No public text tells how many petitions or collective events there were.
//! 1. 信访的会议、接待日、电话、制度不算；“零信访”的说法不算数字。
//!    Meetings, days, telephones and rules about petitions are none of it; nor is a claim of none.
//! 2. 草稿不管；诉求记录里这两类本来就只在内部统计，见“诉求”。
//!    Drafts are left alone. Cases of these two sorts are counted internally by their own kind of record.
//!
//! # Why
//! 这类数字只供内部掌握；小区人少，写出来等于指认去反映的人。
//! Such numbers are for internal use; in a small compound they point at whoever complained.

use super::CompoundRule;
use crate::base::detect::petitions;
use crate::base::diagnostic::Diagnostic;
use crate::base::signs::Signs;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("privacy/coverage/petition", "petition-count", include_str!("petition_counts.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let public = compound.having(Signs::PETITION).filter(|written| !written.is_draft());
    let found = public.flat_map(|written| {
        petitions(written.text()).into_iter().map(move |span| {
            let place = written.place(span.start as usize, span.end as usize);
            info.at(
                place,
                said!(
                    "这里写了信访或群体性事件的数量，只能内部掌握",
                    "a number of petitions or collective events stands here; it is internal"
                ),
            )
            .mend(said!(
                "删掉这个数字；办了哪些事，写成“诉求”记录，按类别公布",
                "remove the number; what was done for residents is told by `case` records, category by category"
            ))
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn the_number_is_found_where_it_stands_and_a_draft_is_left_alone() {
        let with = |more: &str| findings(ID, &[("notice/a.md", &notice(&format!("{more}summary: 全年信访 12 件\n")))]);
        assert_eq!(with(""), ["notice/a.md:4:12 这里写了信访或群体性事件的数量，只能内部掌握"]);
        assert!(with("status: draft\n").is_empty());
    }

    #[test]
    fn what_is_no_number_of_petitions_is_left_alone() {
        assert!(findings(ID, &[("notice/a.md", &notice("summary: 信访接待日每月 2 次，电话 100 0000 0001\n"))]).is_empty());
    }
}
