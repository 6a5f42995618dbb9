//! Finds the phrases of one article that report a dated or datable happening.
//!
//! In: an article, its words, names, times and quotes. Out: event phrases, in order: a trigger (“met”, “summit”), the part
//! of the sentence that tells it, the time expression that dates it. Knows nothing of people: the dossier adds them.
//!
//! > Reyes **met** Ode in Linden on **Monday**.   trigger: met · time: Monday · place: Linden

mod attach;
mod clauses;
mod lemma;
mod modifiers;
mod places;
mod principal;
mod status;
mod triggers;
mod unlisted;
mod worth;

use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use self::clauses::{Segment, Sentencing};
pub(crate) use self::lemma::Lemma;
use self::triggers::{Form, Trigger};
use super::lexicon::Classes;
use super::names::NamePhrase;
use super::quotes::{Directness, QuotePhrase};
use super::time::TimeExpression;
use super::words::{Sentence, Token, WordTable};
use crate::annotate::{thin, words};
use crate::corpus::{Article, Role};
use crate::text::{Span, overlapping};

/// Whether the text says that it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It did.
    Happened,
    /// It is going to: “will meet”, “is expected to call”.
    Planned,
    /// It may: “a possible meeting”.
    Possible,
}

/// What kind of happening a trigger tells; two reports of different kinds are not one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Meeting,
    Call,
    Talk,
    Military,
    Capture,
    Retreat,
    Death,
    Injury,
    Arrest,
    Release,
    Expulsion,
    Court,
    Vote,
    Resignation,
    Appointment,
    Agreement,
    Break,
    Law,
    Protest,
    Accident,
    Disaster,
    Speech,
    Begin,
    End,
    Business,
    Discovery,
    Sport,
    Award,
    Birth,
    Move,
    Statement,
    Act,
}

impl Kind {
    /// Whether two reports of these kinds may tell one event: “they spoke” may be a meeting or a call, and whoever
    /// launches a campaign begins it.
    pub fn is_compatible(self, other: Self) -> bool {
        use Kind::{Begin, Call, Capture, Meeting, Military, Talk};
        let (one, other) = if self <= other { (self, other) } else { (other, self) };
        one == other || matches!((one, other), (Meeting | Call, Talk) | (Military, Begin | Capture))
    }

    /// Whether its words tell one act from another: who was charged in a month may have been sentenced on a day of it, too.
    pub fn is_of_many_acts(self) -> bool {
        matches!(
            self,
            Self::Court | Self::Law | Self::Appointment | Self::Business | Self::Sport | Self::Move | Self::Statement | Self::Act
        )
    }

    /// Whether it happens to a person once in a day at most: whoever steps down on Friday is not told to resign in another event of that day.
    pub fn is_once(self) -> bool {
        matches!(self, Self::Death | Self::Resignation | Self::Arrest | Self::Release | Self::Expulsion | Self::Birth)
    }

    /// Whether it befalls whatever it names, so that two such on one day are one: a town has few earthquakes, a firm many sales.
    pub fn befalls(self) -> bool {
        self.does_harm() || matches!(self, Self::Capture | Self::Protest | Self::Vote)
    }

    /// Whether it does harm: one report counts the dead, another tells what killed them.
    pub fn does_harm(self) -> bool {
        self.is_toll() || matches!(self, Self::Military | Self::Accident | Self::Disaster)
    }

    /// Whether one of two that do harm counts the dead and the injured of the other.
    pub fn is_toll_of(self, other: Self) -> bool {
        (self.is_toll() || other.is_toll()) && self.does_harm() && other.does_harm()
    }

    fn is_toll(self) -> bool {
        matches!(self, Self::Death | Self::Injury)
    }

    /// Whether it takes two: somebody meets, calls, talks to somebody.
    pub fn is_mutual(self) -> bool {
        matches!(self, Self::Meeting | Self::Call | Self::Talk)
    }
}

/// A day told by its distance from what the same sentence tells before: “a month **after** the fleet sailed”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distance {
    /// The place, in the article's times, of the duration.
    pub duration: usize,
    /// The place, in the article's event phrases, of what it is counted from.
    pub from: usize,
    /// Whether this one came first: “a month after the fleet sailed” says that the sailing did.
    pub is_earlier: bool,
}

/// Where the subject of a trigger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// In its own part of the sentence, or nowhere.
    Own,
    /// In a part before: “…, **signing** the accord”, “after a **meeting** with Ode”.
    Before,
    /// Right before the “who” that opens its part: “Reyes, who **resigned** in May”.
    Relative,
}

/// What does harm, where the part that tells an event names it: “died in **the 5 March earthquake**”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calamity {
    /// Its noun: “earthquake”.
    pub lemma: Lemma,
    /// Whether it is taken to be known: “**the** earthquake”, “**last week’s** attack”; not “an earthquake”.
    pub is_known: bool,
}

/// A phrase that reports a happening. There are dozens in an article, and most of their lists are empty: such a list takes one word.
#[expect(clippy::struct_excessive_bools, reason = "each is something else that its sentence tells of it")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPhrase {
    /// The words that tell it: “met”.
    pub trigger: Span,
    /// The base form or noun of the trigger: “meet”. Empty where it is in no list.
    pub lemma: Lemma,
    /// What kind of happening.
    pub kind: Kind,
    /// Whether the trigger is a verb.
    pub is_verb: bool,
    /// Whether it is a verb of the past: “met”; not “meets”, “meeting”.
    pub is_past: bool,
    /// Whether the sentence is about it, not only a part opened by “who”, “after” or the like.
    pub is_main: bool,
    /// Where its subject stands.
    pub subject: Subject,
    /// The part of the sentence that tells it.
    pub clause: Span,
    /// The parts before it in which its subject may stand, nearest first.
    #[serde(default, skip_serializing_if = "ThinVec::is_empty")]
    pub before: ThinVec<Span>,
    /// The parts after it that go on its list of names.
    #[serde(default, skip_serializing_if = "ThinVec::is_empty")]
    pub after: ThinVec<Span>,
    /// The sentence.
    pub sentence: Span,
    /// The places, in the article's times, of the expressions that may date it, likeliest first.
    #[serde(default, skip_serializing_if = "ThinVec::is_empty")]
    pub times: ThinVec<usize>,
    /// Where its day is told by a distance; `None` where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<Box<Distance>>,
    /// Whether it is the last one of its kind before another: “the first time since **2011**” dates an earlier one.
    pub is_earlier_one: bool,
    /// Whether it happened.
    pub status: Status,
    /// The places named as where it happened, as written.
    #[serde(default, skip_serializing_if = "ThinVec::is_empty")]
    pub places: ThinVec<Span>,
    /// What does harm in it; `None` where its part of the sentence names nothing of the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calamity: Option<Calamity>,
}

/// All event phrases of an article.
pub fn find_events(
    article: &Article,
    words: &WordTable,
    names: &[NamePhrase],
    times: &[TimeExpression],
    quotes: &[QuotePhrase],
) -> Vec<EventPhrase> {
    let mut phrases = Vec::new();
    let opening = opening_of(article);
    let finder = Finder { text: &article.text, words, names, times, quotes, opening };
    for sentence in &words.sentences {
        let tells = |token: &Token| token.is(Classes::TRIGGER | Classes::WHEN);
        let may_tell =
            sentence.words().len() <= LONGEST && (sentence.span.end <= opening || words.tokens[sentence.words()].iter().any(tells));
        if may_tell && matches!(article.role_at(sentence.span), None | Some(Role::Caption | Role::Highlight)) {
            find_in_sentence(&finder, sentence, &mut phrases);
        }
    }
    phrases
}

/// The most words and marks of a sentence that is read: what is longer is a table or a list.
const LONGEST: usize = 400;

/// Where the opening of an article ends: its first paragraphs, whose sentences are news even where they tell no day.
pub(crate) fn opening_of(article: &Article) -> u32 {
    const PARAGRAPHS: usize = 3;
    const LONGEST: u32 = 1200;
    let opening = &article.body[..article.body.len().min(PARAGRAPHS)];
    opening.first().zip(opening.last()).map_or(0, |(first, last)| last.end.min(first.start.saturating_add(LONGEST)))
}

/// What an article gives to find events in.
struct Finder<'a> {
    text: &'a str,
    words: &'a WordTable,
    names: &'a [NamePhrase],
    times: &'a [TimeExpression],
    quotes: &'a [QuotePhrase],
    /// Where the opening of the article ends.
    opening: u32,
}

impl Finder<'_> {
    /// Whether a part of a sentence stands in the opening of the article, and its sentence bears no day.
    fn is_undated_opening(&self, part: Span, is_day: impl Fn(&TimeExpression) -> bool) -> bool {
        let sentence = || self.words.sentence_at(part.start).map_or(part, |sentence| self.words.sentences[sentence].span);
        part.end <= self.opening && !overlapping(self.times, sentence(), |time| time.span).iter().any(is_day)
    }

    /// Whether the words of a trigger are the reporter's, and part of no name and no time: not “we **met**,” Reyes said; not
    /// *Battle* Creek; not the day of the *attack*.
    fn is_told_by_reporter(&self, trigger: Span) -> bool {
        let mut quotes = overlapping(self.quotes, trigger, |quote| quote.content).iter();
        quotes.all(|quote| quote.directness == Directness::Indirect)
            && overlapping(self.names, trigger, |name| name.span).is_empty()
            && overlapping(self.times, trigger, |time| time.span).is_empty()
    }
}

fn find_in_sentence(finder: &Finder<'_>, sentence: &Sentence, phrases: &mut Vec<EventPhrase>) {
    let (text, words) = (finder.text, finder.words);
    if speaks_in_person(finder, sentence) {
        return;
    }
    let inside = overlapping(finder.times, sentence.span, |time| time.span);
    let first_time = finder.times.partition_point(|time| time.span.end <= sentence.span.start);
    let times = first_time..first_time + inside.len();
    let sentencing = Sentencing { text, words, times: inside };
    let segments = clauses::find_segments(&sentencing, sentence);
    let told: Vec<Option<Trigger>> = segments.iter().map(|segment| principal::principal_trigger(finder, segment)).collect();
    if told.iter().all(Option::is_none) || !worth::may_report(text, words, sentence) {
        return;
    }
    let mut phrase_of = vec![None; segments.len()];
    for (place, segment) in segments.iter().enumerate() {
        let Some(trigger) = told[place] else { continue };
        if !worth::reports(text, words, sentence, segment, &trigger) {
            continue;
        }
        let status = status::status_of(text, words, segment, &trigger);
        let Some(status) = status.or_else(|| status::scheduled(&sentencing, segment, &trigger)) else { continue };
        phrase_of[place] = Some(phrases.len());
        phrases.push(EventPhrase {
            trigger: words.span_of(trigger.words.0..trigger.words.1),
            lemma: trigger.lemma(),
            kind: trigger.kind,
            is_verb: trigger.is_verb(),
            is_past: trigger.form == Form::Past,
            is_main: !segment.is_subordinate && trigger.form != Form::Gerund && !modifiers::is_modifier(text, words, segment, &trigger),
            subject: clauses::subject_of(text, words, segment, &trigger),
            clause: words.span_of(segment.words.clone()),
            before: spans(words, clauses::parts_before(words, &segments, place, &trigger)),
            after: spans(words, clauses::parts_behind(text, words, &segments, place, &told)),
            sentence: sentence.span,
            times: ThinVec::new(),
            distance: None,
            is_earlier_one: false,
            status,
            places: thin(&places::find_places(text, words, segment, &trigger)),
            calamity: principal::calamity_in(finder, segment),
        });
    }
    let first = phrases.len() - phrase_of.iter().flatten().count();
    for time in times {
        attach::attach(finder, &segments, &phrase_of, time, phrases);
    }
    // “**If** the bank fails on Friday, Reyes will resign”
    let is_conditional = words.tokens[sentence.words()].iter().any(|token| token.is(words!["if", "unless"]));
    for phrase in phrases[first..].iter_mut().filter(|phrase| is_conditional && phrase.status == Status::Planned) {
        phrase.status = Status::Possible;
    }
    // “Reyes will speak on Monday when she **meets** Ode”
    let mut is_to_come = false;
    for (segment, phrase) in segments.iter().zip(&phrase_of) {
        let Some(phrase) = phrase.map(|phrase| &mut phrases[phrase]) else { continue };
        let is_open = phrase.is_verb && !phrase.is_past && phrase.status == Status::Happened;
        if is_to_come && is_open && clauses::goes_on(words, segment) {
            phrase.status = Status::Planned;
        }
        is_to_come = phrase.status == Status::Planned;
    }
    for phrase in &mut phrases[first..] {
        phrase.times.sort_by_key(|time| remoteness(finder, phrase.clause, phrase.trigger, *time));
    }
    let mut last = None;
    // “and its head, Ann Reyes, resigned”: what tells the event stands behind an aside on its subject.
    let mut goes_on = false;
    for (segment, phrase) in segments.iter().zip(phrase_of) {
        let is_opened = clauses::goes_on(words, segment) || words.tokens[segment.words.start].is(words!["and"]);
        goes_on = is_opened || goes_on && !segment.is_subordinate && !clauses::is_relative(words, segment);
        let Some(phrase) = phrase else { continue };
        let before = last.filter(|_| std::mem::take(&mut goes_on));
        let is_shared = before.is_some_and(|before| share_time(before, phrase, phrases));
        let has_own = phrases[phrase].times.first().is_some_and(|time| phrases[phrase].clause.overlaps(finder.times[*time].span));
        last = (is_shared || has_own).then_some(phrase);
    }
}

/// Dates what goes on a dated part of the same sentence, and has no time of its own; whether it does.
///
/// > Rebels **attacked** the port **on Monday** and **seized** two ships.
fn share_time(before: usize, phrase: usize, phrases: &mut [EventPhrase]) -> bool {
    let (told, goes_on) = (&phrases[before], &phrases[phrase]);
    let is_open = goes_on.times.is_empty() && goes_on.distance.is_none() && goes_on.is_verb;
    let is_one_story = told.status == goes_on.status && !told.is_earlier_one;
    let shared = told.times.first().copied().filter(|_| is_open && is_one_story);
    phrases[phrase].times.extend(shared);
    shared.is_some()
}

/// How far a time expression is from dating a trigger: one in its own part of the sentence is nearer than others, one after “since”
/// further, and of those the one fewer words away.
///
/// > A court **on Tuesday** fined the line over a collision last August.
fn remoteness(finder: &Finder<'_>, clause: Span, trigger: Span, time: usize) -> (bool, bool, usize) {
    let words = finder.words;
    let span = finder.times[time].span;
    let (place, told) = (words.words_in(span).start, words.words_in(trigger));
    let is_since = place > 0 && words.tokens[place - 1].is(words!["since"]);
    let distance = if place < told.start { told.start - place } else { place - told.end.min(place) };
    (!clause.overlaps(span), is_since, distance)
}

/// Whether a sentence speaks of its author or to its reader, outside quote marks: it is a comment, an appeal or a memory.
fn speaks_in_person(finder: &Finder<'_>, sentence: &Sentence) -> bool {
    let is_quoted = |token: &Token| {
        let mut quotes = overlapping(finder.quotes, token.span(), |quote| quote.content).iter();
        quotes.any(|quote| quote.directness != Directness::Indirect)
    };
    let tokens = finder.words.tokens[sentence.words()].iter().enumerate();
    let mut persons = tokens.filter(|(_, token)| worth::may_be_in_person(**token));
    persons.any(|(place, token)| worth::is_in_person(finder.text, finder.words, sentence.words().start + place) && !is_quoted(token))
}

/// Where some parts of a sentence stand.
fn spans<'a>(words: &WordTable, parts: impl Iterator<Item = &'a Segment>) -> ThinVec<Span> {
    let spans: Vec<Span> = parts.map(|part| words.span_of(part.words.clone())).collect();
    thin(&spans)
}

#[cfg(test)]
mod tests;
