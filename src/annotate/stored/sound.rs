//! Whether annotations that come from outside hold what those found here hold, so that no later step can stumble over them.

use crate::annotate::Said;
use crate::annotate::events::EventPhrase;
use crate::annotate::time::{Duration, Feast, MonthOf, Set, Stretch, Symbolic, TimeOfDay, Year};
use crate::annotate::words::WordTable;
use crate::text::Span;

/// No count that is read from a text is higher, and no calendar goes further.
const FARTHEST: u32 = 100_000_000;

/// Whether every span lies in the text, begins and ends with one of its words, and stands in order; whether every place is one of the
/// list it is a place in; and whether every value is one of a calendar.
pub(super) fn is_sound(text: &str, said: &Said) -> bool {
    let Said { words, names, times, quotes, events } = said;
    let inside = Inside { text, words };
    let all = |spans: &[Option<Span>]| spans.iter().flatten().all(|span| inside.is_phrase(*span));
    let are_names = names.iter().all(|name| all(&[Some(name.span), name.honorific, name.role]));
    let are_times = times.iter().all(|time| inside.is_phrase(time.span) && is_value(&time.value) && time.kind == time.value.kind());
    let are_quotes = quotes.iter().all(|quote| all(&[Some(quote.content), quote.speaker, quote.cue, quote.addressee]));
    let are_events = events.iter().all(|event| inside.is_event(event, times.len(), events.len()));
    are_names
        && are_times
        && are_quotes
        && are_events
        && are_apart(names.iter().map(|name| name.span))
        && are_apart(times.iter().map(|time| time.span))
        && are_apart(quotes.iter().map(|quote| quote.content))
        && are_apart(events.iter().map(|event| event.trigger))
}

/// Whether spans stand in order, without overlap.
fn are_apart(spans: impl Iterator<Item = Span> + Clone) -> bool {
    spans.clone().zip(spans.skip(1)).all(|(one, next)| one.end <= next.start)
}

struct Inside<'a> {
    text: &'a str,
    words: &'a WordTable,
}

impl Inside<'_> {
    /// Whether a span begins where a word of the text begins, and ends where one ends.
    fn is_phrase(&self, span: Span) -> bool {
        if span.start >= span.end || self.text.get(span.range()).is_none() {
            return false;
        }
        let places = self.words.words_in(span);
        places.start < places.end && self.words.span_of(places) == span
    }

    fn is_event(&self, event: &EventPhrase, times: usize, events: usize) -> bool {
        let is_in_sentence = |span: &Span| self.is_phrase(*span) && event.sentence.contains(*span);
        let sentence = self.words.sentence_at(event.trigger.start).map(|place| self.words.sentences[place].span);
        sentence == Some(event.sentence)
            && is_in_sentence(&event.trigger)
            && is_in_sentence(&event.clause)
            && event.clause.contains(event.trigger)
            && event.before.iter().chain(&event.after).chain(&event.places).all(is_in_sentence)
            && event.times.iter().all(|time| *time < times)
            && event.distance.as_deref().is_none_or(|distance| distance.duration < times && distance.from < events)
    }
}

fn is_value(value: &Symbolic) -> bool {
    match value {
        Symbolic::On(stretch, time) => is_stretch(stretch) && time.is_none_or(is_time),
        Symbolic::Range(from, to) => is_stretch(from) && is_stretch(to),
        Symbolic::Lasting(Duration { tenths, .. }) => tenths.is_none_or(|tenths| tenths <= FARTHEST * 10),
        Symbolic::Every(Set::Units(..) | Set::Seasons(_)) | Symbolic::Vague(_) => true,
        Symbolic::Every(Set::Weekdays(_, time)) => time.is_none_or(is_time),
        Symbolic::Every(Set::TimesOfDay(time)) => is_time(*time),
        Symbolic::Every(Set::Months(month)) => is_month(*month),
    }
}

fn is_stretch(stretch: &Stretch) -> bool {
    match *stretch {
        Stretch::Century(century) => (1..=99).contains(&century),
        Stretch::Decade(year) => is_year(Year::Stated(year)),
        Stretch::Year(year) | Stretch::Season(_, year) => is_year(year),
        Stretch::Half(half, year) => (1..=2).contains(&half) && is_year(year),
        Stretch::Quarter(quarter, year) => (1..=4).contains(&quarter) && is_year(year),
        Stretch::Month(month, year) => is_month(month) && is_year(year),
        Stretch::Day(month, day, year) => is_month(month) && is_day(day) && is_year(year),
        Stretch::DayOfMonth(day, months) => is_day(day) && months.unsigned_abs() <= FARTHEST,
        Stretch::NthWeekday(nth, _, month) => {
            let is_known = match month {
                MonthOf::Named(month, year) => is_month(month) && is_year(year),
                MonthOf::Away(months) => months.unsigned_abs() <= FARTHEST,
            };
            is_nth(nth) && is_known
        }
        Stretch::Feast(feast, year) => is_feast(feast) && is_year(year),
        Stretch::WeekdayOfWeek(_, weeks) | Stretch::WeeksFromWeekday(weeks, _) => u32::from(weeks.unsigned_abs()) <= FARTHEST,
        Stretch::Weekday(..) | Stretch::WeekdayFrom(..) | Stretch::Weekend(_) | Stretch::BeforeChrist => true,
        Stretch::Away { by, .. } => by.unsigned_abs() <= FARTHEST,
    }
}

fn is_feast(feast: Feast) -> bool {
    match feast {
        Feast::Fixed(month, day) => is_month(month) && is_day(day),
        Feast::Nth(_, nth, month, _) => is_nth(nth) && is_month(month),
        Feast::Easter(_) => true,
    }
}

fn is_year(year: Year) -> bool {
    match year {
        Year::Stated(year) => (0..=9999).contains(&year),
        Year::Away(years) => years.unsigned_abs() <= 9999,
        Year::Nearest(_) | Year::Unsaid => true,
    }
}

fn is_month(month: i8) -> bool {
    (1..=12).contains(&month)
}

fn is_day(day: i8) -> bool {
    (1..=31).contains(&day)
}

/// Which weekday of a month, counted from its end where negative.
fn is_nth(nth: i8) -> bool {
    nth != 0 && (-5..=5).contains(&nth)
}

fn is_time(time: TimeOfDay) -> bool {
    match time {
        TimeOfDay::Clock(hour, minute) => (0..=24).contains(&hour) && (0..=59).contains(&minute),
        TimeOfDay::Morning | TimeOfDay::Afternoon | TimeOfDay::Evening | TimeOfDay::Night => true,
    }
}
