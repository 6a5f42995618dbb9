//! Pages opened from disk in a real browser: Chromium, or what `$CHROME` names.

mod newsroom;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use newsroom::{Newsroom, chromium};

/// Opens a page and waits for its scripts: the page as it then is, and what it wrote to the console.
fn open(browser: &Path, profile: &Path, page: &Path) -> (String, Vec<String>) {
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--virtual-time-budget=3000", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser starts");
    let said = String::from_utf8_lossy(&output.stderr);
    let console = said.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect();
    (String::from_utf8_lossy(&output.stdout).into_owned(), console)
}

/// Every page at the root of the site, and the first of each folder: one of each kind.
fn one_of_each_kind(site: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    let mut folders = Vec::new();
    let is_first = |path: &&String| {
        let folder = path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let is_new = folder.is_none() || !folders.contains(&folder);
        folders.push(folder);
        is_new
    };
    site.keys().filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "html")).filter(is_first).collect()
}

#[test]
fn pages_open_from_disk_and_the_console_stays_empty() {
    let Some(browser) = chromium::find() else { return };
    let newsroom = Newsroom::empty();
    newsroom.build(&[]);
    let site = newsroom.files("site");
    for path in one_of_each_kind(&site) {
        let (page, console) = open(&browser, &newsroom.path("profile"), &newsroom.path("site").join(path));
        assert!(page.contains("<title>"), "{path} did not open: {page}");
        assert!(console.is_empty(), "{path} wrote to the console: {console:#?}");
    }
}
