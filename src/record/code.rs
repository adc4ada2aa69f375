//! Short permanent codes: six base-32 characters derived from ids, so that a printed code never changes.

use sha2::{Digest, Sha256};

use super::Record;

/// Crockford's letters: no I, L, O or U, so that a code can be read out and typed in.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of something named by its ids.
pub fn code(unit: &str, record: &str) -> String {
    let digest = Sha256::digest(format!("gongshi/code/1\n{unit}\n{record}").as_bytes());
    let bits = digest.iter().take(4).fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
    (0..6).map(|at| char::from(LETTERS.get((bits >> (27 - 5 * at) & 31) as usize).copied().unwrap_or(b'0'))).collect()
}

/// The code of a record: the computed one, unless it was given another.
pub fn of_record(unit: &str, record: &Record) -> String {
    record.header.code.as_ref().map_or_else(|| code(unit, &record.id), |code| code.to_string())
}

/// The code of a building's page.
pub fn of_building(unit: &str, building: &str) -> String {
    code(unit, &format!("building/{building}"))
}

/// The code of the unit's own first page.
pub fn of_unit(unit: &str) -> String {
    code(unit, "")
}

/// A code for a record whose own is taken, which no other is that `taken` knows.
pub fn another(unit: &str, record: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    (2..100).map(|n| code(unit, &format!("{record}\n{n}"))).find(|code| !taken(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        assert_eq!(code("shuiyue-garden", "finance/2026-q3"), "Q6SE7N");
        assert_ne!(code("shuiyue-garden", "finance/2026-q3"), code("anju-homes", "finance/2026-q3"));
        assert_eq!(of_unit("shuiyue-garden"), code("shuiyue-garden", ""));
    }

    #[test]
    fn another_code_is_none_that_is_taken() {
        let first = another("a", "notice/b", |_| false).unwrap();
        assert_ne!(first, code("a", "notice/b"));
        assert_ne!(another("a", "notice/b", |code| code == first).unwrap(), first);
        assert_eq!(another("a", "notice/b", |_| true), None);
    }
}
