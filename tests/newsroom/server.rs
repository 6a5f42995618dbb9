//! A running `newsite serve`, spoken to as a browser would, over a plain socket.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::{Newsroom, PATIENCE};

/// A server on a port of its own, ended with the test.
pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) address: String,
    said: Arc<Mutex<BufReader<ChildStderr>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        let _ = self.process.kill();
        self.process.wait().unwrap();
    }
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Server {
    /// `newsite serve` with these arguments.
    pub(crate) fn start(newsroom: &Newsroom, arguments: &[&str]) -> Self {
        Self::start_at(newsroom, "0", arguments)
    }

    /// The same at a port that was asked for.
    pub(crate) fn start_at(newsroom: &Newsroom, port: &str, arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", port], arguments].concat();
        let mut process = newsroom.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it says where it listens");
        }
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { process, address, said: Arc::new(Mutex::new(said)) }
    }

    /// Reads all that it says from now on: a server that nobody listens to waits, once it has said much.
    pub(crate) fn keep_reading(&self) {
        let said = Arc::clone(&self.said);
        thread::spawn(move || {
            let mut line = String::new();
            while said.lock().unwrap().read_line(&mut line).is_ok_and(|length| length > 0) {
                line.clear();
            }
        });
    }

    /// The next line it says that has these words.
    pub(crate) fn says(&self, words: &str) -> String {
        let mut said = self.said.lock().unwrap();
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended and never said {words:?}");
        }
        line
    }

    /// Sends a request for a path as it stands, without the tidying that a client would do.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut stream = self.send(method, path, headers);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Reply { status: head[9..12].parse().unwrap(), head: head.to_lowercase(), body: answer[end + 4..].to_vec() }
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut lines = vec![format!("{method} {path} HTTP/1.1"), "Connection: close".to_owned()];
        if !headers.iter().any(|(name, _)| *name == "Host") {
            lines.push(format!("Host: {}", self.address));
        }
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        stream.write_all((lines.join("\r\n") + "\r\n\r\n").as_bytes()).unwrap();
        stream
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    /// Asks for a page until it is as wanted; how it is then.
    #[track_caller]
    pub(crate) fn wait_for(&self, path: &str, what: &str, is_wanted: impl Fn(&Reply) -> bool) -> Reply {
        let started = Instant::now();
        loop {
            let reply = self.get(path);
            if is_wanted(&reply) {
                return reply;
            }
            assert!(started.elapsed() < PATIENCE, "{path} never {what}; it is {}:\n{}", reply.status, reply.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// All pages and files that a build of this site has, as they are served, without the reload script.
    pub(crate) fn pages(&self, built: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
        let encoded = |path: &str| path.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        built.keys().map(|path| (path.clone(), without_script(self.get(&format!("/{}", encoded(path))).body))).collect()
    }

    /// The events of a page that is shown as it is now.
    pub(crate) fn events(&self, path: &str) -> Events {
        let page = self.get(path).text();
        let mark = page.split("data-mark=\"").nth(1).expect("a script in the page").split('"').next().unwrap();
        self.events_since(mark, path)
    }

    /// The events of a page for a browser that shows it as it was when it bore this mark.
    pub(crate) fn events_since(&self, mark: &str, path: &str) -> Events {
        let stream = self.send("GET", &format!("/.newsite/events/{mark}{path}"), &[]);
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut events = Events(BufReader::new(stream));
        events.line_with("retry:");
        events
    }
}

/// What a browser is told.
pub(crate) struct Events(BufReader<TcpStream>);

impl Events {
    fn line_with(&mut self, words: &str) -> String {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream ended without {words:?}");
        }
        line.trim_end().to_owned()
    }

    /// The name of the next event. It bears data, as browsers leave out those that bear none.
    pub(crate) fn next(&mut self) -> String {
        let name = self.line_with("event: ")["event: ".len()..].to_owned();
        self.line_with("data: ");
        name
    }

    /// Waits for a fault that has these words.
    pub(crate) fn fault_with(&mut self, words: &str) {
        self.report_with("fault", words);
    }

    /// Waits for a report of this name that has these words.
    pub(crate) fn report_with(&mut self, name: &str, words: &str) {
        assert_eq!(self.line_with("event: "), format!("event: {name}"));
        self.line_with(words);
    }
}

/// A page as the build has it.
pub(crate) fn without_script(page: Vec<u8>) -> Vec<u8> {
    let script = b"<script src=\"/.newsite/reload.js\"";
    let Some(start) = page.windows(script.len()).position(|window| window == script) else { return page };
    let length = page[start..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    [&page[..start], &page[start + length..]].concat()
}
