//! What stands before a report in its own paragraph: a date, a stamp with its headline, a dateline, a byline, the credit of a picture.

use super::dates::Told;
use super::line::{Line, ends_sentence};
use super::reader::{Block, Reader, Section, Standing};
use super::{bylines, dateline, dates, photo_credits, run_in, running};
use crate::corpus::{Field, Role};
use crate::text::Span;

/// So much of a long paragraph is looked at for a date or a dateline.
const OPENING: usize = 200;
/// The longest headline above a caption, in bytes.
const LONGEST_HEADLINE: usize = 150;

impl Reader<'_> {
    /// Reads a date and a dateline that open a paragraph; returns what they leave.
    pub(super) fn read_opening(&mut self, span: Span) -> Span {
        let mut rest = span;
        if !self.has_begun && running::opens_furniture(span.of(self.text)) {
            let line = Line::new(self.text, opening_of(self.text, rest));
            if let Some(date) = dates::find_date_line(&line) {
                self.take_date(&date);
                rest = self.split_off(&line, run_in::behind_help(&line, date.end), rest, Role::Date);
            }
        }
        rest = self.read_stamp(rest);
        rest = self.read_run_in_byline(rest);
        let opening = opening_of(self.text, rest);
        if !dateline::may_hold_dateline(opening.of(self.text)) {
            return rest;
        }
        let line = Line::new(self.text, opening);
        if let Some(dateline) = dateline::find_dateline(&line) {
            let is_opening = self.fields.dateline.is_empty() && self.outlet_standing < Standing::Dateline;
            // Further on only an agency in the dateline tells a new report from “MORE — …”.
            if is_opening && !self.has_begun || dateline.outlet.is_some() {
                if is_opening {
                    self.fields.dateline = dateline.places;
                    self.take_outlet(dateline.outlet, Standing::Dateline);
                    if self.fields.published.is_none() {
                        self.told = Told::Published;
                        self.fields.published = dateline.day;
                    }
                }
                rest = self.split_off(&line, dateline.end, rest, Role::Dateline);
                self.section = Section::Report;
                rest = self.read_day_behind_dateline(rest);
            }
        }
        rest
    }

    /// “LINDEN (AP) — March 8, 2024”: the day stands alone behind the dateline.
    pub(super) fn read_day_behind_dateline(&mut self, span: Span) -> Span {
        const LONGEST: usize = 60;
        if span.is_empty() || span.len() > LONGEST {
            return span;
        }
        let line = Line::new(self.text, span);
        let Some(date) = dates::find_date_line(&line).filter(|date| date.end == line.words.len()) else { return span };
        self.take_date(&date);
        self.split_off(&line, date.end, span, Role::Date)
    }

    /// Reads a photo credit that the report was run into; what stands above it at the top of a page is the caption. Returns what follows the
    /// credit.
    pub(super) fn read_photo_credit(&mut self, span: Span) -> Span {
        let here = Span { start: span.start, end: span.start };
        let is_sentence = |block: &Block| ends_sentence(block.span.of(self.text));
        let follows_caption = || self.is_top_of_page(here) && self.blocks.last().is_some_and(is_sentence);
        let agency = || {
            let credit = photo_credits::find_agency_credit(self.text, span);
            let is_plain = |words: &str| words.contains('/') || words.starts_with("(By ");
            credit.filter(|credit| follows_caption() || is_plain(credit.span.of(self.text)) && !self.blocks.is_empty())
        };
        let bracketed = || {
            let credit = if self.has_begun { None } else { photo_credits::find_bracketed_credit(self.text, span) }?;
            self.is_top_of_page(Span { start: span.start, end: credit.span.start }).then_some(credit)
        };
        let credit = photo_credits::find_photo_credit(self.text, span).or_else(agency).or_else(bracketed);
        let Some(credit) = credit else { return span };
        let above = Span { start: span.start, end: credit.span.start }.trimmed(self.text);
        if self.is_top_of_page(above) {
            // A line without a full stop above the caption is the headline.
            let is_headline = |block: &Block| block.span.len() <= LONGEST_HEADLINE && !ends_sentence(block.span.of(self.text));
            let from = usize::from(self.blocks.first().is_some_and(is_headline));
            for block in self.blocks[from..].iter_mut().filter(|block| block.role.is_none()) {
                block.role = Some(Role::Caption);
            }
            let above = if above.is_empty() { above } else { self.read_stamp(above) };
            self.push(above, Some(Role::Caption));
            self.has_begun = false;
        } else {
            self.push_body(above);
        }
        self.push(credit.span, Some(Role::Credit));
        Span { start: credit.next, end: span.end }
    }

    /// Whether so little stands above a picture that the report has not begun: a headline and a caption.
    pub(super) fn is_top_of_page(&self, above: Span) -> bool {
        const MOST_BLOCKS: usize = 3;
        const LONGEST: usize = 600;
        // One more is enough to tell that they are too many: this is asked at every paragraph.
        let body = || self.blocks.iter().filter(|block| block.role.is_none()).take(MOST_BLOCKS + 1);
        let length: usize = body().map(|block| block.span.len()).sum();
        body().count() <= MOST_BLOCKS && length + above.len() <= LONGEST && !body().any(|block| block.follows_dateline)
    }

    /// Reads a stamp that opens a paragraph, and the headline before it; returns what they leave.
    pub(super) fn read_stamp(&mut self, span: Span) -> Span {
        /// A headline and what sums the article up.
        const LONGEST: usize = 400;
        let opening = Span::new(span.start as usize, self.text.floor_char_boundary((span.start as usize + LONGEST).min(span.end as usize)));
        let has_bar = memchr::memchr(b'|', opening.of(self.text).as_bytes()).is_some();
        if !has_bar && self.has_begun {
            return span;
        }
        let line = Line::new(self.text, opening);
        let Some(stamp) = run_in::find_stamp(&line).filter(|_| has_bar).or_else(|| run_in::find_clocked_stamp(&line)) else { return span };
        if stamp.start > 0 {
            self.push_stamped(&line, stamp.start);
        }
        self.take_date(&stamp.date);
        self.push(line.span_of(stamp.start, stamp.date.end), Some(Role::Date));
        Span { start: line.span_of(0, stamp.date.end).end, end: span.end }.trimmed(self.text)
    }

    /// The headline before a stamp, and the byline behind it: “Council votes on dam By Ann Reyes”.
    pub(super) fn push_stamped(&mut self, line: &Line<'_>, end: usize) {
        let byline = (0..end).rev().find(|at| line.word(*at) == "By").and_then(|at| {
            let part = line.part(at, end);
            bylines::find_byline(&part).filter(|byline| byline.end == part.words.len()).map(|byline| (at, part, byline))
        });
        let headline = byline.as_ref().map_or(end, |(at, ..)| *at);
        let is_credit = line.is(0, &["credit"]) && line.is(1, &[":"]);
        if headline > 0 {
            let headline = line.span_of(0, headline);
            if !is_credit {
                self.fields.headline.get_or_insert_with(|| Field::stated(line.of(headline).to_owned(), headline));
            }
            self.push(headline, Some(if is_credit { Role::Credit } else { Role::Headline }));
        }
        if let Some((_, part, byline)) = byline {
            self.take_byline(byline, &part);
            self.push(part.span, Some(Role::Credit));
        }
    }

    /// Reads a byline that the report was run into: “By Ann Reyes, CNN Rain fell.”, “By Ann Reyes LINDEN, Ohio -- Rain fell.” Returns what
    /// follows it.
    pub(super) fn read_run_in_byline(&mut self, span: Span) -> Span {
        if self.has_begun || !span.of(self.text).starts_with("By ") {
            return span;
        }
        let line = Line::new(self.text, opening_of(self.text, span));
        let Some((end, byline)) = bylines::find_run_in_byline(&line) else { return span };
        self.take_byline(byline, &line.part(0, end));
        self.split_off(&line, end, span, Role::Credit)
    }

    /// Makes furniture of the words before `end`; returns what follows them.
    pub(super) fn split_off(&mut self, line: &Line<'_>, end: usize, span: Span, role: Role) -> Span {
        let part = line.span_of(0, end);
        self.push(part, Some(role));
        Span { start: part.end, end: span.end }.trimmed(self.text)
    }
}

/// The first words of a paragraph.
fn opening_of(text: &str, span: Span) -> Span {
    let end = if span.len() > OPENING { span.start as usize + span.of(text).floor_char_boundary(OPENING) } else { span.end as usize };
    Span::new(span.start as usize, end)
}
