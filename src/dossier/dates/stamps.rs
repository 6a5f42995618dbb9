//! The days of a text that was written piece by piece, each below a stamp of its own: a running report, a list of teasers.
//!
//! > (Update 3:09 a.m. Wednesday in Linden, 8:09 p.m. ET Tuesday) Crowds sing. (Update 9:40 p.m. in Linden, 2:40 p.m. ET) The mayor left.
//!
//! What stands below a stamp is counted from its day. A stamp that tells no day is of the day of the one above it, or of the next or the day
//! before, where its hour says so.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::period::nearest_weekday;
use crate::annotate::time::{Direction, Stretch, Symbolic, TimeExpression, TimeOfDay, Year};
use crate::annotate::{Annotations, WordList, words};

/// A piece of a text below its stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The places of the expressions of its stamp, with the day of each.
    pub(super) stamp: Vec<(usize, Date)>,
    /// The day it was written.
    pub(super) here: Date,
}

impl Piece {
    /// The day and the time of day of an expression in this piece, where its stamp tells the day.
    pub(super) fn day_of(&self, place: usize, value: &Symbolic) -> Option<(Date, Option<TimeOfDay>)> {
        let Symbolic::On(stretch, at) = *value else { return None };
        let of_stamp = self.stamp.iter().find(|(of_stamp, _)| *of_stamp == place).map(|(_, day)| *day);
        // It may be tomorrow already where it is told of, and nobody writes of the last days’ news what is six days old.
        let tomorrow = self.here.tomorrow().ok();
        let of_text = match stretch {
            Stretch::Weekday(weekday, Direction::Open | Direction::Past | Direction::Near) => {
                tomorrow.filter(|day| day.weekday() == weekday)
            }
            _ => None,
        };
        Some((of_stamp.or(of_text)?, at))
    }
}

/// One of the times of a stamp.
#[derive(Clone, Copy, Debug)]
struct Mark {
    place: usize,
    day: Told,
    /// Its minute of the day.
    minute: Option<i32>,
}

impl Mark {
    /// Its day, where it says so; of a weekday the nearest to `here`.
    fn known(&self, here: Date) -> Option<Date> {
        match self.day {
            Told::Nothing => None,
            Told::Weekday(weekday) => nearest(here, weekday),
            Told::Day(day) => Some(day),
        }
    }
}

/// What a stamp tells of its day.
#[derive(Clone, Copy, Debug)]
enum Told {
    Nothing,
    Weekday(Weekday),
    Day(Date),
}

/// So many minutes earlier or later, a stamp without a day is of another day than the one above it.
const TURN: i32 = 240;
const HALF_A_DAY: i32 = 12 * 60;
/// So many stamps make a text of pieces.
const FEWEST: usize = 2;

/// The pieces of an article that came out on `published`; none where it was written at one go.
pub(super) fn find_pieces(article: &Annotations, published: Date) -> Vec<Piece> {
    let stamps = find_stamps(article);
    if stamps.len() < FEWEST {
        return Vec::new();
    }
    // What stands below may be newer or older.
    let minutes: Vec<i32> = stamps.iter().filter_map(|stamp| stamp.last()?.minute).collect();
    let (rises, falls) = minutes
        .windows(2)
        .fold((0, 0), |(rises, falls), pair| (rises + usize::from(pair[1] > pair[0]), falls + usize::from(pair[1] < pair[0])));
    let is_newest_first = falls > rises;
    let turn_between = |above: Option<&Mark>, below: Option<&Mark>| {
        let minutes = above.and_then(|mark| mark.minute).zip(below.and_then(|mark| mark.minute));
        minutes.map_or(0, |(above, below)| match below - above {
            later if is_newest_first && later >= TURN => -1,
            earlier if !is_newest_first && earlier <= -TURN => 1,
            _ => 0,
        })
    };
    let turns: Vec<Option<i64>> =
        stamps.windows(2).map(|pair| (pair[0].len() == pair[1].len()).then(|| turn_between(pair[0].last(), pair[1].last()))).collect();
    let stated = |stamp: &Vec<Mark>, here: Date| stamp.iter().rev().find_map(|mark| mark.known(here));
    // The first stamp that says its day tells that of those above it.
    let first = stamps.iter().position(|stamp| stated(stamp, published).is_some());
    let above: i64 = first.map_or(0, |first| turns[..first].iter().copied().map_while(|turn| turn).sum());
    let start = first.and_then(|first| stated(&stamps[first], published)?.checked_sub(above.days()).ok());
    let mut here = start.unwrap_or(published);
    let turns = std::iter::once(Some(0)).chain(turns);
    let mut pieces: Vec<Piece> = Vec::with_capacity(stamps.len());
    for (stamp, turn) in stamps.iter().zip(turns) {
        // A stamp of another make is that of another report on the page.
        let goes_on = turn.map_or(Some(published), |turn| here.checked_add(turn.days()).ok());
        here = stated(stamp, here).or(goes_on).unwrap_or(here);
        let last = stamp.last().and_then(|mark| mark.minute);
        let of_mark = |mark: &Mark| {
            // “4:30 a.m. in Linden, 9:30 p.m. ET”: there, it is tomorrow.
            let ahead = last.zip(mark.minute).map_or(0, |(last, minute)| match last - minute {
                behind if behind > HALF_A_DAY => 1,
                behind if behind < -HALF_A_DAY => -1,
                _ => 0,
            });
            mark.known(here).or_else(|| here.checked_add(ahead.days()).ok()).unwrap_or(here)
        };
        let marks: Vec<(usize, Date)> = stamp.iter().map(|mark| (mark.place, of_mark(mark))).collect();
        pieces.push(Piece { stamp: marks, here });
    }
    pieces
}

/// The nearest such weekday, before or behind.
fn nearest(here: Date, weekday: Weekday) -> Option<Date> {
    const HALF_A_WEEK: i32 = 3;
    if here.weekday() == weekday {
        return Some(here);
    }
    let behind = nearest_weekday(here, weekday, true)?;
    let is_near = here.until(behind).is_ok_and(|distance| distance.get_days() <= HALF_A_WEEK);
    if is_near { Some(behind) } else { nearest_weekday(here, weekday, false) }
}

/// The stamps of an article, each with its times: “(Update 3:09 a.m. in Linden, 8:09 p.m. ET)”, “updated: Sun Jul 29 2012”.
fn find_stamps(article: &Annotations) -> Vec<Vec<Mark>> {
    /// “in Linden, ”
    const GAP: usize = 4;
    static CLOSING: &WordList = words![")", "]"];
    let tokens = &article.words.tokens;
    let mut stamps: Vec<Vec<Mark>> = Vec::new();
    let mut is_open_from = None;
    for (place, time) in article.times.iter().enumerate() {
        let first = article.words.words_in(time.span).start;
        let goes_on = |end: &usize| first - end.min(&first) <= GAP && !tokens[*end..first].iter().any(|token| token.is(CLOSING));
        if let (Some(end), Some(mark), Some(stamp)) = (is_open_from.take(), mark_of(place, time), stamps.last_mut())
            && mark.minute.is_some()
            && goes_on(&end)
        {
            stamp.push(mark);
            is_open_from = Some(article.words.words_in(time.span).end);
            continue;
        }
        if let Some(mark) = mark_of(place, time).filter(|_| opens_stamp(article, first)) {
            stamps.push(vec![mark]);
            is_open_from = Some(article.words.words_in(time.span).end);
        }
    }
    stamps
}

/// Whether “Update” or the like stands before the word at `first`, in brackets, before a colon or at the start of a sentence.
fn opens_stamp(article: &Annotations, first: usize) -> bool {
    const REACH: usize = 3;
    static KEYWORDS: &WordList = words!["update", "updated", "posted"];
    static BETWEEN: &WordList = words![":", "at", "on", "last", "-"];
    let tokens = &article.words.tokens;
    let between = tokens[..first].iter().rev().take(REACH).take_while(|token| token.is(BETWEEN)).count();
    let Some(keyword) = first.checked_sub(between + 1).filter(|at| tokens[*at].is(KEYWORDS)) else { return false };
    let before = keyword.checked_sub(1).map(|at| tokens[at]);
    let is_bracketed = before.is_some_and(|before| before.is(words!["(", "["]));
    let has_colon = tokens[keyword + 1].is(words![":"]);
    let opens = || {
        let sentence = article.words.sentence_at(tokens[keyword].span().start).map(|sentence| &article.words.sentences[sentence]);
        sentence.is_some_and(|sentence| sentence.words().start == keyword)
    };
    is_bracketed || has_colon || opens()
}

/// A time as one of a stamp; `None` where it is neither a day nor an hour.
fn mark_of(place: usize, time: &TimeExpression) -> Option<Mark> {
    let Symbolic::On(stretch, at) = time.value else { return None };
    let minute = match at {
        Some(TimeOfDay::Clock(hour, minute)) => Some(i32::from(hour) * 60 + i32::from(minute)),
        _ => None,
    };
    let day = match stretch {
        Stretch::Weekday(weekday, _) => Told::Weekday(weekday),
        Stretch::Day(month, day, Year::Stated(year)) => Told::Day(Date::new(year, month, day).ok()?),
        _ if minute.is_some() => Told::Nothing,
        _ => return None,
    };
    Some(Mark { place, day, minute })
}
