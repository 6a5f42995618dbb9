//! `editorial.toml`: what the editor knows or decides, as read. The dossier obeys it; nothing here is applied yet.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Place};
use crate::error::{Error, toml_fault};

/// The editor's rules, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Editorial {
    /// The file they stand in, as named in messages.
    pub file: String,
    /// The file's text, for showing a rule that finds nothing.
    pub text: String,
    /// Fields of articles.
    pub articles: Vec<ArticleRule>,
    /// Names of people.
    pub people: Vec<PersonRule>,
    /// Persons that are one.
    pub merges: Vec<MergeRule>,
    /// Persons that are two.
    pub not_same: Vec<NotSameRule>,
    /// Who said quotes.
    pub quotes: Vec<QuoteRule>,
    /// Mentions that mean somebody else.
    pub splits: Vec<SplitRule>,
    /// Persons to keep out.
    pub exclusions: Vec<ExcludeRule>,
    /// What is decided of events that the articles tell.
    pub events: Vec<EventRule>,
    /// Events that the articles tell and the program missed.
    pub added_events: Vec<AddEventRule>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct File {
    article: Vec<ArticleRule>,
    person: Vec<PersonRule>,
    merge: Vec<MergeRule>,
    not_same: Vec<NotSameRule>,
    quote: Vec<QuoteRule>,
    split: Vec<SplitRule>,
    exclude: Vec<ExcludeRule>,
    event: Vec<EventRule>,
    add_event: Vec<AddEventRule>,
}

/// Who decided, when and why: every rule may bear it.
macro_rules! rule {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Why the editor decided so.
            pub why: Option<String>,
            /// Who decided.
            pub by: Option<String>,
            /// When.
            pub on: Option<String>,
            /// Whether it corrects something that was published wrongly.
            #[serde(default)]
            pub correction: bool,
        }
    };
}

rule! {
    /// `[[article]]`: fields of one article.
    ArticleRule {
        /// The article's file, or its id.
        file: Spanned<String>,
        /// The day it came out.
        published: Option<Day>,
        /// Its headline.
        headline: Option<String>,
        /// Who published it.
        outlet: Option<String>,
        /// Where it was published on the web.
        url: Option<String>,
        /// The day it was copied from there.
        accessed: Option<Day>,
    }
}

rule! {
    /// `[[person]]`: how a person is called.
    PersonRule {
        /// Their id or any of their names.
        person: Spanned<String>,
        /// The name to show.
        name: Option<String>,
        /// Further names that mean them.
        #[serde(default)]
        aliases: Vec<String>,
        /// What the address of their page ends in.
        slug: Option<String>,
        /// What a reader should know of them; shown on their page as the editor's word.
        note: Option<String>,
    }
}

rule! {
    /// `[[merge]]`: persons that are one.
    MergeRule {
        /// The person they are, by id or name.
        into: Spanned<String>,
        /// The others, by id or name.
        from: Vec<Spanned<String>>,
    }
}

rule! {
    /// `[[not_same]]`: two persons that are never merged.
    NotSameRule {
        /// The one, by id or name.
        a: Spanned<String>,
        /// The other.
        b: Spanned<String>,
    }
}

rule! {
    /// `[[quote]]`: who said the words at a place.
    QuoteRule {
        /// Where they stand; a few of them will do.
        at: QuotedPlace,
        /// Who said them, by id or name.
        speaker: Spanned<String>,
    }
}

rule! {
    /// `[[split]]`: a mention that means somebody else.
    SplitRule {
        /// Whom it was taken to mean, by id or name.
        person: Spanned<String>,
        /// Where it stands.
        at: QuotedPlace,
        /// Whom it means: a person of the corpus, or the name of somebody new.
        to: String,
    }
}

rule! {
    /// `[[exclude]]`: a person to keep out.
    ExcludeRule {
        /// Their id or any of their names.
        person: Spanned<String>,
        /// How far.
        mode: ExcludeMode,
    }
}

/// How far a person is kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExcludeMode {
    /// They have no page and are in no list; their name stays in the texts.
    Unlink,
    /// Their name is published nowhere.
    Redact,
    /// Their page is kept from search engines.
    Noindex,
}

rule! {
    /// `[[event]]`: what is decided of an event that an article tells.
    EventRule {
        /// The words that tell it.
        at: QuotedPlace,
        /// Whether it is left out.
        #[serde(default)]
        hide: bool,
        /// Whether it stands among the key events, whatever it weighs.
        #[serde(default)]
        pin: bool,
        /// When it was.
        date: Option<When>,
        /// What to say of it.
        summary: Option<String>,
    }
}

rule! {
    /// `[[add_event]]`: an event that was not found.
    AddEventRule {
        /// When it was; `None` for the undated tray.
        date: Option<When>,
        /// What to say of it.
        summary: Spanned<String>,
        /// Who took part, by id or name.
        #[serde(default)]
        people: Vec<Spanned<String>>,
        /// Where it was.
        #[serde(default)]
        places: Vec<String>,
        /// The words that tell it: at least one place.
        #[serde(default)]
        evidence: Vec<QuotedPlace>,
    }
}

/// A place in an article, named by quoting it: `{ article = "flood.txt", exact = "the elder Reyes", prefix = "under " }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotedPlace {
    /// The article's file, or its id.
    pub article: Spanned<String>,
    /// The words, as they stand in the text or as the page shows them.
    pub exact: Spanned<String>,
    /// What stands before them, where they alone are not unique.
    pub prefix: Option<String>,
    /// What stands behind them.
    pub suffix: Option<String>,
}

/// A calendar day as the editor writes it: `"2017-11-21"`, or a bare TOML date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = written_date(deserializer)?;
        written.parse().map(Day).map_err(|_| serde::de::Error::custom(format!("`{written}` is no day; write it as 2024-03-08")))
    }
}

/// When an event was, as the editor writes it: a day, a month (`"2017-11"`), a year, or the first and the last of some with a slash
/// between (`"2017-11-18/2017-11-19"`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// As written.
    pub value: String,
    /// The first day it may mean.
    pub first: Date,
    /// The last day it may mean.
    pub last: Date,
}

impl When {
    fn parse(value: &str) -> Option<Self> {
        let (first, last) = value.split_once('/').unwrap_or((value, value));
        let (first, last) = (whole(first)?.0, whole(last)?.1);
        (first <= last).then(|| Self { value: value.to_owned(), first, last })
    }
}

/// The first and the last day of a day, a month or a year.
fn whole(value: &str) -> Option<(Date, Date)> {
    let opening = |rest: &str| format!("{value}{rest}").parse::<Date>().ok();
    match value.len() {
        4 => opening("-01-01").map(|day| (day, day.last_of_year())),
        7 => opening("-01").map(|day| (day, day.last_of_month())),
        _ => opening("").map(|day| (day, day)),
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = written_date(deserializer)?;
        Self::parse(&written).ok_or_else(|| {
            serde::de::Error::custom(format!("`{written}` is no date; write it as 2024-03-08, 2024-03, 2024 or 2024-03-08/2024-03-10"))
        })
    }
}

/// A date as the editor writes it: quoted, or a bare TOML date.
fn written_date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Bare(toml::value::Datetime),
        Quoted(String),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Bare(date) => date.to_string(),
        Written::Quoted(text) => text,
    })
}

impl Editorial {
    /// A diagnostic at a value of the file.
    pub fn diagnostic<T>(&self, at: &Spanned<T>, make: impl FnOnce(String) -> Diagnostic) -> Diagnostic {
        make(self.file.clone()).at(Place::in_text(&self.text, at.span().start, at.span().end))
    }
}

/// Reads the editor's rules; `file` is the name to say in an error.
pub(crate) fn parse_editorial(file: &str, text: &str) -> Result<Editorial, Error> {
    let rules: File = toml::from_str(text).map_err(|fault| Error::Editorial(toml_fault(file, text, &fault)))?;
    Ok(Editorial {
        file: file.to_owned(),
        text: text.to_owned(),
        articles: rules.article,
        people: rules.person,
        merges: rules.merge,
        not_same: rules.not_same,
        quotes: rules.quote,
        splits: rules.split,
        exclusions: rules.exclude,
        events: rules.event,
        added_events: rules.add_event,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_a_month_a_year_or_from_one_to_another() {
        let check = |value: &str, expected: Option<(&str, &str)>| {
            let found = When::parse(value).map(|when| (when.first.to_string(), when.last.to_string()));
            assert_eq!(found, expected.map(|(first, last)| (first.to_owned(), last.to_owned())), "{value}");
        };
        check("2024-03-08", Some(("2024-03-08", "2024-03-08")));
        check("2024-02", Some(("2024-02-01", "2024-02-29")));
        check("2024", Some(("2024-01-01", "2024-12-31")));
        check("2024-03-08/2024-03-10", Some(("2024-03-08", "2024-03-10")));
        for wrong in ["2024-3-8", "2024-13", "8 March 2024", "2024-03-10/2024-03-08", "", "/"] {
            check(wrong, None);
        }
    }
}
