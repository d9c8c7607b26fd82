//! Interview guides and what chat assistants write: rubrics, follow-ups, sample answers, choices.

use crate::{drafts, holds, prompts};

#[test]
fn a_rubric_is_guidance_and_not_an_answer() {
    let text = "# Hiring guide\n\n### Tell me about a time you disagreed with a decision.\n\n**What to look for:**\n\n- Names the other side fairly\n- Says what happened next\n\n**Red flags:**\n\n- Blames everyone\n\n**Follow-up:** What would you do today?\n\n### How do you plan a week?\n\n**Good answer:** Mentions trade-offs.\n\n**Follow-up questions:**\n- What do you drop first?\n- Who decides?\n";
    let found = holds(
        "guide.md",
        text,
        &["Tell me about a time you disagreed with a decision.", "How do you plan a week?"],
    );
    assert!(found.iter().all(|d| d.answer.is_none()));
    let guidance = found[0].guidance.as_deref().unwrap();
    assert!(
        guidance.contains("Names the other side fairly")
            && guidance.contains("Red flags")
            && guidance.contains("Blames everyone")
    );
    assert_eq!(found[0].probes, ["What would you do today?"]);
    assert_eq!(found[1].probes, ["What do you drop first?", "Who decides?"]);
    assert!(found[1].guidance.as_deref().unwrap().contains("Mentions trade-offs"));
}

#[test]
fn a_chat_assistants_list() {
    let text = "Sure! Here are some **behavioral interview questions**:\n\n## 🧩 Teamwork\n\n### 1️⃣ Tell me about a conflict in your team.\n\n**💡 Sample answer:** We talked it through.\n\n**🔍 What to look for:** ownership\n\n**➡️ Follow-up:** What changed afterwards?\n\n### 2️⃣ How do you give feedback?\n\n**💡 Sample answer:** Soon and in private.\n\n## ✅ Tips\n\n1. Explain your thinking\n2. Describe results\n\nLet me know if you want more!\n";
    let found =
        holds("chat.md", text, &["Tell me about a conflict in your team.", "How do you give feedback?"]);
    assert_eq!(found[0].answer.as_deref(), Some("We talked it through."));
    assert!(found[0].guidance.as_deref().unwrap().contains("ownership"));
    assert_eq!(found[0].probes, ["What changed afterwards?"]);
    assert_eq!(found[0].topics, ["Teamwork"]);
}

#[test]
fn a_chat_assistants_list_as_plain_text() {
    let text = "Here are interview questions for a backend role:\n\n🔹 Databases\n\n1. What is a transaction?\nSample answer: All or nothing.\nWhat to look for: ACID\n\n2. How do you avoid a full scan?\nSample answer: With an index.\n\n🔹 Caching\n\n3. When is a cache harmful?\nSample answer: When it lies.\nFollow-up: How do you notice?\n";
    let found = holds(
        "chat.txt",
        text,
        &["What is a transaction?", "How do you avoid a full scan?", "When is a cache harmful?"],
    );
    assert_eq!(found[0].answer.as_deref(), Some("All or nothing."));
    assert!(found[0].guidance.as_deref().unwrap().contains("ACID"));
    assert_eq!(found[2].probes, ["How do you notice?"]);
}

#[test]
fn lettered_choices_with_the_answer_below() {
    let text = "1. Which port is HTTPS?\nA) 80\nB) 443\nC) 22\nAnswer: B\n\n2. Which are verbs of HTTP?\nA. GET\nB. FETCH\nC. POST\nCorrect answer: A, C\n";
    let found = holds("mcq.txt", text, &["Which port is HTTPS?", "Which are verbs of HTTP?"]);
    let right = |at: usize| found[at].options.iter().map(|o| o.correct).collect::<Vec<_>>();
    assert_eq!(right(0), [false, true, false]);
    assert_eq!(right(1), [true, false, true]);
    assert_eq!(found[0].answer.as_deref(), Some("443"));
    assert_eq!(found[0].options[1].text, "443");
}

#[test]
fn choices_with_an_explanation() {
    let text = "**Q1. Which structure is first in, first out?**\n\n(a) Stack\n(b) Queue\n(c) Heap\n\n**Answer:** (b) Queue\n\n**Explanation:** The first one leaves first.\n";
    let found = holds("mcq.md", text, &["Which structure is first in, first out?"]);
    assert_eq!(found[0].options.iter().map(|o| o.correct).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(found[0].answer.as_deref(), Some("The first one leaves first."));
}

#[test]
fn guidance_printed_twice_is_kept_once() {
    let text = "1. Describe your last release.\nWhat to look for:\n• Clear steps\n• Honest numbers\n• Clear steps\n• Honest numbers\n\n2. What went wrong in it?\nWhat to look for:\n• Own mistakes\n• Own mistakes\n";
    let found = holds("guide.txt", text, &["Describe your last release.", "What went wrong in it?"]);
    let guidance = found[0].guidance.as_deref().unwrap();
    assert_eq!(guidance.matches("Clear steps").count(), 1);
    assert_eq!(found[1].guidance.as_deref().unwrap().matches("Own mistakes").count(), 1);
}

#[test]
fn difficulty_and_category_lines() {
    let text = "### 1. What is a heap?\n\n**Difficulty:** Medium\n**Category:** Data structures\n\n**Answer:** A tree with order.\n\n### 2. What is a trie? (Hard)\n\nA tree of letters.\n";
    let found = holds("d.md", text, &["What is a heap?", "What is a trie?"]);
    assert_eq!(found.iter().map(|d| d.level.as_deref()).collect::<Vec<_>>(), [Some("mid"), Some("senior")]);
    assert_eq!(found[0].topics, ["Data structures"]);
    assert_eq!(found[0].answer.as_deref(), Some("A tree with order."));
}

#[test]
fn rubrics_in_other_languages() {
    for (text, answer, guidance) in [
        (
            "1. Расскажите о сложной ошибке.\nНа что обратить внимание: шаги поиска\nТревожные сигналы: винит других\n2. Как вы тестируете?\nОтвет: На каждом уровне.\n",
            "На каждом уровне.",
            "шаги поиска",
        ),
        (
            "1. ¿Cómo priorizas el trabajo?\nQué buscar: criterios claros\n2. ¿Qué es una rama?\nRespuesta: Una línea de trabajo.\n",
            "Una línea de trabajo.",
            "criterios claros",
        ),
        (
            "1. Conte sobre um conflito.\nO que observar: escuta\n2. O que é um commit?\nResposta: Um registro.\n",
            "Um registro.",
            "escuta",
        ),
        (
            "1. Wie gehen Sie mit Kritik um?\nWorauf achten: nennt Beispiele\n2. Was ist ein Branch?\nAntwort: Ein Zweig.\n",
            "Ein Zweig.",
            "nennt Beispiele",
        ),
        (
            "1. Comment gérez-vous un retard ?\nÀ rechercher : prévient tôt\n2. Qu'est-ce qu'une branche ?\nRéponse : Une ligne de travail.\n",
            "Une ligne de travail.",
            "prévient tôt",
        ),
        (
            "1、请介绍一次失败的经历\n考察点：反思\n2、什么是分支？\n答案：一条开发线。\n",
            "一条开发线。",
            "反思",
        ),
        (
            "1. كيف تتعامل مع النقد؟\nما الذي تبحث عنه: أمثلة\n2. ما هو الفرع؟\nالإجابة: خط عمل.\n",
            "خط عمل.",
            "أمثلة",
        ),
    ] {
        let found = drafts("guide.txt", text);
        assert_eq!(found.len(), 2, "{:?}", prompts(&found));
        assert!(found[0].guidance.as_deref().unwrap_or_default().contains(guidance), "{:?}", found[0]);
        assert_eq!(found[0].answer, None, "{:?}", found[0]);
        assert_eq!(found[1].answer.as_deref(), Some(answer));
    }
}

#[test]
fn follow_ups_below_headings_become_probes() {
    let text = "# Interview guide\n\n## Ownership\n\n### What did you own last year?\n\n- Who else was involved?\n- What would have happened without you?\n\n### What did you hand over?\n\n- How did you know it was ready?\n\n### What do you regret?\n\n- What did you learn?\n- Whom did you tell?\n";
    let found = holds(
        "guide.md",
        text,
        &["What did you own last year?", "What did you hand over?", "What do you regret?"],
    );
    assert_eq!(found[0].probes.len(), 2);
    assert_eq!(found[1].probes, ["How did you know it was ready?"]);
    assert_eq!(found[0].topics, ["Ownership"]);
}
