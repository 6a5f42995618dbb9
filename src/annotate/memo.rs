//! What later steps made of one article alone, kept beside its annotations.
//!
//! A server compiles the corpus after every edit. What follows from an article alone, or from it and something that is as it was,
//! is then known from the last time. A build makes everything once and keeps no notes.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Memo of different types, each with what it was made from.
#[derive(Default)]
pub(super) struct Memo(Mutex<Vec<Box<dyn Any + Send>>>);

impl Memo {
    /// The note of this type, where it was made from the same; made anew where it was not.
    pub(super) fn get<K, T>(&self, given: &K, make: impl FnOnce() -> T) -> Arc<T>
    where
        K: Clone + PartialEq + Send + 'static,
        T: Send + Sync + 'static,
    {
        let known = self.with(|notes| {
            let note = notes.iter().find_map(|note| note.downcast_ref::<(K, Arc<T>)>())?;
            (note.0 == *given).then(|| Arc::clone(&note.1))
        });
        known.unwrap_or_else(|| {
            let fresh = Arc::new(make());
            let note = Box::new((given.clone(), Arc::clone(&fresh)));
            self.with(|notes| {
                notes.retain(|note| !note.is::<(K, Arc<T>)>());
                notes.push(note);
            });
            fresh
        })
    }

    /// Memo are whole at any moment, even if a thread ended while it held them.
    fn with<R>(&self, see: impl FnOnce(&mut Vec<Box<dyn Any + Send>>) -> R) -> R {
        see(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_made_once_and_again_when_it_is_made_from_something_else() {
        let notes = Memo::default();
        assert_eq!(*notes.get(&1, || "one"), "one");
        assert_eq!(*notes.get(&1, || "two"), "one");
        assert_eq!(*notes.get(&2, || "two"), "two");
        assert_eq!(*notes.get(&1, || "three"), "three");
    }

    #[test]
    fn notes_of_different_types_do_not_meet() {
        let notes = Memo::default();
        assert_eq!(*notes.get(&(), || "one"), "one");
        assert_eq!(*notes.get(&(), || 1), 1);
        assert_eq!(*notes.get(&(), || "two"), "one");
    }
}
