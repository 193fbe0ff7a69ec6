//! Drafts in a few words, for tests.
//!
//! ```text
//! org NAME SUBSCRIPTION
//! db  NAME TYPE PROVIDER REGION[,REGION] [@ORGANIZATION] [STATUS] [+REGION[,REGION]] [customer-key | astra-key]
//! key TYPE PROVIDER REGION [@ORGANIZATION] [KEY-ID]
//! open TYPE PROVIDER REGION[,REGION]
//! stray FIELD
//! ```
//!
//! `-` stands for what is blank, `!FIELD` for something unreadable there, `!`
//! alone for a row that is none, and `?` for one that a link left doubtful. The
//! line `open` names regions that the reader's own Astra has, and `stray` a
//! field of the document that no document has.

use super::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Edit, Stray, update};

/// In: lines of a draft, and what happened. Out: the lines of the draft that it
/// became.
pub(crate) fn check(input: &str, edit: Edit, expected: &str) {
    let mut draft = draft(input);
    update(&mut draft, edit);
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines(&draft), expected);
}

/// The draft that some lines say.
pub(crate) fn draft(input: &str) -> Draft {
    let mut draft = Draft::default();
    for line in input.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap();
        let mut word = || text(words.next().unwrap_or_default());
        match kind {
            "org" => draft.organizations.push(DraftOrganization {
                row: draft.organizations.len() + 1,
                name: word(),
                subscription: word(),
                strays: words.map(stray).collect(),
            }),
            "db" => {
                let mut row = DraftDatabase {
                    row: draft.databases.len() + 1,
                    name: word(),
                    database_type: word(),
                    provider: word(),
                    regions: list(&word()),
                    ..Default::default()
                };
                for word in words {
                    match word.split_at(1) {
                        ("@", name) => row.organization = name.to_owned(),
                        ("+", regions) => row.adding = list(regions),
                        ("!" | "?", _) => row.strays.push(stray(word)),
                        _ if word.ends_with("-key") => row.encryption = word.to_owned(),
                        _ => row.status = word.to_owned(),
                    }
                }
                draft.databases.push(row);
            }
            "key" => {
                let mut row = DraftKey {
                    row: draft.registered_keys.len() + 1,
                    database_type: word(),
                    provider: word(),
                    region: word(),
                    ..Default::default()
                };
                for word in words {
                    match word.split_at(1) {
                        ("@", name) => row.organization = name.to_owned(),
                        ("!" | "?", _) => row.strays.push(stray(word)),
                        _ => row.key_id = word.to_owned(),
                    }
                }
                draft.registered_keys.push(row);
            }
            "open" => draft.confirmed.push(ConfirmedRegions {
                database_type: word(),
                provider: word(),
                regions: list(&word()),
            }),
            "stray" => draft.strays.push(Stray::UnknownField(word())),
            other => panic!("{other} is no line of a draft"),
        }
    }
    draft
}

fn text(word: &str) -> String {
    if word == "-" { String::new() } else { word.to_owned() }
}

fn list(words: &str) -> Vec<String> {
    words.split(',').filter(|word| *word != "-").map(str::to_owned).collect()
}

fn stray(word: &str) -> Stray {
    if word == "!" {
        return Stray::NotARow { found: "7".to_owned() };
    }
    if word == "?" {
        return Stray::Damaged { found: "x".to_owned(), message: "it may be cut".to_owned() };
    }
    Stray::WrongType {
        field: word.trim_start_matches('!').to_owned(),
        found: "7".to_owned(),
        expected: "text",
    }
}

/// The lines that say a draft, the other way round, each after the number of
/// its row.
pub(crate) fn lines(draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &draft.organizations {
        let words = [blank(&row.name), blank(&row.subscription)];
        lines.push(line(row.row, "org", words.to_vec(), &row.strays));
    }
    for row in &draft.databases {
        let mut words =
            vec![blank(&row.name), blank(&row.database_type), blank(&row.provider), joined(&row.regions)];
        words.extend(marked("@", &row.organization));
        words.extend(marked("", &row.status));
        words.extend(marked("+", &row.adding.join(",")));
        words.extend(marked("", &row.encryption));
        lines.push(line(row.row, "db", words, &row.strays));
    }
    for row in &draft.registered_keys {
        let mut words = vec![blank(&row.database_type), blank(&row.provider), blank(&row.region)];
        words.extend(marked("@", &row.organization));
        words.extend(marked("", &row.key_id));
        lines.push(line(row.row, "key", words, &row.strays));
    }
    for list in &draft.confirmed {
        let words = [blank(&list.database_type), blank(&list.provider), joined(&list.regions)];
        lines.push(format!("open {}", words.join(" ")));
    }
    lines.extend(draft.strays.iter().map(|stray| format!("stray {}", stray.field())));
    lines
}

fn line(row: usize, kind: &str, mut words: Vec<String>, strays: &[Stray]) -> String {
    words.insert(0, kind.to_owned());
    words.extend(strays.iter().map(|stray| match stray {
        Stray::Damaged { .. } => "?".to_owned(),
        other => format!("!{}", other.field()),
    }));
    format!("{row} {}", words.join(" "))
}

fn blank(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.to_owned() }
}

fn joined(texts: &[String]) -> String {
    blank(&texts.iter().map(|text| blank(text)).collect::<Vec<_>>().join(","))
}

fn marked(mark: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{mark}{text}"))
}
