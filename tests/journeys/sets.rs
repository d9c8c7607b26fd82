//! Building a set: order, sections, readiness, publishing, and that what was published never changes.

use model::decision::Thresholds;
use model::level::LevelKey;
use workspace::Workspace;

use crate::support::*;

fn built(ws: &mut Workspace) -> model::id::SetId {
    let set = made(ws.add_set("Backend, mid".into(), LevelKey("mid".into()), 45).unwrap());
    let page = ws.search_questions("level:mid status:ready".into(), 0, 4).unwrap();
    for row in page.rows {
        ws.add_item(set, None, row.id, None).unwrap();
    }
    set
}

#[test]
fn an_edit_after_publishing_makes_the_next_version_and_leaves_the_first() {
    let mut ws = fresh(&Hand::new());
    let set = built(&mut ws);
    assert!(ws.set(set).unwrap().publishable);
    ws.publish_set(set).unwrap();
    let view = ws.set(set).unwrap();
    assert!(!view.changed && !view.publishable, "nothing new to publish");
    assert!(ws.publish_set(set).unwrap_err().to_string().contains("says the same"));

    let mut order = plan(&ws, "Kwame Mensah");
    order.set = set;
    let before = made(ws.plan_interview(order.clone()).unwrap());
    let item = view.sections[0].items[0].clone();
    ws.edit_item(item.id, 3.0, 4, false).unwrap();
    let mut content = ws.question(item.question).unwrap().content;
    content.prompt = "Said differently".into();
    ws.edit_question(item.question, content).unwrap();
    assert!(ws.set(set).unwrap().changed);
    ws.publish_set(set).unwrap();
    order.candidate_name = "Jin Soo-ah".into();
    let after = made(ws.plan_interview(order).unwrap());

    let (before, after) = (look(&ws, before), look(&ws, after));
    assert_eq!((before.set_version, after.set_version), (1, 2));
    assert_eq!(
        before.answers[0].item, after.answers[0].item,
        "a place keeps its id, so that candidates can be compared"
    );
    assert_ne!(before.answers[0].prompt, "Said differently", "an interview asks what was published");
    assert_eq!(after.answers[0].prompt, "Said differently");
    assert_eq!((before.answers[0].weight, after.answers[0].weight), (1.0, 3.0));
}

#[test]
fn items_move_between_sections_and_undo_knows_each_step() {
    let mut ws = fresh(&Hand::new());
    let set = built(&mut ws);
    let second = made(ws.add_section(set, "Later".into()).unwrap());
    let titles = |ws: &Workspace| -> Vec<Vec<String>> {
        let view = ws.set(set).unwrap();
        view.sections.iter().map(|s| s.items.iter().map(|i| i.title.clone()).collect()).collect()
    };
    let start = titles(&ws);
    let items: Vec<_> = ws.set(set).unwrap().sections[0].items.iter().map(|i| i.id).collect();
    ws.move_item(items[0], second, 9).unwrap();
    ws.move_item(items[1], second, 0).unwrap();
    let end = titles(&ws);
    assert_eq!(end[1], [start[0][1].clone(), start[0][0].clone()]);
    assert_eq!(ws.history().unwrap().undo.as_deref(), Some("move question"));
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(titles(&ws), start);
    ws.redo(None).unwrap();
    ws.redo(None).unwrap();
    assert_eq!(titles(&ws), end);
    ws.remove_section(second).unwrap();
    assert_eq!(titles(&ws).len(), 1);
}

#[test]
fn what_cannot_be_is_refused_with_a_sentence() {
    let mut ws = fresh(&Hand::new());
    let empty = made(ws.add_set("Empty".into(), LevelKey("mid".into()), 45).unwrap());
    assert!(
        ws.publish_set(empty).unwrap_err().to_string().contains("no questions"),
        "a set without questions"
    );
    let mut order = plan(&ws, "Amara Diallo");
    order.set = empty;
    assert!(ws.plan_interview(order).unwrap_err().to_string().contains("never been published"));
    assert!(ws.openings().unwrap().is_empty(), "a plan that fails leaves no half of itself");

    let set = built(&mut ws);
    let item = ws.set(set).unwrap().sections[0].items[0].clone();
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = ws.edit_item(item.id, weight, 5, true).unwrap_err();
        assert!(error.to_string().contains("above 0"), "a weight of {weight}: {error}");
    }
    assert!(ws.edit_item(item.id, 1.0, 0, true).is_err(), "a question without minutes");
    assert!(ws.add_item(set, None, item.question, None).unwrap_err().to_string().contains("already"));
    let only = ws.set(set).unwrap().sections[0].id;
    assert!(ws.remove_section(only).is_err(), "a set keeps one section");
    assert!(ws.set_thresholds(set, Thresholds { no: 3.0, yes: 2.0, strong_yes: 4.0 }).is_err());
    assert!(ws.set_competency_rule(set, ws.competencies().unwrap()[0].id, None, Some(6.0)).is_err());
    assert!(ws.add_set("No time".into(), LevelKey("mid".into()), 5).is_err());
    let level = ws.levels().unwrap();
    let without: Vec<_> = level.into_iter().filter(|l| l.key.0 != "mid").collect();
    assert!(
        ws.save_levels(without).unwrap_err().to_string().contains("question set"),
        "sets are for this level"
    );
}

#[test]
fn the_shipped_sets_are_ready_and_fit_their_slots() {
    let ws = fresh(&Hand::new());
    for row in ws.sets().unwrap() {
        let view = ws.set(row.id).unwrap();
        assert_eq!(view.readiness, [], "{} lacks nothing", row.title);
        assert!(!row.changed && row.bank && view.question_minutes <= view.room, "{}", row.title);
    }
}

#[test]
fn every_set_that_ships_is_published_fits_its_slot_and_lacks_nothing() {
    let ws = fresh(&Hand::new());
    let shipped: Vec<_> = ws.sets().unwrap().into_iter().filter(|row| row.bank).collect();
    assert!(shipped.len() >= 12, "twelve sets on the first day, not {}", shipped.len());
    for row in shipped {
        let set = ws.set(row.id).unwrap();
        assert_eq!(set.versions.len(), 1, "{} is published", row.title);
        assert_eq!(set.readiness, [], "{} lacks nothing", row.title);
        assert!(set.question_minutes <= set.room, "{} fits its slot", row.title);
        assert!(set.competencies.len() >= 2, "{} covers more than one competency", row.title);
    }
}
