//! Plain text: decoded, and taken apart into body and furniture.

#[cfg(test)]
mod tests;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::{Article, ProjectFile, furniture};
use crate::diagnostic::Diagnostic;

/// No news article is longer; what is, is something else.
pub(super) const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The article in a file of plain text; `None`, with a diagnostic, where there is none.
pub(super) fn parse_article(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    if file.bytes.len() > MOST_BYTES {
        diagnostics.push(too_long(&file.path, &file.path));
        return None;
    }
    let text = decode(file, diagnostics)?;
    let stem = file.path.rsplit_once('.').map_or(file.path.as_str(), |(stem, _)| stem);
    let sha256 = format!("{:x}", Sha256::digest(&file.bytes));
    let article = understand(stem.to_owned(), file.path.clone(), text, sha256);
    if article.body.is_empty() {
        let message = format!("{} holds nothing but furniture: no paragraph of an article", file.path);
        diagnostics.push(Diagnostic::error("no-body", &file.path, message));
        return None;
    }
    Some(article)
}

/// The error for an article that is over [`MOST_BYTES`].
pub(super) fn too_long(file: &str, article: &str) -> Diagnostic {
    Diagnostic::error("too-long", file, format!("{article} is over 10 MiB: no article is so long"))
}

/// Tells body from furniture, and reads the fields that the furniture states.
pub(super) fn understand(id: String, file: String, text: String, sha256: String) -> Article {
    let (body, furniture, fields) = furniture::find_furniture(&text);
    Article { id, file, text, sha256, fields, body, furniture }
}

/// The text of a file, without BOM; `None`, with a diagnostic, where it is no text or empty.
pub(super) fn decode(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let path = &file.path;
    let mut refuse = |kind, message: String| diagnostics.push(Diagnostic::error(kind, path, message));
    let (text, advice) = match decode_bytes(&file.bytes) {
        Ok(decoded) => decoded,
        Err(encoding) => {
            refuse("not-text", format!("{path} starts as {encoding} and is not"));
            return None;
        }
    };
    // Text bears tabs, line ends and the odd form feed, but no other control characters.
    let is_control = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    if text.contains('\0') || text.chars().filter(|character| is_control(*character)).count() * 100 > text.len() {
        refuse("not-text", format!("{path} is not text"));
        return None;
    }
    if text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}').is_empty() {
        refuse("empty", format!("{path} is empty"));
        return None;
    }
    if let Some(advice) = advice {
        let advice = Diagnostic::advice("encoding", path, format!("{path} {advice}"));
        diagnostics.push(advice.help("save it as UTF-8 if letters look wrong"));
    }
    Some(text)
}

/// The text, and what is to be said of its encoding; the encoding's name where the bytes are not what their mark says.
///
/// UTF-8 is expected; UTF-16 is known by its BOM; what is neither is read as Windows-1252, the encoding that unlabelled
/// Western text most often has (as in the WHATWG Encoding Standard).
fn decode_bytes(bytes: &[u8]) -> Result<(String, Option<String>), &'static str> {
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[bom..];
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if encoding == UTF_8 => Ok((text.into_owned(), None)),
        Some(text) => Ok((text.into_owned(), Some(format!("is not UTF-8: read as {}", encoding.name())))),
        None if encoding == UTF_8 => Ok(decode_broken(bytes)),
        None => Err(encoding.name()),
    }
}

/// What is not quite UTF-8: UTF-8 that was cut or mixed, where most of its foreign letters are whole, else Windows-1252.
fn decode_broken(bytes: &[u8]) -> (String, Option<String>) {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let whole = text.chars().filter(|character| !character.is_ascii()).count() - broken;
    if whole > broken {
        let letters = if broken == 1 { "1 letter that is".to_owned() } else { format!("{broken} letters that are") };
        return (text.into_owned(), Some(format!("has {letters} not UTF-8: shown as {}", char::REPLACEMENT_CHARACTER)));
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    (text.into_owned(), Some(format!("is not UTF-8: read as {}", WINDOWS_1252.name())))
}
