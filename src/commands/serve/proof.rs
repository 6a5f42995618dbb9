//! The pages of an edited article, before the edition that has the edit.
//!
//! To join ten thousand articles takes a second, to join a hundred a few milliseconds. So the article is compiled with those
//! that have most to say about the people in it, by the very code that compiles them all. Such a proof has the new text with
//! its people, dates and quotes; what counts the whole corpus (“named in 41 articles”) is right when the edition replaces it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::pages::{Answer, Pages};
use crate::annotate::annotate;
use crate::corpus::{Article, Pictures, Project, ProjectFile, parse_articles};
use crate::pipeline::{self, Compiled};
use crate::site::theme::Theme;
use crate::site::{Address, Site};

/// So many articles are compiled with the edited one, at most.
const NEIGHBOURS: usize = 64;
/// So many of them for the sake of one person.
const FOR_ONE_PERSON: usize = 6;

/// The pages of an article whose file reads as given, by path. None for what only the whole corpus can tell: an article that
/// is new, one of several in a file, or one in a project with names to withhold.
pub(super) fn prove(compiled: &Compiled, theme: &Theme, file: &ProjectFile) -> Vec<(String, Answer)> {
    let Some((place, article)) = edited(compiled, file) else { return Vec::new() };
    let mut places = neighbours(compiled, place, &article);
    places.insert(place);
    let at = places.iter().take_while(|other| **other < place).count();
    let said = annotate(&article);
    let known = &compiled.project;
    let mut articles: Vec<Arc<Article>> = places.iter().map(|place| Arc::clone(&known.articles[*place])).collect();
    let mut annotations: Vec<_> = places.iter().map(|place| compiled.annotations[*place].clone()).collect();
    articles[at] = article;
    annotations[at] = said;
    let project = Project {
        origin: known.origin.clone(),
        settings: known.settings.clone(),
        editorial: known.editorial.clone(),
        articles,
        pictures: known.pictures.clone(),
        templates: BTreeMap::new(),
        statics: Vec::new(),
        pages: known.pages.clone(),
        diagnostics: Vec::new(),
    };
    let proof = pipeline::join(project, annotations);
    let slug = &compiled.dossier.articles[place].slug;
    if proof.dossier.articles[at].slug != *slug {
        return Vec::new();
    }
    let site = Site::new(&proof, theme);
    let pages = Pages::new(&site);
    let paths = (0..).map(|part| Address::article(slug, part).0).take_while(|path| pages.has(path));
    // One that does not render is told with the edition.
    paths.filter_map(|path| pages.answer(&path).ok().map(|answer| (path, answer))).collect()
}

/// The place of the article and the article as it reads now.
fn edited(compiled: &Compiled, file: &ProjectFile) -> Option<(usize, Arc<Article>)> {
    if !compiled.dossier.withheld.names().is_empty() {
        return None;
    }
    let known = &compiled.project.articles;
    let place = known.binary_search_by(|article| article.file.cmp(&file.path)).ok()?;
    let mut parsed = parse_articles(file, &Pictures::of_project(&compiled.project)).articles;
    let mut article = parsed.pop().filter(|article| parsed.is_empty() && article.file == file.path)?;
    if article.id != known[place].id {
        Arc::make_mut(&mut article).id.clone_from(&known[place].id);
    }
    Some((place, article))
}

/// The articles that say most about the people of one: those of the people whom few others name come first.
fn neighbours(compiled: &Compiled, place: usize, article: &Article) -> BTreeSet<usize> {
    let dossier = &compiled.dossier;
    let mentioned = dossier.articles[place].mentions.iter().filter_map(|mention| mention.person).map(|person| person.0 as usize);
    let mut people: BTreeSet<usize> = mentioned.collect();
    people.extend((0..dossier.people.len()).filter(|person| article.text.contains(&dossier.people[*person].name)));
    let mut people: Vec<usize> = people.into_iter().collect();
    people.sort_by_key(|person| (dossier.people[*person].articles.len(), *person));
    let theirs = people.into_iter().flat_map(|person| dossier.people[person].articles.iter().take(FOR_ONE_PERSON));
    theirs.copied().filter(|other| *other != place).take(NEIGHBOURS).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::corpus::{ProjectFiles, parse_project};

    const COUNCIL: &str = "LINDEN, March 12, 2024 - The council voted on Tuesday.\n\n“It was time,” Mayor Mara Reyes said.\n";
    const HARBOUR: &str = "PORT ODE, May 2, 2024 - Harbour master Zelda Quill closed the port on Thursday.\n";

    fn file(path: &str, text: &str) -> ProjectFile {
        ProjectFile { path: path.to_owned(), bytes: Cow::Owned(text.as_bytes().to_vec()) }
    }

    fn compiled(flood: &str) -> Compiled {
        let articles = vec![file("council.txt", COUNCIL), file("flood.txt", flood), file("harbour.txt", HARBOUR)];
        pipeline::compile(parse_project(ProjectFiles { articles, ..ProjectFiles::default() }, true).unwrap())
    }

    #[test]
    fn a_proof_shows_the_new_text_as_its_edition_will() {
        let (old, new) = ("Mayor Mara Reyes spoke on Friday.\n", "Reyes met Zelda Quill on May 3, 2024.\n");
        let before = compiled(old);
        let theme = Theme::new(&before.project).unwrap();
        let proof = prove(&before, &theme, &file("flood.txt", new));
        let after = compiled(new);
        let site = Site::new(&after, &theme);
        let page = Pages::new(&site).answer("articles/flood.html").unwrap();
        assert_eq!(proof, [("articles/flood.html".to_owned(), page)]);
    }

    #[test]
    fn what_is_new_or_empty_waits_for_its_edition() {
        let before = compiled("Mayor Mara Reyes spoke on Friday.\n");
        let theme = Theme::new(&before.project).unwrap();
        assert_eq!(prove(&before, &theme, &file("dam.txt", "Rain fell.\n")), []);
        assert_eq!(prove(&before, &theme, &file("flood.txt", "")), []);
    }
}
