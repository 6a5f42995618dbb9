//! Phrases that are looked for all at once, in one pass over a text: hardly a text has any of them.

use aho_corasick::packed::Searcher;

/// Some phrases.
pub(super) struct Phrases {
    all: &'static [&'static str],
    /// `None` where the processor has no wide registers.
    searcher: Option<Searcher>,
}

impl Phrases {
    pub(super) fn new(all: &'static [&'static str]) -> Self {
        Self { all, searcher: Searcher::new(all) }
    }

    /// Whether one of them stands in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        match &self.searcher {
            Some(searcher) => searcher.find(text).is_some(),
            None => self.count_in(text) > 0,
        }
    }

    /// How many of them stand in it.
    pub(super) fn count_in(&self, text: &str) -> usize {
        self.all.iter().filter(|phrase| text.contains(**phrase)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_anywhere_and_counted_once() {
        let phrases = Phrases::new(&["page not found", "use cookies"]);
        assert!(phrases.stand_in("404: page not found"));
        assert_eq!(phrases.count_in("we use cookies. page not found. we use cookies."), 2);
        assert!(!phrases.stand_in("the page was not found") && !phrases.stand_in(""));
    }
}
