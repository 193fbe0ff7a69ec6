//! Draft to text: what is a default is left out.

use super::text::{push_masked, push_part, push_text};
use super::{check, short_type};
use crate::domain::{DatabaseName, DatabaseType, Encryption, Status, Subscription};
use crate::plan::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Stray};

/// The link of a draft, unpacked: `1abc_s.aws.us-east-2`. Of a draft without
/// rows it is empty.
pub fn plain(draft: &Draft) -> String {
    let mut text = String::new();
    for (row, position) in draft.databases.iter().zip(1..) {
        database(&mut text, row, position);
    }
    for row in &draft.registered_keys {
        key(&mut text, row);
    }
    for row in &draft.organizations {
        organization(&mut text, row);
    }
    for row in &draft.confirmed {
        confirmed(&mut text, row);
    }
    if text.is_empty() {
        return text;
    }
    let mut link = String::from("1");
    link.push_str(&check::of(text.as_bytes()));
    link.push_str(&text);
    link
}

fn database(link: &mut String, row: &DraftDatabase, position: usize) {
    link.push('_');
    scope(link, &row.database_type, &row.provider);
    parts(link, &row.regions);
    let is_planned = row.status.is_empty() || row.status == Status::Planned.code();
    if row.status == Status::Existing.code() {
        link.push_str(".E");
    } else if !is_planned || !row.adding.is_empty() {
        link.push_str(".X");
        push_text(link, if is_planned { "" } else { &row.status });
    }
    parts(link, &row.adding);
    if row.encryption == Encryption::AstraKey.code() {
        link.push_str(".A");
    } else if row.encryption != Encryption::CustomerKey.code() {
        tagged(link, 'Y', &row.encryption);
    }
    tagged(link, 'O', &row.organization);
    if row.name != DatabaseName::of_row(position).as_str() {
        tagged(link, 'N', &row.name);
    }
    doubt(link, &row.strays);
}

fn key(link: &mut String, row: &DraftKey) {
    link.push_str("_K.");
    scope(link, &row.database_type, &row.provider);
    link.push('.');
    push_part(link, &row.region);
    tagged(link, 'O', &row.organization);
    tagged(link, 'I', &row.key_id);
    doubt(link, &row.strays);
}

fn organization(link: &mut String, row: &DraftOrganization) {
    link.push_str("_O");
    if !row.subscription.is_empty() && row.subscription != Subscription::Unknown.code() {
        link.push('.');
        push_part(link, &row.subscription);
    }
    tagged(link, 'N', &row.name);
    doubt(link, &row.strays);
}

fn confirmed(link: &mut String, row: &ConfirmedRegions) {
    link.push_str("_R.");
    scope(link, &row.database_type, &row.provider);
    parts(link, &row.regions);
}

fn scope(link: &mut String, database_type: &str, provider: &str) {
    let known = DatabaseType::ALL.iter();
    let mut letters = known.map(|known| (known.code(), short_type(*known)));
    match letters.clone().find(|(code, _)| *code == database_type) {
        Some((_, letter)) => link.push_str(letter),
        None if letters.any(|(_, letter)| letter == database_type) => push_masked(link, database_type),
        None => push_part(link, database_type),
    }
    link.push('.');
    push_part(link, provider);
}

fn parts(link: &mut String, texts: &[String]) {
    for text in texts {
        link.push('.');
        push_part(link, text);
    }
}

fn tagged(link: &mut String, tag: char, text: &str) {
    if !text.is_empty() {
        link.push('.');
        link.push(tag);
        push_text(link, text);
    }
}

/// A row that a damaged link left in doubt stays so until somebody looks at it.
fn doubt(link: &mut String, strays: &[Stray]) {
    if strays.iter().any(|stray| matches!(stray, Stray::Damaged { .. })) {
        link.push_str(".D");
    }
}
