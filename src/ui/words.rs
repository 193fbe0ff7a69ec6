//! The words of an input that are no codes, and regions that no list names: a
//! person can say what they mean.

use super::bring_in::Bringing;
use super::browser;
use super::database_form::{encryptions, providers, statuses, types};
use super::field::{captioned, select, sentence};
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, memo};
use super::plan::subscriptions;
use super::preview::Preview;
use crate::catalog::Catalog;
use crate::intake::Format;
use crate::plan::{Cause, Field, NOTHING, Word};
use crate::rules::enumerated;
use std::borrow::Cow;

/// How many words have a field at first, and how many more at a time. They stay
/// once they were said, so that no field goes away under the hands of who says it.
const MORE_WORDS: usize = 100;

/// The words, with a field for each.
pub(super) fn words(bringing: Bringing, preview_of: Memo<Option<Preview>>) -> Tag {
    // The fields stay while the meanings change.
    let words = memo(move || preview_of.with(|it| it.as_ref().map(Preview::words)));
    let most = Signal::new(MORE_WORDS);
    let view = move || {
        words.with(|words| {
            let (format, words) = words.as_ref().filter(|(_, words)| !words.is_empty())?;
            let title = tag("H4").text("Words to check");
            let hint = "What is left unread stays as typed in new rows, and changes nothing in others.";
            let hint = tag("P").attr("class", "hint").text(hint);
            let fields = words.iter().take(most.get()).enumerate();
            let fields = fields.map(|(at, it)| word(bringing, at, *format, it));
            let fields = tag("DIV").attr("class", "fields").children(fields);
            Some(tag("DIV").child(title).child(hint).child(fields).child(more(words.len(), most)))
        })
    };
    tag("DIV").attr("class", "preview").live_child(view)
}

/// What a cause says, and where: `… (500 rows: lines 2, 3, 4 and 497 more)`.
/// The rows of a table are its lines.
pub(super) fn said_where(format: Format, cause: &Cause) -> String {
    let (one, many) = match format {
        Format::Table | Format::Terraform => ("line ", "lines "),
        Format::Document | Format::Link | Format::Devops | Format::Keys | Format::Regions => ("row ", ""),
    };
    let message = &cause.message;
    let numbers: Vec<String> = cause.rows.iter().map(usize::to_string).collect();
    match numbers.as_slice() {
        [] => message.clone(),
        [number] => [message, " (", one, number, ")"].concat(),
        _ => {
            [message, " (", &numbers.len().to_string(), " rows: ", many, &enumerated(&numbers), ")"].concat()
        }
    }
}

/// The button that shows more of the words.
fn more(count: usize, most: Signal<usize>) -> Option<Tag> {
    let shown = most.get_untracked();
    let rest = count.saturating_sub(shown);
    let show = move || {
        most.set(shown + MORE_WORDS);
        browser::focus(&word_id(shown));
    };
    (rest > 0).then(|| button("small", "", show).text(["Show more (", &rest.to_string(), ")"].concat()))
}

fn word_id(at: usize) -> String {
    ["bring-word-", &at.to_string()].concat()
}

/// What a word means, as far as the person says it.
fn word(bringing: Bringing, at: usize, format: Format, word: &Word) -> Tag {
    let id = word_id(at);
    let glossary = bringing.glossary;
    let term = Signal::new(word.term.clone());
    let unsaid = if word.is_read { "Bring it in as it stands" } else { "Leave it unread" };
    let mut options = vec![("", unsaid.into())];
    options.extend(word.is_read.then(|| (NOTHING, "Leave it out".into())));
    options.extend(meanings(word));
    let said = move || term.with(|term| glossary.with(|it| it.code(term).to_owned()));
    let say = move |code| term.with_untracked(|term| glossary.update(|it| it.say(term, code)));
    let label = sentence(&said_where(format, &word.cause));
    captioned(id.clone().into(), label.into(), select(id, options, said, say))
}

/// The codes that a word can mean, with their names.
fn meanings(word: &Word) -> Vec<(&'static str, Cow<'static, str>)> {
    let codes = match word.term.field {
        Field::Type => types(),
        Field::Provider => providers(),
        Field::Status => statuses(),
        Field::Encryption => encryptions(),
        Field::Subscription => subscriptions(),
        Field::Name | Field::Organization | Field::KeyId | Field::Regions | Field::Adding | Field::Region => {
            Vec::new()
        }
    };
    let mut meanings: Vec<(&'static str, Cow<'static, str>)> = Vec::new();
    for (code, name) in codes {
        meanings.push((code, name.into()));
    }
    for fact in Catalog::released().regions() {
        if Some(fact.provider) == word.term.provider {
            // What was probably meant comes first.
            let is_meant = word.suggestion.as_deref() == Some(fact.code);
            let place = if is_meant { 0 } else { meanings.len() };
            meanings.insert(place, (fact.code, [fact.code, ", ", fact.place].concat().into()));
        }
    }
    meanings
}
