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
    /// Addresses that lead on to others.
    pub moved: Vec<MovedRule>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "editorial.toml"))]
#[serde(default, deny_unknown_fields)]
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
    moved: Vec<MovedRule>,
}

/// Who decided, when and why: every rule may bear it.
macro_rules! rule {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
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
        #[cfg_attr(test, schemars(with = "String"))]
        file: Spanned<String>,
        /// The day it came out.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        published: Option<Day>,
        /// Its headline.
        headline: Option<String>,
        /// Who published it.
        outlet: Option<String>,
        /// Where it was published on the web.
        url: Option<String>,
        /// The day it was copied from there.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        accessed: Option<Day>,
        /// How much of it is shown; all where nothing is said.
        mode: Option<ArticleMode>,
    }
}

/// How much of an article is shown, on pages and in every other output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ArticleMode {
    /// All of it.
    #[default]
    Full,
    /// Its headline, its lede, and the sentences that name somebody, bear a quote or tell an event.
    Excerpt,
    /// Its headline, its fields, and the link to where it was published.
    Link,
}

rule! {
    /// `[[person]]`: how a person is called.
    PersonRule {
        /// Their id or any of their names.
        #[cfg_attr(test, schemars(with = "String"))]
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
        #[cfg_attr(test, schemars(with = "String"))]
        into: Spanned<String>,
        /// The others, by id or name.
        #[cfg_attr(test, schemars(with = "Vec<String>"))]
        from: Vec<Spanned<String>>,
    }
}

rule! {
    /// `[[not_same]]`: two persons that are never merged.
    NotSameRule {
        /// The one, by id or name.
        #[cfg_attr(test, schemars(with = "String"))]
        a: Spanned<String>,
        /// The other.
        #[cfg_attr(test, schemars(with = "String"))]
        b: Spanned<String>,
    }
}

rule! {
    /// `[[quote]]`: who said the words at a place.
    QuoteRule {
        /// Where they stand; a few of them will do.
        at: QuotedPlace,
        /// Who said them, by id or name.
        #[cfg_attr(test, schemars(with = "String"))]
        speaker: Spanned<String>,
    }
}

rule! {
    /// `[[split]]`: a mention that means somebody else.
    SplitRule {
        /// Whom it was taken to mean, by id or name.
        #[cfg_attr(test, schemars(with = "String"))]
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
        #[cfg_attr(test, schemars(with = "String"))]
        person: Spanned<String>,
        /// How far.
        mode: ExcludeMode,
    }
}

/// How far a person is kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        date: Option<When>,
        /// What to say of it.
        summary: Option<String>,
    }
}

rule! {
    /// `[[add_event]]`: an event that was not found.
    AddEventRule {
        /// When it was; `None` for the undated tray.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        date: Option<When>,
        /// What to say of it.
        #[cfg_attr(test, schemars(with = "String"))]
        summary: Spanned<String>,
        /// Who took part, by id or name.
        #[serde(default)]
        #[cfg_attr(test, schemars(with = "Vec<String>"))]
        people: Vec<Spanned<String>>,
        /// Where it was.
        #[serde(default)]
        places: Vec<String>,
        /// The words that tell it: at least one place.
        #[serde(default)]
        evidence: Vec<QuotedPlace>,
    }
}

rule! {
    /// `[[moved]]`: an address that was published and leads on to another.
    MovedRule {
        /// The page that there was, by its path in the site: `people/ann-reyes.html`.
        #[cfg_attr(test, schemars(with = "String"))]
        from: Spanned<String>,
        /// The page that there is.
        #[cfg_attr(test, schemars(with = "String"))]
        to: Spanned<String>,
    }
}

/// A place in an article, named by quoting it: `{ article = "flood.txt", exact = "the elder Reyes", prefix = "under " }`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotedPlace {
    /// The article's file, or its id.
    #[cfg_attr(test, schemars(with = "String"))]
    pub article: Spanned<String>,
    /// The words, as they stand in the text or as the page shows them.
    #[cfg_attr(test, schemars(with = "String"))]
    pub exact: Spanned<String>,
    /// What stands before them, where they alone are not unique.
    pub prefix: Option<String>,
    /// What stands after them.
    pub suffix: Option<String>,
}

/// A calendar day as the editor writes it: `"2017-11-21"`, or a bare TOML date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = written_date(deserializer)?;
        written.parse().map(Day).map_err(|_| serde::de::Error::custom(format!("`{written}` is not a date; write it as 2024-03-08")))
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
            serde::de::Error::custom(format!("`{written}` is not a date; write it as 2024-03-08, 2024-03, 2024 or 2024-03-08/2024-03-10"))
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
    /// Whether any rule keeps a name out of all that is published.
    pub(crate) fn withholds_names(&self) -> bool {
        self.exclusions.iter().any(|rule| rule.mode == ExcludeMode::Redact)
    }

    /// Whether any rule corrects something that was published.
    pub fn has_corrections(&self) -> bool {
        let people = self.people.iter().any(|rule| rule.correction) || self.exclusions.iter().any(|rule| rule.correction);
        let identities = self.merges.iter().any(|rule| rule.correction) || self.not_same.iter().any(|rule| rule.correction);
        let words = self.splits.iter().any(|rule| rule.correction) || self.quotes.iter().any(|rule| rule.correction);
        let events = self.events.iter().any(|rule| rule.correction) || self.added_events.iter().any(|rule| rule.correction);
        let pages = self.articles.iter().any(|rule| rule.correction) || self.moved.iter().any(|rule| rule.correction);
        people || identities || words || events || pages
    }

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
        moved: rules.moved,
    })
}

#[cfg(test)]
mod tests;
