//! A site that is edited at random and published over what stands, with what pages were made of known: the same as published anew.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;
use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
use crate::pipeline::compile;
use crate::site::Site;
use crate::site::theme::Theme;

const NEWS: [&str; 5] = [
    "Harbour vote\n\nLINDEN, March 8, 2024 - Mayor Ann Reyes opened the harbour on Thursday. “It is done,” Reyes said.\n",
    "Flood\n\nLINDEN, March 9, 2024 - Bo Ode met Mayor Ann Reyes in Linden on Friday. “We will rebuild,” Ode told the council.\n",
    "Storm\n\ndate 2024-03-11\n\nBo Ode resigned on Monday. Ann Reyes said that the harbour stays open.\n",
    "Vote\n\nThe council voted on Tuesday. Eva Hale was elected. “It is done,” Mayor Ann Reyes said.\n",
    "<b>Markup</b>\n\ndate 2024-03-12\n\nEva Hale & Bo Ode met in Orwin.\n",
];
const NAMES: [&str; 4] = ["a.txt", "b.txt", "c.txt", "d.txt"];

#[derive(Clone, Debug)]
enum Edit {
    Article(usize, usize),
    NoArticle(usize),
    /// The name of the dossier, which all pages show.
    Name(u8),
    /// A template, which many pages are made by.
    Template(u8),
    Rule(bool),
    /// A page that stands is edited, edited without a change of its length, or taken away.
    Page(usize, u8),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..NAMES.len(), 0..NEWS.len()).prop_map(|(name, news)| Edit::Article(name, news)),
        1 => (1..NAMES.len()).prop_map(Edit::NoArticle),
        1 => (0_u8..3).prop_map(Edit::Name),
        1 => (0_u8..3).prop_map(Edit::Template),
        1 => any::<bool>().prop_map(Edit::Rule),
        3 => (any::<usize>(), 0_u8..3).prop_map(|(page, how)| Edit::Page(page, how)),
    ]
}

/// Publishes a project over what stands; what its pages are made of, and how many were not rendered.
fn build_over(files: &ProjectFiles, marks: &Marks, out: &Path) -> (Marks, usize) {
    let compiled = compile(parse_project(files.clone(), true).unwrap());
    let theme = Theme::new(&compiled.project).unwrap();
    let site = Site::beside(&compiled, compiled.annotations.clone(), &theme, Some(marks.views()));
    let standing = AtomicUsize::new(0);
    let render = |address: &Address| {
        site.render_unless_it_stands(address).inspect(|rendered| {
            standing.fetch_add(usize::from(matches!(rendered, Rendered::AsBefore(_))), Ordering::Relaxed);
        })
    };
    let pages = super::super::Pages { addresses: &site.addresses(), render, anew: |address: &Address| site.render(address) };
    let (_, marks) = publish_changed(&pages, marks, out, false).unwrap();
    (marks, standing.into_inner())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_page_is_as_if_it_were_rendered(edits in prop::collection::vec(edit(), 1..8)) {
        let (_root, out) = folder();
        let file = |path: &str, text: String| ProjectFile { path: path.to_owned(), bytes: text.into_bytes().into() };
        let mut files = ProjectFiles { articles: vec![file(NAMES[0], NEWS[0].to_owned())], ..ProjectFiles::default() };
        let (mut marks, _) = build_over(&files, &Marks::default(), &out);
        let all = super::files(&out).len();
        let again = build_over(&files, &marks, &out);
        prop_assert!(again.1 * 3 > all, "{} of {all} pages stand", again.1);
        for edit in edits {
            match edit {
                Edit::Article(name, news) => {
                    files.articles.retain(|article| article.path != NAMES[name]);
                    files.articles.push(file(NAMES[name], NEWS[news].to_owned()));
                }
                Edit::NoArticle(name) => files.articles.retain(|article| article.path != NAMES[name] || article.path == NAMES[0]),
                Edit::Name(name) => files.settings = Some(file("newsite.toml", format!("name = \"Dossier {name}\"\n"))),
                Edit::Template(words) => files.templates = vec![file("navigation.html", format!("<nav>{words} {{{{ section }}}}</nav>"))],
                Edit::Rule(is_there) => {
                    let rule = "[[person]]\nperson = \"Ann Reyes\"\nname = \"Ann B. Reyes\"\n".to_owned();
                    files.editorial = is_there.then(|| file("editorial.toml", rule));
                }
                Edit::Page(page, how) => {
                    let pages = super::files(&out);
                    let (name, text) = pages.iter().nth(page % pages.len()).unwrap();
                    match how {
                        0 => fs::remove_file(out.join(name)).unwrap(),
                        1 => fs::write(out.join(name), "x").unwrap(),
                        _ => fs::write(out.join(name), "x".repeat(text.len())).unwrap(),
                    }
                }
            }
            marks = build_over(&files, &marks, &out).0;
            let (_clean, anew) = folder();
            build_over(&files, &Marks::default(), &anew);
            let mut there = super::files(&out);
            // What somebody edited and is no longer made is left to them.
            there.retain(|_, text| text.is_empty() || !text.bytes().all(|letter| letter == b'x'));
            prop_assert!(there == super::files(&anew));
        }
    }
}
