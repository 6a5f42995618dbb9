//! The pictures of a source: which of them articles show.

use std::collections::BTreeSet;

#[cfg(feature = "serve")]
use super::Project;
use super::ProjectFiles;
use super::layout::PicturePlace;
use super::metadata::is_web_address;
use crate::diagnostic::Diagnostic;

/// The endings of pictures that browsers show and that cannot run anything (an SVG can).
pub(super) const ENDINGS: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "avif"];

/// The paths of the pictures in a source.
#[derive(Debug, Default)]
pub(crate) struct Pictures<'f> {
    paths: BTreeSet<&'f str>,
}

impl<'f> Pictures<'f> {
    /// The pictures of a source.
    pub(crate) fn of_source(files: &'f ProjectFiles) -> Self {
        Self::new(files.pictures.iter().map(|picture| picture.path.as_str()))
    }

    /// The pictures that the articles of a project show.
    #[cfg(feature = "serve")]
    pub(crate) fn of_project(project: &'f Project) -> Self {
        Self::new(project.pictures.keys().map(String::as_str))
    }

    /// The pictures at these paths.
    pub(super) fn new(paths: impl IntoIterator<Item = &'f str>) -> Self {
        Self { paths: paths.into_iter().collect() }
    }

    /// The same, as an article sees them.
    pub(super) fn of<'p>(&'p self, file: &'p str) -> InArticle<'p> {
        InArticle { pictures: self, file, dropped: 0, missing: Vec::new() }
    }
}

/// Finds the pictures that an article names, and keeps those that are not there.
#[derive(Debug)]
pub(super) struct InArticle<'p> {
    pictures: &'p Pictures<'p>,
    file: &'p str,
    /// How many pictures lie in the article's own file.
    dropped: usize,
    missing: Vec<String>,
}

impl InArticle<'_> {
    /// Where the picture is that the article names.
    pub(super) fn place(&mut self, address: &str) -> PicturePlace {
        let address = address.trim();
        if is_web_address(address) {
            return PicturePlace::Web(address.to_owned());
        }
        if let Some(host) = address.strip_prefix("//") {
            return PicturePlace::Web(format!("https://{host}"));
        }
        if address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")) {
            self.dropped += 1;
            return PicturePlace::Nowhere;
        }
        let written = address.split(['?', '#']).next().unwrap_or(address);
        let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
        if let Some(path) = self.find(&decoded).or_else(|| self.find(written)) {
            return PicturePlace::Here(path);
        }
        self.missing.push(address.to_owned());
        PicturePlace::Nowhere
    }

    /// The path of a picture: from the article's folder, else from the source's (as vaults write it).
    fn find(&self, written: &str) -> Option<String> {
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let known = |path: String| self.pictures.paths.contains(path.as_str()).then_some(path);
        joined(folder, written).and_then(known).or_else(|| joined("", written).and_then(known))
    }

    /// Says which pictures are not shown.
    pub(super) fn tell(self, diagnostics: &mut Vec<Diagnostic>) {
        let file = self.file;
        if self.dropped > 0 {
            let pictures = if self.dropped == 1 { "1 picture is".to_owned() } else { format!("{} pictures are", self.dropped) };
            let message = format!("{pictures} part of {file} itself: left out");
            diagnostics.push(Diagnostic::advice("picture", file, message).help("save them as files beside it to show them"));
        }
        for address in self.missing {
            let shown: String = address.chars().take(120).collect();
            let message = format!("{file} shows a picture that is not there: {shown}");
            let help = format!("its description is shown; pictures are .{} files in the source", ENDINGS.join(", ."));
            diagnostics.push(Diagnostic::advice("picture", file, message).help(help));
        }
    }
}

/// A relative path below a folder, without `.` and `..`; `None` where it leads out of the source.
fn joined(folder: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in written.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
