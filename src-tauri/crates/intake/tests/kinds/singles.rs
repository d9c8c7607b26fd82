//! Pages and records of one question each, and handbooks that hold a few questions at their end.

use crate::{drafts, holds};

#[test]
fn front_matter_asks_and_the_page_answers() {
    let text = "---\ntitle: ¿Qué es un índice?\ndifficulty: medium\ntags: [sql, rendimiento]\n---\n\nUn índice ordena.\n\n## Qué evalúa el entrevistador\n\n- Si sabe cuándo estorba.\n\n## Respuesta sólida\n\nAcelera la lectura.\n";
    let found = holds("q8.md", text, &["¿Qué es un índice?"]);
    assert_eq!((found[0].level.as_deref(), found[0].line), (Some("mid"), Some(2)));
    assert_eq!(found[0].topics, ["sql", "rendimiento"]);
    assert!(found[0].answer.as_deref().is_some_and(|text| text.contains("Acelera la lectura.")));
    assert!(found[0].guidance.as_deref().is_some_and(|text| text.contains("cuándo estorba")));
    // A title that asks nothing leaves a page without questions as it is.
    assert!(drafts("post.md", "---\ntitle: Why we moved to Rust\n---\n\nIt was faster.\n").is_empty());
}

#[test]
fn a_document_that_is_one_question() {
    let text = "# CORE - Question 01 - What is the heap?\n\nMemory that is asked for.\n\n## Summary\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## History\n\nLong.\n";
    let found = holds("CO-Question01.md", text, &["What is the heap?"]);
    assert!(found[0].answer.as_deref().is_some_and(|text| text.contains("Memory") && text.contains("Long.")));
    assert!(drafts("heap.md", "# What is the heap?\n\nMemory.\n\n## History\n\nLong.\n").is_empty());
}

#[test]
fn sections_numbered_in_two_parts_are_no_questions() {
    let text = "# Threads in depth\n\n## 1. Creating\n\n### 1.1 Extending a class\n\nLike this.\n\n### 1.2 Create a task\n\nLike that.\n\n## 2. States\n\n### 2.1 Diagram\n\nA circle.\n\n### 2.2 Build a table\n\nRows.\n\n## 3. Interview questions\n\n### Q1: What is a deadlock?\n\nTwo wait.\n\n### Q2: What is a livelock?\n\nTwo yield.\n";
    holds("threads.md", text, &["What is a deadlock?", "What is a livelock?"]);
    // Where they ask, they are.
    let text = "# Interview questions\n\n## 1. Locks\n\n### 1.1 What is a lock?\n\nA gate.\n\n### 1.2 Explain a latch\n\nA pin.\n\n### 1.3 Deadlock\n\nTwo wait.\n";
    holds("locks.md", text, &["What is a lock?", "Explain a latch", "Deadlock"]);
}

#[test]
fn records_of_pages_and_of_other_programs() {
    let text = r#"{"id":"what-is-a-lock","level":0,"title":"What is a lock?","content":"<h4>Locks</h4><p>A <strong>gate</strong>.</p><hr><p>Closed.</p>"}"#;
    let found = holds("what-is-a-lock.json", text, &["What is a lock?"]);
    assert_eq!(found[0].answer.as_deref().map(|text| text.contains("A **gate**.")), Some(true));
    let text = r#"[{"question_text":"<p>How long does a search take?</p>","shuffle_answers":true,"answer_numbering":"abc","single":true,
        "answers":[{"text":"log n","fraction":100,"feedback":"Yes"},{"text":"n","fraction":0,"feedback":"No"}]}]"#;
    let found = holds("bank.json", text, &["How long does a search take?"]);
    let choices: Vec<(&str, bool)> =
        found[0].options.iter().map(|choice| (choice.text.as_str(), choice.correct)).collect();
    assert_eq!(choices, [("log n", true), ("n", false)]);
    assert_eq!(found[0].answer.as_deref(), Some("log n"));
}

#[test]
fn a_sheet_with_the_points_of_each_choice() {
    let rows = "category,questionTitle,questionText,answer1,fraction,answer2,fraction,answer3,fraction\nMaths,T1,How much is 7 times 0?,7,0,0,100,70,0\nMaths,T2,How much is 7 times 1?,7,100,0,0,71,0\n";
    let found = holds("sheet.csv", rows, &["How much is 7 times 0?", "How much is 7 times 1?"]);
    assert_eq!(found.iter().filter_map(|draft| draft.answer.as_deref()).collect::<Vec<_>>(), ["0", "7"]);
}

#[test]
fn flags_beside_choices_that_are_numbers() {
    let rows = "Question,Option 1,Option 2,Answer 1,Answer 2\nHow many is a pair?,2,1,1,0\nHow many is one?,0,1,0,1\nHow many is a trio?,3,1,1,0\n";
    let found = drafts("flags.csv", rows);
    assert_eq!(found.iter().filter_map(|draft| draft.answer.as_deref()).collect::<Vec<_>>(), ["2", "1", "3"]);
}

#[test]
fn records_that_ask_the_same_have_lines_of_their_own() {
    let text = "[\n {\"question\": \"What is printed?\", \"code\": \"a\"},\n {\"question\": \"What is printed?\", \"code\": \"b\"}\n]";
    let found = holds("output.json", text, &["What is printed?", "What is printed?"]);
    assert_eq!(found.iter().map(|draft| draft.line).collect::<Vec<_>>(), [Some(2), Some(3)]);
}

#[test]
fn a_header_in_words_of_its_own_above_levels() {
    let rows = "k1;k2;k3\nWarum Sperren?;weil;leicht\nNenne drei Arten von Sperren;Mutex, Semaphor, Latch;schwer\nWas ist ein Deadlock?;zwei warten;mittel\n";
    let found =
        holds("list.csv", rows, &["Warum Sperren?", "Nenne drei Arten von Sperren", "Was ist ein Deadlock?"]);
    assert_eq!(
        found.iter().filter_map(|draft| draft.level.as_deref()).collect::<Vec<_>>(),
        ["junior", "senior", "mid"]
    );
    // A first row with a level of its own is none.
    let rows = "Sperren;weil;leicht\nWarum Sperren?;weil;leicht\nWas ist ein Deadlock?;zwei warten;mittel\nWas ist ein Mutex?;eine Sperre;schwer\n";
    assert_eq!(drafts("list.csv", rows).len(), 4);
}

#[test]
fn one_of_a_row_of_numbered_headings_without_its_signs() {
    let text = "# SQL tasks\n\n### 1. Show the last record\n\nQuery:\n\n```sql\nSELECT 1\n```\n\n---\n\n2. Fetch the first row  \nQuery:\n\n```sql\nSELECT 2\n```\n\n---\n\n### 3. Fetch five records\n\nQuery:\n\n```sql\nSELECT 3\n```\n\n---\n\n### 4. Find duplicates\n\nQuery:\n\n```sql\nSELECT 4\n```\n";
    let found = holds(
        "sql.md",
        text,
        &["Show the last record", "Fetch the first row", "Fetch five records", "Find duplicates"],
    );
    assert!(!found[0].answer.as_deref().unwrap_or_default().contains("SELECT 2"));
    assert!(found[1].answer.as_deref().is_some_and(|text| text.contains("SELECT 2")));
}
