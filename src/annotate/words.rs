//! The table of an article's words: each with its place, its case, and what the word lists say of it.
//!
//! Everything `annotate` finds, it finds by walking this table; the dossier looks up in it the names that other articles
//! taught, which is how a lower-cased text gets its people too.

use std::ops::Range;

use super::folding::short_hash;
pub(crate) use super::folding::{fold, fold_hash, hash_of_folded};
use super::lexicon::nations::{Nation, nation_of};
use super::lexicon::{self, Classes};
use super::word_list::{WordList, WordSet, words};
use crate::corpus::Article;
use crate::text::{Case, Span, Word, WordKind, find_sentences, find_words};

/// One word, with what is known of it. A corpus has very many: each takes 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The hash of its letters without case and accents ([`fold_hash`]): “Odeğan” and “odegan” have the same.
    pub fold: u64,
    start: u32,
    length: u16,
    /// The number of the set of lists it stands in, and above that how it is written.
    marks: u16,
}

/// Where in the marks of a token the kind stands, the case above it, and above that whether it is glued.
const KIND: u32 = lexicon::SETS_OF_CLASSES.ilog2();
const CASE: u32 = KIND + 2;
const GLUED: u32 = CASE + 2;
const _: () = assert!(GLUED < u16::BITS, "the marks of a token are too many");

impl Token {
    /// A word with the number of the lists it stands in ([`lexicon::set_of_hash`]) and the hash of its letters.
    pub(crate) fn new(word: Word, set: u16, fold: u64) -> Self {
        let kind = match word.kind {
            WordKind::Letters => 0,
            WordKind::Number => 1,
            WordKind::Mark => 2,
        };
        let case = match word.case {
            Case::Lower => 0,
            Case::Capital => 1,
            Case::Upper => 2,
            Case::Mixed => 3,
        };
        let length = word.span.len().try_into().expect("words are no longer than LONGEST_WORD");
        Self { fold, start: word.span.start, length, marks: set | kind << KIND | case << CASE | u16::from(word.is_glued) << GLUED }
    }

    /// Where it stands.
    #[inline]
    pub fn span(self) -> Span {
        Span { start: self.start, end: self.start + u32::from(self.length) }
    }

    /// What it is made of.
    #[inline]
    pub fn kind(self) -> WordKind {
        match self.marks >> KIND & 3 {
            0 => WordKind::Letters,
            1 => WordKind::Number,
            _ => WordKind::Mark,
        }
    }

    /// How it is written.
    #[inline]
    pub fn case(self) -> Case {
        match self.marks >> CASE & 3 {
            0 => Case::Lower,
            1 => Case::Capital,
            2 => Case::Upper,
            _ => Case::Mixed,
        }
    }

    /// Whether it follows the word before without white space.
    #[inline]
    pub fn is_glued(self) -> bool {
        self.marks >> GLUED & 1 == 1
    }

    /// The lists it stands in.
    #[inline]
    pub(super) fn classes(self) -> Classes {
        lexicon::classes_of_set(self.marks)
    }

    /// Its letters.
    pub fn of(self, text: &str) -> &str {
        self.span().of(text)
    }

    /// Whether its letters are these.
    #[inline]
    pub fn reads(self, text: &str, letters: &str) -> bool {
        self.span().len() == letters.len() && text.as_bytes()[self.span().range()] == *letters.as_bytes()
    }

    /// Whether it is in a set of words, whatever its case and accents: a class that the lexicon gives (`Classes::SPEECH`), or a list spelled
    /// on the spot ([`words!`](super::words!)). Its letters are not looked at.
    #[inline]
    pub fn is(self, set: impl WordSet) -> bool {
        set.has(self.fold, self.classes())
    }

    /// Whether it is written small.
    pub fn is_small(self) -> bool {
        self.case() == Case::Lower
    }

    /// Whether it stands in any list, those of times, triggers, nations and halves of words aside.
    pub fn is_listed(self) -> bool {
        !self.classes().difference(Classes::TIME | Classes::WHEN | Classes::TRIGGER | Classes::NATION | Classes::HALF).is_empty()
    }

    /// The nation that it stands for; `None` for most words.
    pub(crate) fn nation(self) -> Option<Nation> {
        if self.is(Classes::NATION) { nation_of(self.fold) } else { None }
    }

    /// Whether it begins with a capital letter.
    #[inline]
    pub fn is_capitalised(self, text: &str) -> bool {
        match self.case() {
            Case::Lower => false,
            Case::Capital | Case::Upper => true,
            Case::Mixed => self.of(text).starts_with(char::is_uppercase),
        }
    }

    /// Whether it is the possessive “’s” (or the lone “s” that a lost apostrophe leaves).
    pub fn is_possessive(self, text: &str) -> bool {
        matches!(self.of(text), "'s" | "’s" | "ʼs" | "'S" | "’S" | "s")
    }
}

/// A sentence: its span, and the places of its words in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first word to its last, closing marks included.
    pub span: Span,
    places: Places,
}

impl Sentence {
    /// The sentence of these words.
    pub(super) fn new(span: Span, words: Range<usize>) -> Self {
        Self { span, places: words.into() }
    }

    /// The places of its words.
    #[inline]
    pub fn words(&self) -> Range<usize> {
        self.places.range()
    }
}

/// Places of words in a table, first to last, in half the memory of a range: of a corpus very many are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    start: u32,
    end: u32,
}

impl Places {
    #[inline]
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Places {
    fn from(words: Range<usize>) -> Self {
        Self { start: words.start as u32, end: words.end as u32 }
    }
}

/// The words of an article.
#[derive(Clone, Debug, Default)]
pub struct WordTable {
    /// All words, in order, furniture included.
    pub tokens: Vec<Token>,
    /// All sentences, in order; none crosses from one block to another.
    pub sentences: Vec<Sentence>,
    /// Whether the text distinguishes capitals: in a text that was lower- or upper-cased throughout they say nothing.
    pub is_cased: bool,
    /// Whether the text is English, as far as it tells: no other language is read.
    pub is_english: bool,
    /// By each [`STRETCH`] of the text: how many words start before it. All steps look words up by where they stand.
    stretches: Box<[u32]>,
}

/// So many bytes of a text have some dozen words.
const STRETCH: u32 = 64;

impl WordTable {
    /// Reads the words of an article.
    pub fn new(article: &Article) -> Self {
        let text = &article.text;
        let words = find_words(text);
        let blocks: Vec<Span> = article.blocks().into_iter().map(|(span, _)| span).collect();
        let sentences = find_sentences(text, &words, &blocks);
        let sentences = sentences.into_iter().map(|places| {
            let span = words[places.start].span.to(words[places.end - 1].span);
            Sentence::new(span, places)
        });
        let sentences = sentences.collect();
        let tokens: Vec<Token> = words.iter().map(|word| token_of(text, *word)).collect();
        let tally = Tally::of(&tokens);
        let is_english = !article.is_declared_foreign() && tally.is_english() && !tally.is_foreign(text, &tokens);
        Self::of_words(tokens, sentences, tally.is_cased(), is_english)
    }

    /// The table of these words.
    pub(super) fn of_words(tokens: Vec<Token>, sentences: Vec<Sentence>, is_cased: bool, is_english: bool) -> Self {
        let mut stretches = Vec::with_capacity(tokens.last().map_or(0, |last| last.start / STRETCH + 1) as usize);
        for (place, token) in tokens.iter().enumerate() {
            while stretches.len() as u32 * STRETCH <= token.start {
                stretches.push(place as u32);
            }
        }
        Self { tokens, sentences, is_cased, is_english, stretches: stretches.into() }
    }

    /// The place of the sentence that holds the byte at `at`; `None` between sentences.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let place = self.sentences.partition_point(|sentence| sentence.span.end <= at);
        self.sentences.get(place).is_some_and(|sentence| sentence.span.start <= at).then_some(place)
    }

    /// The places of the words that lie inside a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let start = self.first_from(span.start);
        let end = self.first_from(span.end);
        // The last that starts inside may go on behind it.
        let goes_on = start < end && self.tokens[end - 1].span().end > span.end;
        start..end - usize::from(goes_on)
    }

    /// The place of the first word that starts at a byte or behind it.
    fn first_from(&self, at: u32) -> usize {
        let stretch = (at / STRETCH) as usize;
        let starting_before = |stretch: usize| self.stretches.get(stretch).map_or(self.tokens.len(), |words| *words as usize);
        let first = starting_before(stretch);
        first + self.tokens[first..starting_before(stretch + 1)].partition_point(|token| token.start < at)
    }

    /// The span from the word at `words.start` to the one before `words.end`.
    pub fn span_of(&self, words: Range<usize>) -> Span {
        self.tokens[words.start].span().to(self.tokens[words.end - 1].span())
    }
}

fn token_of(text: &str, word: Word) -> Token {
    let letters = || word.span.of(text);
    let is_word = word.kind == WordKind::Letters;
    let fold = short_hash(text, word.span).unwrap_or_else(|| if is_word { fold_hash(letters()) } else { hash_of_folded(letters()) });
    let set = if is_word { lexicon::set_of_hash(fold) } else { lexicon::NO_CLASS };
    Token::new(word, set, fold)
}

/// What tells the language of a text, and whether it has capitals: counts of its words, marks and numbers left out.
#[derive(Default)]
struct Tally {
    all: usize,
    /// “the”, “of”
    function: usize,
    /// Those that English alone has.
    english: usize,
    /// Of more than two letters, and of these with a capital and small letters.
    long: usize,
    capital: usize,
    /// Function words among the first [`Self::LOOKED_AT`].
    first_function: usize,
}

impl Tally {
    /// So many first words tell a foreign language.
    const LOOKED_AT: usize = 400;

    fn of(tokens: &[Token]) -> Self {
        let mut tally = Self::default();
        for token in tokens.iter().filter(|token| token.kind() == WordKind::Letters) {
            let is_function = usize::from(token.is(Classes::FUNCTION));
            tally.all += 1;
            tally.function += is_function;
            tally.english += usize::from(token.is(Classes::ENGLISH));
            if tally.all <= Self::LOOKED_AT {
                tally.first_function += is_function;
            }
            if token.span().len() > 2 {
                tally.long += 1;
                tally.capital += usize::from(matches!(token.case(), Case::Capital | Case::Mixed));
            }
        }
        tally
    }

    /// English spends two words in five on “the”, “of”, “was” and the like, and lists of names still one in five; its neighbours
    /// share a few of these by chance, one word in eight at most, and of those that are English alone none. A handful of words tells
    /// nothing.
    fn is_english(&self) -> bool {
        const ENOUGH: usize = 40;
        self.all < ENOUGH || self.function * 6 >= self.all || self.english * 150 >= self.all
    }

    /// A text has case where at least one word in fifty that is longer than two letters begins with a capital and goes on in
    /// small letters. News has one in five.
    fn is_cased(&self) -> bool {
        self.long == 0 || self.capital * 50 >= self.long
    }

    /// Whether a text has more small words of the languages beside English than of its own: German shares “in”, “am”, “an”, “so”, “war”
    /// and “hat” with it. The first words tell.
    fn is_foreign(&self, text: &str, tokens: &[Token]) -> bool {
        // No neighbour shares so many of its small words with English, and most of English has more.
        self.first_function * 4 <= self.all.min(Self::LOOKED_AT) && is_foreign(text, tokens)
    }
}

/// Whether the first words are small ones of other languages rather than of English.
fn is_foreign(text: &str, tokens: &[Token]) -> bool {
    static FOREIGN: &WordList = words![
        "der", "das", "und", "ist", "nicht", "ein", "eine", "einen", "dem", "den", "des", "mit", "von", "zu", "auf", "im", "sich", "auch",
        "le", "les", "et", "est", "une", "du", "dans", "que", "qui", "pour", "sur", "pas", "au", "par", "los", "las", "el", "y", "se",
        "con", "una", "por", "para", "lo", "su", "het", "een", "en", "van", "dat", "niet", "te", "zijn", "op", "voor", "il", "di", "che",
        "non", "della", "sono", "gli", "nel", "os", "as", "da", "do", "em", "um", "uma", "no", "na"
    ];
    static ENGLISH: &WordList = words![
        "the", "of", "and", "to", "that", "was", "with", "for", "is", "his", "they", "said", "by", "from", "at", "it", "as", "he", "she",
        "be"
    ];
    let (mut foreign, mut english) = (0_usize, 0_usize);
    let letters = tokens.iter().enumerate().filter(|(_, token)| token.kind() == WordKind::Letters).take(Tally::LOOKED_AT);
    // “Ursula **van der** Velde” is no Dutch.
    let is_part_of_name = |at: usize| {
        let is_small_or_name = |token: &&Token| token.is(Classes::PARTICLE) && token.case() == Case::Lower;
        let before = tokens[..at].iter().rev().find(|token| !is_small_or_name(token));
        let behind = tokens[at..].iter().find(|token| !is_small_or_name(token));
        tokens[at].is(Classes::PARTICLE)
            && before.is_some_and(|token| token.is_capitalised(text))
            && behind.is_some_and(|token| token.is_capitalised(text))
    };
    for (at, token) in letters {
        let (is_english, is_foreign) = (token.is(ENGLISH), token.is(FOREIGN));
        let is_small = || token.case() == Case::Lower && token.of(text).is_ascii() && !is_part_of_name(at);
        if (is_english || is_foreign) && is_small() {
            english += usize::from(is_english);
            foreign += usize::from(is_foreign);
        }
    }
    foreign > 3 && foreign > english
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::folding::hashes_of;

    #[test]
    fn a_word_has_one_hash_however_it_is_found() {
        let text = "Reyes, Odeğan and 2024 administrations: “Karsk’s” IT";
        let table = WordTable::new(&Article::of_paragraphs(text));
        let words = ["reyes", ",", "odegan", "and", "2024", "administrations", ":", "“", "karsk", "'s", "”", "it"];
        assert_eq!(table.tokens.iter().map(|token| token.fold).collect::<Vec<_>>(), hashes_of(words));
    }

    #[test]
    fn the_words_of_a_span_are_those_that_lie_in_it() {
        let table = WordTable::new(&Article::of_paragraphs(&format!("Ann Reyes{}met Ode’s council.", " ".repeat(300))));
        let length = table.tokens.last().expect("it has words").span().end;
        for start in 0..length + 100 {
            for end in (start..length + 100).step_by(7).chain([start, start + 1, length]).filter(|end| *end >= start) {
                let places = table.words_in(Span { start, end });
                let lies_inside = |token: &&Token| start <= token.span().start && token.span().end <= end;
                assert_eq!(table.tokens[places].iter().collect::<Vec<_>>(), table.tokens.iter().filter(lies_inside).collect::<Vec<_>>());
            }
        }
        assert_eq!(WordTable::default().words_in(Span { start: 0, end: 9 }), 0..0);
    }

    fn is_english(text: &str) -> bool {
        WordTable::new(&Article::of_paragraphs(text)).is_english
    }

    #[test]
    fn english_is_known_by_its_small_words() {
        assert!(is_english(
            &"The council met in the harbour on Monday, and nobody who was there would say what it had decided. ".repeat(3)
        ));
        assert!(is_english("Raad stemt."));
        assert!(is_english("Ronder von Orwin, Ann da Silva, Eva de Odi and Ursula van der Velde came later."));
    }

    #[test]
    fn its_neighbours_are_told_from_it() {
        assert!(!is_english(
            &"De raad kwam maandag in de haven bijeen en niemand wilde zeggen wat er was besloten over de dijk. ".repeat(3)
        ));
        assert!(!is_english(&"Der Rat trat am Montag im Hafen zusammen, und niemand wollte sagen, was er beschlossen hatte. ".repeat(3)));
        assert!(!is_english(
            &"El consejo se reunió el lunes en el puerto y nadie quiso decir lo que había decidido a la prensa. ".repeat(3)
        ));
        assert!(!is_english(&"Le conseil s’est réuni lundi dans le port et personne n’a voulu dire ce qui avait été décidé. ".repeat(3)));
    }
}
