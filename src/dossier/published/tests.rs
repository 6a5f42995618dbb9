//! Each test is a few articles without a day, and the days that are left to each.

use crate::corpus::{self, ProjectFile, ProjectFiles};
use crate::pipeline;

/// For each article, in order: its name, and the first and the last of its candidates with their number, or “open”.
fn check(articles: &[(&str, &str)], expected: &[&str]) {
    let files = articles.iter().map(|(name, text)| ProjectFile { path: format!("{name}.txt"), bytes: text.as_bytes().to_vec().into() });
    let project = corpus::parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).unwrap();
    let compiled = pipeline::compile(project);
    let articles = compiled.project.articles.iter().zip(&compiled.dossier.articles);
    let shown: Vec<String> = articles
        .map(|(article, facts)| {
            let published = &facts.published;
            let rules: Vec<String> = published.because.iter().map(|reason| format!("{:?}", reason.rule)).collect();
            match (&published.day, &published.candidates[..]) {
                (Some(day), _) => format!("{} {}", article.id, day.value),
                (None, []) => format!("{} open", article.id),
                (None, [day]) => format!("{} {day} by {}", article.id, rules.join(" ")),
                (None, [first, .., last]) => {
                    format!("{} {first} to {last}, {} by {}", article.id, published.candidates.len(), rules.join(" "))
                }
            }
        })
        .collect();
    assert_eq!(shown, expected);
}

/// A meeting of two, and a call of one of them with a third, on a Tuesday and told on it.
const CALL: &str = "Mayor Ann Reyes spoke by phone with Governor Bo Hale on Tuesday, a day after she met Senator Ida Okafor in Linden.\n\n\
    Her office said it would release a summary of the call later Tuesday.";

#[test]
fn a_weekday_follows_from_a_full_date_elsewhere() {
    let open = "Mayor Ann Reyes met Governor Bo Hale in Linden on Tuesday.";
    let dated = "date 2019-05-03\n\nMayor Ann Reyes last met Governor Bo Hale in Linden on 20 October 2015.";
    check(&[("a", open), ("b", dated)], &["a 2015-10-20 to 2015-10-26, 7 by DatedElsewhere", "b 2019-05-03"]);
}

#[test]
fn a_weekday_elsewhere_decides_nothing_where_the_day_the_place_or_the_people_differ() {
    let dated = "date 2019-05-03\n\nMayor Ann Reyes last met Governor Bo Hale in Linden on 20 October 2015.";
    for open in [
        "Mayor Ann Reyes met Governor Bo Hale in Linden on Wednesday.",
        "Mayor Ann Reyes met Governor Bo Hale in Ostheim on Tuesday.",
        "Mayor Ann Reyes met Senator Ida Okafor in Linden on Tuesday.",
        "Mayor Ann Reyes will meet Governor Bo Hale in Linden on Tuesday.",
    ] {
        check(&[("a", open), ("b", dated)], &["a open", "b 2019-05-03"]);
    }
}

#[test]
fn two_dates_that_would_both_do_decide_nothing() {
    let open = "Mayor Ann Reyes met Governor Bo Hale on Tuesday.";
    let dated = "date 2019-05-03\n\nMayor Ann Reyes met Governor Bo Hale on 20 October 2015. Reyes met Hale on 27 October 2015.";
    check(&[("a", open), ("b", dated)], &["a open", "b 2019-05-03"]);
}

#[test]
fn of_two_dates_the_one_before_what_is_told_as_past_does_not_do() {
    let open = "Mayor Ann Reyes met Governor Bo Hale on Tuesday. The levee broke in March 2016, and Reyes rebuilt it. She was elected in \
        November 2015.";
    let dated = "date 2019-05-03\n\nMayor Ann Reyes met Governor Bo Hale on 20 October 2015. Reyes met Hale on 7 June 2016.";
    check(&[("a", open), ("b", dated)], &["a 2016-06-07 to 2016-06-13, 7 by DatedElsewhere", "b 2019-05-03"]);
}

#[test]
fn what_is_recent_was_in_the_three_weeks_before() {
    let text = "Mayor Ann Reyes and Governor Bo Hale recently met at a conference in Linden.\n\n\
        Reyes met Hale in Linden on 12 May 2021, the day the levee opened.";
    check(&[("a", text)], &["a 2021-05-12 to 2021-06-02, 22 by Recently"]);
}

#[test]
fn what_is_recent_says_nothing_of_others() {
    let text = "Mayor Ann Reyes and Senator Ida Okafor recently met at a conference in Linden.\n\n\
        Reyes met Governor Bo Hale in Linden on 12 May 2021.";
    check(&[("a", text)], &["a open"]);
}

#[test]
fn what_is_recent_gives_way_to_what_is_later() {
    let text = "Mayor Ann Reyes and Governor Bo Hale recently met at a conference in Linden.\n\n\
        Reyes met Hale in Linden on 12 May 2021. She resigned in December 2022.";
    check(&[("a", text)], &["a open"]);
}

#[test]
fn the_hours_to_come_tell_the_weekday() {
    let text = format!("{CALL}\n\nMayor Ann Reyes and Governor Bo Hale recently met in Ostheim. Reyes met Hale in Ostheim on 8 May 2021.");
    check(&[("a", &text)], &["a 2021-05-11 to 2021-05-25, 3 by Recently LaterThatDay"]);
}

#[test]
fn two_events_in_common_make_one_week() {
    let dated = "date 2021-05-12\n\nMayor Ann Reyes talked to Governor Bo Hale by phone on Tuesday. Reyes had met Senator Ida Okafor.";
    check(&[("a", CALL), ("b", dated)], &["a 2021-05-11 by SameEvents LaterThatDay", "b 2021-05-12"]);
    let planned = "date 2021-05-10\n\nMayor Ann Reyes will phone Governor Bo Hale on Tuesday. Reyes met Senator Ida Okafor in Linden.";
    check(&[("a", CALL), ("b", planned)], &["a 2021-05-11 by SameEvents LaterThatDay", "b 2021-05-10"]);
}

#[test]
fn one_event_in_common_makes_no_week() {
    let dated = "date 2021-05-12\n\nMayor Ann Reyes talked to Governor Bo Hale by phone on Tuesday.";
    check(&[("a", CALL), ("b", dated)], &["a open", "b 2021-05-12"]);
    let other_day = "date 2021-05-12\n\nMayor Ann Reyes talked to Governor Bo Hale by phone on Monday. Reyes had met Senator Ida Okafor.";
    check(&[("a", CALL), ("b", other_day)], &["a open", "b 2021-05-12"]);
}

#[test]
fn what_one_article_is_known_by_reaches_the_next() {
    let recent =
        format!("{CALL}\n\nMayor Ann Reyes and Governor Bo Hale recently met in Ostheim. Reyes met Hale in Ostheim on 8 May 2021.");
    let planned = "Mayor Ann Reyes is expected to call Governor Bo Hale on Tuesday, after Reyes met Senator Ida Okafor.\n\n\
        Reyes met Okafor in the town hall, her office said on Tuesday.";
    let expected = ["a 2021-05-11 to 2021-05-25, 3 by Recently LaterThatDay", "b 2021-05-11 to 2021-05-25, 3 by SameEvents PastAndPlanned"];
    check(&[("a", &recent), ("b", planned)], &expected);
}

#[test]
fn articles_that_contradict_each_other_stay_open() {
    let one = "date 2021-05-12\n\nMayor Ann Reyes talked to Governor Bo Hale by phone on Tuesday. Reyes had met Senator Ida Okafor.";
    let other = "date 2021-09-15\n\nMayor Ann Reyes talked to Governor Bo Hale by phone on Tuesday. Reyes had met Senator Ida Okafor.";
    check(&[("a", CALL), ("b", one), ("c", other)], &["a open", "b 2021-05-12", "c 2021-09-15"]);
}

#[test]
fn an_article_lies_between_what_is_over_and_what_is_to_come() {
    let text = "The council of Linden voted on 3 May 2021 to rebuild the levee. Mayor Ann Reyes will meet Governor Bo Hale on 20 May 2021.";
    check(&[("a", text)], &["a 2021-05-03 to 2021-05-20, 18 by NotBefore NotAfter"]);
    let far = "The council of Linden voted on 3 May 2021 to rebuild the levee. Mayor Ann Reyes will meet Governor Bo Hale on 20 May 2023.";
    check(&[("a", far)], &["a open"]);
}

#[test]
fn a_date_that_is_only_due_is_not_past() {
    let text = "The council of Linden extended the loan until 3 May 2031. Mayor Ann Reyes will meet Governor Bo Hale on 20 May 2021. She \
        met Hale on 12 May 2021.";
    check(&[("a", text)], &["a 2021-05-12 to 2021-05-20, 9 by NotBefore NotAfter"]);
}

#[test]
fn a_caption_tells_no_day_of_publication() {
    let text = "Mayor Ann Reyes (R) and Governor Bo Hale talk at the opening of the levee in Linden on May 12, 2021.\n\n\
        Linden CNN  — \n\nThe council voted on Tuesday, an official told CNN.";
    check(&[("a", text)], &["a open"]);
}
