//! The facts of an interview that a clock cannot know: how it ended, in which parts it was held, that it was entered
//! afterwards, and what was corrected. Each of them is printed, so each has its sentence here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scorecard::Scorecard;
use crate::time::Timestamp;

/// The longest interview that can be stated, in minutes.
pub const MINUTES_MAX: u32 = 600;
/// A pause longer than this starts a new part, in milliseconds.
pub const PART_GAP_MS: i64 = 60 * 60 * 1000;

/// How an interview ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The conversation was over.
    #[default]
    AsPlanned,
    /// Cut short; carries a reason.
    Early,
    /// The candidate withdrew, before or during the interview.
    Withdrew,
    /// The candidate did not come.
    DidNotCome,
}

impl End {
    /// False where there is nothing to decide: the candidate withdrew or did not come.
    #[must_use]
    pub fn decidable(self) -> bool {
        matches!(self, Self::AsPlanned | Self::Early)
    }

    /// For documents that leave out what is ordinary.
    #[must_use]
    pub fn as_planned(&self) -> bool {
        *self == Self::AsPlanned
    }

    /// As people read it in a list; empty for an interview that ended as planned.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AsPlanned => "",
            Self::Early => "ended early",
            Self::Withdrew => "the candidate withdrew",
            Self::DidNotCome => "the candidate did not come",
        }
    }

    /// One sentence, with the reason if one was given; none for an interview that ended as planned.
    #[must_use]
    pub fn sentence(self, reason: &str) -> Option<String> {
        let said = match self {
            Self::AsPlanned => return None,
            Self::Early => "Ended early",
            Self::Withdrew => "The candidate withdrew",
            Self::DidNotCome => "The candidate did not come",
        };
        Some(with_reason(said, reason))
    }
}

/// "Ended early." or "Ended early: fire alarm."
fn with_reason(said: &str, reason: &str) -> String {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match reason.as_str() {
        "" => format!("{said}."),
        reason if reason.ends_with(['.', '!', '?', '\u{2026}', '\u{3002}']) => format!("{said}: {reason}"),
        reason => format!("{said}: {reason}."),
    }
}

/// A stretch of an interview without a pause of more than an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part {
    /// When it began.
    pub began: Timestamp,
    /// When it ended; none while it goes on, and where nobody knows.
    pub ended: Option<Timestamp>,
}

/// Something that can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Who asked.
    Interviewer,
    /// Day and time of the beginning.
    Date,
    /// How long it took.
    Duration,
    /// The candidate's name.
    Name,
}

/// A fact that was corrected before the interview was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Correction {
    /// When it was corrected.
    pub at: Timestamp,
    /// What was wrong.
    pub fact: Fact,
    /// As it was, in words; empty for a name in a blind record.
    pub before: String,
    /// As it is now, in words; empty for a name in a blind record.
    pub after: String,
    /// Why; may be empty.
    pub reason: String,
}

/// The facts as a person states them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Facts {
    /// Who asked.
    pub interviewer: String,
    /// When it began; none leaves it as it is. A different second within the same minute is no correction.
    pub began: Option<Timestamp>,
    /// How long it took, in minutes from 1 to [`MINUTES_MAX`]; none leaves it as it is.
    pub minutes: Option<u32>,
    /// The candidate's name.
    pub candidate_name: String,
}

/// Seconds as the whole minutes that people state: rounded, and never nothing.
#[must_use]
pub fn whole_minutes(seconds: u32) -> u32 {
    (seconds.saturating_add(30) / 60).max(1)
}

/// A day as sentences name it: `28 Nov 2026`.
#[must_use]
pub fn day(at: Timestamp, offset_minutes: i32) -> String {
    at.local(offset_minutes, "%-d %b %Y")
}

/// Day and time as sentences name them: `28 Nov 2026, 10:00`.
#[must_use]
pub fn moment(at: Timestamp, offset_minutes: i32) -> String {
    at.local(offset_minutes, "%-d %b %Y, %H:%M")
}

impl Correction {
    /// "Interviewer corrected on 28 Nov 2026 from A to B: reason."
    #[must_use]
    pub fn sentence(&self, offset_minutes: i32) -> String {
        let fact = match self.fact {
            Fact::Interviewer => "Interviewer",
            Fact::Date => "Date",
            Fact::Duration => "Duration",
            Fact::Name => "Candidate\u{2019}s name",
        };
        let on = day(self.at, offset_minutes);
        // A blind record says that the name was corrected, and no more.
        let change = if self.before.is_empty() && self.after.is_empty() {
            String::new()
        } else {
            format!(" from {} to {}", self.before, self.after)
        };
        with_reason(&format!("{fact} corrected on {on}{change}"), &self.reason)
    }
}

/// "Part 1: 3 Nov 2026, 10:00 to 10:40; part 2: 4 Nov 2026, 09:00 to 09:20."; none for an interview in one part.
#[must_use]
pub fn parts_sentence(parts: &[Part], offset_minutes: i32) -> Option<String> {
    if parts.len() < 2 {
        return None;
    }
    let said: Vec<String> = parts
        .iter()
        .zip(1..)
        .map(|(part, number)| {
            let word = if number == 1 { "Part" } else { "part" };
            let end = part.ended.map(|at| {
                let same_day = day(at, offset_minutes) == day(part.began, offset_minutes);
                if same_day { at.local(offset_minutes, "%H:%M") } else { moment(at, offset_minutes) }
            });
            let to = end.map_or_else(String::new, |end| format!(" to {end}"));
            format!("{word} {number}: {}{to}", moment(part.began, offset_minutes))
        })
        .collect();
    Some(format!("{}.", said.join("; ")))
}

impl Scorecard {
    /// Every fact that a reader must know before the figures, each a sentence: how it ended, that it was entered
    /// afterwards, its parts, its corrections.
    #[must_use]
    pub fn facts(&self) -> Vec<String> {
        let offset = self.utc_offset_minutes;
        let mut said: Vec<String> = self.end.sentence(&self.end_reason).into_iter().collect();
        said.extend(self.entered.map(|at| entered_sentence(at, offset)));
        said.extend(parts_sentence(&self.parts, offset));
        said.extend(self.corrections.iter().map(|correction| correction.sentence(offset)));
        said
    }
}

/// "Entered from notes on 28 Nov 2026; times were not measured."
#[must_use]
pub fn entered_sentence(at: Timestamp, offset_minutes: i32) -> String {
    format!("Entered from notes on {}; times were not measured.", day(at, offset_minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn two_parts_print_both_with_their_days() {
        let part = |began: &str, ended: &str| Part { began: at(began), ended: Some(at(ended)) };
        let first = part("2026-11-03T09:00:00Z", "2026-11-03T09:40:00Z");
        assert_eq!(parts_sentence(std::slice::from_ref(&first), 60), None, "one part is the ordinary case");
        let night = part("2026-11-04T22:50:00Z", "2026-11-04T23:10:00Z");
        assert_eq!(
            parts_sentence(&[first, night], 60).unwrap(),
            "Part 1: 3 Nov 2026, 10:00 to 10:40; part 2: 4 Nov 2026, 23:50 to 5 Nov 2026, 00:10."
        );
    }

    #[test]
    fn an_end_and_its_reason_are_one_sentence_with_one_full_stop() {
        assert_eq!(End::Early.sentence("fire\n alarm.").unwrap(), "Ended early: fire alarm.");
        assert_eq!(End::Withdrew.sentence(" ").unwrap(), "The candidate withdrew.");
        assert_eq!(End::AsPlanned.sentence("left over"), None);
    }

    #[test]
    fn a_correction_says_what_it_was_and_a_blind_one_does_not() {
        let correction = Correction {
            at: at("2026-11-28T23:30:00Z"),
            fact: Fact::Interviewer,
            before: "Ines".into(),
            after: "Ida".into(),
            reason: String::new(),
        };
        assert_eq!(
            correction.sentence(60),
            "Interviewer corrected on 29 Nov 2026 from Ines to Ida.",
            "by the interviewer\u{2019}s own calendar"
        );
        let blind =
            Correction { fact: Fact::Name, before: String::new(), after: String::new(), ..correction };
        assert_eq!(blind.sentence(0), "Candidate\u{2019}s name corrected on 28 Nov 2026.");
    }

    #[test]
    fn a_stated_duration_is_never_nothing() {
        assert_eq!([0, 29, 89, 90, 2850].map(whole_minutes), [1, 1, 1, 2, 48]);
    }
}
