//! What the articles call somebody to be.

use std::collections::BTreeMap;

use super::newest::last_day;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::dossier::{Evidence, Person};
use crate::pipeline::Compiled;
use crate::site::running_text::{reading_text, shortened};

/// What somebody is called to be.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    /// The words, as they are read.
    pub(crate) words: String,
    /// Where they first stand: in the article that came out first.
    pub(crate) evidence: Evidence,
    /// How many articles say so.
    pub(crate) articles: usize,
}

/// The roles of a person. A role may be told with judgement (“the strongman”): the wording of most articles goes first, and of those
/// that as many use, an office.
pub(super) fn roles_of(person: &Person, compiled: &Compiled) -> Vec<Role> {
    const LONGEST: usize = 160;
    let came_out = |place: &usize| {
        let day = last_day(&compiled.dossier.articles[person.roles[*place].evidence.article].published);
        (day.is_none(), day, *place)
    };
    let mut uses: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, role) in person.roles.iter().enumerate() {
        uses.entry(role.text.to_lowercase()).or_default().push(place);
    }
    let first = |places: Vec<usize>| Some((places.len(), places.into_iter().min_by_key(came_out)?));
    let mut order: Vec<(usize, usize)> = uses.into_values().filter_map(first).collect();
    let is_office =
        |place: usize| person.roles[place].text.split(' ').next_back().is_some_and(|word| classes_of(&fold(word)).contains(Classes::TITLE));
    order.sort_by_key(|(count, place)| (std::cmp::Reverse(*count), !is_office(*place), *place));
    let roles = order.into_iter().map(|(articles, place)| (articles, &person.roles[place]));
    roles
        .map(|(articles, role)| {
            let article = role.evidence.article;
            let words =
                reading_text(&compiled.project.articles[article].text, &compiled.dossier.articles[article].edits, role.evidence.span);
            Role { words: shortened(words.trim(), LONGEST), evidence: role.evidence, articles }
        })
        .collect()
}
