//! The templates, compiled.

use tera::Tera;

use crate::corpus::Project;
use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// The templates and static files of a theme.
#[derive(Debug, Default)]
pub struct Theme {}

impl Theme {
    /// The default theme, with the project's own files in place of those of the same name.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn new(project: &Project) -> Result<Self, Error> {
        let templates: Vec<(&str, &str)> = project.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        match check(&templates).first() {
            Some(fault) => Err(Error::Template { report: fault.message.clone() }),
            None => Ok(Self {}),
        }
    }
}

/// Every fault of these templates (name and text).
pub fn check(templates: &[(&str, &str)]) -> Vec<Diagnostic> {
    let fault = Tera::new().add_raw_templates(templates.iter().copied()).err();
    fault.iter().map(|fault| Diagnostic::error("template", "templates", fault.to_string())).collect()
}
