//! What all pages look up: made once, so that no page walks the corpus.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::anchors::{Anchor, anchors_of};
use super::article_parts;
use super::articles_page;
use super::paging;
use super::people_page::{self, Order};
use super::person_rows::{self, PersonRows};
use super::published;
use super::quotes_plan::QuotesPlan;
use super::running_text::reading_text;
use super::sources_page::{self, Outlet};
use super::timeline_plan::TimelinePlan;
use super::url::Address;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::corpus::{Article, Grade};
use crate::dossier::slug::slug_of;
use crate::dossier::{ArticleFacts, Evidence, Person, PersonIndex};
use crate::pipeline::Compiled;
use crate::text::Span;

/// Reverse indexes of a dossier.
pub(super) struct Index {
    /// By article: the names of its sentences.
    pub(super) anchors: Vec<Arc<Vec<Anchor>>>,
    /// By article: the parts of its text that stand on one page each; nearly always one.
    pub(super) parts: Vec<Vec<Span>>,
    /// By article: its headline as it is read.
    pub(super) headlines: Vec<String>,
    /// By article: the people it names and how often, most named first.
    pub(super) people_in: Vec<Vec<(PersonIndex, usize)>>,
    /// By article: the events it reports, in the order of the timeline.
    pub(super) events_in: Vec<Vec<usize>>,
    /// By person: what their page shows.
    pub(super) persons: Vec<PersonRows>,
    /// The articles, newest first, the undated ones last.
    pub(super) newest: Vec<usize>,
    /// The people in the orders of their lists; those of bylines and credits last.
    pub(super) people: [Vec<PersonIndex>; Order::ALL.len()],
    /// The pages of the list of articles, as places in `newest`.
    pub(super) article_pages: Vec<Range<usize>>,
    /// The pages of each list of people, as places in it.
    pub(super) people_pages: [Vec<Range<usize>>; Order::ALL.len()],
    /// The outlets, those with most articles first.
    pub(super) outlets: Vec<Outlet>,
    /// The pages of the list of outlets, as places in `outlets`.
    pub(super) source_pages: Vec<Range<usize>>,
    /// By person: what they are called to be, each wording once, the most used first.
    pub(super) roles: Vec<Vec<Role>>,
    /// The lists of quotes.
    pub(super) quotes: QuotesPlan,
    /// On which page each event stands.
    pub(super) timeline: TimelinePlan,
    /// Where the pictures stand that articles show, by their paths in the source.
    pub(super) pictures: BTreeMap<String, Address>,
    /// The latest day on which an article came out: what the feeds call “updated”.
    pub(super) latest: Option<Date>,
}

impl Index {
    /// Walks the corpus once.
    pub(super) fn new(compiled: &Compiled) -> Self {
        use rayon::prelude::*;
        let Compiled { project, annotations, dossier } = compiled;
        let annotated = project.articles.par_iter().zip(annotations);
        let anchors: Vec<Arc<Vec<Anchor>>> =
            annotated.map(|(article, annotated)| annotated.note(&(), || anchors_of(article, &annotated.words))).collect();
        let articles = || project.articles.par_iter().zip(&dossier.articles);
        let headlines: Vec<String> = articles().map(|(article, facts)| headline_of(article, facts)).collect();
        let people_in = dossier.articles.par_iter().map(people_in).collect();
        let mut events_in = vec![Vec::new(); project.articles.len()];
        for (place, event) in dossier.events.iter().enumerate() {
            let mut articles: Vec<usize> = event.reports.iter().map(|report| report.article).collect();
            articles.dedup();
            for article in articles {
                events_in[article].push(place);
            }
        }
        for events in &mut events_in {
            events.dedup();
        }
        let parts = events_in.par_iter().enumerate().map(|(place, events)| article_parts::cut(compiled, place, events)).collect();
        let newest = published::newest_first(&dossier.articles);
        // Lists that are sorted or joined by one core, beside those that the other ones count.
        let ((persons, (people, roles)), (quotes, (timeline, article_pages))) = rayon::join(
            || {
                let roles = || dossier.people.par_iter().map(|person| roles_of(person, compiled)).collect::<Vec<_>>();
                rayon::join(
                    || person_rows::collect(compiled, &newest),
                    || rayon::join(|| Order::ALL.map(|order| order.sorted(&dossier.people)), roles),
                )
            },
            || {
                let article_pages = || articles_page::cut(compiled, &headlines, &newest, paging::BUDGET);
                rayon::join(
                    || QuotesPlan::new(compiled, &headlines, &anchors, &newest),
                    || rayon::join(|| TimelinePlan::new(compiled, &headlines), article_pages),
                )
            },
        );
        let mut index = Self {
            outlets: Vec::new(),
            source_pages: Vec::new(),
            quotes,
            anchors,
            parts,
            people_in,
            events_in,
            persons,
            latest: newest.first().and_then(|place| published::last_day(&dossier.articles[*place].published)),
            article_pages,
            timeline,
            people_pages: people.each_ref().map(|people| people_page::cut(compiled, people, &roles)),
            headlines,
            newest,
            people,
            roles,
            pictures: addresses_of_pictures(project.pictures.keys()),
        };
        index.outlets = sources_page::outlets(compiled, &index);
        index.source_pages = sources_page::cut(&index.outlets);
        index
    }

    /// The part of an article that holds the start of a span.
    pub(super) fn part_of(&self, article: usize, span: Span) -> usize {
        self.parts[article].partition_point(|part| part.end <= span.start).min(self.parts[article].len() - 1)
    }
}

/// Where pictures stand: under their paths in safe letters; a collision gets a suffix from the whole path's hash.
fn addresses_of_pictures<'p>(paths: impl Iterator<Item = &'p String>) -> BTreeMap<String, Address> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let named: Vec<(&String, String, String)> = paths
        .map(|path| {
            let (stem, ending) = path.rsplit_once('.').unwrap_or((path, "png"));
            let (slug, ending) = (slug_of(stem), ending.to_ascii_lowercase());
            *taken.entry(format!("{slug}.{ending}")).or_default() += 1;
            (path, slug, ending)
        })
        .collect();
    let addresses = named.into_iter().map(|(path, slug, ending)| {
        let is_shared = taken[&format!("{slug}.{ending}")] > 1;
        let stem = if is_shared { format!("{slug}-{}", &blake3::hash(path.as_bytes()).to_hex()[..8]) } else { slug };
        (path.clone(), Address::picture(&stem, &ending))
    });
    addresses.collect()
}

/// What somebody is called to be.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The words, as they are read.
    pub(super) words: String,
    /// Where they first stand: in the article that came out first.
    pub(super) evidence: Evidence,
    /// How many articles say so.
    pub(super) articles: usize,
}

/// The roles of a person. A role may be told with judgement (“the strongman”): the wording of most articles goes first, and of those
/// that as many use, an office.
fn roles_of(person: &Person, compiled: &Compiled) -> Vec<Role> {
    const LONGEST: usize = 160;
    let came_out = |place: &usize| {
        let day = published::last_day(&compiled.dossier.articles[person.roles[*place].evidence.article].published);
        (day.is_none(), day, *place)
    };
    let mut uses: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, role) in person.roles.iter().enumerate() {
        uses.entry(role.text.to_lowercase()).or_default().push(place);
    }
    let first = |places: Vec<usize>| Some((places.len(), places.into_iter().min_by_key(came_out)?));
    let mut order: Vec<(usize, usize)> = uses.into_values().filter_map(first).collect();
    let is_office =
        |place: usize| person.roles[place].text.split(' ').next_back().is_some_and(|word| classes_of(&fold(word)).contains(Classes::TITLE));
    order.sort_by_key(|(count, place)| (std::cmp::Reverse(*count), !is_office(*place), *place));
    let roles = order.into_iter().map(|(articles, place)| (articles, &person.roles[place]));
    roles
        .map(|(articles, role)| {
            let article = role.evidence.article;
            let words =
                reading_text(&compiled.project.articles[article].text, &compiled.dossier.articles[article].edits, role.evidence.span);
            Role { words: shortened(words.trim(), LONGEST), evidence: role.evidence, articles }
        })
        .collect()
}

/// The place of the sentence that holds the start of a span; `None` between sentences.
pub(super) fn sentence_at(facts: &ArticleFacts, span: Span) -> Option<usize> {
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

/// A text of at most so many bytes, cut between words.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let cut = &text[..text.floor_char_boundary(longest)];
    let cut = cut.rfind(char::is_whitespace).map_or(cut, |end| &cut[..end]);
    format!("{} …", cut.trim_end())
}

fn people_in(facts: &ArticleFacts) -> Vec<(PersonIndex, usize)> {
    let mut mentioned: Vec<PersonIndex> =
        facts.mentions.iter().filter(|mention| mention.form.is_name()).filter_map(|mention| mention.person).collect();
    mentioned.sort_unstable();
    let mut people: Vec<(PersonIndex, usize)> = mentioned.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect();
    people.sort_by_key(|(person, count)| (std::cmp::Reverse(*count), *person));
    people
}
