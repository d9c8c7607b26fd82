//! Starting on a machine where something is missing or hangs: a sentence instead of a crash, and no waiting.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::driver::Window;

#[test]
fn a_display_that_cannot_be_opened_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (said, about) in [
        (&[("DISPLAY", ":4242")][..], ":4242"),
        (&[("DISPLAY", "")], "no display"),
        (&[], "no display"),
        (&[("WAYLAND_DISPLAY", "wayland-none")], "wayland-none"),
        (&[("DISPLAY", ":4242"), ("WAYLAND_DISPLAY", "wayland-none")], "wayland-none"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_evenhand"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GDK_BACKEND")
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("EVENHAND_WORKSPACE", folder.path().join("w.evenhand"))
            .envs(said.iter().copied())
            .output()
            .unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{said:?}: {told}");
        assert_eq!(told.lines().count(), 1, "one sentence and no stack trace, {said:?}: {told}");
        assert!(told.contains(about), "{said:?} is named: {told}");
        assert!(!folder.path().join("w.evenhand").exists(), "no workspace is made without a window");
    }
}

#[test]
fn a_desktop_portal_that_hangs_does_not_delay_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    drop(Window::start(&folder.path().join("plain")));
    let plain = start.elapsed();
    let bus = Bus::without_answers(folder.path());
    let start = Instant::now();
    let app = Path::new(env!("CARGO_BIN_EXE_evenhand"));
    let said = [("DBUS_SESSION_BUS_ADDRESS", bus.address.as_str())];
    drop(Window::of(&folder.path().join("hung"), "1280x800", app, &said));
    let hung = start.elapsed();
    assert!(
        hung < plain * 2 + Duration::from_secs(4),
        "it opens after {hung:?}, and after {plain:?} where no portal hangs"
    );
}

/// A session bus on which the desktop portal starts and never answers.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn without_answers(folder: &Path) -> Self {
        let (services, config) = (folder.join("services"), folder.join("bus.conf"));
        std::fs::create_dir_all(&services).unwrap();
        std::fs::write(
            services.join("portal.service"),
            "[D-BUS Service]\nName=org.freedesktop.portal.Desktop\nExec=/bin/sleep 60\n",
        )
        .unwrap();
        let here = folder.display();
        std::fs::write(
            &config,
            format!(
                "<busconfig><type>session</type><listen>unix:dir={here}</listen><servicedir>{here}/services</servicedir>
                 <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>"
            ),
        )
        .unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--print-address", "--nofork", "--nosyslog"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed by `make test`");
        let mut address = String::new();
        BufReader::new(daemon.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
