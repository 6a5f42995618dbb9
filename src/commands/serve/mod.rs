//! `newsite serve`: the site on this machine, rendered on request with the very code `build` uses.
//!
//! - An [`edition`] is one state of the site, on a thread that owns its dossier and renders from a queue.
//! - The [`desk`] knows which edition is current; [`http`] asks it for pages.
//! - With `--watch`, [`watch`] tells when files change and [`rebuild`] makes the next edition, while the last one goes on answering.
//! - A [`proof`] of the article that was edited comes out before the edition.
//! - [`reload`] tells browsers that the page they show has changed, or why there is no new edition.

mod desk;
mod edition;
mod http;
mod listen;
mod pages;
mod proof;
mod rebuild;
mod reload;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use super::report;
use crate::cli::Serve;
use crate::corpus::read::Look;
use crate::error::Error;
use crate::pipeline::Source;
use desk::Desk;
use rebuild::Newsroom;
use watch::Watch;

/// Serves the site until the process is ended.
pub(super) fn run(flags: &Serve) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref())?;
    let watch = if flags.watch { Some(Watch::new(&source)?) } else { None };
    report::say(format_args!("newsite: {} {source}", if flags.watch { "serving and watching" } else { "serving" }));
    let (listener, address) = listen::bind(flags.host, flags.port)?;
    let desk = Arc::new(Desk::new(flags.watch));
    let mut newsroom = Newsroom::new(source, !flags.input.without_editorial, Arc::clone(&desk));
    match newsroom.publish(Look::AtAll) {
        Ok(_) => {}
        // Whoever watches mends it.
        Err(fault) if flags.watch => newsroom.fail(&fault),
        Err(fault) => return Err(fault),
    }
    let server = thread::spawn(move || http::serve(listener, address, desk));
    let url = browsed(address);
    report::say(format_args!("newsite: {url} (Ctrl-C ends it)"));
    if flags.open {
        open::that_detached(&url).unwrap_or_else(|fault| report::say(format_args!("newsite: cannot open a browser: {fault}")));
    }
    if let Some(watch) = watch {
        newsroom.keep_up(watch);
    }
    server.join().expect("the server does not panic").map_err(|source| Error::Listen { address: address.to_string(), free: None, source })
}

/// The address as a browser on this machine takes it: one that listens everywhere is asked on loopback.
fn browsed(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() { std::net::Ipv4Addr::LOCALHOST.into() } else { std::net::Ipv6Addr::LOCALHOST.into() });
    }
    format!("http://{address}/")
}
