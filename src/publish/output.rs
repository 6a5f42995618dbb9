//! Whether a folder may be written: never one that holds the sources, or that lies among them.

use std::path::{Path, PathBuf};

use super::disk;
use crate::error::Error;

/// Where a project was read from: nothing there is ever written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sources {
    /// The project's folder, a folder of articles, or one file; `None` for what was not read from the disk.
    pub root: Option<PathBuf>,
    /// The folders of a project in which all is read: `seeds`, `templates`, `static`, `pages`.
    pub folders: Vec<PathBuf>,
}

impl Sources {
    /// Says no to an output folder that is, holds, or lies among the sources. A project's `site/` does neither.
    pub(crate) fn check_output(&self, out: &Path) -> Result<(), Error> {
        let real_out = disk::resolve(out)?;
        let refused = |sources: &PathBuf| Err(Error::OutputHoldsSources { out: out.to_owned(), sources: sources.clone() });
        for sources in self.root.iter().chain(&self.folders) {
            let real = disk::resolve(sources)?;
            if real.starts_with(&real_out) || (self.folders.contains(sources) && real_out.starts_with(&real)) {
                return refused(sources);
            }
        }
        Ok(())
    }
}
