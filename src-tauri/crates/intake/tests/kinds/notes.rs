//! Notes and lists as people keep them: answers on the next line, words among questions, keys at the end.

use crate::{drafts, holds};

fn right(found: &[intake::Draft], at: usize) -> Vec<bool> {
    found[at].options.iter().map(|choice| choice.correct).collect()
}

#[test]
fn an_answer_on_the_next_line_is_not_part_of_the_question() {
    let text = "# Interview\n\n1. What is a leaf?\nA node without children.\n\n2. Why prune? When?\nTo save work.\n\n3. What is a root?\nHow many may there be?\n\n4. Explain balance.\nBoth sides are about as deep.\n";
    let found = holds(
        "trees.md",
        text,
        &[
            "What is a leaf?",
            "Why prune? When?",
            "What is a root? How many may there be?",
            "Explain balance.",
        ],
    );
    assert_eq!(found[0].answer.as_deref(), Some("A node without children."));
    assert_eq!(found[1].answer.as_deref(), Some("To save work."));
    assert_eq!(found[2].answer, None);
    assert_eq!(found[3].answer.as_deref(), Some("Both sides are about as deep."));
    assert_eq!(found.iter().map(|d| d.line).collect::<Vec<_>>(), [Some(3), Some(6), Some(9), Some(12)]);
}

#[test]
fn words_among_the_questions_of_a_numbered_list_are_questions_too() {
    let text = "# First round\n\n1. How do you shard?\n2. Locks and latches\n3. Hot keys\n4. Backpressure\n5. Explain quorum reads\n6. Clock skew\n7. Fences\n\n# Second round\n\n1. Vacuum\n2. How does a replica catch up?\n3. What is a tombstone?\n4. Why do clocks drift?\n5. How do you test a failover?\n";
    let found = drafts("interview-questions.md", text);
    assert_eq!(found.len(), 12, "{:?}", crate::prompts(&found));
    assert_eq!(found[1].prompt, "Locks and latches");
    assert_eq!(found[7].topics, ["Second round"]);
}

#[test]
fn numbered_tasks_that_only_state_are_known_by_their_code() {
    let code = "```sql\nSELECT 1;\n```";
    let text = format!(
        "# Technical interview questions\n\nThere are two tables.\n\n**1)** The number of open orders.\n\n{code}\n\n**2)** Orders per week.\n\n{code}\n\n**3)** The busiest hour.\n\n{code}\n\n**4)** Late deliveries by town.\n\n{code}\n"
    );
    let found = holds(
        "sql.md",
        &text,
        &["The number of open orders.", "Orders per week.", "The busiest hour.", "Late deliveries by town."],
    );
    assert!(found.iter().all(|d| d.answer.is_some() || !d.code.is_empty()));
}

#[test]
fn a_tab_behind_a_number_makes_no_table() {
    let text = "Interview questions\n\nTrees\n1.\tDescribe a tree\n2.\tWhat is a leaf?\n\nGraphs\n1.\tWhat is an edge?\n2.\tWhat is a cycle?\n";
    let found =
        holds("q.txt", text, &["Describe a tree", "What is a leaf?", "What is an edge?", "What is a cycle?"]);
    assert_eq!(found[2].topics, ["Graphs"]);
}

#[test]
fn a_dash_and_a_link_behind_a_bold_question_are_its_answer() {
    let text = "# Interview\n\n- **Explain paging.** - [Read this](https://a.example/p)\n- **What is a page fault?** - [Read this](https://a.example/f)\n- **Tell about swapping** - [Read this](https://a.example/s)\n- **Pages vs segments** - [Read this](https://a.example/v)\n- **Huge pages** - [Read this](https://a.example/h)\n";
    let found = holds(
        "os.md",
        text,
        &[
            "Explain paging.",
            "What is a page fault?",
            "Tell about swapping",
            "Pages vs segments",
            "Huge pages",
        ],
    );
    assert!(found.iter().all(|d| d.answer.as_deref().is_some_and(|a| a.starts_with("[Read this]"))));
}

#[test]
fn a_key_at_the_end_answers_the_questions_by_number() {
    let asked = "1. Which port is HTTPS?\nA) 80\nB) 443\nC) 22\n\n2. Which layer routes?\nA) transport\nB) network\n\n3. What does DNS give?\nA) an address\nB) a name\n\n";
    for (title, key) in [
        ("Answer Key", "1. B\n2. B\n3. A\n"),
        ("Ответы", "1 - B, 2 - B, 3 - A\n"),
        ("Respuestas:", "1) B\n2) B\n3) A\n"),
        ("参考答案", "1.B 2.B 3.A\n"),
    ] {
        let found = drafts("quiz.txt", &format!("{asked}{title}\n{key}"));
        assert_eq!(found.len(), 3, "{title}: {:?}", crate::prompts(&found));
        assert_eq!(
            [right(&found, 0), right(&found, 1), right(&found, 2)].concat(),
            [false, true, false, false, true, true, false],
            "{title}"
        );
        assert_eq!(found[0].answer.as_deref(), Some("443"), "{title}");
    }
}

#[test]
fn a_key_in_words_answers_questions_without_choices() {
    let text = "# Quiz\n\n## Questions\n\n1. What is a mutex?\n2. What is a semaphore?\n3. Explain deadlock.\n\n## Answers\n\n1. A lock for one.\n2. A counter.\n\n   It has two operations.\n3. Each waits for the other.\n";
    let found = holds("quiz.md", text, &["What is a mutex?", "What is a semaphore?", "Explain deadlock."]);
    assert_eq!(found[1].answer.as_deref(), Some("A counter.\n\nIt has two operations."));
    assert_eq!(found[2].answer.as_deref(), Some("Each waits for the other."));
}

#[test]
fn code_below_choices_names_the_right_one() {
    let text = "## Q. Which of the following is a queue?\n* Stack\n* Deque\n\n```\nDeque\n```\n\n## Q. Which line compiles?\nA. int a = 1;\nB. int = 1;\n\n```\nAnswer: A\n```\n";
    let found = holds("mcq.md", text, &["Which of the following is a queue?", "Which line compiles?"]);
    assert_eq!(right(&found, 0), [false, true]);
    assert_eq!(right(&found, 1), [true, false]);
    assert!(found.iter().all(|d| d.code.is_empty()));
}

#[test]
fn code_alone_below_what_does_this_print_belongs_to_the_question() {
    let text = "## What does this print?\n\n```js\nlog(1)\n```\n\n## What is a scope?\n\nWhere a name holds.\n\n## What gets printed first?\n\n```js\nlog(2)\n```\n";
    let found = drafts("js.md", text);
    assert_eq!(found[0].code, ["log(1)"]);
    assert_eq!(found[2].code, ["log(2)"]);
    assert!(found[0].answer.is_none() && found[2].answer.is_none());
}

#[test]
fn answers_are_labelled_in_many_wordings() {
    let text = "## Question 1: The night the cache died\n\n### Strong senior answer\n\nWarm it slowly.\n\n### Common weak answer\n\nRestart everything.\n\n### Key interview signals\n\n- asks for graphs\n\n## Question 2: The queue that grew\n\n### Strong senior answer\n\nShed load.\n";
    let found = holds("guide.md", text, &["The night the cache died", "The queue that grew"]);
    assert_eq!(found[0].answer.as_deref(), Some("Warm it slowly."));
    let guidance = found[0].guidance.as_deref().unwrap_or_default();
    assert!(guidance.contains("Restart everything.") && guidance.contains("asks for graphs"), "{guidance}");
    let text = "## Pleno\n\n- O que é uma fila?\n  * Resposta referência: Quem chega antes sai antes.\n\n## Sênior:\n\n- O que é uma pilha?\n";
    let found = drafts("perguntas.md", text);
    assert_eq!(found[0].answer.as_deref(), Some("Quem chega antes sai antes."));
    assert_eq!(found.iter().map(|d| d.level.as_deref()).collect::<Vec<_>>(), [Some("mid"), Some("senior")]);
}

#[test]
fn a_numbered_title_above_the_question_is_its_topic() {
    let text = "# Question 31 - Memory\n\n## Explain the difference between stack and heap\n\nOne is ordered.\n\n### **1. Stack**\n- Fast\n\n### **2. Heap**\n- Free\n";
    let found = holds("q31.md", text, &["Explain the difference between stack and heap"]);
    assert_eq!(found[0].topics, ["Memory"]);
    assert!(found[0].answer.as_deref().is_some_and(|a| a.starts_with("One is ordered.")));
}

#[test]
fn a_question_ends_in_the_mark_of_its_language() {
    let text = "# Συνέντευξη\n\n* Ποια εργαλεία προτιμάτε;\n  * Και για ποιο λόγο;\n* Τι είναι το DOM;\n";
    let found = drafts("greek.md", text);
    assert_eq!(found[0].probes, ["Και για ποιο λόγο;"]);
    let found = drafts(
        "traditional.md",
        "#### 程式\n\n*問題： 下面會印出什麼？*\n\n```js\nlog(1)\n```\n\n*問題： 為什麼？*\n\n```js\nlog(2)\n```\n",
    );
    assert_eq!(found[0].prompt, "下面會印出什麼？");
}

#[test]
fn what_stands_between_a_question_and_its_boxes_is_still_the_question() {
    let text = "# Git quiz\n\n#### Q1. What does this command do?\n\n`git fetch --all`\n\n- [ ] Merges\n- [x] Fetches\n\n#### Q2. Which is a verb of HTTP?\n\n- [x] PUT\n- [ ] FETCH\n";
    let found = drafts("git.md", text);
    assert_eq!(found[0].prompt, "What does this command do?\n\n`git fetch --all`");
    assert_eq!(right(&found, 0), [false, true]);
    assert_eq!(found[0].answer.as_deref(), Some("Fetches"));
}

#[test]
fn choices_of_signs_only_are_told_apart() {
    let text = "### 1. What is logged?\n\n- A: `[]`\n- B: `{}`\n- C: `[{}]`\n\n<details><summary><b>Answer</b></summary>\n\n#### Answer: B\n\nBraces.\n\n</details>\n\n### 2. What is thrown?\n\n- A: `null`\n- B: `{}`\n\n<details><summary><b>Answer</b></summary>\n\nThe right one is option A\n\nNothing else.\n\n</details>\n";
    let found = holds("js.md", text, &["What is logged?", "What is thrown?"]);
    assert_eq!([right(&found, 0), right(&found, 1)].concat(), [false, true, false, true, false]);
    assert_eq!(found[1].answer.as_deref(), Some("Nothing else."));
}

#[test]
fn plain_lines_that_all_ask_are_questions_beside_a_numbered_list() {
    let text = "Round one\n\n1. What is a leaf?\n2. What is a root?\n3. Explain balance.\n\nwhere do you work now?\nwhat is your role there?\nhow do you plan a week?\nwhy do you leave?\nSecond day\nWhen can you start?\nWhom would you call first?\n";
    let found = drafts("interview.txt", text);
    assert_eq!(found.len(), 9, "{:?}", crate::prompts(&found));
    assert_eq!(found[7].prompt, "When can you start?");
    assert_eq!(found[7].topics.last().map(String::as_str), Some("Second day"));
}

#[test]
fn numbers_that_go_on_lead_out_of_what_looked_like_a_footer() {
    let long =
        "It goes on for a while and says what there is to say about it, in more than one line of the page.";
    let text = format!(
        "1. What is a page?\n{long}\n{long}\n\n2. What calls a class?\nThese call it.\n\nfrom a trigger\n\nFrom JavaScript links\n\nFrom another class\n\n3. What is an index?\n{long}\n\n4. What is a view?\n{long}\n\n5. What is a key?\n{long}\n"
    );
    let found = drafts("notes.txt", &text);
    assert_eq!(found.len(), 5, "{:?}", crate::prompts(&found));
    assert!(found.iter().all(|d| d.topics.is_empty()), "{:?}", found[2].topics);
    let tips = "1. What is a page?\nOne.\n\n2. What is a leaf?\nTwo.\n\n3. What is a tree?\nThree.\n\nTips\n\n1. Explain your thinking.\n2. Ask what they mean.\n";
    assert_eq!(drafts("notes.txt", tips).len(), 3);
}

#[test]
fn numbered_questions_are_evident_however_long_their_answers() {
    let long = "It goes on for a while and says what there is to say about it.\n".repeat(9);
    let text: String =
        ["What is a page?", "What is a leaf?", "Why balance?", "How deep is it?", "What is a key?"]
            .iter()
            .zip(1..)
            .map(|(asked, number)| format!("{number}) {asked}\n\n{}\n", long.replace('\n', "\n\n")))
            .collect();
    assert_eq!(drafts("notes.txt", &text).len(), 5);
}

#[test]
fn a_link_among_questions_is_one_and_a_contents_line_is_not() {
    let text = "# Interview questions\n\n- [Contents](#a)\n\n## A\n\n- What is a tree?\n- [What is a leaf?](https://a.example/leaf)\n- What is a root?\n- Why balance?\n\n## B\n\n- [What is a tree?](#tree)\n- [What is a graph?](#graph)\n";
    let found = drafts("q.md", text);
    assert_eq!(
        crate::prompts(&found),
        ["What is a tree?", "What is a leaf?", "What is a root?", "Why balance?"]
    );
}

#[test]
fn a_saved_conversation_holds_what_the_assistant_listed() {
    let text = "## Chat history\n\n##### You said:\n\ngive me ten interview questions about queues, please?\n\n###### ChatGPT said:\n\nHere are **interview questions** about queues.\n\n### Basics\n\n1. What is a queue?\n2. How do queues fill?\n\n### Scaling\n\n3. When do you drop work?\n4. Why measure age?\n\nWould you like me to add answers?\n\n##### You said:\n\nwhat about topics?\n\n###### ChatGPT said:\n\n### Topics\n\n5. What is a topic?\n6. How do topics differ from queues?\n";
    let found = holds(
        "saved.md",
        text,
        &[
            "What is a queue?",
            "How do queues fill?",
            "When do you drop work?",
            "Why measure age?",
            "What is a topic?",
            "How do topics differ from queues?",
        ],
    );
    assert_eq!(found[2].topics, ["Scaling"]);
    assert_eq!(found[5].topics, ["Topics"]);
}

#[test]
fn a_heading_that_comes_again_and_again_divides_answers() {
    let text = "# Senior interview\n\n**Q: Locks vs latches**\n> One is short.\n\n## How to say it in an interview\n\nSlowly.\n\n**Q: Pages vs rows**\n> One holds many.\n\n## How to say it in an interview\n\nWith a drawing.\n\n**Q: Logs vs journals**\n> The same.\n\n## How to say it in an interview\n\nShortly.\n";
    let found = holds("db.md", text, &["Locks vs latches", "Pages vs rows", "Logs vs journals"]);
    assert!(
        found[1]
            .answer
            .as_deref()
            .is_some_and(|a| a.contains("One holds many.") && a.contains("With a drawing."))
    );
}

#[test]
fn advice_listed_beside_headings_that_ask_is_no_question() {
    let text = "# Node questions\n\n### Basics\n\n#### 1. What is a stream?\n\nA flow.\n\n### Why use it?\n\n- Write less code.\n- Build fast services.\n- Create one language.\n\n#### 2. What is a buffer?\n\nBytes.\n\n#### 3. What is a timer?\n\nLater.\n\n#### 4. What is a worker?\n\nA thread.\n\n#### 5. What is a module?\n\nA file.\n\n### More\n\n- What is a port?\n- Why is it single threaded?\n- How do you scale it?\n- When does it block?\n";
    let found = drafts("node.md", text);
    assert_eq!(found.len(), 9, "{:?}", crate::prompts(&found));
}

#[test]
fn a_remark_beside_the_mark_is_no_part_of_the_question() {
    let text = "Question(Done) : Find the majority of a list.\n\nQuestion : Invert a map.\n\nQuestion (Hard): Rotate a matrix in place.\n\nS3 (Simple Storage): a place for files.\n";
    let found = holds(
        "pending.txt",
        text,
        &["Find the majority of a list.", "Invert a map.", "Rotate a matrix in place."],
    );
    assert_eq!(found[2].level.as_deref(), Some("senior"));
}

#[test]
fn questions_about_the_page_are_not_of_it() {
    let text = "# Heap questions\n\n## 1. What is a heap?\n\nA tree.\n\n## 2. What is a sift?\n\nA walk.\n\n## 3. What is a root?\n\nThe top.\n\n## FAQs\n\n### Are these questions enough for an interview?\n\nNearly.\n\n### How long should I prepare?\n\nA week.\n";
    holds("heaps.md", text, &["What is a heap?", "What is a sift?", "What is a root?"]);
}

#[test]
fn a_column_that_asks_is_the_question_whatever_it_is_called() {
    let text = "# Screening\n\n| No | To raise | In short |\n|---|---|---|\n| 1 | What is a heap? | A tree with an order |\n| 2 | How deep is it? | As the logarithm of its size |\n| 3 | Why not sort? | It costs more than is needed |\n";
    let found = holds("screening.md", text, &["What is a heap?", "How deep is it?", "Why not sort?"]);
    assert_eq!(found[1].answer.as_deref(), Some("As the logarithm of its size"));
}

#[test]
fn what_to_listen_for_may_stand_without_a_label() {
    let text = "# Guide\n\n### Tell me about a launch.\n\n- Look for numbers\n- Bonus points for a rollback\n\n### How do you plan?\n\n- Should mention a date\n- Red flag: no plan\n\n### What went wrong?\n\n- Listen for own mistakes\n";
    let found = drafts("guide.md", text);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|d| d.answer.is_none() && d.guidance.is_some()), "{found:?}");
}

#[test]
fn a_choice_said_again_is_the_right_one() {
    let text = "1. Which port is HTTPS?\nA) 80\nB) 443\nC) 22\n\nB) 443\n\n2. Which layer routes?\nA) transport\nB) network\n\nB) network\n";
    let found = drafts("quiz.txt", text);
    assert_eq!(found.len(), 2, "{:?}", crate::prompts(&found));
    assert_eq!([right(&found, 0), right(&found, 1)].concat(), [false, true, false, false, true]);
}

#[test]
fn a_heading_that_asks_above_a_list_of_questions_is_their_title() {
    let text = "# Interviews\n\n## What will they ask about trees?\n\n1. What is a leaf?\n2. What is a root?\n3. How deep is it?\n4. Why balance?\n\n## What will they ask about graphs?\n\n1. What is an edge?\n2. What is a cycle?\n3. How do you walk it?\n4. When is it a tree?\n";
    let found = drafts("trees.md", text);
    assert_eq!(found.len(), 8, "{:?}", crate::prompts(&found));
    assert_eq!(found[4].topics, ["What will they ask about graphs?"]);
}

#[test]
fn a_second_question_below_the_first_is_a_follow_up() {
    let text = "# Backend interview\n\n### 1. Tell me about a rollback.\n\nWho decided?\n\nWould you do it again?\n\n### 2. What is a canary?\n\nA small first release. Why small?\n\nBecause it may fail.\n\n### 3. How do you name a release?\n\nBy its date.\n\n### 4. What is a freeze?\n\nA pause. Why pause? Because people rest then.\n";
    let found = drafts("backend.md", text);
    assert_eq!(found[0].probes, ["Who decided?", "Would you do it again?"]);
    assert_eq!(found[0].answer, None);
    assert!(found[1].answer.is_some() && found[1].probes.is_empty());
    assert!(found[3].answer.is_some());
}

#[test]
fn a_column_that_asks_as_well_is_no_answer() {
    let text = "What is a leaf?,What is an edge?\nHow deep is a tree?,How wide is a graph?\nWhy balance?,Why colour it?\nWhat is a root?,What is a cycle?\n";
    let found = drafts("notes.csv", text);
    assert_eq!(found.len(), 4, "{:?}", crate::prompts(&found));
    assert!(found.iter().all(|d| d.answer.is_none()));
}
