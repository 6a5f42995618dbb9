//! Plain text: decoded, and taken apart into body and furniture.

#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};

use super::{Article, ProjectFile, furniture};
use crate::diagnostic::Diagnostic;

/// No news article is longer; what is, is something else.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The article in a file of plain text; `None`, with a diagnostic, where there is none.
pub(super) fn parse_article(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
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

/// Tells body from furniture, and reads the fields that the furniture states.
pub(super) fn understand(id: String, file: String, text: String, sha256: String) -> Article {
    let (body, furniture, fields) = furniture::find_furniture(&text);
    Article { id, file, text, sha256, fields, body, furniture }
}

/// The text of a file, without BOM; `None`, with a diagnostic, where it is no text, empty, or too long.
///
/// UTF-8 is expected; UTF-16 is known by its BOM; what is neither is read as Windows-1252, the encoding that unlabelled
/// Western text most often has (as in the WHATWG Encoding Standard).
pub(super) fn decode(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let path = &file.path;
    let mut refuse = |message: String| diagnostics.push(Diagnostic::error("not-text", path, message));
    if file.bytes.len() > MOST_BYTES {
        refuse(format!("{path} is over 10 MiB: no article is so long"));
        return None;
    }
    let (encoding, bom) = encoding_rs::Encoding::for_bom(&file.bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let bytes = &file.bytes[bom..];
    let (text, seen_as) = match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if encoding == encoding_rs::UTF_8 => (text, None),
        Some(text) => (text, Some(encoding.name())),
        None if encoding == encoding_rs::UTF_8 => {
            (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Some(encoding_rs::WINDOWS_1252.name()))
        }
        None => {
            refuse(format!("{path} starts as {} and is not", encoding.name()));
            return None;
        }
    };
    let text = text.into_owned();
    // Text bears tabs, line ends and the odd form feed, but no other control characters.
    let is_control = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    if text.contains('\0') || text.chars().filter(|character| is_control(*character)).count() * 100 > text.len() {
        refuse(format!("{path} is not text"));
        return None;
    }
    if text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}').is_empty() {
        refuse(format!("{path} is empty"));
        return None;
    }
    if let Some(name) = seen_as {
        let advice = Diagnostic::advice("encoding", path, format!("{path} is not UTF-8: read as {name}"));
        diagnostics.push(advice.help("save it as UTF-8 if letters look wrong"));
    }
    Some(text)
}
