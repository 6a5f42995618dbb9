//! The tables of open data: what each column is called, what is in it, and how a record becomes a row.
//!
//! The page about the data shows them, the CSV files have these columns in this order, and a record of JSON has these keys.

use std::fmt::{Display, Write};

use serde::Serialize;

/// A table: a CSV file, and a JSON file of the same records where they have parts.
pub(crate) struct Table {
    /// The name of its files, without ending.
    pub(crate) name: &'static str,
    /// Whether its records have parts of their own, and so stand as JSON too; a flat one is as good as CSV.
    pub(crate) is_nested: bool,
    /// What a record is.
    pub(crate) about: &'static str,
    /// Its columns.
    pub(crate) columns: &'static [Column],
}

/// A column: name, type, meaning.
pub(crate) struct Column(pub(crate) &'static str, pub(crate) &'static str, pub(crate) &'static str);

const EVIDENCE: &str = "list of places, each with article, start, end, exact";

/// The articles.
pub(crate) const ARTICLES: Table = Table {
    name: "articles",
    is_nested: true,
    about: "An article and what is known of it.",
    columns: &[
        Column("id", "text", "The article’s name in all other tables: its file without ending, or the id that its line bore."),
        Column("href", "address", "Its page, from the root of the site."),
        Column("file", "text", "The file it was read from."),
        Column("sha256", "hexadecimal", "The SHA-256 of the bytes received."),
        Column("headline", "text", "Its headline as it is read."),
        Column("headline_grade", "grade", "How the headline is known."),
        Column("outlet", "text", "Who published it; empty where nobody says."),
        Column("published", "date", "The day it came out, or the month or year that all days share on which it may have."),
        Column("published_grade", "grade", "How that is known."),
        Column("published_candidates", "list of days", "The days on which it may have come out, where it is not known which."),
        Column(
            "published_because",
            "list of places, each with rule, article, start, end, exact",
            "The sentences that leave no other days, and by which rule.",
        ),
        Column("url", "address", "Where it was published on the web; empty where nobody says."),
        Column("byline", "list of texts", "Its authors as printed."),
        Column("people", "list of ids", "The people it names, most named first."),
        Column("same_text", "list of ids", "The other articles that print the same text."),
    ],
};

/// The people.
pub(crate) const PEOPLE: Table = Table {
    name: "people",
    is_nested: true,
    about: "A person whom the articles name.",
    columns: &[
        Column("id", "text", "The person’s name in all other tables."),
        Column("href", "address", "Their page, from the root of the site."),
        Column("name", "text", "The fullest form of the name."),
        Column("aliases", "list of texts", "The forms in which the articles have it."),
        Column("subject", "true or false", "Whether the articles are about them; false for those named only in bylines and credits."),
        Column("roles", "list of roles, each with text and evidence", "What the articles call them to be."),
        Column("note", "text", "What the editor says of them."),
        Column("mentions", "number", "How often they are named."),
        Column("articles", "list of ids", "The articles that name them; in CSV how many, as no cell of a spreadsheet holds thousands."),
    ],
};

/// The mentions.
pub(crate) const MENTIONS: Table = Table {
    name: "mentions",
    is_nested: false,
    about: "A place in a text that means a person.",
    columns: &[
        Column("person", "id", "Who is meant; empty where that is open."),
        Column("form", "full, part, role, pronoun", "A whole name, a part of it, a role (“the mayor”), or a pronoun."),
        Column("grade", "grade", "How sure it is who is meant."),
        Column("article", "id", "The article."),
        Column("start", "number", "Where it begins, in Unicode code points of the text received."),
        Column("end", "number", "Where it ends: the code point behind the last one."),
        Column("exact", "text", "The words that stand there."),
    ],
};

/// The quotes.
pub(crate) const QUOTES: Table = Table {
    name: "quotes",
    is_nested: false,
    about: "Something somebody said.",
    columns: &[
        Column("speaker", "id", "Who said it; empty where that is open or nobody of the dossier."),
        Column("speaker_text", "text", "The speaker as the text has it."),
        Column("cue", "text", "The word that tells of the saying, such as “said”."),
        Column("addressee", "id", "Whom it was said to; empty where that is open or nobody of the dossier."),
        Column("addressee_text", "text", "Whom it was said to, as the text has it."),
        Column("said", "date", "The day on which it was said, where the text tells it."),
        Column(
            "directness",
            "direct, indirect, fragment",
            "The speaker’s own words, the article’s words for them, or a few own words within those.",
        ),
        Column("grade", "grade", "How sure the speaker is."),
        Column("article", "id", "The article."),
        Column("start", "number", "Where the words begin, in Unicode code points of the text received."),
        Column("end", "number", "Where they end."),
        Column("exact", "text", "The words."),
    ],
};

/// The events.
pub(crate) const EVENTS: Table = Table {
    name: "events",
    is_nested: true,
    about: "An event of the timeline, with everybody who reports it.",
    columns: &[
        Column("id", "text", "A name for the event."),
        Column("href", "address", "The event on the timeline."),
        Column("date", "date", "When it was, as TIMEX3 writes dates; empty where the articles do not say."),
        Column("first", "day", "The first day that the date may mean."),
        Column("last", "day", "The last one."),
        Column("date_evidence", "place with article, start, end, exact", "The words that give the date."),
        Column("date_anchor", "text", "What those words were counted from."),
        Column("status", "happened, planned, possible", "Whether it happened when the articles were written."),
        Column("grade", "grade", "How sure the date is."),
        Column("weight", "number", "How much it matters beside the others; greater is more."),
        Column("summary", "text", "What happened, in words of one report; a “yesterday” that means the day itself is left out."),
        Column("people", "list of ids", "Who took part."),
        Column("places", "list of texts", "Where it was."),
        Column("reports", EVIDENCE, "The sentences that tell it."),
    ],
};

/// All tables, in the order they are shown.
pub(crate) const TABLES: [&Table; 5] = [&ARTICLES, &PEOPLE, &MENTIONS, &QUOTES, &EVENTS];

/// A record that stands in a row of a table.
pub(crate) trait Cells {
    /// Writes its cells, in the order of the columns.
    fn write_cells(&self, row: &mut Row<'_>);
}

/// Records as CSV (RFC 4180): the first line names the columns; UTF-8, lines end with CR LF.
pub(crate) fn csv(table: &Table, records: impl Iterator<Item = impl Cells>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.0)).expect(MEMORY);
    let mut row = Row { writer: &mut writer, cell: String::new() };
    for record in records {
        record.write_cells(&mut row);
        row.writer.write_record(None::<&[u8]>).expect("every column has its cell");
    }
    writer.into_inner().expect(MEMORY)
}

const MEMORY: &str = "memory takes all that is written";

/// A row that is being written.
pub(crate) struct Row<'w> {
    writer: &'w mut csv::Writer<Vec<u8>>,
    /// The cell that is being put together.
    cell: String,
}

impl Row<'_> {
    /// A text; empty where there is none.
    pub(crate) fn text<'t>(&mut self, text: impl Into<Option<&'t str>>) {
        let text = text.into().unwrap_or_default();
        if is_formula(text) {
            self.cell.push('\'');
            self.cell.push_str(text);
            self.end_cell();
        } else {
            self.writer.write_field(text).expect(MEMORY);
        }
    }

    /// A number, or a word of a few that are always the same.
    pub(crate) fn value(&mut self, value: impl Display) {
        write!(self.cell, "{value}").expect(MEMORY);
        self.end_cell();
    }

    /// A word of a few that are always the same, as JSON has it.
    pub(crate) fn word(&mut self, word: impl Serialize) {
        let json = serde_json::to_string(&word).expect("a word is plain data");
        self.writer.write_field(json.trim_matches('"')).expect(MEMORY);
    }

    /// A list of texts, with `; ` between them.
    pub(crate) fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for (place, text) in texts.into_iter().enumerate() {
            self.cell.push_str(if place > 0 { "; " } else { "" });
            self.cell.push_str(if is_formula(text) { "'" } else { "" });
            self.cell.push_str(text);
        }
        self.end_cell();
    }

    /// A list of places, each as `article:start-end`, or with a text before it in brackets.
    pub(crate) fn places<'t>(&mut self, places: impl IntoIterator<Item = (Option<&'t str>, &'t str, usize, usize)>) {
        for (place, (text, article, start, end)) in places.into_iter().enumerate() {
            self.cell.push_str(if place > 0 { "; " } else { "" });
            let formula = |text: &str| if is_formula(text) { "'" } else { "" };
            match text {
                Some(text) => write!(self.cell, "{}{text} ({}{article}:{start}-{end})", formula(text), formula(article)),
                None => write!(self.cell, "{}{article}:{start}-{end}", formula(article)),
            }
            .expect(MEMORY);
        }
        self.end_cell();
    }

    fn end_cell(&mut self) {
        self.writer.write_field(&self.cell).expect(MEMORY);
        self.cell.clear();
    }
}

/// Whether a spreadsheet would take a text for a formula: it gets an apostrophe before it, as OWASP advises, for it comes from articles.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Record;

    impl Cells for Record {
        fn write_cells(&self, row: &mut Row<'_>) {
            row.text(None);
            row.list(["ann-reyes", "tomas-ode"]);
            row.places([(None, "flood", 3, 9)]);
            row.places([(Some("mayor"), "flood", 3, 9)]);
            row.text("=HYPERLINK(1)");
            row.text("1 = 1");
            row.value(3);
        }
    }

    #[test]
    fn a_cell_holds_what_json_nests_and_is_never_a_formula() {
        let columns: &[Column] = &[const { Column("c", "", "") }; 7];
        let table = Table { name: "t", is_nested: false, about: "", columns };
        let csv = csv(&table, std::iter::once(Record));
        assert_eq!(
            String::from_utf8(csv).expect("it is text").lines().nth(1),
            Some(",ann-reyes; tomas-ode,flood:3-9,mayor (flood:3-9),'=HYPERLINK(1),1 = 1,3")
        );
    }
}
