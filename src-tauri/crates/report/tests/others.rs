//! The other forms: Markdown, JSON, and the pictures of the pages.

mod samples;

use report::{Fonts, Options, Paper};

#[test]
fn the_json_reads_back_as_the_same_record_with_the_same_hash() {
    for card in [samples::typical(), samples::scripts(), samples::extreme()] {
        let json = report::json(&card, &card.hash());
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["hash"], card.hash());
        #[derive(serde::Deserialize)]
        struct Sealed {
            record: model::scorecard::Scorecard,
        }
        let back: Sealed = serde_json::from_str(&json).unwrap();
        assert_eq!(back.record.hash(), card.hash());
    }
}

#[test]
fn the_markdown_says_what_the_page_says() {
    let card = samples::typical();
    let path = format!("{}/tests/golden/typical.md", env!("CARGO_MANIFEST_DIR"));
    let found = report::markdown(&card, &card.hash(), &Options::default());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        found,
        "run again with UPDATE=1 after looking at it"
    );
    assert!(
        !report::markdown(&card, "", &Options { summary_only: true, ..Options::default() })
            .contains("## Evidence")
    );
}

#[test]
fn a_picture_stands_alone_and_there_is_one_for_each_page() {
    let (card, fonts) = (samples::scripts(), Fonts::bundled());
    let pages = report::svg_pages(&card, &card.hash(), &Options::default(), &fonts).unwrap();
    let export = report::pdf(&card, &card.hash(), &Options::default(), &fonts).unwrap();
    assert_eq!(pages.len(), export.pages);
    for page in pages {
        assert!(page.starts_with("<svg ") && page.contains("viewBox=\"0 0 595.276 841.89\""));
        for forbidden in
            ["style=", "<script", "<image", "<text", "http://www.w3.org/1999", "url(", "NaN", "inf"]
        {
            assert!(!page.contains(forbidden), "{forbidden} stands in the picture");
        }
        let used: Vec<&str> =
            page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(used.iter().any(|id| page.contains(&format!("id=\"{id}\""))), "letters have outlines");
    }
}

#[test]
fn a_comparison_prints_all_candidates_and_the_same_bytes_twice() {
    let (of, fonts) = (samples::comparison(), Fonts::bundled());
    let first = report::comparison_pdf(std::slice::from_ref(&of), Paper::A4, &fonts).unwrap();
    assert!(first.missing.is_empty());
    assert!(
        first.bytes
            == report::comparison_pdf(std::slice::from_ref(&of), Paper::A4, &Fonts::bundled()).unwrap().bytes
    );
    let (sheets, _) = report::comparison::sheets(std::slice::from_ref(&of), Paper::Letter, &fonts);
    let said: String =
        report::subset::runs(&sheets).flat_map(|r| r.clusters.iter().map(|c| c.text.as_str())).collect();
    for words in [
        "C-7K2M",
        "Łukasz Żółć-Öztürk",
        "No decision yet",
        "no result",
        "not assessed",
        "asked, unrated",
        "60 %, incomplete",
        "version 2 of the set",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let empty =
        report::Comparison { rows: Vec::new(), questions: Vec::new(), competencies: Vec::new(), ..of };
    assert_eq!(report::comparison_svg_pages(&[empty], Paper::A4, &fonts).unwrap().len(), 1);
}

#[test]
fn the_questions_are_counted_so_that_the_numbers_add_up() {
    let mut card = samples::typical();
    let tally = |card: &_| {
        let text = report::markdown(card, "", &Options::default());
        text.lines().find(|line| line.contains("in the set: ")).unwrap().to_owned()
    };
    let before = tally(&card);
    assert!(before.contains("6 rated, 1 of them without an answer, 1 skipped"), "{before}");
    // What was added during the interview is no question of the set, whatever became of it.
    let added = card.evidence.iter_mut().find(|e| e.ad_hoc).unwrap();
    (added.outcome, added.rating) = (model::answer::Outcome::Skipped, None);
    assert_eq!(tally(&card), before, "the set has as many skipped questions as before");
    let silent = card.evidence.iter_mut().find(|e| e.outcome == model::answer::Outcome::NoAnswer).unwrap();
    silent.rating = None;
    let after = tally(&card);
    assert!(after.contains("7 asked, 5 rated, 1 without an answer"), "{after}");
}
