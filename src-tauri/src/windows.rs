//! The two windows: the interviewer's, and the candidate's, which is only ever given the current prompt.

use std::sync::atomic::Ordering;

use tauri::{
    AppHandle, Emitter, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

use crate::shared::{Shared, recover};
use crate::{menu, place};

/// The interviewer's window.
pub const MAIN: &str = "main";
/// The candidate's window.
pub const CANDIDATE: &str = "candidate";

/// What must hold before the first window is opened.
///
/// # Errors
/// There is no display to open it on.
pub fn before_start() -> Result<(), String> {
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|v| v.is_empty()))
    {
        return Err("There is no display to open the window on. The command line works without one: evenhand-cli --help.".to_owned());
    }
    Ok(())
}

/// Opens the interviewer's window.
///
/// # Errors
/// The web view cannot be made.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Evenhand")
        .min_inner_size(720.0, 480.0);
    let menu = menu::make(app)?;
    // On macOS the menu is the program's; elsewhere it is this window's, and the candidate's window has none.
    let builder = if cfg!(target_os = "macos") {
        app.set_menu(menu)?;
        builder
    } else {
        builder.menu(menu)
    };
    let window = place::restored(app, MAIN, (1280.0, 800.0), builder)?;
    menu::leave_keys_to_the_page(&window);
    Ok(window)
}

/// Shows or closes the candidate's window; true when it is open afterwards.
///
/// # Errors
/// The web view cannot be made.
pub fn show_candidate<R: Runtime>(app: &AppHandle<R>, show: bool) -> tauri::Result<bool> {
    match (app.get_webview_window(CANDIDATE), show) {
        (Some(window), true) => window.set_focus().map(|()| true),
        (Some(window), false) => window.close().map(|()| false),
        (None, false) => Ok(false),
        // The title is seen on a shared screen: it says nothing of the candidate or the interview.
        (None, true) => {
            let builder = WebviewWindowBuilder::new(app, CANDIDATE, WebviewUrl::App("candidate.html".into()))
                .title("Question");
            place::restored(app, CANDIDATE, (960.0, 600.0), builder).map(|_| true)
        }
    }
}

/// Tells the interviewer's window whether the candidate's is open.
pub fn tell_candidate<R: Runtime>(app: &AppHandle<R>, open: bool) {
    // A window that is just closing cannot be told, and need not be.
    let _ = app.emit_to(MAIN, "candidate-window", open);
}

/// Before the interviewer's window closes, what is being typed must be stored: the window is told, stores it and
/// answers with `leave`. One that no longer answers is closed after two seconds all the same.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let app = window.app_handle();
    match (window.label(), event) {
        (MAIN, WindowEvent::CloseRequested { api, .. }) => {
            app.state::<Shared>().leaving.store(true, Ordering::SeqCst);
            if window.emit_to(MAIN, "leaving", ()).is_ok() {
                api.prevent_close();
                let app = app.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(std::time::Duration::from_secs(2));
                    if app.state::<Shared>().leaving.load(Ordering::SeqCst) {
                        place::keep(&app);
                        app.exit(0);
                    }
                });
            }
        }
        (CANDIDATE, WindowEvent::CloseRequested { .. }) => place::keep(app),
        (CANDIDATE, WindowEvent::Destroyed) => {
            *recover(app.state::<Shared>().shown.lock()) = None;
            tell_candidate(app, false);
        }
        _ => {}
    }
}
