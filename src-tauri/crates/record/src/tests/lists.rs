//! The list of paths, and what each view shows of it.

use super::{VIEWS, sample};
use crate::paths::{Class, Shape, list};
use crate::{Kind, Path, View};

fn shown(view: View) -> Vec<&'static str> {
    let path = |pattern: &str| Path::parse(Kind::Record, &pattern.replace('#', "1")).unwrap();
    list(Kind::Record).iter().filter(|row| view.shows(&path(row.pattern))).map(|row| row.pattern).collect()
}

fn keys(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::List(each) => keys(each),
        Shape::Object(fields) => {
            fields.iter().flat_map(|(key, inner)| [vec![*key], keys(inner)].concat()).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_path_is_made_of_fixed_words_only() {
    for row in Kind::ALL.into_iter().flat_map(list) {
        let plain = |c: char| c.is_ascii_lowercase() || "_/#".contains(c);
        assert!(
            row.pattern.chars().all(plain),
            "{}: a name typed by a person must fit into no path",
            row.pattern
        );
        for key in keys(&row.shape) {
            assert!(key != "_sd" && key != "...", "{key}: SD-JWT libraries would read it as hidden parts");
        }
    }
}

#[test]
fn no_path_is_the_beginning_of_another() {
    for kind in Kind::ALL {
        let patterns: Vec<_> = list(kind).iter().map(|row| row.pattern).collect();
        assert!(patterns.is_sorted_by(|a, b| a < b), "{kind:?}: a path twice on the list has two meanings");
        for (a, b) in patterns.iter().flat_map(|a| patterns.iter().map(move |b| (a, b))) {
            assert!(
                !b.starts_with(&format!("{a}/")),
                "{b} lies within {a}: hiding one would not hide the other"
            );
        }
    }
}

#[test]
fn nothing_else_is_a_path() {
    for text in [
        "",
        "/",
        "/candidate",
        "/candidate/name/",
        "/candidate/name/first",
        "candidate/name",
        "/Candidate/name",
        "/answers/#/guide",
        "/answers/0/guide",
        "/answers/01/guide",
        "/answers/10000/guide",
        "/answers/-1/guide",
        "/answers/+1/guide",
        "/answers//guide",
        "/answers/１/guide",
        "/answers/1/notes",
        "/events/1",
        " /set",
        "/set\n",
    ] {
        assert_eq!(
            Path::parse(Kind::Record, text),
            None,
            "{text:?} would be a second name for something, or a typed one"
        );
    }
    assert!(Path::parse(Kind::Record, "/answers/12/notes/9999").is_some());
    assert!(Path::parse(Kind::History, "/events/1").is_some());
}

#[test]
fn the_sample_has_every_path() {
    for row in list(Kind::Record) {
        assert!(sample().contains_key(&row.pattern.replace('#', "1")), "{} is in no test", row.pattern);
    }
}

#[test]
fn redaction_leaves_what_names_nobody() {
    let expected = [
        "/answers/#/guide",
        "/answers/#/outcome",
        "/answers/#/question",
        "/answers/#/rating",
        "/competencies",
        "/interview/ended",
        "/interview/entered",
        "/interview/minutes",
        "/interview/mode",
        "/interview/month",
        "/interview/parts",
        "/interview/round",
        "/interviewer",
        "/level",
        "/opening",
        "/result/competencies",
        "/result/decision",
        "/result/fidelity",
        "/result/score",
        "/set",
        "/stages/#/stage",
    ];
    assert_eq!(
        shown(View::Redacted),
        expected,
        "whoever adds to this list says that it may be kept about a person whose data was erased"
    );
    let mut blind = shown(View::Blind);
    blind.retain(|path| *path != "/candidate/code");
    assert_eq!(blind, expected, "a blind reader may see the code besides, and nothing else");
    assert!(
        shown(View::Blind).contains(&"/candidate/code"),
        "without a code nobody could tell blind records apart"
    );
}

#[test]
fn short_views_leave_out_notes_and_process() {
    let hidden = |view| {
        let shown = shown(view);
        let rows = list(Kind::Record).iter().map(|row| row.pattern);
        rows.filter(|path| !shown.contains(path)).collect::<Vec<_>>()
    };
    let notes = ["/answers/#/guide", "/answers/#/notes/#", "/interview/history", "/stages/#/notes/#"];
    assert_eq!(hidden(View::WithoutNotes), notes, "notes were promised not to be in it");
    let summary = [
        "/answers/#/guide",
        "/answers/#/notes/#",
        "/answers/#/skip_reason",
        "/interview/history",
        "/stages/#/notes/#",
        "/stages/#/stage",
    ];
    assert_eq!(hidden(View::Summary), summary, "a summary was promised to say no more than the first page");
    for view in VIEWS.into_iter().filter(|view| *view != View::Full) {
        let process =
            list(Kind::Record).iter().filter(|row| row.class == Class::Process).map(|row| row.pattern);
        for path in process {
            assert!(
                !shown(view).contains(&path),
                "{view:?} shows {path}: how an interviewer worked is nobody's business"
            );
        }
    }
}
