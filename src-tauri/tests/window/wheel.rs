//! The mouse wheel, turned by real events. On a machine without a graphics card the page did not notice it at all.

use crate::display::Display;
use crate::driver::Window;

/// The element that scrolls on the questions screen.
const SCROLLS: &str = "[...document.querySelectorAll('*')].find(e => e.scrollHeight > e.clientHeight + 40 && /auto|scroll/.test(getComputedStyle(e).overflowY))";

#[test]
fn the_wheel_scrolls_a_long_page() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    w.click("Skip the welcome");
    w.sees("No interview yet");
    w.keys("gq");
    w.wait("the questions are a long page", &format!("return !!{SCROLLS}"));
    w.settled();
    let at = w.js(&format!(
        "const box = {SCROLLS}.getBoundingClientRect(); return [box.left + box.width / 2, 800 - innerHeight + box.top + box.height / 2]"
    ));
    let (x, y) = (at[0].as_f64().unwrap() as u16, at[1].as_f64().unwrap() as u16);
    let mut display = Display::open(&w.number);
    for _ in 0..3 {
        display.wheel_down(x, y);
    }
    w.wait("the wheel scrolls the page", &format!("return {SCROLLS}.scrollTop > 40"));
}
