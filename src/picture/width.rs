//! How wide a text is, about. A picture is worked out where no font is, so that
//! every letter is taken for one of the wide ones of its kind.

/// The width of a text in pixels, in the font of pictures.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(letter).sum()
}

/// As much of a text as is no wider than that, with an ellipsis where it is cut.
pub(super) fn cut(text: &str, most: u32) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(letter('…'));
    let fits = |c: &char| {
        let fits = letter(*c) <= left;
        left = left.saturating_sub(letter(*c));
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

const fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' | '(' | ')' | ' ' => 5,
        'f' | 'r' | 't' | '-' | '1' | '/' => 6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 13,
        'A'..='Z' => 10,
        '\0'..='\u{7F}' => 8,
        '\u{80}'..='\u{2FF}' => 10,
        _ => 15,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_fits_stays_and_the_rest_is_cut() {
        let check = |text: &str, most: u32, expected: &str| {
            let cut = super::cut(text, most);
            assert_eq!(cut, expected);
            assert!(super::width(&cut) <= most.max(13), "{cut}");
        };
        check("", 0, "");
        check("orders", 60, "orders");
        check("orders of the north", 60, "orders…");
        check("a  b", 25, "a…");
        check("日本語", 30, "日…");
        check("x", 5, "…");
    }
}
