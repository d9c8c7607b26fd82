//! An interview as an event that any calendar reads (iCalendar, RFC 5545). The same interview keeps its UID, so that
//! a later file changes or cancels the event instead of making another one.

use crate::id::InterviewId;
use crate::time::Timestamp;

/// 2026-01-01T00:00:00Z, from which revisions are counted so that they fit the format's 31 bits.
const EPOCH_MS: i64 = 1_767_225_600_000;
/// Bytes of a line before it is folded.
const LINE: usize = 75;

/// What the calendar shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The interview.
    pub id: InterviewId,
    /// One line.
    pub title: String,
    /// Any number of lines.
    pub description: String,
    /// When it begins.
    pub start: Timestamp,
    /// How long it takes.
    pub minutes: u16,
    /// It will not take place.
    pub cancelled: bool,
}

impl Event {
    /// The event as a file, made at `now`. Files made later have a higher `SEQUENCE`, by the second.
    #[must_use]
    pub fn ics(&self, now: Timestamp) -> String {
        const MOMENT: &str = "%Y%m%dT%H%M%SZ";
        let sequence = (now.millis() - EPOCH_MS).max(0) / 1000;
        let end = self.start.plus(i64::from(self.minutes) * 60_000);
        let (method, status) =
            if self.cancelled { ("CANCEL", "CANCELLED") } else { ("PUBLISH", "CONFIRMED") };
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Evenhand//Evenhand//EN".to_owned(),
            format!("METHOD:{method}"),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@evenhand", self.id),
            format!("DTSTAMP:{}", now.local(0, MOMENT)),
            format!("SEQUENCE:{}", sequence.min(i64::from(i32::MAX))),
            format!("DTSTART:{}", self.start.local(0, MOMENT)),
            format!("DTEND:{}", end.local(0, MOMENT)),
            format!("SUMMARY:{}", escaped(&self.title)),
            format!("DESCRIPTION:{}", escaped(&self.description)),
            format!("STATUS:{status}"),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace('\n', "\\n")
}

/// A line in pieces of at most 75 bytes, never within a character, each but the first after a blank.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut width = 0;
    for c in line.chars().filter(|c| !c.is_control()) {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            id: "01900000-0000-7000-8000-000000000000".parse().unwrap(),
            title: "Interview: Zoë Łukasiewicz, 図書館; senior".into(),
            description: "Python knowledge\nSenior, 45 minutes, with a question set of a rather long name"
                .into(),
            start: Timestamp::from_millis(1_800_000_000_000),
            minutes: 45,
            cancelled: false,
        }
    }

    #[test]
    fn a_later_file_is_the_same_event_in_a_higher_revision() {
        let sequence = |text: &str| -> i64 {
            text.lines().find_map(|l| l.strip_prefix("SEQUENCE:")).unwrap().parse().unwrap()
        };
        let uid = |text: &str| text.lines().find(|l| l.starts_with("UID:")).unwrap().to_owned();
        let now = Timestamp::from_millis(1_790_000_000_000);
        let first = event().ics(now);
        let moved = Event { start: event().start.plus(3_600_000), cancelled: true, ..event() };
        let second = moved.ics(now.plus(1000));
        assert_eq!(uid(&first), uid(&second), "another UID would be another event");
        assert!(sequence(&second) > sequence(&first), "calendars ignore what is not newer");
        assert!(second.contains("METHOD:CANCEL\r\n") && second.contains("STATUS:CANCELLED\r\n"));
        assert!(first.contains("DTSTART:20270115T080000Z\r\nDTEND:20270115T084500Z\r\n"), "{first}");
        let far = Event { ..event() }.ics(Timestamp::from_millis(i64::MAX / 2));
        assert!(i32::try_from(sequence(&far)).is_ok(), "the format's integers have 31 bits");
    }

    #[test]
    fn texts_are_escaped_and_lines_folded_between_characters() {
        let text = event().ics(Timestamp::from_millis(1_790_000_000_000));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(
            unfolded.contains("SUMMARY:Interview: Zoë Łukasiewicz\\, 図書館\\; senior\r\n"),
            "{unfolded}"
        );
        assert!(unfolded.contains("DESCRIPTION:Python knowledge\\nSenior\\, 45"), "{unfolded}");
    }
}
