//! The editor's rules as must, must not, is: what each step of the dossier is given before it decides.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;

use super::event_date::EventDate;
use super::evidence::Evidence;
use super::quoted_place::{find_article, find_quoted};
use crate::corpus::editorial::{ArticleMode, ExcludeMode, QuotedPlace, When};
use crate::corpus::{Editorial, Field, Project};
use crate::diagnostic::Diagnostic;

/// The editor's rules, each led to the article it speaks of.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// By the place of the article: what the editor knows of it.
    pub articles: BTreeMap<usize, GivenFields>,
    /// What the editor decides of people.
    pub people: PeopleConstraints,
    /// Who said quotes. [`super::speakers`] leads them to the quotes.
    pub speakers: Vec<GivenSpeaker>,
    /// What the editor decides of events.
    pub events: EventConstraints,
}

/// The editor's rules on events, in the order of the file. [`super::timeline`] leads them to what the articles tell.
#[derive(Debug, Default)]
pub(crate) struct EventConstraints {
    /// What is decided of events that articles tell.
    pub told: Vec<ToldEvent>,
    /// Events that the program missed.
    pub added: Vec<AddedEvent>,
}

/// What the editor decides of an event that an article tells.
#[derive(Debug)]
pub(crate) struct ToldEvent {
    /// The words that tell it.
    pub place: Evidence,
    /// Whether it is left out.
    pub is_hidden: bool,
    /// Whether it stands among the key events, whatever it weighs.
    pub is_pinned: bool,
    /// When it was; `None` where the corpus decides.
    pub date: Option<EventDate>,
    /// What to say of it; `None` where a report's words do.
    pub summary: Option<String>,
    /// What to say where those words tell no event.
    pub missing: Diagnostic,
}

/// An event that the editor adds.
#[derive(Debug)]
pub(crate) struct AddedEvent {
    /// When it was; `None` for the undated tray.
    pub date: Option<EventDate>,
    /// What to say of it.
    pub summary: String,
    /// Who took part.
    pub people: Vec<PersonReference>,
    /// Where it was.
    pub places: Vec<String>,
    /// The words that tell it: at least one place.
    pub evidence: Vec<Evidence>,
}

impl EventConstraints {
    fn new(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let rules = &project.editorial;
        let mut constraints = Self::default();
        let mut find = |quoted: &QuotedPlace| find_quoted(project, quoted).map_err(|fault| diagnostics.push(fault)).ok();
        let date = |when: &Option<When>| when.clone().map(|when| EventDate { value: when.value, first: when.first, last: when.last });
        for rule in &rules.events {
            let Some(place) = find(&rule.at) else { continue };
            let missing = rules.diagnostic(&rule.at.exact, |file| Diagnostic::warning("unknown-event", file, "these words tell no event"));
            let missing = missing.help("quote the words that say what happened, or write an [[add_event]]");
            constraints.told.push(ToldEvent {
                place,
                is_hidden: rule.hide,
                is_pinned: rule.pin,
                date: date(&rule.date),
                summary: rule.summary.clone(),
                missing,
            });
        }
        for rule in &rules.added_events {
            let evidence: Vec<Evidence> = rule.evidence.iter().filter_map(&mut find).collect();
            constraints.added.push(AddedEvent {
                date: date(&rule.date),
                summary: rule.summary.get_ref().clone(),
                people: rule.people.iter().map(|person| PersonReference::new(rules, person)).collect(),
                places: rule.places.clone(),
                evidence,
            });
        }
        for (rule, _) in rules.added_events.iter().zip(&constraints.added).filter(|(_, added)| added.evidence.is_empty()) {
            let message = "an event is added only with the words that tell it";
            let fault = rules.diagnostic(&rule.summary, |file| Diagnostic::warning("no-evidence", file, message));
            diagnostics.push(fault.help("name them: evidence = [{ article = \"…\", exact = \"…\" }]"));
        }
        constraints.added.retain(|added| !added.evidence.is_empty());
        constraints
    }
}

/// The editor's rules on people, in the order of the file. [`super::people`] leads them to the names of the corpus.
#[derive(Debug, Default)]
pub(crate) struct PeopleConstraints {
    /// How people are called.
    pub names: Vec<GivenNames>,
    /// Pairs that must be one person; the first gives the name.
    pub same: Vec<(PersonReference, PersonReference)>,
    /// Pairs that must not be one person.
    pub not_same: Vec<(PersonReference, PersonReference)>,
    /// Mentions that mean somebody else than they seem to.
    pub splits: Vec<GivenMention>,
    /// How far people are kept out.
    pub presences: Vec<(PersonReference, Presence)>,
}

/// How a person is called.
#[derive(Debug)]
pub(crate) struct GivenNames {
    /// Who is meant.
    pub person: PersonReference,
    /// The name to show; `None` where the corpus decides.
    pub name: Option<String>,
    /// Further names that mean them.
    pub aliases: Vec<String>,
    /// What the address of their page ends in; `None` where their name decides.
    pub slug: Option<String>,
    /// What the editor says of them.
    pub note: Option<String>,
}

/// A mention whose person the editor gives.
#[derive(Debug)]
pub(crate) struct GivenMention {
    /// Whom it was taken to mean.
    pub person: PersonReference,
    /// The words that hold it.
    pub place: Evidence,
    /// Whom it means.
    pub to: String,
    /// What to say where those words do not mean that person.
    pub misplaced: Diagnostic,
}

/// A quote whose speaker the editor gives.
#[derive(Debug)]
pub(crate) struct GivenSpeaker {
    /// Words of the quote.
    pub place: Evidence,
    /// Who said it.
    pub speaker: PersonReference,
    /// What to say where no quote stands there, or more than one.
    pub misplaced: Diagnostic,
}

/// How far a person is kept out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// Not at all.
    #[default]
    Shown,
    /// Search engines are asked to pass their page by.
    Unindexed,
    /// They are in no list and have no page; their name stays in the texts. Nobody of them is in a finished dossier.
    Unlinked,
    /// Their name is published nowhere. Nobody of them is in a finished dossier.
    Redaction,
}

impl Presence {
    /// As the editor's rule says it.
    fn of(mode: ExcludeMode) -> Self {
        match mode {
            ExcludeMode::Noindex => Self::Unindexed,
            ExcludeMode::Unlink => Self::Unlinked,
            ExcludeMode::Redact => Self::Redaction,
        }
    }
}

/// A person as a rule names them.
#[derive(Clone, Debug)]
pub(crate) struct PersonReference {
    /// Their id or any of their names.
    pub wanted: String,
    /// What to say where the corpus has nobody of that name.
    pub missing: Diagnostic,
}

impl PersonReference {
    fn new(rules: &Editorial, at: &Spanned<String>) -> Self {
        let wanted = at.get_ref().clone();
        let missing = rules.diagnostic(at, |file| Diagnostic::warning("unknown-person", file, format!("nobody is called `{wanted}`")));
        Self { wanted, missing }
    }
}

impl PeopleConstraints {
    fn new(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let rules = &project.editorial;
        let reference = |at: &Spanned<String>| PersonReference::new(rules, at);
        let names = rules.people.iter().map(|rule| GivenNames {
            person: reference(&rule.person),
            name: rule.name.clone(),
            aliases: rule.aliases.clone(),
            slug: rule.slug.clone(),
            note: rule.note.clone(),
        });
        let same = rules.merges.iter().flat_map(|rule| rule.from.iter().map(|from| (reference(&rule.into), reference(from))));
        let not_same = rules.not_same.iter().map(|rule| (reference(&rule.a), reference(&rule.b)));
        let presences = rules.exclusions.iter().map(|rule| (reference(&rule.person), Presence::of(rule.mode)));
        let splits = rules.splits.iter().filter_map(|rule| match find_quoted(project, &rule.at) {
            Ok(place) => {
                let message = format!("these words do not mean `{}`", rule.person.get_ref());
                let misplaced = rules.diagnostic(&rule.at.exact, |file| Diagnostic::warning("misplaced-split", file, message));
                Some(GivenMention { person: reference(&rule.person), place, to: rule.to.clone(), misplaced })
            }
            Err(fault) => {
                diagnostics.push(fault);
                None
            }
        });
        Self {
            splits: splits.collect(),
            names: names.collect(),
            same: same.collect(),
            not_same: not_same.collect(),
            presences: presences.collect(),
        }
    }
}

/// The fields of an article that the editor gives.
#[derive(Debug, Default)]
pub(crate) struct GivenFields {
    /// Its headline.
    pub headline: Option<Field<String>>,
    /// The day it came out.
    pub published: Option<Field<Date>>,
    /// Who published it.
    pub outlet: Option<Field<String>>,
    /// Where it was published on the web.
    pub url: Option<Field<String>>,
    /// The day it was copied from there.
    pub accessed: Option<Field<Date>>,
    /// How much of it is shown.
    pub mode: ArticleMode,
    /// Why no more of it is shown.
    pub mode_why: Option<String>,
}

impl Constraints {
    /// The places that rules quote.
    pub(crate) fn quoted(&self) -> Vec<Evidence> {
        let events = self.events.told.iter().map(|event| event.place);
        let added = self.events.added.iter().flat_map(|event| event.evidence.iter().copied());
        let people = self.people.splits.iter().map(|split| split.place);
        events.chain(added).chain(people).chain(self.speakers.iter().map(|speaker| speaker.place)).collect()
    }

    /// Leads each rule to what it speaks of; a rule that finds nothing is a diagnostic.
    pub(crate) fn new(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let rules = &project.editorial;
        let mut articles: BTreeMap<usize, GivenFields> = BTreeMap::new();
        for rule in &rules.articles {
            let place = match find_article(project, &rule.file) {
                Ok(place) => place,
                Err(missing) => {
                    diagnostics.push(missing);
                    continue;
                }
            };
            let given = articles.entry(place).or_default();
            let why = || rule.why.clone();
            let field = |value: &Option<String>| value.clone().map(|value| Field::given(value, why()));
            let day = |value: &Option<crate::corpus::editorial::Day>| value.map(|day| Field::given(day.0, why()));
            given.headline = field(&rule.headline).or(given.headline.take());
            given.outlet = field(&rule.outlet).or(given.outlet.take());
            given.url = field(&rule.url).or(given.url.take());
            given.published = day(&rule.published).or(given.published.take());
            given.accessed = day(&rule.accessed).or(given.accessed.take());
            if let Some(mode) = rule.mode {
                (given.mode, given.mode_why) = (mode, why());
            }
        }
        let mut speakers = Vec::new();
        for rule in &rules.quotes {
            match find_quoted(project, &rule.at) {
                Ok(place) => {
                    let message = String::from("these words are not those of one quote");
                    let misplaced = rules.diagnostic(&rule.at.exact, |file| Diagnostic::warning("misplaced-quote", file, message));
                    speakers.push(GivenSpeaker { place, speaker: PersonReference::new(rules, &rule.speaker), misplaced });
                }
                Err(fault) => diagnostics.push(fault),
            }
        }
        let people = PeopleConstraints::new(project, diagnostics);
        Self { articles, people, speakers, events: EventConstraints::new(project, diagnostics) }
    }
}
