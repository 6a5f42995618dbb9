//! The whole site, made from invented articles by the real steps.

use super::*;

fn all_pages(compiled: &Compiled) -> Vec<(Address, Vec<u8>)> {
    let theme = Theme::new(&compiled.project).expect("the default theme is sound");
    let site = Site::new(compiled, &theme);
    site.addresses().into_iter().map(|address| (address.clone(), site.render(&address).expect("every page renders"))).collect()
}

#[test]
fn the_embedded_project_renders_and_twice_the_same() {
    let project = crate::corpus::parse_project(crate::embedded::project_files(), true).expect("it is sound");
    let compiled = crate::pipeline::compile(project);
    assert_eq!(all_pages(&compiled), all_pages(&compiled));
}
