//! The word lists: one `.txt` file each, one word a line, folded (small letters, no accents); `#` opens a comment.
//!
//! They hold what is true of English and of names everywhere, never a name for one corpus's sake.

pub(crate) mod nations;
pub(crate) mod short_names;
mod table;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::folding::{fold_hash, hash_of_folded};
use super::time::{feasts, vocabulary};
use bitflags::bitflags;
use table::Lexicon;

bitflags! {
    /// The lists a word stands in.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Classes: u64 {
        /// “said”, “told”, “added”: verbs that report speech.
        const SPEECH = 1 << 0;
        /// “Monday”, “tue”.
        const WEEKDAY = 1 << 1;
        /// “January”, “oct”.
        const MONTH = 1 << 2;
        /// “told”, “warned”: speech verbs whose object is whom it was said to.
        const TELL = 1 << 3;
        /// “called”, “described”: verbs that give a thing a name, which may be quoted.
        const NAMING = 1 << 4;
        /// “spokesman”, “police”, “statement”: nouns for those who speak in news.
        const SPEAKER = 1 << 5;
        /// “the”, “his”, “some”: words that open a noun phrase.
        const DETERMINER = 1 << 6;
        /// “of”, “for”.
        const PREPOSITION = 1 << 7;
        /// “and”, “because”, “who”: words that open or join clauses.
        const CONJUNCTION = 1 << 8;
        /// “has”, “would”.
        const AUXILIARY = 1 << 9;
        /// “was”, “been”.
        const BE = 1 << 10;
        /// “he”, “they”: pronouns that may be the subject of a speech verb.
        const PRONOUN = 1 << 11;
        /// “Ann”: first names of women.
        const FEMALE_NAME = 1 << 12;
        /// “Bill”: first names of men.
        const MALE_NAME = 1 << 13;
        /// “according”, “put”: words that attribute with the word after them: “according to”, “put it”.
        const ATTRIBUTING = 1 << 14;
        /// “wife”, “funeral”: kin, and what else people alone have.
        const KIN = 1 << 15;
        /// “died”, “resigned”: what people alone do.
        const DONE_BY_PEOPLE = 1 << 16;
        /// “born”, “educated”: what is done to people alone.
        const DONE_TO_PEOPLE = 1 << 17;
        /// “written”, “sung”: what people alone have done.
        const WORK_OF_PEOPLE = 1 << 18;
        /// “shares”, “subsidiary”: what companies have.
        const OF_COMPANY = 1 << 19;
        /// “manufactures”: what companies do.
        const DONE_BY_COMPANIES = 1 << 20;
        /// “founded”, “incorporated”: what is done to companies.
        const DONE_TO_COMPANIES = 1 << 21;
        /// “park”, “trophy”: what is named after people, and stands after the name.
        const NAMESAKE = 1 << 22;
        /// “Scorers”, “Cast”: what stands before a list of people.
        const LIST_LABEL = 1 << 23;
        /// “Kim”, “Choi”: family names before a given name with a hyphen: “Kim Jong-un”.
        const KOREAN_FAMILY = 1 << 24;
        /// “table”, “little”: words that a text writes small unless they open a sentence or name somebody.
        const COMMON = 1 << 32;
        /// “the”, “after”, “he”: words that are part of no name.
        const FUNCTION = 1 << 33;
        /// “Ann”, “Yusuf”.
        const FIRST_NAME = 1 << 34;
        /// “Smith”.
        const SURNAME = 1 << 35;
        /// “Jr”, “III”.
        const NAME_SUFFIX = 1 << 36;
        /// “van”, “al”, “bin”.
        const PARTICLE = 1 << 37;
        /// “Mr”, “Gen”.
        const HONORIFIC = 1 << 38;
        /// “President”: a role that stands before a name.
        const TITLE = 1 << 39;
        /// “spokesman”: the head of a role.
        const ROLE = 1 << 40;
        /// “prime”, “former”, “deputy”.
        const ROLE_MODIFIER = 1 << 41;
        /// “Syrian”, “Frenchman”, “Sunni”.
        const DEMONYM = 1 << 42;
        /// Countries, states and provinces.
        const COUNTRY = 1 << 43;
        /// Cities.
        const CITY = 1 << 44;
        /// “River”, “Street”: what makes a name that of a place.
        const PLACE_WORD = 1 << 45;
        /// “Bank”, “Ministry”: what makes a name that of an organisation.
        const ORGANISATION_WORD = 1 << 46;
        /// “Reuters”, “Kremlin”, “NATO”: organisations, media and brands of one word.
        const BODY = 1 << 47;
        /// “NATO”, “FBI”: words that are written in capitals throughout.
        const ACRONYM = 1 << 48;
        /// “San”, “Upper”: what opens the name of a place.
        const PLACE_OPENER = 1 << 49;
        /// “the”, “which”: words by which English is known.
        const ENGLISH = 1 << 50;
        /// “Band”, “brewery”, “novel”: nouns for what is not a person.
        const THING = 1 << 51;
        /// “Zhang”, “Nguyen”: family names that stand before the given name.
        const FAMILY_FIRST = 1 << 52;
        /// “Tuesday”, “years”: words of which each time expression has one, or a number ([`time`]).
        const WHEN = 1 << 59;
        /// “ll”, “shi”: what may be left of a word that lost its apostrophe.
        const HALF = 1 << 60;
        /// “Tuesday”, “ago”: words that mean something to a time expression ([`time`]).
        const TIME = 1 << 61;
        /// “met”, “called” of “called off”: words with which a report of an event may begin ([`events`]).
        const TRIGGER = 1 << 62;
        /// “Turkey”, “Turkish”: words that stand for a nation ([`nations`]).
        const NATION = 1 << 63;
    }
}

/// Each list with the class its words have.
const LISTS: &[(Classes, &str)] = &[
    (Classes::SPEECH, include_str!("speech.txt")),
    (Classes::WEEKDAY, include_str!("weekdays.txt")),
    (Classes::MONTH, include_str!("months.txt")),
    (Classes::TELL, include_str!("tell.txt")),
    (Classes::NAMING, include_str!("naming.txt")),
    (Classes::SPEAKER, include_str!("speakers.txt")),
    (Classes::DETERMINER, include_str!("determiners.txt")),
    (Classes::PREPOSITION, include_str!("prepositions.txt")),
    (Classes::CONJUNCTION, include_str!("conjunctions.txt")),
    (Classes::AUXILIARY, include_str!("auxiliaries.txt")),
    (Classes::BE, include_str!("be.txt")),
    (Classes::PRONOUN, include_str!("pronouns.txt")),
    (Classes::FEMALE_NAME, include_str!("female_names.txt")),
    (Classes::MALE_NAME, include_str!("male_names.txt")),
    (Classes::ATTRIBUTING, include_str!("attributing.txt")),
    (Classes::COMMON, include_str!("common.txt")),
    (Classes::FUNCTION, include_str!("function_words.txt")),
    (Classes::ENGLISH, include_str!("english.txt")),
    (Classes::FIRST_NAME, include_str!("first_names_census.txt")),
    (Classes::FIRST_NAME, include_str!("first_names_world.txt")),
    (Classes::SURNAME, include_str!("surnames.txt")),
    (Classes::FAMILY_FIRST.union(Classes::SURNAME), include_str!("family_first.txt")),
    (Classes::NAME_SUFFIX, include_str!("name_suffixes.txt")),
    (Classes::PARTICLE, include_str!("particles.txt")),
    (Classes::HONORIFIC, include_str!("honorifics.txt")),
    (Classes::TITLE, include_str!("titles.txt")),
    (Classes::ROLE, include_str!("roles.txt")),
    (Classes::ROLE_MODIFIER, include_str!("role_modifiers.txt")),
    (Classes::DEMONYM, include_str!("demonyms.txt")),
    (Classes::COUNTRY, include_str!("countries.txt")),
    (Classes::CITY, include_str!("cities.txt")),
    (Classes::PLACE_WORD, include_str!("place_words.txt")),
    (Classes::ORGANISATION_WORD, include_str!("organisation_words.txt")),
    (Classes::BODY, include_str!("bodies.txt")),
    (Classes::ACRONYM, include_str!("acronyms.txt")),
    (Classes::PLACE_OPENER, include_str!("place_openers.txt")),
    (Classes::HALF, include_str!("apostrophe_halves.txt")),
    (Classes::THING, include_str!("things.txt")),
    (Classes::KIN, include_str!("kin.txt")),
    (Classes::DONE_BY_PEOPLE, include_str!("done_by_people.txt")),
    (Classes::DONE_TO_PEOPLE, include_str!("done_to_people.txt")),
    (Classes::WORK_OF_PEOPLE, include_str!("work_of_people.txt")),
    (Classes::OF_COMPANY, include_str!("of_companies.txt")),
    (Classes::DONE_BY_COMPANIES, include_str!("done_by_companies.txt")),
    (Classes::DONE_TO_COMPANIES, include_str!("done_to_companies.txt")),
    (Classes::NAMESAKE, include_str!("namesakes.txt")),
    (Classes::LIST_LABEL, include_str!("list_labels.txt")),
    (Classes::KOREAN_FAMILY, include_str!("korean_family_names.txt")),
];

/// By the hash of the folded word, which the word table has already. The classes of words that other tables tell more of are
/// here too, so that for most words one look-up says that none of those has it.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    for (class, list) in LISTS {
        words_of(list).for_each(|word| lexicon.add(hash_of_folded(word), *class));
    }
    for (fold, tells_time) in vocabulary::words().chain(feasts::words()) {
        lexicon.add(fold, if tells_time { Classes::TIME | Classes::WHEN } else { Classes::TIME });
    }
    trigger_starts().for_each(|word| lexicon.add(fold_hash(word), Classes::TRIGGER));
    nations::words().for_each(|fold| lexicon.add(fold, Classes::NATION));
    for (set, classes) in SETS.iter().zip(lexicon.sets()) {
        set.store(classes.bits(), Ordering::Relaxed);
    }
    lexicon
});

/// How many sets of classes there may be.
pub(crate) const SETS_OF_CLASSES: usize = Lexicon::SETS;
/// The number of the set without any.
pub(crate) const NO_CLASS: u16 = 0;

/// The sets of classes by their numbers, as the lexicon has them: whoever has a number of one had it from there. Every word of a text is asked what it is
/// some dozen times, so they lie where nothing needs to be looked up to find them.
static SETS: [AtomicU64; SETS_OF_CLASSES] = [const { AtomicU64::new(0) }; SETS_OF_CLASSES];

/// The number of the set of classes that the folded word of this hash has.
pub(crate) fn set_of_hash(fold: u64) -> u16 {
    LEXICON.set_of(fold)
}

/// The classes of a set; what stands above its number does not count.
#[inline]
pub(crate) fn classes_of_set(set: u16) -> Classes {
    Classes::from_bits_retain(SETS[usize::from(set) % SETS_OF_CLASSES].load(Ordering::Relaxed))
}

/// The list of what tells a happening; `events` reads it.
pub(super) const TRIGGERS: &str = include_str!("triggers.txt");

/// The words with which a trigger may start.
fn trigger_starts() -> impl Iterator<Item = &'static str> {
    let lines = TRIGGERS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(' ').skip(2)).map(|words| words.split('+').next().unwrap_or(words))
}

/// The words of a list, without comments and empty lines.
fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    let end_of_word = |line: &str| memchr::memchr(b'#', line.as_bytes()).unwrap_or(line.len());
    list.split('\n').map(move |line| line[..end_of_word(line)].trim_ascii()).filter(|word| !word.is_empty())
}

/// The lists that a folded word stands in; some lists hold phrases too, such as “los angeles”.
pub(crate) fn classes_of(folded: &str) -> Classes {
    classes_of_hash(hash_of_folded(folded))
}

/// The lists that a word or phrase stands in, whatever its case and accents.
pub(crate) fn classes_of_letters(letters: &str) -> Classes {
    classes_of_hash(fold_hash(letters))
}

/// The lists that the folded word of this hash stands in.
pub(crate) fn classes_of_hash(fold: u64) -> Classes {
    LEXICON.classes_of(fold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, find_sentences, find_words};

    #[test]
    fn an_abbreviated_honorific_ends_no_sentence() {
        /// Honorifics that are written in full, or never with a full stop.
        const IN_FULL: &str = "alhaji ayatollah dame dato datuk dci doctor ds frau haji hajia hajj hajji herr hojatoleslam imam lama madam \
                               madame mallam maulana miss mister monsieur mufti mullah pandit professor rabbi reverend sayed sayyed sayyid \
                               sayyida senor senora seyyed shaikh shaykh sheik sheikh sheikha shri signor signora sir sri swami syed tengku \
                               ustad ustaz";
        for honorific in words_of(include_str!("honorifics.txt")).filter(|word| !IN_FULL.split(' ').any(|full| full == *word)) {
            let text = format!("They met {}{}. Ann Reyes in Linden.", honorific[..1].to_uppercase(), &honorific[1..]);
            let sentences = find_sentences(&text, &find_words(&text), &[Span::new(0, text.len())]);
            let mend = "add it to NEVER_LAST in text/sentences.rs, or here to IN_FULL if it is never abbreviated";
            assert_eq!(sentences.len(), 1, "“{honorific}.” would end a sentence: {mend}");
        }
    }
}
