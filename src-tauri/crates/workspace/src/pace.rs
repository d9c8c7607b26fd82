//! The one quiet line about time: where the plan would be by now, against the clock.

use model::interview::State;

use crate::record::{Record, Staged};

/// A difference that is not worth a word, in seconds.
const QUIET: u64 = 60;

/// "on plan", "6 minutes behind plan", "2 minutes ahead of plan"; empty unless the interview goes on.
pub(crate) fn pace(record: &Record) -> String {
    if !matches!(record.head.state, State::Running | State::Paused) {
        return String::new();
    }
    // The introduction counts whole once it is over, also where the interview has no row for it.
    let mut planned = match record.stages.first() {
        Some(introduction) => stage(record, introduction),
        None => i64::from(record.set.reserve.introduction) * 60,
    };
    planned += record
        .stages
        .iter()
        .skip(1)
        .filter(|s| s.answer.opened.is_some())
        .map(|s| stage(record, s))
        .sum::<i64>();
    let mut finished = false;
    for asked in &record.asked {
        let minutes = if asked.ad_hoc() { 0 } else { i64::from(asked.minutes) * 60 };
        if record.clock.current == Some(asked.answer.id) {
            planned += minutes.min(asked.answer.watch.elapsed_ms(record.now) / 1000);
        } else if asked.answer.outcome != model::answer::Outcome::NotAsked {
            planned += minutes;
            finished = true;
        }
    }
    let behind = record.clock.watch.elapsed_ms(record.now) / 1000 - planned;
    words(if finished { behind } else { behind.max(0) })
}

/// Planned seconds of a stage that have passed: what its watch shows up to the plan while it is current, else all.
fn stage(record: &Record, staged: &Staged) -> i64 {
    let planned = i64::from(staged.minutes) * 60;
    let current = record.clock.current == Some(staged.answer.id);
    if current { planned.min(staged.answer.watch.elapsed_ms(record.now) / 1000) } else { planned }
}

/// Before the first question is done nobody is ahead: the welcome takes the time it takes.
fn words(behind: i64) -> String {
    if behind.unsigned_abs() <= QUIET {
        return "on plan".to_owned();
    }
    let minutes = (behind.abs() + 30) / 60;
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    format!("{minutes} {unit} {} plan", if behind > 0 { "behind" } else { "ahead of" })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_minute_either_way_is_on_plan_and_the_rest_is_whole_minutes() {
        assert_eq!(words(60), "on plan");
        assert_eq!(words(-60), "on plan");
        assert_eq!(words(61), "1 minute behind plan");
        assert_eq!(words(360), "6 minutes behind plan");
        assert_eq!(words(-130), "2 minutes ahead of plan");
    }
}
