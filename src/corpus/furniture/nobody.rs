//! Names that are somebody's by their form, and names that are nobody's: accounts, desks, the staff.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// First names, in small letters; of the census names only those count that the lists of the readers of people hold too.
static FIRST_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lists =
        [include_str!("../../annotate/lexicon/first_names_census.txt"), include_str!("../../annotate/lexicon/first_names_world.txt")];
    lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Whether a word is a first name that people bear.
pub(super) fn is_first_name(word: &str) -> bool {
    FIRST_NAMES.contains(word.to_lowercase().as_str())
}

/// Whether what stands like a name in a byline is a desk or the staff of a paper: “Herald Staff”, “City News Desk”.
pub(super) fn is_desk(name: &str) -> bool {
    const LAST: &[&str] = &[
        "staff",
        "desk",
        "team",
        "bureau",
        "correspondent",
        "correspondents",
        "reporter",
        "reporters",
        "agencies",
        "editors",
        "board",
        "services",
    ];
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    is_nobody(name) || LAST.contains(&last.as_str())
}

/// Whether words parted by a comma are a name with the surname first: “Reyes, Ann”.
pub(in crate::corpus) fn is_turned_name(surname: &str, first: &str) -> bool {
    let is_short = |words: &str| (1..=2).contains(&words.split_whitespace().count()) && words.trim().starts_with(char::is_uppercase);
    is_short(surname) && is_short(first) && first.split_whitespace().next().is_some_and(is_first_name)
}

/// Whether a name of an author is nobody's: an account, a desk, the staff.
///
/// - for: “admin”, “Our Correspondent”, “Web Desk”, “No Author”, “Staff Reporter”
/// - not: “Ann Reyes”, “Grace Desk”
pub(in crate::corpus) fn is_nobody(name: &str) -> bool {
    const WHOLE: &[&str] = &[
        "admin",
        "administrator",
        "anonymous",
        "author",
        "by",
        "by cable",
        "by telegram",
        "by telegraph",
        "contributor",
        "default",
        "editor",
        "editorial",
        "editors",
        "guest",
        "guest author",
        "n/a",
        "no author",
        "none",
        "not available",
        "null",
        "press release",
        "published",
        "redaction",
        "reporter",
        "root",
        "staff",
        "system",
        "test",
        "undefined",
        "unknown",
        "unknown author",
        "user",
        "various",
        "various authors",
        "webmaster",
        "wire",
        "wire reports",
        "wire services",
    ];
    const WORDS: &[&str] = &[
        "a",
        "admin",
        "agencies",
        "agency",
        "and",
        "board",
        "bureau",
        "by",
        "correspondent",
        "correspondents",
        "desk",
        "digital",
        "editor",
        "editorial",
        "editors",
        "from",
        "guest",
        "news",
        "newsdesk",
        "newsroom",
        "online",
        "our",
        "own",
        "reporter",
        "reporters",
        "reports",
        "service",
        "services",
        "special",
        "staff",
        "team",
        "the",
        "web",
        "wire",
        "with",
        "writer",
        "writers",
    ];
    let name = name.trim().trim_matches(|mark: char| mark.is_ascii_punctuation()).to_lowercase();
    let mut words = name.split(|mark: char| mark.is_whitespace() || mark == '-' || mark == '_').filter(|word| !word.is_empty()).peekable();
    words.peek().is_none() || WHOLE.contains(&name.as_str()) || words.all(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desks_and_accounts_are_nobody() {
        for name in ["admin", "Our Correspondent", "Web Desk", "No Author", "Staff Reporter", "News Desk", "(By Telegraph.)", ""] {
            assert!(is_nobody(name), "{name}");
        }
        for name in ["Ann Reyes", "Grace Desk", "Reuters Staff", "Daily Courier", "The Daily Telegraph"] {
            assert!(!is_nobody(name), "{name}");
        }
    }
}
