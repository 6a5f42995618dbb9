//! `newsite serve`, spoken to as a browser would, over a plain socket.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod newsroom;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use newsroom::{Newsroom, assert_same};

/// A server on a port of its own, ended with the test.
struct Server {
    process: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Server {
    fn start(newsroom: &Newsroom) -> Self {
        let mut process = newsroom.command(&["serve", "articles", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = said.find(|line| line.contains("http://")).expect("it says where it listens");
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { process, address }
    }

    /// Sends a request for a path as it stands, without the tidying that a client would do.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut lines = vec![format!("{method} {path} HTTP/1.1"), "Connection: close".to_owned()];
        if !headers.iter().any(|(name, _)| *name == "Host") {
            lines.push(format!("Host: {}", self.address));
        }
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        stream.write_all((lines.join("\r\n") + "\r\n\r\n").as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Reply { status: head[9..12].parse().unwrap(), head: head.to_lowercase(), body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }
}

struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

#[test]
fn it_serves_the_very_bytes_that_build_writes() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let mut built = newsroom.files("site");
    built.remove(".newsite-manifest.json");
    let server = Server::start(&newsroom);
    let encoded = |path: &str| path.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    let answered = built.keys().map(|path| (path.clone(), server.get(&format!("/{}", encoded(path))).body)).collect();
    assert_same(&built, &answered);
    assert_eq!(server.get("/").body, built["index.html"]);
}

#[test]
fn a_page_bears_its_type_and_a_tag() {
    let server = Server::start(&Newsroom::new());
    let page = server.get("/index.html");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let tag = page.header("etag").expect("a tag");
    let again = server.ask("GET", "/", &[("If-None-Match", tag)]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag)));
    assert_eq!(server.ask("GET", "/", &[("If-None-Match", "\"another\"")]).status, 200);
}

#[test]
fn head_is_get_without_the_body() {
    let server = Server::start(&Newsroom::new());
    let (get, head) = (server.get("/"), server.ask("HEAD", "/", &[]));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    assert_eq!(head.header("etag"), get.header("etag"));
}

#[test]
fn what_is_no_page_is_404() {
    let newsroom = Newsroom::new();
    let server = Server::start(&newsroom);
    for path in
        ["/nothing.html", "/../newsite.toml", "/..%2f..%2fetc/passwd", "/%2e%2e/articles/flood.txt", "//etc/passwd", "/%ff", "/index.html/"]
    {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.get("/nothing.html").body, server.get("/404.html").body);
}

#[test]
fn pages_can_only_be_read() {
    let server = Server::start(&Newsroom::new());
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = server.ask(method, "/", &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, Some("get, head")), "{method}");
    }
}

#[test]
fn only_requests_that_name_this_machine_are_answered() {
    let server = Server::start(&Newsroom::new());
    let status = |host: &str| server.ask("GET", "/", &[("Host", host)]).status;
    for host in ["localhost", "localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in ["news.example", "localhost.news.example", "127.0.0.1.news.example:8000", "10.0.0.1", ""] {
        assert_eq!(status(host), 421, "{host}");
    }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let newsroom = Newsroom::new();
    let server = Server::start(&newsroom);
    let port = server.address.rsplit(':').next().unwrap();
    let said = newsroom.fail(&["serve", "articles", "--port", port]);
    assert!(said.contains(&format!("error: cannot listen on 127.0.0.1:{port}\n  because: Address already in use")), "{said}");
}
