//! Gives each event mention its day.

use jiff::Span as Distance;
use jiff::civil::Date;

use super::{EventDate, Sources};
use crate::annotate::events::{EventPhrase, Kind, Status};
use crate::corpus::Grade;
use crate::dossier::dates::Anchor;

/// When an event mention says that its event was.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The place of the event mention.
    pub(super) mention: usize,
    /// The day or days it gives; `None` where it gives none.
    pub(super) date: Option<Box<EventDate>>,
    /// How the day is known.
    pub(super) grade: Grade,
    /// Whether it happened. What is told of a day that was still to come has not: “she leaves on Monday”.
    pub(super) status: Status,
    /// Where it gives no day: the day of the article that opens with it.
    pub(super) fresh: Option<Date>,
}

impl Sources<'_> {
    /// The phrase of an event mention.
    pub(super) fn phrase(&self, mention: usize) -> &EventPhrase {
        let mention = &self.mentions[mention];
        &self.annotations[mention.article].events[mention.phrase]
    }
}

const A_MONTH: i32 = 31;

/// The day of each event mention, in order.
pub(super) fn date_mentions(sources: &Sources<'_>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::with_capacity(sources.mentions.len());
    for (place, mention) in sources.mentions.iter().enumerate() {
        let phrase = sources.phrase(place);
        let times = &sources.times[mention.article];
        let dated = phrase.times.iter().find_map(|time| {
            let time = &times[*time];
            let (first, last) = time.days?;
            Some((EventDate { value: time.date.clone()?, first, last }, time.grade, time))
        });
        // An event mention's phrases stand in the order of the article, so what it is counted from has its day already.
        let counted = || {
            let distance = phrase.distance.as_deref()?;
            let from = place.checked_sub(mention.phrase - distance.from)?;
            let start = told[from].date.clone()?;
            shifted(&start, times[distance.duration].value.as_deref()?, distance.is_earlier)
        };
        let written = dated.as_ref().and_then(|(.., time)| time.written);
        // “left in January 2011” was written after it, whatever day the page bears.
        let is_fine = |date: &EventDate| date.first.until(date.last).is_ok_and(|length| length.get_days() <= A_MONTH);
        let is_stated = dated.as_ref().is_some_and(|(date, _, time)| time.anchor == Anchor::Absolute && is_fine(date));
        let is_fronted = dated.as_ref().is_some_and(|(.., time)| {
            phrase.clause.contains(time.span) && time.span.end <= phrase.trigger.start && time.anchor == Anchor::Absolute
        });
        let is_stated_as_over = phrase.is_past && phrase.is_main && (is_stated || is_fronted);
        let (date, grade) = match dated {
            Some((date, grade, _)) => (Some(date), grade),
            None => counted().map_or((None, Grade::Unknown), |date| (Some(date), Grade::Derived)),
        };
        let published = sources.published[mention.article].range();
        // What “happened early Saturday” is told on Friday where Saturday has begun.
        let is_over =
            |date: &EventDate, last: Date| (phrase.is_past || written.is_some()) && last.tomorrow().is_ok_and(|next| date.last == next);
        let last = published.map(|(_, last)| written.map_or(last, |written| written.max(last)));
        let is_to_come = || date.as_ref().zip(last).is_some_and(|(date, last)| date.first > last && !is_over(date, last));
        let status = if phrase.status == Status::Happened && !is_stated_as_over && is_to_come() { Status::Planned } else { phrase.status };
        let fresh = if date.is_none() { super::fresh::day_of(sources, place) } else { None };
        told.push(Told { mention: place, date: date.map(Box::new), grade, status, fresh });
    }
    told
}

/// A date moved by a duration in TIMEX3's writing, as fine as the coarser of the two: a month before October 2015 is
/// September 2015. `None` for a duration without a number.
fn shifted(from: &EventDate, duration: &str, is_earlier: bool) -> Option<EventDate> {
    let amount: i64 = duration.get(1..duration.len().checked_sub(1)?)?.parse().ok()?;
    let amount = if is_earlier { -amount } else { amount };
    let (distance, unit): (Distance, char) = match duration.chars().last()? {
        'D' => (Distance::new().try_days(amount).ok()?, 'D'),
        'W' => (Distance::new().try_weeks(amount).ok()?, 'W'),
        'M' => (Distance::new().try_months(amount).ok()?, 'M'),
        'Y' => (Distance::new().try_years(amount).ok()?, 'Y'),
        _ => return None,
    };
    let (first, last) = (from.first.checked_add(distance).ok()?, from.last.checked_add(distance).ok()?);
    let is_day = from.first == from.last;
    let whole = |first: Date, last: Date, value: String| Some(EventDate { value, first, last });
    match unit {
        'D' if is_day => whole(first, first, first.to_string()),
        // “a week before March 2016” may be any day from late February on.
        'D' | 'W' if !is_day => whole(first, last, format!("{first}/{last}")),
        'Y' => whole(first.first_of_year(), first.last_of_year(), format!("{:04}", first.year())),
        // By months, no day can be said.
        _ => whole(first.first_of_month(), first.last_of_month(), format!("{:04}-{:02}", first.year(), first.month())),
    }
}

impl Kind {
    /// Whether one person alone is enough for an event without a date: “Hale resigned.”
    pub(super) fn stands_alone(self) -> bool {
        matches!(self, Self::Resignation | Self::Appointment | Self::Death | Self::Arrest | Self::Court)
    }
}
