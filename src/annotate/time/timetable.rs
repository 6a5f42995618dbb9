//! The present tense of timetables: “the council **votes** on Monday” tells what is to come.

use super::tense::{PAST, Sight};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, words};
use crate::text::{Case, WordKind};

impl Sight<'_> {
    /// Whether the word at `place` is a verb in the present that tells what is fixed for the time at `at`, right after it: “The council
    /// **votes** on Monday”, “polls **open** Sunday”, “**takes** effect on Friday”. Not: “the votes on Monday”, nor, as captions tell what
    /// they show, “Reyes **opens** the fair in Linden on Monday”.
    pub(super) fn is_timetabled(&self, place: usize, at: usize) -> bool {
        const REACH: usize = 9;
        let is_court =
            || place > 0 && self.is(place, OF_COURTS) && self.is(place - 1, words!["court", "judge", "jury", "tribunal", "panel"]);
        let is_singular = self.is(place, TIMETABLED) || is_court();
        if !is_singular && !self.is(place, TIMETABLED_OF_MANY) || place >= at || at - place > REACH {
            return false;
        }
        self.is_near(place, at) && self.has_subject(place, is_singular) && !self.is_object(place)
    }

    /// Whether only small words stand between a verb and the time it tells. Who plays or performs does it somewhere, or against somebody: “**plays**
    /// Linden on Sunday”.
    fn is_near(&self, place: usize, at: usize) -> bool {
        static SOMEWHERE: &WordList = words![
            "plays",
            "play",
            "performs",
            "perform",
            "faces",
            "face",
            "hosts",
            "host",
            "visits",
            "visit",
            "travels",
            "travel",
            "flies",
            "fly",
            "sentences",
            "acquits",
            "convicts",
            "tries",
            "announces",
            "publishes",
            "debates",
            "debate",
            "returns",
            "return",
            "leaves",
            "leave",
            "kicks",
            "celebrates",
            "marks",
            "buries",
            "bury",
            "march",
            "hears",
            "turns"
        ];
        let may_name = self.is(place, SOMEWHERE);
        let is_small = |token: &Token| {
            let is_hyphen = token.kind() == WordKind::Mark && token.is_glued() && token.of(self.text) == "-";
            let is_age = token.kind() == WordKind::Number && self.is(place, words!["turns"]);
            token.kind() == WordKind::Letters && (token.case() == Case::Lower || may_name) || is_hyphen || is_age
        };
        self.tokens[place + 1..at].iter().all(is_small)
    }

    /// Whether the word at `place` is one of the verbs of timetables.
    pub(super) fn is_timetable_verb(&self, place: usize) -> bool {
        self.is(place, TIMETABLED) || self.is(place, TIMETABLED_OF_MANY)
    }

    /// Whether one who does it stands right before a verb of timetables, or before another one that “and” joins it to: “doors **open** at noon
    /// and **close** on Sunday”.
    fn has_subject(&self, place: usize, is_singular: bool) -> bool {
        const CLAUSE: usize = 14;
        let Some(subject) = place.checked_sub(1).map(|before| self.tokens[before]) else { return false };
        if subject.is(words!["and"]) {
            let list = if is_singular { TIMETABLED } else { TIMETABLED_OF_MANY };
            let joined = (place.saturating_sub(CLAUSE)..place - 1).rev().find(|before| self.is(*before, list));
            return joined
                .is_some_and(|joined| !self.is(joined - usize::from(joined > 0), words!["and"]) && self.has_subject(joined, is_singular));
        }
        // “the trial of its former clerk, Ada Pell, starts”, “the holders, who lost on Sunday, play”
        let ends_aside = subject.of(self.text) == "," && (is_singular || self.is_aside_on_many(place - 1));
        let is_noun = subject.kind() == WordKind::Letters
            && !subject.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::FUNCTION)
            && (!subject.is(Classes::ROLE_MODIFIER) || subject.is(Classes::SPEAKER))
            && !subject.is_possessive(self.text);
        // Verbs that are nouns too need a subject of many: “schools close on Friday”, not “the close on Friday”.
        let is_many = |token: Token| {
            let word = token.of(self.text);
            word.ends_with('s') || word.ends_with("men") || token.is(MANY)
        };
        // “Chelsea face Leeds on Sunday”
        let is_club = || place == 1 && self.is(place, OF_CLUBS) && subject.is_capitalised(self.text);
        let agrees = || {
            is_singular
                || is_club()
                || is_many(subject)
                || self.head_before(place).is_some_and(|head| is_many(head) && (head.is(MANY) || self.is(place, ONLY_VERBS)))
        };
        // “Fares rise on Monday” and “the toll rises on Monday” are decided; “Shares rise on Monday” is a headline.
        let has_article = || place > 1 && self.tokens[place - 2].is(Classes::DETERMINER);
        if self.is(place, words!["rise", "rises", "drop", "drops"]) && (subject.is(TRADED) || is_singular && !has_article()) {
            return false;
        }
        let is_pronoun = subject.is(if is_singular { words!["it", "he", "she"] } else { words!["they", "we", "you", "who"] });
        is_noun && agrees() || is_pronoun || ends_aside
    }

    /// Whether the comma at `at` ends an aside that “who” opens behind people in number.
    fn is_aside_on_many(&self, at: usize) -> bool {
        const LONGEST: usize = 8;
        let opener = (at.saturating_sub(LONGEST)..at).rev().find(|place| self.tokens[*place].of(self.text) == ",");
        opener.is_some_and(|comma| comma > 0 && self.is(comma + 1, words!["who"]) && self.tokens[comma - 1].of(self.text).ends_with('s'))
    }

    /// The head of a subject that goes on before the word at `place`: “**voters** in Karva elect”, “**members** of the dockers’ union choose”.
    fn head_before(&self, place: usize) -> Option<Token> {
        const REACH: usize = 8;
        let is_inside = |place: &usize| {
            let token = self.tokens[*place];
            (token.kind() == WordKind::Letters || matches!(token.of(self.text), "’" | "'"))
                && !token.is(Classes::CONJUNCTION | Classes::AUXILIARY)
        };
        let start = (place.saturating_sub(REACH)..place).rev().take_while(is_inside).last()?;
        let of = (start + 1..place).find(|at| self.tokens[*at].is(Classes::PREPOSITION))?;
        Some(self.tokens[of - 1])
    }

    /// Whether a verb in the past stands before the word at `place` in its clause, whose object it then is: “had filed **reports** by
    /// Monday”; not after a verb of speech: “said the council **votes** on Monday”.
    fn is_object(&self, place: usize) -> bool {
        const REACH: usize = 6;
        let clause = (place.saturating_sub(REACH)..place).rev().take_while(|place| {
            let token = self.tokens[*place];
            token.kind() != WordKind::Mark && !token.is(Classes::CONJUNCTION)
        });
        clause.into_iter().any(|place| {
            let token = self.tokens[place];
            let is_past = self.is(place, PAST) || token.case() == Case::Lower && self.ends_in(place, "ed") && self.is_verb_in_ed(place);
            // “let two hotels reopen on Thursday”
            let leads = is_past || token.is(words!["let", "lets", "make", "makes", "help", "helps"]);
            leads && !token.is(Classes::SPEECH)
        })
    }
}

/// Verbs of timetables, after one who does it. Beside a day they tell what is to come.
static TIMETABLED: &WordList = words![
    "votes",
    "starts",
    "opens",
    "reopens",
    "closes",
    "ends",
    "expires",
    "finishes",
    "leaves",
    "returns",
    "convenes",
    "concludes",
    "launches",
    "faces",
    "hosts",
    "travels",
    "flies",
    "visits",
    "plays",
    "kicks",
    "goes",
    "takes",
    "comes",
    "appears",
    "hears",
    "decides",
    "testifies",
    "retires",
    "resigns",
    "quits",
    "marries",
    "lapses",
    "premieres",
    "debuts",
    "airs",
    "rules",
    "sits",
    "holds",
    "runs",
    "stays",
    "remains",
    "sails",
    "elects",
    "chooses",
    "hands",
    "rings",
    "moves",
    "lifts",
    "shuts",
    "doubles",
    "lands",
    "docks",
    "switches",
    "rises",
    "drops",
    "reconvenes",
    "performs",
    "addresses",
    "pleads",
    "steps",
    "tours",
    "walks",
    "weds",
    "announces",
    "publishes",
    "debates",
    "celebrates",
    "marks",
    "buries",
    "turns"
];

/// The same after many.
static TIMETABLED_OF_MANY: &WordList = words![
    "vote",
    "start",
    "open",
    "reopen",
    "close",
    "end",
    "expire",
    "finish",
    "leave",
    "return",
    "convene",
    "conclude",
    "launch",
    "face",
    "host",
    "travel",
    "fly",
    "visit",
    "play",
    "kick",
    "go",
    "take",
    "come",
    "appear",
    "hear",
    "decide",
    "testify",
    "retire",
    "lapse",
    "premiere",
    "debut",
    "air",
    "rule",
    "sit",
    "hold",
    "run",
    "stay",
    "remain",
    "sail",
    "elect",
    "choose",
    "hand",
    "ring",
    "move",
    "lift",
    "double",
    "land",
    "dock",
    "switch",
    "rise",
    "drop",
    "reconvene",
    "perform",
    "strike",
    "plead",
    "step",
    "tour",
    "walk",
    "announce",
    "debate",
    "celebrate",
    "bury",
    "break",
    "march"
];

/// What clubs do, which are many under a name in the singular.
static OF_CLUBS: &WordList = words!["face", "host", "play", "travel", "visit", "take", "meet"];

/// What courts do.
static OF_COURTS: &WordList = words!["sentences", "acquits", "convicts", "tries"];

/// Those of them that are no nouns: “voters in Karva **elect**”, not “results of the council vote”.
static ONLY_VERBS: &WordList = words![
    "reopen",
    "expire",
    "convene",
    "conclude",
    "go",
    "take",
    "come",
    "appear",
    "hear",
    "decide",
    "testify",
    "retire",
    "sit",
    "sail",
    "remain",
    "elect",
    "choose",
    "reconvene",
    "perform",
    "plead"
];

/// People in number, who do what such verbs tell.
static MANY: &WordList = words![
    "people",
    "members",
    "voters",
    "residents",
    "workers",
    "delegates",
    "lawmakers",
    "councillors",
    "councilors",
    "villagers",
    "pupils",
    "students",
    "teachers",
    "drivers",
    "farmers",
    "ministers",
    "leaders",
    "judges",
    "senators",
    "deputies",
    "shareholders",
    "citizens",
    "players",
    "nurses",
    "doctors",
    "miners",
    "dockers",
    "officials",
    "employees",
    "staff",
    "police",
    "envoys",
    "women",
    "men",
    "children"
];

/// What is traded: news tells in the present how it went.
static TRADED: &WordList = words![
    "shares",
    "stocks",
    "futures",
    "yields",
    "markets",
    "bonds",
    "indexes",
    "indices",
    "prices",
    "currencies",
    "metals",
    "commodities",
    "gains",
    "losses",
    "sales",
    "profits",
    "earnings",
    "numbers",
    "levels",
    "temperatures",
    "waters",
    "share",
    "stock",
    "index",
    "dollar",
    "euro",
    "pound",
    "yen",
    "oil",
    "gold",
    "market",
    "bond",
    "price",
    "temperature",
    "unemployment",
    "inflation"
];
