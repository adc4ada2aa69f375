//! Digits appended without the formatter, which would cost more than everything else on a page of numbers.

/// Appends a whole number.
pub fn push_number(out: &mut String, n: usize) {
    push_whole(out, n as u64);
}

/// Appends a whole number of 64 bits.
pub fn push_whole(out: &mut String, n: u64) {
    if n >= 100 {
        push_whole(out, n / 100);
        return push_two(out, n % 100);
    }
    if n >= 10 {
        push_digit(out, n / 10);
    }
    push_digit(out, n);
}

fn push_digit(out: &mut String, n: u64) {
    out.push(char::from(b'0' + u8::try_from(n % 10).unwrap_or(0)));
}

/// Appends two digits.
pub fn push_two(out: &mut String, n: u64) {
    push_digit(out, n / 10);
    push_digit(out, n);
}

/// Appends a whole number with thousands separators.
pub fn push_grouped(out: &mut String, n: u64) {
    if n < 1_000 {
        return push_whole(out, n);
    }
    push_grouped(out, n / 1_000);
    out.push(',');
    push_digit(out, n / 100);
    push_two(out, n % 100);
}

/// Appends hundredths with thousands separators: an amount in fen, an area.
pub fn push_hundredths(out: &mut String, n: u64) {
    push_grouped(out, n / 100);
    out.push('.');
    push_two(out, n % 100);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;
    use proptest::prelude::*;

    #[test]
    fn whole_numbers_and_their_thousands() {
        let written = |push: fn(&mut String, u64), n| {
            let mut out = String::new();
            push(&mut out, n);
            out
        };
        assert_eq!(
            [0, 7, 10, 99, 100, 2026, u64::MAX].map(|n| written(push_whole, n)),
            [0, 7, 10, 99, 100, 2026, u64::MAX].map(|n| n.to_string())
        );
        assert_eq!([0, 999, 1_000, 1_234_567].map(|n| written(push_grouped, n)), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(written(push_hundredths, 340_005), "3,400.05");
    }

    proptest! {
        #[test]
        fn amounts_read_as_money_writes_them(fen in 0_i64..) {
            let mut out = String::new();
            push_hundredths(&mut out, fen.unsigned_abs());
            prop_assert_eq!(out, Money::from_fen(fen).to_string());
        }
    }
}
