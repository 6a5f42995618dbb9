//! The cost of an article is the same in a large dossier as in a small one. Counted in bytes that are allocated, which are the same on
//! every machine.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod newsroom;

use allocation_counter::measure;
use newsite::pipeline::{Source, compile, read_project};
use newsite::site::Site;
use newsite::site::theme::Theme;
use newsroom::{Newsroom, corpus};

/// What is allocated to compile so many articles, and to plan and render their site.
fn allocated(count: usize) -> (u64, u64) {
    let newsroom = Newsroom::empty();
    corpus::write(&newsroom, "articles", count);
    let project = read_project(&Source::Path(newsroom.path("articles")), None, true).unwrap();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    // The count is of one thread: all steps share their work among the threads of the pool they run in.
    alone.install(|| {
        let mut compiled = None;
        let compiling = measure(|| compiled = Some(compile(project)));
        let compiled = compiled.unwrap();
        let theme = Theme::new(&compiled.project).unwrap();
        let rendering = measure(|| {
            let site = Site::new(&compiled, &theme);
            site.addresses().iter().for_each(|address| drop(site.render(address).unwrap()));
        });
        (compiling.bytes_total, rendering.bytes_total)
    })
}

#[test]
fn twice_the_articles_are_twice_the_work() {
    let (small, large) = (allocated(400), allocated(800));
    #[expect(clippy::cast_precision_loss, reason = "a ratio of bytes needs few digits")]
    let growth = |small: u64, large: u64| large as f64 / small as f64;
    assert!(growth(small.0, large.0) < 2.2, "to compile: {small:?}, {large:?}");
    assert!(growth(small.1, large.1) < 2.2, "to render: {small:?}, {large:?}");
}
