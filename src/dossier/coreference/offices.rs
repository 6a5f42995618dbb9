//! The offices that articles say people hold, and which of them a definite phrase may mean.

use crate::annotate::lexicon::Classes;
use crate::annotate::lexicon::nations::Nation;
use crate::annotate::words::hash_of_folded;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::dossier::people::{People, PersonIndex, ReportedRole};
use crate::text::Span;

/// The offices that articles give each person.
pub(super) struct Offices {
    by_person: Vec<Vec<Office>>,
}

/// An office as some article gives it: “the former Russian president”.
struct Office {
    /// The article that gives it.
    article: usize,
    /// Where it stands in it.
    start: u32,
    /// The hash of its head: of “president”.
    head: u64,
    /// The hashes of its other words.
    words: Vec<u64>,
    nations: Vec<Nation>,
    /// Words that make it another office, and that a phrase must repeat: “vice”, “former”.
    ranks: Vec<u64>,
    /// Whether it is the head of a state or its government.
    leads_nation: bool,
}

/// Words that make the head after them another office.
static RANKS: &WordList = words![
    "vice",
    "deputy",
    "prime",
    "assistant",
    "associate",
    "acting",
    "former",
    "ex",
    "late",
    "then",
    "ousted",
    "outgoing",
    "incoming",
    "opposition",
    "elect",
    "emeritus",
    "honorary",
    "under",
    "first",
    "press",
];
/// Those who lead a nation, by the head of their office.
static LEADERS: &WordList =
    words!["president", "premier", "chancellor", "king", "queen", "emir", "sultan", "shah", "dictator", "ruler", "monarch", "leader"];
/// What any of them may be called with their nation beside it: “the Syrian leader”.
static CALLED: &WordList = words!["leader", "ruler", "dictator", "strongman"];
const PRIME: u64 = hash_of_folded("prime");
const PREMIER: u64 = hash_of_folded("premier");
const MINISTER: u64 = hash_of_folded("minister");
impl Offices {
    /// Reads the roles of all people once.
    pub(super) fn new(annotations: &[Annotations], people: &People) -> Self {
        let office = |role: &ReportedRole| {
            let words = &annotations[role.evidence.article].words;
            Office::new(role.evidence.article, role.evidence.span.start, &words.tokens[words.words_in(role.evidence.span)])
        };
        let by_person = people.people.iter().map(|person| person.roles.iter().filter_map(office).collect());
        Self { by_person: by_person.collect() }
    }
}

impl Offices {
    /// Whether any article says of a person that they hold an office.
    pub(super) fn has(&self, person: PersonIndex) -> bool {
        !person.of(&self.by_person).is_empty()
    }

    /// The only one of the people named here who holds the office a phrase says. A bare “the president” is somebody whom this article called
    /// President before, and no other it names is one anywhere.
    pub(super) fn holder(&self, phrase: &Phrase, article: usize, here: &[PersonIndex]) -> Option<PersonIndex> {
        let offices_of = |person: &PersonIndex| person.of(&self.by_person).iter();
        let mut fitting = here.iter().filter(|person| offices_of(person).any(|office| office.fits(phrase)));
        let person = *fitting.next()?;
        if fitting.next().is_some() {
            return None;
        }
        // After “Kenyan President Zobo Odi”, an American paper's bare “the president” may still be its own.
        let is_ours = |office: &Office| office.nations.is_empty() || !LEADERS.lists(office.head);
        let is_told = || {
            let mut here = offices_of(&person).filter(|office| office.article == article && office.start < phrase.span.start);
            here.any(|office| office.fits(phrase) && is_ours(office))
        };
        (!phrase.is_bare() || is_told()).then_some(person)
    }
}

/// A definite phrase that names an office.
pub(super) struct Phrase {
    /// All its words.
    pub(super) span: Span,
    /// The hash of its head.
    pub(super) head: u64,
    /// The hashes of its other words; nations and “the” aside.
    pub(super) words: Vec<u64>,
    /// The nations it names.
    pub(super) nations: Vec<Nation>,
}

impl Phrase {
    /// “The president” alone says little.
    fn is_bare(&self) -> bool {
        self.words.is_empty() && self.nations.is_empty()
    }
}

impl Office {
    fn new(article: usize, start: u32, tokens: &[Token]) -> Option<Self> {
        let tail = tokens.iter().position(|token| token.is(Classes::PREPOSITION)).unwrap_or(tokens.len());
        let head_at = tokens[..tail].iter().rposition(|token| token.is(Classes::ROLE | Classes::TITLE))?;
        let head = tokens[head_at].fold;
        let words: Vec<u64> = tokens.iter().enumerate().filter(|(at, _)| *at != head_at).map(|(_, token)| token.fold).collect();
        let ranks: Vec<u64> = words.iter().copied().filter(|word| RANKS.lists(*word)).collect();
        let is_premier = head == MINISTER && ranks == [PRIME];
        let leads_nation = is_premier || ranks.is_empty() && LEADERS.lists(head);
        let nations = tokens.iter().filter_map(|token| token.nation()).collect();
        Some(Self { article, start, head, words, nations, ranks, leads_nation })
    }

    /// Whether a phrase may mean whoever holds this office.
    fn fits(&self, phrase: &Phrase) -> bool {
        let is_called = !phrase.nations.is_empty()
            && self.leads_nation
            && (CALLED.lists(phrase.head) || phrase.head == PREMIER && self.ranks == [PRIME]);
        let has_head = self.head == phrase.head && self.ranks.iter().all(|rank| phrase.words.contains(rank));
        let has_nations = phrase.nations.iter().all(|nation| self.nations.contains(nation));
        let has_words = phrase.words.iter().all(|word| self.words.contains(word));
        (has_head || is_called) && has_nations && has_words
    }
}
