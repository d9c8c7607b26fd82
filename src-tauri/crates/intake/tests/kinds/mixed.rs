//! Documents that change their manner, or show by their name alone that they ask.

use crate::{drafts, holds, prompts};

#[test]
fn marks_are_known_in_more_shapes() {
    let text = "# Notes\n\n# Q-1 What is a buffer?\n\nAns – A place to wait.\n\n# Q-2 Difference between a pipe and a socket ?\n\nAns -> One machine or two.\n";
    let found = holds("notes.md", text, &["What is a buffer?", "Difference between a pipe and a socket ?"]);
    assert_eq!(found[0].answer.as_deref(), Some("A place to wait."));
    assert_eq!(found[1].answer.as_deref(), Some("One machine or two."));
    let text = "1. **Question**: What is a page table?\n\n   **Answer**: A map of addresses.\n\n2. **Question**: How does it grow?\n\n   **Answer**: By levels.\n";
    let found = holds("pages.md", text, &["What is a page table?", "How does it grow?"]);
    assert_eq!(found[1].answer.as_deref(), Some("By levels."));
}

#[test]
fn two_documents_pasted_into_one_are_both_read() {
    let text = "Here are some questions:\n\n1. **What is a lease?**\n\n   - **Answer**: A lock that ends.\n\n2. **How is it renewed?**\n\n   - **Answer**: Before it ends.\n\n3. **Who grants it?**\n\n   - **Answer**: The owner.\n\n4. **Why not a lock?**\n\n   - **Answer**: Its holder may die.\n\nHere are more:\n\n1. **Question**: What is a fence?\n\n   **Answer**: A number that rises.\n\n2. **Question**: Who checks it?\n\n   **Answer**: The store.\n";
    let found = holds(
        "chat.md",
        text,
        &[
            "What is a lease?",
            "How is it renewed?",
            "Who grants it?",
            "Why not a lock?",
            "What is a fence?",
            "Who checks it?",
        ],
    );
    assert!(found.iter().all(|draft| draft.answer.is_some()), "{found:?}");
}

#[test]
fn a_count_of_short_lines_is_read_where_the_document_speaks_of_questions() {
    let text = "# First round interview questions\n\n1. Hoisting of names\n2. Spread and rest\n3. Deep and shallow copies\n4. Event loop\n5. Worker threads\n\n## Second round\n\n1. Indexes\n2. Sharding\n3. Vacuum\n4. Locks\n";
    let found = drafts("round.md", text);
    assert_eq!(found.len(), 9, "{:?}", prompts(&found));
    assert_eq!(found[8].prompt, "Locks");
    // The same lines are nothing in a document that does not.
    assert_eq!(prompts(&drafts("kitchen.md", &text.replace("interview questions", "of the walk"))), [""; 0]);
    // Steps are told in sentences.
    let steps = "# Interview project\n\n1. Clone the folder.\n2. Build it once.\n3. Start the server.\n4. Open the page.\n5. Enjoy.\n";
    assert_eq!(prompts(&drafts("interview-setup.md", steps)), [""; 0]);
}

#[test]
fn a_term_and_its_meaning_is_no_question() {
    let text = "# SQL interview questions\n\n1. **What is a join?**\n\n   Rows side by side.\n\n2. **In which order are clauses read?**\n\n   As follows:\n\n## Order\n\n1. **FROM**: The tables are read and joined first.\n2. **WHERE**: Rows that do not fit are left out.\n3. **GROUP BY**: Those that are left are put together.\n";
    holds("sql.md", text, &["What is a join?", "In which order are clauses read?"]);
}

#[test]
fn headings_that_ask_the_same_of_every_question_divide_its_answer() {
    let part = |number: u32, name: &str| {
        format!(
            "## {number}. What is {name}?\n\n### What is it?\n\nA part.\n\n### Why do we use it?\n\nIt helps.\n\n### Example\n\n```sql\nSELECT 1\n```\n\n"
        )
    };
    let text: String = ["a view", "a trigger", "an index", "a cursor"]
        .iter()
        .zip(1..)
        .map(|(name, number)| part(number, name))
        .collect();
    let found = holds(
        "guide.md",
        &text,
        &["What is a view?", "What is a trigger?", "What is an index?", "What is a cursor?"],
    );
    assert!(found.iter().all(|draft| {
        draft.answer.as_deref().is_some_and(|text| text.contains("It helps.") && text.contains("SELECT 1"))
    }));
}

#[test]
fn a_list_that_was_only_indented_is_no_code() {
    let text = "# Storage\n\t1.Difference between a page and a block\n\t2.What is a checkpoint\n\t3. How does the log grow\n\t4.What is vacuum\n";
    let found = holds(
        "storage.md",
        text,
        &[
            "Difference between a page and a block",
            "What is a checkpoint",
            "How does the log grow",
            "What is vacuum",
        ],
    );
    assert_eq!(found[3].line, Some(5));
    assert_eq!(found[0].topics, [""; 0]);
}

#[test]
fn lone_questions_between_long_texts_are_found_where_the_document_speaks_of_them() {
    let prose = "The pages that follow tell more of it.\n\nAnd more again, at some length.\n\nUntil all was told.\n\n".repeat(5);
    let asked = ["a heap", "a stack", "a page", "a frame", "an arena", "a pool", "a slab", "a leak"];
    let text: String = asked.iter().map(|name| format!("What is {name}?\n\n{prose}")).collect();
    let found = drafts("memory_interview_questions.txt", &text);
    assert_eq!(found.len(), 8, "{:?}", prompts(&found));
    assert!(found.iter().all(|draft| draft.answer.is_some()));
}

#[test]
fn numbers_that_are_all_one_are_a_list_left_to_be_counted() {
    let text = "# Shapes\n\n1. What is a square?\n\nFour sides.\n\n1. What is a circle?\n\nNone.\n\n1. Explain area\n\nWhat lies inside.\n\n1. Symmetry\n\nTwo halves alike.\n";
    let found =
        holds("shapes.md", text, &["What is a square?", "What is a circle?", "Explain area", "Symmetry"]);
    assert_eq!(found[3].answer.as_deref(), Some("Two halves alike."));
    // The steps of an answer begin with one too, and go on.
    let text = "# Shapes\n\n1. What is a square?\n\nFour sides.\n\n2. How is it drawn?\n\nIn steps:\n\n1. Take a ruler\n2. Draw four lines\n\n3. What is a circle?\n\nA line.\n";
    holds("shapes.md", text, &["What is a square?", "How is it drawn?", "What is a circle?"]);
}

#[test]
fn a_key_on_one_line_and_a_reply_that_offers_more() {
    let text = "Quiz\n\n1. Which is a stream?\n   a) UDP\n   b) TCP\n\n2. Which layer routes?\n   a) Transport\n   b) Network\n\nAnswer key: 1-b, 2-b\n";
    let found = holds("quiz.txt", text, &["Which is a stream?", "Which layer routes?"]);
    assert_eq!(
        found.iter().filter_map(|draft| draft.answer.as_deref()).collect::<Vec<_>>(),
        ["TCP", "Network"]
    );
    let text = "**Question 1:** How would you limit a rate?\n\n**Strong answer:** Names two ways.\n\n**Red flags:** Guesses.\n\n**Follow-up:** How is it tested?\n\n**Question 2:** Explain retries.\n\n**Look for:**\n- Backoff\n\n**Follow-ups:**\n1. When do you stop?\n\nWould you like me to add a rubric?\n";
    let found = holds("chat.txt", text, &["How would you limit a rate?", "Explain retries."]);
    assert!(found.iter().all(|draft| draft.answer.is_none()), "{found:?}");
    assert!(
        found[0]
            .guidance
            .as_deref()
            .is_some_and(|text| text.contains("Names two ways.") && text.contains("Guesses."))
    );
    assert_eq!(found[1].probes, ["When do you stop?"]);
}

#[test]
fn a_sheet_of_one_column_may_be_a_text() {
    let lines = [
        "Interview questions:",
        "1. *What is a ledger?*",
        "   - A book of moves.",
        "2. *Who keeps it?*",
        "   - The clerk.",
        "3. *How is it closed?*",
        "   - With a line.",
    ];
    let rows: String = lines.iter().map(|line| format!("\"{line}\"\n")).collect();
    let found = holds("ledger.csv", &rows, &["What is a ledger?", "Who keeps it?", "How is it closed?"]);
    assert_eq!((found[2].line, found[2].answer.as_deref()), (Some(6), Some("- With a line.")));
    // Four texts of one size behind each question are choices, and the letter behind them tells which.
    let rows = "What is wet?,Water,Sand,Salt,Glass,A\nWhat is hot?,Ice,Fire,Snow,Rain,B\nWhat is dry?,Mist,Dew,Dust,Fog,C\n";
    let found = drafts("quiz.csv", rows);
    assert_eq!(
        found.iter().filter_map(|draft| draft.answer.as_deref()).collect::<Vec<_>>(),
        ["Water", "Fire", "Dust"]
    );
    // An address below a question is where its answer is.
    let found =
        drafts("q.csv", "What is a lake?\nhttps://lake.example/about\nWhat is a pond?\nWhat is a bog?\n");
    assert_eq!(crate::prompts(&found), ["What is a lake?", "What is a pond?", "What is a bog?"]);
    assert_eq!(found[0].answer.as_deref(), Some("https://lake.example/about"));
}

#[test]
fn a_number_above_code_is_a_question_about_it() {
    let text = "# Output questions\n\n**Q1**\n```js\nlog(a);\nvar a = 5;\n```\n**Output:** `undefined`\n\n**Q2 — a block**\n```js\nlog(b);\n```\n**Output:** an error\n\n**Q3**\n```js\nlog(1);\n```\n**Output:** 1\n";
    let found = holds("output.md", text, &["Q1", "a block", "Q3"]);
    assert_eq!(found[0].code, ["log(a);\nvar a = 5;"]);
    assert!(found.iter().all(|draft| draft.answer.as_deref().is_some_and(|text| text.contains("Output"))));
}
