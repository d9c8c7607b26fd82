//! How the program ends: 0 when it was done, 1 with one sentence when it could not be, 2 when it was not understood.
//! A file that is no workspace of ours is left as it was.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::Desk;

#[test]
fn what_is_not_understood_ends_with_two() {
    let desk = Desk::new();
    for arguments in [
        &["fly"][..],
        &["import"],
        &["export", "questions"],
        &["lint"],
        &["lint", "--bank", "file.yaml"],
        &["search"],
        &["export", "a", "b", "c", "-o", "x.md"],
    ] {
        let said = desk.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.err);
        assert!(said.out.is_empty() && !said.err.is_empty(), "{arguments:?} says why on standard error only");
    }
    let help = desk.run(&["--help"]);
    assert!(
        help.code == Some(0) && help.out.contains("import") && !help.out.contains("in-child"),
        "{}",
        help.out
    );
}

#[test]
fn every_bad_workspace_is_refused_in_a_sentence_and_left_alone() {
    let desk = Desk::laid();
    desk.write("page.md", "1. What is a weak reference?\n");
    let good = desk.path("w.evenhand");
    let copy = |name: &str, change: &dyn Fn(&Path)| {
        let path = desk.path(name);
        std::fs::copy(&good, &path).unwrap();
        change(&path);
        path
    };
    // Offsets 60 and 68 of https://www.sqlite.org/fileformat2.html#the_database_header
    let header = |at: usize, number: u32| {
        move |path: &Path| {
            let mut bytes = std::fs::read(path).unwrap();
            bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
            std::fs::write(path, bytes).unwrap();
        }
    };
    let cases = [
        (desk.path("missing.evenhand"), "no workspace"),
        (desk.write("notes.txt", "These are my notes, not a database. ".repeat(40)), "no SQLite file"),
        (copy("foreign", &header(68, 7)), "another program"),
        (copy("newer", &header(60, 99)), "newer version"),
        (
            copy("read-only", &|path| {
                let mut permissions = std::fs::metadata(path).unwrap().permissions();
                permissions.set_readonly(true);
                std::fs::set_permissions(path, permissions).unwrap();
            }),
            "read-only",
        ),
    ];
    for (path, why) in cases {
        let before = std::fs::read(&path).ok();
        let said = desk.run_on(&path, &["import", "page.md"]);
        assert!(said.refused().contains(why), "{}", said.err);
        assert_eq!(std::fs::read(&path).ok(), before, "{} was left as it was", path.display());
    }
    let readable = desk.run_on(&desk.path("read-only"), &["search", "gil"]);
    assert_eq!(readable.code, Some(0), "what can be read is read: {}", readable.err);
}

/// A folder on a disk that takes no writes, with a copy of the workspace in it; none where the system makes no disks for a
/// test.
#[cfg(target_os = "linux")]
struct ReadOnlyDisk(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl ReadOnlyDisk {
    fn with(desk: &Desk) -> Option<Self> {
        let at = desk.path("disk");
        std::fs::create_dir(&at).unwrap();
        let disk = Self(at);
        if !disk.mount("size=64m") {
            return None;
        }
        std::fs::copy(desk.path("w.evenhand"), disk.0.join("w.evenhand")).unwrap();
        disk.mount("remount,ro").then_some(disk)
    }

    fn mount(&self, options: &str) -> bool {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&self.0).output();
        done.is_ok_and(|done| done.status.success())
    }
}

#[cfg(target_os = "linux")]
impl Drop for ReadOnlyDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_workspace_in_a_folder_that_takes_no_writes_can_be_read() {
    let desk = Desk::laid();
    desk.write("page.md", "1. What is a weak reference?\n");
    let Some(disk) = ReadOnlyDisk::with(&desk) else {
        #[allow(clippy::print_stderr, reason = "a test that did not run must say so")]
        {
            eprintln!("NOT MEASURED: this account may not make a small disk.");
        }
        return;
    };
    let path = disk.0.join("w.evenhand");
    for arguments in
        [&["search", "gil"][..], &["check"], &["interviews"], &["export", "questions", "-o", "q.md"]]
    {
        let said = desk.run_on(&path, arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
    }
    let said = desk.run_on(&path, &["import", "page.md"]);
    assert!(said.refused().contains("read-only"), "{}", said.err);
}

#[test]
fn a_workspace_that_another_program_holds_is_said_to_be_locked() {
    let desk = Desk::laid();
    desk.write("page.md", "1. What is a weak reference?\n");
    let hold = "import sqlite3, sys; c = sqlite3.connect('w.evenhand'); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()";
    let mut other = Command::new("python3")
        .args(["-c", hold])
        .current_dir(desk.folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Kept until the end: a program that nobody listens to may give up.
    let mut says = other.stdout.take().unwrap();
    says.read_exact(&mut [0; 4]).unwrap();
    assert!(desk.run(&["import", "page.md"]).refused().contains("locked"));
    drop(other.stdin.take());
    other.wait().unwrap();
    assert_eq!(desk.run(&["import", "page.md"]).code, Some(0), "and works once it is free");
}

#[test]
fn check_repair_copies_what_can_be_read_and_writes_over_nothing() {
    let desk = Desk::laid();
    let said = desk.run(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "No damage found.\n"), "{}", said.err);
    let new = desk.path("new.evenhand");
    let said = desk.run(&["check", "--repair", &new.display().to_string()]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("note: ") && said.out.contains(" of "),
        "each kind with how many: {}",
        said.out
    );
    assert_eq!(desk.run_on(&new, &["check"]).code, Some(0), "the new file is sound");
    assert!(desk.run(&["check", "--repair", &new.display().to_string()]).refused().contains("already"));
}

#[test]
fn commands_that_read_leave_the_file_as_it_was() {
    let desk = Desk::laid();
    let before = std::fs::read(desk.path("w.evenhand")).unwrap();
    let files = || std::fs::read_dir(desk.folder.path()).unwrap().count();
    let count = files();
    for arguments in
        [&["search", "python"][..], &["interviews"], &["check"], &["export", "questions", "-o", "q.md"]]
    {
        assert_eq!(desk.run(arguments).code, Some(0), "{arguments:?}");
    }
    assert!(std::fs::read(desk.path("w.evenhand")).unwrap() == before, "not one byte is changed");
    assert_eq!(files(), count + 1, "and nothing but the export is made beside it");
}

#[test]
fn names_of_files_cannot_command_the_terminal() {
    let desk = Desk::laid();
    desk.write("a\u{1b}[2J\u{202e}fdp.md", "1. What is a weak reference?\n2. What is a closure?\n");
    let said = desk.run(&["import", ".", "--dry-run"]);
    let all = format!("{}{}", said.out, said.err);
    assert!(!all.contains('\u{1b}') && !all.contains('\u{202e}'), "{all:?}");
    assert!(all.contains("\\u001b[2J\\u202efdp.md"), "the name is still readable: {all:?}");
}
