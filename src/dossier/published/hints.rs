//! What one article says of the day it came out, without naming it.
//!
//! In: its time expressions and events. Out: the weekday, the day it cannot lie before, the day it cannot lie after. Each follows
//! from a rule that a reader would use too, and is given with the sentence that it was read from.

use jiff::civil::{Date, Weekday};

use super::Rule;
use crate::annotate::Annotations;
use crate::annotate::events::{EventPhrase, Status};
use crate::annotate::quotes::Directness;
use crate::annotate::time::{Direction, Stretch, Symbolic, Year};
use crate::annotate::words::fold;
use crate::corpus::{Article, Role};
use crate::dossier::dates::Period;
use crate::text::Span;

/// What an article says of its own day.
#[derive(Clone, Debug, Default)]
pub(super) struct Hints {
    /// The weekday it came out on.
    pub(super) weekday: Option<(Weekday, Rule, Vec<Span>)>,
    /// It reports something of this day as over.
    pub(super) not_before: Option<(Date, Span)>,
    /// It reports something of this day as still to come.
    pub(super) not_after: Option<(Date, Span)>,
}

impl Hints {
    pub(super) fn of(article: &Article, said: &Annotations) -> Self {
        let reader = Reader { article, said };
        let over = reader.stated_days(Status::Happened).max_by_key(|(day, span)| (*day, std::cmp::Reverse(*span)));
        let to_come = reader.stated_days(Status::Planned).min();
        Self { weekday: reader.weekday(), not_before: over, not_after: to_come }
    }

    /// Whether the article may have come out on a day, as far as its own text says.
    pub(super) fn allow(&self, day: Date) -> bool {
        self.weekday.as_ref().is_none_or(|(weekday, ..)| day.weekday() == *weekday)
            && self.not_before.is_none_or(|(first, _)| first <= day)
            && self.not_after.is_none_or(|(last, _)| day <= last)
    }
}

struct Reader<'a> {
    article: &'a Article,
    said: &'a Annotations,
}

impl Reader<'_> {
    /// The weekday of publication: the dateline's; else that of which the hours to come are told (“**later** Tuesday”); else the one
    /// that the text tells both as past and as planned; else the one it tells as past where it plans for the day after. `None` where
    /// nothing of this is said, or two weekdays would do.
    fn weekday(&self) -> Option<(Weekday, Rule, Vec<Span>)> {
        let named: Vec<(Weekday, Direction, usize)> = self.weekdays();
        let datelined = named.iter().filter(|(.., time)| self.article.role_at(self.span(*time)) == Some(Role::Dateline));
        let later = named.iter().filter(|(.., time)| fold(self.span(*time).of(&self.article.text)).starts_with("later "));
        for (rule, found) in [(Rule::Dateline, datelined.collect::<Vec<_>>()), (Rule::LaterThatDay, later.collect())] {
            if let Some((weekday, _, time)) = found.first() {
                let is_one = found.iter().all(|(other, ..)| other == weekday);
                return is_one.then(|| (*weekday, rule, vec![self.sentence(*time)]));
            }
        }
        let told = |wanted: &dyn Fn(usize, Direction) -> bool| -> Vec<(Weekday, usize)> {
            named.iter().filter(|(_, direction, time)| wanted(*time, *direction)).map(|(weekday, _, time)| (*weekday, *time)).collect()
        };
        let past = told(&|_, direction| direction == Direction::Past);
        let planned = told(&|time, direction| direction == Direction::Future && self.dates(time, Status::Planned));
        let pairs = |days_later: i64| {
            let is_then = move |one: Weekday, other: Weekday| one.wrapping_add(days_later) == other;
            let planned = &planned;
            past.iter().flat_map(move |(one, over)| {
                planned.iter().filter(move |(other, _)| is_then(*one, *other)).map(move |(_, to_come)| (*one, *over, *to_come))
            })
        };
        for (rule, days_later) in [(Rule::PastAndPlanned, 0), (Rule::PlannedForTheNext, 1)] {
            let found: Vec<(Weekday, usize, usize)> = pairs(days_later).collect();
            if let Some((weekday, over, to_come)) = found.first().copied() {
                let is_one = found.iter().all(|(other, ..)| *other == weekday);
                return is_one.then(|| (weekday, rule, vec![self.sentence(over), self.sentence(to_come)]));
            }
        }
        None
    }

    /// The bare weekdays that the reporter names, and on which side of the day of writing each lies.
    fn weekdays(&self) -> Vec<(Weekday, Direction, usize)> {
        let times = self.said.times.iter().enumerate();
        let named = times.filter_map(|(place, time)| match time.value {
            Symbolic::On(Stretch::Weekday(weekday, direction), _) => Some((weekday, direction, place)),
            _ => None,
        });
        named.filter(|(.., place)| !self.is_quoted(self.span(*place))).collect()
    }

    /// Whether an expression dates an event of this status.
    fn dates(&self, time: usize, status: Status) -> bool {
        self.said.events.iter().any(|event| event.status == status && event.times.contains(&time))
    }

    /// The first days of the full dates, months and years that date an event of this status: of what has happened only verbs tell, as
    /// “the 2030 election” may be still to come; and a picture was taken before it was printed.
    fn stated_days(&self, status: Status) -> impl Iterator<Item = (Date, Span)> {
        let tells = move |event: &&EventPhrase| {
            let is_picture = self.article.role_at(event.sentence) == Some(Role::Caption);
            event.status == status && (event.is_verb || status == Status::Planned || is_picture)
        };
        self.said.events.iter().filter(tells).flat_map(move |event| {
            let times = event.times.iter().filter(move |time| status != Status::Happened || !self.is_deadline(**time));
            times.filter_map(|time| stated_period(self.said.times[*time].value)).map(move |period| match status {
                Status::Happened => (period.days().0, event.sentence),
                Status::Planned | Status::Possible => (period.days().1, event.sentence),
            })
        })
    }

    /// “bonds **due** March 15, 2007”, “extended the truce **until** May 2024”: what has happened looks ahead to it.
    fn is_deadline(&self, time: usize) -> bool {
        const LOOKS_AHEAD: [&str; 7] = ["due", "until", "till", "by", "through", "for", "before"];
        let words = &self.said.words;
        let before = words.words_in(self.span(time)).start.checked_sub(1);
        before.is_some_and(|at| LOOKS_AHEAD.contains(&fold(words.tokens[at].of(&self.article.text)).as_str()))
    }

    fn span(&self, time: usize) -> Span {
        self.said.times[time].span
    }

    fn sentence(&self, time: usize) -> Span {
        let span = self.span(time);
        self.said.words.sentence_at(span.start).map_or(span, |sentence| self.said.words.sentences[sentence].span)
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.said.quotes.iter().any(|quote| quote.directness != Directness::Indirect && quote.content.overlaps(span))
    }
}

/// The period that an expression states with its year; `None` where it needs the day of writing.
fn stated_period(value: Symbolic) -> Option<Period> {
    let Symbolic::On(stretch, _) = value else { return None };
    match stretch {
        Stretch::Day(month, day, Year::Stated(year)) => Date::new(year, month, day).ok().map(Period::Day),
        Stretch::Month(month, Year::Stated(year)) => Some(Period::Month(year, month)),
        Stretch::Year(Year::Stated(year)) => Some(Period::Year(year)),
        _ => None,
    }
}
