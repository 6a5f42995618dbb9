//! What browsers are told while files are watched: that their page or its style changed, why nothing new came out, or what is
//! wanting in what did.
//!
//! A page bears a script, and the script the mark of the page it stands in. With that mark it asks for the events of its
//! page, so that nothing is missed between the page and the question, or while the server was away.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::watch;

use super::desk::{Desk, OpenPage};
use super::edition::Statics;
use super::pages::Answer;
use crate::error::Error;

/// Where the script is; a folder of this name is never a page's, as dot files are not read.
pub(super) const SCRIPT: &str = ".newsite/reload.js";
/// Where the events of a page are, before its mark and its path.
pub(super) const EVENTS: &str = ".newsite/events/";
/// The script.
pub(super) const SCRIPT_TEXT: &str = include_str!("reload.js");
/// How soon a browser asks again when the server is away.
const RETRY: Duration = Duration::from_millis(300);

/// A page with the script that reloads it.
pub(super) fn with_script(mut page: Vec<u8>, mark: &str) -> Vec<u8> {
    let script = format!("<script src=\"/{SCRIPT}\" data-mark=\"{mark}\"></script>\n");
    let end = page.windows(7).rposition(|seven| seven == b"</body>").unwrap_or(page.len());
    page.splice(end..end, script.into_bytes());
    page
}

/// What tells one answer from another: the hash of the page, and that of all static files.
pub(super) fn mark_of(answer: Option<&Result<Answer, Error>>, statics: &Statics) -> String {
    let mut theme = blake3::Hasher::new();
    for (path, hash) in statics {
        theme.update(path.as_bytes()).update(hash.as_bytes());
    }
    let short = |hash: blake3::Hash| hash.to_hex()[..16].to_owned();
    format!("{}-{}", short(content_hash(answer)), short(theme.finalize()))
}

fn content_hash(answer: Option<&Result<Answer, Error>>) -> blake3::Hash {
    match answer {
        Some(Ok(Answer::Page { bytes, .. } | Answer::Missing { bytes })) => blake3::hash(bytes),
        Some(Ok(Answer::Folder { location })) => blake3::hash(location.as_bytes()),
        Some(Err(fault)) => blake3::hash(fault.explained().as_bytes()),
        None => blake3::hash(b"none"),
    }
}

/// The events of a page: `path` as the browser has it, and the mark of what it shows.
pub(super) fn events(desk: &Arc<Desk>, mark: &str, path: &str) -> Response {
    let told = Told {
        changes: desk.changes(),
        desk: Arc::clone(desk),
        page: desk.open(path),
        path: path.to_owned(),
        mark: mark.to_owned(),
        statics: None,
        fault: None,
        wanting: None,
        is_first: true,
        waiting: VecDeque::new(),
    };
    let stream = stream::unfold(told, |mut told| async move {
        let event = told.next().await?;
        Some((Ok::<_, Infallible>(event), told))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// What one browser was told.
struct Told {
    desk: Arc<Desk>,
    changes: watch::Receiver<u64>,
    #[expect(dead_code, reason = "the page is open for as long as this lives")]
    page: OpenPage,
    path: String,
    mark: String,
    /// The static files of the edition it was told of last; `None` before.
    statics: Option<Statics>,
    fault: Option<Arc<str>>,
    wanting: Option<Arc<str>>,
    is_first: bool,
    waiting: VecDeque<Event>,
}

impl Told {
    /// The next event; `None` when the server ends.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            if self.is_first {
                self.is_first = false;
                // The head of the answer goes out with the first event.
                self.waiting.push_back(Event::default().comment("newsite").retry(RETRY));
            } else {
                self.changes.changed().await.ok()?;
            }
            self.changes.borrow_and_update();
            self.look().await;
        }
    }

    /// Finds what there is to tell.
    async fn look(&mut self) {
        let state = self.desk.state();
        if state.fault != self.fault {
            self.waiting.push_back(match &state.fault {
                Some(report) => Event::default().event("fault").data(report),
                None => bare("mended"),
            });
            self.fault = state.fault;
        }
        if state.wanting != self.wanting {
            self.waiting.push_back(match &state.wanting {
                Some(report) => Event::default().event("wanting").data(report),
                None => bare("well"),
            });
            self.wanting = state.wanting;
        }
        let Some(edition) = state.edition else { return };
        let answer = self.desk.answer(&self.path).await;
        let mark = mark_of(answer.as_ref(), &edition.statics);
        let (page, theme) = mark.split_once('-').unwrap_or_default();
        let (shown_page, shown_theme) = self.mark.split_once('-').unwrap_or_default();
        if page != shown_page {
            self.waiting.push_back(bare("reload"));
        } else if theme != shown_theme {
            let event = match &self.statics {
                Some(before) => style_or_page(before, &edition.statics, answer.as_ref()),
                // What the page was shown with is not known: all may have changed.
                None => Some("reload"),
            };
            self.waiting.extend(event.map(bare));
        }
        self.mark = mark;
        self.statics = Some(edition.statics.clone());
    }
}

/// An event that says all by its name. Browsers leave out events without data.
fn bare(name: &str) -> Event {
    Event::default().event(name).data(name)
}

/// What a change of the static files is to a page: nothing, a new style, or a picture or script that it has to load.
fn style_or_page(before: &Statics, now: &Statics, answer: Option<&Result<Answer, Error>>) -> Option<&'static str> {
    let Some(Ok(Answer::Page { bytes, .. } | Answer::Missing { bytes })) = answer else { return None };
    let changed = || before.keys().chain(now.keys()).filter(|path| before.get(*path) != now.get(*path));
    let is_style = |path: &String| path.rsplit('.').next() == Some("css");
    if changed().any(|path| !is_style(path) && names(bytes, path)) {
        return Some("reload");
    }
    changed().any(is_style).then_some("style")
}

/// Whether a page names a static file.
fn names(page: &[u8], path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).as_bytes();
    page.windows(name.len()).any(|window| window == name)
}
