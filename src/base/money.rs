//! Money in whole fen, read from the scalar's own text and never through a float.

use std::fmt;
use std::iter::Sum;

use super::diagnostic::Said;
use super::digits::{push_hundredths, push_two, push_whole};
use super::fields::Reading;
use super::scalar::{Form, Scalar};
use super::source::Span;
use super::text::fold_width;
use crate::said;

/// An amount of renminbi.
///
/// # Units
/// Whole fen. Sums saturate far above any board (92 quadrillion yuan), so adding never panics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// Largest amount that can be written: one trillion yuan. More is a slip of the pen.
const LARGEST: i64 = 100_000_000_000_000;

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// An amount from fen.
    pub const fn from_fen(fen: i64) -> Self {
        Money(fen)
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// The amount without its sign.
    pub fn abs(self) -> Self {
        Money(self.0.saturating_abs())
    }

    /// The part that so many of so many would make, rounded up to the fen; nothing of nobody.
    pub fn due_part(self, some: u64, all: u64) -> Option<Self> {
        let (some, all) = (i128::from(some), i128::from(all));
        let due = i128::from(self.0).checked_mul(some)?.checked_add(all.checked_sub(1)?)?.checked_div(all)?;
        i64::try_from(due).ok().map(Money)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whole yuan and fen as `3400.00`, the form of open data.
    pub fn plain(self) -> String {
        let fen = self.0.unsigned_abs();
        let mut out = String::with_capacity(16);
        if self.0 < 0 {
            out.push('-');
        }
        push_whole(&mut out, fen / 100);
        out.push('.');
        push_two(&mut out, fen);
        out
    }

    /// In ten-thousands of yuan with one decimal, rounded half up, for sentences: `6.1`.
    pub fn in_wan(self) -> String {
        let tenths = (self.0.unsigned_abs() + 50_000) / 100_000;
        format!("{}{}.{}", if self.0 < 0 { "-" } else { "" }, tenths / 10, tenths % 10)
    }

    /// In Chinese capital numerals as banks want them: 人民币壹拾贰万叁仟肆佰捌拾玖元陆角.
    pub fn in_capitals(self) -> String {
        capitals::write(self.0)
    }
}

impl std::ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, |a, b| a + b)
    }
}

impl fmt::Display for Money {
    /// With thousands separators: `123,489.60`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(16);
        if self.0 < 0 {
            out.push('-');
        }
        push_hundredths(&mut out, self.0.unsigned_abs());
        f.write_str(&out)
    }
}

impl Scalar for Money {
    fn form() -> Form {
        Form::of("金额，单位元，最多两位小数", "an amount in yuan with at most two decimals", "3,400.00")
    }

    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let trimmed = folded.trim();
        let (negative, rest) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let rest = rest.trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
        let fen = super::number::hundredths(rest).ok_or_else(|| not_an_amount(text))?;
        if fen > LARGEST {
            return Err(said!("金额“{text}”超过一万亿元，多半写错了", "the amount `{text}` is above a trillion yuan; surely a slip"));
        }
        Ok(Money(if negative { -fen } else { fen }))
    }

    fn stand_in() -> Self {
        Money::ZERO
    }

    fn note(&self, span: Span, reading: &mut Reading) {
        reading.exempt.push(span);
    }

    fn better(text: &str) -> Option<String> {
        // A full stop of a Chinese keyboard where the decimal point belongs.
        let point = text.replace('。', ".");
        let wide = fold_width(&point) != text;
        wide.then(|| Money::parse(&point).ok()).flatten().map(Money::plain)
    }
}

fn not_an_amount(text: &str) -> Said {
    let folded = fold_width(text);
    let folded = folded.trim();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let bracketed = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).and_then(|inside| Money::parse(inside).ok());
    let reason = if text.contains('。') {
        Some(said!("小数点写成了句号“。”", "a full stop `。` instead of a decimal point"))
    } else if let Some(amount) = bracketed {
        let plain = (Money::ZERO - amount).plain();
        Some(said!("不写括号，负数写 {plain}", "no brackets: a negative amount is written {plain}"))
    } else if folded.contains('万') {
        Some(match in_yuan(folded).map(Money::plain) {
            Some(plain) => said!("不写“万”，写成 {plain}", "written out in yuan, {plain}"),
            None => said!("不写“万”，写出数字", "written out in yuan, in digits"),
        })
    } else if folded.starts_with('#') {
        Some(said!("这是表格公式出错的格", "the cell of a formula that failed"))
    } else if folded.split_once(['e', 'E']).is_some_and(|(head, _)| head.ends_with(|c: char| c.is_ascii_digit() || c == '.')) {
        Some(said!("不接受科学计数法", "no exponents"))
    } else if folded.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 2 && digits(decimals)) {
        Some(said!("小数多于两位，分以下的钱不存在", "more than two decimals: nothing is smaller than a fen"))
    } else if text.contains([',', '，']) {
        Some(said!("千分位逗号的位置不对", "the thousands separators are misplaced"))
    } else {
        None
    };
    match reason {
        Some(Said { zh, en }) => said!("金额“{text}”读不通：{zh}", "cannot read the amount `{text}`: {en}"),
        None => said!("“{text}”不是金额", "`{text}` is not an amount"),
    }
}

/// An amount that was written in ten-thousands of yuan, where it is so many whole fen: 0.714万.
fn in_yuan(text: &str) -> Option<Money> {
    // Ten thousand yuan are a million fen.
    const DECIMALS: usize = 6;
    let amount = text.trim_end_matches('元').strip_suffix('万')?;
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    let spare = DECIMALS.checked_sub(decimals.len())?;
    let digits = format!("{whole}{decimals}{}", "0".repeat(spare));
    let plain = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|fen| plain && *fen <= LARGEST).map(Money)
}

mod capitals {
    const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    const PLACES: [&str; 4] = ["仟", "佰", "拾", ""];
    const GROUPS: [&str; 4] = ["兆", "亿", "万", ""];

    /// Writes fen the way 票据 rules want it: 整 after yuan or jiao, one 零 for a gap.
    pub fn write(fen: i64) -> String {
        let mut out = String::from(if fen < 0 { "人民币负" } else { "人民币" });
        let fen = fen.unsigned_abs();
        let (yuan, jiao, last) = (fen / 100, fen / 10 % 10, fen % 10);
        if yuan > 0 {
            out.push_str(&whole(yuan));
            out.push('元');
        }
        match (jiao, last) {
            (0, 0) if yuan == 0 => out.push_str("零元整"),
            (0, 0) => out.push('整'),
            (0, f) => {
                if yuan > 0 {
                    out.push('零');
                }
                out.extend([digit(f), '分']);
            }
            (j, 0) => {
                if yuan > 0 && yuan % 10 == 0 {
                    out.push('零');
                }
                out.extend([digit(j), '角']);
            }
            (j, f) => {
                if yuan > 0 && yuan % 10 == 0 {
                    out.push('零');
                }
                out.extend([digit(j), '角', digit(f), '分']);
            }
        }
        out
    }

    fn digit(n: u64) -> char {
        DIGITS.get(n as usize).copied().unwrap_or('零')
    }

    fn whole(yuan: u64) -> String {
        let mut out = String::new();
        let mut gap = false;
        for (group, name) in GROUPS.iter().enumerate() {
            let value = yuan / 10_000u64.pow(3 - group as u32) % 10_000;
            if value == 0 {
                gap = !out.is_empty();
                continue;
            }
            for (place, unit) in PLACES.iter().enumerate() {
                let d = value / 10u64.pow(3 - place as u32) % 10;
                if d == 0 {
                    gap = gap || !out.is_empty();
                    continue;
                }
                if gap {
                    out.push('零');
                    gap = false;
                }
                out.push(digit(d));
                out.push_str(unit);
            }
            gap = false;
            out.push_str(name);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accepted_spellings() {
        for (text, fen) in [
            ("3400", 340_000),
            ("3,400.00", 340_000),
            ("¥3,400.00", 340_000),
            ("１２３．４５", 12_345),
            ("-5.5", -550),
            ("0", 0),
            ("12元", 1200),
        ] {
            assert_eq!(Money::parse(text).map(Money::fen), Ok(fen), "{text}");
        }
    }

    #[test]
    fn refused_spellings() {
        for text in ["3,400。00", "1e3", "3.456", "1,23,4", "壹万", "", "+5", "--5", "3万", ".5", "5.", "1 000", "99999999999999"] {
            assert!(Money::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn each_refusal_gives_its_own_reason() {
        for (text, reason) in [
            ("3,400。00", "句号"),
            ("(100.00)", "不写括号，负数写 -100.00"),
            ("（1,200）", "不写括号，负数写 -1200.00"),
            ("0.714万", "不写“万”，写成 7140.00"),
            ("3万元", "写成 30000.00"),
            ("0.7140001万", "不写“万”，写出数字"),
            ("壹万", "不写“万”，写出数字"),
            ("#REF!", "公式出错"),
            ("1.2e5", "科学计数法"),
            ("3.456", "两位"),
            ("1,23,4", "千分位"),
            ("12OO", "“12OO”不是金额"),
            ("free", "“free”不是金额"),
        ] {
            let said = Money::parse(text).unwrap_err().zh;
            assert!(said.contains(reason), "{said}");
        }
    }

    #[test]
    fn capitals() {
        for (text, words) in [
            ("123489.60", "人民币壹拾贰万叁仟肆佰捌拾玖元陆角"),
            ("0", "人民币零元整"),
            ("100000", "人民币壹拾万元整"),
            ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
            ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
            ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "人民币叁佰贰拾伍元零肆分"),
            ("10010001", "人民币壹仟零壹万零壹元整"),
            ("100000001.5", "人民币壹亿零壹元伍角"),
            ("0.07", "人民币柒分"),
        ] {
            assert_eq!(Money::parse(text).unwrap().in_capitals(), words, "{text}");
        }
    }

    #[test]
    fn a_part_is_rounded_up_so_that_no_fen_is_lacking() {
        let part = |fen, some, all| Money::from_fen(fen).due_part(some, all).map(Money::fen);
        assert_eq!(part(10_000, 1, 3), Some(3_334));
        assert_eq!(part(12_000_000, 4_600, 20_000), Some(2_760_000));
        assert_eq!(part(1, 1, 0), None);
    }

    #[test]
    fn sentences_round_half_up() {
        assert_eq!(Money::parse("61260").unwrap().in_wan(), "6.1");
        assert_eq!(Money::parse("500").unwrap().in_wan(), "0.1");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(fen in -LARGEST..LARGEST) {
            let money = Money::from_fen(fen);
            prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
            prop_assert_eq!(Money::parse(&money.plain()), Ok(money));
        }
    }
}
