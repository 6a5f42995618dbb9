use std::borrow::Cow;

use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
use crate::pipeline::compile;

/// Marks the references in the last article as `[the mayor → ann-reyes]`; names are left as they are.
fn check(articles: &[&str]) {
    let (marked, before) = articles.split_last().expect("an article to look at");
    let plain = without_marks(marked);
    let texts = before.iter().map(|text| (*text).to_owned()).chain([plain]).enumerate();
    let files = texts
        .map(|(place, text)| ProjectFile { path: format!("{place:02}.txt"), bytes: Cow::Owned(text.into_bytes()) })
        .collect::<Vec<_>>();
    let last = files.len() - 1;
    let compiled = compile(parse_project(ProjectFiles { articles: files, ..ProjectFiles::default() }, true).expect("articles"));
    let text = &compiled.project.articles[last].text;
    let (mut shown, mut at) = (String::new(), 0);
    for mention in compiled.dossier.articles[last].mentions.iter().filter(|mention| !mention.form.is_name()) {
        let person = mention.person.expect("a reference is to somebody").of(&compiled.dossier.people);
        shown.push_str(&text[at..mention.span.start as usize]);
        shown.extend(["[", mention.span.of(text), " → ", person.id.as_str(), "]"]);
        at = mention.span.end as usize;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, *marked);
}

fn without_marks(marked: &str) -> String {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, reference)) = rest.split_once('[') {
        let (words, after) = reference.split_once(" → ").expect("an arrow in the mark");
        plain.push_str(before);
        plain.push_str(words);
        rest = after.split_once(']').expect("the mark closes").1;
    }
    plain + rest
}

#[test]
fn an_office_is_whoever_this_article_says_holds_it() {
    check(&["Mayor Ann Reyes met the council. [The mayor → ann-reyes] left early, and nobody asked [the mayor → ann-reyes]."]);
}

#[test]
fn an_office_that_two_hold_is_nobody() {
    check(&["Mayor Ann Reyes met Mayor Zobo Odi of Ostheim. The mayor left early."]);
}

#[test]
fn an_office_with_its_nation_may_be_told_elsewhere() {
    check(&["Kenyan President Zobo Odi spoke.", "Zobo Odi met Ann Reyes in Linden, where [the Kenyan president → zobo-odi] stayed."]);
}

#[test]
fn a_head_of_state_is_the_leader_of_the_nation() {
    check(&["Kenyan President Zobo Odi met Ann Reyes in Linden. Nobody asked [the Kenyan leader → zobo-odi] there."]);
    check(&["Kenyan opposition leader Zobo Odi met Ann Reyes in Linden. Nobody asked the Kenyan leader there."]);
    check(&["Kenyan President Zobo Odi met Ann Reyes in Linden. Nobody asked the Peruvian leader there."]);
}

#[test]
fn a_foreign_president_is_not_the_president() {
    check(&["Kenyan President Zobo Odi met Ann Reyes in Linden. The president said little."]);
}

#[test]
fn another_rank_is_another_office() {
    check(&["Vice President Ann Reyes spoke in Linden. The president was away."]);
    check(&["Former mayor Ann Reyes spoke in Linden. The mayor was away."]);
}

#[test]
fn an_office_beside_a_name_or_inside_a_quote_is_none_of_ours() {
    check(&["Mayor Ann Reyes spoke. The mayor, Ann Reyes, left. “I saw the mayor,” Zobo Odi said."]);
}

#[test]
fn whoever_came_without_a_name_stays_without() {
    check(&["Spokesman Zobo Odi left. A spokesman for the bank spoke later. The spokesman was tired."]);
}

#[test]
fn what_only_begins_like_an_office_is_none() {
    check(&["Mayor Ann Reyes spoke. The mayor race went on, and the mayor of a village came."]);
}

#[test]
fn a_pronoun_is_the_only_one_whom_it_fits() {
    check(&["Ann Reyes came to Linden. [She → ann-reyes] left early, as nobody had met [her → ann-reyes]."]);
    check(&["Ann Reyes said [she → ann-reyes] would leave. Her house was sold."]);
}

#[test]
fn a_pronoun_that_fits_two_is_left_open() {
    check(&["Ann Reyes met Eva Lindqvist in Linden. She left early."]);
    check(&["Ann Reyes met a clerk in Linden. She left early."]);
    check(&["Peter Reyes came to Linden. She left early."]);
}

#[test]
fn who_speaks_in_a_quote_knows_whom_it_means() {
    check(&["Ann Reyes came to Linden. “I know she left,” Zobo Odi said."]);
}

#[test]
fn who_said_it_is_who_is_quoted() {
    check(&["Ann Reyes came to Linden on Monday. “We will rebuild the dam,” [she → ann-reyes] said."]);
}

#[test]
fn a_role_beside_a_name_is_nobody_else() {
    check(&["Peter Mathers sued his agent, Martha Quinlan. [She → martha-quinlan] had sold the house."]);
    check(&["Peter Mathers sued an agent. She had sold the house."]);
}

#[test]
fn who_does_it_is_not_whom_it_is_done_to() {
    check(&["Peter Mathers hit him with a spade."]);
    check(&["Peter Mathers hit the wall, and [he → peter-mathers] left."]);
}

#[test]
fn a_pronoun_goes_on_over_sentences_of_pronouns() {
    check(&[
        "When Inspector Paul Devon stopped the van, Anna Orwin was singing. [He → paul-devon] asked [her → anna-orwin] for her licence. [She → anna-orwin] sang on.",
    ]);
    check(&["Anna Orwin met Paul Devon. [She → anna-orwin] called the police. [He → paul-devon] ran."]);
}

#[test]
fn who_gives_is_whose_it_is() {
    check(&["Bassem Odal lent Rula Orwin his taxi. [She → rula-orwin] drove it into a pond."]);
}

#[test]
fn a_phrase_of_when_leaves_the_name_its_subject() {
    check(&["Eva Lis threw first. In the last round Anna Orwin fell. [She → anna-orwin] left."]);
}

#[test]
fn the_princess_then_left() {
    check(&["Princess Ottilie opened the dam. [The princess → princess-ottilie] then left."]);
}
