//! Walks through a page and gives its words and shapes to the typesetter.

use dom_query::NodeRef;

use super::super::layout::{ElementKind, MarkKind, Picture, PicturePlace};
use super::super::metadata::is_web_address;
use super::super::pictures::InArticle;
use super::super::typesetter::Typesetter;
use super::savers;

/// Stands for a `br` while the body is looked for. In pages it is a place where a word may be broken, and says nothing.
pub(super) const LINE_END: &str = "wbr";
/// What is not text of the page, or is never seen.
const PASSED_OVER: &[&str] = &[
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math", "canvas", "form", "button",
    "input", "select", "textarea", "nav", "video", "audio", "source", "link", "meta", "dialog", "map",
];
/// What sets a block apart and is none of our shapes.
const BLOCKS: &[&str] = &[
    "div", "section", "article", "main", "header", "footer", "figure", "aside", "address", "details", "summary", "body", "html", "dl",
    "fieldset", "center", "hgroup", "thead", "tbody", "tfoot",
];

/// Walks through pages.
pub(super) struct Walk<'w, 'p> {
    pub(super) pictures: &'w mut InArticle<'p>,
    /// The address of the page, where it is known.
    pub(super) base: Option<&'w str>,
}

/// What is to be done after a node.
#[derive(Clone, Copy)]
enum Behind {
    Close,
    CloseMark,
    EndLine,
    Nothing,
}

enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave(Behind),
}

impl Walk<'_, '_> {
    /// Sets all that is seen below a node. Without recursion: a page may be nested as deep as it likes.
    pub(super) fn set(&mut self, root: &NodeRef<'_>, to: &mut Typesetter) {
        let mut steps: Vec<Step<'_>> = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave(Behind::Close) => to.close(),
                Step::Leave(Behind::CloseMark) => to.close_mark(),
                Step::Leave(Behind::EndLine) => to.end_line(),
                Step::Leave(Behind::Nothing) => {}
                Step::Enter(node) if node.is_text() => to.words(&node.text()),
                Step::Enter(node) if node.is_comment() => {}
                Step::Enter(node) => {
                    let Some(behind) = self.enter(&node, to) else { continue };
                    steps.push(Step::Leave(behind));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
        }
    }

    /// Opens what a node is; `None` where what lies below it is passed over.
    fn enter(&mut self, node: &NodeRef<'_>, to: &mut Typesetter) -> Option<Behind> {
        let Some(name) = node.node_name() else { return Some(Behind::Nothing) };
        let name: &str = &name;
        if PASSED_OVER.contains(&name) || node.has_attr("hidden") {
            return None;
        }
        if let Some(kind) = block_of(name, node) {
            to.open(kind);
            return Some(Behind::Close);
        }
        if BLOCKS.contains(&name) {
            to.end_line();
            return Some(Behind::EndLine);
        }
        match name {
            "br" | LINE_END => to.line_break(),
            "hr" => {
                to.open(ElementKind::Rule);
                to.close();
            }
            "img" => self.picture(node, to),
            // As our own reader of Markdown writes it.
            "sup" if node.has_class("footnote-reference") => {
                let link = node.first_element_child().and_then(|link| link.attr("href"));
                to.note(link.as_deref().map_or("", |href| href.trim_start_matches('#')));
            }
            "sup" if node.has_class("footnote-definition-label") => {}
            _ => {
                let Some(mark) = self.mark_of(name, node) else { return Some(Behind::Nothing) };
                to.open_mark(mark);
                return Some(Behind::CloseMark);
            }
        }
        None
    }

    fn mark_of(&self, name: &str, node: &NodeRef<'_>) -> Option<MarkKind> {
        Some(match name {
            "em" | "i" | "cite" | "dfn" => MarkKind::Emphasis,
            "strong" | "b" => MarkKind::Strong,
            "del" | "s" | "strike" => MarkKind::Struck,
            "sup" => MarkKind::Raised,
            "sub" => MarkKind::Lowered,
            "code" | "kbd" | "samp" | "tt" => MarkKind::Code,
            "a" => MarkKind::Link(self.absolute(&node.attr("href")?)?),
            _ => return None,
        })
    }

    /// A link's address on the web; `None` where it leads nowhere a reader may go.
    fn absolute(&self, href: &str) -> Option<String> {
        let href = href.trim();
        let joined = match self.base.and_then(origin_of) {
            Some(origin) if href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/web/") => format!("{origin}{href}"),
            _ => href.to_owned(),
        };
        let original = savers::unarchived(&joined).map_or(joined, |(address, _)| address);
        (is_web_address(&original) || original.starts_with("mailto:")).then_some(original)
    }

    fn picture(&mut self, node: &NodeRef<'_>, to: &mut Typesetter) {
        let Some(source) = node.attr("src").filter(|source| !source.trim().is_empty()) else { return };
        let place = match self.pictures.place(&source) {
            PicturePlace::Web(address) => PicturePlace::Web(savers::unarchived(&address).map_or(address, |(address, _)| address)),
            place => place,
        };
        // Where a caption stands below, the page shows no description.
        let has_caption = node.ancestors_it(Some(3)).any(|around| {
            around.has_name("figure")
                && around.descendants_it().any(|below| below.has_name("figcaption") && !below.text().trim().is_empty())
        });
        let description = node.attr("alt").filter(|_| !has_caption).map(|alt| alt.trim().to_owned()).unwrap_or_default();
        to.picture(Picture { place, description });
    }
}

/// The shape of a block; `None` where it is none of ours.
fn block_of(name: &str, node: &NodeRef<'_>) -> Option<ElementKind> {
    Some(match name {
        "p" | "dt" | "dd" => ElementKind::Paragraph,
        "h1" => ElementKind::Heading(1),
        "h2" => ElementKind::Heading(2),
        "h3" => ElementKind::Heading(3),
        "h4" => ElementKind::Heading(4),
        "h5" => ElementKind::Heading(5),
        "h6" => ElementKind::Heading(6),
        "pre" => ElementKind::Code,
        "figcaption" | "caption" => ElementKind::Caption,
        "blockquote" => ElementKind::Quotation,
        "ul" | "menu" => ElementKind::List(None),
        "ol" => ElementKind::List(Some(node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1))),
        "li" => ElementKind::Item,
        "table" => ElementKind::Table,
        "tr" => ElementKind::Row,
        "td" => ElementKind::Cell { is_heading: false },
        "th" => ElementKind::Cell { is_heading: true },
        "div" if node.has_class("footnote-definition") => ElementKind::Footnote(node.attr("id")?.to_string()),
        _ => return None,
    })
}

/// The scheme and host of an address: `https://news.example`.
fn origin_of(address: &str) -> Option<&str> {
    let host = address.find("://")? + 3;
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    Some(&address[..end])
}
