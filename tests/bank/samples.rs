//! Every block of Python in the bank prints what it says, and every task tells a right solution from a tempting one.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::exchange::{Question, Sample, Task};
use model::lint::code::python_blocks;

use super::{bank, python, questions};

enum Run<'a> {
    Sample(String, &'a Sample),
    Task(&'a Task),
}

#[test]
fn code_does_what_the_bank_says() {
    let bank = bank();
    let version = python::version();
    let (mut runs, mut skipped) = (Vec::new(), Vec::new());
    for question in questions(&bank) {
        for (number, (block, sample)) in
            python_blocks(question).into_iter().zip(&question.samples).enumerate()
        {
            if needs(sample) > version {
                skipped.push(format!("{} #{}", question.id, number + 1));
            } else {
                runs.push((question, Run::Sample(block, sample)));
            }
        }
        runs.extend(question.task.as_ref().map(|task| (question, Run::Task(task))));
    }
    let tasks = runs.iter().filter(|(_, run)| matches!(run, Run::Task(_))).count();

    let faults = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((question, run)) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(fault) = check(run) {
                        faults.lock().unwrap().push(fault_of(question, &fault));
                    }
                }
            });
        }
    });
    // Straight to the terminal: what was skipped is to be seen in a run that passes, too.
    let summary = format!(
        "bank: {} samples and {tasks} tasks ran on Python {}.{}; {} samples need a newer one: {}",
        runs.len() - tasks,
        version.0,
        version.1,
        skipped.len(),
        if skipped.is_empty() { "none".to_owned() } else { skipped.join(", ") }
    );
    writeln!(std::io::stderr(), "{summary}").ok();
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(runs.len() > tasks && tasks > 0, "there is something to run");
}

fn fault_of(question: &Question, fault: &str) -> String {
    format!("{}: {fault}", question.id)
}

/// The oldest version a sample runs on.
fn needs(sample: &Sample) -> (u8, u8) {
    let version = sample.python.as_deref().and_then(|v| v.split_once('.'));
    version.map_or((3, 0), |(major, minor)| (major.parse().unwrap(), minor.parse().unwrap()))
}

fn check(run: &Run<'_>) -> Result<(), String> {
    match run {
        Run::Sample(block, sample) => check_sample(block, sample),
        Run::Task(task) => check_task(task),
    }
}

fn check_sample(block: &str, sample: &Sample) -> Result<(), String> {
    let between = if sample.setup.is_empty() || sample.setup.ends_with('\n') { "" } else { "\n" };
    let ran = python::run(&format!("{}{between}{block}", sample.setup));
    if ran.printed != sample.prints {
        return Err(format!(
            "prints\n{}\nbut should print\n{}\n{}",
            ran.printed, sample.prints, ran.complained
        ));
    }
    let raised = raised(&ran.complained);
    match (ran.succeeded, sample.raises.as_deref()) {
        (None, _) => Err("does not come to an end".to_owned()),
        (Some(true), None) => Ok(()),
        (Some(false), Some(expected)) if raised == expected => Ok(()),
        (_, expected) => Err(format!(
            "should end in {} but ends in \u{201c}{}\u{201d}",
            expected.unwrap_or("peace"),
            ran.complained
        )),
    }
}

/// The name of the exception a traceback ends in, without its module.
fn raised(complained: &str) -> &str {
    let last = complained
        .lines()
        .rfind(|l| l.starts_with(|c: char| c == '_' || c.is_alphabetic()))
        .unwrap_or_default();
    let name = last.split([':', ' ']).next().unwrap_or_default();
    name.rsplit('.').next().unwrap_or_default()
}

fn check_task(task: &Task) -> Result<(), String> {
    let solution = python::run(&format!("{}\n{}", task.solution, task.cases));
    if solution.succeeded != Some(true) {
        return Err(format!("the solution does not pass its cases: {}", solution.complained));
    }
    let broken = python::run(&format!("{}\n{}", task.broken, task.cases));
    if broken.succeeded == Some(true) {
        return Err("the broken code passes the cases".to_owned());
    }
    let unread = ["SyntaxError", "IndentationError", "ModuleNotFoundError"];
    if unread.contains(&raised(&broken.complained)) {
        return Err(format!("the broken code is not even tempting: {}", broken.complained));
    }
    Ok(())
}
