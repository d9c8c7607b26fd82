//! A file of each format there ever was opens with everything in it. A new migration adds nothing here.

mod formats;

use model::answer::{NoteKind, Outcome};
use model::decision::Decision;
use model::interview::{Stage, State, Step};
use model::set::Words;
use model::time::Timestamp;
use rusqlite::Connection;
use workspace::Workspace;

use formats::{FORMATS, made};

/// The SHA-256 that is printed on the sealed scorecard of format-3.sql.
const SEALED: &str = "1db6ca979fbfb4b1e42586db833063f0c110b00205c068ed0b7a9f72fc1b0ba1";

#[test]
fn a_file_of_every_format_opens_with_everything_in_it() {
    for number in 1..=FORMATS.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.evenhand");
        made(&path, number);
        let workspace = Workspace::open_existing(&path, Box::new(Timestamp::now)).unwrap();
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new(), "format {number}");
        let row =
            workspace.interviews().unwrap().into_iter().find(|r| r.candidate_name == "Chiamaka Obi").unwrap();
        assert_eq!(row.overall, Some(4.0));
        let card = workspace.scorecard(row.id, false).unwrap();
        assert_eq!((card.decision, card.seconds), (Some(Decision::Yes), 400));
        assert_eq!(card.evidence[0].notes[0].text, "They take turns");
        assert!(card.evidence[0].signals[0].ticked);
        // Today's bank comes into it, beside what was there.
        assert_eq!(
            workspace.search_questions("\"two threads not help\" processes".into(), 0, 10).unwrap().total,
            1
        );
        let set = workspace.sets().unwrap().into_iter().find(|set| set.title == "Python, mid").unwrap();
        assert!(!set.changed, "what was published is still what the draft says");
    }
}

#[test]
fn interviews_of_format_3_keep_all_they_had_and_planned_ones_get_stages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    made(&path, 3);
    let now: Timestamp = "2026-09-10T09:06:00.000Z".parse().unwrap();
    let mut workspace = Workspace::open_existing(&path, Box::new(move || now)).unwrap();
    let rows = workspace.interviews().unwrap();
    let id = |state: State| rows.iter().find(|row| row.state == state).unwrap().id;

    let running = workspace.interview(id(State::Running)).unwrap();
    assert_eq!((running.watch.seconds(now), running.answers.len(), running.stages.len()), (360, 2, 0));
    let [first, second] = running.answers.as_slice() else { panic!("two questions") };
    assert_eq!((first.rating.map(u8::from), first.outcome), (Some(3), Outcome::Answered));
    assert_eq!(first.notes[0].note.text, "Draws two threads", "notes survive the table being made anew");
    assert!(first.signals[0].ticked && first.probes[0].used, "ticks too");
    assert_eq!(running.current, Some(second.id));
    assert!(second.ad_hoc && second.prompt == "And in your last job?");
    assert!(second.notes[0].marks.is_empty(), "a confirmed word stays confirmed");
    workspace.add_note(second.id, NoteKind::Quote, "More".into()).unwrap();
    workspace.step_interview(running.id, Step::Pause).unwrap();

    let planned = id(State::Planned);
    let view = workspace.interview(planned).unwrap();
    let stages: Vec<_> = view.stages.iter().map(|s| s.stage).collect();
    assert_eq!(stages, Stage::ALL);
    assert_eq!(view.stages[0].words, Words::standard().introduction);
    workspace.step_interview(planned, Step::Start).unwrap();
    let view = workspace.interview(planned).unwrap();
    assert_eq!(view.current, Some(view.stages[0].id));

    let sealed = id(State::Sealed);
    let card = workspace.scorecard(sealed, false).unwrap();
    assert_eq!(card.hash(), SEALED, "its hash is printed on paper");
    let note = card.evidence[0].notes[0].id;
    let refused = workspace.edit_note(note, NoteKind::Quote, "Other".into()).unwrap_err();
    assert_eq!(refused.code(), "sealed");
    drop(workspace);
    let file = Connection::open(&path).unwrap();
    for change in [
        "DELETE FROM answer WHERE id = '01900000-0000-7000-8000-000000000121'",
        "UPDATE answer SET rating = 5 WHERE id = '01900000-0000-7000-8000-000000000121'",
        "INSERT INTO answer SELECT '01900000-0000-7000-8000-000000000199', interview, 9, item, content, competency, stage, outcome, skip_reason, rating, rated_after, not_assessed FROM answer WHERE id = '01900000-0000-7000-8000-000000000121'",
        "UPDATE note SET text = '' WHERE answer = '01900000-0000-7000-8000-000000000121'",
    ] {
        assert_eq!(file.execute(change, []).unwrap_err().to_string(), "sealed", "{change}");
    }
}

/// Everything that belongs to interviews, row by row, as it was before any later format.
fn interviews(file: &Connection) -> Vec<String> {
    let rows = [
        (
            "interview",
            "id || state || coalesce(started, '-') || candidate || interviewer || coalesce(decision, '-')",
        ),
        ("answer", "id || interview || outcome || coalesce(rating, '-')"),
        ("note", "id || answer || text || at_seconds"),
        ("answer_signal", "answer || number"),
        ("sealed_record", "interview || record"),
    ];
    let mut all = Vec::new();
    for (table, line) in rows {
        let mut rows = file.prepare(&format!("SELECT '{table} ' || {line} FROM {table} ORDER BY 1")).unwrap();
        all.extend(rows.query_map([], |r| r.get::<_, String>(0)).unwrap().map(|row| row.unwrap()));
    }
    all
}

#[test]
fn a_table_that_is_made_anew_keeps_every_row_and_every_seal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    made(&path, 1);
    let file = Connection::open(&path).unwrap();
    let copied = "candidate, set_version, interviewer, planned, 'running', started, utc_offset, strengths, concerns, summary,
        decision, decision_reason, example FROM interview LIMIT 1";
    let began = Timestamp::now();
    file.execute_batch(&format!(
        "INSERT INTO interview SELECT '01900000-0000-7000-8000-00000000abcd', {copied};
         UPDATE interview SET started = '{began}', decision = NULL WHERE state = 'running';
         INSERT INTO interview_clock (interview, running_since, last_sign)
             VALUES ('01900000-0000-7000-8000-00000000abcd', '{began}', '{began}');
         INSERT INTO sealed_record SELECT id, '{{}}' FROM interview WHERE state = 'closed';
         UPDATE interview SET state = 'sealed' WHERE state = 'closed';"
    ))
    .unwrap();
    let before = interviews(&file);
    assert!(before.iter().any(|row| row.starts_with("note ")), "there is something to lose: {before:?}");
    drop(file);

    drop(Workspace::open_existing(&path, Box::new(Timestamp::now)).unwrap());
    let file = Connection::open(&path).unwrap();
    assert_eq!(interviews(&file), before);
    for sql in [
        "UPDATE interview SET interviewer = 'x' WHERE state = 'sealed'",
        "DELETE FROM interview WHERE state = 'sealed'",
        "DELETE FROM note",
    ] {
        assert_eq!(file.execute(sql, []).unwrap_err().to_string(), "sealed", "{sql}");
    }
    let broken: i64 =
        file.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0)).unwrap();
    assert_eq!(broken, 0, "every answer still has its interview");
    let ws = Workspace::open_existing(&path, Box::new(Timestamp::now)).unwrap();
    let running = ws.interview("01900000-0000-7000-8000-00000000abcd".parse().unwrap()).unwrap();
    assert_eq!((running.parts.len(), running.parts[0].ended), (1, None), "its first part is going on");
}

#[test]
fn a_record_sealed_by_the_first_release_keeps_its_hash() {
    let file: serde_json::Value = serde_json::from_str(include_str!("fixtures/record-1.json")).unwrap();
    let hash = file["hash"].as_str().unwrap();
    let record: model::scorecard::Scorecard = serde_json::from_value(file["record"].clone()).unwrap();
    assert_eq!(record.hash(), hash, "a field added since must not be in the JSON of a record without it");
    assert!(record.timed, "its times were measured");
    assert_eq!(record.facts(), Vec::<String>::new());
}
