//! What is stored is what was read: in one step, beside what the bank has, and without loss where a file is our own.

use model::exchange::File;
use model::id::{CompetencyId, QuestionId};
use model::level::LevelKey;
use model::question::{Anchors, Content, Kind, Signal};
use model::set::Words;
use proptest::prelude::*;

use crate::Workspace;
use crate::file::tests::{Hand, bare};
use crate::reading::read_files;
use crate::view::import::{ImportDraft, ImportPreview, Placing, QuestionFormat, Resemblance, WaitingDraft};

fn read(workspace: &Workspace, name: &str, text: &str) -> ImportPreview {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let read = read_files(&[path], &intake::Options::default(), |_, _, _| true).unwrap();
    workspace.beside().unwrap().preview(read, Vec::new(), || true).unwrap()
}

fn drafts(preview: &ImportPreview) -> Vec<ImportDraft> {
    preview.files.iter().flat_map(|f| &f.drafts).map(|row| row.draft.clone()).collect()
}

fn only(workspace: &Workspace, query: &str) -> QuestionId {
    let page = workspace.search_questions(query.to_owned(), 0, 10).unwrap();
    assert_eq!(page.total, 1, "{query} finds one: {page:?}");
    page.rows[0].id
}

const PAGE: &str = "# Senior Python interview questions

## Memory

1. What is a weak reference, and when would you use one?

   One that does not keep its object alive.

2. What does this code print?

   ```python
   print([1] * 3)
   ```

   Answer: a list of three ones.
";

#[test]
fn an_import_is_one_step_and_its_undo_leaves_nothing() {
    let mut workspace = bare(&Hand::new());
    let preview = read(&workspace, "page.md", PAGE);
    assert_eq!((preview.new, preview.files[0].drafts[0].line), (2, Some(5)));
    let changes = workspace.import_drafts(drafts(&preview), Vec::new(), Some("Memory".into())).unwrap();
    assert_eq!(workspace.history().unwrap().undo.as_deref(), Some("import questions"));

    let weak = workspace.question(only(&workspace, "weak reference")).unwrap();
    assert_eq!((weak.status, weak.competency_name.as_str()), (model::question::Status::Draft, "Unsorted"));
    assert_eq!(weak.content.guide, "One that does not keep its object alive.");
    assert_eq!((weak.content.topics, weak.content.source), (vec!["memory".to_owned()], "page.md".to_owned()));
    assert!(weak.content.levels.contains_key(&LevelKey("senior".into())), "the page's title says so");
    let code = workspace.question(only(&workspace, "print")).unwrap().content.prompt;
    assert_eq!(code, "What does this code print?\n\n```\nprint([1] * 3)\n```", "code is kept in a fence");
    let set = workspace.set(changes.made.unwrap().parse().unwrap()).unwrap();
    assert_eq!(
        (set.title.as_str(), set.level.0.as_str(), set.sections[0].items.len()),
        ("Memory", "senior", 2)
    );
    assert!(set.question_minutes <= set.room, "the slot holds its questions");

    workspace.undo(None).unwrap();
    assert_eq!(workspace.search_questions(String::new(), 0, 10).unwrap().total, 0);
    assert!(workspace.sets().unwrap().is_empty());
    assert_eq!(workspace.competencies().unwrap().len(), 2, "the competency made for them is gone too");
    workspace.redo(None).unwrap();
    assert_eq!(workspace.search_questions(String::new(), 0, 10).unwrap().total, 2);
    assert_eq!(workspace.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_the_bank_has_is_said_merged_or_linked() {
    let mut workspace = bare(&Hand::new());
    let first = drafts(&read(&workspace, "page.md", PAGE));
    workspace.import_drafts(first, Vec::new(), None).unwrap();
    let weak = only(&workspace, "weak");

    let page = "Q: What is a  weak reference, and when would you use one?\nA: A cache's entry.\n\n\
        Q: When would you use a weak reference, and what is it?\nA: For a cache.\n\n\
        Q: What is a  weak reference, and when would you use one?\nA: Another answer.\n\n\
        Q: Who keeps the clocks of a cluster in step?\nA: Nobody.\n";
    let preview = read(&workspace, "other.txt", page);
    let rows = &preview.files[0].drafts;
    assert!(
        matches!(&rows[0].resemblance, Resemblance::Duplicate { question, .. } if *question == weak),
        "white space makes no other question: {:?}",
        rows[0]
    );
    let like = rows.iter().find(|r| r.draft.prompt.starts_with("When")).unwrap();
    assert!(
        matches!(&like.resemblance, Resemblance::Resembles { question, likeness, .. } if *question == weak && *likeness < 1.0),
        "{like:?}"
    );
    assert_eq!((preview.new, preview.resembling), (1, 1), "{preview:#?}");

    let mut merged = like.draft.clone();
    merged.placing = Placing::Merge { question: weak };
    merged.probes = vec!["And what if the object is gone?".into()];
    let linked = ImportDraft { placing: Placing::Link { question: weak }, ..merged.clone() };
    let new = rows.last().unwrap().draft.clone();
    let changes = workspace.import_drafts(vec![merged, linked, new], Vec::new(), Some("All".into())).unwrap();
    let after = workspace.question(weak).unwrap();
    assert_eq!(after.version, 2, "merging makes a version, linking none");
    assert_eq!(after.content.guide, "One that does not keep its object alive.\n\nFor a cache.");
    assert_eq!(after.content.probes, ["And what if the object is gone?"]);
    assert_eq!(after.content.prompt, "What is a weak reference, and when would you use one?");
    let set = workspace.set(changes.made.unwrap().parse().unwrap()).unwrap();
    assert_eq!(set.sections[0].items.len(), 2, "a question stands in a set once");
    workspace.undo(None).unwrap();
    assert_eq!(workspace.question(weak).unwrap().version, 1);
}

#[test]
fn a_draft_that_cannot_be_stored_is_named_and_nothing_is() {
    let mut workspace = bare(&Hand::new());
    let mut both = drafts(&read(&workspace, "page.md", PAGE));
    both[1].prompt = "  ".into();
    let refused = workspace.import_drafts(both, Vec::new(), None).unwrap_err().to_string();
    assert!(refused.starts_with("Draft 2 cannot be stored."), "{refused}");
    assert_eq!(workspace.search_questions(String::new(), 0, 10).unwrap().total, 0);
    assert_eq!(workspace.history().unwrap().undo, None);
}

#[test]
fn a_question_asked_twice_in_one_import_in_other_words_is_seen() {
    let workspace = bare(&Hand::new());
    let preview = read(
        &workspace,
        "twice.md",
        "# Interview questions\n\n1. How does Python's garbage collector find reference cycles?\n\
         2. What is a decorator?\n3. How are reference cycles found by the garbage collector of Python?\n\
         4. What is a decorator?\n5. What does a decorator do?\n",
    );
    // The fourth is word for word the second, which the reader has left out already.
    let kinds: Vec<_> = preview.files[0].drafts.iter().map(|row| row.resemblance.clone()).collect();
    assert!(
        matches!(
            kinds.as_slice(),
            [
                Resemblance::New,
                Resemblance::New,
                Resemblance::Rephrased { earlier: 0, likeness },
                Resemblance::Rephrased { earlier: 1, .. },
            ] if (0.6..1.0).contains(likeness)
        ),
        "{kinds:?}"
    );
    assert_eq!((preview.new, preview.resembling), (2, 2));
}

#[test]
fn files_of_a_second_step_are_compared_with_the_drafts_of_the_first() {
    let workspace = bare(&Hand::new());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("more.csv");
    let rows = "What do you want to know?,In short\nHow are reference cycles found by the garbage collector of Python?,By counting\nWhat is a decorator?,A wrapper\nWhat is a metaclass?,A class of classes\n";
    std::fs::write(&path, rows).unwrap();
    let read = read_files(&[path], &intake::Options::default(), |_, _, _| true).unwrap();
    let before = [
        "What is a heap?",
        "How does Python's garbage collector find reference cycles?",
        "What is a  Decorator?",
    ];
    let preview = workspace.beside().unwrap().preview(read, waiting("before.md", &before), || true).unwrap();
    let rows = &preview.files[0].drafts;
    let told: Vec<_> = rows.iter().rev().take(3).rev().map(|row| &row.resemblance).collect();
    assert!(
        matches!(
            told[..],
            [
                Resemblance::Rephrased { earlier: 1, .. },
                Resemblance::Repeated { earlier: 2 },
                Resemblance::New
            ]
        ),
        "{rows:#?}"
    );
    assert_eq!(rows.first().map(|row| row.id), Some(3), "places count on from those before");
    let columns = preview.files[0].columns.as_ref().unwrap();
    assert_eq!((columns.prompt, columns.answer), (Some(0), Some(1)), "the guess is told");
}

/// Drafts of a file called `path` that wait to be stored.
fn waiting(path: &str, prompts: &[&str]) -> Vec<WaitingDraft> {
    prompts.iter().map(|prompt| WaitingDraft { path: path.into(), prompt: (*prompt).into() }).collect()
}

#[test]
fn a_file_that_is_read_again_is_not_like_what_it_held_before() {
    let folder = tempfile::tempdir().unwrap();
    let (workspace, path) = (bare(&Hand::new()), folder.path().join("birds.md"));
    std::fs::write(
        &path,
        "## Why does a heron stand on one leg?\n\nWarmth.\n\n## Which bird sleeps in flight?\n\nThe swift.\n",
    )
    .unwrap();
    let read =
        || read_files(std::slice::from_ref(&path), &intake::Options::default(), |_, _, _| true).unwrap();
    let mut before = waiting(&read()[0].path, &["Why does a heron stand on one leg?", "Which bird sleeps?"]);
    before.extend(waiting("other.md", &["Which bird sleeps in flight?"]));
    let preview = workspace.beside().unwrap().preview(read(), before, || true).unwrap();
    let told: Vec<_> = preview.files[0].drafts.iter().map(|row| &row.resemblance).collect();
    assert!(
        matches!(told[..], [Resemblance::New, Resemblance::Repeated { earlier: 2 }]),
        "its own former draft is no reason to leave it out, another file's is: {told:#?}"
    );
}

#[test]
fn a_reading_that_is_no_longer_wanted_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.md");
    std::fs::write(&path, "## What is this?\n\nThat *is* it.\n\n".repeat(50_000)).unwrap();
    let (options, mut asked) = (intake::Options::default(), 0);
    let read = read_files(&[path], &options, |_, _, _| {
        asked += 1;
        asked < 2
    });
    assert!(read.is_none() && options.stop.asked(), "asked {asked} times");
}

#[test]
fn an_import_that_is_no_longer_wanted_stops() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md", "c.md"] {
        std::fs::write(folder.path().join(name), PAGE).unwrap();
    }
    let mut told = Vec::new();
    let paths = [folder.path().to_owned()];
    let read = read_files(&paths, &intake::Options::default(), |done, of, name| {
        told.push((done, of, name.to_owned()));
        done < 1
    });
    assert!(read.is_none(), "what was read before is forgotten");
    let all = read_files(&paths, &intake::Options::default(), |_, _, _| true).unwrap();
    let (beside, mut asked) = (bare(&Hand::new()).beside().unwrap(), 0);
    let compared = beside.preview(all, Vec::new(), || {
        asked += 1;
        asked < 3
    });
    assert_eq!((compared, asked), (None, 3), "nor is the rest compared");
    assert_eq!((told.first(), told.last()), (Some(&(0, 3, "a.md".into())), Some(&(1, 3, "b.md".into()))));
}

/// Texts that writers and readers of files stumble over; the last is what a repair of encodings would change.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "[ -~]{0,24}",
        2 => "\\PC{0,12}",
        1 => Just(String::from("### Prompt")),
        1 => Just(String::from("## Question: x")),
        1 => Just(String::from("---")),
        1 => Just(String::from("```python")),
        1 => Just(String::from("Why does \u{e9} show as \u{c3}\u{a9}, or \u{2019} as \u{e2}\u{20ac}\u{2122}?")),
    ];
    prop::collection::vec(line, 0..4).prop_map(|lines| lines.join("\n"))
}

fn content() -> impl Strategy<Value = (u8, Content)> {
    let kind = prop_oneof![
        Just(Kind::PastBehaviour),
        Just(Kind::Situational),
        Just(Kind::Knowledge),
        Just(Kind::Task)
    ];
    let signals = prop::collection::vec(
        (text(), any::<bool>()).prop_map(|(text, red_flag)| Signal { text, red_flag }),
        0..3,
    );
    let anchors = (text(), text(), text()).prop_map(|(one, three, five)| Anchors { one, three, five });
    let level = prop_oneof!["junior", "mid", "senior", "staff", "principal"].prop_map(LevelKey);
    let levels = prop::collection::btree_map(level, anchors, 0..3);
    let lists = (prop::collection::vec(text(), 0..3), prop::collection::vec("[a-zé -]{1,9}", 0..3));
    (any::<u8>(), kind, text(), text(), lists, signals, levels, (1..120_u16, "[ -~]{0,20}", "[ -~é]{0,80}"))
        .prop_map(
            |(place, kind, prompt, guide, (probes, topics), signals, levels, (minutes, source, title))| {
                let prompt = format!("Question {place}: {prompt}");
                // The competency is one of the workspace's, by its place.
                let competency = CompetencyId(uuid::Uuid::nil());
                (
                    place,
                    Content {
                        kind,
                        competency,
                        title,
                        prompt,
                        guide,
                        probes,
                        signals,
                        levels,
                        topics,
                        minutes,
                        source,
                    },
                )
            },
        )
}

fn all(workspace: &Workspace) -> File {
    let mut file = workspace.export_questions(String::new()).unwrap();
    for set in workspace.sets().unwrap() {
        file.sets.extend(workspace.export_set(set.id).unwrap().sets);
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_leaves_in_a_file_of_ours_comes_back_the_same(
        contents in prop::collection::vec(content(), 1..5),
        weight in 1..40_u32,
        minimum in prop::option::of(1..5_u32),
    ) {
        let hand = Hand::new();
        let mut here = bare(&hand);
        let competencies = here.competencies().unwrap();
        let made = here.add_set("Ours: 1".into(), LevelKey("mid".into()), 45).unwrap().made.unwrap();
        let set = made.parse().unwrap();
        let section = here.add_section(set, "Second, \"quoted\"".into()).unwrap().made.unwrap().parse().unwrap();
        for (place, content) in contents {
            let competency = competencies[usize::from(place) % competencies.len()].id;
            let id = here.add_question(Content { competency, ..content }).unwrap().made.unwrap().parse().unwrap();
            let item = here.add_item(set, Some(section), id, Some(0)).unwrap().made.unwrap().parse().unwrap();
            here.edit_item(item, f64::from(weight) / 8.0, 7, place % 2 == 0).unwrap();
        }
        here.set_competency_rule(set, competencies[0].id, Some(2.5), minimum.map(f64::from)).unwrap();
        let words = Words { introduction: "I am \"Dana\".\n\n## Set: no".into(), ..Words::standard() };
        here.set_words(set, words).unwrap();
        let before = all(&here);

        for format in [QuestionFormat::Yaml, QuestionFormat::Json, QuestionFormat::Markdown] {
            let mut there = bare(&hand);
            let text = format.write(&before, false);
            let preview = read(&there, &format!("ours.{}", format.ending()), &text);
            prop_assert_eq!(&preview.files[0].error, &None, "{}", text);
            let sets = preview.files[0].sets.clone();
            there.import_drafts(drafts(&preview), sets, None).unwrap();
            prop_assert_eq!(&all(&there), &before, "{:?}\n{}", format, text);
        }
    }
}
