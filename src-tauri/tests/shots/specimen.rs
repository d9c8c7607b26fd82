//! The tokens of the visual language, drawn with themselves in the real window; what is measured there goes into
//! docs/visual-language.md.

use std::path::Path;

use serde_json::Value;

use crate::camera::Camera;
use crate::driver::Window;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/visual-language.md");
const BEGIN: &str = "<!-- measured: begin -->\n";
const END: &str = "<!-- measured: end -->";

pub fn walk(camera: &mut Camera) {
    let w = &camera.open();
    w.sees("Welcome to Evenhand");
    w.resize(1024, 640);
    camera.state(w, "tokens-measured", |w| write(&table(&measured(w, "light"), &measured(w, "dark"))));
    camera.state(w, "tokens-colours", |w| drop(specimen(w, "'colours'")));
    camera.state(w, "tokens-type", |w| drop(specimen(w, "'type'")));
}

fn specimen(w: &Window, part: &str) -> Vec<Value> {
    let script = include_str!("specimen.js").replace("arguments[0]", part);
    let got = w.js(&script);
    got.as_array().cloned().unwrap_or_else(|| panic!("a colour that is not described in specimen.js: {got}"))
}

fn measured(w: &Window, theme: &str) -> Vec<Value> {
    w.js(&format!("document.documentElement.dataset.theme = '{theme}'"));
    specimen(w, "null")
}

/// One line a colour: its meaning, its value, and its least contrast with what it stands on, in both themes.
fn table(light: &[Value], dark: &[Value]) -> String {
    let said = |row: &Value| {
        let least = row["least"].as_array().map_or(String::new(), |l| {
            format!("{} on {}", l[0].as_str().unwrap_or_default(), l[1].as_str().unwrap_or_default())
        });
        format!("`{}` | {least}", row["hex"].as_str().unwrap_or_default())
    };
    let mut text = String::from(
        "| token | meaning | light | least contrast | dark | least contrast |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (l, d) in light.iter().zip(dark) {
        let (name, meaning) =
            (l["name"].as_str().unwrap_or_default(), l["meaning"].as_str().unwrap_or_default());
        text.push_str(&format!("| `--{name}` | {meaning} | {} | {} |\n", said(l), said(d)));
    }
    text
}

/// Puts the table between its marks; the rest of the page is written by hand.
fn write(table: &str) {
    let page = std::fs::read_to_string(Path::new(PAGE)).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the page has the mark where the table begins");
    let (_, after) = rest.split_once(END).expect("the page has the mark where the table ends");
    std::fs::write(PAGE, format!("{before}{BEGIN}\n{table}\n{END}{after}")).unwrap();
}
