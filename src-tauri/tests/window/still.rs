//! Nothing moves under the eyes of a person who types. `make bench` holds the same conversation for five minutes.

use std::time::Duration;

use crate::conversation::{begin_at_question, hold};
use crate::driver::Window;

#[test]
fn nothing_moves_while_one_types_in_a_small_window() {
    stays((1024, 640));
}

#[test]
fn nothing_moves_while_one_types_in_a_large_window() {
    stays((1920, 1080));
}

fn stays((width, height): (u32, u32)) {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), &format!("{width}x{height}"));
    w.resize(width, height);
    begin_at_question(&w);
    let seen = hold(&w, Duration::from_secs(20), Duration::ZERO);
    assert!(
        seen.frames > 30 && seen.parts > 30,
        "{} frames of {} parts were watched",
        seen.frames,
        seen.parts
    );
    assert!(seen.moved.is_empty(), "these moved while text was typed:\n{}", seen.moved.join("\n"));
}
