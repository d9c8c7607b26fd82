//! The builder's larger steps on the bank that ships: a blueprint, sections in another order, and what a version says
//! differently from the one before.

use model::blueprint::BlueprintRow;
use model::difference::ChangeSort;
use model::id::{CompetencyId, SectionId, SetId};
use model::level::LevelKey;
use model::readiness::Mend;
use workspace::Workspace;

use crate::support::*;

fn senior() -> LevelKey {
    LevelKey("senior".into())
}

fn competency(ws: &Workspace, name: &str) -> CompetencyId {
    ws.competencies().unwrap().into_iter().find(|c| c.name == name).expect("the bank has it").id
}

fn set(ws: &mut Workspace) -> SetId {
    made(ws.add_set("Backend, senior".into(), senior(), 45).unwrap())
}

#[test]
fn a_blueprint_fills_the_slot_from_the_bank_and_is_added_in_one_step() {
    let mut ws = fresh(&Hand::new());
    let set = set(&mut ws);
    let rows: Vec<BlueprintRow> = [("Ownership", 17), ("Concurrency", 18)]
        .map(|(name, minutes)| BlueprintRow { competency: competency(&ws, name), level: senior(), minutes })
        .into();
    let proposal = ws.propose_items(set, rows.clone()).unwrap();
    assert_eq!(proposal, ws.propose_items(set, rows.clone()).unwrap(), "the same twice");
    assert_eq!(proposal.room, 35, "45 minutes less the reserve");
    let sums: Vec<u16> =
        proposal.rows.iter().map(|row| row.items.iter().map(|i| i.pick.minutes).sum()).collect();
    assert_eq!(sums, [17, 18], "the bank has enough to fill both: {:#?}", proposal.rows);
    for item in proposal.rows.iter().flat_map(|r| &r.items) {
        assert!(item.pick.reason.contains("are complete"), "{}", item.pick.reason);
    }

    let chosen: Vec<_> = proposal.rows.iter().flat_map(|r| &r.items).map(|i| i.pick.question).collect();
    ws.add_items(set, None, chosen.clone()).unwrap();
    let view = ws.set(set).unwrap();
    assert_eq!(view.sections[0].items.iter().map(|i| i.question).collect::<Vec<_>>(), chosen);
    assert_eq!((view.question_minutes, view.readiness.len()), (35, 0), "{:?}", view.readiness);
    let shares: f64 = view.sections[0].items.iter().map(|i| i.share).sum();
    assert!((shares - 1.0).abs() < 1e-9, "the shares make up the whole: {shares}");
    ws.publish_set(set).unwrap();

    let again = ws.propose_items(set, rows).unwrap();
    assert!(again.rows.iter().all(|row| row.items.is_empty() && !row.remarks.is_empty()), "the slot is full");
    assert!(ws.add_items(set, None, chosen.clone()).is_err(), "they stand in the set already");
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(ws.set(set).unwrap().question_minutes, 0, "all went in one step");
    let mut some = chosen.clone();
    some.push(chosen[0]);
    assert!(ws.add_items(set, None, some).is_err());
    assert_eq!(ws.set(set).unwrap().question_minutes, 0, "a refusal leaves nothing behind");
}

#[test]
fn sections_move_to_any_place_and_back_by_undo() {
    let mut ws = fresh(&Hand::new());
    let set = set(&mut ws);
    let first = ws.set(set).unwrap().sections[0].id;
    let second: SectionId = made(ws.add_section(set, "B".into()).unwrap());
    let third: SectionId = made(ws.add_section(set, "C".into()).unwrap());
    let order = |ws: &Workspace| ws.set(set).unwrap().sections.iter().map(|s| s.id).collect::<Vec<_>>();
    ws.move_section(third, 0).unwrap();
    assert_eq!(order(&ws), [third, first, second]);
    ws.move_section(third, 99).unwrap();
    assert_eq!(order(&ws), [first, second, third]);
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(order(&ws), [first, second, third]);
    assert!(ws.move_section(SectionId::new(), 0).is_err());
}

#[test]
fn a_competency_with_a_bar_but_no_question_is_a_lack_that_names_it() {
    let mut ws = fresh(&Hand::new());
    let set = set(&mut ws);
    let wanted = competency(&ws, "Ownership");
    ws.set_competency_rule(set, wanted, None, Some(3.0)).unwrap();
    let lack =
        |ws: &Workspace| ws.set(set).unwrap().readiness.into_iter().find(|l| l.mend == Mend::Competency);
    assert_eq!(lack(&ws).and_then(|l| l.competency), Some(wanted));
    ws.set_competency_rule(set, wanted, None, None).unwrap();
    assert_eq!(lack(&ws), None);
}

#[test]
fn versions_differ_in_words_and_the_draft_from_the_last_one() {
    let mut ws = fresh(&Hand::new());
    let set = set(&mut ws);
    let page = ws.search_questions("level:senior status:ready".into(), 0, 3).unwrap();
    ws.add_items(set, None, page.rows.iter().map(|r| r.id).collect()).unwrap();
    ws.publish_set(set).unwrap();
    let mut order = plan(&ws, "Nguyễn Thị Hạnh");
    order.set = set;
    ws.plan_interview(order).unwrap();

    let items = ws.set(set).unwrap().sections[0].items.clone();
    ws.edit_item(items[0].id, 2.0, items[0].minutes, true).unwrap();
    ws.remove_item(items[2].id).unwrap();
    ws.publish_set(set).unwrap();
    let mut content = ws.question(items[1].question).unwrap().content;
    content.prompt = "Said differently".into();
    ws.edit_question(items[1].question, content).unwrap();

    let versions = ws.set(set).unwrap().versions;
    let (second, first) = (&versions[0], &versions[1]);
    assert_eq!(first.asked[0].candidate_name, "Nguyễn Thị Hạnh", "says who was asked which version");
    assert!(second.asked.is_empty());
    assert_eq!(ws.set_version(first.id).unwrap().items().count(), 3);

    let sorts =
        |changes: Vec<model::difference::SetChange>| changes.iter().map(|c| c.sort).collect::<Vec<_>>();
    let changes = ws.set_difference(first.id, Some(second.id)).unwrap();
    assert!(changes.iter().any(|c| c.sentence.ends_with("weighs 2 instead of 1.")), "{changes:#?}");
    assert!(sorts(changes).contains(&ChangeSort::Removed));
    let draft = ws.set_difference(second.id, None).unwrap();
    assert_eq!(draft.len(), 1, "{draft:#?}");
    let (before, after) = draft[0].texts.as_deref().expect("both texts");
    assert_ne!(before.prompt, after.prompt);
    assert_eq!(after.prompt, "Said differently");
    assert_eq!(sorts(ws.set_difference(second.id, Some(second.id)).unwrap()), []);
}
