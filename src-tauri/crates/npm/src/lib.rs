//! Installs locked npm packages for the build scripts that take something out of them: the window, the fonts and the
//! license notices. No program contains it.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

/// Installs what the folder's lock names, unless it stands there already. Two builds at once take turns.
///
/// # Errors
/// A sentence that says what is missing or went wrong.
pub fn install(folder: &Path) -> Result<(), String> {
    let unread = |error: std::io::Error| format!("{} cannot be used: {error}.", folder.display());
    let turn = File::create(folder.join(".lock")).map_err(unread)?;
    turn.lock().map_err(unread)?;
    let written = |name: &str| fs::metadata(folder.join(name)).and_then(|m| m.modified()).ok();
    let installed = written("node_modules/.package-lock.json");
    if installed.is_some() && installed >= written("package-lock.json") {
        return Ok(());
    }
    run(folder, &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .map_err(|sentence| format!("The first build needs a network for its npm packages. {sentence}"))
}

/// Runs npm in the folder.
///
/// # Errors
/// A sentence on one line, with what npm said.
pub fn run(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!(
            "npm {} failed in {}: {}{}",
            arguments.join(" "),
            folder.display(),
            String::from_utf8_lossy(&done.stdout),
            String::from_utf8_lossy(&done.stderr)
        )
        .replace('\n', " | ")),
        Err(error) => Err(format!("npm did not start ({error}); install Node.js 20.19 or newer.")),
    }
}
