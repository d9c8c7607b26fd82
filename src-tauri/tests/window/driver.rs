//! The real app in a virtual display, driven as a person would; no further crate changes how the app is built.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::wire;
pub use crate::wire::keys::*;

/// How long a person would wait before giving up; conditions are met long before.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a person did with their hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Keys pressed; a chord such as Alt+4 is one.
    pub keys: u32,
    /// Characters of free text, that is, typed where one writes.
    pub characters: u32,
    /// Clicks of the mouse.
    pub clicks: u32,
}

/// One virtual display with one running app.
pub struct Window {
    display: Child,
    /// The number of its display, for what no web driver reaches: menus, and the cross of a window.
    #[allow(dead_code, reason = "not every program of tests needs it")]
    pub number: String,
    driver: Child,
    port: u16,
    session: String,
    pub folder: PathBuf,
    effort: Cell<Effort>,
}

impl Window {
    /// Starts the app on the workspace `folder/evenhand.db`, exports going to `folder/out`, imports choosing all that
    /// lies in `folder/in`.
    pub fn start(folder: &Path) -> Self {
        Self::sized(folder, "1280x800")
    }

    pub fn sized(folder: &Path, size: &str) -> Self {
        Self::of(folder, size, Path::new(env!("CARGO_BIN_EXE_evenhand")), &[])
    }

    /// Starts any build of the app, in an environment that says these things, too.
    pub fn of(folder: &Path, size: &str, app: &Path, said: &[(&str, &str)]) -> Self {
        let out = folder.join("out");
        std::fs::create_dir_all(&out).unwrap();
        let mut display = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed by `make test`");
        let mut number = String::new();
        BufReader::new(display.stdout.as_mut().unwrap()).read_line(&mut number).unwrap();
        let number = number.trim().to_owned();

        let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{number}"))
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .env("NO_AT_BRIDGE", "1")
            .env("TZ", "UTC")
            .env_remove("WAYLAND_DISPLAY")
            // An account without a full name: whoever tests types theirs.
            .env_remove("USER")
            .envs(
                ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"].map(|name| (name, folder.join(name))),
            )
            .env("EVENHAND_WORKSPACE", folder.join("evenhand.db"))
            .env("EVENHAND_EXPORT_FOLDER", &out)
            .envs(chosen(&folder.join("in")).map(|files| ("EVENHAND_IMPORT_FILES", files)))
            .envs(said.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed by `make test`");
        let (folder, effort) = (folder.to_owned(), Cell::default());
        let mut window = Self { display, number, driver, port, session: String::new(), folder, effort };
        until("the driver listens", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        let started = window.send("POST", "/session", &json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": app, "args": []}}}}));
        window.session =
            started["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {started}")).to_owned();
        // The page tells that it can be used by leaving its busy state.
        window.wait(
            "the first screen is drawn",
            "return !!document.querySelector('main h1, main h2, [role=alert], dialog[open]')",
        );
        window
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Value {
        wire::request(self.port, method, path, body)
    }

    fn call(&self, path: &str, body: &Value) -> Value {
        self.send("POST", &format!("/session/{}{path}", self.session), body)
    }

    /// Runs a script in the page and returns what it returns.
    pub fn js(&self, script: &str) -> Value {
        self.call("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Runs a script that calls back with its result.
    pub fn later(&self, script: &str) -> Value {
        self.call("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Waits until nothing of the page is on its way: no busy part, and no motion.
    pub fn settled(&self) {
        self.wait("the page is at rest", "return !document.querySelector('[aria-busy=true]') && document.getAnimations().every(a => a.playState !== 'running')");
    }

    /// Waits until a script returns something true.
    pub fn wait(&self, what: &str, script: &str) {
        let start = Instant::now();
        loop {
            let got = self.js(script);
            if got.as_bool().unwrap_or(!got.is_null()) && got.get("error").is_none() {
                return;
            }
            if start.elapsed() > PATIENCE {
                self.picture("failed");
                panic!("waited in vain until {what}; the page says:\n{}", self.text());
            }
            std::thread::park_timeout(Duration::from_millis(15));
        }
    }

    /// Waits until the page shows this text.
    pub fn sees(&self, text: &str) {
        self.wait(
            &format!("the page says {text:?}"),
            &format!("return document.body.innerText.includes({})", json!(text)),
        );
    }

    /// Everything that can be read.
    pub fn text(&self) -> String {
        self.js("return document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// What was done since the start.
    pub fn effort(&self) -> Effort {
        self.effort.get()
    }

    fn count(&self, more: Effort) {
        let Effort { keys, characters, clicks } = self.effort.get();
        self.effort.set(Effort {
            keys: keys + more.keys,
            characters: characters + more.characters,
            clicks: clicks + more.clicks,
        });
    }

    /// Presses and lets go, one key after the other, wherever the focus is.
    pub fn keys(&self, text: &str) {
        let special = |c: &char| ('\u{E000}'..'\u{F900}').contains(c);
        let pressed = text.chars().filter(special).count() as u32;
        let others = text.chars().count() as u32 - pressed;
        let free = others > 0
            && self.js(
                "return document.activeElement.matches('textarea, input:not([type=radio], [type=checkbox])')",
            ) == true;
        self.count(if free {
            Effort { keys: pressed, characters: others, clicks: 0 }
        } else {
            Effort { keys: pressed + others, ..Effort::default() }
        });
        let steps: Vec<Value> = text
            .chars()
            .flat_map(|c| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": c.to_string()})))
            .collect();
        self.press(steps);
    }

    /// Holds the first keys while pressing the last: `chord(&[ALT, "4"])`.
    pub fn chord(&self, keys: &[&str]) {
        self.count(Effort { keys: 1, ..Effort::default() });
        let down = keys.iter().map(|k| json!({"type": "keyDown", "value": k}));
        let up = keys.iter().rev().map(|k| json!({"type": "keyUp", "value": k}));
        self.press(down.chain(up).collect());
    }

    fn press(&self, actions: Vec<Value>) {
        self.call("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }

    /// What has the focus: its accessible name.
    pub fn focus(&self) -> String {
        self.js(&format!("{NAME} return name(document.activeElement)"))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until a control whose name contains `name` has the focus.
    pub fn focused(&self, name: &str) {
        self.wait(
            &format!("{name:?} has the focus"),
            &format!("{NAME} return name(document.activeElement).includes({})", json!(name)),
        );
    }

    /// Waits until a query on the workspace answers with this one value.
    pub fn stored(&self, sql: &str, value: &str) {
        self.until(&format!("{sql} is {value:?}"), || self.rows(sql) == [value]);
    }

    /// Waits for a condition; what the page says is told where it never comes.
    pub fn until(&self, what: &str, mut condition: impl FnMut() -> bool) {
        let start = Instant::now();
        while !condition() {
            if start.elapsed() > PATIENCE {
                self.picture("failed");
                panic!("waited in vain until {what}; the page says:\n{}", self.text());
            }
            std::thread::park_timeout(Duration::from_millis(15));
        }
    }

    /// The first exported file with this ending, once it is there.
    pub fn exported(&self, ending: &str) -> PathBuf {
        let find = || {
            let files = std::fs::read_dir(self.folder.join("out")).unwrap().flatten().map(|e| e.path());
            files.filter(|p| p.extension().is_some_and(|e| e == ending)).min()
        };
        self.until(&format!("a .{ending} file is exported"), || find().is_some());
        find().unwrap()
    }

    /// Presses Tab until a control whose name contains `name` has the focus.
    pub fn tab_to(&self, name: &str) {
        for _ in 0..120 {
            if self.focus().contains(name) {
                return;
            }
            self.keys(TAB);
        }
        self.picture("failed");
        panic!("Tab never reached {name:?}; the page says:\n{}", self.text());
    }

    /// Clicks the visible control with this name, as a mouse does.
    pub fn click(&self, name: &str) {
        let script = format!(
            "{NAME} const all = [...document.querySelectorAll('button, a, input, select, textarea, summary, label, [role=button], [role=option], [role=menuitem], [role=tab]')];
             const shown = all.filter(e => e.checkVisibility() && !e.disabled);
             const found = shown.find(e => name(e) === {0}) ?? shown.find(e => name(e).includes({0})) ?? null;
             return found?.matches('input.unseen') ? found.labels[0] : found",
            json!(name)
        );
        self.wait(
            &format!("there is a control {name:?}"),
            &format!("const found = (() => {{ {script} }})(); return found !== null"),
        );
        // Out from under what floats at an edge of the page, as a person scrolls.
        let element = self.js(&format!(
            "const found = (() => {{ {script} }})(); found.scrollIntoView({{ block: 'nearest' }}); return found"
        ));
        let id = element
            .as_object()
            .and_then(|o| o.values().next())
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let done = self.call(&format!("/element/{id}/click"), &json!({}));
        assert!(done.is_null(), "{name:?} cannot be clicked: {done}");
        self.count(Effort { clicks: 1, ..Effort::default() });
    }

    /// Presses the mouse in the middle of one element, carries to another and lets go there, in its upper part.
    /// Each is a script that returns the element.
    pub fn drag(&self, from: &str, to: &str) {
        let at = |script: &str, part: f64| {
            let place = self.js(&format!(
                "const box = (() => {{ {script} }})().getBoundingClientRect(); return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height * {part})]"
            ));
            (place[0].as_i64().unwrap(), place[1].as_i64().unwrap())
        };
        let (from, to) = (at(from, 0.5), at(to, 0.2));
        let go = |(x, y): (i64, i64)| json!({"type": "pointerMove", "duration": 20, "x": x, "y": y});
        let steps = [
            go(from),
            json!({"type": "pointerDown", "button": 0}),
            go((from.0 + 10, from.1 + 4)),
            go(((from.0 + to.0) / 2, (from.1 + to.1) / 2)),
            go(to),
            json!({"type": "pointerUp", "button": 0}),
        ];
        self.call("/actions", &json!({"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}]}));
    }

    /// Clicks a point of the page, in its own pixels.
    pub fn click_at(&self, (x, y): (i64, i64)) {
        let steps = [
            json!({"type": "pointerMove", "duration": 0, "x": x, "y": y}),
            json!({"type": "pointerDown", "button": 0}),
            json!({"type": "pointerUp", "button": 0}),
        ];
        self.call("/actions", &json!({"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}]}));
    }

    /// Where on the display the middle of what a script returns is, in a window as high as the display.
    #[allow(dead_code, reason = "not every program of tests needs it")]
    pub fn place(&self, script: &str, height: u16) -> (u16, u16) {
        let place = self.js(&format!(
            "const box = (() => {{ {script} }})().getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2 + {height} - innerHeight].map(Math.round)"
        ));
        let part = |at: usize| u16::try_from(place[at].as_u64().unwrap()).unwrap();
        (part(0), part(1))
    }

    pub fn resize(&self, width: u32, height: u32) {
        self.call("/window/rect", &json!({"x": 0, "y": 0, "width": width, "height": height}));
    }

    /// Keeps a picture of the window in `tests/shots` to look at.
    pub fn picture(&self, name: &str) {
        self.later(include_str!("paint.js"));
        let shot = self.send("GET", &format!("/session/{}/screenshot", self.session), &Value::Null);
        self.js("window.still()");
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/shots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), wire::base64(shot.as_str().unwrap_or_default()))
            .unwrap();
    }

    /// The ids of all windows of the app.
    pub fn windows(&self) -> Vec<String> {
        let all = self.send("GET", &format!("/session/{}/window/handles", self.session), &Value::Null);
        all.as_array()
            .map(|list| list.iter().filter_map(|w| w.as_str().map(str::to_owned)).collect())
            .unwrap_or_default()
    }

    pub fn switch(&self, window: &str) {
        self.call("/window", &json!({"handle": window}));
    }

    /// Ends the app as a power cut would.
    pub fn kill_app(&self) {
        self.signal("-9");
    }

    /// Sends the app a signal, such as `-TERM`.
    pub fn signal(&self, signal: &str) {
        for id in self.app() {
            Command::new("kill").args([signal, &id.to_string()]).status().unwrap();
        }
    }

    /// Ends the process that draws the pages, as a lack of memory does.
    pub fn kill_page(&self) {
        for app in self.app() {
            for (id, _) in processes().into_iter().filter(|(_, parent)| *parent == app) {
                let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
                if name.starts_with("WebKitWebProces") {
                    Command::new("kill").args(["-9", &id.to_string()]).status().unwrap();
                }
            }
        }
    }

    /// Waits until the app has ended by itself.
    pub fn ended(&self) {
        let start = Instant::now();
        while !self.app().is_empty() {
            assert!(start.elapsed() < PATIENCE, "waited in vain until the app ended");
            std::thread::park_timeout(Duration::from_millis(15));
        }
    }

    /// The app's process, if it runs.
    fn app(&self) -> Vec<u32> {
        let app = std::fs::canonicalize(env!("CARGO_BIN_EXE_evenhand")).unwrap();
        let own = |id: &u32| std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == app);
        let ours = processes().into_iter().filter(|(_, parent)| *parent == self.driver.id());
        ours.map(|(id, _)| id).filter(own).collect()
    }

    /// The rows of a query on the workspace, each as its columns joined by `|`.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let file = rusqlite::Connection::open_with_flags(
            self.folder.join("evenhand.db"),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
        )
        .unwrap();
        let mut statement = file.prepare(sql).unwrap();
        let columns = statement.column_count();
        let text = |row: &rusqlite::Row<'_>, i| match row.get_ref(i).unwrap() {
            rusqlite::types::ValueRef::Null => "null".to_owned(),
            rusqlite::types::ValueRef::Integer(n) => n.to_string(),
            rusqlite::types::ValueRef::Real(x) => x.to_string(),
            rusqlite::types::ValueRef::Text(t) | rusqlite::types::ValueRef::Blob(t) => {
                String::from_utf8_lossy(t).into_owned()
            }
        };
        statement
            .query_map([], |row| Ok((0..columns).map(|i| text(row, i)).collect::<Vec<_>>().join("|")))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }
}

/// Every process of the machine, with its parent.
fn processes() -> Vec<(u32, u32)> {
    let parent = |id: u32| -> Option<u32> {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok())
    };
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter_map(|id| Some((id, parent(id)?))).collect()
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            wire::try_request(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        for process in [&mut self.driver, &mut self.display] {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The files of a folder, as a list of paths.
fn chosen(folder: &Path) -> Option<std::ffi::OsString> {
    let files: std::collections::BTreeSet<_> = folder.read_dir().ok()?.flatten().map(|f| f.path()).collect();
    std::env::join_paths(files).ok()
}

fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::park_timeout(Duration::from_millis(15));
    }
}

/// The accessible name of a control, as near as a few lines come.
const NAME: &str = include_str!("name.js");
