//! Plain text: decoded, and taken apart into body and furniture.

#[cfg(test)]
mod tests;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::front_matter::{self, FrontMatter};
use super::layout::Layout;
use super::{Article, Fields, Format, Furniture, Original, ProjectFile, address, databases, furniture, metadata};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// No news article is longer; what is, is something else.
pub(super) const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The articles in a file of plain text: one, or those that a database put there; none, with a diagnostic, where there is none.
pub(super) fn parse_articles(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = read(file, diagnostics) else { return Vec::new() };
    let received = Received::of(file, Format::Text, encoding);
    let front = if text.starts_with("---") { front_matter::read(&file.path, &text, &mut Vec::new()) } else { FrontMatter::none() };
    if front.record.is_empty() {
        return articles_of(received, text, diagnostics);
    }
    // What trafilatura writes above a text.
    let stated = metadata::read(&front.record, &[]);
    let mut article = understand(Received { language: stated.language, ..received }, text[front.end..].to_owned());
    if article.body.is_empty() {
        diagnostics.push(no_body(&file.path, &file.path));
        return Vec::new();
    }
    for (_, date) in &stated.bad_dates {
        diagnostics.push(metadata::bad_date(&file.path, &file.path, date));
    }
    article.fields = stated.fields.or(article.fields);
    address::complete(&mut article.fields);
    article.left_aside = stated.left_aside;
    article.original = Some(Original { bytes: file.bytes.clone(), ending: "txt" });
    vec![article]
}

/// The articles of a text; none, with a diagnostic, where it is all furniture.
pub(super) fn articles_of(received: Received, text: String, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let parts = databases::split(&text);
    if parts.is_empty() && databases::looks_like_several(&text) {
        let message = format!("{} looks like several articles, and cannot be parted", received.file);
        let help = "save each as a file of its own; what Nexis, ProQuest and Factiva deliver as .docx or text is parted";
        diagnostics.push(Diagnostic::warning("several", &received.file, message).help(help));
    }
    let (file, is_one) = (received.file.clone(), parts.len() < 2);
    let mut articles = Vec::new();
    if parts.is_empty() {
        articles.push(understand(received, text));
    } else {
        for (at, databases::Part { span, head }) in parts.into_iter().enumerate() {
            let name = |of: &str| if is_one { of.to_owned() } else { format!("{of}#{}", at + 1) };
            let part = span.of(&text).to_owned();
            let sha256 = format!("{:x}", Sha256::digest(part.as_bytes()));
            let received = Received { id: name(&received.id), file: name(&received.file), sha256, language: None, ..received };
            let (body, furniture, fields) = match &head {
                Some(head) => furniture::find_furniture_below(&part, head),
                None => furniture::find_furniture(&part),
            };
            articles.push(article_of(received, part, Layout::default(), body, furniture, fields));
        }
    }
    articles.retain(|article| {
        if article.body.is_empty() {
            diagnostics.push(no_body(&file, &article.file));
        }
        !article.body.is_empty()
    });
    articles
}

/// The text of a file that is one article; `None`, with a diagnostic, where it is none.
pub(super) fn read(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    read_declared(file, UTF_8, diagnostics)
}

/// The same of a web page, in the encoding that it declares.
#[cfg(feature = "html")]
pub(super) fn read_page(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    read_declared(file, declared_encoding(&file.bytes), diagnostics)
}

fn read_declared(file: &ProjectFile, declared: &'static Encoding, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    if file.bytes.len() > MOST_BYTES && length_without_pictures(&file.bytes) > MOST_BYTES {
        diagnostics.push(too_long(&file.path, &file.path));
        return None;
    }
    decode_declared(file, declared, diagnostics)
}

/// How long a file is without the pictures that were written into it: `data:image/png;base64,…`.
fn length_without_pictures(bytes: &[u8]) -> usize {
    // More than this is nobody's article, with or without pictures.
    const MOST: usize = 200 * 1024 * 1024;
    if bytes.len() > MOST {
        return bytes.len();
    }
    let is_data =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'%' | b';' | b',' | b':' | b'-' | b'.' | b'_');
    let mut pictures = 0;
    let mut behind = 0;
    for at in memchr::memmem::find_iter(bytes, b"data:") {
        if at >= behind {
            let length = bytes[at..].iter().position(|byte| !is_data(byte)).unwrap_or(bytes.len() - at);
            pictures += length;
            behind = at + length;
        }
    }
    bytes.len() - pictures
}

/// The encoding that a page declares: `<meta charset="windows-1251">`. As browsers do, its first 1024 bytes are looked at, and
/// what calls itself UTF-16 there is UTF-8.
#[cfg(feature = "html")]
fn declared_encoding(bytes: &[u8]) -> &'static Encoding {
    const LOOKED_AT: usize = 1024;
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase();
    let label = beginning.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let label = label.and_then(|label| label.split(['"', '\'', ' ', ';', '>', '/']).next());
    label.and_then(|label| Encoding::for_label(label.as_bytes())).map_or(UTF_8, Encoding::output_encoding)
}

/// The error for an article that is all furniture.
pub(super) fn no_body(file: &str, article: &str) -> Diagnostic {
    Diagnostic::error("no-body", file, format!("{article} holds nothing but furniture: no paragraph of an article"))
}

/// The error for an article that is over [`MOST_BYTES`].
pub(super) fn too_long(file: &str, article: &str) -> Diagnostic {
    Diagnostic::error("too-long", file, format!("{article} is over 10 MiB: no article is so long"))
}

/// What is known of an article before its text is looked at.
pub(super) struct Received {
    pub(super) id: String,
    pub(super) file: String,
    pub(super) format: Format,
    pub(super) encoding: &'static str,
    pub(super) sha256: String,
    /// The language that its file declares; `None` where it declares none.
    pub(super) language: Option<String>,
}

impl Received {
    /// A file that is one article: it goes by its path without ending.
    pub(super) fn of(file: &ProjectFile, format: Format, encoding: &'static str) -> Self {
        let stem = file.path.rsplit_once('.').map_or(file.path.as_str(), |(stem, _)| stem);
        let sha256 = format!("{:x}", Sha256::digest(&file.bytes));
        Self { id: stem.to_owned(), file: file.path.clone(), format, encoding, sha256, language: None }
    }
}

/// Tells body from furniture, and reads the fields that the furniture states.
pub(super) fn understand(received: Received, text: String) -> Article {
    let (body, furniture, fields) = furniture::find_furniture(&text);
    article_of(received, text, Layout::default(), body, furniture, fields)
}

/// The same of a text that is laid out; what is given of it goes before what it states.
pub(super) fn understand_laid_out(received: Received, text: String, layout: Layout, given: Fields) -> Article {
    let (body, furniture, fields) = furniture::find_furniture_in(&text, &layout, given);
    article_of(received, text, layout, body, furniture, fields)
}

fn article_of(received: Received, text: String, layout: Layout, body: Vec<Span>, furniture: Vec<Furniture>, mut fields: Fields) -> Article {
    let Received { id, file, format, encoding, sha256, language } = received;
    address::complete(&mut fields);
    Article {
        id,
        file,
        text,
        layout,
        original: None,
        left_aside: Vec::new(),
        format,
        encoding,
        sha256,
        language,
        fields,
        body,
        furniture,
        annotated: None,
    }
}

/// A file's text, and the encoding it was read in.
pub(super) struct Decoded {
    /// Without BOM.
    pub(super) text: String,
    /// By its name in the WHATWG Encoding Standard.
    pub(super) encoding: &'static str,
}

/// The text of a file; `None`, with a diagnostic, where it is not text or empty.
pub(super) fn decode(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    decode_declared(file, UTF_8, diagnostics)
}

fn decode_declared(file: &ProjectFile, declared: &'static Encoding, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    let path = &file.path;
    let mut refuse = |kind, message: String| diagnostics.push(Diagnostic::error(kind, path, message));
    let (Decoded { text, encoding }, advice) = match decode_bytes(&file.bytes, declared) {
        Ok(decoded) => decoded,
        Err(encoding) => {
            refuse("not-text", format!("{path} starts as {encoding} and is not"));
            return None;
        }
    };
    if memchr::memchr(0, text.as_bytes()).is_some() || control_characters(&text) * 100 > text.len() {
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
    Some(Decoded { text, encoding })
}

/// How many control characters a text bears that text has not: tabs, line ends and the odd form feed are no fault.
fn control_characters(text: &str) -> usize {
    // All of a corpus passes here: counted in single bytes, the compiler takes wide steps.
    const STEP: usize = u8::MAX as usize;
    let is_control = |byte: u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c');
    let count = |step: &[u8]| usize::from(step.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>());
    // U+0080 to U+009F, but for U+0085, the line end of old mainframes.
    let is_high_control = |lead: &usize| matches!(text.as_bytes()[lead + 1], 0x80..=0x84 | 0x86..=0x9F);
    text.as_bytes().chunks(STEP).map(count).sum::<usize>() + memchr::memchr_iter(0xC2, text.as_bytes()).filter(is_high_control).count()
}

/// The text, and what is to be said of its encoding; the encoding's name where the bytes are not what their mark says.
///
/// UTF-8 is expected; UTF-16 is known by its BOM; what is neither is read as Windows-1252, the encoding that unlabelled
/// Western text most often has (as in the WHATWG Encoding Standard).
fn decode_bytes(bytes: &[u8], declared: &'static Encoding) -> Result<(Decoded, Option<String>), &'static str> {
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[bom..];
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => {
            let advice = (encoding != UTF_8).then(|| format!("is not UTF-8: read as {}", encoding.name()));
            Ok((Decoded { text: text.into_owned(), encoding: encoding.name() }, advice))
        }
        None if encoding == UTF_8 && declared != UTF_8 => {
            let text = declared.decode_without_bom_handling(bytes).0.into_owned();
            Ok((Decoded { text, encoding: declared.name() }, None))
        }
        None if encoding == UTF_8 => Ok(decode_broken(bytes)),
        None => Err(encoding.name()),
    }
}

/// What is not quite UTF-8: UTF-8 that was cut or mixed, where most of its foreign letters are whole, else Windows-1252.
fn decode_broken(bytes: &[u8]) -> (Decoded, Option<String>) {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let whole = text.chars().filter(|character| !character.is_ascii()).count() - broken;
    if whole > broken {
        let letters = if broken == 1 { "1 letter that is".to_owned() } else { format!("{broken} letters that are") };
        let advice = format!("has {letters} not UTF-8: shown as {}", char::REPLACEMENT_CHARACTER);
        return (Decoded { text: text.into_owned(), encoding: UTF_8.name() }, Some(advice));
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let advice = format!("is not UTF-8: read as {}", WINDOWS_1252.name());
    (Decoded { text: text.into_owned(), encoding: WINDOWS_1252.name() }, Some(advice))
}
