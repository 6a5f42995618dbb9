//! The day each article came out: given, stated, inferred or open.

use jiff::civil::Date;

use super::Constraints;
use super::same_event::Telling;
use crate::annotate::Annotations;
use crate::corpus::{Field, Project};

/// What is known of the day an article came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day; `None` where it is open.
    pub day: Option<Field<Date>>,
    /// Where it is open: the days that the corpus leaves, in order.
    pub candidates: Vec<Date>,
}

/// By the place of the article: the day it came out. The editor's word goes before the text's.
pub fn decide(project: &Project, _annotations: &[Annotations], _tellings: &[Telling], constraints: &Constraints) -> Vec<Published> {
    let articles = project.articles.iter().enumerate();
    articles
        .map(|(place, article)| {
            let given = constraints.articles.get(&place).and_then(|fields| fields.published.clone());
            Published { day: given.or_else(|| article.fields.published.clone()), candidates: Vec::new() }
        })
        .collect()
}
