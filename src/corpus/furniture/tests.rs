use proptest::prelude::*;

use super::*;
use crate::corpus::Field;

/// Each part of the text in brackets with its role, in order; then the fields that are stated.
fn check(text: &str, expected: &[&str], fields: &str) {
    let (body, furniture, stated) = find_furniture(text);
    let mut parts: Vec<(Span, &str)> = body.iter().map(|span| (*span, "body")).collect();
    let role_name = |role| match role {
        Role::Headline => "headline",
        Role::Dateline => "dateline",
        Role::Credit => "credit",
        Role::Date => "date",
        Role::Caption => "caption",
        Role::Label => "label",
        Role::Highlight => "highlight",
        Role::Related => "related",
        Role::Comment => "comment",
    };
    parts.extend(furniture.iter().map(|part| (part.span, role_name(part.role))));
    parts.sort_unstable_by_key(|(span, _)| *span);
    let found: Vec<String> = parts.iter().map(|(span, name)| format!("{name}: {}", span.of(text))).collect();
    assert_eq!(found, expected);
    assert_eq!(shown(&stated), fields);
}

fn shown(fields: &Fields) -> String {
    let mut shown = Vec::new();
    let mut push =
        |name: &str, value: Option<String>| shown.extend(value.filter(|value| !value.is_empty()).map(|value| format!("{name}={value}")));
    let list = |values: &[Field<String>]| Some(values.iter().map(|field| field.value.clone()).collect::<Vec<_>>().join("+"));
    push("headline", fields.headline.as_ref().map(|field| field.value.clone()));
    push("published", fields.published.as_ref().map(|field| field.value.to_string()));
    push("outlet", fields.outlet.as_ref().map(|field| field.value.clone()));
    push("dateline", list(&fields.dateline));
    push("byline", list(&fields.byline));
    push("contributors", list(&fields.contributors));
    push("url", fields.url.as_ref().map(|field| field.value.clone()));
    shown.join(" ")
}

#[test]
fn a_plain_article_has_headline_date_and_body() {
    check(
        "Council Votes Over Dam\ndate 2019-05-03\nsource Daily Courier\n\nThe council met.\n\n> Nobody spoke.\n",
        &[
            "headline: Council Votes Over Dam",
            "date: date 2019-05-03",
            "credit: source Daily Courier",
            "body: The council met.",
            "body: > Nobody spoke.",
        ],
        "headline=Council Votes Over Dam published=2019-05-03 outlet=Daily Courier",
    );
}

#[test]
fn a_video_stands_before_its_headline() {
    check(
        "02:11 - Source: CNN\nReport: Reyes says dam will hold\nCNN  — \n\nMayor Ann Reyes met farmers.\n\nReyes (right) met farmers.\n\nRain fell.\n\nCNN’s Bo Ode contributed to this report.",
        &[
            "label: 02:11 - Source: CNN",
            "headline: Report: Reyes says dam will hold",
            "dateline: CNN  —",
            "body: Mayor Ann Reyes met farmers.",
            "caption: Reyes (right) met farmers.",
            "body: Rain fell.",
            "credit: CNN’s Bo Ode contributed to this report.",
        ],
        "headline=Report: Reyes says dam will hold outlet=CNN contributors=Bo Ode",
    );
}

#[test]
fn caption_and_highlights_stand_before_the_dateline() {
    check(
        "Mayor Ann Reyes (R) and Bo Ode talk at the dam in Linden on March 3, 2017.\n\nStory highlights\n\nReyes spoke with Ode about the dam\n\nOde met farmers\n\nLinden CNN\u{a0} —\u{a0}\n\nMayor Ann Reyes spoke on Tuesday.\n\nRain fell.",
        &[
            "caption: Mayor Ann Reyes (R) and Bo Ode talk at the dam in Linden on March 3, 2017.",
            "label: Story highlights",
            "highlight: Reyes spoke with Ode about the dam",
            "highlight: Ode met farmers",
            "dateline: Linden CNN\u{a0} —",
            "body: Mayor Ann Reyes spoke on Tuesday.",
            "body: Rain fell.",
        ],
        "outlet=CNN dateline=Linden",
    );
}

#[test]
fn a_lower_cased_text_has_a_dateline_too() {
    check(
        "linden/karsk ( reuters ) - mayor ann reyes met farmers .\nrain fell .\nreyes said the daily courier was wrong .",
        &[
            "dateline: linden/karsk ( reuters ) -",
            "body: mayor ann reyes met farmers .",
            "body: rain fell .",
            "body: reyes said the daily courier was wrong .",
        ],
        "outlet=Reuters dateline=Linden+Karsk",
    );
}

#[test]
fn a_date_may_be_glued_to_the_lede() {
    check(
        " date 2024-03-08 Mayor Ann Reyes has met farmers.\n\nRain fell on March 3, 2023.",
        &["date: date 2024-03-08", "body: Mayor Ann Reyes has met farmers.", "body: Rain fell on March 3, 2023."],
        "published=2024-03-08",
    );
}

#[test]
fn byline_and_date_follow_headline_and_deck() {
    check(
        "Council votes on dam\nReyes says the wall will stand by May\nBy Ann Ode and Bo Dee, Daily Courier\nMarch 8, 2024\n\nLINDEN, March 8 (Harbour Wire) — The council met.\n\nRain fell.\n\n(Reporting by Ann Ode; Editing by Cy Lee)",
        &[
            "headline: Council votes on dam",
            "highlight: Reyes says the wall will stand by May",
            "credit: By Ann Ode and Bo Dee, Daily Courier",
            "date: March 8, 2024",
            "dateline: LINDEN, March 8 (Harbour Wire) —",
            "body: The council met.",
            "body: Rain fell.",
            "credit: (Reporting by Ann Ode; Editing by Cy Lee)",
        ],
        "headline=Council votes on dam published=2024-03-08 outlet=Harbour Wire dateline=Linden byline=Ann Ode+Bo Dee contributors=Ann Ode+Cy Lee",
    );
}

#[test]
fn an_article_without_headline_has_none() {
    check(
        "The council met on Tuesday.\n\nRain fell, the Daily Courier reported.",
        &["body: The council met on Tuesday.", "body: Rain fell, the Daily Courier reported."],
        "",
    );
}

#[test]
fn a_single_line_is_body() {
    check("Council votes on dam", &["body: Council votes on dam"], "");
}

#[test]
fn a_page_title_names_the_outlet() {
    check(
        "Council votes on dam - BBC News\nPublished 8 March 2024\nShare\n\nThe council met.\n\nRelated\n\nDam breaks again\nMayor leaves\n",
        &[
            "headline: Council votes on dam - BBC News",
            "date: Published 8 March 2024",
            "label: Share",
            "body: The council met.",
            "label: Related",
            "related: Dam breaks again",
            "related: Mayor leaves",
        ],
        "headline=Council votes on dam published=2024-03-08 outlet=BBC News",
    );
}

#[test]
fn a_page_title_in_capitals_stands_above_names_with_initials() {
    check(
        "Growth Slows in Linden - The Washington Post\n\nBy Zachary A. Odwan and Ann Reyes\n\nThe council met on Friday.",
        &[
            "headline: Growth Slows in Linden - The Washington Post",
            "credit: By Zachary A. Odwan and Ann Reyes",
            "body: The council met on Friday.",
        ],
        "headline=Growth Slows in Linden outlet=The Washington Post byline=Zachary A. Odwan+Ann Reyes",
    );
}

#[test]
fn section_and_paper_stand_above_the_headline() {
    check(
        "The Linden Courier\n\nBUSINESS\n\nDam breaks in Linden\n\nANN REYES and BO HALE, Associated Press Writers\n\nThe council met on Friday.",
        &[
            "credit: The Linden Courier",
            "label: BUSINESS",
            "headline: Dam breaks in Linden",
            "credit: ANN REYES and BO HALE, Associated Press Writers",
            "body: The council met on Friday.",
        ],
        "headline=Dam breaks in Linden outlet=The Linden Courier byline=Ann Reyes+Bo Hale",
    );
}

#[test]
fn published_goes_before_updated_wherever_they_stand() {
    check(
        "Council votes on dam\nUpdated March 9, 2024\nPublished March 8, 2024\n\nThe council met.",
        &["headline: Council votes on dam", "date: Updated March 9, 2024", "date: Published March 8, 2024", "body: The council met."],
        "headline=Council votes on dam published=2024-03-08",
    );
}

#[test]
fn thanks_may_be_glued_to_the_last_sentence() {
    check(
        "The council met.\n\nRain fell. CNN’s Ann J. Reyes and Bo Ode contributed to this report.",
        &["body: The council met.", "body: Rain fell.", "credit: CNN’s Ann J. Reyes and Bo Ode contributed to this report."],
        "outlet=CNN contributors=Ann J. Reyes+Bo Ode",
    );
}

#[test]
fn a_first_sentence_with_a_date_states_no_publication() {
    check("The dam broke on March 3, 2017.\n\nRain fell.", &["body: The dam broke on March 3, 2017.", "body: Rain fell."], "");
}

#[test]
fn headings_inside_the_report_stay_in_it() {
    check(
        "Council votes on dam\n\nThe council met.\n\nA long quarrel\n\nRain fell.",
        &["headline: Council votes on dam", "body: The council met.", "body: A long quarrel", "body: Rain fell."],
        "headline=Council votes on dam",
    );
}

#[test]
fn a_headline_may_end_with_a_stop_before_a_dateline_or_in_capitals() {
    check(
        "Mayor leaves town.\n\nLINDEN (AP) — The mayor left.",
        &["headline: Mayor leaves town.", "dateline: LINDEN (AP) —", "body: The mayor left."],
        "headline=Mayor leaves town. outlet=AP dateline=Linden",
    );
    check(
        "Mayor Leaves Town in Anger.\n\nThe mayor left.",
        &["headline: Mayor Leaves Town in Anger.", "body: The mayor left."],
        "headline=Mayor Leaves Town in Anger.",
    );
}

#[test]
fn a_short_first_sentence_is_no_headline() {
    check("Ann Reyes was a Senator from Linden.\n\nShe left.", &["body: Ann Reyes was a Senator from Linden.", "body: She left."], "");
}

/// Pieces of which pages are made, and any characters between them.
fn pages() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Council votes on dam"),
        Just("date 2019-05-03"),
        Just("By Ann Reyes, CNN"),
        Just("CNN —"),
        Just("(Reuters) - "),
        Just("LINDEN, March 3 (AP) _"),
        Just("Story highlights"),
        Just("Published 1:02 PM ET, Tue November 21, 2017"),
        Just("Reyes (left) waves."),
        Just("Related"),
        Just("01:26 - Source: CNN"),
        Just("contributed to this report."),
        Just("source"),
        Just("\n"),
        Just("\n\n"),
        Just(" "),
        Just("\r\n"),
        Just("\u{a0}"),
        Just("."),
        Just("("),
        Just("/"),
        Just("date"),
        Just("Photo:"),
    ];
    let part = prop_oneof![piece.prop_map(str::to_owned), ".{0,12}"];
    proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn body_and_furniture_hold_all_but_white_space_once(text in pages()) {
        let (body, furniture, _) = find_furniture(&text);
        let mut spans = body;
        spans.extend(furniture.iter().map(|part| part.span));
        spans.sort_unstable();
        let mut at = 0;
        for span in spans {
            prop_assert!(span.start as usize >= at, "{span:?} overlaps what ends at {at}");
            prop_assert!(text[at..span.start as usize].trim().is_empty(), "left out: {:?}", &text[at..span.start as usize]);
            prop_assert_eq!(span, span.trimmed(&text));
            at = span.end as usize;
        }
        prop_assert!(text[at..].trim().is_empty(), "left out: {:?}", &text[at..]);
    }

    #[test]
    fn evidence_lies_in_the_text(text in pages()) {
        let (_, _, fields) = find_furniture(&text);
        let strings = [fields.headline, fields.outlet, fields.url].into_iter().flatten().chain(fields.dateline).chain(fields.byline).chain(fields.contributors);
        for field in strings {
            let evidence = field.evidence.expect("the text states it");
            prop_assert!(text.get(evidence.range()).is_some_and(|words| !words.is_empty()));
        }
    }
}

#[test]
fn a_day_and_an_hour_that_open_a_sentence_are_a_stamp() {
    check(
        "Friday, March 8, 2024; 4:43 PM Mayor Ann Reyes met farmers in Linden, and nobody else was let into the old town hall that day.\n\nRain fell.",
        &[
            "date: Friday, March 8, 2024; 4:43 PM",
            "body: Mayor Ann Reyes met farmers in Linden, and nobody else was let into the old town hall that day.",
            "body: Rain fell.",
        ],
        "published=2024-03-08",
    );
}

#[test]
fn a_report_that_was_run_into_a_photo_credit_is_body() {
    check(
        "Council votes on dam Reyes wins by one voice Friday 8 March 2024 18.15 GMT Crowds wait at the old bridge.\nPhotograph: Bo Ode\\/AP The \
         council of Linden approved the dam on Friday after a long night.\nRain fell.",
        &[
            "headline: Council votes on dam Reyes wins by one voice",
            "date: Friday 8 March 2024 18.15 GMT",
            "caption: Crowds wait at the old bridge.",
            "credit: Photograph: Bo Ode\\/AP",
            "body: The council of Linden approved the dam on Friday after a long night.",
            "body: Rain fell.",
        ],
        "headline=Council votes on dam Reyes wins by one voice published=2024-03-08",
    );
}

#[test]
fn a_headline_above_a_credit_stays_the_headline() {
    check(
        "Council Votes Over Dam\n\nCrowds wait at the old bridge of Linden.\n\n(AP) The council met on Monday in Linden.\n\nRain fell.",
        &[
            "headline: Council Votes Over Dam",
            "caption: Crowds wait at the old bridge of Linden.",
            "credit: (AP)",
            "body: The council met on Monday in Linden.",
            "body: Rain fell.",
        ],
        "headline=Council Votes Over Dam",
    );
    check(
        "Council Votes Over Dam\n\n(AP) The council met on Monday in Linden.\n\nRain fell.",
        &["headline: Council Votes Over Dam", "dateline: (AP)", "body: The council met on Monday in Linden.", "body: Rain fell."],
        "headline=Council Votes Over Dam outlet=AP",
    );
}

#[test]
fn readers_comments_are_furniture() {
    check(
        "Council Votes Over Dam\ndate 2019-05-03\n\nThe council met.\n\nRain fell.\n\nI saw it coming! Posted by: linden77 | May 3, 2019 10:53 AM | Report abuse\n\nMe too.",
        &[
            "headline: Council Votes Over Dam",
            "date: date 2019-05-03",
            "body: The council met.",
            "body: Rain fell.",
            "comment: I saw it coming! Posted by: linden77 | May 3, 2019 10:53 AM | Report abuse",
            "comment: Me too.",
        ],
        "headline=Council Votes Over Dam published=2019-05-03",
    );
}
