//! Addresses that were published and lead on to others.

use serde::Serialize;

use crate::corpus::editorial::MovedRule;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::head::Head;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What the page in place of one that moved shows.
#[derive(Serialize)]
struct MovedPage {
    /// The link to where it stands now.
    href: String,
}

/// A page in place of one that moved.
struct Moved {
    to: String,
}

/// The pages for the rules that hold, of a site that has others; and what is wrong with the rest.
pub(in super::super) fn pages(desk: &Desk<'_>, has: &dyn Fn(&Address) -> bool, all: &[&Address]) -> (Vec<Placed>, Vec<Diagnostic>) {
    let rules = &desk.compiled.project.editorial;
    let (mut pages, mut faults): (Vec<Placed>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for MovedRule { from, to, .. } in &rules.moved {
        let (old, new) = (Address::root(from.get_ref()), to.get_ref());
        let target = Address::root(new.split('#').next().unwrap_or(new));
        let mut fault = |at, message: String, help: String| {
            faults.push(rules.diagnostic(at, |file| Diagnostic::warning("moved", file, message)).help(help));
        };
        if !is_page(&old.0) {
            fault(from, format!("`{old}` is not a page"), "write its path in the site, such as people/ann-reyes.html".to_owned());
        } else if has(&old) {
            fault(from, format!("`{old}` is a page of the site"), "nothing has moved from there: take the rule out".to_owned());
        } else if !has(&target) {
            let nearest = all.iter().min_by_key(|address| strsim::levenshtein(&address.0, &target.0));
            let help = format!("the nearest page is `{}`", nearest.map_or("index.html", |address| address.0.as_str()));
            fault(to, format!("the site has no page `{target}`"), help);
        } else {
            pages.push(placed(old, Moved { to: new.clone() }));
        }
    }
    (pages, faults)
}

/// Whether a path is that of a page, and stays in the site.
fn is_page(path: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '<', '>', '"', '|', '?', '*']);
    path.strip_suffix(".html").is_some() && path.split('/').all(is_part) && !path.contains(char::is_control)
}

impl Page for Moved {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        let to = Address::root(&self.to);
        let mut head = Head::new(desk, address, "", "This page has moved", "This page has moved.".to_owned());
        head.is_hidden = true;
        head.canonical = to.absolute(desk.settings().base_url.as_deref());
        desk.render_page("moved.html", address, &head, &MovedPage { href: address.link_to(&to) })
    }
}
