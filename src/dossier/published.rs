//! The day each article came out: given, stated, inferred or open.
//!
//! In: what editor and text say, and the tellings of events. Out: a day, or the days that the corpus leaves. Nothing is guessed: an
//! article of which only “Tuesday” is known stays open, unless another article dates what happened on that Tuesday.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Constraints;
use super::evidence::Evidence;
use super::same_event::{self, Telling};
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
    let corpus = Corpus { project, annotations, tellings };
    let mut found: BTreeMap<usize, BTreeSet<(Date, Evidence, Evidence)>> = BTreeMap::new();
    for meetings in same_event::by_pair(tellings, annotations).values() {
        let dated: Vec<(usize, Date)> = meetings.iter().filter_map(|telling| Some((*telling, corpus.full_date(*telling)?))).collect();
        let open = meetings.iter().copied().filter(|telling| published[tellings[*telling].article].day.is_none());
        for telling in open {
            let Some(weekday) = corpus.weekday(telling) else { continue };
            for (other, day) in dated.iter().copied().filter(|(_, day)| day.weekday() == weekday) {
                if tellings[other].article != tellings[telling].article && corpus.agree_on_place(telling, other) {
                    let because = (day, corpus.evidence(telling), corpus.evidence(other));
                    found.entry(tellings[telling].article).or_default().insert(because);
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

/// The tellings of all articles, asked by their place.
struct Corpus<'a> {
    project: &'a Project,
    annotations: &'a [Annotations],
    tellings: &'a [Telling],
}

impl Corpus<'_> {
    fn phrase(&self, telling: usize) -> &EventPhrase {
        let telling = &self.tellings[telling];
        &self.annotations[telling.article].events[telling.phrase]
    }

    fn evidence(&self, telling: usize) -> Evidence {
        Evidence { article: self.tellings[telling].article, span: self.phrase(telling).sentence }
    }

    /// What a telling says of its time, likeliest first.
    fn times(&self, telling: usize) -> impl Iterator<Item = &Symbolic> {
        let article = &self.annotations[self.tellings[telling].article];
        self.phrase(telling).times.iter().map(|time| &article.times[*time].value)
    }

    /// The weekday on which a telling says it was: “on Tuesday”. Not: “next Tuesday”, “on Tuesday of last week”.
    fn weekday(&self, telling: usize) -> Option<Weekday> {
        self.times(telling).find_map(|value| match value {
            Symbolic::On(Stretch::Weekday(weekday, Direction::Open | Direction::Past), _) => Some(*weekday),
            _ => None,
        })
    }

    /// The full date on which a telling says it was: “on 8 March 2022”. Not: “on 8 March”.
    fn full_date(&self, telling: usize) -> Option<Date> {
        self.times(telling).find_map(|value| match value {
            Symbolic::On(Stretch::Day(month, day, Year::Stated(year)), _) => Date::new(*year, *month, *day).ok(),
            _ => None,
        })
    }

    /// Whether two tellings name a place in common, where both name one.
    fn agree_on_place(&self, one: usize, other: usize) -> bool {
        let [here, there] = [one, other].map(|telling| {
            let text = &self.project.articles[self.tellings[telling].article].text;
            self.phrase(telling).places.iter().map(|place| fold(place.of(text))).collect::<Vec<_>>()
        });
        here.is_empty() || there.is_empty() || here.iter().any(|place| there.contains(place))
    }
}
