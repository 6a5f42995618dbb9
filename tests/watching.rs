//! `newsite serve --watch`: what is served follows the files, and browsers are told.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the tests write, move and remove files")]

mod newsroom;

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use newsroom::chromium::{self, Tab};
use newsroom::corpus::{self, Chance};
use newsroom::server::Server;
use newsroom::{FLOOD, Newsroom, PATIENCE, assert_same};

fn watch(newsroom: &Newsroom) -> Server {
    Server::start(newsroom, &["articles", "--watch"])
}

/// Waits until a page has these words, or has them no more.
#[track_caller]
fn shows(server: &Server, path: &str, words: &str, is_shown: bool) {
    let what = format!("{} {words:?}", if is_shown { "showed" } else { "lost" });
    server.wait_for(path, &what, |reply| reply.text().contains(words) == is_shown);
}

#[track_caller]
fn is_gone(server: &Server, path: &str) {
    server.wait_for(path, "went", |reply| reply.status == 404);
}

#[track_caller]
fn is_there(server: &Server, path: &str) {
    server.wait_for(path, "came", |reply| reply.status == 200);
}

/// Asserts that everything is served as a clean build writes it, the reload script apart.
#[track_caller]
fn is_as_built(newsroom: &Newsroom, server: &Server) {
    fs::remove_dir_all(newsroom.path("clean")).ok();
    newsroom.build(&["articles", "--out", "clean"]);
    let mut built = newsroom.files("clean");
    built.remove(".newsite-manifest.json");
    let started = Instant::now();
    while server.pages(&built) != built && started.elapsed() < PATIENCE {}
    assert_same(&built, &server.pages(&built));
}

#[test]
fn an_edit_shows_however_the_editor_writes_its_files() {
    let newsroom = Newsroom::new();
    let server = watch(&newsroom);
    let (file, page) = ("articles/flood.txt", "/articles/flood.html");
    newsroom.write(file, &FLOOD.replace("levee", "harbour wall"));
    shows(&server, page, "harbour wall", true);
    // vim: the old file becomes a backup, a new one takes its name, the backup goes.
    fs::rename(newsroom.path(file), newsroom.path("articles/flood.txt~")).unwrap();
    newsroom.write(file, &FLOOD.replace("levee", "lock gate"));
    fs::remove_file(newsroom.path("articles/flood.txt~")).unwrap();
    shows(&server, page, "lock gate", true);
    // Others write beside it and rename.
    newsroom.write("articles/.flood.txt.tmp", &FLOOD.replace("levee", "weir"));
    fs::rename(newsroom.path("articles/.flood.txt.tmp"), newsroom.path(file)).unwrap();
    shows(&server, page, "weir", true);
    is_as_built(&newsroom, &server);
}

#[test]
fn a_file_that_is_saved_as_it_was_changes_nothing() {
    let newsroom = Newsroom::new();
    let server = watch(&newsroom);
    for text in [FLOOD, &FLOOD.replace("levee", "weir"), FLOOD, FLOOD] {
        newsroom.write("articles/flood.txt", text);
        std::thread::sleep(Duration::from_millis(30));
    }
    is_as_built(&newsroom, &server);
}

#[test]
fn what_is_added_comes_and_what_is_deleted_goes() {
    let newsroom = Newsroom::new();
    let server = watch(&newsroom);
    newsroom.write("articles/2024/harbour.txt", "Harbour master Zelda Quill closed the port on May 2, 2024.\n");
    is_there(&server, "/articles/harbour.html");
    shows(&server, "/articles.html", "harbour.html", true);
    shows(&server, "/people.html", "Zelda Quill", true);
    fs::rename(newsroom.path("articles/2024"), newsroom.path("articles/spring")).unwrap();
    shows(&server, "/articles/harbour.html", "spring/harbour.txt", true);
    fs::remove_dir_all(newsroom.path("articles/spring")).unwrap();
    is_gone(&server, "/articles/harbour.html");
    is_gone(&server, "/people/zelda-quill.html");
    shows(&server, "/articles.html", "harbour.html", false);
    is_as_built(&newsroom, &server);
}

#[cfg(unix)]
#[test]
fn folders_behind_links_are_watched() {
    let newsroom = Newsroom::new();
    fs::rename(newsroom.path("articles"), newsroom.path("kept-elsewhere")).unwrap();
    std::os::unix::fs::symlink(newsroom.path("kept-elsewhere"), newsroom.path("articles")).unwrap();
    let server = watch(&newsroom);
    newsroom.write("kept-elsewhere/flood.txt", &FLOOD.replace("levee", "weir"));
    shows(&server, "/articles/flood.html", "weir", true);
}

#[test]
fn all_that_makes_a_project_is_watched() {
    let newsroom = Newsroom::project();
    let server = Server::start(&newsroom, &["--watch"]);
    newsroom.write("newsite.toml", "name = \"The weir\"\n");
    shows(&server, "/", "The weir", true);
    newsroom.write("seeds/editorial.toml", "[[article]]\nfile = \"flood.txt\"\nheadline = \"Water everywhere\"\n");
    shows(&server, "/articles/flood.html", "Water everywhere", true);
    // Folders that were not there when the watching began.
    newsroom.write("pages/method.md", "# Our method\n\nSlow reading.\n");
    shows(&server, "/method.html", "Slow reading", true);
    newsroom.write("static/extra.css", "p { color: red }\n");
    is_there(&server, "/extra.css");
    newsroom.write("templates/404.html", "<p>Nothing here but {{ site.name }}</p>\n");
    shows(&server, "/nowhere.html", "Nothing here but The weir", true);
    newsroom.write("templates/404.html", "<p>Still nothing</p>\n");
    shows(&server, "/nowhere.html", "Still nothing", true);
}

#[test]
fn many_changes_at_once_are_one_rebuild() {
    let newsroom = Newsroom::new();
    let server = watch(&newsroom);
    for number in 0..300 {
        newsroom.write(&format!("articles/many/{number}.txt"), &FLOOD.replace("levee", &format!("levee {number}")));
    }
    let line = server.says("changed");
    assert!(line.starts_with("newsite: many/0.txt, many/1.txt, many/10.txt and 297 more changed: "), "{line}");
    newsroom.write("articles/last.txt", FLOOD);
    let line = server.says("changed");
    assert!(line.starts_with("newsite: last.txt changed: ") && line.contains("pages rendered, "), "{line}");
}

#[test]
fn only_the_pages_that_changed_are_told_to_reload() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/harbour.txt", "Harbour master Zelda Quill closed the port on May 2, 2024.\n");
    let server = watch(&newsroom);
    let mut flood = server.events("/articles/flood.html");
    let mut harbour = server.events("/articles/harbour.html");
    newsroom.write("articles/flood.txt", &FLOOD.replace("would be rebuilt", "would be raised"));
    assert_eq!(flood.next(), "reload");
    newsroom.write("articles/harbour.txt", "Harbour master Zelda Quill opened the port on May 2, 2024.\n");
    // Its first event is that of its own change: the page says so.
    assert_eq!(harbour.next(), "reload");
    shows(&server, "/articles/harbour.html", "opened the port", true);
}

#[test]
fn a_page_that_changed_while_nobody_listened_reloads_at_once() {
    let newsroom = Newsroom::new();
    let server = watch(&newsroom);
    let old = server.get("/articles/flood.html").text();
    let mark = old.split("data-mark=\"").nth(1).unwrap().split('"').next().unwrap();
    newsroom.write("articles/flood.txt", &FLOOD.replace("levee", "weir"));
    shows(&server, "/articles/flood.html", "weir", true);
    // As after a restart: the browser asks with the mark of what it shows.
    let mut events = server.events_since(mark, "/articles/flood.html");
    assert_eq!(events.next(), "reload");
}

#[test]
fn a_style_is_put_in_and_a_fault_shown_over_the_last_good_page() {
    let newsroom = Newsroom::project();
    let server = Server::start(&newsroom, &["--watch"]);
    let mut events = server.events("/index.html");
    newsroom.write("static/style.css", "body { color: teal }\n");
    assert_eq!(events.next(), "style");
    newsroom.write("templates/home.html", "<p>\n{{ page.nothing.at_all }}</p>\n");
    events.fault_with("home.html:2");
    assert!(server.get("/").text().contains("The levee"), "the last good page is served");
    newsroom.write("templates/home.html", "<p>Mended</p>\n");
    assert_eq!((events.next(), events.next()), ("mended".to_owned(), "reload".to_owned()));
    shows(&server, "/", "Mended", true);
    newsroom.write("seeds/editorial.toml", "[[article]]\nfile = 7\n");
    events.fault_with("editorial.toml:2");
    newsroom.write("seeds/editorial.toml", "");
    assert_eq!(events.next(), "mended");
}

#[test]
fn a_rule_that_finds_nothing_is_told_until_it_is_mended() {
    let newsroom = Newsroom::project();
    newsroom.write("seeds/editorial.toml", "[[person]]\nperson = \"nobody-at-first\"\nname = \"Nobody\"\n");
    let server = Server::start(&newsroom, &["--watch"]);
    let mut events = server.events("/index.html");
    // What was so from the start, the terminal has said.
    newsroom.write(
        "seeds/editorial.toml",
        "[[person]]\nperson = \"nobody-at-first\"\nname = \"Nobody\"\n\n[[merge]]\ninto = \"mara-reyes\"\nfrom = [\"nobody-new\"]\n",
    );
    events.report_with("wanting", "nobody-new");
    newsroom.write("seeds/editorial.toml", "");
    assert_eq!(events.next(), "well");
}

#[test]
fn what_is_broken_from_the_start_can_be_mended() {
    let newsroom = Newsroom::project();
    newsroom.write("newsite.toml", "nam = \"The levee\"\n");
    let server = Server::start(&newsroom, &["--watch"]);
    assert_eq!(server.get("/").status, 503);
    let mut events = server.events("/");
    events.fault_with("newsite.toml:1");
    newsroom.write("newsite.toml", "name = \"The levee\"\n");
    assert_eq!((events.next(), events.next()), ("mended".to_owned(), "reload".to_owned()));
    shows(&server, "/", "The levee", true);
}

#[cfg(unix)]
fn signal(process: u32, signal: &str) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

/// What interrupts a program here. Where the tests run in the background, a shell had them ignore Ctrl-C, and whatever they start does too.
#[cfg(unix)]
fn interrupt() -> &'static str {
    let mut sleeper = Command::new("sleep").arg("60").spawn().unwrap();
    signal(sleeper.id(), "-INT");
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(1) {
        if sleeper.try_wait().unwrap().is_some() {
            return "-INT";
        }
        thread::sleep(Duration::from_millis(5));
    }
    sleeper.kill().unwrap();
    sleeper.wait().unwrap();
    "-TERM"
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_at_once_though_browsers_listen() {
    let newsroom = Newsroom::new();
    let mut server = watch(&newsroom);
    let _events = server.events("/");
    signal(server.process.id(), interrupt());
    let started = Instant::now();
    while server.process.try_wait().unwrap().is_none() {
        assert!(started.elapsed() < PATIENCE, "it goes on");
    }
}

#[cfg(unix)]
#[test]
fn a_page_in_a_browser_follows_the_files() {
    let Some(browser) = chromium::find() else { return };
    let newsroom = Newsroom::project();
    let long = |words: &str| format!("{}\n\n{}", FLOOD.replace("the levee", words), "The river rose again that night.\n\n".repeat(120));
    newsroom.write("seeds/flood.txt", &long("the levee"));
    let mut server = Server::start(&newsroom, &["--watch"]);
    let mut tab = Tab::open(&browser, &newsroom, &format!("http://{}/articles/flood.html", server.address));
    tab.shows("the levee would be rebuilt", true);
    // An article, at the place to which its reader had scrolled.
    tab.value("scrollTo({ top: 900, behavior: 'instant' })");
    newsroom.write("seeds/flood.txt", &long("the weir"));
    tab.shows("the weir would be rebuilt", true);
    tab.wait_until("scrollY === 900");
    // The style sheet, without a reload.
    tab.value("window.isThisLoad = true");
    newsroom.write("static/style.css", "body { color: rgb(1, 2, 3) }\n");
    tab.wait_until("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'");
    assert_eq!(tab.value("window.isThisLoad === true && document.querySelectorAll('link[rel=stylesheet]').length === 1"), true);
    // The editor's file.
    newsroom.write("seeds/editorial.toml", "[[article]]\nfile = \"flood.txt\"\nheadline = \"Water everywhere\"\n");
    tab.shows("Water everywhere", true);
    // A template breaks: its fault lies over the page, and goes when it is mended.
    newsroom.write("templates/article.html", "<body>\n{{ head.title");
    tab.wait_until("document.getElementById('newsite-fault')?.shadowRoot.textContent.includes('article.html:2') === true");
    assert_eq!(tab.value("document.body.innerText.includes('Water everywhere')"), true);
    newsroom.write("templates/article.html", "<body>\n<p>Mended: {{ head.title }}</p></body>");
    tab.shows("Mended: Water everywhere", true);
    assert_eq!(tab.value("document.getElementById('newsite-fault') === null"), true);
    // An article goes and comes.
    fs::remove_file(newsroom.path("seeds/flood.txt")).unwrap();
    tab.shows("Mended", false);
    newsroom.write("seeds/flood.txt", FLOOD);
    tab.shows("Mended: Water everywhere", true);
    // Another one, in the list of all.
    tab.value(&format!("location.href = 'http://{}/articles.html'", server.address));
    tab.shows("Water everywhere", true);
    newsroom.write("seeds/harbour.txt", "Port closed\n\nHarbour master Zelda Quill closed the port on May 2, 2024.\n");
    tab.shows("Port closed", true);
    fs::remove_file(newsroom.path("seeds/harbour.txt")).unwrap();
    tab.shows("Port closed", false);
    // The server goes away and comes back at the same port.
    let port = server.address.rsplit(':').next().unwrap().to_owned();
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    newsroom.write("newsite.toml", "name = \"The weir\"\n");
    let _again = Server::start_at(&newsroom, &port, &["--watch"]);
    tab.shows("The weir", true);
}

/// Changes files at random: edits, additions, deletions, renames, and moves of whole folders.
fn storm(newsroom: &Newsroom, mut files: Vec<String>, changes: usize) {
    let mut chance = Chance(20_240_308);
    let names = ["Mara Reyes", "Tomas Okafor", "Zelda Quill", "Ann Reyes", "Piet Odi"];
    for change in 0..changes {
        let text = |chance: &mut Chance| {
            let name = names[chance.below(names.len())];
            let other = names[chance.below(names.len())];
            format!(
                "LINDEN, March {}, 2024 - Mayor {name} met {other} on Tuesday.\n\n“Change {change},” {name} said.\n",
                chance.below(27) + 1
            )
        };
        if chance.below(40) == 0 {
            // Long enough at times for what was changed so far to come out.
            std::thread::sleep(Duration::from_millis(chance.below(60) as u64));
        }
        let place = chance.below(files.len());
        match chance.below(10) {
            0 => {
                let file = format!("articles/{}/added-{change}.txt", chance.below(4));
                newsroom.write(&file, &text(&mut chance));
                files.push(file);
            }
            1 if files.len() > 4 => {
                fs::remove_file(newsroom.path(&files.swap_remove(place))).ok();
            }
            2 => {
                let moved = format!("articles/{}/moved-{change}.txt", chance.below(4));
                newsroom.write(&moved, "");
                if fs::rename(newsroom.path(&files[place]), newsroom.path(&moved)).is_ok() {
                    files[place] = moved;
                } else {
                    fs::remove_file(newsroom.path(&moved)).unwrap();
                }
            }
            3 => {
                let (from, to) = (format!("articles/{}/", chance.below(4)), format!("articles/folder-{change}/"));
                if fs::rename(newsroom.path(&from), newsroom.path(&to)).is_ok() {
                    for file in &mut files {
                        *file = file.replace(&from, &to);
                    }
                }
            }
            _ => newsroom.write(&files[place], &text(&mut chance)),
        }
    }
}

/// `STORM` says how many changes, and `ARTICLES` among how many more articles.
#[test]
fn after_a_storm_of_changes_all_is_as_a_clean_build_makes_it() {
    let of = |name: &str, default: usize| std::env::var(name).map_or(default, |value| value.parse().unwrap());
    let newsroom = Newsroom::new();
    let articles = of("ARTICLES", 0);
    corpus::write(&newsroom, "articles/1", articles);
    let mut files: Vec<String> = (0..8).map(|number| format!("articles/{}/{number}.txt", number % 3)).collect();
    files.extend((0..articles).map(|number| format!("articles/1/a{number:05}.txt")));
    let server = watch(&newsroom);
    server.keep_reading();
    storm(&newsroom, files, of("STORM", 200));
    is_as_built(&newsroom, &server);
}
