//! Which headings are questions, which open a part of the document, and which only divide an answer.

use super::asks::{self, Asks};
use super::face::{Face, Style};
use super::mark;
use super::title::{self, Part};
use crate::block::{Kind, Marker};
use crate::level;
use rustc_hash::FxHashMap;
use std::collections::HashMap;

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It begins a question.
    Question,
    /// It opens a part of the document; the level orders parts within parts.
    Section(u8),
    /// It belongs to the question before it.
    Body,
    /// It stands in a part of the document and is yet to be judged.
    Loose,
    /// It is left out.
    Out,
}

/// Stands for the level of a table of contents, which ends at the next heading of any level.
const CONTENTS: u8 = u8::MAX;

/// Headings that are set alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Group {
    /// The level, or 7 for headings that open list items.
    level: u8,
    numbered: bool,
    /// The numbers are those of sections: "1.4".
    dotted: bool,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    count: usize,
    yes: usize,
    any: usize,
}

/// Gives every heading its role and every other block the role that follows from the heading above it.
pub fn roles(faces: &[Face]) -> Vec<Role> {
    let heads: Vec<usize> = faces
        .iter()
        .enumerate()
        .filter(|(_, f)| f.heading().is_some() || f.item_heading())
        .map(|(i, _)| i)
        .collect();
    let repeated = repeated(faces, &heads);
    let title = title_of(faces);
    let questions = questions(faces, &heads, &repeated, title);
    let mut roles = vec![Role::Loose; faces.len()];
    let mut open: Option<(u8, bool)> = None;
    let mut aside: Option<u8> = None;
    let mut folds = 0_usize;
    let (mut last, mut asked) = (0_u32, 0_u32);
    for (at, face) in faces.iter().enumerate() {
        match face.block.kind {
            Kind::Open => folds += 1,
            Kind::Close => folds = folds.saturating_sub(1),
            _ => {}
        }
        let role = if questions.get(at) == Some(&true) {
            open = Some((own_level(face), face.item_heading()));
            folds = 0;
            asked = face.number.unwrap_or(0);
            Role::Question
        } else if open.is_some_and(|(_, item)| item) && sibling(faces, &questions, at) {
            asked = 0;
            Role::Question
        } else if open.is_some() && unheaded(faces, &questions, at, asked) {
            asked = asked.saturating_add(1);
            Role::Question
        } else if let Some(level) = face.heading() {
            let part = face.part();
            if aside.is_some_and(|above| level <= above || above == CONTENTS) {
                aside = None;
            }
            let inside = open.is_some_and(|(above, item)| {
                folds > 0
                    || (item && part == Part::Any && divides(faces, &questions, at))
                    || level > above
                    || (item && level == above && part == Part::Any)
                    || face.label().is_some()
                    || repeated.binary_search(&at).is_ok()
            });
            if inside {
                Role::Body
            } else if (face.label().is_some() || repeated.binary_search(&at).is_ok()) && aside.is_none() {
                Role::Loose
            } else {
                open = None;
                if aside.is_none() && face.asks != Asks::Yes && Some(at) != title {
                    aside = match part {
                        Part::Aside => Some(level),
                        Part::Contents => Some(CONTENTS),
                        _ => None,
                    };
                }
                Role::Section(level)
            }
        } else if open.is_some() && (face.block.depth == 0 && face.says_question() || follows(face, asked)) {
            // A marked line is a question wherever it stands, and so is the next of the count that was not set as a
            // heading.
            open = None;
            Role::Loose
        } else if open.is_some() {
            Role::Body
        } else {
            // A question with the next number in turn is none of the page's own.
            let asked = face.number.filter(|_| face.asks == Asks::Yes);
            if last > 1 && asked.is_some_and(|number| number == last.saturating_add(1)) {
                aside = None;
            }
            last = asked.filter(|_| aside.is_none()).unwrap_or(last);
            if aside.is_some() { Role::Out } else { Role::Loose }
        };
        if let Some(slot) = roles.get_mut(at) {
            *slot = role;
        }
    }
    roles
}

/// Whether a bold item of a list asks and bears the number after that of the heading above.
fn follows(face: &Face, asked: u32) -> bool {
    asked > 0
        && face.block.marker == Some(Marker::Number(asked.saturating_add(1)))
        && face.style == Some(Style::BoldNumbered)
        && face.asks == Asks::Yes
}

/// Whether an item asks in a list of bullets in which others open with a heading that is a question.
fn sibling(faces: &[Face], questions: &[bool], at: usize) -> bool {
    let bullet = |face: &Face| face.block.depth == 1 && face.block.marker == Some(Marker::Bullet);
    let asks = |face: &&Face| bullet(face) && face.block.kind == Kind::Paragraph && face.asks == Asks::Yes;
    let above = (0..at).rev().take(400).find(|above| questions.get(*above) == Some(&true));
    faces.get(at).filter(asks).is_some() && above.and_then(|above| faces.get(above)).is_some_and(bullet)
}

/// Whether a line lacks only the signs of a heading: behind a rule it bears the number between that of the heading above
/// and that of the heading below.
fn unheaded(faces: &[Face], questions: &[bool], at: usize, asked: u32) -> bool {
    let behind = at.checked_sub(1).and_then(|before| faces.get(before));
    let next = || (at + 1..faces.len().min(at + 60)).find(|next| questions.get(*next) == Some(&true));
    let number = |at: usize| faces.get(at).and_then(|face| face.number);
    asked > 0
        && behind.is_some_and(|face| face.block.kind == Kind::Rule)
        && faces.get(at).is_some_and(|face| face.block.depth <= 1 && face.heading().is_none())
        && number(at) == asked.checked_add(1)
        && next().and_then(number) == asked.checked_add(2)
}

/// Whether a heading between two numbered items divides the answer of the first: text follows it, and then the next
/// number in turn. A heading that opens a part stands directly above its first question.
fn divides(faces: &[Face], questions: &[bool], at: usize) -> bool {
    let asked = |at: &usize| questions.get(*at) == Some(&true);
    let Some(next) = (at + 1..faces.len().min(at + 400)).find(asked) else { return false };
    let before = (0..at).rev().take(2000).find(asked).and_then(|at| faces.get(at)?.number);
    let after = faces.get(next).and_then(|face| face.number);
    let text = faces.get(at + 1..next).unwrap_or_default().iter().any(|face| {
        matches!(face.block.kind, Kind::Paragraph | Kind::Code(_) | Kind::Table(_)) && !face.linked
    });
    text && before.is_some_and(|number| after == number.checked_add(1))
}

fn own_level(face: &Face) -> u8 {
    match face.block.kind {
        Kind::Heading(level) => level,
        _ => 7,
    }
}

fn group(face: &Face) -> Group {
    Group {
        level: if face.item_heading() { 7 } else { own_level(face) },
        numbered: face.item_heading() || face.number.is_some() || face.marked,
        dotted: mark::dotted(&face.block.text),
    }
}

/// For each block whether it is a heading that is a question.
fn questions(faces: &[Face], heads: &[usize], repeated: &[usize], title: Option<usize>) -> Vec<bool> {
    let mut out = vec![false; faces.len()];
    let asides = asides(faces, heads, title);
    let mut tallies: FxHashMap<Group, Tally> = FxHashMap::default();
    let usable: Vec<usize> = heads
        .iter()
        .copied()
        .filter(|at| asides.binary_search(at).is_err() && repeated.binary_search(at).is_err())
        .filter(|at| Some(*at) != title)
        .filter(|at| {
            faces
                .get(*at)
                .is_some_and(|f| f.label().is_none() && (group(f).numbered || !title::chrome(&f.text)))
        })
        .collect();
    for face in usable.iter().filter_map(|at| faces.get(*at)) {
        let tally = tallies.entry(group(face)).or_default();
        tally.count += 1;
        tally.yes += usize::from(face.asks == Asks::Yes);
        tally.any += usize::from(face.asks != Asks::No);
    }
    for at in usable.iter().copied() {
        let Some(face) = faces.get(at) else { continue };
        let tally = tallies.get(&group(face)).copied().unwrap_or_default();
        let next = heads.get(heads.partition_point(|head| *head <= at)).copied().unwrap_or(faces.len());
        let own = face.marked || face.number.is_some() || face.item_heading();
        let likely = candidate(face, tally) && (own || !holds_questions(faces, at, next));
        if let Some(slot) = out.get_mut(at) {
            *slot = likely;
        }
    }
    settle(faces, &usable, &mut out);
    out
}

/// Headings that come again and again above text that does not ask: they divide answers ("How to say it"); one that
/// asks does so where it comes four times ("Why use it?").
fn repeated(faces: &[Face], heads: &[usize]) -> Vec<usize> {
    let dividing = |at: &usize| {
        let (Some(face), Some(next)) = (faces.get(*at), faces.get(at + 1)) else { return false };
        face.number.is_none()
            && !face.marked
            && level::heading(&face.text).is_none()
            && !matches!(face.part(), Part::Contents | Part::Aside)
            && !title::speaks(&face.text)
            && matches!(next.block.kind, Kind::Paragraph | Kind::Quote | Kind::Table(_) | Kind::Code(_))
            && next.asks == Asks::No
            && !next.marked
            && next.number.is_none()
    };
    let likely: Vec<usize> = heads.iter().copied().filter(dividing).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for face in likely.iter().filter_map(|at| faces.get(*at)) {
        *counts.entry(face.text.as_str()).or_default() += 1;
    }
    let often = |at: &usize| {
        faces.get(*at).is_some_and(|face| {
            let least = if asks::question_mark(&face.text) { 4 } else { 3 };
            counts.get(face.text.as_str()).is_some_and(|count| *count >= least)
        })
    };
    likely.into_iter().filter(often).collect()
}

fn candidate(face: &Face, tally: Tally) -> bool {
    let Tally { count, yes, any } = tally;
    let group = group(face);
    if face.marked {
        return true;
    }
    if group.level == 7 {
        return any * 5 >= count * 2;
    }
    if group.dotted {
        return yes * 2 >= count || asks::question_mark(&face.text);
    }
    if group.numbered {
        return any * 2 >= count
            || (any * 4 >= count && count >= 4 && yes >= 2)
            || asks::question_mark(&face.text);
    }
    let speaks_of = face.part() == Part::Questions && face.asks != Asks::Yes;
    match face.asks {
        Asks::Yes => asks::question_mark(&face.text) || (yes >= 2 && yes * 2 >= count),
        Asks::Perhaps => any * 10 >= count * 6 && count >= 3 && !speaks_of,
        Asks::No => {
            let most = (any * 10 >= count * 7 && count >= 4) || (any * 10 >= count * 6 && count >= 12);
            most && !speaks_of && face.part() == Part::Any
        }
    }
}

/// Whether the blocks below a heading hold questions of their own, so that the heading is a part's title.
fn holds_questions(faces: &[Face], at: usize, next: usize) -> bool {
    let body = faces.get(at + 1..next).unwrap_or_default();
    let marked = body.iter().filter(|f| f.marked).count();
    let listed = body
        .iter()
        .filter(|f| f.style.is_some_and(|s| matches!(s, Style::Numbered | Style::BoldNumbered)))
        .filter(|f| asks::question_mark(&f.text))
        .count();
    marked >= 2 || listed >= 4
}

/// Headings of parts that hold no questions, with all headings below them.
fn asides(faces: &[Face], heads: &[usize], title: Option<usize>) -> Vec<usize> {
    let mut out = Vec::new();
    let mut above: Option<u8> = None;
    let numbered = heads
        .iter()
        .filter_map(|at| faces.get(*at))
        .filter(|f| group(f).numbered && f.asks == Asks::Yes)
        .count();
    for at in heads {
        let Some(face) = faces.get(*at) else { continue };
        let Some(level) = face.heading() else { continue };
        if above.is_some_and(|known| level <= known) {
            above = None;
        }
        let part = face.part();
        let faq = part == Part::Faq && numbered >= 3;
        if above.is_none() && Some(*at) != title && (faq || (part == Part::Aside && face.asks != Asks::Yes)) {
            above = Some(level);
        }
        if above.is_some() {
            out.push(*at);
        }
    }
    out
}

/// The heading that names the whole document: the first, before any question, with no other part beside it.
pub fn title_of(faces: &[Face]) -> Option<usize> {
    let mut heads = faces.iter().enumerate().filter(|(_, f)| f.heading().is_some() || f.item_heading());
    let (first, face) = heads.next()?;
    let level = face.heading()?;
    let before = faces.get(..first).unwrap_or_default();
    let asked = before.iter().filter(|f| f.style.is_some() && f.asks == Asks::Yes).count();
    let beside = |f: &Face| {
        f.heading().is_some_and(|other| other <= level)
            && !matches!(f.part(), Part::Aside | Part::Contents | Part::Faq)
    };
    let mut followed = false;
    for (_, other) in heads {
        followed = true;
        if beside(other) {
            return None;
        }
    }
    let question = !followed && (face.asks == Asks::Yes || face.number.is_some());
    // Deeper headings name a document only where they speak of questions.
    let named = level == 1 || face.part() == Part::Questions;
    (asked == 0 && !question && !face.marked && named).then_some(first)
}

/// Settles headings at different levels: the level with most questions wins, parts above it are parts, headings
/// below it divide answers.
fn settle(faces: &[Face], usable: &[usize], questions: &mut [bool]) {
    let chosen = |questions: &[bool], at: usize| questions.get(at) == Some(&true);
    let mut counts: FxHashMap<Group, usize> = FxHashMap::default();
    for at in usable.iter().copied().filter(|at| chosen(questions, *at)) {
        if let Some(face) = faces.get(at) {
            *counts.entry(group(face)).or_default() += 1;
        }
    }
    let Some((main, most)) = counts
        .into_iter()
        .max_by_key(|(group, count)| (*count, group.numbered, std::cmp::Reverse(group.level)))
    else {
        return;
    };
    let of_main = |at: usize| faces.get(at).is_some_and(|f| group(f) == main);
    let mains: Vec<usize> =
        usable.iter().copied().filter(|at| chosen(questions, *at) && of_main(*at)).collect();
    let (first, last) = (mains.first().copied().unwrap_or(0), mains.last().copied().unwrap_or(0));
    for (place, at) in usable.iter().copied().enumerate() {
        let Some(face) = faces.get(at).filter(|_| chosen(questions, at)) else { continue };
        let own = group(face);
        if own == main || face.marked {
            continue;
        }
        let keep = if own.level < main.level {
            let end = usable
                .get(place + 1..)
                .unwrap_or_default()
                .iter()
                .copied()
                .find(|next| faces.get(*next).is_some_and(|f| group(f).level <= own.level))
                .unwrap_or(usize::MAX);
            let holds = mains.get(mains.partition_point(|main| *main <= at)).is_some_and(|main| *main < end);
            !holds && (most < 5 || !main.numbered || own.numbered)
        } else if own.level == main.level {
            !main.numbered || most < 3 || (at > first && at < last && asks::question_mark(&face.text))
        } else {
            // Below a question of the main level it divides the answer.
            let above = usable
                .get(..place)
                .unwrap_or_default()
                .iter()
                .rev()
                .copied()
                .find(|before| faces.get(*before).is_some_and(|f| group(f).level <= main.level));
            !above.is_some_and(|above| chosen(questions, above))
        };
        if let Some(slot) = questions.get_mut(at) {
            *slot = keep;
        }
    }
}
