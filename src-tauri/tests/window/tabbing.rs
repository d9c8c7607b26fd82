//! Tab comes to every control of a screen once, in the order in which one reads, and can be seen there; Escape closes
//! what opened and gives the focus back.

use crate::conversation::begin;
use crate::driver::{CONTROL, ENTER, ESCAPE, TAB, Window};

/// More stops than any screen has.
const MOST: usize = 250;

fn walk(w: &Window, screen: &str) -> Vec<String> {
    w.settled();
    w.js(&format!("{}{}", include_str!("name.js"), include_str!("tabs.js")));
    w.js("document.activeElement?.blur(); getSelection().removeAllRanges(); document.querySelector('.skip').focus(); tabs.take()");
    for _ in 0..MOST {
        w.keys(TAB);
        match w.js("return tabs.take()").as_str() {
            Some("on") => {}
            _ => break,
        }
    }
    let found = w.js("return [...tabs.wrong, ...tabs.missed()]");
    let seen = w.js("return tabs.seen.length").as_u64().unwrap_or(0);
    let mut wrong: Vec<String> = found.as_array().map_or(Vec::new(), |list| {
        list.iter().filter_map(|each| each.as_str()).map(|each| format!("{screen}: {each}")).collect()
    });
    if seen < 10 {
        wrong.push(format!("{screen}: only {seen} stops"));
    }
    wrong
}

#[test]
fn tab_reads_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    let mut wrong = walk(&w, "welcome");
    w.click("Explore the worked example");
    w.stored("SELECT count(*) FROM interview WHERE example = 1", "3");
    let mut look = |screen: &str, words: &str| {
        w.sees(words);
        wrong.extend(walk(&w, screen));
        w.js("document.activeElement?.blur()");
    };
    w.js("document.activeElement?.blur()");
    w.keys("gh");
    look("home", "worked example");
    w.keys("gq");
    look("questions", "Concurrency");
    w.keys("gs");
    look("sets", "Python knowledge, mid level, 45 minutes");
    w.click("Python knowledge, mid level, 45 minutes");
    look("set", "Tags that belong to others");
    w.keys("go");
    look("openings", "Backend engineer, Python");
    w.click("Backend engineer, Python");
    look("opening", "Wanjiru Kamau");
    w.click("Compare");
    look("comparison", "in the order of the candidates");
    w.keys("gi");
    look("interviews", "Nguyễn Thị Hạnh");
    w.chord(&[CONTROL, ","]);
    look("settings", "Marked words");
    w.click("Licenses of what is included");
    look("licenses", "the Evenhand developers");
    w.keys("gi");
    w.click("Plan an interview");
    look("plan", "Plan and start");
    w.keys("gi");
    w.click("Nguyễn Thị Hạnh");
    look("scorecard", "Closing page");
    w.keys("c");
    look("closing", "In your words");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tab_reads_an_import_and_an_interview() {
    let folder = tempfile::tempdir().unwrap();
    let offered = folder.path().join("in");
    std::fs::create_dir_all(&offered).unwrap();
    std::fs::write(offered.join("messy.html"), include_str!("messy.html")).unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.stored("SELECT state FROM interview", "running");
    let mut wrong = walk(&w, "interview");
    // Letters are words in an interview: the palette leads out of it.
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys("go to questions");
    w.wait(
        "it is found",
        "return document.querySelector('[role=option]')?.textContent.includes('Go to Questions')",
    );
    w.keys(ENTER);
    w.sees("Concurrency");
    w.click("Import");
    w.click("Choose files");
    w.wait("drafts are shown", "return !!document.querySelector('[role=option]')");
    wrong.extend(walk(&w, "import"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn escape_closes_what_opened_and_gives_the_focus_back() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    w.click("Explore the worked example");
    w.stored("SELECT count(*) FROM interview WHERE example = 1", "3");
    w.js("document.activeElement?.blur()");
    w.keys("gs");
    w.sees("Python knowledge, mid level, 45 minutes");
    w.click("Python knowledge, mid level, 45 minutes");
    w.sees("Tags that belong to others");
    let open = "!!document.querySelector('dialog[open], [popover]:popover-open')";
    let back = |from: &str, opened: &dyn Fn()| {
        opened();
        w.wait(&format!("something opens from {from}"), &format!("return {open}"));
        // Tab stays inside as long as it is open.
        for _ in 0..12 {
            if w.js("return !!document.querySelector('dialog[open]')") == true {
                w.keys(TAB);
                assert_eq!(
                    w.js("return document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"),
                    true,
                    "Tab leaves what opened from {from}"
                );
            }
        }
        w.keys(ESCAPE);
        w.wait(&format!("Escape closes what opened from {from}"), &format!("return !{open}"));
        w.focused(from);
    };
    for button in ["Blueprint", "More for this set", "Command palette", "Keys on this screen"] {
        w.tab_to(button);
        back(button, &|| w.keys(crate::driver::ENTER));
    }
    w.tab_to("Blueprint");
    back("Blueprint", &|| w.chord(&[CONTROL, "k"]));
    back("Blueprint", &|| w.keys("?"));
    back("Blueprint", &|| w.keys("d"));
}
