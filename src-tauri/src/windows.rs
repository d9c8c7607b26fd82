//! The two windows: the interviewer's, and the candidate's, which is only ever given the current prompt.

use tauri::{AppHandle, DragDropEvent, Emitter, Manager, Runtime, WebviewWindow, Window, WindowEvent};

use crate::shared::Shared;
use crate::{ending, menu, place, web_view};

/// The interviewer's window.
pub const MAIN: &str = "main";
/// The candidate's window.
pub const CANDIDATE: &str = "candidate";
const MAIN_PAGE: &str = "index.html";
const CANDIDATE_PAGE: &str = "candidate.html";

/// Opens the interviewer's window.
///
/// # Errors
/// The web view cannot be made.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let builder = web_view::builder(app, MAIN, MAIN_PAGE)?.title("Evenhand").min_inner_size(720.0, 480.0);
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
    web_view::load(&window, MAIN_PAGE)?;
    Ok(window)
}

/// Shows or closes the candidate's window; true when it is open afterwards. It never takes the keyboard: the
/// interviewer is typing.
///
/// # Errors
/// The web view cannot be made.
pub fn show_candidate<R: Runtime>(app: &AppHandle<R>, show: bool) -> tauri::Result<bool> {
    match (app.get_webview_window(CANDIDATE), show) {
        (Some(_), true) => Ok(true),
        (Some(window), false) => window.close().map(|()| false),
        (None, false) => Ok(false),
        // The title is seen on a shared screen: it says nothing of the candidate or the interview.
        (None, true) => {
            let builder = web_view::builder(app, CANDIDATE, CANDIDATE_PAGE)?
                .title("Question")
                .focused(false)
                .visible(false);
            let window = place::restored(app, CANDIDATE, (960.0, 600.0), builder)?;
            web_view::load(&window, CANDIDATE_PAGE)?;
            leave_keyboard(&window);
            window.show()?;
            Ok(true)
        }
    }
}

/// Says before the window is shown that it does not want the keyboard then. A click gives it the keyboard later.
fn leave_keyboard<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::GtkWindowExt;
        let shown = window.clone();
        // A window that is just closing is not shown any more.
        let _ = window.run_on_main_thread(move || {
            if let Ok(window) = shown.gtk_window() {
                window.set_focus_on_map(false);
            }
        });
    }
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// Tells the interviewer's window whether the candidate's is open.
pub fn tell_candidate<R: Runtime>(app: &AppHandle<R>, open: bool) {
    // A window that is just closing cannot be told, and need not be.
    let _ = app.emit_to(MAIN, "candidate-window", open);
}

/// Files over the window, and files let go of there: these, and no others, may be read from then on.
fn on_drag<R: Runtime>(window: &Window<R>, event: &DragDropEvent) {
    // A window that is just closing cannot be told, and need not be.
    let _ = match event {
        DragDropEvent::Enter { paths, .. } => window.emit_to(MAIN, "files-over", !paths.is_empty()),
        DragDropEvent::Leave => window.emit_to(MAIN, "files-over", false),
        DragDropEvent::Drop { paths, .. } => {
            window.state::<Shared>().grant(paths);
            let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            window.emit_to(MAIN, "files-dropped", paths)
        }
        _ => Ok(()),
    };
}

/// What happens to the two windows. Before the interviewer's closes, what is being typed must be stored.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let app = window.app_handle();
    match (window.label(), event) {
        (MAIN, WindowEvent::CloseRequested { api, .. }) => ending::requested(app, api),
        (MAIN, WindowEvent::DragDrop(event)) => on_drag(window, event),
        (CANDIDATE, WindowEvent::CloseRequested { .. }) => place::keep(app),
        (CANDIDATE, WindowEvent::Destroyed) => tell_candidate(app, false),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::mpsc;

    use tauri::test::mock_builder;
    use tauri::{Listener, PhysicalPosition, WebviewUrl, WebviewWindowBuilder};

    use super::*;

    #[test]
    fn what_is_dropped_may_be_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let shared = Shared::open(folder.path().join("w.evenhand"), None);
        let app = crate::app(mock_builder(), shared).build(crate::context()).unwrap();
        let window = WebviewWindowBuilder::new(&app, MAIN, WebviewUrl::default()).build().unwrap();
        let (told, heard) = mpsc::channel();
        for name in ["files-over", "files-dropped"] {
            let told = told.clone();
            window.listen(name, move |event| told.send(event.payload().to_owned()).unwrap());
        }
        let (paths, position) =
            (vec![PathBuf::from("/home/noor/page.html")], PhysicalPosition::new(1.0, 1.0));
        let window = window.as_ref().window();
        on_event(&window, &WindowEvent::DragDrop(DragDropEvent::Enter { paths: paths.clone(), position }));
        assert_eq!(heard.recv().unwrap(), "true");
        let may = |path: &str| app.state::<Shared>().may_read(Path::new(path));
        assert!(!may("/home/noor/page.html"), "what is only held over the window is not given yet");
        on_event(&window, &WindowEvent::DragDrop(DragDropEvent::Leave));
        assert_eq!(heard.recv().unwrap(), "false");
        on_event(&window, &WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }));
        assert_eq!(heard.recv().unwrap(), r#"["/home/noor/page.html"]"#);
        assert!(may("/home/noor/page.html"));
        for other in ["/home/noor/other.html", "/home/noor", "/home/noor/page.html/..", "/etc/passwd"] {
            assert!(!may(other), "{other} was not dropped");
        }
    }
}
