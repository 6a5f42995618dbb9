//! How soon an edit shows, and what memory a long day of edits takes. To be run by hand on a machine that does nothing else:
//!
//!     cargo test --release --test editing -- --ignored --nocapture
//!
//! `ARTICLES` (10000), `EDITS` (50) and `PAUSE` (milliseconds between two edits, 1000) change what it does.
#![cfg(all(feature = "serve", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "writes files, waits, and prints what it measures"
)]

mod newsroom;

use std::time::{Duration, Instant};
use std::{fs, thread};

use newsroom::Newsroom;
use newsroom::chromium::{self, Tab};
use newsroom::corpus::{self, Chance};
use newsroom::server::Server;

/// Of these editions is told how much memory the server takes.
const TOLD: [usize; 7] = [1, 10, 25, 100, 250, 500, 1000];

#[test]
#[ignore = "takes minutes, and its figures are true on an idle machine only"]
fn an_edit_shows_at_once_and_takes_no_memory() {
    let of = |name: &str, default: usize| std::env::var(name).map_or(default, |value| value.parse().unwrap());
    let (articles, edits) = (of("ARTICLES", 10_000), of("EDITS", 50));
    let pause = Duration::from_millis(of("PAUSE", 1000) as u64);
    let newsroom = Newsroom::empty();
    corpus::write(&newsroom, "articles", articles);
    let server = Server::start(&newsroom, &["articles", "--watch"]);
    server.keep_reading();
    // Edits of the newest articles are seen in the list of all.
    let list = server.get("/articles.html").text();
    let newest: Vec<&str> = list.split("href=\"articles/").skip(1).filter_map(|rest| rest.split(".html").next()).take(10).collect();
    let article = server.get(&format!("/articles/{}.html", newest[0])).text();
    let person = article.split("href=\"../people/").nth(1).and_then(|rest| rest.split('"').next()).expect("it names somebody");
    let others =
        ["/".to_owned(), "/timeline.html".to_owned(), "/people.html".to_owned(), format!("/people/{person}"), "/search.html".to_owned()];
    println!("{articles} articles; memory {}", memory(&server));
    let mut chance = Chance(1);
    let mut times: Vec<(String, Vec<Duration>)> = Vec::new();
    let mut note = |page: &str, time: Duration| match times.iter_mut().find(|(known, _)| known == page) {
        Some((_, times)) => times.push(time),
        None => times.push((page.to_owned(), vec![time])),
    };
    for edit in 1..=edits {
        let name = newest[chance.below(newest.len())];
        let mark = format!("Zq{edit}x");
        save(&newsroom, name, &mark);
        let started = Instant::now();
        let shows = |path: &str, step: u64| {
            while !server.get(path).text().contains(&mark) {
                thread::sleep(Duration::from_millis(step));
            }
            started.elapsed()
        };
        note("its own page", shows(&format!("/articles/{name}.html"), 2));
        let edition = shows("/articles.html", 10);
        note("the list of articles", edition);
        for path in &others {
            let asked = Instant::now();
            assert_eq!(server.get(path).status, 200);
            note(path, edition + asked.elapsed());
        }
        if TOLD.contains(&edit) {
            println!("after {edit} edits: memory {}", memory(&server));
        }
        thread::sleep(pause);
    }
    if let Some(browser) = chromium::find() {
        let own = format!("/articles/{}.html", newest[0]);
        let mut tab = Tab::open(&browser, &newsroom, &format!("http://{}{own}", server.address));
        for (page, path) in [("its own page on the screen", own.as_str()), ("the list of articles on the screen", "/articles.html")] {
            tab.value(&format!("location.pathname = {path:?}"));
            for edit in 1..=10 {
                tab.wait_until(&format!("location.pathname === {path:?} && document.readyState === 'complete'"));
                thread::sleep(pause);
                let mark = format!("Zq{edit}y");
                save(&newsroom, newest[0], &mark);
                note(page, tab.shows(&mark, true));
            }
        }
    }
    for (page, mut times) in times {
        times.sort();
        let milliseconds = |time: Duration| time.as_millis();
        println!("{page}: median {} ms, worst {} ms", milliseconds(times[times.len() / 2]), milliseconds(times[times.len() - 1]));
    }
}

/// Puts a mark at the end of an article's headline, as most editors save: written beside it, then renamed.
fn save(newsroom: &Newsroom, name: &str, mark: &str) {
    let file = format!("articles/{name}.txt");
    let text = newsroom.read(&file);
    let (headline, rest) = text.split_once('\n').unwrap();
    newsroom.write("articles/.new", &format!("{} {mark}\n{rest}", headline.split(" Zq").next().unwrap()));
    fs::rename(newsroom.path("articles/.new"), newsroom.path(&file)).unwrap();
}

/// What the server takes now.
fn memory(server: &Server) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    let kibibytes: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    format!("{} MiB", kibibytes / 1024)
}
