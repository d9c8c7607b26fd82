//! The record of a closed interview as the model defines it, with everything overridden, missing or incomplete said
//! in words.

use model::answer::{Note, Outcome};
use model::id::InterviewId;
use model::interview::State;
use model::score::{Score, shown};
use model::scorecard::{Evidence, FORMAT, Scorecard, StageNotes};

use crate::error::{Error, Result};
use crate::record::{Asked, Record, Staged};
use crate::{Workspace, store};

impl Workspace {
    /// The scorecard of a closed or sealed interview; a sealed one as it was when it was sealed.
    ///
    /// # Errors
    /// The interview is not closed, or gone.
    pub fn scorecard(&self, id: InterviewId, blind: bool) -> Result<Scorecard> {
        self.read(|conn, now| {
            let record = Record::read(conn, id, now)?;
            if !matches!(record.head.state, State::Closed | State::Sealed) {
                return Err(Error::NotClosed);
            }
            let card = store::interview::sealed(conn, id)?.unwrap_or_else(|| scorecard(&record));
            Ok(if blind { card.blind() } else { card })
        })
    }

    /// The scorecard for a file that leaves the program: nothing that must be settled before is open any more. What a
    /// sealed record says can no longer be mended, so nothing holds it back.
    ///
    /// # Errors
    /// Something is open (the first such thing is said); the interview is not closed, or gone.
    pub fn settled_scorecard(&self, id: InterviewId) -> Result<Scorecard> {
        let card = self.scorecard(id, false)?;
        let open = if card.state == State::Sealed { Vec::new() } else { self.closing(id)?.before_export };
        match open.into_iter().next() {
            Some(first) => Err(Error::Unsettled(first)),
            None => Ok(card),
        }
    }
}

/// The record, whatever the interview's state.
pub(crate) fn scorecard(record: &Record) -> Scorecard {
    let Record { head, set, .. } = record;
    let score = record.score();
    let mut card = Scorecard {
        format: FORMAT,
        id: head.id,
        state: head.state,
        candidate_code: head.candidate_code.clone(),
        candidate_name: Some(head.candidate_name.clone()),
        opening: head.opening_title.clone(),
        level: set.level.clone(),
        level_name: set.level_name.clone(),
        set_title: set.title.clone(),
        set_version: head.set_number,
        interviewer: head.interviewer.clone(),
        started: head.started,
        utc_offset_minutes: head.utc_offset,
        seconds: record.seconds(),
        timed: record.timed(),
        end: head.end,
        end_reason: head.end_reason.clone(),
        entered: head.entered,
        parts: if record.parts.len() > 1 { record.parts.clone() } else { Vec::new() },
        corrections: record.corrections.clone(),
        planned_minutes: set.minutes,
        decision: head.decision,
        decision_reason: head.decision_reason.clone(),
        remarks: remarks(record, &score),
        score,
        fidelity: record.fidelity(),
        strengths: head.texts.strengths.clone(),
        concerns: head.texts.concerns.clone(),
        summary: head.texts.summary.clone(),
        evidence: record
            .asked
            .iter()
            .zip(1..)
            .map(|(asked, number)| evidence(record, asked, number))
            .collect(),
        stages: record.stages.iter().filter_map(|staged| stage(record, staged)).collect(),
    };
    let facts = card.facts();
    card.remarks.splice(0..0, facts);
    card
}

/// A stage that was opened or has notes.
fn stage(record: &Record, staged: &Staged) -> Option<StageNotes> {
    let notes: Vec<Note> = staged.notes.iter().filter(|note| !note.text.trim().is_empty()).cloned().collect();
    (staged.answer.opened.is_some() || !notes.is_empty()).then(|| StageNotes {
        stage: staged.stage,
        notes,
        seconds: staged.answer.watch.seconds(record.now),
        planned_minutes: staged.minutes,
    })
}

fn evidence(record: &Record, asked: &Asked, number: u32) -> Evidence {
    let noted = |note: &&Note| !note.text.trim().is_empty();
    Evidence {
        id: asked.answer.id,
        item: asked.answer.item,
        number,
        section: asked.section.clone(),
        ad_hoc: asked.ad_hoc(),
        kind: asked.content.kind,
        competency: asked.content.competency,
        competency_name: asked.competency.clone(),
        title: asked.content.shown_title(),
        prompt: asked.content.prompt.clone(),
        guide: asked.content.guide.clone(),
        anchors: asked.anchors(&record.set.level),
        probes: asked.probed(),
        signals: asked.ticked(),
        outcome: asked.answer.outcome,
        skip_reason: asked.answer.skip_reason.clone(),
        rating: asked.answer.rating,
        not_assessed: asked.answer.not_assessed,
        weight: asked.weight,
        notes: asked.notes.iter().filter(noted).cloned().collect(),
        seconds: asked.answer.watch.seconds(record.now),
        planned_minutes: asked.minutes,
    }
}

/// Everything overridden, missing or incomplete, the weightiest first. The facts come before.
fn remarks(record: &Record, score: &Score) -> Vec<String> {
    let head = &record.head;
    let count = |wanted: &dyn Fn(&Asked) -> bool| record.counted().filter(|a| wanted(a)).count();
    let mut remarks = Vec::new();
    if head.started.is_none() {
        // It never took place: that is said, and nothing else is missing.
        return remarks;
    }

    match (head.decision, score.proposal) {
        (None, _) if !head.end.decidable() => {}
        (None, _) => remarks.push("Nobody has decided yet; no decision is not a no.".to_owned()),
        (Some(decision), Some(proposal)) if decision != proposal => remarks.push(format!(
            "The decision ({}) differs from what the ratings propose ({}); {}",
            decision.label().to_lowercase(),
            proposal.label().to_lowercase(),
            if head.decision_reason.is_empty() {
                "no reason was written."
            } else {
                "the reason is printed with it."
            }
        )),
        (Some(_), None) => remarks.push("The decision was made without a complete result.".to_owned()),
        _ => {}
    }
    for competency in score.competencies.iter().filter(|c| c.below_bar) {
        if let (Some(reached), Some(bar)) = (competency.score, competency.minimum) {
            remarks.push(format!(
                "{} is below the bar: {} of at least {}.",
                competency.name,
                shown(reached),
                shown(bar)
            ));
        }
    }
    if score.incomplete {
        remarks.push(format!(
            "The result is incomplete: the ratings cover {:.0} % of the set's weight, and less than 70 % is too little to rely on.",
            // Rounded as everywhere, but 69.6 % is not printed as the 70 % it falls short of.
            (score.coverage * 100.0).round().min(69.0)
        ));
    }
    let plural = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(one.to_owned()),
        n => Some(many.replace('#', &n.to_string())),
    };
    remarks.extend(plural(
        count(&|a| a.unrated()),
        "1 asked question has no rating, so no result is shown.",
        "# asked questions have no rating, so no result is shown.",
    ));
    remarks.extend(plural(
        count(&|a| a.answer.outcome == Outcome::Skipped),
        "1 question was skipped; the reason is printed with it.",
        "# questions were skipped; the reasons are printed with them.",
    ));
    remarks.extend(plural(
        count(&|a| a.answer.outcome == Outcome::NotAsked),
        "1 question of the set was not asked.",
        "# questions of the set were not asked.",
    ));
    remarks.extend(plural(
        count(&|a| a.answer.not_assessed),
        "1 answer was marked as not assessed.",
        "# answers were marked as not assessed.",
    ));
    remarks.extend(plural(
        count(&|a| a.answer.rating.is_some() && !a.evidenced()),
        "1 rating stands without a quote or a behaviour noted.",
        "# ratings stand without a quote or a behaviour noted.",
    ));
    remarks.extend(plural(
        record.asked.iter().filter(|a| a.ad_hoc()).count(),
        "1 question was added in the interview; it is printed and does not count.",
        "# questions were added in the interview; they are printed and do not count.",
    ));
    if record.fidelity().order_kept.is_some_and(|kept| kept < 1.0) {
        remarks.push("The questions were not asked in the order of the set.".to_owned());
    }
    remarks
}
