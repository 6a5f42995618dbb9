//! Checks the project and embeds it.
use std::{
    env, fs,
    path::{Path, PathBuf},
};
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let Ok(entries) = fs::read_dir(from) else { return };
    for e in entries {
        let e = e.unwrap();
        let t = to.join(e.file_name());
        if e.path().is_dir() {
            copy(&e.path(), &t)
        } else {
            fs::copy(e.path(), t).unwrap();
        }
    }
}
fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let _ = fs::remove_dir_all(out.join("project"));
    let _ = fs::remove_dir_all(out.join("theme"));
    for d in ["seeds"] {
        copy(&root.join(d), &out.join("project").join(d));
        println!("cargo::rerun-if-changed={d}");
    }
    if root.join("newsite.toml").exists() {
        fs::copy(root.join("newsite.toml"), out.join("project/newsite.toml")).unwrap();
    }
    for d in ["templates", "static"] {
        copy(&root.join(d), &out.join("theme").join(d));
        println!("cargo::rerun-if-changed={d}");
    }
    println!("cargo::rerun-if-changed=newsite.toml");
}
