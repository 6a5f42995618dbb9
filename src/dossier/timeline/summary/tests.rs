//! Each test is a few articles of 8 March 2024, a Friday, and the words shown for the events that they make.

use crate::corpus::{self, ProjectFile, ProjectFiles};
use crate::pipeline;

/// The words shown for the events of some articles, in order.
fn summaries(texts: &[&str]) -> Vec<String> {
    let files = texts
        .iter()
        .enumerate()
        .map(|(place, text)| ProjectFile { path: format!("{place}.txt"), bytes: format!("date 2024-03-08\n\n{text}").into_bytes().into() });
    let project = corpus::parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).unwrap();
    pipeline::compile(project).dossier.events.into_iter().map(|event| event.summary).collect()
}

fn check(texts: &[&str], expected: &[&str]) {
    assert_eq!(summaries(texts), expected);
}

#[test]
fn the_tellers_word_for_the_day_is_left_out() {
    check(&["The council yesterday approved the dam."], &["The council approved the dam"]);
    check(&["Mayor Ann Reyes resigned yesterday."], &["Mayor Ann Reyes resigned"]);
    check(&["A fire late yesterday destroyed the old mill."], &["A fire destroyed the old mill"]);
    check(&["Ann Reyes was arrested yesterday morning in Linden."], &["Ann Reyes was arrested in Linden"]);
}

#[test]
fn a_word_for_the_day_stays_where_the_sentence_needs_it() {
    check(&["The council approved the dam in yesterday's vote."], &["The council approved the dam in yesterday's vote"]);
    check(&["The council approved the dam on Thursday."], &["The council approved the dam on Thursday"]);
}

#[test]
fn rather_a_sentence_that_names_the_day_or_none() {
    let one = "The council approved the Linden dam in yesterday's vote.";
    let other = "Rain fell.\n\nThe council approved the Linden dam on Thursday.";
    check(&[one, other], &["The council approved the Linden dam on Thursday"]);
}

#[test]
fn rather_what_stands_alone() {
    let leaning = "But he resigned on Thursday, Mayor Bo Ode of Linden said.";
    let aside = "After Mayor Ann Reyes resigned on Thursday, crowds cheered in the square of Linden.";
    let whole = "Rain fell.\n\nMayor Ann Reyes of Linden resigned on Thursday.";
    check(&[aside, whole], &["Mayor Ann Reyes of Linden resigned on Thursday"]);
    assert!(summaries(&[leaning, whole]).contains(&"Mayor Ann Reyes of Linden resigned on Thursday".to_owned()));
}

#[test]
fn a_label_before_a_sentence_is_not_shown() {
    check(&["March 7: The council approved the Linden dam."], &["The council approved the Linden dam"]);
    check(&["March 7 - The council approved the Linden dam."], &["The council approved the Linden dam"]);
    check(&["The council approved the Linden dam on March 7 -"], &["The council approved the Linden dam on March 7"]);
    check(&["Rain in Ohio: The council approved the Linden dam on Thursday."], &["The council approved the Linden dam on Thursday"]);
}

#[test]
fn a_role_behind_as_belongs_to_the_sentence() {
    let text = "On Thursday the council of the old river town of Linden chose the banker and former judge Bo Ode as treasurer, handing the \
                post to a critic of the dam.";
    let shown = summaries(&[text]);
    assert!(shown[0].contains("as treasurer"), "{shown:?}");
}

#[test]
fn what_stands_before_the_only_comma_is_no_sentence() {
    let text = "As crowds marched on Thursday through the streets of the old river town, the mayor said she was listening.";
    let shown = summaries(&[text]);
    assert!(shown.iter().all(|shown| !shown.ends_with("town")), "{shown:?}");
}

#[test]
fn of_what_is_told_by_the_way_its_part_is_shown() {
    let after = "Crowds cheered in the square of Linden after Mayor Ann Reyes resigned on Thursday.";
    check(&[after], &["Mayor Ann Reyes resigned on Thursday"]);
    let who = "The paper interviewed Bo Ode, who left the council of Linden on Thursday.";
    check(&[who], &["Bo Ode, who left the council of Linden on Thursday"]);
}

#[test]
fn rather_words_without_a_week_of_the_teller_or_a_cut() {
    let week = "The tanker Gannet sank off Linden harbour last week.";
    let day = "Rain fell.\n\nThe tanker Gannet sank off Linden harbour on Thursday, the mayor said.";
    assert!(summaries(&[week, day]).contains(&"The tanker Gannet sank off Linden harbour on Thursday".to_owned()));
}
