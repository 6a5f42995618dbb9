//! One news text as received: the text, its blocks, and the fields that it states of itself.

use std::borrow::Cow;

use encoding_rs::Encoding;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::layout::Layout;
use crate::text::Span;

/// How a fact is known, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// An editor, front matter or metadata says so.
    Given,
    /// The text itself says so.
    Stated,
    /// Follows from what this text says (“Monday”, in an article published on a Tuesday).
    Derived,
    /// Follows from the corpus as a whole, by a rule that the page names.
    Inferred,
    /// The text leaves it open which of several is meant; the likeliest is named.
    Unsure,
    /// Not known.
    Unknown,
}

/// A fact about an article, with the way it is known and the place that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// What it is.
    pub value: T,
    /// How it is known.
    pub grade: Grade,
    /// Where in the article's text; `None` where it was given from outside the text.
    pub evidence: Option<Span>,
    /// What the editor says of it; `None` where it comes from the text.
    pub why: Option<String>,
}

impl<T> Field<T> {
    /// What the text says at `evidence`.
    pub fn stated(value: T, evidence: Span) -> Self {
        Self { value, grade: Grade::Stated, evidence: Some(evidence), why: None }
    }

    /// What an editor or the metadata says.
    pub fn given(value: T, why: Option<String>) -> Self {
        Self { value, grade: Grade::Given, evidence: None, why }
    }
}

/// What the text or its metadata says of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// The headline; `None` where the text has none.
    pub headline: Option<Field<String>>,
    /// The day it came out; `None` where nothing says so. Never the date of a caption, a file or a clock.
    pub published: Option<Field<Date>>,
    /// Who published it, an agency included; `None` where the text does not say. A paper it quotes is not its outlet.
    pub outlet: Option<Field<String>>,
    /// The places in the dateline, as written.
    pub dateline: Vec<Field<String>>,
    /// The authors in the byline.
    pub byline: Vec<Field<String>>,
    /// Those who “contributed to this report”.
    pub contributors: Vec<Field<String>>,
    /// Where it was published on the web.
    pub url: Option<Field<String>>,
    /// The day it was copied from there.
    pub accessed: Option<Field<Date>>,
}

/// What a piece of furniture is for: the parts of a page that are not the report itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The headline, or one between the paragraphs.
    Headline,
    /// “WASHINGTON (AP) -”: place and agency before the first words.
    Dateline,
    /// “By Ann Reyes”, “Ann Reyes contributed to this report.”, “Source: Daily Courier”.
    Credit,
    /// “date 2024-07-25”, “Published 1:02 PM ET”.
    Date,
    /// What stands below a picture.
    Caption,
    /// “Story highlights”, “Read more”, a video's length.
    Label,
    /// A point of a summary that stands before the report.
    Highlight,
    /// The headline of another article.
    Related,
    /// What readers wrote below the report.
    Comment,
}

/// A part of the text that is not body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Furniture {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// The form in which an article was received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Plain text, as pasted.
    #[default]
    #[serde(rename = "text")]
    Text,
    /// A line of a `.jsonl` file.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// Markdown, with or without front matter.
    #[serde(rename = "markdown")]
    Markdown,
    /// A saved web page.
    #[serde(rename = "html")]
    Html,
    /// An object of a `.json` file.
    #[serde(rename = "json")]
    Json,
    /// A row of a table.
    #[serde(rename = "table")]
    Table,
    /// An item of a feed, or a document in XML.
    #[serde(rename = "feed")]
    Feed,
    /// A message.
    #[serde(rename = "mail")]
    Mail,
    /// A document of a word processor.
    #[serde(rename = "document")]
    Document,
}

/// An article's file as received, where its text is not what the file holds.
#[derive(Clone, Debug)]
pub struct Original {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The ending of its name.
    pub ending: &'static str,
}

/// One article. As it is stored it has neither its text nor its file: who stores it has them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// The `id` of its line, verbatim; else its path without ending.
    pub id: String,
    /// Its path in the source, with `#N` for line N of a `.jsonl` file.
    pub file: String,
    /// What was received, decoded, without BOM; of Markdown and web pages what is seen of it. Never changed.
    #[serde(skip)]
    pub text: String,
    /// How the text is laid out; empty where the format does not say.
    pub layout: Layout,
    /// The file as received; `None` where the text is what it holds.
    #[serde(skip)]
    pub original: Option<Original>,
    /// Keys of its metadata that say nothing of what is shown, sorted.
    pub left_aside: Vec<String>,
    /// The form it was received in.
    pub format: Format,
    /// The encoding of its file, by its name in the WHATWG Encoding Standard.
    #[serde(deserialize_with = "read_encoding")]
    pub encoding: EncodingName,
    /// SHA-256 of the bytes as received, in lower-case hexadecimal.
    pub sha256: String,
    /// The language that its file declares, as a BCP 47 tag or a name; `None` where it declares none.
    pub language: Option<String>,
    /// What the text states of itself.
    pub fields: Fields,
    /// The paragraphs of the body, in order, without furniture.
    pub body: Vec<Span>,
    /// What is not body, in order. Body and furniture do not overlap; together they hold all that is not white space.
    pub furniture: Vec<Furniture>,
    /// What its line brings as its annotations (`newsite annotate`), as received: whoever uses it checks it. `None` where it brings none.
    #[serde(skip)]
    pub annotated: Option<Box<str>>,
}

/// A name in the WHATWG Encoding Standard. It has a name of its own, as serde takes a reference for a loan from what is read.
type EncodingName = &'static str;

/// The name of an encoding as it is stored: one that there is.
fn read_encoding<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let name = String::deserialize(deserializer)?;
    Encoding::for_label(name.as_bytes()).map(Encoding::name).ok_or_else(|| D::Error::custom("an encoding that there is not"))
}

impl Article {
    /// Whether the file that it came in holds its text as it is, and nothing else beside other articles' lines.
    pub fn stands_in_file(&self) -> bool {
        let is_plain = matches!(self.format, Format::Text | Format::JsonLines);
        let is_part = self.format == Format::Text && self.file.contains(['#', '/']) && self.is_part_of_file();
        is_plain && !is_part && self.original.is_none() && self.layout.elements.is_empty()
    }

    /// Whether other articles stand in its file too, or the file in an archive.
    fn is_part_of_file(&self) -> bool {
        let is_numbered = self.file.rsplit_once('#').is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        is_numbered || self.file.to_ascii_lowercase().contains(".zip/")
    }

    /// Whether its file declares another language than English.
    pub fn is_declared_foreign(&self) -> bool {
        self.language.as_deref().is_some_and(|language| {
            let tag = language.trim().to_ascii_lowercase();
            let is_english = tag.starts_with("en") && tag.get(2..3).is_none_or(|next| matches!(next, "-" | "_" | "g"));
            !tag.is_empty() && !is_english && !matches!(tag.as_str(), "und" | "mul" | "zxx" | "none")
        })
    }

    /// The role of the first furniture that this span touches; `None` in the body.
    pub fn role_at(&self, span: Span) -> Option<Role> {
        let place = self.furniture.partition_point(|part| part.span.end <= span.start);
        self.furniture.get(place).filter(|part| part.span.overlaps(span)).map(|part| part.role)
    }

    /// All parts in the order of the text: paragraphs of the body (no role) and furniture.
    pub fn blocks(&self) -> Vec<(Span, Option<Role>)> {
        let mut blocks: Vec<_> = self.body.iter().map(|span| (*span, None)).collect();
        blocks.extend(self.furniture.iter().map(|part| (part.span, Some(part.role))));
        blocks.sort_unstable_by_key(|(span, _)| *span);
        blocks
    }
}

#[cfg(test)]
impl Article {
    /// An article for a test: each line of the text is a paragraph of its body.
    pub(crate) fn of_paragraphs(text: &str) -> Self {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            start += line.len();
            Span::new(start - line.len(), start).trimmed(text)
        });
        Self {
            id: "test".to_owned(),
            file: "test.txt".to_owned(),
            text: text.to_owned(),
            layout: Layout::default(),
            original: None,
            left_aside: Vec::new(),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            language: None,
            fields: Fields::default(),
            body: lines.filter(|span| !span.is_empty()).collect(),
            furniture: Vec::new(),
            annotated: None,
        }
    }
}
