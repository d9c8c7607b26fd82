//! The worked example: one opening with three finished interviews, written by the same store as everyone else's, and
//! removed in one step. Its texts are in `assets/example.yaml`.

use std::collections::BTreeMap;

use model::answer::{Note, NoteKind, Outcome, Rating};
use model::decision::Decision;
use model::id::{AnswerId, InterviewId, NoteId, OpeningId, QuestionId, SetId, SetVersionId};
use model::interview::{State, Stopwatch};
use model::question::Content;
use model::set::Published;
use model::time::Timestamp;
use rusqlite::Transaction;
use serde::Deserialize;

use crate::answer::typed;
use crate::error::{Error, Result};
use crate::store::answer::{Answer, Tick};
use crate::store::clock::InterviewClock;
use crate::store::opening::Opening;
use crate::view::closing::ClosingTexts;
use crate::{Changes, Workspace, bank, plan, store};

const FILE: &str = "example.yaml";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    opening: String,
    set: String,
    sets: Vec<String>,
    interviewer: String,
    interviews: Vec<Interview>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Interview {
    candidate: String,
    contact: String,
    days_ago: i64,
    at: String,
    #[serde(default)]
    stages: Vec<Around>,
    answers: Vec<Given>,
    strengths: String,
    concerns: String,
    summary: String,
    decision: Decision,
    #[serde(default)]
    reason: String,
}

/// What happened in a stage around the questions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Around {
    stage: model::interview::Stage,
    took: String,
    #[serde(default)]
    notes: Vec<(String, NoteKind, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    question: Option<String>,
    prompt: Option<String>,
    #[serde(default)]
    took: String,
    #[serde(default)]
    skip: String,
    outcome: Option<Outcome>,
    rating: Option<Rating>,
    #[serde(default)]
    not_assessed: bool,
    #[serde(default)]
    late: bool,
    #[serde(default)]
    signals: Vec<String>,
    #[serde(default)]
    probes: Vec<String>,
    #[serde(default)]
    notes: Vec<(String, NoteKind, String)>,
}

impl Workspace {
    /// Adds the worked example.
    ///
    /// # Errors
    /// It is there already.
    pub fn load_example(&mut self) -> Result<Changes> {
        self.transact("add the worked example", |tx, now| {
            if store::opening::example(tx)?.is_some() {
                return Err(Error::ExampleThere);
            }
            let example: Example = bank::read(FILE, include_str!("../../../../assets/example.yaml"))?;
            Ok(Some(load(tx, &example, now)?.to_string()))
        })
    }

    /// Removes the worked example, not into the bin. Candidates that a person added to its opening stay, and the opening
    /// with them.
    ///
    /// # Errors
    /// It is not there.
    pub fn remove_example(&mut self) -> Result<Changes> {
        self.transact("remove the worked example", |tx, _| {
            let Some(id) = store::opening::example(tx)? else { return Err(Error::Gone("worked example")) };
            store::candidate::remove_examples(tx)?;
            if !store::candidate::any(tx, id)? {
                store::opening::remove(tx, id)?;
            } else {
                let opening = store::opening::get(tx, id)?;
                store::opening::put(tx, id, &Opening { example: false, ..opening })?;
            }
            Ok(None)
        })
    }
}

fn load(tx: &Transaction, example: &Example, now: Timestamp) -> Result<OpeningId> {
    let set = set(tx, &example.set)?;
    // The version that shipped is there for good, whatever a person has made of the set since.
    let version = store::set::numbered(tx, set, 1)?;
    let published = store::set::published(tx, version)?;
    let sets = std::iter::once(Ok(set)).chain(example.sets.iter().map(|slug| self::set(tx, slug)));
    let opening = OpeningId::new();
    let (title, level) = (example.opening.clone(), store::set::head(tx, set)?.level);
    store::opening::add(
        tx,
        opening,
        &Opening { title, level, retention: None, archived: false, example: true },
    )?;
    store::opening::put_sets(tx, opening, &sets.collect::<Result<Vec<_>>>()?)?;
    let stage = Stage { tx, version, published, opening, interviewer: &example.interviewer, now };
    for interview in &example.interviews {
        stage.play(interview)?;
    }
    Ok(opening)
}

fn set(tx: &Transaction, slug: &str) -> Result<SetId> {
    store::set::by_slug(tx, slug)?.ok_or_else(|| wrong(format!("there is no question set {slug}")))
}

fn wrong(why: String) -> Error {
    Error::Shipped { file: FILE.to_owned(), why }
}

/// What the interviews have in common.
struct Stage<'a> {
    tx: &'a Transaction<'a>,
    version: SetVersionId,
    published: Published,
    opening: OpeningId,
    interviewer: &'a str,
    now: Timestamp,
}

impl Stage<'_> {
    /// One interview from start to decision.
    fn play(&self, interview: &Interview) -> Result<()> {
        let Self { tx, now, .. } = self;
        let started = began(*now, interview.days_ago, &interview.at)?;
        let candidate =
            store::candidate::add(tx, self.opening, &interview.candidate, &interview.contact, true)?;
        let planned = Some(started);
        let id = plan::add(tx, candidate, self.version, &self.published, self.interviewer, planned, true)?;
        store::interview::put_started(tx, id, started, started.machine_offset_minutes())?;

        let by_item: BTreeMap<_, _> =
            store::answer::of(tx, id)?.into_iter().filter_map(|a| Some((a.item?, a.id))).collect();
        let all = interview.answers.iter().filter(|given| given.skip.is_empty()).count();
        let mut clock = InterviewClock::default();
        for given in &interview.answers {
            let (answer, content) = self.answer(id, given, &by_item, clock.current)?;
            clock.current = Some(answer);
            if given.skip.is_empty() {
                clock.openings += 1;
            }
            let rated_at = if given.late { i64::try_from(all).unwrap_or(i64::MAX) } else { clock.openings };
            clock.watch.counted_ms += self.give(answer, &content, given, clock.openings, rated_at)?;
        }
        for around in &interview.stages {
            clock.watch.counted_ms += self.around(id, around)?;
        }
        store::clock::put(tx, id, &clock)?;

        let Interview { strengths, concerns, summary, .. } = interview;
        let [strengths, concerns, summary] =
            [strengths, concerns, summary].map(|text| text.trim().to_owned());
        store::interview::put_texts(tx, id, &ClosingTexts { strengths, concerns, summary })?;
        store::interview::put_decision(tx, id, Some(interview.decision), interview.reason.trim())?;
        store::interview::put_state(tx, id, State::Closed)
    }

    /// The answer to the set's question, or to one added after the one before.
    fn answer(
        &self,
        interview: InterviewId,
        given: &Given,
        by_item: &BTreeMap<model::id::ItemId, AnswerId>,
        before: Option<AnswerId>,
    ) -> Result<(AnswerId, Content)> {
        let ad_hoc = |content: Content, competency: &str| {
            let position =
                before.map(|id| store::answer::get(self.tx, id)).transpose()?.map_or(-1, |a| a.position);
            let id = store::answer::add_ad_hoc(self.tx, interview, &content, competency, position)?;
            Ok((id, content))
        };
        let slug = match (&given.question, &given.prompt) {
            (Some(slug), None) => slug,
            (None, Some(prompt)) => return ad_hoc(typed(prompt)?, ""),
            _ => return Err(wrong("an answer has a question or a prompt".to_owned())),
        };
        let question = self.question(slug)?;
        if let Some(item) = self.published.items().find(|item| item.question == question)
            && let Some(answer) = by_item.get(&item.id)
        {
            return Ok((*answer, item.content.clone()));
        }
        let content = store::question::version(self.tx, question, 1)?;
        let competency = store::competency::get(self.tx, content.competency)?.name;
        ad_hoc(content, &competency)
    }

    fn question(&self, slug: &str) -> Result<QuestionId> {
        store::question::by_slug(self.tx, slug)?.ok_or_else(|| wrong(format!("there is no question {slug}")))
    }

    /// What was said and noted; gives back the milliseconds it took.
    fn give(&self, id: AnswerId, content: &Content, given: &Given, order: i64, rated_at: i64) -> Result<i64> {
        let tx = self.tx;
        let skipped = !given.skip.is_empty();
        let answer = Answer {
            said: if skipped { Outcome::Skipped } else { given.outcome.unwrap_or(Outcome::Answered) },
            skip_reason: given.skip.clone(),
            rating: given.rating,
            rated_after: given.rating.map(|_| rated_at),
            not_assessed: given.not_assessed,
            ..store::answer::get(tx, id)?
        };
        store::answer::put(tx, &answer)?;
        if skipped {
            return Ok(0);
        }
        let counted_ms = milliseconds(&given.took)?;
        store::clock::put_answer(tx, id, Stopwatch { counted_ms, running_since: None })?;
        store::clock::put_opened(tx, id, Some(order))?;
        for text in &given.signals {
            let number = place(text, content.signals.iter().map(|s| s.text.as_str()))?;
            store::answer::tick(tx, id, Tick::Signal, number, true)?;
        }
        for text in &given.probes {
            let number = place(text, content.probes.iter().map(String::as_str))?;
            store::answer::tick(tx, id, Tick::Probe, number, true)?;
        }
        self.note(id, &given.notes)?;
        Ok(counted_ms)
    }

    fn note(&self, id: AnswerId, notes: &[(String, NoteKind, String)]) -> Result<()> {
        for (at, kind, text) in notes {
            let at_seconds = u32::try_from(milliseconds(at)? / 1000).unwrap_or_default();
            let note = Note { id: NoteId::new(), kind: *kind, text: text.clone(), at_seconds };
            store::note::add(self.tx, id, &note)?;
        }
        Ok(())
    }

    /// A stage; gives back the milliseconds it took.
    fn around(&self, interview: InterviewId, around: &Around) -> Result<i64> {
        let stages = store::answer::stages(self.tx, interview)?;
        let Some(stage) = stages.iter().find(|stage| stage.stage == Some(around.stage)) else { return Ok(0) };
        let counted_ms = milliseconds(&around.took)?;
        store::clock::put_answer(self.tx, stage.id, Stopwatch { counted_ms, running_since: None })?;
        store::clock::put_opened(self.tx, stage.id, Some(0))?;
        self.note(stage.id, &around.notes)?;
        Ok(counted_ms)
    }
}

/// Where the text stands that begins with these words.
fn place<'a>(words: &str, texts: impl Iterator<Item = &'a str>) -> Result<u32> {
    let found: Vec<u32> =
        (0..).zip(texts).filter(|(_, text)| text.starts_with(words)).map(|(n, _)| n).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        _ => Err(wrong(format!(
            "\u{201c}{words}\u{201d} begins {} signals or probes of its question",
            found.len()
        ))),
    }
}

/// `minutes:seconds`.
fn milliseconds(text: &str) -> Result<i64> {
    let parts =
        text.split_once(':').and_then(|(m, s)| Some((m.parse::<i64>().ok()?, s.parse::<i64>().ok()?)));
    parts
        .map(|(m, s)| (m * 60 + s) * 1000)
        .ok_or_else(|| wrong(format!("\u{201c}{text}\u{201d} is not minutes:seconds")))
}

/// A time of the local day so many days ago, as `hours:minutes`.
fn began(now: Timestamp, days: i64, at: &str) -> Result<Timestamp> {
    let then = now.plus(-days * DAY_MS);
    let offset = i64::from(then.machine_offset_minutes()) * 60_000;
    let midnight = (then.millis() + offset).div_euclid(DAY_MS) * DAY_MS - offset;
    // Hours and minutes count as minutes and seconds sixty times over.
    Ok(Timestamp::from_millis(midnight + milliseconds(at)? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        Workspace::in_memory(Box::new(|| Timestamp::from_millis(1_790_000_000_000))).unwrap()
    }

    #[test]
    fn three_interviews_end_in_a_yes_a_no_and_an_overridden_no() {
        let mut workspace = workspace();
        workspace.load_example().unwrap();
        assert!(
            matches!(workspace.load_example(), Err(Error::ExampleThere)),
            "twice would double every candidate"
        );
        let mut outcomes = Vec::new();
        for row in workspace.interviews().unwrap() {
            let closing = workspace.closing(row.id).unwrap();
            assert_eq!(
                closing.before_export,
                Vec::<String>::new(),
                "{} can be exported at once",
                row.candidate_name
            );
            let card = workspace.scorecard(row.id, false).unwrap();
            let answers: u32 = card.evidence.iter().map(|e| e.seconds).sum();
            let stages: u32 = card.stages.iter().map(|s| s.seconds).sum();
            assert_eq!(
                card.seconds,
                answers + stages,
                "the clock of {} is the sum of its questions and stages",
                row.candidate_name
            );
            let last = card.evidence.iter().flat_map(|e| &e.notes).map(|n| n.at_seconds).max();
            assert!(
                last.unwrap() < card.seconds,
                "no note of {} was typed after the end",
                row.candidate_name
            );
            outcomes.push((card.score.proposal, card.decision, card.decision_reason.is_empty()));
        }
        outcomes.sort();
        use Decision::{No, Yes};
        assert_eq!(
            outcomes,
            [(Some(No), Some(No), true), (Some(No), Some(Yes), false), (Some(Yes), Some(Yes), true)],
            "a newcomer sees an agreement each way, and an override with its reason"
        );
    }

    #[test]
    fn every_kind_of_note_and_mark_is_shown() {
        let mut workspace = workspace();
        workspace.load_example().unwrap();
        let cards: Vec<_> = workspace
            .interviews()
            .unwrap()
            .iter()
            .map(|r| workspace.scorecard(r.id, false).unwrap())
            .collect();
        let evidence = || cards.iter().flat_map(|c| &c.evidence);
        for kind in [NoteKind::Quote, NoteKind::Behaviour, NoteKind::Impression, NoteKind::Remark] {
            assert!(
                evidence().any(|e| e.notes.iter().any(|n| n.kind == kind)),
                "no {} in the example",
                kind.label()
            );
        }
        assert!(evidence().any(|e| e.outcome == Outcome::Skipped && !e.skip_reason.is_empty()));
        assert!(
            evidence().any(|e| e.ad_hoc && e.competency_name == "No competency"),
            "a prompt made up on the spot"
        );
        assert!(evidence().any(|e| e.signals.iter().any(|s| s.ticked && s.signal.red_flag)), "a red flag");
        assert!(evidence().any(|e| e.probes.iter().any(|p| p.used)));
    }

    #[test]
    fn it_goes_in_one_step_and_comes_back_in_one_with_its_times() {
        let mut workspace = workspace();
        workspace.load_example().unwrap();
        let before = workspace.interviews().unwrap();
        workspace.remove_example().unwrap();
        assert!(workspace.openings().unwrap().is_empty() && workspace.interviews().unwrap().is_empty());
        workspace.undo(None).unwrap();
        assert_eq!(workspace.interviews().unwrap(), before);
        let card = workspace.scorecard(before[0].id, false).unwrap();
        assert!(card.seconds > 30 * 60, "the clock is not lost with a removal that is undone");
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_candidate_of_ones_own_stays_when_the_example_goes() {
        let mut workspace = workspace();
        let opening: OpeningId = workspace.load_example().unwrap().made.unwrap().parse().unwrap();
        workspace.add_candidate(opening, "Amélie Tremblay".into(), String::new()).unwrap();
        workspace.remove_example().unwrap();
        let left = workspace.opening(opening).unwrap();
        assert!(!left.example);
        assert_eq!(left.candidates.len(), 1, "a person's own work is never removed with ours");
    }
}
