//! Every command over real JSON on Tauri's mock runtime, without a display: arguments are understood under the names
//! the window uses, failures arrive as a code and a sentence, and the candidate's window reaches nothing but its page.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

macro_rules! commands {
    ($($kind:ident $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("../src/command_list.rs");

/// The app with one window of each kind, and a list of what was called.
struct Shell {
    main: WebviewWindow<MockRuntime>,
    candidate: WebviewWindow<MockRuntime>,
    called: RefCell<BTreeSet<String>>,
    folder: TempDir,
    app: tauri::App<MockRuntime>,
}

impl Shell {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shared = evenhand::Shared::open(folder.path().join("w.evenhand"), Some(folder.path().to_owned()));
        let app = evenhand::app(mock_builder(), shared).build(evenhand::context()).unwrap();
        let window = |label, page: &str| {
            WebviewWindowBuilder::new(&app, label, WebviewUrl::App(page.into())).build().unwrap()
        };
        Self {
            main: window("main", "index.html"),
            candidate: window("candidate", "candidate.html"),
            called: RefCell::default(),
            folder,
            app,
        }
    }

    fn try_call(
        &self,
        window: &WebviewWindow<MockRuntime>,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
    }

    fn call(&self, command: &str, arguments: Value) -> Value {
        self.called.borrow_mut().insert(command.to_owned());
        self.try_call(&self.main, command, arguments.clone())
            .unwrap_or_else(|failure| panic!("{command} {arguments} failed: {failure}"))
    }

    /// Calls a write and returns the id of what it made.
    fn make(&self, command: &str, arguments: Value) -> Value {
        let made = self.call(command, arguments)["made"].clone();
        assert!(made.is_string(), "{command} says what it made");
        made
    }

    /// The person chose this file.
    fn chosen(&self, path: &std::path::Path) {
        self.app.state::<evenhand::Shared>().grant(&[path.to_owned()]);
    }

    fn refused(&self, command: &str, arguments: Value) -> (String, String) {
        let failure = self.try_call(&self.main, command, arguments).expect_err(command);
        (
            failure["code"].as_str().unwrap_or_default().to_owned(),
            failure["message"].as_str().unwrap_or_default().to_owned(),
        )
    }
}

#[test]
fn every_command_works_over_the_wire() {
    let shell = Shell::start();
    let s = &shell;

    let home = s.call("home", json!({}));
    assert_eq!(home["first_start"], true, "a new workspace says so");
    assert!(home["published_sets"].as_u64() >= Some(4), "the starter sets are published");
    let mut settings = s.call("settings", json!({}));
    settings["interviewer"] = json!("Ines");
    s.call("save_settings", json!({ "settings": settings }));
    s.call("load_example", json!({}));
    s.call("remove_example", json!({}));
    let levels = s.call("levels", json!({}));
    s.call("save_levels", json!({ "levels": levels }));
    s.call("topics", json!({}));

    let competency = s.make("add_competency", json!({"name": "Reading code"}));
    s.call("rename_competency", json!({"id": competency, "name": "Code reading"}));
    let spare = s.make("add_competency", json!({"name": "Spare"}));
    s.call("remove_competency", json!({ "id": spare }));
    assert!(
        s.call("competencies", json!({})).as_array().unwrap().iter().any(|c| c["name"] == "Code reading")
    );

    let anchors =
        json!({"one": "Reads it aloud.", "three": "Says what it does.", "five": "Says what it does wrong."});
    let content = |prompt: &str| {
        json!({"kind": "task", "competency": competency, "prompt": prompt, "guide": "", "probes": ["And then?"],
            "signals": [{"text": "Names the loop", "red_flag": false}], "levels": {"mid": anchors}, "topics": ["loops"], "minutes": 5, "source": ""})
    };
    let question = s.make("add_question", json!({"content": content("What does this loop do?")}));
    s.call(
        "edit_question",
        json!({"id": question, "content": content("What does this loop do, and when does it end?")}),
    );
    assert_eq!(s.call("question", json!({ "id": question }))["version"], 2);
    s.call("question_version", json!({"id": question, "number": 1}));
    s.call("restore_question_version", json!({"id": question, "number": 1}));
    let copy = s.make("duplicate_question", json!({ "id": question }));
    let both = s.call("question_ids", json!({"query": "\"What does this loop do\""}));
    assert_eq!(both.as_array().unwrap().len(), 2, "{both}");
    s.call("edit_questions", json!({"ids": both, "change": {"what": "add-topics", "to": ["While"]}}));
    assert_eq!(s.call("question", json!({ "id": copy }))["content"]["topics"], json!(["loops", "while"]));
    let marked = json!({"id": copy, "text": "Who is your mother, and the mother process?"});
    assert_eq!(s.call("question_marks", marked.clone()), json!(["mother"]));
    s.call("confirm_question_mark", json!({"id": copy, "word": "Mother"}));
    assert_eq!(s.call("question_marks", marked), json!([]));
    s.call("edit_questions", json!({"ids": [copy], "change": {"what": "status", "to": "archived"}}));
    s.call("edit_questions", json!({"ids": [question], "change": {"what": "status", "to": "ready"}}));
    let found = s.call("search_questions", json!({"query": "level:mid loop", "offset": 0, "limit": 10}));
    assert!(
        found["rows"].as_array().unwrap().iter().any(|row| row["id"] == question),
        "search finds it: {found}"
    );

    let set = s.make("add_set", json!({"title": "Reading", "level": "mid", "minutes": 30}));
    s.call("edit_set", json!({"id": set, "title": "Reading code", "level": "mid", "minutes": 45}));
    let item =
        s.make("add_item", json!({"set": set, "section": null, "question": question, "position": null}));
    let section = s.make("add_section", json!({"set": set, "title": "Second"}));
    s.call("rename_section", json!({"section": section, "title": "Later"}));
    s.call("move_item", json!({"item": item, "section": section, "position": 0}));
    s.call("edit_item", json!({"item": item, "weight": 2.0, "minutes": 6, "required": true}));
    let other = s.make("add_item", json!({"set": set, "section": section, "question": copy, "position": 1}));
    s.call("remove_item", json!({ "item": other }));
    let rows = json!([{"competency": competency, "level": "mid", "minutes": 10}]);
    assert!(s.call("propose_items", json!({"set": set, "rows": rows}))["rows"][0]["remarks"][0].is_string());
    let more = s.make("add_items", json!({"set": set, "section": section, "questions": [copy]}));
    s.call("remove_item", json!({ "item": more }));
    let spare = s.make("add_section", json!({"set": set, "title": "Spare"}));
    s.call("move_section", json!({"section": spare, "position": 0}));
    s.call("remove_section", json!({ "section": spare }));
    s.call(
        "set_competency_rule",
        json!({"set": set, "competency": competency, "weight": 2.0, "minimum": 2.0}),
    );
    s.call("set_thresholds", json!({"set": set, "thresholds": {"no": 2.0, "yes": 3.0, "strong_yes": 4.2}}));
    let words =
        json!({"introduction": "I am Ines.", "candidate_questions": "Your turn.", "close": "Thank you."});
    s.call("set_words", json!({"id": set, "words": words}));
    assert_eq!(s.call("set", json!({ "id": set }))["words"], words);
    assert_eq!(s.call("propose_title", json!({"prompt": "Tell me about asyncio."})), "Asyncio");
    s.call("publish_set", json!({ "id": set }));
    s.call("move_planned", json!({ "set": set }));
    assert_eq!(s.call("set", json!({ "id": set }))["versions"].as_array().unwrap().len(), 1);
    let version = s.call("set", json!({ "id": set }))["versions"][0]["id"].clone();
    assert_eq!(s.call("set_version", json!({ "id": version }))["title"], "Reading code");
    assert_eq!(s.call("set_difference", json!({"older": version, "newer": null})), json!([]));
    let twin = s.make("duplicate_set", json!({ "id": set }));
    s.call("archive_set", json!({"id": twin, "archived": true}));
    s.call("sets", json!({}));

    let page = s.folder.path().join("page.md");
    std::fs::write(
        &page,
        "# Loops\n\n1. What does this loop do?\n2. What is an iterator?\n\nSomething with `next`.\n",
    )
    .unwrap();
    let again = json!({"paths": [page], "encoding": "utf-8", "columns": null, "beside": []});
    let (code, _) = s.refused("read_import", again.clone());
    assert_eq!(code, "import", "the window reads no file that the person did not choose");
    s.chosen(&page);
    let preview = s.call("read_import", again);
    let drafts = preview["files"][0]["drafts"].as_array().unwrap();
    assert_eq!(
        (drafts.len(), &preview["duplicates"]),
        (2, &json!(1)),
        "one of the two is in the bank: {preview}"
    );
    s.call("cancel_import", json!({}));
    let drafts: Vec<&Value> = drafts.iter().map(|row| &row["draft"]).collect();
    let imported = s.make("import_drafts", json!({"drafts": drafts, "sets": [], "setTitle": "Imported"}));
    let written = s.call("export_set", json!({"id": imported, "format": "yaml", "guard": false}));
    let file = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();
    assert!(file.contains("What is an iterator?") && file.contains("Imported"), "{file}");
    for (ids, query) in [(json!([question]), ""), (Value::Null, "topic:loops")] {
        let written =
            s.call("export_questions", json!({"ids": ids, "query": query, "format": "csv", "guard": true}));
        assert!(std::fs::metadata(written["path"].as_str().unwrap()).unwrap().len() > 100);
    }

    let form = json!({"title": "Engineer", "level": "mid", "sets": [set], "retention": "2027-06-30"});
    let opening = s.make("add_opening", json!({ "form": form }));
    s.call("edit_opening", json!({"id": opening, "form": form}));
    s.call("openings", json!({}));
    s.call("waiting_candidates", json!({}));
    let candidate =
        s.make("add_candidate", json!({"opening": opening, "name": "Zoë Łukasiewicz", "contact": ""}));
    s.call(
        "edit_candidate",
        json!({"id": candidate, "name": "Zoë Łukasiewicz", "contact": "zoe@example.org"}),
    );
    let card = s.folder.path().join("card.vcf");
    std::fs::write(&card, "BEGIN:VCARD\nVERSION:4.0\nFN:Amara Okafor\nEMAIL:Zoe@example.org\nEND:VCARD\n")
        .unwrap();
    let cards = json!({"opening": opening, "paths": [card]});
    assert_eq!(s.refused("read_candidates", cards.clone()).0, "import", "nor any file of people");
    s.chosen(&card);
    let people = s.call("read_candidates", cards)["people"].clone();
    assert_eq!(people[0]["person"], json!({"name": "Amara Okafor", "contact": "Zoe@example.org"}));
    assert!(people[0]["known"].as_str().unwrap().starts_with("the same mail address as C-"), "{people}");
    s.call("import_candidates", json!({"opening": opening, "people": [people[0]["person"]]}));
    let gone = s.make("add_candidate", json!({"opening": opening, "name": "Bao", "contact": ""}));
    let asked = s.call("removal", json!({"kind": "candidate", "id": gone}));
    assert_eq!((asked["candidate_name"].as_str(), asked["interviews"].as_u64()), (Some("Bao"), Some(0)));
    s.call("remove_candidate", json!({ "id": gone }));
    s.call("restore_removed", json!({"kind": "candidate", "id": gone}));
    s.call("remove_candidate", json!({ "id": gone }));
    assert_eq!(s.call("bin", json!({}))[0]["title"], "Bao");
    s.call("remove_for_good", json!({"kind": "candidate", "id": gone}));
    assert_eq!(s.call("bin", json!({})), json!([]));

    let plan = json!({"opening": opening, "opening_title": "", "candidate": candidate, "candidate_name": "", "candidate_contact": "",
        "set": set, "interviewer": "Ines", "planned": "2026-12-01T09:00:00.000Z"});
    let spare = s.make("plan_interview", json!({ "plan": plan }));
    s.call("remove_interview", json!({ "id": spare }));
    facts_are_told(s, &plan);
    let id = s.make("plan_interview", json!({ "plan": plan }));
    let event = s.call("export_calendar", json!({"id": id, "cancelled": false}));
    let event = std::fs::read_to_string(event["path"].as_str().unwrap()).unwrap();
    assert!(event.contains("DTSTART:20261201T090000Z"), "{event}");
    s.call("edit_plan", json!({"id": id, "interviewer": "Ines", "planned": null}));
    s.call("step_interview", json!({"id": id, "step": "start"}));
    let answer = s.call("interview", json!({ "id": id }))["answers"][0]["id"].clone();
    s.call("open_answer", json!({ "answer": answer }));
    let note = s.make("add_note", json!({"answer": answer, "kind": "quote", "text": "It ends when n"}));
    s.call(
        "edit_note",
        json!({"note": note, "kind": "quote", "text": "It ends when n is 0, like my mother says"}),
    );
    let spare = s.make("add_note", json!({"answer": answer, "kind": "remark", "text": "x"}));
    s.call("remove_note", json!({ "note": spare }));
    assert_eq!(s.call("marks", json!({"text": "his mother"}))[0]["word"], "mother");
    s.call("confirm_mark", json!({"note": note, "word": "mother"}));
    s.call("tick_signal", json!({"answer": answer, "signal": 0, "ticked": true}));
    s.call("use_probe", json!({"answer": answer, "probe": 0, "used": true}));
    s.call("rate_answer", json!({"answer": answer, "rating": 4}));
    let extra =
        s.make("add_ad_hoc", json!({"interview": id, "question": null, "prompt": "What would you test?"}));
    s.call("set_outcome", json!({"answer": extra, "outcome": "skipped", "reason": "No time"}));
    s.call("set_not_assessed", json!({"answer": answer, "notAssessed": false}));
    s.call("remove_ad_hoc", json!({ "answer": extra }));
    assert_eq!(s.call("show_candidate_window", json!({"interview": id, "show": true})), true);
    s.called.borrow_mut().insert("candidate_page".into());
    let page = s.try_call(&s.candidate, "candidate_page", json!({})).unwrap();
    assert_eq!(
        page,
        json!({"state": "question", "prompt": "What does this loop do?"}),
        "the candidate's window gets the prompt and nothing else"
    );
    let nothing = json!({"state": "blank", "prompt": ""});
    s.call("on_screen", json!({ "interview": null }));
    let page = s.try_call(&s.candidate, "candidate_page", json!({})).unwrap();
    assert_eq!(page, nothing, "the interview was left, so the candidate sees nothing of it");
    s.call("on_screen", json!({ "interview": id }));
    s.call("step_interview", json!({"id": id, "step": "pause"}));
    let page = s.try_call(&s.candidate, "candidate_page", json!({})).unwrap();
    assert_eq!(page, json!({"state": "pause", "prompt": ""}), "in a pause the question is not on show");
    s.call("step_interview", json!({"id": id, "step": "resume"}));
    s.call("step_interview", json!({"id": id, "step": "close"}));
    let page = s.try_call(&s.candidate, "candidate_page", json!({})).unwrap();
    assert_eq!(page, nothing, "after the end the candidate sees nothing of it");
    s.call(
        "write_closing",
        json!({"id": id, "texts": {"strengths": "Careful.", "concerns": "", "summary": ""}}),
    );
    s.call("confirm_text_mark", json!({"id": id, "word": "mother"}));
    s.call("closing", json!({ "id": id }));
    s.call(
        "decide",
        json!({"id": id, "decision": "no", "reason": "The team needs someone who writes tests."}),
    );
    s.call("interviews", json!({}));
    s.call("opening", json!({ "id": opening }));
    s.call("comparison", json!({"opening": opening, "blind": true}));
    assert_eq!(s.call("scorecard", json!({"id": id, "blind": false}))["decision"], "no");
    let pages = s.call(
        "scorecard_pages",
        json!({"id": id, "blind": false, "guide": false, "notes": true, "summaryOnly": false}),
    );
    assert!(pages[0].as_str().unwrap().starts_with("<svg"), "the preview is a drawn page");
    for format in ["pdf", "json", "markdown"] {
        let written = s.call("export_scorecard", json!({"id": id, "format": format, "blind": false, "guide": true, "notes": true, "summaryOnly": false}));
        let path = written["path"].as_str().unwrap();
        assert!(std::fs::metadata(path).unwrap().len() > 500, "{path} holds a scorecard");
    }
    s.call("export_comparison", json!({"opening": opening, "blind": true}));
    let table = s.call("export_comparison_table", json!({"opening": opening, "blind": false, "guard": true}));
    let table = std::fs::read_to_string(table["path"].as_str().unwrap()).unwrap();
    assert!(
        table.lines().count() == 2 && table.contains("Zoë Łukasiewicz"),
        "a head and an interview: {table}"
    );
    s.call("archive_opening", json!({"id": opening, "archived": true}));
    assert_eq!(s.call("history", json!({}))["undo"], "archive opening");
    let step = s.call("history", json!({}))["undo_step"].clone();
    assert_eq!(s.call("undo", json!({ "step": step }))["step"], step);
    s.call("redo", json!({ "step": null }));

    s.call("set_window_title", json!({"title": "Interview"}));
    s.call("zoom", json!({"percent": 200}));
    s.call("show_theme", json!({"theme": "dark"}));
    s.call("show_verbs", json!({"verbs": [{"verb": "Undo", "title": "Undo rate answer", "enabled": true}]}));
    s.call("about", json!({}));
    licenses_are_shown(&s);
    the_file_is_kept(&s);

    // `leave` and `quit` end the program: the window tests show it.
    let called = s.called.borrow();
    let left: Vec<_> = COMMANDS
        .iter()
        .filter(|name| !["leave", "quit", "show_exported"].contains(*name) && !called.contains(**name))
        .collect();
    assert!(left.is_empty(), "nobody calls {left:?}");
}

/// Everything that the build put into the window has a notice; the window reads one text at a time.
fn licenses_are_shown(s: &Shell) {
    let listed = s.call("licenses", json!({}));
    let text = |name: &str| {
        let row = listed.as_array().unwrap().iter().find(|row| row["name"] == name);
        let id = &row.unwrap_or_else(|| panic!("{name} is in the window and its license is not"))["id"];
        s.call("license_text", json!({ "id": id })).as_str().unwrap().to_owned()
    };
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let bundled: Value =
        serde_json::from_str(&std::fs::read_to_string(dist.join("packages.json")).unwrap()).unwrap();
    let bundled: Vec<_> = bundled.as_array().unwrap().iter().filter_map(|p| p["name"].as_str()).collect();
    assert!(
        bundled.contains(&"svelte") && bundled.contains(&"markdown-it"),
        "vite says what it took: {bundled:?}"
    );
    for name in bundled {
        assert!(text(name).len() > 200, "{name} has a text");
    }
    let files = std::fs::read_dir(dist.join("assets")).unwrap().flatten();
    let files = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let faces: Vec<_> = files.filter(|name| name.ends_with(".woff2")).collect();
    assert!(faces.len() > 4, "the typefaces of the window: {faces:?}");
    for face in faces {
        // As the package calls it: vite adds a hash.
        let file = format!("files/{}-normal.woff2", face.split_once("-normal-").unwrap().0);
        let packages =
            std::fs::read_dir(dist.join("../node_modules/@fontsource-variable")).unwrap().flatten();
        let from =
            packages.map(|package| package.path()).find(|package| package.join(&file).exists()).unwrap();
        let name = format!("@fontsource-variable/{}", from.file_name().unwrap().to_string_lossy());
        assert!(text(&name).contains("SIL OPEN FONT LICENSE"), "{face} is under the OFL");
    }
    let (_, message) = s.refused("license_text", json!({ "id": 100_000 }));
    assert!(message.contains("no such package"), "{message}");
}

/// Backups, copies and other workspaces.
fn the_file_is_kept(s: &Shell) {
    let state = s.call("file_state", json!({}));
    assert_eq!((&state["problem"], &state["read_only"]), (&Value::Null, &json!(false)));
    let backups = s.call("back_up", json!({}));
    assert_eq!(backups, s.call("backups", json!({})), "it is listed");
    let name = &backups["rows"][0]["name"];
    let preview = s.call("preview_backup", json!({ "path": name }));
    assert_eq!(preview["kinds"][0]["kind"], "interviews");
    let before = s.call("restore_backup", json!({ "path": name }))["before"].clone();
    s.call("restore_backup", json!({ "path": before }));
    s.call("choose_backup_folder", json!({"beside": true}));
    let copy = s.call("save_copy", json!({"continueThere": false}));
    assert!(std::fs::metadata(copy["path"].as_str().unwrap()).unwrap().len() > 100_000, "the copy is whole");

    let other = s.folder.path().join("other.evenhand");
    let (code, _) = s.refused("open_workspace", json!({"path": other, "make": true}));
    assert_eq!(code, "invalid", "only what a dialog gave is opened or made");
    assert!(!other.exists());
    s.app.state::<evenhand::Shared>().grant(std::slice::from_ref(&other));
    s.call("open_workspace", json!({"path": other, "make": true}));
    assert!(other.exists(), "another workspace is made where the person says");
    let (_, message) = s.refused("open_workspace", json!({"path": other, "make": true}));
    assert!(message.contains("exists already"), "and never over one that is there: {message}");
    std::fs::remove_file(&other).unwrap();
    s.call("make_workspace", json!({}));
    assert!(other.exists(), "a workspace that is missing is made when the person says so");
}

/// One candidate who did not come, and one interview that is typed in from notes and corrected.
fn facts_are_told(s: &Shell, plan: &Value) {
    let absent = s.make("plan_interview", json!({ "plan": plan }));
    s.call("end_interview", json!({"id": absent, "end": "did-not-come", "reason": ""}));
    s.call("remove_interview", json!({ "id": absent }));
    let paper = s.make("plan_interview", json!({ "plan": plan }));
    s.call("enter_interview", json!({"id": paper, "began": "2025-11-03T10:00:00.000Z", "minutes": 40}));
    let facts = json!({"interviewer": "Inez", "began": null, "minutes": null, "candidate_name": "Ana"});
    s.call("correct_interview", json!({"id": paper, "facts": facts, "reason": "Misspelled"}));
    assert_eq!(s.call("interview", json!({ "id": paper }))["corrections"][0]["after"], "Inez");
    s.call("undo", json!({ "step": null }));
    s.call("remove_interview", json!({ "id": paper }));
}

#[test]
fn failures_arrive_as_a_code_and_a_sentence_and_change_nothing() {
    let shell = Shell::start();
    let s = &shell;
    let nobody = "01900000-0000-7000-8000-000000000000";
    for (command, arguments) in [
        ("question", json!({ "id": nobody })),
        ("interview", json!({ "id": nobody })),
        ("rate_answer", json!({"answer": nobody, "rating": 3})),
        ("add_set", json!({"title": "  ", "level": "mid", "minutes": 45})),
        ("add_set", json!({"title": "x".repeat(10_000), "level": "mid", "minutes": 45})),
        ("add_competency", json!({"name": ""})),
    ] {
        let (code, message) = s.refused(command, arguments);
        assert!(
            !code.is_empty() && message.ends_with('.') && message.len() > 20,
            "{command}: {code:?} {message:?} is a sentence"
        );
    }
    assert!(
        s.try_call(&s.main, "rate_answer", json!({"answer": nobody, "rating": 6})).is_err(),
        "6 is no rating"
    );
    assert_eq!(s.call("history", json!({}))["undo"], Value::Null, "what failed left no step");
}

#[test]
fn a_workspace_that_cannot_be_opened_says_why_to_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "These are my notes, not a database. ".repeat(40)).unwrap();
    let app = evenhand::app(mock_builder(), evenhand::Shared::open(file.clone(), None))
        .build(evenhand::context())
        .unwrap();
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().unwrap();
    let shell = Shell { candidate: main.clone(), main, called: RefCell::default(), folder, app };
    let (code, message) = shell.refused("home", json!({}));
    assert_eq!(code, "no-workspace");
    assert!(message.contains("notes.txt"), "says which file: {message}");
    assert!(
        std::fs::read_to_string(&file).unwrap().starts_with("These are my notes"),
        "and leaves it as it was"
    );
}

#[test]
fn the_candidates_window_can_call_nothing_but_its_page() {
    let shell = Shell::start();
    for command in COMMANDS.iter().filter(|c| **c != "candidate_page") {
        let refused = shell.try_call(&shell.candidate, command, json!({})).expect_err(command).to_string();
        assert!(
            refused.contains("not allowed"),
            "{command} must be refused before it is looked at, not because of its arguments: {refused}"
        );
    }
}

#[test]
fn the_main_window_is_granted_exactly_the_command_list() {
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json")).unwrap();
    let granted: BTreeSet<String> = serde_json::from_str::<Value>(&file).unwrap()["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|p| p.as_str()?.strip_prefix("allow-").map(|name| name.replace('-', "_")))
        .collect();
    let listed: BTreeSet<String> =
        COMMANDS.iter().filter(|c| **c != "candidate_page").map(|c| (*c).to_owned()).collect();
    assert_eq!(granted, listed, "capabilities/main.json grants what the command list names, one by one");
}
