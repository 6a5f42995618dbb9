//! The kinds of pages for readers.
//!
//! To add one: a folder here with its view, a template, and its line in [`KINDS`].

mod about;
mod article;
mod articles;
mod corrections;
mod data;
mod home;
pub(super) mod moved;
mod own;
mod people;
mod person;
mod quotes;
mod search;
mod sources;
mod timeline;

pub(super) use about::render_not_found;

use super::fragments::Desk;
use super::page::Placed;
use super::theme::Theme;
use super::views::Views;
use crate::annotate::Annotations;
use crate::pipeline::Compiled;

/// What says where the pages of a kind stand.
pub(super) const KINDS: [fn(&Desk<'_>) -> Vec<Placed>; 13] = [
    home::pages,
    timeline::pages,
    people::pages,
    person::pages,
    quotes::pages,
    articles::pages,
    article::pages,
    sources::pages,
    search::pages,
    about::pages,
    data::pages,
    own::pages,
    corrections::pages,
];

/// The desk at which all pages are made: with the places of articles and events, to which pages of all kinds link.
pub(super) fn desk<'c>(compiled: &'c Compiled, annotations: &[Annotations], theme: &'c Theme, views: Option<Views>) -> Desk<'c> {
    let mut desk = Desk::new(compiled, annotations, theme, views);
    desk.parts = article::plan::parts(&desk);
    desk.event_pages = timeline::plan::event_pages(&desk);
    desk
}
