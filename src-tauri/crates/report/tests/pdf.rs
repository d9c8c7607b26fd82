//! The PDF as a reader's tools see it: the same bytes each time, the words in it, names in every script, and what
//! hostile texts do to it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking, in its helpers too")]

mod samples;

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use model::answer::{NoteKind, Outcome};
use model::facts::{Correction, End, Fact, Part};
use model::scorecard::Scorecard;
use proptest::prelude::*;
use report::{Export, Fonts, Options, Paper};

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);

fn export(card: &Scorecard, options: &Options) -> Export {
    report::pdf(card, &card.hash(), options, &FONTS).unwrap()
}

/// The text of a PDF by poppler, which `make test` installs: as it stands on the page (`-layout`) or as it was
/// written (`-raw`).
fn text(bytes: &[u8], how: &str) -> String {
    let mut child = Command::new("pdftotext")
        .args([how, "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext starts; it comes with the package poppler-utils");
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeder = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    assert!(output.status.success(), "pdftotext reads the file");
    String::from_utf8(output.stdout).unwrap()
}

fn golden(name: &str, found: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == found,
        "{name} is no longer what it was; look at the difference, then run again with UPDATE=1:\n{found}"
    );
}

/// White space, and marks that only steer direction, aside.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !report::fonts::invisible(*c)).collect()
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    for card in [samples::typical(), samples::scripts(), samples::empty()] {
        let first = export(&card, &Options::default());
        let again = report::pdf(&card, &card.hash(), &Options::default(), &Fonts::bundled()).unwrap();
        assert!(first.bytes == again.bytes, "two exports of one record differ");
        assert!(first.bytes.starts_with(b"%PDF-1.7"));
    }
}

/// What a page says, its lines joined.
fn said(card: &Scorecard) -> String {
    let text = text(&export(card, &Options::default()).bytes, "-raw");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_interview_entered_from_notes_claims_no_times() {
    let mut card = samples::typical();
    card.timed = false;
    card.entered = Some("2026-11-28T10:00:00Z".parse().unwrap());
    let notes: Vec<String> = card.evidence.iter().flat_map(|e| &e.notes).map(|n| n.text.clone()).collect();
    let card = samples::retold(card);
    let markdown = report::markdown(&card, "", &Options::default());
    for (form, text) in [("page", said(&card)), ("Markdown", markdown)] {
        let sentence = "Entered from notes on 28 Nov 2026; times were not measured.";
        assert!(text.contains(sentence), "{form}: {text}");
        assert!(text.contains("48 min, as stated"), "the duration is as it was stated, {form}: {text}");
        assert!(text.contains("Close to the planned time") && text.contains("not timed"), "{form}: {text}");
        for claim in ["01:04", "00:00", " min planned", "02:11"] {
            assert!(!text.contains(claim), "{form} claims {claim}: {text}");
        }
        assert!(!notes.is_empty() && text.contains("Calm, thinks aloud."), "the notes are there, {form}");
    }
    let json = report::json(&card, &card.hash());
    assert!(
        json.contains("\"timed\": false") && json.contains("Entered from notes on 28 Nov 2026"),
        "{json}"
    );
    assert_eq!(card.fidelity.in_time, None, "no share of times that nobody measured");
}

#[test]
fn how_it_was_held_how_it_ended_and_what_was_corrected_is_printed() {
    let at = |text: &str| text.parse().unwrap();
    let mut card = samples::typical();
    card.end = End::Early;
    card.end_reason = "fire alarm".into();
    card.parts = vec![
        Part { began: at("2026-11-03T09:00:00Z"), ended: Some(at("2026-11-03T09:40:00Z")) },
        Part { began: at("2026-11-04T08:00:00Z"), ended: Some(at("2026-11-04T08:20:00Z")) },
    ];
    card.corrections = vec![
        correction(Fact::Interviewer, "Eve Adams", "Tomasz Wiśniewski", "wrong account"),
        correction(Fact::Name, "Amelia Nwosu", "Amália Conceição-Nwosu", "as Amelia asked"),
    ];
    let card = samples::retold(card);
    let blind = card.clone().blind();
    let markdown = |card: &Scorecard| report::markdown(card, "", &Options::default());
    for text in [said(&card), markdown(&card)] {
        for sentence in [
            "Ended early: fire alarm.",
            "Part 1: 3 Nov 2026, 10:00 to 10:40; part 2: 4 Nov 2026, 09:00 to 09:20.",
            "Interviewer corrected on 5 Nov 2026 from Eve Adams to Tomasz Wiśniewski: wrong account.",
            "name corrected on 5 Nov 2026 from Amelia Nwosu to Amália Conceição-Nwosu: as Amelia asked.",
        ] {
            assert!(text.contains(sentence), "{sentence} is missing in {text}");
        }
    }
    for text in [said(&blind), markdown(&blind), report::json(&blind, "")] {
        assert!(text.contains("name corrected on 5 Nov 2026: as C-7K2M asked."), "{text}");
        for name in ["Amelia", "Amália", "Conceição"] {
            assert!(!text.contains(name), "the blind copy tells {name}: {text}");
        }
        assert!(text.contains("from Eve Adams to"), "the interviewer is not the one who is hidden: {text}");
    }
}

fn correction(fact: Fact, before: &str, after: &str, reason: &str) -> Correction {
    let [before, after, reason] = [before, after, reason].map(str::to_owned);
    Correction { at: "2026-11-05T12:00:00Z".parse().unwrap(), fact, before, after, reason }
}

#[test]
fn nobody_who_stayed_away_has_a_score() {
    let mut card = samples::typical();
    card.end = End::DidNotCome;
    (card.started, card.decision, card.decision_reason) = (None, None, String::new());
    (card.score.overall, card.score.proposal) = (None, None);
    card.remarks.clear();
    let card = samples::retold(card);
    for text in [said(&card), report::markdown(&card, "", &Options::default())] {
        assert!(text.contains("The candidate did not come."), "{text}");
        assert!(text.contains("There is nothing to decide, because the candidate did not come."), "{text}");
        assert!(text.contains("did not take place"), "{text}");
        for wrong in
            ["Overall", "Coverage", "%", "Competenc", "Evidence", "No decision yet", "not begun", "0 min"]
        {
            assert!(!text.contains(wrong), "{wrong} reads as a result: {text}");
        }
    }
}

#[test]
fn another_record_has_another_id() {
    let mut other = samples::typical();
    other.summary.push('!');
    assert_ne!(
        export(&samples::typical(), &Options::default()).bytes,
        export(&other, &Options::default()).bytes
    );
}

#[test]
fn the_words_of_an_ordinary_scorecard_are_these() {
    let card = samples::typical();
    for (name, options) in [
        ("typical-a4.txt", Options::default()),
        ("typical-letter-guide.txt", Options { paper: Paper::Letter, guide: true, ..Options::default() }),
        ("typical-summary.txt", Options { summary_only: true, ..Options::default() }),
    ] {
        let export = export(&card, &options);
        // In the order of reading, which does not depend on how a version of poppler guesses at columns.
        let text = text(&export.bytes, "-raw");
        golden(name, &format!("{} pages\n{text}", export.pages));
    }
}

#[test]
fn page_1_of_an_ordinary_scorecard_holds_all_of_the_result() {
    for paper in [Paper::A4, Paper::Letter] {
        let summary = Options { paper, summary_only: true, ..Options::default() };
        assert_eq!(export(&samples::typical(), &summary).pages, 1, "{paper:?}");
    }
}

#[test]
fn names_in_every_script_are_found_by_a_search() {
    let card = samples::scripts();
    let export = export(&card, &Options::default());
    assert!(export.missing.is_empty(), "every character has a face: {:?}", export.missing);
    let text = text(&export.bytes, "-layout");
    let text = bare(&text);
    for (script, name) in samples::NAMES {
        assert!(text.contains(&bare(name)), "{script}: {name} is not found in\n{text}");
    }
    for words in ["整体表现良好", "総合的に良い候補者です", "중요한 점은 명확했다", "बहुत तेज़ बोलती हैं"]
    {
        assert!(text.contains(&bare(words)), "{words} is not found");
    }
}

#[test]
fn a_character_that_no_face_has_is_reported_and_stands_as_its_code() {
    let mut card = samples::empty();
    card.summary = "The rune \u{16a0}, a private \u{e000}, and an ordinary \u{e9}.".to_owned();
    let export = export(&card, &Options::default());
    assert_eq!(export.missing, ['\u{16a0}', '\u{e000}']);
    let warning = export.warning().unwrap();
    assert!(warning.contains("U+16A0") && warning.contains("U+E000"), "{warning}");
    let text = text(&export.bytes, "-raw");
    assert!(text.contains("The rune [U+16A0], a private [U+E000], and an ordinary é."), "{text}");
    assert_eq!(self::export(&samples::typical(), &Options::default()).warning(), None);
}

#[test]
fn a_mark_without_a_place_on_its_letter_is_never_an_empty_box() {
    // A Hebrew vowel on a Latin letter: each has a face, no face has both.
    let mut card = samples::empty();
    card.summary = "x\u{5b8}y and \u{301}alone".to_owned();
    let (sheets, _) = report::sheets::scorecard(&card, "", &Options::default(), &FONTS);
    for run in report::subset::runs(&sheets) {
        assert!(run.glyphs.iter().all(|g| g.id != 0), "an empty box stands in {:?}", run.clusters);
    }
}

#[test]
fn no_decision_is_said_and_a_missing_result_has_its_reason() {
    let export = export(&samples::empty(), &Options::default());
    let text = text(&export.bytes, "-raw");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "No decision yet",
        "Nobody has decided; that is not a no.",
        "Question 1 was asked and has neither a rating nor \u{201c}not assessed\u{201d}.",
        "not assessed",
        "Nothing written.",
        "Not asked",
        "Not rated",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
}

#[test]
fn a_blind_copy_has_no_name_and_the_hash_of_the_full_record() {
    let card = samples::typical();
    let hash = card.hash();
    let blind = report::pdf(&card.clone().blind(), &hash, &Options::default(), &FONTS).unwrap();
    let text = text(&blind.bytes, "-raw");
    assert!(!text.contains("Amália") && !text.contains("Nwosu"), "the name is in\n{text}");
    assert!(text.contains(hash.get(..12).unwrap()), "the short hash is on the page");
    assert!(!String::from_utf8_lossy(&blind.bytes).contains("Am\u{e1}lia"), "nor in the metadata");
}

#[test]
fn options_leave_out_what_they_say() {
    let card = samples::typical();
    let has = |options: &Options, words: &str| text(&export(&card, options).bytes, "-raw").contains(words);
    let plain = Options::default();
    assert!(has(&plain, "Calm, thinks aloud."));
    assert!(!has(&Options { notes: false, ..plain }, "Calm, thinks aloud."));
    assert!(has(&Options { guide: true, ..plain }, "cooperative against pre-emptive"));
    assert!(!has(&plain, "cooperative against pre-emptive"));
    assert!(has(&plain, "Walk me through your first hour."));
    assert!(!has(&Options { summary_only: true, ..plain }, "Walk me through your first hour."));
}

#[test]
fn a_note_of_two_hundred_thousand_characters_comes_out_whole() {
    let mut card = samples::empty();
    let long = "zwölf Boxkämpfer jagen Viktor ".repeat(6_667);
    card.evidence[0].notes = vec![samples::note(1, 5, NoteKind::Quote, &long)];
    let export = export(&card, &Options::default());
    assert!(export.bytes.len() < 3_000_000, "{} bytes", export.bytes.len());
    let text = text(&export.bytes, "-raw");
    assert_eq!(text.matches("Boxkämpfer").count(), 6_667);
}

/// Texts that have broken programs before.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\t\ttab\u{0}\u{7}\u{1b}[31m\r\nline\u{2028}sep\u{85}".to_owned()),
        Just("x".repeat(10_000)),
        Just("\u{2066}\u{2067}\u{202e}open \u{2069}\u{202c}\u{200f}\u{200e}".repeat(40)),
        Just("👩🏽‍💻🏳️‍🌈👨‍👩‍👧‍👦🇵🇹1️⃣\u{fe0f}\u{200d}\u{200d}".to_owned()),
        Just(format!("a{}b", "\u{301}\u{316}\u{489}".repeat(300))),
        Just("لا إله مُحَمَّد ﷽ fi ffi क्ष्म्य ก็ำ ཧཱུྃ \u{600}\u{60c}".to_owned()),
        Just("```\n\tcode\n   \n> - 1. **un*closed `x\n| a | b |\n".to_owned()),
        Just("\u{fffd}\u{fffe}\u{10ffff}\u{e0001}\u{feff}\u{ad}\u{34f}".to_owned()),
        "\\PC{0,80}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn no_text_breaks_an_export(name in hostile(), prompt in hostile(), note in hostile(), summary in hostile(), letter: bool) {
        let mut card = samples::empty();
        card.candidate_name = Some(name.clone());
        card.opening = prompt.clone();
        card.set_title = note.clone();
        card.interviewer = name.clone();
        card.score.competencies[0].name = name;
        card.evidence[0].prompt = prompt;
        card.evidence[0].notes = vec![samples::note(1, 9, NoteKind::Quote, &note)];
        card.evidence[0].guide = note.clone();
        card.strengths = summary.clone();
        card.remarks = vec![note];
        card.summary = summary;
        let paper = if letter { Paper::Letter } else { Paper::A4 };
        let options = Options { paper, guide: true, ..Options::default() };
        let export = export(&card, &options);
        prop_assert!(export.pages >= 2);
        let (sheets, _) = report::sheets::scorecard(&card, "", &options, &FONTS);
        for run in report::subset::runs(&sheets) {
            prop_assert!(run.glyphs.iter().all(|g| g.id != 0), "an empty box in {:?}", run.clusters);
            prop_assert!(run.x > -1.0 && run.x + run.width < sheets.width + 1.0, "off the page: {:?}", run.clusters);
            prop_assert!(run.y > 0.0 && run.y < sheets.height, "off the page: {:?}", run.clusters);
        }
        prop_assert!(!report::markdown(&card, "", &options).is_empty());
    }
}

#[test]
fn a_question_without_an_answer_says_so_and_is_not_called_unrated() {
    let mut card = samples::typical();
    let evidence = card.evidence.first_mut().unwrap();
    (evidence.outcome, evidence.rating, evidence.not_assessed) = (Outcome::NoAnswer, None, false);
    let card = samples::retold(card);
    for (form, text) in
        [("page", said(&card)), ("Markdown", report::markdown(&card, "", &Options::default()))]
    {
        assert!(text.contains("Asked, no answer"), "{form}: {text}");
        assert!(!text.contains("Question 1 was asked and has neither"), "it needs no rating, {form}: {text}");
    }
}
