//! The day each article came out: given, stated, inferred or open.
//!
//! In: what editor and text say, and the mentions of events. Out: a day, or the days that the corpus leaves. Nothing is guessed: each
//! [`Rule`] leaves some days and no others, and an article may have come out on those that all of them leave. Where they are too many,
//! or none at all, it stays open: “Tuesday” alone says nothing, unless somebody dates what happened on that Tuesday.

mod hints;
#[cfg(test)]
mod tests;
mod ties;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use self::hints::Hints;
use self::ties::{Corpus, Tie, Window};
use super::Constraints;
use super::evidence::Evidence;
use super::same_event::EventMention;
use crate::annotate::Annotations;
use crate::corpus::{Field, Grade, Project};
use crate::text::Span;

/// So many days are worth naming; an article that may have come out on more is open.
const MOST_CANDIDATES: usize = 31;

/// What days of publication follow from, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A full date elsewhere is that of an event of which the article says only the weekday: it came out then or in the six days after.
    DatedElsewhere,
    /// It calls an event recent of which somebody gives the date: it came out in the three weeks after.
    Recently,
    /// It shares two events with another article, and names the weekday of one: both are of one week.
    SameEvents,
    /// The weekday stands in its dateline.
    Dateline,
    /// It tells what the hours to come of a weekday will bring (“later Tuesday”): it came out that day.
    LaterThatDay,
    /// It tells the same weekday as past and as planned: it came out that day.
    PastAndPlanned,
    /// It tells a weekday as past and has plans for the next: it came out on the first.
    PlannedForTheNext,
    /// It tells what happened on a date: it did not come out before.
    NotBefore,
    /// It tells what is planned for a date: it did not come out after.
    NotAfter,
}

/// A rule, and the sentences it was applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: Rule,
    /// The sentences, of this article and others.
    pub evidence: Vec<Evidence>,
}

/// What is known of the day an article came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day; `None` where it is open.
    pub day: Option<Field<Date>>,
    /// Where it is open: the days that the corpus leaves, in order; none where it leaves all.
    pub candidates: Vec<Date>,
    /// What the candidates follow from.
    pub because: Vec<Reason>,
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
pub(crate) fn decide(
    project: &Project,
    annotations: &[Annotations],
    mentions: &[EventMention],
    constraints: &Constraints,
) -> Vec<Published> {
    let stated = project.articles.iter().enumerate().map(|(place, article)| {
        let given = constraints.articles.get(&place).and_then(|fields| fields.published.clone());
        Published { day: given.or_else(|| article.fields.published.clone()), ..Published::default() }
    });
    let mut published: Vec<Published> = stated.collect();
    if published.iter().any(|published| published.day.is_none()) {
        infer(&Corpus { project, annotations, mentions }, &mut published);
    }
    published
}

/// Works out the days of the articles that say none.
fn infer(corpus: &Corpus<'_>, published: &mut [Published]) {
    let mut searches: Vec<Search> =
        (0..published.len()).into_par_iter().map(|place| Search::of(corpus, place, &published[place])).collect();
    let is_open = |place: usize| published[place].day.is_none();
    for window in corpus.windows(is_open, |place, day| searches[place].hints.allow(day)) {
        let Window { article, days, reason } = window;
        searches[article].narrow(&days, reason);
    }
    let ties = corpus.ties(is_open);
    let mut ties_of: BTreeMap<usize, Vec<(&Tie, usize)>> = BTreeMap::new();
    for tie in &ties {
        for end in [0, 1] {
            ties_of.entry(tie.ends[1 - end].0).or_default().push((tie, end));
        }
    }
    // A tie may narrow an article that narrows another: until nothing changes. Days are only ever taken away, so this ends.
    let mut changed: BTreeSet<usize> = ties_of.keys().copied().collect();
    while let Some(place) = changed.pop_first() {
        for (tie, end) in ties_of.get(&place).into_iter().flatten() {
            if follow(tie, *end, &mut searches) {
                changed.insert(tie.ends[*end].0);
            }
        }
    }
    for (place, (published, search)) in published.iter_mut().zip(searches).enumerate() {
        if published.day.is_none() {
            *published = search.found(place);
        }
    }
}

/// Leaves one end of a tie the days that the other end allows; whether that took any away.
fn follow(tie: &Tie, end: usize, searches: &mut [Search]) -> bool {
    let ((here, _), (there, _)) = (tie.ends[end], tie.ends[1 - end]);
    let Some(other_days) = searches[there].days.clone().filter(|_| searches[here].is_open) else { return false };
    let days = tie.days_of(end, &other_days);
    searches[here].narrow(&days, Reason { rule: Rule::SameEvents, evidence: tie.evidence.clone() })
}

/// The days that an article may have come out, as far as they are worked out.
#[derive(Debug)]
struct Search {
    hints: Hints,
    /// `None` where it may be any day.
    days: Option<BTreeSet<Date>>,
    reasons: Vec<Reason>,
    /// Whether its day is wanted: nobody says it, and what was worked out so far does not contradict itself.
    is_open: bool,
}

impl Search {
    fn of(corpus: &Corpus<'_>, place: usize, published: &Published) -> Self {
        if let Some(day) = &published.day {
            return Self { hints: Hints::default(), days: Some(BTreeSet::from([day.value])), reasons: Vec::new(), is_open: false };
        }
        let hints = Hints::of(&corpus.project.articles[place], &corpus.annotations[place]);
        let mut search = Self { hints, days: None, reasons: Vec::new(), is_open: true };
        if let (Some((first, over)), Some((last, to_come))) = (search.hints.not_before, search.hints.not_after) {
            let days: BTreeSet<Date> = first.series(1.day()).take_while(|day| *day <= last).take(MOST_CANDIDATES + 1).collect();
            let evidence = |span: Span| vec![Evidence { article: place, span }];
            if days.is_empty() {
                search.give_up();
            } else if days.len() <= MOST_CANDIDATES {
                search.narrow(&days, Reason { rule: Rule::NotBefore, evidence: evidence(over) });
                search.reasons.push(Reason { rule: Rule::NotAfter, evidence: evidence(to_come) });
            }
        }
        search
    }

    /// Leaves only days that are among these, and that the article itself allows; whether that took any away. Where none is left, what
    /// is told contradicts itself, and nothing is said.
    fn narrow(&mut self, days: &BTreeSet<Date>, reason: Reason) -> bool {
        if !self.is_open {
            return false;
        }
        let allowed = days.iter().copied().filter(|day| self.hints.allow(*day));
        let left: BTreeSet<Date> = match &self.days {
            Some(before) => allowed.filter(|day| before.contains(day)).collect(),
            None => allowed.collect(),
        };
        if left.is_empty() {
            self.give_up();
            return false;
        }
        let is_less = self.days.as_ref().is_none_or(|before| left.len() < before.len());
        if is_less {
            self.days = Some(left);
            self.reasons.push(reason);
        }
        is_less
    }

    fn give_up(&mut self) {
        *self = Self { hints: Hints::default(), days: None, reasons: Vec::new(), is_open: false };
    }

    /// What is known in the end, with the rules that took part.
    fn found(self, place: usize) -> Published {
        let Some(days) = self.days.filter(|days| days.len() <= MOST_CANDIDATES) else { return Published::default() };
        let mut because = self.reasons;
        let own = |rule: Rule, spans: Vec<Span>| {
            let evidence: BTreeSet<Evidence> = spans.into_iter().map(|span| Evidence { article: place, span }).collect();
            Reason { rule, evidence: evidence.into_iter().collect() }
        };
        if let Some((_, rule, spans)) = self.hints.weekday {
            because.push(own(rule, spans));
        }
        Published { day: None, candidates: days.into_iter().collect(), because }
    }
}
