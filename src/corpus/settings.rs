//! `newsite.toml`: the settings of a project. Every key has a default.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::metadata::is_web_address;
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
    /// Where a reader reports an error: an e-mail address, or the address of a page. The about page and the foot of each page say it.
    pub contact: Option<String>,
    /// Under what terms the dossier itself may be used, such as `CC BY 4.0`; the articles belong to their publishers. The about page and the
    /// page of the open data say it.
    pub licence: Option<String>,
    /// The language of the pages, as a tag of BCP 47: `en`, or `en-GB`. The words of the default theme are English.
    pub language: String,
    /// The colour of links under the pointer, of bars and of what is current, as `#8a241b`. Where it would be hard to read on light or dark
    /// paper, it is made darker or lighter there.
    pub accent: Option<String>,
    /// A picture beside the name, as a path below `static/`: `logo.svg`.
    pub logo: Option<String>,
    /// The homepages of outlets, by the name that the dossier shows: the page of an outlet leads there.
    pub outlets: BTreeMap<String, String>,
    /// What is published beside the pages of articles, people, events and quotes.
    pub publish: Publish,
}

/// What is published beside the pages themselves; all of it, where the settings do not say.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Publish {
    /// The open data: `data.html` and the files in `data/`.
    pub data: bool,
    /// The feeds: `feed.xml`, `feed.json`, one for each person, and that of corrections.
    pub feeds: bool,
    /// The search and its index.
    pub search: bool,
    /// The articles as received, beside their pages.
    pub received: bool,
}

impl Default for Publish {
    fn default() -> Self {
        Self { data: true, feeds: true, search: true, received: true }
    }
}

/// What a dossier is called that nobody named, and that lies in no folder.
pub(crate) const UNNAMED: &str = "Dossier";

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: UNNAMED.to_owned(),
            description: String::new(),
            base_url: None,
            editor: None,
            contact: None,
            licence: None,
            language: "en".to_owned(),
            accent: None,
            logo: None,
            publish: Publish::default(),
            outlets: BTreeMap::new(),
        }
    }
}

/// Reads the settings of a project; `file` is the name to say in an error.
pub(crate) fn parse_settings(file: &str, text: &str) -> Result<Settings, Error> {
    let mut settings: Settings = toml::from_str(text).map_err(|fault| Error::Settings(toml_fault(file, text, &fault)))?;
    if let Some(base_url) = settings.base_url.take() {
        settings.base_url = Some(parse_base_url(&base_url).map_err(|fault| at_base_url(file, text, &fault))?);
    }
    check_addresses(file, text, &settings)?;
    check_looks(file, text, &settings)?;
    Ok(settings)
}

/// A fault of a value, at its place in the settings.
fn at_value(file: &str, text: &str, kind: &'static str, value: &str, message: String) -> Error {
    let diagnostic = Diagnostic::error(kind, file, message);
    let place = text.find(value).map(|start| Place::in_text(text, start, start + value.len()));
    Error::Settings(Box::new(match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }))
}

/// That the language is a tag, the colour a colour and the logo a path inside `static/`.
fn check_looks(file: &str, text: &str, settings: &Settings) -> Result<(), Error> {
    let Settings { language, accent, logo, .. } = settings;
    let mut subtags = language.split('-');
    let is_primary = subtags.next().is_some_and(|tag| matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if !is_primary || !subtags.all(|tag| matches!(tag.len(), 1..=8) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Err(at_value(file, text, "language", language, format!("`{language}` is not a language tag, such as `en` or `en-GB`")));
    }
    if let Some(accent) = accent.as_deref().filter(|accent| parse_colour(accent).is_none()) {
        return Err(at_value(file, text, "accent", accent, format!("`{accent}` is not a colour newsite knows; write it as `#8a241b`")));
    }
    let leaves = |logo: &&str| logo.is_empty() || logo.starts_with('/') || logo.contains('\\') || logo.split('/').any(|part| part == "..");
    match logo.as_deref().filter(leaves) {
        Some(logo) => Err(at_value(file, text, "logo", logo, format!("`{logo}` is not a path below `static/`"))),
        None => Ok(()),
    }
}

/// The red, green and blue of `#8a241b` or `#a21`; `None` for what is neither.
pub(crate) fn parse_colour(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text.strip_prefix('#')?.chars().map(|digit| Some(digit.to_digit(16)? as u8)).collect::<Option<_>>()?;
    match digits[..] {
        [red, green, blue] => Some([red * 17, green * 17, blue * 17]),
        [red, red_low, green, green_low, blue, blue_low] => Some([red * 16 + red_low, green * 16 + green_low, blue * 16 + blue_low]),
        _ => None,
    }
}

/// That the logo is one of the project's static files, given by their paths.
pub(crate) fn check_logo<'p>(file: &str, text: &str, settings: &Settings, mut statics: impl Iterator<Item = &'p str>) -> Result<(), Error> {
    match settings.logo.as_deref().filter(|logo| !statics.any(|path| path == *logo)) {
        Some(logo) => Err(at_value(file, text, "logo", logo, format!("there is no `static/{logo}`"))),
        None => Ok(()),
    }
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

/// That a contact can be written to, and that homepages are addresses on the web.
fn check_addresses(file: &str, text: &str, settings: &Settings) -> Result<(), Error> {
    let is_mail = |address: &str| {
        let parts = address.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
        parts.is_some() && !address.contains([' ', '<', '>', '?', '"'])
    };
    let fault = |kind, value: &str, message: String| at_value(file, text, kind, value, message);
    if let Some(contact) = settings.contact.as_deref().filter(|contact| !is_web_address(contact) && !is_mail(contact)) {
        return Err(fault("contact", contact, format!("`{contact}` is neither an e-mail address nor the address of a page")));
    }
    match settings.outlets.iter().find(|(_, homepage)| !is_web_address(homepage)) {
        Some((outlet, homepage)) => Err(fault("outlet", homepage, format!("the homepage of {outlet} is not an address: `{homepage}`"))),
        None => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse_settings("newsite.toml", text).expect_err("a fault").explained()
    }

    #[test]
    fn a_contact_is_an_address_to_write_to_or_a_page() {
        for contact in ["desk@news.example", "https://news.example/contact"] {
            let settings = parse_settings("newsite.toml", &format!("contact = \"{contact}\""));
            assert_eq!(settings.expect("a contact").contact.as_deref(), Some(contact));
        }
        for contact in ["Ann Reyes", "javascript:alert(1)", "desk@", "a b@news.example"] {
            assert!(
                fault(&format!("contact = \"{contact}\"")).contains("neither an e-mail address nor the address of a page"),
                "{contact}"
            );
        }
    }

    #[test]
    fn a_colour_is_read_short_and_long() {
        assert_eq!(parse_colour("#8a241b"), Some([0x8a, 0x24, 0x1b]));
        assert_eq!(parse_colour("#A21"), Some([0xaa, 0x22, 0x11]));
        for accent in ["8a241b", "#8a24", "red", "#ggg", "#8a241b;}", "#äöü"] {
            assert!(fault(&format!("accent = \"{accent}\"")).contains("is not a colour"), "{accent}");
        }
    }

    #[test]
    fn a_language_is_a_tag_and_a_logo_lies_in_the_static_folder() {
        for language in ["en", "en-GB", "de-CH-1996"] {
            assert!(parse_settings("newsite.toml", &format!("language = \"{language}\"")).is_ok(), "{language}");
        }
        for language in ["", "English", "en_GB", "en-", "e\\\">"] {
            assert!(fault(&format!("language = \"{language}\"")).contains("is not a language tag"), "{language}");
        }
        for logo in ["", "/logo.svg", "../logo.svg", "a/../../b.svg"] {
            assert!(fault(&format!("logo = \"{logo}\"")).contains("is not a path below `static/`"), "{logo}");
        }
    }

    #[test]
    fn what_is_neither_true_nor_false_is_told_what_to_write() {
        let help = |text: &str| match parse_settings("newsite.toml", text) {
            Err(Error::Settings(diagnostic)) => diagnostic.help,
            other => panic!("{other:?}"),
        };
        for value in ["no", "No", "off # the search", "\"no\"", "False", "0"] {
            assert_eq!(help(&format!("[publish]\nsearch = {value}")).as_deref(), Some("write true or false"), "{value}");
        }
        assert_eq!(help("accent = true"), None);
    }

    #[test]
    fn the_homepage_of_an_outlet_is_an_address() {
        assert!(fault("[outlets]\n\"Daily Courier\" = \"courier\"").contains("the homepage of Daily Courier"));
    }
}
