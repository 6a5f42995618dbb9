//! Which words of a lower-cased text get their capitals back.

use super::apostrophes::is_behind_apostrophe;
use super::gaps::is_dotted;
use super::learnt::Learnt;
use super::phrases::phrase_at;
use super::spelling::{capitalised, is_derived, is_initialism, is_numeral};
use super::{Edit, companies};
use crate::annotate::lexicon::{self, Classes};
use crate::annotate::words::{Token, WordTable, fold_hash};
use crate::corpus::{Article, Role};
use crate::dossier::people::{Form, Mention, People};
use crate::text::{Case, WordKind, find_words};

/// Names of places and peoples, which have capitals whatever else they mean.
const NAMED: Classes = Classes::COUNTRY.union(Classes::DEMONYM);
/// Words of which a name is made, unless they are common ones.
const PERHAPS_NAMED: Classes = Classes::CITY.union(Classes::BODY).union(Classes::FIRST_NAME).union(Classes::SURNAME);

/// What is known of a word's letter case.
enum Verdict {
    /// Nothing.
    Open,
    /// It stays small.
    Small,
    /// It is spelled so.
    Spelled(String),
}

/// Spells the words of one lower-cased article.
pub(super) struct Speller<'a> {
    text: &'a str,
    tokens: &'a [Token],
    learnt: &'a Learnt,
    /// By the place of the word: its spelling; `None` where it stays.
    spellings: Vec<Option<String>>,
}

impl<'a> Speller<'a> {
    pub(super) fn new(article: &'a Article, words: &'a WordTable, mentions: &[Mention], people: &People, learnt: &'a Learnt) -> Self {
        let tokens = &words.tokens;
        let mut speller = Self { text: &article.text, tokens, learnt, spellings: vec![None; tokens.len()] };
        let mut is_decided = vec![false; tokens.len()];
        for mention in mentions.iter().filter(|mention| matches!(mention.form, Form::Full | Form::Part)) {
            let inside = words.words_in(mention.span);
            speller.spell_titles(inside.start, &mut is_decided);
            let name = mention.person.map(|person| person.of(&people.people));
            for at in inside.clone() {
                let form =
                    name.into_iter().flat_map(|person| std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text)));
                speller.spellings[at] = spelled_name(speller.letters(at), at == inside.start, form);
                is_decided[at] = true;
            }
        }
        let mut at = 0;
        while at < tokens.len() {
            let phrase = if is_decided[at] { Vec::new() } else { phrase_at(speller.text, tokens, at) };
            if phrase.is_empty() {
                if !is_decided[at] {
                    speller.spellings[at] = speller.spelling(at);
                }
                at += 1;
            }
            for word in phrase {
                speller.spellings[at] = Some(word);
                at += 1;
            }
        }
        companies::spell(&mut speller.spellings, speller.text, tokens);
        speller.spell_openings(article, words);
        speller.spell_quotes();
        speller
    }

    /// The edit of a word; `None` where it stays.
    pub(super) fn edit(&self, at: usize) -> Option<Edit> {
        let to = self.spellings[at].as_ref()?;
        (to != self.letters(at)).then(|| Edit { span: self.tokens[at].span(), to: to.clone() })
    }

    fn letters(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(classes))
    }

    /// Titles right before a name: “foreign minister sergei ode”, “secretary of state ann reyes”; not “the spokesman ann reyes”.
    fn spell_titles(&mut self, name: usize, is_decided: &mut [bool]) {
        let mut at = name;
        while at > 0 && !self.is_former(at - 1) {
            let before = at - 1;
            let is_point = self.letters(before) == "." && before > 0 && self.is(before - 1, Classes::HONORIFIC);
            let is_title = self.is(before, Classes::TITLE | Classes::HONORIFIC)
                && !matches!(self.letters(before), "judge" | "officer" | "coach" | "detective");
            // “prime”, “defense” and “of state” belong to the title that follows or precedes them.
            let is_part = at < name
                && self.is(before, Classes::ROLE_MODIFIER)
                && !matches!(
                    self.letters(before),
                    "former" | "then" | "acting" | "late" | "ex" | "new" | "opposition" | "rebel" | "military" | "retired" | "party"
                );
            let is_state = at == name && before > 1 && self.letters(before - 1) == "of" && self.is(before - 2, Classes::TITLE);
            if is_point {
                at -= 1;
            } else if is_state {
                self.capitalise(before, is_decided);
                is_decided[before - 1] = true;
                at = before - 1;
            } else if is_title || is_part && !self.is(before, NAMED) {
                self.capitalise(before, is_decided);
                at = before;
            } else {
                return;
            }
        }
    }

    /// “former prime minister ann reyes” is not a title, “former president ann reyes” is one by custom.
    fn is_former(&self, at: usize) -> bool {
        let opens = |at: Option<usize>| at.is_some_and(|at| matches!(self.letters(at), "former" | "ex" | "then" | "onetime"));
        self.letters(at) == "minister" && opens(at.checked_sub(2)) || opens(at.checked_sub(3)) && self.letters(at) == "minister"
    }

    fn capitalise(&mut self, at: usize, is_decided: &mut [bool]) {
        self.spellings[at] = Some(capitalised(self.letters(at)));
        is_decided[at] = true;
    }

    /// The first word of each sentence.
    fn spell_openings(&mut self, article: &Article, words: &WordTable) {
        for sentence in &words.sentences {
            let is_line = matches!(article.role_at(sentence.span), Some(Role::Dateline));
            let first = sentence.words().find(|at| self.tokens[*at].kind() != WordKind::Mark);
            let Some(first) = first.filter(|first| !is_line && self.tokens[*first].kind() == WordKind::Letters) else { continue };
            if self.goes_on(sentence.words().start, article) {
                continue;
            }
            let spelled = self.spellings[first].as_deref().unwrap_or(self.letters(first));
            if spelled.starts_with(char::is_lowercase) && !(first > 0 && is_lone(self.letters(first))) {
                self.spellings[first] = Some(capitalised(spelled));
            }
        }
    }

    /// The first word of what somebody says: “reyes said : we left”, “ode said , " we left . "”.
    fn spell_quotes(&mut self) {
        const NEAR: usize = 10;
        for at in 2..self.tokens.len() {
            let is_mark = |at: usize, marks: &[&str]| marks.contains(&self.letters(at));
            let behind_quote = is_mark(at - 1, &["\"", "“"]) && is_mark(at - 2, &[",", ":"]);
            let opens = (behind_quote || is_mark(at - 1, &[":"])) && self.tokens[at].kind() == WordKind::Letters;
            if !opens || self.spellings[at].is_some() {
                continue;
            }
            let said = (at.saturating_sub(NEAR)..at - 1)
                .rev()
                .take_while(|near| self.letters(*near) != ".")
                .any(|near| self.is(near, Classes::SPEECH));
            if said {
                self.spellings[at] = Some(capitalised(self.letters(at)));
            }
        }
    }

    /// Whether what looks like the start of a sentence goes on after an abbreviation: “mr . | reyes”, “u . s . | officials”.
    fn goes_on(&self, start: usize, article: &Article) -> bool {
        const ABBREVIATED: &[&str] = &[
            "st", "no", "vs", "jr", "inc", "corp", "co", "ltd", "bros", "mt", "ft", "jan", "feb", "mar", "apr", "aug", "sep", "sept",
            "oct", "nov", "dec", "calif", "conn", "mass", "pa", "va", "fla", "wash", "ill", "mich", "minn", "wis", "ariz", "ala", "ga",
            "ind", "mo", "n", "s", "e", "w",
        ];
        let Some(stop) = start.checked_sub(1).filter(|stop| self.letters(*stop) == ".") else { return false };
        let before = stop.checked_sub(1).map_or("", |before| self.letters(before));
        let both = self.tokens[stop].span().to(self.tokens[start].span());
        let block = article.body.partition_point(|span| span.end < both.end);
        let is_one_block = article.body.get(block).is_some_and(|span| span.contains(both));
        let is_title = stop > 0 && self.is(stop - 1, Classes::HONORIFIC) && before.len() <= 4;
        let is_initial = before.chars().count() == 1 && before.chars().all(char::is_alphabetic) && !matches!(before, "i" | "s" | "t");
        let is_letter = is_initial || stop > 2 && is_dotted(self.text, self.tokens, stop - 1);
        let is_decimal = self.tokens[start].kind() == WordKind::Number && stop > 0 && self.tokens[stop - 1].kind() == WordKind::Number;
        is_one_block && (is_title || is_letter || is_decimal || ABBREVIATED.contains(&before))
    }

    /// How a word in the middle of a sentence is spelled; `None` where it stays small.
    fn spelling(&self, at: usize) -> Option<String> {
        let (token, letters) = (&self.tokens[at], self.letters(at));
        if token.kind() != WordKind::Letters {
            return None;
        }
        match self.abbreviation(at) {
            Verdict::Open => {}
            Verdict::Small => return None,
            Verdict::Spelled(spelling) => return Some(spelling),
        }
        // “we ll”, “isn t”: what an apostrophe joined is not a name.
        if is_behind_apostrophe(self.text, self.tokens, at) || self.letters(at + 1) == "t" || matches!(letters, "’s" | "'s") {
            return None;
        }
        if letters == "i" || token.is(Classes::ACRONYM) || is_numeral(token, letters) || is_initialism(token, letters) {
            return Some(letters.to_uppercase());
        }
        if letters == "al" && self.letters(at + 1) != "-" || self.is_state(at) {
            return Some(capitalised(letters));
        }
        if token.is(Classes::WEEKDAY | Classes::MONTH) {
            return self.is_calendar_word(at).then(|| capitalised(letters));
        }
        if self.is(at, Classes::HONORIFIC) && letters.len() <= 4 && self.letters(at + 1) == "." {
            return Some(capitalised(letters));
        }
        if letters == "us" {
            return self.is_country_us(at).then(|| "US".to_owned());
        }
        match self.learnt_spelling(at) {
            Verdict::Open => self.is_name_by_lists(at).then(|| capitalised(letters)),
            Verdict::Small => None,
            Verdict::Spelled(spelling) => Some(spelling),
        }
    }

    /// “u.s.” and “u . s .” are written in capitals, “p.m.” is not.
    fn abbreviation(&self, at: usize) -> Verdict {
        const SMALL: &[&str] = &["am", "pm", "ie", "eg", "cf", "pp", "mph"];
        let letters = self.letters(at);
        let bare = if letters.contains('.') {
            letters.replace('.', "")
        } else if is_dotted(self.text, self.tokens, at + 2) {
            [letters, self.letters(at + 2)].concat()
        } else if is_dotted(self.text, self.tokens, at) {
            [self.letters(at - 2), letters].concat()
        } else {
            return Verdict::Open;
        };
        if SMALL.contains(&bare.as_str()) { Verdict::Small } else { Verdict::Spelled(letters.to_uppercase()) }
    }

    /// “seattle , wash .”: a state after its city, as agencies shorten it.
    fn is_state(&self, at: usize) -> bool {
        const STATES: &[&str] = &[
            "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich",
            "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "vt", "va", "wash", "wis", "wyo",
        ];
        at > 1 && STATES.contains(&self.letters(at)) && self.letters(at - 1) == "," && self.letters(at + 1) == "."
    }

    /// “monday”, “in may”, “march 3”; not “may be”, “they march on”, “sun”.
    fn is_calendar_word(&self, at: usize) -> bool {
        let letters = self.letters(at);
        if !self.is(at, Classes::COMMON) && !matches!(letters, "may" | "march" | "mar") {
            return true;
        }
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind() == WordKind::Number);
        let next = at + 1 + usize::from(matches!(self.letters(at + 1), "." | ","));
        let before = at.checked_sub(1).map_or("", |before| self.letters(before));
        let behind_time = matches!(
            before,
            "in" | "since" | "until" | "by" | "early" | "late" | "last" | "next" | "mid" | "of" | "this" | "from" | "between"
        );
        let is_verb = self.is(at + 1, Classes::BE | Classes::AUXILIARY) || self.letters(at + 1) == "have";
        is_number(next) || at > 0 && is_number(at - 1) || behind_time && !is_verb
    }

    /// “the us president”, “us officials”; not “told us that”, “us and them”.
    fn is_country_us(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.letters(before));
        let office = Classes::TITLE | Classes::ROLE | Classes::ROLE_MODIFIER | Classes::ORGANISATION_WORD | Classes::SPEAKER;
        before == "the"
            || self.is(at + 1, office)
                && !self.is(at + 1, Classes::FUNCTION)
                && !at.checked_sub(1).is_some_and(|before| self.is(before, Classes::SPEECH))
    }

    /// What the other articles teach: of the word beside its neighbours first, then of the word.
    fn learnt_spelling(&self, at: usize) -> Verdict {
        let token = &self.tokens[at];
        let spelled = |spelling: Option<&str>| spelling.map_or(Verdict::Open, |spelling| Verdict::Spelled(spelling.to_owned()));
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        let pairs = self.learnt.between(before, token.fold, self.tokens.get(at + 1));
        let seen = || pairs.iter().flatten();
        let (capital, small) = seen().fold((0, 0), |(capital, small), seen| (capital + seen.capital, small + seen.small));
        if capital != small {
            return if capital > small { spelled(seen().find_map(|seen| seen.spelling.as_deref())) } else { Verdict::Small };
        }
        let is_common = token.is(Classes::COMMON | Classes::FUNCTION);
        match self.learnt.word(token.fold) {
            Some(seen) if is_common => {
                let is_name = seen.lone > 2 && seen.lone > seen.small * 3;
                spelled(seen.spelling.as_deref().filter(|_| is_name))
            }
            Some(seen) if seen.capital > seen.small => spelled(seen.spelling.as_deref()),
            Some(seen) if seen.small > 0 => Verdict::Small,
            _ => spelled(self.learnt.name(token.fold).filter(|_| !is_common)),
        }
    }

    /// Whether a word is a name by the lexicon: of a place, a people, a body or a person, or in no list at all.
    fn is_name_by_lists(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let letters = self.letters(at);
        if token.is(Classes::FUNCTION | Classes::SPEECH) || letters.chars().count() < 2 {
            return false;
        }
        if token.is(NAMED) {
            return true;
        }
        if token.is(Classes::COMMON | Classes::PLACE_WORD | Classes::ORGANISATION_WORD | Classes::ROLE) {
            return false;
        }
        let is_particle = token.is(Classes::PARTICLE);
        !is_particle && (token.is(PERHAPS_NAMED) || !token.is_listed() && !is_derived(letters))
    }
}

fn is_lone(letters: &str) -> bool {
    matches!(letters, "s" | "t")
}

/// A word of a name: as the person's names spell it, else with a capital; particles inside stay small.
fn spelled_name<'n>(letters: &str, is_first: bool, forms: impl Iterator<Item = &'n String>) -> Option<String> {
    let hash = fold_hash(letters);
    let mut known = forms.flat_map(|form| find_words(form).into_iter().map(move |word| (word, word.span.of(form))));
    if let Some((word, spelling)) = known.find(|(_, spelling)| fold_hash(spelling) == hash) {
        let is_particle = lexicon::classes_of_letters(letters).intersects(Classes::PARTICLE);
        // Letters stay what they are: “odegan” is not shown as “Odeğan”.
        let is_same = spelling.to_lowercase() == letters.to_lowercase() && !letters.starts_with("mc");
        if is_same && (word.case != Case::Lower || is_particle) {
            return Some(spelling.to_owned());
        }
    }
    let is_particle = lexicon::classes_of_letters(letters).intersects(Classes::PARTICLE) && !is_first;
    (!is_particle && letters.starts_with(char::is_alphabetic) && !matches!(letters, "s" | "’s" | "'s")).then(|| capitalised(letters))
}
