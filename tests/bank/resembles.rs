//! What a person would import beside the bank: its questions in their own words, and questions it does not have.
//! Written without looking at the measure's answers.

use model::likeness::{Index, RESEMBLES};

use super::{bank, questions};

const RETOLD: [(&str, &str); 15] = [
    (
        "gil-two-threads",
        "You split a loop that adds up squares over two threads, on four cores, and it is no faster. Why, and what next?",
    ),
    (
        "default-list-grows",
        "A function adds tags to products. After some hours in production products have tags of others, until a restart. Why?",
    ),
    (
        "worker-memory-climbs",
        "In production a worker process grows by fifty megabytes each hour until it gets killed. How do you find the cause?",
    ),
    (
        "coroutine-never-awaited",
        "Somebody turned the function that saves an order into an async def, and now no order is saved, without any error but a warning in the log. What happened?",
    ),
    (
        "transfer-deadlock",
        "Code that moves money between two accounts hangs under load in production: threads stop for ever. How can that be? Mend it.",
    ),
    (
        "map-for-speed",
        "A colleague's change replaces forty for loops by map and lambdas because map is faster. What do you say in the review?",
    ),
    (
        "pypy-proposal",
        "An engineer wants to move the platform to PyPy because a simulation runs six times faster. How do you judge that?",
    ),
    (
        "retry-decorator",
        "Write a retry decorator that takes a number of times and an exception type and calls the function again when it is raised.",
    ),
    (
        "wraps-lost-names",
        "Since the handlers have a tracing decorator, the documentation calls all forty functions wrapper. Which line is missing?",
    ),
    (
        "own-failing-export-not-ours",
        "By chance you see that the nightly export of another group failed three nights in a row, and a customer reads the report on Monday. What do you do?",
    ),
    (
        "delivery-left-something-out",
        "Tell me about a time you had to leave something out because not everything could be finished by the date. How did you choose?",
    ),
    (
        "quality-tests-or-the-showing",
        "On Thursday your lead says to leave out the tests because of tomorrow's showing. Your change touches prices. What do you say?",
    ),
    (
        "comm-explained-to-outsider",
        "Tell me about explaining something technical to a person who does not program and had to act on it. What did the person do?",
    ),
    ("rate-limit-public-api", "Design a limit on how often customers may call our public API."),
    (
        "conflict-harsh-review-remark",
        "Under your change a colleague writes for all to read: did you even run this? You did, but the remark points at a real fault. What do you do?",
    ),
];

const NEW: [&str; 8] = [
    "How do you pick a port for a service that runs beside others on one machine?",
    "Tell me about a time when you taught a class or gave a talk at a conference.",
    "What happens between typing an address in the browser and seeing the page?",
    "How would you store dates and times of users in many time zones?",
    "A regular expression takes minutes on one line of input. What is going on?",
    "How do you decide between a monorepo and many repositories?",
    "Write a function that checks whether the brackets of a text match.",
    "What does an index on two columns help with, and when does it not help?",
];

#[test]
fn a_question_in_other_words_is_shown_beside_the_one_it_resembles() {
    let bank = bank();
    let questions = questions(&bank);
    let index = Index::of(questions.iter().map(|q| &q.prompt));
    let best = |text: &str| {
        let found = index.alike(text, RESEMBLES);
        found.first().map(|(at, like)| (questions[*at].id.as_str(), *like))
    };
    let missed: Vec<_> =
        RETOLD.iter().filter(|(id, text)| best(text).is_none_or(|(found, _)| found != *id)).collect();
    let wrong: Vec<_> = NEW.iter().filter_map(|text| Some((text, best(text)?))).collect();
    println!(
        "resembles: {} of {} found, {} of {} wrongly",
        RETOLD.len() - missed.len(),
        RETOLD.len(),
        wrong.len(),
        NEW.len()
    );
    assert!(wrong.is_empty(), "these are new: {wrong:#?}");
    assert!(missed.len() * 3 <= RETOLD.len(), "not recognised: {missed:#?}");
}
