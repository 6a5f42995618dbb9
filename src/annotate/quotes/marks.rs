//! Pairs quote marks: which words of a block stand between them.
//!
//! All marks of English news: “…”, "…", ‘…’, '…', «…», „…“, and two backticks answered by two apostrophes. Nested quotes belong
//! to the outer one. An apostrophe is not a mark: the rivals’ dam, ’90s, rock 'n' roll.

use std::ops::Range;

use crate::annotate::Token;
use crate::text::WordKind;

/// What stands between a pair of marks. All ranges are places in the word table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// The opening mark.
    pub(super) open: Range<usize>,
    /// What stands between; never empty.
    pub(super) content: Range<usize>,
    /// The closing mark; empty where the paragraph ends without one, because the quote goes on in the next.
    pub(super) close: Range<usize>,
}

impl Marked {
    /// Whether the quote goes on in the next paragraph.
    pub(super) fn is_open_ended(&self) -> bool {
        self.close.is_empty()
    }
}

/// The marks that answer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ” " „ and the backticks of old agencies, which damaged texts mix.
    Double,
    /// ‘ ’ '
    Single,
    /// « » ‹ ›
    Angle,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// A straight mark between two spaces, or between two words.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    family: Family,
    side: Side,
    /// One word, or two for doubled backticks and apostrophes.
    width: usize,
}

/// The outermost quotes in the words `block`, in order.
pub(super) fn find_marked(text: &str, tokens: &[Token], block: Range<usize>, found: &mut Vec<Marked>) {
    let mut at = block.start;
    while let Some(before) = tokens[at..block.end].iter().position(|token| may_quote(text, *token)) {
        at += before;
        if let Some(end) = attribute_end(text, tokens, at, &block) {
            at = end;
            continue;
        }
        match mark_at(text, tokens, at, &block) {
            Some(mark) if mark.side != Side::Closes => {
                let quote = match mark.family {
                    Family::Single => close_single(text, tokens, at, &block),
                    _ => Some(close_nested(text, tokens, at, mark, &block)),
                };
                at = quote.as_ref().map_or(at + mark.width, |quote| quote.content.end.max(quote.close.end));
                found.extend(quote.filter(|quote| !quote.content.is_empty()));
            }
            Some(mark) => at += mark.width,
            None => at += 1,
        }
    }
}

/// Whether a word may be a quote mark: it is one of those on a typewriter, or none of ASCII.
fn may_quote(text: &str, token: Token) -> bool {
    token.kind() == WordKind::Mark && matches!(text.as_bytes()[token.span().start as usize], b'"' | b'\'' | b'`' | 0x80..)
}

/// Whether the mark at `at` opens an attribute in markup, which pasted text may bear: id="12".
fn is_attribute(text: &str, tokens: &[Token], at: usize, block: &Range<usize>) -> bool {
    at > block.start && tokens[at].is_glued() && tokens[at - 1].of(text) == "="
}

/// The place after the attribute whose value opens at `at`; `None` where none does, or its mark is not answered.
fn attribute_end(text: &str, tokens: &[Token], at: usize, block: &Range<usize>) -> Option<usize> {
    const LONGEST_VALUE: usize = 60;
    let mark = tokens[at].of(text);
    if !matches!(mark, "\"" | "“" | "”" | "'") || !is_attribute(text, tokens, at, block) {
        return None;
    }
    let answers = |place: &usize| matches!((mark, tokens[*place].of(text)), ("'", "'") | ("\"" | "“" | "”", "\"" | "“" | "”"));
    (at + 1..block.end.min(at + LONGEST_VALUE)).find(answers).map(|close| close + 1)
}

/// How deep marks nest in any real text; beyond, an opening mark is taken for a slip.
const DEEPEST: usize = 3;

/// The quote that the mark at `at` opens. Without a closing mark it goes to the end of the block, which is right where
/// a quote has several paragraphs, each opened anew, and only the last one closed.
fn close_nested(text: &str, tokens: &[Token], at: usize, opening: Mark, block: &Range<usize>) -> Marked {
    let content = at + opening.width;
    let mut depth = 1;
    let mut place = content;
    while place < block.end {
        let mark = mark_at(text, tokens, place, block).filter(|mark| mark.family == opening.family);
        let width = mark.map_or(1, |mark| mark.width);
        match mark.map(|mark| mark.side) {
            Some(Side::Opens) if depth < DEEPEST => depth += 1,
            Some(Side::Closes | Side::Either) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Marked { open: at..content, content: content..place, close: place..place + width };
        }
        place += width;
    }
    // Depth above one: a mark inside was never closed, so the outer one may end at its own, which the inner one took.
    let last = (content..block.end).rev().find(|place| {
        depth > 1 && mark_at(text, tokens, *place, block).is_some_and(|mark| mark.family == opening.family && mark.side == Side::Closes)
    });
    if let Some(last) = last {
        return Marked { open: at..content, content: content..last, close: last..last + 1 };
    }
    Marked { open: at..content, content: content..block.end, close: block.end..block.end }
}

/// The quote that the single mark at `at` opens; `None` where none closes it: then it was an apostrophe.
fn close_single(text: &str, tokens: &[Token], at: usize, block: &Range<usize>) -> Option<Marked> {
    let mut last = None;
    for place in at + 1..block.end {
        let Some(mark) = mark_at(text, tokens, place, block).filter(|mark| mark.family == Family::Single) else { continue };
        if mark.side == Side::Opens {
            break;
        }
        last = Some(place);
        if !is_plural_possessive(text, tokens, place) {
            break;
        }
    }
    last.map(|close| Marked { open: at..at + 1, content: at + 1..close, close: close..close + 1 })
}

/// Whether the mark at `place` may be the apostrophe of “the rivals’ dam”, and not the end of ‘the rivals’.
fn is_plural_possessive(text: &str, tokens: &[Token], place: usize) -> bool {
    let before = tokens[place - 1].of(text);
    let next = tokens.get(place + 1);
    before.ends_with('s') && next.is_some_and(|next| next.kind() == WordKind::Letters && !next.is_glued())
}

/// The quote mark at `at`, with what it may do there.
fn mark_at(text: &str, tokens: &[Token], at: usize, block: &Range<usize>) -> Option<Mark> {
    let token = tokens[at];
    if !may_quote(text, token) || is_attribute(text, tokens, at, block) {
        return None;
    }
    let next = tokens.get(at + 1).filter(|_| at + 1 < block.end);
    let is_doubled = |mark: &str| next.is_some_and(|next| next.is_glued() && next.of(text) == mark);
    let mark = |family, side, width| Some(Mark { family, side, width });
    let leans = |width| leaning(text, tokens, at, width, block);
    match token.of(text) {
        "“" | "„" | "‟" | "＂" => mark(Family::Double, curly_side(tokens, at, block, leans(1)), 1),
        "”" => mark(Family::Double, Side::Closes, 1),
        "\"" => mark(Family::Double, leans(1), 1),
        "`" if is_doubled("`") => mark(Family::Double, Side::Opens, 2),
        "'" if is_doubled("'") => mark(Family::Double, leans(2), 2),
        "«" | "»" | "‹" | "›" => mark(Family::Angle, leans(1), 1),
        "‘" | "‚" if next.is_some_and(|next| next.is_glued()) => mark(Family::Single, Side::Opens, 1),
        "`" | "'" | "’" => single_at(text, tokens, at, leans(1), next),
        _ => None,
    }
}

/// “ opens, but closes where it leans on the word before it: „so“.
fn curly_side(tokens: &[Token], at: usize, block: &Range<usize>, side: Side) -> Side {
    let ends = at + 1 == block.end || !tokens[at + 1].is_glued();
    if side == Side::Closes && tokens[at].is_glued() && ends { Side::Closes } else { Side::Opens }
}

/// A straight or curly apostrophe as a quote mark: it opens before a word, and closes after one.
fn single_at(text: &str, tokens: &[Token], at: usize, side: Side, next: Option<&Token>) -> Option<Mark> {
    let follower = next.filter(|next| next.is_glued());
    let side = match side {
        Side::Closes if tokens[at].is_glued() => Side::Closes,
        // ’90s and ’em are shortened words.
        Side::Opens if tokens[at].of(text) != "’" => {
            let follower = follower?;
            if follower.kind() == WordKind::Number || SHORTENED.contains(&follower.of(text).to_lowercase().as_str()) {
                return None;
            }
            Side::Opens
        }
        _ => return None,
    };
    Some(Mark { family: Family::Single, side, width: 1 })
}

/// What an apostrophe stands before without opening a quote.
const SHORTENED: &[&str] = &["em", "til", "twas", "tis", "cause", "n", "round", "bout", "cos"];

/// On which side a mark has a word: the side that it does not lean on has white space or another mark.
fn leaning(text: &str, tokens: &[Token], at: usize, width: usize, block: &Range<usize>) -> Side {
    let is_free_before = at == block.start
        || !tokens[at].is_glued()
        || matches!(tokens[at - 1].of(text), "(" | "[" | "—" | "–" | "/" | "“" | "‘" | "\"" | "'" | ":");
    let is_free_behind = tokens.get(at + width).filter(|_| at + width < block.end).is_none_or(|next| {
        !next.is_glued() || matches!(next.of(text), ")" | "]" | "," | "." | ";" | ":" | "?" | "!" | "—" | "–" | "”" | "’" | "\"" | "'")
    });
    match (is_free_before, is_free_behind) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}
