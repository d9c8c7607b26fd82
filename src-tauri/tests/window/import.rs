//! What people have becomes questions: a messy page is looked through, mended, stored as one step and taken back; and
//! candidates come in from contact files.

use crate::driver::{CONTROL, DOWN, ENTER, UP, Window};

const PAGE: &str = include_str!("messy.html");

/// A window whose file dialog would offer these files.
fn with_files(folder: &std::path::Path, files: &[(&str, &str)]) -> Window {
    let offered = folder.join("in");
    std::fs::create_dir_all(&offered).unwrap();
    for (name, text) in files {
        std::fs::write(offered.join(name), text).unwrap();
    }
    let w = Window::start(folder);
    w.sees("Welcome to Evenhand");
    w.chord(&[CONTROL, ","]);
    w.sees("Theme");
    w
}

/// What an import may change, as one text.
fn bank(w: &Window) -> Vec<String> {
    w.rows(
        "SELECT 'question', id, version, status FROM question
         UNION ALL SELECT 'version', question, number, content FROM question_version
         UNION ALL SELECT 'competency', id, name, '' FROM competency
         UNION ALL SELECT 'set', id, title, '' FROM question_set
         UNION ALL SELECT 'item', id, '', '' FROM set_item
         UNION ALL SELECT 'published', id, '', '' FROM set_version
         ORDER BY 1, 2, 3",
    )
}

/// The lines of the list of drafts.
fn drafts(w: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=listbox][aria-label=Drafts] [role=option]')].map(e => e.innerText)";
    w.js(script).as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
}

/// Moves to the draft that says this.
fn to_draft(w: &Window, words: &str) {
    w.wait(
        "the list has the focus",
        "return !!document.activeElement?.closest('[role=listbox]') || document.activeElement?.getAttribute('role') === 'listbox'",
    );
    w.keys(&UP.repeat(12));
    let prompt = "return [...document.querySelectorAll('textarea')].find(t => t.labels[0]?.textContent.includes('Prompt'))?.value ?? ''";
    for _ in 0..12 {
        if w.js(prompt).as_str().is_some_and(|prompt| prompt.contains(words)) {
            return;
        }
        w.keys(DOWN);
    }
    panic!("no draft says {words:?}: {:#?}", drafts(w));
}

#[test]
fn a_messy_page_is_mended_merged_published_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let w = with_files(folder.path(), &[("messy.html", PAGE)]);
    let before = bank(&w);
    w.keys("gq");
    w.click("Import");
    w.focused("Choose files");
    w.keys("o");
    w.sees("6 new, 0 duplicates, 1 like another");
    w.sees("Store 7 questions");
    w.picture("import-1-read");
    assert_eq!(w.js("return document.title === 'gone' || performance.getEntriesByType('resource').some(e => e.name.includes('tracker'))"), false, "nothing of the page was run or fetched");
    assert_eq!(bank(&w), before, "nothing is stored while it is looked through");

    // Two questions in one: cut where the second begins.
    to_draft(&w, "How does a generator differ");
    w.keys("s");
    w.sees("Store 8 questions");
    assert!(drafts(&w).iter().any(|row| row.starts_with("When does a generator run")), "{:#?}", drafts(&w));

    // A slip of the pen.
    to_draft(&w, "verisons");
    w.keys(ENTER);
    w.focused("Prompt");
    w.chord(&[CONTROL, "a"]);
    w.keys("Why would you freeze the versions of your dependencies?");
    w.keys("\u{E00C}");

    // One that the bank has in other words, shown beside it.
    to_draft(&w, "A chat server");
    w.sees("Reads like this question of the bank");
    w.sees("A chat server written with asyncio keeps two thousand people connected with a single thread.");
    w.picture("import-2-alike");
    w.keys("m");
    w.wait(
        "it is to be merged",
        "return [...document.querySelectorAll('[role=option]')].some(e => e.innerText.includes('Merge'))",
    );

    w.tab_to("Title of a question set of them");
    w.keys("From our page");
    w.picture("import-3-set");
    w.chord(&[CONTROL, ENTER]);
    w.stored("SELECT count(*) FROM set_item JOIN set_section ON set_section.id = set_item.section JOIN question_set ON question_set.id = set_section.question_set WHERE question_set.title = 'From our page'", "8");
    w.sees("8 questions imported.");
    w.sees("From our page");
    let merged =
        w.rows("SELECT content FROM question_version WHERE number = 2 AND content LIKE '%A chat server%'");
    assert!(merged.len() == 1 && merged[0].contains("the event loop runs whichever can go on"), "{merged:?}");
    let stored = w.rows("SELECT content FROM question_version WHERE content LIKE '%messy.html%'").join("\n");
    for words in [
        "the versions of your dependencies",
        "When does a generator run its first line?",
        "ما الفرق بين الخيط والعملية",
        "什么是装饰器",
    ] {
        assert!(stored.contains(words), "{words} is stored: {stored}");
    }
    assert!(!stored.contains("verisons") && !stored.contains("tracker"), "{stored}");

    w.chord(&[CONTROL, ENTER]);
    w.stored("SELECT count(*) FROM set_version JOIN question_set ON question_set.id = set_version.question_set WHERE question_set.title = 'From our page'", "1");
    w.picture("import-4-published");

    // Two steps: the publishing and the whole import.
    w.chord(&[CONTROL, "z"]);
    w.sees("Undid: publish question set");
    w.chord(&[CONTROL, "z"]);
    w.sees("Undid: import questions");
    w.until("all is as it was", || bank(&w) == before);
    w.sees("This question set cannot be shown");
    w.picture("import-5-undone");
}

#[test]
fn candidates_come_in_from_contact_files() {
    let folder = tempfile::tempdir().unwrap();
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Łukasiewicz\r\nBDAY:1984-02-29\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n\
                 BEGIN:VCARD\r\nVERSION:4.0\r\nFN:نور الدين\r\nTEL:+20 2 5550 100\r\nEND:VCARD\r\n";
    let resume = r#"{"basics": {"name": "Łukasiewicz, Zoe", "email": "other@example.org"}}"#;
    let w = with_files(folder.path(), &[("a.vcf", cards), ("b.json", resume), ("c.png", "\u{1}")]);
    w.keys("go");
    w.click("Create the first opening");
    w.focused("Title");
    w.keys("Data engineer");
    w.keys(ENTER);
    w.sees("Add the first candidate");
    w.click("Import candidates");
    w.sees("Candidates from files");
    w.sees("the same name as somebody above");
    w.sees("neither a contact file nor");
    w.picture("import-6-candidates");
    assert_eq!(w.rows("SELECT count(*) FROM candidate"), ["0"], "nobody is stored yet");
    w.click("Add 2 candidates");
    w.stored("SELECT count(*) FROM candidate", "2");
    w.sees("2 candidates added.");
    assert_eq!(
        w.rows("SELECT name, contact FROM candidate ORDER BY name"),
        ["Zoë Łukasiewicz|zoe@example.org", "نور الدين|+20 2 5550 100"]
    );
    w.picture("import-7-opening");
    w.chord(&[CONTROL, "z"]);
    w.stored("SELECT count(*) FROM candidate", "0");
    w.sees("Undid: import candidates");
}
