//! All articles → who, what, when.
//!
//! In: the project and the annotations of each of its articles. Out: a [`Dossier`]: people with their mentions, events with
//! their reports, quotes with their speakers, times with their days; and beside each fact its evidence.
//!
//! [`compile`] has the order. Each step is given the editor's rules as [`constraints`], never corrected afterwards.

pub(crate) mod articles;
pub(crate) mod constraints;
mod contradictions;
pub(crate) mod coreference;
pub(crate) mod dates;
pub(crate) mod event_date;
pub(crate) mod evidence;
pub(crate) mod excerpts;
pub(crate) mod near_duplicates;
pub(crate) mod people;
pub(crate) mod published;
pub(crate) mod quotations;
pub(crate) mod quoted_place;
pub(crate) mod redaction;
pub(crate) mod restore;
pub(crate) mod same_event;
pub(crate) mod slug;
pub(crate) mod speakers;
pub(crate) mod timeline;
mod unlinked;
pub(crate) mod wanting;

pub use articles::ArticleFacts;
pub(crate) use constraints::Constraints;
pub(crate) use dates::GroundedTime;
pub use evidence::Evidence;
pub(crate) use excerpts::cut;
pub(crate) use near_duplicates::NearDuplicates;
pub(crate) use people::{Form, PersonIndex, Presence};
pub use people::{Mention, Person};
pub(crate) use quotations::Quotation;
pub(crate) use redaction::{Redaction, withhold};
pub(crate) use restore::Edit;
pub use speakers::Quote;
pub use timeline::Event;

use rayon::prelude::*;

use crate::annotate::Annotations;
use crate::corpus::{Article, Project};
use crate::diagnostic::Diagnostic;

/// What is known of an article, people and events of a corpus, and how it is known.
#[derive(Debug)]
pub struct Dossier {
    /// One for each article of the project, in its order.
    pub articles: Vec<ArticleFacts>,
    /// The people, sorted by id.
    pub people: Vec<Person>,
    /// The timeline: by date, the undated ones last.
    pub events: Vec<Event>,
    /// What was said at one go, by article and place, each with the same in other articles.
    pub quotations: Vec<Quotation>,
    /// Which articles print the same text.
    pub near_duplicates: NearDuplicates,
    /// What wants an editor.
    pub diagnostics: Vec<Diagnostic>,
    /// The names that must not be published.
    pub withheld: Redaction,
}

/// Joins all articles into a dossier. `withheld` tells that the names to withhold have been taken out of them; with `is_over`, phrases that name
/// somebody are let go of on the way.
pub(crate) fn compile(project: &Project, annotations: &mut [Annotations], withheld: Redaction, is_over: bool) -> Dossier {
    let mut diagnostics: Vec<Diagnostic> =
        project.articles.iter().zip(&*annotations).filter_map(|(article, said)| not_english(article, said)).collect();
    let constraints = Constraints::new(project, &mut diagnostics);
    diagnostics.extend(contradictions::find(&project.editorial));
    diagnostics.extend(withheld.diagnostics().iter().cloned());
    let (mut people, near_duplicates) = rayon::join(
        || people::decide(project, annotations, &constraints, &mut diagnostics),
        || near_duplicates::find_near_duplicates(project, annotations),
    );
    let edits = restore::find_edits(project, annotations, &people);
    withheld.stand_in(&mut people);
    let given = speakers::lead(&constraints.speakers, annotations, &people.people, &mut diagnostics);
    let mut quotes = speakers::decide(project, annotations, &people, &given);
    people.mentions = coreference::add_to(std::mem::take(&mut people.mentions), project, annotations, &people, &quotes);
    withheld.keep_known(&mut people, &mut quotes);
    let mut event_mentions = same_event::find_event_mentions(project, annotations, &people);
    withheld.keep_known_participants(&people, annotations, &mut event_mentions);
    if is_over {
        annotations.par_iter_mut().for_each(Annotations::let_go_of_names);
    }
    let annotations = &*annotations;
    let published = published::decide(project, annotations, &event_mentions, &constraints);
    let times = dates::ground(annotations, &published);
    let sources = timeline::Sources {
        project,
        annotations,
        people: &people,
        published: &published,
        times: &times,
        mentions: &event_mentions,
        near_duplicates: &near_duplicates,
    };
    let (quotations, mut events) = rayon::join(
        || {
            speakers::date(&mut quotes, annotations, &times);
            quotations::find(project, annotations, &published, &quotes)
        },
        || timeline::compile(&sources, &constraints.events, &mut diagnostics),
    );
    timeline::write_summaries(project, &edits, &mut events);
    timeline::write_places(project, &edits, &mut events);
    let findings = articles::Findings { published, times, quotes, edits, mentions: people.mentions };
    let articles = articles::collect(project, annotations, &constraints, findings);
    unlinked::left_out(Dossier { articles, people: people.people, events, quotations, near_duplicates, diagnostics, withheld })
}

/// What an editor is told of an article in another language; `None` where it is English.
fn not_english(article: &Article, said: &Annotations) -> Option<Diagnostic> {
    let help = "it is published, and people, dates, quotes and events are left to its readers";
    let advice = || Diagnostic::advice("language", &article.file, format!("{} is not in English", article.file)).help(help);
    (!said.words.is_english).then(advice)
}
