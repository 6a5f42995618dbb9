//! Where a cache lies, and every touch of the disk that it makes. Whatever goes wrong here, there is no cache.
#![expect(clippy::disallowed_methods, reason = "reading and writing the cache is what this file is for")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::corpus::read;

const ENDING: &str = ".newsite-cache";
const DRAFT: &str = ".draft";
/// The most bytes of a file: what is longer is none of ours.
const LONGEST: u64 = 512 * 1024 * 1024;
/// What each cache has beside its files: version control passes it by, and so do backups.
const SIGNS: [(&str, &str); 2] = [
    (".gitignore", "*\n"),
    ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# This is what newsite keeps of one build for the next.\n"),
];

/// The folder of a cache.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Hidden beside an output folder, so that it is not published with it; `None` where the output is a whole disk, its parent is not
    /// there, or what stands there is not ours.
    pub(super) fn beside(out: &Path) -> Option<Self> {
        let out = fs::canonicalize(out).or_else(|_| {
            let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Ok::<_, std::io::Error>(fs::canonicalize(parent)?.join(out.file_name().unwrap_or_default()))
        });
        let out = out.ok()?;
        let is_ours =
            out.join(read::MANIFEST).is_file() || fs::read_dir(&out).map_or(!out.exists(), |mut entries| entries.next().is_none());
        let mut name = OsString::from(".");
        name.push(out.file_name()?);
        name.push(ENDING);
        is_ours.then(|| Self(out.with_file_name(name)))
    }

    /// A file of it; `None` where there is none.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.0.join(name);
        let is_readable = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LONGEST);
        if is_readable { fs::read(path).ok() } else { None }
    }

    /// Writes a file, as a whole or not at all; without bytes there is none.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        if bytes.is_empty() {
            let _ = fs::remove_file(path);
            return;
        }
        let draft = self.0.join(format!("{name}.{}{DRAFT}", process::id()));
        let is_written = self.is_made() && fs::write(&draft, bytes).is_ok() && fs::rename(&draft, path).is_ok();
        if !is_written {
            let _ = fs::remove_file(draft);
        }
    }

    /// Removes it: all files of these names, and the drafts of builds that were killed.
    pub(super) fn remove(&self, names: impl Iterator<Item = String>) {
        let signs = SIGNS.into_iter().map(|(name, _)| name.to_owned());
        let drafts = fs::read_dir(&self.0).into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let drafts = drafts.filter(|name| name.ends_with(DRAFT));
        for name in names.chain(signs).chain(drafts) {
            let _ = fs::remove_file(self.0.join(name));
        }
        let _ = fs::remove_dir(&self.0);
    }

    /// Makes the folder where it is not there yet. Its parent is there: to make it is not for a cache.
    fn is_made(&self) -> bool {
        let is_signed = |(name, text): &(&str, &str)| fs::write(self.0.join(name), text).is_ok();
        let is_new = fs::create_dir(&self.0).is_ok();
        // Shards are written on all cores: another may have made it just now.
        if is_new { SIGNS.iter().all(is_signed) } else { self.0.is_dir() }
    }
}

/// A hash of the very program that runs: whatever is changed in it or in a crate it is made of, its cache is another one. `None` where the
/// system does not let it be read.
pub(super) fn hash_of_program() -> Option<blake3::Hash> {
    let program = fs::read(env::current_exe().ok()?).ok()?;
    Some(blake3::hash(&program))
}
