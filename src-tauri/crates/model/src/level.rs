//! The ladder a candidate is interviewed for. Years choose the rung and its anchors; they never add points.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rung's key: a short lower-case word such as `senior`, which stays when the rung is renamed, so that anchors
/// and exchange files keep meaning the same rung.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct LevelKey(pub String);

impl std::fmt::Display for LevelKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Level {
    /// What anchors and files call it.
    pub key: LevelKey,
    /// What people call it.
    pub name: String,
    /// Years of experience from which the rung is usual.
    pub years_from: u8,
    /// Years up to which it is usual; none for the last rung.
    pub years_to: Option<u8>,
}

/// The ladder a new workspace starts with: Junior 0-2, Mid 2-5, Senior 5-10, Staff 10+.
#[must_use]
pub fn default_ladder() -> Vec<Level> {
    [
        ("junior", "Junior", 0, Some(2)),
        ("mid", "Mid", 2, Some(5)),
        ("senior", "Senior", 5, Some(10)),
        ("staff", "Staff", 10, None),
    ]
    .into_iter()
    .map(|(key, name, years_from, years_to)| Level {
        key: LevelKey(key.to_owned()),
        name: name.to_owned(),
        years_from,
        years_to,
    })
    .collect()
}
