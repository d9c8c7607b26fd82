//! Which backups are kept as they grow old: each hour's last for a day, each day's last for a month, each month's last for a
//! year. Those that somebody asked for, or that were made before an import, an erasure or a restore, stay for a month and
//! take nobody's place, since they are the way back.

use std::collections::BTreeSet;
use std::path::Path;

use model::time::Timestamp;

use super::{Reason, backups_in};
use crate::view::backup::BackupRow;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// Deletes the backups of a folder that are not kept. One that cannot be deleted is deleted the next time.
pub(super) fn thin(folder: &Path, now: Timestamp) {
    let rows = backups_in(folder);
    for (row, keep) in rows.iter().zip(kept(&rows, now)) {
        if !keep {
            let _ = std::fs::remove_file(folder.join(&row.name));
        }
    }
}

/// Whether each is kept; the newest comes first and always is.
fn kept(rows: &[BackupRow], now: Timestamp) -> Vec<bool> {
    let mut taken = BTreeSet::new();
    let mut keep = |at: usize, row: &BackupRow| {
        let age = now.since(row.made);
        let span = match age {
            ..DAY => HOUR,
            DAY..MONTH => DAY,
            _ => MONTH,
        };
        if row.reason != Reason::Hourly && age < MONTH {
            return true;
        }
        let first = taken.insert((span, row.made.millis().div_euclid(span)));
        at == 0 || (first && age < YEAR)
    };
    rows.iter().enumerate().map(|(at, row)| keep(at, row)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(made: i64, reason: Reason) -> BackupRow {
        BackupRow { name: String::new(), made: Timestamp::from_millis(made), reason, bytes: 0 }
    }

    /// A year and a half of hourly use, thinned after each.
    fn used(hours: i64) -> (Vec<BackupRow>, Timestamp) {
        let begin = 1_790_000_000_000;
        let mut rows: Vec<BackupRow> = Vec::new();
        for hour in 0..hours {
            rows.insert(0, row(begin + hour * HOUR, Reason::Hourly));
            let keep = kept(&rows, Timestamp::from_millis(begin + hour * HOUR));
            let mut keep = keep.iter();
            rows.retain(|_| *keep.next().unwrap());
        }
        (rows, Timestamp::from_millis(begin + (hours - 1) * HOUR))
    }

    #[test]
    fn after_a_long_time_of_use_there_is_one_for_each_hour_day_and_month() {
        let (rows, now) = used(24 * 540);
        let within =
            |from: i64, to: i64| rows.iter().filter(|r| (from..to).contains(&now.since(r.made))).count();
        assert_eq!(within(0, DAY), 24, "one for each hour of the last day");
        assert!(
            (29..=31).contains(&within(DAY, MONTH)),
            "one for each day of a month: {}",
            within(DAY, MONTH)
        );
        assert!((11..=13).contains(&within(MONTH, YEAR)), "one for each month: {}", within(MONTH, YEAR));
        assert_eq!(within(YEAR, i64::MAX), 0, "what is older than a year goes");
    }

    proptest! {
        #[test]
        fn the_newest_is_kept_and_so_is_the_way_back_from_an_import(
            ages in prop::collection::vec((0..2 * YEAR, prop::bool::ANY), 1..60)
        ) {
            let now = Timestamp::from_millis(1_800_000_000_000);
            let mut rows: Vec<BackupRow> = ages
                .iter()
                .map(|(age, import)| row(now.millis() - age, if *import { Reason::Import } else { Reason::Hourly }))
                .collect();
            rows.sort_by_key(|row| std::cmp::Reverse(row.made));
            let keep = kept(&rows, now);
            prop_assert!(keep[0], "the newest");
            for (row, keep) in rows.iter().zip(&keep) {
                if row.reason == Reason::Import && now.since(row.made) < MONTH {
                    prop_assert!(keep, "the way back from an import");
                }
            }
            let hourly: Vec<BackupRow> = rows.iter().filter(|r| r.reason == Reason::Hourly).cloned().collect();
            for (row, alone) in hourly.iter().zip(kept(&hourly, now)) {
                let at = rows.iter().position(|r| r == row).unwrap();
                if alone && now.since(row.made) < MONTH && now.since(row.made) > 0 && hourly.first() != Some(row) {
                    prop_assert!(keep[at], "an import takes the place of no hourly backup");
                }
            }
            let mut left = keep.iter();
            rows.retain(|_| *left.next().unwrap());
            prop_assert!(kept(&rows, now).iter().all(|k| *k), "thinning twice is thinning once");
        }
    }
}
