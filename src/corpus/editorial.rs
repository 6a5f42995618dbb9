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
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Bare(toml::value::Datetime),
            Quoted(String),
        }
        let written = match Written::deserialize(deserializer)? {
            Written::Bare(date) => date.to_string(),
            Written::Quoted(text) => text,
        };
        written.parse().map(Day).map_err(|_| serde::de::Error::custom(format!("`{written}` is no day; write it as 2024-03-08")))
    }
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
    })
}
