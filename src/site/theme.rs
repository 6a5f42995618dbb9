//! The templates, compiled, and the static files that go with them.
//!
//! In: templates by name and files by path. Out: a [`Theme`], which renders a template with a context. Knows nothing of
//! projects, so that `build.rs` can include this file and call [`check`] on the default theme.

use std::borrow::Cow;
use std::collections::BTreeMap;

use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place};
use crate::error::Error;

/// The templates and static files of a theme.
#[derive(Clone, Default)]
pub struct Theme {
    tera: Tera,
    templates: BTreeMap<String, String>,
    statics: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// Compiles templates, given by name; `statics` are files by their path in the site.
    ///
    /// # Errors
    /// Templates that do not parse, or that name a filter, component or parent that is not there: all faults in one report.
    pub fn compile(templates: &BTreeMap<String, String>, statics: BTreeMap<String, Cow<'static, [u8]>>) -> Result<Self, Error> {
        let named: Vec<(&str, &str)> = templates.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let mut tera = Tera::new();
        tera.add_raw_templates(named.iter().copied()).map_err(|fault| {
            let faults = check(&named);
            let reports: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Error::Template { report: if reports.is_empty() { fault.to_string() } else { reports.join("\n\n") } }
        })?;
        Ok(Self { tera, templates: templates.clone(), statics })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// A template that asks for what its view has not; the report names template, line and cause.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Error> {
        let mut page = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, context, &mut page).map_err(|fault| Error::Template { report: fault.to_string() })?;
        Ok(page)
    }

    /// The texts of the templates, by name.
    pub(crate) fn templates(&self) -> &BTreeMap<String, String> {
        &self.templates
    }

    /// The static files, by their path in the site.
    pub fn statics(&self) -> &BTreeMap<String, Cow<'static, [u8]>> {
        &self.statics
    }
}

/// Every fault of these templates (name and text; all that a theme has, a project's own in place of the default ones), each
/// with its line: those that do not parse, else what does not fit together.
pub(crate) fn check(templates: &[(&str, &str)]) -> Vec<Diagnostic> {
    let alone = templates.iter().filter_map(|(name, text)| {
        let fault = Tera::new().add_raw_template(name, text).err()?;
        matches!(fault.kind(), ErrorKind::SyntaxError(_)).then(|| diagnostic_of(&fault, templates))
    });
    let faults: Vec<Diagnostic> = alone.collect();
    if !faults.is_empty() {
        return faults;
    }
    let together = Tera::new().add_raw_templates(templates.iter().copied()).err();
    together.iter().map(|fault| diagnostic_of(fault, templates)).collect()
}

fn diagnostic_of(fault: &tera::Error, templates: &[(&str, &str)]) -> Diagnostic {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = fault.kind() else {
        return Diagnostic::error("template", "templates", fault.to_string());
    };
    let file = format!("templates/{}", report.filename());
    let message = format!("cannot use {file}: {}", report.message());
    let text = templates.iter().find(|(name, _)| *name == report.filename()).map_or("", |(_, text)| text);
    let range = &report.span().range;
    Diagnostic::error("template", file, message).at(Place::in_text(text, range.start.min(text.len()), range.end.min(text.len())))
}
