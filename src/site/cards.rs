//! What several pages show alike: links to articles and people, events with their reports, quotes.

use serde::Serialize;

use super::Site;
use super::dates::{event_date_in_words, html_datetime};
use super::event_dates::how_known;
use super::index::shortened;
use super::published;
use super::ready::Ready;
use super::timeline_plan::{MOST_NAMED, MOST_REPORTS};
use super::url::Address;
use crate::annotate::events::Status;
use crate::corpus::Grade;
use crate::dossier::{Evidence, PersonIndex};

/// A day for reading and for machines.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Day {
    /// “20 November 2017”.
    pub(super) words: String,
    /// As HTML's `datetime` takes it; `None` where it has no writing for it.
    pub(super) datetime: Option<String>,
}

/// A link to an article.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ArticleLink {
    /// Its headline.
    pub(super) headline: String,
    /// The link.
    pub(super) href: String,
    /// Who published it; `None` where nobody says.
    pub(super) outlet: Option<String>,
    /// The day it came out, or the month; `None` where nothing is known.
    pub(super) published: Option<Day>,
}

/// A link to a person.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PersonLink {
    /// Their name.
    pub(super) name: String,
    /// The link.
    pub(super) href: String,
}

/// An event with the reports of it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EventCard {
    /// Its anchor on the timeline.
    pub(super) anchor: String,
    /// The link to it there.
    pub(super) href: String,
    /// When; `None` in the undated tray.
    pub(super) day: Option<Day>,
    /// How its date is known, where that is less than plain.
    pub(super) date_note: Option<&'static str>,
    /// The same at more length, where the reports are shown; `None` elsewhere, and in the undated tray.
    pub(super) date_known: Option<String>,
    /// “Planned” or “Possible”; `None` where it happened.
    pub(super) status: Option<&'static str>,
    /// What happened, in words of one report or of the editor.
    pub(super) summary: String,
    /// Whose words the summary is, where they are not a report's.
    pub(super) summary_known: Option<&'static str>,
    /// Who took part.
    pub(super) people: Vec<Ready<PersonLink>>,
    /// Where.
    pub(super) places: Vec<String>,
    /// The reports whose sentence the summary already gives.
    pub(super) told_by: Vec<Report>,
    /// The sentences of the others.
    pub(super) reports: Vec<Report>,
    /// How many reports are not shown.
    pub(super) more_reports: usize,
}

/// A sentence that reports an event.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Report {
    /// Where it stands.
    pub(super) article: Ready<ArticleLink>,
    /// The link to the sentence.
    pub(super) href: String,
    /// Its words.
    pub(super) words: String,
    /// Where else the text stands that it is taken from, word for word: on a timeline, where these are one source.
    pub(super) also_in: Vec<Reprint>,
}

/// The same sentence in a reprint.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Reprint {
    /// Where it stands.
    pub(super) article: Ready<ArticleLink>,
    /// The link to the sentence.
    pub(super) href: String,
}

/// Something somebody said.
#[derive(Clone, Debug, Serialize)]
pub(super) struct QuoteCard {
    /// The words.
    pub(super) words: String,
    /// Whether they are the speaker's own.
    pub(super) is_verbatim: bool,
    /// Who said them; `None` where no person of the dossier did, or it is open.
    pub(super) speaker: Option<Ready<PersonLink>>,
    /// The speaker as the text has it; `None` where it names none.
    pub(super) speaker_text: Option<String>,
    /// How sure the speaker is, where that is less than plain.
    pub(super) note: Option<&'static str>,
    /// The link to the sentence.
    pub(super) href: String,
    /// The article.
    pub(super) article: Ready<ArticleLink>,
}

impl Site<'_> {
    /// A link to the page of an article.
    pub(super) fn article_link(&self, from: &Address, article: usize) -> Ready<ArticleLink> {
        const LONGEST: usize = 180;
        let facts = &self.compiled.dossier.articles[article];
        self.article_links.get(from, article, || ArticleLink {
            headline: shortened(&self.index.headlines[article], LONGEST),
            href: from.link_to(&Address::article(&facts.slug, 0)),
            outlet: facts.outlet.as_ref().map(|outlet| shortened(&outlet.value, LONGEST)),
            published: published::shown(&facts.published),
        })
    }

    /// What an article is called in a sentence: its outlet, else its headline in quotation marks.
    pub(super) fn article_name(&self, article: usize) -> String {
        const LONGEST: usize = 80;
        match &self.compiled.dossier.articles[article].outlet {
            Some(outlet) => shortened(&outlet.value, LONGEST),
            None => format!("“{}”", shortened(&self.index.headlines[article], LONGEST)),
        }
    }

    /// A link to the page of a person.
    pub(super) fn person_link(&self, from: &Address, index: PersonIndex) -> Ready<PersonLink> {
        let place = index.0 as usize;
        let person = index.of(&self.compiled.dossier.people);
        let make = || PersonLink { name: shown_name(&person.name), href: from.link_to(&Address::person(&person.id, 0)) };
        self.person_links.get(from, place, make)
    }

    /// An event, without its reports.
    pub(super) fn event_card(&self, from: &Address, place: usize) -> EventCard {
        let event = &self.compiled.dossier.events[place];
        let anchor = event_anchor(&event.id);
        let mut places: Vec<String> = event.places.iter().map(|place| place.name.clone()).collect();
        places.dedup();
        places.truncate(MOST_NAMED);
        EventCard {
            href: format!("{}#{anchor}", from.link_to(&self.index.timeline.page_of(place).address())),
            anchor,
            day: event
                .date
                .as_ref()
                .map(|date| Day { words: event_date_in_words(date), datetime: html_datetime(&date.value).map(str::to_owned) }),
            date_known: None,
            date_note: event.date.as_ref().and_then(|_| grade_note(event.grade)),
            status: match event.status {
                Status::Happened => None,
                Status::Planned => Some("Planned"),
                Status::Possible => Some("Possible"),
            },
            summary: shortened(&event.summary, 400),
            summary_known: event.given_summary.as_ref().map(|_| "in the editor’s words"),
            people: event.people.iter().take(MOST_NAMED).map(|person| self.person_link(from, *person)).collect(),
            places,
            told_by: Vec::new(),
            reports: Vec::new(),
            more_reports: 0,
        }
    }

    /// An event with the sentences that report it.
    pub(super) fn event_card_with_reports(&self, from: &Address, place: usize) -> EventCard {
        let reports = &self.compiled.dossier.events[place].reports;
        let card = self.event_card(from, place);
        let bare = |words: &str| words.trim_end_matches(['.', ' ']).to_owned();
        let summary = bare(&card.summary);
        let shown = self.reports_of_texts(from, &reports[..reports.len().min(MOST_REPORTS)]);
        let (told_by, others) = shown.into_iter().partition(|report| bare(&report.words) == summary);
        EventCard {
            date_note: None,
            date_known: how_known(self, &self.compiled.dossier.events[place]),
            told_by,
            reports: others,
            more_reports: reports.len().saturating_sub(MOST_REPORTS),
            ..card
        }
    }

    /// The sentence around a piece of evidence, with its article.
    pub(super) fn report(&self, from: &Address, evidence: Evidence) -> Report {
        Report {
            article: self.article_link(from, evidence.article),
            href: self.sentence_href(from, evidence.article, evidence.span),
            words: self.sentence_around(evidence),
            also_in: Vec::new(),
        }
    }

    /// Reports, those of one sentence in reprints of one text put together.
    fn reports_of_texts(&self, from: &Address, reports: &[Evidence]) -> Vec<Report> {
        let mut shown: Vec<(usize, Report)> = Vec::new();
        for evidence in reports {
            let report = self.report(from, *evidence);
            let first = self.compiled.dossier.reprints.first(evidence.article);
            let is_reprint = |(text, other): &&mut (usize, Report)| *text == first && other.words.eq_ignore_ascii_case(&report.words);
            match shown.iter_mut().find(is_reprint) {
                Some((_, other)) if other.href != report.href => {
                    other.also_in.push(Reprint { article: report.article, href: report.href });
                }
                Some(_) => {}
                None => shown.push((first, report)),
            }
        }
        shown.into_iter().map(|(_, report)| report).collect()
    }

    /// A quote of an article.
    pub(super) fn quote_card(&self, from: &Address, article: usize, place: usize) -> QuoteCard {
        let facts = &self.compiled.dossier.articles[article];
        let quote = &facts.quotes[place];
        QuoteCard {
            words: alone(self.shown_words(article, quote.content)),
            is_verbatim: quote.is_verbatim(),
            speaker: quote.speaker.map(|speaker| self.person_link(from, speaker)),
            speaker_text: quote.speaker_text.map(|span| self.shown_words(article, span)),
            note: (quote.speaker.is_some() || quote.grade == Grade::Unsure).then(|| grade_note(quote.grade)).flatten(),
            href: self.sentence_href(from, article, quote.content),
            article: self.article_link(from, article),
        }
    }
}

/// A quote that stands alone needs no comma at its end: “We will rebuild,” Reyes said.
pub(super) fn alone(mut words: String) -> String {
    words.truncate(words.trim_end_matches([',', ' ']).len());
    words
}

/// A name that fits a line.
pub(super) fn shown_name(name: &str) -> String {
    shortened(name, 120)
}

/// The anchor of an event on the timeline.
pub(super) fn event_anchor(id: &str) -> String {
    let safe = id.chars().map(|character| if character.is_ascii_alphanumeric() || character == '-' { character } else { '_' });
    format!("e-{}", safe.collect::<String>())
}

/// What a reader should know of how a fact is known; `None` where the text or the editor says it plainly.
pub(super) fn grade_note(grade: Grade) -> Option<&'static str> {
    match grade {
        Grade::Given | Grade::Stated | Grade::Derived => None,
        Grade::Inferred => Some("inferred from the dossier"),
        Grade::Unsure => Some("uncertain"),
        Grade::Unknown => Some("not known"),
    }
}

/// How a fact is known, in a phrase.
pub(super) fn grade_in_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Given => "given by the editor or the file’s metadata",
        Grade::Stated => "stated in the text",
        Grade::Derived => "follows from the text",
        Grade::Inferred => "inferred from the dossier as a whole",
        Grade::Unsure => "uncertain: the likeliest of several",
        Grade::Unknown => "not known",
    }
}
