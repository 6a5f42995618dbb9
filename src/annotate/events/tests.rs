//! Each test is a text as it should be read: `[trigger → kind · status · time · place]`, what is the usual left out.

use super::*;
use crate::annotate::annotate;

/// Takes the brackets off, finds the events, and puts brackets on again.
fn check(expected: &str) {
    let mut text = String::new();
    let mut rest = expected;
    while let Some((before, bracket)) = rest.split_once('[') {
        let (inside, behind) = bracket.split_once(']').expect("brackets are closed");
        text.push_str(before);
        text.push_str(inside.split(" → ").next().unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    let article = Article::of_paragraphs(&text);
    let annotations = annotate(&article);
    let mut shown = String::new();
    let mut at = 0;
    for event in &annotations.events {
        shown.push_str(&text[at..event.trigger.start as usize]);
        let mut parts = vec![format!("{:?}", event.kind).to_lowercase()];
        if event.status != Status::Happened {
            parts.push(format!("{:?}", event.status).to_lowercase());
        }
        parts.extend(event.times.first().map(|time| annotations.times[*time].span.of(&text).to_owned()));
        parts.extend(event.distance.as_deref().map(|distance| {
            format!("{} {}", annotations.times[distance.duration].span.of(&text), if distance.is_earlier { "earlier" } else { "later" })
        }));
        parts.extend(event.places.iter().map(|place| place.of(&text).to_owned()));
        shown.extend(["[", event.trigger.of(&text), " → ", &parts.join(" · "), "]"]);
        at = event.trigger.end as usize;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, expected);
}

#[test]
fn what_a_noun_is_joined_to_is_a_noun() {
    check("An explosion and [fire → accident · Monday] on Monday wrecked the mill.");
}

#[test]
fn what_was_going_on_on_a_day_is_told() {
    check("Ships were [getting → act · Monday] back in place on Monday.");
    check("The river was rising.");
}

#[test]
fn a_verb_tells_what_happened_when_and_where() {
    check("Ann Reyes [met → meeting · Monday · Linden] Bo Ode in Linden on Monday.");
}

#[test]
fn what_will_or_may_be_has_not_happened() {
    check("Ann Reyes will [meet → meeting · planned · Monday] Bo Ode on Monday.");
    check("Ann Reyes may [meet → meeting · possible · Monday] Bo Ode on Monday.");
    check("They [met → meeting] ahead of a [summit → meeting · planned · Friday] on Friday.");
}

#[test]
fn what_many_choose_on_a_day_is_planned() {
    check("The members [choose → act · planned · Thursday] a head on Thursday.");
    check("The members do not choose a head on Thursday.");
}

#[test]
fn a_line_of_a_programme_is_no_event() {
    check("Ann Reyes and Bo Ode are joined by a band from 6pm.");
    check("From 9 pm, Ann Reyes joins Bo Ode on Monday.");
}

#[test]
fn what_to_do_in_a_case_is_no_event() {
    check("If the river rises on Thursday, leave.");
    check("If the river rises on Thursday, Ann Reyes will [resign → resignation · possible · Thursday].");
}

#[test]
fn what_is_denied_is_no_event() {
    check("Ann Reyes did not meet Bo Ode on Monday.");
    check("Ann Reyes declined to meet Bo Ode.");
}

#[test]
fn a_participle_behind_an_article_is_no_verb() {
    check("Ann Reyes and Bo Ode recently [met → meeting · recently] in the harbour.");
    check("Ann Reyes saw the recently captured town.");
}

#[test]
fn the_day_of_the_report_is_not_the_day_of_the_event() {
    check("Ann Reyes [met → meeting] Bo Ode in the harbour, a paper reported Tuesday.");
    check("The mayor said on Tuesday that the council had [signed → agreement · March] the accord in March.");
}

#[test]
fn a_call_is_to_somebody() {
    check("Ann Reyes [called → call · Monday] Bo Ode on Monday.");
    check("Ann Reyes called for calm on Monday.");
}

#[test]
fn a_distance_counts_from_what_the_sentence_told() {
    check(
        "The two [met → meeting · October 2015] in October 2015, a month after the fleet [attacked → military · a month earlier] the port.",
    );
}

#[test]
fn a_capture_has_its_place_behind_it() {
    check("The rebels [captured → capture · Friday · Linden] Linden on Friday.");
}

#[test]
fn what_somebody_says_in_quotes_is_no_report() {
    check("“We met Bo Ode on Monday,” Ann Reyes said.");
}

#[test]
fn a_noun_beside_its_day_goes_before_one_further_off() {
    check("Ann Reyes praised the militias for their part in the war in a [speech → speech · Monday] on Monday.");
}

#[test]
fn of_two_times_the_nearer_one_is_its_day() {
    check("A court on Tuesday [fined → court · Tuesday · Linden] the line over a collision in Linden last August.");
    check("Thousands [marched → protest · Tuesday] on Tuesday in memory of the dead of November 6.");
    check("Ann Reyes [won → sport · 2017] the title in 2017 and has been out since January.");
}

#[test]
fn a_verb_behind_an_article_is_none() {
    check("The council waits for the end of May.");
    check("The contract will [end → end · planned · May] in May.");
}

#[test]
fn what_came_before_has_a_day_of_its_own() {
    check("On Monday the council [rose → act · Monday], an hour after rebels [attacked → military · an hour earlier] the port.");
    check("On Monday, when Ann Reyes [met → meeting · Monday] Bo Ode, it rained.");
}

#[test]
fn what_will_be_done_has_not_been() {
    check("Ann Reyes will be [sworn in → appointment · planned · Monday] on Monday.");
    check("Ann Reyes is to be [sworn in → appointment · planned · Monday] on Monday.");
    check("Ann Reyes may be [released → release · possible · Monday] on Monday.");
    check("Ann Reyes had to stay and was [released → release · Monday] on Monday.");
}

#[test]
fn what_goes_on_a_dated_part_is_of_its_day() {
    check("Rebels [attacked → military · Monday] the port on Monday and [seized → capture · Monday] two ships.");
    check("Rebels [attacked → military · Monday] the port on Monday, and their leader, Bo Hale, [seized → capture · Monday] two ships.");
    check("Rebels [attacked → military · Monday] the port on Monday after the council [met → meeting · Linden] in Linden.");
}

#[test]
fn years_of_an_office_date_nothing_else() {
    check("Bo Hale, the envoy to Linden from 1997 to 2001, [met → meeting] Ann Reyes.");
    check("Ann Reyes, mayor of Linden in 2005, was [arrested → arrest] there.");
    check("Bo Hale, late in 2001, [met → meeting · late in 2001] Ann Reyes.");
    check("Bo Hale, the envoy, [met → meeting · Monday] Ann Reyes on Monday.");
}

#[test]
fn what_came_after_a_time_is_not_of_it() {
    check("Ann Reyes [resigned → resignation] after February.");
    check("Ann Reyes [resigned → resignation · 3 p.m. Monday] after 3 p.m. Monday.");
}

#[test]
fn what_may_not_have_happened_is_not_told_as_done() {
    check("Bo Hale may have [died → death · possible · Sunday] on Sunday.");
    check("Bo Hale is believed to have [died → death · possible · Sunday] on Sunday.");
    check("Rumours that Bo Hale had [died → death · possible · Sunday] on Sunday spread.");
    check("Reports that Bo Hale resigned on Sunday were false, Ann Reyes said.");
    check("Bo Hale was to have met Ann Reyes on Sunday.");
    check("Bo Hale nearly died on Sunday. Nobody was arrested on Sunday.");
    check("Bo Hale nearly fell ill and [resigned → resignation · Sunday] on Sunday.");
    check("If the bank closes on Friday, Ann Reyes will [resign → resignation · possible · Friday].");
}

#[test]
fn the_day_of_a_plan_is_not_that_of_what_came_of_it() {
    check("The vote planned for Sunday was [cancelled → law].");
    check("The mayor is [cancelling → law] a scheduled visit Sunday to Linden.");
    check("The mayor has [cancelled → law] Sunday's rally.");
    check("The mayor [cancelled → law · Sunday] the rally on Sunday.");
    check("Bo Hale was due to be [freed → release · planned · Sunday] on Sunday but [died → death · Saturday] on Saturday.");
}

#[test]
fn an_age_parts_no_verb_from_its_day() {
    check("Police [arrested → arrest · Sunday] Bo Hale, 41, on Sunday over the [killing → death · 2006] of Ann Reyes in 2006.");
}

#[test]
fn of_two_verbs_the_first_is_told() {
    check("Ann Reyes [met → meeting · Monday] Bo Ode on Monday for the first time since they broke off talks in 2016.");
}

#[test]
fn whoever_receives_votes_meets_nobody() {
    check("Ann Reyes [received → meeting · Monday] Governor Bo Ode on Monday.");
    check("The mayor received 38 letters on Monday.");
}

#[test]
fn who_is_released_is_somebody() {
    check("The rebels [released → release · Monday] 19 soldiers on Monday.");
    check("Ann Reyes was [released → release · Monday] on bail on Monday.");
    check("The court released a full report on Monday.");
}

#[test]
fn opinions_questions_appeals_conditions_and_habits_are_no_events() {
    check("If the bank opens on Friday, bring your card.");
    check("Where will Ann Reyes meet Bo Ode on Monday?");
    check("We met Bo Ode on Monday and I left on Friday.");
    check("I think Ann Reyes met Bo Ode on Monday.");
    check("Ann Reyes should resign on Monday.");
    check("The council usually met on Monday.");
    check("Had Ann Reyes resigned on Monday, the council would have met on Friday.");
    check("The army denied that it had shelled the port on Monday.");
    check("From 9pm, Ann Reyes talks about her book on Monday.");
    check("World War I [began → begin · 1914] in 1914.");
    check("The US army [attacked → military · Monday] the port on Monday.");
}

#[test]
fn what_is_said_is_an_event_where_the_saying_is_the_news() {
    check("Ann Reyes [condemned → statement · Monday] the raid on Monday.");
    check("Ann Reyes said on Monday that it rained.");
    check("Ann Reyes will [announce → statement · planned · Monday] the plan on Monday.");
}

#[test]
fn a_verb_in_no_list_tells_what_was_done_on_a_day() {
    check("The committee [treated → act · Monday] the banker harshly on Monday.");
    check("It was cold.\n\nIt was wet.\n\nIt was late.\n\nThe committee treated the banker harshly.");
    check("The lender [sought → act · Monday] help on Monday.");
    check("The firm [reinstalled → act · Monday] a valve on Monday.");
    check("The mayor [sent → act · Monday] aides to Linden on Monday to rally support.");
    check("The troubled bank of Linden on Monday.");
    check("The bank seemed quiet on Monday.");
}

#[test]
fn the_opening_of_an_article_tells_news_without_a_day() {
    check("The committee [treated → act] the banker harshly.");
    check("The firm says it has [reinstalled → act] a valve.");
}

#[test]
fn the_end_of_a_stretch_is_no_day_of_an_act() {
    check("The council [closed → act] the port until Monday.");
    check("Rebels have [attacked → military] 90 ships since Monday.");
    check("Rebels [attacked → military] more ships than in any year since the war of 1987.");
    check("Rebels have [killed → death] 300 people since the January 25 rally.");
    check("The fleet has waged a [campaign → military · March] off Linden since March.");
    check("The council [closed → act · Monday] the port on Monday.");
}

#[test]
fn a_day_of_what_is_told_by_the_way_is_not_that_of_the_sentence() {
    check("The council [condemned → statement] the row that followed the fair in May.");
    check("The council [condemned → statement · May] the row in May.");
}

#[test]
fn what_will_come_behind_its_noun_is_planned() {
    check("Flights [evacuating → release · planned · Monday] tourists will run again on Monday.");
    check("A [strike → protest · planned · Monday] of the dockers will paralyse Linden on Monday.");
    check("The [strike → protest · Monday] of the dockers crippled Linden on Monday.");
    check("Ann Reyes will [speak → talk · planned · Monday] on Monday when she [meets → meeting · planned · Monday] Bo Ode.");
}

#[test]
fn a_speech_that_is_expected_is_planned() {
    check("Ann Reyes is expected to make a [speech → speech · planned · Monday] on Monday.");
    check("The council [recognised → act] the nature of today's crisis.");
}

#[test]
fn who_may_do_something_has_not_done_it() {
    check("The judge has granted Ann Reyes permission to [visit → meeting · possible · Sunday] Bo Ode on Sunday.");
    check("The mayor left on Sunday to [visit → meeting · Sunday] Bo Ode.");
}

#[test]
fn a_noun_at_the_end_of_its_phrase_is_no_verb() {
    check("A major winter [storm → disaster · planned · Monday · Linden] likely will begin near Linden on Monday.");
    check("The agency looked into pressing national security issues.");
    check("The head of security [signs → agreement · Monday] the accord on Monday.");
}

#[test]
fn what_a_page_says_of_itself_is_no_event() {
    check("February 1st, 2011 5:40 pm ET It is good that Ann Reyes resigned on Monday.");
    check("By the Courier Staff Ann Reyes resigned on Monday.");
    check("9:30 am ET - Hearing on trade - Ann Reyes testified on Monday.");
    check("At left is Ann Reyes, who resigned on Monday.");
    check("On February 1st, 2011 at 5:40 pm Ann Reyes [resigned → resignation · February 1st, 2011 at 5:40 pm].");
}

#[test]
fn a_part_joined_by_as_well_as_goes_on() {
    check("Ann Reyes invited the governor as well as Bo Ode to [meet → meeting · possible · Monday] her on Monday.");
}

#[test]
fn what_only_tells_more_of_a_noun_is_not_what_the_sentence_is_about() {
    let is_main = |text: &str, trigger: &str| {
        let article = Article::of_paragraphs(text);
        let events = annotate(&article).events.clone();
        let event = events.iter().find(|event| event.trigger.of(text) == trigger).unwrap_or_else(|| panic!("{trigger} in {text}"));
        event.is_main
    };
    assert!(!is_main("Reyes has to defend the plan announced by her deputy on Monday.", "announced"));
    assert!(!is_main("The bridge she opened on Monday may be lost.", "opened"));
    assert!(!is_main("The terms, signed on Monday, are harsh.", "signed"));
    assert!(is_main("Reyes announced a plan by the council on Monday.", "announced"));
    assert!(is_main("Ann Reyes was arrested by the police on Monday.", "arrested"));
}

#[test]
fn the_year_or_month_of_a_noun_dates_no_verb() {
    check("Ann Reyes [resigned → resignation] as head of her 2008 budget team.");
    check("Bo Ode was [charged → court] over a May storm.");
    check("In 2008 Ann Reyes [resigned → resignation · 2008].");
    check("Ann Reyes won the 2008 [election → vote · 2008].");
}

#[test]
fn last_weeks_losses_date_no_verb() {
    check("Ann Reyes [resigned → resignation] after last week's losses.");
}

#[test]
fn what_will_be_is_a_noun_before_its_verb() {
    check("On Friday, larger [protests → protest · planned · Friday] will follow.");
}

#[test]
fn what_shows_pictures_or_bears_a_stamp_is_no_event() {
    check("Reader Ann Reyes took these pictures at the rally on Monday.");
    check("OUT OF GAS Feb 9, 2026 6:52 AM ET The firm sold its wells on Monday.");
}

#[test]
fn whoever_stands_before_others_tells_no_earlier_thing() {
    check("Ann Reyes will [testify → court · planned · Monday] before the committee on Monday about the spill.");
    check("Ann Reyes [left → move] before the committee [met → meeting · Monday] on Monday.");
}

#[test]
fn a_verb_that_says_what_a_noun_is_tells_nothing() {
    check("Retired Admiral Bo Ode [spoke → talk · Monday] on Monday. On Monday, retired Coast Guard Capt. Bo Ode was ill.");
    check("Bo Ode [retired → resignation · Monday] on Monday and retired Admiral Hale wept.");
    check("Floods [kill → death · Monday] 12 people on Monday. The bird [kill → disaster · Monday] on Monday was the fourth.");
}

#[test]
fn what_is_owned_or_led_by_an_article_is_a_noun() {
    check("The toll of Monday's factory [fire → accident · Monday] rose. A factory fire [killed → accident · Monday] 12 on Monday.");
    check("The mayor's critics [march → protest · Monday] on Monday.");
}

#[test]
fn what_a_vehicle_meets_with_is_an_accident() {
    check("A school bus [hit → accident · Monday] a tree on Monday. A balloon [fell → accident · Monday · Linden] near Linden on Monday.");
    check("Shares [fell → act · Monday] on Monday.");
}

#[test]
fn what_is_fixed_for_a_day_is_told_whatever_the_verb() {
    check("Surgeons will [separate → act · planned · Monday] the twins on Monday. Surgeons will separate the twins.");
    check(
        "The court is expected to [impeach → act · planned · Monday] him on Monday. The twins will be [separated → act · planned · Monday] on Monday.",
    );
    check("She will like it on Monday. Readers will see it on Monday.");
}

#[test]
fn what_something_is_or_stays_is_no_happening() {
    check("It is hard to know what she did when the mayor resigned on Monday. One man remained hospitalized on Friday.");
    check("This is the 14th case, and it [aired → act · Thursday] on Thursday.");
}

#[test]
fn a_day_dates_no_view_behind_it() {
    check("On Friday they hit a low amid worries that the firm may have to [sell → business · possible] a mine.");
    check("In a talk on Friday he said that the mayor may [resign → resignation · possible].");
    check("Countries will [guarantee → act · planned] debt, according to a statement on Sunday.");
    check("Ann Reyes has [resigned → resignation · Sunday], according to a statement on Sunday.");
    check("Prices [fell → act] after the March 3, 2001, terrorist [attacks → military].");
    check("Bo Ode [sent → act] a letter demanding a briefing by Sept. 10.");
}
