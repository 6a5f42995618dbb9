//! HTTP on one thread: checks a request, asks the renderer, frames its answer.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::mpsc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header, uri};
use axum::response::Response;
use percent_encoding::percent_decode_str;
use tokio::sync::oneshot;

use super::Request;
use super::pages::Answer;

const PLAIN: &str = "text/plain; charset=utf-8";

/// What every request needs.
#[derive(Clone)]
struct Server {
    listens_on: IpAddr,
    requests: mpsc::Sender<Request>,
}

/// Answers requests until the process is ended.
pub(super) fn serve(listener: TcpListener, address: SocketAddr, requests: mpsc::Sender<Request>) -> io::Result<()> {
    let server = Server { listens_on: address.ip(), requests };
    let router = Router::new().fallback(answer).with_state(server);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
}

async fn answer(State(server): State<Server>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !is_our_host(&uri, &headers, server.listens_on) {
        return respond(StatusCode::MISDIRECTED_REQUEST, PLAIN, b"this server answers for this machine alone\n".to_vec(), &[]);
    }
    if method != Method::GET && method != Method::HEAD {
        return respond(StatusCode::METHOD_NOT_ALLOWED, PLAIN, b"pages can only be read\n".to_vec(), &[(header::ALLOW, "GET, HEAD")]);
    }
    let Ok(path) = percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8() else {
        return respond(StatusCode::NOT_FOUND, PLAIN, b"no such page\n".to_vec(), &[]);
    };
    let (reply, answer) = oneshot::channel();
    let asked = server.requests.send(Request { path: path.into_owned(), reply });
    match (asked, answer.await) {
        (Ok(()), Ok(Ok(answer))) => frame(answer, &headers),
        (Ok(()), Ok(Err(fault))) => respond(StatusCode::INTERNAL_SERVER_ERROR, PLAIN, fault.explained().into_bytes(), &[]),
        _ => respond(StatusCode::SERVICE_UNAVAILABLE, PLAIN, b"newsite is ending\n".to_vec(), &[]),
    }
}

/// The response for an answer; a page the browser has already is not sent again.
fn frame(answer: Answer, headers: &HeaderMap) -> Response {
    match answer {
        Answer::Page { media_type, bytes } => {
            let tag = format!("\"{}\"", blake3::hash(&bytes).to_hex());
            let held = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
            let is_held = held.flat_map(|value| value.split(',')).any(|one| matches!(one.trim(), "*") || one.trim().ends_with(&tag));
            let (status, bytes) = if is_held { (StatusCode::NOT_MODIFIED, Vec::new()) } else { (StatusCode::OK, bytes) };
            respond(status, media_type, bytes, &[(header::ETAG, &tag)])
        }
        Answer::Folder { location } => respond(StatusCode::PERMANENT_REDIRECT, PLAIN, Vec::new(), &[(header::LOCATION, &location)]),
        Answer::Missing { bytes } => respond(StatusCode::NOT_FOUND, "text/html; charset=utf-8", bytes, &[]),
    }
}

fn respond(status: StatusCode, media_type: &str, bytes: Vec<u8>, more: &[(HeaderName, &str)]) -> Response {
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-cache")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    for (name, value) in more {
        response = response.header(name, *value);
    }
    response.body(Body::from(bytes)).expect("the header values are ASCII")
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
