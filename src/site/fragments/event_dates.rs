//! How the date of an event is known: the words that give it, and what they were counted from.

use crate::corpus::Grade;
use crate::dossier::dates::Anchor;
use crate::dossier::{Event, Evidence, GroundedTime};
use crate::pipeline::Compiled;
use crate::site::fragments::Desk;
use crate::site::fragments::dates::day_in_words;

/// The time expression that gives the date of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateSource<'c> {
    /// The place of its article.
    article: usize,
    /// The expression.
    time: &'c GroundedTime,
}

impl<'c> DateSource<'c> {
    /// The plainest of the expressions in its reports that mean the date of an event; `None` where it is counted from another
    /// event, or has no date.
    pub(crate) fn of(event: &Event, compiled: &'c Compiled) -> Option<Self> {
        let date = event.date.as_ref()?;
        let sources = event.reports.iter().flat_map(|report| {
            let times = &compiled.dossier.articles[report.article].times;
            let first = times.partition_point(|time| time.span.end <= report.span.start);
            let times = times[first..].iter().take_while(|time| time.span.start < report.span.end);
            times.map(|time| Self { article: report.article, time })
        });
        let sources = sources.filter(|source| source.time.date.as_ref() == Some(&date.value));
        sources.min_by_key(|source| (rank(source.time.anchor), source.article, source.time.span))
    }

    /// Where its words stand.
    pub(crate) fn evidence(self) -> Evidence {
        Evidence { article: self.article, span: self.time.span }
    }

    /// What it was counted from, as the extract stream names it.
    pub(crate) fn anchor(self) -> &'static str {
        self.time.anchor.name()
    }
}

/// What needs no calendar goes first.
fn rank(anchor: Anchor) -> u8 {
    match anchor {
        Anchor::Absolute => 0,
        Anchor::Published => 1,
        Anchor::Said => 2,
        Anchor::Expression(_) => 3,
    }
}

/// How the date of an event is known, in words: “date worked out from “Monday” and the day the article came out, 21 November 2017”.
/// `None` for an event without a date.
pub(crate) fn how_known(desk: &Desk<'_>, event: &Event) -> Option<String> {
    let date = event.date.as_ref()?;
    let source = DateSource::of(event, desk.compiled);
    let how = match (source, event.grade) {
        (_, Grade::Given) => "date given by the editor".to_owned(),
        (Some(source), _) if source.time.anchor == Anchor::Absolute => {
            let what = if date.first == date.last { "day" } else { "date" };
            if source.article == event.summary_evidence.article {
                format!("{what} stated in the text")
            } else {
                format!("{what} stated by {}", desk.article_name(source.article))
            }
        }
        (Some(source), _) => {
            let words = desk.shown_words(source.article, source.time.span);
            format!("date worked out from “{words}” and {}", counted_from(desk, source))
        }
        (None, Grade::Inferred) => "date worked out from several articles together".to_owned(),
        (None, _) => "date counted from another date in the text".to_owned(),
    };
    Some(if event.grade == Grade::Unsure { format!("{how}; uncertain") } else { how })
}

fn counted_from(desk: &Desk<'_>, source: DateSource<'_>) -> String {
    let published = &desk.compiled.dossier.articles[source.article].published;
    match (source.time.anchor, &published.day) {
        (Anchor::Published, Some(day)) => format!("the day the article came out, {}", day_in_words(day.value)),
        (Anchor::Published, None) => "the days on which the article may have come out".to_owned(),
        (Anchor::Said, _) => "the day the words were said".to_owned(),
        (Anchor::Absolute | Anchor::Expression(_), _) => "another date in the text".to_owned(),
    }
}
