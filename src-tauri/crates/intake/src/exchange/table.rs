//! Questions as tables for other programs: CSV for sheets, text for Anki. They carry less than a file of
//! Evenhand and come back as drafts.

use std::collections::HashMap;

use model::exchange::{File, Question, Signal};

use crate::draft::Draft;
use crate::rows::Row;

/// The first line of what [`write_csv`] wrote before there were titles.
const UNTITLED: &str = "question,answer,guidance,follow-ups,competency,topics,level,kind,minutes,id";

/// Whether a text is a table that [`write_csv`] wrote.
pub(crate) fn is_ours(text: &str) -> bool {
    text.starts_with(UNTITLED)
}

/// Gives the drafts of such a table their titles. A draft is found by its line; the first of a row gets the title.
pub(crate) fn titled(rows: &[Row], drafts: &mut [Draft]) {
    let Some(column) = rows.first().and_then(|row| row.cells.iter().position(|cell| cell == "title")) else {
        return;
    };
    let mut titles: HashMap<u32, &String> =
        rows.iter().filter_map(|row| Some((row.line, row.cells.get(column)?))).collect();
    for draft in drafts {
        if let Some(title) = draft.line.and_then(|line| titles.remove(&line)) {
            draft.title = title.trim().to_owned();
        }
    }
}

/// Writes CSV with a header, one question to a row. With `guard`, cells that a sheet program would take for a
/// formula begin with an apostrophe.
#[must_use]
pub fn write_csv(file: &File, guard: bool) -> String {
    let mut out = format!("{UNTITLED},title\n");
    for question in &file.questions {
        let levels: Vec<String> = question.levels.keys().map(ToString::to_string).collect();
        let kind = serde_json::to_value(question.kind)
            .ok()
            .and_then(|kind| kind.as_str().map(str::to_owned))
            .unwrap_or_default();
        let cells = [
            question.prompt.trim(),
            question.guide.trim(),
            &signals(question),
            &question.probes.join("\n"),
            &question.competency,
            &question.topics.join(", "),
            &levels.join(", "),
            &kind,
            &question.minutes.to_string(),
            &question.id,
            &question.title,
        ]
        .map(|cell| quoted(cell, guard));
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn signals(question: &Question) -> String {
    let line = |signal: &Signal| match signal {
        Signal::Good(text) => format!("- {text}"),
        Signal::Flag(text) => format!("- Red flag: {text}"),
    };
    question.signals.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a sheet program would take a cell for a formula, or would if it began with fewer apostrophes.
fn risky(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell of such a table without the apostrophe that guards it.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}

fn quoted(cell: &str, guard: bool) -> String {
    // An apostrophe of one's own gets another, whatever is asked, so that one can always be taken off again.
    let guard = risky(cell) && (guard || cell.starts_with('\''));
    let cell = if guard { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.starts_with('#') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// Writes Anki's text format: the prompt in front, the answer guide and probes behind, topics as tags.
#[must_use]
pub fn write_anki(file: &File) -> String {
    let mut out = String::from("#separator:tab\n#html:false\n#columns:Front\tBack\tTags\n#tags column:3\n");
    for question in &file.questions {
        let mut back = question.guide.trim().to_owned();
        for probe in &question.probes {
            back.push_str(if back.is_empty() { "- " } else { "\n- " });
            back.push_str(probe);
        }
        let tags: Vec<String> = std::iter::once(&question.competency)
            .chain(&question.topics)
            .map(|tag| tag.replace(char::is_whitespace, "_"))
            .collect();
        let cells = [question.prompt.trim(), &back, &tags.join(" ")].map(quoted_tab);
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}

fn quoted_tab(cell: &str) -> String {
    if cell.contains(['\t', '"', '\n', '\r']) || cell.starts_with('#') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, tabular};
    use model::question::Kind;
    use proptest::prelude::*;

    fn question(texts: [String; 5]) -> Question {
        let [prompt, guide, probe, competency, id] = texts;
        Question {
            id,
            kind: Kind::Task,
            competency,
            topics: Vec::new(),
            minutes: 5,
            title: String::from("-2 is odd, \"why\"?"),
            prompt,
            guide,
            probes: vec![probe],
            signals: vec![Signal::Good(String::from("=cmd"))],
            levels: Default::default(),
            source: String::new(),
            samples: Vec::new(),
            task: None,
        }
    }

    fn text() -> impl Strategy<Value = String> {
        const STUMBLES: &[&str] = &[
            "=1+1",
            "'=1+1",
            "''-2",
            "-3",
            "+4",
            "@x",
            "\t=5",
            "'",
            "#tag",
            "a,b;c|d",
            "\"q\"",
            "\tb\tc\td",
            "\\n",
            "sep=;",
            "",
        ];
        let piece =
            prop_oneof![prop::sample::select(STUMBLES).prop_map(str::to_owned), "[ -~]{0,12}", "\\PC{0,6}"];
        prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.join("\n"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn no_cell_of_a_table_is_lost(rows in prop::collection::vec(prop::array::uniform5(text()), 1..5), guard in any::<bool>()) {
            let questions: Vec<Question> = rows.into_iter().map(question).collect();
            let file = File { evenhand: 1, questions, sets: Vec::new() };
            let csv = tabular::rows(&write_csv(&file, guard));
            let csv: Vec<&Vec<String>> = csv.iter().map(|row| &row.cells).filter(|cells| !cells.is_empty()).skip(1).collect();
            prop_assert_eq!(csv.len(), file.questions.len());
            for (cells, q) in csv.iter().zip(&file.questions) {
                let wanted = [q.prompt.trim(), q.guide.trim(), "- =cmd", &q.probes[0], &q.competency, "", "", "task", "5", &q.id, &q.title];
                prop_assert_eq!(&cells[..], &wanted[..]);
            }
            let anki = tabular::split(&write_anki(&file), b'\t');
            let anki: Vec<&Vec<String>> = anki.iter().map(|row| &row.cells).filter(|cells| cells.len() == 3).collect();
            prop_assert_eq!(anki.len(), file.questions.len());
            for (cells, q) in anki.iter().zip(&file.questions) {
                prop_assert_eq!(&cells[0], q.prompt.trim());
                prop_assert!(cells[1].starts_with(q.guide.trim()) && cells[1].ends_with(&q.probes[0]));
            }
        }
    }

    #[test]
    fn a_guarded_formula_comes_back_as_the_question_it_was() {
        let asked = ["=SUM(A1) gives what?", "'=' or '==': which compares?", "@property: what is it?"];
        let questions = asked
            .iter()
            .map(|prompt| question([*prompt, "+1", "", "Sheets", "a"].map(str::to_owned)))
            .collect();
        let file = File { evenhand: 1, questions, sets: Vec::new() };
        for guard in [true, false] {
            let text = write_csv(&file, guard);
            assert_eq!(text.contains("'=SUM"), guard, "{text}");
            let read = crate::read("bank.csv", text.as_bytes(), &Options::default()).expect("read");
            let found: Vec<&str> = read.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
            assert_eq!(found, asked, "{text}");
            assert!(read.drafts.iter().all(|draft| draft.answer.as_deref() == Some("+1")));
            assert!(read.drafts.iter().all(|draft| draft.title == "-2 is odd, \"why\"?"), "titles come back");
        }
    }
}
