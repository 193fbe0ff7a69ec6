//! What was read, in a few lines, for tests.

use crate::intake::Intake;
use crate::plan::testing::lines;
use crate::plan::{Draft, Stray};

/// The lines of the draft, then what has no place in it, then the notes.
pub(super) fn said(intake: &Intake) -> Vec<String> {
    let draft = &intake.draft;
    let mut said = lines(&Draft { strays: Vec::new(), ..draft.clone() });
    said.extend(draft.strays.iter().map(|stray| complaint("document", 0, stray)));
    for row in &draft.databases {
        said.extend(row.strays.iter().map(|stray| complaint("database", row.row, stray)));
    }
    for row in &draft.registered_keys {
        said.extend(row.strays.iter().map(|stray| complaint("key", row.row, stray)));
    }
    said.extend(intake.notes.iter().cloned());
    said
}

fn complaint(list: &str, row: usize, stray: &Stray) -> String {
    match stray {
        Stray::WrongType { field, found, expected } => {
            format!("{list} {row}: {field} is {found}, not {expected}")
        }
        Stray::RepeatedField(field) => format!("{list} {row}: {field} again"),
        Stray::UnknownField(_) | Stray::NotARow { .. } | Stray::Damaged { .. } => format!("{stray:?}"),
    }
}
