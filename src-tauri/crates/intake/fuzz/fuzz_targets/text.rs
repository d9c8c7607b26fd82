//! The recogniser, by way of each text-like format: `cargo +nightly fuzz run text`.
#![no_main]

use intake::{Limits, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, unpacked: 1 << 20, drafts: 2_000 };
    let options = Options { limits, ..Options::default() };
    for name in ["x.md", "x.html", "x.txt", "x.ipynb"] {
        let _ = intake::read(name, bytes, &options);
    }
});
