//! Events with their reports, and quotes.

use serde::Serialize;

use super::Desk;
use super::links::{ArticleLink, PersonLink, Ready};
use crate::annotate::events::Status;
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::dossier::{Event, Evidence};
use crate::site::fragments::dates::{Day, event_date_in_words, html_datetime};
use crate::site::fragments::event_dates::how_known;
use crate::site::running_text::shortened;
use crate::site::url::Address;

/// How many reports of one event are shown; the others are counted.
pub(crate) const MOST_REPORTS: usize = 8;
/// How many people and places of one event are named.
pub(crate) const MOST_NAMED: usize = 12;

/// An event with the reports of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventCard {
    /// Its anchor on the timeline.
    pub(crate) anchor: String,
    /// The link to it there.
    pub(crate) href: String,
    /// When; `None` in the undated tray.
    pub(crate) day: Option<Day>,
    /// How its date is known, where that is less than plain.
    pub(crate) date_note: Option<&'static str>,
    /// The same at more length, where the reports are shown; `None` elsewhere, and in the undated tray.
    pub(crate) date_known: Option<String>,
    /// “Planned” or “Possible”; `None` where it happened.
    pub(crate) status: Option<&'static str>,
    /// What happened, in words of one report or of the editor.
    pub(crate) summary: String,
    /// The headline of a report that names it; `None` where none does, or it says no more than the summary.
    pub(crate) title: Option<String>,
    /// How many articles tell it; reprints are one.
    pub(crate) articles: usize,
    /// How many others only refer to it.
    pub(crate) references: usize,
    /// Whose words the summary is, where they are not a report's.
    pub(crate) summary_known: Option<&'static str>,
    /// Who took part.
    pub(crate) people: Vec<Ready<PersonLink>>,
    /// Where.
    pub(crate) places: Vec<String>,
    /// The reports whose sentence the summary already gives.
    pub(crate) told_by: Vec<Report>,
    /// The sentences of the others.
    pub(crate) reports: Vec<Report>,
    /// How many reports are not shown.
    pub(crate) more_reports: usize,
}

/// A sentence that reports an event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    /// Where it stands.
    pub(crate) article: Ready<ArticleLink>,
    /// The link to the sentence.
    pub(crate) href: String,
    /// Its words.
    pub(crate) words: String,
    /// Where else the text stands that it is taken from, word for word: on a timeline, where these are one source.
    pub(crate) also_in: Vec<Reprint>,
}

/// The same sentence in a reprint.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Reprint {
    /// Where it stands.
    pub(crate) article: Ready<ArticleLink>,
    /// The link to the sentence.
    pub(crate) href: String,
}

/// Something somebody said.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuoteCard {
    /// The words.
    pub(crate) words: String,
    /// Whether they are the speaker's own.
    pub(crate) is_verbatim: bool,
    /// Who said them; `None` where no person of the dossier did, or it is open.
    pub(crate) speaker: Option<Ready<PersonLink>>,
    /// The speaker as the text has it; `None` where it names none.
    pub(crate) speaker_text: Option<String>,
    /// How sure the speaker is, where that is less than plain.
    pub(crate) note: Option<&'static str>,
    /// The link to the sentence.
    pub(crate) href: String,
    /// The article.
    pub(crate) article: Ready<ArticleLink>,
}

impl Desk<'_> {
    /// An event, without its reports.
    pub(crate) fn event_card(&self, from: &Address, place: usize) -> EventCard {
        let event = &self.compiled.dossier.events[place];
        let anchor = event_anchor(&event.id);
        let mut places: Vec<String> = event.places.iter().map(|place| place.name.clone()).collect();
        places.dedup();
        places.truncate(MOST_NAMED);
        EventCard {
            href: format!("{}#{anchor}", from.link_to(&self.event_pages[place])),
            anchor,
            day: event.date.as_ref().map(|date| Day::new(event_date_in_words(date), html_datetime(&date.value).map(str::to_owned))),
            date_known: None,
            date_note: event.date.as_ref().and_then(|_| grade_note(event.grade)),
            status: match event.status {
                Status::Happened => None,
                Status::Planned => Some("Planned"),
                Status::Possible => Some("Possible"),
            },
            summary: shortened(&event.summary, 400),
            title: self.title_of(event),
            articles: event.coverage.sources,
            references: event.coverage.references,
            summary_known: event.given_summary.as_ref().map(|_| "in the editor’s words"),
            people: event.people.iter().take(MOST_NAMED).map(|person| self.person_link(from, *person)).collect(),
            places,
            told_by: Vec::new(),
            reports: Vec::new(),
            more_reports: 0,
        }
    }

    /// The headline of a report that names an event.
    fn title_of(&self, event: &Event) -> Option<String> {
        const LONGEST: usize = 140;
        let headline = event.headline.filter(|_| event.given_summary.is_none())?;
        let title = shortened(&self.facts.headlines[headline.article], LONGEST);
        let is_new = !fold(&event.summary).contains(fold(&title).trim_end_matches(['.', ' ', '…']));
        is_new.then_some(title)
    }

    /// An event with the sentences that report it.
    pub(crate) fn event_card_with_reports(&self, from: &Address, place: usize) -> EventCard {
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
    pub(crate) fn report(&self, from: &Address, evidence: Evidence) -> Report {
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
            let first = self.compiled.dossier.near_duplicates.first(evidence.article);
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
    pub(crate) fn quote_card(&self, from: &Address, article: usize, place: usize) -> QuoteCard {
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
pub(crate) fn alone(mut words: String) -> String {
    words.truncate(words.trim_end_matches([',', ' ']).len());
    words
}

/// The anchor of an event on the timeline.
pub(crate) fn event_anchor(id: &str) -> String {
    let safe = id.chars().map(|character| if character.is_ascii_alphanumeric() || character == '-' { character } else { '_' });
    format!("e-{}", safe.collect::<String>())
}

/// What a reader should know of how a fact is known; `None` where the text or the editor says it plainly.
pub(crate) fn grade_note(grade: Grade) -> Option<&'static str> {
    match grade {
        Grade::Given | Grade::Stated | Grade::Derived => None,
        Grade::Inferred => Some("inferred from the dossier"),
        Grade::Unsure => Some("uncertain"),
        Grade::Unknown => Some("not known"),
    }
}

/// How a fact is known, in a phrase.
pub(crate) fn grade_in_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Given => "given by the editor or the file’s metadata",
        Grade::Stated => "stated in the text",
        Grade::Derived => "follows from the text",
        Grade::Inferred => "inferred from the dossier as a whole",
        Grade::Unsure => "uncertain: the likeliest of several",
        Grade::Unknown => "not known",
    }
}
