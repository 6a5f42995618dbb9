//! Every crate we build on comes from cargo's registry, under a licence that deny.toml allows.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on has failed; it reads deny.toml")]

use std::process::Command;

use serde_json::Value;

/// What cargo knows of all crates in the graph of this machine.
fn crates() -> Vec<Value> {
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let flags = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let metadata = Command::new(cargo).args(flags).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let ours = |package: &Value| package["name"] == env!("CARGO_PKG_NAME");
    metadata["packages"].as_array().unwrap().iter().filter(|package| !ours(package)).cloned().collect()
}

/// A list of strings in deny.toml.
fn listed(table: &str, key: &str) -> Vec<String> {
    let rules = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml")).unwrap();
    let rules: toml::Table = toml::from_str(&rules).unwrap();
    rules[table][key].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// Whether a licence, such as `(MIT OR GPL-3.0) AND Unicode-3.0`, can be met with these alone.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).expect("the registry checks licences");
    expression
        .evaluate(|wanted| wanted.addition.is_none() && wanted.license.id().is_some_and(|id| allowed.iter().any(|one| one == id.name)))
}

#[test]
fn every_licence_is_allowed() {
    let allowed = listed("licenses", "allow");
    for package in crates() {
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{} has no licence", package["name"]));
        assert!(is_allowed(licence, &allowed), "{} is under {licence}", package["name"]);
    }
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in crates() {
        let origin = package["source"].as_str().unwrap_or("a path");
        assert!(origin.starts_with("registry+"), "{} comes from {origin}", package["name"]);
    }
}

#[test]
fn one_licence_of_several_is_enough_but_all_of_a_sum_are_wanted() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    assert!(is_allowed("GPL-3.0-only OR MIT", &allowed));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(is_allowed("MIT/Apache-2.0", &allowed));
    assert!(!is_allowed("MIT AND GPL-3.0-only", &allowed));
}
