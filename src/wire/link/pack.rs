//! Links with a DEFLATE of our own, for whoever has no browser's. The page has
//! one, and must not call this: it would weigh on the first visit.

use super::{MOST_UNPACKED, Reading, Refusal, WORTH_PACKING, packed, plain, read, text_to_pack};
use crate::plan::Draft;
use miniz_oxide::deflate::{CompressionLevel, compress_to_vec};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// The link of a draft: the plain one, or packed where that is long and packed
/// it is shorter.
pub fn write(draft: &Draft) -> String {
    let plain = plain(draft);
    if plain.len() <= WORTH_PACKING {
        return plain;
    }
    packed(&plain, &compress_to_vec(text_to_pack(&plain).as_bytes(), CompressionLevel::UberCompression as u8))
}

/// Reads a link, packed or not, and recovers what it can of a damaged one.
///
/// # Errors
/// A [`Refusal`] where the input is no link of this version, or too large a one.
pub fn open(input: &str) -> Result<Draft, Refusal> {
    let mut reading = read(input)?;
    loop {
        match reading {
            Reading::Draft(draft) => return Ok(draft),
            Reading::Packed(packed) => {
                let (text, is_whole) = inflated(packed.bytes());
                reading = packed.unpacked(&text, is_whole)?;
            }
        }
    }
}

/// What bytes inflate to, as far as they do, and whether that is all; not more
/// than may be unpacked, and one byte, which shows that there was more.
fn inflated(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut text = vec![0; MOST_UNPACKED + 1];
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = DecompressorOxide::new();
    let (status, _, written) = decompress(&mut state, bytes, &mut text, 0, flags);
    text.truncate(written);
    (text, status == TINFLStatus::Done)
}
