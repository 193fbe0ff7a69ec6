//! What was pasted, to a draft, or to the bytes that somebody else inflates.
//! A damaged link gives what can be recovered of it, and says that it is damaged.

use super::address::link_in;
use super::packed::Packed;
use super::rows::{Rows, doubt, rows};
use super::{Refusal, check};
use crate::domain::plain;
use crate::plan::{Draft, List, Stray, excess};
use crate::wire::limits::MOST_BYTES;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A draft.
    Draft(Draft),
    /// Rows that have to be inflated first.
    Packed(Packed),
}

/// The version as a link has it.
pub(super) const DIGIT: &str = "1";

/// Reads a link, or an address that holds one as its fragment or as `plan` in
/// its query.
///
/// What a link goes through is forgiven: `~` is read for `_`, escapes of an
/// address are undone, blanks and line breaks dropped, and so is what stands at
/// the end and is no letter or digit. Codes may be in upper case, as far as no
/// tag begins with their letter.
///
/// # Errors
/// A [`Refusal`] where the input is no link of this version. What is merely
/// wrong inside of one is kept in the draft.
///
/// ```
/// use astra_cmek_planner::{catalog::Catalog, plan::{Draft, parse}, wire::link};
///
/// let Ok(link::Reading::Draft(draft)) = link::read("#1_s.aws.us-east-2.ap-south-1_m.gcp.us-east1")
/// else { panic!("it is no packed link") };
/// let parsed = parse(&draft, Catalog::released());
/// assert!(parsed.problems.is_empty());
/// assert_eq!(link::plain(&Draft::from(&parsed.plan)), "1LWK_s.aws.us-east-2.ap-south-1_m.gcp.us-east1");
/// ```
pub fn read(input: &str) -> Result<Reading, Refusal> {
    if input.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    if input.trim().trim_start_matches('#').is_empty() {
        return Err(Refusal::Empty);
    }
    let link = link_in(input);
    let digits = link.bytes().take_while(u8::is_ascii_digit).count();
    let (version, rest) = link.split_at_checked(digits).unwrap_or_default();
    let not_a_link = || Err(Refusal::NotALink { found: crate::domain::shown(input.trim()) });
    if version != DIGIT {
        let begins_a_link = rest.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic());
        return match version.bytes().next() {
            Some(b'1'..=b'9') if begins_a_link => Err(Refusal::NewerVersion { found: plain(version) }),
            _ => not_a_link(),
        };
    }
    if let Some(rest) = rest.strip_prefix('z') {
        return Packed::of(rest, &link).map_or_else(not_a_link, |packed| Ok(Reading::Packed(packed)));
    }
    let (found, text) = rest.split_at_checked(rest.find('_').unwrap_or(rest.len())).unwrap_or_default();
    if found.len() > 3 || !found.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return not_a_link();
    }
    let draft = match found {
        "" => whole(text, &link, false),
        _ if found == check::of(text.as_bytes()) => whole(text, &link, true),
        _ => damaged(text, &link, Lost::Unknown),
    };
    draft.map(Reading::Draft)
}

/// Reads the rows of a link that nothing is known to be wrong with.
pub(super) fn whole(text: &str, link: &str, is_checked: bool) -> Result<Draft, Refusal> {
    let Rows { mut draft, .. } = rows(text, is_checked)?;
    if draft.databases.is_empty() {
        let message = "the link holds no database".to_owned();
        draft.strays.push(Stray::Damaged { found: plain(link), message });
    }
    within_limits(draft)
}

/// A draft with what was added to the rows of its link.
fn within_limits(draft: Draft) -> Result<Draft, Refusal> {
    match excess(&draft) {
        Some(excess) => Err(Refusal::TooMuch(excess)),
        None => Ok(draft),
    }
}

/// What a damaged link lost.
pub(super) enum Lost {
    /// Nobody knows.
    Unknown,
    /// The end of what was packed.
    End,
    /// Characters that could not be unpacked.
    Characters {
        /// How many.
        lost: usize,
        /// Of how many.
        of: usize,
    },
}

/// Reads the rows of a damaged link. The last one may be a part of the one that
/// was written, so that it is in doubt.
pub(super) fn damaged(text: &str, link: &str, lost: Lost) -> Result<Draft, Refusal> {
    let Rows { mut draft, last } = rows(text, true)?;
    let read = draft.databases.len()
        + draft.registered_keys.len()
        + draft.organizations.len()
        + draft.confirmed.len();
    if let Some((list, text)) = last {
        let strays = match list {
            Some(List::Databases) => draft.databases.last_mut().map(|row| &mut row.strays),
            Some(List::RegisteredKeys) => draft.registered_keys.last_mut().map(|row| &mut row.strays),
            Some(List::Organizations) => draft.organizations.last_mut().map(|row| &mut row.strays),
            // Without a place for doubt, they are not kept.
            None => draft.confirmed.pop().and(None),
        };
        if let Some(strays) = strays {
            strays.push(doubt(text));
        }
    }
    let lost = match lost {
        Lost::Unknown => "its check does not match".to_owned(),
        Lost::End => "it does not unpack to its end".to_owned(),
        Lost::Characters { lost, of } => {
            format!("{lost} of its {of} packed characters could not be unpacked")
        }
    };
    let kept = match read {
        0 => "no row of it could be read".to_owned(),
        1 => "its only row is not taken, and what stood behind it is lost".to_owned(),
        _ => format!(
            "of its {read} rows the last one is not taken, what stood behind it is lost, and the others may have changed"
        ),
    };
    let message = format!("the link was cut or changed on its way, {lost}; {kept}");
    draft.strays.push(Stray::Damaged { found: plain(link), message });
    within_limits(draft)
}
