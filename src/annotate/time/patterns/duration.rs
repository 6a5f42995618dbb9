//! How long: “three hours”, “over two years”, “a 12-year civil war”; and what is counted from such a length: “a year ago”.

use super::amount::amount;
use super::{Match, W};
use crate::annotate::time::value::{Anchored, Duration, Modifier, Reference, Side, Stretch, Symbolic, Unit};

/// A duration, or the stretch that lies so far away.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    let is_year = matches!(words, [W::Digits(1900..=2099, 4), W::Unit(_), ..]);
    if is_year || matches!(before, W::Currency | W::Numbered) {
        return None;
    }
    let (duration, length) = find_framed(words).or_else(|| find_plain(before, words)).or_else(|| find_bare(before, words))?;
    counted(before, duration, length, &words[length..])
}

/// “Rain fell for *the past three months*.” “It was *the first nine months* of …” Not: “the first nine people”.
fn find_framed(words: &[W]) -> Match<Duration> {
    let is_frame = |word: &W| {
        matches!(word, W::Last | W::Past | W::Next | W::Coming | W::Previous | W::Following | W::Latest | W::Ordinal(_) | W::Early)
    };
    // “for the year ended June 30”
    if let [W::The, rest @ ..] = words {
        let filler = usize::from(matches!(rest, [W::Fiscal | W::Filler, ..]));
        if let [W::Unit(unit), W::Ended, ..] = &rest[filler..] {
            return (*unit == Unit::Year).then_some((Duration::new(Some(10), *unit), 2 + filler));
        }
    }
    let frame = match words {
        [W::The | W::This | W::Their | W::These, frame, ..] if is_frame(frame) => 2,
        [frame, W::Digits(..) | W::Count(_) | W::Several, ..] if is_frame(frame) => 1,
        [W::The | W::These, W::Digits(..) | W::Count(_), ..] => 1,
        _ => return None,
    };
    let (tenths, length) = amount(&words[frame..]).unwrap_or_default();
    let (unit, more) = unit_after(&words[frame + length..], tenths)?;
    let is_plural = matches!(words[frame + length + more - 1], W::Units(_));
    (is_plural && (length > 0 || frame == 2)).then_some((Duration::new(tenths, unit), frame + length + more))
}

/// “It lasted *more than two years*.” “a *12-year* war” Not: “more than two people”.
fn find_plain(before: W, words: &[W]) -> Match<Duration> {
    let (modifier, skipped) = modifier(words);
    let rest = &words[skipped..];
    // “more than hour long”
    if let [W::Unit(unit), W::Hyphen, W::Long, ..] = rest {
        return Some((Duration { modifier, ..Duration::new(Some(10), *unit) }, skipped + 3));
    }
    if let [W::Unit(unit @ (Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year)), W::Long, ..] = rest {
        return Some((Duration { modifier, ..Duration::new(Some(10), *unit) }, skipped + 2));
    }
    let (tenths, length) = amount(rest)?;
    let (unit, more) = unit_after(&rest[length..], tenths)?;
    // A fortnight is two weeks.
    let is_fortnight = matches!(rest[length + more - 1], W::Fortnight);
    let tenths = tenths.map(|tenths| if is_fortnight { tenths.saturating_mul(2) } else { tenths });
    if matches!(rest[0], W::A) && length == 1 && !a_unit_counts(before, unit, skipped, &rest[length + more..]) {
        return None;
    }
    let (tenths, half) = match &rest[length + more..] {
        [W::And, W::A, W::Half, ..] => (tenths.map(|tenths| tenths.saturating_add(5)), 3),
        _ => (tenths, 0),
    };
    let end = length + more + half;
    let is_age = matches!(&rest[end..], [W::Hyphen, W::Old, ..]) && !matches!(rest[0], W::A | W::Several);
    (!is_age).then_some((Duration { modifier, ..Duration::new(tenths, unit) }, skipped + end + age(&rest[end..])))
}

/// “for the first time in *years*”, “*years* of war”. Not: “his years in office”.
fn find_bare(before: W, words: &[W]) -> Match<Duration> {
    let [W::Units(unit), rest @ ..] = words else { return None };
    let is_counted = matches!(rest, [W::Of | W::Ago | W::Later | W::Earlier | W::Before | W::After, ..]);
    let is_lasting = matches!(before, W::In | W::For | W::After | W::Preposition | W::Roughly(_));
    let age = age(rest);
    (is_counted || is_lasting || age > 0).then_some((Duration::new(None, *unit), 1 + age))
}

/// Whether “a day” is a length here: “a day after the vote”, “for a day”; not “twelve hours a day”, “a day that”.
fn a_unit_counts(before: W, unit: Unit, modifiers: usize, after: &[W]) -> bool {
    let is_measured = modifiers > 0 || matches!(before, W::For | W::In | W::Preposition | W::Lasting);
    let is_counted = matches!(after, [W::After | W::Before | W::Ago | W::Earlier | W::Later | W::And | W::Or | W::Of, ..]);
    // “two flights a week”, “3% a year” are rates.
    let is_rate =
        matches!(before, W::Other | W::Name | W::Percent | W::Units(_) | W::Digits(..) | W::Count(_) | W::Tenths(_) | W::Scale(_));
    let is_compared = matches!(after, [W::Hyphen, W::Earlier | W::Ago, ..]);
    is_measured || is_counted || (unit >= Unit::Week && !is_rate && !is_compared)
}

/// The unit after an amount: “years”, “more years”, “-year”, “trading days”.
fn unit_after(words: &[W], tenths: Option<u32>) -> Match<Unit> {
    let mut skipped = 0;
    while matches!(words.get(skipped), Some(W::Hyphen | W::Filler | W::More)) && skipped < 2 {
        skipped += 1;
    }
    match &words[skipped..] {
        // “a quarter”, “three-quarters” are parts of anything; “a second” is one more.
        [W::Unit(Unit::Quarter), ..] if tenths == Some(10) && skipped == 0 => None,
        [W::Unit(Unit::Quarter) | W::Units(Unit::Quarter), ..] if matches!(words.first(), Some(W::Hyphen)) => None,
        [W::Units(unit) | W::Unit(unit), ..] => Some((*unit, skipped + 1)),
        [W::Fortnight, ..] => Some((Unit::Week, skipped + 1)),
        [W::Second, ..] if matches!(words.first(), Some(W::Hyphen)) => Some((Unit::Second, skipped + 1)),
        _ => None,
    }
}

/// How many words say that the duration is an age or a length: “-old”, “-long”.
fn age(words: &[W]) -> usize {
    match words {
        [W::Hyphen, W::Old | W::Long, ..] => 2,
        _ => 0,
    }
}

/// “over”, “more than”, “a little over”, “just”: how exact the amount that follows is, and how many words say so.
fn modifier(words: &[W]) -> (Modifier, usize) {
    match words {
        [W::A, W::Little, W::Roughly(modifier), ..] => (*modifier, 3),
        [W::A, W::Little, W::More, W::Than, ..] => (Modifier::MoreThan, 4),
        [W::No, W::More, W::Than, ..] => (Modifier::LessThan, 3),
        [W::No, W::Less, W::Than, ..] => (Modifier::MoreThan, 3),
        [W::More, W::Than, ..] | [W::At, W::Least, ..] => (Modifier::MoreThan, 2),
        [W::Less, W::Than, ..] | [W::At, W::Most, ..] | [W::Up, W::To, ..] => (Modifier::LessThan, 2),
        [W::Just | W::Well, W::Roughly(modifier), ..] => (*modifier, 2),
        [W::Roughly(modifier), ..] => (*modifier, 1),
        [W::Just, ..] => (Modifier::Exactly, 1),
        _ => (Modifier::Exactly, 0),
    }
}

/// What the words after a duration make of it: “ago” and “later” make a stretch, “after” and “before” relate it.
fn counted(before: W, duration: Duration, length: usize, after: &[W]) -> Match<Symbolic> {
    let (skipped, rest) = match after {
        [W::Or, W::So, rest @ ..] => (2, rest),
        rest => (0, rest),
    };
    let away = |by: i32, from, more| match duration.away(by, from) {
        Some(stretch) => (Symbolic::On(stretch, None), length + skipped + more),
        None if duration.tenths.is_none() && by < 0 => (Symbolic::Vague(Reference::Past), length + skipped + more),
        None => (Symbolic::Lasting(duration), length + skipped + more),
    };
    Some(match rest {
        [W::Ago, ..] if duration.tenths == Some(10) && duration.unit == Unit::Year => away(-1, Anchored::HereOrQuarter, 1),
        [W::Ago, ..] => away(-1, Anchored::Here, 1),
        [W::Earlier, ..] => away(-1, Anchored::There, 1),
        // “52 years old”, “a 52-year-old”: an age tells no time.
        [W::Old, ..] => return None,
        [W::Later, ..] => away(1, Anchored::There, 1),
        [W::From, W::Vague(Reference::Present), ..] => away(1, Anchored::Here, 2),
        // “in two weeks’ time”
        [W::Possessive | W::Apostrophe, W::Time, ..] if before == W::In => away(1, Anchored::Here, 2),
        [W::After, ..] => (Symbolic::Lasting(Duration { side: Some(Side::After), ..duration }), length),
        [W::Before, ..] => (Symbolic::Lasting(Duration { side: Some(Side::Before), ..duration }), length),
        _ => (Symbolic::Lasting(duration), length + skipped),
    })
}

impl Duration {
    /// So many tenths of a unit.
    fn new(tenths: Option<u32>, unit: Unit) -> Self {
        Self { tenths, unit, modifier: Modifier::Exactly, side: None }
    }

    /// The stretch that lies so far from an anchor; `None` where the amount is open, or the unit is shorter than a day.
    fn away(self, sign: i32, from: Anchored) -> Option<Stretch> {
        let tenths = i32::try_from(self.tenths?).ok()?;
        let (count, unit) = match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            // “a year and a half ago” is eighteen months ago.
            Unit::Year if tenths % 10 == 5 => (tenths.checked_mul(12)? / 10, Unit::Month),
            // “a decade ago” is ten years ago, not the decade before this one.
            Unit::Decade => (tenths, Unit::Year),
            Unit::Century => (tenths.checked_mul(10)?, Unit::Year),
            unit => (tenths / 10, unit),
        };
        (count > 0).then_some(Stretch::Away { by: sign * count, unit, from })
    }
}
