//! Markdown: front matter, and a body in CommonMark with tables, footnotes and the links of Obsidian.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::layout::{ElementKind, Layout, MarkKind, Picture};
use super::metadata;
use super::pictures::Pictures;
use super::plain::{self, Decoded};
use super::typesetter::Typesetter;
use super::{Article, Format, Original, ProjectFile, front_matter};
use crate::diagnostic::Diagnostic;

/// The article in a Markdown file; `None`, with a diagnostic, where there is none.
pub(super) fn parse_article(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let Decoded { text, encoding } = plain::read(file, diagnostics)?;
    let front = front_matter::read(&file.path, &text, diagnostics);
    let mut stated = metadata::read(&front.record, &[]);
    for (key, value) in &stated.bad_dates {
        diagnostics.push(metadata::bad_date(&file.path, &file.path, value).at(front_matter::place_of(&text, key)));
    }
    // Jekyll keeps the day in the name of a post, beside its layout.
    if stated.left_aside.iter().any(|key| key == "layout") && stated.fields.published.is_none() {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        stated.fields.published = name.get(..10).and_then(|day| day.parse().ok()).map(|day| super::Field::given(day, None));
    }
    let mut pictures = pictures.of(&file.path);
    let (visible, layout) = set(&with_labelled_lines(&text[front.end..]), &mut pictures);
    pictures.tell(diagnostics);
    let received = plain::Received { language: stated.language, ..plain::Received::of(file, Format::Markdown, encoding) };
    let mut article = plain::understand_laid_out(received, visible, layout, stated.fields);
    if article.body.is_empty() {
        diagnostics.push(plain::no_body(&file.path, &file.path));
        return None;
    }
    article.left_aside = stated.left_aside;
    article.original = Some(Original { bytes: file.bytes.clone(), ending: "md" });
    Some(article)
}

/// The same text with line ends that count between lines that name their field: Notion writes “Author: Ann Reyes” and, on the next line,
/// “Published: March 8, 2024” above a text.
fn with_labelled_lines(markdown: &str) -> Cow<'_, str> {
    const LOOKED_AT: usize = 40;
    let lines: Vec<&str> = markdown.split_inclusive('\n').take(LOOKED_AT).collect();
    let is_labelled =
        |line: Option<&&str>| line.is_some_and(|line| !line.starts_with(['-', '*', '>']) && super::furniture::is_labelled(line));
    if !(1..lines.len()).any(|at| is_labelled(lines.get(at - 1)) && is_labelled(lines.get(at))) {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len() + 2 * LOOKED_AT);
    let mut length = 0;
    for (at, line) in lines.iter().enumerate() {
        length += line.len();
        if is_labelled(Some(line)) && is_labelled(lines.get(at + 1)) {
            text.push_str(line.trim_end());
            text.push_str("  \n");
        } else {
            text.push_str(line);
        }
    }
    text.push_str(&markdown[length..]);
    Cow::Owned(text)
}

/// The visible text of a Markdown text, and its layout.
fn set(markdown: &str, pictures: &mut super::pictures::InArticle<'_>) -> (String, Layout) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    let parser = || Parser::new_ext(markdown, options);
    // HTML among the Markdown is read by the one reader of HTML.
    #[cfg(feature = "html")]
    if parser().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))) {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, parser());
        return super::html::set_fragment(&html, pictures);
    }
    let mut typesetter = Typesetter::default();
    let mut setter = Setter { pictures, in_head: false, image: None };
    parser().for_each(|event| setter.set(event, &mut typesetter));
    typesetter.finish()
}

/// Gives the events of a Markdown text to the typesetter.
struct Setter<'p, 'a> {
    pictures: &'p mut super::pictures::InArticle<'a>,
    /// Whether the cells are those of a table's head.
    in_head: bool,
    /// The picture that is open: its address, and its description so far.
    image: Option<(String, String)>,
}

impl Setter<'_, '_> {
    fn set(&mut self, event: Event<'_>, to: &mut Typesetter) {
        if let Some((_, description)) = &mut self.image {
            match event {
                Event::Text(words) | Event::Code(words) => description.push_str(&words),
                Event::SoftBreak | Event::HardBreak => description.push(' '),
                Event::End(TagEnd::Image) => {
                    let (address, description) = self.image.take().unwrap_or_default();
                    to.picture(Picture { place: self.pictures.place(&address), description });
                }
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.open(tag, to),
            Event::End(tag) => self.close(tag, to),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => to.words(&words),
            Event::Code(words) => {
                to.open_mark(MarkKind::Code);
                to.words(&words);
                to.close_mark();
            }
            // Only without the reader of HTML: the words between the tags stay.
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::FootnoteReference(label) => to.note(&label),
            Event::SoftBreak => to.words(" "),
            Event::HardBreak => to.line_break(),
            Event::Rule => {
                to.open(ElementKind::Rule);
                to.close();
            }
            Event::TaskListMarker(is_done) => to.words(if is_done { "☑ " } else { "☐ " }),
        }
    }

    fn open(&mut self, tag: Tag<'_>, to: &mut Typesetter) {
        match tag {
            Tag::Paragraph => to.open(ElementKind::Paragraph),
            Tag::Heading { level, .. } => to.open(ElementKind::Heading(level as u8)),
            Tag::BlockQuote(_) => to.open(ElementKind::Quotation),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => to.open(ElementKind::Code),
            Tag::List(first) => to.open(ElementKind::List(first)),
            Tag::Item => to.open(ElementKind::Item),
            Tag::FootnoteDefinition(label) => to.open(ElementKind::Footnote(label.into_string())),
            Tag::Table(_) => to.open(ElementKind::Table),
            Tag::TableHead => {
                self.in_head = true;
                to.open(ElementKind::Row);
            }
            Tag::TableRow => to.open(ElementKind::Row),
            Tag::TableCell => to.open(ElementKind::Cell { is_heading: self.in_head }),
            Tag::Emphasis => to.open_mark(MarkKind::Emphasis),
            Tag::Strong => to.open_mark(MarkKind::Strong),
            Tag::Strikethrough => to.open_mark(MarkKind::Struck),
            Tag::Superscript => to.open_mark(MarkKind::Raised),
            Tag::Subscript => to.open_mark(MarkKind::Lowered),
            Tag::Link { link_type, dest_url, .. } => to.open_mark(MarkKind::Link(match link_type {
                LinkType::Email => format!("mailto:{dest_url}"),
                _ => dest_url.into_string(),
            })),
            Tag::Image { dest_url, .. } => self.image = Some((dest_url.into_string(), String::new())),
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {}
        }
    }

    fn close(&mut self, tag: TagEnd, to: &mut Typesetter) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableRow
            | TagEnd::TableCell => to.close(),
            TagEnd::TableHead => {
                self.in_head = false;
                to.close();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {
                to.close_mark();
            }
            _ => {}
        }
    }
}
