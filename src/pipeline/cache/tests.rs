//! Projects that are edited at random, each read with the cache that the readings before it left, and without one.
#![expect(clippy::disallowed_methods, reason = "the tests break what is on the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::corpus::{PictureFile, Stored as Bytes};
use crate::pipeline::compile_watched;

const NEWS: &[&str] = &[
    "Mayor Ann Reyes of Linden met Bo Ode on Tuesday morning, a month after the October 2015 vote. ",
    "“We will rebuild,” Mrs. Reyes told the council. ",
    "The flood killed two people in Linden on 8 March 2019, Bo Ode said on Christmas Eve.\n\n",
    "Ode, who resigned in May, was arrested from March 8 to 10 in the 1990s. ",
    "LINDEN (AP) - ",
    "By Ann Reyes\n\n",
    "date 2024-03-08\n\n",
    "mayor ann reyes met bo ode. ",
    "# Storm\n\n- Ann Reyes\n  - Bo Ode\n\n![the flood](flood.png)\n\n",
    "<h1>Storm</h1><p>Bo <b>Ode</b> resigned. <img src=\"flood.png\"> <ul><li>One<ul><li>Two</li></ul></li></ul>",
    "Die Flut hat in der Stadt am Montag nicht nur die Brücke zerstört und ist auch mit dem Hafen. ",
    "\u{feff}Ğ İ 😀 ",
];
const NAMES: &[&str] = &["flood.txt", "storm.md", "2019/vote.html", "lines.jsonl", "table.csv", "other.txt", "two/other.txt"];

/// A project as its files.
#[derive(Clone, Debug, Default)]
struct Files {
    articles: BTreeMap<String, Vec<u8>>,
    has_picture: bool,
    rules: Option<&'static str>,
}

impl Files {
    fn put(&mut self, name: &str, news: &[usize]) {
        let text: String = news.iter().map(|piece| NEWS[*piece]).collect();
        let bytes = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("jsonl") => news.iter().map(|piece| serde_json::json!({"text": NEWS[*piece].repeat(2)}).to_string() + "\n").collect(),
            Some("csv") => format!("id,text\n1,\"{}\"\n2,\"{}\"\n", text.replace('"', ""), NEWS[news[0]].replace('"', "")),
            _ => text,
        };
        self.articles.insert(name.to_owned(), bytes.into_bytes());
    }

    fn as_read(&self) -> ProjectFiles {
        let file = |(path, bytes): (&String, &Vec<u8>)| ProjectFile { path: path.clone(), bytes: bytes.clone().into() };
        let editorial = self.rules.map(|rules| ProjectFile { path: "editorial.toml".to_owned(), bytes: rules.as_bytes().into() });
        let picture = PictureFile { path: "flood.png".to_owned(), stored: Bytes::Embedded(b"png") };
        ProjectFiles {
            articles: self.articles.iter().map(file).collect(),
            editorial,
            pictures: self.has_picture.then_some(picture).into_iter().collect(),
            ..ProjectFiles::default()
        }
    }
}

/// All that is known of a project when it is compiled.
fn compiled(read: Result<(Project, Known), Error>) -> String {
    match read {
        Ok((project, known)) => format!("{:#?}", compile_watched(project, known, || ())),
        Err(fault) => fault.to_string(),
    }
}

struct Place {
    root: TempDir,
    path: PathBuf,
}

impl Place {
    fn cache(&self, version: &blake3::Hash) -> Cache {
        Cache { folder: Folder::beside(&self.root.path().join("site")).unwrap(), version: Some(*version).into() }
    }
}

fn place() -> Place {
    let root = TempDir::new().unwrap();
    Place { path: fs::canonicalize(root.path()).unwrap().join(".site.newsite-cache"), root }
}

fn shards(path: &PathBuf) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut shards: Vec<PathBuf> = entries.filter(|path| path.file_name().unwrap().len() == 2).collect();
    shards.sort();
    shards
}

fn version() -> blake3::Hash {
    blake3::hash(b"this program")
}

/// Reads a project with a cache; the same as without.
fn check(files: &Files, place: &Place, version: &blake3::Hash) {
    let cached = compiled(read(files.as_read(), true, &place.cache(version), &|| ()));
    let clean = compiled(corpus::parse_project(files.as_read(), true).map(|project| (project, Known::default())));
    assert!(cached == clean, "{files:?}");
}

#[derive(Clone, Debug)]
enum Edit {
    Put(usize, Vec<usize>),
    Remove(usize),
    Rename(usize, usize),
    Picture,
    Rules(usize),
    /// Another program.
    Program(u8),
    /// One byte of one shard is another.
    Break(usize, usize, u8),
    Cut(usize, usize),
    /// One shard stands at the place of another.
    Swap(usize, usize),
}

const RULES: [Option<&str>; 3] =
    [None, Some("[[merge]]\npeople = [\"Ann Reyes\", \"Bo Ode\"]\n"), Some("[[exclude]]\nperson = \"Bo Ode\"\nmode = \"redact\"\n")];

fn edit() -> impl Strategy<Value = Edit> {
    let name = || 0..NAMES.len();
    let put = (name(), prop::collection::vec(0..NEWS.len(), 1..6)).prop_map(|(name, news)| Edit::Put(name, news));
    prop_oneof![
        4 => put,
        1 => name().prop_map(Edit::Remove),
        1 => (name(), name()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => Just(Edit::Picture),
        1 => (0..RULES.len()).prop_map(Edit::Rules),
        1 => (0_u8..2).prop_map(Edit::Program),
        2 => (any::<usize>(), any::<usize>(), 1_u8..).prop_map(|(shard, at, bits)| Edit::Break(shard, at, bits)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(shard, length)| Edit::Cut(shard, length)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Edit::Swap(one, other)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_read_with_a_cache_is_what_is_read_without(edits in prop::collection::vec(edit(), 1..12)) {
        let place = place();
        let mut files = Files::default();
        let mut version = version();
        files.put("first.txt", &[0, 1, 2]);
        check(&files, &place, &version);
        for edit in edits {
            let shards = shards(&place.path);
            let shard = |number: usize| &shards[number % shards.len()];
            match edit {
                Edit::Put(name, news) => files.put(NAMES[name], &news),
                Edit::Remove(name) => drop(files.articles.remove(NAMES[name])),
                Edit::Rename(from, to) => {
                    if let Some(bytes) = files.articles.remove(NAMES[from]) {
                        files.articles.insert(NAMES[to].to_owned(), bytes);
                    }
                }
                Edit::Picture => files.has_picture = !files.has_picture,
                Edit::Rules(rules) => files.rules = RULES[rules],
                Edit::Program(program) => version = blake3::hash(&[program]),
                _ if shards.is_empty() => {}
                Edit::Break(number, at, bits) => {
                    let mut bytes = fs::read(shard(number)).unwrap();
                    let length = bytes.len();
                    bytes[at % length] ^= bits;
                    fs::write(shard(number), bytes).unwrap();
                }
                Edit::Cut(number, length) => {
                    let bytes = fs::read(shard(number)).unwrap();
                    fs::write(shard(number), &bytes[..length % bytes.len()]).unwrap();
                }
                Edit::Swap(one, other) => fs::rename(shard(one), shard(other)).unwrap(),
            }
            check(&files, &place, &version);
        }
    }

    /// Whoever means harm can make a seal, too.
    #[test]
    fn no_bytes_make_a_reading_fail(at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 1..16)) {
        let place = place();
        let mut files = Files::default();
        files.put("storm.md", &[8, 0, 1, 2, 3]);
        files.put("lines.jsonl", &[0, 3]);
        check(&files, &place, &version());
        for path in shards(&place.path) {
            let mut shard = fs::read(&path).unwrap();
            let start = 8 + 64;
            let at = start + at % (shard.len() - start);
            shard.splice(at..(at + bytes.len()).min(shard.len()), bytes.iter().copied());
            let seal = blake3::hash(&shard[start..]);
            shard[start - 32..start].copy_from_slice(seal.as_bytes());
            fs::write(path, shard).unwrap();
        }
        if let Ok((project, known)) = read(files.as_read(), true, &place.cache(&version()), &|| ()) {
            drop(compile_watched(project, known, || ()));
        }
    }
}

/// How many articles come from the cache alone.
fn kept(files: &Files, place: &Place) -> usize {
    let files = files.as_read();
    let of_pictures = hash_of([].into_iter());
    let keys: Vec<Key> = files.articles.iter().map(|file| key_of(&[&of_pictures, file.path.as_bytes(), &file.bytes])).collect();
    let stored = Stored::load(&place.cache(&version()), &files.articles, &keys);
    stored.files.iter().flatten().map(Vec::len).sum::<usize>() + stored.said.len()
}

#[test]
fn articles_and_lines_are_kept_and_what_is_gone_is_not() {
    let place = place();
    let mut files = Files::default();
    files.put("flood.txt", &[0, 1, 2]);
    files.put("2019/vote.html", &[9, 0]);
    files.put("lines.jsonl", &[0, 2, 3]);
    assert_eq!(kept(&files, &place), 0);
    check(&files, &place, &version());
    assert_eq!(kept(&files, &place), 5);
    files.articles.remove("flood.txt");
    files.put("lines.jsonl", &[0, 2]);
    check(&files, &place, &version());
    assert_eq!(kept(&files, &place), 3);
    let before = shards(&place.path).iter().map(|path| fs::metadata(path).unwrap().modified().unwrap()).max();
    check(&files, &place, &version());
    assert_eq!(shards(&place.path).iter().map(|path| fs::metadata(path).unwrap().modified().unwrap()).max(), before);
}

#[test]
fn where_a_name_is_withheld_nothing_is_kept() {
    let place = place();
    let mut files = Files::default();
    files.put("flood.txt", &[0, 1, 2]);
    check(&files, &place, &version());
    assert!(place.path.exists());
    files.rules = RULES[2];
    check(&files, &place, &version());
    assert!(!place.path.exists());
}

#[test]
fn a_folder_that_is_not_ours_gets_no_cache() {
    let root = TempDir::new().unwrap();
    assert!(Folder::beside(&root.path().join("site")).is_some());
    assert!(Folder::beside(&root.path().join("not/there")).is_none());
    fs::create_dir(root.path().join("site")).unwrap();
    assert!(Folder::beside(&root.path().join("site")).is_some());
    fs::write(root.path().join("site/index.html"), "mine").unwrap();
    assert!(Folder::beside(&root.path().join("site")).is_none());
}
