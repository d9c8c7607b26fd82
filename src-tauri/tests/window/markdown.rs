//! Texts that once stopped the window for a minute: nested lists and rows of brackets. A question that somebody imported
//! must never make the window hang at every start.

use model::interview::Step;
use workspace::view::opening::Plan;
use workspace::{Changes, Workspace};

use crate::driver::{ALT, CONTROL, ENTER, Window};

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
    let level = usual.levels.keys().next().unwrap().clone();
    let questions = texts
        .iter()
        .map(|(title, text)| {
            let mut content = usual.clone();
            content.title = (*title).to_owned();
            content.prompt = format!("{title}: what is wrong here?");
            content.guide = format!("Guide of {title}.\n\n{text}");
            made(&workspace.add_question(content).unwrap())
        })
        .collect();
    let set = made(&workspace.add_set("Awkward texts".into(), level, 60).unwrap());
    workspace.add_items(set, None, questions).unwrap();
    workspace.publish_set(set).unwrap();
    let plan = Plan {
        opening: None,
        opening_title: "Editor".into(),
        candidate: None,
        candidate_name: "Amara Okonkwo".into(),
        candidate_contact: String::new(),
        set,
        interviewer: "Ines Ferreira".into(),
        planned: None,
    };
    let interview = made(&workspace.plan_interview(plan).unwrap());
    workspace.step_interview(interview, Step::Start).unwrap();
    drop(workspace);

    let w = Window::start(folder.path());
    w.tab_to("Resume");
    w.keys(ENTER);
    w.focused("Note");
    for (title, _) in &texts {
        w.chord(&[CONTROL, ENTER]);
        w.sees(&format!("Guide of {title}."));
        w.keys("a");
        w.stored("SELECT count(*) FROM note WHERE answer = (SELECT current FROM interview_clock)", "1");
        w.chord(&[ALT, "3"]);
        w.stored("SELECT rating FROM answer WHERE id = (SELECT current FROM interview_clock)", "3");
    }
}

fn made<T: std::str::FromStr<Err: std::fmt::Debug>>(changes: &Changes) -> T {
    changes.made.as_ref().unwrap().parse().unwrap()
}
