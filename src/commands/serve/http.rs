//! HTTP on one thread: checks a request, asks the desk, frames its answer.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, uri};
use axum::response::Response;
use headers::{ETag, HeaderMapExt, IfNoneMatch, IfRange, Range};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use percent_encoding::percent_decode_str;

use super::desk::Desk;
use super::pages::Answer;
use super::reload;
use crate::error::Error;
use crate::site::CONTENT_SECURITY_POLICY;

const PLAIN: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// What every request needs.
#[derive(Clone)]
struct Server {
    listens_on: IpAddr,
    desk: Arc<Desk>,
}

/// Answers requests until the process is ended.
pub(super) fn serve(listener: TcpListener, address: SocketAddr, desk: Arc<Desk>) -> io::Result<()> {
    let server = Server { listens_on: address.ip(), desk };
    let router = Router::new().fallback(answer).with_state(server);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            match listener.accept().await {
                Ok((stream, _)) => drop(tokio::spawn(converse(stream, router.clone()))),
                // A browser that hung up at once, or no file handle left: what is open goes on.
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    })
}

/// So long a client may take to say what it wants; then it is hung up on.
const PATIENCE: Duration = Duration::from_secs(10);
/// So long nobody is let in after a connection could not be accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers one client until it leaves. A fault there is its own.
async fn converse(stream: tokio::net::TcpStream, router: Router) {
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    let _ = connection.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)).await;
}

async fn answer(State(server): State<Server>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !is_our_host(&uri, &headers, server.listens_on) {
        return respond(StatusCode::MISDIRECTED_REQUEST, PLAIN, b"this server answers for this machine alone\n".to_vec(), &[]);
    }
    if method != Method::GET && method != Method::HEAD {
        return respond(StatusCode::METHOD_NOT_ALLOWED, PLAIN, b"pages can only be read\n".to_vec(), &[(header::ALLOW, "GET, HEAD")]);
    }
    let Ok(path) = percent_decode_str(uri.path().strip_prefix('/').unwrap_or_default()).decode_utf8() else {
        return respond(StatusCode::NOT_FOUND, PLAIN, b"no such page\n".to_vec(), &[]);
    };
    let desk = &server.desk;
    if desk.is_watching {
        if path == reload::SCRIPT {
            return frame("text/javascript; charset=utf-8", reload::SCRIPT_TEXT.as_bytes().to_vec(), &headers);
        }
        if let Some((mark, page)) = path.strip_prefix(reload::EVENTS).and_then(|rest| rest.split_once('/')) {
            return reload::events(desk, mark, page);
        }
    }
    let answer = desk.answer(&path).await;
    let statics = desk.state().edition.map(|edition| edition.statics.clone()).unwrap_or_default();
    let mark = desk.is_watching.then(|| reload::mark_of(answer.as_ref(), &statics));
    let page = |bytes: Vec<u8>| mark.as_ref().map_or_else(|| bytes.clone(), |mark| reload::with_script(bytes.clone(), mark));
    match answer {
        Some(Ok(Answer::Page { media_type: HTML, bytes })) => frame(HTML, page(bytes), &headers),
        Some(Ok(Answer::Page { media_type, bytes })) => frame(media_type, bytes, &headers),
        Some(Ok(Answer::Folder { location })) => {
            respond(StatusCode::PERMANENT_REDIRECT, PLAIN, Vec::new(), &[(header::LOCATION, &location)])
        }
        Some(Ok(Answer::Missing { bytes })) => respond(StatusCode::NOT_FOUND, HTML, page(bytes), &[]),
        Some(Err(fault)) => respond(StatusCode::INTERNAL_SERVER_ERROR, HTML, page(fault_page(&fault)), &[]),
        None => respond(StatusCode::SERVICE_UNAVAILABLE, HTML, page(b"<!DOCTYPE html>\n<title>newsite</title>\n".to_vec()), &[]),
    }
}

/// The page in place of one that does not render.
fn fault_page(fault: &Error) -> Vec<u8> {
    let mut page = b"<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>This page could not be made</title>\n<pre>".to_vec();
    tera::escape_html(&fault.explained(), &mut page).expect("memory can be written to");
    page.extend(b"</pre>\n");
    page
}

/// The response for a page or file: whole, the part that was asked for, or nothing where the browser has it already.
fn frame(media_type: &str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", blake3::hash(&bytes).to_hex());
    let etag: ETag = tag.parse().expect("a quoted hash is an entity tag");
    if headers.typed_get::<IfNoneMatch>().is_some_and(|held| !held.precondition_passes(&etag)) {
        return respond(StatusCode::NOT_MODIFIED, media_type, Vec::new(), &[(header::ETAG, &tag)]);
    }
    let more = [(header::ETAG, tag.as_str()), (header::ACCEPT_RANGES, "bytes")];
    let is_current = headers.typed_get::<IfRange>().is_none_or(|held| !held.is_modified(Some(&etag), None));
    let Some(range) = headers.typed_get::<Range>().filter(|_| is_current) else {
        return respond(StatusCode::OK, media_type, bytes, &more);
    };
    let length = bytes.len() as u64;
    let mut parts = range.satisfiable_ranges(length);
    match (parts.next().and_then(|part| within(part, length)), parts.next()) {
        (Some((first, last)), None) => {
            let place = format!("bytes {first}-{last}/{length}");
            let part = bytes[first as usize..=last as usize].to_vec();
            respond(StatusCode::PARTIAL_CONTENT, media_type, part, &[&more[..], &[(header::CONTENT_RANGE, &place)]].concat())
        }
        // Several parts at once: the whole may be sent instead (RFC 9110, 14.2).
        (Some(_), Some(_)) => respond(StatusCode::OK, media_type, bytes, &more),
        (None, _) => {
            let length = format!("bytes */{length}");
            respond(StatusCode::RANGE_NOT_SATISFIABLE, PLAIN, Vec::new(), &[(header::CONTENT_RANGE, &length)])
        }
    }
}

/// The first and last byte of a range; `None` where there is no such byte.
fn within((start, end): (std::ops::Bound<u64>, std::ops::Bound<u64>), length: u64) -> Option<(u64, u64)> {
    use std::ops::Bound::{Excluded, Included, Unbounded};
    let first = match start {
        Included(first) => first,
        Excluded(before) => before + 1,
        Unbounded => 0,
    };
    let last = match end {
        Included(last) => last.min(length.checked_sub(1)?),
        Excluded(behind) => behind.min(length).checked_sub(1)?,
        Unbounded => length.checked_sub(1)?,
    };
    (first <= last).then_some((first, last))
}

fn respond(status: StatusCode, media_type: &str, bytes: Vec<u8>, more: &[(HeaderName, &str)]) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let always = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in always.iter().chain(more) {
        response.headers_mut().insert(name, HeaderValue::from_str(value).expect("the header values are ASCII"));
    }
    response
}

/// Whether the request names this machine. A page elsewhere that has its own name resolve to this machine (DNS rebinding)
/// cannot read the site: the browser then sends that name.
fn is_our_host(uri: &Uri, headers: &HeaderMap, listens_on: IpAddr) -> bool {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok()).and_then(|host| host.parse::<uri::Authority>().ok());
    let Some(named) = uri.authority().cloned().or(named) else { return false };
    let name = named.host();
    match name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        // Whoever listens on all addresses cannot tell which of them is meant; an address is never a foreign name.
        Ok(address) => address.is_loopback() || address == listens_on || listens_on.is_unspecified(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}
