//! `site/` is what the repository's project makes. `BLESS=1 cargo test` renews it; read the difference as a reader would.

mod newsroom;

use std::path::Path;

use newsroom::{Newsroom, assert_same, files};

#[test]
fn the_committed_site_is_current() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = repository.join("site");
    let newsroom = Newsroom::empty();
    let source = repository.to_str().expect("the repository's path is text");
    if std::env::var_os("BLESS").is_some() {
        newsroom.build(&[source]);
    }
    if !committed.exists() {
        println!("skipped: there is no site/ yet");
        return;
    }
    newsroom.build(&[source, "--out", "site"]);
    assert_same(&files(&committed), &newsroom.files("site"));
}

#[test]
fn the_embedded_project_makes_the_same_site() {
    let newsroom = Newsroom::empty();
    newsroom.build(&[env!("CARGO_MANIFEST_DIR"), "--out", "from-disk"]);
    newsroom.build(&["--out", "embedded"]);
    assert_same(&newsroom.files("from-disk"), &newsroom.files("embedded"));
}
