//! Each test is a few articles, and the timeline they make: `date status people @places | articles that tell it`.

use crate::corpus::{self, ProjectFile, ProjectFiles};
use crate::pipeline;

/// Articles are given by name and text; a text opens with the day it came out, `date 2024-03-08`, or does not.
fn check(articles: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(timeline_of(articles), expected);
}

fn timeline_of(articles: &[(&str, &str)]) -> Vec<String> {
    let files = articles.iter().map(|(name, text)| ProjectFile { path: format!("{name}.txt"), bytes: text.as_bytes().to_vec().into() });
    let project = corpus::parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).unwrap();
    let compiled = pipeline::compile(project);
    let shown = compiled.dossier.events.iter().map(|event| {
        let people: Vec<&str> = event.people.iter().map(|person| person.of(&compiled.dossier.people).name.as_str()).collect();
        let places: String = event.places.iter().flat_map(|place| [" @", &place.name]).collect();
        let mut told: Vec<&str> = event.reports.iter().map(|report| compiled.project.articles[report.article].id.as_str()).collect();
        told.dedup();
        let date = event.date.as_ref().map_or("undated", |date| &date.value);
        format!("{date} {} {}{places} | {}", format!("{:?}", event.status).to_lowercase(), people.join(", "), told.join(", "))
    });
    shown.collect()
}

const FRIDAY: &str = "date 2024-03-08\n\n";

#[test]
fn what_two_articles_tell_is_one_event() {
    let one = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale in Linden on Thursday.");
    let other = format!("{FRIDAY}Governor Bo Hale hosted Mayor Ann Reyes on Thursday.");
    check(&[("a", &one), ("b", &other)], &["2024-03-07 happened Ann Reyes, Bo Hale @Linden | a, b"]);
}

#[test]
fn meetings_of_the_same_two_on_other_days_stay_apart() {
    let text = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday. Reyes and Hale last met in March 2019.");
    check(&[("a", &text)], &["2019-03 happened Ann Reyes, Bo Hale | a", "2024-03-07 happened Ann Reyes, Bo Hale | a"]);
}

#[test]
fn a_coarser_date_joins_the_only_day_it_can_mean() {
    let one = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on 20 October 2015.");
    let other = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale in October 2015.");
    check(&[("a", &one), ("b", &other)], &["2015-10-20 happened Ann Reyes, Bo Hale | a, b"]);
}

#[test]
fn what_was_planned_is_overtaken_when_it_is_told_as_done() {
    let before = "date 2024-03-06\n\nMayor Ann Reyes will meet Governor Bo Hale on Thursday.";
    let after = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday.");
    check(&[("a", before)], &["2024-03-07 planned Ann Reyes, Bo Hale | a"]);
    check(&[("a", before), ("b", &after)], &["2024-03-07 happened Ann Reyes, Bo Hale | a, b"]);
}

#[test]
fn a_telling_without_a_day_joins_the_news_of_its_days() {
    let dated = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday.");
    let undated = format!("{FRIDAY}Mayor Ann Reyes has hosted Governor Bo Hale for talks.");
    check(&[("a", &dated), ("b", &undated)], &["2024-03-07 happened Ann Reyes, Bo Hale | a, b"]);
}

#[test]
fn a_call_and_a_meeting_of_one_day_are_two_events() {
    let text = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday. Reyes phoned Hale on Thursday.");
    check(&[("a", &text)], &["2024-03-07 happened Ann Reyes, Bo Hale | a", "2024-03-07 happened Ann Reyes, Bo Hale | a"]);
}

#[test]
fn a_weekday_gets_its_day_from_an_article_that_dates_the_event() {
    let open = "Mayor Ann Reyes met Governor Bo Hale in Linden on Tuesday.";
    let dated = "date 2019-05-03\n\nMayor Ann Reyes last met Governor Bo Hale in Linden on 20 October 2015.";
    check(&[("a", open), ("b", dated)], &["2015-10-20 happened Ann Reyes, Bo Hale @Linden | a, b"]);
}

#[test]
fn a_weekday_stays_open_when_two_days_would_do() {
    let open = "Mayor Ann Reyes met Governor Bo Hale on Tuesday.";
    let dated = "date 2019-05-03\n\nMayor Ann Reyes met Governor Bo Hale on 20 October 2015. Reyes met Hale on 27 October 2015.";
    let expected = [
        "2015-10-20 happened Ann Reyes, Bo Hale | b",
        "2015-10-27 happened Ann Reyes, Bo Hale | b",
        "undated happened Ann Reyes, Bo Hale | a",
    ];
    check(&[("a", open), ("b", dated)], &expected);
}

#[test]
fn the_two_leaders_are_those_named_last() {
    let text = format!("{FRIDAY}Mayor Ann Reyes praised Governor Bo Hale. The two leaders met in Linden on Thursday.");
    check(&[("a", &text)], &["2024-03-07 happened Ann Reyes, Bo Hale @Linden | a"]);
}

#[test]
fn whom_who_and_she_mean_take_part() {
    let text = format!("{FRIDAY}Mayor Ann Reyes, 67, who resigned in May, was seen in Linden. She was first elected in 2016.");
    check(&[("a", &text)], &["2016 happened Ann Reyes | a", "2023-05 happened Ann Reyes | a"]);
    let text = format!("{FRIDAY}Mayor Ann Reyes met a doctor who resigned in May.");
    check(&[("a", &text)], &["2023-05 happened  | a"]);
}

#[test]
fn whoever_looks_on_was_there() {
    let text =
        format!("{FRIDAY}On Monday, Senator Zaza Odi, in a red coat, looked on as Mayor Ann Reyes and Governor Bo Hale spoke in Linden.");
    check(&[("a", &text)], &["2024-03-04 happened Ann Reyes, Bo Hale, Zaza Odi @Linden | a"]);
    let text =
        format!("{FRIDAY}On Monday, Senator Zaza Odi, in a red coat, worked on as Mayor Ann Reyes and Governor Bo Hale spoke in Linden.");
    check(&[("a", &text)], &["2024-03-04 happened Ann Reyes, Bo Hale @Linden | a"]);
}

#[test]
fn somebody_named_alone_may_meet_on_a_day() {
    let text = format!("{FRIDAY}Families of the victims met Mayor Ann Reyes on Monday. Reyes spoke in May.");
    check(&[("a", &text)], &["2024-03-04 happened Ann Reyes | a"]);
}

#[test]
fn a_person_is_no_place() {
    let text = format!("{FRIDAY}On Monday, the council rejected a motion of no confidence in Hale. Mayor Bo Hale smiled.");
    check(&[("a", &text)], &["2024-03-04 happened Bo Hale | a"]);
}

#[test]
fn what_befell_the_same_named_thing_on_one_day_is_one_event() {
    let one = format!("{FRIDAY}The ferry Gannet sank off Linden on Monday.");
    let other = format!("{FRIDAY}Divers reached the Gannet, which sank on Monday. The Sula sank on Monday, too.");
    check(&[("a", &one), ("b", &other)], &["2024-03-04 happened  | a, b", "2024-03-04 happened  | b"]);
}

#[test]
fn what_lies_ahead_has_not_happened() {
    let text = format!("{FRIDAY}Mayor Ann Reyes leaves for Sweden on May 1. The prize will be awarded to Reyes on May 2.");
    check(&[("a", &text)], &["2024-05-01 planned Ann Reyes | a", "2024-05-02 planned Ann Reyes | a"]);
}

#[test]
fn an_arrest_and_a_release_of_one_month_are_two_events() {
    let text = format!("{FRIDAY}Mayor Ann Reyes was arrested on 12 February 2024. Reyes was freed in February 2024.");
    check(&[("a", &text)], &["2024-02 happened Ann Reyes | a", "2024-02-12 happened Ann Reyes | a"]);
    let text = format!("{FRIDAY}Mayor Ann Reyes was charged on 12 February 2024. Reyes was sentenced in February 2024.");
    check(&[("a", &text)], &["2024-02 happened Ann Reyes | a", "2024-02-12 happened Ann Reyes | a"]);
}

#[test]
fn what_is_told_of_somebody_by_the_way_dates_and_names_nothing_else() {
    let text = format!("{FRIDAY}Mayor Ann Reyes, who served under Governor Bo Hale from 2011 to 2014, fled to Sweden in January.");
    check(&[("a", &text)], &["2024-01 happened Ann Reyes | a"]);
}

#[test]
fn they_are_the_two_whom_the_sentence_before_names() {
    let text = format!("{FRIDAY}Mayor Ann Reyes received Governor Bo Hale on Monday. They signed the accord on Tuesday.");
    check(&[("a", &text)], &["2024-03-04 happened Ann Reyes, Bo Hale | a", "2024-03-05 happened Ann Reyes, Bo Hale | a"]);
    let text = format!("{FRIDAY}Mayor Ann Reyes spoke. They signed the accord on Tuesday.");
    check(&[("a", &text)], &["2024-03-05 happened  | a"]);
}

#[test]
fn a_week_before_some_month_is_any_of_its_days() {
    let text = format!("{FRIDAY}Oslo cut ties in March 2016, a week after Ann Reyes was killed.");
    check(&[("a", &text)], &["2016-02-23/2016-03-24 happened Ann Reyes | a", "2016-03 happened  | a"]);
}

#[test]
fn a_sentence_that_tells_two_things_of_the_same_people_is_one_entry() {
    let text = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Monday and rejected the plan.");
    check(&[("a", &text)], &["2024-03-04 happened Ann Reyes, Bo Hale | a"]);
    let text = format!("{FRIDAY}The quarrel began on 3 March 2016, when soldiers stormed a station in Linden.");
    check(&[("a", &text)], &["2016-03-03 happened  @Linden | a"]);
}

#[test]
fn who_tells_of_it_takes_no_part() {
    let text = format!("{FRIDAY}The toll of Tuesday’s earthquake has risen to 12, the interior minister, Ann Reyes, said on Thursday.");
    check(&[("a", &text)], &["2024-03-05 happened  | a"]);
}

#[test]
fn who_only_owns_something_takes_no_part() {
    let text = format!("{FRIDAY}Rebels attacked Mayor Ann Reyes’s forces on Thursday.");
    check(&[("a", &text)], &["2024-03-07 happened  | a"]);
    let text = format!("{FRIDAY}Supporters of Linden’s Mayor Ann Reyes attacked rebels on Thursday.");
    check(&[("a", &text)], &["2024-03-07 happened  | a"]);
}

#[test]
fn a_place_bears_its_capital_in_a_text_that_lost_its_own() {
    let lowered = "date 2024-03-08\n\nmayor ann reyes met governor bo hale in sweden on thursday .\n\nthe mayor said the visit to sweden \
        went well , and that the governor will come to linden in may .";
    let other = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday. She loves Sweden.");
    check(&[("a", lowered), ("b", &other)], &["2024-03-07 happened Ann Reyes, Bo Hale @Sweden | a, b"]);
}

#[test]
fn a_part_without_a_subject_takes_that_of_the_part_before() {
    let text = format!("{FRIDAY}Mayor Ann Reyes and Governor Bo Hale have had some success, brokering a truce in Linden last summer.");
    check(&[("a", &text)], &["2023-SU happened Ann Reyes, Bo Hale @Linden | a"]);
}

#[test]
fn without_a_day_of_publication_nothing_joins_what_is_dated() {
    let text = "Mayor Ann Reyes met Governor Bo Hale in Linden on Tuesday. Reyes and Hale last met in Ostheim on 20 October 2015.";
    check(&[("a", text)], &["2015-10-20 happened Ann Reyes, Bo Hale @Ostheim | a", "undated happened Ann Reyes, Bo Hale @Linden | a"]);
}

#[test]
fn what_many_tell_weighs_more_than_what_is_planned() {
    let one = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday. Reyes will meet Hale on Monday.");
    let other = format!("{FRIDAY}Governor Bo Hale hosted Mayor Ann Reyes on Thursday.");
    let files = [("a", one), ("b", other)].map(|(name, text)| ProjectFile { path: format!("{name}.txt"), bytes: text.into_bytes().into() });
    let project = corpus::parse_project(ProjectFiles { articles: files.to_vec(), ..ProjectFiles::default() }, true).unwrap();
    let weights: Vec<f64> = pipeline::compile(project).dossier.events.iter().map(|event| event.weight).collect();
    assert!(matches!(weights[..], [met, planned] if met > planned), "{weights:?}");
}

#[test]
fn a_reference_back_opens_no_entry() {
    let quake = "date 2024-03-06\n\nA strong earthquake struck Linden on Tuesday, killing hundreds.";
    let found = "date 2024-03-08\n\nAnn Reyes, missing since Tuesday’s earthquake, was found alive on Friday.";
    let later = "date 2024-03-15\n\nAs many as 900 people died in the 5 March earthquake.";
    check(&[("a", quake), ("b", found), ("c", later)], &["2024-03-05 happened  | a, c", "2024-03-08 happened Ann Reyes | b"]);
}

#[test]
fn what_one_person_has_to_do_with_on_one_day_is_not_one_event() {
    let one = format!("{FRIDAY}Ministers condemned General Bo Hale’s raid in Ostheim on Thursday.");
    let other = format!("{FRIDAY}Crowds burned the parliament in Linden on Thursday as General Bo Hale vowed to stay.");
    let told = timeline_of(&[("a", &one), ("b", &other)]);
    assert!(told.iter().all(|entry| !entry.ends_with("| a, b")), "{told:?}");
}

#[test]
fn a_growing_toll_is_one_event() {
    let one = "date 2024-03-04\n\nAt least 12 people died when a ferry sank off Port Linden on Sunday.";
    let other = "date 2024-03-06\n\nThe death toll of Sunday’s ferry disaster off Port Linden rose to 31.";
    check(&[("a", one), ("b", other)], &["2024-03-03 happened  | a, b"]);
}

#[test]
fn what_the_month_is_told_of_is_what_its_day_tells() {
    let one = "date 2024-03-06\n\nThe ferry Halcyon exploded off Port Linden on 3 March, killing 11 workers.";
    let other = "date 2024-03-07\n\nThe ferry Halcyon exploded off Port Linden on Sunday and 11 workers were killed.";
    let later = "date 2024-04-09\n\nThe ferry Halcyon exploded off Port Linden last month, killing 11 workers.";
    check(&[("a", one), ("b", other), ("c", later)], &["2024-03-03 happened  | a, b, c"]);
}

#[test]
fn who_resigns_is_told_once_in_whatever_words() {
    let one = format!("{FRIDAY}Mayor Ann Reyes resigned on Thursday after the flood.");
    let other = format!("{FRIDAY}Mayor Ann Reyes stepped down on Thursday and handed the keys of the town hall to her deputy.");
    check(&[("a", &one), ("b", &other)], &["2024-03-07 happened Ann Reyes | a, b"]);
}

#[test]
fn what_opens_an_article_as_of_now_is_of_its_day() {
    let now = format!("{FRIDAY}Mayor Ann Reyes has reopened the old bridge.");
    check(&[("a", &now)], &["2024-03-08 happened Ann Reyes | a"]);
    let past = format!("{FRIDAY}Mayor Ann Reyes reopened the old bridge.");
    check(&[("a", &past)], &[]);
}

#[test]
fn what_opens_an_article_without_a_day_joins_what_is_told_of_that_day() {
    let dated = format!("{FRIDAY}Mayor Ann Reyes reopened the old bridge of the ferrymen on Thursday.");
    let open = format!("{FRIDAY}Mayor Ann Reyes reopened the old bridge of the ferrymen.");
    check(&[("a", &dated), ("b", &open)], &["2024-03-07 happened Ann Reyes | a, b"]);
}

#[test]
fn a_dateline_run_into_a_sentence_is_not_shown() {
    let text = format!("{FRIDAY}Rain fell in the hills all week. LINDEN, March 7 -- Mayor Ann Reyes resigned on Thursday.");
    let file = ProjectFile { path: "a.txt".into(), bytes: text.into_bytes().into() };
    let project = corpus::parse_project(ProjectFiles { articles: vec![file], ..ProjectFiles::default() }, true).unwrap();
    let compiled = pipeline::compile(project);
    assert!(
        compiled.dossier.events.iter().any(|event| event.summary.starts_with("Mayor Ann Reyes resigned")),
        "{:?}",
        compiled.dossier.events
    );
}

#[test]
fn whom_a_talk_is_about_and_who_reports_take_no_part() {
    let about = format!("{FRIDAY}Mayor Ann Reyes met Governor Bo Hale on Thursday to discuss the plan of Carla Voss.");
    check(&[("a", &about)], &["2024-03-07 happened Ann Reyes, Bo Hale | a"]);
    let reporter = format!("{FRIDAY}Mayor Ann Reyes spoke with CNN's Carla Voss on Thursday.");
    check(&[("a", &reporter)], &[]);
}

#[test]
fn a_month_joins_what_most_tell_of_it() {
    let day = format!("{FRIDAY}The tanker Gannet exploded off Linden on 5 February, killing two sailors.");
    let (one, other) = (day.replace("two", "two young"), day.replace("killing", "and killed"));
    let minor = format!("{FRIDAY}A boiler exploded in Ohio on 20 February.");
    let month = format!("{FRIDAY}The tanker Gannet exploded off Linden in February.");
    let articles = [("a", day.as_str()), ("b", &one), ("c", &other), ("d", &minor), ("e", &month)];
    let shown = timeline_of(&articles);
    assert!(shown.iter().any(|entry| entry.starts_with("2024-02-05") && entry.contains(", e")), "{shown:?}");
    assert!(!shown.iter().any(|entry| entry.starts_with("2024-02 ")), "{shown:?}");
}
