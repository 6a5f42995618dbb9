//! Reads the paragraphs of the top: what each is for, and the fields that they state.

use super::bylines::find_bare_byline;
use super::captions::{is_caption, is_caption_before_report};
use super::credits::Credit;
use super::dates::{Told, is_dayless_stamp};
use super::headline::take_headline_at;
use super::labelled::{self, Labelled, Says, find_labelled};
use super::labels::is_consent;
use super::line::{Line, displayed};
use super::names::{is_role_line, name_of_line};
use super::nobody::is_nobody;
use super::reader::{LONGEST_FURNITURE, Reader, Standing};
use super::{dates, stamps};
use crate::corpus::{Field, Role};
use crate::text::Span;

impl Reader<'_> {
    /// Reads a paragraph of the top: it is no part of the report.
    pub(super) fn read_in_top(&mut self, place: usize, span: Span) {
        if self.top.headline == Some(place) {
            take_headline_at(self, span);
            self.has_headline = true;
            return;
        }
        if self.top.is_labelled && self.read_labelled(span) {
            return;
        }
        if span.len() > LONGEST_FURNITURE {
            self.push(span, Some(Role::Highlight));
            return;
        }
        let line = Line::new(self.text, span);
        if self.top.names.contains(&place) {
            let one = name_of_line(&line).map(|name| vec![Field::stated(displayed(line.of(name)), name)]);
            let names = one.or_else(|| find_bare_byline(&line).map(|credit| credit.names));
            for name in names.unwrap_or_default() {
                if self.fields.byline.iter().all(|author| author.value != name.value) {
                    self.fields.byline.push(name);
                }
            }
            self.push(span, Some(Role::Credit));
            return;
        }
        let is_above = self.top.headline.is_some_and(|headline| place < headline);
        // A database has nothing but its own lines there.
        let is_above = is_above && !self.top.is_labelled;
        let role = if is_above { self.role_above_headline(&line) } else { self.role_below_headline(&line) };
        self.push(span, Some(role));
    }

    /// What a line above the headline is for: the menu, the section, the day of the visit.
    fn role_above_headline(&mut self, line: &Line<'_>) -> Role {
        let is_date = dates::find_date_line(line).is_some_and(|date| date.end == line.words.len());
        if is_date && self.top.has_day_below {
            return Role::Date;
        }
        let is_menu = line.len() <= 3 && !is_date && line.find(&["www"]).is_none() && !line.is(0, &["by"]);
        let role = if is_menu { self.source_role_of(line) } else { self.role_of(line, false) };
        role.unwrap_or(Role::Label)
    }

    fn role_below_headline(&mut self, line: &Line<'_>) -> Role {
        if is_consent(line) {
            return Role::Label;
        }
        if let Some(role) = self.role_of(line, false) {
            return role;
        }
        if is_role_line(line) || is_nobody(line.of(line.span)) {
            return Role::Credit;
        }
        if is_dayless_stamp(line) {
            return Role::Date;
        }
        if is_caption(line) || is_caption_before_report(line) { Role::Caption } else { Role::Highlight }
    }

    /// Reads a line that names its field; false where it names none.
    pub(super) fn read_labelled(&mut self, span: Span) -> bool {
        let text = self.text;
        let Some(Labelled { says, value }) = find_labelled(text, span) else {
            let is_label = labelled::is_bare_label(span.of(text));
            if is_label {
                self.push(span, Some(Role::Label));
            }
            return is_label;
        };
        self.push(span, Some(says.role()));
        if !value.is_empty() {
            self.take_labelled(says, value);
        }
        true
    }

    fn take_labelled(&mut self, says: Says, value: Span) {
        let text = self.text;
        let words = || value.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match says {
            Says::Headline => {
                if self.fields.headline.as_ref().is_none_or(|headline| headline.evidence.is_none()) {
                    self.fields.headline = Some(Field::stated(words(), value));
                }
                self.has_headline = true;
            }
            Says::Author => {
                if self.fields.byline.is_empty() {
                    self.fields.byline = authors_of(text, value);
                }
            }
            Says::Outlet => {
                let name = outlet_of(text, value);
                if name.of(text).starts_with("http") {
                    self.take_address(name);
                } else {
                    self.take_outlet(Some(Field::stated(name.of(text).to_owned(), name)), Standing::Dateline);
                }
                // “Publication info: Daily Courier ; Linden. 08 Mar 2024: A.4.”
                self.take_day_in(value, Told::Plain);
            }
            Says::Published => self.take_day_in(value, Told::Published),
            Says::Address => self.take_address(value),
            Says::Accessed => {
                if let Some(day) = super::find_day_in(value.of(text)).filter(|_| self.fields.accessed.is_none()) {
                    self.fields.accessed = Some(Field::stated(day, value));
                }
            }
            Says::Dateline => {
                if self.fields.dateline.is_empty() {
                    self.fields.dateline.push(Field::stated(displayed(value.of(text)), value));
                }
            }
            Says::Text | Says::Nothing => {}
        }
    }

    fn take_address(&mut self, value: Span) {
        let is_address = value.of(self.text).starts_with("http") && !value.of(self.text).contains(char::is_whitespace);
        if is_address && self.fields.url.is_none() {
            self.fields.url = Some(Field::stated(value.of(self.text).to_owned(), value));
        }
    }

    fn take_day_in(&mut self, value: Span, told: Told) {
        let line = Line::new(self.text, value);
        let day = (0..line.words.len()).find_map(|at| dates::find_day(&line, at).map(|(end, day)| (day, line.span_of(at, end))));
        // “2024-03-08T10:00:00Z” runs on behind the day.
        let day = day.or_else(|| {
            value.of(self.text).get(..10)?.parse().ok().map(|day| (day, Span::new(value.start as usize, value.start as usize + 10)))
        });
        if let Some((day, evidence)) = day {
            self.take_date(&dates::DateLine { end: 0, day, evidence, has_keyword: true, told });
        }
    }

    /// A line that says several things at once.
    pub(super) fn take_stamp(&mut self, stamp: stamps::Stamp) -> Role {
        let role = if stamp.names.is_empty() { Role::Date } else { Role::Credit };
        if self.fields.byline.is_empty() {
            self.fields.byline = stamp.names;
        }
        self.take_outlet(stamp.outlet, Standing::Byline);
        if let Some(day) = stamp.day {
            self.take_date(&day);
        }
        role
    }

    fn source_role_of(&mut self, line: &Line<'_>) -> Option<Role> {
        let Credit { outlet, .. } = super::credits::find_source(line)?;
        self.take_outlet(outlet, Standing::Named);
        Some(Role::Credit)
    }
}

/// The authors that a labelled line names: “Ann Reyes; Bo Ode”, “Reyes, Ann”, “By Ann Reyes, Daily Courier”.
fn authors_of(text: &str, value: Span) -> Vec<Field<String>> {
    let line = Line::new(text, value);
    // Databases write the surname first.
    let turned = |part: &str| {
        let (surname, first) = part.split_once(',')?;
        super::is_turned_name(surname, first).then(|| displayed(&format!("{} {}", first.trim(), surname.trim())))
    };
    let parts: Vec<&str> = value.of(text).split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if let Some(names) = parts.iter().map(|part| turned(part)).collect::<Option<Vec<_>>>() {
        return names.into_iter().map(|name| Field::stated(name, value)).collect();
    }
    let names = super::find_names_in(line.of(value));
    names.into_iter().map(|name| Field::stated(name, value)).collect()
}

/// The outlet in a labelled line: the words before “;”, “[” or “(”.
fn outlet_of(text: &str, value: Span) -> Span {
    let words = value.of(text);
    let end = words.find([';', '[', '(']).filter(|end| *end > 0).unwrap_or(words.len());
    Span::new(value.start as usize, value.start as usize + end).trimmed(text)
}
