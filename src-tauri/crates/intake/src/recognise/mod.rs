//! The one recogniser of questions: blocks of any text-like format in, drafts out. First the headings are
//! judged, then what stands below them, then each question's body is taken apart.

mod asks;
mod body;
mod carriers;
mod code;
mod face;
mod label;
mod mark;
mod once;
mod options;
mod outline;
mod render;
mod table;
mod title;

use crate::block::{Block, Kind};
use crate::draft::Draft;
use crate::level;
use carriers::Context;
use face::{Face, Style};
use outline::Role;

pub(crate) use asks::{Asks, asks, question_mark};
pub(crate) use label::{Label, label};
pub(crate) use mark::{bare, read as read_mark};
pub(crate) use once::once;
pub(crate) use options::{letter, resolve};
pub(crate) use title::{Part, part, titular};

/// Whether `text` asks beyond doubt.
pub(crate) fn asks_surely(text: &str) -> bool {
    asks::asks(text) == Asks::Yes
}

/// Whether `text` begins with a label such as "Answer:".
pub(crate) fn is_label(text: &str) -> bool {
    label::label(text).is_some()
}

/// Whether `text` is a choice: "B) ...".
pub(crate) fn is_option(text: &str) -> bool {
    options::letter(text).is_some()
}

/// Looks for questions in the blocks of a document called `name`.
pub fn drafts(blocks: Vec<Block>, name: &str) -> Vec<Draft> {
    let faces = face::faces(blocks);
    let spoken = title::part(name) == Part::Questions
        || faces.iter().filter(|f| matches!(f.block.kind, Kind::Heading(_))).any(|f| title::part(&f.text) == Part::Questions)
        || faces.iter().take(6).any(|f| f.text.len() < 300 && title::part(&f.text) == Part::Questions);
    let context = Context { asking: spoken, ..Context::default() };
    let found = read(&faces, context);
    if found.is_empty() && spoken { read(&faces, Context { links: true, ..context }) } else { found }
}

fn read(faces: &[Face], context: Context) -> Vec<Draft> {
    let mut roles = outline::roles(faces);
    let headed = roles.iter().filter(|role| **role == Role::Question).count();
    carriers::judge(faces, &mut roles, Context { headed: headed >= 5, ..context });
    let mut starts: Vec<usize> = (0..faces.len()).filter(|at| roles.get(*at) == Some(&Role::Question)).collect();
    // One or two headings that ask, beside many questions that are none, speak of the document itself.
    if headed * 8 <= starts.len() {
        let own = |at: &usize| faces.get(*at).is_some_and(|f| f.heading().is_some() && f.number.is_none() && !f.marked);
        starts.retain(|at| !own(at));
    }
    let mut drafts = assemble(faces, &roles, &starts);
    if !evident(faces, &starts, context.asking) {
        drafts.retain(|draft| !draft.options.is_empty());
    }
    drafts
}

/// Whether a document is one of questions: they are marked, answered under a label, or make up much of it. Where
/// it speaks of questions itself, a small share is enough.
fn evident(faces: &[Face], starts: &[usize], spoken: bool) -> bool {
    let questions = || starts.iter().filter_map(|at| faces.get(*at));
    let heads = || questions().filter(|f| matches!(f.block.kind, Kind::Heading(_)));
    if questions().any(|f| f.marked || f.style == Some(Style::Summary)) || heads().filter(|f| f.number.is_some()).count() >= 2 {
        return true;
    }
    let asked = heads().count();
    let headings = faces.iter().filter(|f| f.heading().is_some() || f.item_heading()).count();
    if asked >= 3 && asked * 2 >= headings {
        return true;
    }
    let labelled = faces.iter().filter(|f| f.label() == Some(label::Label::Answer)).count();
    let lines = faces.iter().filter(|f| f.style.is_some() && f.block.depth <= 1).count();
    let asking = questions().filter(|f| f.asks == Asks::Yes).count();
    let count = starts.len();
    labelled >= 2
        || (asking >= 2 && asking * 4 >= lines)
        || (asking >= 1 && count == 1 && lines <= 4)
        || (spoken && (count >= 8 || count * 10 >= lines))
}

fn assemble(faces: &[Face], roles: &[Role], starts: &[usize]) -> Vec<Draft> {
    let title = outline::title_of(faces);
    let ends = |start: usize| {
        (start + 1..faces.len())
            .find(|at| !matches!(roles.get(*at), Some(Role::Body)))
            .unwrap_or(faces.len())
    };
    let spans: Vec<(usize, usize)> = starts.iter().map(|start| (*start, ends(*start))).collect();
    let custom = custom(faces, &spans);
    let before = preceding_code(faces, roles, &spans);
    let mut path: Vec<(u8, String)> = Vec::new();
    let mut overall: Option<level::Found> = None;
    let mut spans = spans.into_iter().peekable();
    let mut drafts = Vec::new();
    for (at, face) in faces.iter().enumerate() {
        match roles.get(at) {
            Some(Role::Section(level)) => {
                path.retain(|(above, _)| above < level);
                if Some(at) == title {
                    // "Java Basics" is a subject; "Basic Java questions" is a level.
                    overall = level::heading(&face.text).filter(|_| title::part(&face.text) == Part::Questions);
                } else if !matches!(title::part(&face.text), Part::Aside | Part::Contents) {
                    path.push((*level, face.text.clone()));
                }
            }
            Some(Role::Question) => {
                let Some((start, end)) = spans.next_if(|(start, _)| *start == at) else { continue };
                let own = matches!(face.block.kind, Kind::Heading(_)).then(|| face.heading().unwrap_or(7));
                path.retain(|(above, _)| own.is_none_or(|own| *above < own));
                // Code above each question goes with the question below it.
                let end = if before && end < faces.len() { code_above(faces, end).unwrap_or(end) } else { end };
                let body = faces.get(start + 1..end).unwrap_or_default();
                let mut draft = body::draft(face, body, custom);
                if before && let Some(from) = code_above(faces, start) {
                    let above = faces.get(from..start).unwrap_or_default();
                    draft.code.splice(0..0, above.iter().map(|f| f.block.text.clone()));
                }
                if draft.prompt.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                    continue;
                }
                let topics: Vec<String> = path.iter().map(|(_, text)| text.clone()).filter(|t| !t.is_empty()).collect();
                draft.topics.splice(0..0, topics);
                if draft.level.is_none() {
                    let found = path.iter().rev().find_map(|(_, text)| level::heading(text)).or_else(|| overall.clone());
                    draft.level = found.as_ref().map(|f| f.slug.to_owned());
                    draft.level_words = found.map(|f| f.words);
                }
                drafts.push(draft);
            }
            Some(Role::Loose) => drafts.extend(table::drafts(face, &path)),
            _ => {}
        }
    }
    drafts
}

/// Where the code that stands directly above block `at` begins.
fn code_above(faces: &[Face], at: usize) -> Option<usize> {
    let mut from = at;
    while from > 0 && faces.get(from - 1).is_some_and(|f| matches!(f.block.kind, Kind::Code(_))) {
        from -= 1;
    }
    (from < at).then_some(from)
}

/// Whether questions ask about the code above them: it stands before the first of them, and none has code below
/// as its last.
fn preceding_code(faces: &[Face], roles: &[Role], spans: &[(usize, usize)]) -> bool {
    let marked = |start: usize| faces.get(start).is_some_and(|f| f.marked && f.block.depth == 0);
    let orphan = |start: usize| {
        code_above(faces, start).is_some_and(|from| matches!(roles.get(from), Some(Role::Loose | Role::Section(_))))
    };
    spans.iter().any(|(start, _)| marked(*start) && orphan(*start))
}

/// How the questions of this document are usually answered.
fn custom(faces: &[Face], spans: &[(usize, usize)]) -> body::Custom {
    let (mut probes, mut notes, mut statements, mut worded, mut coded) = (0, 0, 0, 0, 0);
    for (start, end) in spans {
        let Some(question) = faces.get(*start) else { continue };
        let body = faces.get(start + 1..*end).unwrap_or_default();
        coded += usize::from(body.iter().any(|f| matches!(f.block.kind, Kind::Code(_))));
        let words = body.iter().any(|f| {
            matches!(f.block.kind, Kind::Paragraph | Kind::Table(_) | Kind::Quote)
                && f.block.marker.is_none()
                && !body::note(&f.block.text)
                && options::letter(&f.block.text).is_none()
        });
        worded += usize::from(words);
        if question.block.depth > 0 && !words {
            for item in body.iter().filter(|f| f.block.marker.is_some()) {
                match item.asks {
                    Asks::Yes => probes += 1,
                    _ if body::note(&item.text) => notes += 1,
                    _ => statements += 1,
                }
            }
        }
    }
    body::Custom {
        notes: (probes + notes) * 10 >= (probes + notes + statements) * 3,
        answers: worded * 6 >= spans.len() && worded > 0,
        coded: coded * 10 >= spans.len() * 7,
    }
}
