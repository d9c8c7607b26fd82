//! The records that are anything but ordinary, and a comparison of more candidates than one table holds.

use super::*;

/// Names of people from many places, each in its own script.
pub const NAMES: [(&str, &str); 14] = [
    ("Latin with diacritics", "Łukasz Żółć-Öztürk"),
    ("Vietnamese", "Nguyễn Thị Phương Thảo"),
    ("Cyrillic", "Екатерина Щукина"),
    ("Greek", "Ευάγγελος Ψαρρός"),
    ("Arabic", "محمد عبد العزيز"),
    ("Hebrew", "נועה לוי־כהן"),
    ("Devanagari", "क्षितिज शर्मा"),
    ("Chinese", "欧阳静怡"),
    ("Japanese", "さくら山本ひろし"),
    ("Korean", "김서연"),
    ("Thai", "สมชาย ใจดี"),
    ("Bengali", "অনির্বাণ চট্টোপাধ্যায়"),
    ("Georgian", "თამარ ბერიძე"),
    ("Armenian", "Արամ Խաչատրյան"),
];

/// One note per script, and free text that mixes directions.
pub fn scripts() -> Scorecard {
    let names = ["Ясность", "الوضوح", "明瞭さ"];
    let mut answers = Vec::new();
    for (i, (script, name)) in NAMES.iter().enumerate() {
        let number = i as u32 + 1;
        let prompt = format!("{script}: what does {name} say?");
        let mut q = question(number, i % 3, &names, &prompt, Some(3 + (i % 3) as u8));
        q.notes = vec![note(
            number.into(),
            number * 61,
            NoteKind::Quote,
            &format!("{name} \u{2013} {script} (v{number}.0)"),
        )];
        answers.push(q);
    }
    let card = Scorecard {
        candidate_name: Some("נועה לוי־כהן".to_owned()),
        opening: "Отдел данных · データ部門".to_owned(),
        level_name: "Mid".to_owned(),
        set_title: "多言語セット".to_owned(),
        interviewer: "محمد عبد العزيز".to_owned(),
        started: Some("2026-11-20T23:45:00.000Z".parse().unwrap()),
        utc_offset_minutes: 330,
        seconds: 3605,
        planned_minutes: 60,
        decision: Some(Decision::Yes),
        strengths:
            "المرشحة تشرح الفكرة بوضوح، ثم تعطي مثالاً من عملها في شركة Siemens عام 2024.\nЯсно излагает мысли."
                .to_owned(),
        concerns: "היא מדברת מהר מדי (לפעמים).\nबहुत तेज़ बोलती हैं, पर उदाहरण अच्छे हैं।".to_owned(),
        summary: "総合的に良い候補者です。중요한 점은 명확했다. 整体表现良好。👍🏽 → next step ✓ 👩‍👩‍👧".to_owned(),
        evidence: answers,
        ..blank()
    };
    computed(card, &names, &[])
}

/// Nothing was written and nobody decided, yet a page must come out.
pub fn empty() -> Scorecard {
    let names = ["Testing"];
    let mut open = question(1, 0, &names, "What is a fixture?", None);
    open.anchors = Anchors::default();
    open.seconds = 0;
    let mut not_asked = question(2, 0, &names, "", None);
    not_asked.outcome = Outcome::NotAsked;
    computed(Scorecard { evidence: vec![open, not_asked], ..blank() }, &names, &[])
}

/// Long names, long texts, many competencies, deep Markdown.
pub fn extreme() -> Scorecard {
    let long = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff von Hohenzollern-Sigmaringen II";
    let owned: Vec<String> = (1..=14)
        .map(|i| format!("Competency {i} with a name that goes on for longer than a column is wide"))
        .collect();
    let names: Vec<&str> = owned.iter().map(String::as_str).collect();
    let mut answers: Vec<Evidence> = (0..14)
        .map(|i| {
            question(
                i as u32 + 1,
                i,
                &names,
                "Short prompt, long everything else.",
                (i != 4).then_some((i % 5) as u8 + 1),
            )
        })
        .collect();
    answers[4].not_assessed = true;
    answers[0].prompt = format!(
        "# Heading\n\n> quoted\n>\n> > twice\n\n1. one\n   - nested **bold** and `code`\n     1. deeper\n2. two\n\n```\n{}\n\tindented by a tab\n```\n\nA link to [the manual](https://example.org/a/very/long/path/that/has/no/place/to/break/and/goes/on/and/on/and/on.html).",
        "x".repeat(400)
    );
    answers[1].notes =
        (0..120).map(|i| note(i, i as u32 * 7, NoteKind::Behaviour, &"word ".repeat(40))).collect();
    answers[2].notes = vec![note(900, 5000, NoteKind::Quote, &"supercalifragilistic".repeat(500))];
    answers[3].anchors =
        Anchors { one: String::new(), three: "Only this one is written.".to_owned(), five: String::new() };
    let card = Scorecard {
        state: State::Running,
        candidate_name: Some(long.to_owned()),
        opening: "A very long title of an opening that names team, place, time zone, contract and everything else in it".to_owned(),
        level_name: "Principal staff engineer of the second grade (interim)".to_owned(),
        set_title: "A question set whose title was written by a committee and never shortened by anyone at all".to_owned(),
        interviewer: "Bartholomäus Ondřej Nguyễn-Featherstonehaugh".to_owned(),
        started: Some("2026-01-01T00:00:00.000Z".parse().unwrap()),
        utc_offset_minutes: -570,
        seconds: 20_000,
        planned_minutes: 45,
        strengths: "A sentence of some length that says what was good about it. ".repeat(60),
        concerns: "One line.\n\n\nAnother after a gap.".to_owned(),
        summary: "\u{1f9ff} and \u{16a0} and a private \u{e000}.".to_owned(),
        remarks: (1..=9).map(|i| format!("Remark {i} is a whole sentence that explains at some length what was overridden and by whom.")).collect(),
        evidence: answers,
        ..blank()
    };
    computed(card, &names, &[(1, 4.0), (8, 2.0)])
}

/// Seven candidates of one opening, so that the tables go on in a second part.
pub fn comparison() -> report::Comparison {
    use model::answer::{Rating, Standing};
    use report::comparison::{Comparison, Question, Row};
    let answer = |n: u8| Rating::new(n).map_or(Standing::Unrated, Standing::Rated);
    let competencies =
        ["Concurrency", "Data modelling", "Testing and everything that belongs to it", "Debugging"];
    let rows = ["C-7K2M", "C-2Q9P", "Łukasz Żółć-Öztürk", "محمد عبد العزيز", "C-9F3A", "C-1B1B", "C-4XYZ"];
    let decisions = [
        Some(Decision::Yes),
        None,
        Some(Decision::StrongNo),
        Some(Decision::StrongYes),
        Some(Decision::No),
        None,
        None,
    ];
    Comparison {
        opening: "Backend engineer, payments".to_owned(),
        set_title: "Python backend, senior".to_owned(),
        set_version: 3,
        level_name: "Senior".to_owned(),
        competencies: competencies.map(str::to_owned).to_vec(),
        rows: rows
            .iter()
            .zip(decisions)
            .enumerate()
            .map(|(i, (label, decision))| Row {
                label: (*label).to_owned(),
                decision,
                overall: (i != 5).then_some(1.0 + i as f64 * 0.6),
                coverage: 1.0 - i as f64 * 0.1,
                incomplete: i > 3,
                fidelity: (i != 5).then_some(0.9),
                competencies: (0..4)
                    .map(|c| ((c + i) % 5 != 4).then_some(1.0 + ((c + i) % 5) as f64))
                    .collect(),
            })
            .collect(),
        questions: (1..=9_u8)
            .map(|n| Question {
                prompt: format!(
                    "Question {n}: what would you measure first, and what would you do with the answer?"
                ),
                answers: (0..7_u8)
                    .map(|c| if (c + n) % 11 == 7 { Standing::NotAssessed } else { answer((c + n) % 6) })
                    .collect(),
            })
            .collect(),
        remarks: vec!["C-1B1B was interviewed with version 2 of the set; two questions differ.".to_owned()],
    }
}
