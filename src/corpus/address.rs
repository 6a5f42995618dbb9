//! What an address on the web says of its article, where nothing else does: the outlet, and the day.

use jiff::civil::Date;

use super::metadata::is_web_address;
use super::{Field, Fields, Grade};

/// Gives an article the outlet and the day that its address has, where it has none; each says how it is known.
pub(super) fn complete(fields: &mut Fields) {
    let Some(address) = fields.url.as_ref().map(|url| url.value.as_str()) else { return };
    let derived = |value, why: &str| Field { value, grade: Grade::Derived, evidence: None, why: Some(why.to_owned()) };
    let (host, day) = (host_of(address), day_of(address));
    if fields.outlet.is_none() {
        fields.outlet = host.map(|host| derived(host.to_owned(), "its address names it"));
    }
    if fields.published.is_none() {
        let published = |day| Field { value: day, grade: Grade::Derived, evidence: None, why: Some("its address has this day".to_owned()) };
        fields.published = day.map(published);
    }
}

/// The host of an address on the web, without `www`; `None` for an archive, which publishes nothing.
pub(super) fn host_of(address: &str) -> Option<&str> {
    if !is_web_address(address) {
        return None;
    }
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_name = host.contains('.') && !host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_name && !is_archive(host)).then_some(host)
}

/// Whether a name of a site is that of an archive of the web.
pub(super) fn is_archive(name: &str) -> bool {
    const ARCHIVES: &[&str] = &[
        "archive.today",
        "archive.is",
        "archive.ph",
        "archive.fo",
        "archive.li",
        "archive.md",
        "archive.vn",
        "archive.org",
        "web.archive.org",
        "wayback machine",
        "internet archive wayback machine",
        "internet archive",
        "webcache.googleusercontent.com",
        "ghostarchive.org",
        "perma.cc",
    ];
    let name = name.trim().to_ascii_lowercase();
    ARCHIVES.contains(&name.strip_prefix("www.").unwrap_or(&name))
}

/// The day in the path of an address: `/2024/03/08/`, `/2024-03-08-storm`, `/20240308/`, `/2024/mar/08/`.
pub(super) fn day_of(address: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let path = address.split_once("://")?.1.split(['?', '#']).next()?.split_once('/')?.1;
    let number = |part: &str, length: std::ops::RangeInclusive<usize>| {
        (length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
    };
    let month_of = |part: &str| {
        let named =
            || MONTHS.iter().position(|month| part.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(month)) && part.len() <= 9);
        number(part, 1..=2).or_else(|| Some(i16::try_from(named()?).ok()? + 1))
    };
    let day = |year: &str, month: &str, day: &str| {
        let year = number(year, 4..=4).filter(|year| (1990..=2100).contains(year))?;
        Date::new(year, month_of(month)?.try_into().ok()?, number(day, 1..=2)?.try_into().ok()?).ok()
    };
    let parts: Vec<&str> = path.split('/').collect();
    if let Some(found) = parts.windows(3).find_map(|parts| day(parts[0], parts[1], parts[2])) {
        return Some(found);
    }
    parts.iter().find_map(|part| {
        let words: Vec<&str> = part.split(['-', '_', '.']).collect();
        let compact = || {
            let digits = words.iter().find(|word| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
            day(&digits[..4], &digits[4..6], &digits[6..])
        };
        let is_numbered = |words: &&[&str]| words[1].len() == 2 && words[2].len() == 2;
        words.windows(3).filter(is_numbered).find_map(|words| day(words[0], words[1], words[2])).or_else(compact)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_have_the_day() {
        let day = |path: &str| day_of(&format!("https://www.news.example/{path}")).map(|day| day.to_string());
        for path in [
            "2024/03/08/storm",
            "news/2024/mar/08/storm",
            "2024-03-08-storm.html",
            "a/20240308-storm",
            "storm_2024-03-08",
            "2024/3/8/x?y=1",
        ] {
            assert_eq!(day(path).as_deref(), Some("2024-03-08"), "{path}");
        }
        for path in ["storm-2024", "2024/03/storm", "12345678", "a/20241308", "2024/02/30/x", "story-2024-3-points"] {
            assert_eq!(day(path), None, "{path}");
        }
    }

    #[test]
    fn an_address_names_the_outlet_unless_it_is_an_archive() {
        assert_eq!(host_of("https://www.news.example:80/a"), Some("news.example"));
        assert_eq!(host_of("https://archive.ph/AbCdE"), None);
        assert_eq!(host_of("http://127.0.0.1/a"), None);
        assert_eq!(host_of("/storm"), None);
    }
}
