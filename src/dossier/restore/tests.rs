use proptest::prelude::*;

use super::*;
use crate::annotate::annotate;
use crate::corpus::{Project, ProjectFile, ProjectFiles, parse_project};
use crate::dossier::{Constraints, people};

/// The edits of each text, all texts being one corpus.
fn edits_of(texts: &[&str]) -> (Project, Vec<Vec<Edit>>) {
    let named = texts.iter().enumerate();
    let articles = named.map(|(place, text)| ProjectFile { path: format!("{place:02}.txt"), bytes: text.as_bytes().to_vec().into() });
    let files = ProjectFiles { articles: articles.collect(), ..ProjectFiles::default() };
    let project = parse_project(files, true).expect("the texts are articles");
    let annotations: Vec<_> = project.articles.iter().map(|article| annotate(article)).collect();
    let mut diagnostics = Vec::new();
    let constraints = Constraints::new(&project, &mut diagnostics);
    let people = people::decide(&project, &annotations, &constraints, &mut diagnostics);
    let edits = find_edits(&project, &annotations, &people);
    (project, edits)
}

/// How the first text is shown, where the others are in the same corpus.
fn check_among(text: &str, others: &[&str], expected: &str) {
    let texts: Vec<&str> = std::iter::once(text).chain(others.iter().copied()).collect();
    let (project, edits) = edits_of(&texts);
    assert_eq!(apply(&project.articles[0].text, &edits[0], Span::new(0, project.articles[0].text.len())), expected);
}

/// How a text is shown that stands after so many words in small letters that they are seen to be so throughout.
fn check(text: &str, expected: &str) {
    let lead = "rain fell over the valley and the river rose by the bridge .\n";
    check_among(&format!("{lead}{text}"), &[], &format!("Rain fell over the valley and the river rose by the bridge.\n{expected}"));
}

/// A text that is shown as it stands.
fn check_clean(text: &str) {
    check_among(text, &[], text);
}

#[test]
fn sentences_places_peoples_and_days_get_their_capitals() {
    check("the french council met in lisbon on monday .", "The French council met in Lisbon on Monday.");
    check("saudi arabia and the white house met on oct. 20 , 2015 .", "Saudi Arabia and the White House met on Oct. 20, 2015.");
}

#[test]
fn people_and_their_titles_get_their_capitals() {
    check("french president ann reyes met a spokesman .", "French President Ann Reyes met a spokesman.");
    check("foreign minister sergei odevich met mr . reyes .", "Foreign Minister Sergei Odevich met Mr. Reyes.");
}

#[test]
fn abbreviations_and_i_are_written_in_capitals() {
    check("u.s. officials and nato met at 5 p.m. and i left .", "U.S. officials and NATO met at 5 p.m. and I left.");
    check("the u . s . officials left .", "The U.S. officials left.");
}

#[test]
fn common_words_stay_small() {
    check("they may march on , the minister said of the table .", "They may march on, the minister said of the table.");
    check("he told us that us officials had left .", "He told us that US officials had left.");
}

#[test]
fn months_are_told_from_verbs() {
    check("it rained in may and on march 3 .", "It rained in May and on March 3.");
}

#[test]
fn lost_apostrophes_come_back() {
    check("portugal s plan was late , and we don t know why .", "Portugal’s plan was late, and we don’t know why.");
    check("we re late and they ve left .", "We’re late and they’ve left.");
}

#[test]
fn words_beside_an_s_stay() {
    check("the mayor has a plan s that won t do , vitamin d .", "The mayor has a plan’s that won’t do, vitamin d.");
    check_clean("Vitamin S and plan S were sold by Ann Reyes in Linden.");
}

#[test]
fn spaces_leave_the_inside_of_brackets_and_numbers() {
    check("he paid ( in all ) $ 3 . 5 million for 1 , 700 trees .", "He paid (in all) $3.5 million for 1,700 trees.");
}

#[test]
fn companies_are_known_by_their_ending() {
    check("thermo steel corp . said thermo would grow .", "Thermo Steel Corp. said Thermo would grow.");
    check("he would co-operate with the company .", "He would co-operate with the company.");
}

#[test]
fn what_somebody_says_begins_with_a_capital() {
    check("the mayor said : we left .", "The mayor said: We left.");
    check("there were two ways : stay or leave .", "There were two ways: stay or leave.");
}

#[test]
fn the_other_articles_teach_capitals() {
    let cased = "Ann Reyes of the Qarl Dam Company met the Board on Monday. The dam was built by Qarl Dam Company workers, she said.";
    check_among(
        "the valley was dry when workers of the qarl dam company met near the dam at the river .",
        &[cased],
        "The valley was dry when workers of the Qarl Dam Company met near the dam at the river.",
    );
}

#[test]
fn letters_are_never_changed() {
    check_among(
        "in the valley by the river the mayor met zora odegan and the council again .",
        &["Zora Odeğan met farmers in Linden. Zora Odeğan left."],
        "In the valley by the river the mayor met Zora Odegan and the council again.",
    );
}

#[test]
fn a_doubled_surname_is_shown_once() {
    check_among("Mayor Ann Maria Odegan Odegan met farmers.", &["Ann Maria Odegan left."], "Mayor Ann Maria Odegan met farmers.");
}

#[test]
fn names_that_repeat_themselves_stay() {
    check_clean("Ann Ann met farmers. Boutros Boutros-Reyes met Ann Reyes.");
}

#[test]
fn a_clean_text_gets_no_edit() {
    check_clean("Mayor Ann Reyes’s plan was late, and “we don’t know why,” she said on Monday. iPhone sales rose to 1,700.");
    check_clean("A short note in small letters.\n\nrain fell");
    check_clean("SHOUTED THROUGHOUT BY THE COUNCIL OF LINDEN WHEN THE DAM BROKE ON MONDAY AND ALL LEFT.");
}

proptest! {
    #[test]
    fn edits_lie_in_order_in_the_text(text in "[a-zA-Zéß .,;:()\"'’“”0-9$\n-]{1,200}( (u \\. s \\.|reyes s|don t|o neill|i m|mr \\. ode|corp \\.)){0,6}") {
        prop_assume!(parse_project(ProjectFiles {
            articles: vec![ProjectFile { path: "a.txt".to_owned(), bytes: text.clone().into_bytes().into() }],
            ..ProjectFiles::default()
        }, true).is_ok());
        let (project, edits) = edits_of(&[&text]);
        let mut at = 0;
        for edit in &edits[0] {
            prop_assert!(edit.span.start >= at && edit.span.start <= edit.span.end);
            prop_assert!(project.articles[0].text.get(edit.span.range()).is_some());
            prop_assert!(edit.span.of(&project.articles[0].text) != edit.to);
            at = edit.span.end;
        }
    }
}
