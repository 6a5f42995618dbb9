//! The pages of people, and the lists of them.

use super::*;

/// The same mayor, called other things as time goes by. The files do not stand in the order of time.
fn mayor() -> BTreeMap<String, Vec<u8>> {
    let article = |name: &str, day: &str, text: &str| (name.to_owned(), format!("Council votes again\n\nPublished {day}\n\n{text}\n"));
    let articles = vec![
        article("a.txt", "March 8, 2021", "Mayor Ann Reyes met Governor Bo Hale in Linden. The mayor left early. She was tired."),
        article("b.txt", "May 3, 2019", "Candidate Ann Reyes spoke in Linden. “We will rebuild the dam,” Reyes said. Zoe Álvarez agreed."),
        article("c.txt", "June 1, 2020", "Mayor Ann Reyes spoke with Zoe Álvarez, and Ann Reyes left. Bo Hale did not come."),
    ];
    render(&invented::with_its_own_events(articles))
}

/// Whether these words stand on the page in this order.
fn assert_in_order(page: &str, words: &[&str]) {
    let mut at = 0;
    for words in words {
        at += page[at..].find(words).unwrap_or_else(|| panic!("no {words} from here on: {}", &page[at..])) + words.len();
    }
}

#[test]
fn roles_and_names_stand_in_the_order_of_time_each_with_its_article() {
    let pages = mayor();
    let page = text(&pages, "people/ann-reyes.html");
    assert_in_order(
        page,
        &["As reported", "\">Candidate</a>", "3\u{a0}May 2019", "\">Mayor</a>", "1\u{a0}June 2020", ", and 1 other article"],
    );
    assert_in_order(page, &["Named as", "b.html#s-", "Ann Reyes</a> <span class=\"count\">4, first", "3\u{a0}May 2019"]);
}

#[test]
fn a_sentence_that_is_only_their_quote_stands_once() {
    let pages = mayor();
    let page = text(&pages, "people/ann-reyes.html");
    assert_eq!(page.matches("We will rebuild the dam").count(), 1, "{page}");
    assert!(page.contains("spoke in Linden."), "{page}");
}

#[test]
fn what_only_refers_to_somebody_is_marked_and_not_counted() {
    let pages = mayor();
    let person = text(&pages, "people/ann-reyes.html");
    assert!(person.contains("5 mentions in 3 articles"), "{person}");
    assert!(person.contains("<mark class=\"unnamed\">The mayor</mark> left early."), "{person}");
    let article = text(&pages, "articles/a.html");
    assert!(
        article.contains("<a class=\"reference\" href=\"../people/ann-reyes.html\" title=\"Ann Reyes\">She</a> was tired"),
        "{article}"
    );
    assert!(article.contains("Ann Reyes</a></li>"), "{article}");
    assert!(!text(&pages, "people/bo-hale.html").contains("Dotted"));
}

#[test]
fn a_person_has_a_feed_of_the_articles_that_name_them() {
    let pages = mayor();
    assert!(text(&pages, "people/ann-reyes.html").contains("<a href=\"ann-reyes.atom\">Atom feed</a>"));
    let feed = text(&pages, "people/ann-reyes.atom");
    assert_in_order(
        feed,
        &["2021-03-08", "../articles/a.html#s-", "2020-06-01", "c.html", "2019-05-03", "Candidate Ann Reyes spoke in Linden."],
    );
    assert!(feed.contains("<id>tag:dossier.invalid,2000:people/ann-reyes/articles/a</id>"), "{feed}");
}

#[test]
fn somebody_whom_one_article_names_has_no_feed() {
    let pages = render(&invented::with_its_own_events(vec![("a.txt".to_owned(), "Mayor Ann Reyes spoke in Linden.".to_owned())]));
    assert!(pages.contains_key("people/ann-reyes.html") && !pages.contains_key("people/ann-reyes.atom"));
}

#[test]
fn people_are_listed_by_mentions_and_by_surname() {
    let pages = mayor();
    let names = ["ann-reyes.html", "bo-hale.html", "zoe-alvarez.html"];
    assert_in_order(text(&pages, "people.html"), &names);
    assert_in_order(text(&pages, "people-by-name.html"), &[names[2], names[1], names[0]]);
    assert!(text(&pages, "people.html").contains("<a href=\"people-by-name.html\">By name</a>"));
}

#[test]
fn the_head_of_a_page_says_what_the_pages_hold() {
    let pages = mayor();
    let page = text(&pages, "people/ann-reyes.html");
    assert_in_order(page, &["<a href=\"#said\">Quotes</a> <span class=\"count\">1</span>", "<a href=\"#mentions\">Other mentions</a>"]);
}
