//! Whether a sentence and a part of it report, and do not ask, advise, imagine, generalise or list.
//!
//! > Reyes **met** Ode on Monday.   Not: Should Reyes meet Ode on Monday?   If the bank opens on Friday, bring your card.

use super::clauses::Segment;
use super::triggers::{Form, Trigger};
use crate::annotate::lexicon::Classes;
use crate::annotate::words::Sentence;
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Case, WordKind};

/// Whoever speaks of themselves or to the reader gives an opinion, an appeal or an account of their own, outside quote marks as well.
static IN_PERSON: &WordList = words![
    "we",
    "you",
    "your",
    "yours",
    "my",
    "our",
    "ours",
    "me",
    "myself",
    "ourselves",
    "yourself",
    "let's",
    "please",
    "we're",
    "we've",
    "we'll",
    "i'm",
    "i've",
    "i'll",
    "you're",
    "you've",
    "us",
    "i"
];
/// What is so again and again: “banks **usually** close on Friday”.
static HABITS: &WordList = words![
    "usually",
    "often",
    "always",
    "sometimes",
    "typically",
    "generally",
    "normally",
    "regularly",
    "frequently",
    "rarely",
    "seldom",
    "traditionally",
    "routinely",
    "historically"
];
/// What is only thought: “many **think** that he left on Monday”.
static THOUGHTS: &WordList = words![
    "think", "thinks", "remember", "imagine", "imagines", "wish", "wishes", "suppose", "guess", "wonder", "wonders", "feel", "feels",
    "seems", "dream", "dreams"
];
/// What is asked of somebody: “the council **should** meet on Monday”.
static ADVICE: &WordList = words!["should", "ought", "shouldn't", "mustn't"];
static CONDITIONS: &WordList = words!["if", "unless", "whether"];
static UNREAL: &WordList = words!["would", "could", "might", "should", "'d"];
/// What a denial denies stands after its “that”: “the army **denied** that it had shelled the town”.
static DENIALS: &WordList = words!["denied", "denies", "deny", "denying", "disputed", "disputes", "refuted", "doubts", "doubted"];

/// Whether a sentence may report at all: not a question, an exclamation, a row of titles or the line of a page.
pub(super) fn may_report(text: &str, words: &WordTable, sentence: &Sentence) -> bool {
    let tokens = &words.tokens[sentence.words()];
    let closes = |token: &&Token| matches!(token.of(text), "”" | "\"" | "’" | "'" | ")" | "]" | "»");
    let last = tokens.iter().rev().find(|token| !closes(token));
    let asks = last.is_some_and(|last| matches!(last.of(text), "?" | "!"));
    let is_of_page = || tokens.iter().any(|token| token.is(OF_PAGES)) && is_of_a_page(text, tokens);
    !asks && !points_elsewhere(text, tokens) && !is_of_page() && !opens_byline(text, tokens) && !is_programme(text, tokens)
}

/// Without one of these no sentence is of a page: most have none.
static OF_PAGES: &WordList = words!["am", "pm", "a.m.", "p.m.", "new", "left", "right", "center", "centre", "these", "|"];

/// “**By the Courier Staff** Rain falls”
fn opens_byline(text: &str, tokens: &[Token]) -> bool {
    static STAFF: &WordList = words!["staff", "writer", "writers", "correspondent", "reporter"];
    let is_staff = |token: &Token| token.is(STAFF) && token.is_capitalised(text);
    tokens.first().is_some_and(|first| first.is(words!["by"])) && tokens.iter().take(OPENING).any(is_staff)
}

/// So many words open a sentence.
const OPENING: usize = 7;

/// “**Here is** the text of the speech”, “**Gallery**: crowds in the square”, “**Watch** the mayor leave”
fn points_elsewhere(text: &str, tokens: &[Token]) -> bool {
    let tokens = behind_brackets(text, tokens);
    let [first, next, ..] = tokens else { return false };
    let is_recap = first.is(words!["a", "the"]) && next.is(words!["recap", "roundup"]);
    let is_text =
        first.is(words!["this"]) && next.is(words!["is"]) && tokens.iter().take(6).any(|token| token.is(words!["text", "transcript"]));
    let is_below = first.is(words!["in"]) && tokens.iter().take(5).any(|token| token.is(words!["video", "clip", "slideshow"]));
    let is_here = first.is(words!["here"]) && next.is(words!["is", "are", "'s"]);
    let is_order = first.is(words!["watch", "click", "read", "see", "join", "follow", "subscribe"]) && first.is_capitalised(text);
    let is_pictures = first.is(words!["gallery", "photos", "video", "photo", "photograph", "slideshow"]) && next.of(text) == ":";
    is_text || is_below || is_here || is_recap || is_order || is_pictures
}

/// Behind the brackets that open a sentence: “(Update 1:33 p.m.) **Here is …**”
fn behind_brackets<'t>(text: &str, tokens: &'t [Token]) -> &'t [Token] {
    let behind = tokens.first().filter(|first| first.of(text) == "(").and_then(|_| tokens.iter().position(|token| token.of(text) == ")"));
    &tokens[behind.map_or(0, |close| close + 1)..]
}

/// “**February 1st, 2011 5:40 pm ET** It rained”, “Today **9:30 am ET -** Hearing on rain”, “Rain falls **NEW:** The mayor left”, “took
/// **these pictures** at the rally”: the stamp of a reader’s comment, a schedule, a list of points, the line below a picture.
fn is_of_a_page(text: &str, tokens: &[Token]) -> bool {
    static HALVES: &WordList = words!["am", "pm", "a.m.", "p.m."];
    let is_clock = |token: &Token| token.kind() == WordKind::Number && token.of(text).contains([':', '.']);
    // “By Ann Reyes February 7, 2011: 10:44 AM ET Rain fell”
    let mut months = (0..tokens.len()).filter(|at| tokens[*at].is(Classes::MONTH));
    let is_stamp = months.any(|month| {
        let behind = tokens[month + 1..].iter().take(OPENING).take_while(|token| !token.is(words!["at"]));
        let halves = behind.clone().skip(1);
        behind.zip(halves).any(|(clock, half)| is_clock(clock) && half.is(HALVES))
    });
    let is_schedule = tokens.windows(4).any(|line| {
        let [clock, half, zone, behind] = line else { return false };
        let is_dash = |token: &Token| matches!(token.of(text), "-" | "–" | "—" | "--");
        clock.kind() == WordKind::Number && half.is(HALVES) && (is_dash(zone) || zone.case() == Case::Upper && is_dash(behind))
    });
    let is_points =
        tokens.windows(2).skip(1).any(|pair| pair[0].case() == Case::Upper && pair[0].is(words!["new"]) && pair[1].of(text) == ":");
    let mut pairs = behind_brackets(text, tokens).windows(2);
    let shows = pairs.any(|pair| pair[0].is(words!["these"]) && pair[1].is(words!["pictures", "photos", "images", "photographs"]));
    let is_row = || tokens.iter().any(|token| token.kind() == WordKind::Mark && token.of(text) == "|");
    is_stamp || is_schedule || is_points || shows || is_picture(text, tokens) || is_row()
}

/// “**At left** is Reyes”, “Reyes, **right**, greets Ode”: who stands where in a picture.
fn is_picture(text: &str, tokens: &[Token]) -> bool {
    static SIDES: &WordList = words!["left", "right", "center", "centre"];
    let is_comma = |token: &Token| token.of(text) == ",";
    let opens = tokens.first().is_some_and(|first| first.is(words!["at", "from"]) && first.is_capitalised(text));
    let side = tokens.iter().take(3).skip(1).find(|token| token.is(SIDES));
    opens && side.is_some() || tokens.windows(3).any(|three| is_comma(&three[0]) && three[1].is(SIDES) && is_comma(&three[2]))
}

/// “Massive Protests in Linden; Market Closes; Aired at Nine”: nearly all that could be small has a capital.
fn is_programme(text: &str, tokens: &[Token]) -> bool {
    const FEWEST: usize = 8;
    const LONG: usize = 4;
    let long = tokens.iter().filter(|token| token.kind() == WordKind::Letters && token.span().len() >= LONG);
    let (all, capitals) = long.fold((0, 0), |(all, capitals), token| (all + 1, capitals + usize::from(token.is_capitalised(text))));
    all >= FEWEST && capitals * 5 >= all * 4
}

/// Whether a part of a sentence reports what its trigger tells.
pub(super) fn reports(text: &str, words: &WordTable, sentence: &Sentence, segment: &Segment, trigger: &Trigger) -> bool {
    let tokens = &words.tokens;
    let here = &tokens[segment.words.clone()];
    let before = &tokens[segment.words.start..trigger.words.0];
    let opener = segment.words.start.checked_sub(1).filter(|opener| *opener >= sentence.words().start).map(|opener| tokens[opener]);
    if here.iter().any(|token| token.is(HABITS)) {
        return false;
    }
    if before.iter().any(|token| token.is(THOUGHTS) || token.is(ADVICE)) {
        return false;
    }
    // “If he leaves on Monday”, “had he left on Monday”
    let is_condition = |token: Token| token.is(CONDITIONS);
    if opener.is_some_and(is_condition) || before.iter().any(|token| is_condition(*token)) || is_inverted(text, before) {
        return false;
    }
    let is_conditional = || tokens[sentence.words()].iter().any(|token| token.is(words!["if", "unless"]));
    let unreal = before.iter().position(|token| token.is(UNREAL));
    if let Some(unreal) = unreal
        && (before.get(unreal + 1).is_some_and(|token| token.is(words!["have"])) || is_conditional())
    {
        return false;
    }
    if is_state(text, before, trigger) || describes(text, words, sentence, segment, trigger) {
        return false;
    }
    let is_denied = || tokens[sentence.words().start..segment.words.start].iter().rev().take(4).any(|token| token.is(DENIALS));
    if opener.is_some_and(|opener| opener.is(words!["that"])) && is_denied() {
        return false;
    }
    // “Meet the mayor on Monday.” “If the river rises, leave.”
    let opens = |start: usize| trigger.form == Form::Base && trigger.words.0 == start;
    let is_order = opens(sentence.words().start) || opens(segment.words.start) && is_conditional();
    !is_order && !is_listed(words, sentence, trigger)
}

/// “One worker **remained** hospitalised on Friday”: that was another day.
fn is_state(text: &str, before: &[Token], trigger: &Trigger) -> bool {
    static REMAINS: &WordList = words!["remained", "remains", "remain", "stayed", "stays", "stay"];
    let last = before.iter().rev().find(|token| !token.of(text).ends_with("ly"));
    trigger.form == Form::Past && last.is_some_and(|token| token.is(REMAINS))
}

/// Whether a sentence says what something is, and its trigger only stands in an aside: “**It is hard** to say what the shares did when the report
/// came out on Monday”, “**That is the** term for a day on which the House voted”. Not: “This is the case, and it aired on Monday.”
fn describes(text: &str, words: &WordTable, sentence: &Sentence, segment: &Segment, trigger: &Trigger) -> bool {
    const REACH: usize = 8;
    static OPINIONS: &WordList = words![
        "hard",
        "unclear",
        "difficult",
        "worth",
        "true",
        "tempting",
        "easy",
        "important",
        "clear",
        "no",
        "not",
        "one",
        "what",
        "how",
        "why"
    ];
    let tokens = &words.tokens[sentence.words()];
    // What did harm is spoken of all along, and counts as spoken of.
    if !(segment.is_subordinate || trigger.form == Form::Noun) || trigger.kind.does_harm() {
        return false;
    }
    let ends = |token: &Token| {
        token.kind() == WordKind::Mark && !matches!(token.of(text), "’" | "'" | "-")
            || token.is(Classes::SPEECH | Classes::AUXILIARY) && !token.is(words!["is", "are"])
            || token.is_small() && token.of(text).ends_with("ed")
    };
    let opening = tokens.iter().take(REACH).take_while(|token| !ends(token));
    let Some(be) = opening.clone().position(|token| token.is(words!["is", "are", "it's", "that's"])) else { return false };
    let is_told_behind = trigger.words.0 > sentence.words().start + be;
    is_told_behind && tokens.get(be + 1).is_some_and(|next| next.is(Classes::DETERMINER) || next.is(OPINIONS))
}

/// Whether a word may speak of the author or to the reader; hardly any does.
#[inline]
pub(super) fn may_be_in_person(token: Token) -> bool {
    token.is(IN_PERSON)
}

/// Whether the word at `at` speaks of the author or to the reader: “**I** left on Monday”; not “World War **I** began”, “the **US** army”.
pub(super) fn is_in_person(text: &str, words: &WordTable, at: usize) -> bool {
    let token = words.tokens[at];
    let is_numeral = || at > 0 && words.tokens[at - 1].is_capitalised(text);
    if token.is(words!["us"]) {
        token.case() == Case::Lower
    } else if token.is(words!["i"]) {
        token.case() == Case::Capital && !is_numeral()
    } else {
        may_be_in_person(token)
    }
}

/// “Even **had** Reyes left on Monday”
fn is_inverted(text: &str, before: &[Token]) -> bool {
    let mut opening = before.iter().filter(|token| !token.is(words!["even", "and", "but"]));
    let is_had = opening.next().is_some_and(|token| token.is(words!["had", "were"]));
    is_had && opening.next().is_some_and(|token| token.is_capitalised(text) || token.is(words!["he", "she", "they", "it", "the"]))
}

/// A programme's line: “From 9pm, Reyes talks about her book.” “Reyes is joined by a band from 6pm.”
fn is_listed(words: &WordTable, sentence: &Sentence, trigger: &Trigger) -> bool {
    let tokens = &words.tokens[sentence.words()];
    let is_hour = |three: &[Token]| {
        let [first, hour, behind] = three else { return false };
        first.is(words!["from", "at"]) && hour.kind() == WordKind::Number && behind.is(words!["am", "pm", "a.m.", "p.m."])
    };
    let text_end = tokens.len() - usize::from(tokens.last().is_some_and(|last| last.kind() == WordKind::Mark));
    let opens = tokens.get(..3).is_some_and(is_hour);
    let closes = text_end.checked_sub(3).is_some_and(|start| is_hour(&tokens[start..text_end]) && tokens[start].is(words!["from"]));
    let is_led_by_be = || words.tokens[sentence.words().start..trigger.words.0].iter().any(|token| token.is(words!["is", "are"]));
    (opens || closes) && (matches!(trigger.form, Form::Present | Form::Base) || is_led_by_be())
}
