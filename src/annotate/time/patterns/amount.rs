//! How many: “three”, “twenty-five”, “1,700”, “2 1/2”, “a few”.

use super::{Match, W};

/// A number in digits or words.
pub(super) fn count(words: &[W]) -> Match<u32> {
    let (mut count, mut length) = match words {
        [W::A, W::Scale(scale), ..] => return Some((*scale, 2)),
        [W::Count(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)), W::Hyphen, W::Count(ones @ 1..=9), ..] => (tens + ones, 3),
        [W::Count(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)), W::Count(ones @ 1..=9), ..] => (tens + ones, 2),
        [W::Digits(count, _) | W::Count(count), ..] => (*count, 1),
        _ => return None,
    };
    if let Some(W::Scale(scale)) = words.get(length) {
        count = count.checked_mul(*scale)?;
        length += 1;
    }
    Some((count, length))
}

/// An amount in tenths; `None` in it where it is left open (“a few”).
pub(super) fn amount(words: &[W]) -> Match<Option<u32>> {
    let found = match words {
        // In “a half-hour talk” the article belongs to the talk.
        [W::A, W::Half, W::Hyphen, ..] => return None,
        [W::Half, W::A | W::Hyphen, ..] | [W::A, W::Half, ..] => (Some(5), 2),
        [W::A, W::Couple, W::Of, ..] => (Some(20), 3),
        [W::Couple, W::Of, ..] => (Some(20), 2),
        [W::A, W::Several, ..] => (None, 2),
        [W::Several, ..] => (None, 1),
        // “2 1/2 years”
        [W::Digits(whole, 1 | 2), W::Digits(1, 1), W::Slash, W::Digits(2, 1), ..] => (Some(whole * 10 + 5), 4),
        [W::Tenths(tenths), ..] => (Some(*tenths), 1),
        [W::A, next, ..] if !matches!(next, W::Scale(_)) => (Some(10), 1),
        _ => return spread(words),
    };
    Some(found)
}

/// A number, or the first of two: “two to three weeks”, “18-24 months”, “two and a half years”.
fn spread(words: &[W]) -> Match<Option<u32>> {
    let (first, length) = count(words)?;
    let tenths = first.checked_mul(10)?;
    match &words[length..] {
        [W::And, W::A, W::Half, ..] => Some((Some(tenths.saturating_add(5)), length + 3)),
        // “three-and-a-half years”
        [W::Hyphen, W::And, W::Hyphen, W::A, W::Hyphen, W::Half, ..] => Some((Some(tenths.saturating_add(5)), length + 6)),
        [W::To | W::Or | W::Hyphen, rest @ ..] => match count(rest) {
            Some((second, more)) if second > first => Some((Some(tenths), length + 1 + more)),
            _ => Some((Some(tenths), length)),
        },
        _ => Some((Some(tenths), length)),
    }
}
