//! Citations of a quote, to copy: those of its article, with the words and who said them; cut where a page of many quotes would grow
//! too long.

use crate::pipeline::Compiled;
use crate::site::data::citation::{Citation, Quoted};
use crate::site::fragments::Desk;
use crate::site::running_text::{escaped_len, shortened};

impl Desk<'_> {
    /// The citations of a quote in an article, in words and as Wikipedia takes it; an unknown speaker is left out. BibTeX has no field for a
    /// quote: the page of the article has its record.
    pub(crate) fn quote_citations(&self, article: usize, words: &str, speaker: Option<&str>) -> Vec<String> {
        let whole = self.citation(article);
        let short = |text: &str| shortened(text, LONGEST_FIELD).into();
        let cited = Citation {
            authors: whole.authors.iter().take(MOST_AUTHORS).map(|name| short(name)).collect(),
            outlet: whole.outlet.as_deref().map(short),
            url: whole.url.filter(|url| url.len() <= LONGEST_URL),
            quoted: Some(Quoted { words, speaker }),
            ..whole
        };
        vec![cited.plain(), cited.cite_news()]
    }
}

/// How many bytes the citations of an article take beside the words cited.
pub(crate) fn citation_cost(compiled: &Compiled, article: usize, headline: &str) -> usize {
    const AROUND: usize = 150;
    let facts = &compiled.dossier.articles[article];
    let fields = &compiled.project.articles[article].fields;
    let authors = fields.byline.iter().take(MOST_AUTHORS).map(|name| name.value.len().min(LONGEST_FIELD) * 2);
    let url = facts.url.as_ref().map_or(0, |url| url.value.len().min(LONGEST_URL));
    let outlet = facts.outlet.as_ref().map_or(0, |outlet| outlet.value.len().min(LONGEST_FIELD));
    AROUND + 2 * (authors.sum::<usize>() + url + outlet + facts.slug.len() / 3 + 2 * escaped_len(headline))
}

/// An article may name many who wrote it; a citation names so many.
const MOST_AUTHORS: usize = 6;
const LONGEST_FIELD: usize = 120;
/// A longer address is left to the article's page.
const LONGEST_URL: usize = 500;
