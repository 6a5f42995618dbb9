//! Articles of which the editor shows an excerpt or a link alone: cut before anything is published.
//!
//! In: a project with its annotations, and the rules `[[article]] mode = "excerpt"` or `"link"`. Out: the same project, in which the text of
//! such an article is what may be shown of it: the headline, the lede, and each sentence that names somebody, bears a quote or tells an
//! event; or the headline alone. So no page, feed, table, search or stream has more, and all places count the text that is there.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::redaction::Redaction;
use super::{ArticleFacts, Constraints, Dossier, Evidence, compile};
use crate::annotate::{Annotations, annotate};
use crate::corpus::article::{Fields, Role};
use crate::corpus::editorial::ArticleMode;
use crate::corpus::layout::Layout;
use crate::corpus::{Article, Field, Furniture, Project};
use crate::text::Span;

/// Stands where sentences were left out.
const GAP: &str = "[…]";

/// Cuts the articles that are not to be shown in full, and annotates anew what is left of them.
pub(crate) fn cut(project: &mut Project, annotations: &mut [Annotations], withheld: &mut Redaction) {
    let rules = &project.editorial.articles;
    if rules.iter().all(|rule| rule.mode.unwrap_or_default() == ArticleMode::Full) {
        return;
    }
    // Which sentences bear something is known when all articles have been joined. What is wrong with rules is told of what is published.
    let constraints = Constraints::new(project, &mut Vec::new());
    let whole = compile(project, annotations, withheld.clone(), false);
    let quoted = constraints.quoted();
    for (place, given) in constraints.articles.iter().filter(|(_, given)| given.mode != ArticleMode::Full) {
        let article = &project.articles[*place];
        let facts = &whole.articles[*place];
        let pieces = match given.mode {
            ArticleMode::Link => Vec::new(),
            _ => pieces_of(article, facts, &bearing(&whole, *place, &quoted)),
        };
        let cut = Cut::new(article, &pieces, facts, given.mode);
        withheld.move_places(*place, &|span| cut.span(span));
        let left = cut.apply(Article::clone(article));
        annotations[*place] = annotate(&left);
        project.articles[*place] = Arc::new(left);
    }
    let shown: BTreeSet<&str> = project.articles.iter().flat_map(|article| article.layout.pictures()).collect();
    project.pictures.retain(|path, _| shown.contains(path.as_str()));
}

/// The spans in an article that name somebody, were said, tell an event, or are quoted by a rule.
fn bearing(whole: &Dossier, place: usize, quoted: &[Evidence]) -> Vec<Span> {
    let facts = &whole.articles[place];
    let named = facts.mentions.iter().filter(|mention| mention.form.is_name() && mention.person.is_some()).map(|mention| mention.span);
    let said = facts.quotes.iter().map(|quote| quote.content);
    let here = |evidence: &&Evidence| evidence.article == place;
    let told = whole.events.iter().flat_map(|event| &event.reports).filter(here).map(|report| report.span);
    let mut bearing: Vec<Span> = named
        .chain(said)
        .chain(told)
        .chain(quoted.iter().filter(here).map(|evidence| evidence.span))
        .filter(|span| !span.is_empty())
        .collect();
    bearing.sort_unstable();
    bearing
}

/// The parts of a text that are shown, in order.
fn pieces_of(article: &Article, facts: &ArticleFacts, bearing: &[Span]) -> Vec<Span> {
    let lede = article.body.first().copied();
    let datelines = article.furniture.iter().filter(|part| part.role == Role::Dateline).map(|part| part.span);
    let headline = facts.headline.evidence;
    let mut ends = 0;
    // The furthest end of what begins before a place: a long quote reaches over several sentences.
    let reach: Vec<u32> = bearing
        .iter()
        .map(|span| {
            ends = ends.max(span.end);
            ends
        })
        .collect();
    let bears = |sentence: Span| {
        let before = bearing.partition_point(|span| span.start < sentence.end);
        before.checked_sub(1).is_some_and(|last| reach[last] > sentence.start)
    };
    let sentences = facts.sentences.iter().copied().filter(|sentence| {
        let is_body = article.role_at(*sentence).is_none_or(|role| role == Role::Dateline);
        is_body && (lede.is_some_and(|lede| lede.overlaps(*sentence)) || bears(*sentence))
    });
    let mut pieces: Vec<Span> = sentences.chain(headline).chain(datelines).map(|span| span.trimmed(&article.text)).collect();
    pieces.retain(|span| !span.is_empty());
    pieces.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if piece.start <= last.end => *last = last.to(piece),
            _ => joined.push(piece),
        }
    }
    joined
}

/// Whether one of some spans, which stand in order, shares a byte with another.
fn touches(spans: &[Span], other: Span) -> bool {
    let place = spans.partition_point(|span| span.end <= other.start);
    spans.get(place).is_some_and(|span| span.overlaps(other))
}

/// What is left of a text, and where its places have gone.
struct Cut {
    text: String,
    /// Each part that is shown: where it stood, and where it begins now.
    pieces: Vec<(Span, u32)>,
    /// Where sentences were left out.
    gaps: Vec<Span>,
}

impl Cut {
    fn new(article: &Article, pieces: &[Span], facts: &ArticleFacts, mode: ArticleMode) -> Self {
        let text = &article.text;
        // Furniture is left out without a word.
        let has_body = |between: Span| touches(&article.body, between) && between.of(text).contains(char::is_alphanumeric);
        let mut cut = Self { text: String::new(), pieces: Vec::new(), gaps: Vec::new() };
        let headline = facts.headline.evidence.filter(|_| mode == ArticleMode::Link);
        let mut end = 0;
        for piece in pieces.iter().copied().chain(headline) {
            let between = &text[end..piece.start as usize];
            let is_left_out = Some(piece) != headline && has_body(Span::new(end, piece.start as usize));
            cut.part(between, is_left_out);
            cut.pieces.push((piece, u32::try_from(cut.text.len()).expect("an article is at most 10 MiB")));
            cut.text.push_str(piece.of(text));
            end = piece.end as usize;
        }
        if mode == ArticleMode::Excerpt && has_body(Span::new(end, text.len())) {
            cut.part("\n", true);
            cut.text.truncate(cut.text.trim_end().len());
        }
        if cut.text.is_empty() {
            cut.text.clone_from(&facts.headline.value);
        }
        cut
    }

    /// What stands between two parts: white space, with a mark where sentences were left out.
    fn part(&mut self, between: &str, is_left_out: bool) {
        let space = if between.contains('\n') { "\n\n" } else { " " };
        if !self.text.is_empty() && !between.is_empty() {
            self.text.push_str(space);
        }
        if is_left_out {
            self.gaps.push(Span::new(self.text.len(), self.text.len() + GAP.len()));
            self.text.push_str(GAP);
            self.text.push_str(space);
        }
    }

    /// Where a span stands now, as far as it is shown; `None` where nothing of it is.
    fn span(&self, span: Span) -> Option<Span> {
        let first = self.pieces.partition_point(|(piece, _)| piece.end <= span.start);
        let last = self.pieces.partition_point(|(piece, _)| piece.start < span.end).checked_sub(1)?;
        let ((one, start), (other, end)) = (self.pieces.get(first)?, self.pieces.get(last)?);
        (first <= last)
            .then(|| Span { start: start + span.start.saturating_sub(one.start), end: end + (span.end.min(other.end) - other.start) })
    }

    /// The article with what is left of its text. Every field and span is named here, so that a new one is not forgotten.
    fn apply(self, article: Article) -> Article {
        let Article {
            id,
            file,
            text: _,
            layout: _,
            original: _,
            left_aside,
            sha256,
            language,
            fields,
            body,
            furniture,
            format,
            encoding,
            annotated: _,
        } = article;
        let headline = fields.headline.as_ref().and_then(|headline| headline.evidence).and_then(|span| self.span(span));
        let mut furniture: Vec<Furniture> =
            furniture.iter().filter_map(|part| Some(Furniture { span: self.span(part.span)?, role: part.role })).collect();
        if self.pieces.is_empty() {
            furniture = vec![Furniture { span: Span::new(0, self.text.len()), role: Role::Headline }];
        }
        furniture.extend(
            headline
                .filter(|span| furniture.iter().all(|part| !part.span.overlaps(*span)))
                .map(|span| Furniture { span, role: Role::Headline }),
        );
        furniture.sort_unstable();
        let mut body: Vec<Span> = body.iter().filter_map(|span| self.span(*span)).collect();
        // A mark alone is a paragraph.
        body.extend(self.gaps.iter().filter(|gap| !touches(&body, **gap)).copied().collect::<Vec<_>>());
        let beside: Vec<Span> = furniture.iter().map(|part| part.span).collect();
        body.retain(|span| !touches(&beside, *span));
        body.sort_unstable();
        Article {
            fields: self.fields(fields),
            text: self.text,
            layout: Layout::default(),
            original: None,
            id,
            file,
            left_aside,
            sha256,
            language,
            body,
            furniture,
            format,
            encoding,
            // They are of the whole text.
            annotated: None,
        }
    }

    fn fields(&self, fields: Fields) -> Fields {
        let Fields { headline, published, outlet, dateline, byline, contributors, url, accessed } = fields;
        let all = |fields: Vec<Field<String>>| fields.into_iter().map(|field| self.field(field)).collect();
        Fields {
            headline: headline.map(|field| self.field(field)),
            published: published.map(|field| self.field(field)),
            outlet: outlet.map(|field| self.field(field)),
            dateline: all(dateline),
            byline: all(byline),
            contributors: all(contributors),
            url: url.map(|field| self.field(field)),
            accessed: accessed.map(|field| self.field(field)),
        }
    }

    fn field<T>(&self, field: Field<T>) -> Field<T> {
        Field { evidence: field.evidence.and_then(|span| self.span(span)), ..field }
    }
}

#[cfg(test)]
mod tests;
