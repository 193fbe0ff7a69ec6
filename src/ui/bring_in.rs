//! Bringing in what others wrote: a text or a file goes to the reader, and
//! what it would change is shown before it is done as one step.

use super::browser::{self, Said};
use super::database_form::{providers, types};
use super::field::select;
use super::html::{Tag, button, isolated, tag};
use super::links::read_link;
use super::live::{Memo, Signal, memo};
use super::preview::{Preview, columns, format_name, preview};
use super::state::{State, add_id};
use crate::domain::plain;
use crate::intake::answer::{self, Answer};
use crate::intake::{Ask, Format, Intake, TableColumn};
use crate::plan::{Draft, List};
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
    /// How far the reader is.
    reading: Signal<Reading>,
    /// The columns of a table, and what they were taken for.
    pub(super) columns: Signal<Vec<TableColumn>>,
    /// What it read last of this source.
    intake: Signal<Option<Arc<Intake>>>,
}

/// How far the reader is.
#[derive(Clone, PartialEq)]
enum Reading {
    /// Nothing to read, or all of it was read.
    Idle,
    /// It is at work, and says at what.
    AtWork(String),
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
            reading: Signal::new(Reading::Idle),
            columns: Signal::new(Vec::new()),
            intake: Signal::new(None),
        };
        browser::on_bring(MOST_BYTES, move |name, bytes| bringing.take(name, bytes));
        bringing
    }

    /// Opens the panel; the focus goes to the field for pasting.
    fn open(self) {
        self.is_open.set(true);
        browser::focus("bring-text");
    }

    /// Takes a file, or a text that was pasted or dropped.
    fn take(self, name: String, bytes: Vec<u8>) {
        if !self.is_open.get_untracked() {
            self.open();
        }
        self.source.set((name, Arc::new(bytes)));
        self.ask.update(|ask| ask.columns = None);
        self.columns.set(Vec::new());
        self.intake.set(None);
        self.read();
    }

    /// What the person said has changed. What was read stays until it is read
    /// anew, so that nothing jumps.
    pub(super) fn say(self, change: impl FnOnce(&mut Ask)) {
        self.ask.update(change);
        self.read();
    }

    fn read(self) {
        let (_, bytes) = self.source.get_untracked();
        browser::stop_reader();
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.reading.set(Reading::Idle);
            self.intake.set(None);
            return;
        }
        self.reading.set(Reading::AtWork("Reading".to_owned()));
        let ask = self.ask.get_untracked();
        browser::ask_reader(&ask.write(), &bytes, move |said| match said {
            Said::Stage(stage) => self.reading.set(Reading::AtWork(stage)),
            Said::Nothing(why) => self.hear(Err(format!("the reader could not start: {why}"))),
            Said::Answer(text) => match answer::read(&text) {
                Ok(Answer::Read(intake)) => self.hear(Ok(intake)),
                Ok(Answer::Link(link)) => {
                    let plain = |draft| Intake {
                        format: Format::Link,
                        draft,
                        notes: Vec::new(),
                        columns: Vec::new(),
                    };
                    read_link(&link, Box::new(move |read| self.hear(read.map(plain))));
                }
                Ok(Answer::Refused { message, columns }) => {
                    self.hear(Err(message));
                    self.columns.set(columns);
                }
                Err(unreadable) => self.hear(Err(unreadable.to_string())),
            },
        });
    }

    /// Hears what was read, or why nothing was.
    fn hear(self, read: Result<Intake, String>) {
        match read {
            Ok(intake) => {
                self.columns.set(intake.columns.clone());
                self.intake.set(Some(Arc::new(intake)));
                self.reading.set(Reading::Idle);
            }
            Err(why) => {
                self.intake.set(None);
                self.reading.set(Reading::Failed(format!("Nothing could be read: {why}.")));
            }
        }
    }

    fn close(self) {
        browser::stop_reader();
        self.is_open.set(false);
        self.source.set((String::new(), Arc::default()));
        self.reading.set(Reading::Idle);
        self.columns.set(Vec::new());
        self.intake.set(None);
        self.ask.set(Ask::default());
    }
}

/// The button that opens the panel.
pub(super) fn bring_button(bringing: Bringing) -> Tag {
    button("", "Paste or import", move || bringing.open())
        .attr("id", "bring")
        .whether("aria-expanded", move || bringing.is_open.get())
}

/// The panel.
pub(super) fn bring_in(bringing: Bringing) -> Tag {
    let panel = move || bringing.is_open.get().then(|| panel(bringing));
    tag("DIV").live_child(panel)
}

fn panel(bringing: Bringing) -> Tag {
    let text = move || {
        bringing.source.with(|(name, bytes)| match name.is_empty() && bytes.len() <= SHOWN_BYTES {
            true => String::from_utf8_lossy(bytes).into_owned(),
            false => String::new(),
        })
    };
    let pasted = tag("TEXTAREA")
        .attr("id", "bring-text")
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "bring-about")
        .value(text)
        .on("input", move |event| {
            bringing.take(String::new(), event_target_value(&event).into_bytes());
        });
    let about = "A table from a spreadsheet (CSV or copied cells), a plan document, a link, \
                 the answer of Astra’s DevOps API or CLI, or Terraform. It is read in this browser.";
    let file = tag("INPUT").attr("type", "file").attr("id", "bring-file").on("change", move |event| {
        browser::chosen(&event, MOST_BYTES, move |name, bytes| bringing.take(name, bytes));
    });
    let file_name = move || {
        bringing.source.with(|(name, bytes)| match (name.is_empty(), bytes.len()) {
            (false, size) => format!("{}, {size} bytes", plain(name)),
            (true, size) if size > SHOWN_BYTES => format!("A text of {size} bytes"),
            (true, _) => String::new(),
        })
    };
    let example = tag("A").attr("href", "example.csv").attr("download", "").text("An example table");
    let cancel = button("quiet", "Cancel", move || {
        bringing.close();
        browser::focus("bring");
    });
    let preview_of = memo(move || {
        let intake = bringing.intake.get()?;
        Some(bringing.state.draft.with(|draft| Preview::of(draft, intake)))
    });
    let summary = move || preview_of.with(|it| it.as_ref().map(Preview::summary).unwrap_or_default());
    tag("SECTION")
        .attr("class", "bring")
        .attr("aria-labelledby", "bring-title")
        .child(tag("H3").attr("id", "bring-title").text("Paste or import"))
        .child(labelled("bring-text", "Paste here", pasted))
        .child(tag("P").attr("class", "hint").attr("id", "bring-about").text(about).text(" ").child(example))
        .child(
            tag("DIV")
                .attr("class", "field")
                .child(
                    tag("LABEL")
                        .attr("for", "bring-file")
                        .text("Or open a file; it can be dropped anywhere on the page too"),
                )
                .child(file)
                .child(tag("P").attr("class", "hint").live_text(file_name)),
        )
        .child(said(bringing))
        .child(progress(bringing))
        .child(tag("P").attr("role", "status").live_text(summary))
        .child(columns(bringing))
        .live_child(move || preview_of.get().map(|it| preview(&it)))
        .child(decisions(bringing, preview_of).child(cancel))
}

fn labelled(id: &'static str, label: &'static str, control: Tag) -> Tag {
    tag("DIV").attr("class", "field").child(tag("LABEL").attr("for", id).text(label)).child(control)
}

/// What the person says about the input.
fn said(bringing: Bringing) -> Tag {
    let first = |words: &'static str| vec![("", words)];
    let formats = Format::ALL.iter().map(|format| (format.code(), format_name(*format)));
    let formats = first("Recognised by its content").into_iter().chain(formats).collect();
    let types = first("As it stands there").into_iter().chain(types()).collect();
    let providers = first("As it stands there").into_iter().chain(providers()).collect();
    let asked = move |code: fn(&Ask) -> Option<&'static str>| {
        move || bringing.ask.with(code).unwrap_or_default().to_owned()
    };
    let format =
        select("bring-format".to_owned(), formats, asked(|ask| ask.format.map(Format::code)), move |code| {
            bringing.say(|ask| {
                ask.format = code.parse().ok();
                ask.columns = None;
            });
        });
    let database_type = select(
        "bring-type".to_owned(),
        types,
        asked(|ask| ask.database_type.map(|it| it.code())),
        move |code| bringing.say(|ask| ask.database_type = code.parse().ok()),
    );
    let provider = select(
        "bring-provider".to_owned(),
        providers,
        asked(|ask| ask.provider.map(|it| it.code())),
        move |code| bringing.say(|ask| ask.provider = code.parse().ok()),
    );
    tag("DIV")
        .attr("class", "fields")
        .child(labelled("bring-format", "Format", format))
        .child(labelled("bring-type", "Database type, where none is said", database_type))
        .child(labelled("bring-provider", "Cloud provider, where none is said", provider))
}

fn progress(bringing: Bringing) -> Tag {
    let line = move || match bringing.reading.get() {
        Reading::AtWork(stage) => {
            let stop = button("small", "Stop", move || {
                browser::stop_reader();
                bringing.intake.set(None);
                bringing.reading.set(Reading::Failed("Stopped.".to_owned()));
            });
            let bar = tag("PROGRESS").attr("aria-label", stage.clone());
            Some(tag("P").attr("class", "buttons").child(bar).text(format!("{stage}…")).child(stop))
        }
        Reading::Failed(why) => Some(tag("P").attr("class", "problem").child(isolated(why))),
        Reading::Idle => None,
    };
    tag("DIV").attr("role", "status").live_child(line)
}

fn decisions(bringing: Bringing, preview_of: Memo<Option<Preview>>) -> Tag {
    let state = bringing.state;
    let has_rows = memo(move || preview_of.with(|it| it.as_ref().is_some_and(Preview::has_anything)));
    let changes = memo(move || preview_of.with(|it| it.as_ref().is_some_and(Preview::changes_anything)));
    let is_first = memo(move || state.draft.with(Draft::is_empty));
    let done = move |words: String, draft: Draft| {
        bringing.close();
        state.replace(&words, draft);
        browser::focus(&add_id(List::Databases));
    };
    let add = button("primary", "", move || {
        if let Some(preview) = preview_of.get_untracked().filter(Preview::changes_anything) {
            done(format!("Brought in: {}.", preview.counts()), preview.merged.draft.clone());
        }
    })
    .live_text(move || if is_first.get() { "Bring it in" } else { "Add to the plan" }.to_owned());
    let replace = button("", "Put in the place of the plan", move || {
        if let Some(preview) = preview_of.get_untracked().filter(Preview::has_anything) {
            done("Replaced the plan by what was brought in.".to_owned(), preview.alone());
        }
    });
    tag("DIV").attr("class", "buttons").child(add.whether("aria-disabled", move || !changes.get())).child(
        replace.when("hidden", move || is_first.get()).whether("aria-disabled", move || !has_rows.get()),
    )
}
