//! The manifest of an output folder, and the journal of a build at work: which files are ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::path::{Component, Path};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::corpus::read;

/// The manifest's file, in the output folder.
pub(super) const NAME: &str = read::MANIFEST;

/// The BLAKE3 hash of a file's bytes, in hexadecimal where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hash(blake3::Hash);

impl Hash {
    fn ordered(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl PartialOrd for Hash {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Hash {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.ordered().cmp(other.ordered())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        blake3::Hash::from_hex(text).map(Self).map_err(de::Error::custom)
    }
}

/// What a file is known by: the hash of its bytes, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fingerprint {
    /// The hash.
    pub(super) blake3: Hash,
    /// The number of bytes.
    pub(super) length: u64,
}

impl Fingerprint {
    /// The fingerprint of a file whose bytes have this hash.
    pub(super) fn of_bytes(hash: [u8; blake3::OUT_LEN], length: u64) -> Self {
        Self { blake3: Hash(blake3::Hash::from_bytes(hash)), length }
    }

    /// The hash, as it is.
    pub(super) fn bytes(&self) -> [u8; blake3::OUT_LEN] {
        *self.blake3.ordered()
    }

    /// The fingerprint of a file with these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { blake3: Hash(blake3::hash(bytes)), length: bytes.len() as u64 }
    }
}

/// The files newsite made, as the last build that ended left them.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Manifest(BTreeMap<String, Fingerprint>);

impl Manifest {
    /// The manifest of these files.
    pub(super) fn new(files: impl Iterator<Item = (String, Fingerprint)>) -> Self {
        Self(files.collect())
    }

    /// Reads what [`Manifest::to_json`] wrote.
    pub(super) fn parse(json: &[u8]) -> serde_json::Result<Self> {
        let manifest: Self = serde_json::from_slice(json)?;
        if let Some(path) = manifest.paths().find(|path| !lies_inside(path)) {
            return Err(de::Error::custom(format!("`{path}` leads out of the folder")));
        }
        Ok(manifest)
    }

    /// One line for each file, sorted, so that a difference between two builds reads as a list of pages.
    pub(super) fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (place, (path, fingerprint)) in self.0.iter().enumerate() {
            let (before, path) = (if place == 0 { "\n" } else { ",\n" }, serde_json::Value::from(path.as_str()));
            let (hash, length) = (fingerprint.blake3.0.to_hex(), fingerprint.length);
            write!(json, "{before}  {path}: {{\"blake3\": \"{hash}\", \"length\": {length}}}").expect("memory takes it");
        }
        json.push_str("\n}\n");
        json
    }

    pub(super) fn get(&self, path: &str) -> Option<&Fingerprint> {
        self.0.get(path)
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// For each file that a build at work may replace or remove: every hash of ours under which it may be found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Journal(BTreeMap<String, BTreeSet<Hash>>);

impl Journal {
    /// Reads what [`Journal::to_json`] wrote. A journal that does not parse tells nothing: a file it would have told of is then
    /// taken for a user's, which is the safe side.
    pub(super) fn parse(json: &[u8]) -> Self {
        let journal: Self = serde_json::from_slice(json).unwrap_or_default();
        if journal.paths().all(lies_inside) { journal } else { Self::default() }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a map of strings to strings is JSON")
    }

    /// Notes that a file with this hash is ours.
    pub(super) fn note(&mut self, path: &str, hash: Hash) {
        self.0.entry(path.to_owned()).or_default().insert(hash);
    }

    /// Whether a file with this hash is ours.
    pub(super) fn has(&self, path: &str, hash: Hash) -> bool {
        self.0.get(path).is_some_and(|hashes| hashes.contains(&hash))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Whether a path stays in its folder. A site that somebody else made may come with a manifest that does not: without this, a
/// build would remove `../notes.txt` if it only had the right hash.
fn lies_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_back_as_it_was_written() {
        let manifest =
            Manifest::new(["b.html", "a \"quoted\" name.html"].map(|path| (path.to_owned(), Fingerprint::of(path.as_bytes()))).into_iter());
        let json = manifest.to_json();
        assert_eq!(Manifest::parse(json.as_bytes()).unwrap(), manifest);
        assert!(json.starts_with("{\n  \"a \\\"quoted\\\" name.html\": {\"blake3\": \""), "{json}");
        assert_eq!(json.lines().count(), 4);
    }

    #[test]
    fn a_manifest_that_leads_out_of_its_folder_is_refused() {
        for path in ["../notes.txt", "/etc/passwd", "articles/../../notes.txt"] {
            let json = Manifest::new([(path.to_owned(), Fingerprint::of(b""))].into_iter()).to_json();
            assert!(Manifest::parse(json.as_bytes()).unwrap_err().to_string().starts_with(&format!("`{path}` leads out")));
            let mut journal = Journal::default();
            journal.note(path, Fingerprint::of(b"").blake3);
            assert_eq!(Journal::parse(journal.to_json().as_bytes()).paths().count(), 0);
        }
    }

    #[test]
    fn a_journal_that_does_not_parse_claims_no_file() {
        assert_eq!(Journal::parse(b"{\"index.html\": [\"12").paths().count(), 0);
    }
}
