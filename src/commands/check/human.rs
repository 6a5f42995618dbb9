//! The report of a check for reading: file by file, with what is wrong or wanting below each.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::super::report::count;
use super::understood::{Counts, Found, Known, Part, Report, Understood};
use crate::corpus::{Format, Grade, Role};
use crate::diagnostic::{Diagnostic, Severity};

/// Longer words are cut.
const LONGEST: usize = 100;

/// In a larger corpus only the worklist is shown: nobody reads what was understood of a thousand files.
const FILES_SHOWN: usize = 40;
/// So many of one kind are shown.
const SHOWN_OF_A_KIND: usize = 5;

/// Writes the report: what was understood of each file, unless only the `problems` are wanted; then the desk's worklist; then a summary.
pub(super) fn write(report: &Report<'_>, problems: bool, is_coloured: bool, output: &mut impl Write) -> io::Result<()> {
    if !problems {
        write_files(report, output)?;
    }
    write_worklist(&report.diagnostics, is_coloured, output)?;
    writeln!(output, "{}", summary(&report.counts))
}

fn write_files(report: &Report<'_>, output: &mut impl Write) -> io::Result<()> {
    if report.articles.len() > FILES_SHOWN {
        let articles = count(report.articles.len(), "article", "articles");
        return writeln!(output, "{articles}: `newsite check FILE` says what was understood of one, --format json of all\n");
    }
    let mut articles: Vec<&Understood<'_>> = report.articles.iter().collect();
    articles.sort_by_key(|article| article.file);
    for article in articles {
        write_article(article, output)?;
        writeln!(output)?;
    }
    Ok(())
}

/// What is wrong or wanting, by kind: errors first, then warnings, then advice; of advice the kinds that touch most places first.
fn write_worklist(diagnostics: &[&Diagnostic], is_coloured: bool, output: &mut impl Write) -> io::Result<()> {
    let mut kinds: BTreeMap<(Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        kinds.entry((diagnostic.severity, diagnostic.kind)).or_default().push(diagnostic);
    }
    let mut kinds: Vec<((Severity, &str), Vec<&Diagnostic>)> = kinds.into_iter().collect();
    kinds.sort_by_key(|((severity, kind), of_kind)| (*severity, std::cmp::Reverse(of_kind.len()), *kind));
    for ((_, kind), of_kind) in &kinds {
        if of_kind.len() > 1 {
            writeln!(output, "{}: {}", kind_in_words(kind), of_kind.len())?;
        }
        for diagnostic in of_kind.iter().take(SHOWN_OF_A_KIND) {
            writeln!(output, "{}", diagnostic.rendered(is_coloured))?;
        }
        if of_kind.len() > SHOWN_OF_A_KIND {
            writeln!(output, "… and {} more of the kind `{kind}`; --format json has all", of_kind.len() - SHOWN_OF_A_KIND)?;
        }
        writeln!(output)?;
    }
    Ok(())
}

/// What many faults of one kind are, as a heading; a kind that names itself has its own words.
fn kind_in_words(kind: &str) -> String {
    let words = match kind {
        "ambiguous-name" => "names that may mean several people",
        "annotate" => "articles that could not be annotated",
        "contradiction" => "rules that contradict each other",
        "date" => "dates that cannot be read",
        "document" => "documents that cannot be read",
        "empty" => "empty files",
        "encoding" => "files whose encoding was guessed",
        "format" => "files that are not articles, or in a format that newsite does not read",
        "front-matter" => "front matter that cannot be read",
        "headline" => "articles without a headline that was recognised",
        "json" => "JSON that holds no article, or cannot be read",
        "language" => "articles that are not in English",
        "likely-merge" => "names that may be one person's",
        "link" => "links in the file system that were left out",
        "mail" => "e-mail messages that cannot be read",
        "misplaced-quote" | "misplaced-split" => "rules about words that are not a quote or a mention",
        "moved" => "rules for addresses that lead nowhere",
        "namesake" => "people who share a withheld name",
        "near-name" => "theme files that replace nothing",
        "no-article" => "pages and files without an article",
        "no-body" => "files without a paragraph of an article",
        "no-evidence" => "added events without evidence",
        "page" => "web pages read as plain words",
        "paywall" => "articles cut short by a paywall",
        "picture" => "pictures that are not shown",
        "reader" => "files on which newsite failed",
        "same-id" => "articles that share an id",
        "several" => "files that may hold several articles",
        "table" => "tables that cannot be read",
        "too-long" => "files that are too long for an article",
        "undated" => "articles of which nothing tells the day",
        "unknown-article" => "rules for articles that are not there",
        "unknown-event" => "rules for events that are not there",
        "unknown-person" => "rules for people who are not there",
        "unreadable" => "files that cannot be read",
        "withheld-pictures" => "pictures that may show what is withheld",
        "xml" => "XML that cannot be read",
        "zip" => "zip archives that cannot be read",
        _ => return kind.replace('-', " "),
    };
    words.to_owned()
}

fn write_article(article: &Understood<'_>, output: &mut impl Write) -> io::Result<()> {
    let language = article.language.map_or("not English", |_| "English");
    writeln!(output, "{}: {}, {}, {language}", article.file, format_in_words(article.format), article.encoding)?;
    let mut row = |name: &str, words: &str| writeln!(output, "  {name:<13} {words}");
    row("headline", &known_in_words(&article.headline, article.format))?;
    row("published", &published_in_words(article))?;
    for (name, field) in [("outlet", &article.outlet), ("address", &article.url), ("accessed", &article.accessed)] {
        if let Some(field) = field {
            row(name, &known_in_words(field, article.format))?;
        }
    }
    for (name, fields) in [("dateline", &article.dateline), ("byline", &article.byline), ("contributors", &article.contributors)] {
        for field in fields {
            row(name, &known_in_words(field, article.format))?;
        }
    }
    if !article.furniture.is_empty() {
        row("furniture", &furniture_in_words(&article.furniture, article.format))?;
    }
    if !article.left_aside.is_empty() {
        row("left aside", &shortened(&article.left_aside.join(", ")))?;
    }
    if article.edits > 0 {
        row("restored", &count(article.edits, "place", "places"))?;
    }
    row("found", &found_in_words(&article.found))
}

fn format_in_words(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::JsonLines => "JSON Lines",
        Format::Markdown => "Markdown",
        Format::Html => "web page",
        Format::Json => "JSON",
        Format::Table => "table",
        Format::Feed => "feed",
        Format::Mail => "mail",
        Format::Document => "document",
    }
}

/// “The levee breaks · stated, line 1”.
fn known_in_words(known: &Known<'_>, format: Format) -> String {
    let value = known.value.as_deref().map_or_else(|| "not known".to_owned(), shortened);
    let grade = match known.grade {
        Grade::Given => "given",
        Grade::Stated => "stated",
        Grade::Derived => "derived",
        Grade::Inferred => "inferred",
        Grade::Unsure => "unsure",
        Grade::Unknown => return value,
    };
    match &known.evidence {
        Some(words) if format == Format::Text => format!("{value} · {grade}, line {}", words.line),
        Some(words) if Some(words.text) != known.value.as_deref() => format!("{value} · {grade}: “{}”", shortened(words.text)),
        _ => format!("{value} · {grade}"),
    }
}

fn published_in_words(article: &Understood<'_>) -> String {
    let known = known_in_words(&article.published, article.format);
    match (article.published_candidates.first(), article.published_candidates.last()) {
        (Some(first), Some(last)) => format!("{known}: from {first} to {last}"),
        _ => known,
    }
}

/// “headline (line 1), 2 captions (lines 4, 9)”.
fn furniture_in_words(furniture: &[Part<'_>], format: Format) -> String {
    let mut by_role: BTreeMap<Role, Vec<usize>> = BTreeMap::new();
    for part in furniture {
        by_role.entry(part.role).or_default().push(part.words.line);
    }
    let in_words = by_role.into_iter().map(|(role, lines)| {
        let (one, many) = role_in_words(role);
        let parts = if lines.len() == 1 { one.to_owned() } else { format!("{} {many}", lines.len()) };
        let numbers = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match format {
            Format::Text => format!("{parts} ({} {numbers})", if lines.len() == 1 { "line" } else { "lines" }),
            _ => parts,
        }
    });
    in_words.collect::<Vec<_>>().join(", ")
}

fn role_in_words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Headline => ("headline", "headlines"),
        Role::Dateline => ("dateline", "datelines"),
        Role::Credit => ("credit", "credits"),
        Role::Date => ("date", "dates"),
        Role::Caption => ("caption", "captions"),
        Role::Label => ("label", "labels"),
        Role::Highlight => ("highlight", "highlights"),
        Role::Related => ("headline of another article", "headlines of other articles"),
        Role::Comment => ("reader’s comment", "readers’ comments"),
    }
}

fn found_in_words(found: &Found) -> String {
    [
        count(found.words, "word", "words") + " in " + &count(found.paragraphs, "paragraph", "paragraphs"),
        count(found.people, "person", "people"),
        count(found.times, "date", "dates"),
        count(found.quotes, "quote", "quotes"),
        count(found.reported_statements, "reported statement", "reported statements"),
        count(found.events, "event", "events"),
    ]
    .join(", ")
}

fn summary(counts: &Counts) -> String {
    [
        count(counts.articles, "article", "articles"),
        count(counts.people, "person", "people"),
        count(counts.events, "event", "events"),
        count(counts.errors, "error", "errors"),
        count(counts.warnings, "warning", "warnings"),
        format!("{} advice", counts.advice),
    ]
    .join(", ")
}

/// The words on one line, cut where they are many.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}
