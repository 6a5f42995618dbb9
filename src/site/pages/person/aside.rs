//! What stands beside the first page of a person: what they are called, as what, and with whom.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotate::words::fold;
use crate::dossier::{Evidence, Person, PersonIndex};
use crate::site::facts::newest::oldest_first;
use crate::site::facts::newest::{last_day, newest_of};
use crate::site::facts::roles::Role;
use crate::site::fragments::links::{ArticleLink, PersonLink, Ready};
use crate::site::fragments::{Desk, shown_name};
use crate::site::url::Address;

/// Names, roles and companions, of each the first few.
#[derive(Serialize)]
pub(crate) struct Aside {
    /// The names used, the one shown first.
    names: Vec<NameRow>,
    more_names: usize,
    /// What they are called to be, in the order of time.
    roles: Vec<RoleRow>,
    more_roles: usize,
    /// Who is named in the same articles.
    companions: Vec<Companion>,
    more_companions: usize,
}

/// Of names, roles and companions, a page shows so many.
pub(crate) const MOST_SHOWN: usize = 12;

/// So many people of one article count as companions.
const MOST_NAMED: usize = 200;

impl Aside {
    /// What is known of a person.
    pub(crate) fn new(desk: &Desk<'_>, address: &Address, index: PersonIndex, person: &Person) -> Self {
        let mut names = names(desk, address, index, person);
        let mut roles = roles(desk, address, index);
        let companions = companions(desk, index, person);
        let (more_names, more_roles) = (names.len().saturating_sub(MOST_SHOWN), roles.len().saturating_sub(MOST_SHOWN));
        names.truncate(MOST_SHOWN);
        roles.truncate(MOST_SHOWN);
        Self {
            names,
            more_names,
            roles,
            more_roles,
            more_companions: companions.len().saturating_sub(MOST_SHOWN),
            companions: companions
                .into_iter()
                .take(MOST_SHOWN)
                .map(|(other, articles)| Companion { link: desk.person_link(address, other), articles })
                .collect(),
        }
    }
}

/// A form of the name, and where it stands first.
#[derive(Serialize)]
struct NameRow {
    text: String,
    mentions: usize,
    href: String,
    article: Ready<ArticleLink>,
}

/// What an article calls them to be.
#[derive(Serialize)]
pub(crate) struct RoleRow {
    text: String,
    href: String,
    article: Ready<ArticleLink>,
    /// How many other articles say the same.
    others: usize,
}

/// Somebody named in the same articles.
#[derive(Serialize)]
struct Companion {
    link: Ready<PersonLink>,
    articles: usize,
}

/// The names used, the one shown first, then the most used.
fn names(desk: &Desk<'_>, address: &Address, index: PersonIndex, person: &Person) -> Vec<NameRow> {
    let first_uses = first_uses(desk, index, person);
    let names = person.named.iter().chain(&person.aliases);
    names
        .map(|alias| {
            let first = first_uses.get(&fold(&alias.text)).unwrap_or(&alias.evidence);
            NameRow {
                text: shown_name(&alias.text),
                mentions: alias.mentions,
                href: desk.sentence_href(address, first.article, first.span),
                article: desk.article_link(address, first.article),
            }
        })
        .collect()
}

/// Where each form of the name stands in the article that came out first.
fn first_uses(desk: &Desk<'_>, index: PersonIndex, person: &Person) -> BTreeMap<String, Evidence> {
    let mut uses = BTreeMap::new();
    let newest = newest_of(person.articles.clone(), &desk.compiled.dossier.articles);
    for article in oldest_first(&newest, &desk.compiled.dossier.articles) {
        let named = index.of(&desk.facts.named);
        let first = named.partition_point(|(other, _)| *other < article);
        let mentions = &desk.compiled.dossier.articles[article].mentions;
        for mention in named[first..].iter().take_while(|(other, _)| *other == article).map(|(_, place)| &mentions[*place]) {
            let letters = mention.span.of(&desk.compiled.project.articles[article].text);
            let letters = letters.split_whitespace().collect::<Vec<_>>().join(" ");
            uses.entry(fold(&letters)).or_insert(Evidence { article, span: mention.span });
        }
    }
    uses
}

/// What they are called to be, in the order in which the articles came out, the undated ones last.
fn roles(desk: &Desk<'_>, address: &Address, index: PersonIndex) -> Vec<RoleRow> {
    let mut roles: Vec<&Role> = index.of(&desk.facts.roles).iter().collect();
    roles.sort_by_key(|role| {
        let day = last_day(&desk.compiled.dossier.articles[role.evidence.article].published);
        (day.is_none(), day)
    });
    roles.into_iter().map(|role| role_row(desk, address, role)).collect()
}

pub(crate) fn role_row(desk: &Desk<'_>, address: &Address, role: &Role) -> RoleRow {
    RoleRow {
        text: role.words.clone(),
        href: desk.sentence_href(address, role.evidence.article, role.evidence.span),
        article: desk.article_link(address, role.evidence.article),
        others: role.articles - 1,
    }
}

/// Whom the same articles name, by how many they share. Of an article that names hundreds, only those whom it names most: it is a list, and
/// keeps nobody company.
fn companions(desk: &Desk<'_>, index: PersonIndex, person: &Person) -> Vec<(PersonIndex, usize)> {
    let named = person.articles.iter().flat_map(|article| desk.facts.people_in[*article].iter().take(MOST_NAMED));
    let mut named: Vec<PersonIndex> = named.map(|(other, _)| *other).filter(|other| *other != index).collect();
    named.sort_unstable();
    let shared = named.chunk_by(|one, other| one == other).map(|same| (same[0], same.len()));
    let is_subject = |index: PersonIndex| index.of(&desk.compiled.dossier.people).is_subject;
    let mut shared: Vec<(PersonIndex, usize)> = shared.filter(|(other, _)| is_subject(*other)).collect();
    shared.sort_by_key(|(other, articles)| {
        (std::cmp::Reverse(*articles), std::cmp::Reverse(other.of(&desk.compiled.dossier.people).mentions), *other)
    });
    shared
}
