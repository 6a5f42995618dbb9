//! `.zip`, a folder in one file, and `.docx`, which is one too.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::pictures::Pictures;
use super::plain::{self, Received};
use super::{Article, Format, ProjectFile};
use crate::diagnostic::Diagnostic;

/// What a zip file holds is no longer than this altogether: a small file may unpack to a huge one.
const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// A zip file holds no more files than this.
const MOST_FILES: usize = 10_000;

/// The articles of the files in a zip file, each as if it lay in a folder of that name.
pub(super) fn parse_zip(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(mut archive) = open(file, diagnostics) else { return Vec::new() };
    let mut names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names.sort();
    if names.len() > MOST_FILES {
        diagnostics.push(Diagnostic::error("zip", &file.path, format!("{} holds over {MOST_FILES} files", file.path)));
        return Vec::new();
    }
    let mut articles = Vec::new();
    let mut left = MOST_BYTES;
    for name in names {
        let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX" || part == "..");
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if is_hidden || name.ends_with('/') || ending == "zip" || !super::is_article_ending(&ending) {
            continue;
        }
        let bytes = match read(&mut archive, &name, &mut left) {
            Ok(bytes) => bytes,
            Err(why) => {
                diagnostics.push(Diagnostic::error("zip", &file.path, format!("cannot read {name} in {}: {why}", file.path)));
                continue;
            }
        };
        let inner = ProjectFile { path: format!("{}/{name}", file.path), bytes: Cow::Owned(bytes) };
        articles.extend(super::parse_by_ending(&inner, &ending, pictures, diagnostics));
    }
    if articles.is_empty() && diagnostics.is_empty() {
        diagnostics.push(super::records::no_articles(&file.path, "a zip file holds files that are read in a folder too"));
    }
    articles
}

/// The articles of a `.docx`: its paragraphs are those of a text.
pub(super) fn parse_document(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(mut archive) = open(file, diagnostics) else { return Vec::new() };
    let mut left = MOST_BYTES;
    let document = match read(&mut archive, "word/document.xml", &mut left) {
        Ok(document) => document,
        Err(why) => {
            diagnostics.push(Diagnostic::error("document", &file.path, format!("cannot read {}: {why}", file.path)));
            return Vec::new();
        }
    };
    let text = match paragraphs_of(&String::from_utf8_lossy(&document)) {
        Ok(text) => text,
        Err(why) => {
            diagnostics.push(Diagnostic::error("document", &file.path, format!("cannot read {}: {why}", file.path)));
            return Vec::new();
        }
    };
    if text.len() > plain::MOST_BYTES {
        diagnostics.push(plain::too_long(&file.path, &file.path));
        return Vec::new();
    }
    plain::articles_of(Received::of(file, Format::Document, "UTF-8"), text, diagnostics)
}

fn open<'f>(file: &'f ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<ZipArchive<Cursor<&'f [u8]>>> {
    match ZipArchive::new(Cursor::new(file.bytes.as_ref())) {
        Ok(archive) => Some(archive),
        Err(fault) => {
            diagnostics.push(Diagnostic::error("zip", &file.path, format!("cannot read {} as a zip file: {fault}", file.path)));
            None
        }
    }
}

/// The bytes of a file in an archive; an error where it is none of it, or too much.
fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, left: &mut u64) -> Result<Vec<u8>, String> {
    let entry = archive.by_name(name).map_err(|fault| fault.to_string())?;
    let mut bytes = Vec::new();
    entry.take(*left + 1).read_to_end(&mut bytes).map_err(|fault| fault.to_string())?;
    let length = bytes.len() as u64;
    if length > *left {
        return Err("it holds over 200 MiB".to_owned());
    }
    *left -= length;
    Ok(bytes)
}

/// The words of a document, a blank line between its paragraphs.
fn paragraphs_of(document: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = false;
    let mut text = String::new();
    let mut in_words = false;
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(start) => in_words = start.name().as_ref() == "w:t",
            Event::Empty(start) => match start.name().as_ref() {
                "w:br" | "w:cr" => text.push('\n'),
                "w:tab" => text.push(' '),
                "w:noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::Text(words) if in_words => text.push_str(&words),
            Event::GeneralRef(reference) if in_words => match reference.resolve_char_ref() {
                Ok(Some(letter)) => text.push(letter),
                _ => text.push_str(quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or(" ")),
            },
            Event::End(end) => {
                in_words = false;
                if end.name().as_ref() == "w:p" {
                    text.push_str("\n\n");
                }
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn check(path: &str, members: &[(&str, &str)], expected: &[(&str, &str)]) {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            writer.start_file(*name, SimpleFileOptions::default()).expect("it opens");
            writer.write_all(content.as_bytes()).expect("it is written");
        }
        let bytes = writer.finish().expect("it is whole").into_inner();
        let file = ProjectFile { path: path.to_owned(), bytes: Cow::Owned(bytes) };
        let parsed = crate::corpus::parse_articles(&file, &Pictures::default());
        let found: Vec<(&str, &str)> = parsed.articles.iter().map(|article| (article.file.as_str(), article.text.trim())).collect();
        assert_eq!(found, expected, "{:?}", parsed.diagnostics);
    }

    #[test]
    fn a_zip_file_is_a_folder() {
        let members =
            [("b.txt", "Rain fell."), ("in/a.json", "{\"text\":\"It was cold.\"}"), (".c.txt", "no"), ("x.bin", "no"), ("y.zip", "no")];
        check("a.zip", &members, &[("a.zip/b.txt", "Rain fell."), ("a.zip/in/a.json", "It was cold.")]);
    }

    #[test]
    fn a_document_has_its_paragraphs() {
        let document = "<w:document><w:body><w:p><w:r><w:t>Rain </w:t></w:r><w:r><w:t>fell &amp; fell.</w:t></w:r></w:p><w:p><w:t>It was cold.</w:t></w:p></w:body></w:document>";
        check("a.docx", &[("word/document.xml", document)], &[("a.docx", "Rain fell & fell.\n\nIt was cold.")]);
        check("a.docx", &[("x", "y")], &[]);
    }

    #[test]
    fn what_is_no_zip_file_is_an_error() {
        let file = ProjectFile { path: "a.zip".to_owned(), bytes: Cow::Borrowed(b"PK\x03\x04") };
        let parsed = crate::corpus::parse_articles(&file, &Pictures::default());
        assert!(parsed.articles.is_empty() && parsed.diagnostics.len() == 1);
    }
}
