//! What an input says that nobody could read, by its causes; and the words
//! among it, which a person can say the meaning of.

use super::bring_in::Bringing;
use super::database_form::{encryptions, providers, statuses, types};
use super::field::{captioned, select, sentence};
use super::html::{Tag, tag};
use super::live::{Memo, Signal, memo};
use super::plan::subscriptions;
use super::preview::{Preview, rest};
use crate::catalog::Catalog;
use crate::intake::Format;
use crate::plan::{Cause, Field, Glossary, Problem, unread_words};
use crate::rules::enumerated;

/// How many words have a field. They stay once they were said, so that no field
/// goes away under the hands of who says it.
const MOST_WORDS: usize = 100;

/// What was not read, or not in full.
pub(super) fn unread(bringing: Bringing, preview_of: Memo<Option<Preview>>) -> Tag {
    // The fields of the words stay when their meaning is said.
    let words = memo(move || {
        let intake = bringing.intake.get()?;
        let words = |said: &Glossary| unread_words(&intake.draft, said, Catalog::released());
        Some((intake.format, bringing.glossary.with(words)))
    });
    let title = move || {
        let rows = preview_of.with(|it| it.as_ref().map_or(0, Preview::unread));
        let has_words = words.with(|words| words.as_ref().is_some_and(|(_, words)| !words.is_empty()));
        (rows > 0 || has_words)
            .then(|| tag("H4").text(["Not read, or not in full (", &rows.to_string(), ")"].concat()))
    };
    let fields = move || {
        words.with(|words| {
            let (format, words) = words.as_ref()?;
            let shown = words.iter().take(MOST_WORDS).enumerate();
            let fields = shown.map(|(at, cause)| word(bringing, at, *format, cause));
            let rest = rest("P", words.len(), MOST_WORDS);
            (!words.is_empty()).then(|| tag("DIV").attr("class", "fields").children(fields).child(rest))
        })
    };
    let others = move || preview_of.with(|it| it.as_ref().and_then(Preview::others));
    tag("DIV").attr("class", "preview").live_child(title).live_child(fields).live_child(others)
}

/// What a cause says, and where: `… (500 rows: lines 2, 3, 4 and 497 more)`.
/// The rows of a table are its lines.
pub(super) fn said_where(format: Format, cause: &Cause) -> String {
    let (one, many) = match format {
        Format::Table | Format::Terraform => ("line ", "lines "),
        Format::Document | Format::Link | Format::Devops | Format::Keys | Format::Regions => ("row ", ""),
    };
    let message = &cause.problem.message;
    let numbers: Vec<String> = cause.rows.iter().map(usize::to_string).collect();
    match numbers.as_slice() {
        [] => message.clone(),
        [number] => [message, " (", one, number, ")"].concat(),
        _ => {
            [message, " (", &numbers.len().to_string(), " rows: ", many, &enumerated(&numbers), ")"].concat()
        }
    }
}

/// What a word means, as far as the person says it.
fn word(bringing: Bringing, at: usize, format: Format, cause: &Cause) -> Tag {
    let id = format!("bring-word-{at}");
    let glossary = bringing.glossary;
    let problem = Signal::new(cause.problem.clone());
    let mut options = vec![("", "Leave it unread")];
    options.extend(meanings(&cause.problem));
    let said = move || problem.with(|problem| glossary.with(|it| it.code(problem).to_owned()));
    let say = move |code| problem.with_untracked(|problem| glossary.update(|it| it.say(problem, code)));
    let label = sentence(&said_where(format, cause));
    captioned(id.clone().into(), label.into(), select(id, options, said, say))
}

/// The codes that the word of a problem can mean, with their names.
fn meanings(problem: &Problem) -> Vec<(&'static str, &'static str)> {
    match problem.field_of_word() {
        Some(Field::Type) => types(),
        Some(Field::Provider) => providers(),
        Some(Field::Status) => statuses(),
        Some(Field::Encryption) => encryptions(),
        Some(Field::Subscription) => subscriptions(),
        Some(Field::Region) => {
            let mut regions = Catalog::released().regions().iter();
            let meant = regions.find(|fact| problem.suggestion.as_deref() == Some(fact.code));
            meant.map(|fact| (fact.code, fact.code)).into_iter().collect()
        }
        Some(Field::Name | Field::Organization | Field::KeyId | Field::Regions | Field::Adding) | None => {
            Vec::new()
        }
    }
}
