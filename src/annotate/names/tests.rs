use super::*;

/// Marks the phrases in a sentence: `[name]`, `{role}` and `<honorific>`. The same sentence, without the marks, goes in.
fn check(marked: &str) {
    let plain: String = marked.chars().filter(|character| !"[]{}<>".contains(*character)).collect();
    let article = Article::of_paragraphs(&plain);
    let words = WordTable::new(&article);
    let mut marks: Vec<(u32, u8, char)> = Vec::new();
    for phrase in find_names(&article, &words) {
        for (span, open, close) in [(Some(phrase.span), '[', ']'), (phrase.role, '{', '}'), (phrase.honorific, '<', '>')]
            .into_iter()
            .filter_map(|(span, open, close)| Some((span?, open, close)))
        {
            marks.push((span.start, 1, open));
            marks.push((span.end, 0, close));
        }
    }
    marks.sort_unstable();
    let mut shown = String::new();
    let mut last = 0;
    for (at, _, mark) in marks {
        shown.push_str(&plain[last..at as usize]);
        shown.push(mark);
        last = at as usize;
    }
    shown.push_str(&plain[last..]);
    assert_eq!(shown, marked);
}

/// Marks each phrase that has one of these cues, with their words: `[Orwin → company]`.
pub(super) fn check_cues(cues: &[(Cues, &str)], marked: &str) {
    let mut plain = String::new();
    for piece in marked.split('[') {
        let (name, rest) = piece.split_once(']').map_or(("", piece), |(mark, rest)| (mark.split(" → ").next().unwrap_or_default(), rest));
        plain.extend([name, rest]);
    }
    let article = Article::of_paragraphs(&plain);
    let mut shown = String::new();
    let mut last = 0;
    for phrase in find_names(&article, &WordTable::new(&article)) {
        let said: Vec<&str> = cues.iter().filter(|(cue, _)| phrase.cues.contains(*cue)).map(|(_, word)| *word).collect();
        if !said.is_empty() {
            shown.push_str(&plain[last..phrase.span.start as usize]);
            shown.extend(["[", phrase.span.of(&plain), " → ", &said.join(" "), "]"]);
            last = phrase.span.end as usize;
        }
    }
    shown.push_str(&plain[last..]);
    assert_eq!(shown, marked);
}

#[test]
fn a_participle_that_opens_the_sentence_is_no_name() {
    check("Unseeded [Ann Reyes] won.");
    check("[Mohamed Ann Reyes] won.");
}

#[test]
fn a_word_that_is_a_name_too_stays_one() {
    check("[Kim Sung-ho] met [Chen Weiming] in [Seoul].");
    check("“It leaked,” [Do] said in [Linden].");
    check("The {chairman}, [Clive Orwin], left.");
    check("[Ho Duc Minh] met <Mr.> [Ode].");
    check("By [Michael D. Shear] and [Robert Barnes]");
}

#[test]
fn titles_roles_and_possessives_stay_outside() {
    check("{Russian President} [Ann Reyes]’s lawyer met <Mr.> [Ode].");
}

#[test]
fn a_role_in_small_letters_stands_beside_the_name() {
    check("The {former prime minister} [Ann Reyes] spoke.");
}

#[test]
fn an_apposition_tells_the_role() {
    check("[Ann Reyes], {the mayor of [Linden]}, spoke.");
}

#[test]
fn particles_initials_and_hyphens_belong_to_the_name() {
    check("[Ann J. van der Berg], [Abdel Fattah al-Odi] and [Marie-Claire O’Brien] met.");
}

#[test]
fn a_compound_holds_the_name_alone() {
    check("The anti-[Reyes] rebels fled.");
}

#[test]
fn acronyms_and_the_words_that_open_a_sentence_are_no_names() {
    check("The NATO council met. After that, nobody spoke. However, it rained.");
}

#[test]
fn lower_cased_names_show_by_their_role() {
    check("the {french president} [jean exemple] met the council .");
}

#[test]
fn lower_cased_roles_alone_name_nobody() {
    check("the president met a spokesman in the morning .");
}

#[test]
fn a_country_before_a_first_name_is_not_part_of_the_name() {
    check("He met the {president of the [United States] of America} [Ann Reyes].");
}

#[test]
fn an_honorific_brings_an_unknown_name_in_a_text_without_capitals() {
    check("the council met <mr.> [orlix bantovar] on friday .");
    check("{party leader} <sayyed> [orlix bantovar] spoke .");
}

#[test]
fn an_honorific_that_may_be_a_verb_is_none_where_capitals_tell() {
    check("They miss [Ann Reyes] in the council, and say so.");
}

#[test]
fn a_word_for_those_from_a_place_is_not_part_of_the_name() {
    check("Then fellow Karskian [Ann Reyes] met Odwinders [Eva Ode] and [Adrian Ann Reyes].");
}

#[test]
fn a_surname_may_be_a_word_in_a_text_without_capitals() {
    check("then [ann little] met [eva stone] and [clara london] there .");
    check("then ann said that eva in may saw clara on monday .");
}

#[test]
fn a_family_name_may_stand_first() {
    check("then [zhang orwei] spoke about the shi ite militias .");
}

#[test]
fn a_name_may_be_shouted() {
    check("It was written by [ANN REYES] and [Eva ODWAN] for NATO.");
    check("He saw CNN, EVA and ANN TV there. GULLS WIN AGAIN.");
}

#[test]
fn a_surname_may_be_cut_down_to_its_letter() {
    check("Then [Ann R.] met [Malcolm X] there. Nobody told [Ann] I left.");
}

#[test]
fn the_letters_of_a_state_open_no_name() {
    check("They left [Linden], N.Y. [Reyes] stayed.");
    check("They met [J.R. Reyes] there.");
}

#[test]
fn a_land_before_a_name_is_not_part_of_it() {
    check("The ambassador to Kenya [Ann Reyes] spoke. [Kenya Reyes] spoke.");
}

#[test]
fn an_ending_may_tell_a_role() {
    check("The {lyricist} [Orwin] met the finest [Odwan].");
}

#[test]
fn a_role_may_stand_before_or_behind_commas() {
    check("[Odwan]’s {personal spokesman}, [Ann Reyes], spoke. Then a spokesman, [Ann Reyes] and others left.");
    check("[Ann Reyes], [{Odwan]’s personal spokesman}, spoke. [Ann Reyes], [Odwan]’s lawyer said, left.");
}

#[test]
fn a_list_may_turn_a_name_round() {
    check("[Orwin, A. J.] (1984), [Odwan, E.] and others. [Orwin, Ann]; [Odwan, Eva] (12).");
    check("[Linden], N.Y. (2) said so. Later [Orwin], [Ann] and [Eva] left. He told [Orwin], [A. Odwan] too.");
}

#[test]
fn a_land_is_no_stranger_to_a_martin() {
    check("They referred to [Martin Ann Reyes] there.");
}

#[test]
fn a_word_may_be_a_first_name_in_a_text_without_capitals() {
    check("the {champion} [mark weaver] , [bob london] and [eva “bo” orwin] left .");
    check("he left the mark weaver saw to bill weaver designs .");
}

#[test]
fn a_role_of_many_is_not_part_of_the_first_name() {
    check("Then {Senators} [Ann Reyes] and [Eva Ode] met {Presidents} [Orwin] and [Odwan]; the deputies [Eva Odi] left.");
    check("They later found the old [Kings Park] beside the other [Champions League] houses.");
}

#[test]
fn a_preposition_may_be_a_surname() {
    check("Then [Ann Near] left, and [Eva Under], too. Nobody saw [Ann] Near The [House] or [Eva] In [May].");
}

#[test]
fn a_speaker_in_a_transcript_is_shouted_alone() {
    check("[REYES]: They left.");
    check("UPDATE: They left, ORWIN.");
    check("[Ann Reyes], known as [AMO], left the AMO.");
}

#[test]
fn the_state_behind_a_party_is_no_name() {
    check("[Ann Reyes], R-Ky., met [Eva Ode], D-Calif., and [Eva Ode-Reyes].");
}

#[test]
fn a_family_name_may_be_a_number_too() {
    check("Then [Xi Orwei] spoke. [Xi] left. [Ann Reyes XI] stayed.");
}

#[test]
fn a_korean_name_has_a_hyphen_in_it() {
    check("Then [Bong Orn-ho] left the [Ann Reyes]-led team.");
    check("[Bong Orn-in] met [Bong Orn-un], [Lee In-orn] and [Chen Orn-bian].");
}

#[test]
fn a_nickname_may_stand_before_a_particle() {
    check("Then [Ann “Nan” da Silva] left.");
    check("[GRETA VAN ORWIN], NEWS HOST: Well, it will not stop.");
    check("[Omar bin Rain] met [Ann Reyes] there.");
}

#[test]
fn first_names_may_share_a_surname_in_a_text_without_capitals() {
    check("then [hella] and [zoltan orlix] left . then hella and the mayor left .");
}

#[test]
fn kin_is_given_by_first_name_in_a_text_without_capitals() {
    check("then his wife , [hella] , left . then the dog , hella , left .");
}

#[test]
fn initials_lead_a_name_in_a_text_without_capitals() {
    check("then [a.b. orlix] met [p. bantovar] . the case is u.s. v. orlix . at 3 p.m. orlix left .");
}

#[test]
fn what_a_name_goes_on_with_in_a_text_without_capitals() {
    check("then [ann reyes-smith] met [omar al-sadr] , and [bill myles jr.] left .");
    check("then [ann reyes] homered at linden .");
}

#[test]
fn what_is_called_after_somebody_is_nobody() {
    check("She had Lou Orwin’s disease and Tommy Orwin surgery. Hurricane Nora came; Nora killed 12. [Ann Reyes]’s house stood.");
}

#[test]
fn first_names_that_are_words_or_titles_are_names() {
    check("{Secretary of State} [Peter Hanley] left. {Sheriff} [Dean Reyes] met {Coach} [Earl Orwin]. [Will Hanley] will mark it.");
    check("Will [Hanley] mark it?");
    check("[Park Jae-won] met [Kim Sung-ho].");
    check("Then {ex-President} [Ann Reyes] met the Rt <Hon> [Bo Ode] there.");
}

#[test]
fn what_a_body_is_for_is_no_name() {
    check("The [Committee] to Protect Readers met [Ann Reyes].");
}

#[test]
fn a_text_may_end_anywhere() {
    check("[Ann Reyes] met van");
    check("He saw [Hurricane]");
    check("They met de la");
}

#[test]
fn a_place_before_an_office_is_a_part_of_it() {
    check("{Alaska <Gov.>} [Ann Reyes] met [Bo Hale], {an analyst at S&P}.");
}

#[test]
fn a_sentence_full_of_names_is_no_headline() {
    check("[Bo Hale] and [Lina Farhat] met the {minister} [Hugo Vane] on [Tuesday].");
}

#[test]
fn a_role_may_stand_behind_an_article() {
    check("The court jailed [Ron Tuttle], {a retired teacher}, and [Eva Odwan], {a judge}.");
    check("[Ann Reyes], a friend said, left. [Bo Hale], a teacher told us, slept.");
}

#[test]
fn particles_join_more_than_one_name() {
    check("[Sofia von und zu Odwan] met [Yael bat Odwan]. [Reyes] und [Ode].");
}

#[test]
fn a_verb_with_a_capital_ends_a_name() {
    check("Union President Criticizes [Reyes]’s [Plan] the members of the council voted on the plan in the hall.");
}
