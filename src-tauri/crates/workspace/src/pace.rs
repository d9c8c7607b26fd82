//! The one quiet line about time: where the plan would be by now, against the clock.

use model::interview::State;

use crate::record::Record;

/// A difference that is not worth a word, in seconds.
const QUIET: u64 = 60;

/// "on plan", "6 minutes behind plan", "2 minutes ahead of plan"; empty unless the interview goes on.
pub(crate) fn pace(record: &Record) -> String {
    if !matches!(record.head.state, State::Running | State::Paused) {
        return String::new();
    }
    let mut planned = i64::from(record.set.reserve.introduction) * 60;
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
