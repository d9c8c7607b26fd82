//! The program's clock never goes back while the program runs: a wall clock that is set back (by hand, by the
//! network, by a virtual machine) must not take away time that was shown.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use model::time::Timestamp;

/// What time it is, handed in so that tests can say.
pub type Clock = Box<dyn Fn() -> Timestamp + Send>;

/// The clock of the program: the machine's, except that it never goes back while the program runs.
#[must_use]
pub fn program_clock() -> Clock {
    let begin = Instant::now();
    steady(Box::new(Timestamp::now), move || begin.elapsed())
}

/// The last moments that were told.
struct Told {
    /// The last moment of the wall clock that was believed, and how long the program had run then.
    anchor: (Timestamp, Duration),
    last: Timestamp,
}

/// `wall` as long as it goes forward. Where it is behind what was told already, time goes on from there by `running`,
/// which says how long the program has run, until the wall clock has caught up.
pub(crate) fn steady(wall: Clock, running: impl Fn() -> Duration + Send + 'static) -> Clock {
    let told: Mutex<Option<Told>> = Mutex::new(None);
    Box::new(move || {
        let (now, run) = (wall(), running());
        let mut told = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let next = match told.take() {
            Some(Told { anchor, last }) if now < last => {
                let since = i64::try_from(run.saturating_sub(anchor.1).as_millis()).unwrap_or(i64::MAX);
                Told { anchor, last: anchor.0.plus(since).max(last) }
            }
            _ => Told { anchor: (now, run), last: now },
        };
        let last = next.last;
        *told = Some(next);
        last
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

    use proptest::prelude::*;

    use super::*;

    /// A wall clock and a time since the start, both moved by hand.
    fn faked() -> (Arc<AtomicI64>, Arc<AtomicU64>, Clock) {
        let (wall, run) = (Arc::new(AtomicI64::new(1_790_000_000_000)), Arc::new(AtomicU64::new(0)));
        let (hand, since) = (wall.clone(), run.clone());
        let clock = steady(Box::new(move || Timestamp::from_millis(hand.load(Relaxed))), move || {
            Duration::from_micros(since.load(Relaxed))
        });
        (wall, run, clock)
    }

    #[test]
    fn a_clock_set_back_goes_on_by_the_time_that_really_passed() {
        let (wall, run, clock) = faked();
        let begin = clock();
        wall.fetch_sub(3 * 3_600_000, Relaxed);
        run.fetch_add(90_000_000, Relaxed);
        assert_eq!(clock().since(begin), 90_000, "a minute and a half passed, whatever the wall says");
        wall.fetch_add(3 * 3_600_000 + 120_000, Relaxed);
        run.fetch_add(30_000_000, Relaxed);
        assert_eq!(clock().since(begin), 120_000, "once it is right again it is believed");
        wall.fetch_add(7_200_000, Relaxed);
        assert_eq!(clock().since(begin), 7_320_000, "sleep moves the wall clock alone and is seen");
    }

    #[test]
    fn many_readings_while_it_is_behind_lose_no_time() {
        let (wall, run, clock) = faked();
        let begin = clock();
        wall.fetch_sub(1000, Relaxed);
        for _ in 0..10_000 {
            run.fetch_add(100, Relaxed);
            clock();
        }
        assert_eq!(clock().since(begin), 1000, "fractions of a millisecond add up");
    }

    proptest! {
        #[test]
        fn it_never_goes_back(jumps in prop::collection::vec((-10_000_000i64..10_000_000, 0u64..5_000_000), 1..40)) {
            let (wall, run, clock) = faked();
            let mut before = clock();
            for (jump, passed) in jumps {
                wall.fetch_add(jump, Relaxed);
                run.fetch_add(passed, Relaxed);
                let now = clock();
                prop_assert!(now >= before, "{now} after {before}");
                before = now;
            }
        }
    }
}
