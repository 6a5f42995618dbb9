//! Which event phrases may tell the same event, judged without a calendar.
//!
//! In: event phrases with the mentions of their articles. Out: event mentions (a phrase with who takes part and which nations it
//! names) and, for those that share what an event cannot do without, the keys they meet under. The day an article came out
//! may follow from them (an event that another article dates), so nothing here depends on it; the timeline joins what the
//! grounded dates allow.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use thin_vec::ThinVec;

use super::people::{Form, Mention, People, PersonIndex};
use crate::annotate::events::{EventPhrase, Kind, Status, Subject};
use crate::annotate::lexicon::Classes;
use crate::annotate::lexicon::nations::Nation;
use crate::annotate::names::NamePhrase;
use crate::annotate::{Annotations, Token, WordList, WordTable, words};
use crate::corpus::Project;
use crate::text::{Span, WordKind, overlapping};

/// An event phrase, with who takes part. Most of its lists are empty: such a list takes one word.
#[derive(Clone, Debug)]
pub(crate) struct EventMention {
    /// The place of its article.
    pub article: usize,
    /// Its place in that article's event phrases.
    pub phrase: usize,
    /// Who takes part, sorted.
    pub people: ThinVec<PersonIndex>,
    /// The nations that its part of the sentence names, sorted.
    pub nations: ThinVec<Nation>,
    /// The hashes of the words there that name something else: a ship, a town, a company. Sorted.
    pub entities: ThinVec<u64>,
}

/// What two mentions of one event share: who, and, where it takes only one, what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// Two people who meet, call, talk.
    Pair(PersonIndex, PersonIndex),
    /// One person to whom something happens, and what.
    Person(Family, PersonIndex),
    /// Two nations that meet, call, talk.
    Nations(Nation, Nation),
    /// One nation to which something happens, and what.
    Nation(Family, Nation),
    /// Something else with a name to which something happens, and what.
    Entity(Family, u64),
    /// What does harm, by its noun.
    Calamity(u64),
    /// A word that tells much in this corpus.
    Word(u64),
}

/// Kinds that may tell one event ([`Kind::is_compatible`]) are of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Family(Kind);

impl Family {
    fn of(kind: Kind) -> Self {
        Self(match kind {
            Kind::Meeting | Kind::Call | Kind::Talk => Kind::Talk,
            Kind::Military | Kind::Begin | Kind::Capture => Kind::Military,
            other => other,
        })
    }

    /// Of what befalls things, the dead are counted in one report and what killed them is told in another.
    fn of_entities(kind: Kind) -> Self {
        if kind.does_harm() { Self(Kind::Death) } else { Self::of(kind) }
    }
}

/// All event mentions, in the order of articles and phrases.
pub(crate) fn find_event_mentions(project: &Project, annotations: &[Annotations], people: &People) -> Vec<EventMention> {
    let articles = annotations.par_iter().enumerate();
    let told: Vec<Arc<Vec<Told>>> = articles
        .map(|(article, annotated)| {
            let mentions = &people.mentions[article];
            let reader = Reader { text: &project.articles[article].text, words: &annotated.words, names: &annotated.names, mentions };
            annotated.memoised(mentions, || annotated.events.iter().map(|event| reader.told(event)).collect())
        })
        .collect();
    // In one list, which grows no further: the lists of all articles are let go of one by one.
    let mut found = Vec::with_capacity(told.iter().map(|told| told.len()).sum());
    for (article, told) in told.into_iter().enumerate() {
        let told = Arc::unwrap_or_clone(told).into_iter().enumerate();
        found.extend(told.map(|(phrase, Told { people, nations, entities })| EventMention { article, phrase, people, nations, entities }));
    }
    found
}

/// The keys under which an event mention meets others of its event, surest first.
pub(crate) fn keys_of(event_mention: &EventMention, kind: Kind) -> Vec<Key> {
    let mut keys = Vec::new();
    let family = Family::of(kind);
    if kind.is_mutual() {
        keys.extend(pairs(&event_mention.people).map(|(one, other)| Key::Pair(one, other)));
        keys.extend(event_mention.people.iter().map(|person| Key::Person(family, *person)));
        keys.extend(pairs(&event_mention.nations).map(|(one, other)| Key::Nations(one, other)));
    } else {
        keys.extend(event_mention.people.iter().map(|person| Key::Person(family, *person)));
        keys.extend(event_mention.nations.iter().map(|nation| Key::Nation(family, *nation)));
        keys.extend(event_mention.entities.iter().map(|entity| Key::Entity(Family::of_entities(kind), *entity)));
    }
    keys
}

/// By pair of people: the places of the event mentions of what they did together and has happened.
pub(crate) fn by_pair(event_mentions: &[EventMention], annotations: &[Annotations]) -> BTreeMap<Key, Vec<usize>> {
    let mut pairs: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (place, event_mention) in event_mentions.iter().enumerate() {
        let event = &annotations[event_mention.article].events[event_mention.phrase];
        if event.status == Status::Happened {
            for key in keys_of(event_mention, event.kind).into_iter().filter(|key| matches!(key, Key::Pair(..))) {
                pairs.entry(key).or_default().push(place);
            }
        }
    }
    pairs
}

fn pairs<T: Copy>(sorted: &[T]) -> impl Iterator<Item = (T, T)> {
    sorted.iter().enumerate().flat_map(|(place, one)| sorted[place + 1..].iter().map(move |other| (*one, *other)))
}

/// What acts or is told of where a name only says whose it is.
static WHOSE: &WordList = words![
    "administration",
    "administrations",
    "government",
    "campaign",
    "aide",
    "aides",
    "team",
    "plan",
    "era",
    "official",
    "officials",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "supporters",
    "loyalists",
    "loyalist",
    "regime",
    "cabinet",
    "presidency",
    "spokesman",
    "spokeswoman",
    "ally",
    "allies",
    "backers",
    "camp",
    "proposal",
    "policy",
    "policies",
    "demonstrators",
    "protesters",
    "protests",
    "forces"
];

/// Whose people report and take no part.
static MEDIA: &WordList = words![
    "cnn",
    "bbc",
    "nbc",
    "abc",
    "cbs",
    "npr",
    "pbs",
    "msnbc",
    "cnbc",
    "hln",
    "fox",
    "sky",
    "itv",
    "reuters",
    "ap",
    "afp",
    "bloomberg",
    "times",
    "post",
    "journal",
    "guardian",
    "telegraph",
    "newsweek",
    "jazeera"
];

/// How many sentences back “the two leaders” may have been named.
const LOOK_BACK: usize = 6;

/// Reads who takes part off one article.
struct Reader<'a> {
    text: &'a str,
    words: &'a WordTable,
    names: &'a [NamePhrase],
    mentions: &'a [Mention],
}

/// What an event phrase tells beside its words.
#[derive(Clone)]
struct Told {
    people: ThinVec<PersonIndex>,
    nations: ThinVec<Nation>,
    entities: ThinVec<u64>,
}

impl Reader<'_> {
    fn told(&self, event: &EventPhrase) -> Told {
        Told { people: self.people_of(event).into(), nations: self.nations_of(event).into(), entities: self.entities_of(event).into() }
    }

    /// The people of an event: those its own part names, and, where they are too few, the subject of a part before it or the
    /// list after it.
    fn people_of(&self, event: &EventPhrase) -> Vec<PersonIndex> {
        let wanted = if event.kind.is_mutual() { 2 } else { 1 };
        let told = self.up_to_subject_matter(event);
        let mut found = self.named_in(told, event.trigger);
        self.add_pair(event.clause, &mut found);
        if found.is_empty() {
            found.extend(self.they(event));
        }
        let lacks_somebody = found.len() < wanted;
        if event.subject == Subject::Relative {
            found.extend(self.antecedent_of(event));
        }
        let is_before = event.subject == Subject::Before;
        if event.is_verb && (is_before || event.kind.is_mutual() && lacks_somebody) || is_before && lacks_somebody {
            let nearest = event.before.iter().map(|part| self.subject_of(*part)).find(|subject| !subject.is_empty());
            found.extend(nearest.unwrap_or_default());
        }
        for part in event.after.iter().filter(|_| told == event.clause) {
            found.extend(self.named_in(*part, event.trigger));
        }
        if event.kind.is_mutual() && self.is_watched(event) {
            found.extend(event.before.iter().map(|part| self.subject_of(*part)).find(|subject| !subject.is_empty()).unwrap_or_default());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The part that tells an event up to what was spoken about: “Hale spoke with Ode **to clarify** the role of Reyes”, “**about** Reyes”.
    fn up_to_subject_matter(&self, event: &EventPhrase) -> Span {
        static MATTERS: &WordList = words!["about", "regarding", "concerning"];
        static PURPOSES: &WordList = words![
            "discuss",
            "clarify",
            "explain",
            "review",
            "address",
            "urge",
            "express",
            "ask",
            "press",
            "protest",
            "demand",
            "condemn",
            "understand",
            "explore",
            "assess",
            "praise",
            "criticize",
            "denounce"
        ];
        if !event.kind.is_mutual() || !event.is_verb {
            return event.clause;
        }
        let tokens = &self.words.tokens;
        let behind = self.words.words_in(event.trigger).end..self.words.words_in(event.clause).end;
        let is_purpose = |at: usize| tokens[at].reads(self.text, "to") && tokens.get(at + 1).is_some_and(|next| next.is(PURPOSES));
        let matter = behind.clone().find(|at| tokens[*at].is(MATTERS) || is_purpose(*at));
        matter.map_or(event.clause, |at| Span { end: tokens[at].span().start, ..event.clause })
    }

    /// Whether somebody is told to have been there: “Hale **looked on as** Reyes and Ode spoke”; not “Hale left as Reyes and Ode spoke”.
    fn is_watched(&self, event: &EventPhrase) -> bool {
        static WATCHING: &WordList = words!["watched", "listened", "nearby"];
        let [.., one, other, opener] = &self.words.tokens[..self.words.words_in(event.clause).start] else { return false };
        let is_there = one.is(words!["looked", "stood", "sat"]) && other.is(words!["on", "by"]);
        opener.is(words!["as", "while"]) && (is_there || other.is(WATCHING))
    }

    fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        overlapping(self.mentions, span, |mention| mention.span).iter().filter(move |mention| span.contains(mention.span))
    }

    /// The people named in a part of a sentence, but not those who only own something in it: “Reyes’s forces” are not Reyes,
    /// “Reyes’s visit” is hers.
    fn named_in(&self, part: Span, trigger: Span) -> Vec<PersonIndex> {
        let mentions = self.mentions_in(part).filter(|mention| !self.is_owner(mention.span, trigger));
        mentions.filter_map(|mention| mention.person).collect()
    }

    /// Whether others act in the name of somebody whose name begins at a word: “**supporters of** President Reyes marched”, “forces **loyal to**
    /// Reyes fired”.
    fn is_followed(&self, name: usize) -> bool {
        const REACH: usize = 6;
        static FOLLOWERS: &WordList = words![
            "supporters",
            "opponents",
            "critics",
            "followers",
            "loyalists",
            "backers",
            "fans",
            "allies",
            "relatives",
            "aides",
            "loyal"
        ];
        let leads = |at: &usize| {
            let token = self.words.tokens[*at];
            token.is_capitalised(self.text)
                || token.is_possessive(self.text)
                || token.is(Classes::ROLE | Classes::TITLE | Classes::DETERMINER)
        };
        let head = (name.saturating_sub(REACH)..name).rev().find(|at| !leads(at));
        head.filter(|at| self.words.tokens[*at].is(words!["of", "to"]))
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| self.words.tokens[at].is(FOLLOWERS))
    }

    fn is_owner(&self, mention: Span, trigger: Span) -> bool {
        const REACH: usize = 9;
        let behind = self.words.words_in(mention).end;
        let tokens = &self.words.tokens;
        let is_compound = self.text[..mention.start as usize].ends_with('-');
        let owns = tokens.get(behind).is_some_and(|token| token.is_possessive(self.text));
        let owned = tokens[behind.min(tokens.len())..].iter().take(REACH);
        // “told **CNN’s Ann Reyes**”
        let first = self.words.words_in(mention).start;
        let is_of_medium =
            self.words.tokens[..first].last_chunk().is_some_and(|[medium, whose]| whose.is_possessive(self.text) && medium.is(MEDIA));
        // “the **Reyes** administration named a treasurer”
        let is_attribute = tokens.get(behind).is_some_and(|token| token.is_small() && token.is(WHOSE));
        is_compound
            || is_attribute
            || is_of_medium
            || self.is_followed(first)
            || owns && !owned.into_iter().any(|token| trigger.contains(token.span()))
    }

    /// Whom the “who” before an event's part means: the person named right before it, or whose role stands there; at most an age or a
    /// comma are between.
    ///
    /// > **Reyes**, 67, who resigned in May   **Reyes**, the mayor who resigned   Not: Reyes met a doctor who resigned in May.
    fn antecedent_of(&self, event: &EventPhrase) -> Option<PersonIndex> {
        let opener = self.words.words_in(event.clause).start.checked_sub(1)?;
        let before = self.words.tokens[..opener].iter().rposition(|token| token.kind() == WordKind::Letters)?;
        let last = self.words.tokens[before].span();
        let nearby = overlapping(self.names, event.sentence, |name| name.span).iter();
        let with_role = nearby.rev().find(|name| name.role.is_some_and(|role| role.end == last.end)).map(|name| name.span);
        let named = self
            .mentions_in(event.sentence)
            .find(|mention| mention.span.end == last.end || with_role.is_some_and(|name| name.overlaps(mention.span)));
        named?.person
    }

    /// The subject of a part: the first person named, and those joined to them by “and”.
    fn subject_of(&self, part: Span) -> Vec<PersonIndex> {
        let mut subject = Vec::new();
        let mut end = None;
        for mention in self.mentions_in(part).filter(|mention| !self.is_owner(mention.span, Span { start: part.start, end: part.start })) {
            if let Some(end) = end {
                let between = Span { start: end, end: mention.span.start };
                let is_joined =
                    between.of(self.text).split_whitespace().any(|word| matches!(word, "and" | "And" | ",")) && between.len() < 60;
                if !is_joined {
                    break;
                }
            }
            end = Some(mention.span.end);
            subject.extend(mention.person);
        }
        if subject.is_empty() {
            self.add_pair(part, &mut subject);
        }
        subject
    }

    /// “the two leaders”, “both men”: the two people named last before, in the same sentence or in the nearest one that
    /// names two.
    fn add_pair(&self, part: Span, found: &mut Vec<PersonIndex>) {
        let Some(at) = self.pair_phrase(part) else { return };
        let Some(sentence) = self.words.sentence_at(at) else { return };
        let own = Span { start: self.words.sentences[sentence].span.start, end: at };
        if let [.., one, other] = self.distinct_in(own)[..] {
            found.extend([one, other]);
            return;
        }
        for before in self.words.sentences[sentence.saturating_sub(LOOK_BACK)..sentence].iter().rev() {
            if let [one, other, ..] = self.distinct_in(before.span)[..] {
                found.extend([one, other]);
                return;
            }
        }
    }

    /// Whom the “they” that is the subject of an event means: the two people that the sentence before names.
    ///
    /// > Reyes received Ode at noon. **They** signed the accord.
    fn they(&self, event: &EventPhrase) -> Vec<PersonIndex> {
        let tokens = &self.words.tokens[self.words.words_in(event.clause)];
        if !tokens.first().is_some_and(|first| first.is(words!["they"])) {
            return Vec::new();
        }
        let sentence = self.words.sentence_at(event.sentence.start).and_then(|sentence| sentence.checked_sub(1));
        let Some(before) = sentence.map(|before| self.words.sentences[before].span) else { return Vec::new() };
        let mut people = self.distinct_in(before);
        if people.is_empty() {
            self.add_pair(before, &mut people);
        }
        if people.len() == 2 { people } else { Vec::new() }
    }

    /// Where a part speaks of two without naming them.
    fn pair_phrase(&self, part: Span) -> Option<u32> {
        static NOUNS: &WordList = words!["leaders", "men", "presidents", "ministers", "sides", "women", "officials", "politicians"];
        let range = self.words.words_in(part);
        let tokens = &self.words.tokens;
        let is = |at: usize, list| tokens.get(at).is_some_and(|token| token.is(list));
        range
            .into_iter()
            .find(|at| {
                let is_the = || at.checked_sub(1).is_some_and(|before| is(before, words!["the"]));
                is(at + 1, NOUNS) && (is(*at, words!["both"]) || is(*at, words!["two"]) && is_the())
            })
            .map(|at| tokens[at].span().start)
    }

    /// The people named in a span, each once, in order of their first mention.
    fn distinct_in(&self, span: Span) -> Vec<PersonIndex> {
        let mut found = Vec::new();
        for person in self.mentions_in(span).filter(|mention| mention.form != Form::Pronoun).filter_map(|mention| mention.person) {
            if !found.contains(&person) {
                found.push(person);
            }
        }
        found
    }

    fn nations_of(&self, event: &EventPhrase) -> Vec<Nation> {
        // Countries that meet are named all over the sentence: “On Monday, the Danish and Finnish
        // presidents … will fly to Norway”.
        let parts = if event.kind.is_mutual() {
            vec![event.sentence]
        } else {
            std::iter::once(&event.clause).chain(&event.after).copied().collect()
        };
        let words = parts.into_iter().flat_map(|part| self.words.words_in(part));
        let mut nations: Vec<Nation> = words.filter_map(|at| self.words.tokens[at].nation()).collect();
        nations.sort_unstable();
        nations.dedup();
        nations
    }

    /// The words of an event's part that name neither people nor nations nor days, or of the nearest part before it that has some.
    /// What takes two is known by its people.
    ///
    /// > The ferry **Gannet** sank off **Linden** on Monday.
    fn entities_of(&self, event: &EventPhrase) -> Vec<u64> {
        if event.kind.is_mutual() {
            return Vec::new();
        }
        // “Seven died when a bus hit a tree near Linden”
        let behind = event.after.iter().filter(|_| event.kind.does_harm());
        let parts = std::iter::once(&event.clause).chain(&event.before).chain(behind);
        let mut entities =
            parts.map(|part| self.entities_in(*part, event.sentence.start)).find(|entities| !entities.is_empty()).unwrap_or_default();
        entities.sort_unstable();
        entities.dedup();
        entities
    }

    fn entities_in(&self, part: Span, sentence_start: u32) -> Vec<u64> {
        let others = Classes::FUNCTION | Classes::WEEKDAY | Classes::MONTH | Classes::DEMONYM | Classes::NATION | Classes::HONORIFIC;
        let names_entity = |token: &&Token| {
            let is_name = if self.words.is_cased {
                // Whatever opens a sentence has a capital.
                token.is_capitalised(self.text) && (token.span().start > sentence_start || !token.is(Classes::COMMON))
            } else {
                token.is(Classes::CITY) && !token.is(Classes::COMMON)
            };
            is_name
                && token.kind() == WordKind::Letters
                && !token.is(others)
                && overlapping(self.mentions, token.span(), |mention| mention.span).is_empty()
        };
        self.words.tokens[self.words.words_in(part)].iter().filter(names_entity).map(|token| token.fold).collect()
    }
}
