//! Levels said once for many questions, by a sign, a column or a heading.

use crate::{drafts, holds};

fn levels(found: &[intake::Draft]) -> Vec<&str> {
    found.iter().map(|draft| draft.level.as_deref().unwrap_or("none")).collect()
}

#[test]
fn a_legend_at_the_top_says_what_signs_mean() {
    for (legend, signs) in [
        ("Legend: 🟢 easy, 🟡 medium, 🔴 hard", ["🟢", "🟡", "🔴"]),
        ("- ⭐ Junior\n- ⭐⭐ Middle\n- ⭐⭐⭐ Senior", ["⭐", "⭐⭐", "⭐⭐⭐"]),
        (
            "| Sign | Level |\n| --- | --- |\n| :seedling: | Beginner |\n| :herb: | Intermediate |\n| :tree: | Advanced |",
            [":seedling:", ":herb:", ":tree:"],
        ),
        ("Лёгкие 🍏, средние 🍊, сложные 🍎", ["🍏", "🍊", "🍎"]),
    ] {
        let [one, two, three] = signs;
        let text = format!(
            "# Garden interview questions\n\n{legend}\n\n## Soil\n\n- {one} What is loam?\n- {two} How is it fed?\n- Why does it turn sour? {three}\n"
        );
        let found = holds("garden.md", &text, &["What is loam?", "How is it fed?", "Why does it turn sour?"]);
        assert_eq!(levels(&found), ["junior", "mid", "senior"], "{legend}");
        assert!(found.iter().all(|draft| draft.topics == ["Soil"]), "{legend}");
    }
}

#[test]
fn coloured_dots_need_no_legend_and_other_signs_say_nothing() {
    let list = |signs: [&str; 4]| {
        let asked = ["What is a seed?", "What is a root?", "How does it drink?", "Why does it lean?"];
        asked.iter().zip(signs).map(|(text, sign)| format!("- {sign} {text}\n")).collect::<String>()
    };
    assert_eq!(levels(&drafts("q.md", &list(["🟢", "🟡", "🟡", "🔴"]))), ["junior", "mid", "mid", "senior"]);
    assert_eq!(levels(&drafts("q.md", &list(["✅", "✅", "🚀", "❓"]))), ["none"; 4]);
    assert_eq!(levels(&drafts("q.md", &list(["🔴", "🔴", "🔴", "🔴"]))), ["none"; 4]);
}

#[test]
fn a_column_to_a_level_or_to_a_subject() {
    let text = "Junior,Middle,Senior\nWhat is a variable?,How is memory freed?,Design a cache\nWhat is a loop?,Explain closures,How would you shard?\nWhat is an array?,What is a trait?,\n";
    let found = drafts("bank.csv", text);
    assert_eq!(found.len(), 8, "{:?}", crate::prompts(&found));
    assert_eq!(levels(&found), ["junior", "junior", "junior", "mid", "mid", "mid", "senior", "senior"]);
    assert_eq!((found[6].prompt.as_str(), found[6].line), ("Design a cache", Some(2)));
    let text = "Storage;Networks;Habits\nIndexes;What is a port?;How do you learn?\nWhat is a page?;Routing;\nLocks;;\n";
    let found = drafts("interview questions.csv", text);
    assert_eq!(found.len(), 6, "{:?}", crate::prompts(&found));
    assert_eq!(found[2].topics, ["Storage"]);
    // A column of answers is none of questions.
    let found =
        drafts("cards.csv", "Networks,In brief\nWhat is a port?,A number.\nWhat is a route?,A way.\n");
    assert_eq!(found[0].answer.as_deref(), Some("A number."));
}

#[test]
fn headings_bend_the_words_for_levels() {
    for (heading, level) in [
        ("Вопросы для джунов", "junior"),
        ("Вопросы для мидла", "mid"),
        ("Вопросы для сеньоров", "senior"),
        ("Fragen für Anfängern", "junior"),
        ("Fragen für Fortgeschrittenen", "senior"),
        ("Questions pour débutantes", "junior"),
        ("Perguntas para plenos", "mid"),
    ] {
        let text = format!("# SQL\n\n## {heading}\n\n1. What is a key?\n2. What is a view?\n");
        assert_eq!(levels(&drafts("q.md", &text)), [level, level], "{heading}");
    }
}

#[test]
fn items_that_bear_the_signs_of_a_legend_are_questions_whatever_they_say() {
    let text = "# Topic bank\n\n> 🟢 Easy · 🟡 Medium · 🔴 Hard. All of them are asked.\n\n### Roots\n<sub>3 questions</sub>\n\n- 🟢 Hairs and caps\n- 🟡 Water uptake\n- 🔴 Symbiosis\n\n### Leaves\n\n- 🟢 Pores\n- 🔴 Shedding\n";
    let found = holds("bank.md", text, &["Hairs and caps", "Water uptake", "Symbiosis", "Pores", "Shedding"]);
    assert_eq!(levels(&found), ["junior", "mid", "senior", "junior", "senior"]);
    assert_eq!(found[0].topics, ["Roots"]);
    // Dots that nobody explains are the state of a work.
    let text =
        "# Plan\n\n- 🟢 Paint the shed\n- 🟡 Mend the roof\n- 🔴 Clear the gutter\n- 🟢 Sweep the yard\n";
    assert_eq!(crate::prompts(&drafts("plan.md", text)), [""; 0]);
}
