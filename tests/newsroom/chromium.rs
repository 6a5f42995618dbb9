//! Chromium, driven over its debugging protocol: one page, opened, looked at and left open.
//!
//! The protocol goes over two named pipes (`--remote-debugging-pipe`), so that no port and no client library is needed.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Newsroom, PATIENCE};

/// The browser; `None`, with a line that says so, where there is none, which continuous integration does not accept.
pub(crate) fn find() -> Option<PathBuf> {
    let named = std::env::var_os("CHROME").map(PathBuf::from);
    let found = named.into_iter().chain(["/usr/bin/chromium".into()]).find(|path| path.exists());
    let is_ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    assert!(found.is_some() || !is_ci, "there is no browser: install chromium, or name one in CHROME");
    if found.is_none() {
        println!("skipped: there is no browser at /usr/bin/chromium or in CHROME");
    }
    found
}

/// A browser that shows one page.
pub(crate) struct Tab {
    process: Child,
    orders: File,
    answers: BufReader<File>,
    session: Option<String>,
    count: u64,
}

impl Drop for Tab {
    fn drop(&mut self) {
        let _ = writeln!(self.orders, "{}\0", json!({ "id": 0, "method": "Browser.close" }));
        let _ = self.process.kill();
        self.process.wait().unwrap();
    }
}

impl Tab {
    /// Opens a page; the browser keeps its files in the newsroom's folder.
    pub(crate) fn open(browser: &Path, newsroom: &Newsroom, url: &str) -> Self {
        let (orders, answers) = (newsroom.path("orders"), newsroom.path("answers"));
        assert!(Command::new("mkfifo").args([&orders, &answers]).status().unwrap().success());
        let process = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<orders 4>answers"#])
            .arg(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", newsroom.path("profile").display()))
            .arg(url)
            .current_dir(newsroom.path(""))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let orders = OpenOptions::new().write(true).open(orders).unwrap();
        let answers = BufReader::new(File::open(answers).unwrap());
        let mut tab = Self { process, orders, answers, session: None, count: 0 };
        let target = tab.first_page();
        let session = tab.order("Target.attachToTarget", &json!({ "targetId": target, "flatten": true }));
        tab.session = Some(session["sessionId"].as_str().unwrap().to_owned());
        tab
    }

    /// The page that was opened with the browser: it lies in front, as one that a reader looks at.
    fn first_page(&mut self) -> Value {
        let started = Instant::now();
        loop {
            let targets = self.order("Target.getTargets", &json!({}));
            let pages = targets["targetInfos"].as_array().into_iter().flatten();
            if let Some(page) = pages.into_iter().find(|target| target["type"] == "page") {
                return page["targetId"].clone();
            }
            assert!(started.elapsed() < PATIENCE, "the browser opened no page");
        }
    }

    fn order(&mut self, method: &str, parameters: &Value) -> Value {
        self.count += 1;
        let mut order = json!({ "id": self.count, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            order["sessionId"] = json!(session);
        }
        write!(self.orders, "{order}\0").unwrap();
        loop {
            let mut answer = Vec::new();
            assert_ne!(self.answers.read_until(0, &mut answer).unwrap(), 0, "the browser has ended");
            answer.pop();
            let answer: Value = serde_json::from_slice(&answer).unwrap();
            if answer["id"] == self.count {
                return answer["result"].clone();
            }
        }
    }

    /// What an expression of JavaScript comes to in the page; null while the page is being replaced.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        self.order("Runtime.evaluate", &json!({ "expression": expression, "returnByValue": true }))["result"]["value"].clone()
    }

    /// Waits until an expression is true in the page; how long that took.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, expression: &str) -> Duration {
        let started = Instant::now();
        while self.value(expression) != true {
            let is_late = started.elapsed() > PATIENCE;
            assert!(!is_late, "{expression} never came true; the page is {}", self.value("document.body.innerText"));
            std::thread::sleep(Duration::from_millis(5));
        }
        started.elapsed()
    }

    /// Waits until the page shows these words, or shows them no more; how long that took.
    #[track_caller]
    pub(crate) fn shows(&mut self, words: &str, is_shown: bool) -> Duration {
        let not = if is_shown { "" } else { "!" };
        self.wait_until(&format!(
            "document.body !== null && document.readyState === 'complete' && {not}document.body.innerText.includes({words:?})"
        ))
    }
}
