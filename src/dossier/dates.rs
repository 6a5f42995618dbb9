//! Symbolic time expressions grounded in the day the article came out.

use jiff::civil::Date;

use super::published::Published;
use crate::annotate::Annotations;
use crate::annotate::time::{Symbolic, TimeKind};
use crate::corpus::{Grade, Project};
use crate::text::Span;

/// What a time expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing: the words say it all.
    Absolute,
    /// The day the article came out.
    Published,
    /// The day on which the quoted words were said.
    Said,
    /// Another time expression of the article, by its place.
    Expression(usize),
}

impl Anchor {
    /// Its name in the extract stream.
    pub fn name(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Published => "published",
            Self::Said => "said",
            Self::Expression(_) => "expression",
        }
    }
}

/// A time expression with the days it means.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundedTime {
    /// Its extent.
    pub span: Span,
    /// What it tells.
    pub kind: TimeKind,
    /// Its value in TIMEX3's writing (`2017-11-20`, `2017-W46-WE`, `P6Y`, `PAST_REF`); `None` where it stays open.
    pub value: Option<String>,
    /// The first and the last day it may mean; `None` for durations, sets and vague references.
    pub days: Option<(Date, Date)>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// How sure.
    pub grade: Grade,
}

/// By the place of the article: its times, one for each time expression, in the same order.
pub fn ground(_project: &Project, annotations: &[Annotations], _published: &[Published]) -> Vec<Vec<GroundedTime>> {
    annotations
        .iter()
        .map(|article| {
            let times = article.times.iter();
            times
                .map(|time| {
                    let Symbolic::Known(value) = &time.value;
                    GroundedTime {
                        span: time.span,
                        kind: time.kind,
                        value: Some(value.clone()),
                        days: None,
                        anchor: Anchor::Absolute,
                        grade: Grade::Stated,
                    }
                })
                .collect()
        })
        .collect()
}
