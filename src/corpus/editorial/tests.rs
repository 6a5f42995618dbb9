//! Dates as the editor writes them, and the schemas of the files that people write.
#![allow(clippy::disallowed_methods, reason = "the test reads the schemas, and renews them")]

use std::path::Path;

use super::*;
use crate::corpus::Settings;

#[test]
fn a_date_is_a_day_a_month_a_year_or_from_one_to_another() {
    let check = |value: &str, expected: Option<(&str, &str)>| {
        let found = When::parse(value).map(|when| (when.first.to_string(), when.last.to_string()));
        assert_eq!(found, expected.map(|(first, last)| (first.to_owned(), last.to_owned())), "{value}");
    };
    check("2024-03-08", Some(("2024-03-08", "2024-03-08")));
    check("2024-02", Some(("2024-02-01", "2024-02-29")));
    check("2024", Some(("2024-01-01", "2024-12-31")));
    check("2024-03-08/2024-03-10", Some(("2024-03-08", "2024-03-10")));
    for wrong in ["2024-3-8", "2024-13", "8 March 2024", "2024-03-10/2024-03-08", "", "/"] {
        check(wrong, None);
    }
}

/// Editors complete and check the files with these: `BLESS=1 cargo test schema` renews them.
#[test]
fn the_schemas_are_those_of_the_types() {
    let schemas = [("editorial", schemars::schema_for!(File)), ("newsite", schemars::schema_for!(Settings))];
    for (name, schema) in schemas {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.schema.json"));
        let json = format!("{:#}\n", schema.to_value());
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &json).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).is_ok_and(|old| old == json),
            "{} is not current: BLESS=1 cargo test schema",
            path.display()
        );
    }
}

#[test]
fn a_key_by_another_name_leads_to_ours() {
    let fault =
        parse_editorial("editorial.toml", "[[article]]\nfile = \"flood.txt\"\ndate = \"2024-03-08\"\n").expect_err("an unknown key");
    assert!(fault.explained().contains("unknown key `date`") && format!("{fault:?}").contains("did you mean `published`?"), "{fault:?}");
}
