//! What the web view must not do in this app: leave its page, open others, or offer Reload during an interview.

use serde_json::json;

use crate::display::{Display, RETURN, UP};
use crate::driver::Window;

/// Starts on the questions, in a page that would forget this mark if it were loaded again.
fn marked(folder: &std::path::Path) -> Window {
    let w = Window::start(folder);
    w.sees("Welcome to Evenhand");
    w.click("Skip the welcome");
    w.sees("No interview yet");
    w.js("window.marked = true");
    w
}

#[test]
fn no_address_leads_out_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let w = marked(folder.path());
    let elsewhere = folder.path().join("page.html");
    std::fs::write(&elsewhere, "<h1>Elsewhere</h1>").unwrap();
    let file = format!("file://{}", elsewhere.display());
    for address in
        [file.as_str(), "http://127.0.0.1:9/", "candidate.html", "data:text/html,Elsewhere", "about:blank"]
    {
        let quoted = json!(address);
        w.js(&format!("location.href = {quoted}"));
        w.js(&format!("window.open({quoted})"));
        w.js(&format!(
            "for (const target of ['', '_blank', '_top']) {{
               const link = Object.assign(document.createElement('a'), {{ href: {quoted}, target }});
               document.body.append(link); link.click(); link.remove();
             }}"
        ));
    }
    // What a navigation would have taken away still works, and nothing was opened.
    w.keys("go");
    w.sees("No opening yet");
    w.keys("gq");
    w.sees("New question");
    assert_eq!(w.js("return window.marked === true"), true, "the page is still the same");
    assert_eq!(w.windows().len(), 1, "no window was opened");
}

#[test]
fn the_context_menu_edits_text_and_offers_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let w = marked(folder.path());
    w.keys("gq");
    w.sees("New question");
    w.settled();
    w.click("Search questions");
    w.keys("a line not to lose");
    let mut display = Display::open(&w.number);
    let before = display.seen();
    let place = |of: &str| {
        let at = w.js(&format!("const box = {of}.getBoundingClientRect(); return [box.left + box.width / 2, 800 - innerHeight + box.top + box.height / 2]"));
        (at[0].as_f64().unwrap() as u16, at[1].as_f64().unwrap() as u16)
    };
    // Where there is no text to edit there is no menu: Reload and Back were all of it.
    let (x, y) = place("document.querySelector('h1')");
    w.js("addEventListener('contextmenu', () => (window.asked = (window.asked ?? 0) + 1))");
    display.right_click(x, y);
    w.wait("the page was asked for its menu", "return window.asked === 1");
    let (x, y) = place("document.querySelector('[aria-label=\"Search questions\"]')");
    assert_eq!(display.seen(), before, "no menu opens on a heading");
    display.right_click(x, y);
    w.wait("the text was asked for its menu", "return window.asked === 2");
    w.until("the menu of the text is open", || display.seen() > before);
    // The last item is Select all; Inspect, emoji and direction came after it.
    display.key(UP);
    display.key(RETURN);
    w.wait(
        "all of the text is selected",
        "const field = document.activeElement; return field.value.length > 5 && field.selectionStart === 0 && field.selectionEnd === field.value.length",
    );
    assert_eq!(w.js("return window.marked === true"), true, "the page was not loaded again");
}
