use std::borrow::Cow;

use proptest::prelude::*;

use super::*;

fn file(bytes: &[u8]) -> ProjectFile {
    ProjectFile { path: "dam.txt".to_owned(), bytes: Cow::Owned(bytes.to_vec()) }
}

/// The text as read, or nothing, and the messages.
fn check(bytes: &[u8], text: Option<&str>, messages: &[&str]) {
    let mut diagnostics = Vec::new();
    let article = parse_articles(&file(bytes), &mut diagnostics).pop();
    assert_eq!(article.map(|article| article.text).as_deref(), text);
    let said: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(said, messages);
}

#[test]
fn utf_8_is_read_as_it_is_without_its_mark() {
    check("Rain fell in São Tomé.\r\n".as_bytes(), Some("Rain fell in São Tomé.\r\n"), &[]);
    check("\u{feff}Rain fell.".as_bytes(), Some("Rain fell."), &[]);
}

#[test]
fn other_encodings_are_read_and_said() {
    check(b"Reyes\x92s dam", Some("Reyes’s dam"), &["dam.txt is not UTF-8: read as windows-1252"]);
    check(b"\xff\xfeR\0a\0i\0n\0", Some("Rain"), &["dam.txt is not UTF-8: read as UTF-16LE"]);
    check(b"\xfe\xff\0R\0a\0i\0n", Some("Rain"), &["dam.txt is not UTF-8: read as UTF-16BE"]);
}

#[test]
fn a_letter_cut_in_two_does_not_spoil_the_others() {
    check(
        b"\xe2\x80\x9cRain,\xe2\x80\x9d said Ode\xe2\x80",
        Some("“Rain,” said Ode\u{fffd}"),
        &["dam.txt has 1 letter that is not UTF-8: shown as \u{fffd}"],
    );
}

#[test]
fn what_is_no_text_is_refused() {
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, &["dam.txt is not text"]);
    check(b"Rain\0fell", None, &["dam.txt is not text"]);
    check(b"\xff\xfeR\0a", None, &["dam.txt starts as UTF-16LE and is not"]);
}

#[test]
fn an_empty_file_is_refused() {
    check(b"", None, &["dam.txt is empty"]);
    check(" \r\n\u{a0}\u{feff}".as_bytes(), None, &["dam.txt is empty"]);
}

#[test]
fn a_file_over_10_mib_is_refused() {
    check(&vec![b'a'; MOST_BYTES + 1], None, &["dam.txt is over 10 MiB: no article is so long"]);
}

#[test]
fn nothing_but_furniture_is_refused() {
    check(
        b"Advertisement\n\nShare\n\nPublished March 8, 2024\n",
        None,
        &["dam.txt holds nothing but furniture: no paragraph of an article"],
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut diagnostics = Vec::new();
        let article = parse_articles(&file(&bytes), &mut diagnostics);
        prop_assert!(!article.is_empty() || diagnostics.iter().any(|diagnostic| diagnostic.severity == crate::diagnostic::Severity::Error));
    }
}
