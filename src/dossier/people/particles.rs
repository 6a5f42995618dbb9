//! “Van”, “Ben”, “Al”: a particle or a first name, as the rest of the article has it.

use rustc_hash::FxHashSet;

use super::forms::Sighting;
use super::parts::{KnownParts, Part};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::text::{Case, WordKind};

/// Particles that are first names as well.
static FIRST_NAMES: &WordList = words!["van", "ben", "al", "del"];

/// Reads again the names of two words whose first, with a capital, may be a particle.
///
/// > Oren ben Horin left. **Ben Horin** … → the surname of Oren   **Van Odi** won. Odi … → Van is a first name
pub(super) fn read_again(text: &str, annotated: &Annotations, sightings: &mut [Sighting], known: &mut KnownParts) {
    let words_of = |sighting: &Sighting| {
        let words = annotated.names[sighting.phrase].words.clone();
        annotated.words.tokens[words].iter().filter(|token| token.kind == WordKind::Letters)
    };
    let doubtful = |sighting: &Sighting| -> Option<(Token, u64)> {
        let mut words = words_of(sighting);
        let (first, last) = (words.next()?, words.next()?);
        let may_be_particle = first.is(Classes::PARTICLE) && !first.is(Classes::FUNCTION) && first.case == Case::Capital;
        let may_be_particle = may_be_particle && words.next().is_none();
        may_be_particle.then_some((*first, last.fold))
    };
    if !sightings.iter().any(|sighting| doubtful(sighting).is_some()) {
        return;
    }
    let mut lone = FxHashSet::default();
    let mut led = FxHashSet::default();
    for sighting in sightings.iter() {
        let words: Vec<&Token> = words_of(sighting).collect();
        match words[..] {
            [only] => {
                lone.insert(only.fold);
            }
            [_, .., particle, last] if particle.is(Classes::PARTICLE) && particle.is_small() => {
                led.insert((particle.fold, last.fold));
            }
            _ => {}
        }
    }
    for sighting in sightings {
        let Some((first, last)) = doubtful(sighting) else { continue };
        let is_led = led.contains(&(first.fold, last));
        let names: &[Part] = &sighting.parts.names;
        match names {
            [_, family] if is_led => sighting.parts.names = vec![*family],
            [family] if !is_led && lone.contains(&last) && first.is(FIRST_NAMES) => {
                sighting.parts.names = vec![known.part_of(text, first), *family];
            }
            _ => {}
        }
    }
}
