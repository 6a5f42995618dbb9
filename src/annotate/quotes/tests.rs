//! Each test is a text as it should be read: `{what is quoted}` and `[its speaker]`. `{~…}` is a fragment, `{+…}` goes on
//! what the quote before it says, `{=…}` is indirect speech. A line is a paragraph.

use proptest::prelude::*;

use super::*;
use crate::annotate::annotate;

/// Takes the brackets off, finds the quotes, and puts brackets on again.
fn check(expected: &str) {
    let text: String = expected.replace(['{', '}', '[', ']', '~', '+', '='], "");
    let article = Article::of_paragraphs(&text);
    let quotes = annotate(&article).quotes.clone();
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
fn a_count_may_open_what_is_said() {
    check("{=At least 12 ships were lost}, [Ann Reyes] said.");
    check("{=About 300 people have left}, said [Ann Reyes].");
}

#[test]
fn transcripts_and_interviews_need_no_marks() {
    check(
        "[ANN REYES], MAYOR OF LINDEN: {The bridge moved this morning.}\n[BO HALE], ANCHOR: {And the school?}\n[REYES]: {It stays open.}",
    );
    check("[Ann Reyes] is the mayor.\nQ: When will it open?\nA: {Not before the summer.}");
    check("Ann Reyes: the bridge is safe\nThe council met.");
}

#[test]
fn a_line_before_says_whose_words_follow() {
    check("And from Chairwoman [Rosa Lindqvist]:\n“{You kept this house standing through the winter.}”");
    check("From the desk of [Joan Dowd], vice president:\n“{Nobody is to speak of the leak at home.}”");
    check("Mayor [Dana Holt] turned to the reporters. “{+We will appeal this ruling, because the law is with us.}” She left.");
}

#[test]
fn who_is_behind_a_post_or_a_given_name_speaks() {
    check("“{Dark again, and cold,}” read a post by the singer [Marta Lis].");
    check("“{He fed my dog,}” said a neighbor who gave her name only as [Marta].");
    check("She read “The Ferryman’s Wife” on the train.");
}

#[test]
fn who_says_it_may_stand_between_commas() {
    check("{=The toll has risen to 12}, the interior minister, [Ann Reyes], said on Thursday.");
    check("{=The toll has risen to 12}, [Ann Reyes], the mayor of Linden, said on Thursday.");
}

#[test]
fn the_speaker_follows_or_precedes_or_interrupts() {
    check("“{We will rebuild,}” [Reyes] said.");
    check("“{We will rebuild,}” said [Reyes].");
    check("“{We will rebuild}”, said [Reyes].");
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
    check("“{It was madness,}” Hale recalled [Reyes] as saying.");
    check("“{We will rebuild,}” the Daily Courier quoted [Reyes] as saying.");
}

#[test]
fn scare_quotes_and_titles_are_no_quotes() {
    check("They posed for a “family photo” in Linden.");
    check("The novel “The Long Rain” sold well.");
    check("Reyes told “Harbour Sunday” that it rained. “{We will rebuild,}” [Ode] said on “Harbour Sunday.”");
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

#[test]
fn a_signature_names_the_speaker() {
    check("“{We will rebuild, whatever it costs us.}” — [Ann Reyes]");
    check("“{We will rebuild, whatever it costs us.}” — a promise kept.");
}

#[test]
fn a_participle_has_the_subject_before_it() {
    check("[Reyes] left the hall, saying: “{We will rebuild.}”");
    check("The film shows [Ann Reyes] asking, “{Why not rebuild?}”");
}

#[test]
fn a_claim_of_somebody_is_theirs() {
    check("Ode examined [Reyes]’s claim that the dam was “{~as safe as a house}” in Linden.");
}

#[test]
fn somebody_addressed_in_a_clause_does_not_speak() {
    check("[Reyes] told a man who asked about the dam that it was “{~as safe as a house}” and left.");
}

#[test]
fn who_is_told_something_does_not_speak() {
    check("Reyes was told by [Ode] that it was “{~as safe as a house}” and left.");
}

#[test]
fn the_sentence_before_names_the_speaker_of_a_bare_quote() {
    check("[Reyes] said {=the dam was safe}. “{+We have looked at it for years.}”");
}

#[test]
fn documents_and_nameless_officials_speak_for_themselves() {
    check("“{We will rebuild it,}” [a White House official] told the Courier.");
    check("“{We will rebuild it,}” said [the statement].");
    check("[A joint statement from the council] said it was “{~as safe as a house}” and praised Reyes.");
}

#[test]
fn both_of_two_speak() {
    check("“{We will rebuild it,}” [Ann Reyes and Bill Ode] said.");
}

#[test]
fn indirect_speech_has_subject_verb_and_clause() {
    check("[Reyes] said {=the dam was safe}.");
    check("[Reyes] said on Monday that {=the dam was safe}.");
    check("[Reyes] told the council {=the dam was safe}.");
    check("{=The dam was safe}, [Reyes] said on Monday.");
    check("{=The dam was safe}, said [Reyes].");
    check("{=The dam was safe}, according to [the council].");
    check("According to [the council], {=the dam was safe}.");
}

#[test]
fn a_title_before_a_name_is_no_speaker_of_its_own() {
    check("Secretary of State [Ann Reyes] said the dam was “{~as safe as a house}” on Monday.");
    check("[A spokesman of Ann Reyes] said the dam was “{~as safe as a house}” on Monday.");
}

#[test]
fn what_hangs_on_a_noun_does_not_speak() {
    check("[Residents marching through Linden] chanted: “{We will rebuild!}”");
    check("[The council] granted Ode more time, saying “{~it was needed}” at once.");
    check("The council president [Ann Reyes] left, saying “{~it was late}” at once.");
    check("Asked of the dam, [a spokeswoman] said it was “{~a loss to us}” and left.");
    check("One of the residents, [Ann Reyes], said: “{We will rebuild.}”");
}

#[test]
fn what_it_called_is_told_by_the_subject() {
    check("[The council] vowed to fight what it called “{~a threat to us all}” in Linden.");
    check("The council fought what [Reyes] called “{~a threat to us all}” in Linden.");
}

#[test]
fn documents_are_put_out_to_say_something() {
    check("[Reyes] issued a statement calling the dam “{~a threat to us all}” on Monday.");
    check("“{We will rebuild it,}” [the letter] read.");
    check("[Reyes] openly admires Ode as a “{~strong leader}” and says so.");
    check("[Reyes] has pounded Ode as a “{~con artist}” since.");
    check("Called “{The Peace Plan,}” [Ann Reyes] said on Monday.");
    check("The guns pounded Linden as a “warning” went out.");
    check("Ode is seen as a “strong leader” in Linden.");
}

#[test]
fn who_is_quoted_by_a_paper_speaks() {
    check("[Reyes] was quoted by the Courier as saying it was “{~a threat to us all}” on Monday.");
    check("In the words of [Reyes], the dam was “{~a threat to us all}” then.");
}

#[test]
fn words_that_nobody_owns_are_no_quotes() {
    check("[Reyes] said {=the so-called “peace plan” of Ode was late}.");
    check("Reyes spoke of the supposed “threat to us all” in Linden.");
    check("Reyes denied calling Ode “a threat to us all” in Linden.");
    check("Reyes has never called Ode “a threat to us all” in Linden.");
    check("[Reyes] never left, and called Ode “{~a threat to us all}” in Linden.");
    check("Reyes spoke of what [she] called “{~a threat to us all}” in Linden.");
}

#[test]
fn names_given_are_quotes_and_titles_are_not() {
    check("[The paper] hailed Reyes as “{~The Comeback Kid}” of Linden.");
    check("The paper praised the film “The Comeback Kid” of Linden.");
    check("[Reyes] has labeled Ode “{~Lying Bill}” for years.");
    check("Ode is what [Reyes] calls “{~a liar}” in Linden.");
    check("[Ode] spoke of “{~a new dam}” for Linden.");
    check("Ode and Lind spoke for “{~a little over an hour}” on Monday, [an official] said.");
    check("[Ode] promised to “{~pay for it}” at once.");
}

#[test]
fn a_heading_in_marks_is_no_quote() {
    check("“{We will rebuild,}” [Reyes] said.\n‘All Bets Are Off.’\nThe dam broke.");
    check("“{We will rebuild,}” [Reyes] said.\n“{+All bets are off.}”\nThe dam broke.");
    check("“{We will rebuild,}” [Reyes] said. “{+The Dam. Big Dam.}”\nThe dam broke.");
}

#[test]
fn attributes_of_markup_are_no_quotes() {
    let article = Article::of_paragraphs("<post author=\"odi\" id=\"77\">The dam has broken in Linden today.</post>");
    assert!(annotate(&article).quotes.is_empty());
    let article = Article::of_paragraphs("<post id=\"77\">The dam broke.</post> \"We will rebuild,\" Reyes said.");
    assert_eq!(annotate(&article).quotes.len(), 1);
}

#[test]
fn what_nobody_said_is_no_speech() {
    check("Reyes declined to say that the dam was safe.");
    check("Reyes would not insist that the dam was safe.");
    check("Reyes said in a statement.");
    check("The report was long, and nobody read it.");
    check("In Linden, Reyes said.");
}

#[test]
fn lost_marks_are_told_by_the_first_person() {
    check("{we still have a long way to go} , [reyes] told ode .\nthe dam broke on monday .");
    check("{we want to rebuild} .\n{+we are ready} , said [reyes] .\nthe dam broke .");
    check("{we are ready} , [reyes] told ode .\n{+we will rebuild} .\nthe dam broke .");
    check("[reyes] told ode : {at this stage our dam is safe} .\nthe dam broke .");
}

#[test]
fn a_report_of_lost_case_has_its_own_we_and_world_wars() {
    check("we went to linden to see the dam .\nthe dam broke .");
    check("the dam was built before world war i , a long time ago .");
}

#[test]
fn a_text_with_marks_or_capitals_has_lost_none() {
    check("we are ready for it , and “{~we will rebuild}” , said [reyes] .");
    check("We still have a long way to go, and Ode met Reyes.");
}

/// Texts of words, marks and line ends that make quotes of all kinds, and of what only looks like them.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(vec![
            "“",
            "”",
            "\"",
            "‘",
            "’",
            "'",
            "``",
            "''",
            "«",
            "»",
            "„",
            ",",
            ".",
            "?",
            ":",
            "—",
            "(",
            ")",
            " ",
            " ",
            " ",
            "\n",
            "said",
            "Reyes",
            "Ann",
            "the mayor of",
            "who",
            "told",
            "saying",
            "according to",
            "by",
            "was",
            "quoted",
            "as",
            "we",
            "our",
            "that",
            "and",
            "it",
            "claims",
            "to",
            "he",
            "’s",
            "é",
            "…",
            "=",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.join(" "))
}

#[test]
fn a_name_ends_with_the_point_of_junior() {
    check("“{He was angry,}” [Reyes Sr.] said. “{I was not,}” said [Bo Reyes Jr.]");
}

#[test]
fn whose_kin_acts_speaks_not_the_kin() {
    check("[Gareth Ode], whose father, Alun Ode, built the pier, said: “{It should come down.}”");
}

#[test]
fn what_a_document_says_the_man_behind_it_does_not() {
    check("According to [the indictment], Evan Ode “{~took the cash.}”");
    check("According to [the report], Evan Ode, 30, “{~took the cash.}”");
}

#[test]
fn a_noun_that_no_list_has_may_stand_before_a_name() {
    check("“{He was polite,}” said the cashier, [Una Frost]. “{Hardly,}” scoffed his landlord, [Ines Vidal].");
    check("“{He was polite,}” said [the cashier], and left.");
    check("Her son, [Cem Ode], hugged them, saying “{You saved her.}”");
}

#[test]
fn a_report_in_according_to_is_no_verb() {
    check("According to [the police report], Rita Sand “{~drove too fast.}” According to [Rita Sand], “{~the road was ice.}”");
}

#[test]
fn a_label_may_be_a_role_and_a_name() {
    check("The referee, [Ivo Petrov]: “{So did I, and I left.}”");
}

#[test]
fn a_sign_on_a_gate_speaks_not_the_gate() {
    check("[A sign on the gate] said “{Closed for good.}”");
}

#[test]
fn a_verb_alone_before_a_name_attributes() {
    check("“{Well played,}” said [Ann Reyes]. “{Thanks a lot,}” beamed [Ode].");
    check("“{Not again,}” groaned [Del Ode]. “{Shut the door,}” barked his boss, [Rex Moon].");
    check("“{Not again,}” said [Del Ode]. “{+Shut the door,}” closed the letter.");
}

#[test]
fn a_union_of_workers_is_one_phrase() {
    check("“{He must go,}” [the Workers’ Union] wrote.");
}

#[test]
fn who_faces_a_crowd_speaks() {
    check("[Ann Reyes] faced the crowd. “{+This hall will stand, with or without a roof.}”");
    check("[Ann Reyes] shook her head. “{+You cannot buy a river, sir.}”");
    check("Ann Reyes faced three years in jail. “{You cannot buy a river, sir.}”");
}

#[test]
fn a_given_name_is_who_speaks() {
    check("“{He owed me money,}” said a man who identified himself only as [Kostas].");
}

proptest! {
    #[test]
    fn quotes_neither_overlap_nor_leave_their_paragraph(text in any_text()) {
        let article = Article::of_paragraphs(&text);
        let quotes = annotate(&article).quotes.clone();
        for pair in quotes.windows(2) {
            prop_assert!(pair[0].content.end <= pair[1].content.start);
        }
        for quote in &quotes {
            prop_assert!(!quote.content.is_empty());
            prop_assert!(article.body.iter().any(|block| block.contains(quote.content)));
            for span in [quote.speaker, quote.cue, quote.addressee].into_iter().flatten() {
                prop_assert!(!quote.content.overlaps(span), "{:?} in {:?}", span.of(&text), quote.content.of(&text));
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}

#[test]
fn who_looks_up_or_puts_down_a_pen_speaks_next() {
    check("[Dana Holt] put down her pen. “{+You may go home, and I will not see you here again.}” She left.");
    check("[Dana Holt] looked up from his plate. “{+You wrote lies about my keeper, and he has read them.}” He left.");
}
