//! The one way out of the program, whoever asks for it: the page stores what is being typed and answers, then the file is
//! written whole and closed. Nothing unsaved is dropped without a question.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tauri::{AppHandle, CloseRequestApi, Emitter, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons};

use crate::place;
use crate::shared::Shared;
use crate::windows::MAIN;

/// How long the page may take to answer before the person is asked. A write waits up to three seconds for a file that
/// another program holds.
const ANSWER: Duration = Duration::from_secs(10);
/// How long the page may take when the system ends the session: there is nobody to ask.
const LAST: Duration = Duration::from_secs(6);

/// Where the way out has got to.
#[derive(Debug, Default)]
pub struct Ending {
    /// The page was told, and has not answered yet.
    asked: AtomicBool,
    /// The system ends the program: it ends, stored or not.
    firm: AtomicBool,
}

/// The interviewer's window is to be closed: it waits until the page has stored what is being typed. Where there is no page
/// to ask, it closes.
pub fn requested<R: Runtime>(app: &AppHandle<R>, close: &CloseRequestApi) {
    app.state::<Shared>().ending.asked.store(true, Ordering::SeqCst);
    if app.emit_to(MAIN, "leaving", ()).is_err() {
        return;
    }
    close.prevent_close();
    let app = app.clone();
    std::thread::spawn(move || {
        while !answered(&app, ANSWER) {
            let leave = app
                .dialog()
                .message(
                    "Evenhand is not responding. What was typed in the last seconds may not be saved yet.",
                )
                .title("Close Evenhand?")
                .buttons(MessageDialogButtons::OkCancelCustom("Close anyway".into(), "Wait".into()))
                .blocking_show();
            if leave {
                return end(&app);
            }
        }
    });
}

/// The page's answer: what was typed is stored and the program may end, or it is not and the page asks the person.
pub fn answer<R: Runtime>(app: &AppHandle<R>, stored: bool) {
    let ending = &app.state::<Shared>().ending;
    ending.asked.store(false, Ordering::SeqCst);
    if stored || ending.firm.load(Ordering::SeqCst) {
        end(app);
    }
}

fn answered<R: Runtime>(app: &AppHandle<R>, patience: Duration) -> bool {
    let begin = Instant::now();
    while app.state::<Shared>().ending.asked.load(Ordering::SeqCst) {
        if begin.elapsed() > patience {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

fn end<R: Runtime>(app: &AppHandle<R>) {
    place::keep(app);
    app.exit(0);
}

/// When the system ends the program (the session ends, the machine is shut down), the page still stores what is typed.
pub fn follow_signals<R: Runtime>(app: AppHandle<R>) {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        // Without them the program ends as it always would.
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
        std::thread::spawn(move || {
            if signals.forever().next().is_none() {
                return;
            }
            let ending = &app.state::<Shared>().ending;
            ending.firm.store(true, Ordering::SeqCst);
            ending.asked.store(true, Ordering::SeqCst);
            if app.emit_to(MAIN, "leaving", ()).is_err() || !answered(&app, LAST) {
                end(&app);
            }
        });
    }
    #[cfg(not(unix))]
    let _ = app;
}
