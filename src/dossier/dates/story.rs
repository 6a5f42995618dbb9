//! A story told from an earlier day, whose weekdays and months are counted from there and not from the day of writing.
//!
//! > The fire began on Tuesday, Feb. 6. On **Wednesday** the roof fell in.
//! > In 1991 the mine flooded. In **May** eight men died.
//!
//! A writer who tells the weekday beside a day of the month, or opens a sentence with a year, sets the scene for what follows. Where
//! nothing does so, a bare weekday is that of the week of writing: “The bill was introduced on Feb. 6. On Wednesday it passed.”

use jiff::ToSpan;
use jiff::civil::Date;

use super::period::{Granularity, Period, nearest_weekday};
use crate::annotate::Annotations;
use crate::annotate::lexicon::Classes;
use crate::annotate::time::{Direction, Stretch, Symbolic, TimeExpression, TimeOfDay, Year};
use crate::annotate::words;

/// Over so many sentences a story goes on without a new date.
const REACH: usize = 2;
/// A weekday of the last so many days is that of the week of writing anyway.
const RECENT: i32 = 6;

/// Where a time expression stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The place of its sentence.
    sentence: usize,
    /// Whether it opens the sentence: “*On Wednesday* the roof fell in”, “and by *Thursday* nothing stood”.
    is_fronted: bool,
    /// Whether it is one told before: “*that Sunday*”.
    is_that: bool,
    /// Whether it tells when something was said: “the mayor said on *Wednesday*”.
    is_of_saying: bool,
}

impl Spot {
    /// The spot of one of an article’s expressions.
    pub(super) fn of(article: &Annotations, time: &TimeExpression) -> Self {
        let words = &article.words;
        let sentence = words.sentence_at(time.span.start).unwrap_or_default();
        let first = words.words_in(time.span).start;
        let before = |by: usize| first.checked_sub(by).map(|at| words.tokens[at]);
        let is_led = before(1).is_some_and(|token| token.is(Classes::PREPOSITION));
        // “On the Saturday she did not”
        let is_the =
            before(1).is_some_and(|token| token.is(words!["the"])) && before(2).is_some_and(|token| token.is(Classes::PREPOSITION));
        let opener = if is_the { first - 2 } else { first - usize::from(is_led) };
        let starts = words.sentences.get(sentence).is_some_and(|sentence| sentence.words().start == opener);
        let joins = opener.checked_sub(1).is_some_and(|at| words.tokens[at].is(Classes::CONJUNCTION) || words.tokens[at].is(words![";"]));
        let verb = before(if is_led { 2 } else { 1 });
        let is_that = words.tokens.get(first).is_some_and(|token| token.is(words!["that"]))
            || before(1).is_some_and(|token| token.is(words!["that"]));
        Self { sentence, is_that, is_fronted: starts || joins && is_led, is_of_saying: verb.is_some_and(|verb| verb.is(Classes::SPEECH)) }
    }
}

/// The scene that a text has set.
#[derive(Clone, Copy, Debug)]
struct Scene {
    /// The place of the expression that set it.
    place: usize,
    sentence: usize,
    period: Period,
}

/// What a text tells from an earlier day on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// The day of writing; `None` where nobody knows.
    here: Option<Date>,
    /// The day told last, its weekday beside it, or counted from such a day.
    day: Option<Scene>,
    /// The day told last, whatever way.
    last: Option<Scene>,
    /// The year that opened a sentence.
    year: Option<Scene>,
    /// The year told last, with which the weekday beside a day may agree.
    stated: Option<i16>,
}

impl Story {
    /// At the start of a text written on `here`.
    pub(super) fn new(here: Option<Date>) -> Self {
        Self { here, day: None, last: None, year: None, stated: None }
    }

    /// What an expression means in the story, and the place of the one it is counted from; `None` where it is none of the story's.
    pub(super) fn told(&self, time: &TimeExpression, spot: &Spot) -> Option<(Period, usize, Option<TimeOfDay>)> {
        let here = self.here?;
        let Symbolic::On(stretch, at) = time.value else { return None };
        match stretch {
            Stretch::Weekday(weekday, _) if spot.is_that => {
                let scene = self.last.filter(|scene| spot.sentence <= scene.sentence + REACH)?;
                let day = scene.period.days().0;
                (day.weekday() == weekday).then_some((Period::Day(day), scene.place, at))
            }
            Stretch::Weekday(weekday, Direction::Open | Direction::Past | Direction::Near) if spot.is_fronted && !spot.is_of_saying => {
                let scene = self.day.filter(|scene| spot.sentence <= scene.sentence + REACH)?;
                let day = nearest_weekday(scene.period.days().1, weekday, true)?;
                (day < here).then_some((Period::Day(day), scene.place, at))
            }
            Stretch::Month(month, Year::Nearest(Direction::Open | Direction::Past | Direction::Over)) if spot.is_fronted => {
                let scene = self.year.filter(|scene| spot.sentence <= scene.sentence + REACH)?;
                Some((Period::Month(scene.period.days().0.year(), month), scene.place, at))
            }
            Stretch::Day(month, day, Year::Nearest(_)) => {
                // “The strike of 1984 began on *Monday, March 12*.”
                let (weekday, year) = (time.weekday?, self.stated?);
                let of_year = Date::new(year, month, day).ok().filter(|day| day.weekday() == weekday)?;
                let is_near = [-1, 0, 1].into_iter().any(|by| {
                    let near = here.year().checked_add(by).and_then(|year| Date::new(year, month, day).ok());
                    near.is_some_and(|near| near.weekday() == weekday)
                });
                (!is_near).then(|| (Period::Day(of_year), self.year.map_or(0, |scene| scene.place), at))
            }
            _ => None,
        }
    }

    /// Keeps in mind that the expression at `place` told of `period`.
    pub(super) fn goes_on(&mut self, place: usize, time: &TimeExpression, spot: &Spot, period: Period) {
        let Some(here) = self.here else { return };
        let scene = Scene { place, sentence: spot.sentence, period };
        let (first, _) = period.days();
        let is_over = here.checked_sub(RECENT.days()).is_ok_and(|recent| first < recent);
        if let Symbolic::On(
            Stretch::Year(Year::Stated(year)) | Stretch::Month(_, Year::Stated(year)) | Stretch::Day(_, _, Year::Stated(year)),
            _,
        ) = time.value
        {
            self.stated = Some(year);
        }
        match period.granularity() {
            Granularity::Day | Granularity::PartOfDay => {
                self.last = Some(scene);
                let goes_on = self.day.is_some_and(|day| spot.sentence <= day.sentence + REACH) && spot.is_fronted;
                self.day = (is_over && (time.weekday.is_some() || goes_on)).then_some(scene);
            }
            Granularity::Year if spot.is_fronted && first.year() < here.year() => self.year = Some(scene),
            Granularity::Year => self.year = None,
            _ => {}
        }
    }
}
