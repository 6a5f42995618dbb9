//! `newsite build`: reads, annotates, compiles, renders and writes the site.
#![expect(clippy::disallowed_methods, reason = "the summary says how long the build took")]

use std::mem;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::progress::Progress;
use super::report::{self, count};
use crate::annotate::Annotations;
use crate::cli::Build;
use crate::corpus::{read, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::pipeline::{self, Cache, Compiled, Known, PAGES, Source};
use crate::publish::{Marks, Outcome, Pages, Sources, publish_changed};
use crate::site::Site;
use crate::site::theme::Theme;

/// Builds the site and says what it came to.
pub(super) fn run(flags: &Build) -> Result<(), Error> {
    let started = Instant::now();
    let source = Source::find(flags.input.source.as_deref())?;
    let out = flags.out.clone().unwrap_or_else(|| default_out(&source));
    source.path().map(read::find_source).transpose()?;
    report::say(format_args!("newsite: building {source} into {}", out.display()));
    sources_of(&source).check_output(&out)?;
    let (mut compiled, cache) = compile(&source, flags, &out)?;
    report::faults(super::diagnostics_of(&compiled));
    if flags.strict {
        check_strictly(&compiled)?;
    }
    compiled.annotations.par_iter_mut().for_each(Annotations::keep_words);
    let annotations = mem::take(&mut compiled.annotations);
    let theme = Theme::new(&compiled.project)?;
    let marks: Marks = cache.as_ref().and_then(|cache| cache.load(PAGES)).unwrap_or_default();
    let site = Site::beside(&compiled, annotations, &theme, cache.is_some().then(|| marks.views()));
    report::diagnostics(site.faults());
    if flags.strict && !site.faults().is_empty() {
        return Err(Error::Strict { count: site.faults().len() });
    }
    let addresses = site.addresses();
    let progress = Progress::over(addresses.len(), "making pages");
    let render = |address: &_| site.render_unless_it_stands(address).inspect(|_| progress.step());
    let pages = Pages { addresses: &addresses, render, anew: |address: &_| site.render(address) };
    let (mut outcome, marks) = publish_changed(&pages, &marks, &out, flags.adopt)?;
    drop(progress);
    if let Some(cache) = cache {
        cache.keep(PAGES, &marks);
    }
    // Nothing leads on from the page of somebody whose name is withheld.
    let names = compiled.dossier.withheld.names();
    // What the settings took away needs no advice.
    let publish = compiled.project.settings.publish;
    outcome.diagnostics.retain(|fault| fault.kind != "gone" || names.find(&fault.message).is_empty() && !is_switched_off(publish, fault));
    report::diagnostics(&outcome.diagnostics);
    if compiled.project.settings.base_url.is_none() {
        report::say("newsite: without a base_url the site leaves out what needs its address: sitemap, canonical addresses, OpenSearch");
    }
    report::say(summary(&compiled.dossier, &outcome, started.elapsed()));
    let open = format!("next: open {}", out.join("index.html").display());
    match &flags.input.source {
        // What came on standard input is gone.
        _ if source == Source::Input => report::say(open),
        Some(given) => report::say(format_args!("{open}, or newsite serve {} --open", read::quoted(&given.display().to_string()))),
        None => report::say(format_args!("{open}, or newsite serve --open")),
    }
    // The system takes back the memory of a program that ends at once; piece by piece it takes a while.
    mem::forget(site);
    mem::forget(compiled);
    Ok(())
}

/// Steps 1 to 3, with what the last build into this folder left for this one, and what is left for the next.
fn compile(source: &Source, flags: &Build, out: &Path) -> Result<(Compiled, Option<Cache>), Error> {
    let base_url = flags.base_url.as_deref().map(settings::parse_base_url).transpose()?;
    let with_editorial = !flags.input.without_editorial;
    let files = pipeline::read_files(source, Some(out))?;
    let cache = if flags.no_cache {
        Cache::forget(out);
        None
    } else {
        Cache::beside(out, &files, with_editorial)
    };
    let (project, known, cache) = match cache {
        Some(cache) => {
            let progress = Progress::over(files.articles.len(), "reading");
            cache.read(source, files, with_editorial, &|| progress.step())?
        }
        None => (pipeline::parse(source, files, with_editorial)?, Known::default(), None),
    };
    Ok((super::join(project, known, base_url)?, cache))
}

/// Whether a page that is gone is one of those that the settings say not to publish.
fn is_switched_off(publish: settings::Publish, gone: &Diagnostic) -> bool {
    let page = Path::new(&gone.file).file_name().unwrap_or_default().to_string_lossy();
    !publish.data && page == "data.html" || !publish.search && (page == "search.html" || page.starts_with("search-"))
}

/// The project's `site/`, else `./site`.
fn default_out(source: &Source) -> PathBuf {
    source.project_folder().unwrap_or(Path::new(".")).join("site")
}

/// What is read from the disk, and so never written.
fn sources_of(source: &Source) -> Sources {
    let folders = |project: &Path| [read::ARTICLES, "templates", "static", "pages"].map(|folder| project.join(folder)).to_vec();
    Sources { root: source.path().map(Path::to_owned), folders: source.project_folder().map(folders).unwrap_or_default() }
}

/// `--strict`: errors and warnings fail the build, advice does not.
fn check_strictly(compiled: &Compiled) -> Result<(), Error> {
    match super::diagnostics_of(compiled).filter(|diagnostic| diagnostic.severity != Severity::Advice).count() {
        0 => Ok(()),
        count => Err(Error::Strict { count }),
    }
}

fn summary(dossier: &Dossier, outcome: &Outcome, time: Duration) -> String {
    let said = || dossier.articles.iter().flat_map(|article| &article.quotes);
    let quotes = said().filter(|quote| quote.is_verbatim()).count();
    format!(
        "newsite: {}, {}, {}, {}, {}; {} written, {} unchanged, {} removed; {:.2} s",
        count(dossier.articles.len(), "article", "articles"),
        count(dossier.people.len(), "person", "people"),
        count(dossier.events.len(), "event", "events"),
        count(quotes, "quote", "quotes"),
        count(said().count() - quotes, "reported statement", "reported statements"),
        count(outcome.written, "page", "pages"),
        outcome.unchanged,
        outcome.removed,
        time.as_secs_f64(),
    )
}
