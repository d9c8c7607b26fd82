//! Builds the window's files when their sources changed, names every command in the app manifest (a command that is
//! not named there can be called by nobody), and hands over to Tauri.

use std::path::Path;
use std::process::Command;

macro_rules! commands {
    ($($kind:ident $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("src/command_list.rs");

fn main() {
    println!("cargo:rerun-if-changed=src/command_list.rs");
    if let Err(sentence) = interface(Path::new("../ui")) {
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

/// `npm ci` when the lock is newer than what is installed, then `npm run build`; cargo calls this only when one of the
/// named files changed.
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
    let written = |path: &Path| std::fs::metadata(path).and_then(|m| m.modified()).ok();
    let installed = written(&ui.join("node_modules/.package-lock.json"));
    if installed.is_none() || installed < written(&ui.join("package-lock.json")) {
        npm(ui, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(ui, &["run", "build"])
}

fn npm(ui: &Path, arguments: &[&str]) -> Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    match Command::new(program).args(arguments).current_dir(ui).output() {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!(
            "npm {} failed: {}{}",
            arguments.join(" "),
            String::from_utf8_lossy(&done.stdout),
            String::from_utf8_lossy(&done.stderr)
        )
        .replace('\n', " | ")),
        Err(_) => Err("npm was not found; install Node.js 20.19 or newer, or run `make setup`.".to_owned()),
    }
}
