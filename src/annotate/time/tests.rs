use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::corpus::Article;

/// The text with each time expression in brackets; the text given is read without them.
fn check(marked: &str) {
    let article = Article::of_paragraphs(&marked.replace(['[', ']'], ""));
    let times = find_times(&article, &WordTable::new(&article));
    let mut shown = String::new();
    let mut at = 0;
    for time in times {
        shown += &article.text[at..time.span.start as usize];
        write!(shown, "[{}]", time.span.of(&article.text)).expect("a string takes all");
        at = time.span.end as usize;
    }
    shown += &article.text[at..];
    assert_eq!(shown, marked);
}

#[test]
fn days_are_read_in_all_their_writings() {
    check("It rained on [2024-03-08], [8 March 2024], [March 8, 2024], [March 8], [Oct. 20 , 2015], [11/21/2017] and [the 8th of March].");
    check("It rained on [Friday, March 8], on [Fri., 8 March 2024], and on [March eighth].");
    check("it rained on [oct. 20 , 2015] and on [march 8 , 2024] .");
}

#[test]
fn numbers_that_look_like_days_are_none() {
    check("They split it 50/50, won 3-2, lost 11-21, and called 1-800-555-2011.");
    check("The price rose to $2000, then 1,700, on page 2011 of Resolution 1973.");
}

#[test]
fn months_are_read_with_their_years() {
    check("It rained in [October 2015], in [May 2019], [October last year], [last October] and in [March].");
    check("it rained in [may] and since [march 2011] .");
    check("A [June] vote was held in [mid-November], not [late October].");
}

#[test]
fn words_that_are_also_months_are_none() {
    check("The council may march. May Ode, April Reyes and August Linden will march on.");
    check("the council may march on , and the sun sat low over the dec .");
}

#[test]
fn years_need_a_word_that_leads_to_them() {
    check("In [2011] and [2012], before the [2016] election, since [1998], from [2001] to [2003], in the [2015-16] season.");
    check("He sold 2000 tickets for more than 2000 seats on Flight 1990.");
    check("The mill, built c. [1540], burned.");
}

#[test]
fn decades_and_centuries_are_read() {
    check("In [the 1990s], [the late 1970s], [the '80s], [the mid-1990s], [the 20th century] and [the eleventh century].");
    check("The 20th council sold 2000 loaves.");
    check("18th Century Ode makes films of [the 18th century] and of [18th Century] France.");
    check("He is in his eighties, she in her late nineties. It was built in [the late nineties].");
}

#[test]
fn a_weekday_may_be_a_surname() {
    check("Jan Ode was the last to see Mr. Friday alive. A clerk nicknamed Joe Friday left on [Friday].");
}

#[test]
fn numbers_of_houses_are_no_years() {
    check("They moved to 2010 Mission Boulevard and rented 2000 Avenue C. The book ran to 2024 pages.");
    check("They handed in 1976 signatures. It was shut from [2001] to [2010] and then Mission Boulevard opened.");
    check("Shots hit 1912 Harbour Road. Bo Ode lives at Apt. 1999 there.");
    check("In [1912] Harbour Road was paved. The [1912] Harbour Road fire killed two.");
}

#[test]
fn titles_papers_and_counts_are_no_times() {
    check("They saw 2001: A Story of Linden and read the Friday Herald and “The Man Who Was Thursday”.");
    check("It failed with error 2003, has 1998 cc and beat 1976 rivals. They broke the door of 1776 Linden Road.");
    check(
        "[2001]: The mine opens. The [1755] earthquake and [3-Sep-2025]. He left [the night before last]. Polls close at [6 p.m. IST on Thursday].",
    );
}

#[test]
fn weekdays_take_what_belongs_to_them() {
    check(
        "On [Tuesday], [last Tuesday], [next Friday], [Tuesday morning], [late on Monday], [Tuesday of last week], [the following Monday].",
    );
    check("[earlier this week] it rained , [later tuesday] too .");
    check("He sat in the sun with a wed fri.");
}

#[test]
fn stretches_are_counted_from_here_or_there() {
    check(
        "[Yesterday], [last week], [this month], [next year], [the following month], [the same day], [the day after tomorrow], [that year].",
    );
    check("[A year ago], [two weeks later], [a decade ago], [three days earlier], [two weeks from now].");
    check("The last day of the fair is the day of days.");
}

#[test]
fn weekends_and_seasons_are_read() {
    check("Over [the weekend], [last summer], in [the spring], [the fall of 2011], [this winter], [last weekend].");
    check("They fall in the spring water of Linden. The fall of Linden was a summer sale.");
}

#[test]
fn times_of_day_are_read() {
    check(
        "At [5 p.m. Tuesday], at [17:30], [noon Monday], [last night], [this morning], [tonight], [Monday at 10 a.m. EST], [the night of March 8], [3 a.m. local time on Monday].",
    );
    check("01:26 - Source: Courier. They won 2:1. The morning paper came.");
}

#[test]
fn durations_are_read() {
    check(
        "It took [three hours], [over two years], [half an hour], [a minute and a half], [2 1/2 years], [several years], [twenty-five days], [three-and-a-half years].",
    );
    check(
        "A [12-year] war, a [half-hour] talk, a [more than hour long] call, [just a month] after, [a little over an hour], [two to three weeks].",
    );
    check("For the first time in [years], [the past three months], [the first nine months], [the next few days].");
    check("A 52-year-old man, 44 years old, ate a quarter of three-quarters for a second time, two flights a week.");
}

#[test]
fn sets_are_read() {
    check("[Every Friday], [twice a week], [each July], on [Mondays], [Friday nights], paid [annually], [every two weeks].");
    check("Every council reads its daily paper, as USA Today and Entertainment Tonight say.");
}

#[test]
fn vague_references_are_read() {
    check("It is [now] so; [recently] it was not, in [recent weeks], and [soon] it will be, as in [the past].");
    check("They discussed the future of the dam as soon as the past president came.");
}

#[test]
fn quarters_of_business_are_read() {
    check("In [the third quarter of 1998], [fiscal 1998], [the second half of last year] and [this year's first quarter].");
    check("In the third quarter of the game, in the first half, they led.");
}

#[test]
fn days_with_a_name_are_read() {
    check("They met on [Good Friday], before [Christmas], on [New Year’s Eve 2023], [last Thanksgiving] and the day after [Labor Day].");
    check("The Christmas tree fell. The Good Friday Agreement and the Bloody Sunday inquiry are known. Easter Island lies far away.");
    check("Sheffield Wednesday beat the Sunday Times eleven, the Mail on Sunday wrote on [Monday].");
}

#[test]
fn days_are_counted_in_their_months() {
    check("It rains on [the 2nd of this month], [the first Monday in May 2024] and [the last Friday of next month].");
    check("It was the first [Monday] of the strike, and the second of [this month]’s talks.");
}

#[test]
fn ranges_are_read_as_one() {
    check(
        "It ran [March 8-10], from [March 4 to 8], [14–17 March 2024], [2011-2015] and in [the 2021/22] season."
            .replace("[the 2021/22]", "the [2021/22]")
            .as_str(),
    );
    check("The vote is on [Tuesday week]. [Tuesday] week two began. In [May] 3-5 percent left; March 3-5 percent, [March 3-5].");
    check("They won 3-2 [March 5]. Rates rose from [March 4] to 8 percent.");
}

#[test]
fn weeks_are_counted_from_weekdays_and_fortnights() {
    check("[The week after next], [a week from Monday], [two weeks ago Tuesday], [a fortnight ago], in [a fortnight’s time].");
    check("It was a week from hell, and the week after the vote.");
}

#[test]
fn what_no_calendar_has_is_left_open() {
    check("It fell in [the fifth century BC] or in 44 B.C., and again in [the eighties], on [27.12.2023]. He was in his eighties.");
}

#[test]
fn what_is_counted_is_no_year() {
    check("It carried 1980 tons and 2012 passengers, and cost 1850 kroner. Some 300 of 1950 seats were sold, paid by 2000 members.");
    check("In [1950] seats were of wood. By [2000] members had left. It cost little in [2010] dollars. The flood of [1953] took homes.");
}

#[test]
fn a_place_may_bear_the_name_of_a_day() {
    check("Thursday Island is far. It rained on [Thursday]. The Ash Wednesday fires were long ago, [Ash Wednesday] was not.");
}

#[test]
fn clock_times_are_read_with_a_point() {
    check("It rained at [6.30pm on Monday] and at [7 p.m. Central on July 26], not at $6.30 or in version 3.11.");
}

#[test]
fn a_century_may_be_the_twenty_first() {
    check("It is of [the twenty-first century]. It came on [31-10-2019], and opens [a week on Thursday]. It lasted [a week] on end.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn spans_lie_in_order_on_character_boundaries(text in "(\\PC|the |last |Tuesday |March |8|2011|, |-|’s |a |year |ago |’80s |½|Türkiye ){0,60}") {
        let article = Article::of_paragraphs(&text);
        let mut end = 0;
        for time in find_times(&article, &WordTable::new(&article)) {
            prop_assert!(time.span.start >= end && !time.span.is_empty());
            prop_assert!(article.text.get(time.span.range()).is_some());
            end = time.span.end;
        }
    }
}
