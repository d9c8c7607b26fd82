//! Gathers the notices where the packages themselves are, once per change of a lock: the crates in cargo's registry, the
//! npm packages of the window and of the fonts where npm put them, Rust's own library beside the compiler.

#![allow(clippy::print_stdout, reason = "a build script tells cargo what it needs on standard output")]

mod crates;
mod gather;
mod node;
#[path = "../src/notices.rs"]
#[allow(dead_code, reason = "shared with the library, which uses more of it")]
mod notices;
mod rust;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use gather::Gathered;

fn main() -> Result<(), Box<dyn Error>> {
    let root = fs::canonicalize(Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../.."))?;
    let mut gathered = Gathered::default();
    let program = gather::package("Evenhand", env!("CARGO_PKG_VERSION"), "MIT", "");
    gathered.add(program, [fs::read_to_string(root.join("LICENSE"))?]);
    crates::add(&mut gathered, &root)?;
    for folder in ["src-tauri/crates/report/fonts", "ui"] {
        node::add(&mut gathered, &root.join(folder))?;
    }
    rust::add(&mut gathered)?;
    let notices = gathered.into_notices();

    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("notices.json"), serde_json::to_string(&notices)?)?;
    let copyright = out.join("copyright");
    fs::write(&copyright, notices.to_string())?;
    // For the build script of the shell, which puts it into the Debian package.
    println!("cargo::metadata=copyright={}", copyright.display());
    for input in [
        "LICENSE",
        "Cargo.lock",
        "src-tauri/crates/licenses/build",
        "src-tauri/crates/licenses/src/notices.rs",
    ] {
        println!("cargo::rerun-if-changed={}", root.join(input).display());
    }
    Ok(())
}
