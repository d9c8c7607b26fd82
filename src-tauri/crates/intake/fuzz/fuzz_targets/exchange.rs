//! Evenhand's own files: what is read is written and read again to the same. `cargo +nightly fuzz run exchange`
#![no_main]

use intake::exchange;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(file) = exchange::read(text) {
        for again in
            [exchange::write_json(&file), exchange::write_yaml(&file), exchange::write_markdown(&file)]
        {
            assert_eq!(exchange::read(&again).ok().as_ref(), Some(&file));
        }
    }
});
