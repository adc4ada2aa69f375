//! 文字里有个人邮箱 · Private e-mail address in a text
//!
//! # What it checks
//! 文字里没有个人邮箱（qq.com、163.com 等人人可以注册的邮箱）。
//! No text holds an address at a provider where anybody has one.
//! 1. 单位自己的域名（如 gov.cn）的邮箱是办公邮箱，不管。
//!    An address under a body's own domain is an office's.
//! 2. 网页上会遮成“z***@163.com”，不会拦下发布。
//!    Pages show it masked; it does not stop the publication.
//!
//! # Why
//! 公开的个人邮箱会招来骗子和垃圾邮件。
//! A published private address is an invitation to fraud.

use super::CompoundRule;
use super::text::traces;
use crate::base::detect::Sort;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("privacy/format/email", "private-email", include_str!("trace_email.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let places = traces::places(compound, Sort::Email);
    let found = places.into_iter().map(|place| {
        info.at(place, said!("这里有个人电子邮箱", "a private e-mail address stands here"))
            .mend(said!("换成办公邮箱、办公电话或信箱地点", "give an office address, a work telephone or a letter box instead"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_private_address_is_found_and_an_office_is_not() {
        let with = |mail: &str| notice(&format!("summary: 意见发到 {mail}\n"));
        assert_eq!(findings(ID, &[("notice/a.md", &with("zhang@163.com"))]), ["notice/a.md:4:15 这里有个人电子邮箱"]);
        assert!(findings(ID, &[("notice/a.md", &with("service@example.gov.cn"))]).is_empty());
    }
}
