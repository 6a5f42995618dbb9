//! People of one name: father and son, husband and wife, namesakes.

use super::*;

#[test]
fn father_and_son_are_two() {
    check(&[
        "[Carl Ordway Sr. → carl-ordway-sr] won. His son, [Carl Ordway Jr. → carl-ordway-jr], left. [Ordway Jr. → carl-ordway-jr] is out.",
    ]);
    check(&[
        "Mayor [Carl Ordway → carl-ordway] opened the fair. His son, [Carl Ordway Jr. → carl-ordway-jr], was arrested. Mr. [Ordway → carl-ordway] left.",
    ]);
    check(&["[George Alden III → george-alden-iii] paid. His father, [George Alden II → george-alden-ii], did not."]);
}

#[test]
fn a_suffix_that_is_left_out_makes_no_second_person() {
    check(&["Mayor [Carl Ordway Jr. → carl-ordway-jr] won. [Carl Ordway → carl-ordway-jr] left."]);
    check(&["Mayor [Carl Ordway Jr. → carl-ordway-jr] won.", "Mayor [Carl Ordway → carl-ordway-jr] left."]);
}

#[test]
fn a_title_tells_who_of_a_family_is_meant() {
    check(&[
        "Dr. [Alec Smithson → alec-smithson] runs the clinic. [Jane Smithson → jane-smithson], his sister, keeps the books. Dr. [Smithson → alec-smithson] will speak.",
    ]);
    check(&[
        "[Carl Nyland → carl-nyland] and his wife, [Britta Nyland → britta-nyland], left. Mr. [Nyland → carl-nyland] drove. Mrs. [Nyland → britta-nyland] slept.",
    ]);
}

#[test]
fn ages_that_contradict_each_other_are_of_two_people() {
    let article = |text: &str| format!("Published March 8, 2024\n\n{text}");
    let texts = [article("Judge Daniel Pryce, 71, retired. Pryce will write."), article("Daniel Pryce, 12, was rescued. Pryce was cold.")];
    let (_, people, _) = decide_all("", &texts);
    assert_eq!(people.people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["daniel-pryce", "daniel-pryce-2"]);
    let texts = [article("Judge Daniel Pryce, 71, retired."), article("Daniel Pryce, 70, won a prize.")];
    assert_eq!(decide_all("", &texts).1.people.len(), 1);
}

#[test]
fn somebody_else_of_the_same_name_is_said_to_be() {
    let (_, people, _) =
        decide_all("", &["Michael Warde, the coach, was honored. The plaque was paid for by another Michael Warde, a dentist.".to_owned()]);
    assert_eq!(people.people.len(), 2);
}

#[test]
fn the_age_of_a_child_tells_a_person() {
    check(&["[Tomko Halvor → tomko-halvor], 6, was pulled from a well. [Tomko → tomko-halvor] sang."]);
    check(&["Linden, 3, Karsk, 2, and Tarif, 1, were the scores."]);
}

#[test]
fn a_rule_may_name_somebody_with_a_role() {
    let rule = "[[person]]\nperson = \"Singer Odwan\"\nnote = \"A singer.\"\n";
    let (_, people, diagnostics) = decide_all(rule, &["Singer Odwan met Ann Reyes. “It rains,” Odwan said.".to_owned()]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert!(people.people.iter().any(|person| person.id == "odwan" && person.note.is_some()), "{:?}", people.people);
}

#[test]
fn rules_find_people_by_every_name_that_is_shown() {
    let texts = [
        "Judge Robert Kessel Sr. spoke. His son, Robert Kessel Jr., left. King Odwan II waved. Mayor José Ángel Díaz met Eva van der Berg."
            .to_owned(),
        "Published March 8, 2024\n\nJudge Daniel Pryce, 71, retired.".to_owned(),
        "Published March 9, 2024\n\nDaniel Pryce, 12, was rescued.".to_owned(),
    ];
    let (_, people, _) = decide_all("", &texts);
    assert!(people.people.len() >= 6, "{:?}", people.people);
    for person in &people.people {
        for name in [person.name.clone(), person.id.clone(), person.name.to_uppercase()] {
            let rules = format!("[[person]]\nperson = {name:?}\nnote = \"known\"\n");
            let (_, found, diagnostics) = decide_all(&rules, &texts);
            assert!(diagnostics.iter().all(|fault| fault.severity == crate::diagnostic::Severity::Advice), "{name}: {diagnostics:?}");
            let noted: Vec<&str> = found.people.iter().filter(|person| person.note.is_some()).map(|person| person.name.as_str()).collect();
            assert_eq!(noted, [person.name.as_str()], "{name}");
        }
        for other in people.people.iter().filter(|other| other.id > person.id) {
            let rules = format!("[[merge]]\ninto = {:?}\nfrom = [{:?}]\n", person.id, other.id);
            let (_, merged, _) = decide_all(&rules, &texts);
            assert_eq!(merged.people.len(), people.people.len() - 1, "{rules}");
        }
    }
}

#[test]
fn a_number_of_one_letter_tells_kings_apart() {
    check(&["Queen [Adela I → queen-adela-i] founded it; Queen [Adela II → queen-adela-ii] burned it. [Adela II → queen-adela-ii] left."]);
    check(&["Pope [Leo IX → pope-leo-ix] opened it, and Pope [Leo X → pope-leo-x] closed it."]);
    // Of others it is an initial, or a word.
    check(&["[Bo Odwan → bo-odwan] and I left."]);
}

#[test]
fn the_elder_is_not_the_younger() {
    check(&[
        "[Carl Ordway Jr. → carl-ordway-jr] won. His father, [Carl Ordway Sr. → carl-ordway-sr], wept. The elder [Ordway → carl-ordway-sr] is 80, the younger [Ordway → carl-ordway-jr] 50.",
    ]);
    check(&[
        "[Carl Ordway Jr. → carl-ordway-jr] was charged. It shames his father, [Carl Ordway → carl-ordway], a judge. Judge [Ordway → carl-ordway] left.",
    ]);
}

#[test]
fn who_is_called_father_is_not_called_mr() {
    check(&[
        "Father [Tomas Greer → tomas-greer] met [Kurt Greer → kurt-greer]. Father [Greer → tomas-greer] sang. Mr. [Greer → kurt-greer] held a candle.",
    ]);
    check(&["Mayor [Tomas Greer → tomas-greer] sang. Mr. [Greer → tomas-greer] left."]);
}

#[test]
fn the_dead_do_not_speak_beside_the_living() {
    check(&[
        "[Ann Teague → ann-teague], whose husband, the poet [Giles Teague → giles-teague], died in 2003, burned it. “He asked me to,” [Teague → ann-teague] said.",
    ]);
    check(&[
        "[Ann Teague → ann-teague], widow of the late painter [Giles Teague → giles-teague], left. “He would laugh,” [Teague → ann-teague] said.",
    ]);
    check(&[
        "The sculptor [Arvo Lind → arvo-lind] was killed. His daughter, [Kaisa Lind → kaisa-lind], sang. “He worked at night,” [Lind → kaisa-lind] said.",
    ]);
    // Nobody else has the name.
    check(&["[Giles Teague → giles-teague] died on Monday. “I hate stairs,” [Teague → giles-teague] once said."]);
}

#[test]
fn a_surname_of_its_own_goes_before_one_behind_a_hyphen() {
    check(&[
        "[Denis Petit → denis-petit], a baker, met [Claire Moreau-Petit → claire-moreau-petit], a judge. “It was old,” [Petit → denis-petit] said.",
    ]);
    check(&["[Claire Moreau-Petit → claire-moreau-petit] met [Denis Petit → denis-petit]. [Moreau-Petit → claire-moreau-petit] left."]);
}

#[test]
fn who_is_said_to_be_no_relation_is_another() {
    let number = |text: &str| decide_all("", &[text.to_owned()]).1.people.len();
    assert_eq!(number("Mayor Susan Blake left. It was drawn by an engineer also named Susan Blake."), 2);
    assert_eq!(number("Coach David Ormond left. A nurse, David Ormond, no relation to the coach, stayed."), 2);
    assert_eq!(number("Coach David Ormond left. David Ormond, who is not related to anybody in Linden’s council, stayed."), 2);
    assert_eq!(number("Coach David Ormond left. David Ormond, related to nobody, stayed. David Ormond had no relation to it."), 1);
    assert_eq!(number("Ann Ormond, no relation to the coach David Ormond, stayed. Ann Ormond slept."), 2);
}

#[test]
fn kin_of_the_same_name_is_somebody_else() {
    check(&["Senator [Ann Reyes → ann-reyes] and her daughter, Judge [Ann Reyes → ann-reyes-2], came. Judge [Reyes → ann-reyes-2] spoke."]);
    check(&[
        "The late [Bo Odwan → bo-odwan] founded the paper. His grandson [Bo Odwan → bo-odwan-2] runs it. [Odwan → bo-odwan-2] said so.",
    ]);
    check(&["[Ann Reyes → ann-reyes] spoke. [Carl Ode → carl-ode] and his wife, [Ann Reyes → ann-reyes], left."]);
}

#[test]
fn a_child_holds_no_office() {
    check(&["[Bo Odwan → bo-odwan], 12, found it. Police chief [Bo Odwan → bo-odwan-2] praised the boy."]);
    check(&["Police chief [Bo Odwan → bo-odwan] spoke. [Bo Odwan → bo-odwan], 52, was elected in 2010."]);
    check(&["[Bo Odwan → bo-odwan], 12, found it. The singer [Bo Odwan → bo-odwan] left. The pupil [Bo Odwan → bo-odwan] came."]);
}

#[test]
fn a_pope_goes_without_his_number() {
    check(&["Pope [Orwin XIV → pope-orwin-xiv] met [Bo Hale → bo-hale]. [Orwin → pope-orwin-xiv] replied."]);
}

#[test]
fn a_different_one_is_somebody_else() {
    check(&["[Ann Reyes → ann-reyes], the mayor, left. A different [Ann Reyes → ann-reyes-2], a nurse, stayed."]);
}

#[test]
fn a_son_given_behind_his_name_or_before_it_is_another() {
    check(&["Mayor [Carl Ordway → carl-ordway] spoke. [Carl Ordway Jr. → carl-ordway-jr], his son, was arrested."]);
    check(&["Sheriff [Carl Ordway → carl-ordway] locked up his own son. [Carl Ordway Jr. → carl-ordway-jr] stole a car."]);
}

#[test]
fn a_bare_elder_is_not_the_younger() {
    check(&[
        "[Carl Ordway Jr. → carl-ordway-jr] sold the hall. [Ordway Sr. → ordway-sr] had built it. [Ordway Jr. → carl-ordway-jr] left.",
    ]);
}

#[test]
fn his_wife_tells_of_both_whether_they_are_men() {
    check(&[
        "[Ragnar Odal → ragnar-odal] and his wife, [Oddny Odal → oddny-odal], hid. Mrs. [Odal → oddny-odal] sang. Mr. [Odal → ragnar-odal] slept.",
    ]);
    check(&["[Solvy Odal → solvy-odal] and her husband, [Harek Odal → harek-odal], parted. Mr. [Odal → harek-odal] slept."]);
}

#[test]
fn a_namesake_is_another() {
    let two = |text: &str| assert_eq!(decide_all("", &[text.to_owned()]).1.people.len(), 2, "{text}");
    two("The bus was driven by Ray Orwin, a treasurer. In it sat his namesake, Ray Orwin, a magician.");
    two("Councilwoman Ana Orwin got the calls. They were for Ana Orwin, a plumber with the same name.");
}

#[test]
fn who_died_old_is_not_the_young_one() {
    let texts = [
        "Published March 8, 2024\n\nSister Maria Orwin, the oldest nun of Linden, died on Monday. She was 108.".to_owned(),
        "Published March 9, 2024\n\nMaria Orwin, 17, won the title.".to_owned(),
    ];
    assert_eq!(decide_all("", &texts).1.people.len(), 2);
}

#[test]
fn first_names_share_the_surname_behind_them() {
    check(&["[Mila → mila-horvat] and [Luka Horvat → luka-horvat] bake. [Mila → mila-horvat] sings."]);
    check(&["The sisters [Ada → ada-horvat], [Zoe → zoe-horvat] and [Eva Horvat → eva-horvat] rowed. [Ada → ada-horvat] steered."]);
    check(&["Ode left. Ode and [Eva Horvat → eva-horvat] met."]);
}

#[test]
fn two_of_one_name_in_a_sentence_are_told_apart() {
    let two = |text: &str| assert_eq!(decide_all("", &[text.to_owned()]).1.people.len(), 2, "{text}");
    two("Mayor Ana Orwin chairs it. She shares her name with its cleaner, Ana Orwin, who found it funny.");
    two("The prize went to Ana Orwin of Linden, not to Ana Orwin of Karva.");
    two("Ana Orwin, a dentist, is in; Ana Orwin, a barber, is out.");
    two("Umpire Bo Orwin gave Bo Orwin out.");
    let one = |text: &str| assert_eq!(decide_all("", &[text.to_owned()]).1.people.len(), 1, "{text}");
    one("Ana Orwin of Linden won. Ana Orwin of Linden left.");
    one("Ana Orwin and Ana Orwin left.");
}

#[test]
fn the_dead_do_not_speak_in_an_office_they_never_had() {
    let article = |day: u8, text: &str| format!("Published March {day}, 2024\n\n{text}");
    let dead = article(8, "Peter Orwin, a lobster fisherman, was drowned on Sunday.");
    let people = |text| decide_all("", &[dead.clone(), text]).1.people.len();
    assert_eq!(people(article(9, "Senator Peter Orwin called it daft on Thursday.")), 2);
    assert_eq!(people(article(9, "Peter Orwin called it daft in 1999.")), 1);
    assert_eq!(people(article(7, "Senator Peter Orwin called it daft on Thursday.")), 1);
}

#[test]
fn a_child_with_the_suffix_is_the_son() {
    check(&["Boxer [Carl Odal → carl-odal] lost. At the ring sat [Carl Odal Jr. → carl-odal-jr], four, in a tie."]);
}

#[test]
fn mr_is_the_one_who_is_known_to_be_a_man() {
    check(&[
        "Postmaster [Olavi Rantala → olavi-rantala] married [Riikka Rantala → riikka-rantala]. Mr. [Rantala → olavi-rantala] wore a suit. Mrs. [Rantala → riikka-rantala] did not.",
    ]);
}

#[test]
fn a_word_before_the_name_it_is_too_is_the_word() {
    check(&["Ivy covered the wall. [Ivy Orwin → ivy-orwin] tore it down. [Ivy → ivy-orwin] was happy."]);
}

#[test]
fn parts_of_names_are_kept_together() {
    check(&["Commander [Jurriaan van ’t Odal → jurriaan-van-t-odal] left. Van ’t [Odal → jurriaan-van-t-odal] slept."]);
}
