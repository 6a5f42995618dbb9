//! Whether a line reads like a headline.

use super::line::Line;

/// So many words a headline has at most.
pub(super) const MOST_WORDS: usize = 20;

/// Whether a line may be a headline: short, without a full stop, or, if it has one, with capitals throughout.
///
/// - for: “Council votes on dam”, “Will the dam hold?”, “Reyes Asks Council for New Dam.”
/// - not: “The council met.”, “The council met, and”
pub(super) fn is_headline(line: &Line<'_>) -> bool {
    let words = line.of(line.span);
    let is_short = line.len() <= MOST_WORDS && line.len() > 1 && words.lines().count() <= 2;
    let is_cut = words.ends_with([',', ';', ':']);
    let ends = words.ends_with('.') && !words.ends_with("...") || words.ends_with(".”") || words.ends_with(".\"");
    is_short && !is_cut && (!ends || is_title_cased(line))
}

/// Whether all words have capitals but those that never have them in headlines: “was” and “has” do.
fn is_title_cased(line: &Line<'_>) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of", "off", "on", "or", "over", "per", "s",
        "t", "than", "the", "to", "up", "via", "vs", "with", "’s", "'s",
    ];
    let letters = || (0..line.words.len()).filter(|at| line.is_letters(*at));
    letters().count() >= 3 && letters().all(|at| line.is_capitalised(at) || line.is(at, SMALL))
}
