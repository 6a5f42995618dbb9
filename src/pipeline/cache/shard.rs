//! A file of a cache: many units, each what was made of one file or of one article, by a hash of what it was made from.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Key, sealed};
use crate::annotate::packed::{Packed, Vocabulary, Words};
use crate::annotate::{Annotations, Said};
use crate::corpus::article::Original;
use crate::corpus::{Article, ProjectFile};
use crate::text::Span;

/// An article, and what it says.
pub(super) type Annotated = (Arc<Article>, Annotations);

/// The files that a unit may have been received as.
const ENDINGS: [&str; 3] = ["txt", "md", "html"];

/// What stands before the units: the words of all of them, and how many there are.
#[derive(Serialize, Deserialize)]
struct Head {
    words: Vec<u64>,
    files: usize,
    articles: usize,
}

/// A file: its articles, all that it has.
#[derive(Serialize, Deserialize)]
struct StoredFile<'a> {
    key: Key,
    #[serde(borrow)]
    articles: Vec<StoredArticle<'a>>,
}

#[derive(Serialize, Deserialize)]
struct StoredArticle<'a> {
    article: Cow<'a, Article>,
    /// `None` where it is what its file holds.
    text: Option<Cow<'a, str>>,
    /// The ending under which its file is published beside it; `None` where it is not.
    original: Option<Cow<'a, str>>,
    #[serde(borrow)]
    said: Packed<'a>,
}

/// An article of a file that has many.
#[derive(Serialize, Deserialize)]
struct StoredSaid<'a> {
    key: Key,
    said: &'a [u8],
}

/// What a shard has.
#[derive(Default)]
pub(super) struct Shard {
    /// Of all its units, sorted.
    pub(super) keys: Vec<Key>,
    /// The articles of files that were asked for, by the place of the file.
    pub(super) files: Vec<(usize, Vec<Annotated>)>,
    /// What single articles say.
    pub(super) said: Vec<(Key, PackedSaid)>,
}

/// What an article says, not read yet.
pub(super) struct PackedSaid {
    bytes: Box<[u8]>,
    words: Arc<Words>,
}

impl PackedSaid {
    pub(super) fn read(&self, article: &Article) -> Option<Annotations> {
        postcard::from_bytes::<Packed<'_>>(&self.bytes).ok()?.unpacked(&article.text, &self.words)
    }
}

/// Reads a shard that the program `version` wrote; an empty one where it is not whole. `file` gives the file of a unit that is wanted, and its
/// place; a unit that does not fit it counts as not there.
pub(super) fn read<'f>(bytes: &[u8], version: &blake3::Hash, file: impl Fn(&Key) -> Option<(usize, &'f ProjectFile)>) -> Shard {
    read_whole(bytes, version, file).unwrap_or_default()
}

fn read_whole<'f>(bytes: &[u8], version: &blake3::Hash, file: impl Fn(&Key) -> Option<(usize, &'f ProjectFile)>) -> Option<Shard> {
    let (head, mut rest) = postcard::take_from_bytes::<Head>(sealed::open(bytes, version)?).ok()?;
    let words = Arc::new(Words::new(&head.words));
    let mut shard = Shard::default();
    for _ in 0..head.files {
        let (stored, behind) = postcard::take_from_bytes::<StoredFile<'_>>(rest).ok()?;
        rest = behind;
        shard.keys.push(stored.key);
        if let Some((place, file)) = file(&stored.key) {
            let articles: Option<Vec<_>> = stored.articles.into_iter().map(|stored| stored.read(file, &words)).collect();
            shard.files.extend(articles.map(|articles| (place, articles)));
        }
    }
    for _ in 0..head.articles {
        let (stored, behind) = postcard::take_from_bytes::<StoredSaid<'_>>(rest).ok()?;
        rest = behind;
        shard.keys.push(stored.key);
        shard.said.push((stored.key, PackedSaid { bytes: stored.said.into(), words: Arc::clone(&words) }));
    }
    shard.keys.sort_unstable();
    Some(shard)
}

impl StoredArticle<'_> {
    fn read(self, file: &ProjectFile, words: &Words) -> Option<Annotated> {
        let mut article = self.article.into_owned();
        article.text = match self.text {
            Some(text) => text.into_owned(),
            None => std::str::from_utf8(&file.bytes).ok()?.to_owned(),
        };
        if let Some(ending) = self.original {
            let ending = ENDINGS.into_iter().find(|known| *known == ending)?;
            article.original = Some(Original { bytes: file.bytes.clone(), ending });
        }
        let annotations = self.said.unpacked(&article.text, words)?;
        is_sound(&article).then(|| (Arc::new(article), annotations))
    }
}

/// Whether whatever is said of places of its text is said of places that it has.
fn is_sound(article: &Article) -> bool {
    let fields = &article.fields;
    let evidence = [&fields.headline, &fields.outlet, &fields.url].into_iter().flatten().map(|field| field.evidence);
    let days = [&fields.published, &fields.accessed].into_iter().flatten().map(|field| field.evidence);
    let lists = [&fields.dateline, &fields.byline, &fields.contributors].into_iter().flatten().map(|field| field.evidence);
    let mut open: Vec<_> = article.layout.elements.iter().collect();
    let mut spans: Vec<Span> = evidence.chain(days).chain(lists).flatten().collect();
    while let Some(element) = open.pop() {
        spans.push(element.span);
        open.extend(&element.children);
    }
    spans.extend(article.layout.marks.iter().map(|mark| mark.span));
    spans.extend(article.body.iter().copied().chain(article.furniture.iter().map(|part| part.span)));
    spans.iter().all(|span| article.text.get(span.range()).is_some())
}

/// What a shard is made of.
#[derive(Clone, Copy)]
pub(super) enum Unit<'a> {
    File { key: Key, articles: &'a [Annotated], file: &'a FileOf },
    Article { key: Key, said: &'a Said },
}

/// What of a file its articles show.
#[derive(Debug)]
pub(super) struct FileOf {
    /// Of each article, whether its text is the file.
    pub(super) is_text: Vec<bool>,
}

impl FileOf {
    /// `None` where an article shows another file than the one it stands in, or its line says what it says: such are not kept.
    pub(super) fn new(file: &ProjectFile, articles: &[Arc<Article>]) -> Option<Self> {
        let shows_another = |article: &Arc<Article>| {
            let is_other = |original: &Original| original.bytes != file.bytes || !ENDINGS.contains(&original.ending);
            article.annotated.is_some() || article.original.as_ref().is_some_and(is_other)
        };
        let is_text = articles.iter().map(|article| article.text.as_bytes() == &*file.bytes).collect();
        (!articles.iter().any(shows_another)).then_some(Self { is_text })
    }
}

impl Unit<'_> {
    pub(super) fn key(&self) -> Key {
        match self {
            Self::File { key, .. } | Self::Article { key, .. } => *key,
        }
    }
}

/// The bytes of a shard.
pub(super) fn write(units: &[Unit<'_>], version: &blake3::Hash) -> postcard::Result<Vec<u8>> {
    let mut words = Vocabulary::default();
    let (mut files, mut articles) = ((0, Vec::new()), (0, Vec::new()));
    for unit in units {
        match unit {
            Unit::File { key, articles, file } => {
                let stored = articles.iter().zip(&file.is_text).map(|((article, said), is_text)| StoredArticle {
                    article: Cow::Borrowed(article),
                    text: (!is_text).then(|| article.text.as_str().into()),
                    original: article.original.as_ref().map(|original| original.ending.into()),
                    said: Packed::new(said, &mut words),
                });
                let stored = StoredFile { key: *key, articles: stored.collect() };
                files = (files.0 + 1, postcard::to_extend(&stored, files.1)?);
            }
            Unit::Article { key, said } => {
                let said = postcard::to_stdvec(&Packed::new(said, &mut words))?;
                articles = (articles.0 + 1, postcard::to_extend(&StoredSaid { key: *key, said: &said }, articles.1)?);
            }
        }
    }
    let head = Head { words: words.hashes, files: files.0, articles: articles.0 };
    sealed::seal(version, |bytes| {
        let mut bytes = postcard::to_extend(&head, bytes)?;
        bytes.extend([files.1, articles.1].into_iter().flatten());
        Ok(bytes)
    })
}
