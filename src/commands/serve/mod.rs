//! `newsite serve`: the site on this machine, rendered on request with the very code `build` uses.
//!
//! This thread owns the dossier and renders; another speaks HTTP. Between them goes a queue of [`Request`]s, so that
//! rendering keeps no connection waiting, and the site may borrow from its dossier.

mod http;
mod listen;
mod pages;

use std::sync::mpsc;
use std::thread;

use tokio::sync::oneshot;

use super::report;
use crate::cli::Serve;
use crate::error::Error;
use crate::pipeline::Source;
use crate::site::Site;
use crate::site::theme::Theme;
use pages::{Answer, Pages};

/// A path asked for, decoded and without the slash before it, and where to send the answer.
struct Request {
    path: String,
    reply: oneshot::Sender<Result<Answer, Error>>,
}

/// Serves the site until the process is ended.
pub(super) fn run(flags: &Serve) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref());
    report::say(format_args!("newsite: serving {source}"));
    let (listener, address) = listen::bind(flags.host, flags.port)?;
    let compiled = super::compile(&source, &flags.input, None, None)?;
    report::diagnostics(super::diagnostics_of(&compiled));
    let theme = Theme::new(&compiled.project)?;
    let site = Site::new(&compiled, &theme);
    let (requests, queue) = mpsc::channel::<Request>();
    let server = thread::spawn(move || http::serve(listener, address, requests));
    report::say(format_args!("newsite: http://{address}/ (Ctrl-C ends it)"));
    let pages = Pages::new(&site);
    for request in queue {
        // A browser that has left does not wait for its page.
        let _ = request.reply.send(pages.answer(&request.path));
    }
    server.join().expect("the server does not panic").map_err(|source| Error::Listen { address: address.to_string(), source })
}
