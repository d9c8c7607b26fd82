//! What is done for the workspace's file while nobody asks: it is looked after (is it still in its place?), after a rest all
//! of it is written into the one file, and once an hour it is backed up.

use std::time::{Duration, Instant};

use model::time::Timestamp;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::crossing::FileState;
use crate::shared::Shared;
use crate::windows::MAIN;

/// How often it looks.
const BEAT: Duration = Duration::from_secs(1);
/// How long nothing may have been stored before everything is written into the one file.
const REST: Duration = Duration::from_secs(30);
/// How often it looks whether a backup is due.
const BETWEEN: Duration = Duration::from_secs(60);
/// The age in milliseconds at which a backup gets a successor.
const HOUR: i64 = 3_600_000;

/// Starts looking after the workspace until the program ends.
pub fn start<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let mut keeper = Keeper::new(Instant::now());
        loop {
            std::thread::sleep(BEAT);
            for news in keeper.beat(&app.state::<Shared>(), Instant::now(), Timestamp::now()) {
                // A window that is just closing cannot be told, and need not be.
                let _ = match news {
                    News::File(state) => app.emit_to(MAIN, "file-state", state),
                    News::NoBackup(sentence) => app.emit_to(MAIN, "news", sentence),
                };
            }
        }
    });
}

/// What the window is told.
#[derive(Debug, PartialEq)]
enum News {
    /// The file is in another state than before.
    File(FileState),
    /// The backup could not be made, said once.
    NoBackup(String),
}

struct Keeper {
    told: Option<FileState>,
    /// What was last seen of the writes, and when.
    seen: Option<(u64, i64)>,
    since: Instant,
    settled: bool,
    /// The writes that the last backup has.
    backed_up: Option<(u64, i64)>,
    looked: Instant,
    complained: bool,
}

impl Keeper {
    fn new(now: Instant) -> Self {
        Self {
            told: None,
            seen: None,
            since: now,
            settled: true,
            backed_up: None,
            looked: now,
            complained: false,
        }
    }

    fn beat(&mut self, shared: &Shared, now: Instant, wall: Timestamp) -> Vec<News> {
        let mut news = Vec::new();
        let state = shared.file_state();
        if self.told.as_ref() != Some(&state) {
            news.extend(self.told.is_some().then(|| News::File(state.clone())));
            self.told = Some(state.clone());
        }
        // A workspace that cannot be read is looked after again once it can.
        let Ok(writes) = shared.with_open(|w| w.state()) else { return news };
        if self.seen != Some(writes) {
            self.backed_up = self.backed_up.or(self.seen).or(Some(writes));
            (self.settled, self.since, self.seen) = (self.seen.is_none(), now, Some(writes));
        }
        if !self.settled && now.duration_since(self.since) >= REST {
            // Where another program is reading, the next rest will do as well.
            self.settled = shared.with_open(|w| w.settle()).is_ok();
            self.since = now;
        }
        if state.problem.is_none() && !state.read_only && now.duration_since(self.looked) >= BETWEEN {
            self.looked = now;
            news.extend(self.back_up(shared, writes, wall));
        }
        news
    }

    /// Makes the hourly backup if it is due and there is anything new to back up.
    fn back_up(&mut self, shared: &Shared, writes: (u64, i64), wall: Timestamp) -> Option<News> {
        let (path, folder) = shared.with_open(|w| Ok((w.path().to_owned(), w.backup_folder()?))).ok()?;
        let newest = workspace::backups_in(&folder).first().map(|row| wall.since(row.made));
        if self.backed_up == Some(writes) || newest.is_some_and(|age| (0..HOUR).contains(&age)) {
            return None;
        }
        // Without the lock: nobody who types waits for it.
        match workspace::back_up_beside(&path, &folder, wall) {
            Ok(_) => {
                self.backed_up = Some(writes);
                shared.set_backup_problem(String::new());
                None
            }
            Err(error) => {
                let sentence = format!("The hourly backup could not be made. {error}");
                shared.set_backup_problem(sentence.clone());
                (!std::mem::replace(&mut self.complained, true)).then_some(News::NoBackup(sentence))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct World {
        folder: tempfile::TempDir,
        shared: Shared,
        keeper: Keeper,
        begin: Instant,
    }

    impl World {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let shared = Shared::open(folder.path().join("w.evenhand"), None);
            let begin = Instant::now();
            let mut world = Self { folder, shared, keeper: Keeper::new(begin), begin };
            assert_eq!(world.after(0), Vec::new(), "nothing to say at the start");
            world
        }

        fn after(&mut self, seconds: u64) -> Vec<News> {
            let wall = Timestamp::now().plus(i64::try_from(seconds).unwrap() * 1000);
            self.keeper.beat(&self.shared, self.begin + Duration::from_secs(seconds), wall)
        }

        fn write(&self, name: &str) {
            self.shared.with(|w| w.add_competency(name.into())).unwrap();
        }

        fn log(&self) -> u64 {
            std::fs::metadata(self.folder.path().join("w.evenhand-wal")).unwrap().len()
        }

        fn backups(&self) -> usize {
            workspace::backups_in(&self.folder.path().join("w backups")).len()
        }
    }

    #[test]
    fn after_half_a_minute_of_rest_everything_is_in_the_one_file() {
        let mut world = World::new();
        world.write("One");
        world.after(1);
        world.write("Two");
        world.after(29);
        assert!(world.log() > 0, "no rest yet");
        world.after(58);
        assert!(world.log() > 0, "29 seconds after the last write");
        world.after(60);
        assert_eq!(world.log(), 0);
    }

    #[test]
    fn what_is_new_is_backed_up_once_an_hour_and_nothing_else_is() {
        let mut world = World::new();
        world.after(61);
        assert_eq!(world.backups(), 0, "nothing was stored since the start");
        world.write("One");
        world.after(62);
        world.after(122);
        assert_eq!(world.backups(), 1);
        world.write("Two");
        world.after(1000);
        assert_eq!(world.backups(), 1, "the last one is not an hour old");
        world.after(4000);
        assert_eq!(world.backups(), 2);
        world.after(9000);
        assert_eq!(world.backups(), 2, "nothing is new");
    }

    #[test]
    fn a_backup_that_cannot_be_made_is_said_once_and_kept_for_the_settings() {
        let mut world = World::new();
        std::fs::write(world.folder.path().join("w backups"), "a file in its place").unwrap();
        world.write("One");
        world.after(1);
        let said = world.after(61);
        assert!(matches!(&said[..], [News::NoBackup(s)] if s.contains("could not be made")), "{said:?}");
        assert_eq!(world.after(122), Vec::new(), "not every minute");
        std::fs::remove_file(world.folder.path().join("w backups")).unwrap();
        world.after(183);
        assert_eq!(world.backups(), 1, "it is tried again");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_goes_away_and_comes_back_is_noticed_without_a_write() {
        let mut world = World::new();
        let (path, moved) = (world.folder.path().join("w.evenhand"), world.folder.path().join("moved"));
        std::fs::rename(&path, &moved).unwrap();
        let said = world.after(1);
        let [News::File(FileState { problem: Some(problem), .. })] = &said[..] else { panic!("{said:?}") };
        assert!(problem.contains("was moved"), "{problem}");
        assert_eq!(world.after(2), Vec::new(), "once");
        std::fs::rename(&moved, &path).unwrap();
        assert!(matches!(&world.after(3)[..], [News::File(FileState { problem: None, .. })]));
    }
}
