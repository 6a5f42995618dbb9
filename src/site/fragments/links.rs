//! Views that many pages show alike, made ready for the templates once.
//!
//! A link to an article stands on every page that quotes it. To write its parts down as the templates take them costs more than
//! to render it, so that is done once for each folder from which it is followed; a page that shows it shares it. Where no page with
//! it is rendered, it is not done at all.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::dates::Day;
use crate::site::url::{Address, Folder};
use serde::{Serialize, Serializer};
use tera::Value;

/// A view together with what the templates are given for it.
#[derive(Debug)]
pub(crate) struct Ready<T>(Arc<Shared<T>>);

#[derive(Debug)]
struct Shared<T> {
    view: T,
    /// Made when a page with it is rendered.
    value: OnceLock<Value>,
}

impl<T> Ready<T> {
    fn new(view: T) -> Self {
        Self(Arc::new(Shared { view, value: OnceLock::new() }))
    }
}

impl<T> Clone for Ready<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Deref for Ready<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T: Serialize> Serialize for Ready<T> {
    /// Tera takes a value inside a view as it is, without a copy. What is hashed is the view: a value has its parts in any order.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Shared { view, value } = &*self.0;
        if serializer.is_human_readable() {
            value.get_or_init(|| Value::from_serializable(view)).serialize(serializer)
        } else {
            view.serialize(serializer)
        }
    }
}

/// The links to all articles, or to all people, as each folder of the site follows them; each is made when it is first asked for, and kept
/// where it is asked for again.
pub(crate) struct Links<T>([Vec<OnceLock<Ready<T>>>; Folder::ALL.len()]);

impl<T> Links<T> {
    /// For so many articles or people.
    pub(crate) fn new(count: usize) -> Self {
        Self(Folder::ALL.map(|_| std::iter::repeat_with(OnceLock::new).take(count).collect()))
    }

    /// The link at a place, followed from a page.
    pub(crate) fn get(&self, from: &Address, place: usize, make: impl FnOnce() -> T) -> Ready<T> {
        match from.folder() {
            // There each article stands once.
            Some(Folder::Sources) | None => Ready::new(make()),
            Some(folder) => self.0[folder as usize][place].get_or_init(|| Ready::new(make())).clone(),
        }
    }
}

/// A link to an article.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArticleLink {
    /// Its headline.
    pub(crate) headline: String,
    /// The link.
    pub(crate) href: String,
    /// What it is called where a line leads to it: “Linden Post, 8 March 2024”; its headline where neither is known.
    pub(crate) line: String,
    /// Who published it; `None` where nobody says.
    pub(crate) outlet: Option<String>,
    /// The day it came out, or the month; `None` where nothing is known.
    pub(crate) published: Option<Day>,
    /// Who published it and when, or that it is undated, as HTML.
    pub(crate) byline_html: String,
}

/// A link to a person.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonLink {
    /// Their name.
    pub(crate) name: String,
    /// The link.
    pub(crate) href: String,
}
