//! The people as shown: names, aliases, roles and ids.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::resolve::{Register, Resolved};
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
struct Record {
    /// By the letters without case and accents: each form of the name.
    forms: BTreeMap<String, Written>,
    roles: Vec<ReportedRole>,
    articles: BTreeSet<usize>,
    mentions: usize,
    is_subject: bool,
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
    let mut records: Vec<Record> = register.identities.persons.iter().map(|_| Record::default()).collect();
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

impl Record {
    fn add(&mut self, project: &Project, annotated: &Annotations, article: usize, mention: &Resolved) {
        let text = &project.articles[article].text;
        let evidence = Evidence { article, span: mention.span };
        let phrase = mention.phrase.map(|place| &annotated.names[place]);
        let letters = shown_letters(mention.span.of(text), annotated.words.is_cased);
        let is_royal = phrase.is_some_and(|phrase| phrase.cues.contains(Cues::ROYAL)) && mention.form == Form::Part;
        let letters = match phrase.and_then(|phrase| phrase.role).filter(|_| is_royal) {
            Some(role) => format!("{} {letters}", capitalised(role.of(text).rsplit(' ').next().unwrap_or_default())),
            None => letters,
        };
        let written = self.forms.entry(fold(&letters)).or_insert_with(|| Written {
            writings: BTreeMap::new(),
            first: evidence,
            count: 0,
            articles: BTreeSet::new(),
            is_full: mention.form == Form::Full,
            is_royal,
        });
        written.count += 1;
        written.articles.insert(article);
        // A writing with capitals outweighs any that had to be capitalised here.
        *written.writings.entry(letters).or_insert(0) += if annotated.words.is_cased { 1000 } else { 1 };
        if let Some(role) = phrase.and_then(|phrase| phrase.role) {
            self.add_role(role.of(text), article, role);
        }
        self.articles.insert(article);
        self.mentions += 1;
        let is_credit = project.articles[article].role_at(mention.span) == Some(Role::Credit);
        self.is_subject |= !is_credit;
    }

    fn add_role(&mut self, letters: &str, article: usize, span: Span) {
        let text = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_told = |role: &ReportedRole| role.evidence.article == article && role.text.eq_ignore_ascii_case(&text);
        if !self.roles.iter().any(is_told) {
            self.roles.push(ReportedRole { text, evidence: Evidence { article, span } });
        }
    }

    fn into_person(self, given: &Given, ids: &mut Ids) -> Person {
        let mut aliases: Vec<(Alias, (bool, usize, usize))> = self
            .forms
            .into_values()
            .map(|written| {
                let text = written.best_writing();
                let worth = (written.is_full || written.is_royal, written.articles.len(), text.chars().count());
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
        let name = given.name.clone().unwrap_or_else(|| aliases[best].0.text.clone());
        let (mut named, aliases): (Vec<Alias>, Vec<Alias>) =
            aliases.into_iter().map(|(alias, _)| alias).partition(|alias| alias.text == name);
        Person {
            id: ids.take(given.slug.as_deref(), &name),
            name,
            named: named.pop(),
            aliases,
            is_subject: self.is_subject,
            roles: self.roles,
            articles: self.articles.into_iter().collect(),
            mentions: self.mentions,
            note: given.note.clone(),
            presence: given.presence,
        }
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
