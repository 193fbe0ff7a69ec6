//! Sentences about what was left out, or should be known.

/// Adds a sentence that begins with a count, unless there is nothing to count.
/// The sentence goes on differently after one and after several.
pub(super) fn count(notes: &mut Vec<String>, count: usize, one: &str, several: &str) {
    if count > 0 {
        notes.push([count.to_string().as_str(), " ", if count == 1 { one } else { several }].concat());
    }
}

#[cfg(test)]
mod tests {
    fn check(count: usize, expected: &[&str]) {
        let mut notes = Vec::new();
        super::count(&mut notes, count, "key is new.", "keys are new.");
        assert_eq!(notes, expected);
    }

    #[test]
    fn one_and_several() {
        check(0, &[]);
        check(1, &["1 key is new."]);
        check(12, &["12 keys are new."]);
    }
}
