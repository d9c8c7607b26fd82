//! Collections by many hands: tasks with their solution on the line, scenarios in parts, titles between lists that are
//! no headings, remarks about a list, links to where the answer is.

use crate::{drafts, holds, prompts};

#[test]
fn tasks_whose_solution_is_code_on_the_same_line() {
    let text = "# Database interview questions\n\n## Knowledge\n\n1. **What is an index?** A sorted copy.\n2. **Explain sharding.** Rows live on many machines.\n3. **What is a view?** A stored query.\n\n## Practical challenges\n\n1. **Find active users:** `db.users.find({ active: true })`\n2. **Rename a field:** `db.users.updateMany({}, { $rename: { a: 'b' } })`\n3. **Group by city:** `db.users.aggregate([{ $group: { _id: '$city' } }])`\n4. **Count all:** `db.users.count()`\n\n## System design\n\n1. **Design a queue:** (retries, order).\n2. **Design a cache:** (keys, age).\n3. **Design a counter:** (shards).\n";
    let found = holds(
        "db.md",
        text,
        &[
            "What is an index?",
            "Explain sharding.",
            "What is a view?",
            "Find active users:",
            "Rename a field:",
            "Group by city:",
            "Count all:",
            "Design a queue:",
            "Design a cache:",
            "Design a counter:",
        ],
    );
    assert_eq!(found[1].answer.as_deref(), Some("Rows live on many machines."));
    assert_eq!(found[3].answer.as_deref(), Some("`db.users.find({ active: true })`"));
    assert!(found[7].answer.as_deref().is_some_and(|text| text.contains("retries")));
}

#[test]
fn titles_between_lists_are_neither_answers_nor_parts_of_a_prompt() {
    let text = "# Shop interview questions\n\n<b name=\"tech\">Technical questions</b>\n\n- What is a join?\n- Explain a trigger.\n- What is a lock?\n<br/>\n<i><u name=\"os\">Operating system</u></i>\n\n- What is a process?\n- Paging\n- What is a thread?\n<br/>\n\n<i><u name=\"misc\">Miscellaneous</u></i>\n\n- Projects and internship\n\n_(Note: the list above is a selection.)_\n";
    let found = drafts("shop.md", text);
    assert!(found.iter().all(|draft| draft.answer.is_none()), "{found:#?}");
    assert_eq!(
        prompts(&found)[..6],
        [
            "What is a join?",
            "Explain a trigger.",
            "What is a lock?",
            "What is a process?",
            "Paging",
            "What is a thread?"
        ]
    );
    assert_eq!(found[3].topics.last().map(String::as_str), Some("Operating system"));
}

#[test]
fn scenarios_and_statements_are_the_question() {
    let text = "# Modules\n\n## Question 1: The bump that broke forty repositories\n\n### Scenario\n\nA team renames an input.\n\n### Interview Question\n\nHow would you redesign the release?\n\n### Strong Senior-Level Answer\n\nWith a deprecation.\n\n### Follow-Up Questions\n\n- Who is told?\n\n## Question 2: Four modules deep\n\n### Scenario\n\nA module calls a module.\n\n### Interview Question\n\nWould you flatten this?\n\n### Strong Senior-Level Answer\n\nYes.\n";
    let found = holds(
        "modules.md",
        text,
        &[
            "A team renames an input.\n\nHow would you redesign the release?",
            "A module calls a module.\n\nWould you flatten this?",
        ],
    );
    assert_eq!(found[1].topics.last().map(String::as_str), Some("Four modules deep"));
    assert!(found[0].answer.as_deref().is_some_and(|text| text.contains("With a deprecation.")));
    assert_eq!(found[0].probes, ["Who is told?"]);
    let text = "# Coding interview questions\n\n### Problem 1: Cache (Basic JWT)\n\n**Statement:** Keep the last ten.\n\n**Solution:**\n\n```js\nkeep()\n```\n\n### Problem 2: Group by\n\n**Statement:** Group an array.\n\n**Solution:**\n\n```js\ngroup()\n```\n";
    let found =
        holds("coding.md", text, &["Cache (Basic JWT)\n\nKeep the last ten.", "Group by\n\nGroup an array."]);
    assert!(found.iter().all(|draft| draft.answer.as_deref().is_some_and(|text| text.contains("js"))));
}

#[test]
fn arrows_to_the_answer_and_chinese_words_that_only_contain_a_plea() {
    let text = "# 大模型面试题\n\n## 原理\n\n1. 为什么除以根号？→ [注意力](/basics/attention)\n2. 两者的区别？→ [路由](/moe) / [模型](/ds)\n3. 实现 **Softmax**（数值稳定）。\n4. 给定 logits，实现带惩罚的采样。\n\n## 浏览器\n\nQ； 什么是属性？\n\nA: 一个值。\n";
    holds(
        "llm.md",
        text,
        &[
            "为什么除以根号？",
            "两者的区别？",
            "实现 **Softmax**（数值稳定）。",
            "给定 logits，实现带惩罚的采样。",
            "什么是属性？",
        ],
    );
    let text = "# 线程详解\n\n## 1. 死锁\n\n### 1.1 预防\n\n- **方法**：一次性申请所有资源\n- **缺点**：请求不到时要等待\n\n完整代码请参见：\n\n### 1.2 实现方式\n\n- **目标**：实现互斥\n";
    assert!(drafts("线程.md", text).is_empty());
}

#[test]
fn a_table_that_leads_to_other_files_holds_no_questions() {
    let text = "# Terraform interview cheatsheet\n\n| Topic | Interview questions |\n|---|---|\n| Core | [01-core](../q/01-core.md) |\n| State | [02-state](../q/02-state.md) |\n";
    assert!(drafts("cheatsheet.md", text).is_empty(), "{:?}", prompts(&drafts("cheatsheet.md", text)));
}

#[test]
fn bullets_with_and_without_a_heading_are_one_list() {
    let text = "# Questions\n\n* #### Explain event delegation\n\nOne listener for all.\n\n* #### What is a closure?\n\nA scope that is kept.\n* What is feature detection?\n* Explain Ajax in detail.\n  * If so, which libraries?\n\n* #### What is hoisting?\n\nDeclared first.\n";
    let found = holds(
        "js.md",
        text,
        &[
            "Explain event delegation",
            "What is a closure?",
            "What is feature detection?",
            "Explain Ajax in detail.",
            "What is hoisting?",
        ],
    );
    assert_eq!(found[1].answer.as_deref(), Some("A scope that is kept."));
}

#[test]
fn a_table_of_problems_with_their_difficulty() {
    let text = "# System design interview problems\n\n| Problem | Difficulty | Time |\n|---|:-:|---|\n| [Design a news feed](feed.md) | Hard | 1h |\n| Design a chat | Medium | 45m |\n| Design a cache | Easy | 30m |\n";
    let found = holds("design.md", text, &["Design a news feed", "Design a chat", "Design a cache"]);
    let levels: Vec<_> = found.iter().filter_map(|draft| draft.level.as_deref()).collect();
    assert_eq!(levels, ["senior", "mid", "junior"]);
}
