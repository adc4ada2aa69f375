//! The modules of a code, a bit for each.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::Code;

/// Which modules of a square are dark, row by row.
#[derive(Debug, Clone)]
pub(super) struct Modules {
    size: usize,
    bits: Vec<u64>,
}

impl Modules {
    /// Those of a code of level Q with a fixed mask; none for what is too long for any.
    pub(super) fn of(segments: &[QrSegment]) -> Option<Self> {
        let mask = Some(Mask::new(2));
        let qr = QrCode::encode_segments_advanced(segments, QrCodeEcc::Quartile, Version::MIN, Version::MAX, mask, false).ok()?;
        let size = usize::try_from(qr.size()).ok()?;
        let mut bits = vec![0_u64; (size * size).div_ceil(64)];
        let places = (0..qr.size()).flat_map(|y| (0..qr.size()).map(move |x| (x, y)));
        for (at, (x, y)) in places.enumerate() {
            if let Some(word) = bits.get_mut(at / 64) {
                *word |= u64::from(qr.get_module(x, y)) << (at % 64);
            }
        }
        Some(Modules { size, bits })
    }

    /// Flips every module that is dark in the other.
    pub(super) fn flip(&mut self, other: &Modules) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word ^= other);
    }

    fn is_dark(&self, at: usize) -> bool {
        self.bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// The code that is drawn of them.
    pub(super) fn code(&self) -> Code {
        let mut runs = Vec::with_capacity(self.size * self.size / 3);
        for row in 0..self.size {
            let mut start = None;
            for at in 0..=self.size {
                match (at < self.size && self.is_dark(row * self.size + at), start) {
                    (true, None) => start = Some(at),
                    (false, Some(from)) => {
                        runs.push((row, from, at - from));
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        Code { size: self.size, runs }
    }
}
