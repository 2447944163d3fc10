//! Exact substring search over many short folded texts: trigram lists, and the texts to check candidates against.
//!
//! A text is indexed with two end marks behind it, so that its last one and two bytes start a trigram as well: then
//! arguments of one and two bytes are exactly the trigrams that start with them, those of three bytes exactly one
//! trigram, and only longer ones need a look at the texts. The mark is a byte that UTF-8 never contains, so no argument
//! reaches over the end of a text.

mod build;
mod search;
#[cfg(test)]
mod tests;

pub(crate) use build::TextBuilder;
pub(crate) use search::TextIndex;

/// Follows every text twice.
const END: u8 = 0xff;

/// Three bytes as a number that sorts as they do.
fn gram(a: u8, b: u8, c: u8) -> u32 {
    u32::from_be_bytes([0, a, b, c])
}
