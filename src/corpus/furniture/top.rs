//! The top of an article: the lines round its headline, in whatever order a page has them.
//!
//! > Menu · Storm breaks wall · The union had warned of it. · By Ann Reyes · March 8, 2024 · Share · **The council met.**

use std::collections::VecDeque;

use super::bylines::{find_bare_byline, find_byline, is_opening_alone};
use super::captions::is_caption;
use super::credits::find_address;
use super::dateline::{find_dateline, may_hold_dateline};
use super::dates::{find_date_line, is_dayless_stamp};
use super::labelled::{self, find_labelled};
use super::labels::{find_label, find_video, is_breadcrumb, is_consent, is_note, is_section, may_ask_reader};
use super::line::{Line, ends_sentence};
use super::names::{is_role_line, name_of_line};
use super::nobody::{is_first_name, is_nobody};
use super::outlets::{known_outlet, sounds_like_outlet};
use super::running::is_running_text;
use super::stamps::{find_stamp, may_be_stamp};
use super::title::is_headline;
use crate::text::Span;

/// So many paragraphs are looked at for the top.
const LOOKED_AT: usize = 300;
/// What is longer is a paragraph of the report, or a standfirst.
const LONGEST_LINE: usize = 300;
/// A standfirst is no longer.
const LONGEST_STANDFIRST: usize = 420;
/// So many standfirsts, captions and notices may stand between the headline and the byline.
const MOST_PROSE: usize = 3;

/// What is known of the first paragraphs of a text.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// The place of the first paragraph behind it; zero where nothing tells the top from the report.
    pub(super) end: usize,
    /// Where the headline stands; `None` where it is not sure.
    pub(super) headline: Option<usize>,
    /// Names without “By”.
    pub(super) names: Vec<usize>,
    /// Whether its lines name their fields.
    pub(super) is_labelled: bool,
    /// Whether a day stands below the headline: then one above it is that of the visit.
    pub(super) has_day_below: bool,
}

/// A paragraph as the top may have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A byline.
    Byline,
    /// “By” alone, or what a writer is.
    Role,
    /// A day, with or without more.
    Stamp,
    /// A time of day, an age: it says no day.
    Age,
    /// “Author: Ann Reyes”.
    Labelled,
    /// What belongs to the page.
    Label,
    /// Nothing but a name.
    Name,
    /// A heading of a text that is laid out, by its level.
    Heading(u8),
    /// Sentences.
    Prose,
    /// It begins with a dateline.
    Report,
    /// Any other line.
    Line,
}

/// What a paragraph of a laid out text is; all of plain text is [`Shape::Plain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph, a line.
    Plain,
    /// A heading, by its level.
    Heading(u8),
    /// A caption, a picture, a program: no part of what is looked for.
    Other,
}

/// Finds the top. `shape` says what the paragraph at a place is; where a headline `is_given`, none is looked for. `lines` are given those
/// that were read for it, in order.
pub(super) fn find_top<'t>(
    text: &'t str,
    paragraphs: &[Span],
    shape: impl Fn(usize) -> Shape,
    is_given: bool,
    lines: &mut VecDeque<Line<'t>>,
) -> Top {
    let kinds = kinds_of(text, paragraphs, shape, lines);
    let labelled = kinds.iter().take(30).filter(|kind| **kind == Kind::Labelled).count();
    let is_labelled = labelled >= 2;
    let Some((end, anchor)) = end_of_top(&kinds, paragraphs, is_labelled) else { return Top::default() };
    let headline = if is_given { None } else { find_headline(text, paragraphs, &kinds[..end], anchor) };
    let has_labelled_headline = is_labelled
        && kinds[..end].iter().zip(paragraphs).any(|(kind, span)| {
            *kind == Kind::Labelled && find_labelled(text, *span).is_some_and(|line| line.says == labelled::Says::Headline)
        });
    let has_prose = kinds[..anchor.min(end)].contains(&Kind::Prose);
    if headline.is_none() && !is_given && !has_labelled_headline && has_prose {
        return Top::default();
    }
    let below = headline.map_or(0, |headline| headline + 1).min(end);
    let is_bare =
        |place: &usize| kinds[*place] == Kind::Name || kinds[*place] == Kind::Byline && is_bare_line(&Line::new(text, paragraphs[*place]));
    let names = (below..end).filter(is_bare).collect();
    let has_day_below = headline.is_some() && kinds[below..end].contains(&Kind::Stamp);
    let headline = headline.filter(|_| !has_labelled_headline);
    Top { end, headline, names, is_labelled, has_day_below }
}

/// The kinds of the first paragraphs; no further than the report goes on for some of them.
fn kinds_of<'t>(text: &'t str, paragraphs: &[Span], shape: impl Fn(usize) -> Shape, lines: &mut VecDeque<Line<'t>>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut prose = 0;
    for (place, span) in paragraphs.iter().enumerate().take(LOOKED_AT) {
        let kind = match shape(place) {
            Shape::Heading(level) => Kind::Heading(level),
            Shape::Other => Kind::Label,
            Shape::Plain => kind_of(text, *span, lines),
        };
        // A label such as “Metadata” is no headline.
        let kind = if matches!(kind, Kind::Heading(_)) && labelled::is_bare_label(span.of(text)) { Kind::Label } else { kind };
        kinds.push(kind);
        match kind {
            Kind::Prose => prose += 1,
            Kind::Byline | Kind::Stamp | Kind::Labelled => prose = 0,
            _ => {}
        }
        if kind == Kind::Report || prose > MOST_PROSE + 1 {
            break;
        }
    }
    settle_names(text, paragraphs, &mut kinds);
    kinds
}

fn kind_of<'t>(text: &'t str, span: Span, lines: &mut VecDeque<Line<'t>>) -> Kind {
    let words = span.of(text);
    if let Some(line) = find_labelled(text, span) {
        // “Full text: The council met.” begins the report.
        return if line.says == labelled::Says::Text && !line.value.is_empty() { Kind::Report } else { Kind::Labelled };
    }
    if words.len() > LONGEST_LINE {
        let opening = Span::new(span.start as usize, span.start as usize + words.floor_char_boundary(200));
        let has_dateline = may_hold_dateline(opening.of(text)) && find_dateline(&Line::new(text, opening)).is_some();
        return if has_dateline { Kind::Report } else { Kind::Prose };
    }
    if is_sentences(words) {
        return Kind::Prose;
    }
    let line = Line::new(text, span);
    let kind = kind_of_line(&line);
    lines.push_back(line);
    kind
}

fn kind_of_line(line: &Line<'_>) -> Kind {
    let words = line.of(line.span);
    if find_label(line).is_some()
        || is_section(line)
        || find_video(line).is_some()
        || is_note(line)
        || is_consent(line)
        || is_breadcrumb(line)
    {
        return Kind::Label;
    }
    if find_date_line(line).is_some_and(|date| date.end == line.words.len()) {
        return Kind::Stamp;
    }
    if is_dayless_stamp(line) {
        return Kind::Age;
    }
    if find_dateline(line).is_some_and(|dateline| line.words.len() - dateline.end > 8) {
        return Kind::Report;
    }
    if is_opening_alone(line) {
        return Kind::Role;
    }
    if find_address(line).is_some() {
        return Kind::Label;
    }
    if words.starts_with('(') && words.ends_with(')') && is_nobody(words) {
        return Kind::Byline;
    }
    if find_byline(line).is_some() {
        return Kind::Byline;
    }
    if let Some(stamp) = find_stamp(line) {
        return if stamp.names.is_empty() { Kind::Stamp } else { Kind::Byline };
    }
    if line.len() >= 8 && line.ends_sentence() || line.len() > 30 {
        return Kind::Prose;
    }
    if is_role_line(line) || line.words.len() == 1 && line.is(0, &["and", "&"]) {
        return Kind::Role;
    }
    if is_picture_credit(line) {
        return Kind::Label;
    }
    match name_of_line(line) {
        // “Carla Moss, health reporter” needs nothing beside it.
        Some(name) if name != line.span && is_first_name(line.word(0)) => Kind::Byline,
        Some(name) if line.of(name).len() + 1 >= words.trim_end_matches(',').len() => Kind::Name,
        _ if find_bare_byline(line).is_some() => Kind::Name,
        _ => Kind::Line,
    }
}

/// Whether a paragraph is surely sentences, as its bytes show: nothing that the top of an article has opens it or stands in it.
fn is_sentences(paragraph: &str) -> bool {
    const MOST_WORDS: usize = super::bylines::MOST_WORDS;
    is_running_text(paragraph, MOST_WORDS + 1)
        && ends_sentence(paragraph)
        && !may_be_stamp(paragraph)
        && !may_hold_dateline(paragraph)
        && !may_ask_reader(paragraph)
}

/// Whether a byline stands there without “By”.
fn is_bare_line(line: &Line<'_>) -> bool {
    name_of_line(line).is_some() || find_bare_byline(line).is_some()
}

/// “IMAGE SOURCE, REUTERS”, “Image caption, The quay”.
///
/// “The ferry at the quay [Bo Ode/Reuters]”, “The wall on Friday. Credit...Bo Ode”.
fn is_picture_credit(line: &Line<'_>) -> bool {
    let words = line.of(line.span);
    let in_brackets = words.ends_with([']', ')']) && (0..line.words.len()).any(|at| line.is(at, &["/"]));
    let names_maker = ["Credit...", "Credit…", "Photograph:", "Photo:", "Pic:", "Picture:", "Image:", "Getty Images"]
        .iter()
        .any(|maker| words.contains(maker));
    is_caption(line)
        || in_brackets
        || names_maker
        || line.is(0, &["image", "photo", "picture", "media"]) && line.is(1, &["source", "caption", "credit", "courtesy", "by", ":"])
}

/// A name counts where what a writer is stands beside it, or, if its first word is a first name, a day or “By”.
fn settle_names(text: &str, paragraphs: &[Span], kinds: &mut [Kind]) {
    for place in 0..kinds.len() {
        if kinds[place] != Kind::Name {
            continue;
        }
        let next = kinds.get(place + 1).copied();
        let previous = place.checked_sub(1).map(|before| kinds[before]);
        let opens = |kind: Option<Kind>| place > 0 && kind == Some(Kind::Role);
        // “By” and “and” go before a name, what a writer is goes behind it.
        let is_joined =
            || place > 0 && ["by", "and", "&", "by:"].iter().any(|word| paragraphs[place - 1].of(text).eq_ignore_ascii_case(word));
        let is_beside_stamp = [next, previous].into_iter().flatten().any(|kind| matches!(kind, Kind::Stamp | Kind::Age | Kind::Byline));
        let first = || paragraphs[place].of(text).split_whitespace().next().unwrap_or_default();
        let is_byline = opens(next) || is_joined() || place > 0 && is_beside_stamp && is_first_name(first());
        if !is_byline {
            kinds[place] = Kind::Line;
        }
    }
}

/// The place behind the top, and that of the first line in it that says who or when.
fn end_of_top(kinds: &[Kind], paragraphs: &[Span], is_labelled: bool) -> Option<(usize, usize)> {
    let is_credit =
        |kind: Kind| matches!(kind, Kind::Byline | Kind::Stamp | Kind::Name | Kind::Age) || is_labelled && kind == Kind::Labelled;
    let (mut anchor, mut end, mut prose) = (None, 0, 0);
    let (mut has_name, mut has_day) = (false, false);
    for (place, kind) in kinds.iter().enumerate() {
        if is_credit(*kind) {
            // A second byline or day behind sentences is that of another article, or a chapter's.
            let is_news = matches!(kind, Kind::Byline | Kind::Name) && !has_name || *kind == Kind::Stamp && !has_day || is_labelled;
            if prose > 0 && anchor.is_some() && !is_news {
                break;
            }
            has_name |= matches!(kind, Kind::Byline | Kind::Name);
            has_day |= *kind == Kind::Stamp;
            anchor.get_or_insert(place);
            (end, prose) = (place + 1, 0);
        } else if *kind == Kind::Prose {
            prose += 1;
            let is_long = paragraphs[place].len() > LONGEST_STANDFIRST;
            let most = if anchor.is_some() { 1 } else { MOST_PROSE };
            if is_long || prose > most || has_name && has_day && !is_labelled {
                break;
            }
        } else if *kind == Kind::Report {
            end = if anchor.is_some() && end + prose + 3 >= place { place } else { end };
            break;
        } else if is_labelled && *kind == Kind::Label && end == place {
            end = place + 1;
        }
    }
    let anchor = anchor.filter(|_| end < paragraphs.len());
    if let Some(anchor) = anchor {
        // What a writer is stands behind the name.
        while kinds.get(end) == Some(&Kind::Role) {
            end += 1;
        }
        return Some((end, anchor));
    }
    // A page without byline and day: what stands above its first sentences, where that is more than a headline.
    let first = kinds.iter().enumerate().position(|(place, kind)| {
        *kind == Kind::Report || *kind == Kind::Prose && kinds[place + 1..].iter().take(3).any(|next| *next == Kind::Prose)
    })?;
    let lines = kinds[..first].iter().filter(|kind| matches!(kind, Kind::Line | Kind::Label | Kind::Heading(_))).count();
    (lines >= 5 && !kinds[..first].contains(&Kind::Prose)).then_some((first, first))
}

/// The headline among the lines of the top.
fn find_headline(text: &str, paragraphs: &[Span], kinds: &[Kind], anchor: usize) -> Option<usize> {
    const NEAR: usize = 12;
    const JUST_BELOW: usize = 3;
    const FEWEST_WORDS: usize = 4;
    const FEWEST_OF_PLAIN: usize = 3;
    if let Some(place) = kinds.iter().position(|kind| *kind == Kind::Heading(1)) {
        return Some(place);
    }
    let words = |place: usize| Line::new(text, paragraphs[place]).len();
    let is_candidate = |place: &usize| match kinds[*place] {
        Kind::Line | Kind::Heading(_) => is_headline(&Line::new(text, paragraphs[*place])),
        Kind::Prose => *place == 0 && is_headline(&Line::new(text, paragraphs[*place])),
        _ => false,
    };
    let mut candidates: Vec<usize> = (0..kinds.len()).filter(is_candidate).collect();
    // The paper's own name stands above what it says.
    if candidates.len() > 1 && is_outlet(&Line::new(text, paragraphs[candidates[0]])) {
        candidates.remove(0);
    }
    // A page's title stands above it once more, with the name of the site.
    let longer: Vec<usize> = candidates.iter().copied().filter(|place| words(*place) >= FEWEST_WORDS).collect();
    let keys: Vec<String> = longer.iter().map(|place| Line::new(text, paragraphs[*place]).key()).collect();
    let again = (1..longer.len()).find(|later| keys[..*later].iter().any(|before| before.starts_with(keys[*later].as_str())));
    if let Some(again) = again {
        return Some(longer[again]);
    }
    let first_credit = anchor.min(kinds.len());
    // Databases and collectors begin with it; pages that have no menu as well.
    let is_plain = kinds[..first_credit].iter().filter(|kind| matches!(kind, Kind::Line | Kind::Label)).count() <= 4;
    if is_plain {
        let long_enough = candidates.iter().copied().find(|place| words(*place) >= FEWEST_OF_PLAIN);
        return long_enough.or_else(|| candidates.first().copied());
    }
    // Up from the last byline or day: its own lines, standfirsts, then the run of lines that may be headlines; the first of them is.
    let is_credit = |kind: &Kind| matches!(kind, Kind::Byline | Kind::Name | Kind::Stamp | Kind::Age);
    let by = kinds.iter().position(|kind| matches!(kind, Kind::Byline | Kind::Name));
    let by = by.or_else(|| kinds.iter().rposition(is_credit)).unwrap_or(kinds.len());
    // A day may stand above pictures and captions, and the byline below them.
    let is_just_below = |place: &usize| longer.iter().any(|headline| headline < place && place - headline <= JUST_BELOW);
    let day = (by.saturating_sub(NEAR)..by).find(|place| matches!(kinds[*place], Kind::Stamp | Kind::Age) && is_just_below(place));
    let credit = day.unwrap_or(by);
    let last = longer.iter().copied().rfind(|place| *place < credit).or_else(|| longer.first().copied())?;
    let run = (1..3)
        .map_while(|back| last.checked_sub(back))
        .take_while(|place| longer.contains(place) && is_set_apart(text, paragraphs, *place));
    Some(run.last().unwrap_or(last))
}

/// “The Linden Courier”, “BBC News”; not “Star Witness Dies”.
fn is_outlet(line: &Line<'_>) -> bool {
    let all = line.words.len();
    known_outlet(line, 0).is_some_and(|(end, _)| end == all) || line.is(0, &["the"]) && all <= 4 && sounds_like_outlet(line, 0, all)
}

/// Whether blank lines stand round a paragraph, as round a headline; in a list none do.
fn is_set_apart(text: &str, paragraphs: &[Span], place: usize) -> bool {
    let has_blank = |one: Option<&Span>, other: Option<&Span>| match (one, other) {
        (Some(one), Some(other)) => text[one.end as usize..other.start as usize].matches('\n').count() > 1,
        _ => true,
    };
    let previous = place.checked_sub(1).and_then(|before| paragraphs.get(before));
    has_blank(previous, paragraphs.get(place)) && has_blank(paragraphs.get(place), paragraphs.get(place + 1))
}
