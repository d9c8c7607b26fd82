//! What is read in a child process, since its parsers panic: PDF and the older Excel files. This program is its own
//! child; whatever happens there, the parent must come back with a document or an error. The first byte chooses the
//! format. `cargo +nightly fuzz run fenced`
#![no_main]

mod stored;

use intake::{Limits, Options};
use libfuzzer_sys::fuzz_target;
use stored::stored;

/// A page that holds `content` between its objects, as loosely as readers of PDF allow.
fn page(content: &[u8]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n\
        5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n4 0 obj\n"
        .to_vec();
    out.extend(format!("<< /Length {} >>\nstream\n", content.len()).as_bytes());
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
    let start = out.len();
    let offsets: Vec<usize> =
        (1..6).map(|number| find(&out, format!("{number} 0 obj\n").as_bytes())).collect();
    out.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for offset in offsets {
        out.extend(format!("{offset:010} 00000 n \n").as_bytes());
    }
    out.extend(format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    out
}

fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap_or(0)
}

fuzz_target!(
    init: {
        if let Some(code) = intake::child::run_if_asked() {
            std::process::exit(i32::from(code != std::process::ExitCode::SUCCESS));
        }
    },
    |bytes: &[u8]| {
        let Some((choice, rest)) = bytes.split_first() else { return };
        let limits = Limits { bytes: 1 << 20, unpacked: 8 << 20, drafts: 2_000 };
        let options = Options { limits, ..Options::default() };
        let _ = match choice % 4 {
            0 => intake::read("x.pdf", rest, &options),
            1 => intake::read("x.pdf", &page(rest), &options),
            2 => intake::read("x.xls", &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", rest].concat(), &options),
            _ => intake::read("x.xlsb", &stored(&[("xl/workbook.bin", rest), ("xl/worksheets/sheet1.bin", rest)]), &options),
        };
    }
);
