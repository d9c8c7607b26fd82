//! Questions and their bodies put together: where each ends, which topics and level it inherits, whose the code
//! between two questions is.

use super::asks::Asks;
use super::face::Face;
use super::key::Key;
use super::legend::Legend;
use super::mark;
use super::outline::{self, Role};
use super::title::{self, Part};
use super::{body, options, table};
use crate::block::Kind;
use crate::draft::Draft;
use crate::level;
use crate::stop;

/// A heading above a question.
pub struct Above {
    /// Its level; parts within parts have higher ones.
    rank: u8,
    /// Its text, which is a topic.
    pub text: String,
    /// The level it names.
    pub level: Option<level::Found>,
}

/// Makes a draft of every question, with the parts of the document above it as its topics.
pub fn drafts(faces: &[Face], roles: &[Role], starts: &[usize], key: &Key, legend: &Legend) -> Vec<Draft> {
    let title = outline::title_of(faces);
    let ends = |start: usize| {
        (start + 1..faces.len()).find(|at| !matches!(roles.get(*at), Some(Role::Body))).unwrap_or(faces.len())
    };
    let spans: Vec<(usize, usize)> = starts.iter().map(|start| (*start, ends(*start))).collect();
    let custom = custom(faces, &spans);
    let before = preceding_code(faces, roles, &spans);
    let mut path: Vec<Above> = Vec::new();
    let mut overall: Option<level::Found> = None;
    let mut spans = spans.into_iter().peekable();
    let mut drafts = Vec::new();
    for (at, face) in faces.iter().enumerate() {
        if stop::asked() {
            break;
        }
        match roles.get(at) {
            Some(Role::Section(_)) if legend.explains(at) => {}
            Some(Role::Section(level)) => {
                path.retain(|above| above.rank < *level);
                if Some(at) == title {
                    // "Java Basics" is a subject; "Basic Java questions" is a level.
                    overall = level::heading(&face.text).filter(|_| face.part() == Part::Questions);
                } else if !matches!(face.part(), Part::Aside | Part::Contents)
                    && !title::speaks(&face.text)
                    && !title::counts(&face.text)
                {
                    path.push(Above {
                        rank: *level,
                        text: face.text.clone(),
                        level: level::heading(&face.text),
                    });
                }
            }
            Some(Role::Question) => {
                let Some((start, end)) = spans.next_if(|(start, _)| *start == at) else { continue };
                let own = matches!(face.block.kind, Kind::Heading(_)).then(|| face.heading().unwrap_or(7));
                path.retain(|above| own.is_none_or(|own| above.rank < own));
                // Code above each question goes with the question below it.
                let end =
                    if before && end < faces.len() { code_above(faces, end).unwrap_or(end) } else { end };
                let body = faces.get(start + 1..end).unwrap_or_default();
                let mut draft = body::draft(face, body, custom);
                key.answer(face.number, &mut draft);
                if before && let Some(from) = code_above(faces, start) {
                    let above = faces.get(from..start).unwrap_or_default();
                    draft.code.splice(0..0, above.iter().map(|f| f.block.text.clone()));
                }
                if draft.prompt.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                    // "Q7" above a piece of code asks what becomes of it.
                    if draft.code.is_empty() || !face.marked || face.number.is_none() {
                        continue;
                    }
                    draft.prompt = mark::bare(&face.block.text).to_owned();
                }
                let above = path.iter().map(|above| &above.text).filter(|text| !text.is_empty());
                draft.topics = above.cloned().chain(draft.topics).collect();
                draft.prompt = legend.without(&draft.prompt).unwrap_or(draft.prompt);
                if draft.level.is_none() {
                    let found = legend.level(&face.block.text).cloned();
                    let found = found
                        .or_else(|| path.iter().rev().find_map(|above| above.level.clone()))
                        .or_else(|| overall.clone());
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
        code_above(faces, start)
            .is_some_and(|from| matches!(roles.get(from), Some(Role::Loose | Role::Section(_))))
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
