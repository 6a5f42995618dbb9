//! Where the pictures stand that articles show.

use std::collections::BTreeMap;

use crate::dossier::slug::slug_of;
use crate::site::url::Address;

/// Where pictures stand: under their paths in safe letters; a collision gets a suffix from the whole path's hash.
pub(super) fn addresses_of_pictures<'p>(paths: impl Iterator<Item = &'p String>) -> BTreeMap<String, Address> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let named: Vec<(&String, String, String)> = paths
        .map(|path| {
            let (stem, ending) = path.rsplit_once('.').unwrap_or((path, "png"));
            let (slug, ending) = (slug_of(stem), ending.to_ascii_lowercase());
            *taken.entry(format!("{slug}.{ending}")).or_default() += 1;
            (path, slug, ending)
        })
        .collect();
    let addresses = named.into_iter().map(|(path, slug, ending)| {
        let is_shared = taken[&format!("{slug}.{ending}")] > 1;
        let stem = if is_shared { format!("{slug}-{}", &blake3::hash(path.as_bytes()).to_hex()[..8]) } else { slug };
        (path.clone(), Address::picture(&stem, &ending))
    });
    addresses.collect()
}
