//! Citations of a quote, to copy: in words, for Wikipedia, and for BibTeX.
//!
//! What is cited is the article as its outlet published it, never this site's page of it. Nothing is filled in that the article and
//! the editor do not give.

use std::fmt::Write;

use serde::Serialize;

use super::Site;
use super::dates::day_in_words;
use super::index::shortened;
use super::paging::escaped_len;
use super::published;
use super::url::is_web_address;
use crate::pipeline::Compiled;

/// A citation in one writing.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Citation {
    /// What the writing is called.
    pub(super) label: &'static str,
    /// The text to copy.
    pub(super) text: String,
}

/// What a citation says of an article and of words in it.
#[derive(Clone, Debug, Default)]
struct Cited {
    /// The words, without marks; `None` where they are not the speaker's own.
    words: Option<String>,
    speaker: Option<String>,
    authors: Vec<String>,
    headline: String,
    outlet: Option<String>,
    /// “20 November 2017” or “November 2017”.
    published: Option<String>,
    /// `2017-11-20`, `2017-11` or `2017`.
    published_value: Option<String>,
    url: Option<String>,
    accessed: Option<String>,
    accessed_value: Option<String>,
    slug: String,
}

impl Site<'_> {
    /// The citations of words in an article; `words` are without marks, and `None` where they are not the speaker's own.
    pub(super) fn citations(&self, article: usize, words: Option<&str>, speaker: Option<&str>) -> Vec<Citation> {
        let facts = &self.compiled.dossier.articles[article];
        let fields = &self.compiled.project.articles[article].fields;
        let accessed = facts.accessed.as_ref().map(|day| day.value);
        let cited = Cited {
            words: words.map(str::to_owned),
            speaker: speaker.map(str::to_owned),
            authors: fields.byline.iter().take(MOST_AUTHORS).map(|name| shortened(&name.value, LONGEST_FIELD)).collect(),
            headline: self.index.headlines[article].clone(),
            outlet: facts.outlet.as_ref().map(|outlet| shortened(&outlet.value, LONGEST_FIELD)),
            published: published::shown(&facts.published).map(|day| day.words.replace('\u{a0}', " ")),
            published_value: facts.published.value(),
            url: facts.url.as_ref().map(|url| url.value.clone()).filter(|url| is_web_address(url) && url.len() <= LONGEST_URL),
            accessed: accessed.map(|day| day_in_words(day).replace('\u{a0}', " ")),
            accessed_value: accessed.map(|day| day.to_string()),
            slug: facts.slug.clone(),
        };
        vec![
            Citation { label: "Plain", text: cited.plain() },
            Citation { label: "Wikipedia", text: cited.wikipedia() },
            Citation { label: "BibTeX", text: cited.bibtex() },
        ]
    }
}

/// How many bytes the citations of an article take beside the words cited.
pub(super) fn citation_cost(compiled: &Compiled, article: usize, headline: &str) -> usize {
    const AROUND: usize = 420;
    let facts = &compiled.dossier.articles[article];
    let fields = &compiled.project.articles[article].fields;
    let authors = fields.byline.iter().take(MOST_AUTHORS).map(|name| name.value.len().min(LONGEST_FIELD) * 2);
    let url = facts.url.as_ref().map_or(0, |url| url.value.len().min(LONGEST_URL));
    let outlet = facts.outlet.as_ref().map_or(0, |outlet| outlet.value.len().min(LONGEST_FIELD));
    AROUND + 3 * (authors.sum::<usize>() + url + outlet + facts.slug.len() / 3 + 2 * escaped_len(headline))
}

/// An article may name many who wrote it; a citation names so many.
const MOST_AUTHORS: usize = 6;
const LONGEST_FIELD: usize = 120;
/// A longer address is left to the article's page.
const LONGEST_URL: usize = 500;

impl Cited {
    /// > Ann Reyes: “We will rebuild”, quoted in Mara Lind, “Dam breaks”, Linden Courier, 3 March 2019, news.example/dam.
    fn plain(&self) -> String {
        let mut text = String::new();
        match (&self.speaker, &self.words) {
            (Some(speaker), Some(words)) => write!(text, "{}: “{words}”, quoted in ", capitalised(speaker)),
            (None, Some(words)) => write!(text, "“{words}”, quoted in "),
            (Some(speaker), None) => write!(text, "{}, as reported in ", capitalised(speaker)),
            (None, None) => Ok(()),
        }
        .expect("a string takes all that is written");
        let mut parts: Vec<String> = Vec::new();
        if !self.authors.is_empty() {
            parts.push(self.authors.join(", "));
        }
        parts.push(format!("“{}”", self.headline));
        parts.extend(self.outlet.clone());
        parts.extend(self.published.clone());
        parts.extend(self.url.as_ref().map(|url| match &self.accessed {
            Some(day) => format!("{url} (accessed {day})"),
            None => url.clone(),
        }));
        text.push_str(&parts.join(", "));
        text.push('.');
        text
    }

    /// Wikipedia's template, on one line.
    fn wikipedia(&self) -> String {
        let mut text = String::from("{{cite news");
        let mut field = |name: &str, value: &str| {
            write!(text, " |{name}={}", for_wiki(value)).expect("a string takes all that is written");
        };
        for (place, author) in self.authors.iter().enumerate() {
            let number = if place == 0 { String::new() } else { (place + 1).to_string() };
            match author.rsplit_once(' ') {
                Some((first, last)) => {
                    field(&format!("last{number}"), last);
                    field(&format!("first{number}"), first);
                }
                None => field(&format!("author{number}"), author),
            }
        }
        field("title", &self.headline);
        let named = [
            ("work", &self.outlet),
            ("date", &self.published),
            ("url", &self.url),
            ("access-date", &self.accessed),
            ("quote", &self.words),
        ];
        for (name, value) in named {
            // The day of access stands beside an address, or nowhere.
            if let Some(value) = value.as_ref().filter(|_| name != "access-date" || self.url.is_some()) {
                field(name, value);
            }
        }
        text.push_str("}}");
        text
    }

    /// An entry for BibTeX; the words stand in its note.
    fn bibtex(&self) -> String {
        let key: String =
            self.slug.chars().map(|letter| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' }).collect();
        let mut text = format!("@article{{{key},\n  title = {{{{{}}}}}", for_bibtex(&self.headline));
        let mut field = |name: &str, value: &str| {
            write!(text, ",\n  {name} = {{{value}}}").expect("a string takes all that is written");
        };
        if !self.authors.is_empty() {
            field("author", &self.authors.iter().map(|author| for_bibtex(author)).collect::<Vec<_>>().join(" and "));
        }
        if let Some(outlet) = &self.outlet {
            field("journal", &for_bibtex(outlet));
        }
        if let Some(value) = &self.published_value {
            field("year", value.get(..4).unwrap_or(value));
            field("date", value);
        }
        if let Some(url) = &self.url {
            field("url", &url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"));
            self.accessed_value.iter().for_each(|day| field("urldate", day));
        }
        match (&self.speaker, &self.words) {
            (Some(speaker), Some(words)) => field("note", &for_bibtex(&format!("{}: “{words}”", capitalised(speaker)))),
            (None, Some(words)) => field("note", &for_bibtex(&format!("“{words}”"))),
            _ => {}
        }
        text.push_str("\n}");
        text
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A value of a template: what would end it or open another stands as a character reference.
fn for_wiki(value: &str) -> String {
    let mut safe = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '|' => safe.push_str("{{!}}"),
            '{' | '}' | '[' | ']' | '<' | '>' => write!(safe, "&#{};", u32::from(letter)).expect("a string takes all that is written"),
            '\n' | '\r' | '\t' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A value in braces. BibTeX counts braces even behind a backslash, so they are named.
fn for_bibtex(value: &str) -> String {
    let mut safe = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited() -> Cited {
        let some = |text: &str| Some(text.to_owned());
        Cited {
            words: some("We will rebuild"),
            speaker: some("the mayor"),
            authors: vec!["Mara Lind".to_owned()],
            headline: "Dam breaks".to_owned(),
            outlet: some("Linden Courier"),
            published: some("3 March 2019"),
            published_value: some("2019-03-03"),
            url: some("https://news.example/dam"),
            accessed: some("4 March 2019"),
            accessed_value: some("2019-03-04"),
            slug: "dam".to_owned(),
        }
    }

    #[test]
    fn each_writing_has_all_that_is_known() {
        assert_eq!(
            cited().plain(),
            "The mayor: “We will rebuild”, quoted in Mara Lind, “Dam breaks”, Linden Courier, 3 March 2019, https://news.example/dam \
             (accessed 4 March 2019)."
        );
        assert_eq!(
            cited().wikipedia(),
            "{{cite news |last=Lind |first=Mara |title=Dam breaks |work=Linden Courier |date=3 March 2019 \
             |url=https://news.example/dam |access-date=4 March 2019 |quote=We will rebuild}}"
        );
        assert_eq!(
            cited().bibtex(),
            "@article{dam,\n  title = {{Dam breaks}},\n  author = {Mara Lind},\n  journal = {Linden Courier},\n  year = {2019},\n  \
             date = {2019-03-03},\n  url = {https://news.example/dam},\n  urldate = {2019-03-04},\n  note = {The mayor: “We will rebuild”}\n}"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Cited { headline: "Dam breaks".to_owned(), slug: "dam".to_owned(), ..Cited::default() };
        assert_eq!(bare.plain(), "“Dam breaks”.");
        assert_eq!(bare.wikipedia(), "{{cite news |title=Dam breaks}}");
        assert_eq!(bare.bibtex(), "@article{dam,\n  title = {{Dam breaks}}\n}");
    }

    #[test]
    fn words_stay_words() {
        let hostile = Cited { words: Some("a|b }} [[c]] <ref> 100% {d_e}".to_owned()), ..Cited::default() };
        assert!(hostile.wikipedia().ends_with("|quote=a{{!}}b &#125;&#125; &#91;&#91;c&#93;&#93; &#60;ref&#62; 100% &#123;d_e&#125;}}"));
        assert!(hostile.bibtex().contains("100\\% \\textbraceleft{}d\\_e\\textbraceright{}"));
    }
}
