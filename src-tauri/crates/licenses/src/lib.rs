//! The license notices of everything that is in the program, because those licenses ask that they go along with it. The
//! build script gathers them from the packages themselves, so that none is kept by hand and none is forgotten.

mod notices;

use std::sync::LazyLock;

pub use notices::{Notices, Package};

/// What the build script gathered.
static GATHERED: LazyLock<Notices> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/notices.json"))).unwrap_or_default()
});

/// The notices of everything that is in this program.
#[must_use]
pub fn notices() -> &'static Notices {
    &GATHERED
}
