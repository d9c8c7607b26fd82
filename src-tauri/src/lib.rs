//! The shell: one window, the commands it may call, and nothing else. No SQL and no rules here.

mod account;
pub mod bindings;
mod commands;
mod crossing;
mod ending;
mod failure;
mod files;
mod keeper;
mod keeping;
mod known;
mod menu;
mod place;
mod printing;
mod shared;
mod shell_commands;
mod start;
mod web_view;
mod windows;

use std::path::PathBuf;

use tauri::{Builder, Context, Manager, Runtime};

pub use failure::Failure;
pub use known::Known;
pub use shared::Shared;

/// The app on any runtime: the real one, or the mock that the ipc tests talk to.
pub fn app<R: Runtime>(builder: Builder<R>, shared: Shared) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(shared)
        .invoke_handler(commands::handler())
        .on_window_event(windows::on_event)
        .on_menu_event(menu::chosen)
}

/// The window's files, the configuration, and who may call what.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Opens the workspace and the window, and stays until the window closes.
///
/// # Errors
/// No display, or no web view: a sentence.
pub fn run(workspace: Option<PathBuf>) -> Result<(), String> {
    start::guard_nvidia();
    start::without_session_bus(start::display)?;
    let exports = std::env::var_os("EVENHAND_EXPORT_FOLDER").map(PathBuf::from);
    // Only the usual place is a place to begin in; a file that was named must be there.
    let may_make = workspace.is_none();
    let path = workspace.unwrap_or_else(workspace::default_path);
    let known = Known::read(workspace::own_folder().join("known.json"));
    let mut shared = Shared::start(path, exports, may_make, known);
    shared.imports =
        std::env::var_os("EVENHAND_IMPORT_FILES").map(|files| std::env::split_paths(&files).collect());
    shared.greet(account::full_name());
    let builder = app(Builder::default(), shared).setup(|app| {
        start::follow_color_scheme();
        start::without_session_bus(|| windows::open_main(app.handle()))?;
        ending::follow_signals(app.handle().clone());
        keeper::start(app.handle().clone());
        Ok(())
    });
    let app = start::without_session_bus(|| builder.build(context())).map_err(|error| {
        format!("The window could not be opened: {error}. The command line, evenhand-cli, works without one.")
    })?;
    app.run(|app, event| {
        if matches!(event, tauri::RunEvent::Exit) {
            app.state::<Shared>().close();
        }
    });
    Ok(())
}
