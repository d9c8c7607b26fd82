//! Documents that hold no questions, and documents made to break readers.

use crate::{drafts, read};
use intake::{Error, Limits, Options};
use proptest::prelude::*;

#[test]
fn documents_of_other_kinds_give_nothing_and_say_so() {
    for (name, text) in [
        (
            "recipe.txt",
            "Lentil soup\n\nIngredients\n- 200 g lentils\n- 1 onion\n- salt\n\n1. Chop the onion.\n2. Add the lentils.\n3. Cook for an hour.\n",
        ),
        (
            "README.md",
            "# fastcopy\n\nCopies files.\n\n## Installation\n\n```\ncargo install fastcopy\n```\n\n## Usage\n\n1. Create a folder\n2. Run `fastcopy a b`\n\n## Why?\n\nIt is fast.\n\n## License\n\nMIT\n",
        ),
        (
            "letter.txt",
            "Dear Ms Okafor,\n\nThank you for the invitation. Would Tuesday suit you? I could also come on Friday.\n\nKind regards\nLena Brandt\n",
        ),
        (
            "story.txt",
            "It was late.\n\n\"What are you doing here?\" asked Mirko.\n\nShe said nothing. The rain went on.\n\n\"Why now?\"\n\nNobody knew.\n",
        ),
        (
            "log.txt",
            "2025-01-02 10:00:01 INFO started\n2025-01-02 10:00:02 WARN retry 1\n2025-01-02 10:00:03 INFO done\n",
        ),
        ("main.py", "import os\n\n# What is this?\ndef main():\n    print('Why?')\n\nmain()\n"),
        ("notes.md", "# Meeting\n\n- Budget agreed\n- Hire two people\n- Move to the new office in May\n"),
        ("empty.txt", ""),
        ("blank.md", "\n\n   \n"),
    ] {
        let read = read(name, text);
        assert!(read.drafts.is_empty(), "{name}: {:?}", crate::prompts(&read.drafts));
        assert!(read.warnings.iter().any(|w| w.contains("No questions were found")), "{name}");
    }
}

#[test]
fn files_that_are_not_text_are_refused_by_name() {
    let options = Options::default();
    let error = intake::read("plan.pages", b"PK\x03\x04xx", &options).expect_err("refused");
    assert!(error.to_string().contains("plan.pages") && error.to_string().contains("Export it"));
    assert!(matches!(intake::read("a.png", b"\x89PNG\r\n\x1a\n", &options), Err(Error::Unsupported { .. })));
    let small = Options { limits: Limits { bytes: 3, ..Limits::default() }, ..options };
    assert!(matches!(intake::read("a.txt", b"four", &small), Err(Error::TooLarge { .. })));
}

#[test]
fn large_files_take_linear_time() {
    let seconds = |text: &str, name: &str| {
        let start = std::time::Instant::now();
        drafts(name, text);
        start.elapsed().as_secs_f64()
    };
    for (name, piece) in [
        ("a.md", "## 1. What is it?\n\nText with `code` and **bold**.\n\n- one\n- two\n\n"),
        ("a.txt", "1. What is it?\nIt is a thing.\nExample:\nx = 1\nprint(x)\n\n"),
        ("b.txt", "word\n"),
        ("c.txt", "a•"),
        ("d.md", "[a](("),
        ("e.html", "<ul><li>What is it?<ul><li>Why?</ul></ul>"),
        ("f.txt", "Que 1. x Answer: y "),
        ("g.md", "**"),
    ] {
        let small = piece.repeat(40_000 / piece.len());
        let large = piece.repeat(320_000 / piece.len());
        let (short, long) = (seconds(&small, name).max(0.02), seconds(&large, name));
        // Eight times the text may take eight times as long; a square would take sixty-four.
        assert!(long < short * 30.0, "{name}: {short:.3} s for 40 kB, {long:.3} s for 320 kB");
    }
}

#[test]
fn deep_nesting_does_no_harm() {
    drafts("deep.html", &"<div><ul><li>".repeat(5_000));
    drafts("deep.md", &"> - ".repeat(5_000));
    drafts("deep.txt", &"((((".repeat(50_000));
}

/// Pieces that documents of questions are made of, to be put together at random.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("1. ".to_owned()),
        Just("- [x] ".to_owned()),
        Just("```\n".to_owned()),
        Just("**".to_owned()),
        Just("<details><summary>".to_owned()),
        Just("</details>".to_owned()),
        Just("| a | b |\n|---|---|\n".to_owned()),
        Just("Answer: ".to_owned()),
        Just("Que 7. What".to_owned()),
        Just("What is it?".to_owned()),
        Just("A) ".to_owned()),
        Just("•".to_owned()),
        Just("第1题".to_owned()),
        Just("ğŸ".to_owned()),
        Just("ما هو؟".to_owned()),
        Just("[x](#y)".to_owned()),
        Just("<pre><li><table><td>".to_owned()),
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_recogniser_panic(pieces in prop::collection::vec(piece(), 0..60), kind in 0..3_usize) {
        let name = ["a.md", "a.txt", "a.html"][kind];
        let text: String = pieces.concat();
        let read = read(name, &text);
        let lines = u32::try_from(read.source.split('\n').count()).unwrap();
        for draft in &read.drafts {
            prop_assert!(!draft.prompt.trim().is_empty());
            prop_assert!(draft.line.is_none_or(|line| (1..=lines).contains(&line)), "{:?} of {lines}", draft.line);
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..4_usize) {
        let name = ["a.md", "a.txt", "a.html", "a"][kind];
        let _ = intake::read(name, &bytes, &Options::default());
    }
}
