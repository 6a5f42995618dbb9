use std::borrow::Cow;

use super::*;
use crate::corpus::{ProjectFile, ProjectFiles, parse_project};

mod one_name;
mod one_person;

/// Marks the people in each article as `[Reyes → ann-reyes]`, and `[Reyes → ?]` where it is open who is meant.
fn check(articles: &[&str]) {
    check_with_rules("", articles);
}

fn check_with_rules(rules: &str, articles: &[&str]) -> (Vec<Person>, Vec<Diagnostic>) {
    let plain: Vec<String> = articles.iter().map(|marked| without_marks(marked)).collect();
    let (project, people, diagnostics) = decide_all(rules, &plain);
    for (place, marked) in articles.iter().enumerate() {
        let text = &project.articles[place].text;
        let mut shown = String::new();
        let mut last = 0;
        for mention in &people.mentions[place] {
            let id = mention.person.map_or("?", |index| &index.of(&people.people).id);
            shown.push_str(&text[last..mention.span.start as usize]);
            shown.extend(["[", mention.span.of(text), " → ", id, "]"]);
            last = mention.span.end as usize;
        }
        shown.push_str(&text[last..]);
        assert_eq!(shown, *marked);
    }
    (people.people, diagnostics)
}

fn decide_all(rules: &str, articles: &[String]) -> (Project, People, Vec<Diagnostic>) {
    let file = |path: String, text: &str| ProjectFile { path, bytes: Cow::Owned(text.as_bytes().to_vec()) };
    let files = ProjectFiles {
        origin: "test".to_owned(),
        editorial: Some(file("editorial.toml".to_owned(), rules)),
        articles: articles.iter().enumerate().map(|(place, text)| file(format!("{place:02}.txt"), text)).collect(),
        ..ProjectFiles::default()
    };
    let project = parse_project(files, true).expect("the rules parse");
    let annotations: Vec<Annotations> = project.articles.iter().map(|article| crate::annotate::annotate(article)).collect();
    let mut diagnostics = Vec::new();
    let constraints = Constraints::new(&project, &mut diagnostics);
    let people = decide(&project, &annotations, &constraints, &mut diagnostics);
    (project, people, diagnostics)
}

fn without_marks(marked: &str) -> String {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, mention)) = rest.split_once('[') {
        let (name, after) = mention.split_once(" → ").expect("an arrow in the mark");
        plain.push_str(before);
        plain.push_str(name);
        rest = after.split_once(']').expect("the mark closes").1;
    }
    plain + rest
}

#[test]
fn a_lone_surname_is_the_person_named_in_full() {
    check(&["Mayor [Ann Reyes → ann-reyes] spoke. [Reyes → ann-reyes]’s plan failed, Mr. [Reyes → ann-reyes] said."]);
}

#[test]
fn a_surname_that_two_bear_is_the_one_last_named() {
    check(&["[Ann Reyes → ann-reyes] spoke. Later [Eva Reyes → eva-reyes] came, and [Reyes → eva-reyes] spoke too."]);
}

#[test]
fn a_surname_that_two_bear_elsewhere_stays_open() {
    check(&["[Ann Reyes → ann-reyes] spoke.", "[Eva Reyes → eva-reyes] spoke.", "Nobody met Mr. [Reyes → ?] there."]);
}

#[test]
fn spellings_and_initials_are_one_person() {
    check(&[
        "[Mohammed al-Odi → mohammed-al-odi] met [Ann J. Reyes → ann-j-reyes] twice.",
        "Then [Muhamad Odi → mohammed-al-odi] met [Ann Reyes → ann-j-reyes] again.",
    ]);
}

#[test]
fn other_first_names_are_other_people() {
    check(&["[Ann Reyes → ann-reyes] spoke.", "[Alan Reyes → alan-reyes] spoke."]);
}

#[test]
fn known_names_are_found_without_capitals() {
    check(&[
        "[Zobo Odi → zobo-odi], the mayor, spoke. [Odi → zobo-odi] left. Nobody had asked [Odi → zobo-odi] there.",
        "on monday [odi → zobo-odi] s plan failed , and [zobo odi → zobo-odi] left .",
    ]);
}

#[test]
fn a_name_in_lower_case_that_no_other_article_has_counts() {
    check(&["on monday french president [jean exemple → jean-exemple] met nobody . [exemple → jean-exemple] left ."]);
}

#[test]
fn bodies_places_days_and_unnamed_roles_are_nobody() {
    check(&["The White House said on Monday that the Black Sea was calm. A spokesman for Linden Bank left New York in May."]);
}

#[test]
fn a_surname_that_is_a_word_needs_a_person() {
    check(&["[Ann Little → ann-little] spoke. [Little → ann-little] had waited. Little remains to be done."]);
}

#[test]
fn the_editor_joins_people() {
    let rules = "[[merge]]\ninto = \"Ann Reyes\"\nfrom = [\"Zaza Odi\"]\n";
    check_with_rules(rules, &["Mayor [Ann Reyes → ann-reyes] spoke.", "Mayor [Zaza Odi → ann-reyes] spoke."]);
}

#[test]
fn the_editor_parts_people() {
    let rules = "[[not_same]]\na = \"Ann J. Reyes\"\nb = \"Ann Reyes\"\n";
    check_with_rules(rules, &["Mayor [Ann J. Reyes → ann-j-reyes] spoke.", "Mayor [Ann Reyes → ann-reyes] spoke."]);
}

#[test]
fn the_editor_gives_names_and_aliases() {
    let rules = "[[person]]\nperson = \"ann-reyes\"\nname = \"Anna Reyes\"\naliases = [\"Nanette\"]\n";
    check_with_rules(rules, &["Mayor [Ann Reyes → anna-reyes] spoke. Friends call [Nanette → anna-reyes] a poet."]);
}

#[test]
fn a_rule_that_finds_nobody_says_who_is_nearest() {
    let rules = "[[person]]\nperson = \"Ann Reyse\"\nname = \"Anna Reyes\"\n";
    let (_, diagnostics) = check_with_rules(rules, &["Mayor [Ann Reyes → ann-reyes] spoke."]);
    let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(diagnostics.len(), 1);
    assert!(said[0].contains("nobody is called `Ann Reyse`") && said[0].contains("`Ann Reyes`"), "{}", said[0]);
}

/// The messages of a kind of advice, each with its help.
fn advice(rules: &str, kind: &str, articles: &[&str]) -> Vec<(String, String)> {
    let plain: Vec<String> = articles.iter().map(|text| (*text).to_owned()).collect();
    let (_, _, diagnostics) = decide_all(rules, &plain);
    let of_kind = diagnostics.into_iter().filter(|diagnostic| diagnostic.kind == kind);
    of_kind.map(|diagnostic| (diagnostic.message, diagnostic.help.unwrap_or_default())).collect()
}

#[test]
fn a_surname_that_is_open_is_advice_with_the_rule_that_settles_it() {
    let articles = ["Ann Reyes spoke.", "Eva Reyes spoke.", "Nobody met Mr. Reyes there, and Mr. Reyes left."];
    let found = advice("", "ambiguous-name", &articles);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "“Reyes” may be Ann Reyes or Eva Reyes here and in one other place");
    let rule = found[0].1.split_once("write:\n").expect("a rule").1;
    assert!(found[0].1.contains("Ann Reyes: “Ann Reyes spoke.” in 00.txt"), "{}", found[0].1);
    let settled = decide_all(rule, &articles.map(str::to_owned));
    assert_eq!(settled.1.mentions[2][0].person, Some(PersonIndex(0)));
}

#[test]
fn names_that_differ_by_a_letter_are_advice_until_the_editor_decides() {
    let articles = ["Mayor Sergej Orlik spoke. Orlik left.", "Governor Sergeo Orlik spoke."];
    let found = advice("", "likely-merge", &articles);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "Sergej Orlik and Sergeo Orlik may be one person");
    let (before, apart) = found[0].1.split_once("if not:\n").expect("a rule to part them");
    let joined = before.split_once("write:\n").expect("a rule to join them").1;
    assert_eq!(decide_all(joined, &articles.map(str::to_owned)).1.people.len(), 1);
    assert_eq!(advice(apart, "likely-merge", &articles), []);
}

#[test]
fn a_short_first_name_is_advice() {
    assert_eq!(advice("", "likely-merge", &["Mayor Joe Orlik spoke.", "Governor Joseph Orlik spoke."]).len(), 1);
    assert_eq!(advice("", "likely-merge", &["Mayor Joan Orlik spoke.", "Governor Joseph Orlik spoke."]), []);
}

#[test]
fn people_whom_one_article_names_both_are_two() {
    assert_eq!(advice("", "likely-merge", &["Mayor Sergej Orlik spoke. Governor Sergeo Orlik left."]), []);
    assert_eq!(advice("", "likely-merge", &["Mayor Ann Reyes spoke.", "Governor Eva Reyes left."]), []);
}

#[test]
fn those_in_credits_are_no_subjects() {
    let plain = ["The mayor spoke.\n\nAnn Reyes contributed to this report.".to_owned()];
    let (_, people, _) = decide_all("", &plain);
    assert_eq!(people.people.iter().map(|person| (person.name.as_str(), person.is_subject)).collect::<Vec<_>>(), [("Ann Reyes", false)]);
}

#[test]
fn a_king_is_nobody_who_bears_his_name_as_a_surname() {
    check(&["President [Samir Odwan → samir-odwan] wrote to King [Odwan → king-odwan]. [Odwan → samir-odwan] said so."]);
}

#[test]
fn a_role_is_told_once_for_each_article_that_uses_it() {
    let article = "Mayor Ann Reyes spoke. Mayor Ann Reyes left.";
    let (_, people, _) = decide_all("", &[article.to_owned(), article.to_owned()]);
    let told: Vec<usize> = people.people[0].roles.iter().map(|role| role.evidence.article).collect();
    assert_eq!(told, [0, 1]);
}

#[test]
fn a_company_is_not_its_founder() {
    check(&["[Ann Odwan → ann-odwan] had a dream. Odwan was founded in 1954. Odwan sold tiles. Mr. [Odwan → ann-odwan] left there."]);
    check(&["[Ann Odwan → ann-odwan] had a dream. [Odwan → ann-odwan] was born in 1954. [Odwan → ann-odwan] sold tiles."]);
}

#[test]
fn a_first_name_alone_is_looked_up_without_capitals_where_its_bearer_is_named() {
    check(&[
        "[Hella Odi → hella-odi], the mayor, spoke.",
        "on monday [hella odi → hella-odi] spoke . then [hella → hella-odi] left .",
        "on monday hella left .",
    ]);
}

#[test]
fn a_first_name_often_said_to_act_is_a_person() {
    check(&["[Hella → hella] smiled. [Hella → hella] told him to go. [Hella → hella]’s mother called. Then [Hella → hella] left."]);
}

#[test]
fn hyphens_join_companies_more_often_than_people() {
    check(&["Orwin-Odwan met Ms. [Eva Mwizo-Odi → eva-mwizo-odi] and [Ann-Marie Reyes → ann-marie-reyes]."]);
}

#[test]
fn a_list_of_people_holds_people() {
    check(&["It was won by [Ann Reyes → ann-reyes] (Linden), [Zobo Mwotsi → zobo-mwotsi] (Karsk); 3-[Mwizo Odi → mwizo-odi]."]);
    check(&["Scorers: [Orwin → orwin] 12, [Odwan → odwan] 67, Linden Rovers 3."]);
    check(&["Results: Orwin 12, Odwan 67, Linden Rovers 3."]);
}

#[test]
fn a_nation_in_brackets_speaks_for_a_person() {
    check(&["[Mwizo Tsolmi → mwizo-tsolmi] (Kenya) won there. Mwizo Tsarik (2) won there."]);
}

#[test]
fn what_is_named_after_a_person_is_nobody() {
    check(&[
        "[Ann Reyes → ann-reyes] met [Reyes → ann-reyes]’s friends in Lincoln Park. They left Reyes Priorities at Palmer House. [Ann Reyes → ann-reyes] left.",
    ]);
    check(&["[Eva Park → eva-park] met [Lincoln Hill → lincoln-hill]."]);
}

#[test]
fn an_initial_that_may_be_two_people_is_neither() {
    check(&["[Ann Reyes → ann-reyes] spoke.", "[Alan Reyes → alan-reyes] spoke.", "Mayor [A. Reyes → a-reyes] spoke."]);
    check(&["[Ann Reyes → ann-reyes] spoke. [A. Reyes → ann-reyes] left.", "[Alan Reyes → alan-reyes] spoke."]);
}

#[test]
fn a_first_name_alone_is_somebody_and_nobody_in_particular() {
    check(&["[Hella → ?] has met the singer [Zobo → ?]. Nobody knew Hella River or Mwizo."]);
}

#[test]
fn executives_have_companies() {
    check(&["[Ann Reyes → ann-reyes], an analyst at Kurt Odwan, spoke. Kurt Odwan said it will close."]);
    check(&["[Ann Reyes → ann-reyes], a friend of [Kurt Odwan → kurt-odwan], spoke. [Kurt Odwan → kurt-odwan] said he will close."]);
}

#[test]
fn what_is_spoken_of_as_a_company_again_and_again_is_one() {
    let business = "Shares of Ann Odwan and Eva Orwin fell. The bailout of Ann Odwan failed. Shares of Eva Orwin rose.";
    check(&[
        business,
        "The takeover of Eva Orwin is near. The takeover of Ann Odwan and Eva Orwin is near. Odwan sold tiles.",
        "Ann Odwan, Eva Orwin and others closed.",
    ]);
    check(&["[Ann Odwan → ann-odwan] and [Eva Orwin → eva-orwin] met. [Orwin → eva-orwin] left."]);
}

#[test]
fn a_heading_that_runs_into_a_name_is_no_part_of_it() {
    check(&["[Ann R. Odwan → ann-r-odwan] spoke.\n\nAnn R. Odwan Career History\n\n[Odwan → ann-r-odwan] left."]);
}

#[test]
fn words_that_run_into_a_name_are_no_part_of_it() {
    let named = "[Ann Odwan → ann-odwan] spoke. [Ann Odwan → ann-odwan] left. [Ann Odwan → ann-odwan] came. [Ann Odwan → ann-odwan] met him. [Ann Odwan → ann-odwan] sat. [Ann Odwan → ann-odwan] ate.";
    check(&[named, "He met Miami [Ann Odwan → ann-odwan]. He saw Ann Odwan Lawmakers. Tell [Odwan → ann-odwan] what you think."]);
    check(&["Transocean Ltd said it was late. Shares of Transocean Ltd fell. Transocean Ltd drilled there."]);
}

#[test]
fn storms_and_dates_are_nobody() {
    check(&["After Hurricane Ida [Ann Reyes → ann-reyes] left. Tropical Storm Alex and tropical storm Colin came. Ida went on."]);
    check(&["It was 15 May FOXNews wrote. LINDEN, Thu Jul 29, 2010. [Ann May → ann-may] left in May. [May → ann-may] said so."]);
}

#[test]
fn peoples_and_broadcasters_are_nobody() {
    check(&["Egyptian Americans met. Al Jazeera said it was late. He saw Al Jazeera and THE KING’S SPEECH. THE KING’S MEN said so."]);
}

#[test]
fn titles_of_somebody_unnamed_and_places_named_after_people_are_nobody() {
    check(&["Petty Officer and Assistant Secretary came. The oil reached Prince William Sound and Prince George’s County."]);
    check(&["Florida Attorney General [Bill Reyes → bill-reyes] came. [Gary Player → gary-player] spoke."]);
}

#[test]
fn who_is_greeted_has_no_longer_name() {
    check(&["“Hi Ann,” said [Eva Reyes → eva-reyes] at 9 PM ET. [Reyes → eva-reyes] told Ohioans [Reyes → eva-reyes] had left."]);
}

#[test]
fn a_family_is_of_people_and_may_have_a_company() {
    check(&["[Ann Odwan → ann-odwan] left. The [Odwan → ann-odwan] family sold tiles."]);
    check(&["[Ann Odwan → ann-odwan] left. The [Odwan → ann-odwan] family sold the shares of Odwan. Odwan currently manufactures tiles."]);
}

#[test]
fn singers_are_people() {
    check(&["He met singers such as [Zobo Tsolmi → zobo-tsolmi] and cities such as Mwizo Tsarik."]);
}

#[test]
fn what_is_named_after_somebody_is_nobody_without_capitals() {
    check(&[
        "[Hella Odwan → hella-odwan], the mayor, spoke. [Odwan → hella-odwan] left.",
        "then [hella odwan → hella-odwan] met the odwan brothers at hella odwan park and left in odwan , but [odwan → hella-odwan] stayed .",
        "odwan was founded in 1954 . then odwan sold tiles .",
    ]);
}

#[test]
fn two_surnames_may_stand_for_the_whole_name() {
    check(&[
        "[Eva Bantov Orlix → eva-bantov-orlix], the mayor, spoke.",
        "then [eva bantov orlix → eva-bantov-orlix] met nobody , and [bantov orlix → eva-bantov-orlix] left .",
    ]);
}

#[test]
fn a_pronoun_speaks_for_a_person() {
    check(&["They met [Zobo Tsolmi → zobo-tsolmi] there. He left. They saw Mwizo Tsarik there. It shone."]);
}

#[test]
fn bishops_have_sees_and_commissions_have_subjects() {
    check(&["The Bishop of Zobo Tsolmi met the Commission on Ann Debates; the father of [Ann Reyes → ann-reyes] left."]);
}

#[test]
fn a_name_is_shown_in_its_own_order_and_not_shouted() {
    let (_, people, _) = decide_all("", &["Orwin, Ann; Odwan, Eva. Then ERIC REYES spoke.".to_owned()]);
    let names: Vec<&str> = people.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ann Orwin", "Eric Reyes", "Eva Odwan"]);
}

#[test]
fn an_alias_is_whose_it_is_said_to_be() {
    check(&["[Ann Reyes → ann-reyes], popularly known as [Orwinka → ann-reyes], left. [Orwinka → ann-reyes] had waited."]);
    check(&["[Ann Reyes → ann-reyes] left a town known as Orwinka. Orwinka had waited."]);
}

#[test]
fn a_firm_of_two_names_is_nobody() {
    check(&["[Ann Reyes → ann-reyes] met nobody at Reyes & Ode. Reyes & Ode closed."]);
    check(&["[Ann Reyes → ann-reyes] met nobody at the council. [Reyes → ann-reyes] left."]);
}

#[test]
fn kin_gives_way_to_whom_a_surname_means() {
    check(&[
        "President [Samir Odwan → samir-odwan] spoke.",
        "His wife [Eva Odwan → eva-odwan] left early. President [Odwan → samir-odwan] stayed, and [Odwan → samir-odwan] slept.",
    ]);
    check(&["His wife [Eva Odwan → eva-odwan] left early. [Odwan → eva-odwan] stayed."]);
}

#[test]
fn an_office_tells_of_two_who_bear_a_name() {
    check(&[
        "Governor [Samir Odwan → samir-odwan] met Mayor [Eva Odwan → eva-odwan] there. Governor [Odwan → samir-odwan] left. Mayor [Odwan → eva-odwan] stayed.",
    ]);
}

#[test]
fn an_honorific_tells_of_two_who_bear_a_name() {
    check(&["[Robert Odwan → robert-odwan] met [Eva Odwan → eva-odwan] there. Mr. [Odwan → robert-odwan] left."]);
}

#[test]
fn two_surnames_may_stand_for_the_whole_name_with_capitals_too() {
    check(&["[Eva Bantov Orlix → eva-bantov-orlix], the mayor, spoke. [Bantov Orlix → eva-bantov-orlix] left. The Bantov Bank stayed."]);
    check(&["[Eva Bantov-Orlix → eva-bantov-orlix], the mayor, spoke. [Bantov-Orlix → eva-bantov-orlix] left."]);
}

#[test]
fn a_king_is_nobody_who_bears_his_name_as_a_first_name() {
    check(&["King [Odwan → king-odwan] wrote. [Odwan Reyes → odwan-reyes], the mayor, left."]);
}

#[test]
fn a_name_does_not_go_on_behind_the_end_of_a_sentence() {
    check(&[
        "[Hella Odi → hella-odi], the mayor, spoke.",
        "then [hella odi → hella-odi] met [hella → hella-odi]. [odi → hella-odi] left .",
    ]);
}

#[test]
fn first_name_and_surname_may_both_be_words() {
    check(&["They will remember [Grace Bell → grace-bell] there. It was a Grace Period."]);
}

#[test]
fn a_headline_in_capitals_names_those_whom_the_text_does() {
    check(&["TENNIS - [ORWIN → ann-orwin] WINS AT LINDEN\n\n[Ann Orwin → ann-orwin] won there. [Orwin → ann-orwin] left."]);
    check(&["TENNIS - ORWIN LITTLE WINS AT LINDEN\n\n[Ann Little → ann-little] won there."]);
}

#[test]
fn those_of_several_lands_are_a_list() {
    check(&["They met Kenya’s [Mwotsi Tsolmi → mwotsi-tsolmi], Ghana’s [Ann Reyes → ann-reyes] and others."]);
    check(&["They met Kenya’s Mwotsi Tsolmi, Ghana’s best team."]);
}

#[test]
fn a_land_has_no_honorific() {
    check(&["They met Sri Lanka’s [Ann Reyes → ann-reyes] and Sri [Lankov → lankov] there."]);
}

#[test]
fn what_bears_a_persons_name_is_nobody() {
    check(&["The USS Robert Odi left. They heard the Zobo Odwan Band and Alice Orwin, the band, there."]);
    check(&["[Robert Odi → robert-odi] left. They heard [Alice Orwin → alice-orwin], the leader, there."]);
}

#[test]
fn initials_written_together_speak_for_a_person() {
    check(&["They met [B.J. Tsolmi → b-j-tsolmi] there. They met AB Tsarik there."]);
}

#[test]
fn the_end_of_a_name_is_whose_whole_name_it_is() {
    check(&[
        "Mayor [Zobo Ann Odi → ann-odi] left. Mayor [Ann Odi → ann-odi] spoke.",
        "Governor [Mwizo Ann Odi → mwizo-ann-odi] left.",
        "then [ann odi → ann-odi] left , and the council saw it there .",
    ]);
}
