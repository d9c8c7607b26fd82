//! Backups made, listed, looked at and restored, and what stands in the way of a restore.

use std::time::Duration;

use crate::support::Desk;

#[test]
fn a_backup_is_made_listed_looked_at_restored_and_the_restore_undone() {
    let desk = Desk::laid();
    let made = desk.run(&["backup"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let backup = made.out.trim().to_owned();
    let listed = desk.json(&["backups", "--json"]);
    assert_eq!(listed[0]["reason"], "asked");
    assert!(backup.ends_with(listed[0]["name"].as_str().unwrap()), "{backup} is listed: {listed}");

    desk.write("more.md", "1. What is a weak reference?\n2. What is a closure?\n");
    assert_eq!(desk.run(&["import", "more.md"]).code, Some(0));
    let count = || desk.json(&["search", "status:draft", "--json"]).as_array().unwrap().len();
    assert_eq!(count(), 2);
    let preview = desk.run(&["restore", &backup, "--preview"]).out;
    assert!(
        preview.contains("2 would be gone: ") && preview.contains("What is a weak reference"),
        "{preview}"
    );
    assert_eq!(count(), 2, "a preview changes nothing");

    let restored = desk.run(&["restore", &backup]);
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    assert_eq!(count(), 0);
    let before = restored.out.split_once(" is in ").unwrap().1.split_once("; restore").unwrap().0;
    assert_eq!(desk.run(&["restore", before]).code, Some(0));
    assert_eq!(count(), 2, "the restore is undone");
}

#[test]
fn a_workspace_that_a_window_has_open_is_not_restored_over() {
    let desk = Desk::laid();
    let backup = desk.run(&["backup"]).out.trim().to_owned();
    let window = workspace::Mark::take(&desk.path("w.evenhand"), Duration::ZERO).unwrap();
    assert!(desk.run(&["restore", &backup]).refused().contains("open in another Evenhand window"));
    drop(window);
    assert_eq!(desk.run(&["restore", &backup]).code, Some(0));
}

#[test]
fn a_workspace_that_is_lost_comes_back_from_its_newest_backup() {
    let desk = Desk::laid();
    let backup = desk.run(&["backup"]).out.trim().to_owned();
    std::fs::write(desk.path("w.evenhand"), "overwritten").unwrap();
    assert!(desk.run(&["interviews"]).refused().contains("not an Evenhand workspace"));
    assert!(desk.run(&["backups"]).out.contains(&backup), "its backups are still found");
    assert!(desk.run(&["restore", "missing.evenhand"]).refused().contains("cannot be used"));
    assert_eq!(desk.run(&["restore", &backup]).code, Some(0));
    assert_eq!(desk.run(&["check"]).out, "No damage found.\n");
    assert_eq!(desk.run(&["backup", "-o", "copy.evenhand"]).code, Some(0));
    assert_eq!(desk.run_on(&desk.path("copy.evenhand"), &["check"]).code, Some(0));
}
