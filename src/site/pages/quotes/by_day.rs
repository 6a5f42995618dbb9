//! Who said what, by day.

use serde::Serialize;

use super::plan::{LONGEST_LINE, QuoteOrder, QuotesPlan, day_of, first_quote};
use super::{is_piece, note_of, words_of};
use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::dates::{Day, published_in_words};
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{ArticleLink, PersonLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::running_text::shortened;
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What a page of quotes by day shows.
#[derive(Serialize)]
struct DaysPage {
    /// How many the whole list has.
    count: usize,
    /// The list by person.
    by_person: String,
    /// What was said on each day of this page.
    days: Vec<DayGroup>,
    /// The way to the other pages; `None` where there is one only.
    pagination: Option<Pagination>,
}

/// What was said on one day, as far as it stands on this page.
#[derive(Serialize)]
struct DayGroup {
    /// `None` where no day is known.
    day: Option<Day>,
    /// What was said on it.
    lines: Vec<QuoteLine>,
}

/// A quotation in short.
#[derive(Serialize)]
struct QuoteLine {
    /// The first of its words.
    words: String,
    /// Who said it; `None` where no person of the dossier did, or it is open.
    speaker: Option<Ready<PersonLink>>,
    /// The speaker as the text has it; `None` where it names none.
    speaker_text: Option<String>,
    /// How sure the speaker is, where that is less than plain.
    note: Option<&'static str>,
    /// Whether it is a piece of the reporter's sentence.
    is_fragment: bool,
    /// The link to the sentence.
    href: String,
    /// The article.
    article: Ready<ArticleLink>,
}

/// A page of the quotes by day.
pub(super) fn render_by_day(desk: &Desk<'_>, address: &Address, plan: &QuotesPlan, part: usize) -> Result<Rendered, Error> {
    let mut days: Vec<DayGroup> = Vec::new();
    let mut last = None;
    for place in &plan.by_day[plan.day_pages[part].clone()] {
        let day = day_of(desk.compiled, *place);
        if last != Some(day) {
            let article = desk.compiled.dossier.quotations[*place].article;
            let said = first_quote(desk.compiled, *place).said;
            let shown = match said {
                Some(day) => Some(Day::of(day)),
                None => published_in_words(&desk.compiled.dossier.articles[article].published),
            };
            days.push(DayGroup { day: shown, lines: Vec::new() });
            last = Some(day);
        }
        if let Some(group) = days.last_mut() {
            group.lines.push(quote_line(desk, address, *place));
        }
    }
    let view = DaysPage {
        count: plan.by_day.len(),
        by_person: address.link_to(&QuoteOrder::Person.address(0)),
        days,
        pagination: pagination(address, part, plan.day_pages.len(), |page| QuoteOrder::Day.address(page)),
    };
    let description = format!("What was said in the dossier “{}”, the newest first.", desk.settings().name);
    let head = Head::new(desk, address, "quotes", "Quotes by day", description);
    desk.render_page("quotes-by-day.html", address, &head, &view)
}

fn quote_line(desk: &Desk<'_>, address: &Address, place: usize) -> QuoteLine {
    let quotation = &desk.compiled.dossier.quotations[place];
    let first = first_quote(desk.compiled, place);
    let words = words_of(desk, place);
    QuoteLine {
        words: shortened(&words, LONGEST_LINE),
        speaker: first.speaker.map(|person| desk.person_link(address, person)),
        speaker_text: first.speaker_text.map(|span| shortened(&desk.shown_words(quotation.article, span), LONGEST_LINE)),
        note: note_of(first),
        is_fragment: is_piece(&desk.compiled.project.articles[quotation.article].text, first),
        href: desk.sentence_href(address, quotation.article, first.content),
        article: desk.article_link(address, quotation.article),
    }
}
