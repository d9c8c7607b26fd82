//! The native menu of the interviewer's window. An item is a verb of the window's own registry and runs there, so that
//! menu, keys and palette always do the same; the window says which can be done now, and what undo would undo.

use tauri::menu::{AboutMetadata, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewWindow};

use crate::crossing::MenuVerb;
use crate::windows::MAIN;

enum Item {
    /// A verb of the window, with the key that does the same there, if it is one stroke.
    Verb(&'static str, &'static str),
    /// What the web view does with the text that has the focus.
    Text(&'static str),
    Line,
    About,
    Quit,
}
use Item::{About, Line, Quit, Text, Verb};

#[cfg(target_os = "macos")]
const OWN: &[(&str, &[Item])] = &[("Evenhand", &[About, Line, Verb("Go to Settings", "Ctrl+,"), Line, Quit])];
#[cfg(not(target_os = "macos"))]
const OWN: &[(&str, &[Item])] = &[];

#[cfg(not(target_os = "macos"))]
const END: &[Item] = &[Line, Quit];
#[cfg(target_os = "macos")]
const END: &[Item] = &[];

const MENUS: &[(&str, &[Item])] = &[
    (
        "File",
        &[
            Verb("Plan an interview", ""),
            Verb("New question", ""),
            Verb("New question set", ""),
            Verb("New opening", ""),
            Line,
            Verb("Import questions", ""),
            Line,
            Verb("Open another workspace", ""),
            Verb("Make a new workspace", ""),
        ],
    ),
    (
        "Edit",
        &[
            Verb("Undo", "Ctrl+Z"),
            Verb("Redo", "Ctrl+Shift+Z"),
            Line,
            Text("Cut"),
            Text("Copy"),
            Text("Paste"),
            Text("Select all"),
        ],
    ),
    (
        "View",
        &[
            Verb("Command palette", "Ctrl+K"),
            Line,
            Verb("Larger text", "Ctrl+="),
            Verb("Smaller text", "Ctrl+-"),
            Verb("Normal text size", "Ctrl+0"),
            Line,
            Verb("Theme: light", ""),
            Verb("Theme: dark", ""),
            Verb("Theme: as the system", ""),
        ],
    ),
    (
        "Go",
        &[
            Verb("Back", "Alt+ArrowLeft"),
            Verb("Forward", "Alt+ArrowRight"),
            Line,
            Verb("Go to Home", ""),
            Verb("Go to Questions", ""),
            Verb("Go to Question sets", ""),
            Verb("Go to Openings", ""),
            Verb("Go to Interviews", ""),
            Verb("Go to Settings", "Ctrl+,"),
        ],
    ),
    (
        "Help",
        &[
            Verb("Keys on this screen", ""),
            Verb("Show the welcome", ""),
            Line,
            Verb("Load the worked example", ""),
            Verb("Remove the worked example", ""),
        ],
    ),
];

/// What stands before an id that is no verb of the window.
const TEXT: &str = "text:";
const QUIT: &str = "quit";

/// The menu as it is before the window has said what can be done: nothing but leaving.
///
/// # Errors
/// The system cannot make a menu.
pub fn make<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    for (title, items) in OWN.iter().chain(MENUS) {
        let submenu = Submenu::new(app, *title, true)?;
        let end: &[Item] = match *title {
            "File" => END,
            "Help" if cfg!(not(target_os = "macos")) => &[Line, About],
            _ => &[],
        };
        for item in items.iter().chain(end) {
            append(app, &submenu, item)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

fn append<R: Runtime>(app: &AppHandle<R>, submenu: &Submenu<R>, item: &Item) -> tauri::Result<()> {
    match item {
        Verb(verb, key) => {
            let key = Some(accelerator(key, cfg!(target_os = "macos"))).filter(|key| !key.is_empty());
            submenu.append(&MenuItem::with_id(app, *verb, verb, false, key)?)
        }
        // The system's own items do nothing on Linux without another library.
        Text(verb) if cfg!(target_os = "linux") => {
            submenu.append(&MenuItem::with_id(app, format!("{TEXT}{verb}"), verb, true, None::<&str>)?)
        }
        Text("Cut") => submenu.append(&PredefinedMenuItem::cut(app, None)?),
        Text("Copy") => submenu.append(&PredefinedMenuItem::copy(app, None)?),
        Text("Paste") => submenu.append(&PredefinedMenuItem::paste(app, None)?),
        Text(_) => submenu.append(&PredefinedMenuItem::select_all(app, None)?),
        Line => submenu.append(&PredefinedMenuItem::separator(app)?),
        About => {
            let about = AboutMetadata {
                name: Some("Evenhand".to_owned()),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                comments: Some(
                    "Structured interviews: the same questions, the same anchors, evidence, decided last."
                        .to_owned(),
                ),
                ..AboutMetadata::default()
            };
            submenu.append(&PredefinedMenuItem::about(app, Some("About Evenhand"), Some(about))?)
        }
        Quit => submenu.append(&MenuItem::with_id(
            app,
            QUIT,
            "Quit",
            true,
            Some(accelerator("Ctrl+Q", cfg!(target_os = "macos"))),
        )?),
    }
}

/// A chord as the system's menus write it. On macOS, as in the page, Ctrl is Command and Alt is Control, because Option
/// types characters; Control with an arrow belongs to Mission Control, so such a chord takes Command, too.
fn accelerator(chord: &str, mac: bool) -> String {
    if !mac {
        return chord.to_owned();
    }
    let keys = chord.split('+').map(|key| match key {
        "Ctrl" => "Cmd",
        "Alt" if chord.starts_with("Alt+Arrow") => "Ctrl+Cmd",
        "Alt" => "Ctrl",
        other => other,
    });
    keys.collect::<Vec<_>>().join("+")
}

/// The page handles its own keys, in texts and dialogs as well as outside; the menu names them, but must not take them
/// first: what is typed next would reach the page before what the menu has to say. (macOS asks the page first anyway.)
pub fn leave_keys_to_the_page<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    if let Ok(window) = window.gtk_window() {
        use gtk::prelude::GtkWindowExt;
        for group in gtk::accel_groups_from_object(&window) {
            window.remove_accel_group(&group);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// An item was chosen.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    match event.id().as_ref() {
        QUIT => drop(window.close()),
        id => match id.strip_prefix(TEXT) {
            Some(verb) => edit(&window, verb),
            None => drop(window.emit_to(MAIN, "menu", id)),
        },
    }
}

/// Does to the text that has the focus what the menu says.
fn edit<R: Runtime>(window: &WebviewWindow<R>, verb: &str) {
    #[cfg(target_os = "linux")]
    {
        let command = verb.replace(" all", "All");
        // A window that is just closing has no text to edit.
        let _ = window.with_webview(move |view| {
            webkit2gtk::WebViewExt::execute_editing_command(&view.inner(), &command);
        });
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (window, verb);
}

/// Names and switches the items as the window says; a verb that it does not name cannot be done now.
pub fn show<R: Runtime>(app: &AppHandle<R>, verbs: &[MenuVerb]) {
    let menu = if cfg!(target_os = "macos") {
        app.menu()
    } else {
        app.get_webview_window(MAIN).and_then(|window| window.menu())
    };
    let submenus = menu.and_then(|menu| menu.items().ok()).unwrap_or_default();
    for item in submenus.iter().filter_map(|item| item.as_submenu()?.items().ok()).flatten() {
        let Some(item) = item.as_menuitem() else { continue };
        let id = item.id().as_ref();
        if id == QUIT || id.starts_with(TEXT) {
            continue;
        }
        let now = verbs.iter().find(|verb| verb.verb == id);
        // An item that cannot be renamed still does what it did.
        let _ = item.set_text(now.map_or(id, |verb| verb.title.as_str()));
        let _ = item.set_enabled(now.is_some_and(|verb| verb.enabled));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_macos_no_key_of_the_menu_takes_option_from_the_text() {
        let chords: Vec<&str> = MENUS
            .iter()
            .flat_map(|(_, items)| *items)
            .filter_map(|item| if let Verb(_, chord) = item { Some(*chord) } else { None })
            .collect();
        assert!(chords.contains(&"Alt+ArrowLeft"), "the menu has keys with Alt");
        for chord in &chords {
            let keys = accelerator(chord, true);
            assert!(
                !keys.contains("Alt"),
                "{chord} is {keys}: Option with an arrow moves the cursor by a word"
            );
        }
        assert_eq!(accelerator("Alt+ArrowLeft", true), "Ctrl+Cmd+ArrowLeft");
        assert_eq!(accelerator("Ctrl+Shift+Z", true), "Cmd+Shift+Z");
        assert_eq!(accelerator("Ctrl+Shift+Z", false), "Ctrl+Shift+Z");
    }
}
