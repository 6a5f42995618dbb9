//! The page of a person: names used, roles as reported, what they said, the events they took part in, every mention in its
//! sentence, whom they are named with, and when.

mod aside;
mod plan;

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::dossier::{Person, PersonIndex, Presence};
use crate::error::Error;
use crate::site::data::feeds::has_feed;
use crate::site::facts::newest::last_day;
use crate::site::facts::sentence_at;
use crate::site::fragments::cards::{EventCard, QuoteCard, grade_note};
use crate::site::fragments::chart::{Chart, Fell, chart};
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{ArticleLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::{Desk, shown_name};
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::{Layer, Mark, escaped};
use crate::site::url::Address;
use crate::site::views::Rendered;
use aside::{Aside, MOST_SHOWN, RoleRow, role_row};
use plan::{PersonRows, Row};

/// What the page of a person shows.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of the template")]
#[derive(Serialize)]
struct PersonPage {
    name: String,
    /// Whether this is the first of their pages, which has everything that comes before the quotes.
    is_first: bool,
    is_subject: bool,
    /// What the editor says of them.
    note: Option<String>,
    mentions: usize,
    articles: usize,
    /// The link to their feed; `None` where they have none, and after the first page.
    feed: Option<String>,
    /// What the pages hold, and where it begins; empty after the first.
    contents: Vec<ContentsLine>,
    /// The role that most articles give them; `None` where no article says, and after the first page.
    role: Option<RoleRow>,
    /// Names, roles and companions; `None` after the first page.
    aside: Option<Aside>,
    chart: Option<Chart>,
    /// How many mentions the chart leaves out: those of undated articles.
    undated: usize,
    /// What they said, in their words.
    quotes: Vec<QuoteCard>,
    /// The sentences that report what they said in the reporter's words.
    reported: Vec<Statement>,
    /// The events they took part in.
    events: Vec<EventCard>,
    /// Where they are mentioned, by article.
    named: Vec<NamedIn>,
    /// Whether some mentions stand among their quotes and reported statements, on this page or another.
    has_statements: bool,
    /// Whether some of the sentences only refer to them.
    has_references: bool,
    pagination: Option<Pagination>,
}

/// A section of the pages, with a link to its beginning.
#[derive(Serialize)]
struct ContentsLine {
    label: &'static str,
    count: usize,
    href: String,
}

/// The sentences of one article that name them.
#[derive(Serialize)]
struct NamedIn {
    article: Ready<ArticleLink>,
    sentences: Vec<NamedSentence>,
}

/// A sentence that reports what they said.
#[derive(Serialize)]
struct Statement {
    /// Its words, with the name marked, as HTML.
    html: String,
    href: String,
    article: Ready<ArticleLink>,
    /// How sure the speaker is, where that is less than plain.
    note: Option<&'static str>,
}

/// A sentence that names them.
#[derive(Serialize)]
struct NamedSentence {
    /// Its words, with the name marked, as HTML.
    html: String,
    href: String,
}

/// The pages of all people.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let people = desk.compiled.dossier.people.iter().zip(plan::collect(desk)).enumerate();
    let pages = people.flat_map(|(place, (person, rows))| {
        let rows = Arc::new(rows);
        let parts = 0..rows.pages.len();
        parts.map(move |part| placed(Address::person(&person.id, part), Part { person: place, rows: Arc::clone(&rows), part }))
    });
    pages.collect()
}

/// A part of the page of a person.
#[expect(clippy::struct_field_names, reason = "the part, or the letter, that the page shows")]
struct Part {
    person: usize,
    rows: Arc<PersonRows>,
    part: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, self.person, &self.rows, self.part)
    }

    /// The editor may keep people out of search engines.
    fn is_listed(&self, desk: &Desk<'_>) -> bool {
        desk.compiled.dossier.people[self.person].presence != Presence::Unindexed
    }
}

/// Renders a part of the page of a person.
fn render(desk: &Desk<'_>, address: &Address, place: usize, rows: &PersonRows, part: usize) -> Result<Rendered, Error> {
    let person = &desk.compiled.dossier.people[place];
    let index = PersonIndex(place as u32);
    let view = view(desk, address, index, rows, part);
    let name = &view.name;
    let roles = &desk.facts.roles[place];
    let role = roles.first().map_or(String::new(), |role| format!(" ({})", role.words));
    let description = format!(
        "{name}{role} in the dossier “{}”: {} mentions in {} articles, each in its sentence.",
        desk.settings().name,
        view.mentions,
        view.articles
    );
    let mut head = Head::without_json_ld(desk, address, "people", name, description);
    head.og_type = "profile";
    head.cite_page();
    head.is_hidden = person.presence == Presence::Unindexed;
    let mut about = json!({"@type": "Person", "name": person.name});
    if !person.aliases.is_empty() {
        about["alternateName"] = json!(person.aliases.iter().take(MOST_SHOWN).map(|alias| &alias.text).collect::<Vec<_>>());
    }
    if let Some(role) = roles.first() {
        about["jobTitle"] = json!(role.words);
    }
    if let Some(note) = &person.note {
        about["disambiguatingDescription"] = json!(note);
    }
    // Later parts say nothing that the first does not.
    if part == 0 {
        head.set_json_ld(json!({"@context": "https://schema.org", "@type": "ProfilePage", "name": name, "mainEntity": about}));
    }
    desk.render_page("person.html", address, &head, &view)
}

fn view(desk: &Desk<'_>, address: &Address, index: PersonIndex, rows: &PersonRows, part: usize) -> PersonPage {
    let person = index.of(&desk.compiled.dossier.people);
    let shown = &rows.rows[rows.pages[part].clone()];
    let is_first = part == 0;
    let (days, undated) = if is_first { days_named(desk, index, person) } else { (Vec::new(), 0) };
    let named = named(desk, address, index, shown);
    let reported: Vec<Statement> = shown
        .iter()
        .filter_map(
            |row| if let Row::Reported(article, quote) = row { Some(statement(desk, address, index, *article, *quote)) } else { None },
        )
        .collect();
    PersonPage {
        name: shown_name(&person.name),
        is_first,
        is_subject: person.is_subject,
        note: person.note.clone().filter(|_| is_first),
        mentions: person.mentions,
        articles: person.articles.len(),
        feed: (is_first && desk.settings().publish.feeds && has_feed(person)).then(|| address.link_to(&Address::person_feed(&person.id))),
        contents: if is_first { contents(address, person, rows) } else { Vec::new() },
        role: index.of(&desk.facts.roles).first().filter(|_| is_first).map(|role| role_row(desk, address, role)),
        aside: is_first.then(|| Aside::new(desk, address, index, person)),
        chart: is_first.then(|| chart(&days)).flatten(),
        undated,
        quotes: shown
            .iter()
            .filter_map(|row| if let Row::Said(article, quote) = row { Some(desk.quote_card(address, *article, *quote)) } else { None })
            .collect(),
        events: shown
            .iter()
            .filter_map(|row| if let Row::Event(event) = row { Some(desk.event_card(address, *event)) } else { None })
            .collect(),
        has_statements: rows.has_statements(),
        has_references: named
            .iter()
            .flat_map(|group| &group.sentences)
            .map(|sentence| &sentence.html)
            .chain(reported.iter().map(|statement| &statement.html))
            .any(|html| html.contains(UNNAMED)),
        reported,
        named,
        pagination: pagination(address, part, rows.pages.len(), |page| Address::person(&person.id, page)),
    }
}

/// What the pages of a person hold, each section with the page and heading where it begins.
fn contents(address: &Address, person: &Person, rows: &PersonRows) -> Vec<ContentsLine> {
    let has_statements = rows.has_statements();
    let PersonRows { rows, pages } = rows;
    let section = |row: &Row| match row {
        Row::Said(..) => ("Quotes", "said"),
        Row::Reported(..) => ("Reported statements", "reported"),
        Row::Event(_) => ("Events", "events"),
        Row::Named(..) if has_statements => ("Other mentions", "mentions"),
        Row::Named(..) => ("Sentences", "mentions"),
    };
    let mut lines: Vec<ContentsLine> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let (label, anchor) = section(row);
        if let Some(line) = lines.last_mut().filter(|line| line.label == label) {
            line.count += 1;
            continue;
        }
        let page = pages.partition_point(|page| page.end <= place);
        let path = if page == 0 { String::new() } else { address.link_to(&Address::person(&person.id, page)) };
        lines.push(ContentsLine { label, count: 1, href: format!("{path}#{anchor}") });
    }
    lines
}

/// The days of the articles that name them, each with how often it does; and how often the undated ones do.
fn days_named(desk: &Desk<'_>, index: PersonIndex, person: &Person) -> (Vec<Fell>, usize) {
    let mut days = Vec::new();
    let mut undated = 0;
    for article in &person.articles {
        let named = index.of(&desk.facts.named);
        let first = named.partition_point(|(other, _)| other < article);
        let count = named[first..].iter().take_while(|(other, _)| other == article).count();
        match last_day(&desk.compiled.dossier.articles[*article].published) {
            Some(day) => days.push(Fell::on(day, count)),
            None => undated += count,
        }
    }
    (days, undated)
}

/// The sentences of these rows, by article.
fn named(desk: &Desk<'_>, address: &Address, index: PersonIndex, rows: &[Row]) -> Vec<NamedIn> {
    let mut named: Vec<(usize, NamedIn)> = Vec::new();
    for row in rows {
        let Row::Named(article, sentence) = row else { continue };
        if named.last().is_none_or(|(last, _)| last != article) {
            named.push((*article, NamedIn { article: desk.article_link(address, *article), sentences: Vec::new() }));
        }
        if let Some((_, group)) = named.last_mut() {
            group.sentences.push(named_sentence(desk, address, index, *article, *sentence));
        }
    }
    named.into_iter().map(|(_, group)| group).collect()
}

/// What marks a role or a pronoun.
const UNNAMED: &str = "<mark class=\"unnamed\">";

/// The sentence that reports what they said, with their name marked; the words alone where no sentence holds them.
fn statement(desk: &Desk<'_>, address: &Address, index: PersonIndex, article: usize, quote: usize) -> Statement {
    let facts = &desk.compiled.dossier.articles[article];
    let quote = &facts.quotes[quote];
    let html = match sentence_at(facts, quote.content) {
        Some(place) => desk.marked_sentence(article, facts.sentences[place], mentions_in(desk, index, article, place)),
        None => escaped(&desk.shown_words(article, quote.content)),
    };
    let href = desk.sentence_href(address, article, quote.content);
    Statement { html, href, article: desk.article_link(address, article), note: grade_note(quote.grade) }
}

fn named_sentence(desk: &Desk<'_>, address: &Address, index: PersonIndex, article: usize, place: usize) -> NamedSentence {
    let sentence = desk.compiled.dossier.articles[article].sentences[place];
    let layer = mentions_in(desk, index, article, place);
    NamedSentence { html: desk.marked_sentence(article, sentence, layer), href: desk.sentence_href(address, article, sentence) }
}

/// The mentions of a person in a sentence, to be marked.
fn mentions_in(desk: &Desk<'_>, index: PersonIndex, article: usize, place: usize) -> Layer {
    let facts = &desk.compiled.dossier.articles[article];
    let sentence = facts.sentences[place];
    let first = facts.mentions.partition_point(|mention| mention.span.end <= sentence.start);
    let mentions = facts.mentions[first..].iter().take_while(|mention| mention.span.start < sentence.end);
    let own = mentions.filter(|mention| mention.person == Some(index) && sentence_at(facts, mention.span) == Some(place));
    own.map(|mention| Mark {
        span: mention.span,
        open: if mention.form.is_name() { "<mark>".to_owned() } else { UNNAMED.to_owned() },
        close: "</mark>",
        may_be_cut: false,
    })
    .collect()
}
