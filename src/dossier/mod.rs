//! All articles → who, what, when.
//!
//! In: the project and the annotations of each of its articles. Out: a [`Dossier`]: people with their mentions, events with
//! their reports, quotes with their speakers, times with their days; and beside each fact its evidence.
//!
//! [`compile`] has the order. Each step is given the editor's rules as [`constraints`], never corrected afterwards.

pub mod articles;
pub mod constraints;
mod contradictions;
pub mod dates;
pub mod event_date;
pub mod evidence;
pub mod excerpts;
pub mod people;
pub mod published;
pub mod quoted_place;
pub mod references;
pub mod reprints;
pub mod restore;
pub mod same_event;
pub(crate) mod slug;
pub mod speakers;
pub mod timeline;
mod unlinked;
pub mod utterances;
pub mod withheld;

pub use articles::ArticleFacts;
pub use constraints::Constraints;
pub use dates::GroundedTime;
pub use evidence::Evidence;
pub use excerpts::cut;
pub use people::{Form, Mention, Person, PersonIndex, Presence};
pub use reprints::Reprints;
pub use restore::Edit;
pub use speakers::Quote;
pub use timeline::Event;
pub use utterances::Utterance;
pub use withheld::{Withheld, withhold};

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
    pub utterances: Vec<Utterance>,
    /// Which articles print the same text.
    pub reprints: Reprints,
    /// What wants an editor.
    pub diagnostics: Vec<Diagnostic>,
    /// The names that must not be published.
    pub withheld: Withheld,
}

/// Joins all articles into a dossier. `withheld` tells that the names to withhold have been taken out of them.
pub fn compile(project: &Project, annotations: &[Annotations], withheld: Withheld) -> Dossier {
    let mut diagnostics: Vec<Diagnostic> =
        project.articles.iter().zip(annotations).filter_map(|(article, said)| not_english(article, said)).collect();
    let constraints = Constraints::new(project, &mut diagnostics);
    diagnostics.extend(contradictions::find(&project.editorial));
    diagnostics.extend(withheld.diagnostics().iter().cloned());
    let (mut people, reprints) = rayon::join(
        || people::decide(project, annotations, &constraints, &mut diagnostics),
        || reprints::find_reprints(project, annotations),
    );
    let edits = restore::find_edits(project, annotations, &people);
    withheld.stand_in(&mut people);
    let given = speakers::lead(&constraints.speakers, annotations, &people.people, &mut diagnostics);
    let mut quotes = speakers::decide(project, annotations, &people, &given);
    people.mentions = references::add_to(std::mem::take(&mut people.mentions), project, annotations, &people, &quotes);
    withheld.keep_known(&mut people, &mut quotes);
    let mut tellings = same_event::find_tellings(project, annotations, &people);
    withheld.keep_known_participants(&people, annotations, &mut tellings);
    let published = published::decide(project, annotations, &tellings, &constraints);
    let times = dates::ground(annotations, &published);
    let sources = timeline::Sources {
        project,
        annotations,
        people: &people,
        published: &published,
        times: &times,
        tellings: &tellings,
        reprints: &reprints,
    };
    let (utterances, mut events) = rayon::join(
        || {
            speakers::date(&mut quotes, annotations, &times);
            utterances::find(project, annotations, &published, &quotes)
        },
        || timeline::compile(&sources, &constraints.events, &mut diagnostics),
    );
    timeline::write_summaries(project, &edits, &mut events);
    timeline::write_places(project, &edits, &mut events);
    let findings = articles::Findings { published, times, quotes, edits, mentions: people.mentions };
    let articles = articles::collect(project, annotations, &constraints, findings);
    unlinked::left_out(Dossier { articles, people: people.people, events, utterances, reprints, diagnostics, withheld })
}

/// What an editor is told of an article in another language; `None` where it is English.
fn not_english(article: &Article, said: &Annotations) -> Option<Diagnostic> {
    let help = "it is published, and people, dates, quotes and events are left to its readers";
    let advice = || Diagnostic::advice("language", &article.file, format!("{} is not in English", article.file)).help(help);
    (!said.words.is_english).then(advice)
}
