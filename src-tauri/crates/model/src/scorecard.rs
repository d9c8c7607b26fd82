//! The record of one closed interview: everything the PDF, the JSON and the Markdown say, already computed, with a
//! hash that any machine can compute again.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::answer::{Note, Outcome, Rating};
use crate::decision::Decision;
use crate::facts::{Correction, End, Fact, Part};
use crate::fidelity::Fidelity;
use crate::id::{AnswerId, CompetencyId, InterviewId, ItemId};
use crate::interview::{Stage, State};
use crate::level::LevelKey;
use crate::question::{Anchors, Kind, Signal};
use crate::score::Score;
use crate::time::Timestamp;

/// The version of the record's form.
pub const FORMAT: u32 = 1;

/// A signal of a question, and whether it was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ticked {
    /// The signal.
    #[serde(flatten)]
    pub signal: Signal,
    /// It was seen or heard.
    pub ticked: bool,
}

/// A prepared follow-up, and whether it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Probed {
    /// The follow-up.
    pub text: String,
    /// It was asked.
    pub used: bool,
}

/// One question of the interview, as asked, with what was heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// The answer.
    pub id: AnswerId,
    /// The set's item; none for a question added during the interview.
    pub item: Option<ItemId>,
    /// 1 for the first question of the record.
    pub number: u32,
    /// The heading of its section; "Ad hoc" questions have none.
    pub section: String,
    /// Added during the interview: printed, never counted.
    pub ad_hoc: bool,
    /// What the question asks for.
    pub kind: Kind,
    /// What it gives evidence of.
    pub competency: CompetencyId,
    /// The competency's name.
    pub competency_name: String,
    /// The question's title as lists show it; empty in records sealed before there were titles.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub title: String,
    /// The prompt as asked, Markdown.
    pub prompt: String,
    /// The answer guide, Markdown; printed only where asked for.
    pub guide: String,
    /// The anchors of the interview's level.
    pub anchors: Anchors,
    /// The prepared follow-ups.
    pub probes: Vec<Probed>,
    /// All signals of the question.
    pub signals: Vec<Ticked>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was left out; empty unless skipped.
    pub skip_reason: String,
    /// The rating; none is never a number.
    pub rating: Option<Rating>,
    /// The interviewer said that it cannot be rated.
    pub not_assessed: bool,
    /// Weight in the set; 0 for ad hoc questions.
    pub weight: f64,
    /// In the order they were typed.
    pub notes: Vec<Note>,
    /// Seconds spent on it.
    pub seconds: u32,
    /// Minutes planned for it.
    pub planned_minutes: u16,
}

/// What was noted in a stage around the questions. It is printed where there are notes, and never counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StageNotes {
    /// Which one.
    pub stage: Stage,
    /// In the order they were typed.
    pub notes: Vec<Note>,
    /// Seconds spent on it.
    pub seconds: u32,
    /// Minutes planned for it.
    pub planned_minutes: u16,
}

/// The record of an interview. Field order is the order of the JSON and so part of the hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Scorecard {
    /// [`FORMAT`].
    pub format: u32,
    /// The record's id.
    pub id: InterviewId,
    /// Closed or sealed; others have a preview, not a scorecard.
    pub state: State,
    /// The neutral code.
    pub candidate_code: String,
    /// The name; none in a blind record.
    pub candidate_name: Option<String>,
    /// The opening's title.
    pub opening: String,
    /// The level's key.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// The question set's title.
    pub set_title: String,
    /// The question set's published version.
    pub set_version: u32,
    /// Who asked.
    pub interviewer: String,
    /// When the interview began; none if it never did.
    pub started: Option<Timestamp>,
    /// How far the interviewer's wall clock stood east of UTC, in minutes.
    pub utc_offset_minutes: i32,
    /// How long it took, in seconds: as it was corrected or stated, else by the interview's clock. 0 where nobody knows.
    pub seconds: u32,
    /// The clock ran during the interview; false for one that was entered afterwards, whose times are unknown.
    #[serde(default = "measured", skip_serializing_if = "is_true")]
    #[ts(optional, as = "Option<bool>")]
    pub timed: bool,
    /// How it ended.
    #[serde(default, skip_serializing_if = "End::as_planned")]
    #[ts(optional, as = "Option<End>")]
    pub end: End,
    /// Why it ended so; empty where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub end_reason: String,
    /// When it was entered from notes; none for one that was held in the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entered: Option<Timestamp>,
    /// Its parts, where it was held in more than one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Part>>")]
    pub parts: Vec<Part>,
    /// What was corrected, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Correction>>")]
    pub corrections: Vec<Correction>,
    /// The slot, in minutes.
    pub planned_minutes: u16,
    /// The decision; none is not a no.
    pub decision: Option<Decision>,
    /// Why it differs from the proposal; empty where it does not.
    pub decision_reason: String,
    /// The computed result. All its figures are absent while asked questions lack a rating or "not assessed".
    pub score: Score,
    /// How closely the structure was kept.
    pub fidelity: Fidelity,
    /// What spoke for the candidate.
    pub strengths: String,
    /// What spoke against.
    pub concerns: String,
    /// The interviewer's summary.
    pub summary: String,
    /// Everything overridden, corrected, entered later, missing or incomplete, each a sentence; [`Self::facts`] first.
    pub remarks: Vec<String>,
    /// Question by question, in the order of the set, ad hoc questions where they were asked.
    pub evidence: Vec<Evidence>,
    /// The stages around the questions that were opened; empty in records sealed before there were stages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<StageNotes>>", optional)]
    pub stages: Vec<StageNotes>,
}

fn measured() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

impl Scorecard {
    /// SHA-256 over the record's JSON (fields in declaration order, no white space), as 64 lower-case hex digits.
    #[must_use]
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The same record with the candidate's code in place of the name, also where the name stands in a text, and where
    /// it was another name before it was corrected.
    #[must_use]
    pub fn blind(mut self) -> Self {
        let Some(name) = self.candidate_name.take() else { return self };
        let named = self.facts();
        self.remarks.retain(|remark| !named.contains(remark));
        let mut names = vec![name];
        for correction in self.corrections.iter_mut().filter(|c| c.fact == Fact::Name) {
            names.extend([std::mem::take(&mut correction.before), std::mem::take(&mut correction.after)]);
        }
        let parts = names.iter().flat_map(|n| n.split_whitespace()).filter(|part| part.chars().count() > 2);
        let mut needles: Vec<String> = names.iter().cloned().chain(parts.map(str::to_owned)).collect();
        needles.sort_by_key(|n| std::cmp::Reverse(n.len()));
        needles.dedup();
        let hide = |text: &mut String| {
            for needle in &needles {
                *text = replace_word(text, needle, &self.candidate_code);
            }
        };
        let texts = [
            &mut self.strengths,
            &mut self.concerns,
            &mut self.summary,
            &mut self.decision_reason,
            &mut self.end_reason,
        ];
        texts.into_iter().chain(&mut self.remarks).for_each(hide);
        self.corrections.iter_mut().for_each(|correction| hide(&mut correction.reason));
        for evidence in &mut self.evidence {
            // A question that was typed in the interview may call the candidate by name.
            hide(&mut evidence.title);
            hide(&mut evidence.prompt);
            hide(&mut evidence.skip_reason);
            evidence.notes.iter_mut().for_each(|note| hide(&mut note.text));
        }
        self.stages.iter_mut().flat_map(|stage| &mut stage.notes).for_each(|note| hide(&mut note.text));
        let facts = self.facts();
        self.remarks.splice(0..0, facts);
        self
    }
}

/// `text` with every `word` that stands by itself replaced, whatever the case of its letters.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let (lower, needle): (Vec<char>, Vec<char>) = (fold(text), fold(word));
    let chars: Vec<char> = text.chars().collect();
    if needle.is_empty() || lower.len() != chars.len() {
        return text.replace(word, by);
    }
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        let here = lower.get(i..i + needle.len()) == Some(needle.as_slice());
        if here && !(i > 0 && letter(chars.get(i - 1))) && !letter(chars.get(i + needle.len())) {
            out.push_str(by);
            i += needle.len();
        } else {
            out.push(*c);
            i += 1;
        }
    }
    out
}

/// One lower-case character for each character, so that positions agree.
fn fold(text: &str) -> Vec<char> {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::replace_word;

    #[test]
    fn a_blind_record_hides_names_as_whole_words_in_any_case() {
        assert_eq!(replace_word("AMA said Amalia knows Ama.", "Ama", "C-1"), "C-1 said Amalia knows C-1.");
        assert_eq!(replace_word("Łukasz, łukasza", "Łukasz", "C-1"), "C-1, łukasza");
    }
}
