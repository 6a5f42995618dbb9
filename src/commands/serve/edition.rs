//! One state of the site, on a thread that owns it: compiles, then renders what it is asked for.
//!
//! The site borrows from its dossier, so both live on the stack of that thread. It ends when nobody can ask it any more.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

use tokio::sync::oneshot;

use super::pages::{Answer, Pages};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::{self, Renewed};
use crate::site::Site;
use crate::site::theme::Theme;
use crate::site::url::path_of;

/// Static files by path, each with its hash.
pub(super) type Statics = BTreeMap<String, blake3::Hash>;

/// A path asked for, decoded and without the slash before it, and where to send the answer.
struct Request {
    path: String,
    reply: oneshot::Sender<Result<Answer, Error>>,
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
    /// How many pages were rendered to see that they do.
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
                // Whoever waits for an edition takes its fault.
                let _ = made.send(Err(fault));
            }
        });
        wait.recv().expect("a thread that makes an edition says what came of it")
    }

    /// What answers a path; `None` where the edition has ended.
    pub(super) async fn answer(&self, path: &str) -> Option<Result<Answer, Error>> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request { path: path.to_owned(), reply }).ok()?;
        answer.await.ok()
    }
}

/// The life of an edition.
fn run(renewed: Renewed, open: &[String], made: &mpsc::Sender<Result<Made, Error>>) -> Result<(), Error> {
    // A template that does not parse is known before the articles are joined.
    let theme = Theme::new(&renewed.project)?;
    let compiled = pipeline::join(renewed.project, renewed.annotations);
    let site = Site::new(&compiled, &theme);
    let pages = Pages::new(&site);
    let samples = pages.one_of_each_kind();
    let rendered = open.iter().chain(samples.iter().filter(|sample| !open.contains(sample)));
    let rendered = rendered.map(|path| pages.answer(path)).collect::<Result<Vec<_>, _>>()?.len();
    let (requests, queue) = mpsc::channel::<Request>();
    let edition = Edition {
        requests,
        base: compiled.project.settings.base_url.as_deref().map_or("/", path_of).to_owned(),
        statics: theme.statics().iter().map(|(path, bytes)| (path.clone(), blake3::hash(bytes))).collect(),
    };
    let diagnostics = compiled.project.diagnostics.iter().chain(&compiled.dossier.diagnostics).cloned().collect();
    if made.send(Ok(Made { edition, diagnostics, rendered })).is_ok() {
        for request in queue {
            // A browser that has left does not wait for its page.
            let _ = request.reply.send(pages.answer(&request.path));
        }
    }
    Ok(())
}
