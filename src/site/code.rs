//! Short permanent codes: six base-32 characters derived from ids, so that a printed code never changes.

use sha2::{Digest, Sha256};

use crate::base::text::hexadecimal;

/// Crockford's letters: no I, L, O or U, so that a code can be read out and typed in.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of something named by its ids.
pub fn code(unit: &str, record: &str) -> String {
    let digest = Sha256::digest(format!("gongshi/code/1\n{unit}\n{record}").as_bytes());
    let bits = digest.iter().take(4).fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
    (0..6).map(|at| char::from(LETTERS.get((bits >> (27 - 5 * at) & 31) as usize).copied().unwrap_or(b'0'))).collect()
}

/// The first sixteen digits of the digest of a text, for comparing paper and phone by eye; pages show them in groups.
pub fn fingerprint(text: &str) -> String {
    hexadecimal(Sha256::digest(text.as_bytes()).get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        assert_eq!(code("shuiyue-garden", "finance/2026-q3"), code("shuiyue-garden", "finance/2026-q3"));
        assert_ne!(code("shuiyue-garden", "finance/2026-q3"), code("anju-homes", "finance/2026-q3"));
        assert_eq!(code("a", "b").len(), 6);
        assert_eq!(fingerprint("a").len(), 16);
    }
}
