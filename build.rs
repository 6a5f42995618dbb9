//! Embeds the project: copied to `OUT_DIR` first, since `include_dir!` on the sources would miss new files.
#![expect(clippy::disallowed_methods, reason = "embedding reads the project and writes to OUT_DIR")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    if !from.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for folder in ["project", "theme"] {
        if out.join(folder).exists() {
            fs::remove_dir_all(out.join(folder))?;
        }
    }
    copy(&root.join("seeds"), &out.join("project/seeds"))?;
    fs::copy(root.join("newsite.toml"), out.join("project/newsite.toml"))?;
    for folder in ["templates", "static"] {
        copy(&root.join(folder), &out.join("theme").join(folder))?;
    }
    for path in ["seeds", "newsite.toml", "templates", "static"] {
        println!("cargo::rerun-if-changed={path}");
    }
    Ok(())
}
