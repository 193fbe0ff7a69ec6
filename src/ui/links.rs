//! Links, read and written with the help of the browser's own streams, which
//! weigh nothing and answer later.

use super::browser::{self, Unpacked};
use crate::plan::Draft;
use crate::wire::link::{self, Packed, Reading, Refusal};

/// What hears of a link that was read, or why it could not be.
type Done = Box<dyn FnMut(Result<Draft, String>)>;

/// Reads a link.
pub(super) fn read_link(text: &str, mut done: Done) {
    match link::read(text) {
        Ok(Reading::Draft(draft)) => done(Ok(draft)),
        Ok(Reading::Packed(packed)) => unpack(packed, done),
        Err(refusal) => done(Err(refusal.to_string())),
    }
}

/// Unpacks a link, and reads it.
fn unpack(packed: Packed, done: Done) {
    let bytes = packed.bytes().to_vec();
    // The listener is called once, and hands on what it holds.
    let mut held = Some((packed, done));
    browser::unpack(&bytes, link::MOST_UNPACKED, move |unpacked| {
        let Some((packed, mut done)) = held.take() else { return };
        let read = match unpacked {
            Unpacked::Text { bytes, is_whole } => packed.unpacked(&bytes, is_whole),
            Unpacked::TooLarge => Err(Refusal::UnpacksTooLarge),
            Unpacked::Impossible => return done(Err("this browser cannot unpack links".to_owned())),
        };
        match read {
            Ok(Reading::Draft(draft)) => done(Ok(draft)),
            // Its last characters were none of it; without them it is whole.
            Ok(Reading::Packed(shorter)) => unpack(shorter, done),
            Err(refusal) => done(Err(refusal.to_string())),
        }
    });
}

/// Packs a long link where that makes it shorter.
pub(super) fn pack_if_worth(plain: String, mut done: impl FnMut(String) + 'static) {
    if plain.len() <= link::WORTH_PACKING {
        done(plain);
        return;
    }
    let text = link::text_to_pack(&plain).to_owned();
    browser::pack(&text, move |deflated| {
        // A browser that cannot pack gives nothing.
        done(if deflated.is_empty() { plain.clone() } else { link::packed(&plain, &deflated) });
    });
}
