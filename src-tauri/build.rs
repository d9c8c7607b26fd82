//! Builds the window's files when their sources changed, names every command in the app manifest (a command that is
//! not named there can be called by nobody), and hands over to Tauri.

use std::path::Path;

macro_rules! commands {
    ($($kind:ident $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("src/command_list.rs");

fn main() {
    println!("cargo:rerun-if-changed=src/command_list.rs");
    let failed = |error: std::io::Error| format!("The license notices could not be written: {error}.");
    if let Err(sentence) = interface(Path::new("../ui")).and_then(|()| copyright().map_err(failed)) {
        // The one way a build script has of stopping the build with a sentence.
        println!("cargo:warning={sentence}");
        std::process::exit(1);
    }
    let attributes =
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

/// Installs the packages of the window, then builds it; cargo calls this only when one of the named files changed.
fn interface(ui: &Path) -> Result<(), String> {
    for source in [
        "src",
        "index.html",
        "candidate.html",
        "package.json",
        "package-lock.json",
        "vite.config.ts",
        "svelte.config.js",
        "tsconfig.json",
    ] {
        println!("cargo:rerun-if-changed={}", ui.join(source).display());
    }
    println!("cargo:rerun-if-changed={}", ui.join("dist/index.html").display());
    npm::install(ui)?;
    npm::run(ui, &["run", "build"])
}

/// Puts the license notices where `tauri.conf.json` takes them from for the Debian package.
fn copyright() -> std::io::Result<()> {
    let gathered = std::env::var("DEP_EVENHAND_LICENSES_COPYRIGHT").map_err(std::io::Error::other)?;
    println!("cargo:rerun-if-changed={gathered}");
    std::fs::create_dir_all("gen")?;
    std::fs::copy(gathered, "gen/copyright").map(|_| ())
}
