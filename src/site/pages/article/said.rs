//! Below the text: who said what in it. The words stand in the text; here are the first of them, with the way there.

use serde::Serialize;

use super::starts_in;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::QuoteCard;
use crate::site::fragments::links::{PersonLink, Ready};
use crate::site::running_text::shortened;
use crate::site::url::Address;
use crate::text::Span;

/// What was said in a part of an article.
#[derive(Serialize)]
pub(crate) struct Said {
    /// In the speakers' own words.
    quotes: Vec<SaidLine>,
    /// In the words of the article.
    reported: Vec<SaidLine>,
    /// How many are left to the text.
    more: usize,
}

/// A quote by its first words.
#[derive(Serialize)]
struct SaidLine {
    words: String,
    href: String,
    speaker: Option<Ready<PersonLink>>,
    /// The speaker as the text has it; `None` where it names none.
    speaker_text: Option<String>,
    /// How sure the speaker is, where that is less than plain.
    note: Option<&'static str>,
}

/// So much of a quote is repeated.
pub(crate) const LONGEST: usize = 48;

/// Who said what in a part of an article, in order.
pub(crate) fn said(desk: &Desk<'_>, address: &Address, place: usize, part: Span) -> Said {
    const MOST: usize = 60;
    let quotes = desk.compiled.dossier.articles[place].quotes.iter().enumerate();
    let here: Vec<usize> = quotes.filter(|(_, quote)| starts_in(part, quote.content)).map(|(quote, _)| quote).collect();
    let cards = here.iter().take(MOST).map(|quote| desk.quote_card(address, place, *quote));
    let (quotes, reported): (Vec<QuoteCard>, Vec<QuoteCard>) = cards.partition(|quote| quote.is_verbatim);
    let lines = |cards: Vec<QuoteCard>| cards.into_iter().map(line).collect();
    Said { quotes: lines(quotes), reported: lines(reported), more: here.len().saturating_sub(MOST) }
}

fn line(quote: QuoteCard) -> SaidLine {
    SaidLine {
        words: shortened(&quote.words, LONGEST),
        href: quote.href,
        speaker: quote.speaker,
        speaker_text: quote.speaker_text,
        note: quote.note,
    }
}
