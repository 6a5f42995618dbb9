//! Names made safe for addresses.

/// Letters and digits of ASCII, the rest as hyphens: “São Tomé, 2” becomes `sao-tome-2`; never empty.
pub(crate) fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for character in deunicode::deunicode(name).chars() {
        if character.is_ascii_alphanumeric() || character == '_' {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { blake3::hash(name.as_bytes()).to_hex()[..8].to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_marks_go_and_nothing_is_left_empty() {
        assert_eq!(slug_of("São Tomé, 2"), "sao-tome-2");
        assert_eq!(slug_of("  –Flood!–  "), "flood");
        assert_eq!(slug_of("!!").len(), 8);
    }
}
