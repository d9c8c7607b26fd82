//! Markdown as it lies in repositories: headings, lists, folds, tables, two tables of contents.

use crate::{drafts, holds, read};

#[test]
fn numbered_headings_with_answers() {
    let text = "# Rust interview questions\n\n### 1. What is ownership?\n\nEach value has one owner.\n\n### 2. Explain borrowing\n\n- shared\n- exclusive\n\n### 3. Box vs Rc\n\n```rust\nlet b = Box::new(1);\n```\n";
    let found = holds("a.md", text, &["What is ownership?", "Explain borrowing", "Box vs Rc"]);
    assert_eq!(found[0].answer.as_deref(), Some("Each value has one owner."));
    assert_eq!(found[1].answer.as_deref(), Some("- shared\n- exclusive"));
    assert_eq!(found[2].answer.as_deref(), Some("```rust\nlet b = Box::new(1);\n```"));
    assert_eq!(found.iter().map(|d| d.line).collect::<Vec<_>>(), [Some(3), Some(7), Some(12)]);
    assert!(found.iter().all(|d| d.topics.is_empty()));
}

#[test]
fn headings_in_answers_are_not_questions() {
    let text = "# Go\n\n## Basics\n\n### 1. What is a channel?\n\nA pipe.\n\n#### 1. Buffered\n\nHolds.\n\n#### Why buffer?\n\nTo wait less.\n\n### 2. What is a goroutine?\n\nA light thread.\n\n## Tips\n\n### 1. Stay calm\n\n### 2. Ask back\n";
    let found = holds("go.md", text, &["What is a channel?", "What is a goroutine?"]);
    assert_eq!(found[0].topics, ["Basics"]);
    assert_eq!(found[0].level.as_deref(), Some("junior"));
    assert!(found[0].answer.as_deref().unwrap().contains("#### Why buffer?"));
}

#[test]
fn q_marks_in_all_dresses() {
    let text = "**Q1: What is a mutex?**\n\nA: It guards data.\n\n**Q2:** What is a semaphore?\n\n**A:** It counts.\n\n## Q. What is a barrier?\n\nAll wait for all.\n\nQuestion 4: What is a latch?\nAnswer: It opens once.\n";
    let found = holds(
        "q.md",
        text,
        &["What is a mutex?", "What is a semaphore?", "What is a barrier?", "What is a latch?"],
    );
    assert_eq!(found[0].answer.as_deref(), Some("It guards data."));
    assert_eq!(found[1].answer.as_deref(), Some("It counts."));
    assert_eq!(found[3].answer.as_deref(), Some("It opens once."));
}

#[test]
fn a_question_only_in_a_summary() {
    let text = "# Linux\n\n### Processes\n\n<details>\n<summary>What is a zombie process?</summary><br><b>\n\nIt has ended and nobody asked how.\n\n</b></details>\n\n<details>\n<summary>How do you list open files?</summary>\n`lsof` lists them.\n</details>\n";
    let found = holds("linux.md", text, &["What is a zombie process?", "How do you list open files?"]);
    assert_eq!(found[0].answer.as_deref(), Some("It has ended and nobody asked how."));
    assert_eq!(found[1].answer.as_deref(), Some("`lsof` lists them."));
    assert_eq!(found[1].topics, ["Processes"]);
}

#[test]
fn a_fold_that_hides_the_answer() {
    let text = "###### 1. What is printed?\n\n```js\nconsole.log(typeof null);\n```\n\n- A: `null`\n- B: `object`\n- C: it throws\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\nAn old mistake that stayed.\n\n</p>\n</details>\n\n---\n\n###### 2. What is `NaN === NaN`?\n\n- A: `true`\n- B: `false`\n\n<details><summary><b>Answer</b></summary>\n\n#### Answer: B\n\n</details>\n";
    let found = holds("quiz.md", text, &["What is printed?", "What is `NaN === NaN`?"]);
    assert_eq!(found[0].code, ["console.log(typeof null);"]);
    let right: Vec<&str> = found[0].options.iter().filter(|o| o.correct).map(|o| o.text.as_str()).collect();
    assert_eq!((found[0].options.len(), right), (3, vec!["`object`"]));
    assert_eq!(found[0].answer.as_deref(), Some("An old mistake that stayed."));
    assert_eq!(found[1].answer.as_deref(), Some("`false`"));
}

#[test]
fn task_boxes_are_choices() {
    let text = "#### Q1. Which keyword makes a constant?\n\n- [ ] `var`\n- [x] `const`\n- [ ] `let`\n\n[Reference](https://example.org/const)\n\n#### Q2. Which snippet compiles?\n\n- [x]\n\n```java\nint a = 1;\n```\n\n- [ ]\n\n```java\nint a = \"x\";\n```\n";
    let found = holds("quiz.md", text, &["Which keyword makes a constant?", "Which snippet compiles?"]);
    assert_eq!(found[0].options.iter().map(|o| o.correct).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(found[1].options.len(), 2);
    assert!(found[1].options[0].text.contains("int a = 1;") && found[1].options[0].correct);
}

#[test]
fn bullets_with_follow_ups_and_notes() {
    let text = "## Databases\n\n* What is an index?\n  * What does it cost?\n  * When would you drop one?\n* Describe a deadlock you met.\n  * Bonus points for naming the isolation level\n* Make this query fast:\n```sql\nSELECT * FROM t WHERE lower(name) = 'x';\n```\n";
    let found =
        holds("db.md", text, &["What is an index?", "Describe a deadlock you met.", "Make this query fast:"]);
    assert_eq!(found[0].probes, ["What does it cost?", "When would you drop one?"]);
    assert!(found[1].guidance.as_deref().unwrap().contains("isolation level"));
    assert_eq!(found[2].code, ["SELECT * FROM t WHERE lower(name) = 'x';"]);
    assert!(found.iter().all(|d| d.answer.is_none()));
}

#[test]
fn two_tables_of_contents_are_left_out() {
    let text = "# React questions\n\n## Table of Contents\n\n1. [What is JSX?](#jsx)\n2. [What are hooks?](#hooks)\n\n| No. | Questions |\n|---|---|\n| 1 | [What is JSX?](#jsx) |\n| 2 | [What are hooks?](#hooks) |\n\n1. ### What is JSX?\n\n    Markup in code.\n\n    **[Back to Top](#toc)**\n\n2. ### What are hooks?\n\n    **[Back to Top](#toc)**\n";
    let read = read("react.md", text);
    assert_eq!(crate::prompts(&read.drafts), ["What is JSX?", "What are hooks?"]);
    assert_eq!(read.duplicates, 0);
    assert_eq!(read.drafts[0].answer.as_deref(), Some("Markup in code."));
    assert_eq!(read.drafts[1].answer, None);
}

#[test]
fn a_list_of_contents_without_links_gives_way_to_the_answers() {
    let text = "# Questions\n\n1. What is DNS?\n2. What is DHCP?\n\n## Answers\n\n### 1. What is DNS?\n\nNames to numbers.\n\n### 2. What is DHCP?\n\nNumbers on loan.\n";
    let found = holds("net.md", text, &["What is DNS?", "What is DHCP?"]);
    assert!(found.iter().all(|d| d.answer.is_some()));
}

#[test]
fn one_list_twice_is_counted() {
    let list = "- What is a pod?\n- What is a node?\n- How do you scale a deployment?\n";
    let read = read("k8s.md", &format!("# Kubernetes questions\n\n{list}\n## Again\n\n{list}"));
    assert_eq!((read.drafts.len(), read.duplicates), (3, 3));
}

#[test]
fn tables_with_columns_for_question_and_answer() {
    let text = "# HTTP\n\n| # | Question | Answer | Level |\n|---|---|---|---|\n| 1 | What is a 404? | Not found | Easy |\n| 2 | What is idempotence? | Same effect \\| each time | Hard |\n";
    let found = holds("http.md", text, &["What is a 404?", "What is idempotence?"]);
    assert_eq!(found[0].answer.as_deref(), Some("Not found"));
    assert_eq!(
        found.iter().map(|d| d.level.as_deref()).collect::<Vec<_>>(),
        [Some("junior"), Some("senior")]
    );
    assert_eq!(found[1].line, Some(6));
}

#[test]
fn bold_questions_with_the_answer_behind_or_below() {
    let text = "## Docker\n\n**What is an image?** A read-only template.\n\n**What is a volume?**\n\nData that outlives the container.\n\n**1. How do containers talk?**\nOver a network.\n";
    let found =
        holds("docker.md", text, &["What is an image?", "What is a volume?", "How do containers talk?"]);
    assert_eq!(found[0].answer.as_deref(), Some("A read-only template."));
    assert_eq!(found[2].answer.as_deref(), Some("Over a network."));
}

#[test]
fn numbers_may_number_the_parts() {
    let text = "# Interview\n\n## 1. Technical questions\n\n- What is TLS?\n- What is a cipher suite?\n\n## 2. Personal questions\n\n- Why do you leave?\n- What makes you stay?\n";
    let found = holds(
        "i.md",
        text,
        &["What is TLS?", "What is a cipher suite?", "Why do you leave?", "What makes you stay?"],
    );
    assert_eq!(found[0].topics, ["Technical questions"]);
    assert_eq!(found[3].topics, ["Personal questions"]);
}

#[test]
fn a_numbered_list_may_number_the_parts_too() {
    let text = "# Interview questions\n\n1. Teamwork\n   - Tell me about a conflict.\n   - How did it end?\n2. Delivery\n   - What did you ship last?\n   - What did you cut?\n";
    let found = holds(
        "i.md",
        text,
        &["Tell me about a conflict.", "How did it end?", "What did you ship last?", "What did you cut?"],
    );
    assert_eq!(found[2].topics, ["Delivery"]);
}

#[test]
fn numbered_lists_with_code_for_answers() {
    let text = "# JavaScript interview questions\n\n1. How do you reverse a string?\n\n```js\n[...s].reverse().join('');\n```\n\n2. How do you copy an array?\n\n```js\n[...a];\n```\n\n3. How do you merge objects?\n\n```js\n({...a, ...b});\n```\n";
    let found = holds(
        "js.md",
        text,
        &["How do you reverse a string?", "How do you copy an array?", "How do you merge objects?"],
    );
    assert!(found.iter().all(|d| d.code.is_empty() && d.answer.as_deref().unwrap().starts_with("```js\n")));
}

#[test]
fn headings_inside_code_are_code() {
    let text = "### 1. What is a comment?\n\n```python\n# What is this?\nx = 1\n```\n\n### 2. What is a docstring?\n\nText.\n";
    holds("py.md", text, &["What is a comment?", "What is a docstring?"]);
}

#[test]
fn russian_bullets_and_marked_code() {
    let text = "# Вопросы кандидату\n\n## Содержание\n\n1. [Общие вопросы](#general)\n\n#### [[⬆]](#toc) <a name='general'>Общие вопросы:</a>\n\n* Что вы изучили на этой неделе?\n* Расскажите о последнем проекте.\n  * Что бы вы сделали иначе?\n\n#### Примеры кода\n\n*Вопрос: Чему равно `x`?*\n```javascript\nvar x = 1 + '1';\n```\n\n*Вопрос: Что выводит код ниже?*\n```javascript\nconsole.log([] + []);\n```\n";
    let found = holds(
        "ru.md",
        text,
        &[
            "Что вы изучили на этой неделе?",
            "Расскажите о последнем проекте.",
            "Чему равно `x`?",
            "Что выводит код ниже?",
        ],
    );
    assert_eq!(found[0].topics, ["Общие вопросы:"]);
    assert_eq!(found[1].probes, ["Что бы вы сделали иначе?"]);
    assert_eq!(found[2].code, ["var x = 1 + '1';"]);
}

#[test]
fn chinese_headings_with_levels() {
    let text = "# 前端面试题\n\n## 初级\n\n### 1. 什么是闭包？\n\n函数与其作用域。\n\n## 高级\n\n### 2. 解释事件循环\n\n宏任务与微任务。\n";
    let found = holds("zh.md", text, &["什么是闭包？", "解释事件循环"]);
    assert_eq!(
        found.iter().map(|d| d.level.as_deref()).collect::<Vec<_>>(),
        [Some("junior"), Some("senior")]
    );
    assert_eq!(found[0].answer.as_deref(), Some("函数与其作用域。"));
}

#[test]
fn spanish_portuguese_german_french_levels() {
    for (text, prompt, level) in [
        (
            "# Entrevista\n\n## Nivel básico\n\n**Pregunta 1:** ¿Qué es un hilo?\n\n**Respuesta:** Una línea de ejecución.\n",
            "¿Qué es un hilo?",
            "junior",
        ),
        (
            "# Entrevista\n\n## Perguntas para iniciantes\n\n**Pergunta 1:** O que é uma fila?\n\n**Resposta:** Primeiro a entrar, primeiro a sair.\n",
            "O que é uma fila?",
            "junior",
        ),
        (
            "# Gespräch\n\n## Fortgeschrittene\n\n**Frage 1:** Was ist ein Monitor?\n\n**Antwort:** Eine Sperre mit Bedingungen.\n",
            "Was ist ein Monitor?",
            "senior",
        ),
        (
            "# Entretien\n\n## Niveau intermédiaire\n\n**Question 1 :** Qu'est-ce qu'un verrou ?\n\n**Réponse :** Un accès exclusif.\n",
            "Qu'est-ce qu'un verrou ?",
            "mid",
        ),
    ] {
        let found = holds("x.md", text, &[prompt]);
        assert_eq!(found[0].level.as_deref(), Some(level), "{prompt}");
        assert!(found[0].answer.is_some(), "{prompt}");
    }
}

#[test]
fn years_of_experience_are_levels() {
    let text = "# Java\n\n## Java Interview Questions for 2 Years Experience\n\n### Q1. What is a class?\n\nA plan.\n\n## Java Interview Questions for 5 Years Experience\n\n### Q2. What is a class loader?\n\nIt finds plans.\n\n## Java Interview Questions for 10+ Years Experience\n\n### Q3. How do you size a heap?\n\nBy measuring.\n";
    let levels: Vec<Option<String>> = drafts("j.md", text).into_iter().map(|d| d.level).collect();
    assert_eq!(levels, [Some("mid".into()), Some("senior".into()), Some("staff".into())]);
}

#[test]
fn a_rule_above_a_heading_is_not_front_matter() {
    let text = "### 1. What is CORS?\n\nA rule of browsers.\n\n---\n### 2. What is CSRF?\n\nA forged request.\n\n---\n### 3. What is XSS?\n\nForeign code.\n";
    holds("sec.md", text, &["What is CORS?", "What is CSRF?", "What is XSS?"]);
}

#[test]
fn remote_pictures_and_scripts_do_not_come_along() {
    let text = "### 1. What is a picture?\n\n![see](https://evil.example/x.png) Text <script>alert(1)</script><img src=x onerror=alert(1)> more.\n\n### 2. What does the `<script>` tag do, and <noscript>?\n\n[Click](javascript:alert(1)) it.\n";
    let found =
        holds("x.md", text, &["What is a picture?", "What does the `<script>` tag do, and `<noscript>`?"]);
    let answers = format!("{:?}", found.iter().map(|d| d.answer.clone()).collect::<Vec<_>>());
    for bad in ["evil.example", "<img", "onerror", "javascript:"] {
        assert!(!answers.contains(bad), "{bad} in {answers}");
    }
}

#[test]
fn arabic_from_right_to_left() {
    let text = "# أسئلة مقابلة\n\n## أسئلة للمبتدئين\n\n1. ما هو المتغير؟\n2. اشرح الفرق بين المصفوفة والقائمة\n3. كيف تعمل الحلقة؟\n";
    let found =
        holds("ar.md", text, &["ما هو المتغير؟", "اشرح الفرق بين المصفوفة والقائمة", "كيف تعمل الحلقة؟"]);
    assert!(found.iter().all(|d| d.level.as_deref() == Some("junior")));
}
