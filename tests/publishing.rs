//! What a build does to the disk: nothing that is not its own, and all or nothing.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "the tests look at the disk")]

mod newsroom;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use newsroom::{COUNCIL, FLOOD, Newsroom, assert_same};

/// When each file of the site was last written.
fn times(newsroom: &Newsroom) -> BTreeMap<String, SystemTime> {
    let modified = |path: &String| fs::metadata(newsroom.path("site").join(path)).unwrap().modified().unwrap();
    newsroom.files("site").keys().map(|path| (path.clone(), modified(path))).collect()
}

#[test]
fn a_second_build_touches_no_file() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let written = times(&newsroom);
    assert!(written.contains_key("index.html") && written.contains_key(".newsite-manifest.json"));
    newsroom.build(&["articles"]);
    assert_eq!(times(&newsroom), written);
}

#[test]
fn one_core_and_two_write_the_same_bytes() {
    let newsroom = Newsroom::new();
    for cores in ["1", "2"] {
        let out = format!("site-{cores}");
        let ended = newsroom.command(&["build", "articles", "--out", &out]).env("RAYON_NUM_THREADS", cores).output().unwrap();
        assert!(ended.status.success());
    }
    assert_same(&newsroom.files("site-1"), &newsroom.files("site-2"));
}

#[test]
fn the_order_in_which_files_came_changes_nothing() {
    let newsroom = Newsroom::empty();
    let line = |id: &str, text: &str| serde_json::json!({ "id": id, "published": "2024-03-12", "text": text }).to_string();
    let (flood, council) = (line("flood", FLOOD), line("council", COUNCIL));
    newsroom.write("one/news/a.jsonl", &flood);
    newsroom.write("one/news/b.jsonl", &council);
    newsroom.write("two/news/b.jsonl", &council);
    newsroom.write("two/news/a.jsonl", &flood);
    newsroom.build(&["one/news", "--out", "site-one"]);
    newsroom.build(&["two/news", "--out", "site-two"]);
    assert_same(&newsroom.files("site-one"), &newsroom.files("site-two"));
}

#[test]
fn a_site_made_before_is_not_read_as_articles() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles", "--out", "articles/site"]);
    let first = newsroom.files("articles/site");
    let said = newsroom.build(&["articles", "--out", "articles/site"]);
    assert!(said.contains("newsite: 2 articles, ") && said.contains(" 0 pages written"), "{said}");
    assert_same(&first, &newsroom.files("articles/site"));
    let elsewhere = newsroom.build(&["articles", "--out", "elsewhere"]);
    assert!(elsewhere.contains("newsite: 2 articles, "), "{elsewhere}");
}

#[test]
fn the_sources_are_never_the_output() {
    let newsroom = Newsroom::project();
    for out in [".", "..", "seeds", "seeds/site", "static", "seeds/../static"] {
        let said = newsroom.fail(&["build", "--out", out]);
        assert!(said.contains("the sources") && said.contains("help: name another folder"), "{out}: {said}");
    }
    let said = newsroom.fail(&["build", "seeds/flood.txt", "--out", "seeds"]);
    assert!(said.contains("the sources"), "{said}");
    assert_eq!(newsroom.files("").len(), 3, "something was written");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_sources_is_no_way_around() {
    let newsroom = Newsroom::project();
    std::os::unix::fs::symlink(newsroom.path("seeds"), newsroom.path("out")).unwrap();
    let said = newsroom.fail(&["build", "--out", "out", "--adopt"]);
    assert!(said.contains("the sources"), "{said}");
}

#[test]
fn a_foreign_folder_is_refused_unless_adopted() {
    let newsroom = Newsroom::new();
    newsroom.write("site/CNAME", "news.example");
    let said = newsroom.fail(&["build", "articles"]);
    assert!(said.contains("is not empty and was not made by newsite\nhelp: --adopt"), "{said}");
    assert_eq!(newsroom.files("site").len(), 1);
    newsroom.build(&["articles", "--adopt"]);
    assert_eq!(newsroom.read("site/CNAME"), "news.example");
    assert!(newsroom.path("site/index.html").exists());
    newsroom.build(&["articles"]);
}

#[test]
fn a_users_files_are_not_touched() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let mine = ["site/CNAME", "site/.git/HEAD", "site/articles/notes.txt"];
    for path in mine {
        newsroom.write(path, "mine");
    }
    newsroom.write("articles/storm.txt", "LINDEN, March 20, 2024 - A storm came on Wednesday, Mayor Mara Reyes said.\n");
    newsroom.build(&["articles"]);
    for path in mine {
        assert_eq!(newsroom.read(path), "mine");
    }
}

#[test]
fn a_users_file_in_the_way_of_a_page_is_named_and_kept() {
    let newsroom = Newsroom::new();
    newsroom.write("site/index.html", "mine");
    let said = newsroom.fail(&["build", "articles", "--adopt"]);
    assert!(said.contains("index.html is in the way of a page, and was not made by newsite"), "{said}");
    assert_eq!(newsroom.files("site").len(), 1);
    assert_eq!(newsroom.read("site/index.html"), "mine");
}

#[test]
fn an_edited_page_is_told_and_written_anew() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let clean = newsroom.files("site");
    newsroom.write("site/index.html", "edited");
    let said = newsroom.build(&["articles"]);
    assert!(said.contains("warning: ") && said.contains("index.html was edited since newsite made it"), "{said}");
    assert_same(&newsroom.files("site"), &clean);
}

#[test]
fn pages_of_a_deleted_article_go_with_it() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles", "--out", "clean"]);
    newsroom.write("articles/storm.txt", "LINDEN, March 20, 2024 - “A storm,” said Governor Petra Lindqvist on Wednesday.\n");
    newsroom.build(&["articles"]);
    fs::remove_file(newsroom.path("articles/storm.txt")).unwrap();
    newsroom.build(&["articles"]);
    assert_same(&newsroom.files("site"), &newsroom.files("clean"));
}

#[test]
fn a_manifest_that_does_not_parse_stops_the_build() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    newsroom.write("site/.newsite-manifest.json", "<<<<<<< HEAD\n");
    let said = newsroom.fail(&["build", "articles"]);
    assert!(said.contains("error: cannot read the manifest ") && said.contains("help: "), "{said}");
}

#[test]
fn a_build_killed_at_any_moment_is_finished_by_the_next() {
    let newsroom = Newsroom::empty();
    let lines = |day: usize| {
        let line = |id| serde_json::json!({ "id": format!("a{id}"), "text": FLOOD.replace("March 8", &format!("March {day}")) });
        (0..100).map(|id| line(id).to_string() + "\n").collect::<String>()
    };
    newsroom.write("old.jsonl", &lines(8));
    newsroom.write("new.jsonl", &lines(15));
    newsroom.build(&["new.jsonl", "--out", "clean"]);
    let clean = newsroom.files("clean");
    for delay in [10, 60, 150, 300] {
        newsroom.build(&["old.jsonl"]);
        let mut child = newsroom.command(&["build", "new.jsonl"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        newsroom.build(&["new.jsonl"]);
        assert_same(&newsroom.files("site"), &clean);
    }
    let left: Vec<_> = fs::read_dir(newsroom.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "something was left behind: {left:?}");
}

/// A small disk that is unmounted with the test.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this user may not mount.
    fn mount(at: PathBuf) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(&at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(at))
    }

    /// Leaves no room but for so many bytes.
    fn fill(&self, room: usize) {
        let filler = self.0.join("filler");
        let mut size = 512 * 1024;
        while fs::write(&filler, vec![0; size]).is_err() {
            size -= 4096;
        }
        fs::write(filler, vec![0; size.saturating_sub(room)]).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().unwrap();
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_whole() {
    let newsroom = Newsroom::new();
    let Some(disk) = SmallDisk::mount(newsroom.path("disk")) else {
        println!("skipped: this user cannot mount a small disk");
        return;
    };
    // One short article and the bare theme: a site that fits.
    newsroom.build(&["articles/flood.txt", "--out", "disk/site"]);
    let old = newsroom.files("disk/site");
    disk.fill(0);
    let said = newsroom.fail(&["build", "articles/council.txt", "--out", "disk/site"]);
    assert!(said.contains("error: cannot write ") && said.contains("because: No space left"), "{said}");
    assert_same(&newsroom.files("disk/site"), &old);
    assert_eq!(names(&newsroom.path("disk")), ["filler", "site"], "staged pages stayed on the full disk");
    fs::remove_file(newsroom.path("disk/filler")).unwrap();
    newsroom.build(&["articles/council.txt", "--out", "disk/site"]);
    newsroom.build(&["articles/council.txt", "--out", "clean"]);
    assert_same(&newsroom.files("disk/site"), &newsroom.files("clean"));
}

#[test]
fn a_disk_of_its_own_can_be_the_output() {
    let newsroom = Newsroom::new();
    let Some(_disk) = SmallDisk::mount(newsroom.path("disk")) else {
        println!("skipped: this user cannot mount a small disk");
        return;
    };
    newsroom.build(&["articles/flood.txt", "--out", "disk"]);
    newsroom.build(&["articles/council.txt", "--out", "disk"]);
    newsroom.build(&["articles/council.txt", "--out", "clean"]);
    assert_same(&newsroom.files("disk"), &newsroom.files("clean"));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
