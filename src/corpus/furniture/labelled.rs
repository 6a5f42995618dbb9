//! Lines that name their field: “Author: Ann Reyes”, “Load-Date: March 8, 2024”.
//!
//! Collectors write them, readers that save pages (Readwise, Notion, Jina), and databases of newspapers (Nexis, `ProQuest`, Factiva).

use crate::corpus::Role;
use crate::text::Span;

/// What a labelled line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Headline,
    Author,
    Outlet,
    Published,
    Address,
    Accessed,
    Dateline,
    /// The report begins behind it: “Full text: The council met.”
    Text,
    /// Something that no field holds.
    Nothing,
}

impl Says {
    /// What a line that says so is for.
    pub(super) fn role(self) -> Role {
        match self {
            Self::Headline => Role::Headline,
            Self::Published | Self::Accessed => Role::Date,
            Self::Author | Self::Outlet | Self::Address => Role::Credit,
            Self::Dateline => Role::Dateline,
            Self::Text | Self::Nothing => Role::Label,
        }
    }
}

/// A line with its label, and where what it says stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labelled {
    pub(super) says: Says,
    /// Empty where the label stands alone.
    pub(super) value: Span,
}

/// The labels, in small letters.
const LABELS: &[(Says, &[&str])] = &[
    (Says::Headline, &["title", "headline", "full title", "article title", "document title", "hed"]),
    (Says::Author, &["author", "authors", "author(s)", "byline", "by", "writer", "journalist", "creator", "reporter"]),
    (
        Says::Outlet,
        &[
            "source",
            "outlet",
            "publication",
            "publication title",
            "publication name",
            "publisher",
            "newspaper",
            "site",
            "website",
            "site name",
            "publication info",
            "journal",
            "via",
        ],
    ),
    (
        Says::Published,
        &[
            "date",
            "published",
            "publication date",
            "date published",
            "published date",
            "published on",
            "published time",
            "published at",
            "pub date",
            "publish date",
            "posted",
            "article date",
        ],
    ),
    (
        Says::Address,
        &["url", "link", "url source", "source url", "permalink", "original url", "original", "document url", "web address", "source link"],
    ),
    (
        Says::Accessed,
        &["retrieved", "accessed", "date accessed", "access date", "saved", "date saved", "clipped", "captured", "downloaded", "archived"],
    ),
    (Says::Dateline, &["dateline", "place"]),
    (Says::Text, &["full text", "full document", "markdown content", "body", "text", "content", "article"]),
    (
        Says::Nothing,
        &[
            "section",
            "length",
            "edition",
            "language",
            "category",
            "categories",
            "tags",
            "type",
            "words",
            "word count",
            "load-date",
            "load date",
            "graphic",
            "highlight",
            "highlights",
            "subject",
            "subjects",
            "industry",
            "geographic",
            "organization",
            "company",
            "companies",
            "person",
            "people",
            "location",
            "identifier / keyword",
            "identifier",
            "keyword",
            "keywords",
            "document type",
            "publication type",
            "publication-type",
            "source type",
            "copyright",
            "page",
            "pages",
            "first page",
            "issn",
            "e-issn",
            "proquest document id",
            "document id",
            "accession number",
            "place of publication",
            "country of publication",
            "publication year",
            "publication subject",
            "last updated",
            "updated",
            "database",
            "summary",
            "abstract",
            "document notes",
            "volume",
            "issue",
            "warning",
            "status",
            "comments",
            "series",
            "column",
            "journal code",
            "links",
            "notes",
            "document note",
            "publication-date",
            "credit",
            "cited by",
            "number of pages",
            "distribution",
        ],
    ),
];

/// The label that opens a line, and what it says.
///
/// - for: “Author: Ann Reyes”, “- Full Title: Storm”, “**Source:** Daily Courier”, “Load-Date: March 8, 2024”
/// - not: “Reyes: we will rebuild”, “Source close to Reyes resigns”
pub(super) fn find_labelled(text: &str, span: Span) -> Option<Labelled> {
    const LONGEST: usize = 24;
    let line = span.of(text);
    let colon = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST + 8)])?;
    let label = line[..colon].trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '-' | '*' | '•' | '_' | '#'));
    if label.is_empty() || label.len() > LONGEST {
        return None;
    }
    let says = says_of(label)?;
    let rest = &line[colon + 1..];
    let value = rest.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '*' | '_'));
    let start = span.start as usize + colon + 1 + (rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '*', '_']).len());
    let value = if value.is_empty() { Span::new(start, start) } else { Span::new(start, start + value.len()) };
    let value = Span { start: value.start.min(span.end), end: value.end.min(span.end) };
    Some(Labelled { says, value: value.trimmed(text) })
}

/// Whether a line is one word of a database that stands alone above the text: “Body”, “Full text”.
pub(super) fn is_bare_label(line: &str) -> bool {
    const BARE: &[&str] = &[
        "body",
        "full text",
        "classification",
        "metadata",
        "full document",
        "abstract",
        "end of document",
        "notes",
        "document notes",
        "indexing (document details)",
    ];
    let line = line.trim().trim_matches(['#', ' ', ':', '*', '-', '_']);
    BARE.iter().any(|label| label.eq_ignore_ascii_case(line))
}

/// Whether behind this line a database says no more of the report: “Load-Date: …”, “End of Document”, “Subject: …”.
pub(super) fn ends_report(line: &str) -> bool {
    const ENDS: &[&str] = &[
        "load-date:",
        "load date:",
        "end of document",
        "classification",
        "subject:",
        "publication year:",
        "publication date:",
        "publication title:",
        "credit:",
        "illustration",
        "proquest document id:",
        "copyright:",
        "document ",
        "notes",
    ];
    let line = line.trim();
    ENDS.iter().any(|end| line.get(..end.len()).is_some_and(|start| start.eq_ignore_ascii_case(end)))
        && (line.len() < 60 || line.contains(':'))
}

fn says_of(label: &str) -> Option<Says> {
    let listed = |(_, labels): &&(Says, &[&str])| labels.iter().any(|listed| listed.eq_ignore_ascii_case(label));
    LABELS.iter().find(listed).map(|(says, _)| *says)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Says, &str)>) {
        let found = find_labelled(line, Span::new(0, line.len()));
        assert_eq!(found.map(|found| (found.says, found.value.of(line))), expected, "{line}");
    }

    #[test]
    fn a_label_says_what_its_line_holds() {
        check("Author: Ann Reyes", Some((Says::Author, "Ann Reyes")));
        check("- Full Title: Storm breaks wall", Some((Says::Headline, "Storm breaks wall")));
        check("**Source:** Daily Courier", Some((Says::Outlet, "Daily Courier")));
        check("URL Source: https://news.example/a", Some((Says::Address, "https://news.example/a")));
        check("Load-Date: March 8, 2024", Some((Says::Nothing, "March 8, 2024")));
        check("Markdown Content:", Some((Says::Text, "")));
    }

    #[test]
    fn who_speaks_is_no_label() {
        for line in ["Reyes: we will rebuild", "Source close to Reyes resigns", ": rain", "Fünf Länder des Nordens melden: Regen"] {
            check(line, None);
        }
    }
}
