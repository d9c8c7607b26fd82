//! A sound question and a sound set have nothing to mend; each fault put into them is found, under its rule, alone.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::across::COLLECTION;
use super::*;
use crate::exchange::{Question, Set};

fn question(id: &str) -> Value {
    json!({
        "id": id,
        "kind": "knowledge",
        "competency": "Concurrency",
        "topics": ["gil", "threads"],
        "minutes": 6,
        "prompt": "Two threads count to fifty million in pure Python, and it takes as long as with one. \
                   What is going on, and what would you change?\n\n```python\nprint(1 + 2)\n```\n",
        "guide": "One lock lets one thread at a time run bytecode, so computing threads take turns. Waiting threads \
                  let it go. Processes each have a lock of their own, and cost start-up and copying.",
        "probes": ["What if each thread waited for a web server instead?", "What does a process cost?"],
        "signals": [
            { "good": "Says the lock lets one thread run bytecode" },
            { "good": "Names processes as a way to use all cores" },
            { "good": "Asks for a measurement before changing anything" },
            { "flag": "Claims asyncio would make the counting run in parallel" }
        ],
        "levels": {
            "junior": {
                "1": "Blames the machine, or proposes eight threads instead of two.",
                "3": "Says that the two take turns, and has heard of processes for such sums.",
                "5": "Names the lock and predicts that downloads would have overlapped."
            },
            "mid": {
                "1": "Repeats a slogan about the interpreter while expecting coroutines to help here.",
                "3": "Explains who holds the lock when, and moves the range to a pool in pieces.",
                "5": "Weighs start-up and pickling against the gain and measures both before choosing."
            }
        },
        "samples": [{ "prints": "3\n" }]
    })
}

fn set() -> Value {
    let plain = ["q-one", "q-two", "q-three", "q-four", "q-five"];
    json!({ "id": "concurrency-mid-45", "title": "Concurrency, mid level", "level": "mid", "minutes": 45,
            "sections": [{ "title": "Threads", "questions": plain }] })
}

fn file(questions: &[Value], sets: &[Value]) -> (String, File) {
    let read = |v: &Value| serde_json::from_value::<Question>(v.clone()).unwrap();
    let questions = questions.iter().map(read).collect();
    let sets = sets.iter().map(|v| serde_json::from_value::<Set>(v.clone()).unwrap()).collect();
    ("a.yaml".to_owned(), File { evenhand: 1, questions, sets })
}

fn rules(files: &[(String, File)]) -> Vec<&'static str> {
    lint(files).into_iter().map(|f| f.rule).collect()
}

/// The rules that one change of the sound question breaks.
fn broken(at: &str, value: Value) -> Vec<&'static str> {
    let mut question = question("gil-two-threads");
    *question.pointer_mut(at).unwrap_or_else(|| panic!("{at} is in the question")) = value;
    rules(&[file(&[question], &[])])
}

#[test]
fn a_sound_question_has_nothing_to_mend() {
    assert_eq!(lint(&[file(&[question("gil-two-threads")], &[])]), []);
}

#[test]
fn each_fault_of_a_question_is_found_alone() {
    let long = "word ".repeat(120);
    let faults = [
        ("/id", json!("GIL two"), "id"),
        ("/competency", json!(" "), "competency"),
        ("/topics", json!([]), "topics"),
        ("/topics", json!(["GIL"]), "topics"),
        ("/topics", json!(["gil", "gil"]), "topics"),
        ("/minutes", json!(60), "minutes"),
        ("/minutes", json!(20), "minutes"),
        ("/guide", json!(""), "empty"),
        ("/guide", json!("The lock."), "length"),
        ("/probes", json!(["Why?  Really now"]), "probes"),
        ("/probes/0", json!("Would asyncio help? And what about processes?"), "probes"),
        ("/probes/1", json!("What if every thread waited for a web server instead?"), "probes"),
        ("/signals/3", json!({ "good": "Draws who holds the lock over time" }), "signals"),
        ("/signals/0", json!({ "good": "Understands that one thread runs" }), "observable"),
        ("/signals/0", json!({ "good": "Clear thoughts on locks" }), "observable"),
        ("/signals/0", json!({ "good": "Gives a solid explanation of the lock" }), "judgement"),
        ("/signals/3", json!({ "flag": "Does not mention the lock" }), "flag"),
        (
            "/signals/3",
            json!({ "flag": "Quickly claims asyncio runs it in parallel, says so to one's wife" }),
            "private",
        ),
        ("/levels", json!({}), "anchors"),
        ("/levels/mid/3", json!(""), "empty"),
        ("/levels/mid/3", json!("Names the lock."), "length"),
        (
            "/levels/mid/3",
            json!("Has a good working knowledge of the lock and of what holds it."),
            "judgement",
        ),
        (
            "/levels/mid/3",
            json!("Shows awareness of the lock and moves the range to processes."),
            "judgement",
        ),
        (
            "/levels/mid/3",
            json!("Weighs start-up and pickling against the gain, and measures before choosing."),
            "anchors-alike",
        ),
        (
            "/levels/mid/3",
            json!("Says that the two take turns, and has heard that processes suit such sums."),
            "levels-alike",
        ),
        ("/samples", json!([]), "samples"),
        ("/samples", json!([{ "prints": "" }, { "prints": "" }]), "samples"),
        ("/samples/0", json!({ "prints": "", "python": "new" }), "samples"),
        ("/samples/0", json!({ "prints": "", "raises": "an error" }), "samples"),
        ("/prompt", json!(format!("What would you do about {long}?\n```python\n1\n```")), "length"),
    ];
    for (at, value, rule) in faults {
        let found = broken(at, value.clone());
        assert!(found.contains(&rule), "{at} = {value} should break {rule}, but breaks {found:?}");
        let others: Vec<_> = found.iter().filter(|r| **r != rule && **r != "breath").collect();
        assert!(others.is_empty(), "{at} = {value} should break {rule} alone, but breaks {found:?}");
    }
}

#[test]
fn prompts_are_judged_by_ear() {
    let faults = [
        ("knowledge", "What is a closure?", "length"),
        ("knowledge", "What is the global interpreter lock?", "definition"),
        ("knowledge", "Two threads count to fifty million and take as long as one.", "asks"),
        ("knowledge", "# Threads\nWhy do two threads take as long as one for a sum?", "aloud"),
        ("knowledge", "Why do both calls of `f(x := 1)[0]` count the same, and what do you change?", "aloud"),
        ("knowledge", "You read https://example.org/x on threads. Why do two take as long as one?", "aloud"),
        ("knowledge", "Obviously two threads take turns. Why does a second one bring nothing here?", "tone"),
        (
            "knowledge",
            "Why threads? Why processes? Why coroutines? And which of them would you take here?",
            "asks",
        ),
        (
            "past-behaviour",
            "How do you usually deal with a colleague who breaks your code? What did it bring?",
            "case",
        ),
        (
            "past-behaviour",
            "Have you worked in teams with conflicts, and what was the worst of them?",
            "case",
        ),
        ("situational", "What do you do when a release fails and nobody is there to help?", "case"),
        (
            "situational",
            "A release fails at night and the one colleague who knows it is away. It serves a hospital.",
            "case",
        ),
    ];
    for (kind, prompt, rule) in faults {
        let mut spoken = question("gil-two-threads");
        spoken["prompt"] = json!(prompt);
        spoken["kind"] = json!(kind);
        spoken["samples"] = json!([]);
        let found = rules(&[file(&[spoken], &[])]);
        assert!(found.contains(&rule), "\u{201c}{prompt}\u{201d} should break {rule}, but breaks {found:?}");
    }
}

#[test]
fn word_rules_keep_to_english_and_all_others_hold_everywhere() {
    let mut german = question("gil-zwei-threads");
    german["prompt"] = json!(
        "Zwei Threads zählen in reinem Python bis fünfzig Millionen, so lange wie einer. Woran liegt das?"
    );
    german["samples"] = json!([]);
    german["signals"][0] = json!({ "good": "Nennt die Sperre des Interpreters" });
    for level in ["junior", "mid"] {
        german["levels"][level]["3"] = json!(format!(
            "Nennt auf der Stufe {level} die Sperre und schlägt Prozesse für solche Summen vor: {level} {level}."
        ));
    }
    let found = lint(&[file(&[german], &[])]);
    assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), ["levels-alike"], "{found:#?}");
}

#[test]
fn a_task_is_proved_by_two_answers() {
    let mut task = question("run-lengths");
    task["kind"] = json!("task");
    task["minutes"] = json!(15);
    task["prompt"] = json!("Write a function that counts the runs of a text, and say how long it takes.");
    task["samples"] = json!([]);
    let lint_task = |proof: Value| {
        let mut task = task.clone();
        task["task"] = proof;
        rules(&[file(&[task], &[])])
    };
    assert_eq!(rules(&[file(std::slice::from_ref(&task), &[])]), ["task"], "nothing proves the answer");
    assert_eq!(
        lint_task(json!({ "solution": "a", "broken": "b", "cases": "assert f()" })),
        Vec::<&str>::new()
    );
    assert_eq!(lint_task(json!({ "solution": "a", "broken": "a", "cases": "assert f()" })), ["task"]);
    assert_eq!(lint_task(json!({ "solution": "a", "broken": "b", "cases": "print(f())" })), ["task"]);
    assert_eq!(lint_task(json!({ "solution": "", "broken": "b", "cases": "assert f()" })), ["task"]);
}

/// Five questions that resemble each other in nothing but their make.
fn five() -> Vec<Value> {
    let ids = ["q-one", "q-two", "q-three", "q-four", "q-five"];
    let about = [
        "a queue that grows",
        "the clock of a server",
        "an import that loops",
        "rows locked for hours",
        "mail sent twice",
    ];
    let ask = |(id, about): (&str, &str)| {
        let mut q = question(id);
        q["prompt"] = json!(format!("You are told of {about}. Where do you look first, and why there?"));
        q["samples"] = json!([]);
        for level in ["junior", "mid"] {
            for rating in ["1", "3", "5"] {
                let words = format!("{level}-{rating} {about} ").repeat(3);
                q["levels"][level][rating] =
                    json!(format!("Says of {words}what {id} {rating}x{level} calls for."));
            }
        }
        q
    };
    ids.into_iter().zip(about).map(ask).collect()
}

/// The findings of a set's own rules.
fn of_set(set: &Value) -> Vec<&'static str> {
    let found = lint(&[file(&five(), std::slice::from_ref(set))]);
    found.into_iter().filter(|f| f.place == set["id"]).map(|f| f.rule).collect()
}

#[test]
fn each_fault_of_a_set_is_found() {
    assert_eq!(of_set(&set()), Vec::<&str>::new());
    let faults = [
        ("/level", json!("staff"), "set-level"),
        ("/minutes", json!(30), "set-time"),
        ("/minutes", json!(90), "set-time"),
        ("/title", json!(""), "empty"),
        ("/sections", json!([]), "set"),
        ("/sections/0/questions/0", json!("q-six"), "set"),
        ("/sections/0/questions/0", json!("q-two"), "set"),
        ("/sections/0/questions/0", json!({ "id": "q-one", "weight": 0.0 }), "set"),
        ("/sections/0/questions/0", json!({ "id": "q-one", "minutes": 1 }), "set-time"),
    ];
    for (at, value, rule) in faults {
        let mut set = set();
        *set.pointer_mut(at).unwrap() = value.clone();
        let found = of_set(&set);
        assert!(found.contains(&rule), "{at} = {value} should break {rule}, but breaks {found:?}");
    }
}

#[test]
fn files_are_read_together() {
    let one = file(&[question("gil-two-threads")], &[]);
    let mut other = question("gil-two-threads");
    other["competency"] = json!("concurrency");
    let mut two = file(&[other], &[]);
    two.0 = "b.yaml".to_owned();
    let found = lint(&[one, two]);
    assert!(found.iter().all(|f| f.file == "b.yaml"), "the later one is to be mended: {found:#?}");
    let rules: Vec<_> = found.iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["id", "duplicate", "competency"], "anchors of the same id are not compared");
}

#[test]
fn topics_lead_somewhere_and_the_map_is_covered() {
    let map = "topic_id,topic,questions\ngil,the lock,q-1\nslots,fixed attributes,\n";
    let row = |t: &str, title: &str, q: &[&str]| Covered {
        topic: t.into(),
        title: title.into(),
        questions: q.iter().map(|q| (*q).to_owned()).collect(),
    };
    assert_eq!(coverage(map), [row("gil", "the lock", &["q-1"]), row("slots", "fixed attributes", &[])]);

    let topics = |n: usize| match n {
        0 => json!(["gil"]),
        1 => json!(["odd"]),
        2 => json!(["thread"]),
        _ => json!(["threads"]),
    };
    let all: Vec<Value> = (0..COLLECTION)
        .map(|n| {
            let mut q = question(&format!("q-{n}"));
            q["topics"] = topics(n);
            q
        })
        .collect();
    let found = lint_bank(&[file(&all, &[])], map);
    let of =
        |rule: &str| found.iter().filter(|f| f.rule == rule).map(|f| f.place.as_str()).collect::<Vec<_>>();
    assert_eq!(of("coverage"), ["slots"]);
    assert_eq!(of("topics"), ["q-1", "q-2", "q-2"], "alone, and alone for its spelling");
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "(.|\n|`|~|\\?){0,200}", id in ".{0,20}") {
        let mut q = question("q");
        for at in ["prompt", "guide", "competency"] {
            q[at] = json!(text);
        }
        q["id"] = json!(id);
        q["probes"] = json!([text]);
        q["signals"] = json!([{ "flag": text }]);
        q["levels"] = json!({ text.clone(): { "1": text, "3": text } });
        for finding in lint(&[file(&[q], &[])]) {
            let end = finding.sentence.chars().last();
            prop_assert!(end == Some('.'), "a whole sentence: {}", finding.sentence);
        }
    }
}
