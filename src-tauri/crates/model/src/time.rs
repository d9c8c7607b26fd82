//! A moment in UTC, to the millisecond. Nobody on this floor asks what time it is: the caller says.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A moment, written as RFC 3339 in UTC with milliseconds (`2026-03-02T09:30:00.000Z`), which also sorts as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, TS)]
#[ts(type = "string")]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// The machine's clock. Only the floors above the model call this.
    #[must_use]
    pub fn now() -> Self {
        Self::from_millis(Utc::now().timestamp_millis())
    }

    /// Milliseconds since 1970; times outside chrono's range become 1970 itself.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(DateTime::from_timestamp_millis(millis).unwrap_or_default())
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// Milliseconds from `earlier` to this moment; 0 where the clock was set back in between.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        (self.millis() - earlier.millis()).max(0)
    }

    /// This moment `millis` later.
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self::from_millis(self.millis().saturating_add(millis))
    }

    /// As a wall clock that stands `offset_minutes` east of UTC shows it, by a chrono format string.
    #[must_use]
    pub fn local(self, offset_minutes: i32, format: &str) -> String {
        let zone = FixedOffset::east_opt(offset_minutes.clamp(-1439, 1439) * 60);
        match zone {
            Some(zone) => self.0.with_timezone(&zone).format(format).to_string(),
            None => self.0.format(format).to_string(),
        }
    }

    /// How far the machine's own wall clock stands east of UTC at this moment, in minutes.
    #[must_use]
    pub fn machine_offset_minutes(self) -> i32 {
        self.0.with_timezone(&chrono::Local).offset().local_minus_utc() / 60
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl std::str::FromStr for Timestamp {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, chrono::ParseError> {
        Ok(Self::from_millis(DateTime::parse_from_rfc3339(text)?.timestamp_millis()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A day without a time, `2027-03-31`; kept as text because nothing computes with it but comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Day(String);

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match chrono::NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
            Ok(day) => Ok(Self(day.format("%Y-%m-%d").to_string())),
            Err(_) => Err(format!("\u{201c}{text}\u{201d} is not a day; write it as 2027-03-31.")),
        }
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl Day {
    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_survives_writing_and_reading() {
        let then: Timestamp = "2026-03-02T10:30:00.250+01:00".parse().unwrap();
        assert_eq!(then.to_string(), "2026-03-02T09:30:00.250Z", "kept in UTC with milliseconds");
        assert_eq!(then.to_string().parse::<Timestamp>().unwrap(), then);
        assert_eq!(then.local(60, "%H:%M"), "10:30", "shown as the wall clock showed it");
    }

    #[test]
    fn a_clock_set_back_never_gives_negative_time() {
        assert_eq!(Timestamp::from_millis(5).since(Timestamp::from_millis(9)), 0);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(Day::try_from("2027-02-30".to_owned()).is_err());
        assert_eq!(Day::try_from("2027-02-28".to_owned()).unwrap().as_str(), "2027-02-28");
    }
}
