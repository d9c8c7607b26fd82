//! The only SQL of the product, one file per noun: `&Connection` reads, `&Transaction` writes.

pub(crate) mod answer;
pub(crate) mod bin;
pub(crate) mod candidate;
pub(crate) mod clock;
pub(crate) mod competency;
pub(crate) mod interview;
pub(crate) mod level;
pub(crate) mod note;
pub(crate) mod opening;
pub(crate) mod part;
pub(crate) mod question;
pub(crate) mod search;
pub(crate) mod set;
pub(crate) mod setting;
pub(crate) mod value;
