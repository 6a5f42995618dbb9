//! The people as shown: names, aliases, roles and ids.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::register::Register;
use super::resolve::Resolved;
use super::rules::{Given, Rules};
use super::{Alias, Form, Mention, People, Person, PersonIndex, ReportedRole};
use crate::annotate::Annotations;
use crate::annotate::names::Cues;
use crate::annotate::words::fold;
use crate::corpus::{Project, Role};
use crate::dossier::evidence::Evidence;
use crate::dossier::slug::slug_of;
use crate::text::Span;

/// What the corpus says of one person.
#[derive(Default)]
struct Record<'a> {
    /// What they are called, in the order of the articles.
    surfaces: Vec<(Surface<'a>, Uses)>,
    /// The place of each surface among them.
    places: FxHashMap<Surface<'a>, usize>,
    roles: Vec<ReportedRole>,
    /// Sorted, as the articles are read in order.
    articles: Vec<usize>,
    mentions: usize,
    is_subject: bool,
}

/// The letters of a mention. News calls people the same again and again: each surface is made into a name once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Surface<'a> {
    letters: &'a str,
    /// The last word of their role, where it is a part of the name: “King” of “King Odwan”.
    royal: Option<&'a str>,
    /// The surname that stands behind another name: “Odi” of “Mila and Luka Odi”.
    surname: Option<&'a str>,
    /// Whether the text has capitals.
    is_cased: bool,
}

/// Where a surface stands.
struct Uses {
    first: Evidence,
    count: usize,
    articles: Vec<usize>,
    is_full: bool,
    is_royal: bool,
}

/// A form of a name in its writings.
struct Written {
    /// How often each writing stands in the corpus.
    writings: BTreeMap<String, usize>,
    first: Evidence,
    count: usize,
    articles: BTreeSet<usize>,
    is_full: bool,
    is_royal: bool,
}

/// Names the people, sorts them by id, and leads the mentions to them.
pub(super) fn name_people(
    project: &Project,
    annotations: &[Annotations],
    mentions: Vec<Vec<Resolved>>,
    register: &Register<'_>,
    rules: &Rules,
) -> People {
    let mut records: Vec<Record<'_>> = register.identities.persons.iter().map(|_| Record::default()).collect();
    for (article, resolved) in mentions.iter().enumerate() {
        for mention in resolved {
            if let Some(person) = mention.person {
                records[person].add(project, &annotations[article], article, mention);
            }
        }
    }
    let mut people: Vec<(usize, Person)> = Vec::new();
    let given: Vec<Given> = register.identities.persons.iter().map(|forms| rules.given_of(forms)).collect();
    let reserved: BTreeSet<String> = given.iter().filter_map(|given| given.slug.as_deref()).map(slug_of).collect();
    let mut ids = Ids { taken: reserved.iter().map(|slug| (slug.clone(), 1)).collect(), reserved };
    for (place, record) in records.into_iter().enumerate() {
        if record.mentions > 0 {
            people.push((place, record.into_person(&given[place], &mut ids)));
        }
    }
    people.sort_by(|one, other| one.1.id.cmp(&other.1.id));
    let mut index = vec![None; register.identities.persons.len()];
    for (new, (old, _)) in people.iter().enumerate() {
        index[*old] = Some(PersonIndex(u32::try_from(new).expect("fewer people than bytes of text")));
    }
    let mentions = mentions.into_iter().map(|resolved| resolved.into_iter().map(|mention| shown(mention, &index)).collect()).collect();
    People { people: people.into_iter().map(|(_, person)| person).collect(), mentions }
}

fn shown(mention: Resolved, index: &[Option<PersonIndex>]) -> Mention {
    Mention { span: mention.span, person: mention.person.and_then(|person| index[person]), form: mention.form, grade: mention.grade }
}

/// The ids given so far.
struct Ids {
    /// How often each was asked for.
    taken: BTreeMap<String, usize>,
    /// Those that the editor gives, each until its person comes for it.
    reserved: BTreeSet<String>,
}

impl Ids {
    /// The id of a person; a name that is taken, or that the editor gives somebody else, gets a number.
    fn take(&mut self, given: Option<&str>, name: &str) -> String {
        let slug = slug_of(given.unwrap_or(name));
        if given.is_some() && self.reserved.remove(&slug) {
            return slug;
        }
        let count = self.taken.entry(slug.clone()).or_insert(0);
        *count += 1;
        if *count > 1 { format!("{slug}-{count}") } else { slug }
    }
}

/// What makes a form the name shown: a whole name, the articles that have it, how many letters it has, and where it stands first.
type Worth = (bool, usize, usize, std::cmp::Reverse<(usize, u32)>);

impl<'a> Record<'a> {
    fn add(&mut self, project: &'a Project, annotated: &'a Annotations, article: usize, mention: &Resolved) {
        let text = &project.articles[article].text;
        let evidence = Evidence { article, span: mention.span };
        let phrase = mention.phrase.map(|place| &annotated.names[place]);
        let role = phrase.and_then(|phrase| phrase.role);
        let is_royal = phrase.is_some_and(|phrase| phrase.cues.contains(Cues::ROYAL)) && mention.form == Form::Part;
        let royal = role.filter(|_| is_royal).map(|role| role.of(text).rsplit(' ').next().unwrap_or_default());
        let surname = mention.surname.map(|surname| surname.of(text));
        let surface = Surface { letters: mention.span.of(text), royal, surname, is_cased: annotated.words.is_cased };
        let place = *self.places.entry(surface).or_insert_with(|| {
            let is_full = mention.form == Form::Full;
            self.surfaces.push((surface, Uses { first: evidence, count: 0, articles: Vec::new(), is_full, is_royal }));
            self.surfaces.len() - 1
        });
        let uses = &mut self.surfaces[place].1;
        uses.count += 1;
        push_once(&mut uses.articles, article);
        if let Some(role) = role {
            self.add_role(role.of(text), article, role);
        }
        push_once(&mut self.articles, article);
        self.mentions += 1;
        let is_credit = project.articles[article].role_at(mention.span) == Some(Role::Credit);
        self.is_subject |= !is_credit;
    }

    fn add_role(&mut self, letters: &str, article: usize, span: Span) {
        let text = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut told_here = self.roles.iter().rev().take_while(|role| role.evidence.article == article);
        if !told_here.any(|role| role.text.eq_ignore_ascii_case(&text)) {
            self.roles.push(ReportedRole { text, evidence: Evidence { article, span } });
        }
    }

    fn into_person(self, given: &Given, ids: &mut Ids) -> Person {
        let forms = forms_of(self.surfaces);
        let mut aliases: Vec<(Alias, Worth)> = forms
            .into_values()
            .map(|written| {
                let text = written.best_writing();
                let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
                let first = std::cmp::Reverse((written.first.article, written.first.span.start));
                let worth = (written.is_full || written.is_royal, written.articles.len(), letters, first);
                (Alias { text, evidence: written.first, mentions: written.count }, worth)
            })
            .collect();
        aliases.sort_by(|one, other| {
            let use_of = |alias: &Alias| (std::cmp::Reverse(alias.mentions), alias.text.clone());
            use_of(&one.0).cmp(&use_of(&other.0))
        });
        let best = (0..aliases.len())
            .max_by_key(|place| (aliases[*place].1, std::cmp::Reverse(*place)))
            .expect("a person with mentions has a name");
        let name = given.name.clone().unwrap_or_else(|| without_nickname(&aliases[best].0.text));
        let (mut named, aliases): (Vec<Alias>, Vec<Alias>) =
            aliases.into_iter().map(|(alias, _)| alias).partition(|alias| alias.text == name);
        Person {
            id: ids.take(given.slug.as_deref(), &name),
            name,
            named: named.pop(),
            aliases,
            is_subject: self.is_subject,
            roles: self.roles,
            articles: self.articles,
            mentions: self.mentions,
            note: given.note.clone(),
            presence: given.presence,
        }
    }
}

/// A name without a nickname of several words in it: “Carl “The Ox” Odi” is listed as Carl Odi; “Ann “Nan” Odi” as she is.
fn without_nickname(name: &str) -> String {
    let marked = name.split_once(" “").and_then(|(first, rest)| Some((first, rest.split_once("” ")?)));
    match marked.or_else(|| name.split_once(" \"").and_then(|(first, rest)| Some((first, rest.split_once("\" ")?)))) {
        Some((first, (nickname, surname))) if nickname.contains(' ') => format!("{first} {surname}"),
        _ => name.to_owned(),
    }
}

/// By the letters without case and accents: each form of the name.
fn forms_of(surfaces: Vec<(Surface<'_>, Uses)>) -> BTreeMap<String, Written> {
    let mut forms: BTreeMap<String, Written> = BTreeMap::new();
    for (surface, uses) in surfaces {
        let Uses { first, count, articles, is_full, is_royal } = uses;
        let letters = surface.shown();
        let written = forms.entry(fold(&letters)).or_insert_with(|| Written {
            writings: BTreeMap::new(),
            first,
            count: 0,
            articles: BTreeSet::new(),
            is_full,
            is_royal,
        });
        written.count += count;
        written.articles.extend(articles);
        // A writing with capitals outweighs any that had to be capitalised here.
        *written.writings.entry(letters).or_insert(0) += if surface.is_cased { 1000 * count } else { count };
    }
    forms
}

impl Surface<'_> {
    /// As it is shown: “King Odwan”, of “king odwan”.
    fn shown(self) -> String {
        let letters = shown_letters(self.letters, self.is_cased);
        match (self.royal, self.surname) {
            (Some(title), _) => format!("{} {letters}", capitalised(title)),
            (None, Some(surname)) => format!("{letters} {}", shown_letters(surname, self.is_cased)),
            (None, None) => letters,
        }
    }
}

/// Adds an article to those that name somebody; they come in order.
fn push_once(articles: &mut Vec<usize>, article: usize) {
    if articles.last() != Some(&article) {
        articles.push(article);
    }
}

impl Written {
    /// The writing used most; of equals the one with more accents.
    fn best_writing(&self) -> String {
        let best = self.writings.iter().max_by_key(|(text, count)| (**count, text.len()));
        best.map(|(text, _)| text.clone()).unwrap_or_default()
    }
}

/// The letters of a name as shown: on one line, a doubled surname once, and capitalised where the text has no capitals.
fn shown_letters(letters: &str, is_cased: bool) -> String {
    let mut words: Vec<&str> = letters.split_whitespace().collect();
    if words.len() > 2 && fold(words[words.len() - 1]) == fold(words[words.len() - 2]) {
        words.pop();
    }
    // “Reyes, Ann”
    if words.len() > 1 && words[0].ends_with(',') {
        words.rotate_left(1);
        let last = words.len() - 1;
        words[last] = words[last].trim_end_matches(',');
    }
    if is_cased {
        // “ANN REYES”, “Eva ODWAN”; not “AJ Reyes” or “Ann Reyes III”
        let is_shouted = |word: &str| word.len() > 3 && !word.contains('.') && word.chars().all(char::is_uppercase);
        let is_whole = words.iter().all(|word| word.chars().all(|letter| !letter.is_lowercase()));
        let shown = words
            .iter()
            .map(|word| if is_shouted(word) || is_whole && word.len() == 3 { Cow::Owned(capitalised(word)) } else { Cow::Borrowed(*word) });
        return shown.collect::<Vec<_>>().join(" ");
    }
    words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" ")
}

/// “REYES” and “reyes” as “Reyes”; “al-odi” as “al-Odi”, “jean-luc” as “Jean-Luc”.
fn capitalised(word: &str) -> String {
    const SMALL: &[&str] = &["al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "del", "di", "da", "dos"];
    let lower = word.to_lowercase();
    let parts = lower.split('-').map(|part| {
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if !SMALL.contains(&part) => first.to_uppercase().chain(letters).collect(),
            _ => part.to_owned(),
        }
    });
    parts.collect::<Vec<String>>().join("-")
}
