//! How far the words of a report can be printed as they stand.
//!
//! In: the report of an event and the part of it that is to be shown. Out: the teller's word for the day, which is left out of it, and how
//! much an editor would have to mend.
//!
//! > The council ~~yesterday~~ approved the dam.   Not: He left.   As crowds cheered in the square   Mayor Reyes speaks on Monday

use jiff::civil::Date;

use super::super::Sources;
use super::shorten::{self, ASIDE};
use crate::annotate::events::{EventPhrase, Status};
use crate::annotate::lexicon::Classes;
use crate::annotate::quotes::Directness;
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Case, Span, WordKind, overlapping};

/// The words of a report that may be shown.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Wording {
    /// From the first to the last.
    pub(in super::super) span: Span,
    /// The teller's word for the day, which is not shown: under its own day “yesterday” sends the reader a day back.
    pub(in super::super) without: Option<Span>,
    /// How much an editor would have to mend: 0 where they can be printed as they stand, about 1 where they cannot.
    pub(in super::super) mend: f32,
    /// How far that speaks against the event itself, where nobody else tells it.
    pub(in super::super) doubt: f32,
    /// Whether they are no sentence of a report: half of one, what stands below a picture, or a headline run into it.
    pub(in super::super) is_broken: bool,
}

/// What the report of an event on a day shows.
pub(super) fn wording(sources: &Sources<'_>, member: usize, day: Option<Date>) -> Wording {
    let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
    let text = &sources.project.articles[mention.article].text;
    let words = &sources.annotations[mention.article].words;
    let mut span = shorten::shortened(sources, member);
    let mut without = day.and_then(|day| word_for_day(sources, mention.article, span, day));
    if let Some(last) = without.filter(|last| last.end >= span.end) {
        span.end = last.start;
        without = None;
    }
    let is_told = |at: &usize| !without.is_some_and(|without| without.contains(words.tokens[*at].span()));
    let range = words.words_in(span);
    let shown: Vec<Token> = range.clone().filter(is_told).map(|at| words.tokens[at]).collect();
    let reader = Reader { sources, article: mention.article, text, words, phrase, shown: &shown };
    let is_broken = reader.is_half() || reader.is_below_a_picture() || reader.runs_on_a_headline();
    // What each costs the words, and what it costs the event.
    let faults = [
        (0.6, 0.35, reader.counts_from_itself()),
        (1.0, 0.5, is_broken),
        (0.3, 0.0, reader.counts_weeks_from_itself()),
        (0.5, 0.0, reader.is_untold()),
        (0.35, 0.0, reader.leans()),
        (0.3, 0.35, reader.is_of_somebody_before() || reader.counts_from_before()),
        (0.6, 0.0, reader.tells_something_else()),
        (0.3, 0.0, !phrase.is_main),
        (0.15, 0.0, !phrase.is_verb),
        (0.2, 0.1, reader.points_elsewhere()),
    ];
    let held = || faults.iter().filter(|(.., holds)| *holds);
    let (mend, doubt) = (held().map(|(words, ..)| words).sum(), held().map(|(_, event, _)| event).sum());
    Wording { span, without, mend, doubt, is_broken }
}

/// Words for a day that are counted from the day of the teller.
static OF_THE_TELLER: &WordList = words!["yesterday", "today", "tonight", "tomorrow"];
static PART_OF_DAY: &WordList = words!["night", "morning", "afternoon", "evening"];

/// The teller's word for a day, with the white space before it, where a sentence is whole without it: “the council **yesterday** approved
/// the dam”. Not: yesterday’s vote; from yesterday; “I left yesterday,” she said.
fn word_for_day(sources: &Sources<'_>, article: usize, span: Span, day: Date) -> Option<Span> {
    static TIED: &WordList = words![
        "of", "from", "until", "till", "since", "by", "for", "and", "or", "through", "to", "between", "than", "as", "on", "before",
        "after", "not", "is", "was", "but", "with", "about", "that", "which", "both", "in", "at", "spent", "spend", "spends", "spending"
    ];
    let text = &sources.project.articles[article].text;
    let words = &sources.annotations[article].words;
    let quotes = &sources.annotations[article].quotes;
    let times = overlapping(&sources.times[article], span, |time| time.span).iter();
    for time in times.filter(|time| time.days == Some((day, day)) && span.contains(time.span)) {
        let mut here = words.words_in(time.span);
        if !is_of_the_teller(&words.tokens[here.clone()]) || words.tokens[here.clone()].len() > 3 {
            continue;
        }
        if here.start > 0 && words.tokens[here.start - 1].is(words!["late", "early", "earlier", "later", "just", "only"]) {
            here.start -= 1;
        }
        let (Some(before), next) = (here.start.checked_sub(1).map(|at| words.tokens[at]), words.tokens.get(here.end)) else { continue };
        let is_quoted = overlapping(quotes, time.span, |quote| quote.content).iter().any(|quote| quote.directness != Directness::Indirect);
        let is_first = before.span().start < span.start;
        let is_led = before.kind() == WordKind::Mark && !matches!(before.of(text), ")" | "”" | "\"") || before.is(TIED);
        let is_tied = next.is_some_and(|next| {
            next.is_possessive(text)
                || next.is(words!["and", "or", "that", "which"])
                || next.is_glued() && next.of(text) == "-"
                || next.is(Classes::PREPOSITION) && next.is(words!["of"])
        });
        if is_quoted || is_first || is_led || is_tied {
            continue;
        }
        return Some(Span { start: before.span().end, end: words.tokens[here.end - 1].span().end });
    }
    None
}

/// “yesterday”, “last night”, “this morning”
fn is_of_the_teller(tokens: &[Token]) -> bool {
    let of_part = |pair: &[Token]| pair[0].is(words!["last", "this"]) && pair[1].is(PART_OF_DAY);
    tokens.iter().any(|token| token.is(OF_THE_TELLER)) || tokens.windows(2).any(of_part)
}

/// Words that are shown, and what is known of their article.
struct Reader<'a> {
    sources: &'a Sources<'a>,
    article: usize,
    text: &'a str,
    words: &'a WordTable,
    phrase: &'a EventPhrase,
    shown: &'a [Token],
}

impl Reader<'_> {
    fn is_quoted(&self, token: Token) -> bool {
        let quotes = &self.sources.annotations[self.article].quotes;
        overlapping(quotes, token.span(), |quote| quote.content).iter().any(|quote| quote.directness != Directness::Indirect)
    }

    fn counts_from_itself(&self) -> bool {
        is_of_the_teller(self.shown)
    }

    /// “The rig sank **last week**”: under its own day that is another week.
    fn counts_weeks_from_itself(&self) -> bool {
        self.shown.windows(2).any(|pair| {
            pair[0].is(words!["last", "this", "next"]) && pair[1].is(words!["week", "weekend", "month", "year"]) && !self.is_quoted(pair[0])
        })
    }

    /// Whether they stand below a picture.
    fn is_below_a_picture(&self) -> bool {
        let article = &self.sources.project.articles[self.article];
        article.role_at(self.phrase.sentence).is_some()
            || self.shown.iter().any(|token| token.is(words!["unseen", "pictured", "photo", "photos", "gallery"]))
    }

    /// Whether nothing in them is told as over, as below a picture: “Mayor Reyes **speaks** on Monday”.
    fn is_untold(&self) -> bool {
        let events = &self.sources.annotations[self.article].events;
        let tells_past =
            || overlapping(events, self.phrase.sentence, |event| event.trigger).iter().any(|event| event.is_verb && event.is_past);
        let is_past = |token: &Token| {
            token.is(Classes::BE | Classes::AUXILIARY) && !token.is(words!["is", "are", "be", "do", "does", "can", "being"])
                || token.is_small() && token.of(self.text).ends_with("ed")
        };
        // “March 7 - Council approves dam”
        let opening = &self.words.tokens[self.words.words_in(self.phrase.sentence)];
        let mut opening = opening.iter().filter(|token| token.kind() != WordKind::Mark);
        let is_chronicle = opening.next().is_some_and(|first| first.is(Classes::MONTH))
            && opening.next().is_some_and(|day| day.kind() == WordKind::Number);
        self.phrase.status == Status::Happened
            && !is_chronicle
            && !(self.phrase.is_past && self.phrase.is_verb || self.shown.iter().any(is_past) || tells_past())
    }

    /// Whether they lean on what stands before them: “He left”, “But the mayor left”, “A day later the mayor left”, “On Monday, he left”.
    fn leans(&self) -> bool {
        const OPENING: usize = 4;
        static LEANING: &WordList = words![
            "he",
            "she",
            "they",
            "it",
            "his",
            "her",
            "their",
            "its",
            "this",
            "that",
            "these",
            "those",
            "but",
            "and",
            "or",
            "so",
            "yet",
            "also",
            "meanwhile",
            "however",
            "then",
            "there",
            "who",
            "which",
            "both",
            "such",
            "instead",
            "still",
            "later",
            "earlier",
            "another",
            "other",
            "already",
            "similarly",
            "indeed",
            "thus",
            "therefore",
            "nevertheless",
            "moreover",
            "eventually",
            "finally",
            "elsewhere"
        ];
        let Some(first) = self.shown.first() else { return true };
        let is_small = self.words.is_cased && first.case() == Case::Lower && first.kind() == WordKind::Letters;
        let is_mark = first.kind() == WordKind::Mark && !matches!(first.of(self.text), "“" | "\"" | "$" | "‘" | "'");
        let opening = &self.shown[..self.shown.len().min(OPENING)];
        let points = opening.iter().any(|token| token.is(words!["these", "those"]));
        let is_result =
            first.is(words!["as", "in"]) && opening.iter().skip(1).any(|token| token.is(words!["result", "regard", "addition"]));
        first.is(LEANING) || is_small || is_mark || points || is_result || self.takes_for_known()
    }

    /// Whether they open with a thing that was named before: “**The commitments**, outlined on Monday, are”, “**The decision** was made”.
    fn takes_for_known(&self) -> bool {
        let [article, noun, next, ..] = self.shown else { return false };
        let is_noun = noun.is_small() && noun.kind() == WordKind::Letters && !noun.is(Classes::FUNCTION | Classes::ROLE);
        let is_bare = next.of(self.text) == "," || next.is(Classes::BE | Classes::AUXILIARY | Classes::SPEECH);
        article.is(words!["the"]) && is_noun && is_bare
    }

    /// Whether their day is counted from what stands before: “A day later, the mayor left”.
    fn counts_from_before(&self) -> bool {
        const OPENING: usize = 4;
        static DISTANCES: &WordList = words!["later", "earlier", "next", "same", "following", "previous"];
        static UNITS: &WordList = words![
            "hour",
            "hours",
            "day",
            "days",
            "night",
            "morning",
            "evening",
            "afternoon",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "time",
            "video",
            "result"
        ];
        let opening = &self.shown[..self.shown.len().min(OPENING)];
        opening.iter().any(|token| token.is(DISTANCES)) && opening.iter().any(|token| token.is(UNITS))
    }

    /// Whether they name the event only to date what they tell: “**After the mayor’s speech**, crowds cheered”.
    fn tells_something_else(&self) -> bool {
        let comma = self.shown.iter().find(|token| token.of(self.text) == ",");
        let is_gerund = |first: &Token| first.of(self.text).ends_with("ing") && first.is(Classes::COMMON) && !self.phrase.is_main;
        self.shown.first().is_some_and(|first| first.is(ASIDE) || is_gerund(first))
            && comma.is_some_and(|comma| self.phrase.trigger.end <= comma.span().start)
    }

    /// Whether a pronoun means somebody whom the words do not name: “On Monday, **he** left”.
    fn is_of_somebody_before(&self) -> bool {
        const NEAR: usize = 8;
        let mentions = &self.sources.people.mentions[self.article];
        let named = |span: Span| overlapping(mentions, span, |mention| mention.span).iter().any(|mention| mention.form.is_name());
        let is_pronoun = |token: &Token| token.is(words!["he", "she"]) && !self.is_quoted(*token);
        let lacks_name = self.shown.iter().find(|token| is_pronoun(token)).is_some_and(|pronoun| {
            let before = self.shown.first().map_or(pronoun.span(), |first| Span { start: first.span().start, end: pronoun.span().start });
            !named(before)
        });
        let comma = self.shown.iter().take(NEAR).position(|token| token.of(self.text) == ",");
        let follows = comma.and_then(|comma| self.shown.get(comma + 1)).is_some_and(|next| next.is(words!["it", "they"]));
        lacks_name || follows
    }

    /// Whether it is no sentence: its end or its main clause is missing.
    fn is_half(&self) -> bool {
        static OPEN_ENDS: &WordList = words![
            "of", "with", "from", "to", "for", "at", "than", "as", "into", "and", "or", "but", "that", "which", "who", "whether",
            "because", "the", "a", "an", "his", "her", "their", "its", "is", "are", "was", "were", "be", "been", "has", "have", "had",
            "will", "would"
        ];
        let [first, .., last] = self.shown else { return true };
        let is_broken = self.shown.windows(2).any(|pair| {
            let is_dash = matches!(pair[1].of(self.text), "--" | "—" | "–") && !pair[1].is_glued();
            is_dash && pair[0].is(OPEN_ENDS)
        });
        let bracket = self.shown.iter().find(|token| matches!(token.of(self.text), "(" | ")"));
        let quote = self.shown.iter().find(|token| matches!(token.of(self.text), "“" | "”"));
        let is_cut = bracket.is_some_and(|bracket| bracket.of(self.text) == ")") || quote.is_some_and(|quote| quote.of(self.text) == "”");
        let comma = self.shown.iter().position(|token| token.of(self.text) == ",");
        let is_as_much = self.shown.get(1).is_some_and(|next| next.is(words!["many", "much", "few", "early", "soon", "late"]));
        let is_gerund = first.of(self.text).ends_with("ing") && first.is(Classes::COMMON);
        let is_aside = first.is(ASIDE) && !is_as_much || is_gerund;
        let is_behind = comma.is_some_and(|comma| self.shown[comma].span().start < self.phrase.trigger.start);
        let lacks_main = is_aside && !is_behind && !(comma.is_some() && self.has_verb_behind(comma));
        is_broken
            || is_cut
            || last.is(Classes::SPEECH) && last.is_small()
            || last.is(OPEN_ENDS) && last.kind() == WordKind::Letters
            || lacks_main
    }

    /// Whether a verb follows a comma.
    fn has_verb_behind(&self, comma: Option<usize>) -> bool {
        let behind = &self.shown[comma.map_or(0, |comma| comma + 1)..];
        behind.iter().any(|token| token.is(Classes::BE | Classes::AUXILIARY) || token.is_small() && token.of(self.text).ends_with("ed"))
    }

    /// Whether a headline is run into them: “Council Votes On Dam Mayor Reyes signed the bill”.
    fn runs_on_a_headline(&self) -> bool {
        const FEWEST: usize = 5;
        let is_lower = |token: &&Token| token.kind() == WordKind::Letters && token.is_small() && !token.is(Classes::FUNCTION);
        if self.starts_again() {
            return true;
        }
        let head: Vec<&Token> = self.shown.iter().take_while(|token| !is_lower(token)).collect();
        let capitals: Vec<&&Token> = head.iter().filter(|token| token.is_capitalised(self.text) && !token.is(Classes::FUNCTION)).collect();
        let is_twice = |place: usize| capitals[..place].iter().any(|before| before.fold == capitals[place].fold);
        let small_with_capital = head.windows(2).skip(1).any(|pair| {
            let is_small_word = pair[1].is(Classes::FUNCTION) && pair[1].is_capitalised(self.text) && pair[1].case() != Case::Upper;
            is_small_word && pair[0].kind() == WordKind::Letters && !pair[1].is(Classes::COUNTRY | Classes::MONTH | Classes::WEEKDAY)
        });
        capitals.len() >= FEWEST && (small_with_capital || (1..capitals.len()).any(is_twice))
    }

    /// Whether the subject of a headline in the present opens the sentence behind it once more: “**Odeco** sells dam **Odeco** chief Bo Ode
    /// said”.
    fn starts_again(&self) -> bool {
        const FEWEST: usize = 4;
        let [first, verb, ..] = self.shown else { return false };
        let tells_now = verb.is_small() && verb.of(self.text).ends_with('s') && !verb.is(Classes::BE | Classes::AUXILIARY);
        let is_headline = first.is_capitalised(self.text) && !first.is(Classes::FUNCTION) && tells_now;
        let follows_noun = |pair: &[Token]| {
            let before = pair[0];
            before.kind() == WordKind::Letters
                && before.is_small()
                && !before.is(Classes::FUNCTION | Classes::PREPOSITION | Classes::SPEECH)
                && pair[1].fold == first.fold
        };
        is_headline && self.shown.windows(2).skip(FEWEST).any(follows_noun)
    }

    /// “the two clashed **here** on Monday”, “Hale, **meanwhile**, left”
    fn points_elsewhere(&self) -> bool {
        self.shown.iter().any(|token| token.is(words!["here", "meanwhile", "also"]) && !self.is_quoted(*token))
            || self.shown.last().is_some_and(|last| last.is(words!["there"]))
    }
}
