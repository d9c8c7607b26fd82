//! No file, however broken, may panic a reader or make it run away; and Evenhand's own files come back as written.

use super::{fixtures, made};
use intake::{Options, exchange};
use model::decision::Thresholds;
use model::exchange::{File, Place, Question, Rule, Sample, Section, Set, Signal, Task, WrittenAnchors};
use model::level::LevelKey;
use model::question::Kind;
use model::set::Words;
use proptest::prelude::*;

/// Names that lead to each reader.
const NAMES: &[&str] = &[
    "x.csv", "x.tsv", "x.json", "x.jsonl", "x.yaml", "x.gift", "x.xml", "x.ipynb", "x.txt", "x.docx",
    "x.xlsx", "x.ods", "x.zip", "x",
];

fn read(name: &str, bytes: &[u8]) {
    if let Ok(document) = intake::read(name, bytes, &Options::default()) {
        for draft in &document.drafts {
            assert!(!draft.prompt.trim().is_empty(), "{name}: a draft without a prompt");
        }
    }
}

/// Bytes with some places changed, cut out or doubled.
fn damage(mut bytes: Vec<u8>, changes: &[(usize, u8, u8)]) -> Vec<u8> {
    for (at, kind, value) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        match kind % 4 {
            0 => bytes[at] = *value,
            1 => bytes.truncate(at),
            2 => {
                let end = (at + usize::from(*value)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let end = (at + usize::from(*value)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), name in 0..NAMES.len()) {
        read(NAMES[name], &bytes);
    }

    #[test]
    fn random_text_of_signs_never_panics(text in "[\\[\\]{}\"'<>/&;:,#=~%\\\\|?\\- \\n\\tQaé问0-9]{0,300}", name in 0..NAMES.len()) {
        read(NAMES[name], text.as_bytes());
    }

    #[test]
    fn damaged_fixtures_never_panic(pick in any::<usize>(), changes in changes()) {
        let fixtures = fixtures();
        let (name, bytes, _) = &fixtures[pick % fixtures.len()];
        read(name, &damage(bytes.clone(), &changes));
    }

    #[test]
    fn damaged_archives_never_panic(pick in 0..4_usize, changes in changes()) {
        let made = [("x.docx", made::numbered_docx()), ("x.xlsx", made::two_sheets()), ("x.ods", made::ods()), ("x.zip", made::qti_package())];
        read(made[pick].0, &damage(made[pick].1.clone(), &changes));
    }

    #[test]
    fn damaged_members_never_panic(pick in 0..5_usize, changes in changes()) {
        let texts = ["<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Why?</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:body></w:document>",
            "<workbook><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>", "<table:table><table:table-row table:number-rows-repeated='9'><table:table-cell><text:p>Why?</text:p></table:table-cell></table:table-row></table:table>",
            "<manifest><resources><resource href='../../a.xml'/></resources></manifest>", "<assessmentItem><itemBody><prompt>Why?</prompt></itemBody></assessmentItem>"];
        let paths = ["word/document.xml", "xl/workbook.xml", "content.xml", "imsmanifest.xml", "a.xml"];
        let damaged = damage(texts[pick].as_bytes().to_vec(), &changes);
        let damaged = String::from_utf8_lossy(&damaged);
        let members = [(paths[pick], damaged.as_ref()), ("imsmanifest.xml", "<manifest/>")];
        let bytes = made::packed(if pick == 3 { &members[..1] } else { &members });
        read("x.zip", &bytes);
    }

    #[test]
    fn own_files_come_back_without_loss(file in file()) {
        prop_assert_eq!(&exchange::read(&exchange::write_json(&file)).expect("JSON"), &file);
        prop_assert_eq!(&exchange::read(&exchange::write_yaml(&file)).expect("YAML"), &file);
        let page = exchange::write_markdown(&file);
        prop_assert_eq!(&exchange::read(&page).unwrap_or_else(|why| panic!("{why}\n{page}")), &file, "{}", page);
        // Likewise by way of the bytes, where line ends are made equal.
        let options = Options { encoding: Some(String::from("utf-8")), ..Options::default() };
        for (name, text) in
            [("x.json", exchange::write_json(&file)), ("x.yaml", exchange::write_yaml(&file)), ("x.md", page)]
        {
            let document = intake::read(name, text.as_bytes(), &options).unwrap_or_else(|why| panic!("{why}\n{text}"));
            prop_assert_eq!(&exchange::read(&document.source).expect(name), &file, "{}", text);
        }
    }
}

/// Marks of the formats, Markdown at the start of a line, signs nobody sees, and what tables take for their own.
const STUMBLES: &[&str] = &[
    "### Prompt",
    "\\### Guide",
    "## Question: x",
    "- good: yes",
    "---",
    "\\\"quoted\"",
    "```python",
    "~~~~",
    "# Why",
    "- why",
    "* why",
    "1. why",
    "> why",
    "    let x = 1;",
    "\tlet x = 1;",
    "  both ends  ",
    "one\r\ntwo",
    "one\rtwo",
    "\u{2028}",
    "one\u{2029}",
    "\u{85}",
    "\u{202e}abc\u{202c} \u{2066}שלום\u{2069}",
    "\u{200f}",
    "\u{feff}",
    "\0",
    "'=x",
    "null",
    "~",
    "yes",
    "0x1F",
    "a: b #c",
];

/// Texts that writers stumble over: marks of the formats themselves, empty ends, every kind of line end.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "[ -~]{0,24}",
        2 => "\\PC{0,12}",
        6 => prop::sample::select(STUMBLES).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(line, 0..4).prop_map(|lines| lines.join("\n"))
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

fn question() -> impl Strategy<Value = Question> {
    let kind = prop_oneof![
        Just(Kind::PastBehaviour),
        Just(Kind::Situational),
        Just(Kind::Knowledge),
        Just(Kind::Task)
    ];
    let signals = prop::collection::vec(
        (any::<bool>(), text())
            .prop_map(|(good, text)| if good { Signal::Good(text) } else { Signal::Flag(text) }),
        0..3,
    );
    let anchors = (text(), text(), text()).prop_map(|(one, three, five)| WrittenAnchors { one, three, five });
    let levels = prop::collection::btree_map(text().prop_map(LevelKey), anchors, 0..3);
    let sample = (text(), text(), prop::option::of(text()), prop::option::of(text()))
        .prop_map(|(setup, prints, raises, python)| Sample { setup, prints, raises, python });
    let task =
        (text(), text(), text()).prop_map(|(solution, broken, cases)| Task { solution, broken, cases });
    (
        (text(), kind, text(), texts(), any::<u16>(), (text(), text())),
        (text(), texts(), signals, levels),
        (text(), prop::collection::vec(sample, 0..2), prop::option::of(task)),
    )
        .prop_map(
            |(
                (id, kind, competency, topics, minutes, (title, prompt)),
                (guide, probes, signals, levels),
                (source, samples, task),
            )| Question {
                id,
                kind,
                competency,
                topics,
                minutes,
                title,
                prompt,
                guide,
                probes,
                signals,
                levels,
                source,
                samples,
                task,
            },
        )
}

fn set() -> impl Strategy<Value = Set> {
    let place = prop_oneof![
        text().prop_map(Place::Plain),
        (text(), 1..400_u32, prop::option::of(any::<u16>()), any::<bool>()).prop_map(
            |(id, weight, minutes, required)| Place::Full {
                id,
                weight: f64::from(weight) / 8.0,
                minutes,
                required
            }
        ),
    ];
    let section = (text(), prop::collection::vec(place, 0..3))
        .prop_map(|(title, questions)| Section { title, questions });
    let share = || prop::option::of((0..500_u32).prop_map(|share| f64::from(share) / 100.0));
    let rule = (share(), share()).prop_map(|(weight, minimum)| Rule { weight, minimum });
    let words =
        prop::option::of((text(), text(), text()).prop_map(|(introduction, candidate_questions, close)| {
            Words { introduction, candidate_questions, close }
        }));
    let thresholds = prop::option::of((1..9_u32).prop_map(|no| Thresholds {
        no: f64::from(no) / 3.0,
        yes: 3.3,
        strong_yes: 4.7,
    }));
    (
        text(),
        text(),
        text(),
        any::<u16>(),
        prop::collection::vec(section, 0..3),
        prop::collection::btree_map(text(), rule, 0..2),
        thresholds,
        words,
    )
        .prop_map(|(id, title, level, minutes, sections, competencies, thresholds, words)| Set {
            id,
            title,
            level: LevelKey(level),
            minutes,
            sections,
            competencies,
            thresholds,
            words,
        })
}

fn file() -> impl Strategy<Value = File> {
    (prop::collection::vec(question(), 0..3), prop::collection::vec(set(), 0..2))
        .prop_map(|(questions, sets)| File { evenhand: 1, questions, sets })
}
