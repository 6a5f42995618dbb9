//! What a reader, or a program that reads open data, decodes of a file: texts in which a name would be seen.
//!
//! Names are looked for in these, not in bytes: an entity, an escape or a tag inside a name hides nothing, and two cells of a table or two
//! words of the search index are no name because they stand beside each other.

use std::borrow::Cow;

use html_escape::decode_html_entities;
use percent_encoding::percent_decode_str;

/// The address of a file, decoded.
pub(super) fn address(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// The texts of a file, each by itself; its ending says how it is written.
pub(super) fn texts(path: &str, bytes: &[u8]) -> Vec<String> {
    let file = String::from_utf8_lossy(bytes);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" | "htm" | "xhtml" | "xml" | "svg" => of_markup(&file),
        "js" if is_index_of_words(path) => whole_words(&file),
        "js" | "json" | "jsonl" | "ndjson" => of_strings(&file),
        "csv" => cells(bytes),
        // Long lines of a calendar are folded.
        "ics" => vec![file.replace("\r\n ", "").replace("\r\n\t", "").replace('\\', "")],
        // Letters that TeX would take for commands stand in braces.
        "bib" => vec![file.replace(['{', '}', '\\'], "")],
        _ => plain(&file),
    }
}

/// A text as it stands, and as it reads with its entities and escapes decoded.
fn plain(file: &str) -> Vec<String> {
    let mut texts = vec![file.to_owned()];
    if file.contains('&') {
        texts.push(decode_html_entities(file).into_owned());
    }
    if file.contains("\\u") {
        texts.extend(of_strings(file));
    }
    texts
}

/// Tags between which words still stand together.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u", "wbr",
];
/// What parts the words of two blocks.
const BREAK: &str = "\n\u{1F}\n";

/// The visible text of a page, the values of its attributes, and the strings of its scripts' data.
fn of_markup(page: &str) -> Vec<String> {
    let mut visible = String::with_capacity(page.len());
    let mut others = Vec::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        visible.push_str(before);
        let end = end_of_tag(tag);
        let (inside, behind) = tag.split_at(end);
        rest = behind.strip_prefix('>').unwrap_or(behind);
        let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if !INLINE.contains(&name.to_ascii_lowercase().as_str()) {
            visible.push_str(BREAK);
        }
        others.extend(values_of(inside).into_iter().flat_map(|value| {
            let decoded = decode_html_entities(value).into_owned();
            let address = decoded.contains('%').then(|| address(&decoded));
            std::iter::once(decoded).chain(address)
        }));
        if name.eq_ignore_ascii_case("script")
            && let Some((script, behind)) = rest.split_once("</script")
        {
            others.extend(of_strings(script));
            rest = behind;
        }
    }
    visible.push_str(rest);
    let visible = decode_html_entities(&visible);
    // Feeds hold pages that are escaped once more.
    let twice = decode_html_entities(&visible);
    if let Cow::Owned(twice) = twice {
        others.push(twice);
    }
    others.push(visible.into_owned());
    others
}

/// Where a tag ends: at the first `>` outside quote marks.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    // A quote mark that nothing closes belongs to no value.
    tag.find('>').unwrap_or(tag.len())
}

/// The values in quote marks of a tag.
fn values_of(tag: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let mut rest = tag;
    while let Some(open) = rest.find(['"', '\'']) {
        let mark = &rest[open..=open];
        let Some(length) = rest[open + 1..].find(mark) else { break };
        values.push(&rest[open + 1..open + 1 + length]);
        rest = &rest[open + length + 2..];
    }
    values
}

/// The strings in a file of JSON, or of a script that is written like it, with their escapes decoded.
fn of_strings(file: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut rest = file;
    while let Some(open) = rest.find('"') {
        let mut is_escaped = false;
        let end = rest[open + 1..].find(|letter| {
            let ends = letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            ends
        });
        let Some(length) = end else { break };
        let literal = &rest[open..open + length + 2];
        strings.push(serde_json::from_str(literal).unwrap_or_else(|_| literal.to_owned()));
        rest = &rest[open + length + 2..];
    }
    strings
}

/// Whether a script is a shard of the search index that lists words.
fn is_index_of_words(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|file| file.starts_with("words-"))
}

/// The strings of letters alone: places are written in digits of all kinds, which may look like the end of a word.
fn whole_words(file: &str) -> Vec<String> {
    of_strings(file)
        .into_iter()
        .filter(|string| string.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\'')))
        .collect()
}

/// The cells of a table.
fn cells(bytes: &[u8]) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let rows = reader.byte_records().filter_map(Result::ok);
    rows.flat_map(|row| row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect::<Vec<_>>()).collect()
}
