//! On which side of the day of writing a day lies.

use super::check;

#[test]
fn many_who_choose_on_a_day_have_yet_to() {
    check("2025-10-21", "Voters in Linden elect a council on [Sunday → 2025-10-26].");
    check("2025-10-21", "Members of the bakers’ guild choose a head on [Thursday → 2025-10-23].");
    check("2025-10-21", "The holders, who fell on [Sunday → 2025-10-19], play Linden on [Saturday → 2025-10-25].");
    check("2025-10-21", "Drivers in Linden walk out on [Thursday → 2025-10-23].");
    check("2025-10-21", "Results of the guild vote on [Thursday → 2025-10-16] were late.");
}

#[test]
fn who_performs_on_a_day_has_yet_to() {
    check("2025-10-21", "The pianist Ann Reyes performs in Linden on [Saturday → 2025-10-25].");
    check("2025-10-21", "The pianist Ann Reyes performed in Linden on [Saturday → 2025-10-18].");
}

#[test]
fn a_condition_lies_ahead() {
    check("2025-10-21", "If it freezes on [Friday → 2025-10-24], stay at home.");
}

#[test]
fn hours_from_one_day_until_the_next_are_in_order() {
    check("2025-10-21", "The bridge is shut from [9 p.m. on Thursday → 2025-10-23T21:00] until [5 a.m. on Monday → 2025-10-27T05:00].");
    check("2025-10-21", "The pub may open from [noon on Friday → 2025-10-24T12:00] to [1 a.m. on Saturday → 2025-10-25T01:00].");
    check("2025-10-21", "The index is up from [Friday → 2025-10-17]’s close.");
}

#[test]
fn what_was_done_on_a_day_of_the_month_is_over() {
    check("2025-10-21", "She was arrested on [Dec. 19 → 2024-12-19] and will be tried on [Jan. 15 → 2026-01-15].");
    check("2025-10-21", "He was jailed on [Nov. 30 → 2024-11-30] and freed on [Feb. 2 → 2025-02-02]. He died on [Oct. 21 → 2025-10-21].");
    check("2025-10-21", "Ballots cast on [Dec. 1 → 2025-12-01] will be counted. The fair opens on [Nov. 3 → 2025-11-03].");
    check("2025-10-21", "The vote was set for [Dec. 1 → 2025-12-01]. The ballots cast on [Nov. 2 → 2025-11-02] will be counted.");
    check(
        "2025-10-21",
        "The trial, which opened on [Dec. 4 → 2024-12-04], is over. The mine closed on [Nov. 2 → 2024-11-02] and nobody came.",
    );
}

#[test]
fn next_weekend_beside_this_one_is_another() {
    check("2025-10-21", "The fair moves [next weekend → 2025-W44-WE]; [this weekend → 2025-W43-WE] it rests.");
    check("2025-10-21", "The fair moves [next weekend → 2025-W43-WE].");
}

#[test]
fn this_weekend_beside_the_last_is_the_coming_one() {
    check("2026-05-13", "They swam [last weekend → 2026-W19-WE]. Twice as many are expected [this weekend → 2026-W20-WE].");
}

#[test]
fn what_is_expected_before_a_hearing_lies_before_it() {
    check("2026-05-13", "Nobody expects news before [Monday → 2026-05-18]’s hearing.");
    check("2026-05-13", "Nobody had read it before [Monday → 2026-05-11]’s hearing.");
}

#[test]
fn what_is_to_be_shown_has_not_been() {
    check(
        "2026-05-13",
        "The cup is to be shown on [Sunday → 2026-05-17]. Sales continue until [Tuesday → 2026-05-19] for those who want it.",
    );
}

#[test]
fn by_a_morning_they_had_done_it() {
    check("2026-05-13", "By [Friday morning → 2026-05-08TMO] they had reached the road.");
}

#[test]
fn a_court_that_sentences_on_a_day_has_yet_to() {
    check("2026-05-13", "A court sentences the clerk Bo Ode on [Monday → 2026-05-18]. His sentences on [Monday → 2026-05-11] were long.");
    check("2026-05-13", "The mayor let two inns reopen on [Monday → 2026-05-11].");
}
