//! Code in questions: each block of Python says what it prints, and a task is proved by a solution and a tempting
//! wrong one. Running them is the bank's test; here it is checked that they are there.

use super::{Page, text};
use crate::exchange::{Question, Sample, Task};
use crate::question::Kind;

/// The blocks of Python of a question, prompt first, then guide: those its samples speak of, in order.
#[must_use]
pub fn python_blocks(question: &Question) -> Vec<String> {
    let of = |markdown: &str| text::parts(markdown).blocks;
    let blocks = of(&question.prompt).into_iter().chain(of(&question.guide));
    blocks.filter(|b| b.language == "python").map(|b| b.code).collect()
}

pub(super) fn check(question: &Question, page: &mut Page<'_>) {
    for (what, markdown) in [("prompt", &question.prompt), ("guide", &question.guide)] {
        if text::parts(markdown).open {
            page.error(
                "fence",
                format!("A block of code in the {what} is not closed; end it with a fence of its own."),
            );
        }
    }
    let (blocks, samples) = (python_blocks(question).len(), question.samples.len());
    if samples == 0 && blocks > 0 {
        page.advice(
            "samples",
            format!("{blocks} blocks of Python and nothing that says what they print; add `samples`, one for each."),
        );
    } else if samples != blocks {
        page.error(
            "samples",
            format!("{blocks} blocks of Python but {samples} samples; give one for each, prompt first, then guide."),
        );
    }
    for (at, sample) in question.samples.iter().enumerate() {
        check_sample(at + 1, sample, page);
    }
    match &question.task {
        Some(task) => check_task(question, task, page),
        None if asks_for_code(question) => page.advice(
            "task",
            "The prompt asks for code, but nothing proves the answer; add a `task` with solution, broken and cases.",
        ),
        None => {}
    }
}

fn check_sample(number: usize, sample: &Sample, page: &mut Page<'_>) {
    let version = |v: &str| v.split_once('.').is_some_and(|(a, b)| a == "3" && b.parse::<u8>().is_ok());
    if let Some(python) = sample.python.as_deref().filter(|v| !version(v)) {
        page.error(
            "samples",
            format!(
                "Sample {number} needs Python \u{201c}{python}\u{201d}; write a version such as \"3.14\"."
            ),
        );
    }
    let name = |r: &str| !r.is_empty() && r.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if let Some(raises) = sample.raises.as_deref().filter(|r| !name(r)) {
        page.error(
            "samples",
            format!("Sample {number} raises \u{201c}{raises}\u{201d}; write the exception's name alone, such as ValueError."),
        );
    }
}

fn check_task(question: &Question, task: &Task, page: &mut Page<'_>) {
    if question.kind != Kind::Task {
        let kind = question.kind.label();
        page.error(
            "task",
            format!("A {kind} question has a `task`; make it `kind: task` or take the task out."),
        );
    }
    for (what, code) in [("solution", &task.solution), ("broken", &task.broken), ("cases", &task.cases)] {
        if code.trim().is_empty() {
            page.error("task", format!("The task's `{what}` is empty; write it."));
        }
    }
    if !task.cases.trim().is_empty() && !task.cases.contains("assert") {
        page.error(
            "task",
            "The task's cases assert nothing; write plain assertions that the solution passes.",
        );
    }
    if task.solution.trim() == task.broken.trim() {
        page.error("task", "The task's broken code is its solution; write the wrong answer that tempts.");
    }
}

/// A task in English that says "write" or "rewrite" over Python code, or for a function or class.
fn asks_for_code(question: &Question) -> bool {
    let prose = text::parts(&question.prompt).prose;
    let words = text::words(&prose);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    question.kind == Kind::Task
        && text::is_english(&prose)
        && has(&["write", "rewrite", "implement"])
        && (has(&["function", "class", "decorator", "generator"]) || !python_blocks(question).is_empty())
}
