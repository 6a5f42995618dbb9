//! What a word of a text is to a time expression.

use jiff::civil::Weekday;

use super::value::{Modifier, Reference, Season, TimeOfDay, Unit};

/// What a word of a text is to a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeWord {
    /// A word that none is made of.
    Other,
    /// The same, capitalised: perhaps a name.
    Name,
    /// Any other mark.
    Mark,
    Comma,
    Point,
    /// A hyphen or a dash.
    Hyphen,
    Slash,
    Apostrophe,
    Percent,
    Currency,
    Possessive,
    /// Plain digits: the number, and how many digits it has.
    Digits(u32, u8),
    /// “27.12.2023”: month, day and year.
    Date(i8, i8, i16),
    /// “1.5”: the number in tenths.
    Tenths(u32),
    /// “10:30”: hours and minutes, or minutes and seconds.
    Colon(i8, i8),
    /// “6.30”: a time of day where “pm” follows.
    Dotted(i8, i8),
    /// “th” of “20th”.
    OrdinalEnding,
    /// “s” of “1990s”.
    PluralEnding,
    /// “three”, “1,700”.
    Count(u32),
    /// “hundred”, “thousand”.
    Scale(u32),
    /// “third”.
    Ordinal(i8),
    /// “second”: an ordinal, or a unit.
    Second,
    Weekday(Weekday),
    /// “Fri”: a weekday only where a date follows.
    ShortWeekday(Weekday),
    /// “Mondays”.
    Weekdays(Weekday),
    Month(i8),
    /// “Oct”: a month where a point or a number follows.
    ShortMonth(i8),
    /// “may”, “March”, “June”: a month where its neighbours say so; and whether it bears a capital.
    DoubtfulMonth(i8, bool),
    Season(Season),
    /// “fall”, “spring”: a season where its neighbours say so.
    DoubtfulSeason(Season),
    Unit(Unit),
    Units(Unit),
    /// “fortnight”: two weeks.
    Fortnight,
    /// “eighties”: the tens of a year.
    Tens(i16),
    /// “B.C.”, “BCE”: before it stands no year of ours.
    BeforeChrist,
    Part(TimeOfDay),
    /// “mornings”.
    Parts(TimeOfDay),
    Tonight,
    Overnight,
    Am,
    Pm,
    OClock,
    /// “EST”, “GMT”.
    Zone,
    /// “Eastern” of “8 p.m. Eastern time”.
    ZoneName,
    /// “local” of “local time”.
    Local,
    Noon,
    Midnight,
    /// “yesterday” is -1, “today” 0, “tomorrow” 1.
    DayWord(i8),
    /// “daily”, “annually”.
    Often(Unit),
    /// “twice”.
    Times,
    /// “now”, “recently”, “soon”.
    Vague(Reference),
    /// “recent”, “coming”, “future”, “current”: of a unit (“recent weeks”), or alone.
    Adjective(Reference),
    Past,
    Time,
    /// “period”, “term”: what a duration may count.
    Period,
    /// “moment”, “stage”, “point”.
    Moment,
    Fiscal,
    Last,
    Latest,
    Previous,
    Next,
    Following,
    Coming,
    Same,
    A,
    The,
    This,
    That,
    These,
    /// “its”, “their”.
    Their,
    Every,
    /// “few”, “several”, “many”.
    Several,
    Couple,
    Half,
    Of,
    To,
    And,
    Or,
    So,
    On,
    In,
    At,
    From,
    Between,
    For,
    /// “since”, “by”, “until”, “during” and other words that a year follows.
    Preposition,
    As,
    Ago,
    Later,
    Earlier,
    Before,
    After,
    Early,
    Late,
    Mid,
    /// “end”, “beginning”, “middle” of a stretch.
    Edge,
    More,
    Less,
    Than,
    /// “about”, “over”, “nearly” before an amount.
    Roughly(Modifier),
    Least,
    Most,
    Just,
    No,
    Up,
    Well,
    Little,
    Long,
    Old,
    Right,
    /// “trading”, “consecutive”, “additional”: between an amount and its unit.
    Filler,
    /// “ended”, “ending”: after a year or a quarter of business.
    Ended,
    /// “took”, “lasted”: a verb that a duration follows.
    Lasting,
    Pronoun,
    /// “attack”, “riot”: what a day may have given its name to.
    Attack,
    /// A noun that a number follows without being a year: “page 2011”, “Flight 1990”.
    Numbered,
}

impl TimeWord {
    /// Whether it is one of the words of which each time expression has one, if it has no number in digits.
    pub(super) fn tells_time(self) -> bool {
        match self {
            Self::Weekday(_)
            | Self::ShortWeekday(_)
            | Self::Weekdays(_)
            | Self::Month(_)
            | Self::ShortMonth(_)
            | Self::DoubtfulMonth(..)
            | Self::Season(_)
            | Self::DoubtfulSeason(_)
            | Self::Second
            | Self::Unit(_)
            | Self::Units(_)
            | Self::Fortnight
            | Self::Tens(_)
            | Self::Part(_)
            | Self::Parts(_)
            | Self::Tonight
            | Self::Overnight
            | Self::Am
            | Self::Pm
            | Self::OClock
            | Self::Noon
            | Self::Midnight
            | Self::DayWord(_)
            | Self::Often(_)
            | Self::Vague(_)
            | Self::Adjective(_)
            | Self::Past
            | Self::Period
            | Self::Moment => true,
            // “nineteen ninety-seven”
            Self::Count(count) => (18..=20).contains(&count),
            _ => false,
        }
    }
}
