//! The place in an article that an editor's rule names by quoting it.
//!
//! In: the words of a rule, as they stand in the text or as the page shows them. Out: the one place where they stand, or a diagnostic
//! that says what is there instead. Letters and figures alone are compared, without case and accents: they are what a repair of a
//! damaged text never changes, so “Reyes’s” finds “reyes s” before anybody knows how the text is read.

use toml::Spanned;

use super::Evidence;
use crate::annotate::words::fold;
use crate::corpus::Project;
use crate::corpus::editorial::{Editorial, QuotedPlace};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The place that a rule quotes.
///
/// # Errors
/// A diagnostic at the rule, where its article is unknown, where its words are not found, or where they are found more than once.
pub(crate) fn find_quoted(project: &Project, quoted: &QuotedPlace) -> Result<Evidence, Diagnostic> {
    let article = find_article(project, &quoted.article).map_err(|missing| {
        // A file that was renamed still has the words.
        let help = elsewhere(project, quoted, None).map(|file| format!("most likely `{file}` is meant now: these words stand there"));
        match help {
            Some(help) => missing.help(help),
            None => missing,
        }
    })?;
    let read = Comparable::of(&project.articles[article].text);
    let at = |kind, message: String| project.editorial.diagnostic(&quoted.exact, |file| Diagnostic::warning(kind, file, message));
    let file = &project.articles[article].file;
    match read.find(quoted)[..] {
        [words] => Ok(Evidence { article, span: words }),
        [] => {
            let missing = at("unknown-place", format!("these words are not in {file}"));
            Err(match read.nearest(quoted.exact.get_ref()) {
                Some(nearest) => missing.help(format!("the nearest words there are “{}”", nearest.of(read.text))),
                None => match elsewhere(project, quoted, Some(article)) {
                    Some(other) => missing.help(format!("they stand in `{other}`")),
                    None => missing,
                },
            })
        }
        ref places => {
            let lines: Vec<String> = places.iter().map(|place| line_of(read.text, *place)).collect();
            let help =
                format!("they stand on lines {}: quote more of them, or what stands around them as prefix or suffix", lines.join(", "));
            Err(at("ambiguous-place", format!("these words stand in {file} {} times", places.len())).help(help))
        }
    }
}

/// The place, in the project, of the article that a rule names by its file or id.
///
/// # Errors
/// A diagnostic at the rule, where there is no such article.
pub(crate) fn find_article(project: &Project, wanted: &Spanned<String>) -> Result<usize, Diagnostic> {
    let rules: &Editorial = &project.editorial;
    let name = wanted.get_ref();
    let meant = project.articles.iter().position(|article| article.file == *name || article.id == *name);
    meant.ok_or_else(|| {
        let nearest = project.articles.iter().map(|article| article.file.as_str()).min_by_key(|file| strsim::levenshtein(file, name));
        let missing = rules.diagnostic(wanted, |file| Diagnostic::warning("unknown-article", file, format!("no article `{name}`")));
        missing.help(format!("the nearest name is `{}`", nearest.unwrap_or_default()))
    })
}

/// The one other article that has these words to the letter; `None` where none or several have.
fn elsewhere<'p>(project: &'p Project, quoted: &QuotedPlace, not: Option<usize>) -> Option<&'p str> {
    let exact = quoted.exact.get_ref();
    let mut others =
        project.articles.iter().enumerate().filter(|(place, article)| Some(*place) != not && article.text.contains(exact.as_str()));
    let (_, only) = others.next().filter(|_| !exact.is_empty())?;
    others.next().is_none().then_some(only.file.as_str())
}

fn line_of(text: &str, place: Span) -> String {
    (text[..place.start as usize].matches('\n').count() + 1).to_string()
}

/// The letters and figures of a text, word after word, without what parts them. A word written twice in a row stands once.
struct Comparable<'a> {
    text: &'a str,
    /// The folded letters of all words.
    folded: String,
    /// For each word: where its letters begin, and its span in the text.
    words: Vec<(usize, Span)>,
}

impl<'a> Comparable<'a> {
    fn of(text: &'a str) -> Self {
        const SHORT: usize = 2;
        let mut read = Self { text, folded: String::with_capacity(text.len()), words: Vec::new() };
        let mut at = 0;
        while let Some(start) = text[at..].find(char::is_alphanumeric).map(|start| at + start) {
            let end = text[start..].find(|letter: char| !letter.is_alphanumeric()).map_or(text.len(), |length| start + length);
            let (word, span) = (fold(&text[start..end]), Span::new(start, end));
            at = end;
            match read.words.last_mut() {
                Some((from, before)) if word.len() > SHORT && read.folded[*from..] == word => *before = before.to(span),
                _ => {
                    read.words.push((read.folded.len(), span));
                    read.folded.push_str(&word);
                }
            }
        }
        read
    }

    /// Where a word's letters end.
    fn end_of(&self, word: usize) -> usize {
        self.words.get(word + 1).map_or(self.folded.len(), |(from, _)| *from)
    }

    /// All places where quoted words stand whole, with what the rule says of their neighbours; where some are as the rule has them to
    /// the letter, only these.
    fn find(&self, quoted: &QuotedPlace) -> Vec<Span> {
        let exact = quoted.exact.get_ref();
        let around = |side: &Option<String>| Comparable::of(side.as_deref().unwrap_or_default()).folded;
        let (wanted, prefix, suffix) = (Comparable::of(exact).folded, around(&quoted.prefix), around(&quoted.suffix));
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (first, (from, start)) in self.words.iter().enumerate() {
            let end = from + wanted.len();
            if !self.folded[*from..].starts_with(&wanted) {
                continue;
            }
            let last = first + self.words[first..].partition_point(|(from, _)| *from < end) - 1;
            let is_whole = self.end_of(last) == end;
            if is_whole && self.folded[..*from].ends_with(&prefix) && self.folded[end..].starts_with(&suffix) {
                found.push(start.to(self.words[last].1));
            }
        }
        let led_by = exact.find(char::is_alphanumeric).unwrap_or(0);
        let is_verbatim = |place: &Span| {
            let start = (place.start as usize).checked_sub(led_by);
            start.and_then(|start| self.text.get(start..start + exact.len())) == Some(exact)
        };
        if found.iter().any(is_verbatim) {
            found.retain(is_verbatim);
        }
        found
    }

    /// As many words as are wanted, where they take the fewest changes of letters; `None` where nothing is near.
    fn nearest(&self, exact: &str) -> Option<Span> {
        let wanted = Comparable::of(exact);
        let count = wanted.words.len();
        if count == 0 {
            return None;
        }
        let mut sorted: Vec<&str> = wanted.each().collect();
        sorted.sort_unstable();
        let own: Vec<&str> = self.each().collect();
        let shared = |window: &[&str]| window.iter().filter(|word| sorted.binary_search(word).is_ok()).count();
        let windows = || own.windows(count).enumerate();
        let most = windows().map(|(_, window)| shared(window)).max()?;
        let distance =
            |first: usize| strsim::levenshtein(&wanted.folded, &self.folded[self.words[first].0..self.end_of(first + count - 1)]);
        // Letter by letter only where the most words agree: a text has many windows.
        let nearest = windows().filter(|(_, window)| shared(window) == most).map(|(first, _)| (distance(first), first)).min();
        let (changes, first) = nearest?;
        (changes * 2 <= wanted.folded.len()).then(|| self.words[first].1.to(self.words[first + count - 1].1))
    }

    /// The words, folded.
    fn each(&self) -> impl Iterator<Item = &str> {
        (0..self.words.len()).map(|word| &self.folded[self.words[word].0..self.end_of(word)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, ProjectFile, ProjectFiles};

    const LEVEE: &str =
        "reyes s levee held on monday .\nAnn Reyes Reyes said the levee held on Tuesday.\nThe élan of the mayor pleased all.";

    /// Each rule with the words it finds in brackets, or what is said of it.
    fn check(at: &str, expected: &str) {
        #[derive(serde::Deserialize)]
        struct Rule {
            at: QuotedPlace,
        }
        let file = |path: &str, text: &str| ProjectFile { path: path.to_owned(), bytes: text.as_bytes().to_vec().into() };
        let files = ProjectFiles {
            articles: vec![file("levee.txt", LEVEE)],
            editorial: Some(file("editorial.toml", "")),
            ..ProjectFiles::default()
        };
        let mut project = corpus::parse_project(files, true).unwrap();
        let rule = format!("at = {{ {at} }}");
        project.editorial.text.clone_from(&rule);
        let rule: Rule = toml::from_str(&rule).unwrap();
        let found = match find_quoted(&project, &rule.at) {
            Ok(place) => format!("[{}] at {}", place.span.of(&project.articles[place.article].text), place.span.start),
            Err(fault) => format!("{}; {}", fault.message, fault.help.unwrap_or_default()),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_as_the_text_has_them() {
        check(r#"article = "levee.txt", exact = "on Tuesday.""#, "[on Tuesday] at 67");
        check(r#"article = "levee", exact = "pleased""#, "[pleased] at 102");
    }

    #[test]
    fn words_are_found_as_the_page_shows_them() {
        check(r#"article = "levee.txt", exact = "Reyes’s levee""#, "[reyes s levee] at 0");
        check(r#"article = "levee.txt", exact = "Ann Reyes said""#, "[Ann Reyes Reyes said] at 31");
        check(r#"article = "levee.txt", exact = "elan of""#, "[élan of] at 83");
    }

    #[test]
    fn what_stands_around_tells_two_places_apart() {
        check(r#"article = "levee.txt", exact = "held", suffix = "on Monday""#, "[held] at 14");
        check(r#"article = "levee.txt", exact = "held", prefix = "said the levee ""#, "[held] at 62");
    }

    #[test]
    fn the_case_written_decides_where_both_are_there() {
        check(r#"article = "levee.txt", exact = "reyes""#, "[reyes] at 0");
    }

    #[test]
    fn two_places_are_told_with_their_lines() {
        check(
            r#"article = "levee.txt", exact = "levee held""#,
            "these words stand in levee.txt 2 times; they stand on lines 1, 2: quote more of them, or what stands around them as prefix or \
             suffix",
        );
    }

    #[test]
    fn a_part_of_a_word_is_not_found() {
        check(r#"article = "levee.txt", exact = "leve""#, "these words are not in levee.txt; the nearest words there are “levee”");
    }

    #[test]
    fn words_that_are_not_there_are_told_the_nearest() {
        check(
            r#"article = "levee.txt", exact = "the levee broke on Tuesday""#,
            "these words are not in levee.txt; the nearest words there are “the levee held on Tuesday”",
        );
        check(r#"article = "levee.txt", exact = "Governor Hale""#, "these words are not in levee.txt; ");
        check(r#"article = "levee.txt", exact = "…""#, "these words are not in levee.txt; ");
    }

    #[test]
    fn an_unknown_article_is_told_the_nearest() {
        check(
            r#"article = "levy.txt", exact = "held""#,
            "no article `levy.txt`; most likely `levee.txt` is meant now: these words stand there",
        );
    }
}
