//! How closely an interview kept to its structure: six shares, each shown, with their mean (product rule 4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One question of the set as the six shares see it. Ad hoc questions are not handed over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observed {
    /// Every candidate for this set should hear it.
    pub required: bool,
    /// The candidate heard it.
    pub asked: bool,
    /// When it was first opened, in any rising unit; none if never.
    pub opened: Option<i64>,
    /// All three anchors for the interview's level are written.
    pub anchored: bool,
    /// It has a rating.
    pub rated: bool,
    /// The rating was given before the next question was opened; none where no clock ran.
    pub rated_before_next: Option<bool>,
    /// At least one quote or behaviour was noted.
    pub evidence: bool,
    /// Seconds spent on it; none where no clock ran.
    pub seconds: Option<u32>,
    /// Seconds planned for it.
    pub planned_seconds: u32,
}

/// Shares from 0 to 1; none where there was nothing to judge, which the mean leaves out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Fidelity {
    /// Required questions that were asked.
    pub required_asked: Option<f64>,
    /// Adjacent pairs of asked questions that were opened in the set's order.
    pub order_kept: Option<f64>,
    /// Asked questions with anchors for this level.
    pub anchored: Option<f64>,
    /// Ratings given before the next question was opened.
    pub rated_in_time: Option<f64>,
    /// Ratings with at least one evidence note.
    pub evidenced: Option<f64>,
    /// Asked questions that took half to one and a half times the planned minutes.
    pub in_time: Option<f64>,
    /// The mean of the shares above that have a value.
    pub mean: Option<f64>,
}

/// The six shares of the set's questions, given in the set's order.
#[must_use]
pub fn fidelity(items: &[Observed]) -> Fidelity {
    let asked: Vec<&Observed> = items.iter().filter(|i| i.asked).collect();
    let required: Vec<&Observed> = items.iter().filter(|i| i.required).collect();
    let rated: Vec<&Observed> = asked.iter().copied().filter(|i| i.rated).collect();
    let pairs: Vec<bool> =
        asked.windows(2).filter_map(|w| Some(w.first()?.opened? < w.last()?.opened?)).collect();

    let mut result = Fidelity {
        required_asked: share(required.iter().map(|i| i.asked)),
        order_kept: share(pairs.iter().copied()),
        anchored: share(asked.iter().map(|i| i.anchored)),
        rated_in_time: share(rated.iter().filter_map(|i| i.rated_before_next)),
        evidenced: share(rated.iter().map(|i| i.evidence)),
        in_time: share(asked.iter().filter_map(|i| {
            let (spent, planned) = (u64::from(i.seconds?) * 2, u64::from(i.planned_seconds));
            Some((planned..=3 * planned).contains(&spent))
        })),
        mean: None,
    };
    let shares: Vec<f64> = result.shares().iter().filter_map(|(_, s)| *s).collect();
    result.mean = (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64);
    result
}

impl Fidelity {
    /// The six shares with what each says, in the order they are shown.
    #[must_use]
    pub fn shares(&self) -> [(&'static str, Option<f64>); 6] {
        [
            ("Required questions asked", self.required_asked),
            ("Asked in the set's order", self.order_kept),
            ("Anchors written for this level", self.anchored),
            ("Rated before the next question", self.rated_in_time),
            ("Ratings with evidence noted", self.evidenced),
            ("Close to the planned time", self.in_time),
        ]
    }
}

fn share(of: impl Iterator<Item = bool>) -> Option<f64> {
    let (n, yes) = of.fold((0_u32, 0_u32), |(n, count), yes| (n + 1, count + u32::from(yes)));
    (n > 0).then(|| f64::from(yes) / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn good(opened: i64) -> Observed {
        Observed {
            required: true,
            asked: true,
            opened: Some(opened),
            anchored: true,
            rated: true,
            rated_before_next: Some(true),
            evidence: true,
            seconds: Some(300),
            planned_seconds: 300,
        }
    }

    #[test]
    fn an_interview_by_the_book_has_a_fidelity_of_one() {
        let f = fidelity(&[good(1), good(2), good(3)]);
        assert_eq!(f.mean, Some(1.0));
        assert!(f.shares().iter().all(|(_, s)| *s == Some(1.0)));
    }

    #[test]
    fn each_lapse_lowers_its_own_share_and_no_other() {
        let with = |change: fn(&mut Observed)| {
            let mut items = [good(1), good(2), good(3)];
            change(&mut items[1]);
            fidelity(&items).shares().map(|(_, s)| s.map(|s| (s * 6.0).round() / 6.0))
        };
        let all = Some(1.0);
        let two_thirds = Some(4.0 / 6.0);
        assert_eq!(with(|i| i.anchored = false), [all, all, two_thirds, all, all, all]);
        assert_eq!(with(|i| i.rated_before_next = Some(false)), [all, all, all, two_thirds, all, all]);
        assert_eq!(with(|i| i.evidence = false), [all, all, all, all, two_thirds, all]);
        assert_eq!(
            with(|i| i.seconds = Some(149)),
            [all, all, all, all, all, two_thirds],
            "under half the planned time"
        );
        assert_eq!(
            with(|i| i.seconds = Some(451)),
            [all, all, all, all, all, two_thirds],
            "over one and a half times"
        );
        assert_eq!(with(|i| i.seconds = Some(450)), [all; 6], "one and a half times is within");
        assert_eq!(
            with(|i| i.opened = Some(9)),
            [all, Some(0.5), all, all, all, all],
            "one of two pairs is kept"
        );
        assert_eq!(
            with(|i| {
                i.asked = false;
                i.rated = false
            })[0],
            two_thirds,
            "a required question left out"
        );
    }

    #[test]
    fn what_no_clock_measured_is_left_out_of_the_mean() {
        let untimed = Observed { seconds: None, rated_before_next: None, opened: None, ..good(1) };
        let f = fidelity(&[untimed.clone(), Observed { evidence: false, ..untimed }]);
        assert_eq!((f.in_time, f.rated_in_time, f.order_kept), (None, None, None));
        assert_eq!(f.mean, Some(2.5 / 3.0), "the three shares that are known");
    }

    #[test]
    fn nothing_asked_is_nothing_to_judge() {
        let f = fidelity(&[Observed { required: true, ..Observed::default() }]);
        assert_eq!((f.required_asked, f.order_kept, f.mean), (Some(0.0), None, Some(0.0)));
        assert_eq!(fidelity(&[]).mean, None, "no questions, no figure");
    }

    proptest! {
        #[test]
        fn every_share_lies_between_none_and_all(raw in prop::collection::vec((any::<[bool; 6]>(), 0i64..9, 0u32..900), 0..12)) {
            let items: Vec<_> = raw.iter().map(|(b, opened, seconds)| Observed {
                required: b[0], asked: b[1], opened: b[1].then_some(*opened), anchored: b[2], rated: b[3], rated_before_next: Some(b[4]),
                evidence: b[5], seconds: Some(*seconds), planned_seconds: 300 }).collect();
            let f = fidelity(&items);
            for share in f.shares().iter().filter_map(|(_, s)| *s).chain(f.mean) {
                prop_assert!((0.0..=1.0).contains(&share), "{share}");
            }
        }
    }
}
