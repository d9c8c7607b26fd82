//! Starting on a machine without a display that opens: a sentence instead of a crash.

use std::process::Command;

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
