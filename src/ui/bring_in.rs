//! Bringing in what others wrote: a text or a file goes to the reader, and
//! what it would change is shown before it is done as one step.

use super::browser::{self, Said};
use super::database_form::{providers, types};
use super::field::{captioned, select};
use super::html::{Tag, button, isolated, tag};
use super::links::read_link;
use super::live::{Memo, Signal, effect, memo};
use super::preview::{Preview, columns, format_name, notes, preview};
use super::state::State;
use super::words::words;
use crate::domain::{CloudProvider, DatabaseType, plain};
use crate::intake::answer::{self, Answer};
use crate::intake::{Ask, Format, Intake, TableColumn};
use crate::plan::{Draft, Field, Glossary, List};
use crate::rules::{counted, enumerated};
use crate::wire::limits::MOST_BYTES;
use leptos::prelude::*;
use std::sync::Arc;

/// A pasted text up to this many bytes stands in its field; a longer one would
/// only make the page slow.
const SHOWN_BYTES: usize = 100_000;

/// What is being brought in.
#[derive(Clone, Copy)]
pub(super) struct Bringing {
    state: State,
    is_open: Signal<bool>,
    /// The name of a file, if it is one, and its bytes.
    source: Signal<(String, Arc<Vec<u8>>)>,
    /// What the person said about it.
    pub(super) ask: Signal<Ask>,
    /// What the person said that words of it mean.
    pub(super) glossary: Signal<Glossary>,
    /// Counts what was asked: an answer to anything but the last is dropped.
    asked: Signal<usize>,
    /// How far the reader is.
    reading: Signal<Reading>,
    /// The columns of a table, and what they were taken for.
    pub(super) columns: Signal<Vec<TableColumn>>,
    /// What it read last of this source.
    pub(super) intake: Signal<Option<Arc<Intake>>>,
}

/// How far the reader is.
#[derive(Clone)]
enum Reading {
    /// Nothing to read, or all of it was read.
    Idle,
    /// It begins once nothing was typed for a while.
    Waiting,
    /// It is at work.
    AtWork,
    /// It could not read.
    Failed(String),
}

impl Bringing {
    pub(super) fn new(state: State) -> Self {
        let bringing = Self {
            state,
            is_open: Signal::new(false),
            source: Signal::new((String::new(), Arc::default())),
            ask: Signal::new(Ask::default()),
            glossary: Signal::new(Glossary::default()),
            asked: Signal::new(0),
            reading: Signal::new(Reading::Idle),
            columns: Signal::new(Vec::new()),
            intake: Signal::new(None),
        };
        browser::on_bring(MOST_BYTES, SHOWN_BYTES, move |name, bytes| bringing.take(name, bytes));
        bringing
    }

    /// Opens the panel; the focus goes to the field for pasting.
    fn open(self) {
        self.is_open.set(true);
        browser::focus("bring-text");
    }

    /// Takes a file, or a text that was typed, pasted or dropped.
    fn take(self, name: String, bytes: Option<Vec<u8>>) {
        if !self.is_open.get_untracked() {
            self.open();
        }
        let is_opened = bytes.is_some();
        self.forget(name, bytes.unwrap_or_default());
        if is_opened {
            self.read();
        } else {
            self.fail(
                "it is a folder, or several files, or the browser cannot open it; one file at a time is read",
            );
        }
    }

    /// Puts another source in the place of the one before, of which nothing
    /// stays but what the person said, and the fields of its columns until
    /// others are known.
    fn forget(self, name: String, bytes: Vec<u8>) {
        self.drop_answers();
        self.source.set((name, Arc::new(bytes)));
        self.intake.set(None);
        self.reading.set(Reading::Idle);
    }

    /// What the person said has changed. What was read stays until it is read
    /// anew, so that nothing jumps.
    pub(super) fn say(self, change: impl FnOnce(&mut Ask)) {
        self.ask.update(change);
        self.read();
    }

    /// Drops whatever is still to come.
    fn drop_answers(self) {
        browser::stop(false);
        self.asked.set(self.asked.get_untracked() + 1);
    }

    /// True where there is nothing to read.
    fn is_blank(self) -> bool {
        self.source
            .with_untracked(|(name, bytes)| name.is_empty() && bytes.iter().all(u8::is_ascii_whitespace))
    }

    /// Reads the source, once the person pauses.
    fn read(self) {
        self.drop_answers();
        let (_, bytes) = self.source.get_untracked();
        if self.is_blank() {
            self.columns.set(Vec::new());
            return;
        }
        self.reading.set(Reading::Waiting);
        let asked = self.asked.get_untracked();
        let ask = self.ask.with_untracked(Ask::write);
        browser::ask_reader(&ask, &bytes, move |said| match said {
            Said::AtWork => self.reading.set(Reading::AtWork),
            Said::Nothing(why) => self.fail(&["the reader could not start: ", &why].concat()),
            Said::Answer(text) => match answer::read(&text) {
                Ok(Answer::Read(intake)) => self.hear(intake),
                Ok(Answer::Link(link)) => self.follow(&link, asked),
                Ok(Answer::Refused { message, columns }) => {
                    self.fail(&message);
                    self.columns.set(columns);
                }
                Err(unreadable) => self.fail(&unreadable.to_string()),
            },
        });
    }

    /// Reads a link, which the browser may have to unpack.
    fn follow(self, link: &str, asked: usize) {
        let hear = move |read: Result<Draft, String>| {
            if self.asked.get_untracked() != asked {
                return;
            }
            match read {
                Ok(draft) => {
                    self.hear(Intake { format: Format::Link, draft, notes: Vec::new(), columns: Vec::new() })
                }
                Err(why) => self.fail(&why),
            }
        };
        read_link(link, Box::new(hear));
    }

    /// Hears what was read.
    fn hear(self, intake: Intake) {
        self.columns.set(intake.columns.clone());
        self.intake.set(Some(Arc::new(intake)));
        self.end(Reading::Idle);
    }

    /// Hears why nothing was read.
    fn fail(self, why: &str) {
        self.columns.set(Vec::new());
        self.intake.set(None);
        self.end(Reading::Failed(["Nothing could be read: ", why, "."].concat()));
    }

    /// Ends reading. The button that stops it may take the focus along.
    fn end(self, reading: Reading) {
        let is_lost = browser::has_focus("bring-stop");
        self.reading.set(reading);
        if is_lost {
            browser::focus("bring-text");
        }
    }

    /// Stops reading; what was given stays, to be read in another way.
    fn stop(self) {
        self.drop_answers();
        self.intake.set(None);
        self.reading.set(Reading::Failed("Stopped.".to_owned()));
        browser::focus("bring-text");
    }

    /// Closes the panel, and forgets what was brought.
    pub(super) fn close(self) {
        self.is_open.set(false);
        self.forget(String::new(), Vec::new());
        self.columns.set(Vec::new());
        self.ask.set(Ask::default());
        self.glossary.set(Glossary::default());
        browser::stop(true);
    }
}

/// The button that opens the panel.
pub(super) fn bring_button(bringing: Bringing) -> Tag {
    button("", "Paste or import", move || bringing.open()).attr("id", "bring").attr("data-icon", "import")
}

/// The panel.
pub(super) fn bring_in(bringing: Bringing) -> Tag {
    let panel = move || bringing.is_open.get().then(|| panel(bringing));
    tag("DIV").live_child(panel)
}

fn panel(bringing: Bringing) -> Tag {
    let text = move || {
        bringing.source.with(|(name, bytes)| match name.is_empty() && bytes.len() <= SHOWN_BYTES {
            true => str::from_utf8(bytes).unwrap_or_default().to_owned(),
            false => String::new(),
        })
    };
    let pasted = tag("TEXTAREA")
        .attr("id", "bring-text")
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "bring-about bring-failed")
        .whether("aria-invalid", move || {
            bringing.reading.with(|reading| matches!(reading, Reading::Failed(_)))
        })
        .value(text)
        .on("input", move |event| {
            let text = event_target_value(&event);
            if text.len() > SHOWN_BYTES {
                browser::clear(&event);
            }
            bringing.take(String::new(), Some(text.into_bytes()));
        });
    let about = "A table from a spreadsheet (CSV or copied cells), a plan document, a link, \
                 the answer of Astra’s DevOps API or CLI, or Terraform. It is read in this browser.";
    let file = tag("INPUT")
        .attr("type", "file")
        .attr("id", "bring-file")
        // The file that was chosen last can be chosen again.
        .on("click", |event| browser::clear(&event))
        .on("change", move |event| {
            browser::chosen(&event, MOST_BYTES, move |name, bytes| bringing.take(name, bytes));
        });
    let file_label = "Or open a file; it can be dropped anywhere on the page too";
    let file_name = move || {
        bringing.source.with(|(name, bytes)| match (name.is_empty(), bytes.len()) {
            (false, size) => format!("{}, {size} bytes", plain(name)),
            (true, size) if size > SHOWN_BYTES => format!("A text of {size} bytes"),
            (true, _) => String::new(),
        })
    };
    let example = tag("A").attr("href", "example.csv").attr("download", "").text("An example table");
    let close = move || {
        bringing.close();
        browser::focus("bring");
    };
    let preview_of = memo(move || {
        let intake = bringing.intake.get()?;
        let said = bringing.glossary.get();
        Some(bringing.state.draft.with(|draft| Preview::of(draft, intake, &said)))
    });
    let summary = move || preview_of.with(|it| it.as_ref().map(Preview::summary).unwrap_or_default());
    let outcome = memo(move || match bringing.reading.get() {
        Reading::Idle => summary(),
        Reading::Failed(why) => why,
        Reading::Waiting | Reading::AtWork => String::new(),
    });
    effect(move |_| browser::announce("bring-outcome", &outcome.get()));
    tag("SECTION")
        .attr("class", "bring")
        .attr("aria-labelledby", "bring-title")
        // What was given is not lost by a key.
        .on_escape(move || {
            if bringing.is_blank() {
                close();
            }
        })
        .child(tag("H3").attr("id", "bring-title").text("Paste or import"))
        .child(captioned("bring-text".into(), "Paste here".into(), pasted))
        .child(tag("P").attr("class", "hint").attr("id", "bring-about").text(about).text(" ").child(example))
        .child(
            captioned("bring-file".into(), file_label.into(), file)
                .child(tag("P").attr("class", "hint").live_text(file_name)),
        )
        .child(progress(bringing))
        .child(tag("P").live_text(summary))
        .live_child(move || preview_of.with(|it| it.as_ref().and_then(notes)))
        .child(said(bringing))
        .child(columns(bringing))
        .child(words(bringing, preview_of))
        .live_child(move || preview_of.with(|it| it.as_ref().map(preview)))
        .child(decisions(bringing, preview_of, button("quiet", "Cancel", close)))
        .child(tag("P").attr("id", "bring-outcome").attr("class", "unseen").attr("role", "status"))
}

/// What the person says about the input.
fn said(bringing: Bringing) -> Tag {
    let choice = |(id, label, field): (&'static str, &'static str, Option<Field>),
                  mut options: Vec<(&'static str, &'static str)>,
                  nothing: &'static str,
                  said: fn(&Ask) -> Option<&'static str>,
                  say: fn(&mut Ask, &str)| {
        options.insert(0, ("", nothing));
        let said = move || bringing.ask.with(said).unwrap_or_default().to_owned();
        let choose = move |code: String| bringing.say(|ask| say(ask, &code));
        let control = select(id.to_owned(), options, said, choose);
        let Some(field) = field else { return captioned(id.into(), label.into(), control) };
        let about = [id, "-about"].concat();
        let control = control.attr("aria-describedby", about.clone());
        captioned(id.into(), label.into(), control).child(unsaid(bringing, field).attr("id", about))
    };
    let formats = Format::ALL.iter().map(|format| (format.code(), format_name(*format))).collect();
    let format = choice(
        ("bring-format", "Format", None),
        formats,
        "Recognised by its content",
        |ask| ask.format.map(Format::code),
        |ask, code| {
            ask.format = code.parse().ok();
            ask.columns = None;
        },
    );
    let database_type = choice(
        ("bring-type", "Database type, where none is said", Some(Field::Type)),
        types(),
        "As it stands there",
        |ask| ask.database_type.map(DatabaseType::code),
        |ask, code| ask.database_type = code.parse().ok(),
    );
    let provider = choice(
        ("bring-provider", "Cloud provider, where none is said", Some(Field::Provider)),
        providers(),
        "As it stands there",
        |ask| ask.provider.map(CloudProvider::code),
        |ask, code| ask.provider = code.parse().ok(),
    );
    tag("DIV").attr("class", "fields").child(format).child(database_type).child(provider)
}

/// How many rows leave it to the person to say something.
fn unsaid(bringing: Bringing, field: Field) -> Tag {
    let words = move || {
        let of_intake = |intake: &Arc<Intake>| intake.draft.rows_without(field);
        match bringing.intake.with(|intake| intake.as_ref().map_or(0, of_intake)) {
            0 => String::new(),
            rows => counted(rows, "row does not say it.", "rows do not say it."),
        }
    };
    tag("P").attr("class", "problem").live_text(words)
}

fn progress(bringing: Bringing) -> Tag {
    let line = move || match bringing.reading.get() {
        Reading::AtWork => {
            let bar = tag("PROGRESS").attr("aria-label", "Reading");
            let stop = button("small", "Stop", move || bringing.stop()).attr("id", "bring-stop");
            Some(tag("P").attr("class", "buttons").child(bar).text("Reading…").child(stop))
        }
        Reading::Failed(why) => Some(tag("P").attr("class", "problem").child(isolated(why))),
        Reading::Idle | Reading::Waiting => None,
    };
    tag("DIV").attr("id", "bring-failed").live_child(line)
}

fn decisions(bringing: Bringing, preview_of: Memo<Option<Preview>>, cancel: Tag) -> Tag {
    let state = bringing.state;
    // What was read in another way than the person says now waits for its answer.
    let allows = move |is_so: fn(&Preview) -> bool| {
        bringing.reading.with(|reading| matches!(reading, Reading::Idle))
            && preview_of.with(|it| it.as_ref().is_some_and(is_so))
    };
    let can_add = move || allows(Preview::can_be_added);
    let can_replace = move || allows(Preview::has_anything);
    let is_first = move || state.draft.with(Draft::is_empty);
    let done = move |words: String, draft: Draft, before: usize| {
        bringing.close();
        state.replace(&words, draft);
        // What came begins behind what was there.
        state.focus_near(List::Databases, before + 1);
    };
    let add = button("primary", "", move || {
        if let Some(preview) = preview_of.get_untracked().filter(|_| untrack(can_add)) {
            let before = state.draft.with_untracked(|draft| draft.databases.len());
            done(["Brought in: ", &preview.counts(true), "."].concat(), preview.merged.draft.clone(), before);
        }
    })
    .live_text(move || if is_first() { "Bring it in" } else { "Add to the plan" }.to_owned());
    let replace = button("", "Put in the place of the plan", move || {
        if let Some(preview) = preview_of.get_untracked().filter(|_| untrack(can_replace)) {
            done("Replaced the plan by what was brought in.".to_owned(), preview.alone(), 0);
        }
    })
    .attr("aria-describedby", "bring-gone");
    let gone = move || {
        let counts = state.draft.with(|draft| {
            let mut counts = vec![counted(draft.databases.len(), "database", "databases")];
            let mut count = |number: usize, one: &str, many: &str| {
                counts.extend((number > 0).then(|| counted(number, one, many)));
            };
            count(draft.registered_keys.len(), "registered key", "registered keys");
            count(draft.organizations.len(), "subscription", "subscriptions");
            enumerated(&counts)
        });
        ["In the place of the plan, it takes away what stands there now: ", &counts, "."].concat()
    };
    let buttons = tag("DIV")
        .attr("class", "buttons")
        .child(add.whether("aria-disabled", move || !can_add()))
        .child(replace.when("hidden", is_first).whether("aria-disabled", move || !can_replace()))
        .child(cancel);
    let gone =
        tag("P").attr("class", "hint").attr("id", "bring-gone").when("hidden", is_first).live_text(gone);
    tag("DIV").child(buttons).child(gone)
}
