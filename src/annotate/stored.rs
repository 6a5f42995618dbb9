//! What an article says, written beside the article and read back: the work of `newsite annotate`.
//!
//! In: an article and its annotations, or what its line brings as such. Out: JSON, or the annotations. The table of words is not part of
//! it: it is made from the text faster than it is read. What a line brings is used where it was written by this version, for this very
//! text, and nothing of it was changed since; everything else counts as not there, and the article is annotated again.

pub(crate) mod packed;
mod packed_tokens;
mod sound;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::borrow::Cow;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::events::EventPhrase;
use super::names::NamePhrase;
use super::quotes::QuotePhrase;
use super::time::TimeExpression;
use super::words::WordTable;
use super::{Annotations, Said};
use crate::corpus::Article;

/// The form that is written, and the newsite whose rules found it. The number goes up where the form or a rule changes within a version.
const VERSION: &str = concat!("1/", env!("CARGO_PKG_VERSION"));

/// What stands in a line under `annotated`.
#[derive(Debug, Serialize, Deserialize)]
struct Stored<'a> {
    version: Cow<'a, str>,
    /// A hash of the article as read and of what was found in it.
    seal: Cow<'a, str>,
    found: Found<'a>,
}

/// What was found in an article.
#[derive(Debug, Serialize, Deserialize)]
struct Found<'a> {
    names: Cow<'a, [NamePhrase]>,
    times: Cow<'a, [TimeExpression]>,
    quotes: Cow<'a, [QuotePhrase]>,
    events: Cow<'a, [EventPhrase]>,
}

/// The annotations of an article as JSON, in letters of ASCII alone, so that they fit into a line of any encoding.
pub(crate) fn stored(article: &Article, said: &Said) -> String {
    let Said { words: _, names, times, quotes, events } = said;
    let found = Found { names: names.into(), times: times.into(), quotes: quotes.into(), events: events.into() };
    let stored = Stored { version: VERSION.into(), seal: seal_of(article, &found).into(), found };
    serde_json::to_string(&stored).expect("annotations have text keys alone")
}

/// The annotations that an article's line brings; `None` where it brings none, or they cannot be used.
pub(crate) fn find_stored(article: &Article) -> Option<Annotations> {
    let stored: Stored<'_> = serde_json::from_str(article.annotated.as_deref()?).ok()?;
    if stored.version != VERSION || stored.seal != seal_of(article, &stored.found) {
        return None;
    }
    let Found { names, times, quotes, events } = stored.found;
    let words = WordTable::new(article);
    let mut names = names.into_owned();
    for name in &mut names {
        name.places = words.words_in(name.span).into();
    }
    let said = Said { words, names, times: times.into_owned(), quotes: quotes.into_owned(), events: events.into_owned() };
    // The seal tells what was changed by accident; whoever means harm can make one.
    sound::is_sound(&article.text, &said).then(|| Annotations::new(said))
}

/// A hash of all that annotating looks at, and of what it found.
fn seal_of(article: &Article, found: &Found<'_>) -> String {
    let mut read = article.text.clone();
    let layout = &article.layout.elements;
    write!(read, "\0{:?}\0{:?}\0{layout:?}\0{}\0", article.body, article.furniture, article.is_declared_foreign())
        .expect("memory takes it");
    let mut hasher = blake3::Hasher::new();
    hasher.update(VERSION.as_bytes());
    hasher.update(read.as_bytes());
    hasher.update(&serde_json::to_vec(found).expect("annotations have text keys alone"));
    hasher.finalize().to_hex().to_string()
}
