//! The cost of an article is the same in a large dossier as in a small one. Counted in bytes that are allocated, which are the same on
//! every machine.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod newsroom;

use allocation_counter::measure;
use newsite::{Site, Source, Theme, compile, read_project};
use newsroom::{Newsroom, corpus};

/// What is allocated to compile so many articles, and to plan and render their site.
fn allocated(count: usize) -> (u64, u64) {
    let newsroom = Newsroom::empty();
    corpus::write(&newsroom, "articles", count);
    let (compiling, rendering, _) = spent_on(&newsroom);
    (compiling, rendering)
}

/// What is allocated to compile the articles of a newsroom, and to plan and render their site; and the size of the largest page.
fn spent_on(newsroom: &Newsroom) -> (u64, u64, usize) {
    let project = read_project(&Source::Path(newsroom.path("articles")), None, true).unwrap();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    // The count is of one thread: all steps share their work among the threads of the pool they run in.
    alone.install(|| {
        let mut compiled = None;
        let compiling = measure(|| compiled = Some(compile(project)));
        let compiled = compiled.unwrap();
        let theme = Theme::new(&compiled.project).unwrap();
        let mut largest = 0;
        let rendering = measure(|| {
            let site = Site::new(&compiled, &theme);
            for address in site.addresses() {
                let page = site.render(&address).unwrap();
                largest = largest.max(if page.starts_with(b"<!DOCTYPE html>") { page.len() } else { 0 });
            }
        });
        (compiling.bytes_total, rendering.bytes_total, largest)
    })
}

#[expect(clippy::cast_precision_loss, reason = "a ratio of bytes needs few digits")]
fn growth(small: u64, large: u64) -> f64 {
    large as f64 / small as f64
}

#[test]
fn twice_the_articles_are_twice_the_work() {
    let (small, large) = (allocated(400), allocated(800));
    assert!(growth(small.0, large.0) < 2.2, "to compile: {small:?}, {large:?}");
    assert!(growth(small.1, large.1) < 2.2, "to render: {small:?}, {large:?}");
}

/// A surname that nobody bears, of as many as are wanted.
fn surname(number: usize) -> String {
    const ONSETS: [&str; 10] = ["b", "d", "f", "g", "k", "l", "m", "n", "r", "t"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let mut name = "Q".to_owned();
    let mut left = number + 50;
    while left > 0 {
        name.push_str(VOWELS[left % 5]);
        name.push_str(ONSETS[left / 5 % 10]);
        left /= 50;
    }
    name + "en"
}

/// An article of a size, by its ending.
type Shape = (&'static str, fn(usize) -> String, usize);

/// What may be large in one article.
const SHAPES: [Shape; 5] = [
    ("txt", names_in_a_sentence, 2_000),
    ("txt", people_of_one_surname, 500),
    ("md", table, 150),
    ("md", list, 3_000),
    ("txt", quotes, 500),
];

const OPENING: &str =
    "LINDEN, March 8, 2024 - The mayor of Linden said on Friday that the levee would be rebuilt, and that all had been there.\n\n";

fn names_in_a_sentence(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|number| format!("Ann {}", surname(number))).collect();
    format!("{OPENING}Among those who came were {} and others of the town.\n", names.join(", "))
}

fn people_of_one_surname(count: usize) -> String {
    let people = (0..count).map(|number| format!("Mayor {} Reyes said on Monday: “We will rebuild.”\n\n", surname(number)));
    OPENING.to_owned() + &people.collect::<String>()
}

fn table(rows: usize) -> String {
    let row = |row: usize| format!("|{}\n", (0..50).map(|cell| format!("r{row}c{cell}|")).collect::<Vec<_>>().concat());
    let rows: String = (1..=rows).map(row).collect();
    format!("# The levee\n\n{OPENING}{}|{}\n{rows}", row(0), "---|".repeat(50))
}

fn list(count: usize) -> String {
    format!("# The levee\n\n{OPENING}{}", (0..count).map(|number| format!("- point {number}\n")).collect::<Vec<_>>().concat())
}

fn quotes(count: usize) -> String {
    let quotes = (0..count).map(|number| format!("“We will rebuild it {number} times,” said Mayor Ann Reyes on Monday.\n\n"));
    OPENING.to_owned() + &quotes.collect::<String>()
}

#[test]
fn an_article_of_twice_the_size_is_twice_the_work_whatever_its_shape() {
    for (place, (ending, write, size)) in SHAPES.into_iter().enumerate() {
        let spent = |size| {
            let newsroom = Newsroom::empty();
            newsroom.write(&format!("articles/levee.{ending}"), &write(size));
            spent_on(&newsroom)
        };
        let (small, large) = (spent(size), spent(2 * size));
        assert!(growth(small.0, large.0) < 2.2, "shape {place}, to compile: {small:?}, {large:?}");
        assert!(growth(small.1, large.1) < 2.2, "shape {place}, to render: {small:?}, {large:?}");
        assert!(large.2 < 60_000, "shape {place}: a page of {} bytes", large.2);
    }
}
