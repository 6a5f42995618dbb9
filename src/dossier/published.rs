//! The day each article came out: given, stated, inferred or open.
//!
//! In: what editor and text say, and the tellings of events. Out: a day, or the days that the corpus leaves. Nothing is guessed: an
//! article of which only “Tuesday” is known stays open, unless another article dates what happened on that Tuesday.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Constraints;
use super::evidence::Evidence;
use super::same_event::{self, Key, Telling};
use crate::annotate::Annotations;
use crate::annotate::events::EventPhrase;
use crate::annotate::time::{Direction, Stretch, Symbolic, Year};
use crate::annotate::words::fold;
use crate::corpus::{Field, Grade, Project};

/// A weekday without more is one of the seven days up to publication, and so publication at most six days after it.
const REACH_OF_WEEKDAY: i64 = 6;

/// What is known of the day an article came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day; `None` where it is open.
    pub day: Option<Field<Date>>,
    /// Where it is open: the days that the corpus leaves, in order; none where it leaves all.
    pub candidates: Vec<Date>,
    /// What the candidates follow from.
    pub because: Vec<Evidence>,
}

impl Published {
    /// The first and the last day it may be; `None` where nothing is known.
    pub fn range(&self) -> Option<(Date, Date)> {
        let open = || Some((*self.candidates.first()?, *self.candidates.last()?));
        self.day.as_ref().map(|day| (day.value, day.value)).or_else(open)
    }

    /// The day, or the month or year that all candidates share, as in `2015-10`; `None` where nothing is known.
    pub fn value(&self) -> Option<String> {
        let (first, last) = self.range()?;
        let is_same = (first.year() == last.year(), first.month() == last.month(), first == last);
        match is_same {
            (true, _, true) => Some(first.to_string()),
            (true, true, _) => Some(format!("{:04}-{:02}", first.year(), first.month())),
            (true, ..) => Some(format!("{:04}", first.year())),
            _ => None,
        }
    }

    /// How it is known.
    pub fn grade(&self) -> Grade {
        match (&self.day, self.candidates.is_empty()) {
            (Some(day), _) => day.grade,
            (None, false) => Grade::Inferred,
            (None, true) => Grade::Unknown,
        }
    }
}

/// By the place of the article: the day it came out. The editor's word goes before the text's, the text's before what follows
/// from other articles.
pub fn decide(project: &Project, annotations: &[Annotations], tellings: &[Telling], constraints: &Constraints) -> Vec<Published> {
    let stated = project.articles.iter().enumerate().map(|(place, article)| {
        let given = constraints.articles.get(&place).and_then(|fields| fields.published.clone());
        Published { day: given.or_else(|| article.fields.published.clone()), ..Published::default() }
    });
    let mut published: Vec<Published> = stated.collect();
    if published.iter().any(|published| published.day.is_none()) {
        infer(annotations, tellings, project, &mut published);
    }
    published
}

/// An event that somebody else dates tells when its “Tuesday” was.
///
/// > Reyes met Ode in Linden **on Tuesday**. + Reyes and Ode met in Linden **on 8 March 2022**, a Tuesday. → from 8 to 14 March 2022
fn infer(annotations: &[Annotations], tellings: &[Telling], project: &Project, published: &mut [Published]) {
    let by_pair = same_event::by_pair(tellings, annotations);
    let mut found: BTreeMap<usize, BTreeSet<(Date, Evidence, Evidence)>> = BTreeMap::new();
    for (key, meetings) in &by_pair {
        let (Key::Pair(..), true) = (key, meetings.len() > 1) else { continue };
        let phrase = |telling: usize| &annotations[tellings[telling].article].events[tellings[telling].phrase];
        let dated: Vec<(usize, Date)> =
            meetings.iter().filter_map(|place| Some((*place, full_date(annotations, tellings, *place)?))).collect();
        for place in meetings.iter().copied().filter(|place| published[tellings[*place].article].day.is_none()) {
            let Some(weekday) = weekday_of(annotations, tellings, place) else { continue };
            for (other, day) in dated.iter().copied().filter(|(_, day)| day.weekday() == weekday) {
                let texts = [place, other].map(|telling| project.articles[tellings[telling].article].text.as_str());
                let is_elsewhere = tellings[other].article != tellings[place].article;
                if is_elsewhere && agree_on_place([phrase(place), phrase(other)], texts) {
                    let [here, there] =
                        [place, other].map(|telling| Evidence { article: tellings[telling].article, span: phrase(telling).sentence });
                    found.entry(tellings[place].article).or_default().insert((day, here, there));
                }
            }
        }
    }
    for (article, days) in found {
        // Two days that would both do leave it open.
        let [day] = days.iter().map(|(day, ..)| *day).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()[..] else { continue };
        let candidates = (0..=REACH_OF_WEEKDAY).filter_map(|later| day.checked_add(later.days()).ok()).collect();
        let because: BTreeSet<Evidence> = days.into_iter().flat_map(|(_, here, there)| [here, there]).collect();
        published[article] = Published { day: None, candidates, because: because.into_iter().collect() };
    }
}

/// The weekday on which a telling says it was, where it says no more than that.
fn weekday_of(annotations: &[Annotations], tellings: &[Telling], telling: usize) -> Option<Weekday> {
    symbolic_of(annotations, &tellings[telling]).find_map(|value| match value {
        Symbolic::On(Stretch::Weekday(weekday, Direction::Open | Direction::Past), _) => Some(*weekday),
        _ => None,
    })
}

/// The full date on which a telling says it was.
fn full_date(annotations: &[Annotations], tellings: &[Telling], telling: usize) -> Option<Date> {
    symbolic_of(annotations, &tellings[telling]).find_map(|value| match value {
        Symbolic::On(Stretch::Day(month, day, Year::Stated(year)), _) => Date::new(*year, *month, *day).ok(),
        _ => None,
    })
}

fn symbolic_of<'a>(annotations: &'a [Annotations], telling: &Telling) -> impl Iterator<Item = &'a Symbolic> {
    let article = &annotations[telling.article];
    article.events[telling.phrase].times.iter().map(|time| &article.times[*time].value)
}

/// Whether two tellings that both name a place name the same.
fn agree_on_place(phrases: [&EventPhrase; 2], texts: [&str; 2]) -> bool {
    let [one, other] = phrases;
    one.places.is_empty()
        || other.places.is_empty()
        || one.places.iter().any(|here| other.places.iter().any(|there| fold(here.of(texts[0])) == fold(there.of(texts[1]))))
}
