//! Builds of small made-up sites into temporary folders, ended well and badly.
#![expect(clippy::disallowed_methods, reason = "the tests look at what is on the disk")]

mod standing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

/// A site as path → text.
type Pages<'p> = BTreeMap<&'p str, &'p str>;

fn build(out: &Path, site: &Pages<'_>) -> Result<Outcome, Error> {
    let addresses: Vec<Address> = site.keys().map(|path| Address((*path).to_owned())).collect();
    publish(&addresses, |address| Ok(site[address.0.as_str()].as_bytes().to_vec()), out, false)
}

/// A build whose last page does not render.
fn build_and_fail(out: &Path, site: &Pages<'_>) -> Error {
    let mut addresses: Vec<Address> = site.keys().map(|path| Address((*path).to_owned())).collect();
    addresses.push(Address("zz.html".to_owned()));
    let render = |address: &Address| match site.get(address.0.as_str()) {
        Some(text) => Ok(text.as_bytes().to_vec()),
        None => Err(Error::Template { report: "a broken template".to_owned() }),
    };
    publish(&addresses, render, out, false).unwrap_err()
}

/// All files below a folder, manifest aside.
fn files(out: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(out).unwrap().display().to_string();
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files.remove(manifest::NAME);
    files
}

fn assert_site(out: &Path, expected: &[(&str, &str)]) {
    let expected: BTreeMap<String, String> = expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(files(out), expected);
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1, "something was left beside the output");
}

fn folder() -> (TempDir, PathBuf) {
    let root = TempDir::new().unwrap();
    let out = root.path().join("site");
    (root, out)
}

fn counts(outcome: &Outcome) -> (usize, usize, usize) {
    (outcome.written, outcome.unchanged, outcome.removed)
}

const FLOOD: [(&str, &str); 2] = [("articles/flood.html", "the flood"), ("index.html", "home")];

#[test]
fn a_second_build_writes_nothing() {
    let (_root, out) = folder();
    assert_eq!(counts(&build(&out, &Pages::from(FLOOD)).unwrap()), (2, 0, 0));
    let written = fs::metadata(out.join(manifest::NAME)).unwrap().modified().unwrap();
    assert_eq!(counts(&build(&out, &Pages::from(FLOOD)).unwrap()), (0, 2, 0));
    assert_eq!(fs::metadata(out.join(manifest::NAME)).unwrap().modified().unwrap(), written);
    assert_site(&out, &FLOOD);
}

#[test]
fn what_changed_is_written_and_what_is_no_longer_made_is_removed() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    let later = [("index.html", "home, again"), ("people/mara-reyes.html", "Mara Reyes")];
    assert_eq!(counts(&build(&out, &Pages::from(later)).unwrap()), (2, 0, 1));
    assert_site(&out, &later);
    assert!(!out.join("articles").exists(), "an empty folder stayed");
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let (_root, out) = folder();
    build(&out, &Pages::from([("flood", "a file"), ("storm/index.html", "a folder")])).unwrap();
    let later = [("flood/index.html", "a folder"), ("storm", "a file")];
    build(&out, &Pages::from(later)).unwrap();
    assert_site(&out, &later);
}

#[test]
fn a_users_files_stay() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::create_dir(out.join(".git")).unwrap();
    fs::write(out.join(".git/HEAD"), "ref").unwrap();
    fs::write(out.join("articles/CNAME"), "news.example").unwrap();
    build(&out, &Pages::from([("index.html", "home")])).unwrap();
    assert_site(&out, &[(".git/HEAD", "ref"), ("articles/CNAME", "news.example"), ("index.html", "home")]);
}

#[test]
fn a_users_file_where_a_page_belongs_stops_the_build() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::write(out.join("quotes.html"), "mine").unwrap();
    let fault = build(&out, &Pages::from([("index.html", "new"), ("quotes.html", "ours")])).unwrap_err();
    assert!(matches!(&fault, Error::Occupied { paths } if paths[0].ends_with("site/quotes.html")), "{fault}");
    assert_site(&out, &[FLOOD[0], FLOOD[1], ("quotes.html", "mine")]);
}

#[test]
fn a_users_folder_where_a_page_belongs_stops_the_build() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::create_dir(out.join("quotes.html")).unwrap();
    let fault = build(&out, &Pages::from([("quotes.html", "ours")])).unwrap_err();
    assert!(matches!(fault, Error::Occupied { .. }), "{fault}");
}

#[test]
fn an_edited_page_is_written_anew_with_a_warning() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::write(out.join("index.html"), "HOME").unwrap();
    let outcome = build(&out, &Pages::from(FLOOD)).unwrap();
    assert_eq!(counts(&outcome), (1, 1, 0));
    assert!(outcome.diagnostics[0].message.ends_with("index.html was edited since newsite made it: written anew, without the edit"));
    assert_site(&out, &FLOOD);
}

#[test]
fn an_edited_page_that_is_no_longer_made_stays_with_a_warning() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::write(out.join("articles/flood.html"), "the flood, by hand").unwrap();
    let outcome = build(&out, &Pages::from([FLOOD[1]])).unwrap();
    assert_eq!((counts(&outcome), outcome.diagnostics.len()), ((0, 1, 0), 1));
    assert_site(&out, &[("articles/flood.html", "the flood, by hand"), FLOOD[1]]);
}

#[test]
fn a_page_that_does_not_render_changes_nothing() {
    let (_root, out) = folder();
    build_and_fail(&out, &Pages::from(FLOOD));
    assert!(!out.exists(), "half a site was written");
    build(&out, &Pages::from(FLOOD)).unwrap();
    build_and_fail(&out, &Pages::from([("index.html", "new")]));
    assert_site(&out, &FLOOD);
}

#[test]
fn a_foreign_folder_is_refused_and_adopted_on_request() {
    let (_root, out) = folder();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("README"), "mine").unwrap();
    assert!(matches!(build(&out, &Pages::from(FLOOD)), Err(Error::NotOurs { .. })));
    let page = Address("index.html".to_owned());
    publish(&[page], |_| Ok(b"home".to_vec()), &out, true).unwrap();
    assert_site(&out, &[("README", "mine"), ("index.html", "home")]);
}

#[test]
fn an_empty_folder_is_built_into() {
    let (_root, out) = folder();
    fs::create_dir(&out).unwrap();
    build(&out, &Pages::from(FLOOD)).unwrap();
    assert_site(&out, &FLOOD);
}

#[test]
fn two_builds_into_one_folder_do_not_meet() {
    let (_root, out) = folder();
    let render = |_: &Address| {
        assert!(matches!(build(&out, &Pages::from(FLOOD)), Err(Error::Busy { .. })));
        Ok(b"home".to_vec())
    };
    publish(&[Address("index.html".to_owned())], render, &out, false).unwrap();
    assert_site(&out, &[("index.html", "home")]);
}

/// What a reader sees: the pages, without what newsite keeps beside them.
fn shown(out: &Path) -> BTreeMap<String, String> {
    let mut shown = files(out);
    shown.remove(".newsite-stand-in");
    shown
}

fn owned(site: &[(&str, &str)]) -> BTreeMap<String, String> {
    site.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// A build killed before each of its steps in turn: until the next, which makes another site still, all that is shown is old, or all
/// is new.
#[test]
fn the_next_build_finishes_what_a_killed_one_began() {
    const KILLED: [(&str, &str); 3] = [("index.html", "killed"), ("killed/page.html", "killed"), ("people.html", "killed")];
    let next = Pages::from([("index.html", "home, again"), ("people.html", "people")]);
    for steps in 0..=6 {
        let (_root, out) = folder();
        build(&out, &Pages::from(FLOOD)).unwrap();
        let folder_was = identity(&out);
        kill_after(steps, &out, &Pages::from(KILLED));
        if cfg!(any(target_os = "linux", target_vendor = "apple")) {
            assert_eq!(shown(&out), owned(if steps < 2 { &FLOOD } else { &KILLED }), "{steps}");
        }
        // Whoever sees the copy takes it for the site.
        fs::write(out.join("CNAME"), "news.example").unwrap();
        build(&out, &next).unwrap();
        assert_site(&out, &[("CNAME", "news.example"), ("index.html", "home, again"), ("people.html", "people")]);
        assert_eq!(identity(&out), folder_was, "another folder took the place of the output");
    }
}

/// What tells one folder from another at the same place.
#[cfg(unix)]
fn identity(folder: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(folder).unwrap())
}

#[cfg(not(unix))]
fn identity(_folder: &Path) -> u64 {
    0
}

/// Does so many steps of a build, and leaves all as a killed process would.
fn kill_after(steps: usize, out: &Path, site: &Pages<'_>) {
    let mut folder = Folder::new(out).unwrap();
    let staging = std::mem::ManuallyDrop::new(Staging::open(&folder).unwrap());
    let known = known_files(&folder, &staging, false).unwrap();
    staging.make_folders(site.keys().copied()).unwrap();
    let stage = |(path, text): (&&str, &&str)| {
        stage(&Address((*path).to_owned()), text.as_bytes(), Fingerprint::of(text.as_bytes()), &folder, &staging, Some(&known)).unwrap()
    };
    let pages: Vec<Page> = site.iter().map(stage).collect();
    let manifest = Manifest::new(pages.iter().map(|page| (page.path.clone(), page.fingerprint)));
    let plan = Plan::new(pages, find_stale(&folder, &known, &manifest).unwrap(), out).unwrap();
    staging.write_manifest(&manifest).unwrap();
    if steps > 0 {
        staging.write_journal(&known.journal_with(&plan)).unwrap();
    }
    if steps > 1 {
        stand_in::step_in(&plan, &manifest, &mut folder, &staging).unwrap();
    }
    if steps > 2 {
        plan.remove.iter().for_each(|path| folder.remove(path).unwrap());
        folder.make_folders(site.keys().copied()).unwrap();
    }
    if steps > 3 {
        plan.write[..steps - 3].iter().for_each(|(path, _)| staging.place(path, &folder).unwrap());
    }
    // The system lets go of a dead process's lock; the file stays.
    staging.unlock();
}

/// Reads two pages, the first before and after the second, while builds make one site after another: where nothing came in between,
/// both are of one site.
#[test]
fn a_reader_never_sees_two_sites_at_once() {
    let (_root, out) = folder();
    let text: Vec<String> = (0..60).map(|site| site.to_string()).collect();
    let names: Vec<String> = (0..40).map(|page| format!("articles/{page:02}.html")).collect();
    let site = |text| names.iter().map(|name| (name.as_str(), text)).collect::<Pages<'_>>();
    build(&out, &site(&text[0])).unwrap();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let read = |page: &String| fs::read_to_string(out.join(page)).expect("every page is there at any moment");
            let mut pairs = 0;
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                let (first, last, again) = (read(&names[0]), read(&names[39]), read(&names[0]));
                assert!(first != again || first == last, "{first} beside {last}");
                pairs += usize::from(first == again);
            }
            pairs
        });
        for text in &text[1..] {
            build(&out, &site(text)).unwrap();
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        if cfg!(any(target_os = "linux", target_vendor = "apple")) {
            assert!(reader.join().expect("every pair is of one site") > 0);
        }
    });
}

#[test]
fn a_folder_of_another_program_is_at_its_place_all_the_time() {
    let (_root, out) = folder();
    build(&out, &Pages::from(FLOOD)).unwrap();
    fs::create_dir(out.join(".git")).unwrap();
    fs::write(out.join(".git/HEAD"), "ref").unwrap();
    kill_after(3, &out, &Pages::from([("index.html", "killed"), ("people.html", "killed")]));
    assert!(out.join(".git/HEAD").exists());
    build(&out, &Pages::from(FLOOD)).unwrap();
    assert_site(&out, &[(".git/HEAD", "ref"), FLOOD[0], FLOOD[1]]);
}
