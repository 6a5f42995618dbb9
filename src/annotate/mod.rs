//! One article → what its text says.
//!
//! In: an article, and nothing else: no settings, no other article, no list of people. Out: its [`Annotations`]: words,
//! sentences, and phrases that may name somebody, tell when, quote, or report an event. It proposes; the dossier decides.
//! So its result may be cached by the article's bytes, and all articles are annotated at once.

pub(crate) mod events;
pub(crate) mod folding;
pub(crate) mod lexicon;
mod memo;
pub(crate) mod names;
pub(crate) mod quotes;
mod stored;
pub(crate) mod time;
mod word_list;
pub(crate) mod words;

pub(crate) use stored::{find_stored, packed, stored};
pub(crate) use word_list::words;
pub(crate) use word_list::{WordList, WordSet};
pub(crate) use words::Token;
pub use words::WordTable;

use std::mem;
use std::ops::Deref;
use std::sync::Arc;

use thin_vec::ThinVec;

use crate::corpus::Article;
use memo::Memo;

/// What the text of one article says. A clone is the same annotations, shared: a server keeps them from one state of its
/// site to the next.
#[derive(Clone, Debug)]
pub struct Annotations {
    said: Arc<Said>,
    /// `None` where nothing is kept for another time.
    memo: Option<Arc<Memo>>,
}

/// What stands in [`Annotations`].
#[derive(Debug)]
pub struct Said {
    /// Its words, in sentences.
    pub words: WordTable,
    /// Noun phrases that may name somebody, in order, without overlap.
    pub names: Vec<names::NamePhrase>,
    /// Time expressions, in order, without overlap.
    pub times: Vec<time::TimeExpression>,
    /// Quotes, in order, without overlap.
    pub quotes: Vec<quotes::QuotePhrase>,
    /// Phrases that report an event, in order.
    pub events: Vec<events::EventPhrase>,
}

impl Deref for Annotations {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Annotations {
    fn new(said: Said) -> Self {
        let Said { words, names, times, quotes, events } = said;
        let said = Said { words, names: fitted(names), times: fitted(times), quotes: fitted(quotes), events: fitted(events) };
        Self { said: Arc::new(said), memo: None }
    }

    /// Those of an article of which nothing is claimed: it has words and sentences.
    pub fn of_unread(article: &Article) -> Self {
        Self::of_words(WordTable::new(article))
    }

    fn of_words(words: WordTable) -> Self {
        Self::new(Said { words, names: Vec::new(), times: Vec::new(), quotes: Vec::new(), events: Vec::new() })
    }

    /// Lets go of the phrases that may name somebody, where nobody else holds the annotations: they are two kilobytes an article.
    pub(crate) fn let_go_of_names(&mut self) {
        if let Some(said) = Arc::get_mut(&mut self.said) {
            said.names = Vec::new();
            // Moved together: they stood among the names, and an allocator cannot use memory anew that is in use here and there.
            said.events = moved(mem::take(&mut said.events));
            said.times = moved(mem::take(&mut said.times));
        }
    }

    /// Lets go of all but the words, where nobody else holds the annotations: what else they said is in the dossier by then.
    pub(crate) fn keep_words(&mut self) {
        if let Some(said) = Arc::get_mut(&mut self.said) {
            *said =
                Said { words: mem::take(&mut said.words), names: Vec::new(), times: Vec::new(), quotes: Vec::new(), events: Vec::new() };
        }
    }

    /// The same annotations; what is made of them is kept from now on.
    #[must_use]
    pub fn with_memo(self) -> Self {
        Self { memo: Some(Arc::default()), ..self }
    }

    /// What `make` makes of the article, its annotations and `given`, and of nothing else. It is known from the last time where
    /// a memo is kept and the same was given. Each caller makes a type of its own.
    pub fn memoised<K, T>(&self, given: &K, make: impl FnOnce() -> T) -> Arc<T>
    where
        K: Clone + PartialEq + Send + 'static,
        T: Send + Sync + 'static,
    {
        match &self.memo {
            Some(memo) => memo.get(given, make),
            None => Arc::new(make()),
        }
    }
}

/// The same list in no more memory than it needs: those of a corpus are held all at once. Moved, as an allocator may leave it as it is where it
/// is only to be made smaller.
pub(crate) fn fitted<T>(list: Vec<T>) -> Vec<T> {
    if list.len() == list.capacity() { list } else { moved(list) }
}

/// The same list at another place.
fn moved<T>(mut list: Vec<T>) -> Vec<T> {
    let mut moved = Vec::with_capacity(list.len());
    moved.append(&mut list);
    moved
}

/// A list of a few in one word, and no more memory than it needs: a thin list that grows has room for four.
fn thin<T: Clone>(list: &[T]) -> ThinVec<T> {
    let mut thin = ThinVec::with_capacity(list.len());
    thin.extend_from_slice(list);
    thin
}

/// Annotates one article. Of a text that is not English nothing is claimed: it has words, and no more.
pub fn annotate(article: &Article) -> Annotations {
    let words = WordTable::new(article);
    if !words.is_english {
        return Annotations::of_words(words);
    }
    let names = names::find_names(article, &words);
    let times = time::find_times(article, &words);
    let quotes = quotes::find_quotes(article, &words, &names);
    let events = events::find_events(article, &words, &names, &times, &quotes);
    Annotations::new(Said { words, names, times, quotes, events })
}
