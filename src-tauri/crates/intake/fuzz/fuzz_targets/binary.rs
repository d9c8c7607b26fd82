//! Archives and old sheets as they lie on a disk: `cargo +nightly fuzz run binary`. What runs in the child process
//! is not reached from here, since its parsers are known to panic and are fenced for that reason.
#![no_main]

use intake::{Limits, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, unpacked: 8 << 20, drafts: 2_000 };
    let options = Options { limits, ..Options::default() };
    for name in ["x.docx", "x.xlsx", "x.ods", "x.zip", "x"] {
        let _ = intake::read(name, bytes, &options);
    }
});
