//! Articles with a rule: what is left of their texts, and that all that was found lies in it.

use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
use crate::pipeline::{Compiled, compile};

const LEVEE: &str = "Levee breaks\n\nBy Tomas Okafor\n\nLINDEN, March 8, 2024 - The levee broke at night. Nobody had looked.\n\n\
    It was a cold day. Mayor Ann Reyes said on Friday: “We will rebuild. It takes a year.” The river kept rising.\n\nIt rained for days.\n";

fn compiled(rules: &str, articles: &[(&str, &str)]) -> Compiled {
    let file = |path: &str, text: &str| ProjectFile { path: path.to_owned(), bytes: text.as_bytes().to_vec().into() };
    let files = ProjectFiles {
        articles: articles.iter().map(|(path, text)| file(path, text)).collect(),
        editorial: Some(file("editorial.toml", rules)),
        ..ProjectFiles::default()
    };
    compile(parse_project(files, true).unwrap())
}

fn check(file: &str, text: &str, mode: &str, expected: &str) {
    let compiled = compiled(&format!("[[article]]\nfile = \"{file}\"\nmode = \"{mode}\"\n"), &[(file, text)]);
    let article = &compiled.project.articles[0];
    assert_eq!(article.text, expected);
    assert!(article.original.is_none());
    let parts = article.blocks();
    for words in parts.windows(2) {
        assert!(words[0].0.end <= words[1].0.start, "parts overlap: {parts:?}");
    }
    let facts = &compiled.dossier.articles[0];
    let spans = facts.mentions.iter().map(|mention| mention.span).chain(facts.quotes.iter().map(|quote| quote.content));
    for span in spans.chain(article.fields.headline.iter().filter_map(|headline| headline.evidence)) {
        assert!(article.text.get(span.range()).is_some(), "{span:?}");
    }
}

#[test]
fn a_text_in_full_stays_as_it_is() {
    check("levee.txt", LEVEE, "full", LEVEE);
}

#[test]
fn an_excerpt_has_headline_lede_and_the_sentences_that_bear_something() {
    check(
        "levee.txt",
        LEVEE,
        "excerpt",
        "Levee breaks\n\nLINDEN, March 8, 2024 - The levee broke at night. Nobody had looked.\n\n[…]\n\nMayor Ann Reyes said on Friday: “We \
         will rebuild. It takes a year.”\n\n[…]",
    );
}

#[test]
fn a_link_has_the_headline_alone() {
    check("levee.txt", LEVEE, "link", "Levee breaks");
    check("levee.md", "# Levee breaks\n\nMayor Ann Reyes left. *It* rained.\n", "link", "Levee breaks");
}

#[test]
fn words_that_a_rule_quotes_stay() {
    let rules = "[[article]]\nfile = \"levee.txt\"\nmode = \"excerpt\"\n\n[[add_event]]\ndate = \"2024-03-09\"\nsummary = \"It rained.\"\n\
        evidence = [{ article = \"levee.txt\", exact = \"It rained for days\" }]\n";
    let compiled = compiled(rules, &[("levee.txt", LEVEE)]);
    assert!(compiled.project.articles[0].text.ends_with("It rained for days."), "{}", compiled.project.articles[0].text);
    assert!(compiled.dossier.diagnostics.iter().all(|fault| fault.kind != "unknown-place"));
}

#[test]
fn who_is_withheld_in_an_article_stays_so_in_its_excerpt() {
    let rules = "[[article]]\nfile = \"levee.txt\"\nmode = \"excerpt\"\n\n[[exclude]]\nperson = \"Ann Reyes\"\nmode = \"redact\"\n";
    let compiled = compiled(rules, &[("levee.txt", LEVEE)]);
    let text = &compiled.project.articles[0].text;
    assert!(text.contains("Mayor [name withheld] said on Friday: “We will rebuild.") && !text.contains("cold day"), "{text}");
}
