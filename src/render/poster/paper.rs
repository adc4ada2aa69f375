//! Paper: sizes, and how large letters must be to be read from where people stand.

use crate::unit::board::LetterHeight;
use crate::words;

words! {
    /// A size of paper (GB/T 148, ISO 216).
    Size, "paper", "纸张大小" {
        /// What every office printer takes.
        A4 = "a4" | "A4",
        /// The size of most boards.
        A3 = "a3" | "A3",
        /// Twice that.
        A2 = "a2" | "A2",
        /// For a print shop.
        A1 = "a1" | "A1",
        /// The largest.
        A0 = "a0" | "A0",
    }
}

/// A sheet of paper and how it is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Its size.
    pub size: Size,
    /// Whether it lies on its long side.
    pub landscape: bool,
    /// Whether it must hold on a printer without colours.
    pub gray: bool,
    /// What is printed beyond the edge to be cut off, in millimetres; with marks where to cut.
    pub bleed: u32,
}

/// Sizes of letters, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Letters {
    /// Titles.
    pub title: u32,
    /// Key figures.
    pub figure: u32,
    /// Headings of parts.
    pub head: u32,
    /// Everything that is to be read.
    pub body: u32,
    /// The line at the foot.
    pub foot: u32,
}

impl Letters {
    /// Half as large again, for eyes that do not read the usual ones; titles stand out enough as they are.
    pub fn large(self) -> Self {
        let half_again = |n: u32| (n * 3).div_ceil(2);
        Letters {
            title: self.title,
            figure: half_again(self.figure),
            head: half_again(self.head),
            body: half_again(self.body),
            foot: half_again(self.foot),
        }
    }
}

/// From how far each sort of letter is read, in centimetres: title, key figure, body, foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distances {
    /// Titles.
    pub title: u32,
    /// Key figures.
    pub figure: u32,
    /// Body.
    pub body: u32,
    /// Foot.
    pub foot: u32,
}

impl Size {
    /// Width and height upright, in millimetres.
    pub fn millimetres(self) -> (u32, u32) {
        match self {
            Size::A4 => (210, 297),
            Size::A3 => (297, 420),
            Size::A2 => (420, 594),
            Size::A1 => (594, 841),
            Size::A0 => (841, 1189),
        }
    }

    /// From how far it is read: a sheet on an office wall from arm's length, a poster from across the path.
    pub fn distances(self) -> Distances {
        match self {
            Size::A4 => Distances { title: 120, figure: 80, body: 50, foot: 40 },
            _ => Distances { title: 300, figure: 200, body: 100, foot: 40 },
        }
    }

    /// How large its letters are; never below the floor of its distances, larger where there is more paper or the board wants them
    /// higher.
    pub fn letters(self, height: LetterHeight) -> Letters {
        let (title, figure, head, body, foot) = match self {
            Size::A4 => (290, 200, 160, 125, 105),
            Size::A3 => (720, 480, 340, 240, 110),
            Size::A2 => (960, 640, 450, 310, 140),
            Size::A1 => (1_300, 880, 620, 420, 180),
            Size::A0 => (1_800, 1_220, 860, 580, 240),
        };
        let [title, figure, head, body, foot] =
            [title, figure, head, body, foot].map(|n: u32| (n * height.0).div_ceil(LetterHeight::USUAL.0));
        Letters { title, figure, head, body, foot }
    }

    /// From how far its code is read, in centimetres.
    pub fn scanned_from(self) -> u32 {
        match self {
            Size::A4 => 50,
            Size::A3 => 80,
            Size::A2 => 100,
            Size::A1 => 140,
            Size::A0 => 180,
        }
    }
}

impl Paper {
    /// The widest a code with its white may be, in hundredths of a millimetre: half the short side, so that words stand beside it.
    pub fn widest_code(self) -> u32 {
        self.size.millimetres().0 * 100 / 2
    }

    /// Width and height as it lies, in millimetres.
    pub fn millimetres(self) -> (u32, u32) {
        let (width, height) = self.size.millimetres();
        if self.landscape { (height, width) } else { (width, height) }
    }
}

/// The least size of a letter that is read from so many centimetres, in tenths of a point.
///
/// Ink fills 92 hundredths of a Chinese letter's square; a point is 0.3528 mm.
pub fn floor(centimetres: u32, height: LetterHeight) -> u32 {
    // Hundredths of a millimetre of ink → of a square → tenths of a point, rounded up at the end only.
    let tenths = (u64::from(centimetres) * u64::from(height.0) * 10_000).div_ceil(92 * 35_278);
    u32::try_from(tenths).unwrap_or(u32::MAX)
}

/// The side of a code's dark square in tenths of a millimetre: a tenth of the distance, and three millimetres a module and metre.
pub fn code_side(modules: u32, centimetres: u32) -> u32 {
    centimetres.max(3 * modules * centimetres / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_never_below_their_floor() {
        assert_eq!([300, 200, 100, 40].map(|cm| floor(cm, LetterHeight::USUAL)), [694, 463, 232, 93]);
        for (size, height) in Size::ALL.iter().flat_map(|size| [500, 750, 1_000, 1_500].map(|height| (size, LetterHeight(height)))) {
            let (letters, from) = (size.letters(height), size.distances());
            let floor = |centimetres| floor(centimetres, height);
            assert!(letters.title >= floor(from.title) && letters.figure >= floor(from.figure), "{size:?} {height:?}");
            assert!(letters.body >= floor(from.body) && letters.foot >= floor(from.foot), "{size:?} {height:?}");
            assert!(letters.head >= letters.body, "{size:?} {height:?}");
            assert!(letters.large().body >= letters.body * 3 / 2 && letters.large().title >= letters.large().head, "{size:?} {height:?}");
        }
    }

    #[test]
    fn codes_are_as_large_as_a_phone_needs() {
        // Version 5 has 37 modules: at arm's length 55.5 mm, at a board 88.8 mm.
        assert_eq!(code_side(37, 50), 555);
        assert_eq!(code_side(37, 80), 888);
        assert_eq!(code_side(3, 80), 80);
    }
}
