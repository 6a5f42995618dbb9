//! What the words say of two names that are one person's.

use super::{check, check_with_rules};

#[test]
fn a_nickname_is_as_good_as_the_first_name() {
    check(&["[Robert “Bobby” Odwan → robert-bobby-odwan] runs the mill. [Bobby Odwan → robert-bobby-odwan] sings."]);
    check(&["[Robert “Bobby” Odwan → robert-bobby-odwan] runs the mill. [Carl Odwan → carl-odwan] sings."]);
}

#[test]
fn a_name_before_marriage_is_the_same_persons() {
    check(&[
        "[Ann Reyes → ann-reyes], born [Ann Odwan → ann-reyes], won.",
        "[Ann Odwan → ann-reyes] was a teacher. [Odwan → ann-reyes] left.",
        "Mayor [Ann Reyes → ann-reyes] left.",
        "[Ann Reyes → ann-reyes] spoke.",
    ]);
    check(&[
        "Mayor [Ann Reyes → ann-reyes] (née [Odwan → ann-reyes]) won.",
        "Mayor [Ann Reyes → ann-reyes] left.",
        "[Ann Odwan → ann-reyes] sang.",
    ]);
    check(&["[Ann Reyes → ann-reyes], formerly [Ann Odwan → ann-reyes], won. [Ann Reyes → ann-reyes] left."]);
    check(&["[Ann Reyes → ann-reyes] and [Ann Odwan → ann-odwan] won."]);
}

#[test]
fn the_editor_holds_apart_what_an_article_joins() {
    let rule = "[[not_same]]\na = \"Ann Reyes\"\nb = \"Ann Odwan\"\n";
    check_with_rules(rule, &["[Ann Reyes → ann-reyes], born [Ann Odwan → ann-odwan], won."]);
}

#[test]
fn a_particle_with_a_capital_may_be_a_first_name() {
    check(&["[Van Odwan → van-odwan] won the race. [Odwan → van-odwan], a former deputy, left."]);
    check(&["[Oren ben Odwan → oren-ben-odwan] came. [Ben Odwan → oren-ben-odwan] stayed."]);
    check(&["[Ursula van der Odwan → ursula-van-der-odwan] came. [Van der Odwan → ursula-van-der-odwan] stayed."]);
}

#[test]
fn a_judge_is_addressed_in_two_words() {
    check(&["The judge, Mr Justice [Odwan → odwan], will rule in May."]);
    check(&["His wife is Countess [Kira → countess-kira]."]);
}

#[test]
fn a_short_first_name_is_the_same_persons_where_a_role_agrees() {
    check(&["Mayor [Joe Hill → joseph-hill] spoke.", "Mayor [Joseph Hill → joseph-hill] left."]);
    check(&["Mayor [Joe Hill → joe-hill] spoke.", "Governor [Joseph Hill → joseph-hill] left."]);
    check(&["Mayor [Joe Hill → joe-hill] met Mayor [Joseph Hill → joseph-hill]."]);
    check(&["Mayor [Joe Hill → joe-hill], 71, spoke.", "Mayor [Joseph Hill → joseph-hill], 44, left."]);
}

#[test]
fn a_short_first_name_is_the_same_persons_where_the_surname_is_rare() {
    check(&["Mayor [Joe Odwan → joseph-m-odwan] spoke.", "[Joseph M. Odwan → joseph-m-odwan] left."]);
    check(&["Mayor [Joe Hill → joe-hill] spoke.", "[Joseph M. Hill → joseph-m-hill] left."]);
}

#[test]
fn a_first_name_that_is_short_for_two_is_neither() {
    check(&["Mayor [Alex Odwan → alex-odwan] spoke.", "[Alexander Odwan → alexander-odwan] met [Alexandra Odwan → alexandra-odwan]."]);
}

#[test]
fn a_nickname_may_have_two_words_or_stand_in_brackets() {
    check(&["[William “Wild Bill” Odwan → william-odwan] left. [Odwan → william-odwan] slept."]);
    check(&["[Anthony (Tony) Odwan → anthony-tony-odwan] sings. [Tony Odwan → anthony-tony-odwan] is 60."]);
    check(&["[Ann Reyes → ann-reyes] (Linden) left. [Bo Hale → bo-hale] “Says It Again” and left."]);
}

#[test]
fn a_name_is_one_however_it_is_parted() {
    check(&["Mayor [Abdul Rahman Odwan → abdul-rahman-odwan] left.", "Mayor [Abdulrahman Odwan → abdul-rahman-odwan] sang."]);
    check(&["Mayor [Omar Zeineddine → omar-zeineddine] left.", "Mayor [Omar Zein El Dine → omar-zeineddine] sang."]);
    check(&["[George Alden II → george-alden-ii] left.", "[George Alden III → george-alden-iii] sang."]);
}

#[test]
fn two_letters_swapped_are_a_slip() {
    check(&["Prosecutor [Ann Orwniak → ann-orwniak] left.", "Prosecutor [Ann Orwnaik → ann-orwniak] sang."]);
    check(&["Prosecutor [Ann Orwniak → ann-orwniak] left.", "Governor [Ann Orwnaik → ann-orwnaik] sang."]);
    check(&["Prosecutor [Ann Orwniak → ann-orwniak] met Prosecutor [Ann Orwnaik → ann-orwnaik]."]);
    check(&["[Ann Hall → ann-hall] left.", "[Ann Hill → ann-hill] sang."]);
}

#[test]
fn a_slip_in_a_name_of_one_office_makes_no_second_person() {
    check(&["Coroner [Barnaby Orwniak → barnaby-orwniak] came.", "Coroner [Barneby Orwniak → barnaby-orwniak] left."]);
    check(&["Coroner [Barnaby Orwniak → barnaby-orwniak] came.", "The singer [Barneby Orwniak → barneby-orwniak] left."]);
    check(&["Coroner [Marina Orwniak → marina-orwniak] came.", "Coroner [Martina Orwniak → martina-orwniak] left."]);
}

#[test]
fn a_nickname_of_several_words_is_left_out_of_the_name() {
    check(&["Boxer [Callum “The Anvil” Orwin → callum-orwin] will not fight. [Orwin → callum-orwin] is 38."]);
}

#[test]
fn letters_of_a_degree_are_no_name() {
    check(&["They asked [Torvald Orwin → torvald-orwin], D.V.M. [Orwin → torvald-orwin] left."]);
    check(&["They asked [Olaf Orwin → olaf-orwin], Ph.D. [Orwin → olaf-orwin] left."]);
}

#[test]
fn particles_before_a_surname_are_of_it() {
    check(&["[Giulia dell’Orwin → giulia-dell-orwin] sang. [Yossi bar Odwan → yossi-bar-odwan] left."]);
    check(&["The Hon. [Rosa M. del Odwan → rosa-m-del-odwan] left. The coup d’état failed."]);
    check(&["[Omar bin Hamad Al Odwan → omar-bin-hamad-al-odwan] came. [Al Odwan → omar-bin-hamad-al-odwan] left."]);
}
