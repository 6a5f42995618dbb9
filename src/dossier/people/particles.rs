//! “Van”, “Ben”, “Al”: a particle or a first name, as the rest of the article has it.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use thin_vec::thin_vec;

use super::forms::Sighting;
use super::parts::{KnownParts, Part};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::corpus::Project;
use crate::text::{Case, WordKind};

/// Particles that are first names as well.
static FIRST_NAMES: &WordList = words!["van", "ben", "al", "del"];

/// Reads again the names of two words whose first, with a capital, may be a particle.
///
/// > Oren ben Horin left. **Ben Horin** … → the surname of Oren   **Van Odi** won. Odi … → Van is a first name
pub(super) fn read_again(project: &Project, annotations: &[Annotations], sightings: &mut [Arc<Vec<Sighting>>]) {
    let articles = project.articles.par_iter().zip(annotations).zip(sightings);
    articles.for_each(|((article, annotated), sightings)| {
        if sightings.iter().any(|sighting| doubtful(&article.text, annotated, sighting).is_some()) {
            let sightings: &mut Vec<Sighting> = Arc::make_mut(sightings);
            read_article(&article.text, annotated, sightings);
        }
    });
}

fn words_of<'a>(annotated: &'a Annotations, sighting: &Sighting) -> impl Iterator<Item = &'a Token> {
    let words = annotated.names[sighting.phrase()].words();
    annotated.words.tokens[words].iter().filter(|token| token.kind() == WordKind::Letters)
}

/// The first word of a name of two that may be a particle, and the hash of the second; a hyphen may join a third to that.
fn doubtful(text: &str, annotated: &Annotations, sighting: &Sighting) -> Option<(Token, u64)> {
    let mut words = words_of(annotated, sighting);
    let (first, last) = (words.next()?, words.next()?);
    let may_be_particle = first.is(Classes::PARTICLE) && !first.is(Classes::FUNCTION) && first.case() == Case::Capital;
    let is_joined = words.next().is_none_or(|third| third.is_glued() && words.next().is_none());
    (may_be_particle && first.is_capitalised(text) && is_joined).then_some((*first, last.fold))
}

fn read_article(text: &str, annotated: &Annotations, sightings: &mut [Sighting]) {
    let mut lone = FxHashSet::default();
    let mut led = FxHashSet::default();
    for sighting in sightings.iter() {
        let words: Vec<&Token> = words_of(annotated, sighting).collect();
        match words[..] {
            [only] => {
                lone.insert(only.fold);
            }
            [_, ref behind @ ..] => {
                let pairs = behind.windows(2).filter_map(|pair| if let [one, other] = pair { Some((*one, *other)) } else { None });
                let is_particle = |token: &Token| token.is(Classes::PARTICLE) && (token.is_small() || token.is(words!["al", "el"]));
                led.extend(pairs.filter(|(one, _)| is_particle(one)).map(|(particle, name)| (particle.fold, name.fold)));
            }
            [] => {}
        }
    }
    let mut known = KnownParts::default();
    for sighting in sightings {
        let Some((first, last)) = doubtful(text, annotated, sighting) else { continue };
        let is_led = led.contains(&(first.fold, last));
        let names: &[Part] = &sighting.parts.names;
        match names {
            [_, family @ ..] if is_led && !family.is_empty() => sighting.parts.names = family.into(),
            [family] if !is_led && lone.contains(&last) && first.is(FIRST_NAMES) => {
                sighting.parts.names = thin_vec![known.part_of(text, first), *family];
            }
            _ => {}
        }
    }
}
