//! A picture of few different lines, each repeated: packed by saying "the same line again", which no general packer does as fast.
//!
//! Modules are whole bytes wide, so a line is made of two bytes only, all black and all white. Deflate with one code of our own for
//! all pictures (RFC 1951, 3.2.7): one or two bits a byte, the bytes of a line once, then a copy over the distance of a line.

/// Bytes of a copy at most.
const COPY: usize = 258;
/// The order in which the lengths of the code for lengths are written (RFC 1951).
const ORDER: [u64; 18] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1];

/// Packed lines.
pub struct Lines {
    stride: usize,
    out: Vec<u8>,
    bits: u64,
    held: u32,
    sums: (u64, u64),
    count: usize,
}

impl Lines {
    /// No lines yet; each will have so many bytes, two at least.
    pub fn new(stride: usize) -> Self {
        let mut lines = Lines { stride, out: Vec::with_capacity(1024), bits: 0, held: 0, sums: (1, 0), count: 0 };
        lines.out.extend([0x78, 0x01]);
        lines.begin();
        lines
    }

    /// Adds the same line so many times: how many bytes are white, then black, then white, and so on.
    pub fn push(&mut self, line: &[u32], times: usize) {
        if times == 0 {
            return;
        }
        let (mut a, mut b) = (0_u64, 0_u64);
        self.literals(0, 1);
        for (at, count) in line.iter().enumerate() {
            let (byte, bytes) = (if at % 2 == 0 { 0xff } else { 0 }, u64::from(*count));
            self.literals(byte, *count);
            b += bytes * a + u64::from(byte) * (bytes * (bytes + 1) / 2);
            a += bytes * u64::from(byte);
        }
        self.copy((self.stride + 1) * (times - 1));
        let length = self.stride as u64 + 1;
        let again = times as u64;
        self.sums.1 = (self.sums.1 + again * (length * self.sums.0 + b) + length * a * (again * (again - 1) / 2)) % 65_521;
        self.sums.0 = (self.sums.0 + again * a) % 65_521;
        self.count += times;
    }

    /// The finished picture, one bit a pixel.
    pub fn png(mut self, pixels: usize) -> Option<Vec<u8>> {
        self.symbol(256);
        let [rest @ .., _, _, _, _] = self.bits.to_le_bytes();
        self.out.extend(rest.iter().take(self.held.div_ceil(8) as usize));
        let sum = (self.sums.1 << 16) | self.sums.0;
        self.out.extend(u32::try_from(sum).ok()?.to_be_bytes());
        let (width, height) = (u32::try_from(pixels).ok()?, u32::try_from(self.count).ok()?);
        let mut bytes = Vec::with_capacity(self.out.len() + 64);
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().ok()?;
        writer.write_chunk(png::chunk::IDAT, &self.out).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }

    /// Opens the one block and writes down its code: white 1 bit, black 2, the longest copies 6, everything else 7;
    /// distances 4 bits where lines are as wide as usual, else 5.
    fn begin(&mut self) {
        self.put(1, 1);
        self.put(2, 2);
        self.put(286 - 257, 5);
        self.put(30 - 1, 5);
        self.put(ORDER.len() as u64 - 4, 4);
        for length in ORDER {
            self.put(if length == 7 { 2 } else { u64::from(matches!(length, 1 | 2 | 4 | 5 | 6 | 18)) * 3 }, 3);
        }
        self.told(2);
        self.zeros(138);
        self.zeros(116);
        self.told(1);
        (256..284).for_each(|_| self.told(7));
        self.told(6);
        self.told(6);
        (0..30).for_each(|symbol| self.told(if matches!(symbol, 10 | 11) { 4 } else { 5 }));
    }

    /// Writes down the length of one symbol's code.
    fn told(&mut self, length: u64) {
        match length {
            7 => self.code(0b00, 2),
            1 => self.code(0b010, 3),
            2 => self.code(0b011, 3),
            // 4, 5 and 6 follow each other.
            _ => self.code(length, 3),
        }
    }

    /// Writes down that so many symbols are never used.
    fn zeros(&mut self, count: u64) {
        self.code(0b111, 3);
        self.put(count - 11, 7);
    }

    /// Appends bits, the lowest first.
    fn put(&mut self, value: u64, count: u32) {
        self.bits |= value << self.held;
        self.held += count;
        if self.held >= 32 {
            let [a, b, c, d, ..] = self.bits.to_le_bytes();
            self.out.extend_from_slice(&[a, b, c, d]);
            self.bits >>= 32;
            self.held -= 32;
        }
    }

    /// Appends a code, the highest bit first.
    fn code(&mut self, value: u64, count: u32) {
        self.put(value.reverse_bits() >> (64 - count), count);
    }

    /// The same byte so many times: white is one bit that is not set, black is two.
    fn literals(&mut self, byte: u8, mut count: u32) {
        while count > 0 {
            let some = count.min(16);
            if byte == 0 {
                self.put(0x5555_5555 >> (32 - 2 * some), 2 * some)
            } else {
                self.put(0, some)
            }
            count -= some;
        }
    }

    /// The end of the block, or a length.
    fn symbol(&mut self, symbol: u64) {
        if symbol < 284 { self.code(0b110_0100 + symbol - 256, 7) } else { self.code(0b11_0000 + symbol - 284, 6) }
    }

    /// Copies so many bytes from one line above.
    fn copy(&mut self, mut length: usize) {
        while length > 0 {
            // A copy has at least three bytes; none may be left that is shorter.
            let part = match length {
                n if n <= COPY => n,
                n if n - COPY < 3 => COPY - 3,
                _ => COPY,
            };
            self.length(part);
            self.distance(self.stride + 1);
            length -= part;
        }
    }

    fn length(&mut self, length: usize) {
        if length == COPY {
            return self.symbol(285);
        }
        let n = length as u64 - 3;
        // Codes come in groups of four; each group has one more extra bit.
        let extra = if n < 8 { 0 } else { n.ilog2() - 2 };
        self.symbol(257 + u64::from(extra) * 4 + (n >> extra));
        self.put(n & ((1 << extra) - 1), extra);
    }

    fn distance(&mut self, distance: usize) {
        let n = distance as u64 - 1;
        let extra = if n < 4 { 0 } else { n.ilog2() - 1 };
        let symbol = u64::from(extra) * 2 + (n >> extra);
        match symbol {
            10 | 11 => self.code(symbol - 10, 4),
            0..10 => self.code(4 + symbol, 5),
            _ => self.code(4 + symbol - 2, 5),
        }
        self.put(n & ((1 << extra) - 1), extra);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the width and the repeats, a decoder we did not write reads the same lines.
    #[test]
    fn every_shape_reads_back() {
        for stride in [2_usize, 3, 37, 46, 90, 200] {
            for times in 1..20 {
                let mut lines = Lines::new(stride);
                let pattern: Vec<u8> = (0..stride).map(|at| if at * 37 % 11 < 5 { 0 } else { 0xff }).collect();
                let mut runs: Vec<u32> = pattern.chunk_by(|a, b| a == b).map(|run| run.len() as u32).collect();
                if pattern[0] == 0 {
                    runs.insert(0, 0);
                }
                lines.push(&runs, times);
                lines.push(&[stride as u32], times + 3);
                let picture = lines.png(stride * 8).unwrap();
                let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
                let mut image = vec![0; reader.output_buffer_size().unwrap()];
                reader.next_frame(&mut image).unwrap();
                assert!(image[..stride * times].chunks(stride).all(|line| line == pattern), "{stride} {times}");
                assert!(image[stride * times..].iter().all(|byte| *byte == 0xff), "{stride} {times}");
            }
        }
    }
}
