//! The bank in a new workspace, and a later bank in one that people have worked in.

use model::exchange::{File, Place};
use model::level::LevelKey;
use model::question::{QuestionChange, Status};

use super::*;
use crate::Workspace;
use crate::file::tests::{Hand, bare};

#[test]
fn a_new_workspace_holds_the_bank_and_nothing_is_wrong_with_it() {
    let begun = std::time::Instant::now();
    let workspace = Workspace::in_memory(Box::new(Timestamp::now)).unwrap();
    println!("first start: {:?}", begun.elapsed());
    let page = workspace.search_questions(String::new(), 0, 500).unwrap();
    assert!(page.total >= 40, "a newcomer needs questions to choose from, and finds {}", page.total);
    assert!(page.rows.iter().all(|q| q.bank && !q.levels.is_empty()), "shipped questions serve levels");
    assert_eq!(workspace.check().unwrap(), Vec::<String>::new(), "a new file is sound");
    assert_eq!(workspace.history().unwrap().undo, None, "nobody can undo the shipped bank");
}

const FIRST: &str = r#"
evenhand: 1
questions:
  - &one
    id: one
    kind: knowledge
    competency: Concurrency
    minutes: 6
    prompt: What does a lock protect?
    levels: { mid: { 1: a, 3: b, 5: c } }
  - id: two
    kind: knowledge
    competency: Concurrency
    minutes: 6
    prompt: When is a queue better than a lock?
    levels: { mid: { 1: a, 3: b, 5: c } }
sets:
  - { id: set-one, title: Locks, level: mid, minutes: 30, sections: [{ questions: [one] }] }
  - { id: set-two, title: Queues, level: mid, minutes: 30, sections: [{ questions: [two, one] }] }
"#;

fn given(workspace: &mut Workspace, file: File) {
    let tx = workspace.conn.transaction().unwrap();
    let given: Given = store::setting::get(&tx, GIVEN).unwrap().unwrap_or_default();
    let now = Timestamp::from_millis(1_800_000_000_000);
    bring(&tx, now, vec![("bank.yaml".into(), file)], given).unwrap();
    // At the start, when this happens, nobody is there yet who could undo it.
    tx.execute("DELETE FROM undo_log", []).unwrap();
    tx.commit().unwrap();
}

fn prompts(workspace: &Workspace) -> Vec<String> {
    let page = workspace.search_questions(String::new(), 0, 50).unwrap();
    let mut prompts: Vec<String> = page.rows.into_iter().map(|row| row.title).collect();
    prompts.sort();
    prompts
}

fn named(workspace: &Workspace, title: &str) -> (model::id::SetId, Option<u32>, bool) {
    let set = workspace.sets().unwrap().into_iter().find(|s| s.title == title).expect(title);
    (set.id, set.version, set.changed)
}

#[test]
fn a_later_bank_adds_and_updates_but_leaves_what_people_changed() {
    let mut workspace = bare(&Hand::new());
    let first: File = intake::exchange::read(FIRST).unwrap();
    given(&mut workspace, first.clone());
    let before = workspace.sets().unwrap();
    given(&mut workspace, first.clone());
    assert_eq!(workspace.sets().unwrap(), before, "the same bank again changes nothing");

    // People rewrite a question, rename a competency, and change a set.
    let two = workspace.search_questions("queue".into(), 0, 1).unwrap().rows[0].id;
    let mut mine = workspace.question(two).unwrap().content;
    mine.prompt = "When would you take a queue?".into();
    workspace.edit_question(two, mine).unwrap();
    workspace.edit_questions(vec![two], QuestionChange::Status(Status::Archived)).unwrap();
    let concurrency =
        workspace.competencies().unwrap().into_iter().find(|c| c.name == "Concurrency").unwrap();
    workspace.rename_competency(concurrency.id, "Doing two things at once".into()).unwrap();
    let (queues, ..) = named(&workspace, "Queues");
    workspace.edit_set(queues, "Our queues".into(), LevelKey("mid".into()), 45).unwrap();
    workspace.publish_set(queues).unwrap();
    let (locks, version, _) = named(&workspace, "Locks");
    // A new name of a competency is part of what is published, so this set waits for a person too.
    assert_eq!(version, Some(1));
    workspace.rename_competency(concurrency.id, "Concurrency".into()).unwrap();

    let mut later = first;
    later.questions[0].prompt = "What does a lock protect, and from whom?".into();
    later.questions[1].prompt = "When is a queue the better tool?".into();
    let mut third = later.questions[0].clone();
    third.id = "three".into();
    third.prompt = "What is a deadlock?".into();
    later.questions.push(third);
    later.sets[0].sections[0].questions.push(Place::Plain("three".into()));
    later.sets[1].title = "Queues and locks".into();
    given(&mut workspace, later);

    assert_eq!(
        prompts(&workspace),
        ["What does a lock protect, and from whom?", "What is a deadlock?"],
        "the untouched one is updated, the new one added"
    );
    let kept = workspace.question(two).unwrap();
    assert_eq!(kept.content.prompt, "When would you take a queue?", "what a person wrote stays");
    assert_eq!(kept.status, Status::Archived);
    assert_eq!(workspace.competencies().unwrap().len(), 2, "no competency came twice");
    let (id, version, changed) = named(&workspace, "Locks");
    assert_eq!((id, version, changed), (locks, Some(2), false), "an untouched set is published anew");
    assert_eq!(workspace.set(locks).unwrap().sections[0].items.len(), 2);
    let (_, version, _) = named(&workspace, "Our queues");
    assert_eq!(version, Some(2), "a changed set keeps its title, and nothing of it is published");
    assert_eq!(workspace.check().unwrap(), Vec::<String>::new());
}
