//! The npm packages: what a lock installs to be part of the program, and not only to build or test it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::gather::{self, Gathered};

#[derive(Deserialize)]
struct Lock {
    /// By folder.
    packages: BTreeMap<String, Locked>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Locked {
    version: String,
    license: String,
    dev: bool,
}

/// Adds the packages of a folder; installs them if they are not there.
pub fn add(gathered: &mut Gathered, folder: &Path) -> Result<(), Box<dyn Error>> {
    let lock = folder.join("package-lock.json");
    println!("cargo::rerun-if-changed={}", lock.display());
    npm::install(folder)?;
    let lock: Lock = serde_json::from_str(&fs::read_to_string(lock)?)?;
    for (path, Locked { version, license, dev }) in lock.packages {
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        let place = folder.join(&path);
        // Types are gone once the window is built, and what is for another system is not installed.
        if dev || name.starts_with("@types/") || !place.is_dir() {
            continue;
        }
        let source = format!("https://www.npmjs.com/package/{name}/v/{version}");
        let mut texts = gather::texts(&place)?;
        if texts.is_empty() {
            texts = gather::standard(&license, &format!("the authors of {name}"));
        }
        gathered.add(gather::package(name, &version, &license, &source), texts);
    }
    Ok(())
}
