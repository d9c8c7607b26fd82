//! The two windows: the interviewer's, and the candidate's, which is only ever given the current prompt.

use std::sync::atomic::Ordering;

use tauri::{
    AppHandle, Emitter, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

use crate::shared::Shared;

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
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Evenhand")
        .inner_size(1280.0, 800.0)
        .min_inner_size(720.0, 480.0)
        .build()
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
        (None, true) => WebviewWindowBuilder::new(app, CANDIDATE, WebviewUrl::App("candidate.html".into()))
            .title("Question")
            .inner_size(960.0, 600.0)
            .build()
            .map(|_| true),
    }
}

/// Before the interviewer's window closes, what is being typed must be stored: the window is told, stores it and
/// answers with `leave`. One that no longer answers is closed after two seconds all the same.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let (MAIN, WindowEvent::CloseRequested { api, .. }) = (window.label(), event) {
        let app = window.app_handle().clone();
        app.state::<Shared>().leaving.store(true, Ordering::SeqCst);
        if window.emit_to(MAIN, "leaving", ()).is_ok() {
            api.prevent_close();
            std::thread::spawn(move || {
                std::thread::sleep(std::time::Duration::from_secs(2));
                if app.state::<Shared>().leaving.load(Ordering::SeqCst) {
                    app.exit(0);
                }
            });
        }
    }
}
