//! Pages opened in a real browser, from disk and from a host: Chromium, or what `$CHROME` names.
#![allow(clippy::disallowed_methods, reason = "the host reads files")]

mod newsroom;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use newsroom::{Newsroom, chromium};

/// Opens a page from disk and waits for its scripts: the page as it then is, and what it wrote to the console.
fn open(browser: &Path, profile: &Path, page: &Path) -> (String, Vec<String>) {
    open_address(browser, profile, &format!("file://{}", page.display()), &[])
}

/// The same of any address, with further flags.
fn open_address(browser: &Path, profile: &Path, address: &str, flags: &[String]) -> (String, Vec<String>) {
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--disable-background-networking", "--disable-component-update", "--virtual-time-budget=6000"])
        .args(flags)
        .args(["--dump-dom", address])
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

#[test]
fn nothing_that_is_written_into_a_page_runs_from_disk() {
    let Some(browser) = chromium::find() else { return };
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let page = newsroom.read("site/index.html");
    let hostile = "<script>document.title = 'it runs'</script><img src=x onerror=\"document.title = 'it runs'\"></body>";
    newsroom.write("site/index.html", &page.replace("</body>", hostile));
    let (shown, console) = open(&browser, &newsroom.path("profile"), &newsroom.path("site/index.html"));
    assert!(!shown.contains("<title>it runs</title>"), "{shown}");
    assert!(console.iter().filter(|line| line.contains("Content Security Policy")).count() >= 2, "{console:#?}");
}

/// A host that serves a folder at `/papers/linden/`, and is the proxy for all other hosts: so it sees every request.
struct Host {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

const SUB_PATH: &str = "/papers/linden/";

impl Host {
    fn start(folder: PathBuf) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
        let port = listener.local_addr().expect("it listens").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(&stream, &folder, port, &seen);
            }
        });
        Self { port, asked }
    }

    /// What makes a browser ask this host for everything.
    fn flags(&self) -> Vec<String> {
        vec![format!("--proxy-server=http://127.0.0.1:{}", self.port), "--proxy-bypass-list=<-loopback>".to_owned()]
    }

    /// The requests that were for another host, without those that the browser makes for itself.
    fn asked_of_others(&self) -> Vec<String> {
        let own = format!("http://127.0.0.1:{}/", self.port);
        let is_the_browsers = |address: &&String| {
            let host = address.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
            [".google.com", ".googleapis.com", ".gvt1.com"].iter().any(|domain| host.ends_with(domain))
        };
        let asked = self.asked.lock().expect("nobody panicked");
        asked.iter().filter(|address| !address.starts_with(&own) && !is_the_browsers(address)).cloned().collect()
    }
}

fn answer(stream: &TcpStream, folder: &Path, port: u16, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let _ = lines.take_while(|line| !line.is_empty()).count();
    let address = request.split(' ').nth(1).unwrap_or_default().to_owned();
    asked.lock().expect("nobody panicked").push(address.clone());
    let path =
        address.strip_prefix(&format!("http://127.0.0.1:{port}{SUB_PATH}")).and_then(|path| path.split('?').next().map(str::to_owned));
    let media_type = match path.as_deref().and_then(|path| path.rsplit_once('.')).map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let (status, bytes) = match path.and_then(|path| fs::read(folder.join(path)).ok()) {
        Some(bytes) => ("200 OK", bytes),
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", bytes.len());
    let mut stream = stream;
    // The browser may have gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes));
}

/// The element with this id, from its start tag to the first end tag of its kind.
fn element<'p>(page: &'p str, id: &str, end: &str) -> &'p str {
    let from = page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no #{id}: {page}")).1;
    from.split_once(end).expect("it ends").0
}

/// The first link of a piece of HTML.
fn first_link(html: &str) -> &str {
    html.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap_or_else(|| panic!("no link: {html}")).0
}

/// The sentence that a link from the root of the site leads to.
fn sentence(site: &BTreeMap<String, Vec<u8>>, link: &str) -> String {
    let (path, anchor) = link.split_once('#').expect("it leads to a sentence");
    let page = std::str::from_utf8(&site[path]).expect("pages are UTF-8");
    page.split_once(&format!("id=\"{anchor}\">")).unwrap_or_else(|| panic!("{link} is not there")).1.chars().take(400).collect()
}

#[test]
fn search_finds_a_place_and_lands_on_its_sentence_from_disk_and_from_a_host() {
    let Some(browser) = chromium::find() else { return };
    let newsroom = Newsroom::empty();
    newsroom.build(&[]);
    let site = newsroom.files("site");
    let host = Host::start(newsroom.path("site"));
    let from_disk = format!("file://{}/", newsroom.path("site").display());
    for root in [from_disk, format!("http://127.0.0.1:{}{SUB_PATH}", host.port)] {
        let address = format!("{root}search.html?q=Sochi");
        let (page, console) = open_address(&browser, &newsroom.path("profile"), &address, &host.flags());
        assert!(console.is_empty(), "{root}: {console:#?}");
        assert!(element(&page, "found", "</p>").ends_with("2 articles, best first."), "{}", element(&page, "found", "</p>"));
        let results = element(&page, "results", "</ol>");
        assert!(results.contains("<mark>Sochi</mark>"), "{results}");
        assert!(sentence(&site, first_link(results)).contains("Sochi"), "{results}");
        assert_eq!(host.asked_of_others(), [""; 0], "{root}");
    }
}

/// Presses keys as somebody would who searches without a mouse, and says where they are.
const KEYS: &str = r#"(async () => {
  const said = [];
  const until = async (is_so) => { while (!is_so()) await new Promise((done) => setTimeout(done, 50)); };
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const where = () => said.push(document.activeElement.id || document.activeElement.getAttribute("href") || document.activeElement.tagName);
  const results = () => document.querySelectorAll('#results li').length;
  await until(() => window.newsiteShard && document.readyState === "complete");
  press("/"), where();
  document.activeElement.value = "erdogan";
  document.activeElement.dispatchEvent(new Event("input"));
  await until(results);
  said.push(new URLSearchParams(location.search).get("q"));
  press("ArrowDown"), where();
  press("ArrowDown"), where();
  press("ArrowUp"), where();
  press("Escape"), where();
  press("Escape");
  await until(() => !results());
  said.push(document.activeElement.value || "empty");
  document.body.append(Object.assign(document.createElement("pre"), { id: "said", textContent: said.join(" ") }));
})();"#;

#[test]
fn search_is_used_by_keyboard_alone() {
    let Some(browser) = chromium::find() else { return };
    let newsroom = Newsroom::empty();
    newsroom.build(&[]);
    let site = newsroom.files("site");
    newsroom.write("site/keys.js", KEYS);
    let page = newsroom.read("site/search.html").replace("</body>", "<script src=\"keys.js\"></script></body>");
    newsroom.write("site/search.html", &page);
    let (page, console) = open(&browser, &newsroom.path("profile"), &newsroom.path("site/search.html"));
    assert!(console.is_empty(), "{console:#?}");
    let said = element(&page, "said", "</pre>").trim_start_matches('>');
    let said: Vec<&str> = said.split(' ').collect();
    let [field, query, person, result, back, again, emptied] = said[..] else { panic!("{said:?}") };
    assert_eq!((field, query, again, emptied), ("q", "erdogan", "q", "empty"));
    assert!(person.starts_with("people/") && back == person, "{said:?}");
    assert!(sentence(&site, result).contains("Erdo"), "accents do not matter: {said:?}");
}
