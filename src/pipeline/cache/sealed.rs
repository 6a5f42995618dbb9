//! The form of all files of a cache: which program wrote them, a hash of what they hold, and that.

const MAGIC: &[u8] = b"newsite\x01";
const HASH: usize = blake3::OUT_LEN;

/// What a file holds; `None` where another program wrote it, or something of it is not as it was written.
pub(super) fn open<'b>(bytes: &'b [u8], version: &blake3::Hash) -> Option<&'b [u8]> {
    let bytes = bytes.strip_prefix(MAGIC)?.strip_prefix(version.as_bytes().as_slice())?;
    let (seal, held) = bytes.split_at_checked(HASH)?;
    (blake3::hash(held) == blake3::Hash::from_slice(seal).ok()?).then_some(held)
}

/// The file that holds what `write` adds to the bytes it is given.
pub(super) fn seal<E>(version: &blake3::Hash, write: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
    let before = [MAGIC, version.as_bytes(), &[0; HASH]].concat();
    let start = before.len();
    let mut bytes = write(before)?;
    let seal = blake3::hash(&bytes[start..]);
    bytes[start - HASH..start].copy_from_slice(seal.as_bytes());
    Ok(bytes)
}
