//! Deflate streams of which parts can be exchanged: each chunk is compressed by itself and ends at a byte, and the chunks
//! one after the other are one stream, in one gzip member, as every client reads it.
//!
//! The compressor makes whole streams only. So the header of a stream's last block is found by walking over its
//! symbols, its mark as the last one is taken off, and an empty stored block fills the last byte.

use libdeflater::{CompressionLvl, Compressor, DecompressionError, Decompressor};

/// What gzip does by default.
const LEVEL: i32 = 6;
/// The rest of an empty stored block behind its three bits: its length and the complement of that.
const EMPTY: [u8; 4] = [0, 0, 0xff, 0xff];
/// A last block without content.
pub const END: [u8; 2] = [3, 0];

/// Compresses a chunk; what comes out ends at a byte, and another chunk or [`END`] must follow.
pub fn chunk(content: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    let mut out = vec![0; compressor.deflate_compress_bound(content.len()) + 8];
    let written = compressor.deflate_compress(content, &mut out).expect("the library's bound holds what it writes");
    out.truncate(written);
    let walked = Walk { bytes: &out, at: 0 }.walk().expect("the library writes deflate streams");
    out[walked.header / 8] &= !(1 << (walked.header % 8));
    // The three bits are zero, as the rest of the last byte is.
    out.resize((walked.end + 3).div_ceil(8), 0);
    out.extend_from_slice(&EMPTY);
    // The bound is as long as the content.
    out.shrink_to_fit();
    out
}

/// What a chunk was made from; `length` bytes.
///
/// # Errors
/// It is damaged.
pub fn content(chunk: &[u8], length: usize) -> Result<Vec<u8>, DecompressionError> {
    let mut whole = chunk.to_vec();
    whole.extend_from_slice(&END);
    let mut out = vec![0; length];
    let written = Decompressor::new().deflate_decompress(&whole, &mut out)?;
    if written == length { Ok(out) } else { Err(DecompressionError::BadData) }
}

/// Where things are in a stream, in bits.
struct Walked {
    /// The header of the last block.
    header: usize,
    /// Behind the last block.
    end: usize,
}

struct Walk<'a> {
    bytes: &'a [u8],
    /// Position in bits.
    at: usize,
}

/// Extra bits of the symbols 257 and on, and of the distances.
const LENGTH_EXTRA: [u8; 29] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/// The order in which the lengths of the code of lengths come.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

impl Walk<'_> {
    fn walk(mut self) -> Option<Walked> {
        loop {
            let header = self.at;
            let last = self.take(1)? == 1;
            match self.take(2)? {
                0 => self.stored()?,
                1 => self.symbols(&fixed_lengths(), &Code::of(&[5; 30])?)?,
                2 => {
                    let (literals, distances) = self.codes()?;
                    self.symbols(&literals, &distances)?;
                }
                _ => return None,
            }
            if last {
                return Some(Walked { header, end: self.at });
            }
        }
    }

    /// The next 32 bits or more, zero behind the end.
    fn look(&self) -> u64 {
        let from = self.at / 8;
        let bytes = match self.bytes.get(from..from + 8) {
            Some(bytes) => bytes.try_into().unwrap_or([0; 8]),
            None => {
                let mut padded = [0; 8];
                let rest = self.bytes.get(from..).unwrap_or_default();
                padded[..rest.len()].copy_from_slice(rest);
                padded
            }
        };
        u64::from_le_bytes(bytes) >> (self.at % 8)
    }

    fn take(&mut self, bits: usize) -> Option<usize> {
        let value = self.look() & ((1 << bits) - 1);
        self.at += bits;
        (self.at <= self.bytes.len() * 8).then_some(usize::try_from(value).unwrap_or(0))
    }

    fn stored(&mut self) -> Option<()> {
        self.at = self.at.next_multiple_of(8);
        let length = self.take(16)?;
        self.at += 16 + 8 * length;
        (self.at <= self.bytes.len() * 8).then_some(())
    }

    /// The two codes of a block with codes of its own.
    fn codes(&mut self) -> Option<(Code, Code)> {
        let (literals, distances, count) = (self.take(5)? + 257, self.take(5)? + 1, self.take(4)? + 4);
        let mut of_lengths = [0; 19];
        for at in &ORDER[..count] {
            of_lengths[*at] = u8::try_from(self.take(3)?).ok()?;
        }
        let code = Code::of(&of_lengths)?;
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            let (length, times) = match self.symbol(&code)? {
                16 => (*lengths.last()?, self.take(2)? + 3),
                17 => (0, self.take(3)? + 3),
                18 => (0, self.take(7)? + 11),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(std::iter::repeat_n(length, times));
        }
        let (of_literals, of_distances) = lengths.split_at(literals);
        Some((Code::of(of_literals)?, Code::of(of_distances)?))
    }

    fn symbols(&mut self, literals: &Code, distances: &Code) -> Option<()> {
        loop {
            match self.symbol(literals)? {
                0..256 => {}
                256 => return Some(()),
                length => {
                    self.at += usize::from(*LENGTH_EXTRA.get(usize::from(length) - 257)?);
                    let distance = usize::from(self.symbol(distances)?);
                    self.at += (distance / 2).saturating_sub(1);
                }
            }
        }
    }

    fn symbol(&mut self, code: &Code) -> Option<u16> {
        let index = self.look() & ((1 << code.bits) - 1);
        let (symbol, length) = code.table[usize::try_from(index).unwrap_or(0)];
        self.at += usize::from(length);
        (length > 0 && self.at <= self.bytes.len() * 8).then_some(symbol)
    }
}

/// A prefix code: for each value of the next bits, the symbol and its length.
struct Code {
    bits: u8,
    table: Vec<(u16, u8)>,
}

impl Code {
    fn of(lengths: &[u8]) -> Option<Self> {
        let bits = lengths.iter().copied().max().filter(|bits| *bits <= 15)?.max(1);
        let mut table = vec![(0, 0); 1 << bits];
        let mut next = 0_u32;
        for length in 1..=bits {
            for (symbol, _) in (0_u16..).zip(lengths).filter(|(_, of)| **of == length) {
                // The first bit of a code is the lowest one of the stream.
                let reversed = next.reverse_bits() >> (32 - u32::from(length));
                let mut at = usize::try_from(reversed).unwrap_or(0);
                while at < table.len() {
                    table[at] = (symbol, length);
                    at += 1 << length;
                }
                next += 1;
            }
            next <<= 1;
        }
        Some(Self { bits, table })
    }
}

fn fixed_lengths() -> Code {
    let length = |symbol| match symbol {
        0..144 => 8,
        144..256 => 9,
        256..280 => 7,
        _ => 8,
    };
    let lengths: Vec<u8> = (0..288).map(length).collect();
    Code::of(&lengths).unwrap_or(Code { bits: 1, table: vec![(0, 0); 2] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(kind: usize) -> Vec<u8> {
        let mut rng = fastrand::Rng::with_seed(kind as u64);
        match kind {
            0 => Vec::new(),
            1 => b"a".to_vec(),
            2 => (0..70_000).map(|_| rng.u8(..)).collect(),
            3 => b"abc".repeat(50_000),
            4 => (0..30).map(|n| b'a' + n % 20).collect(),
            5 => (0..400_000)
                .map(|at: u32| b"the quick brown fox"[rng.usize(..19)] ^ u8::from(at.is_multiple_of(9000)))
                .collect(),
            n => (0..rng.usize(..200_000)).map(|_| rng.u8(..u8::try_from(n).unwrap_or(255))).collect(),
        }
    }

    #[test]
    fn chunks_one_after_the_other_are_one_stream() {
        let samples: Vec<Vec<u8>> = (0..40).map(sample).collect();
        let mut stream = Vec::new();
        for sample in &samples {
            let chunk = chunk(sample);
            assert_eq!(content(&chunk, sample.len()).unwrap(), *sample);
            stream.extend(chunk);
        }
        stream.extend(END);
        let whole = samples.concat();
        let mut out = vec![0; whole.len()];
        assert_eq!(Decompressor::new().deflate_decompress(&stream, &mut out).unwrap(), whole.len());
        assert!(out == whole);
    }

    #[test]
    fn a_damaged_chunk_is_no_content() {
        let good = chunk(b"some content some content");
        assert!(content(&good[..good.len() - 6], 25).is_err());
        assert!(content(&good, 24).is_err());
    }
}
