//! The steps of a build, one at a time: `cargo bench`. With `cargo test` each runs once, so that none rots.

use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsite::steps::{WordTable, annotate, find_events, find_names, find_quotes, find_sentences, find_times, find_words};
use newsite::{Address, Article, Compiled, ProjectFile, ProjectFiles, Site, Theme, compile, parse_project};

fn main() {
    divan::main();
}

/// So many articles make a small dossier.
const FEW: usize = 50;

/// An invented article; each number gives another.
fn text(number: usize) -> String {
    const NAMES: [&str; 6] = ["Ann Reyes", "Bo Hale", "Zelda Quill", "Tomas Ode", "Carla Moss", "Ada Pell"];
    const PLACES: [&str; 4] = ["Linden", "Karsk", "Port Ode", "Tarif"];
    let (one, other) = (NAMES[number % 6], NAMES[(number / 6 + number + 1) % 6]);
    let place = PLACES[number % 4];
    let surname = one.split(' ').next_back().unwrap_or(one);
    format!(
        "The wall at {place}, part {number}\n\n{}, March {}, 2024 (AP) - Mayor {one} met {other} on Tuesday after the river broke the wall \
         at {place}. “We will build it again by May,” {surname} said, and the council voted on Wednesday to ask the state for {number} million \
         dollars.\n\n{other}, a spokesman for the union, told reporters that the money was late. He resigned last week. Two people died in \
         the flood of 2019, according to {surname}.\n",
        place.to_uppercase(),
        number % 27 + 1,
    )
}

fn few() -> ProjectFiles {
    let file = |number: usize| ProjectFile { path: format!("{number:03}.txt"), bytes: text(number).into_bytes().into() };
    ProjectFiles { articles: (0..FEW).map(file).collect(), ..ProjectFiles::default() }
}

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| compile(parse_project(few(), true).expect("the articles are sound")))
}

fn article() -> &'static Article {
    &compiled().project.articles[0]
}

/// Runs something over one article, counted by the bytes of its text.
fn over_article<T>(bencher: Bencher<'_, '_>, run: impl Fn(&Article, &WordTable) -> T + Sync) {
    let table = WordTable::new(article());
    bencher.counter(BytesCount::of_str(&article().text)).bench(|| run(black_box(article()), black_box(&table)));
}

#[divan::bench]
fn words(bencher: Bencher<'_, '_>) {
    over_article(bencher, |article, _| find_words(&article.text));
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    let words = find_words(&article().text);
    over_article(bencher, |article, _| find_sentences(&article.text, &words, &article.body));
}

#[divan::bench]
fn names(bencher: Bencher<'_, '_>) {
    over_article(bencher, find_names);
}

#[divan::bench]
fn times(bencher: Bencher<'_, '_>) {
    over_article(bencher, find_times);
}

#[divan::bench]
fn quotes(bencher: Bencher<'_, '_>) {
    let names = find_names(article(), &WordTable::new(article()));
    over_article(bencher, |article, table| find_quotes(article, table, &names));
}

#[divan::bench]
fn events(bencher: Bencher<'_, '_>) {
    let said = annotate(article());
    over_article(bencher, |article, table| find_events(article, table, &said.names, &said.times, &said.quotes));
}

#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(few).bench_values(|files| parse_project(files, true).map(|project| project.articles.len()));
}

/// Names, times and events of all articles joined, with the annotating.
#[divan::bench]
fn merging(bencher: Bencher<'_, '_>) {
    let project = || parse_project(few(), true).expect("the articles are sound");
    bencher.with_inputs(project).bench_values(compile);
}

fn page(bencher: Bencher<'_, '_>, folder: &str) {
    let theme = Theme::new(&compiled().project).expect("the theme is the default one");
    let site = Site::new(compiled(), &theme);
    let addresses = site.addresses();
    let address: &Address = addresses.iter().find(|address| address.0.starts_with(folder)).expect("there is such a page");
    bencher.bench(|| site.render(black_box(address)));
}

#[divan::bench]
fn article_page(bencher: Bencher<'_, '_>) {
    page(bencher, "articles/");
}

#[divan::bench]
fn person_page(bencher: Bencher<'_, '_>) {
    page(bencher, "people/");
}

#[divan::bench]
fn small_build(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(few).bench_values(|files| {
        let compiled = compile(parse_project(files, true).expect("the articles are sound"));
        let theme = Theme::new(&compiled.project).expect("the theme is the default one");
        let site = Site::new(&compiled, &theme);
        site.addresses().iter().map(|address| site.render(address).map_or(0, |page| page.len())).sum::<usize>()
    });
}
