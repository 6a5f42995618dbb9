//! How much of the coverage an event has.
//!
//! In: the event mentions of an event. Out: how many independent texts tell it, lead with it, headline it and come back to it later,
//! and who only refers to it. Fame of its people and the day of the week say nothing.

use std::hash::{Hash, Hasher};

use jiff::ToSpan;
use rustc_hash::{FxHashSet, FxHasher};

use super::cluster::Cluster;
use super::profile::Profile;
use super::word_weights::WordWeights;
use super::{EventDate, Sources};
use crate::annotate::events::Status;
use crate::dossier::Evidence;
use crate::text::WordKind;

/// The texts that have to do with an event; reprints are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many tell it.
    pub sources: usize,
    /// How many of these lead with it.
    pub leads: usize,
    /// How many of these have it in the headline.
    pub headlines: usize,
    /// How many of these came out days after it.
    pub returns: usize,
    /// How many only refer to it: “since the quake”.
    pub references: usize,
}

/// What came out so many days after an event returns to it.
const LATER: i64 = 3;
/// How alike headline and event are where the one names the other.
const HEADLINED: f32 = 0.3;
/// A headline names the event of its article's last days.
const FRESH: i64 = 3;

/// The headline of an article, as words with weights; `None` where the text has none of its own.
pub(super) fn headline_of(sources: &Sources<'_>, weights: &WordWeights, article: usize) -> Option<(Evidence, Profile)> {
    let span = sources.project.articles[article].fields.headline.as_ref()?.evidence?;
    let profile = Profile::of_words(sources, weights, article, span, |_| 1.0);
    Some((Evidence { article, span }, profile))
}

/// The coverage of an event, and the headline of the report that names it best.
pub(super) fn coverage_of(
    sources: &Sources<'_>,
    headlines: &[Option<(Evidence, Profile)>],
    cluster: &Cluster,
    references: &[usize],
) -> (Coverage, Option<Evidence>) {
    let mut tellers: Vec<(usize, usize)> =
        cluster.mentions.iter().map(|mention| (sources.near_duplicates.first(sources.mentions[*mention].article), *mention)).collect();
    tellers.sort_unstable();
    let mut coverage = Coverage { references: sources.near_duplicates.count_sources(references.iter().copied()), ..Coverage::default() };
    let mut best: Option<(f32, Evidence)> = None;
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    for of_one in tellers.chunk_by(|one, other| one.0 == other.0) {
        let source = of_one[0].0;
        // Who prints nothing but what another prints word for word is no other voice.
        let has_words_of_its_own = of_one.iter().filter(|(_, mention)| seen.insert(sentence_hash(sources, *mention))).count() > 0;
        if !has_words_of_its_own {
            continue;
        }
        coverage.sources += 1;
        let lede = sources.project.articles[source].body.first();
        let leads = |mention: usize| lede.is_some_and(|lede| lede.overlaps(sources.phrase(mention).sentence));
        coverage.leads += usize::from(of_one.iter().any(|(_, mention)| sources.mentions[*mention].article == source && leads(*mention)));
        let came_out = sources.published[source].range().map(|(first, _)| first);
        let is_after = |days: i64| {
            let day = cluster.date.as_ref().and_then(|date: &EventDate| date.last.checked_add(days.days()).ok());
            came_out.zip(day).is_some_and(|(came_out, day)| came_out >= day)
        };
        coverage.returns += usize::from(is_after(LATER));
        if let Some((headline, profile)) = &headlines[source] {
            let likeness = profile.likeness(&cluster.profile);
            coverage.headlines += usize::from(likeness >= HEADLINED);
            let is_better = best.is_none_or(|(most, _)| likeness > most);
            if likeness >= HEADLINED && is_better && !is_after(FRESH + 1) {
                best = Some((likeness, *headline));
            }
        }
    }
    (coverage, best.map(|(_, headline)| headline))
}

/// A hash of the words of the sentence that tells an event mention.
fn sentence_hash(sources: &Sources<'_>, mention: usize) -> u64 {
    let table = &sources.annotations[sources.mentions[mention].article].words;
    let words = table.words_in(sources.phrase(mention).sentence);
    let mut hasher = FxHasher::default();
    let letters = table.tokens[words].iter().filter(|token| token.kind() == WordKind::Letters);
    letters.for_each(|token| token.fold.hash(&mut hasher));
    hasher.finish()
}

/// How much an event matters: how much of the coverage it has, and how much of what is told of its day and in the dossier it is about. What
/// has not happened, has a day only by supposition, or is told in words that an editor would have to mend, matters less.
#[expect(clippy::cast_precision_loss, reason = "counts of articles are small")]
pub(super) fn weight_of(coverage: &Coverage, status: Status, is_supposed: bool, centrality: f64, doubt: f64) -> f64 {
    /// Of what more tell, there are better words in some report.
    const FEW: usize = 4;
    let count = |texts: usize| texts as f64;
    // Old news that is told again is told by the way.
    let told = count(coverage.sources) - 0.3 * count(coverage.returns);
    let shown = 0.75 * (count(coverage.leads) + count(coverage.headlines));
    let kept = 0.25 * count(coverage.references.min(2 * coverage.sources));
    let doubt = if coverage.sources <= FEW { doubt } else { 0.0 };
    let certainty = match status {
        Status::Happened => 1.0,
        Status::Planned => 0.7,
        Status::Possible => 0.5,
    };
    let certainty = if is_supposed { 0.4 * certainty } else { certainty };
    rounded(certainty * (told + shown + kept) * (1.0 + centrality) / (1.0 + doubt))
}

fn rounded(weight: f64) -> f64 {
    (weight * 100.0).round() / 100.0
}
