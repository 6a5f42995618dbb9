//! Sentences shown outside their article: as a reader sees them, not too long, with a link to their place in it.

use crate::dossier::Evidence;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::running_text::{Layer, escape_into, marked_text, reading_text};
use crate::site::url::Address;
use crate::text::Span;

/// Of a longer sentence only a part is shown, in bytes.
pub(crate) const LONGEST_SHOWN: usize = 420;

/// The part of a sentence to show, around what matters in it, and whether it is cut before and after.
pub(crate) fn shown_part(text: &str, sentence: Span, focus: Span) -> (Span, bool, bool) {
    if sentence.len() <= LONGEST_SHOWN {
        return (sentence, false, false);
    }
    let (first, last) = (sentence.start as usize, sentence.end as usize);
    let start = (focus.start as usize).saturating_sub(LONGEST_SHOWN / 3).max(first);
    let start = text.ceil_char_boundary(start);
    let start = if start == first { first } else { text[start..last].find(char::is_whitespace).map_or(start, |space| start + space) };
    let end = text.floor_char_boundary((start + LONGEST_SHOWN).min(last));
    let end = if end == last { last } else { text[start..end].rfind(char::is_whitespace).map_or(end, |space| start + space) };
    let part = Span::new(start, end.max(start)).trimmed(text);
    (part, start > first, end < last)
}

impl Desk<'_> {
    /// The link to the sentence that holds a span.
    pub(crate) fn sentence_href(&self, from: &Address, article: usize, span: Span) -> String {
        let facts = &self.compiled.dossier.articles[article];
        let sentence = sentence_at(facts, span);
        let part = self.part_of(article, sentence.map_or(span, |place| facts.sentences[place]));
        let page = Address::article(&facts.slug, part);
        let mut href = if page == *from && sentence.is_some() { String::new() } else { from.link_to(&page) };
        if let Some(place) = sentence {
            href.push('#');
            self.facts.anchors[article][place].write_into(&mut href);
        }
        href
    }

    /// The words of a span as a reader sees them, shortened where they are many.
    pub(crate) fn shown_words(&self, article: usize, span: Span) -> String {
        let text = &self.compiled.project.articles[article].text;
        let (part, is_cut_before, is_cut_behind) = shown_part(text, span, span);
        let words = reading_text(text, &self.compiled.dossier.articles[article].edits, part);
        let mut shown = String::with_capacity(words.len() + 8);
        if is_cut_before {
            shown.push_str("… ");
        }
        for (place, word) in words.split_whitespace().enumerate() {
            if place > 0 {
                shown.push(' ');
            }
            shown.push_str(word);
        }
        if is_cut_behind {
            shown.push_str(" …");
        }
        shown
    }

    /// The sentence around a piece of evidence, as a reader sees it; the evidence alone where no sentence holds it.
    pub(crate) fn sentence_around(&self, evidence: Evidence) -> String {
        let facts = &self.compiled.dossier.articles[evidence.article];
        let sentence = sentence_at(facts, evidence.span).map_or(evidence.span, |place| facts.sentences[place]);
        let text = &self.compiled.project.articles[evidence.article].text;
        let (part, is_cut_before, is_cut_behind) = shown_part(text, sentence, evidence.span);
        let words = reading_text(text, &facts.edits, part);
        format!("{}{}{}", if is_cut_before { "… " } else { "" }, words.trim(), if is_cut_behind { " …" } else { "" })
    }

    /// A sentence as HTML with some of its parts marked; the first of them is in view.
    pub(crate) fn marked_sentence(&self, article: usize, sentence: Span, layer: Layer) -> String {
        let text = &self.compiled.project.articles[article].text;
        let focus = layer.first().map_or(sentence, |mark| mark.span);
        let (part, is_cut_before, is_cut_behind) = shown_part(text, sentence, focus);
        let mut html = String::new();
        escape_into(if is_cut_before { "… " } else { "" }, &mut html);
        html.push_str(&marked_text(text, &self.compiled.dossier.articles[article].edits, part, &[layer]));
        escape_into(if is_cut_behind { " …" } else { "" }, &mut html);
        html
    }
}
