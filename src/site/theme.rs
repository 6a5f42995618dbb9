//! The templates, compiled.

use crate::corpus::Project;
use crate::error::Error;

/// The templates and static files of a theme.
#[derive(Debug, Default)]
pub struct Theme {}

impl Theme {
    /// The default theme, with the project's own files in place of those of the same name.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn new(_project: &Project) -> Result<Self, Error> {
        Ok(Self {})
    }
}
