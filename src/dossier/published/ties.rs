//! What ties the day of one article to an event: one that somebody dates, or one that another article tells too.
//!
//! In: the event mentions of all articles. Out: the days that an event leaves an article, and pairs of articles that tell of one week. An
//! event is the same only where the same two people take part in it, where its weekday and its place agree, and, between two articles
//! that both say no more than the weekday, where they share a second event of two other people.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{Reason, Rule};
use crate::annotate::Annotations;
use crate::annotate::events::{EventPhrase, Status};
use crate::annotate::time::{Direction, Reference, Stretch, Symbolic, Year};
use crate::annotate::words::fold;
use crate::corpus::Project;
use crate::dossier::evidence::Evidence;
use crate::dossier::same_event::{self, EventMention, Key};

/// A bare weekday is one of the seven days up to publication where it is past, and of the seven from there on where it is to come.
const REACH_OF_WEEKDAY: i64 = 6;

/// “recently” is taken for the three weeks before publication: of what lies further back, news says “last month”.
const REACH_OF_RECENTLY: i64 = 21;

/// A pair of people that so many articles name together on one weekday does not tell two weeks apart.
const CROWD: usize = 50;

/// On which side of publication an event lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// It has happened.
    Past,
    /// It is planned.
    Ahead,
}

/// The days that an event leaves an article.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) article: usize,
    pub(super) days: BTreeSet<Date>,
    pub(super) reason: Reason,
}

/// Two articles that tell one event of one weekday.
#[derive(Debug)]
pub(super) struct Tie {
    pub(super) weekday: Weekday,
    /// For each: its place, and on which side of its day the event lies.
    pub(super) ends: [(usize, Side); 2],
    pub(super) evidence: Vec<Evidence>,
}

impl Tie {
    /// The days that the one end may have come out, given those of the other.
    pub(super) fn days_of(&self, end: usize, other_days: &BTreeSet<Date>) -> BTreeSet<Date> {
        let (here, there) = (self.ends[end].1, self.ends[1 - end].1);
        let events: BTreeSet<Date> = other_days.iter().filter_map(|day| event_day(*day, self.weekday, there)).collect();
        events.into_iter().flat_map(|event| days_around(event, here)).collect()
    }
}

/// The day of a weekday as an article of some day means it.
fn event_day(published: Date, weekday: Weekday, side: Side) -> Option<Date> {
    if published.weekday() == weekday {
        return Some(published);
    }
    published.nth_weekday(if side == Side::Past { -1 } else { 1 }, weekday).ok()
}

/// The days on which an article may have come out that names the weekday of an event.
fn days_around(event: Date, side: Side) -> Vec<Date> {
    let (first, last) = match side {
        Side::Past => (0, REACH_OF_WEEKDAY),
        Side::Ahead => (-REACH_OF_WEEKDAY, 0),
    };
    (first..=last).filter_map(|by| event.checked_add(by.days()).ok()).collect()
}

/// The event mentions of all articles, asked by their place.
pub(super) struct Corpus<'a> {
    pub(super) project: &'a Project,
    pub(super) annotations: &'a [Annotations],
    pub(super) mentions: &'a [EventMention],
}

impl Corpus<'_> {
    /// What dated events leave the articles that `is_open` says are open.
    ///
    /// > Reyes met Ode in Linden **on Tuesday**. + Reyes and Ode met in Linden **on 8 March 2022**, a Tuesday. → from 8 to 14 March 2022
    /// > Reyes and Ode **recently** met. + Reyes and Ode met **on 8 March 2022**. → from 8 to 29 March 2022
    pub(super) fn windows(&self, is_open: impl Fn(usize) -> bool, allows: impl Fn(usize, Date) -> bool) -> Vec<Window> {
        let mut found: BTreeMap<(usize, Rule), Found> = BTreeMap::new();
        for meetings in same_event::by_pair(self.mentions, self.annotations).values() {
            let dated: Vec<(usize, Date)> = meetings.iter().filter_map(|mention| Some((*mention, self.full_date(*mention)?))).collect();
            for mention in meetings.iter().copied().filter(|mention| !dated.is_empty() && is_open(self.mentions[*mention].article)) {
                let article = self.mentions[mention].article;
                let (rule, weekday) = match (self.weekday(mention), self.is_recent(mention)) {
                    (Some(weekday), _) => (Rule::DatedElsewhere, Some(weekday)),
                    (None, true) => (Rule::Recently, None),
                    (None, false) => continue,
                };
                for (other, day) in dated.iter().copied().filter(|(other, _)| *other != mention) {
                    let is_same = match weekday {
                        // A text that has the full date has no need to say “Tuesday” of the same event.
                        Some(weekday) => day.weekday() == weekday && self.mentions[other].article != article,
                        None => self.phrase(other).kind.is_compatible(self.phrase(mention).kind),
                    };
                    let days = || reach(day, rule).any(|day| allows(article, day));
                    if is_same && self.agree_on_place(mention, other) && days() {
                        let found = found.entry((article, rule)).or_default();
                        found.days.insert(day);
                        found.evidence.extend([self.evidence(mention), self.evidence(other)]);
                    }
                }
            }
        }
        // Two days that would both do leave it open.
        let only = found.into_iter().filter(|(_, found)| found.days.len() == 1);
        only.map(|((article, rule), found)| Window {
            article,
            days: found.days.iter().flat_map(|day| reach(*day, rule)).collect(),
            reason: Reason { rule, evidence: found.evidence.into_iter().collect() },
        })
        .collect()
    }

    /// The articles that tell of one week, of which at least one is open: they share an event of a weekday, and a second one.
    pub(super) fn ties(&self, is_open: impl Fn(usize) -> bool) -> Vec<Tie> {
        let news = self.news();
        let mut ties: BTreeMap<[(usize, Side); 2], Tie> = BTreeMap::new();
        for (key, mentions) in &news.by_pair {
            let mut of_weekday: BTreeMap<i8, Vec<usize>> = BTreeMap::new();
            for mention in mentions.iter().copied() {
                if let Some(weekday) = self.named_weekday(mention) {
                    of_weekday.entry(weekday.to_monday_zero_offset()).or_default().push(mention);
                }
            }
            for mentions in of_weekday.values().filter(|mentions| mentions.len() <= CROWD) {
                for (one, other) in pairs(mentions) {
                    let [here, there] = [one, other].map(|mention| self.mentions[mention].article);
                    let ends = [(here, self.side(one)), (there, self.side(other))];
                    if here == there || !is_open(here) && !is_open(there) || ties.contains_key(&ends) || !self.are_one(one, other) {
                        continue;
                    }
                    let Some(second) = self.second_event(&news, *key, [here, there]) else { continue };
                    let evidence: BTreeSet<Evidence> =
                        [one, other, second.0, second.1].into_iter().map(|told| self.evidence(told)).collect();
                    let Some(weekday) = self.named_weekday(one) else { continue };
                    ties.insert(ends, Tie { weekday, ends, evidence: evidence.into_iter().collect() });
                }
            }
        }
        ties.into_values().collect()
    }

    /// What two people did together or plan, but for what a text dates to its year: that may be old.
    fn news(&self) -> News {
        let mut news = News::default();
        for (mention, told) in self.mentions.iter().enumerate() {
            let phrase = self.phrase(mention);
            if phrase.status != Status::Possible && !phrase.is_earlier_one && !self.states_a_date(mention) {
                for key in same_event::keys_of(told, phrase.kind).into_iter().filter(|key| matches!(key, Key::Pair(..))) {
                    news.by_pair.entry(key).or_default().push(mention);
                    news.by_article.entry(told.article).or_default().push((key, mention));
                }
            }
        }
        news
    }

    /// An event of another pair that both articles tell.
    fn second_event(&self, news: &News, first: Key, [here, there]: [usize; 2]) -> Option<(usize, usize)> {
        let others = news.by_article.get(&there)?;
        let candidates = news.by_article.get(&here)?.iter().filter(|(key, _)| *key != first);
        candidates.into_iter().find_map(|(key, one)| {
            let same = others.iter().filter(|(other, _)| other == key).map(|(_, mention)| *mention);
            same.into_iter().find(|other| self.are_one(*one, *other)).map(|other| (*one, other))
        })
    }

    fn phrase(&self, mention: usize) -> &EventPhrase {
        let mention = &self.mentions[mention];
        &self.annotations[mention.article].events[mention.phrase]
    }

    fn evidence(&self, mention: usize) -> Evidence {
        Evidence { article: self.mentions[mention].article, span: self.phrase(mention).sentence }
    }

    /// What an event mention says of its time, likeliest first.
    fn times(&self, mention: usize) -> impl Iterator<Item = &Symbolic> {
        let article = &self.annotations[self.mentions[mention].article];
        self.phrase(mention).times.iter().map(|time| &article.times[*time].value)
    }

    fn side(&self, mention: usize) -> Side {
        if self.phrase(mention).status == Status::Happened { Side::Past } else { Side::Ahead }
    }

    /// Whether two event mentions of the same people may tell one event: of kinds that go together, at one place, on one weekday.
    fn are_one(&self, one: usize, other: usize) -> bool {
        let days = (self.named_weekday(one), self.named_weekday(other));
        self.phrase(one).kind.is_compatible(self.phrase(other).kind)
            && self.agree_on_place(one, other)
            && !matches!(days, (Some(one), Some(other)) if one != other)
    }

    /// The weekday on which an event mention says it was: “on Tuesday”. Not: “next Tuesday”, “on Tuesday of last week”.
    fn weekday(&self, mention: usize) -> Option<Weekday> {
        self.times(mention).find_map(|value| match value {
            Symbolic::On(Stretch::Weekday(weekday, Direction::Open | Direction::Past), _) => Some(*weekday),
            _ => None,
        })
    }

    /// The weekday on which an event mention says it was or will be.
    fn named_weekday(&self, mention: usize) -> Option<Weekday> {
        self.times(mention).find_map(|value| match value {
            Symbolic::On(Stretch::Weekday(weekday, direction), _) => {
                let is_bare = matches!(direction, Direction::Open | Direction::Past | Direction::Future | Direction::Near);
                is_bare.then_some(*weekday)
            }
            _ => None,
        })
    }

    /// Whether an event mention says that it was a short while ago: “recently”.
    fn is_recent(&self, mention: usize) -> bool {
        self.times(mention).any(|value| *value == Symbolic::Vague(Reference::Past))
    }

    /// The full date on which an event mention says it was: “on 8 March 2022”. Not: “on 8 March”.
    fn full_date(&self, mention: usize) -> Option<Date> {
        self.times(mention).find_map(|value| match value {
            Symbolic::On(Stretch::Day(month, day, Year::Stated(year)), _) => Date::new(*year, *month, *day).ok(),
            _ => None,
        })
    }

    /// Whether an event mention names its year, and so may be of any time.
    fn states_a_date(&self, mention: usize) -> bool {
        self.times(mention).any(|value| {
            let Symbolic::On(stretch, _) = value else { return false };
            matches!(stretch, Stretch::Day(_, _, Year::Stated(_)) | Stretch::Month(_, Year::Stated(_)) | Stretch::Year(Year::Stated(_)))
        })
    }

    /// Whether two event mentions name a place in common, where both name one: the same, or one in a country that the other names.
    fn agree_on_place(&self, one: usize, other: usize) -> bool {
        let [here, there] = [one, other].map(|mention| {
            let text = &self.project.articles[self.mentions[mention].article].text;
            self.phrase(mention).places.iter().map(|place| fold(place.of(text))).collect::<Vec<_>>()
        });
        // A place in a country that the other names.
        let is_country_of = |mention: usize, other: usize| {
            let words = &self.annotations[self.mentions[mention].article].words;
            let places = self.phrase(mention).places.iter();
            let mut nations = places.flat_map(|place| words.words_in(*place)).filter_map(|word| words.tokens[word].nation());
            nations.any(|nation| self.mentions[other].nations.contains(&nation))
        };
        here.is_empty()
            || there.is_empty()
            || here.iter().any(|place| there.contains(place))
            || is_country_of(one, other)
            || is_country_of(other, one)
    }
}

/// The event mentions of what two people do, by them and by the place of the article.
#[derive(Default)]
struct News {
    by_pair: BTreeMap<Key, Vec<usize>>,
    by_article: BTreeMap<usize, Vec<(Key, usize)>>,
}

fn pairs(mentions: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    mentions.iter().enumerate().flat_map(|(place, one)| mentions[place + 1..].iter().map(move |other| (*one, *other)))
}

/// The days of the events that may be meant, and the sentences that tell them.
#[derive(Default)]
struct Found {
    days: BTreeSet<Date>,
    evidence: BTreeSet<Evidence>,
}

/// The days on which an article may have come out that tells an event of a day as a rule has it.
fn reach(day: Date, rule: Rule) -> impl Iterator<Item = Date> {
    let length = if rule == Rule::Recently { REACH_OF_RECENTLY } else { REACH_OF_WEEKDAY };
    (0..=length).filter_map(move |later| day.checked_add(later.days()).ok())
}
