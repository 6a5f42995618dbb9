//! Each test is a text and, for each of its quotes in order, who is given it, as a name or in words, and how sure.

use std::borrow::Cow;

use crate::annotate::annotate;
use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
use crate::diagnostic::Severity;
use crate::dossier::compile;

fn check(text: &str, expected: &[&str]) {
    check_beside(&[], text, expected);
}

/// The same, where other articles stand beside the text.
fn check_beside(others: &[&str], text: &str, expected: &[&str]) {
    check_ruled(others, "", text, expected, &[]);
}

/// The same, with the editor's rules, and what is said of them.
fn check_ruled(others: &[&str], rules: &str, text: &str, expected: &[&str], warnings: &[&str]) {
    let texts = [text].into_iter().chain(others.iter().copied());
    let file = |(place, text): (usize, &str)| ProjectFile { path: format!("{place}.txt"), bytes: Cow::Owned(text.as_bytes().to_vec()) };
    let files = ProjectFiles {
        editorial: Some(ProjectFile { path: String::from("editorial.toml"), bytes: Cow::Owned(rules.as_bytes().to_vec()) }),
        articles: texts.enumerate().map(file).collect(),
        ..ProjectFiles::default()
    };
    let project = parse_project(files, true).expect("the text is an article");
    let mut annotations: Vec<_> = project.articles.iter().map(|article| annotate(article)).collect();
    let dossier = compile(&project, &mut annotations, crate::dossier::Redaction::nothing(), false);
    let found: Vec<String> = dossier.articles[0]
        .quotes
        .iter()
        .map(|quote| {
            let person = quote.speaker.map(|person| person.of(&dossier.people).name.clone());
            let words = quote.speaker_text.map(|span| format!("“{}”", span.of(&project.articles[0].text)));
            format!("{} {:?}", person.or(words).unwrap_or_default(), quote.grade)
        })
        .collect();
    assert_eq!(found, expected);
    let said: Vec<&str> =
        dossier.diagnostics.iter().filter(|fault| fault.severity == Severity::Warning).map(|fault| fault.message.as_str()).collect();
    assert_eq!(said, warnings);
}

#[test]
fn a_name_in_the_cue_is_stated() {
    check("Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” Reyes told Ode.", &["Ann Reyes Stated"]);
}

#[test]
fn who_wrote_the_article_is_not_who_speaks() {
    check(
        "Dam Holds\n\nBy Bill Ode\n\nLINDEN (AP) — The dam held, according to Bob Hale. “It rained a lot,” he said.",
        &["Bob Hale Derived"],
    );
}

#[test]
fn a_pronoun_means_who_spoke_or_whom_the_sentence_before_is_about() {
    check(
        "Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” Reyes said.\n\n“It will be safe,” she said.",
        &["Ann Reyes Stated", "Ann Reyes Derived"],
    );
    check("Bill Morton visited a friend of Carl Lind in Linden.\n\n“We will rebuild the dam,” he said.", &["Bill Morton Unsure"]);
}

#[test]
fn a_pronoun_is_not_given_to_the_other_gender() {
    check("Bill Ode met Ann Reyes in Linden.\n\n“We will rebuild the dam,” she said.", &["Ann Reyes Derived"]);
}

#[test]
fn a_role_means_who_bears_it_in_the_article() {
    check("Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” the mayor added.", &["Ann Reyes Derived"]);
}

#[test]
fn an_anonymous_source_is_not_replaced_by_a_person() {
    check(
        "Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” said a spokesman for Reyes.",
        &["“a spokesman for Reyes” Stated"],
    );
    check("Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” a city official said.", &["“a city official” Stated"]);
}

#[test]
fn what_goes_on_is_derived() {
    check(
        "Mayor Ann Reyes met Bill Ode in Linden.\n\n“We will rebuild the dam,” Reyes said. “It will be safe.”",
        &["Ann Reyes Stated", "Ann Reyes Derived"],
    );
}

#[test]
fn a_pronoun_means_whom_the_sentence_before_introduces() {
    check(
        "Bill Morton left Linden on Monday.\n\nThat worries Carl Lind, president of the Linden council. “We will rebuild the dam,” he said.",
        &["Carl Lind Unsure"],
    );
}

#[test]
fn most_words_about_a_person_tell_whether_she_is_meant() {
    check(
        "Mr. Kim Odi met Lee Orwick.\n\nMr. Odi spoke to Orwick. “We will rebuild the dam,” she said. Mr. Odi left.",
        &["Lee Orwick Derived"],
    );
}

#[test]
fn a_pronoun_may_mean_a_name_that_several_bear() {
    let family = "Bill Morton and his sister Ann Morton left Linden on Monday, and nobody came to see them leave the town.";
    check_beside(
        &[family],
        "Mr. Morton met Carl Lind in Linden on Tuesday.\n\nMr. Morton saw the dam. “We will rebuild it at once,” he said.",
        &["“Morton” Unsure"],
    );
}

const OF_TWO: &str = "Mayor Ann Reyes met Governor Bo Hale in Linden.\n\n“We will rebuild the dam,” he said. “It was time.”";

fn rule(exact: &str, speaker: &str) -> String {
    format!("[[quote]]\nat = {{ article = \"0.txt\", exact = \"{exact}\" }}\nspeaker = \"{speaker}\"\n")
}

#[test]
fn the_editor_says_who_said_a_quote() {
    check_ruled(&[], &rule("rebuild the dam", "Ann Reyes"), OF_TWO, &["Ann Reyes Given", "Ann Reyes Derived"], &[]);
    check_ruled(&[], &rule("It was time", "ann-reyes"), OF_TWO, &["Bo Hale Derived", "Ann Reyes Given"], &[]);
}

#[test]
fn a_rule_that_finds_no_quote_or_nobody_is_told() {
    let decided = ["Bo Hale Derived", "Bo Hale Derived"];
    check_ruled(&[], &rule("met Governor", "Ann Reyes"), OF_TWO, &decided, &["these words are not those of one quote"]);
    check_ruled(&[], &rule("dam,” he said. “It", "Ann Reyes"), OF_TWO, &decided, &["these words are not those of one quote"]);
    check_ruled(&[], &rule("rebuild the dam", "Ann Rayes"), OF_TWO, &decided, &["nobody is called `Ann Rayes`"]);
    check_ruled(&[], &rule("rebuilt the dam", "Ann Reyes"), OF_TWO, &decided, &["these words are not in 0.txt"]);
}

#[test]
fn whom_the_other_pronoun_names_is_not_meant() {
    check(
        "Tuomo Harju and his wife, Aino Harju, won. “I bought it,” she said. “I chose the numbers,” he said. “We will share it all,” she added.",
        &["Aino Harju Derived", "Tuomo Harju Derived", "Aino Harju Derived"],
    );
}

#[test]
fn an_honorific_is_a_role_too() {
    check(
        "Rabbi Saul Levin met Imam Tariq Noor in Linden. “We share a wall,” the imam said. “And a cat,” the rabbi said.",
        &["Tariq Noor Derived", "Saul Levin Derived"],
    );
    check("The court jailed Ron Tuttle, a retired teacher. “I am sorry for it,” the teacher said.", &["Ron Tuttle Derived"]);
}

#[test]
fn the_only_woman_named_is_she() {
    check("Bill Odwan fired Ann Castle on Friday. “I asked for more,” she said.", &["Ann Castle Derived"]);
    check("Ann Castle met Eva Odwan on Friday. “I asked for more,” she said.", &["Ann Castle Unsure"]);
}

#[test]
fn the_text_itself_tells_who_the_stationmaster_is() {
    check(
        "Gareth Plum, the stationmaster, blamed Ilka Horn, the signalwoman.\n\n“She slept,” the stationmaster said.",
        &["Gareth Plum Derived"],
    );
    check("Lighthouse keeper Osvaldo Peralta met Ilka Horn.\n\n“I slept,” the keeper said.", &["Osvaldo Peralta Derived"]);
    check("The jailer, Omri Katz, met Ilka Horn.\n\n“I slept,” the jailer said.", &["Omri Katz Derived"]);
    let transcript = "According to the court's official transcript of their talk, Omri Katz gave a “warm welcome” to Ilka Horn.";
    check(transcript, &["“the court's official transcript of their talk” Stated"]);
    check("According to the transcript, Omri Katz gave a “warm welcome” to Ilka Horn.", &["“the transcript” Stated"]);
    check("Ilka Horn read the report Gareth Plum wrote.\n\n“It was bad,” the report said.", &["“the report” Stated"]);
}

#[test]
fn she_is_the_one_who_is_known_to_be_a_woman() {
    check(
        "Minister Anna Orwin ordered a recount. The clerk, Pedor Odal, had lost the keys.\n\nOdal left.\n\n“I shall count,” she said.",
        &["Anna Orwin Derived"],
    );
    check("Akoru Darvo married Paul Odal. “It was hot,” he said.", &["Paul Odal Derived"]);
}

#[test]
fn whose_mother_is_no_role_of_his() {
    check(
        "“We want help,” said Paul Odal, whose mother, Anna Orwin, died. “We waited,” he said.",
        &["Paul Odal Stated", "Paul Odal Derived"],
    );
}
