//! Questions as tables for other programs: CSV for sheets, text for Anki. They carry less than a file of
//! Evenhand and come back as drafts.

use model::exchange::{File, Question, Signal};

/// Writes CSV with a header, one question to a row. With `guard`, cells that a sheet program would take for a
/// formula begin with an apostrophe.
#[must_use]
pub fn write_csv(file: &File, guard: bool) -> String {
    let mut out =
        String::from("question,answer,guidance,follow-ups,competency,topics,level,kind,minutes,id\n");
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

fn quoted(cell: &str, guard: bool) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if guard && risky { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
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
