//! A picture of few different lines, each repeated: packed by saying "the same line again", which no general packer does as fast.
//!
//! Deflate with its fixed code: the bytes of a line once, then one copy over the distance of a line.

/// Bytes of a copy at most.
const COPY: usize = 258;

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
        // The zlib header, then one last block with the fixed code.
        let mut lines = Lines { stride, out: vec![0x78, 0x01], bits: 0, held: 0, sums: (1, 0), count: 0 };
        lines.put(1, 1);
        lines.put(1, 2);
        lines
    }

    /// Adds the same line so many times.
    pub fn push(&mut self, line: &[u8], times: usize) {
        if times == 0 {
            return;
        }
        self.literal(0);
        line.iter().for_each(|byte| self.literal(*byte));
        self.copy((self.stride + 1) * (times - 1));
        let length = self.stride as u64 + 1;
        let (mut a, mut b) = (0_u64, 0_u64);
        for byte in line {
            a += u64::from(*byte);
            b += a;
        }
        let again = times as u64;
        self.sums.1 = (self.sums.1 + again * (length * self.sums.0 + b) + length * a * (again * (again - 1) / 2)) % 65_521;
        self.sums.0 = (self.sums.0 + again * a) % 65_521;
        self.count += times;
    }

    /// The finished picture, one bit a pixel.
    pub fn png(mut self, pixels: usize) -> Option<Vec<u8>> {
        self.code(0, 7);
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

    /// Almost every byte is all white or all black; those two codes stand here as they are written.
    fn literal(&mut self, byte: u8) {
        match byte {
            0 => self.put(0x0c, 8),
            0xff => self.put(0x1ff, 9),
            1..=143 => self.code(0x30 + u64::from(byte), 8),
            _ => self.code(0x190 + u64::from(byte) - 144, 9),
        }
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
            return self.code(0xc5, 8);
        }
        let n = length as u64 - 3;
        // Codes come in groups of four; each group has one more extra bit.
        let extra = if n < 8 { 0 } else { n.ilog2() - 2 };
        let symbol = 257 + u64::from(extra) * 4 + (n >> extra);
        if symbol < 280 {
            self.code(symbol - 256, 7)
        } else {
            self.code(0xc0 + symbol - 280, 8)
        }
        self.put(n & ((1 << extra) - 1), extra);
    }

    fn distance(&mut self, distance: usize) {
        let n = distance as u64 - 1;
        let extra = if n < 4 { 0 } else { n.ilog2() - 1 };
        self.code(u64::from(extra) * 2 + (n >> extra), 5);
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
                let pattern: Vec<u8> = (0..stride).map(|at| (at * 37 % 256) as u8).collect();
                lines.push(&pattern, times);
                lines.push(&vec![0xff; stride], times + 3);
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
