//! Takes each state four times: light and dark, wide and beside a call. A state that cannot be reached is told at the
//! end, and the rest of the walk goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use model::time::Timestamp;
use serde_json::json;
use workspace::Workspace;

use crate::driver::{ALT, CONTROL, DOWN, ENTER, Window};
use crate::support::Hand;

pub const ESCAPE: &str = "\u{E00C}";
const SIZES: [(u32, u32); 2] = [(1024, 640), (1920, 1080)];

pub struct Camera {
    data: &'static str,
    folder: tempfile::TempDir,
    pub taken: usize,
    pub missed: Vec<String>,
}

impl Camera {
    pub fn new(data: &'static str) -> Self {
        Self { data, folder: tempfile::tempdir().unwrap(), taken: 0, missed: Vec::new() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Fills the workspace by the product's own verbs, in the present; the bank is older than all that is told.
    pub fn tell(&self, story: impl FnOnce(&mut Workspace, &Hand)) {
        let now = Timestamp::now();
        let hand = Hand::at(now.plus(-60 * 24 * 3_600_000));
        let mut workspace = Workspace::open(&self.folder().join("evenhand.db"), hand.clock()).unwrap();
        hand.stand_at(now);
        story(&mut workspace, &hand);
    }

    /// Lays files where every choice of files finds them.
    pub fn bring(&self, files: &[(&str, &str)]) {
        let folder = self.folder().join("in");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }

    pub fn open(&self) -> Window {
        self.open_on("1920x1080")
    }

    /// On a display of another size.
    pub fn open_on(&self, size: &str) -> Window {
        Window::sized(self.folder(), size)
    }

    /// Goes to a state, and takes its pictures.
    pub fn state(&mut self, w: &Window, name: &str, reach: impl FnOnce(&Window)) {
        self.attempt(w, name, |camera| {
            reach(w);
            for size in SIZES {
                camera.themes(w, name, size);
            }
        });
    }

    /// The same at a size of its own.
    pub fn sized(&mut self, w: &Window, name: &str, size: (u32, u32), reach: impl FnOnce(&Window)) {
        self.attempt(w, name, |camera| {
            reach(w);
            camera.themes(w, name, size);
        });
    }

    /// The same for what a change of size would close or misplace: reached anew at each size.
    pub fn fleeting(&mut self, w: &Window, name: &str, reach: impl Fn(&Window), leave: impl Fn(&Window)) {
        self.attempt(w, name, |camera| {
            for size in SIZES {
                w.resize(size.0, size.1);
                reach(w);
                camera.themes(w, name, size);
                leave(w);
            }
        });
    }

    /// Shows the candidate's window from a live interview, takes it, and closes it again.
    pub fn candidates_window(&mut self, w: &Window, name: &str) {
        let main = w.windows();
        w.chord(&[ALT, "w"]);
        w.until("a second window is there", || w.windows().len() == 2);
        let second = w.windows().into_iter().find(|id| !main.contains(id)).unwrap_or_default();
        self.state(w, name, |w| {
            w.switch(&second);
            w.wait("the prompt is shown", "return document.querySelector('main')?.innerText.length > 20");
        });
        w.switch(&main[0]);
        w.chord(&[ALT, "w"]);
        w.until("it is closed", || w.windows().len() == 1);
    }

    fn attempt(&mut self, w: &Window, name: &str, take: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| take(self))).is_err() {
            self.missed.push(format!("{name}, {}", self.data));
            w.keys(&ESCAPE.repeat(3));
        }
    }

    fn themes(&mut self, w: &Window, name: &str, (width, height): (u32, u32)) {
        w.resize(width, height);
        // With text twice as large the page is laid out as one of half the size.
        w.wait("the window has its size", &format!("return [1, 2].includes({width} / innerWidth)"));
        for theme in ["light", "dark"] {
            w.js(&format!("document.documentElement.dataset.theme = '{theme}'"));
            w.settled();
            w.picture(&format!("{name}-{theme}-{width}-{}", self.data));
            self.taken += 1;
        }
        // What is only heard must scroll with its neighbours: placed from further out it lengthens what is seen.
        let strays = w.js("return [...document.querySelectorAll('.unseen')].filter(heard => {
               const from = heard.offsetParent;
               for (let e = heard.parentElement; from && e !== from; e = e.parentElement)
                 if (/auto|scroll/.test(getComputedStyle(e).overflowY)) return true;
               return false;
             }).map(e => e.parentElement.className + ': ' + e.textContent)");
        assert_eq!(strays, json!([]), "in {name}");
    }
}

/// Goes to what the palette finds first under these words.
pub fn go(w: &Window, words: &str) {
    w.keys(&ESCAPE.repeat(2));
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys(words);
    w.wait(
        &format!("the palette finds {words:?}"),
        &format!(
            "const first = document.querySelector('dialog[open] [role=option]');
             return !!first && {}.every(word => first.textContent.toLowerCase().includes(word))",
            json!(words.to_lowercase().split(' ').collect::<Vec<_>>())
        ),
    );
    w.keys(ENTER);
    w.wait("the palette is gone", "return !document.querySelector('dialog[open] [role=option]')");
}

/// Opens a menu, and marks its second verb.
pub fn open_menu(w: &Window, name: &str) {
    w.click(name);
    w.wait("the menu is open", "return document.activeElement?.getAttribute('role') === 'menuitem'");
    w.keys(DOWN);
    w.wait(
        "the second is marked",
        "return document.activeElement?.previousElementSibling?.matches('[role=menuitem]') ?? false",
    );
}

pub fn escape(w: &Window) {
    w.keys(ESCAPE);
}

/// Scrolls every part of the screen to its end.
pub fn to_the_end(w: &Window) {
    w.js("for (const e of document.querySelectorAll('main, main *:not(textarea)')) if (/auto|scroll/.test(getComputedStyle(e).overflowY)) e.scrollTop = e.scrollHeight");
}

/// Goes to a place of the navigation; from where that is hidden, by the palette.
pub fn place(w: &Window, name: &str) {
    w.keys(&ESCAPE.repeat(2));
    if w.js("return !!document.querySelector('nav[aria-label=Places]')") == true {
        w.click(name);
    } else {
        go(w, &format!("go to {name}"));
    }
    w.wait(
        &format!("{name} is shown with what is in it"),
        &format!(
            "return document.querySelector('h1')?.textContent === '{name}'
                 && document.querySelector('main').innerText.length > 80"
        ),
    );
}

/// Goes to an opening by its row in the list.
pub fn opening(w: &Window, title: &str) {
    place(w, "Openings");
    w.click(title);
    w.wait(
        "the opening is shown",
        &format!("return document.querySelector('h1')?.textContent.includes({})", json!(title)),
    );
}

/// Searches the bank from the questions' screen, and opens the first that is found.
pub fn question(w: &Window, words: &str) {
    w.click("Search questions");
    w.chord(&[CONTROL, "a"]);
    w.keys(words);
    w.wait("the list is short", "return document.querySelectorAll('[role=option]').length < 9 && document.body.innerText.includes('found')");
    w.keys(DOWN);
    w.wait("the first is marked", "return document.activeElement?.getAttribute('role') === 'option'");
    w.wait("its row is read", "return document.activeElement.querySelector('.title') !== null");
    w.js("window.title = document.activeElement.querySelector('.title').textContent");
    w.keys(ENTER);
    w.wait(
        "it is open",
        "return document.querySelector('#question-title')?.textContent.startsWith(window.title.slice(0, 20))",
    );
}
