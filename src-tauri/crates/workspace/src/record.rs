//! An interview with everything that belongs to it, put together once for the screens, the scorecard and the
//! comparison, and what the model's rules say of it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use model::answer::{Note, Outcome};
use model::facts::{Correction, Part};
use model::fidelity::{Fidelity, Observed, fidelity};
use model::id::{AnswerId, CompetencyId, InterviewId, SetVersionId};
use model::interview::{Stage, State};
use model::question::{Anchors, Content, Kind};
use model::score::{Score, Scored, score};
use model::scorecard::{Probed, Ticked};
use model::time::Timestamp;
use rusqlite::Connection;

use crate::error::Result;
use crate::store;
use crate::store::answer::{Answer, Tick};
use crate::store::clock::InterviewClock;
use crate::store::interview::Head;

/// What stands in place of a competency where a question has none.
const NO_COMPETENCY: &str = "No competency";

/// Published sets that were read already.
#[derive(Default)]
pub(crate) struct Published(BTreeMap<SetVersionId, Rc<model::set::Published>>);

impl Published {
    pub(crate) fn get(&mut self, conn: &Connection, id: SetVersionId) -> Result<Rc<model::set::Published>> {
        if let Some(set) = self.0.get(&id) {
            return Ok(Rc::clone(set));
        }
        let set = Rc::new(store::set::published(conn, id)?);
        self.0.insert(id, Rc::clone(&set));
        Ok(set)
    }
}

/// A question of the interview.
pub(crate) struct Asked {
    pub answer: Answer,
    pub section: String,
    pub content: Content,
    pub competency: String,
    pub weight: f64,
    pub minutes: u16,
    pub required: bool,
    pub notes: Vec<Note>,
    pub signals: BTreeSet<u32>,
    pub probes: BTreeSet<u32>,
}

/// A stage of the interview. It is kept apart from the questions, so that no rule counts it.
pub(crate) struct Staged {
    pub answer: Answer,
    pub stage: Stage,
    pub minutes: u16,
    pub notes: Vec<Note>,
}

/// An interview.
pub(crate) struct Record {
    pub head: Head,
    pub set: Rc<model::set::Published>,
    pub clock: InterviewClock,
    pub asked: Vec<Asked>,
    /// In order; none where the interview began before there were any.
    pub stages: Vec<Staged>,
    pub parts: Vec<Part>,
    pub corrections: Vec<Correction>,
    pub now: Timestamp,
}

impl Record {
    pub(crate) fn read(conn: &Connection, id: InterviewId, now: Timestamp) -> Result<Self> {
        Self::of(conn, store::interview::get(conn, id)?, &mut Published::default(), now)
    }

    pub(crate) fn of(
        conn: &Connection,
        head: Head,
        published: &mut Published,
        now: Timestamp,
    ) -> Result<Self> {
        let set = published.get(conn, head.set_version)?;
        let mut notes = store::note::of(conn, head.id)?;
        let mut signals = store::answer::ticks(conn, head.id, Tick::Signal)?;
        let mut probes = store::answer::ticks(conn, head.id, Tick::Probe)?;
        let places: BTreeMap<_, _> = set
            .sections
            .iter()
            .flat_map(|section| section.items.iter().map(move |item| (item.id, (section, item))))
            .collect();
        let name =
            |id| set.competencies.iter().find(|c| c.id == id).map(|c| c.name.clone()).unwrap_or_default();
        let mut asked = Vec::new();
        for mut answer in store::answer::of(conn, head.id)? {
            let (section, content, competency, weight, minutes, required) =
                match answer.item.and_then(|item| places.get(&item)) {
                    Some((section, item)) => {
                        let competency = name(item.content.competency);
                        (
                            section.title.clone(),
                            item.content.clone(),
                            competency,
                            item.weight,
                            item.minutes,
                            item.required,
                        )
                    }
                    None => {
                        answer.item = None;
                        let content = answer.content.take().unwrap_or_else(unreadable);
                        // A question typed in the interview belongs to none; a blank would read like a fault.
                        let named = Some(answer.competency.clone()).filter(|name| !name.is_empty());
                        let competency = named.unwrap_or_else(|| NO_COMPETENCY.to_owned());
                        let minutes = content.minutes;
                        (String::new(), content, competency, 0.0, minutes, false)
                    }
                };
            asked.push(Asked {
                notes: notes.remove(&answer.id).unwrap_or_default(),
                signals: signals.remove(&answer.id).unwrap_or_default(),
                probes: probes.remove(&answer.id).unwrap_or_default(),
                answer,
                section,
                content,
                competency,
                weight,
                minutes,
                required,
            });
        }
        let mut stages = Vec::new();
        for answer in store::answer::stages(conn, head.id)? {
            let Some(stage) = answer.stage else { continue };
            let notes = notes.remove(&answer.id).unwrap_or_default();
            stages.push(Staged { answer, stage, minutes: set.reserve.of(stage), notes });
        }
        let parts = store::part::of(conn, &head)?;
        let corrections = store::interview::corrections(conn, head.id)?;
        Ok(Self {
            clock: store::clock::get(conn, head.id)?,
            head,
            set,
            asked,
            stages,
            parts,
            corrections,
            now,
        })
    }

    /// Questions of the set, without those added in the interview.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(|a| !a.ad_hoc())
    }

    /// Held in the program, so that its times were measured.
    pub(crate) fn timed(&self) -> bool {
        self.head.entered.is_none()
    }

    /// How long it took, in seconds, as it counts: corrected or entered, else the clock's.
    pub(crate) fn seconds(&self) -> u32 {
        self.head.seconds.unwrap_or_else(|| self.clock.watch.seconds(self.now))
    }

    /// Asked and to be rated. Nobody is asked to rate a candidate who withdrew.
    pub(crate) fn unrated(&self) -> Vec<AnswerId> {
        if !self.head.end.decidable() {
            return Vec::new();
        }
        self.counted().filter(|a| a.unrated()).map(|a| a.answer.id).collect()
    }

    /// The result under the set's rules, whatever is still open.
    pub(crate) fn full_score(&self) -> Score {
        let items: Vec<Scored> = self
            .asked
            .iter()
            .map(|a| Scored {
                competency: a.content.competency,
                weight: a.weight,
                rating: a.answer.rating.filter(|_| a.answer.outcome.asked()),
                ad_hoc: a.ad_hoc(),
            })
            .collect();
        score(&items, &self.set.competencies, &self.set.thresholds)
    }

    /// The result as it may be shown: without figures as long as asked questions lack a rating, so that nobody
    /// decides before rating.
    pub(crate) fn score(&self) -> Score {
        let mut score = self.full_score();
        if !self.head.end.decidable() {
            // Half an interview is no low score, and there is nothing to propose.
            score.overall = None;
            score.share = None;
            score.proposal = None;
            score.incomplete = false;
        }
        if !self.unrated().is_empty() {
            score.overall = None;
            score.share = None;
            score.proposal = None;
            for competency in &mut score.competencies {
                competency.score = None;
                competency.below_bar = false;
            }
        }
        score
    }

    /// Overall, once the conversation is over and nothing is unrated.
    pub(crate) fn overall(&self) -> Option<f64> {
        let over = matches!(self.head.state, State::Closed | State::Sealed);
        self.score().overall.filter(|_| over)
    }

    pub(crate) fn fidelity(&self) -> Fidelity {
        let next =
            |opened: i64| self.asked.iter().filter_map(|a| a.answer.opened).filter(|o| *o > opened).min();
        let observed: Vec<Observed> = self
            .counted()
            .map(|a| Observed {
                required: a.required,
                asked: a.answer.outcome.asked(),
                opened: a.answer.opened,
                anchored: a.content.levels.get(&self.set.level).is_some_and(Anchors::complete),
                rated: a.answer.rating.is_some(),
                rated_before_next: self.timed().then(|| {
                    match (a.answer.rated_after, a.answer.opened.and_then(next)) {
                        (Some(rated), Some(next)) => rated < next,
                        (rated, _) => rated.is_some(),
                    }
                }),
                evidence: a.evidenced(),
                seconds: self.timed().then(|| a.answer.watch.seconds(self.now)),
                planned_seconds: u32::from(a.minutes) * 60,
            })
            .collect();
        fidelity(&observed)
    }
}

/// What stands in place of a question that cannot be read, so that its notes can be. It never counts.
pub(crate) fn unreadable() -> Content {
    Content {
        kind: Kind::Knowledge,
        competency: CompetencyId(uuid::Uuid::nil()),
        title: "(damaged)".to_owned(),
        prompt: "This question is damaged and cannot be read. Its notes and its rating are kept.".to_owned(),
        guide: String::new(),
        probes: Vec::new(),
        signals: Vec::new(),
        levels: BTreeMap::new(),
        topics: Vec::new(),
        minutes: 1,
        source: String::new(),
    }
}

impl Asked {
    /// Added in the interview.
    pub(crate) fn ad_hoc(&self) -> bool {
        self.answer.item.is_none()
    }

    /// Answered, and neither rated nor marked as not assessed. No answer is a finding of its own.
    pub(crate) fn unrated(&self) -> bool {
        self.answer.outcome == Outcome::Answered && self.answer.rating.is_none() && !self.answer.not_assessed
    }

    /// A quote or a behaviour was noted.
    pub(crate) fn evidenced(&self) -> bool {
        self.notes.iter().any(|n| n.kind.evidence() && !n.text.trim().is_empty())
    }

    pub(crate) fn ticked(&self) -> Vec<Ticked> {
        let signals = self.content.signals.iter().zip(0..);
        signals
            .map(|(signal, n)| Ticked { signal: signal.clone(), ticked: self.signals.contains(&n) })
            .collect()
    }

    pub(crate) fn probed(&self) -> Vec<Probed> {
        let probes = self.content.probes.iter().zip(0..);
        probes.map(|(text, n)| Probed { text: text.clone(), used: self.probes.contains(&n) }).collect()
    }

    pub(crate) fn anchors(&self, level: &model::level::LevelKey) -> Anchors {
        self.content.levels.get(level).cloned().unwrap_or_default()
    }
}
