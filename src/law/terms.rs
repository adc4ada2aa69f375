//! The words a pack is written in.

use crate::base::diagnostic::{Said, Severity};
use crate::{said, words};

words! {
    /// What sort of thing a rule asks for.
    RuleSort, "rule_sort", "规则种类" {
        /// 表决
        Vote = "vote" | "表决",
        /// 事前
        EventBefore = "event_before" | "事前",
        /// 事后
        EventAfter = "event_after" | "事后",
        /// 定期
        Periodic = "periodic" | "定期",
        /// 长期公开
        Standing = "standing" | "长期公开",
        /// 公示期
        Posting = "posting" | "公示期",
        /// 顺序
        Order = "order" | "顺序",
        /// 频次
        Cadence = "cadence" | "频次",
        /// 人员
        Roster = "roster" | "人员",
        /// 资金
        Finance = "finance" | "资金",
        /// 比例
        Ratio = "ratio" | "比例",
        /// 隐私
        Privacy = "privacy" | "隐私",
        /// 保管
        Retention = "retention" | "保管",
        /// 场所
        Premises = "premises" | "场所",
        /// 服务
        Service = "service" | "服务",
    }
}

words! {
    /// How far a rule was checked against the text it comes from.
    Confidence, "confidence", "核对程度" {
        /// The text itself was read.
        Verified = "verified" | "已核对",
        /// Somebody else's quotation was read.
        Secondary = "secondary" | "转引",
        /// Written down from memory.
        Memory = "memory" | "待核",
        /// A procedure a compound may adopt; no law.
        Seed = "seed" | "约定",
    }
}

words! {
    /// How bad a breach is.
    Weight, "rule_severity", "轻重" {
        /// 应当、不得
        Error = "error" | "错误",
        /// 可以、鼓励
        Warning = "warning" | "提醒",
        /// To know, not to judge.
        Advice = "advice" | "提示",
    }
}

impl Weight {
    /// The severity of a finding.
    pub fn severity(self) -> Severity {
        match self {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Advice => Severity::Advice,
        }
    }
}

words! {
    /// Whether the texts a pack rests on are in force.
    PackStatus, "pack_status", "效力" {
        /// 有效
        InForce = "in_force" | "有效",
        /// 已被取代
        Superseded = "superseded" | "已被取代",
        /// 失效
        Repealed = "repealed" | "失效",
    }
}

words! {
    /// Of whom a part must agree.
    Of, "vote_of", "基数" {
        /// 参与表决的
        Participating = "participating" | "参与表决",
        /// 全体
        All = "all" | "全体",
    }
}

/// How near the unit a pack stands, farthest first: 国家 → 省、直辖市 → 市 → 区县 → 本地 → 约定.
///
/// Packs bind in this order, whatever the order a unit names them in, so that the nearer text has the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国家
    Nation,
    /// 省、直辖市
    Province,
    /// 市
    City,
    /// 区县
    District,
    /// 本地：街道、社区、小区
    Local,
    /// 约定：自愿采用的程序
    Adopted,
}

impl Level {
    /// The level of a region code (GB/T 2260); what has none, or a longer one, is local.
    pub fn of_region(code: Option<&str>) -> Level {
        let code = code.filter(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
        match code.map(|code| (code.get(..2), code.get(2..4), code.get(4..))) {
            Some((Some("00"), Some("00"), Some("00"))) => Level::Nation,
            Some((_, Some("00"), Some("00"))) => Level::Province,
            Some((_, _, Some("00"))) => Level::City,
            Some(_) => Level::District,
            None => Level::Local,
        }
    }

    /// Its name.
    pub fn said(self) -> Said {
        match self {
            Level::Nation => said!("国家", "nation"),
            Level::Province => said!("省、直辖市", "province"),
            Level::City => said!("市", "city"),
            Level::District => said!("区县", "district"),
            Level::Local => said!("本地", "local"),
            Level::Adopted => said!("约定", "adopted"),
        }
    }

    /// Its word in data.
    pub fn word(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::Province => "province",
            Level::City => "city",
            Level::District => "district",
            Level::Local => "local",
            Level::Adopted => "adopted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_code_tells_the_level() {
        let levels = ["000000", "310000", "440600", "440604", "440604001"].map(|code| Level::of_region(Some(code)));
        assert_eq!(levels, [Level::Nation, Level::Province, Level::City, Level::District, Level::Local]);
        assert_eq!(Level::of_region(None), Level::Local);
        // The first is as long in bytes as a code.
        assert_eq!(["佛山", "四四零零", "44060A"].map(|code| Level::of_region(Some(code))), [Level::Local; 3]);
        assert!(Level::Nation < Level::City && Level::Local < Level::Adopted);
    }
}
