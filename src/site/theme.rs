//! The templates, compiled.

/// The templates and static files of a theme.
#[derive(Debug, Default)]
pub struct Theme {}
