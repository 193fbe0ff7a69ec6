//! serde_json, to hold our reader against: what is JSON, and what it says.

use super::{Json, read};
use fastrand::Rng;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => serializer.serialize_u64(number.parse().unwrap()),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(rounded(value as f64)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(rounded(value as f64)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(rounded(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

/// A float, rounded: serde_json is not exact in the last of its digits.
fn rounded(number: f64) -> String {
    format!("{number:.9e}")
}

/// The value with its numbers as floats say them.
fn with_floats(json: Json) -> Json {
    match json {
        Json::Number(number) => Json::Number(rounded(number.parse().unwrap())),
        Json::List(items) => Json::List(items.into_iter().map(with_floats).collect()),
        Json::Object(fields) => {
            Json::Object(fields.into_iter().map(|(name, value)| (name, with_floats(value))).collect())
        }
        Json::Null | Json::Bool(_) | Json::Text(_) => json,
    }
}

/// In: a text. Out: it is JSON for both readers, and says the same, or for
/// none. Whether it is.
fn check(text: &str) -> bool {
    match (read(text), serde_json::from_str::<Json>(text)) {
        (Ok(ours), Ok(theirs)) => assert_eq!(with_floats(ours), theirs, "{text}"),
        (Err(_), Err(_)) => return false,
        // A number of ours has no range.
        (Ok(_), Err(error)) => assert!(error.to_string().contains("out of range"), "{text}: {error}"),
        (Err(_), Ok(_)) => panic!("refused: {text}"),
    }
    true
}

const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\"a\"",
    "\"\"",
    "\"a\":",
    "\"\\",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\x",
    "0",
    "-",
    "1",
    ".",
    "e",
    "E",
    "+",
    "-0",
    "0.5",
    "12e3",
    "1E-2",
    "1.5e+7",
    "01",
    "9007199254740993",
    "18446744073709551616",
    "1e400",
    "true",
    "false",
    "null",
    "nul",
    "NaN",
    " ",
    "\t",
    "\n",
    "\r",
    "\u{B}",
    "\u{7F}",
    "\0",
    "é",
    "😀",
    "\u{2028}",
    "/",
    "//",
    "'",
    "[]",
    "{}",
    "[[",
    "]]",
    "1,",
    ",1",
    "\u{FEFF}",
];

/// A value as text, some levels deep.
fn value(rng: &mut Rng, depth: usize) -> String {
    let blank = |rng: &mut Rng| *rng.choice(&["", "", "", " ", "\n", "\t \r"]).unwrap();
    let text = |rng: &mut Rng| {
        let words = ["a", "é", "\\n", "\\u00e9", "\\ud83d\\uDE00", "\\\\", "\\\"", "\\/", "😀", "\u{7F}"];
        let text: String = (0..rng.usize(0..4)).map(|_| rng.choice(words).unwrap()).collect();
        format!("\"{text}\"")
    };
    let (before, behind) = (blank(rng), blank(rng));
    let said = match rng.u8(if depth == 0 { 0..6 } else { 0..10 }) {
        0 => "null".to_owned(),
        1 => rng.bool().to_string(),
        2 => rng.i32(..).to_string(),
        3 => format!("{}{}e{}", rng.choice(["", "-"]).unwrap(), rng.f64(), rng.i8(..)),
        4 | 5 => text(rng),
        6 | 7 => {
            let items: Vec<String> = (0..rng.usize(0..4)).map(|_| value(rng, depth - 1)).collect();
            format!("[{}{}]", items.join(","), blank(rng))
        }
        _ => {
            let fields = (0..rng.usize(0..4))
                .map(|_| format!("{}{}{}:{}", blank(rng), text(rng), blank(rng), value(rng, depth - 1)));
            let fields: Vec<String> = fields.collect();
            format!("{{{}{}}}", fields.join(","), blank(rng))
        }
    };
    format!("{before}{said}{behind}")
}

#[test]
fn what_is_json_and_what_it_says() {
    let mut rng = Rng::with_seed(7);
    let mut counts = [0_usize; 2];
    for _ in 0..20_000 {
        let mut text = value(&mut rng, 4);
        assert!(check(&text), "{text}");
        for _ in 0..rng.usize(1..4) {
            let mut place = || {
                let place = rng.usize(0..=text.len());
                (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap()
            };
            let (from, to) = (place(), place());
            let word = rng.choice(WORDS).unwrap();
            match rng.u8(0..4) {
                0 => text.truncate(from),
                1 => text.replace_range(from.min(to)..from.max(to).min(text.len()), word),
                _ => text.insert_str(from, word),
            }
            counts[usize::from(check(&text))] += 1;
        }
        let words: String = (0..rng.usize(1..6)).map(|_| *rng.choice(WORDS).unwrap()).collect();
        counts[usize::from(check(&words))] += 1;
    }
    assert!(counts.iter().all(|count| *count > 4_000), "{counts:?}");
    for depth in 120..135 {
        check(&("[".repeat(depth) + &"]".repeat(depth)));
        check(&("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)));
    }
}
