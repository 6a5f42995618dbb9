//! Each test is a text as it should be read: `{what is quoted}` and `[its speaker]`. `{~…}` is a fragment, `{+…}` goes on
//! what the quote before it says, `{=…}` is indirect speech. A line is a paragraph.

use super::*;
use crate::annotate::annotate;

/// Takes the brackets off, finds the quotes, and puts brackets on again.
fn check(expected: &str) {
    let text: String = expected.replace(['{', '}', '[', ']', '~', '+', '='], "");
    let mut body = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        body.push(Span::new(start, start + line.len()).trimmed(&text));
        start += line.len();
    }
    let article = Article {
        id: String::from("a"),
        file: String::from("a.txt"),
        text: text.clone(),
        sha256: String::new(),
        fields: crate::corpus::Fields::default(),
        body,
        furniture: Vec::new(),
    };
    let quotes = annotate(&article).quotes;
    let mut marks: Vec<(u32, u8, &str)> = Vec::new();
    for quote in &quotes {
        let opening = match (quote.directness, quote.continues) {
            (Directness::Indirect, _) => "{=",
            (_, true) => "{+",
            (Directness::Fragment, _) => "{~",
            (Directness::Direct, _) => "{",
        };
        marks.push((quote.content.start, 1, opening));
        marks.push((quote.content.end, 0, "}"));
        if let Some(speaker) = quote.speaker {
            marks.push((speaker.start, 1, "["));
            marks.push((speaker.end, 0, "]"));
        }
    }
    marks.sort_unstable();
    marks.dedup();
    let mut shown = String::new();
    let mut at = 0;
    for (place, _, mark) in marks {
        shown.push_str(&text[at..place as usize]);
        shown.push_str(mark);
        at = place as usize;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, expected);
}

#[test]
fn the_speaker_follows_or_precedes_or_interrupts() {
    check("“{We will rebuild,}” [Reyes] said.");
    check("“{We will rebuild,}” said [Reyes].");
    check("[Reyes] said: “{We will rebuild.}”");
    check("“{We will rebuild,}” [Reyes] said, “{+because we must.}”");
}

#[test]
fn all_quote_marks_are_known() {
    check("\"{We will rebuild,}\" [Reyes] said.");
    check("‘{We will rebuild the rivals’ dam,}’ said [Reyes].");
    check("'{We will rebuild the dam, don't worry,}' said [Reyes].");
    check("``{We will rebuild,}'' [Reyes] said.");
    check("«{We will rebuild,}» [Reyes] said.");
    check("„{We will rebuild,}“ [Reyes] said.");
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    check("In the ’90s the rivals’ dam broke, and the workers’ huts 'n' sheds were 6' high.");
    check("The dam was 6\" high, and the wall 8\" wide.");
}

#[test]
fn nested_quotes_belong_to_the_outer_one() {
    check("“{She told me ‘never’ and left,}” [Reyes] said.");
    check("\"{She told me \"never\" and left,}\" [Reyes] said.");
}

#[test]
fn a_quote_of_several_paragraphs_has_the_speaker_of_its_end() {
    check("“{We will rebuild.}\n“{+Nobody leaves,}” [Reyes] said.");
    check("[Reyes] said: “{We will rebuild.}\n“{+Nobody leaves.}”");
}

#[test]
fn appositions_and_relative_clauses_lead_to_the_name() {
    check("“{We will rebuild,}” [Ann Reyes], the mayor of Linden, said.");
    check("“{We will rebuild,}” [Reyes], who was there, said.");
    check("“{We will rebuild,}” said [Ann Reyes], the mayor of Linden.");
}

#[test]
fn whom_it_was_said_to_is_no_speaker() {
    check("“{We will rebuild,}” [Reyes] told Ode.");
    check("[Reyes] told Ode: “{We will rebuild.}”");
    check("“{We will rebuild,}” [Reyes] said to Ode on Monday.");
}

#[test]
fn a_spokesman_speaks_for_himself() {
    check("“{We will rebuild,}” said [a spokesman for Reyes].");
    check("“{We will rebuild,}” [a spokesman for the council] said on Monday.");
}

#[test]
fn those_who_only_report_are_no_speakers() {
    check("“{We will rebuild,}” [Reyes] said, according to the Daily Courier.");
    check("[Reyes] called the plan “{~a disaster,}” the Daily Courier reported.");
    check("[Reyes] was quoted as saying: “{We will rebuild.}”");
    check("The Daily Courier quoted [Reyes] as saying: “{We will rebuild.}”");
}

#[test]
fn scare_quotes_and_titles_are_no_quotes() {
    check("They posed for a “family photo” in Linden.");
    check("The novel “The Long Rain” sold well.");
}

#[test]
fn a_quote_goes_on_in_its_paragraph_and_in_the_next() {
    check("“{We will rebuild,}” [Reyes] said. “{+Nobody leaves.}”");
    check("“{We will rebuild,}” [Reyes] said.\n“{+We must admit that nobody leaves.}”");
    check("“{We will rebuild,}” [Reyes] said.\nThe dam broke.\n“{We must admit that nobody leaves.}”");
}

#[test]
fn a_question_is_attributed_by_what_follows_at_once() {
    check("“{Why not rebuild it?}” [Ode] asked.");
    check("“{Why not rebuild it now?}” Ode was silent.");
}
