//! Every screen with the worked example in it, in the real window: axe finds nothing, and a picture of each is kept.

use serde_json::Value;

use crate::driver::{CONTROL, ENTER, Window};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// Controls that are smaller than 24 px each way; one inside its label is as large as the label.
const SMALL: &str = "const all = [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=option], [role=tab]')];
    const box = e => ([...(e.labels ?? [])].find(l => l.contains(e)) ?? e).getBoundingClientRect();
    return all.filter(e => e.checkVisibility() && !e.disabled && !e.closest('.unseen, .skip'))
        .filter(e => { const b = box(e); return b.width > 0 && (b.width < 23.9 || b.height < 23.9) })
        .map(e => (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40))";

#[test]
fn every_screen_is_accessible_in_light_and_wide() {
    visit_all("light", "Light", (1920, 1080));
}

#[test]
fn every_screen_is_accessible_in_dark_and_beside_a_call() {
    visit_all("dark", "Dark", (1024, 640));
}

fn visit_all(name: &str, theme: &str, (width, height): (u32, u32)) {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), &format!("{width}x{height}"));
    w.resize(width, height);
    w.sees("Welcome to Evenhand");
    let look = |screen: &str, words: &str| {
        w.sees(words);
        w.settled();
        w.picture(&format!("{name}-{screen}"));
        let small = w.js(SMALL);
        assert_eq!(
            small.as_array().map(Vec::len),
            Some(0),
            "{screen} in {name} has targets under 24 px: {small}"
        );
        let found = axe(&w);
        assert!(found.is_empty(), "{screen} in {name} breaks rules of accessibility:\n{}", found.join("\n"));
    };
    w.chord(&[CONTROL, ","]);
    w.sees("Theme");
    w.click(theme);
    w.wait("the theme is shown", &format!("return document.documentElement.dataset.theme === '{name}'"));
    look("settings", "Marked words");
    w.click("Licenses of what is included");
    look("licenses", "the Evenhand developers");
    w.keys("gh");
    look("welcome", "Welcome to Evenhand");
    w.click("Explore the worked example");
    w.stored("SELECT count(*) FROM interview WHERE example = 1", "3");

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

    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys("Plan an interview");
    w.keys(ENTER);
    look("plan", "Plan and start");
    w.focused("Candidate");
    w.keys("Ибрагимова Екатерина Александровна, née Zulfiqar-Thunderstruck, 欧阳静怡 نور الدين");
    w.tab_to("Interviewer");
    w.keys("Ines");
    w.chord(&[CONTROL, ENTER]);
    w.focused("Note");
    w.keys("She said the lock is let go while it waits, and that she would measure first");
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM note WHERE text LIKE 'She said%'", "1");
    look("interview", "She said the lock");
    w.chord(&[crate::driver::ALT, "c"]);
    look("closing", "In your words");
}

/// What axe finds, each rule with the first place it is broken.
fn axe(w: &Window) -> Vec<String> {
    w.js(&std::fs::read_to_string(AXE).unwrap());
    let found = w.later("const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].any.map(a => a.message).join(' ')}`)), e => done([String(e)]))");
    found
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_else(|| vec![format!("axe did not run: {found}")])
}
