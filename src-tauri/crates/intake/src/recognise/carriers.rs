//! Which blocks are questions in a part of the document where no heading is one: marked lines, folds, bold lines,
//! list items, plain lines. Within one part they are set alike.

use super::asks::Asks;
use super::face::{Face, Style};
use super::lists::{
    among_notes, counted, in_asking_list, lazy, mixed, next_asked, plain, tasks, under_title,
};
use super::outline::Role;
use super::title::{self, Part};
use crate::level;
use std::ops::Range;

const STYLES: [Style; 8] = [
    Style::Marked,
    Style::Summary,
    Style::BoldNumbered,
    Style::Bold,
    Style::Numbered,
    Style::Bullet,
    Style::Nested,
    Style::Plain,
];

/// What is known of the document as a whole.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// Its title or a heading speaks of questions or an interview.
    pub asking: bool,
    /// Items that are nothing but a link count.
    pub links: bool,
    /// Many headings are questions, so that a plain line elsewhere is not.
    pub headed: bool,
    /// Numbered lines count that do not ask.
    pub counted: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    count: usize,
    yes: usize,
    perhaps: usize,
}

impl Tally {
    /// Twice the number that ask, a task counting whole where tasks are expected.
    fn asking(self, asking: bool) -> usize {
        self.yes * 2 + if asking { self.perhaps * 2 } else { self.perhaps }
    }

    /// Few ask among many that do not, as between long answers.
    fn sparse(self) -> bool {
        self.yes * 12 < self.count
    }
}

/// Judges all loose blocks.
pub fn judge(faces: &[Face], roles: &mut [Role], context: Context) {
    let runs = runs(roles);
    let mut whole = [Tally::default(); 8];
    for run in &runs {
        for (sum, local) in whole.iter_mut().zip(tallies(faces, run, context)) {
            sum.count += local.count;
            sum.yes += local.yes;
            sum.perhaps += local.perhaps;
        }
    }
    // Where every heading has one paragraph and most of these ask, all of them do.
    let lone = |run: &Range<usize>| {
        (run.len() <= 2 && run.start > 0)
            .then(|| faces.get(run.start))
            .flatten()
            .filter(|f| f.style == Some(Style::Plain))
    };
    let alone = runs.iter().filter_map(&lone).count();
    let asked = runs.iter().filter_map(&lone).filter(|f| f.asks == Asks::Yes).count();
    let single = alone >= 8 && asked * 2 >= alone && !context.headed;
    let sure: usize = [0, 2, 4].iter().filter_map(|at| whole.get(*at)).map(|tally| tally.yes).sum();
    for run in runs {
        let above = run.start.checked_sub(1).and_then(|at| faces.get(at));
        let part = above.map_or(Part::Any, |f| f.part());
        // Questions about the page, beside numbered ones that are its content.
        if part == Part::Faq && (context.headed || sure >= 3) {
            continue;
        }
        if single && lone(&run).is_some_and(|f| counts(f, context) && f.text.len() < 600) {
            roles.iter_mut().skip(run.start).take(run.len()).for_each(|role| *role = Role::Body);
            roles.iter_mut().skip(run.start).take(1).for_each(|role| *role = Role::Question);
            continue;
        }
        let titled = part == Part::Questions;
        let local = tallies(faces, &run, context);
        let asking = context.asking || titled;
        let tasks = asking && tasks(faces, &run) || context.counted && counted(faces, &run);
        let chosen = choose(&local, &whole, asking, titled)
            .filter(|style| *style != Style::Plain || !(context.headed || tasks))
            .filter(|style| !context.headed || titled || asks_enough(*style, &local))
            .or(tasks.then(|| commoner(&local)));
        if let Some(chosen) = chosen {
            mark(faces, roles, &run, chosen, &local, tasks, context);
            others(faces, roles, &run, chosen, context);
        }
        if chosen != Some(Style::Plain) && !context.headed {
            stretches(faces, roles, &run);
        }
    }
}

/// Questions that are set in another way than those of the rest of their part, as where several documents were
/// pasted into one: numbered ones with answers below, ahead of the first of the others or inside one of them.
fn others(faces: &[Face], roles: &mut [Role], run: &Range<usize>, chosen: Style, context: Context) {
    let asks = |at: &usize| {
        faces.get(*at).is_some_and(|face| {
            matches!(face.style, Some(Style::Numbered | Style::BoldNumbered))
                && face.style != Some(chosen)
                && face.asks == Asks::Yes
        })
    };
    let starts: Vec<usize> = run.clone().filter(|at| roles.get(*at) == Some(&Role::Question)).collect();
    let ends = starts.iter().copied().chain([run.end]);
    let gaps: Vec<Range<usize>> = std::iter::once(run.start)
        .chain(starts.iter().map(|at| at + 1))
        .zip(ends)
        .map(|(from, to)| from..to)
        .collect();
    for gap in gaps {
        let asking: Vec<usize> = gap.clone().filter(asks).collect();
        let Some(first) = asking.first().copied().filter(|_| asking.len() >= 4) else { continue };
        let answered =
            asking.windows(2).filter(|pair| matches!(pair, [one, next] if one + 1 < *next)).count();
        if answered * 2 < asking.len() - 1 || faces.get(first).and_then(|face| face.number) != Some(1) {
            continue;
        }
        let part = first..gap.end;
        let local = tallies(faces, &part, context);
        let style = [Style::BoldNumbered, Style::Numbered]
            .into_iter()
            .find(|style| asking.iter().any(|at| faces.get(*at).is_some_and(|f| f.style == Some(*style))));
        if let Some(style) = style {
            mark(faces, roles, &part, style, &local, false, context);
        }
    }
}

/// Whether a line is one short question and nothing more.
fn short(face: &Face) -> bool {
    face.text.chars().count() < 160 && face.text.ends_with(['?', '？', '؟'])
}

/// Stretches of loose blocks.
fn runs(roles: &[Role]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, role) in roles.iter().enumerate() {
        match (role, start) {
            (Role::Loose, None) => start = Some(at),
            (Role::Loose, Some(_)) | (_, None) => {}
            (_, Some(from)) => {
                out.push(from..at);
                start = None;
            }
        }
    }
    out.extend(start.map(|from| from..roles.len()));
    out
}

/// Whether a face may be counted as a candidate of its style.
fn counts(face: &Face, context: Context) -> bool {
    face.label().is_none()
        && !face.defines
        && (context.links || !face.linked)
        && !title::chrome(&face.text)
        && !title::furniture(&face.text)
}

fn tallies(faces: &[Face], run: &Range<usize>, context: Context) -> [Tally; 8] {
    let mut out = [Tally::default(); 8];
    for face in faces.get(run.clone()).unwrap_or_default() {
        let Some(style) = face.style.filter(|_| counts(face, context)) else { continue };
        let Some(tally) = STYLES.iter().position(|known| *known == style).and_then(|at| out.get_mut(at))
        else {
            continue;
        };
        let ask = if style == Style::Plain { plain(face) } else { face.asks };
        tally.count += 1;
        tally.yes += usize::from(ask == Asks::Yes);
        tally.perhaps += usize::from(ask == Asks::Perhaps);
    }
    out
}

/// The styles that carry the questions of a part; the first of the pair leads.
fn choose(local: &[Tally; 8], whole: &[Tally; 8], asking: bool, titled: bool) -> Option<Style> {
    let mut best: Option<(Style, usize)> = None;
    for (at, style) in STYLES.into_iter().enumerate() {
        let (Some(here), Some(all)) = (local.get(at).copied(), whole.get(at).copied()) else { continue };
        if here.count == 0 {
            continue;
        }
        let ask = here.asking(asking);
        let usual = all.asking(asking) >= all.count && all.yes >= 3;
        let fits = match style {
            Style::Marked => true,
            Style::Summary => ask >= here.count || here.count >= 3,
            Style::Nested => ask * 10 >= here.count * 12 && here.count >= 3,
            Style::Plain => {
                here.yes >= 1
                    && (here.yes >= 2 || usual || asking)
                    && (!here.sparse() || (asking && here.yes >= 5 && here.yes * 40 >= here.count))
            }
            _ => {
                (ask >= here.count && (here.yes >= 1 || titled))
                    || (ask * 5 >= here.count * 3 && here.count >= 6)
                    || (usual
                        && ask * 5 >= here.count * 2
                        && (here.yes >= 1 || (here.count >= 3 && here.perhaps == here.count)))
            }
        };
        if !fits {
            continue;
        }
        let strength = here.yes + here.perhaps;
        match best {
            None => best = Some((style, strength)),
            // One question above a list of many is its introduction.
            Some((known, count))
                if known != Style::Marked && count < 3 && strength > count * 4 && style != Style::Plain =>
            {
                best = Some((style, strength));
            }
            Some(_) => {}
        }
    }
    best.map(|(style, _)| style)
}

/// How most numbered lines are set.
fn commoner(local: &[Tally; 8]) -> Style {
    let count =
        |style| STYLES.iter().zip(local).filter(|(known, _)| **known == style).map(|(_, t)| t.count).sum();
    let (bold, plain): (usize, usize) = (count(Style::BoldNumbered), count(Style::Numbered));
    if bold > plain { Style::BoldNumbered } else { Style::Numbered }
}

/// Whether a list beside headings that are questions asks itself, and is no list of what to do.
fn asks_enough(style: Style, local: &[Tally; 8]) -> bool {
    let listed = matches!(style, Style::Numbered | Style::Bullet | Style::Nested);
    let share = STYLES.iter().zip(local).find(|(known, _)| **known == style).map(|(_, share)| *share);
    !listed || share.is_some_and(|share| share.yes * 2 >= share.count)
}

/// Five plain lines or more in a row that nearly all ask are questions, beside whatever else the part holds: notes
/// change their manner from one day to the next.
fn stretches(faces: &[Face], roles: &mut [Role], run: &Range<usize>) {
    let plain_at = |at: usize| faces.get(at).is_some_and(|f| f.style == Some(Style::Plain));
    let asks_at = |at: usize| faces.get(at).is_some_and(|f| plain(f) != Asks::No);
    let mut from = run.start;
    while from < run.end {
        let to = (from..run.end).find(|at| !plain_at(*at)).unwrap_or(run.end);
        let asking = (from..to).filter(|at| asks_at(*at)).count();
        if asking >= 5 && asking * 10 >= (to - from) * 7 {
            for at in from..to {
                let over = asks_at(at + 1) && faces.get(at).is_some_and(|f| title::titular(&f.block.text));
                if let Some(slot) = roles.get_mut(at) {
                    *slot = match (asks_at(at), over) {
                        (true, _) => Role::Question,
                        (false, true) => Role::Section(7),
                        (false, false) => Role::Body,
                    };
                }
            }
        }
        from = to + 1;
    }
}

/// Gives the blocks of one part their roles.
fn mark(
    faces: &[Face],
    roles: &mut [Role],
    run: &Range<usize>,
    chosen: Style,
    local: &[Tally; 8],
    tasks: bool,
    context: Context,
) {
    let kin = |style: Style| {
        style == chosen
            || matches!(
                (chosen, style),
                (Style::BoldNumbered, Style::Numbered | Style::Bold)
                    | (Style::Numbered, Style::BoldNumbered)
                    | (Style::Bullet, Style::Bold)
                    | (Style::Bold, Style::BoldNumbered)
            )
    };
    let share =
        STYLES.iter().position(|s| *s == chosen).and_then(|at| local.get(at)).copied().unwrap_or_default();
    let firm = share.asking(true) * 5 >= share.count * 4;
    let mut last_number = 0_u32;
    let mut begun = false;
    // A list whose items follow one another has no answers, so that a short line between them is a title.
    let members = || run.clone().filter(|at| faces.get(*at).is_some_and(|f| f.style == Some(chosen)));
    let close = members().filter(|at| faces.get(at + 1).is_some_and(|f| f.style == Some(chosen))).count();
    let bare = close * 10 >= members().count() * 6;
    let lazy = matches!(chosen, Style::Numbered | Style::BoldNumbered)
        && share.asking(true) >= share.count
        && lazy(faces, run);
    let bullets = context.asking && chosen == Style::Bullet;
    for at in run.clone() {
        let Some(face) = faces.get(at) else { continue };
        let is_kin = face.style.is_some_and(kin)
            && (counts(face, context)
                || (bullets && face.linked && !face.block.text.contains('#') && mixed(faces, at, run)));
        let ask = if chosen == Style::Plain { plain(face) } else { face.asks };
        let question = is_kin
            && match chosen {
                Style::Marked => true,
                Style::Summary => ask != Asks::No || share.count >= 3,
                Style::Plain if share.sparse() => short(face),
                Style::Plain => ask == Asks::Yes || (ask == Asks::Perhaps && firm),
                Style::Bold if ask == Asks::No => {
                    firm && face.style == Some(Style::Bold) && face.block.marker.is_some()
                }
                Style::Bold => face.style != Some(Style::Bullet),
                Style::Numbered | Style::BoldNumbered => {
                    let number = face.number.unwrap_or(0);
                    if face.style != Some(chosen) && ask != Asks::Yes {
                        false
                    } else if ask == Asks::No || (ask == Asks::Perhaps && !firm) {
                        lazy || (firm || tasks || (context.asking && among_notes(faces, at, run)))
                            && (number == last_number + 1 || (number == 1 && context.counted))
                            && next_asked(faces, at, run.end).is_none_or(|next| next > number)
                    } else {
                        // Between two numbers of the count it is a step of an answer.
                        ask == Asks::Yes
                            || number == 0
                            || number > last_number
                            || next_asked(faces, at, run.end) != last_number.checked_add(1)
                    }
                }
                _ => {
                    ask != Asks::No
                        || in_asking_list(faces, at, run, chosen)
                        || (bullets && firm && under_title(faces, at, run))
                }
            };
        let role = if question {
            begun = true;
            last_number = face.number.unwrap_or(last_number);
            Role::Question
        } else if opens(faces, at, run, chosen, begun && !bare) {
            begun = false;
            Role::Section(7)
        } else if begun {
            Role::Body
        } else {
            Role::Loose
        };
        if let Some(slot) = roles.get_mut(at) {
            *slot = role;
        }
    }
}

/// Whether a short line that does not ask stands over questions: "**Technical**", "1. General", "Basics:".
fn opens(faces: &[Face], at: usize, run: &Range<usize>, chosen: Style, begun: bool) -> bool {
    let Some(face) = faces.get(at) else { return false };
    let Some(style) = face.style else { return false };
    let text = face.block.text.trim();
    // "Java core." over a list.
    let text = if text.len() < 30 && !begun { text.strip_suffix('.').unwrap_or(text) } else { text };
    if face.asks == Asks::Yes || face.label().is_some() || style == chosen || !title::titular(text) {
        return false;
    }
    let next = faces.get(at + 1..run.end.min(at + 2)).and_then(|rest| rest.first());
    let followed = next.is_some_and(|f| f.style == Some(chosen) && (f.asks != Asks::No || f.marked));
    // A line in emphasis outside the list, whatever stands below it.
    let before = at.checked_sub(1).and_then(|before| faces.get(before));
    let between = chosen == Style::Bullet && before.is_some_and(|f| f.style == Some(chosen));
    let apart = face.block.depth == 0 && face.emphasised() && next.is_some_and(|f| f.block.depth == 1);
    if apart && face.asks == Asks::No && (!begun || between) {
        return true;
    }
    if !followed {
        return false;
    }
    match style {
        Style::Bold | Style::BoldNumbered | Style::Numbered => face.asks == Asks::No,
        Style::Bullet => chosen == Style::Nested,
        Style::Plain => {
            face.text.ends_with([':', '：'])
                || face.part() == Part::Questions
                || level::heading(&face.text).is_some()
                || (!begun && face.text.chars().count() < 40 && !face.text.contains(", "))
        }
        _ => false,
    }
}
