//! Puts values into a text's named places.

/// The text with each `{name}` replaced by its value. A name without a value stays as it is written.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after
            .split_once('}')
            .and_then(|(name, tail)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail)));
        match value {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_place_takes_its_value() {
        assert_eq!(fill("{a} of {b}, {a}", &[("a", "3"), ("b", "5")]), "3 of 5, 3");
    }

    #[test]
    fn a_value_is_never_read_as_a_text_with_places() {
        assert_eq!(fill("{a}{b}", &[("a", "{b}"), ("b", "x")]), "{b}x");
    }

    #[test]
    fn an_unknown_or_open_place_stays_as_written() {
        assert_eq!(fill("{a} {c} {", &[("a", "1")]), "1 {c} {");
    }
}
