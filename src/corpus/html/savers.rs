//! What the program that saved a page noted in it: where the page was, and when it was saved.

use jiff::civil::Date;

use super::super::address;
use super::super::metadata::{is_web_address, parse_day};

/// What a saver noted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Saved {
    /// Where the page was.
    pub(super) address: Option<String>,
    /// The day it was saved.
    pub(super) day: Option<Date>,
}

/// Savers write at the beginning of a page.
const BEGINNING: usize = 8 * 1024;
/// The Wayback Machine writes at its end.
const END: usize = 8 * 1024;

/// Finds what a saver noted.
///
/// - a browser: `<!-- saved from url=(0026)https://news.example/storm -->`
/// - SingleFile: `<!-- Page saved with SingleFile url: https://news.example/storm saved date: Sat Mar 09 2024 10:00:00 GMT+0000 -->`
/// - the Wayback Machine: `FILE ARCHIVED ON 10:00:00 Mar 09, 2024 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …`
pub(super) fn find(html: &str) -> Saved {
    let beginning = &html[..html.floor_char_boundary(BEGINNING)];
    let end = &html[html.ceil_char_boundary(html.len().saturating_sub(END))..];
    let mut saved =
        find_single_file(beginning).or_else(|| find_browser(beginning)).or_else(|| find_archive_today(html)).unwrap_or_default();
    if let Some((_, rest)) = end.split_once("FILE ARCHIVED ON ") {
        let written = rest.split(" AND RETRIEVED").next().unwrap_or_default();
        saved.day = written.get(..60.min(written.len())).and_then(parse_day).or(saved.day);
    }
    if let Some((address, day)) = saved.address.as_deref().and_then(unarchived) {
        saved = Saved { address: Some(address), day: day.or(saved.day) };
    }
    saved
}

fn find_single_file(beginning: &str) -> Option<Saved> {
    let start = ["Page saved with SingleFile", "Archive processed by SingleFile"].iter().find_map(|words| beginning.find(words))?;
    let comment = beginning[start..].split("-->").next().unwrap_or_default();
    let behind = |name: &str| comment.split_once(name).map(|(_, rest)| rest.lines().next().unwrap_or_default().trim());
    let address = behind("url:").map(|address| address.split_whitespace().next().unwrap_or_default());
    Some(Saved {
        address: address.filter(|address| is_web_address(address)).map(str::to_owned),
        day: behind("saved date:").and_then(parse_day),
    })
}

fn find_browser(beginning: &str) -> Option<Saved> {
    let (_, rest) = beginning.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    let address = rest.split("-->").next()?.trim();
    is_web_address(address).then(|| Saved { address: Some(address.to_owned()), day: None })
}

/// What archive.today writes above a page: “Saved from”, and after it the address.
fn find_archive_today(beginning: &str) -> Option<Saved> {
    if !beginning.contains("archive.today") && !beginning.contains("archive.ph") && !beginning.contains("archive.is") {
        return None;
    }
    let (_, rest) = beginning.split_once("Saved from")?;
    let start = rest.find("http")?;
    let address = rest[start..].split(['"', '\'', '<', ' ', '\n']).next()?;
    (start < 2000 && is_web_address(address)).then(|| Saved { address: Some(address.to_owned()), day: None })
}

/// An address of the Wayback Machine or archive.today → the original's, and the day of the copy.
pub(super) fn unarchived(address: &str) -> Option<(String, Option<Date>)> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    if let Some((host, rest)) = rest.split_once('/').filter(|(host, _)| host.starts_with("archive.") && *host != "archive.org") {
        let (stamp, original) = rest.split_once('/')?;
        let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
        let is_copy = address::is_archive(host) && digits.len() >= 8 && is_web_address(original);
        return is_copy.then(|| (original.to_owned(), day_of_digits(&digits)));
    }
    let (host, rest) = address.split_once("/web/")?;
    let is_archive = host.is_empty() || host.ends_with("web.archive.org");
    let (stamp, original) = rest.split_once('/')?;
    let digits: String = stamp.chars().take_while(char::is_ascii_digit).collect();
    if !is_archive || digits.len() < 8 || !is_web_address(original) {
        return None;
    }
    Some((original.to_owned(), day_of_digits(&digits)))
}

/// “20240310120000” → 2024-03-10.
fn day_of_digits(digits: &str) -> Option<Date> {
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, address: Option<&str>, day: Option<&str>) {
        let expected = Saved { address: address.map(str::to_owned), day: day.map(|day| day.parse().expect("a day")) };
        assert_eq!(find(html), expected);
    }

    #[test]
    fn each_saver_is_known() {
        check(
            "<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example/storm -->\n<html>",
            Some("https://news.example/storm"),
            None,
        );
        check(
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://news.example/storm \n saved date: Sat Mar 09 2024 10:00:00 GMT+0100 (Central European Standard Time)\n-->",
            Some("https://news.example/storm"),
            Some("2024-03-09"),
        );
        check(
            "<html></html>\n<!--\n     FILE ARCHIVED ON 03:48:42 Mar 09, 2024 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 05:55:35 Jul 12, 2026.\n-->",
            None,
            Some("2024-03-09"),
        );
        check(
            "<!-- saved from url=(0070)https://web.archive.org/web/20240309034842/https://news.example/storm -->",
            Some("https://news.example/storm"),
            Some("2024-03-09"),
        );
    }

    #[test]
    fn a_page_that_nobody_saved_says_nothing() {
        check("<html><p>The page was saved from the flood.</p></html>", None, None);
        check("<!-- saved from url=(0014)about:internet -->", None, None);
        check("<!-- saved from url=(", None, None);
    }
}
