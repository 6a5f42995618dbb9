//! What is kept of one build for the next: what files and articles came to, by a hash of all that it was made from.
//!
//! A unit is a file with the articles in it, or one article of a file that has many. It is used where the same bytes stand at the same
//! path, the source has the same pictures, and the very same program reads it; so a build with a cache is a clean build, byte for byte.
//! Units lie in files, the *shards*, by their hashes: an edit writes one or two of them. What is stale, torn, or not ours counts as not there.
//! Where names are withheld nothing is kept: whatever lies on the disk of them are the editor's own files.

mod disk;
mod sealed;
mod shard;
#[cfg(test)]
mod tests;

use std::mem;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Source, annotate_safely, name_of};
use crate::annotate::Annotations;
use crate::corpus::{self, Article, ParsedFile, Pictures, Project, ProjectFile, ProjectFiles};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use disk::Folder;
use shard::{Annotated, FileOf, PackedSaid, Shard, Unit};

/// The first bytes of the hash of what a unit was made from.
type Key = [u8; 16];

/// In how many files a cache lies.
const SHARDS: usize = 64;
/// The fewest bytes of articles for which one is kept: fewer are read as fast as a cache.
const FEWEST_BYTES: usize = 1 << 20;
/// A file with more articles than these is many units.
const MOST_ARTICLES: usize = 8;

/// Articles that are annotated already.
#[derive(Debug, Default)]
pub(crate) struct Known(FxHashMap<usize, (Arc<Article>, Annotations, Option<Diagnostic>)>);

impl Known {
    /// What an article says, and what went wrong when that was asked; found now where it is not known.
    pub(super) fn of(&self, article: &Arc<Article>) -> (Annotations, Option<Diagnostic>) {
        match self.0.get(&place_of(article)) {
            Some((_, said, fault)) => (said.clone(), fault.clone()),
            None => annotate_safely(article),
        }
    }
}

/// What tells an article from all others as long as it is held.
fn place_of(article: &Arc<Article>) -> usize {
    Arc::as_ptr(article).addr()
}

/// What is kept beside an output folder, by this very program.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: Folder,
    /// A hash of the program, when it was asked for; `None` where that cannot be told: then nothing is read and nothing kept.
    version: OnceLock<Option<blake3::Hash>>,
}

impl Cache {
    /// That of an output folder. `None` where none pays for these files, or where names would be kept that the editor withholds: then there is none
    /// any more.
    pub(crate) fn beside(out: &Path, files: &ProjectFiles, with_editorial: bool) -> Option<Self> {
        let bytes: usize = files.articles.iter().map(|file| file.bytes.len()).sum();
        let is_kept = bytes >= FEWEST_BYTES && (with_editorial || files.editorial.is_none());
        if !is_kept {
            Self::forget(out);
            return None;
        }
        Some(Self { folder: Folder::beside(out)?, version: OnceLock::new() })
    }

    fn version(&self) -> Option<&blake3::Hash> {
        self.version.get_or_init(disk::hash_of_program).as_ref()
    }

    /// Removes what is kept beside an output folder.
    pub(crate) fn forget(out: &Path) {
        if let Some(folder) = Folder::beside(out) {
            remove(&folder);
        }
    }

    /// Understands the files of a source and annotates their articles, as far as that is not kept; `on_file` is called for each file. The cache is
    /// gone behind it where names are withheld.
    ///
    /// # Errors
    /// As [`super::read_project`].
    pub(crate) fn read(
        self,
        source: &Source,
        files: ProjectFiles,
        with_editorial: bool,
        on_file: &(dyn Fn() + Sync),
    ) -> Result<(Project, Known, Option<Self>), Error> {
        let (mut project, known) = read(files, with_editorial, &self, on_file)?;
        let cache = if project.editorial.withholds_names() { None } else { Some(self) };
        project.settings.name = name_of(source, project.settings.name);
        Ok((project, known, cache))
    }

    /// What was kept by a name beside the articles; `None` where there is nothing.
    pub(crate) fn load<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = self.folder.read(name)?;
        postcard::from_bytes(sealed::open(&bytes, self.version()?)?).ok()
    }

    /// Keeps something by a name beside the articles: one of [`NAMES`].
    pub(crate) fn keep<T: Serialize>(&self, name: &str, kept: &T) {
        let Some(version) = self.version() else { return };
        let bytes = sealed::seal(version, |bytes| postcard::to_extend(kept, bytes));
        self.folder.write(name, &bytes.unwrap_or_default());
    }
}

/// What is kept beside the articles.
pub(crate) const PAGES: &str = "pages";
const NAMES: [&str; 1] = [PAGES];

fn remove(folder: &Folder) {
    folder.remove((0..SHARDS).map(name_of_shard).chain(NAMES.map(str::to_owned)));
}

/// A file as it is read.
struct ReadFile {
    key: Key,
    parsed: ParsedFile,
    said: Vec<(Annotations, Option<Diagnostic>)>,
    /// `None` where its articles are kept one by one.
    file: Option<FileOf>,
}

fn read(mut files: ProjectFiles, with_editorial: bool, cache: &Cache, on_file: &(dyn Fn() + Sync)) -> Result<(Project, Known), Error> {
    let articles = mem::take(&mut files.articles);
    let pictures = Pictures::of_source(&files);
    let of_pictures = hash_of(files.pictures.iter().map(|picture| picture.path.as_bytes()));
    let key = |file: &ProjectFile| key_of(&[&of_pictures, file.path.as_bytes(), &file.bytes]);
    let (keys, _): (Vec<Key>, _) = rayon::join(|| articles.par_iter().map(key).collect(), || cache.version());
    let mut stored = Stored::load(cache, &articles, &keys);
    let read = keys.into_par_iter().zip(articles).zip(mem::take(&mut stored.files));
    // Each file is let go of as soon as it is read, so that what it says stands where it stood.
    let read = read.map(|((key, file), known)| read_file(key, &file, known, &pictures, &stored));
    let read: Vec<ReadFile> = read.inspect(|_| on_file()).collect();
    let project = corpus::join_project(files, read.iter().map(|file| file.parsed.clone()).collect(), with_editorial)?;
    if project.editorial.withholds_names() {
        remove(&cache.folder);
    } else {
        stored.renew(&read, cache);
    }
    let known = read.into_iter().flat_map(|file| file.parsed.articles.into_iter().zip(file.said));
    let known = known.map(|(article, (said, fault))| (place_of(&article), (article, said, fault)));
    Ok((project, Known(known.collect())))
}

fn read_file(key: Key, file: &ProjectFile, known: Option<Vec<Annotated>>, pictures: &Pictures<'_>, stored: &Stored) -> ReadFile {
    if let Some(known) = known {
        let (articles, said): (Vec<_>, Vec<_>) = known.into_iter().map(|(article, said)| (article, (said, None))).unzip();
        let kept = FileOf::new(file, &articles);
        return ReadFile { key, parsed: ParsedFile { articles, ..ParsedFile::default() }, said, file: kept };
    }
    let parsed = corpus::parse_articles(file, pictures);
    let is_whole = parsed.diagnostics.is_empty() && parsed.doubtful.is_empty() && parsed.articles.len() <= MOST_ARTICLES;
    let kept = if is_whole { FileOf::new(file, &parsed.articles) } else { None };
    let said: Vec<_> = parsed
        .articles
        .par_iter()
        .map(|article| {
            let known = if kept.is_some() { None } else { stored.said.get(&key_of_article(article)).and_then(|said| said.read(article)) };
            known.map_or_else(|| annotate_safely(article), |said| (said, None))
        })
        .collect();
    // What went wrong is tried again.
    let kept = kept.filter(|_| said.iter().all(|(_, fault)| fault.is_none()));
    ReadFile { key, parsed, said, file: kept }
}

/// What a cache has.
struct Stored {
    /// By the place of the file.
    files: Vec<Option<Vec<Annotated>>>,
    said: FxHashMap<Key, PackedSaid>,
    /// By shard, the keys in it, sorted.
    keys: Vec<Vec<Key>>,
}

impl Stored {
    fn load(cache: &Cache, files: &[ProjectFile], keys: &[Key]) -> Self {
        let places: FxHashMap<Key, usize> = keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        let wanted = |key: &Key| places.get(key).map(|place| (*place, &files[*place]));
        let load = |number: usize| {
            let bytes = cache.folder.read(&name_of_shard(number));
            bytes.zip(cache.version()).map(|(bytes, version)| shard::read(&bytes, version, wanted)).unwrap_or_default()
        };
        let shards: Vec<Shard> = (0..SHARDS).into_par_iter().map(load).collect();
        let mut stored = Self { files: files.iter().map(|_| None).collect(), said: FxHashMap::default(), keys: Vec::new() };
        for shard in shards {
            stored.keys.push(shard.keys);
            stored.said.extend(shard.said);
            for (place, articles) in shard.files {
                stored.files[place] = Some(articles);
            }
        }
        stored
    }

    /// Writes the shards that are to have others than they have.
    fn renew(&self, read: &[ReadFile], cache: &Cache) {
        let Some(version) = cache.version() else { return };
        let annotated: Vec<Vec<Annotated>> = read.iter().map(ReadFile::annotated).collect();
        let units = read.iter().zip(&annotated).flat_map(|(file, annotated)| file.units(annotated));
        let mut shards: Vec<Vec<Unit<'_>>> = vec![Vec::new(); SHARDS];
        for unit in units {
            shards[usize::from(unit.key()[0]) % SHARDS].push(unit);
        }
        shards.par_iter_mut().zip(&self.keys).enumerate().for_each(|(number, (units, stored))| {
            units.sort_by_key(Unit::key);
            units.dedup_by_key(|unit| unit.key());
            if !units.iter().map(Unit::key).eq(stored.iter().copied()) {
                let bytes = if units.is_empty() { Vec::new() } else { shard::write(units, version).unwrap_or_default() };
                cache.folder.write(&name_of_shard(number), &bytes);
            }
        });
    }
}

impl ReadFile {
    fn annotated(&self) -> Vec<Annotated> {
        self.parsed.articles.iter().cloned().zip(self.said.iter().map(|(said, _)| said.clone())).collect()
    }

    /// What is kept of it.
    fn units<'a>(&'a self, annotated: &'a [Annotated]) -> Vec<Unit<'a>> {
        if let Some(file) = &self.file {
            return vec![Unit::File { key: self.key, articles: annotated, file }];
        }
        let kept = annotated.iter().zip(&self.said).filter(|((article, _), (_, fault))| article.annotated.is_none() && fault.is_none());
        kept.map(|((article, said), _)| Unit::Article { key: key_of_article(article), said }).collect()
    }
}

fn name_of_shard(number: usize) -> String {
    format!("{number:02}")
}

/// Of all that an article has, whatever of it annotating looks at.
fn key_of_article(article: &Article) -> Key {
    let stored = postcard::to_stdvec(article).expect("an article is stored in memory");
    let original = article.original.as_ref().map_or(&[][..], |original| &original.bytes);
    key_of(&[&stored, article.text.as_bytes(), original])
}

fn key_of(parts: &[&[u8]]) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&hash_of(parts.iter().copied())[..size_of::<Key>()]);
    key
}

/// A hash of parts, of which none may run into the next.
fn hash_of<'p>(parts: impl Iterator<Item = &'p [u8]>) -> [u8; blake3::OUT_LEN] {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}
