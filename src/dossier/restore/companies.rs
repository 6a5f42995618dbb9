//! Companies, which are known by what stands after their names: “Linden Steel Corp.”

use rustc_hash::FxHashSet;

use super::spelling::capitalised;
use crate::annotate::lexicon::Classes;
use crate::annotate::words::Token;
use crate::text::WordKind;

/// What ends a company's name, as it is written.
const ENDINGS: &[(&str, &str)] = &[
    ("corp", "Corp"),
    ("inc", "Inc"),
    ("ltd", "Ltd"),
    ("plc", "PLC"),
    ("co", "Co"),
    ("llc", "LLC"),
    ("bros", "Bros"),
    ("gmbh", "GmbH"),
    ("cos", "Cos"),
];
/// What is part of no company's name.
const OUTSIDE: Classes = Classes::FUNCTION
    .union(Classes::DETERMINER)
    .union(Classes::PREPOSITION)
    .union(Classes::CONJUNCTION)
    .union(Classes::SPEECH)
    .union(Classes::AUXILIARY)
    .union(Classes::BE)
    .union(Classes::PRONOUN)
    .union(Classes::TITLE);

/// Spells the names of companies, and their first words wherever else they stand.
///
/// - for: “the linden steel corp . said linden would grow”
/// - not: “he said it would co-operate”, “the company ltd” has no name
pub(super) fn spell(spellings: &mut [Option<String>], text: &str, tokens: &[Token]) {
    let mut first_words = FxHashSet::default();
    for at in 1..tokens.len() {
        let Some((_, ending)) = ENDINGS.iter().find(|(small, _)| *small == tokens[at].of(text)) else { continue };
        let next = tokens.get(at + 1).map_or("", |token| token.of(text));
        let start = start_of_name(text, tokens, at);
        // “co” alone is a word; a company's has a stop, or a name before it.
        if start == at || tokens[at].is_glued() || ending == &"Co" && next != "." {
            continue;
        }
        spellings[at] = Some((*ending).to_owned());
        for word in start..at {
            spellings[word].get_or_insert_with(|| capitalised(tokens[word].of(text)));
        }
        if !tokens[start].is(Classes::ROLE_MODIFIER | Classes::FUNCTION) {
            first_words.insert(tokens[start].fold);
        }
    }
    for (token, spelling) in tokens.iter().zip(spellings) {
        if first_words.contains(&token.fold) && spelling.is_none() {
            *spelling = Some(capitalised(token.of(text)));
        }
    }
}

/// Where the words before the ending begin to be its name: at most two common ones, and others.
fn start_of_name(text: &str, tokens: &[Token], ending: usize) -> usize {
    const MOST_COMMON: usize = 2;
    const MOST_WORDS: usize = 5;
    let (mut start, mut common) = (ending, 0);
    while start > 0 && ending - start < MOST_WORDS {
        let token = &tokens[start - 1];
        common += usize::from(token.is(Classes::COMMON));
        if token.kind() != WordKind::Letters || token.is(OUTSIDE) || token.of(text).chars().count() < 2 || common > MOST_COMMON {
            break;
        }
        start -= 1;
    }
    start
}
