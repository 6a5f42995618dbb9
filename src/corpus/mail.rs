//! `.mhtml`, the “single file” of Chrome and Edge, and `.eml`, a message with an article in it.

#[cfg(feature = "html")]
use std::borrow::Cow;

#[cfg(feature = "html")]
use mail_parser::MimeHeaders;
use mail_parser::{Message, MessageParser, PartType};
use serde_json::{Map, Value};

use super::jsonl::Source;
use super::pictures::Pictures;
use super::{Article, Format, ProjectFile, plain};
use crate::diagnostic::Diagnostic;

/// The page in a file of `.mhtml`; `None`, with a diagnostic, where there is none.
#[cfg(feature = "html")]
pub(super) fn parse_page(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let message = read(file, diagnostics)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    });
    let Some((part, html)) = page else {
        diagnostics.push(Diagnostic::error("mail", &file.path, format!("{} holds no web page", file.path)));
        return None;
    };
    let address = message.header_raw("Snapshot-Content-Location").or_else(|| part.content_location());
    let address = address.map(|address| address.split_whitespace().collect::<String>());
    // Where the page was, as browsers note it.
    let noted = address.map(|address| format!("<!-- saved from url=(0000){address} -->\n")).unwrap_or_default();
    let page = ProjectFile { path: file.path.clone(), bytes: Cow::Owned(format!("{noted}{html}").into_bytes()) };
    let mut article = super::html::parse_article(&page, pictures, diagnostics)?;
    if article.fields.accessed.is_none() {
        article.fields.accessed = message.date().and_then(day_of).map(|day| super::Field::given(day, None));
    }
    Some(article)
}

/// The article in a message; `None`, with a diagnostic, where there is none.
pub(super) fn parse_message(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let message = read(file, diagnostics)?;
    let mut record = Map::new();
    let mut set = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            record.insert(key.to_owned(), Value::String(value));
        }
    };
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    let text = message.parts.iter().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    set("title", message.subject().map(without_reply));
    set("date", message.date().and_then(day_of).map(|day| day.to_string()));
    let is_html = html.is_some() && text.is_none();
    set(if is_html { "content_html" } else { "text" }, if is_html { html } else { text });
    let source = Source { file, format: Format::Mail, encoding: "UTF-8", pictures };
    source.article_of(&record, &file.path, None, diagnostics)
}

fn read<'f>(file: &'f ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Message<'f>> {
    if file.bytes.len() > plain::MOST_BYTES * 8 {
        diagnostics.push(plain::too_long(&file.path, &file.path));
        return None;
    }
    let message = MessageParser::default().parse(file.bytes.as_ref());
    if message.is_none() {
        diagnostics.push(Diagnostic::error("mail", &file.path, format!("{} is not an e-mail message", file.path)));
    }
    message
}

fn day_of(date: &mail_parser::DateTime) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
}

/// “Fwd: Storm breaks wall” → Storm breaks wall.
fn without_reply(subject: &str) -> String {
    let mut subject = subject.trim();
    while let Some(rest) = ["re:", "fw:", "fwd:", "aw:", "wg:"]
        .iter()
        .find_map(|mark| subject.get(..mark.len()).filter(|start| start.eq_ignore_ascii_case(mark)).map(|_| &subject[mark.len()..]))
    {
        subject = rest.trim();
    }
    subject.to_owned()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn parse(path: &str, content: &str) -> Option<Article> {
        let file = ProjectFile { path: path.to_owned(), bytes: Cow::Owned(content.as_bytes().to_vec()) };
        crate::corpus::parse_articles(&file, &Pictures::default()).articles.pop().map(|article| (*article).clone())
    }

    #[test]
    fn a_message_is_an_article() {
        let article = parse(
            "a.eml",
            "From: Bo Ode <bo@news.example>\r\nSubject: Fwd: Storm breaks wall\r\nDate: Fri, 8 Mar 2024 10:00:00 +0000\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe council met=\r\n in Linden on Friday.\r\n",
        )
        .expect("it is read");
        assert_eq!(article.fields.headline.map(|headline| headline.value).as_deref(), Some("Storm breaks wall"));
        assert_eq!(article.fields.published.map(|day| day.value.to_string()).as_deref(), Some("2024-03-08"));
        assert_eq!(article.text.trim(), "The council met in Linden on Friday.");
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_page_saved_as_one_file_is_an_article() {
        let article = parse(
            "a.mhtml",
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/storm\r\nSubject: Storm\r\nDate: Sat, 9 Mar 2024 10:00:00 -0000\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n<h1>Storm breaks wall</h1><p class=3Dx>The council met in Linden on Friday.</p>\r\n--b--\r\n",
        )
        .expect("it is read");
        assert_eq!(article.fields.url.map(|url| url.value).as_deref(), Some("https://news.example/storm"));
        assert!(article.text.contains("The council met in Linden on Friday."), "{}", article.text);
    }

    #[test]
    fn no_bytes_are_too_much() {
        for content in ["", ":", "\u{0}", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b", "Subject: =?utf-8?q?=FF?=\r\n\r\n"] {
            parse("a.eml", content);
            parse("a.mhtml", content);
        }
    }
}
