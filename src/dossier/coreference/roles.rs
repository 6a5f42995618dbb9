//! “The mayor of Linden”, “the Syrian leader”: definite phrases that say an office one of the people named here holds.

use std::ops::Range;

use super::offices::{Offices, Phrase};
use super::{Page, reference};
use crate::annotate::lexicon::Classes;
use crate::annotate::words::Sentence;
use crate::annotate::{Token, WordList, words};
use crate::corpus::Role;
use crate::dossier::people::{Form, Mention, PersonIndex};
use crate::text::{Span, WordKind};

/// The definite phrases of an article that mean one of the people it names.
pub(super) fn find(page: &Page<'_>, named: &[Mention], offices: &Offices) -> Vec<Mention> {
    let mut here: Vec<PersonIndex> = named.iter().filter_map(|mention| mention.person).collect();
    here.sort_unstable();
    here.dedup();
    here.retain(|person| offices.has(*person));
    if here.is_empty() {
        return Vec::new();
    }
    let words = &page.annotated.words;
    let mut found = Vec::new();
    // “A spokesman for the bank” is whom “the spokesman” means from there on.
    let mut unnamed: Vec<u64> = Vec::new();
    let names_office = |sentence: &&Sentence| words.tokens[sentence.words()].iter().any(|token| token.is(HEAD));
    let is_told = |sentence: &&Sentence| is_told(page.article.role_at(sentence.span));
    for sentence in words.sentences.iter().filter(names_office).filter(is_told) {
        for at in sentence.words().filter(|at| words.tokens[*at].is(Classes::DETERMINER)) {
            let run = office_at(page, at + 1, sentence.words().end);
            match words.tokens[at].of(&page.article.text) {
                _ if run.is_empty() => {}
                "the" | "The" | "THE" => {
                    let phrase = whole(page, at, run, sentence.words().end).map(|range| read(page, at, range));
                    let phrase = phrase.filter(|phrase| !phrase.nations.is_empty() || !unnamed.contains(&phrase.head));
                    let meant = phrase.filter(|phrase| !is_beside_name(page, named, phrase.span) && !page.is_quoted(phrase.span));
                    let person = |phrase: &Phrase| offices.holder(phrase, page.place, &here);
                    found.extend(meant.and_then(|phrase| Some(reference(phrase.span, person(&phrase)?, Form::Role))));
                }
                "a" | "A" | "an" | "An" if !is_beside_name(page, named, words.span_of(run.clone())) => {
                    unnamed.push(words.tokens[run.end - 1].fold);
                }
                _ => {}
            }
        }
    }
    found
}

/// What an office has for its head.
const HEAD: Classes = Classes::ROLE.union(Classes::TITLE);

/// The report itself, and what stands below its pictures and above it.
fn is_told(role: Option<Role>) -> bool {
    matches!(role, None | Some(Role::Caption | Role::Highlight))
}

/// The places of the words of an office from `start` on, its head the last: “**Syrian president** of …”; empty where none stands there.
fn office_at(page: &Page<'_>, start: usize, end: usize) -> Range<usize> {
    const INSIDE: Classes = HEAD.union(Classes::ROLE_MODIFIER).union(Classes::DEMONYM).union(Classes::COUNTRY).union(Classes::BODY);
    let tokens = &page.annotated.words.tokens;
    let is_inside = |at: &usize| tokens[*at].kind() == WordKind::Letters && tokens[*at].is(INSIDE);
    let mut run = (start..end.min(start + LONGEST)).take_while(is_inside).count();
    // “The princess **then** left”
    while run > 1 && tokens[start + run - 1].is(words!["then"]) {
        run -= 1;
    }
    let has_head = run > 0 && tokens[start + run - 1].is(HEAD);
    start..if has_head { start + run } else { start }
}

/// The same with what belongs to it (“of Linden”); `None` where what stands around it makes another thing of it.
///
/// “the **Syrian president** said”, “the **mayor of Linden**”; not “the president elect”, “the head of a family”, “was the mayor”.
fn whole(page: &Page<'_>, determiner: usize, office: Range<usize>, end: usize) -> Option<Range<usize>> {
    let tokens = &page.annotated.words.tokens;
    let text = &page.article.text;
    let letters = |at: usize| if at < end { tokens[at].of(text) } else { "" };
    let mut behind = office.end;
    if matches!(letters(behind), "of" | "for") {
        let from = behind + 1 + usize::from(letters(behind + 1) == "the");
        let is_capitalised = |token: &Token| page.annotated.words.is_cased && token.is_capitalised(text);
        let is_name = |token: &Token| token.is(Classes::COUNTRY | Classes::CITY | Classes::BODY) || is_capitalised(token);
        let tail =
            (from..end.min(from + LONGEST)).take_while(|at| tokens[*at].kind() == WordKind::Letters && is_name(&tokens[*at])).count();
        if tail == 0 {
            return None;
        }
        behind = from + tail;
    }
    let is_predicate = determiner.checked_sub(1).is_some_and(|before| tokens[before].is(Classes::BE) || tokens[before].is(BECOMING));
    (!is_predicate && (behind >= end || ends_before(page, behind))).then_some(office.start..behind)
}

/// Whether a phrase may end before the word at `at`: a mark, a verb, a small word; not another noun.
fn ends_before(page: &Page<'_>, at: usize) -> bool {
    let text = &page.article.text;
    let next = page.annotated.words.tokens[at];
    if next.kind() != WordKind::Letters {
        return next.of(text) != "-";
    }
    let is_verb = next.is(Classes::SPEECH | Classes::AUXILIARY | Classes::BE) || next.is(PAST) || next.of(text).ends_with("ed");
    let is_adverb = next.is(words!["then", "also", "later", "now", "still", "never", "again", "twice", "only", "already", "once"]);
    let is_small = is_adverb || next.is(Classes::FUNCTION) && !matches!(next.of(text), "of" | "for");
    next.is_possessive(text) || is_verb || is_small
}

/// After these, a phrase says what somebody is, not who.
static BECOMING: &WordList = words!["as", "become", "became", "becoming", "named", "elected", "remain", "remains", "remained"];
/// Verbs of the past that do not end in “ed”, and tell of people.
static PAST: &WordList = words![
    "ate",
    "began",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "chose",
    "cut",
    "drew",
    "drove",
    "fell",
    "felt",
    "fled",
    "flew",
    "forgot",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "heard",
    "held",
    "hid",
    "hit",
    "hurt",
    "kept",
    "knew",
    "laid",
    "lay",
    "led",
    "left",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "read",
    "rode",
    "rose",
    "sang",
    "sat",
    "saw",
    "sent",
    "set",
    "shook",
    "shot",
    "slept",
    "sold",
    "sought",
    "spent",
    "spoke",
    "stood",
    "struck",
    "swore",
    "taught",
    "thought",
    "threw",
    "took",
    "understood",
    "went",
    "withdrew",
    "woke",
    "won",
    "wore",
    "wrote",
];
/// An office has few words.
const LONGEST: usize = 6;

fn read(page: &Page<'_>, determiner: usize, range: Range<usize>) -> Phrase {
    let table = &page.annotated.words;
    let tokens = &table.tokens[range.clone()];
    let tail = tokens.iter().position(|token| token.is(Classes::PREPOSITION)).unwrap_or(tokens.len());
    let head = tail - 1;
    let others = || tokens.iter().enumerate().filter(|(at, _)| *at != head).map(|(_, token)| token);
    let is_word = |token: &&Token| token.nation().is_none() && !token.is(Classes::PREPOSITION | Classes::DETERMINER);
    Phrase {
        span: table.span_of(determiner..range.end),
        head: tokens[head].fold,
        words: others().filter(is_word).map(|token| token.fold).collect(),
        nations: others().filter_map(|token| token.nation()).collect(),
    }
}

/// Whether the words are the role of a name beside them: “the mayor, Ann Reyes,”; “Ann Reyes, the mayor,”.
fn is_beside_name(page: &Page<'_>, named: &[Mention], span: Span) -> bool {
    let first = named.partition_point(|mention| mention.span.end + FARTHEST < span.start);
    let near = named[first..].iter().take_while(|mention| mention.span.start < span.end + FARTHEST);
    let follows = |name: Span| {
        let between = page.article.text.get(span.end as usize..name.start as usize);
        between.is_some_and(|between| between.trim_matches([' ', ',']).is_empty())
    };
    near.into_iter().any(|mention| {
        mention.span.overlaps(span) || follows(mention.span) || page.role_beside(mention.span).is_some_and(|role| role.overlaps(span))
    })
}

/// A role that far from a name is not beside it.
const FARTHEST: u32 = 200;
