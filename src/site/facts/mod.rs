//! What all pages look up: made once, so that no page walks the corpus.
//!
//! In: a compiled project. Out: [`Facts`], with reverse indexes of the dossier and the orders of the lists. Knows nothing of pages.

pub(crate) mod anchors;
pub(crate) mod newest;
pub(crate) mod order;
pub(crate) mod own_pages;
mod pictures;
pub(crate) mod roles;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::annotate::Annotations;
use crate::corpus::{Article, Grade};
use crate::dossier::{ArticleFacts, PersonIndex};
use crate::pipeline::Compiled;
use crate::site::running_text::{reading_text, shortened};
use crate::site::url::Address;
use crate::text::Span;
use anchors::{Anchor, anchors_of};
use order::Order;
use own_pages::OwnPage;
use roles::Role;

/// Reverse indexes of a dossier.
pub(crate) struct Facts {
    /// By article: the names of its sentences.
    pub(crate) anchors: Vec<Arc<Vec<Anchor>>>,
    /// By article: its headline as it is read.
    pub(crate) headlines: Vec<String>,
    /// By article: the people it names and how often, most named first.
    pub(crate) people_in: Vec<Vec<(PersonIndex, usize)>>,
    /// By person: where they are named, by article and place of the mention in it.
    pub(crate) named: Vec<Vec<(usize, usize)>>,
    /// By article: the events it reports, in the order of the timeline.
    pub(crate) events_in: Vec<Vec<usize>>,
    /// The articles, newest first, the undated ones last.
    pub(crate) newest: Vec<usize>,
    /// The people in the orders of their lists; those of bylines and credits last.
    pub(crate) people: [Vec<PersonIndex>; Order::ALL.len()],
    /// By person: what they are called to be, each wording once, the most used first.
    pub(crate) roles: Vec<Vec<Role>>,
    /// Where the pictures stand that articles show, by their paths in the source.
    pub(crate) pictures: BTreeMap<String, Address>,
    /// The latest day on which an article came out: what the feeds call “updated”.
    pub(crate) latest: Option<Date>,
    /// The editor's own pages.
    pub(crate) own_pages: Vec<OwnPage>,
}

impl Facts {
    /// Walks the corpus once.
    pub(crate) fn new(compiled: &Compiled, annotations: &[Annotations]) -> Self {
        let Compiled { project, dossier, .. } = compiled;
        let anchors: Vec<Arc<Vec<Anchor>>> =
            annotations.par_iter().map(|annotated| annotated.memoised(&(), || anchors_of(&annotated.words))).collect();
        let articles = || project.articles.par_iter().zip(&dossier.articles);
        let headlines: Vec<String> = articles().map(|(article, facts)| headline_of(article, facts)).collect();
        let people_in = dossier.articles.par_iter().map(people_in).collect();
        let newest = newest::newest_first(&dossier.articles);
        let (people, roles) = rayon::join(
            || Order::ALL.map(|order| order.sorted(&dossier.people)),
            || dossier.people.par_iter().map(|person| roles::roles_of(person, compiled)).collect(),
        );
        Self {
            anchors,
            headlines,
            people_in,
            named: named(compiled),
            events_in: events_in(compiled),
            latest: newest.first().and_then(|place| newest::last_day(&dossier.articles[*place].published)),
            newest,
            people,
            roles,
            pictures: pictures::addresses_of_pictures(project.pictures.keys()),
            own_pages: own_pages::read(&project.pages),
        }
    }
}

/// By person: where they are named.
fn named(compiled: &Compiled) -> Vec<Vec<(usize, usize)>> {
    let mut named = vec![Vec::new(); compiled.dossier.people.len()];
    for (article, facts) in compiled.dossier.articles.iter().enumerate() {
        for (place, mention) in facts.mentions.iter().enumerate().filter(|(_, mention)| mention.form.is_name()) {
            if let Some(person) = mention.person.and_then(|person| named.get_mut(person.0 as usize)) {
                person.push((article, place));
            }
        }
    }
    named
}

/// By article: the events it reports.
fn events_in(compiled: &Compiled) -> Vec<Vec<usize>> {
    let mut events_in = vec![Vec::new(); compiled.project.articles.len()];
    for (place, event) in compiled.dossier.events.iter().enumerate() {
        for report in &event.reports {
            if events_in[report.article].last() != Some(&place) {
                events_in[report.article].push(place);
            }
        }
    }
    events_in
}

/// The place of the sentence that holds the start of a span; `None` between sentences.
pub(crate) fn sentence_at(facts: &ArticleFacts, span: Span) -> Option<usize> {
    let place = facts.sentences.partition_point(|sentence| sentence.end <= span.start);
    facts.sentences.get(place).filter(|sentence| sentence.start <= span.start).map(|_| place)
}

/// The headline with its edits: those of the words that bear it. What an editor gave stands as given.
fn headline_of(article: &Article, facts: &ArticleFacts) -> String {
    const LONGEST: usize = 400;
    let headline = &facts.headline;
    let Some(evidence) = headline.evidence.filter(|_| headline.grade != Grade::Given) else {
        return shortened(&headline.value, LONGEST);
    };
    let read = reading_text(&article.text, &facts.edits, evidence);
    let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_cut = headline.value.ends_with('…') && !read.ends_with('…');
    shortened(&if is_cut { format!("{read} …") } else { read }, LONGEST)
}

fn people_in(facts: &ArticleFacts) -> Vec<(PersonIndex, usize)> {
    let mut mentioned: Vec<PersonIndex> =
        facts.mentions.iter().filter(|mention| mention.form.is_name()).filter_map(|mention| mention.person).collect();
    mentioned.sort_unstable();
    let mut people: Vec<(PersonIndex, usize)> = mentioned.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect();
    people.sort_by_key(|(person, count)| (std::cmp::Reverse(*count), *person));
    people
}
