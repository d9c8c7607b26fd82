//! The computed result of an interview, after product rule 4: weighted means over what was rated, and never a
//! number for what was not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answer::Rating;
use crate::decision::{Decision, Thresholds};
use crate::id::CompetencyId;

/// Coverage below which a result is marked incomplete.
pub const COMPLETE_FROM: f64 = 0.7;

/// One asked or unasked question as the score sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// What it is evidence of.
    pub competency: CompetencyId,
    /// Its weight in the set, above 0.
    pub weight: f64,
    /// Its rating, if it has one.
    pub rating: Option<Rating>,
    /// Added during the interview: printed, never counted.
    pub ad_hoc: bool,
}

/// A competency's share in the overall score, fixed in the published set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompetencyRule {
    /// Which competency.
    pub id: CompetencyId,
    /// Its name when the set was published.
    pub name: String,
    /// Its weight; none means the sum of its items' weights.
    pub weight: Option<f64>,
    /// The score below which it is shown as below the bar; none means no bar.
    pub minimum: Option<f64>,
}

/// One bar of a scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompetencyScore {
    /// Which competency.
    pub id: CompetencyId,
    /// Its name.
    pub name: String,
    /// 1 to 5, unrounded; none means not assessed.
    pub score: Option<f64>,
    /// Its weight in the overall score.
    pub weight: f64,
    /// The bar it must reach, if one is set.
    pub minimum: Option<f64>,
    /// Assessed, and short of the bar.
    pub below_bar: bool,
}

/// The computed result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Score {
    /// 1 to 5, unrounded; none where nothing was rated.
    pub overall: Option<f64>,
    /// The same as a share of the way from all ones (0) to all fives (1).
    pub share: Option<f64>,
    /// Weight of rated items over weight of all items, 0 to 1.
    pub coverage: f64,
    /// Coverage is below [`COMPLETE_FROM`].
    pub incomplete: bool,
    /// One entry per competency of the set, in the set's order.
    pub competencies: Vec<CompetencyScore>,
    /// What the thresholds propose; none where nothing was rated.
    pub proposal: Option<Decision>,
}

/// The result of the items under the set's rules. Competencies that no rule names follow in order of appearance.
#[must_use]
pub fn score(items: &[Scored], rules: &[CompetencyRule], thresholds: &Thresholds) -> Score {
    let items: Vec<&Scored> = items.iter().filter(|i| !i.ad_hoc && i.weight > 0.0).collect();
    // `sum` of nothing is -0.0.
    let total: f64 = items.iter().map(|i| i.weight).sum::<f64>() + 0.0;
    let rated: f64 = items.iter().filter(|i| i.rating.is_some()).map(|i| i.weight).sum::<f64>() + 0.0;

    let competencies: Vec<CompetencyScore> = rules
        .iter()
        .map(|rule| {
            let own: Vec<&&Scored> = items.iter().filter(|i| i.competency == rule.id).collect();
            let score =
                weighted_mean(own.iter().filter_map(|i| Some((i.weight, f64::from(i.rating?.get())))));
            CompetencyScore {
                id: rule.id,
                name: rule.name.clone(),
                score,
                weight: rule.weight.unwrap_or_else(|| own.iter().map(|i| i.weight).sum()),
                minimum: rule.minimum,
                below_bar: matches!((score, rule.minimum), (Some(s), Some(bar)) if s < bar - 1e-9),
            }
        })
        .collect();

    let overall = weighted_mean(competencies.iter().filter_map(|c| Some((c.weight, c.score?))));
    let coverage = if total > 0.0 { (rated / total).min(1.0) } else { 0.0 };
    Score {
        overall,
        share: overall.map(|s| (s - 1.0) / 4.0),
        coverage,
        incomplete: coverage < COMPLETE_FROM - 1e-9,
        competencies,
        proposal: overall.map(|s| thresholds.propose(s)),
    }
}

/// `sum(w*x) / sum(w)`, kept within the values it averages; none where no weight is left.
fn weighted_mean(parts: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let weight: f64 = parts.clone().map(|(w, _)| w).sum();
    if weight <= 0.0 {
        return None;
    }
    let low = parts.clone().map(|(_, x)| x).fold(f64::INFINITY, f64::min);
    let high = parts.clone().map(|(_, x)| x).fold(f64::NEG_INFINITY, f64::max);
    let mean = parts.map(|(w, x)| w * x).sum::<f64>() / weight;
    Some(mean.clamp(low, high))
}

/// As shown everywhere: one decimal on the 1-5 scale.
#[must_use]
pub fn shown(score: f64) -> String {
    format!("{:.1}", (score * 10.0 + 1e-9).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn competency(n: u8) -> CompetencyId {
        CompetencyId(Uuid::from_u128(u128::from(n)))
    }

    fn rules() -> Vec<CompetencyRule> {
        (0..4)
            .map(|n| CompetencyRule { id: competency(n), name: format!("c{n}"), weight: None, minimum: None })
            .collect()
    }

    prop_compose! {
        fn item()(c in 0u8..4, w in 1u32..40, r in 0u8..6, ad_hoc in prop::bool::weighted(0.1)) -> Scored {
            Scored { competency: competency(c), weight: f64::from(w) / 4.0, rating: Rating::new(r).ok(), ad_hoc }
        }
    }

    fn near(a: Option<f64>, b: Option<f64>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        }
    }

    fn default(items: &[Scored]) -> Score {
        score(items, &rules(), &Thresholds::default())
    }

    proptest! {
        #[test]
        fn every_score_lies_on_the_scale(items in prop::collection::vec(item(), 0..20)) {
            let s = default(&items);
            for x in s.overall.iter().chain(s.competencies.iter().filter_map(|c| c.score.as_ref())) {
                prop_assert!((1.0..=5.0).contains(x), "{x} is off the 1-5 scale");
            }
            prop_assert!((0.0..=1.0).contains(&s.coverage));
            prop_assert!(s.share.is_none_or(|p| (0.0..=1.0).contains(&p)));
        }

        #[test]
        fn the_order_of_items_never_changes_a_score(items in prop::collection::vec(item(), 0..20), seed: u64) {
            let mut shuffled = items.clone();
            let n = shuffled.len().max(1);
            for i in 0..shuffled.len() {
                shuffled.swap(i, (seed.wrapping_mul(i as u64 + 7) % n as u64) as usize);
            }
            let (a, b) = (default(&items), default(&shuffled));
            prop_assert!(near(a.overall, b.overall) && (a.coverage - b.coverage).abs() < 1e-9);
            prop_assert_eq!(a.proposal, b.proposal);
        }

        #[test]
        fn raising_one_rating_never_lowers_a_score(items in prop::collection::vec(item(), 1..20), at: prop::sample::Index) {
            let at = at.index(items.len());
            let mut raised = items.clone();
            if let Some(r) = raised[at].rating { raised[at].rating = Rating::new((r.get() + 1).min(5)).ok(); }
            let (a, b) = (default(&items), default(&raised));
            prop_assert!(b.overall >= a.overall.map(|x| x - 1e-9), "{:?} then {:?}", a.overall, b.overall);
            prop_assert!(b.proposal >= a.proposal);
            for (x, y) in a.competencies.iter().zip(&b.competencies) {
                prop_assert!(y.score >= x.score.map(|x| x - 1e-9));
            }
        }

        #[test]
        fn an_ad_hoc_question_never_counts(items in prop::collection::vec(item(), 0..20), mut extra in item()) {
            extra.ad_hoc = true;
            let mut more = items.clone();
            more.push(extra);
            prop_assert_eq!(default(&items), default(&more));
        }

        #[test]
        fn unrated_is_never_a_number(items in prop::collection::vec(item(), 0..20), mut extra in item()) {
            extra.rating = None;
            let mut more = items.clone();
            more.push(extra);
            let with_fixed_weights = |items: &[Scored]| {
                let rules: Vec<_> = rules().into_iter().map(|r| CompetencyRule { weight: Some(1.0), ..r }).collect();
                score(items, &rules, &Thresholds::default())
            };
            let (a, b) = (with_fixed_weights(&items), with_fixed_weights(&more));
            prop_assert!(near(a.overall, b.overall), "an unrated question moved {:?} to {:?}", a.overall, b.overall);
            prop_assert!(b.coverage <= a.coverage + 1e-9, "but it lowers coverage");
        }

        #[test]
        fn the_formula_is_the_one_written_down(items in prop::collection::vec(item(), 0..20)) {
            let counted: Vec<_> = items.iter().filter(|i| !i.ad_hoc).collect();
            let (mut over, mut under) = (0.0, 0.0);
            for c in 0..4 {
                let own: Vec<_> = counted.iter().filter(|i| i.competency == competency(c)).collect();
                let w_c: f64 = own.iter().map(|i| i.weight).sum();
                let rated: Vec<_> = own.iter().filter_map(|i| Some((i.weight, f64::from(i.rating?.get())))).collect();
                if rated.is_empty() { continue; }
                let s_c = rated.iter().map(|(w, r)| w * r).sum::<f64>() / rated.iter().map(|(w, _)| w).sum::<f64>();
                over += w_c * s_c;
                under += w_c;
            }
            prop_assert!(near(default(&items).overall, (under > 0.0).then(|| over / under)));
        }
    }

    fn rated(c: u8, weight: f64, r: u8) -> Scored {
        Scored { competency: competency(c), weight, rating: Rating::new(r).ok(), ad_hoc: false }
    }

    #[test]
    fn all_ones_are_zero_percent_and_all_fives_a_hundred() {
        let all = |r| default(&[rated(0, 1.0, r), rated(1, 3.0, r)]);
        assert_eq!(all(1).share, Some(0.0));
        assert_eq!(all(5).share, Some(1.0));
        assert_eq!((all(1).proposal, all(5).proposal), (Some(Decision::StrongNo), Some(Decision::StrongYes)));
    }

    #[test]
    fn below_seventy_percent_of_the_weight_is_incomplete() {
        let s = |rated_weight, rest| {
            default(&[rated(0, rated_weight, 4), Scored { rating: None, ..rated(0, rest, 1) }])
        };
        assert!(!s(7.0, 3.0).incomplete, "70 % is enough");
        assert!(s(6.9, 3.1).incomplete);
    }

    #[test]
    fn nothing_rated_is_no_result_and_no_proposal() {
        let s = default(&[Scored { rating: None, ..rated(0, 1.0, 1) }]);
        assert_eq!((s.overall, s.proposal, s.share), (None, None, None));
        assert_eq!(s.competencies[0].score, None, "not assessed, not zero");
    }

    #[test]
    fn the_default_thresholds_are_two_three_and_four_point_two() {
        let at = |x| Thresholds::default().propose(x);
        assert_eq!(
            [at(1.99), at(2.0), at(2.99), at(3.0), at(4.19), at(4.2)],
            [
                Decision::StrongNo,
                Decision::No,
                Decision::No,
                Decision::Yes,
                Decision::Yes,
                Decision::StrongYes
            ]
        );
    }

    #[test]
    fn a_competency_under_its_minimum_is_below_the_bar() {
        let mut rules = rules();
        rules[0].minimum = Some(3.0);
        rules[1].minimum = Some(3.0);
        let s = score(&[rated(0, 1.0, 2), rated(1, 1.0, 3)], &rules, &Thresholds::default());
        assert_eq!(
            [s.competencies[0].below_bar, s.competencies[1].below_bar, s.competencies[2].below_bar],
            [true, false, false]
        );
    }

    #[test]
    fn one_decimal_is_shown_and_halves_go_up() {
        assert_eq!(shown(3.25), "3.3");
        assert_eq!(shown(4.0), "4.0");
    }
}
