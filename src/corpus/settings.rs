//! `newsite.toml`: the settings of a project. Every key has a default.

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Place};
use crate::error::{Error, toml_fault};

/// The settings of a project.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "newsite.toml"))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The name of the dossier: the name of the site. Without one it is its folder's.
    pub name: String,
    /// What the dossier is about, in a sentence or two; shown on the home page and in feeds.
    pub description: String,
    /// Where the site will stand, with its scheme: `https://news.example/dossier/`. `None` leaves out what needs an
    /// absolute address (the sitemap, the feed's own address).
    pub base_url: Option<String>,
    /// Who keeps the dossier: shown on the about page and as the author of the feed.
    pub editor: Option<String>,
}

/// What a dossier is called that nobody named, and that lies in no folder.
pub const UNNAMED: &str = "Dossier";

impl Default for Settings {
    fn default() -> Self {
        Self { name: UNNAMED.to_owned(), description: String::new(), base_url: None, editor: None }
    }
}

/// Reads the settings of a project; `file` is the name to say in an error.
pub(crate) fn parse_settings(file: &str, text: &str) -> Result<Settings, Error> {
    let mut settings: Settings = toml::from_str(text).map_err(|fault| Error::Settings(toml_fault(file, text, &fault)))?;
    if let Some(base_url) = settings.base_url.take() {
        settings.base_url = Some(parse_base_url(&base_url).map_err(|fault| at_base_url(file, text, &fault))?);
    }
    Ok(settings)
}

/// A fault of the base address, at its place in the settings.
fn at_base_url(file: &str, text: &str, fault: &Error) -> Error {
    #[derive(Deserialize)]
    struct Written {
        base_url: Spanned<String>,
    }
    let diagnostic = Diagnostic::error("base-url", file, fault.to_string());
    Error::Settings(Box::new(match toml::from_str::<Written>(text) {
        Ok(written) => diagnostic.at(Place::in_text(text, written.base_url.span().start, written.base_url.span().end)),
        Err(_) => diagnostic,
    }))
}

/// An absolute address of a folder: `http` or `https`, a host, and a slash at the end (added where it lacks).
pub(crate) fn parse_base_url(text: &str) -> Result<String, Error> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !text.contains(|character: char| character.is_whitespace() || matches!(character, '?' | '#' | '"' | '<' | '>'));
    if !is_address {
        return Err(Error::BaseUrl { given: text.to_owned() });
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}
