//! Who said what in an article: the words stand in the text; here are the ways to them, speaker by speaker.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::starts_in;
use crate::corpus::Grade;
use crate::dossier::PersonIndex;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::grade_note;
use crate::site::running_text::{escaped, shortened};
use crate::site::url::Address;
use crate::text::Span;

/// What one speaker said in a part of an article, in order.
#[derive(Default)]
pub(crate) struct Said {
    /// In the speaker's own words.
    quotes: Vec<SaidLink>,
    /// In the words of the article.
    reported: Vec<SaidLink>,
    /// How many are left to the text.
    more: usize,
}

/// The way to what was said.
struct SaidLink {
    href: String,
    /// How sure the speaker is, where that is less than plain.
    note: Option<&'static str>,
}

impl Said {
    /// The ways, each a number: “quoted 1 2 reported 1”.
    pub(crate) fn html(&self) -> String {
        let mut html = String::with_capacity(128);
        for (how, links) in [("quoted", &self.quotes), ("reported", &self.reported)] {
            if links.is_empty() {
                continue;
            }
            html.push(' ');
            html.push_str(how);
            for (place, SaidLink { href, note }) in links.iter().enumerate() {
                write!(html, " <a href=\"{}\">{}</a>", escaped(href), place + 1).expect(MEMORY);
                if let Some(note) = note {
                    write!(html, " <span class=\"note\">speaker {note}</span>").expect(MEMORY);
                }
            }
        }
        if self.more > 0 {
            write!(html, " and {} more in the text", self.more).expect(MEMORY);
        }
        html
    }
}

const MEMORY: &str = "a string takes all that is written";

/// A speaker for whom the dossier has no page.
#[derive(Serialize)]
pub(crate) struct Speaker {
    /// The speaker as the text has it; `None` where it names none.
    text: Option<String>,
    /// The ways to what was said, as HTML.
    said_html: String,
}

/// What everybody said in a part of an article.
pub(crate) struct Speakers {
    /// The people of the dossier.
    pub(crate) people: BTreeMap<PersonIndex, Said>,
    /// All others, in the order of the text.
    pub(crate) others: Vec<Speaker>,
}

/// Of one speaker, so many statements are linked.
const MOST: usize = 20;
/// So many speakers without a page are shown.
const MOST_OTHERS: usize = 20;
const LONGEST: usize = 120;

/// Who said what in a part of an article.
pub(crate) fn speakers(desk: &Desk<'_>, address: &Address, place: usize, part: Span) -> Speakers {
    let mut people: BTreeMap<PersonIndex, Said> = BTreeMap::new();
    let mut others: Vec<(Option<String>, Said)> = Vec::new();
    for quote in desk.compiled.dossier.articles[place].quotes.iter().filter(|quote| starts_in(part, quote.content)) {
        let said = if let Some(person) = quote.speaker {
            people.entry(person).or_default()
        } else {
            let text = quote.speaker_text.map(|span| shortened(&desk.shown_words(place, span), LONGEST));
            let same = |(other, _): &(Option<String>, Said)| match (other, &text) {
                (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
                (one, other) => one == other,
            };
            let found = others.iter().position(same).unwrap_or(others.len());
            if found == others.len() {
                if found == MOST_OTHERS {
                    continue;
                }
                others.push((text, Said::default()));
            }
            &mut others[found].1
        };
        if said.quotes.len() + said.reported.len() == MOST {
            said.more += 1;
            continue;
        }
        let note = (quote.speaker.is_some() || quote.grade == Grade::Unsure).then(|| grade_note(quote.grade)).flatten();
        let link = SaidLink { href: desk.sentence_href(address, place, quote.content), note };
        if quote.is_verbatim() { said.quotes.push(link) } else { said.reported.push(link) }
    }
    let others = others.into_iter().map(|(text, said)| Speaker { text, said_html: said.html() }).collect();
    Speakers { people, others }
}
