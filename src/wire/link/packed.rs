//! Long links: the same rows, deflated. Whoever calls brings the DEFLATE; a
//! browser has its own.

use super::base62::{self, Decoded};
use super::read::{Lost, Reading, damaged, whole};
use super::{MOST_UNPACKED, Refusal, WORTH_PACKING, check};
use crate::domain::plain;

/// What of a link has to be deflated: its rows, without the version and the check.
pub fn text_to_pack(plain: &str) -> &str {
    plain.find('_').and_then(|place| plain.get(place..)).unwrap_or_default()
}

/// The packed link, of a plain one and the raw DEFLATE of its rows; or the
/// plain one, where that is shorter or not longer than [`WORTH_PACKING`], or
/// where packed it could not be read again ([`MOST_UNPACKED`]).
pub fn packed(plain: &str, deflated: &[u8]) -> String {
    let text = text_to_pack(plain);
    let mut link = String::from("1z");
    link.push_str(&check::of(text.as_bytes()));
    base62::push(&mut link, deflated);
    let is_worth_it = plain.len() > WORTH_PACKING && link.len() < plain.len();
    if is_worth_it && text.len() <= MOST_UNPACKED { link } else { plain.to_owned() }
}

/// A packed link whose bytes wait to be inflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    link: String,
    check: String,
    /// How many characters hold the rows.
    characters: usize,
    decoded: Decoded,
}

impl Packed {
    /// Of what stands behind `1z`, and the whole link.
    pub(super) fn of(rest: &str, link: &str) -> Option<Self> {
        let (check, data) = rest.split_at_checked(3).unwrap_or((rest, ""));
        let is_one = check.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_one.then(|| Self {
            link: plain(link),
            check: check.to_owned(),
            characters: data.chars().count(),
            decoded: base62::read(data),
        })
    }

    /// The raw DEFLATE of the rows.
    pub fn bytes(&self) -> &[u8] {
        &self.decoded.bytes
    }

    /// Reads what the bytes inflate to, or to where they do; `is_whole` says
    /// that the stream came to its end. Nobody needs to inflate more than
    /// [`MOST_UNPACKED`] bytes, and one.
    ///
    /// Of a link that was cut the last characters may look like bytes and be
    /// none. Then this gives a packed link without them, which is to be
    /// inflated again; it happens once at most.
    ///
    /// # Errors
    /// A [`Refusal`] where there is more than can be read.
    pub fn unpacked(mut self, text: &[u8], is_whole: bool) -> Result<Reading, Refusal> {
        if text.len() > MOST_UNPACKED {
            return Err(Refusal::UnpacksTooLarge);
        }
        // We write ASCII; whatever else there is came about by damage.
        let ascii = text.split(|byte| !byte.is_ascii()).next().unwrap_or_default();
        let rows = std::str::from_utf8(ascii).unwrap_or_default();
        let is_ours = rows.len() == text.len() && matches!(text, [] | [b'_', ..]);
        if is_ours && check::of(text) == self.check {
            return whole(rows, &self.link, true).map(Reading::Draft);
        }
        if self.decoded.drop_tail() {
            return Ok(Reading::Packed(self));
        }
        let lost = match self.characters.saturating_sub(self.decoded.read) {
            0 if is_whole => Lost::Unknown,
            0 => Lost::End,
            lost => Lost::Characters { lost, of: self.characters },
        };
        damaged(rows, &self.link, lost).map(Reading::Draft)
    }
}
