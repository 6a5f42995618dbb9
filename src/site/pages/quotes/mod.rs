//! Everything that somebody said: a list by person, each with all that a citation names, and a shorter one by day.

mod by_day;
mod difference;
mod plan;

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::quotes::Directness;
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::dossier::{PersonIndex, Quote};
use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::{alone, grade_note};
use crate::site::fragments::dates::Day;
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{ArticleLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::shown_name;
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::shortened;
use crate::site::url::Address;
use crate::site::views::Rendered;
use crate::text::Span;
use by_day::render_by_day;
use difference::difference;
use plan::{Group, LONGEST, LONGEST_LINE, MOST_SAME, QuoteOrder, QuotesPlan, first_quote, group_of};

/// What a page of quotes by person shows.
#[derive(Serialize)]
struct QuotesPage {
    /// How many the whole list has in the speakers' words.
    count: usize,
    /// How many people said them.
    speakers: usize,
    /// The list by day.
    by_day: String,
    /// Who said what on this page.
    groups: Vec<SpeakerGroup>,
    /// The way to the other pages; `None` where there is one only.
    pagination: Option<Pagination>,
}

/// What one speaker said, as far as it stands on this page.
#[derive(Serialize)]
struct SpeakerGroup {
    /// The heading.
    heading: String,
    /// The page of the person; `None` for those who are nobody of the dossier.
    href: Option<String>,
    /// Whether it goes on from the page before.
    is_continued: bool,
    /// In their words.
    quotes: Vec<QuotationCard>,
    /// In the words of the articles; those of a person stand on their page.
    reported: Vec<QuotationCard>,
}

/// A quotation.
#[derive(Serialize)]
struct QuotationCard {
    /// Its anchor.
    id: String,
    /// Its words, with dots where the reporter's stand between them.
    words: String,
    /// The same, piece by piece.
    pieces: Vec<String>,
    /// Whether it stands without quote marks in the text, which lost them.
    is_unmarked: bool,
    /// Whether it is a piece of the reporter's sentence.
    is_fragment: bool,
    /// Who said it, where that is not a heading.
    speaker_text: Option<String>,
    /// The reporting verb: “said”.
    cue: Option<String>,
    /// Whom it was said to.
    addressee: Option<Addressee>,
    /// When it was said, where the text tells.
    said: Option<Day>,
    /// How sure the speaker is, where that is less than plain.
    note: Option<&'static str>,
    /// The link to the sentence.
    href: String,
    /// The article.
    article: Ready<ArticleLink>,
    /// The same in other articles.
    same: Vec<SameWords>,
}

/// Whom something was said to.
#[derive(Serialize)]
struct Addressee {
    /// Their name, or what the text calls them.
    name: String,
    /// Their page; `None` where they are nobody of the dossier.
    href: Option<String>,
    /// Whether the cue wants “to” before them.
    has_to: bool,
}

/// The same quotation in another article.
#[derive(Serialize)]
struct SameWords {
    /// The other article.
    article: Ready<ArticleLink>,
    /// The link to the sentence there.
    href: String,
    /// Whether it has other words.
    is_other: bool,
    /// The words that differ marked, as HTML.
    html: String,
}

/// The pages of both lists.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let plan = Arc::new(QuotesPlan::new(desk));
    let lists = [(QuoteOrder::Person, plan.person_pages.len()), (QuoteOrder::Day, plan.day_pages.len())];
    let pages = lists.into_iter().flat_map(|(order, parts)| {
        let plan = &plan;
        (0..parts).map(move |part| placed(order.address(part), List { plan: Arc::clone(plan), order, part }))
    });
    pages.collect()
}

/// A page of either list.
struct List {
    plan: Arc<QuotesPlan>,
    order: QuoteOrder,
    part: usize,
}

impl Page for List {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        match self.order {
            QuoteOrder::Person => render_by_person(desk, address, &self.plan, self.part),
            QuoteOrder::Day => render_by_day(desk, address, &self.plan, self.part),
        }
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

fn render_by_person(desk: &Desk<'_>, address: &Address, plan: &QuotesPlan, part: usize) -> Result<Rendered, Error> {
    let rows = plan.person_pages[part].clone();
    let before = rows.start.checked_sub(1).map(|row| group_of(desk.compiled, plan.by_person[row]));
    let mut groups: Vec<SpeakerGroup> = Vec::new();
    let mut json_ld = Vec::new();
    let mut last = None;
    for quotation in &plan.by_person[rows] {
        let group = group_of(desk.compiled, *quotation);
        if last != Some(group) {
            groups.push(speaker_group(desk, address, group, last.is_none() && before == Some(group)));
            last = Some(group);
        }
        let card = quotation_card(desk, address, plan, *quotation, group);
        let Some(under) = groups.last_mut() else { continue };
        if first_quote(desk.compiled, *quotation).is_verbatim() {
            if json_ld.len() < MOST_IN_JSON_LD {
                json_ld.push(quotation_json_ld(desk, &card, group, first_quote(desk.compiled, *quotation).grade));
            }
            under.quotes.push(card);
        } else {
            under.reported.push(card);
        }
    }
    let view = QuotesPage {
        count: plan.by_day.len(),
        speakers: plan.speakers,
        by_day: address.link_to(&QuoteOrder::Day.address(0)),
        groups,
        pagination: pagination(address, part, plan.person_pages.len(), |page| QuoteOrder::Person.address(page)),
    };
    let description =
        format!("Who said what in the dossier “{}”, each quote with its article and the way to its sentence.", desk.settings().name);
    let mut head = Head::new(desk, address, "quotes", "Quotes", description.clone());
    head.set_json_ld(json!({
        "@context": "https://schema.org", "@type": "CollectionPage", "name": "Quotes", "description": description, "inLanguage": desk.settings().language,
        "isPartOf": {"@type": "WebSite", "name": desk.settings().name}, "hasPart": json_ld,
    }));
    desk.render_page("quotes.html", address, &head, &view)
}

/// So many quotes stand in the JSON-LD block; all are in `data/`.
const MOST_IN_JSON_LD: usize = 8;

/// A quote as search engines read it: <https://schema.org/Quotation>.
fn quotation_json_ld(desk: &Desk<'_>, card: &QuotationCard, group: Group, grade: Grade) -> serde_json::Value {
    let mut quotation = json!({
        "@type": "Quotation",
        "text": card.words,
        "isPartOf": {"@type": "NewsArticle", "name": card.article.headline},
    });
    // Who is not sure to have said it is not told to have.
    if let (Group::Person(person), true) = (group, grade < Grade::Unsure) {
        quotation["spokenByCharacter"] = json!({"@type": "Person", "name": name_of(desk, person)});
    }
    quotation
}

fn name_of(desk: &Desk<'_>, person: PersonIndex) -> String {
    shown_name(&desk.compiled.dossier.people[person.0 as usize].name)
}

fn speaker_group(desk: &Desk<'_>, address: &Address, group: Group, is_continued: bool) -> SpeakerGroup {
    let (heading, href) = match group {
        Group::Person(person) => {
            let link = desk.person_link(address, person);
            (link.name.clone(), Some(link.href.clone()))
        }
        Group::Other => ("Officials, organisations, documents".to_owned(), None),
        Group::Nobody => ("Speaker not named".to_owned(), None),
    };
    SpeakerGroup { heading, href, is_continued, quotes: Vec::new(), reported: Vec::new() }
}

fn quotation_card(desk: &Desk<'_>, address: &Address, plan: &QuotesPlan, place: usize, group: Group) -> QuotationCard {
    let quotation = &desk.compiled.dossier.quotations[place];
    let article = quotation.article;
    let quotes = &desk.compiled.dossier.articles[article].quotes[quotation.quotes.clone()];
    let first = &quotes[0];
    let pieces = pieces_of(desk, place);
    let words = pieces.join(" … ");
    let text = &desk.compiled.project.articles[article].text;
    let shown = |span: Span| shortened(&desk.shown_words(article, span), LONGEST_LINE);
    let speaker_text = first.speaker_text.map(shown);
    let is_verbatim = first.is_verbatim();
    let is_unmarked = is_verbatim && !is_marked(text, first);
    let others = quotation.same.iter().take(MOST_SAME).map(|other| same_words(desk, address, &words, *other));
    QuotationCard {
        id: plan.anchors[place].clone().unwrap_or_default(),
        is_fragment: quotes.iter().all(|quote| is_piece(text, quote)),
        cue: first.cue.map(shown),
        addressee: quotes.iter().find_map(|quote| addressee(desk, address, article, quote)),
        said: quotes.iter().find_map(|quote| quote.said).map(Day::of),
        note: note_of(first).or_else(|| goes_on_bare(text, quotes).then_some("of the last words follows from those before")),
        href: desk.sentence_href(address, article, first.content),
        article: desk.article_link(address, article),
        is_unmarked,
        pieces,
        same: others.collect(),
        speaker_text: speaker_text.filter(|_| !matches!(group, Group::Person(_))),
        words,
    }
}

/// The words of a quotation as they are read, piece by piece, not too long.
fn pieces_of(desk: &Desk<'_>, place: usize) -> Vec<String> {
    let quotation = &desk.compiled.dossier.quotations[place];
    let quotes = desk.compiled.dossier.articles[quotation.article].quotes[quotation.quotes.clone()].iter();
    let mut left = LONGEST;
    let mut pieces = Vec::new();
    for quote in quotes {
        if left == 0 {
            break;
        }
        let piece = shortened(&alone(desk.shown_words(quotation.article, quote.content)), left);
        left = left.saturating_sub(piece.len());
        pieces.push(piece);
    }
    pieces
}

/// The same in one.
fn words_of(desk: &Desk<'_>, place: usize) -> String {
    pieces_of(desk, place).join(" … ")
}

/// Whether a quote is a piece of the reporter's sentence: a few words, or such as begin small.
fn is_piece(text: &str, quote: &Quote) -> bool {
    let begins_small = quote.content.of(text).starts_with(char::is_lowercase) && is_marked(text, quote);
    quote.directness == Directness::Fragment || quote.is_verbatim() && begins_small
}

/// Whether the words of a quote stand in marks; a damaged text may have lost them.
fn is_marked(text: &str, quote: &Quote) -> bool {
    let before = text[..quote.content.start as usize].trim_end();
    before.ends_with(['“', '”', '„', '‟', '＂', '"', '‘', '’', '‚', '\'', '`', '«', '»', '‹', '›'])
}

/// What a reader should know of how the speaker is known; `None` where the text or the editor says it plainly.
fn note_of(quote: &Quote) -> Option<&'static str> {
    (quote.speaker.is_some() || quote.grade == Grade::Unsure).then(|| grade_note(quote.grade)).flatten()
}

/// Whether a later paragraph is counted in that has no attribution of its own: “We must admit …”, after a quote that was closed.
fn goes_on_bare(text: &str, quotes: &[Quote]) -> bool {
    quotes.windows(2).any(|pair| {
        let between = &text[pair[0].content.end as usize..pair[1].content.start as usize];
        let closes = |line: &str| line.contains(['”', '"', '’', '\'', '»']);
        pair[1].cue.is_none() && between.split_once('\n').is_some_and(|(line, _)| closes(line))
    })
}

fn addressee(desk: &Desk<'_>, address: &Address, article: usize, quote: &Quote) -> Option<Addressee> {
    let text = quote.addressee_text?;
    let cue = quote.cue?.of(&desk.compiled.project.articles[article].text);
    let has_to = !classes_of(&fold(cue)).contains(Classes::TELL);
    Some(match quote.addressee.map(|person| desk.person_link(address, person)) {
        Some(link) => Addressee { name: link.name.clone(), href: Some(link.href.clone()), has_to },
        // “told them” tells nothing here.
        None if classes_of(&fold(text.of(&desk.compiled.project.articles[article].text))).contains(Classes::FUNCTION) => return None,
        None => Addressee { name: shortened(&desk.shown_words(article, text), LONGEST_LINE), href: None, has_to },
    })
}

/// The same quotation in another article.
fn same_words(desk: &Desk<'_>, address: &Address, words: &str, other: usize) -> SameWords {
    let others = words_of(desk, other);
    let place = &desk.compiled.dossier.quotations[other];
    SameWords {
        article: desk.article_link(address, place.article),
        href: desk.sentence_href(address, place.article, first_quote(desk.compiled, other).content),
        is_other: words != others,
        html: difference(words, &others),
    }
}
