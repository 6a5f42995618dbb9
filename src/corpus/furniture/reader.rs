//! Reads the paragraphs of a text one after the other: what each is for, and what the furniture among them states.

use std::collections::VecDeque;

use super::credits::Credit;
use super::dates::{DateLine, Told};
use super::labels::Label;
use super::line::{Line, ends_sentence};
use super::top::Top;
use super::{bylines, captions, credits, dateline, dates, labelled, labels, run_in, running, stamps, tail};
use crate::corpus::{Field, Fields, Furniture, Role};
use crate::text::Span;

/// What is longer is a paragraph of the body, whatever it holds.
pub(super) const LONGEST_FURNITURE: usize = 700;
/// A part of a paragraph, or all of it.
pub(super) struct Block {
    pub(super) span: Span,
    /// What it is for; `None` in the body.
    pub(super) role: Option<Role>,
    /// Whether it is the first paragraph behind a dateline.
    pub(super) follows_dateline: bool,
}

/// What stands above the paragraph that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Report,
    Highlights,
    Related,
}

/// How much the place of a name says of who published an article, from the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    Unknown,
    Rights,
    Contributor,
    Heading,
    Video,
    Byline,
    Named,
    Dateline,
}

/// Reads one paragraph after the other.
#[expect(clippy::struct_excessive_bools, reason = "each tells of another part of the page whether it has been read")]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) blocks: Vec<Block>,
    /// Whether a paragraph has been read that may be body.
    pub(super) has_body: bool,
    pub(super) fields: Fields,
    pub(super) section: Section,
    /// Whether a sentence of the report has been read.
    pub(super) has_begun: bool,
    pub(super) outlet_standing: Standing,
    /// How sure the day in the fields is that of publication.
    pub(super) told: Told,
    /// What stands before the report.
    pub(super) top: Top,
    /// Whether the headline has been read in the top.
    pub(super) has_headline: bool,
    /// Whether a database says nothing more of the report.
    pub(super) has_ended: bool,
    /// Where the comments of readers begin.
    pub(super) comments: Option<u32>,
    /// The lines of the next paragraphs, as far as they were read to find the top.
    pub(super) lines: VecDeque<Line<'t>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            has_body: false,
            fields: Fields::default(),
            section: Section::Report,
            has_begun: false,
            outlet_standing: Standing::Unknown,
            told: Told::Updated,
            top: Top::default(),
            has_headline: false,
            has_ended: false,
            comments: None,
            lines: VecDeque::new(),
        }
    }

    /// The next paragraph as a line.
    fn line_of(&mut self, span: Span) -> Line<'t> {
        while self.lines.front().is_some_and(|line| line.span.start < span.start) {
            self.lines.pop_front();
        }
        let is_read = self.lines.front().is_some_and(|line| line.span == span);
        let line = if is_read { self.lines.pop_front() } else { None };
        line.unwrap_or_else(|| Line::new(self.text, span))
    }

    /// Reads the next paragraph: all of it is furniture, or what its opening and its end leave is body.
    pub(super) fn read(&mut self, span: Span, is_last: bool) {
        self.has_ended |= self.top.is_labelled && labelled::ends_report(span.of(self.text));
        if self.has_ended && self.read_labelled(span) {
            return;
        }
        if self.has_ended || self.top.is_labelled && !self.has_begun && labelled::is_bare_label(span.of(self.text)) {
            self.push(span, Some(Role::Label));
            return;
        }
        let span = self.without_label_of_text(span);
        let span = self.read_photo_credit(span);
        if span.len() <= LONGEST_FURNITURE && !self.is_running_text(span, is_last) {
            let line = self.line_of(span);
            if let Some(role) = self.role_of(&line, is_last) {
                self.push(span, Some(role));
                return;
            }
        }
        let rest = self.read_opening(span);
        let (body, tail) = if is_last { tail::split(self.text, rest) } else { (rest, None) };
        self.push_body(body);
        if let Some(tail) = tail {
            let credit = credits::find_contributors(&Line::new(self.text, tail));
            self.take_contributors(credit.unwrap_or_default());
            self.push(tail, Some(Role::Credit));
        }
    }

    /// “Full text: The council met.”: makes furniture of the label.
    pub(super) fn without_label_of_text(&mut self, span: Span) -> Span {
        if self.has_begun || !self.top.is_labelled {
            return span;
        }
        match labelled::find_labelled(self.text, span) {
            Some(line) if line.says == labelled::Says::Text && !line.value.is_empty() => {
                self.push(Span { start: span.start, end: line.value.start }.trimmed(self.text), Some(Role::Label));
                line.value
            }
            _ => span,
        }
    }

    /// Whether a paragraph is none that [`Self::role_of`] knows, as its bytes show.
    pub(super) fn is_running_text(&self, span: Span, is_last: bool) -> bool {
        let fewest = if self.has_begun && !is_last { labels::MOST_WORDS } else { bylines::MOST_WORDS } + 1;
        self.section == Section::Report && running::is_running_text(span.of(self.text), fewest)
    }

    /// Whether the first words of the text are the headline that the metadata give; then they are its evidence.
    pub(super) fn is_given_headline(&mut self, span: Span) -> bool {
        let (text, is_first) = (self.text, self.is_first());
        match &mut self.fields.headline {
            Some(headline) if is_first && headline.evidence.is_none() && headline.value == span.of(text) => {
                headline.evidence = Some(span);
                true
            }
            _ => false,
        }
    }

    /// Reads a heading: the headline, a label such as “Related”, or one between the paragraphs.
    pub(super) fn read_heading(&mut self, span: Span, level: u8, blocks_left: usize) {
        let line = self.line_of(span);
        let words = line.of(span);
        if blocks_left > 1 && (self.is_given_headline(span) || level == 1 && self.is_first() && self.fields.headline.is_none()) {
            self.fields.headline.get_or_insert_with(|| Field::stated(words.to_owned(), span));
            self.push(span, Some(Role::Headline));
            return;
        }
        let role = self.role_of(&line, false).unwrap_or_else(|| {
            self.section = Section::Report;
            Role::Headline
        });
        self.push(span, Some(role));
    }

    /// What a whole paragraph is for; `None` where some of it is body.
    pub(super) fn role_of(&mut self, line: &Line<'_>, is_last: bool) -> Option<Role> {
        if let Some(label) = labels::find_label(line) {
            self.section = match label {
                Label::Bare => self.section,
                Label::Highlights => Section::Highlights,
                Label::Related => Section::Related,
            };
            return Some(Role::Label);
        }
        if !self.has_begun && labels::is_section(line) {
            return Some(Role::Label);
        }
        if let Some(video) = labels::find_video(line) {
            self.take_outlet(video.outlet, Standing::Video);
            return Some(Role::Label);
        }
        if labels::is_note(line) {
            return Some(Role::Label);
        }
        if labels::is_related_line(line) {
            return Some(Role::Related);
        }
        if let Some(role) = self.credit_of(line, is_last) {
            return Some(role);
        }
        if captions::is_caption(line) {
            return Some(Role::Caption);
        }
        self.role_in_section(line)
    }

    /// Dates, bylines, sources and thanks.
    pub(super) fn credit_of(&mut self, line: &Line<'_>, is_last: bool) -> Option<Role> {
        let date = dates::find_date_line(line).filter(|date| date.end == line.words.len());
        if let Some(date) = date.filter(|date| !self.has_begun || date.has_keyword || is_last) {
            self.take_date(&date);
            return Some(Role::Date);
        }
        if let Some(stamp) = (!self.has_begun && (!self.is_first() || line.is(0, &["by"]))).then(|| stamps::find_stamp(line)).flatten() {
            return Some(self.take_stamp(stamp));
        }
        if let Some((source, date)) =
            (!self.has_begun && !line.is(0, &["by"])).then(|| credits::find_dated_source(line, !self.is_first())).flatten()
        {
            self.take_date(&date);
            self.take_outlet(source.outlet, Standing::Named);
            return Some(Role::Date);
        }
        if let Some(credit) = credits::find_contributors(line).filter(|_| tail::split(self.text, line.span).1.is_none()) {
            self.take_contributors(credit);
            return Some(Role::Credit);
        }
        if self.has_begun && !is_last {
            return None;
        }
        let may_be_byline = !self.is_first() || line.is(0, &["by"]);
        if let Some(byline) = bylines::find_byline(line).filter(|_| may_be_byline) {
            self.take_byline(byline, line);
            return Some(Role::Credit);
        }
        if let Some((span, address)) = credits::find_address(line) {
            if !self.has_begun && self.fields.url.is_none() {
                self.fields.url = Some(Field::stated(address.to_owned(), span));
            }
            return Some(Role::Credit);
        }
        if let Some(source) = credits::find_source(line) {
            let standing = if self.has_begun { Standing::Rights } else { Standing::Named };
            self.take_outlet(source.outlet, standing);
            return Some(Role::Credit);
        }
        if let Some(masthead) = (!self.has_begun && !self.is_first()).then(|| credits::find_masthead(line)).flatten() {
            self.take_outlet(Some(masthead), Standing::Named);
            return Some(Role::Credit);
        }
        None
    }

    /// The points below “Story highlights” and the headlines below “Related”, up to the first sentence.
    pub(super) fn role_in_section(&mut self, line: &Line<'_>) -> Option<Role> {
        const MOST_WORDS: usize = 30;
        let is_point = line.len() <= MOST_WORDS && (!line.ends_sentence() || line.is(0, &["•", "-", "*", "–", "·"]));
        let role = match self.section {
            Section::Report => return None,
            Section::Highlights => Role::Highlight,
            Section::Related => Role::Related,
        };
        if is_point && dateline::find_dateline(line).is_none() {
            return Some(role);
        }
        self.section = Section::Report;
        None
    }

    pub(super) fn push_body(&mut self, span: Span) {
        // A headline may end with a stop, but what goes on for longer is a sentence of the report.
        const LONGEST_HEADLINE: usize = 120;
        if span.is_empty() {
            return;
        }
        let had_begun = self.has_begun;
        self.has_begun |=
            ends_sentence(span.of(self.text)) && (!self.is_first() || span.len() > LONGEST_HEADLINE || self.follows_dateline());
        for (part, role) in run_in::parts_of(self.text, span, !had_begun) {
            self.push(part, role);
        }
    }

    pub(super) fn push(&mut self, span: Span, role: Option<Role>) {
        if !span.is_empty() {
            let follows_dateline = role.is_none() && self.follows_dateline();
            self.has_body |= role.is_none();
            self.blocks.push(Block { span, role, follows_dateline });
        }
    }

    pub(super) fn follows_dateline(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.role == Some(Role::Dateline))
    }

    /// Whether no paragraph that may be body has been read.
    pub(super) fn is_first(&self) -> bool {
        !self.has_headline && !self.has_body
    }

    pub(super) fn take_outlet(&mut self, outlet: Option<Field<String>>, standing: Standing) {
        if outlet.is_some() && standing > self.outlet_standing {
            self.fields.outlet = outlet;
            self.outlet_standing = standing;
        }
    }

    pub(super) fn take_date(&mut self, date: &DateLine) {
        let is_surer = date.told > self.told && (!self.has_begun || self.told == Told::Updated);
        if self.fields.published.is_none() || is_surer {
            self.fields.published = Some(Field::stated(date.day, date.evidence));
            self.told = date.told;
        }
    }

    /// A byline may bear the day as well: “By Ann Reyes, CNN, Updated March 8, 2024”.
    pub(super) fn take_byline(&mut self, byline: Credit, line: &Line<'_>) {
        if self.fields.byline.is_empty() {
            self.fields.byline = byline.names;
        }
        self.take_outlet(byline.outlet, Standing::Byline);
        if self.fields.published.is_none() {
            let day =
                (0..line.words.len()).find_map(|at| dates::find_day(line, at).map(|(end, day)| Field::stated(day, line.span_of(at, end))));
            self.told = Told::Published;
            self.fields.published = day;
        }
    }

    pub(super) fn take_contributors(&mut self, credit: Credit) {
        self.fields.contributors.extend(credit.names);
        self.take_outlet(credit.outlet, Standing::Contributor);
    }

    pub(super) fn finish(self) -> (Vec<Span>, Vec<Furniture>, Fields) {
        let body = self.blocks.iter().filter(|block| block.role.is_none()).map(|block| block.span).collect();
        let furniture = self.blocks.iter().filter_map(|block| block.role.map(|role| Furniture { span: block.span, role })).collect();
        (body, furniture, self.fields)
    }
}
