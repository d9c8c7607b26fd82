//! What the list or the lines around a block say of it: whether its neighbours ask, and whether it is one of them.

use super::asks::{self, Asks};
use super::face::{Face, Style};
use crate::block::Kind;
use std::ops::Range;

/// A plain line asks only where it is short, no speech and no chatter of the page.
pub fn plain(face: &Face) -> Asks {
    let text = &face.text;
    if text.len() > 400 || text.starts_with(['"', '“', '«', '—', '–', '-', '„', '‘']) {
        return Asks::No;
    }
    match face.asks {
        Asks::Yes if asks::question_mark(text) => Asks::Yes,
        Asks::No => Asks::No,
        // A sentence may begin with "How" or "Explain"; a line that runs on over several sentences is prose.
        _ if text.matches(". ").count() > 1 || text.len() > 200 => Asks::No,
        ask => ask,
    }
}

/// Whether a part is a row of numbered tasks without a word that asks: most are followed by code.
pub fn tasks(faces: &[Face], run: &Range<usize>) -> bool {
    let part = faces.get(run.clone()).unwrap_or_default();
    let (mut next, mut coded, mut waits) = (1, 0, false);
    for face in part {
        if face.block.depth == 0 && face.style == Some(Style::Numbered) && face.number == Some(next) {
            next += 1;
            waits = true;
        } else if waits && matches!(face.block.kind, Kind::Code(_)) {
            coded += 1;
            waits = false;
        }
    }
    next > 4 && coded * 2 >= next
}

/// Whether a part is a count from one on of short lines, in a document that speaks of questions and has none that
/// ask enough: either little else stands there, or the lines are set in bold above their answers.
pub fn counted(faces: &[Face], run: &Range<usize>) -> bool {
    let part = || faces.get(run.clone()).unwrap_or_default().iter();
    let own = |face: &&Face| {
        face.block.depth <= 1
            && matches!(face.style, Some(Style::Numbered | Style::BoldNumbered))
            && !face.linked
            && !face.defines
            && face.text.chars().count() < 300
    };
    let (mut last, mut members, mut bold, mut asking, mut told) = (0, 0, 0, 0, 0);
    for face in part().filter(own) {
        let Some(number) = face.number.filter(|number| *number == last + 1 || *number == 1) else { continue };
        last = number;
        members += 1;
        bold += usize::from(face.style == Some(Style::BoldNumbered));
        asking += usize::from(face.asks == Asks::Yes);
        told += usize::from(face.asks == Asks::No && face.text.ends_with('.'));
    }
    let lines = part().filter(|face| face.style.is_some()).count();
    members >= 4
        && told * 3 < members
        && (members * 10 >= lines * 7 || bold * 10 >= members * 9 || asking * 4 >= members)
}

/// Whether all numbered lines of a part bear the same number, which people leave to be counted on: "1." each time.
pub fn lazy(faces: &[Face], run: &Range<usize>) -> bool {
    let part = faces.get(run.clone()).unwrap_or_default().iter().filter(|face| face.block.depth <= 1);
    let mut numbers = part
        .filter(|face| matches!(face.style, Some(Style::Numbered | Style::BoldNumbered)))
        .filter_map(|face| face.number);
    numbers.by_ref().take(3).filter(|number| *number == 1).count() == 3 && numbers.all(|number| number == 1)
}

/// The number of the next numbered question.
pub fn next_asked(faces: &[Face], at: usize, end: usize) -> Option<u32> {
    faces
        .get(at + 1..end)
        .unwrap_or_default()
        .iter()
        .take(200)
        .filter(|f| matches!(f.style, Some(Style::Numbered | Style::BoldNumbered)) && f.asks == Asks::Yes)
        .find_map(|f| f.number)
}

/// Whether every third item at least of the list around an item of nothing but a link asks without one.
pub fn mixed(faces: &[Face], at: usize, run: &Range<usize>) -> bool {
    let member = |at: &usize| faces.get(*at).is_some_and(|f| f.style == Some(Style::Bullet));
    let before = (run.start..at).rev().take(40).take_while(member);
    let list: Vec<&Face> =
        before.chain((at..run.end).take(40).take_while(member)).filter_map(|at| faces.get(at)).collect();
    let asking = list.iter().filter(|f| !f.linked && f.asks == Asks::Yes).count();
    asking * 3 >= list.len()
}

/// Whether every fourth item of the numbered list around an item asks, with nothing but code between the items: notes
/// of an interview mix questions with words ("Callback hell", "Closures").
pub fn among_notes(faces: &[Face], at: usize, run: &Range<usize>) -> bool {
    let numbered = |f: &&Face| matches!(f.style, Some(Style::Numbered | Style::BoldNumbered));
    let member =
        |at: &usize| faces.get(*at).is_some_and(|f| numbered(&f) || matches!(f.block.kind, Kind::Code(_)));
    let before = (run.start..at).rev().take(60).take_while(member);
    let after = (at..run.end).take(60).take_while(member);
    let list: Vec<&Face> = before.chain(after).filter_map(|at| faces.get(at)).filter(numbered).collect();
    let asking = list.iter().filter(|f| f.asks == Asks::Yes).count();
    asking >= 2 && asking * 4 >= list.len()
}

/// Whether the list around an item stands under a line in emphasis, as the parts of some collections do.
pub fn under_title(faces: &[Face], at: usize, run: &Range<usize>) -> bool {
    let above =
        (run.start..at).rev().take(60).filter_map(|at| faces.get(at)).find(|face| face.block.depth == 0);
    above.is_some_and(|face| face.emphasised() && face.asks == Asks::No)
}

/// Whether the list around an item asks on the whole.
pub fn in_asking_list(faces: &[Face], at: usize, run: &Range<usize>, style: Style) -> bool {
    let member = |face: &Face| face.style == Some(style);
    let inside = |face: &Face| face.block.depth > 0 || matches!(face.block.kind, Kind::Code(_));
    let before = (run.start..at).rev().take(60).map_while(|i| faces.get(i).filter(|f| inside(f)));
    let after = (at..run.end).take(60).map_while(|i| faces.get(i).filter(|f| inside(f)));
    let (mut count, mut asking) = (0, 0);
    for face in before.chain(after).filter(|f| member(f)) {
        count += 1;
        asking += usize::from(face.asks != Asks::No);
    }
    asking * 2 >= count && asking > 0
}
