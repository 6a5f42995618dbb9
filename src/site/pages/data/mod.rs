//! The page about the open data: every file, every column, its type and what it means.

use serde::Serialize;

use crate::error::Error;
use crate::site::data::tables::TABLES;
use crate::site::fragments::Desk;
use crate::site::fragments::head::Head;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What the page about the open data shows.
#[derive(Serialize)]
struct DataPage {
    /// The tables, each a CSV file, and a JSON file where its records have parts.
    tables: Vec<TableView>,
    /// The bibliography.
    bibliography: String,
    /// Whether there is a sitemap.
    has_sitemap: bool,
}

/// A table.
#[derive(Serialize)]
struct TableView {
    /// The name of its files, without ending.
    name: &'static str,
    /// What a record is.
    about: &'static str,
    /// The link to the JSON file; `None` for a flat table.
    json: Option<String>,
    /// The link to the CSV file.
    csv: String,
    /// Its columns.
    columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Serialize)]
struct ColumnView {
    /// Its name: the key of the JSON record, the first line of the CSV file.
    name: &'static str,
    /// What type its values are of.
    kind: &'static str,
    /// What it means.
    meaning: &'static str,
}

/// The page about the open data.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let is_published = desk.settings().publish.data;
    is_published.then(|| placed(Address::root("data.html"), Data)).into_iter().collect()
}

/// `data.html`.
struct Data;

impl Page for Data {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

fn render(desk: &Desk<'_>, from: &Address) -> Result<Rendered, Error> {
    let tables = TABLES.iter().map(|table| TableView {
        name: table.name,
        about: table.about,
        json: table.is_nested.then(|| from.link_to(&Address::data(&format!("{}.json", table.name)))),
        csv: from.link_to(&Address::data(&format!("{}.csv", table.name))),
        columns: table.columns.iter().map(|column| ColumnView { name: column.0, kind: column.1, meaning: column.2 }).collect(),
    });
    let view = DataPage {
        tables: tables.collect(),
        bibliography: from.link_to(&Address::data("articles.bib")),
        has_sitemap: desk.settings().base_url.is_some(),
    };
    let description =
        format!("All that was found in the dossier “{}”, as files for programs: every file and every column.", desk.settings().name);
    let head = Head::new(desk, from, "about", "Open data", description);
    desk.render_page("data.html", from, &head, &view)
}
