//! The page of a person: names used, roles as reported, what they said, the events they took part in, every mention in its
//! sentence, whom they are named with, and when.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::Site;
use super::cards::{ArticleLink, EventCard, PersonLink, QuoteCard, shown_name};
use super::chart::{Chart, chart};
use super::head::Head;
use super::index::sentence_at;
use super::paging::{Pagination, pagination};
use super::person_rows::Row;
use super::published;
use super::running_text::Mark;
use super::url::Address;
use crate::dossier::{Person, PersonIndex, Presence};
use crate::error::Error;

/// What the page of a person shows.
#[derive(Serialize)]
struct PersonPage {
    name: String,
    /// Whether this is the first of their pages, which has what follows up to `companions`.
    is_first: bool,
    is_subject: bool,
    /// What the editor says of them.
    note: Option<String>,
    mentions: usize,
    articles: usize,
    aliases: Vec<AliasRow>,
    roles: Vec<RoleRow>,
    companions: Vec<Companion>,
    chart: Option<Chart>,
    /// How many mentions the chart leaves out: those of undated articles.
    undated: usize,
    /// What they said, in their words.
    quotes: Vec<QuoteCard>,
    /// What they said, in the words of the articles.
    reported: Vec<QuoteCard>,
    /// The events they took part in.
    events: Vec<EventCard>,
    /// Where they are mentioned, by article.
    named: Vec<NamedIn>,
    /// Whether the first section of this page goes on from the page before.
    is_continued: bool,
    pagination: Option<Pagination>,
}

/// A form of the name.
#[derive(Serialize)]
struct AliasRow {
    text: String,
    mentions: usize,
    href: String,
}

/// What an article calls them to be.
#[derive(Serialize)]
struct RoleRow {
    text: String,
    href: String,
    article: ArticleLink,
}

/// Somebody named in the same articles.
#[derive(Serialize)]
struct Companion {
    link: PersonLink,
    articles: usize,
}

/// The sentences of one article that name them.
#[derive(Serialize)]
struct NamedIn {
    article: ArticleLink,
    sentences: Vec<NamedSentence>,
}

/// A sentence that names them.
#[derive(Serialize)]
struct NamedSentence {
    /// Its words, with the name marked, as HTML.
    html: String,
    href: String,
}

/// Of aliases, roles and companions, a page shows so many.
const MOST_SHOWN: usize = 12;

/// Renders a part of the page of a person.
pub(super) fn render(site: &Site<'_>, address: &Address, place: usize, part: usize) -> Result<Vec<u8>, Error> {
    let person = &site.compiled.dossier.people[place];
    let index = PersonIndex(place as u32);
    let view = view(site, address, index, person, part);
    let name = &view.name;
    let role = view.roles.first().map_or(String::new(), |role| format!(" ({})", role.text));
    let description = format!(
        "{name}{role} in the dossier “{}”: {} mentions in {} articles, each in its sentence.",
        site.settings().name,
        view.mentions,
        view.articles
    );
    let mut head = Head::new(site, address, "people", name, description.clone());
    head.og_type = "profile";
    head.is_hidden = person.presence == Presence::Unindexed;
    let mut about = json!({"@type": "Person", "name": person.name});
    if !person.aliases.is_empty() {
        about["alternateName"] = json!(person.aliases.iter().take(MOST_SHOWN).map(|alias| &alias.text).collect::<Vec<_>>());
    }
    if let Some(role) = view.roles.first() {
        about["jobTitle"] = json!(role.text);
    }
    head.set_json_ld(json!({
        "@context": "https://schema.org", "@type": "ProfilePage", "name": name, "description": description, "mainEntity": about,
    }));
    site.render_page("person.html", address, &head, &view)
}

fn view(site: &Site<'_>, address: &Address, index: PersonIndex, person: &Person, part: usize) -> PersonPage {
    let rows = &site.index.persons[index.0 as usize];
    let shown = &rows.rows[rows.pages[part].clone()];
    let is_first = part == 0;
    let (days, undated) = days_named(site, index, person);
    let said = shown.iter().filter_map(|row| if let Row::Said(article, quote) = row { Some((*article, *quote)) } else { None });
    let (quotes, reported) = said.map(|(article, quote)| site.quote_card(address, article, quote)).partition(|quote| quote.is_verbatim);
    PersonPage {
        name: shown_name(&person.name),
        is_first,
        is_subject: person.is_subject,
        note: person.note.clone().filter(|_| is_first),
        mentions: person.mentions,
        articles: person.articles.len(),
        aliases: if is_first { aliases(site, address, person) } else { Vec::new() },
        roles: if is_first { roles(site, address, index) } else { Vec::new() },
        companions: if is_first { companions(site, address, index, person) } else { Vec::new() },
        chart: is_first.then(|| chart(&days)).flatten(),
        undated,
        quotes,
        reported,
        events: shown
            .iter()
            .filter_map(|row| if let Row::Event(event) = row { Some(site.event_card(address, *event)) } else { None })
            .collect(),
        named: named(site, address, index, shown),
        is_continued: part > 0,
        pagination: pagination(address, part, rows.pages.len(), |page| Address::person(&person.id, page)),
    }
}

fn aliases(site: &Site<'_>, address: &Address, person: &Person) -> Vec<AliasRow> {
    let aliases = person.aliases.iter().filter(|alias| alias.text != person.name).take(MOST_SHOWN);
    aliases
        .map(|alias| AliasRow {
            text: shown_name(&alias.text),
            mentions: alias.mentions,
            href: site.sentence_href(address, alias.evidence.article, alias.evidence.span),
        })
        .collect()
}

fn roles(site: &Site<'_>, address: &Address, index: PersonIndex) -> Vec<RoleRow> {
    let roles = site.index.roles[index.0 as usize].iter().take(MOST_SHOWN);
    roles
        .map(|role| RoleRow {
            text: role.words.clone(),
            href: site.sentence_href(address, role.evidence.article, role.evidence.span),
            article: site.article_link(address, role.evidence.article),
        })
        .collect()
}

/// Whom the same articles name, by how many they share.
fn companions(site: &Site<'_>, address: &Address, index: PersonIndex, person: &Person) -> Vec<Companion> {
    let mut shared: BTreeMap<PersonIndex, usize> = BTreeMap::new();
    for article in &person.articles {
        for (other, _) in site.index.people_in[*article].iter().filter(|(other, _)| *other != index) {
            *shared.entry(*other).or_default() += 1;
        }
    }
    let is_subject = |index: PersonIndex| site.compiled.dossier.people[index.0 as usize].is_subject;
    let mut shared: Vec<(PersonIndex, usize)> = shared.into_iter().filter(|(other, _)| is_subject(*other)).collect();
    shared.sort_by_key(|(other, articles)| {
        (std::cmp::Reverse(*articles), std::cmp::Reverse(site.compiled.dossier.people[other.0 as usize].mentions), *other)
    });
    let nearest = shared.into_iter().take(MOST_SHOWN);
    nearest.map(|(other, articles)| Companion { link: site.person_link(address, other), articles }).collect()
}

/// The days of the articles that name them, each with how often it does; and how often the undated ones do.
fn days_named(site: &Site<'_>, index: PersonIndex, person: &Person) -> (Vec<(Date, usize)>, usize) {
    let mut days = Vec::new();
    let mut undated = 0;
    for article in &person.articles {
        let people = &site.index.people_in[*article];
        let count = people.iter().find(|(other, _)| *other == index).map_or(0, |(_, count)| *count);
        match published::last_day(&site.compiled.dossier.articles[*article].published) {
            Some(day) => days.push((day, count)),
            None => undated += count,
        }
    }
    (days, undated)
}

/// The sentences of these rows, by article.
fn named(site: &Site<'_>, address: &Address, index: PersonIndex, rows: &[Row]) -> Vec<NamedIn> {
    let mut named: Vec<(usize, NamedIn)> = Vec::new();
    for row in rows {
        let Row::Named(article, sentence) = row else { continue };
        if named.last().is_none_or(|(last, _)| last != article) {
            named.push((*article, NamedIn { article: site.article_link(address, *article), sentences: Vec::new() }));
        }
        if let Some((_, group)) = named.last_mut() {
            group.sentences.push(named_sentence(site, address, index, *article, *sentence));
        }
    }
    named.into_iter().map(|(_, group)| group).collect()
}

fn named_sentence(site: &Site<'_>, address: &Address, index: PersonIndex, article: usize, place: usize) -> NamedSentence {
    let facts = &site.compiled.dossier.articles[article];
    let sentence = facts.sentences[place];
    let first = facts.mentions.partition_point(|mention| mention.span.end <= sentence.start);
    let mentions = facts.mentions[first..].iter().take_while(|mention| mention.span.start < sentence.end);
    let own = mentions.filter(|mention| mention.person == Some(index) && sentence_at(facts, mention.span) == Some(place));
    let layer = own
        .map(|mention| Mark {
            span: mention.span,
            open: if mention.form.is_name() { "<mark>".to_owned() } else { "<mark class=\"unnamed\">".to_owned() },
            close: "</mark>",
            may_be_cut: false,
        })
        .collect();
    NamedSentence { html: site.marked_sentence(article, sentence, layer), href: site.sentence_href(address, article, sentence) }
}
