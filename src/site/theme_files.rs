//! Which files a theme is made of: the default theme's, and over them the project's own.

use std::collections::BTreeMap;

use super::theme::Theme;
use crate::corpus::Project;
use crate::embedded;
use crate::error::Error;

impl Theme {
    /// The default theme, with the project's own templates and static files in place of those of the same name.
    ///
    /// # Errors
    /// Templates that do not parse.
    pub fn new(project: &Project) -> Result<Self, Error> {
        let mut templates = BTreeMap::new();
        for file in embedded::theme_templates() {
            templates.insert(file.path, String::from_utf8_lossy(&file.bytes).into_owned());
        }
        templates.extend(project.templates.iter().map(|(name, text)| (name.clone(), text.clone())));
        let mut statics: BTreeMap<_, _> = embedded::theme_statics().into_iter().map(|file| (file.path, file.bytes)).collect();
        statics.extend(project.statics.iter().map(|file| (file.path.clone(), file.bytes.clone())));
        Self::compile(&templates, statics)
    }
}
