//! The one recogniser of questions: blocks of any text-like format in, drafts out. First the headings are
//! judged, then what stands below them, then each question's body is taken apart.

mod apart;
mod asks;
mod assemble;
mod body;
mod carriers;
mod code;
mod face;
mod key;
mod label;
mod legend;
mod line;
mod lists;
mod mark;
mod once;
mod options;
mod outline;
mod render;
mod table;
mod tag;
mod title;

use crate::block::{Block, Kind};
use crate::draft::Draft;
use carriers::Context;
use face::{Face, Style};
use key::Key;
use legend::Legend;
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
    let mut faces = apart::faces(blocks);
    let legend = legend::find(&faces);
    if legend.asks(&faces) {
        for (at, face) in faces.iter_mut().enumerate() {
            if legend::signed(face) && !legend.explains(at) && legend.level(&face.block.text).is_some() {
                face.is_question();
            }
        }
    }
    let faces = faces;
    let named = name.to_lowercase();
    let spoken = title::part(name) == Part::Questions
        || ["question", "interview", "quiz"].iter().any(|word| named.contains(word))
        || faces
            .iter()
            .filter(|f| matches!(f.block.kind, Kind::Heading(_)))
            .any(|f| f.part() == Part::Questions)
        || faces.iter().take(6).any(|f| f.text.len() < 300 && f.part() == Part::Questions);
    let context = Context { asking: spoken, ..Context::default() };
    let mut found = read(&faces, context, &legend);
    // Where nothing asks in a document of questions, other things are what it means by them.
    let counted = found.is_empty() && spoken && lists::counted(&faces, &(0..faces.len()));
    for context in [Context { counted, ..context }, Context { links: true, ..context }] {
        if found.is_empty() && spoken {
            found = read(&faces, context, &legend);
        }
    }
    if found.is_empty() && spoken {
        found.extend(single(&faces, &legend));
    }
    found
}

/// A document that is one question: `blocks` below the question `title`.
pub(crate) fn one(title: &str, mut blocks: Vec<Block>) -> Option<Draft> {
    let again = blocks.first().is_some_and(|block| block.kind == Kind::Heading(1));
    let heading = Block::new(Kind::Heading(1), title, 1);
    if again {
        blocks.splice(..1, [heading]);
    } else {
        blocks.insert(0, heading);
    }
    single(&apart::faces(blocks), &Legend::default())
}

/// The question that a document's title asks, answered by all that stands below it.
fn single(faces: &[Face], legend: &Legend) -> Option<Draft> {
    let first = faces.first().filter(|face| face.heading() == Some(1) && question_mark(&face.text))?;
    let mut roles = vec![Role::Body; faces.len()];
    *roles.first_mut()? = Role::Question;
    let mut draft = assemble::drafts(faces, &roles, &[0], &Key::default(), legend).pop()?;
    // "Core - Question 01 - What is it?"
    let marked = first.text.match_indices(" - ").find_map(|(at, dash)| {
        let marked = mark::read(first.text.get(at + dash.len()..)?);
        marked.question.then(|| marked.rest.trim_start_matches([' ', '-', '–', '—', ':']).to_owned())
    });
    draft.prompt = marked.filter(|text| !text.is_empty()).unwrap_or(draft.prompt);
    Some(draft)
}

fn read(faces: &[Face], context: Context, legend: &Legend) -> Vec<Draft> {
    let (end, key) = key::find(faces).unwrap_or((faces.len(), Key::default()));
    let faces = faces.get(..end).unwrap_or(faces);
    let mut roles = outline::roles(faces);
    let headed = roles.iter().filter(|role| **role == Role::Question).count();
    carriers::judge(faces, &mut roles, Context { headed: headed >= 5, ..context });
    let mut starts: Vec<usize> =
        (0..faces.len()).filter(|at| roles.get(*at) == Some(&Role::Question)).collect();
    // One or two headings that ask, beside many questions that are none, speak of the document itself.
    if headed * 8 <= starts.len() {
        let own = |at: &usize| {
            faces.get(*at).is_some_and(|f| f.heading().is_some() && f.number.is_none() && !f.marked)
        };
        starts.retain(|at| !own(at));
    }
    let mut drafts = assemble::drafts(faces, &roles, &starts, &key, legend);
    // Rows of a table of questions are drafts beyond the blocks that begin one.
    if drafts.len() <= starts.len() && !evident(faces, &starts, context.asking) {
        drafts.retain(|draft| !draft.options.is_empty());
    }
    drafts
}

/// Whether a document is one of questions: they are marked, answered under a label, or make up much of it. Where
/// it speaks of questions itself, a small share is enough.
fn evident(faces: &[Face], starts: &[usize], spoken: bool) -> bool {
    let questions = || starts.iter().filter_map(|at| faces.get(*at));
    let heads = || questions().filter(|f| matches!(f.block.kind, Kind::Heading(_)));
    if questions().any(|f| f.marked || f.style == Some(Style::Summary))
        || heads().filter(|f| f.number.is_some()).count() >= 2
    {
        return true;
    }
    // A row of numbers that all ask, however long the answers between them.
    let counted: Vec<&Face> = questions().filter(|f| f.number.is_some() && f.asks == Asks::Yes).collect();
    let rising = counted.windows(2).filter(|pair| match pair {
        [one, other] => one.number.and_then(|number| number.checked_add(1)) == other.number,
        _ => false,
    });
    if rising.count() >= 4 && counted.len() * 5 >= starts.len() * 4 {
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
        || (labelled >= 1 && asked == count && asking == count)
        || (asking >= 2 && asking * 4 >= lines)
        || (asking >= 1 && count == 1 && lines <= 4)
        || (spoken && (count >= 8 || count * 10 >= lines))
}
