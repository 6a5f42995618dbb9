//! How an article is cited: its original, not our page. In words, as Wikipedia's `{{cite news}}`, and as BibTeX.
//! Nothing is filled in that the article and the editor do not give.

use std::borrow::Cow;
use std::fmt::Write;

use crate::site::fragments::Desk;
use crate::site::fragments::dates::{day_in_words, value_in_words};
use crate::site::url::is_web_address;
use jiff::civil::Date;
use serde::Serialize;

/// What a citation is made of.
#[derive(Clone, Debug)]
pub(crate) struct Citation<'a> {
    /// A name for it, of letters that BibTeX takes.
    pub(crate) key: &'a str,
    /// The authors as printed: “Ann Reyes”.
    pub(crate) authors: Vec<Cow<'a, str>>,
    pub(crate) headline: &'a str,
    pub(crate) outlet: Option<Cow<'a, str>>,
    /// The day it came out, or the month or year: `2017-11-21`, `2017-11`.
    pub(crate) published: Option<String>,
    pub(crate) url: Option<&'a str>,
    pub(crate) accessed: Option<Date>,
}

/// The ways to cite an article, ready to be copied. As BibTeX they stand all in one file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Citations {
    /// In words.
    plain: String,
    /// As Wikipedia takes it.
    cite_news: String,
}

impl Desk<'_> {
    /// What is cited of an article.
    pub(crate) fn citation(&self, article: usize) -> Citation<'_> {
        let facts = &self.compiled.dossier.articles[article];
        Citation {
            key: &facts.slug,
            authors: self.compiled.project.articles[article].fields.byline.iter().map(|name| name.value.as_str().into()).collect(),
            headline: &self.facts.headlines[article],
            outlet: facts.outlet.as_ref().map(|outlet| outlet.value.as_str().into()),
            published: facts.published.value(),
            url: facts.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_web_address(url)),
            accessed: facts.accessed.as_ref().map(|accessed| accessed.value),
        }
    }
}

impl Citation<'_> {
    /// The ways that a page shows.
    pub(crate) fn all(&self) -> Citations {
        Citations { plain: self.plain(), cite_news: self.cite_news() }
    }

    /// Ann Reyes and Tomas Ode, “Flood in Linden”, Linden Post, 8 March 2024, <https://…>, accessed 9 March 2024.
    pub(crate) fn plain(&self) -> String {
        let mut parts = Vec::new();
        match self.authors.as_slice() {
            [] => {}
            [one] => parts.push(one.clone().into_owned()),
            [first @ .., last] => parts.push(format!("{} and {last}", first.join(", "))),
        }
        parts.push(format!("“{}”", self.headline));
        parts.extend(self.outlet.as_deref().map(str::to_owned));
        parts.push(self.day_in_words().unwrap_or_else(|| "undated".to_owned()));
        parts.extend(self.url.map(str::to_owned));
        parts.extend(self.accessed.map(|day| format!("accessed {}", day_in_words(day))));
        format!("{}.", parts.join(", ")).replace('\u{a0}', " ")
    }

    /// Wikipedia's template.
    pub(crate) fn cite_news(&self) -> String {
        let mut template = "{{cite news".to_owned();
        let mut field = |name: &str, value: &str| {
            write!(template, " |{name}={}", wiki_safe(value)).expect("a string takes all that is written");
        };
        let is_one = self.authors.len() == 1;
        for (place, author) in self.authors.iter().enumerate() {
            let number = if is_one { String::new() } else { (place + 1).to_string() };
            match author.rsplit_once(' ') {
                Some((first, last)) => {
                    field(&format!("last{number}"), last);
                    field(&format!("first{number}"), first);
                }
                None => field(&format!("author{number}"), author),
            }
        }
        self.day_in_words().iter().for_each(|day| field("date", &day.replace('\u{a0}', " ")));
        field("title", self.headline);
        self.url.iter().for_each(|url| field("url", url));
        self.outlet.iter().for_each(|outlet| field("work", outlet));
        // Wikipedia takes an access date only beside an address.
        self.accessed
            .filter(|_| self.url.is_some())
            .iter()
            .for_each(|day| field("access-date", &day_in_words(*day).replace('\u{a0}', " ")));
        template.push_str("}}");
        template
    }

    /// A record of a bibliography. `date` and `urldate` are biblatex's, `year` is BibTeX's.
    pub(crate) fn bibtex(&self) -> String {
        let kind = if self.outlet.is_some() { "article" } else { "misc" };
        let mut entry = format!("@{kind}{{{}", self.key);
        let mut field = |name: &str, value: &str| {
            write!(entry, ",\n  {name} = {{{value}}}").expect("a string takes all that is written");
        };
        if !self.authors.is_empty() {
            // The braces keep BibTeX from taking a name apart where it has no comma.
            let names = self.authors.iter().map(|author| match author.rsplit_once(' ') {
                Some((first, last)) => format!("{}, {}", tex_safe(last), tex_safe(first)),
                None => format!("{{{}}}", tex_safe(author)),
            });
            field("author", &names.collect::<Vec<_>>().join(" and "));
        }
        // Double braces keep the capitals.
        field("title", &format!("{{{}}}", tex_safe(self.headline)));
        self.outlet.iter().for_each(|outlet| field("journal", &tex_safe(outlet)));
        if let Some(published) = &self.published {
            field("year", published.get(..4).unwrap_or(published));
            field("date", published);
        }
        self.url.iter().for_each(|url| field("url", &url.replace(['{', '}', '\\'], "")));
        self.accessed.iter().for_each(|day| field("urldate", &day.to_string()));
        entry.push_str("\n}\n");
        entry
    }

    fn day_in_words(&self) -> Option<String> {
        let published = self.published.as_deref()?;
        published.parse::<Date>().map(day_in_words).ok().or_else(|| value_in_words(published, None)).or_else(|| Some(published.to_owned()))
    }
}

/// A text in a template of Wikipedia: nothing in it ends a field, opens a link or starts a tag.
fn wiki_safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' => safe.push_str("{{!}}"),
            '[' => safe.push_str("&#91;"),
            ']' => safe.push_str("&#93;"),
            '{' => safe.push_str("&#123;"),
            '}' => safe.push_str("&#125;"),
            '<' => safe.push_str("&lt;"),
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A text in a record of BibTeX: what TeX would obey stands as itself. BibTeX counts braces even after a backslash, so they are named.
fn tex_safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '$' | '&' | '%' | '#' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flood() -> Citation<'static> {
        Citation {
            key: "flood",
            authors: vec!["Ann Reyes".into(), "Tomas van Ode".into()],
            headline: "Flood & fear | 50% of Linden",
            outlet: Some("Linden Post".into()),
            published: Some("2024-03-08".to_owned()),
            url: Some("https://post.example/a_b"),
            accessed: Some(jiff::civil::date(2024, 3, 9)),
        }
    }

    #[test]
    fn in_words() {
        let expected = "Ann Reyes and Tomas van Ode, “Flood & fear | 50% of Linden”, Linden Post, 8 March 2024, \
            https://post.example/a_b, accessed 9 March 2024.";
        assert_eq!(flood().plain(), expected);
        let bare = Citation { authors: vec![], outlet: None, published: None, url: None, accessed: None, ..flood() };
        assert_eq!(bare.plain(), "“Flood & fear | 50% of Linden”, undated.");
    }

    #[test]
    fn as_wikipedia_takes_it() {
        let expected = "{{cite news |last1=Reyes |first1=Ann |last2=Ode |first2=Tomas van |date=8 March 2024 \
            |title=Flood & fear {{!}} 50% of Linden |url=https://post.example/a_b |work=Linden Post |access-date=9 March 2024}}";
        assert_eq!(flood().cite_news(), expected);
        let month = Citation { authors: vec!["Reyes".into()], published: Some("2024-03".to_owned()), url: None, ..flood() };
        assert_eq!(
            month.cite_news(),
            "{{cite news |author=Reyes |date=March 2024 |title=Flood & fear {{!}} 50% of Linden |work=Linden Post}}"
        );
    }

    #[test]
    fn as_a_bibliography_takes_it() {
        let expected = "@article{flood,\n  author = {Reyes, Ann and Ode, Tomas van},\n  title = {{Flood \\& fear | 50\\% of Linden}},\n  \
            journal = {Linden Post},\n  year = {2024},\n  date = {2024-03-08},\n  url = {https://post.example/a_b},\n  \
            urldate = {2024-03-09}\n}\n";
        assert_eq!(flood().bibtex(), expected);
        let bare = Citation { authors: vec![], outlet: None, published: None, url: None, accessed: None, headline: "a\\b{c", ..flood() };
        assert_eq!(bare.bibtex(), "@misc{flood,\n  title = {{a\\textbackslash{}b\\textbraceleft{}c}}\n}\n");
    }
}
