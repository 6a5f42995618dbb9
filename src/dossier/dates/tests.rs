use std::fmt::Write as _;

use super::*;
use crate::annotate::annotate;
use crate::corpus::{Article, Field};

/// The text with each time expression in brackets, and what it means if it was published on a day (“” for open).
fn check(published: &str, marked: &str) {
    let (article, times) = ground_text(published, &strip(marked));
    let mut shown = String::new();
    let mut at = 0;
    for time in times {
        shown.push_str(&article.text[at..time.span.start as usize]);
        write!(shown, "[{} → {}]", time.span.of(&article.text), time.value.as_deref().unwrap_or("open")).expect("a string takes all");
        at = time.span.end as usize;
    }
    shown.push_str(&article.text[at..]);
    assert_eq!(shown, marked);
}

/// The article with a text, and its times if it was published on a day.
fn ground_text(published: &str, text: &str) -> (Article, Vec<GroundedTime>) {
    let article = Article::of_paragraphs(text);
    let day = published.parse().ok().map(|day| Field::given(day, None));
    let times = ground_article(&annotate(&article), &Published { day, ..Published::default() });
    (article, times)
}

/// A text without the brackets of [`check`].
fn strip(marked: &str) -> String {
    let mut text = String::new();
    for part in marked.split('[') {
        match part.split_once(']') {
            Some((time, rest)) => {
                text.push_str(time.split_once(" → ").map_or(time, |(words, _)| words));
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    text
}

#[test]
fn bare_weekday_is_the_last_one_before_publication() {
    check("2024-03-08", "The council voted on [Tuesday → 2024-03-05].");
}

#[test]
fn the_weekday_of_publication_is_that_day() {
    check("2024-03-08", "The council voted on [Friday → 2024-03-08].");
    check("2024-03-08", "The council will vote on [Friday → 2024-03-08].");
}

#[test]
fn the_present_beside_a_day_tells_what_is_fixed() {
    check("2024-03-08", "The two councils meet [Monday → 2024-03-11] in Linden.");
    check("2024-03-08", "The fair begins [April 1 → 2024-04-01] in Linden.");
    check("2024-03-08", "The two did not meet [Monday → 2024-03-04]. They lost the track meet [Tuesday → 2024-03-05].");
}

#[test]
fn what_takes_effect_lies_ahead() {
    check("2023-10-26", "Reyes was named treasurer, effective [Feb. 1 → 2024-02-01].");
    check("2023-10-26", "Reyes, an effective treasurer, was named on [Feb. 1 → 2023-02-01].");
}

#[test]
fn later_in_the_day_is_the_day_told_of() {
    check("2024-03-08", "It rained on [Tuesday → 2024-03-05]. It snowed later in [the day → 2024-03-05].");
    check("2024-03-08", "It rained in the day of the fair.");
}

#[test]
fn what_is_to_come_lies_on_the_next_one() {
    check("2024-03-08", "The council will vote on [Tuesday → 2024-03-12].");
    check("2024-08-04", "Reyes will look into the [April 20 → 2024-04-20] explosion.");
    check("2024-03-08", "On [Monday → 2024-03-04], Linden's mayor resigned.");
    check("2024-03-08", "The vote was put off to [Tuesday → 2024-03-12] and the fair brought forward to [Wednesday → 2024-03-13].");
    check("2024-03-08", "The farm lost 850 sheep and 1990 goats.");
    check("2024-03-08", "They met ahead of a vote on [Tuesday → 2024-03-12], the mayor said [Monday → 2024-03-04].");
}

#[test]
fn last_and_next_pass_over_the_day_of_publication() {
    check("2024-03-08", "The council met [last Friday → 2024-03-01] and meets [next Friday → 2024-03-15].");
}

#[test]
fn without_a_day_of_publication_what_depends_on_it_stays_open() {
    check("", "It rained on [Tuesday → open], in [May 2019 → 2019-05] and [last year → open].");
}

#[test]
fn the_weekend_is_that_of_the_iso_week_just_past() {
    check("2024-03-05", "The dam broke over [the weekend → 2024-W09-WE].");
    check("2025-01-07", "It snowed [last weekend → 2025-W01-WE].");
}

#[test]
fn last_summer_is_the_one_that_is_over() {
    check("2024-11-21", "They met [last summer → 2024-SU].");
    check("2024-03-08", "They met [last summer → 2023-SU].");
}

#[test]
fn last_year_is_counted_from_publication() {
    check("2024-03-08", "In [December 2021 → 2021-12] rain fell, and also [last year → 2023].");
}

#[test]
fn parts_of_a_day_belong_to_it() {
    check("2024-03-08", "He left [late on Monday → 2024-03-04], or [Tuesday morning → 2024-03-05TMO], not [last night → 2024-03-07TNI].");
    check("2024-03-08", "It opens at [5 p.m. Tuesday → 2024-03-12T17:00].");
}

#[test]
fn durations_keep_their_length() {
    check("", "It took [three hours → PT3H], or [half an hour → PT30M], after [over two years → P2Y] of a [12-year → P12Y] war.");
    check("", "They met [just a month → P1M] after the vote, for [a little over an hour → PT1H].");
}

#[test]
fn damaged_dates_are_read() {
    check("", "they met on [oct. 20 , 2015 → 2015-10-20] and in [march 2011 → 2011-03] .");
}

#[test]
fn may_the_verb_is_no_month() {
    check("2024-03-08", "The council may vote.");
    check("2024-03-08", "the council may march on the sun and sat there .");
}

#[test]
fn numbers_are_no_years() {
    check("2024-03-08", "It paid $2000 for 1,700 seats on Flight 1990, page 2011, call 555-2011, and won 3-2.");
    check("2024-03-08", "More than 2000 people came.");
}

#[test]
fn the_verb_nearest_before_tells_the_side() {
    check("2024-03-05", "The report will be released [Wednesday → 2024-03-06], Reyes said [Monday → 2024-03-04].");
    check("2024-03-05", "The call was expected to cover the talks on [Monday → 2024-03-04].");
    check("2024-03-05", "He would follow up his meeting [late on Monday → 2024-03-04] by talking to Ode.");
    check("2024-03-05", "They are set to meet [Monday → 2024-03-11] and put it off until [Wednesday → 2024-03-06].");
    check("2024-03-05", "The reduced fee is due [Thursday → 2024-03-07]; it has stood since [Thursday → 2024-02-29].");
}

#[test]
fn days_without_a_year_lie_at_hand() {
    check("2024-12-10", "It opened on [Feb. 1 → 2024-02-01] and will close on [Jan. 5 → 2025-01-05].");
    check("2024-03-08", "The [Nov. 5 → 2024-11-05] vote is set for [Tuesday → 2024-03-12].");
    check("2024-01-10", "He was hurt on [Dec. 15 → 2023-12-15].");
    check("2024-03-08", "He died [last Oct. 23 → 2023-10-23].");
}

#[test]
fn a_day_that_names_an_attack_says_no_year() {
    check("2024-03-08", "It fell in the [Oct. 7 → open] attack, and again in the [Feb. 7 → 2024-02-07] bombing.");
}

#[test]
fn months_without_a_year_follow_the_verb() {
    check("2024-11-08", "It began in [October → 2024-10], and will end in [January → 2025-01].");
    check("2024-11-08", "It began [last November → 2023-11] and in [March last year → 2023-03].");
}

#[test]
fn what_is_counted_from_a_day_told_moves_with_it() {
    check(
        "2024-03-08",
        "On [Feb. 1 → 2024-02-01] it rained; [two days later → 2024-02-03] it snowed; [the following Monday → 2024-02-05] it froze.",
    );
    check("", "In [May 2019 → 2019-05] it rained; [a year earlier → 2018-05] it had not; [the following month → 2019-06] it did.");
    check("2024-03-08", "It rained [the same day → open].");
}

#[test]
fn a_year_ago_is_the_quarter_that_is_compared() {
    check(
        "2024-11-08",
        "Sales rose in [the third quarter → 2024-Q3] from [a year ago → 2023-Q3]. In [the latest quarter → 2024-Q3] they rose.",
    );
    check("2024-11-08", "They met [a year ago → 2023].");
}

#[test]
fn a_day_goes_on_the_year_told_before_it() {
    check("2019-06-20", "It began on [3 March 2016 → 2016-03-03]. The envoy left on [March 10 → 2016-03-10].");
    check("2019-06-20", "It began on [3 March 2016 → 2016-03-03]. In [2018 → 2018] it ended. The envoy left on [March 10 → 2019-03-10].");
    check("2019-06-20", "She was born on [5 May 1955 → 1955-05-05] and died on [June 3 → 2019-06-03].");
}

#[test]
fn words_in_a_quote_are_counted_from_the_day_it_was_said() {
    check("2024-03-05", "“We met [today → 2024-03-04] and will meet [tomorrow → 2024-03-05],” Reyes said [Monday → 2024-03-04].");
    check("2024-03-05", "Their meeting took place [Monday → 2024-03-04]. “Our meeting [today → 2024-03-04] was good,” Reyes said.");
    check("2024-03-05", "“It is warm [today → 2024-03-05],” Reyes said.");
}

#[test]
fn sets_and_references_have_no_days() {
    check(
        "2024-03-05",
        "[Every Friday → XXXX-WXX-5] and [each July → XXXX-07], [now → PRESENT_REF] and [annually → P1Y], [Friday nights → XXXX-WXX-5TNI].",
    );
}

#[test]
fn ranges_run_from_one_to_the_other() {
    check("2024-03-05", "The fair ran from [March 1-3 → 2024-03-01/2024-03-03] and in [2011-2013 → 2011/2013].");
}

#[test]
fn what_lies_before_the_first_year_stays_open() {
    check("2024-03-08", "The cave was painted [10,000 years ago → open], and the wall [1,000 years ago → 1024].");
}

#[test]
fn days_that_no_calendar_has_stay_open() {
    check("2024-03-05", "It rained on [Feb. 30 → open] and [90000000 years ago → open].");
}

#[test]
fn granularity_and_days_follow_the_period() {
    let days = |first: &str, last: &str| (first.parse().expect("a date"), last.parse().expect("a date"));
    let summer = Period::Season(2024, crate::annotate::time::Season::Summer);
    assert_eq!((summer.days(), summer.granularity()), (days("2024-06-01", "2024-08-31"), Granularity::Season));
    assert_eq!(Period::Month(2024, 2).days(), days("2024-02-01", "2024-02-29"));
    assert_eq!(Period::Quarter(2024, 4).days(), days("2024-10-01", "2024-12-31"));
    assert_eq!(Period::Century(20).days(), days("1900-01-01", "1999-12-31"));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn grounding_never_panics(
        text in "(\\PC|in |the |last |next |two |[0-9]{1,9} |Tuesday |March |8|2011|, |-|’s |a |year |weeks |centuries |ago |later |earlier |‘80s ){0,60}",
        year in 1_i16..9999,
    ) {
        let annotations = annotate(&Article::of_paragraphs(&text));
        for day in [String::new(), format!("{year:04}-12-31"), "0001-01-01".to_owned(), "9999-12-31".to_owned()] {
            let published = Published { day: day.parse().ok().map(|day| Field::given(day, None)), ..Published::default() };
            for time in ground_article(&annotations, &published) {
                proptest::prop_assert!(time.days.is_none_or(|(first, last)| first <= last));
                proptest::prop_assert_eq!(time.days.is_some(), time.granularity.is_some());
            }
        }
    }
}

#[test]
fn feasts_fall_where_their_rules_say() {
    check("2024-03-08", "The talks stopped before [Christmas → 2023-12-25]. They resume after [Easter → 2024-03-31].");
    check("2024-11-30", "Shops were full on [Black Friday → 2024-11-29]; they had closed on [Labor Day → 2024-09-02].");
}

#[test]
fn what_is_timetabled_is_to_come() {
    check(
        "2024-03-08",
        "The council votes on [Monday → 2024-03-11] on the levy. The trial of its clerk, Ada Pell, starts [Wednesday → 2024-03-13].",
    );
    check("2024-03-08", "Polls open [Sunday → 2024-03-10]. The road stays shut until [Thursday → 2024-03-14].");
    check("2024-03-08", "The votes on [Monday → 2024-03-04] were counted. They had filed reports by [Wednesday → 2024-03-06].");
    check("2024-03-08", "The vote was put off until [Tuesday → 2024-03-12].");
}

#[test]
fn a_story_goes_on_from_its_own_day() {
    check(
        "2024-03-08",
        "The fire began on [Tuesday, Feb. 6 → 2024-02-06]. On [Wednesday → 2024-02-07] the roof fell in, and by [Thursday → 2024-02-08] nothing stood.",
    );
    check("2024-03-08", "In [1991 → 1991] the mine flooded. In [May → 1991-05] eight men died.");
    check("2024-03-08", "The strike of [1984 → 1984] began on [Monday, March 12 → 1984-03-12]. On [Tuesday → 1984-03-13] it spread.");
}

#[test]
fn news_goes_on_from_the_day_of_writing() {
    check("2024-03-08", "The bill was introduced on [Feb. 6 → 2024-02-06]. On [Wednesday → 2024-03-06] the council passed it.");
    check("2024-03-08", "The fire began on [Tuesday, Feb. 6 → 2024-02-06], the mayor said on [Wednesday → 2024-03-06].");
    check("2024-03-08", "The firm was founded in [1991 → 1991]. In [May → 2023-05] it moved.");
}

#[test]
fn days_in_numbers_follow_the_order_of_their_article() {
    check("2024-05-08", "It ran out on [03/04/2024 → 2024-04-03], after the [28/02/2024 → 2024-02-28] inspection.");
    check("2024-05-08", "It ran out on [03/04/2024 → 2024-03-04].");
}

#[test]
fn early_on_the_next_weekday_is_tomorrow() {
    check("2024-03-08", "The mayor spoke [early Saturday → 2024-03-09].");
    check("2024-03-08", "The mayor spoke [Saturday → 2024-03-02].");
    check("2024-03-08", "The mayor spoke [early Thursday → 2024-03-07].");
    check("2024-03-08", "Crowds met on [Friday → 2024-03-08]. The mayor spoke at [4 a.m. Saturday → 2024-03-09T04:00].");
    check("2024-03-08", "The mayor spoke at [4 a.m. Saturday → 2024-03-02T04:00].");
}

#[test]
fn a_night_between_two_days_begins_on_the_first() {
    check("2024-03-09", "The police left [overnight Friday to Saturday → 2024-03-08TNI].");
    check("2024-03-09", "The police left [overnight from Friday to Saturday → 2024-03-08TNI].");
    check("2024-03-09", "The police left [overnight → 2024-03-08TNI].");
}

#[test]
fn what_people_are_called_together_for_lies_ahead() {
    check("2024-03-06", "The union called for a strike on [Friday → 2024-03-08].");
    check("2024-03-06", "A page calls for a march [Thursday → 2024-03-07] in Linden.");
    check("2024-03-06", "The mayor called for calm on [Friday → 2024-03-01].");
}

#[test]
fn what_stands_below_a_stamp_is_counted_from_its_day() {
    check(
        "2024-03-08",
        "(Update [3:09 a.m. Sunday → 2024-03-10T03:09] in Linden, [8:09 p.m. ET Saturday → 2024-03-09T20:09]) Crowds met [Saturday → 2024-03-09]. They sang [Sunday → 2024-03-10].\n\n(Update [9:40 p.m. → 2024-03-09T21:40] in Linden, [2:40 p.m. ET → 2024-03-09T14:40]) The mayor left [Friday → 2024-03-08]. He returned [today → 2024-03-09].",
    );
    check("2024-03-08", "The mayor left [Saturday → 2024-03-02].");
}

#[test]
fn the_hours_of_stamps_tell_the_turn_of_the_day() {
    check(
        "2024-03-08",
        "(Update [4:30 a.m. → 2024-03-09T04:30] in Linden, [9:30 p.m. ET → 2024-03-08T21:30]) It rains.\n\n(Update [1:00 p.m. → 2024-03-08T13:00] in Linden, [6:00 a.m. ET → 2024-03-08T06:00]) It snows.\n\n(Update [12:00 p.m. → 2024-03-08T12:00] in Linden, [5:00 a.m. ET → 2024-03-08T05:00]) It hails.\n\n(Update [5:00 a.m. → 2024-03-08T05:00] in Linden, [10:00 p.m. ET → 2024-03-07T22:00]) The mayor slept [today → 2024-03-07].",
    );
}

#[test]
fn a_list_of_teasers_has_the_days_of_their_stamps() {
    check(
        "2024-03-08",
        "updated: [Sun Jul 29 2018 → 2018-07-29] The mayor left [Saturday → 2018-07-28].\n\nupdated: [Tue Dec 13 2016 → 2016-12-13] It rained [last week → 2016-W49].",
    );
}

#[test]
fn that_weekday_is_the_one_told_before() {
    check(
        "2026-11-05",
        "Ann Reyes summoned her aides on [Sept. 13 → 2026-09-13]. At the meeting that [Sunday → 2026-09-13] she was blunt. [The next day → 2026-09-14] the bank fell.",
    );
    check(
        "2026-11-05",
        "Ann Reyes summoned her aides on [Sept. 14 → 2026-09-14]. At the meeting that [Sunday → 2026-11-01] she was blunt.",
    );
}

#[test]
fn the_attacks_of_september_11_are_of_no_later_year() {
    check("2008-10-10", "Since the [Sept. 11 → open] attacks it is shut. They left on [Sept. 11 → 2008-09-11].");
}

#[test]
fn what_moves_to_a_day_lies_ahead() {
    check(
        "2019-11-14",
        "If it rains, the match moves to [Sunday → 2019-11-17]. Fares rise on [Monday → 2019-11-18]. The army leaves on [Sunday → 2019-11-17].",
    );
    check("2019-11-14", "Shares rise on [Monday → 2019-11-11]. It moved on [Sunday → 2019-11-10].");
    check("2019-11-14", "A march is being organised for [Saturday → 2019-11-16]. Tickets for [Sunday → 2019-11-17]’s final are gone.");
    check("2022-07-20", "Ahead of [Monday → 2022-07-25]’s vote both met. He was blamed for [Monday → 2022-07-18]’s fire.");
}

#[test]
fn a_range_ends_behind_its_start() {
    check("2019-11-14", "The court will sit from [Monday → 2019-11-18] to [Thursday → 2019-11-21].");
    check("2019-11-14", "Sirens sounded from [Sunday → 2019-11-10] to [Tuesday → 2019-11-12].");
}

#[test]
fn a_week_on_a_weekday_is_counted() {
    check("2022-07-20", "School starts [a week on Thursday → 2022-07-28].");
}

#[test]
fn what_is_so_until_a_day_ends_on_the_next() {
    check("2019-11-14", "Schools are closed until [Wednesday → 2019-11-20]. It is shut until [Monday → 2019-11-18].");
    check("2019-11-14", "The ferry is out of service until [Sunday → 2019-11-17]. It should reopen by [Monday → 2019-11-18].");
    check("2019-11-14", "It was closed until [Wednesday → 2019-11-13]. It should have come by [Monday → 2019-11-11].");
}

#[test]
fn a_second_verb_shares_the_first_ones_subject() {
    check("2019-11-14", "Doors open at [8:30 p.m. on Saturday → 2019-11-16T20:30] and close at [2 a.m. on Sunday → 2019-11-17T02:00].");
    check("2019-11-14", "The open and close on [Sunday → 2019-11-10] were late.");
}

#[test]
fn what_people_hope_for_lies_ahead() {
    check("2019-11-14", "Organisers hope to reopen [Tuesday → 2019-11-19]. The toll drops on [Friday → 2019-11-15].");
    check("2019-11-14", "They had plans to reopen [Tuesday → 2019-11-12]. Oil drops on [Monday → 2019-11-11].");
}

mod sides;

#[test]
fn the_present_of_news_lies_ahead_or_near() {
    for future in [
        "The jury announces its winner on [Thursday → 2025-10-23] in Linden.",
        "Chelsea face Leeds on [Sunday → 2025-10-26].",
        "She is sentenced on [Friday → 2025-10-24].",
        "The bank opens a branch on the moon-white beach on [Thursday → 2025-10-23].",
        "Reyes opens the fair in Linden on [Thursday → 2025-10-23].",
        "Rain could spoil [Sunday → 2025-10-26]'s race.",
        "In the run-up to [Saturday → 2025-10-25]'s march shops were boarded up.",
        "Florists are bracing for [Valentine's Day → 2026-02-14].",
        "The fair may return in [May → 2026-05].",
        "The trial begins [Monday → 2025-10-27]. The jury retires on [Wednesday → 2025-10-29].",
    ] {
        check("2025-10-22", future);
    }
    for past in [
        "The mayor could not be reached on [Monday → 2025-10-20].",
        "Two officers died in prison clashes on [Friday → 2025-10-17].",
        "Reyes opens the fair in Linden on [Monday → 2025-10-20].",
        "The ferry sank off the islands on [Friday → 2025-10-17].",
        "A heater may have caused [Tuesday → 2025-10-21]'s fire.",
        "A man is seen on the bridge in Linden on [Friday → 2025-10-17].",
        "Rescuers found the village buried by [Sunday → 2025-10-19]'s landslide.",
    ] {
        check("2025-10-22", past);
    }
}

#[test]
fn the_label_of_a_list_is_of_no_verb() {
    check("2025-10-22", "[Sept. 16 → 2025-09-16] - The council opens the dam.");
}

#[test]
fn a_range_of_days_ends_in_the_next_year() {
    check("2025-10-22", "It is closed from [Dec. 22 → 2025-12-22] to [Jan. 6 → 2026-01-06].");
    check("2025-10-22", "It was shut from [Sept. 29 → 2025-09-29] to [Oct. 3 → 2025-10-03].");
}

#[test]
fn a_story_goes_on_behind_a_clock_and_a_semicolon() {
    check(
        "2025-10-22",
        "It began at [noon on Monday, June 2 → 2025-06-02T12:00]. By [Wednesday → 2025-06-04] bins were full; by [Friday → 2025-06-06] rats came. On the [Saturday → 2025-06-07] it rained.",
    );
}
