//! One state of the site, on a thread that owns it: compiles, then renders what it is asked for.
//!
//! The site borrows from its dossier, so both live on the stack of that thread. It ends when nobody can send it requests any more.

use std::collections::BTreeMap;
use std::panic;
use std::sync::mpsc;
use std::thread;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use tokio::sync::oneshot;

use super::pages::{Answer, Pages};
use super::proof::prove;
use crate::commands::publishable;
use crate::corpus::ProjectFile;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::{self, Renewed};
use crate::site::Site;
use crate::site::theme::Theme;
use crate::site::url::path_of;

/// Static files by path, each with its hash.
pub(super) type Statics = BTreeMap<String, blake3::Hash>;

/// What an edition is asked for, and where to send the answer.
enum Request {
    /// A path, decoded and without the slash before it.
    Page { path: String, reply: oneshot::Sender<Result<Answer, Error>> },
    /// The pages of an article whose file now reads like this.
    Proof { file: ProjectFile, reply: mpsc::Sender<Vec<(String, Answer)>> },
}

/// A state of the site that answers.
#[derive(Clone, Debug)]
pub(super) struct Edition {
    requests: mpsc::Sender<Request>,
    /// The path at which the site will stand: `/`, or `/dossier/`.
    pub(super) base: String,
    /// Its static files.
    pub(super) statics: Statics,
}

/// An edition, and what was found in making it.
pub(super) struct Made {
    pub(super) edition: Edition,
    /// What is wrong or wanting in articles and rules.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many pages were rendered to check that they can be.
    pub(super) rendered: usize,
}

impl Edition {
    /// Makes an edition of what was read, and renders the `pages` given and one of each kind.
    ///
    /// # Errors
    /// A theme that does not parse, or does not render one of these pages.
    pub(super) fn make(renewed: Renewed, pages: Vec<String>) -> Result<Made, Error> {
        let (made, wait) = mpsc::channel();
        thread::spawn(move || {
            if let Err(fault) = run(renewed, &pages, &made) {
                // Whoever waits for the edition gets its error.
                let _ = made.send(Err(fault));
            }
        });
        wait.recv().unwrap_or_else(|_| Err(Error::Fault { what: "the site".to_owned() }))
    }

    /// What answers a path; `None` where the edition has ended.
    pub(super) async fn answer(&self, path: &str) -> Option<Result<Answer, Error>> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::Page { path: path.to_owned(), reply }).ok()?;
        answer.await.ok()
    }
}

impl Edition {
    /// The pages of an article as they are with its file as given; none where that cannot be told without the whole.
    pub(super) fn prove(&self, file: ProjectFile) -> Vec<(String, Answer)> {
        let (reply, pages) = mpsc::channel();
        let asked = self.requests.send(Request::Proof { file, reply });
        asked.ok().and_then(|()| pages.recv().ok()).unwrap_or_default()
    }
}

/// The result of making a page. A panic on the way, which is a fault of newsite, ends neither the edition nor the server.
fn guarded<T>(what: &str, make: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let caught = panic::catch_unwind(panic::AssertUnwindSafe(make));
    caught.unwrap_or_else(|_| Err(Error::Fault { what: what.to_owned() }))
}

/// The life of an edition.
fn run(renewed: Renewed, open: &[String], made: &mpsc::Sender<Result<Made, Error>>) -> Result<(), Error> {
    // A template that does not parse is found before the articles are joined.
    let theme = Theme::new(&renewed.project)?;
    let compiled = publishable(pipeline::join(renewed.project, renewed.annotations))?;
    let site = Site::new(&compiled, &theme);
    let pages = Pages::new(&site);
    let samples = pages.one_of_each_kind();
    let rendered: Vec<&String> = open.iter().chain(samples.iter().filter(|sample| !open.contains(sample))).collect();
    // Of several faults the first one, however many cores there are.
    let rendered: Vec<Result<Answer, Error>> = rendered.par_iter().map(|path| pages.answer(path)).collect();
    let rendered = rendered.into_iter().collect::<Result<Vec<_>, _>>()?.len();
    let (requests, queue) = mpsc::channel::<Request>();
    let edition = Edition {
        requests,
        base: compiled.project.settings.base_url.as_deref().map_or("/", path_of).to_owned(),
        statics: theme.statics().iter().map(|(path, bytes)| (path.clone(), blake3::hash(bytes))).collect(),
    };
    let diagnostics = compiled.project.diagnostics.iter().chain(&compiled.dossier.diagnostics).chain(site.faults()).cloned().collect();
    if made.send(Ok(Made { edition, diagnostics, rendered })).is_ok() {
        // All cores may be at work on the next edition: a proof does not queue behind it.
        let press = ThreadPoolBuilder::new().num_threads(1).build();
        for request in queue {
            // Whoever has left does not wait for an answer.
            match (request, &press) {
                (Request::Page { path, reply }, _) => drop(reply.send(guarded(&path, || pages.answer(&path)))),
                (Request::Proof { file, reply }, Ok(press)) => {
                    drop(reply.send(guarded(&file.path, || Ok(press.install(|| prove(&compiled, &theme, &file)))).unwrap_or_default()));
                }
                (Request::Proof { reply, .. }, Err(_)) => drop(reply.send(Vec::new())),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_panics_is_a_fault_of_that_page() {
        let fault = guarded("index.html", || -> Result<(), Error> { panic!("a fault of newsite") });
        assert_eq!(fault.unwrap_err().to_string(), "newsite failed to make index.html");
        assert_eq!(guarded("index.html", || Ok(1)).unwrap(), 1);
    }
}
