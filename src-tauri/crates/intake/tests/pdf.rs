//! PDF, read in a child process: this program is its own child, as the real ones are, so that it has a `main`
//! instead of the usual harness.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "it is a test, which only the harness would tell"
)]

use intake::{Document, Error, Options};

/// A one-page PDF with these lines of text.
fn pdf(lines: &[&str]) -> Vec<u8> {
    repeated(lines, 1)
}

/// A PDF with so many pages, all alike.
fn repeated(lines: &[&str], times: usize) -> Vec<u8> {
    let mut content = String::from("BT /F1 12 Tf 14 TL 72 760 Td\n");
    for line in lines {
        let line = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        content.push_str(&format!("({line}) Tj T*\n"));
    }
    content.push_str("ET");
    built(&content, "", times)
}

/// A PDF with so many pages of this content, in a font with these further entries.
fn built(content: &str, font: &str, times: usize) -> Vec<u8> {
    // The first page is object 3, the others follow the font.
    let page = |at: usize| format!("{} 0 R ", if at == 0 { 3 } else { at + 5 });
    let mut objects = vec![
        String::from("<< /Type /Catalog /Pages 2 0 R >>"),
        format!("<< /Type /Pages /Kids [{}] /Count {times} >>", (0..times).map(page).collect::<String>()),
        String::from(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >>"),
    ];
    objects.extend(objects.get(2).cloned().into_iter().cycle().take(times - 1));
    let mut out = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        offsets.push(out.len());
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for offset in offsets {
        out.push_str(&format!("{offset:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

fn read(bytes: &[u8]) -> Result<Document, Error> {
    intake::read("interview.pdf", bytes, &Options::default())
}

fn questions_come_out() {
    let document = read(&pdf(&[
        "Interview questions",
        "",
        "1. What does a checksum tell you?",
        "That the bytes are the ones that were written, and nothing about whether they were right when they",
        "were written in the first place.",
        "2. Why would you sign a release?",
        "So that people can tell who built it.",
        "3. What is a reproducible build?",
        "One that anybody can repeat.",
    ]))
    .expect("a PDF");
    assert_eq!(document.format.name(), "pdf");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(
        prompts,
        ["What does a checksum tell you?", "Why would you sign a release?", "What is a reproducible build?"]
    );
    let answer = document.drafts[0].answer.as_deref().expect("an answer");
    assert!(answer.contains("when they were written"), "the page's line ends are gone: {answer}");
}

fn scans_are_refused_with_a_way_out() {
    let error = read(&pdf(&[])).expect_err("no text");
    assert!(error.to_string().contains("text recognition"), "{error}");
}

fn broken_files_end_the_child_and_not_the_parent() {
    let whole = pdf(&["1. What is left of this?"]);
    let mut loops = String::from_utf8(whole.clone()).expect("ASCII");
    loops = loops.replace("/Kids [3 0 R]", "/Kids [2 0 R]");
    let wild =
        String::from_utf8(whole.clone()).expect("ASCII").replace("14 TL", "1 0 0 1 99999999999999999999 TL");
    let half = whole[..whole.len() / 2].to_vec();
    for (at, bytes) in [
        half,
        loops.into_bytes(),
        wild.into_bytes(),
        b"%PDF-1.7\n".to_vec(),
        b"%PDF-1.7 \xFF\x00<<<<".to_vec(),
    ]
    .iter()
    .enumerate()
    {
        // Some damage can be read over; none may panic here.
        if let Err(error) = read(bytes) {
            assert!(error.to_string().contains("interview.pdf"), "{at}: {error}");
        }
    }
    for at in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[at] = b'(';
        let _ = read(&bytes);
    }
}

/// Some writers give each letter its own place and no width, and set the spaces too.
fn letters_that_stand_by_themselves_are_words() {
    let mut content = String::from("BT /F1 12 Tf\n");
    for (line, text) in ["1. What is a checksum?", "A number that tells of damage.", "2. Why sign a release?"]
        .iter()
        .enumerate()
    {
        for (at, letter) in text.chars().enumerate() {
            content.push_str(&format!("1 0 0 1 {} {} Tm ({letter}) Tj\n", 72 + at * 7, 760 - line * 14));
        }
    }
    content.push_str("ET");
    let widths = format!("/FirstChar 32 /LastChar 126 /Widths [{}]", "0 ".repeat(95));
    let document = read(&built(&content, &widths, 1)).expect("a PDF");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(prompts, ["What is a checksum?", "Why sign a release?"]);
}

/// Browsers write what is in another face, such as code, before all else on the page.
fn words_written_first_stand_where_they_are_seen() {
    let at = |letters: usize, line: usize, text: &str| {
        format!("1 0 0 1 {} {} Tm ({text}) Tj\n", 72 + letters * 7, 760 - line * 14)
    };
    let content = [
        "BT /F1 12 Tf\n".to_owned(),
        at(27, 0, "package.json"),
        at(12, 2, "readFile"),
        at(25, 2, "readSync"),
        at(0, 0, "1. What is the role of the "),
        at(39, 0, " file?"),
        at(0, 1, "It names a project."),
        at(0, 2, "2. How does "),
        at(20, 2, " and "),
        at(33, 2, " differ?"),
        at(0, 3, "One of them waits."),
        "ET".to_owned(),
    ]
    .concat();
    let widths = format!("/FirstChar 32 /LastChar 126 /Widths [{}]", "583 ".repeat(95));
    let document = read(&built(&content, &widths, 1)).expect("a PDF");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(
        prompts,
        ["What is the role of the package.json file?", "How does readFile and readSync differ?"]
    );
}

fn pages_without_number_are_refused() {
    let error = read(&repeated(&["1. What is on this page?"], 3_001)).expect_err("too many pages");
    assert!(error.to_string().contains("at most 3000"), "{error}");
}

fn old_sheets_are_read_apart_too() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(4096, 0x41);
    let error = intake::read("old.xls", &bytes, &Options::default()).expect_err("no workbook");
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
}

fn main() -> std::process::ExitCode {
    let before = read(&pdf(&["1. Why?"]));
    if let Some(code) = intake::child::run_if_asked() {
        return code;
    }
    let error = before.expect_err("nobody said that this program can be a child");
    assert!(matches!(error, Error::Unsupported { .. }), "{error}");
    for (name, test) in [
        ("questions_come_out", questions_come_out as fn()),
        ("scans_are_refused_with_a_way_out", scans_are_refused_with_a_way_out),
        ("broken_files_end_the_child_and_not_the_parent", broken_files_end_the_child_and_not_the_parent),
        ("letters_that_stand_by_themselves_are_words", letters_that_stand_by_themselves_are_words),
        ("words_written_first_stand_where_they_are_seen", words_written_first_stand_where_they_are_seen),
        ("pages_without_number_are_refused", pages_without_number_are_refused),
        ("old_sheets_are_read_apart_too", old_sheets_are_read_apart_too),
    ] {
        test();
        println!("test {name} ... ok");
    }
    std::process::ExitCode::SUCCESS
}
