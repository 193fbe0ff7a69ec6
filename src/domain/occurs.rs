//! One search for everything. The standard library looks for a text in linear
//! time whatever the texts are, which weighed 4 KB compressed; what is searched
//! here are lines and words.

/// True where a text holds another one.
pub(crate) fn occurs(part: &str, text: &str) -> bool {
    let part = part.as_bytes();
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    fn check(part: &str, text: &str, expected: bool) {
        assert_eq!(super::occurs(part, text), expected, "{part} in {text}");
    }

    #[test]
    fn a_part_occurs_anywhere() {
        check("us", "us-east-2", true);
        check("east", "us-east-2", true);
        check("-2", "us-east-2", true);
        check("us-east-2", "us-east-2", true);
        check("aab", "aaab", true);
        check("ó", "Łódź", true);
    }

    #[test]
    fn what_is_not_there_does_not_occur() {
        check("us-west", "us-east-2", false);
        check("us-east-2a", "us-east-2", false);
        check("a", "", false);
    }

    #[test]
    fn nothing_occurs_everywhere() {
        check("", "us-east-2", true);
        check("", "", true);
    }
}
