//! The search field: every script, every filter, and nothing that can be typed is an error.

use model::level::LevelKey;
use model::question::{QuestionChange, Status};
use workspace::Workspace;

use crate::support::*;

fn found(ws: &Workspace, query: &str) -> Vec<String> {
    let page = ws.search_questions(query.into(), 0, 500).unwrap();
    assert_eq!(page.total as usize, page.rows.len(), "the count and the rows of \"{query}\" agree");
    page.rows.into_iter().map(|r| r.title).collect()
}

#[test]
fn ten_scripts_are_found_by_what_people_type() {
    let mut ws = fresh(&Hand::new());
    let cases = [
        (
            "Latin with accents",
            "Décrivez une expérience gênante où vous avez changé d’avis",
            &["EXPERIENCE", "gênante", "decriv"][..],
        ),
        ("Vietnamese", "Hãy kể về một lần bạn sửa lỗi nghiêm trọng", &["nghiem trong", "sửa"]),
        (
            "Cyrillic",
            "Расскажите о сложной ошибке, которую вы нашли ещё до выпуска",
            &["ошибке", "СЛОЖНОЙ", "еще"],
        ),
        ("Greek", "Περιγράψτε μια δύσκολη απόφαση", &["αποφαση", "δύσκολη"]),
        ("Arabic", "صِف موقفًا اختلفت فيه مع الكتابة الأولى", &["موقفا", "كتابة", "اختلفت"]),
        ("Hebrew", "ספר על החלטה קשה שקיבלת", &["החלטה", "קיבלת"]),
        ("Devanagari", "अपनी सबसे कठिन गलती के बारे में बताइए", &["कठिन", "गलती"]),
        (
            "Chinese",
            "请描述一次你在图书馆系统中修复并发错误的经历",
            &["图书馆", "并发", "错误的经", "库"][..3],
        ),
        ("Japanese", "データベースの障害にどう対応しましたか", &["データ", "ベース", "障害に", "対応し"]),
        ("Korean", "데이터베이스 장애를 어떻게 해결했습니까", &["데이터", "베이스", "해결"]),
        ("Thai", "เล่าถึงครั้งที่คุณแก้ไขข้อผิดพลาดร้ายแรง", &["แก้ไข", "ข้อผิดพลาด"]),
    ];
    for (_, text, _) in cases {
        ws.add_question(prompt(&ws, text)).unwrap();
    }
    for (script, text, queries) in cases {
        for query in queries {
            // The bank may have the word as well; the other cases must not.
            let among: Vec<_> =
                found(&ws, query).into_iter().filter(|t| cases.iter().any(|c| c.1 == t)).collect();
            assert_eq!(among, [text], "{script}: \"{query}\"");
        }
    }
    assert_eq!(found(&ws, "障"), [cases[8].1], "one character is a word");
}

#[test]
fn the_last_word_may_be_unfinished_and_a_prompt_outranks_a_guide() {
    let mut ws = fresh(&Hand::new());
    let mut in_guide = prompt(&ws, "A question about something else");
    in_guide.guide = "Mention the zugzwang of caches, and zugzwang again: zugzwang".into();
    ws.add_question(in_guide).unwrap();
    ws.add_question(prompt(&ws, "What is zugzwang to a planner?")).unwrap();
    assert_eq!(found(&ws, "zugzw")[0], "What is zugzwang to a planner?");
    assert_eq!(found(&ws, "zugzwang cach").len(), 1, "all words must be there");
    assert_eq!(
        found(&ws, "zugz planner").len(),
        1,
        "an unfinished word before the last is found inside words"
    );
    assert_eq!(found(&ws, "ugzwan").len(), 2, "where no word begins so, the inside of words is searched");
    assert_eq!(found(&ws, "\"zugzwang to\"").len(), 1, "a phrase keeps its order");
    assert_eq!(found(&ws, "\"to zugzwang\"").len(), 0);
}

#[test]
fn filters_narrow_and_repeat_as_alternatives() {
    let ws = fresh(&Hand::new());
    let all = ws.search_questions(String::new(), 0, 500).unwrap();
    let count = |query: &str| found(&ws, query).len();
    let by = |wanted: &dyn Fn(&workspace::view::question::QuestionRow) -> bool| {
        all.rows.iter().filter(|r| wanted(r)).count()
    };
    let at =
        |row: &workspace::view::question::QuestionRow, level: &str| row.levels.iter().any(|l| l.0 == level);
    assert_eq!(count("level:senior"), by(&|r| at(r, "senior")));
    assert_eq!(count("level:sen"), count("level:senior"), "while it is being typed");
    assert_eq!(count("level:senior level:junior"), by(&|r| at(r, "senior") || at(r, "junior")));
    assert_eq!(count("level:mid minutes:<7"), by(&|r| at(r, "mid") && r.minutes < 7));
    assert_eq!(count("kind:behaviour"), count("kind:past-behaviour"));
    let topic = &ws.topics().unwrap()[0];
    assert_eq!(count(&format!("topic:\"{}\"", topic.topic)), topic.questions as usize);
    let competency = &all.rows[0].competency;
    assert_eq!(count(&format!("competency:\"{competency}\"")), by(&|r| r.competency == *competency));
}

#[test]
fn what_a_query_does_not_mean_is_said() {
    let ws = fresh(&Hand::new());
    let problem = |query: &str| ws.search_questions(query.into(), 0, 10).unwrap().problem.unwrap_or_default();
    assert!(problem("level:principal").contains("junior"), "it says which levels there are");
    assert!(problem("colour:red").contains("colour"));
    assert!(problem("minutes:soon").contains("minutes:<10"), "it shows how");
    assert_eq!(problem("std::vector"), "");
    assert_eq!(found(&ws, "level:principal").len(), 0, "an unknown level is not \"any level\"");
    assert_eq!(found(&ws, "status:lost").len(), 0);
    for odd in [
        "\"", "*", "AND", "a OR", "NEAR(", "'; --", "-", "^", ":", "a:", "\u{0}", "((", "{}", "🧪",
        "topic:\"", "+", "…",
    ] {
        ws.search_questions(odd.into(), 0, 10).unwrap_or_else(|e| panic!("\"{odd}\" is not an error: {e}"));
    }
}

#[test]
fn archived_questions_hide_until_they_are_asked_for_and_undo_brings_them_back() {
    let mut ws = fresh(&Hand::new());
    let id = made(ws.add_question(prompt(&ws, "Kwyjibo")).unwrap());
    ws.edit_questions(vec![id], QuestionChange::Status(Status::Archived)).unwrap();
    assert_eq!((found(&ws, "kwyjibo").len(), found(&ws, "kwyjibo status:archived").len()), (0, 1));
    ws.undo(None).unwrap();
    assert_eq!(found(&ws, "kwyjibo").len(), 1);
    ws.edit_question(id, prompt(&ws, "Frobnicate")).unwrap();
    assert_eq!(
        (found(&ws, "kwyjibo").len(), found(&ws, "frobnicate").len()),
        (0, 1),
        "the index follows an edit"
    );
    ws.undo(None).unwrap();
    assert_eq!((found(&ws, "kwyjibo").len(), found(&ws, "frobnicate").len()), (1, 0), "and its undo");
}

#[test]
fn pages_follow_each_other_without_gaps() {
    let ws = fresh(&Hand::new());
    for query in ["", "level:mid", "the"] {
        let whole: Vec<_> = ws.search_questions(query.into(), 0, 500).unwrap().rows;
        let mut pages = Vec::new();
        while let Some(page) = Some(ws.search_questions(query.into(), pages.len() as u32, 7).unwrap().rows)
            .filter(|p| !p.is_empty())
        {
            pages.extend(page);
        }
        assert_eq!(pages, whole, "\"{query}\"");
        let ids: Vec<_> = pages.iter().map(|row| row.id).collect();
        assert_eq!(
            ws.question_ids(query.into()).unwrap(),
            ids,
            "the ids of \"{query}\" are in the same order"
        );
    }
}

#[test]
fn many_questions_change_in_one_step_with_a_version_for_each_that_says_something_new() {
    let mut ws = fresh(&Hand::new());
    let ids = ws.question_ids("level:senior".into()).unwrap();
    assert!(ids.len() > 20);
    let all = ids.len() as u32;
    let version = |ws: &Workspace, at: usize| ws.question(ids[at]).unwrap().version;
    let before = version(&ws, 0);

    let topics = QuestionChange::AddTopics(vec!["Spring Term".into()]);
    assert_eq!(ws.edit_questions(ids.clone(), topics.clone()).unwrap().op, "edit questions");
    assert_eq!(ws.search_questions("topic:\"spring term\"".into(), 0, 1).unwrap().total, all);
    assert_eq!(version(&ws, 0), before + 1);
    assert_eq!(
        ws.edit_questions(ids.clone(), topics).unwrap().op,
        "",
        "a second time there is nothing to do"
    );
    assert_eq!(version(&ws, 0), before + 1);

    let written = ws.question(ids[0]).unwrap().content.levels;
    let (senior, junior) = (LevelKey("senior".into()), LevelKey("junior".into()));
    ws.edit_questions(ids.clone(), QuestionChange::SetLevels(vec![junior, senior.clone()])).unwrap();
    let levels = ws.question(ids[0]).unwrap().content.levels;
    assert_eq!((levels.len(), &levels[&senior]), (2, &written[&senior]), "written anchors stay");
    ws.undo(None).unwrap();
    assert_eq!(ws.question(ids[0]).unwrap().content.levels, written, "one undo for all of them");

    for (change, code) in [
        (QuestionChange::AddLevels(vec![LevelKey("principal".into())]), "gone"),
        (QuestionChange::Competency(model::id::CompetencyId::new()), "gone"),
        (QuestionChange::SetTopics(vec!["  ".into()]), "invalid"),
    ] {
        assert_eq!(ws.edit_questions(ids.clone(), change).unwrap_err().code(), code);
    }
    let mut stranger = ids.clone();
    stranger.push(model::id::QuestionId::new());
    let archive = QuestionChange::Status(Status::Archived);
    assert_eq!(ws.edit_questions(stranger, archive.clone()).unwrap_err().code(), "gone");
    assert_eq!(ws.search_questions("level:senior".into(), 0, 1).unwrap().total, all, "all of them or none");
    ws.edit_questions(ids, archive).unwrap();
    assert_eq!(ws.search_questions("level:senior".into(), 0, 1).unwrap().total, 0);
    ws.undo(None).unwrap();
    assert_eq!(ws.search_questions("level:senior".into(), 0, 1).unwrap().total, all);
}
