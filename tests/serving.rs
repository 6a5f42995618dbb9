//! `newsite serve`, spoken to as a browser would, over a plain socket.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod newsroom;

use std::io::{Read, Write};

use newsroom::server::Server;
use newsroom::{Newsroom, assert_same};

/// A server of a folder of articles.
fn serve(newsroom: &Newsroom) -> Server {
    Server::start(newsroom, &["articles"])
}

#[test]
fn it_serves_the_very_bytes_that_build_writes() {
    let newsroom = Newsroom::new();
    newsroom.build(&["articles"]);
    let mut built = newsroom.files("site");
    built.remove(".newsite-manifest.json");
    let server = serve(&newsroom);
    assert_same(&built, &server.pages(&built));
    assert_eq!(server.get("/").body, built["index.html"]);
}

#[test]
fn a_page_bears_its_type_and_a_tag() {
    let server = serve(&Newsroom::new());
    let page = server.get("/index.html");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let tag = page.header("etag").expect("a tag");
    let again = server.ask("GET", "/", &[("If-None-Match", tag)]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag)));
    assert_eq!(server.ask("GET", "/", &[("If-None-Match", "\"another\"")]).status, 200);
}

#[test]
fn head_is_get_without_the_body() {
    let server = serve(&Newsroom::new());
    let (get, head) = (server.get("/"), server.ask("HEAD", "/", &[]));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    assert_eq!(head.header("etag"), get.header("etag"));
}

#[test]
fn what_is_no_page_is_404() {
    let newsroom = Newsroom::new();
    let server = serve(&newsroom);
    for path in
        ["/nothing.html", "/../newsite.toml", "/..%2f..%2fetc/passwd", "/%2e%2e/articles/flood.txt", "//etc/passwd", "/%ff", "/index.html/"]
    {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.get("/nothing.html").body, server.get("/404.html").body);
}

#[test]
fn pages_can_only_be_read() {
    let server = serve(&Newsroom::new());
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = server.ask(method, "/", &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, Some("get, head")), "{method}");
    }
}

#[test]
fn only_requests_that_name_this_machine_are_answered() {
    let server = serve(&Newsroom::new());
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
    let server = serve(&newsroom);
    let port = server.address.rsplit(':').next().unwrap();
    let said = newsroom.fail(&["serve", "articles", "--port", port]);
    assert!(said.contains(&format!("error: cannot listen on 127.0.0.1:{port}\n  because: Address already in use")), "{said}");
    assert!(said.contains("is free: --port "), "{said}");
}

#[test]
fn a_part_of_a_page_can_be_asked_for() {
    let server = serve(&Newsroom::new());
    let whole = server.get("/style.css");
    let length = whole.body.len();
    let part = |range: &str| server.ask("GET", "/style.css", &[("Range", range)]);
    let first = part("bytes=0-9");
    assert_eq!((first.status, first.header("content-range")), (206, Some(format!("bytes 0-9/{length}").as_str())));
    assert_eq!(first.body, whole.body[..10]);
    assert_eq!(part("bytes=-5").body, whole.body[length - 5..]);
    assert_eq!(part("bytes=10-").body, whole.body[10..]);
    assert_eq!(part("bytes=10-99999999").body, whole.body[10..]);
    let beyond = part("bytes=99999999-");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(format!("bytes */{length}").as_str())));
    for nonsense in ["bytes=9-0", "lines=1-2", "bytes=a-b"] {
        assert!([200, 416].contains(&part(nonsense).status), "{nonsense}");
    }
    let if_range = |tag: &str| server.ask("GET", "/style.css", &[("Range", "bytes=0-9"), ("If-Range", tag)]).status;
    assert_eq!((if_range(whole.header("etag").unwrap()), if_range("\"another\"")), (206, 200));
}

#[test]
fn a_site_for_a_folder_of_a_host_is_served_there_too() {
    let newsroom = Newsroom::project();
    newsroom.write("newsite.toml", "base_url = \"https://news.example/dossier/\"\n");
    let server = Server::start(&newsroom, &[]);
    assert_eq!(server.get("/dossier/").body, server.get("/").body);
    assert_eq!(server.get("/dossier/articles/flood.html").body, server.get("/articles/flood.html").body);
    assert_eq!(server.get("/dossier/nothing.html").status, 404);
}

#[test]
fn without_watching_no_page_bears_a_script_of_ours() {
    let server = serve(&Newsroom::new());
    assert!(!server.get("/").text().contains(".newsite"));
    assert_eq!((server.get("/.newsite/reload.js").status, server.get("/.newsite/events/x/").status), (404, 404));
}

#[test]
fn what_is_not_on_the_disk_cannot_be_watched() {
    let said = Newsroom::empty().fail(&["serve", "--watch"]);
    assert!(said.contains("error: there is nothing to watch: the embedded project is not on the disk\nhelp: "), "{said}");
}

#[test]
fn who_does_not_say_what_it_wants_is_hung_up_on() {
    let server = serve(&Newsroom::new());
    let mut slow = std::net::TcpStream::connect(&server.address).unwrap();
    slow.set_read_timeout(Some(newsroom::PATIENCE)).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
    assert_eq!(server.get("/").status, 200, "others are answered meanwhile");
    let mut said = Vec::new();
    // Hung up on, with or without a word.
    let _ = slow.read_to_end(&mut said);
    assert!(!String::from_utf8_lossy(&said).contains("200 OK"));
}

#[test]
fn text_is_served_with_its_charset() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/page.md", "# Storm\n\nMayor Mara Reyes said the “pier” is gone.\n");
    let server = serve(&newsroom);
    let text = server.get("/articles/page.md.txt");
    assert_eq!((text.status, text.header("content-type")), (200, Some("text/plain; charset=utf-8")));
}
