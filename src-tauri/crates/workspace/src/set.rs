//! Question sets: drafted as rows, checked, and published as a version that never changes.

use model::decision::Thresholds;
use model::id::{CompetencyId, ItemId, SetId};
use model::level::LevelKey;
use model::question::Anchors;
use model::readiness::readiness;
use model::score::CompetencyRule;
use model::set::{Item, Published, Reserve, Section, Words};
use model::text;
use model::time::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::plan::left_on_older;
use crate::store::set::{Head, Terms};
use crate::view::set::{ItemView, SectionView, SetRow, SetView};
use crate::{Changes, Workspace, store};

impl Workspace {
    /// All sets by title, archived ones last.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn sets(&self) -> Result<Vec<SetRow>> {
        self.read(|conn, _| store::set::all(conn)?.into_iter().map(|head| row(conn, head)).collect())
    }

    /// The builder's view of a set.
    ///
    /// # Errors
    /// It is gone.
    pub fn set(&self, id: SetId) -> Result<SetView> {
        self.read(|conn, _| {
            let head = store::set::head(conn, id)?;
            let draft = draft(conn, &head)?;
            let changed = newest(conn, id)?.is_none_or(|n| n.content != draft);
            let readiness = readiness(&draft);
            let name = |id: CompetencyId| {
                draft.competencies.iter().find(|c| c.id == id).map(|c| c.name.clone()).unwrap_or_default()
            };
            let sections = draft.sections.iter().map(|section| SectionView {
                id: section.id,
                title: section.title.clone(),
                minutes: minutes(section.items.iter()),
                items: section.items.iter().map(|item| item_view(item, &draft, &name)).collect(),
            });
            Ok(SetView {
                id,
                title: head.title,
                level: head.level,
                level_name: draft.level_name.clone(),
                minutes: head.minutes,
                reserve: draft.reserve,
                words: draft.words.clone(),
                room: draft.minutes.saturating_sub(draft.reserve.total()),
                question_minutes: minutes(draft.items()),
                sections: sections.collect(),
                publishable: changed && readiness.iter().all(|lack| !lack.blocks),
                readiness,
                versions: store::set::versions(conn, id)?,
                changed,
                planned_on_older: u32::try_from(store::interview::planned_on_older(conn, id)?.len())
                    .unwrap_or(u32::MAX),
                archived: head.archived,
                thresholds: draft.thresholds,
                competencies: draft.competencies,
            })
        })
    }

    /// Adds a set with one section.
    ///
    /// # Errors
    /// The title is empty or too long, the level is gone, the slot is impossible.
    pub fn add_set(&mut self, title: String, level: LevelKey, minutes: u16) -> Result<Changes> {
        let head = new_head(&title, level, minutes)?;
        self.transact("add question set", |tx, _| {
            store::level::name(tx, &head.level)?;
            store::set::add(tx, &head)?;
            store::set::add_section(tx, head.id, "")?;
            Ok(Some(head.id.to_string()))
        })
    }

    /// Adds a set with the same draft.
    ///
    /// # Errors
    /// The set is gone.
    pub fn duplicate_set(&mut self, id: SetId) -> Result<Changes> {
        self.transact("duplicate question set", |tx, _| {
            let old = store::set::head(tx, id)?;
            let copy = SetId::new();
            let title: String = old.title.chars().take(text::NAME_MAX - 7).chain(" (copy)".chars()).collect();
            store::set::add(tx, &Head { id: copy, title, archived: false, slug: None, ..old })?;
            let items = store::set::items(tx, id)?;
            for (section, title) in store::set::sections(tx, id)? {
                let new = store::set::add_section(tx, copy, &title)?;
                for (_, item) in items.iter().filter(|(s, _)| *s == section) {
                    let Item { weight, minutes, required, .. } = *item;
                    store::set::add_item(tx, new, item.question, Terms { weight, minutes, required })?;
                }
            }
            for (competency, (weight, minimum)) in store::set::rules(tx, id)? {
                store::set::put_rule(tx, copy, competency, weight, minimum)?;
            }
            Ok(Some(copy.to_string()))
        })
    }

    /// Writes a set's title, level and slot.
    ///
    /// # Errors
    /// The title is empty or too long, the set or the level is gone, the slot is impossible.
    pub fn edit_set(&mut self, id: SetId, title: String, level: LevelKey, minutes: u16) -> Result<Changes> {
        let Head { title, level, minutes, .. } = new_head(&title, level, minutes)?;
        self.transact("edit question set", |tx, _| {
            let head = store::set::head(tx, id)?;
            store::level::name(tx, &level)?;
            store::set::put(tx, &Head { title, level, minutes, ..head })?;
            Ok(None)
        })
    }

    /// Offers a set no longer, or again.
    ///
    /// # Errors
    /// The set is gone.
    pub fn archive_set(&mut self, id: SetId, archived: bool) -> Result<Changes> {
        self.transact(if archived { "archive question set" } else { "restore question set" }, |tx, _| {
            let head = store::set::head(tx, id)?;
            store::set::put(tx, &Head { archived, ..head })?;
            Ok(None)
        })
    }

    /// Writes a competency's weight and bar in a set; none is the default.
    ///
    /// # Errors
    /// A weight of 0 or less, a bar off the scale; the set or the competency is gone.
    pub fn set_competency_rule(
        &mut self,
        set: SetId,
        competency: CompetencyId,
        weight: Option<f64>,
        minimum: Option<f64>,
    ) -> Result<Changes> {
        ruled(weight, minimum)?;
        self.transact("change competency rule", |tx, _| {
            store::set::head(tx, set)?;
            store::competency::get(tx, competency)?;
            store::set::put_rule(tx, set, competency, weight, minimum)?;
            Ok(None)
        })
    }

    /// Writes where the proposal changes.
    ///
    /// # Errors
    /// They do not rise on the scale; the set is gone.
    pub fn set_thresholds(&mut self, set: SetId, thresholds: Thresholds) -> Result<Changes> {
        if !thresholds.sensible() {
            return Err(Error::Thresholds);
        }
        self.transact("change thresholds", |tx, _| {
            let head = store::set::head(tx, set)?;
            store::set::put(tx, &Head { thresholds, ..head })?;
            Ok(None)
        })
    }

    /// Writes what the interviewer says in each stage.
    ///
    /// # Errors
    /// A text is too long; the set is gone.
    pub fn set_words(&mut self, id: SetId, words: Words) -> Result<Changes> {
        let words = words.tidied()?;
        // The standard words are not stored, so that a set with them follows the program's.
        let stored = (words != Words::standard()).then_some(words.clone());
        let before =
            self.read(|conn, _| Ok(store::set::head(conn, id)?.words))?.unwrap_or_else(Words::standard);
        let texts = [
            ("edit words", &before.introduction, &words.introduction),
            ("edit words", &before.candidate_questions, &words.candidate_questions),
            ("edit words", &before.close, &words.close),
        ];
        self.transact_texts("edit words", id.to_string(), &texts, |tx, _| {
            let head = store::set::head(tx, id)?;
            store::set::put(tx, &Head { words: stored, ..head })?;
            Ok(None)
        })
    }

    /// Publishes the draft as the next version. Planned interviews stay with theirs, which the news say.
    ///
    /// # Errors
    /// Something blocks it, or it says what the newest version says; the set is gone.
    pub fn publish_set(&mut self, id: SetId) -> Result<Changes> {
        let mut news = String::new();
        let changes = self.transact("publish question set", |tx, now| {
            publish(tx, id, now)?;
            news = left_on_older(tx, id)?;
            Ok(None)
        })?;
        Ok(Changes { news, ..changes })
    }
}

/// Publishes the draft as the next version.
pub(crate) fn publish(tx: &Transaction, id: SetId, now: Timestamp) -> Result<()> {
    let draft = draft(tx, &store::set::head(tx, id)?)?;
    let blocking: Vec<String> =
        readiness(&draft).into_iter().filter(|lack| lack.blocks).map(|lack| lack.sentence).collect();
    if !blocking.is_empty() {
        return Err(Error::NotPublishable(blocking.join(" ")));
    }
    if newest(tx, id)?.is_some_and(|n| n.content == draft) {
        return Err(Error::NothingNew);
    }
    store::set::add_version(tx, id, &draft, now)?;
    Ok(())
}

/// A set's newest published version.
pub(crate) struct Newest {
    pub id: model::id::SetVersionId,
    pub number: u32,
    pub content: Published,
}

/// A set as a row of a list. One whose draft cannot be put together is listed with what its own columns say.
fn row(conn: &Connection, head: Head) -> Result<SetRow> {
    let draft = whole("question set", head.id, draft(conn, &head))?;
    let newest = whole("question set", head.id, newest(conn, head.id))?.flatten();
    let items = || draft.iter().flat_map(Published::items);
    Ok(SetRow {
        id: head.id,
        level_name: draft.as_ref().map_or_else(|| head.level.0.clone(), |draft| draft.level_name.clone()),
        questions: u32::try_from(items().count()).unwrap_or(u32::MAX),
        question_minutes: minutes(items()),
        version: newest.as_ref().map(|n| n.number),
        version_id: newest.as_ref().map(|n| n.id),
        changed: newest.is_none_or(|n| Some(&n.content) != draft.as_ref()),
        interviews: store::interview::count_of_set(conn, head.id)?,
        title: head.title,
        level: head.level,
        minutes: head.minutes,
        archived: head.archived,
        bank: head.slug.is_some(),
    })
}

/// None where a part of it is damaged, or refers to something that is damaged; the record counts as damaged then.
fn whole<T>(what: &'static str, id: SetId, read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Error::Unreadable | Error::Gone(_)) => {
            store::value::note(what, id.to_string());
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The newest published version, if the set was ever published.
pub(crate) fn newest(conn: &Connection, id: SetId) -> Result<Option<Newest>> {
    let Some(row) = store::set::versions(conn, id)?.into_iter().next() else { return Ok(None) };
    Ok(Some(Newest { id: row.id, number: row.number, content: store::set::published(conn, row.id)? }))
}

/// The draft as it would be published. Competencies come in the order their first questions are asked; those that
/// have a weight or a bar but no question come last, by name.
pub(crate) fn draft(conn: &Connection, head: &Head) -> Result<Published> {
    let items = store::set::items(conn, head.id)?;
    let rules = store::set::rules(conn, head.id)?;
    let mut competencies: Vec<CompetencyRule> = Vec::new();
    for (_, item) in &items {
        let id = item.content.competency;
        if competencies.iter().all(|c| c.id != id) {
            let (weight, minimum) = rules.get(&id).copied().unwrap_or_default();
            let name = store::competency::get(conn, id)?.name;
            competencies.push(CompetencyRule { id, name, weight, minimum });
        }
    }
    let mut bare = Vec::new();
    for (id, (weight, minimum)) in rules {
        if (weight.is_some() || minimum.is_some()) && competencies.iter().all(|c| c.id != id) {
            bare.push(CompetencyRule { id, name: store::competency::get(conn, id)?.name, weight, minimum });
        }
    }
    bare.sort_by(|a, b| a.name.cmp(&b.name));
    competencies.extend(bare);
    let sections = store::set::sections(conn, head.id)?;
    let own = |id| items.iter().filter(|(s, _)| *s == id).map(|(_, item)| item.clone()).collect();
    Ok(Published {
        title: head.title.clone(),
        level: head.level.clone(),
        level_name: store::level::name(conn, &head.level)?,
        minutes: head.minutes,
        reserve: Reserve::for_slot(head.minutes),
        words: head.words.clone().unwrap_or_default(),
        sections: sections.into_iter().map(|(id, title)| Section { id, title, items: own(id) }).collect(),
        competencies,
        thresholds: head.thresholds,
    })
}

fn item_view(item: &Item, set: &Published, name: &dyn Fn(CompetencyId) -> String) -> ItemView {
    ItemView {
        id: item.id,
        question: item.question,
        title: item.content.shown_title(),
        kind: item.content.kind,
        competency: name(item.content.competency),
        weight: item.weight,
        minutes: item.minutes,
        share: set.share(item),
        required: item.required,
        anchored: item.content.levels.get(&set.level).is_some_and(Anchors::complete),
    }
}

/// Planned minutes of some items together.
pub(crate) fn minutes<'a>(items: impl Iterator<Item = &'a Item>) -> u16 {
    items.map(|i| i.minutes).fold(0, u16::saturating_add)
}

/// A set's own columns as typed.
pub(crate) fn new_head(title: &str, level: LevelKey, minutes: u16) -> Result<Head> {
    if !(10..=480).contains(&minutes) {
        return Err(Error::Slot(minutes));
    }
    let title = text::name("The set's title", title)?;
    Ok(Head {
        id: SetId::new(),
        title,
        level,
        minutes,
        thresholds: Thresholds::default(),
        words: None,
        archived: false,
        slug: None,
    })
}

/// A weight that a score can be computed with.
pub(crate) fn weighed(weight: f64) -> Result<f64> {
    if weight > 0.0 && weight <= 1000.0 { Ok(weight) } else { Err(Error::Weight(weight)) }
}

/// A competency's weight and bar as typed.
pub(crate) fn ruled(weight: Option<f64>, minimum: Option<f64>) -> Result<()> {
    weight.map(weighed).transpose()?;
    minimum.filter(|bar| !(1.0..=5.0).contains(bar)).map_or(Ok(()), |bar| Err(Error::Bar(bar)))
}

/// An item's terms as typed.
pub(crate) fn terms(weight: f64, minutes: u16, required: bool) -> Result<Terms> {
    if !(1..=120).contains(&minutes) {
        return Err(Error::Minutes(minutes));
    }
    Ok(Terms { weight: weighed(weight)?, minutes, required })
}

/// The set of an item's section.
pub(crate) fn set_of(conn: &Connection, item: ItemId) -> Result<SetId> {
    store::set::of_section(conn, store::set::of_item(conn, item)?)
}
