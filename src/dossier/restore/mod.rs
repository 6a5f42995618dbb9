//! The edits that make a damaged text readable.
//!
//! In: the articles and the people they name. Out: for each article the places to show otherwise: letters that lost their
//! capitals, apostrophes, spaces before marks, a surname written twice. A text that is not damaged gets no edit, and quote
//! marks are not put back: where they stood is not known for sure.
//!
//! > reyes said it s late .   →   Reyes said it’s late.

mod apostrophes;
mod case;
mod companies;
mod damage;
mod gaps;
mod learnt;
mod phrases;
mod spelling;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::people::{Form, Mention, People};
use crate::annotate::{Annotations, WordTable};
use crate::corpus::Project;
use crate::text::Span;
use case::Speller;
use damage::Damage;
use gaps::Gaps;
use learnt::Learnt;

/// One change for reading: these words are shown as those. The text itself stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What is shown instead.
    pub to: String,
}

/// By the place of the article: its edits, in order, without overlap. An undamaged text has none.
pub(crate) fn find_edits(project: &Project, annotations: &[Annotations], people: &People) -> Vec<Vec<Edit>> {
    let articles = project.articles.par_iter().zip(annotations).zip(&people.mentions);
    let (damages, doubled): (Vec<Damage>, Vec<Vec<Edit>>) = articles
        .map(|((article, annotated), mentions)| {
            let words = &annotated.words;
            let damage = annotated.memoised(&(), || Damage::of(&article.text, words));
            (*damage, doubled_surnames(&article.text, words, mentions))
        })
        .unzip();
    let learnt = Learnt::of(project, annotations, people, &damages);
    let articles = doubled.into_par_iter().zip(&damages).enumerate();
    articles
        .map(|(place, (mut edits, damage))| {
            if damage.is_any() {
                let (article, words, mentions) = (&project.articles[place], &annotations[place].words, &people.mentions[place]);
                let speller = damage.is_lowered.then(|| Speller::new(article, words, mentions, people, &learnt));
                edits.extend(repairs(&article.text, words, *damage, speller.as_ref()));
                edits.sort_by_key(|edit| edit.span);
                drop_overlaps(&mut edits);
            }
            edits
        })
        .collect()
}

/// The words of a span as they are read, with their edits.
pub(crate) fn apply(text: &str, edits: &[Edit], span: Span) -> String {
    let mut read = String::with_capacity(span.len());
    let mut at = span.start as usize;
    let first = edits.partition_point(|edit| edit.span.start < span.start);
    for edit in edits[first..].iter().take_while(|edit| edit.span.start <= span.end).filter(|edit| span.contains(edit.span)) {
        read.push_str(&text[at..edit.span.start as usize]);
        read.push_str(&edit.to);
        at = edit.span.end as usize;
    }
    read.push_str(&text[at..span.end as usize]);
    read
}

/// What stands between the words and the words themselves, one after the other.
fn repairs(text: &str, words: &WordTable, damage: Damage, speller: Option<&Speller<'_>>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut gaps = Gaps::new(text, words, damage);
    for at in 0..words.tokens.len() {
        edits.extend(gaps.edit_before(at));
        edits.extend(speller.and_then(|speller| speller.edit(at)));
    }
    edits
}

/// “Ann Maria Ode Ode” bears its surname twice; “Odi Odi” and “Odi Odi-Reyes” do not.
fn doubled_surnames(text: &str, words: &WordTable, mentions: &[Mention]) -> Vec<Edit> {
    let tokens = &words.tokens;
    // Few texts have any word twice in a row, so that is asked first.
    if !tokens.windows(2).any(|pair| pair[0].fold == pair[1].fold && !pair[1].is_glued() && pair[0].span().len() > 2) {
        return Vec::new();
    }
    let is_doubled = |one: usize, other: usize| {
        let letters = tokens[one].of(text);
        let goes_on = tokens.get(other + 1).is_some_and(|next| next.is_glued() && next.of(text) == "-");
        tokens.get(other).is_some_and(|token| token.of(text) == letters && !token.is_glued()) && letters.chars().count() > 2 && !goes_on
    };
    let mut edits = Vec::new();
    for mention in mentions.iter().filter(|mention| matches!(mention.form, Form::Full | Form::Part)) {
        let inside = words.words_in(mention.span);
        // The mention may end after the repetition or before it.
        for other in [inside.end.saturating_sub(1), inside.end] {
            let one = other.saturating_sub(1);
            if one > inside.start && is_doubled(one, other) {
                edits.push(Edit { span: Span { start: tokens[one].span().end, end: tokens[other].span().end }, to: String::new() });
                break;
            }
        }
    }
    edits
}

/// Where a word is both taken away and written otherwise, it is taken away.
fn drop_overlaps(edits: &mut Vec<Edit>) {
    let mut end = 0;
    edits.sort_by_key(|edit| (edit.span.start, std::cmp::Reverse(edit.span.end)));
    edits.retain(|edit| {
        let stays = edit.span.start >= end;
        end = end.max(edit.span.end);
        stays
    });
}
