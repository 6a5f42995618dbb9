//! Two full names of which an article says that they are one person's.

use std::sync::Arc;

use rayon::prelude::*;

use super::forms::{FormIndex, Forms, Sighting};
use super::parts::Parts;
use crate::annotate::{Annotations, WordList, WordTable, words};
use crate::corpus::Project;
use crate::text::Span;

/// The forms of the two names, in the order of the articles.
pub(super) type Pairs = Vec<(FormIndex, FormIndex)>;

/// The pairs of names that some article gives as one person's.
///
/// > Ann Reyes, born **Ann Dell**, won   Ann Reyes (née **Dell**)   Ann Reyes, formerly **Ann Dell**,   Not: Ann Reyes, born to Ann Dell
pub(super) fn find_pairs(project: &Project, annotations: &[Annotations], sightings: &[Arc<Vec<Sighting>>], forms: &Forms) -> Pairs {
    let articles = project.articles.par_iter().zip(annotations).zip(sightings);
    let pairs = articles.flat_map_iter(|((article, annotated), sightings)| {
        let span_of = |sighting: &Sighting| annotated.names[sighting.phrase()].span;
        sightings.windows(2).filter_map(move |two| {
            let [one, other] = two else { return None };
            let link = link_of(&article.text, &annotated.words, span_of(one), span_of(other)).filter(|_| one.parts.is_full())?;
            let is_whole = other.parts.is_full();
            // “née Dell” is Ann Dell.
            let parts = match link {
                _ if is_whole => other.parts.clone(),
                Link::Born => Parts::plain([one.parts.given(), &other.parts.names].concat()),
                Link::Called => return None,
            };
            Some((forms.find(&one.parts)?, forms.find(&parts)?))
        })
    });
    pairs.collect()
}

/// How a text says that two names are one person's.
enum Link {
    /// “born”, “née”.
    Born,
    /// “formerly”, “also known as”.
    Called,
}

/// What stands between two names; `None` where that does not say that they are one person's.
fn link_of(text: &str, table: &WordTable, one: Span, other: Span) -> Option<Link> {
    const LONGEST: u32 = 40;
    static LEADS: &WordList = words![",", "(", "who", "was", "is", "also", "better", "now", "previously", "and"];
    if other.start < one.end || other.start - one.end > LONGEST {
        return None;
    }
    let between = &table.tokens[table.words_in(Span { start: one.end, end: other.start })];
    let rest = &between[between.iter().take_while(|token| token.is(LEADS)).count()..];
    let is_set_off = between.first().is_some_and(|first| first.is(words![",", "(", "who", "was"]));
    match rest {
        [only] if is_set_off && only.is(words!["born", "nee"]) => Some(Link::Born),
        [only] if is_set_off && only.is(words!["formerly", "alias", "aka", "a.k.a."]) => Some(Link::Called),
        [.., known, as_] if rest.len() == 2 && known.is(words!["known", "billed", "credited"]) && as_.reads(text, "as") => {
            Some(Link::Called)
        }
        _ => None,
    }
}
