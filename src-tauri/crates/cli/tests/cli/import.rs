//! Import, export and lint as they are typed: what is printed, what is stored, and with which status they end.

use crate::support::Desk;
use serde_json::{Value, json};

const PAGE: &str = "# Python interview questions

## Memory

1. What is a weak reference, and when would you use one?

   A reference that does not keep its object alive.

2. How does `del` differ from losing the last reference?

## Senior

3. What does this code print?

   ```python
   print([1] * 3)
   ```

   Answer: a list of three ones.
";

#[test]
fn a_dry_run_prints_one_object_and_touches_nothing() {
    let desk = Desk::new();
    let page = desk.write("page.md", PAGE);
    desk.write("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let (page, photo) = (page.display().to_string(), desk.path("photo.png").display().to_string());
    let found = desk.json(&["import", &page, &photo, "nowhere.md", "--dry-run", "--json", "--level", "Mid"]);

    let [file, refused, missing] = found["files"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(
        (&file["file"], &file["format"], &file["encoding"]),
        (&json!(page), &json!("markdown"), &json!("UTF-8"))
    );
    assert_eq!((&file["duplicates"], &file["warnings"], file.get("error")), (&json!(0), &json!([]), None));
    let questions = file["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 3, "{questions:#?}");
    let keys = ["prompt", "answer", "guidance", "code", "options", "probes", "topics", "level", "line"];
    for question in questions {
        let question = question.as_object().unwrap();
        assert!(
            question.len() == keys.len() && keys.iter().all(|key| question.contains_key(*key)),
            "{question:?}"
        );
        assert_eq!(question["guidance"], Value::Null, "there is none");
    }
    assert_eq!(questions[0]["prompt"], "What is a weak reference, and when would you use one?");
    assert_eq!(questions[0]["answer"], "A reference that does not keep its object alive.");
    assert_eq!((&questions[1]["answer"], &questions[1]["line"]), (&Value::Null, &json!(9)));
    assert_eq!(questions[0]["level"], "mid", "--level is for questions whose file says none");
    assert_eq!(questions[2]["level"], "senior", "the heading says so");
    assert_eq!(questions[2]["code"], json!(["print([1] * 3)"]));
    for entry in [refused, missing] {
        assert!(
            entry["error"].as_str().unwrap().ends_with('.') && entry["questions"] == json!([]),
            "{entry}"
        );
    }
    assert!(!desk.path("w.evenhand").exists(), "a dry run makes no workspace");
}

#[test]
fn nothing_to_read_is_a_failure_with_a_sentence() {
    let desk = Desk::new();
    assert!(desk.run(&["import", "nowhere.md", "--dry-run"]).refused().contains("nowhere.md"));
    desk.write("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let said = desk.run(&["import", "a.png", "b.md", "--dry-run", "--json"]);
    assert!(said.refused().contains("None of the 2"));
    let found: Value = serde_json::from_str(&said.out).expect("the object is printed all the same");
    assert_eq!(found["files"].as_array().unwrap().len(), 2);
    std::fs::create_dir(desk.path("empty")).unwrap();
    assert!(desk.run(&["import", "empty", "--dry-run"]).refused().contains("holds no files"));
}

#[test]
fn an_import_stores_drafts_once_and_says_what_it_resembles() {
    let desk = Desk::laid();
    std::fs::create_dir(desk.path("mine")).unwrap();
    desk.write("mine/b.csv", "Question,Answer\nWhat is a memory view good for?,Slices without copies.\n");
    desk.write("mine/a.md", PAGE);
    let said = desk.run(&["import", "mine", "--set", "Our own"]);
    assert!(said.out.contains("4 questions stored as drafts"), "{} {}", said.out, said.err);
    assert!(
        said.out.find("a.md").unwrap() < said.out.find("b.csv").unwrap(),
        "files in the order of their names"
    );
    let drafts = desk.json(&["search", "status:draft", "--json"]);
    assert_eq!(drafts.as_array().unwrap().len(), 4);

    let again = desk.json(&["import", "mine", "--json"]);
    assert_eq!((&again["imported"], &again["duplicates"]), (&json!(0), &json!(4)), "they are there already");
    let other = desk.write(
        "other.txt",
        "1. When would you use a weak reference, and what is it?\n2. Who was Ada Lovelace?\n",
    );
    let like = desk.json(&["import", &other.display().to_string(), "--json"]);
    assert_eq!((&like["imported"], like["resembling"].as_array().unwrap().len()), (&json!(2), 1), "{like}");
    assert!(like["resembling"][0]["title"].as_str().unwrap().starts_with("What is a weak reference"));

    assert_eq!(desk.run(&["export", "set", "our OWN", "-o", "set.yaml"]).code, Some(0));
    let written = std::fs::read_to_string(desk.path("set.yaml")).unwrap();
    assert!(written.contains("title: Our own") && written.contains("weak reference"), "{written}");
    assert!(
        desk.run(&["import", "mine", "--level", "wizard"]).refused().contains("junior"),
        "names the levels there are"
    );
    assert_eq!(desk.run(&["check"]).out, "No damage found.\n");
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let (here, there) = (Desk::laid(), Desk::laid());
    here.write("page.md", PAGE);
    here.run(&["import", "page.md", "--set", "Memory"]);
    for ending in ["yaml", "json", "md"] {
        let file = here.path(&format!("set.{ending}")).display().to_string();
        assert_eq!(here.run(&["export", "set", "Memory", "-o", &file]).code, Some(0));
    }
    let first = here.path("set.md").display().to_string();
    let stored = there.json(&["import", &first, "--json"]);
    assert_eq!(stored["imported"], 3, "{stored}");
    for ending in ["yaml", "json", "md"] {
        let name = format!("set.{ending}");
        assert_eq!(there.run(&["export", "set", "Memory", "-o", &name]).code, Some(0));
        let (before, after) =
            (std::fs::read(here.path(&name)).unwrap(), std::fs::read(there.path(&name)).unwrap());
        assert_eq!(String::from_utf8_lossy(&after), String::from_utf8_lossy(&before), "{name}");
    }
}

#[test]
fn questions_leave_in_every_format() {
    let desk = Desk::laid();
    desk.write("risky.csv", "Question,Answer\n\"=1+1, what does a sheet make of it?\",2\n");
    desk.run(&["import", "risky.csv"]);
    for (name, holds) in [
        ("all.yaml", "evenhand: 1"),
        ("all.json", "\"evenhand\": 1"),
        ("all.md", "## Question: "),
        ("all.csv", "question,answer"),
        ("all.txt", "#separator:tab"),
    ] {
        assert_eq!(desk.run(&["export", "questions", "-o", name]).code, Some(0), "{name}");
        assert!(std::fs::read_to_string(desk.path(name)).unwrap().contains(holds), "{name}");
    }
    let some = ["export", "questions", "--query", "status:draft", "-o", "some.csv"];
    desk.run(&[&some[..], &["--raw-formulas"]].concat());
    assert!(std::fs::read_to_string(desk.path("some.csv")).unwrap().contains("\"=1+1, what"));
    desk.run(&some);
    let guarded = std::fs::read_to_string(desk.path("some.csv")).unwrap();
    assert!(guarded.contains("\"'=1+1, what") && guarded.lines().count() == 2, "{guarded}");
    assert!(desk.run(&["export", "questions", "-o", "all.docx"]).refused().contains(".yaml"));
    assert!(
        desk.run(&["export", "set", "Nothing of the kind", "-o", "x.md"]).refused().contains("there are")
    );
    assert!(desk.run(&["export", "C-0000", "-o", "x.pdf"]).refused().contains("no interview"));
    assert!(desk.run(&["export", "one", "two", "-o", "x.pdf"]).refused().contains("export set"));
}

#[test]
fn a_pdf_is_read_in_a_child_and_a_broken_one_keeps_nobody_waiting() {
    let desk = Desk::new();
    desk.write(
        "page.pdf",
        pdf("(1. What is a weak reference?) Tj 0 -20 Td (2. When is a queue better than a lock?) Tj"),
    );
    desk.write(
        "broken.pdf",
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\ntrailer << /Root 1 0 R >>\n",
    );
    let found = desk.json(&["import", "page.pdf", "broken.pdf", "--dry-run", "--json"]);
    assert_eq!(found["files"][0]["format"], "pdf", "{found}");
    assert_eq!(found["files"][0]["questions"][1]["prompt"], "When is a queue better than a lock?");
    assert!(found["files"][1]["error"].as_str().unwrap().contains("broken.pdf"), "{found}");
}

/// A page with this text, with the table of places that readers insist on.
fn pdf(text: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 720 Td {text} ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(out.len());
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = out.len();
    out.push_str("xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    out.into_bytes()
}

#[test]
fn lint_says_what_to_mend_and_ends_accordingly() {
    let desk = Desk::new();
    let bank = desk.run(&["lint", "--bank"]);
    assert_eq!((bank.code, bank.err.as_str()), (Some(0), ""), "the shipped bank has no errors: {}", bank.out);
    desk.write("mine.yaml", "evenhand: 1\nquestions:\n  - id: one\n    kind: knowledge\n    competency: Memory\n    minutes: 5\n    prompt: Why?\n");
    let said = desk.run(&["lint", "mine.yaml"]);
    assert!(said.refused().contains("to fix"));
    assert!(
        said.out.lines().all(|line| line.starts_with("mine.yaml: one: ") && line.ends_with('.')),
        "{}",
        said.out
    );
    desk.write("page.md", PAGE);
    assert!(desk.run(&["lint", "page.md"]).refused().contains("Evenhand file"));
    assert!(desk.run(&["lint", "nowhere.yaml"]).refused().contains("nowhere.yaml"));
}
