//! Two full names that are one person's in two spellings: written together and apart, with two letters swapped, and with a slip.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::also_called::Pairs;
use super::forms::{FormIndex, Forms, Sighting};
use super::parts::skeleton;
use super::short_names::Reader;
use crate::annotate::Annotations;
use crate::annotate::lexicon::{Classes, classes_of_hash};
use crate::annotate::words::{fold, fold_hash};
use crate::corpus::Project;

/// Shorter names may be alike by chance.
const SHORTEST: usize = 9;
/// So is a swap in a shorter surname: “Brain” and “Brian” are two.
const SHORTEST_SURNAME: usize = 6;

/// The pairs of forms that are one person's in two spellings.
///
/// > the coroner Barnaby Orwniak · the coroner Barneby Orwniak   Abdul Rahman Odi · Abdulrahman Odi   Omar Zein El Dine · Omar Zeineddine   the prosecutor Ann Orwniak · the prosecutor Ann Orwnaik
///
/// Not: Ann Hall · Ann Hill
pub(super) fn find_pairs(project: &Project, annotations: &[Annotations], sightings: &[Arc<Vec<Sighting>>], forms: &Forms) -> Pairs {
    let reader = Reader { annotations, sightings, forms };
    let mut is_seen = vec![false; forms.all.len()];
    let mut by_letters: FxHashMap<u64, FormIndex> = FxHashMap::default();
    let mut by_sound: FxHashMap<u64, FormIndex> = FxHashMap::default();
    let mut by_surname: BTreeMap<u64, Vec<(FormIndex, String)>> = BTreeMap::new();
    let mut slips = Slips::default();
    let mut pairs = Pairs::new();
    for (article, sightings) in sightings.iter().enumerate() {
        for sighting in
            sightings.iter().filter(|sighting| sighting.parts.is_full() && sighting.parts.namesake == 0 && sighting.surname.is_none())
        {
            let Some(form) = forms.find(&sighting.parts).filter(|form| !is_seen[*form]) else { continue };
            is_seen[form] = true;
            if !forms.all[form].is_person() {
                continue;
            }
            let written = fold(annotations[article].names[sighting.phrase()].span.of(&project.articles[article].text));
            let letters = joined(&written);
            if letters.len() >= SHORTEST {
                match by_letters.entry(fold_hash(&letters)) {
                    Entry::Occupied(first) if sighting.parts.agrees_in_generation(&forms.all[*first.get()].parts) => {
                        pairs.push((*first.get(), form));
                    }
                    Entry::Occupied(_) => {}
                    Entry::Vacant(free) => _ = free.insert(form),
                }
            }
            if let Some(sound) = sound_of_arabic(&written).filter(|sound| sound.len() >= SHORTEST) {
                match by_sound.entry(fold_hash(&sound)) {
                    Entry::Occupied(first) if reader.may_be_one(*first.get(), form) => pairs.push((*first.get(), form)),
                    Entry::Occupied(_) => {}
                    Entry::Vacant(free) => _ = free.insert(form),
                }
            }
            let surname = sighting.parts.family().and_then(|family| words_of(&written).find(|word| fold_hash(word) == family.fold));
            if let Some(surname) = surname.filter(|surname| surname.len() >= SHORTEST_SURNAME && surname.is_ascii()) {
                by_surname.entry(key_of_swapped(sighting, surname)).or_default().push((form, surname.to_owned()));
            }
            slips.add(sighting, form, &written);
        }
    }
    for alike in by_surname.values().filter(|alike| alike.len() > 1) {
        let (first, rest) = alike.split_first().expect("there are two");
        let swapped = rest.iter().filter(|other| are_swapped(&first.1, &other.1) && is_misspelt(&first.1, &other.1));
        pairs.extend(swapped.filter(|other| reader.may_be_one(first.0, other.0)).map(|other| (first.0, other.0)));
    }
    pairs.extend(slips.pairs().filter(|(one, other)| reader.may_be_one(*one, *other) && reader.share_role(*one, *other)));
    pairs
}

/// Names that are alike but for one part, by what they have in common: of two with one role, one may be misspelt.
#[derive(Debug, Default)]
struct Slips {
    by_rest: BTreeMap<u64, Vec<(FormIndex, String)>>,
}

impl Slips {
    /// Keeps a name with its surname and, of one with one first name, with that.
    fn add(&mut self, sighting: &Sighting, form: FormIndex, written: &str) {
        let [given, family] = sighting.parts.names.as_slice() else { return };
        for (rest, part, is_first) in [(given, family, 0_u8), (family, given, 1)] {
            let word = words_of(written).find(|word| fold_hash(word) == part.fold).unwrap_or_default();
            if word.len() >= SHORTEST_WITH_SLIP && word.is_ascii() {
                let mut hasher = FxHasher::default();
                hasher.write_u64(rest.key);
                hasher.write_u8(is_first);
                hasher.write(&word.as_bytes()[..1]);
                self.by_rest.entry(hasher.finish()).or_default().push((form, word.to_owned()));
            }
        }
    }

    /// The pairs whose words differ in one letter, or in two that are swapped, and of which one is no name that is known.
    fn pairs(&self) -> impl Iterator<Item = (FormIndex, FormIndex)> + '_ {
        /// So many alike are no slips.
        const MOST: usize = 40;
        let groups = self.by_rest.values().filter(|alike| alike.len() > 1 && alike.len() <= MOST);
        groups.flat_map(|alike| {
            let pairs = alike.iter().enumerate().flat_map(|(place, one)| alike[place + 1..].iter().map(move |other| (one, other)));
            let are_alike = |one: &str, other: &str| (differ_in_one(one, other) || are_swapped(one, other)) && is_slip(one, other);
            pairs.filter(move |(one, other)| are_alike(&one.1, &other.1)).map(|(one, other)| (one.0, other.0))
        })
    }
}

/// In a shorter word, another letter makes another name: “Hansen”, “Jansen”.
const SHORTEST_WITH_SLIP: usize = 7;

/// Whether two words of one length differ in one letter.
fn differ_in_one(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count() == 1
}

/// Whether one of the two is in no list of names: two known ones are of two people.
fn is_slip(one: &str, other: &str) -> bool {
    const NAMES: Classes = Classes::SURNAME.union(Classes::FIRST_NAME);
    ![one, other].iter().all(|word| classes_of_hash(fold_hash(word)).intersects(NAMES))
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The letters of a name, however it is parted: doubled ones once, and the “l” of an Arabic article as it is spoken, “ed-Din”.
fn joined(folded: &str) -> String {
    let mut letters = String::with_capacity(folded.len());
    let mut words = words_of(folded).peekable();
    while let Some(word) = words.next() {
        let is_article = matches!(word, "el" | "al" | "ul");
        let is_assimilated = is_article && words.peek().is_some_and(|next| next.starts_with(['d', 'n', 'r', 's', 't', 'z']));
        for letter in word.chars().take(if is_assimilated { 1 } else { word.len() }) {
            if !letters.ends_with(letter) {
                letters.push(letter);
            }
        }
    }
    letters
}

/// How an Arabic name sounds, however its vowels are written and its parts are joined: “Rashed bin Ali al-Odi” as “Rashid bin Ali Al Odi”, “Abu Zaid”
/// as “Abuzeid”; `None` for a name that has no part by which it is known to be one. “Hamad” and “Hamid” are two.
fn sound_of_arabic(folded: &str) -> Option<String> {
    let is_arabic = |word: &str| matches!(word, "bin" | "ibn" | "ben" | "al" | "el") || word.starts_with("abd") || word.starts_with("abu");
    if !words_of(folded).any(is_arabic) {
        return None;
    }
    let spelled: Vec<String> = words_of(folded).map(sound_of_word).collect();
    Some(with_one_article(&joined(&spelled.join(" "))))
}

/// “Abdurrahman”, “Abd al-Rahman”, “Abdul Rahman”: one servant of God in three writings.
fn with_one_article(sound: &str) -> String {
    let mut parts = sound.split("abd");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push_str("abdu");
        let rest = part.trim_start_matches(['a', 'i', 'u']);
        // The “l” is not spoken before such a letter.
        let spoken = rest.strip_prefix('l').filter(|rest| rest.starts_with(['d', 'n', 'r', 's', 't', 'z']));
        whole.push_str(spoken.unwrap_or(rest));
    }
    whole
}

fn sound_of_word(word: &str) -> String {
    let word = skeleton(word);
    let word = if let Some(rest) = ["abdel", "abdal", "abdil"].iter().find_map(|lead| word.strip_prefix(lead)) {
        format!("abdul{rest}")
    } else {
        word
    };
    // “Zeid” as “Zaid”, “Kader” as “Kadir”
    word.replace("ei", "ai").replace('e', "i").replace('o', "u")
}

/// What two names have in common of which one has two letters of the surname swapped: the given names, and which letters it has.
fn key_of_swapped(sighting: &Sighting, surname: &str) -> u64 {
    let mut hasher = FxHasher::default();
    sighting.parts.given().iter().for_each(|part| hasher.write_u64(part.key));
    let mut letters = surname.as_bytes().to_vec();
    letters.sort_unstable();
    hasher.write(&letters);
    hasher.finish()
}

/// Whether two words differ in two letters that stand side by side, swapped.
fn are_swapped(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let Some(first) = one.iter().zip(other).position(|(one, other)| one != other) else { return false };
    one.len() == other.len()
        && first + 1 < one.len()
        && one[first] == other[first + 1]
        && one[first + 1] == other[first]
        && one[first + 2..] == other[first + 2..]
}

/// Whether one of the two is no surname that is known: two known ones are of two people.
fn is_misspelt(one: &str, other: &str) -> bool {
    ![one, other].iter().all(|surname| classes_of_hash(fold_hash(surname)).contains(Classes::SURNAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_the_same_however_a_name_is_parted() {
        assert_eq!(joined("abdul rahman odi"), joined("abdulrahman odi"));
        assert_eq!(joined("omar zein el dine"), joined("omar zeineddine"));
        assert_ne!(joined("omar el farsi"), joined("omar efarsi"));
        let sound = |name| sound_of_arabic(name);
        assert_eq!(sound("rashed bin ali al-odi"), sound("rashid bin ali al odi"));
        assert_eq!(sound("muhammad abu zaid"), sound("mohammed abuzeid"));
        assert_eq!(sound("hussein abdul latif"), sound("hussain abdullatif"));
        assert_eq!(sound("abdelkader ben youssef"), sound("abdel kader ben yussef"));
        assert_eq!(sound("abd al-rahman odi"), sound("abdurrahman odi"));
        assert_eq!(sound("abdul rahman odi"), sound("abdurrahman odi"));
        assert_ne!(sound("hamad bin ali"), sound("hamid bin ali"));
        assert_ne!(sound("hassan abdullah odi"), sound("hussein abdallah odi"));
        assert_eq!(sound("ann reyes"), None);
    }

    #[test]
    fn swapped_letters_stand_side_by_side() {
        assert!(are_swapped("orwniak", "orwnaik"));
        for (one, other) in [("orwniak", "orwniak"), ("orwniak", "rowinak"), ("hall", "hill"), ("orwnia", "orwniak"), ("ab", "b")] {
            assert!(!are_swapped(one, other), "{one} {other}");
        }
    }
}
