//! Names that the editor withholds: taken out of the articles before anything else reads them.
//!
//! In: a project with its annotations, and the rules `[[exclude]] mode = "redact"`. Out: the same project, in which every mention of the
//! persons meant, in any form, reads “[name withheld]”: in texts, fields, file names and in the editor's own rules. So no later step can
//! let the name out. Whatever is to be published is searched for it all the same ([`RedactedNames::find_in_file`]).

mod decoded;
mod known;
mod names;
mod namesakes;
mod text;

pub(crate) use names::{MARK, RedactedNames};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::known::Known;
use self::text::Shift;
use super::people::Presence;
use super::{Constraints, Mention, Person, PersonIndex, coreference, people, same_event, speakers};
use crate::annotate::{Annotations, annotate};
use crate::corpus::article::Original;
use crate::corpus::editorial::{ExcludeMode, parse_editorial};
use crate::corpus::{Article, Editorial, Project};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

/// What is withheld, and where. Only [`withhold`] makes one.
#[derive(Clone, Debug)]
pub struct Redaction {
    names: RedactedNames,
    /// The first rule that withholds nothing, as it finds nobody: most likely a name is misspelt.
    idle_rule: Option<Box<Diagnostic>>,
    /// How many people are withheld whom the articles name.
    people: usize,
    /// What an editor is told of it.
    diagnostics: Vec<Diagnostic>,
    /// By the place of the article: what was known of it when it still bore the names.
    articles: BTreeMap<usize, Known>,
}

impl Redaction {
    /// For projects without a rule that withholds.
    pub(in crate::dossier) fn nothing() -> Self {
        Self { names: RedactedNames::default(), idle_rule: None, people: 0, diagnostics: Vec::new(), articles: BTreeMap::new() }
    }

    /// The names that nothing published may bear.
    pub fn names(&self) -> &RedactedNames {
        &self.names
    }

    /// A rule that finds nobody and so withholds nothing: nothing may be published until it is mended.
    pub fn idle_rule(&self) -> Option<&Diagnostic> {
        self.idle_rule.as_deref()
    }

    /// What an editor is told: who bears a part of a name that is withheld, and which pictures were left out.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether a name was taken out of the article at this place.
    pub fn is_in(&self, article: usize) -> bool {
        self.articles.contains_key(&article)
    }
}

/// Takes the names that are to be withheld out of a project, and annotates anew the articles that bore one.
pub(crate) fn withhold(project: &mut Project, annotations: &mut [Annotations]) -> Redaction {
    let rules: Vec<String> = redacted(&project.editorial).cloned().collect();
    if rules.is_empty() {
        return Redaction::nothing();
    }
    // What is wrong with other rules is told when the dossier is compiled.
    let mut diagnostics = Vec::new();
    let constraints = Constraints::new(project, &mut Vec::new());
    let mut found = people::decide(project, annotations, &constraints, &mut diagnostics);
    let idle_rule = idle_rule(project, &constraints, &diagnostics);
    let given = speakers::lead(&constraints.speakers, annotations, &found.people, &mut Vec::new());
    let quotes = speakers::decide(project, annotations, &found, &given);
    found.mentions = coreference::add_to(std::mem::take(&mut found.mentions), project, annotations, &found, &quotes);
    let event_mentions = same_event::find_event_mentions(project, annotations, &found);
    let participants: BTreeSet<(usize, Span, PersonIndex)> = event_mentions
        .iter()
        .flat_map(|event_mention| {
            let trigger = annotations[event_mention.article].events[event_mention.phrase].trigger;
            event_mention.people.iter().map(move |person| (event_mention.article, trigger, *person))
        })
        .collect();
    let is_named = |person: &&Person| person.presence == Presence::Redaction;
    let meant: Vec<&Person> = found.people.iter().filter(is_named).collect();
    let (withheld, others): (Vec<_>, Vec<_>) =
        found.people.iter().partition(|person| is_named(person) || meant.iter().any(|named| names::shortens(&person.name, &named.name)));
    let names = RedactedNames::new(&withheld, &others, &given_names(&project.editorial, &rules));
    let number_of = |person: PersonIndex| withheld.iter().position(|other| other.id == person.of(&found.people).id);
    let id = |person: PersonIndex| person.of(&found.people).id.clone();

    let received = project.articles.par_iter_mut().zip(annotations).zip(&found.mentions).zip(&quotes).enumerate();
    let articles = received.filter_map(|(place, (((article, annotated), mentions), quotes))| {
        let is_meant = |mention: &&Mention| match mention.person {
            Some(person) => number_of(person).is_some(),
            // Whoever is meant by a surname that somebody withheld bears too: nobody else shall be taken for them.
            None => names.has_surname(mention.span.of(&article.text)),
        };
        let meant: Vec<&Mention> = mentions.iter().filter(is_meant).collect();
        let mentioned: BTreeSet<PersonIndex> = mentions.iter().filter_map(|mention| mention.person).collect();
        let (here, beside): (Vec<&Person>, Vec<&Person>) =
            mentioned.iter().map(|person| person.of(&found.people)).partition(|person| withheld.iter().any(|other| other.id == person.id));
        let spans = withhold_in(article, &meant, &names.with_first_names(&here, &beside))?;
        *annotated = annotate(article);
        let shift = Shift::new(&spans);
        let of_span =
            |span: &Span| meant.iter().find(|mention| mention.span.overlaps(*span)).and_then(|mention| number_of(mention.person?));
        let start = |span: Span| shift.span(span).start;
        let first_of = |place: usize| (place, Span { start: 0, end: 0 }, PersonIndex(0));
        let here = participants.range(first_of(place)..first_of(place + 1));
        let others = mentions.iter().filter(|mention| !mention.form.is_name());
        let known = Known {
            marks: spans.iter().map(|span| (shift.span(*span), of_span(span).unwrap_or(0))).collect(),
            speakers: quotes.iter().filter_map(|quote| Some((start(quote.content), id(quote.speaker?)))).collect(),
            references: others.filter_map(|mention| Some((start(mention.span), id(mention.person?)))).collect(),
            participants: here.map(|(_, trigger, person)| (start(*trigger), id(*person))).collect(),
        };
        Some((place, known))
    });
    let articles: BTreeMap<usize, Known> = articles.collect();
    let people = withheld.len().max(1);
    let mut diagnostics = namesakes::told(&project.editorial, &withheld, &others);
    make_ids_unique(&mut project.articles);
    diagnostics.extend(articles.keys().filter_map(|place| without_pictures(&mut project.articles[*place])));
    let shown: BTreeSet<&str> = project.articles.iter().flat_map(|article| article.layout.pictures()).collect();
    project.pictures.retain(|path, _| shown.contains(path.as_str()));
    project.editorial = rules_without(&project.editorial, &names);
    Redaction { names, idle_rule, people, diagnostics, articles }
}

/// Leaves the pictures of an article out: what they show, and what is written into their files, may tell who is meant. `None` where it has
/// none.
fn without_pictures(article: &mut Arc<Article>) -> Option<Diagnostic> {
    let pictures: BTreeSet<String> = article.layout.pictures().map(str::to_owned).collect();
    if pictures.is_empty() {
        return None;
    }
    let article = Arc::make_mut(article);
    let layout = std::mem::take(&mut article.layout);
    article.layout = layout.rewritten(&|span| span, &str::to_owned, &|address| pictures.contains(address));
    let message = format!("{}: its pictures are not published, as a name is withheld in it", article.file);
    let help = "a picture, and what is written into its file, may tell who is meant";
    Some(Diagnostic::advice("withheld-pictures", &article.file, message).help(help))
}

/// The first rule that withholds nothing: nobody is called so, and no article has the words.
fn idle_rule(project: &Project, constraints: &Constraints, diagnostics: &[Diagnostic]) -> Option<Box<Diagnostic>> {
    let withholding = constraints.people.presences.iter().filter(|(_, presence)| *presence == Presence::Redaction);
    let mut idle = withholding.filter_map(|(reference, _)| {
        let said = |fault: &&Diagnostic| fault.message == reference.missing.message && fault.place == reference.missing.place;
        let fault = diagnostics.iter().find(said)?;
        let names = RedactedNames::new(&[], &[], std::slice::from_ref(&reference.wanted));
        let is_written = project.articles.iter().any(|article| !names.find(&article.text).is_empty());
        (!is_written).then(|| {
            let help = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            let help = format!("nothing is published until the rule finds somebody or is taken out{help}");
            let error = Diagnostic { severity: Severity::Error, ..fault.clone() };
            Box::new(Diagnostic { message: format!("{}, so this rule withholds nothing", fault.message), ..error }.help(help))
        })
    });
    idle.next()
}

/// The persons to withhold, as the rules name them.
fn redacted(rules: &Editorial) -> impl Iterator<Item = &String> {
    rules.exclusions.iter().filter(|rule| rule.mode == ExcludeMode::Redact).map(|rule| rule.person.get_ref())
}

/// What the rules themselves call the persons to withhold, so that a name is kept back of which the articles know nothing.
fn given_names(rules: &Editorial, wanted: &[String]) -> Vec<String> {
    let named = rules.people.iter().filter(|rule| wanted.contains(rule.person.get_ref()));
    let others = named.flat_map(|rule| rule.name.iter().chain(&rule.aliases));
    wanted.iter().chain(others).cloned().collect()
}

/// Takes the mentions meant, and whatever else bears a name, out of one article: where they stood; `None` where there was nothing.
fn withhold_in(article: &mut Arc<Article>, meant: &[&Mention], names: &RedactedNames) -> Option<Vec<Span>> {
    let surfaces = meant.iter().filter(|mention| mention.form.is_name()).map(|mention| mention.span.of(&article.text));
    let here = names.with(surfaces);
    let mut spans: Vec<Span> = names.find(&article.text).into_iter().map(|found| Span::new(found.start, found.end)).collect();
    spans.extend(meant.iter().map(|mention| mention.span));
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.to(span),
            None => joined.push(span),
        }
    }
    let fields = &article.fields;
    let values = [&fields.headline, &fields.outlet, &fields.url].into_iter().flatten().chain(&fields.byline).chain(&fields.contributors);
    let is_named = values.map(|field| &field.value).chain([&article.id, &article.file]).any(|words| !here.find(words).is_empty());
    let is_in_original = || {
        let bears = |original: &Original| names.find_in_file(&format!("original.{}", original.ending), &original.bytes).is_some();
        article.original.as_ref().is_some_and(bears)
    };
    if joined.is_empty() && !is_named && !is_in_original() {
        return None;
    }
    *article = Arc::new(text::without(Article::clone(article), &joined, &here));
    Some(joined)
}

/// Two files that differed by the name alone keep ids of their own.
fn make_ids_unique(articles: &mut [Arc<Article>]) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        let count = taken.entry(article.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            Arc::make_mut(article).id = format!("{}~{count}", article.id);
        }
    }
}

/// The rules as they speak of the articles now: without the names, and without what they said of the persons withheld.
fn rules_without(rules: &Editorial, names: &RedactedNames) -> Editorial {
    let Ok(mut left) = parse_editorial(&rules.file, &names.hide(&rules.text)) else { return rules.clone() };
    let is_other = |name: &str| !name.contains(MARK);
    left.people.retain(|rule| is_other(rule.person.get_ref()));
    left.merges.retain(|rule| is_other(rule.into.get_ref()) && rule.from.iter().all(|from| is_other(from.get_ref())));
    left.not_same.retain(|rule| is_other(rule.a.get_ref()) && is_other(rule.b.get_ref()));
    left.splits.retain(|rule| is_other(rule.person.get_ref()) && is_other(&rule.to));
    left.exclusions.retain(|rule| is_other(rule.person.get_ref()));
    left.moved.retain(|rule| is_other(rule.from.get_ref()) && is_other(rule.to.get_ref()));
    left
}
