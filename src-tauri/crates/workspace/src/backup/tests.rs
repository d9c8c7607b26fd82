//! Backups made, read again, restored, and what must not be lost when a file goes away.

use std::fs;

use model::facts::End;
use model::id::InterviewId;
use model::interview::{State, Step};

use super::*;
use crate::file::tests::{Hand, bare_at};
use crate::view::opening::Plan;

fn names(workspace: &Workspace) -> Vec<String> {
    workspace.competencies().unwrap().into_iter().map(|c| c.name).collect()
}

#[test]
fn a_backup_holds_everything_and_its_name_says_when_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = bare_at(&folder.path().join("hiring.evenhand")).unwrap();
    workspace.add_competency("Kept".into()).unwrap();
    let path = workspace.back_up(Reason::Asked).unwrap().unwrap();
    assert_eq!(path.parent().unwrap(), folder.path().join("hiring backups"));
    let row = backups_in(path.parent().unwrap()).remove(0);
    assert_eq!((row.made, row.reason), ((workspace.clock)(), Reason::Asked));
    let beside: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(beside.len(), 1, "one file, with nothing beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode(&path), mode(path.parent().unwrap())),
            (0o600, 0o700),
            "its owner alone can read it"
        );
    }
    let mut copy = bare_at(&path).unwrap();
    assert!(names(&copy).contains(&"Kept".to_owned()));
    copy.add_competency("New".into()).unwrap();
}

#[test]
fn files_that_are_no_backups_are_neither_listed_nor_thinned() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = bare_at(&folder.path().join("w.evenhand")).unwrap();
    let backups = workspace.backup_folder().unwrap();
    fs::create_dir_all(&backups).unwrap();
    for name in ["2020-01-01 my own copy.evenhand", "2020-01-01T00-00-00.000Z unknown.evenhand", "notes.txt"]
    {
        fs::write(backups.join(name), "mine").unwrap();
    }
    workspace.add_competency("New".into()).unwrap();
    workspace.back_up(Reason::Hourly).unwrap();
    assert_eq!(workspace.backups().unwrap().rows.len(), 1);
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 4);
}

#[test]
fn a_backup_is_previewed_restored_and_the_restore_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let mut workspace = bare_at(&path).unwrap();
    let level = workspace.levels().unwrap().remove(0).key;
    let opening = |title: &str| crate::view::opening::OpeningForm {
        title: title.into(),
        level: level.clone(),
        sets: Vec::new(),
        retention: None,
    };
    workspace.add_opening(opening("Nurse")).unwrap();
    let then = workspace.back_up(Reason::Asked).unwrap().unwrap();
    workspace.add_competency("Later".into()).unwrap();
    workspace.add_opening(opening("Teacher")).unwrap();

    let preview = workspace.preview_backup(&then).unwrap();
    let openings = preview.kinds.iter().find(|k| k.kind == "openings").unwrap();
    assert_eq!((openings.now, openings.then), (2, 1));
    assert_eq!(openings.gone.names, ["Teacher"], "what would be gone is said by name");
    assert_eq!(openings.back.count, 0);

    let restored = workspace.restore_backup(&then).unwrap();
    assert!(!names(&workspace).contains(&"Later".to_owned()));
    assert_eq!(workspace.history().unwrap().undo, None, "undo does not reach over a restore");
    assert_eq!(workspace.check().unwrap(), Vec::<String>::new());
    workspace.add_competency("After".into()).unwrap();
    workspace.undo(None).unwrap();

    workspace.restore_backup(&restored.before).unwrap();
    assert!(names(&workspace).contains(&"Later".to_owned()), "the restore is undone");
    drop(workspace);
    let workspace = bare_at(&path).unwrap();
    assert!(names(&workspace).contains(&"Later".to_owned()), "and stored");
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".evenhand"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "no copy of people's data is left behind");
}

#[test]
fn a_damaged_or_foreign_backup_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = bare_at(&folder.path().join("w.evenhand")).unwrap();
    workspace.add_competency("Here".into()).unwrap();
    let good = workspace.back_up(Reason::Asked).unwrap().unwrap();
    let bytes = fs::read(&good).unwrap();
    let bad = folder.path().join("bad.evenhand");
    for (what, content) in [
        ("cut short", bytes[..bytes.len() / 2].to_vec()),
        (
            "overwritten",
            bytes.iter().enumerate().map(|(i, b)| if i > 4096 && i % 7 == 0 { !b } else { *b }).collect(),
        ),
        ("no database", b"hello".to_vec()),
        ("empty", Vec::new()),
    ] {
        fs::write(&bad, content).unwrap();
        for error in [workspace.preview_backup(&bad).err(), workspace.restore_backup(&bad).err()] {
            let error = error.unwrap_or_else(|| panic!("{what} was taken"));
            assert!(error.to_string().contains("cannot be used"), "{what}: {error}");
        }
        assert!(names(&workspace).contains(&"Here".to_owned()), "{what}");
    }
}

#[test]
fn what_cannot_be_opened_is_replaced_by_a_backup_and_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let mut workspace = bare_at(&path).unwrap();
    workspace.add_competency("Kept".into()).unwrap();
    let backup = workspace.back_up(Reason::Hourly).unwrap().unwrap();
    drop(workspace);
    fs::write(&path, "overwritten by a sync program").unwrap();
    let aside = replace_with(&path, &backup, Hand::new().clock()()).unwrap().unwrap();
    assert_eq!(fs::read(aside).unwrap(), b"overwritten by a sync program", "nothing is deleted");
    assert!(names(&bare_at(&path).unwrap()).contains(&"Kept".to_owned()));
    fs::remove_file(&path).unwrap();
    assert_eq!(replace_with(&path, &backup, Hand::new().clock()()).unwrap(), None, "nothing was in the way");
    assert!(names(&bare_at(&path).unwrap()).contains(&"Kept".to_owned()));
}

#[test]
fn a_backup_before_an_import_and_before_removing_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = bare_at(&folder.path().join("w.evenhand")).unwrap();
    let changes = workspace.import_drafts(Vec::new(), Vec::new(), None).unwrap();
    assert_eq!(changes.news, "");
    assert_eq!(workspace.backups().unwrap().rows[0].reason, Reason::Import);
    let settings = workspace.settings().unwrap();
    let blocked = folder.path().join("a file");
    fs::write(&blocked, "").unwrap();
    let backup_folder = blocked.join("backups").display().to_string();
    workspace.save_settings(crate::view::settings::Settings { backup_folder, ..settings }).unwrap();
    let changes = workspace.import_drafts(Vec::new(), Vec::new(), None).unwrap();
    assert!(
        changes.news.starts_with("No backup could be made"),
        "the import goes on and says so: {}",
        changes.news
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_is_gone_from_its_place_takes_no_more_writes_and_all_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (path, elsewhere) = (folder.path().join("w.evenhand"), folder.path().join("new.evenhand"));
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 3] = [
        ("deleted", |path| fs::remove_file(path).unwrap()),
        ("moved", |path| fs::rename(path, path.with_extension("old")).unwrap()),
        ("replaced", |path| {
            fs::rename(path, path.with_extension("older")).unwrap();
            fs::write(path, "another file").unwrap();
        }),
    ];
    for (what, harm) in harms {
        let mut workspace = bare_at(&path).unwrap();
        workspace.add_competency("Before".into()).unwrap();
        harm(&path);
        let error = workspace.add_competency("Lost".into()).unwrap_err();
        assert_eq!(error.code(), "moved", "{what}: {error}");
        assert!(!names(&workspace).contains(&"Lost".to_owned()), "{what}: it is not half stored");
        assert!(names(&workspace).contains(&"Before".to_owned()), "{what}: reading goes on");
        workspace.save_copy(&elsewhere).unwrap();
        drop(workspace);
        assert!(names(&bare_at(&elsewhere).unwrap()).contains(&"Before".to_owned()), "{what}");
        fs::remove_file(&elsewhere).unwrap();
        let _ = fs::remove_file(&path);
    }
}

#[test]
fn closing_leaves_one_file_and_settling_makes_a_copy_of_it_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let mut workspace = bare_at(&path).unwrap();
    workspace.add_competency("New".into()).unwrap();
    workspace.settle().unwrap();
    let copy = folder.path().join("copy.evenhand");
    fs::copy(&path, &copy).unwrap();
    assert!(names(&bare_at(&copy).unwrap()).contains(&"New".to_owned()), "copied while it is open");
    fs::remove_file(&copy).unwrap();
    workspace.add_competency("Newer".into()).unwrap();
    drop(workspace);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["w.evenhand"], "one file, nothing beside it");
    fs::copy(&path, &copy).unwrap();
    assert!(names(&bare_at(&copy).unwrap()).contains(&"Newer".to_owned()));
}

#[test]
fn settling_beside_a_reader_says_that_a_copy_is_not_whole_yet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let mut workspace = bare_at(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM competency").unwrap();
    workspace.add_competency("New".into()).unwrap();
    let told = workspace.settle().unwrap_err();
    assert!(matches!(told, Error::Locked(_)), "whoever keeps the file tries again: {told}");
    other.execute_batch("COMMIT").unwrap();
    workspace.settle().unwrap();
}

#[test]
fn a_copy_made_right_after_an_interview_is_closed_or_sealed_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let mut workspace = Workspace::open(&path, Hand::new().clock()).unwrap();
    workspace.load_example().unwrap();
    let row = workspace.interviews().unwrap().remove(0);
    let plan = Plan {
        opening: Some(row.opening),
        opening_title: String::new(),
        candidate: None,
        candidate_name: "Adaeze Okonkwo".into(),
        candidate_contact: String::new(),
        set: workspace.sets().unwrap().into_iter().find(|set| set.title == row.set_title).unwrap().id,
        interviewer: "Ines Ferreira".into(),
        planned: None,
    };
    let interview: InterviewId = workspace.plan_interview(plan).unwrap().made.unwrap().parse().unwrap();
    // While the window is open: a copy of the one file is all that somebody takes along.
    let copied = || {
        let copy = folder.path().join("copy.evenhand");
        fs::copy(&path, &copy).unwrap();
        let reader = Workspace::open_to_read(&copy, Hand::new().clock()).unwrap();
        let state = reader.interview(interview).unwrap().state;
        drop(reader);
        fs::remove_file(&copy).unwrap();
        state
    };
    workspace.step_interview(interview, Step::Start).unwrap();
    workspace.step_interview(interview, Step::Close).unwrap();
    assert_eq!(copied(), State::Closed, "closed as planned");
    workspace.step_interview(interview, Step::Reopen).unwrap();
    workspace.end_interview(interview, End::Withdrew, String::new()).unwrap();
    assert_eq!(copied(), State::Closed, "ended otherwise");
    workspace.step_interview(interview, Step::Seal).unwrap();
    assert_eq!(copied(), State::Sealed, "sealed");
}

#[test]
fn an_interview_in_the_bin_counts_as_gone_on_either_side() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(&folder.path().join("w.evenhand"), Hand::new().clock()).unwrap();
    workspace.load_example().unwrap();
    let one = workspace
        .interviews()
        .unwrap()
        .into_iter()
        .find(|i| i.state != model::interview::State::Sealed)
        .unwrap();
    let with = workspace.back_up(Reason::Asked).unwrap().unwrap();
    workspace.remove_interview(one.id).unwrap();
    let of = |workspace: &Workspace, path: &Path| workspace.preview_backup(path).unwrap().kinds.remove(0);
    let interviews = of(&workspace, &with);
    assert_eq!((interviews.back.count, interviews.gone.count), (1, 0), "it would come back: {interviews:?}");
    let without = workspace.back_up(Reason::Asked).unwrap().unwrap();
    workspace.undo(None).unwrap();
    let interviews = of(&workspace, &without);
    assert_eq!(interviews.gone.count, 1, "it would be gone: {interviews:?}");
    assert!(interviews.gone.names[0].starts_with(&one.candidate_name));
}
