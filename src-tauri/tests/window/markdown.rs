//! Texts that once stopped the window for a minute: nested lists and rows of brackets. A question that somebody imported
//! must never make the window hang at every start.

use workspace::Workspace;

use crate::driver::{ENTER, Window};

#[test]
fn no_text_stops_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace =
        Workspace::open(&folder.path().join("evenhand.db"), workspace::program_clock()).unwrap();
    let settings = workspace.settings().unwrap();
    workspace.save_settings(workspace::view::settings::Settings { welcomed: true, ..settings }).unwrap();
    let some = workspace.search_questions(String::new(), 0, 1).unwrap().rows.remove(0).id;
    let usual = workspace.question(some).unwrap().content;
    let nested: Vec<String> = (0..130).map(|depth| format!("{}- a", " ".repeat(depth * 2))).collect();
    let texts = [
        ("Nested", nested.join("\n")),
        ("Brackets", "[".repeat(19_000)),
        ("Many brackets", "[".repeat(190_000)),
        ("Stars", "*_".repeat(9_500)),
        ("Links", "![[a](".repeat(3_000)),
        ("Tables", format!("{}\n{}", "|".repeat(9_000), "|-".repeat(5_000))),
        ("Code", format!("```python\n{}\n```", "def f(: \"\\\n".repeat(1_700))),
    ];
    for (title, text) in &texts {
        let mut content = usual.clone();
        content.title = format!("Zz {title}");
        content.prompt = format!("Zz {title}: what is wrong here?");
        content.guide = format!("Guide of {title}.\n\n{text}");
        workspace.add_question(content).unwrap();
    }
    drop(workspace);

    let w = Window::start(folder.path());
    for (title, _) in &texts {
        w.keys("gq");
        w.wait("the list is there", "return !!document.querySelector('input[type=search]')");
        w.js("const field = document.querySelector('input[type=search]'); field.focus(); field.select();");
        w.keys(&format!("\"Zz {title}\""));
        w.sees(&format!("Zz {title}"));
        w.keys(ENTER);
        w.sees(&format!("Guide of {title}."));
        w.wait("the window draws", "return new Promise((drawn) => requestAnimationFrame(() => drawn(true)))");
    }
}
