//! What the undamaged articles teach of letter case: how often they write a word with a capital in the middle of a
//! sentence, and how they spell the people they name.

use rustc_hash::FxHashMap;

use super::damage::Damage;
use crate::annotate::Annotations;
use crate::annotate::lexicon::Classes;
use crate::annotate::words::{Token, WordTable, fold_hash};
use crate::corpus::{Article, Project, Role};
use crate::dossier::people::People;
use crate::text::{Case, WordKind, find_words};

/// How often a word was seen, and how it was spelled when it had a capital.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) capital: usize,
    pub(super) small: usize,
    /// How often it had a capital without a capitalised neighbour: “the Court”, not “Supreme Court”.
    pub(super) lone: usize,
    pub(super) spelling: Option<String>,
}

/// What was learnt, by the hash of a word's letters.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    words: FxHashMap<u64, Seen>,
    /// The first word of the pair: how it is written before the second.
    before: FxHashMap<(u64, u64), Seen>,
    /// The second word of the pair: how it is written after the first.
    behind: FxHashMap<(u64, u64), Seen>,
    /// The words of people's names.
    names: FxHashMap<u64, String>,
}

impl Learnt {
    /// Reads the cased articles for the words of the lower-cased ones.
    pub(super) fn of(project: &Project, annotations: &[Annotations], people: &People, damages: &[Damage]) -> Self {
        let mut learnt = Self::default();
        for (annotated, _) in annotations.iter().zip(damages).filter(|(_, damage)| damage.is_lowered) {
            learnt.ask_for(&annotated.words.tokens);
        }
        if learnt.words.is_empty() {
            return learnt;
        }
        let cased = project.articles.iter().zip(annotations).filter(|(_, annotated)| annotated.words.is_cased);
        for (article, annotated) in cased {
            learnt.read(article, &annotated.words);
        }
        for person in &people.people {
            let forms = std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text));
            for form in forms.filter(|form| form.contains(char::is_uppercase)) {
                for word in find_words(form).iter().filter(|word| word.kind == WordKind::Letters && word.case != Case::Lower) {
                    let letters = word.span.of(form);
                    learnt.names.entry(fold_hash(letters)).or_insert_with(|| letters.to_owned());
                }
            }
        }
        learnt
    }

    /// Makes room for what is to be learnt: the words and pairs of a lower-cased article.
    fn ask_for(&mut self, tokens: &[Token]) {
        for (at, token) in tokens.iter().enumerate() {
            self.words.entry(token.fold).or_default();
            if let Some(next) = partner(tokens.get(at + 1)) {
                self.before.entry((token.fold, next)).or_default();
            }
            if let Some(before) = partner(at.checked_sub(1).map(|before| &tokens[before])) {
                self.behind.entry((before, token.fold)).or_default();
            }
        }
    }

    fn read(&mut self, article: &Article, words: &WordTable) {
        let tokens = &words.tokens;
        for sentence in &words.sentences {
            // Headlines and labels have capitals of their own.
            if matches!(
                article.role_at(sentence.span),
                Some(Role::Headline | Role::Label | Role::Related | Role::Highlight | Role::Dateline)
            ) {
                continue;
            }
            let first = sentence.words().find(|at| tokens[*at].kind() == WordKind::Letters);
            for at in sentence.words().filter(|at| Some(*at) != first) {
                let token = &tokens[at];
                if token.kind() != WordKind::Letters || token.span().len() < 2 || opens_quote(&article.text, tokens, at) {
                    continue;
                }
                let Some(seen) = self.words.get_mut(&token.fold) else { continue };
                let letters = token.of(&article.text);
                seen.add(letters, token.case());
                let has_capital =
                    |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is_capitalised(&article.text));
                seen.lone += usize::from(token.case() != Case::Lower && !has_capital(at.checked_sub(1)) && !has_capital(Some(at + 1)));
                let next = partner(tokens.get(at + 1));
                if let Some(seen) = next.and_then(|next| self.before.get_mut(&(token.fold, next))) {
                    seen.add(letters, token.case());
                }
                let before = partner(at.checked_sub(1).map(|before| &tokens[before]));
                if let Some(seen) = before.and_then(|before| self.behind.get_mut(&(before, token.fold))) {
                    seen.add(letters, token.case());
                }
            }
        }
    }

    pub(super) fn word(&self, fold: u64) -> Option<&Seen> {
        self.words.get(&fold)
    }

    /// How a word is written between its neighbours, as far as either pair was seen.
    pub(super) fn between(&self, before: Option<&Token>, fold: u64, next: Option<&Token>) -> [Option<&Seen>; 2] {
        [partner(next).and_then(|next| self.before.get(&(fold, next))), partner(before).and_then(|before| self.behind.get(&(before, fold)))]
    }

    /// How a word is spelled in the name of somebody.
    pub(super) fn name(&self, fold: u64) -> Option<&str> {
        self.names.get(&fold).map(String::as_str)
    }
}

impl Seen {
    fn add(&mut self, letters: &str, case: Case) {
        if case == Case::Lower {
            self.small += 1;
        } else {
            self.capital += 1;
            self.spelling.get_or_insert_with(|| letters.to_owned());
        }
    }
}

/// A neighbour that tells something of a word: “white *house*”, not “*the* white” or “white *and*”.
fn partner(token: Option<&Token>) -> Option<u64> {
    const SILENT: Classes =
        Classes::FUNCTION.union(Classes::DETERMINER).union(Classes::PREPOSITION).union(Classes::CONJUNCTION).union(Classes::SPEECH);
    token
        .filter(|token| token.kind() == WordKind::Letters && token.span().len() > 1 && !token.is(SILENT) && !token.is_glued())
        .map(|token| token.fold)
}

/// A word after an opening quote mark or a colon may have the capital of a sentence.
fn opens_quote(text: &str, tokens: &[Token], at: usize) -> bool {
    at > 0
        && tokens[at - 1].kind() == WordKind::Mark
        && matches!(tokens[at - 1].of(text), "“" | "\"" | "‘" | "'" | "`" | ":" | "•" | "-" | "—" | "(")
        && !(tokens[at - 1].of(text) == "-" && tokens[at - 1].is_glued())
}
