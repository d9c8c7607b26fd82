//! What has to be settled before the first window: a display that opens, a web view that does not stay white, and a
//! desktop service that hangs and must not be waited for. Only Linux needs any of it.

#[cfg(target_os = "linux")]
pub use linux::{display, follow_color_scheme, guard_nvidia, show_dark, without_session_bus};

/// Elsewhere the system takes care of all this.
#[cfg(not(target_os = "linux"))]
mod elsewhere {
    pub fn guard_nvidia() {}

    pub fn display() -> Result<(), String> {
        Ok(())
    }

    pub fn without_session_bus<T>(build: impl FnOnce() -> T) -> T {
        build()
    }

    pub fn follow_color_scheme() {}

    pub fn show_dark<R: tauri::Runtime>(app: &tauri::AppHandle<R>, dark: Option<bool>) {
        app.set_theme(dark.map(|dark| if dark { tauri::Theme::Dark } else { tauri::Theme::Light }));
    }
}
#[cfg(not(target_os = "linux"))]
pub use elsewhere::{display, follow_color_scheme, guard_nvidia, show_dark, without_session_bus};

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::ffi::OsString;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    use gtk::gio::{self, BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags};
    use gtk::glib::{self, ToVariant, Variant};
    use gtk::prelude::GtkSettingsExt;
    use tauri::{AppHandle, Runtime};

    const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";

    /// With NVIDIA's own driver the web view can stay white unless it draws in the older way. The variable that says so
    /// must be there before any library reads it, so the program starts once more with it, in the same process.
    pub fn guard_nvidia() {
        if needs_guard(Path::new("/proc/driver/nvidia"), std::env::var_os(DMABUF))
            && let Ok(program) = std::env::current_exe()
        {
            // It returns only where it failed; then the window is tried as it is.
            let _ = Command::new(program).args(std::env::args_os().skip(1)).env(DMABUF, "1").exec();
        }
    }

    /// Whether NVIDIA's driver is loaded and nobody has decided about the variable.
    fn needs_guard(driver: &Path, decided: Option<OsString>) -> bool {
        decided.is_none() && driver.exists()
    }

    /// Opens the display.
    ///
    /// # Errors
    /// There is none, or it cannot be opened: a sentence.
    pub fn display() -> Result<(), String> {
        if gtk::init().is_ok() {
            return Ok(());
        }
        let named: Vec<String> = ["WAYLAND_DISPLAY", "DISPLAY"]
            .into_iter()
            .filter_map(|name| {
                std::env::var(name)
                    .ok()
                    .filter(|v| !v.is_empty())
                    .map(|v| format!("{name}={}", v.escape_debug()))
            })
            .collect();
        let what = if named.is_empty() {
            "There is no display to open the window on".to_owned()
        } else {
            format!("The display cannot be opened ({})", named.join(", "))
        };
        Err(format!("{what}. Start Evenhand from a desktop, or use the command line: evenhand-cli --help."))
    }

    /// Builds the program without the session bus. GTK would ask the desktop portal there for something this program
    /// never uses, and wait 25 seconds for a portal that hangs. Afterwards the bus can be reached as before.
    pub fn without_session_bus<T>(build: impl FnOnce() -> T) -> T {
        let before = std::env::var_os(BUS);
        // A failure would only mean that GTK may wait.
        let _ = glib::setenv(BUS, "disabled:", true);
        let built = build();
        match before {
            Some(address) => drop(glib::setenv(BUS, address, true)),
            None => glib::unsetenv(BUS),
        }
        built
    }

    const PORTAL: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    const SETTINGS: &str = "org.freedesktop.portal.Settings";
    const APPEARANCE: &str = "org.freedesktop.appearance";

    /// Follows whether the desktop prefers dark, now and when it changes, without waiting for the answer.
    pub fn follow_color_scheme() {
        gio::bus_get(BusType::Session, None::<&Cancellable>, |bus| {
            // Without a bus there is nobody to ask: light.
            let Ok(bus) = bus else { return };
            listen(&bus);
            let what = (APPEARANCE, "color-scheme").to_variant();
            let none = None::<&Cancellable>;
            let show =
                |reply: Result<Variant, glib::Error>| drop(reply.map(|reply| prefer(&reply.child_value(0))));
            bus.call(
                Some(PORTAL),
                PATH,
                SETTINGS,
                "Read",
                Some(&what),
                None,
                DBusCallFlags::NONE,
                -1,
                none,
                show,
            );
        });
    }

    fn listen(bus: &DBusConnection) {
        // The connection ends with its last holder, so what listens holds it.
        let held = bus.clone();
        bus.signal_subscribe(
            Some(PORTAL),
            Some(SETTINGS),
            Some("SettingChanged"),
            Some(PATH),
            Some(APPEARANCE),
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, change| {
                let _ = &held;
                if change.n_children() == 3 && change.child_value(1).str() == Some("color-scheme") {
                    prefer(&change.child_value(2));
                }
            },
        );
    }

    /// 1 is dark; it comes wrapped once or twice.
    fn prefer(scheme: &Variant) {
        let mut scheme = scheme.clone();
        while let Some(inner) = scheme.as_variant() {
            scheme = inner;
        }
        if let Some(scheme) = scheme.get::<u32>() {
            DESKTOP.set(scheme == 1);
            draw();
        }
    }

    thread_local! {
        /// Whether the desktop prefers dark. Only the main thread draws.
        static DESKTOP: Cell<bool> = const { Cell::new(false) };
        /// Whether the person wants dark; none does as the desktop.
        static PERSON: Cell<Option<bool>> = const { Cell::new(None) };
    }

    /// Draws what is not the page (the menu bar, dialogs) dark or light; none follows the desktop again.
    pub fn show_dark<R: Runtime>(app: &AppHandle<R>, dark: Option<bool>) {
        // A program that is just ending has nothing to draw.
        let _ = app.run_on_main_thread(move || {
            PERSON.set(dark);
            draw();
        });
    }

    fn draw() {
        // Tests have no display, and the system's widgets panic without one.
        if gtk::is_initialized_main_thread()
            && let Some(settings) = gtk::Settings::default()
        {
            settings.set_gtk_application_prefer_dark_theme(PERSON.get().unwrap_or(DESKTOP.get()));
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn nvidia_is_guarded_against_unless_the_person_decided() {
            let there = tempfile::tempdir().unwrap();
            assert!(needs_guard(there.path(), None));
            for decided in ["0", "1", ""] {
                assert!(
                    !needs_guard(there.path(), Some(decided.into())),
                    "{decided:?} was set by the person"
                );
            }
            assert!(!needs_guard(&there.path().join("none"), None), "another driver");
        }

        #[test]
        fn the_session_bus_is_back_after_the_start() {
            let before = std::env::var_os(BUS);
            let during = without_session_bus(|| std::env::var_os(BUS));
            assert_eq!(during, Some("disabled:".into()));
            assert_eq!(std::env::var_os(BUS), before);
        }
    }
}
