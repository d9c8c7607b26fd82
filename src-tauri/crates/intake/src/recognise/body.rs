//! From a question and the blocks below it to a draft: what of them is answer, guidance, code, choice or probe.

mod choices;
mod stated;

use super::asks::{self, Asks};
use super::code;
use super::face::Face;
use super::label::{self, Label};
use super::line::one_line;
use super::title::{self, Stems};
use super::{mark, options, render, tag};
use crate::block::{Block, Kind};
use crate::draft::{Choice, Draft};
use crate::level;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What is known of all questions of a document, to judge the one that is silent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Custom {
    /// Items below questions are mostly follow-ups and notes, so that a plain statement there is a note too.
    pub notes: bool,
    /// Questions have answers in words.
    pub answers: bool,
    /// Nearly every question has code.
    pub coded: bool,
}

/// Which bucket the next block goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    /// Below a heading such as "Scenario": what stands there is the question.
    Asking,
    Answer,
    Guidance,
    Probes,
}

struct Builder<'a> {
    draft: Draft,
    question: &'a Face,
    custom: Custom,
    part: Part,
    answer: Vec<Cow<'a, Block>>,
    guidance: Vec<Cow<'a, Block>>,
    said: HashSet<String>,
    choosing: bool,
    told: bool,
}

/// Makes a draft of `question` and its `body`.
pub fn draft(question: &Face, body: &[Face], custom: Custom) -> Draft {
    let (prompt, found) = tag::taken_off(&question.text);
    let found = found.or_else(|| question.marked.then(|| tag::beside_mark(&question.block.text)).flatten());
    let draft = Draft {
        prompt,
        level: found.as_ref().map(|f| f.slug.to_owned()),
        level_words: found.map(|f| f.words),
        line: Some(question.block.line),
        ..Draft::default()
    };
    let mut builder = Builder {
        draft,
        question,
        custom,
        part: Part::Start,
        answer: Vec::with_capacity(body.len()),
        guidance: Vec::new(),
        said: HashSet::new(),
        choosing: false,
        told: false,
    };
    for at in 0..body.len() {
        builder.take(body, at);
    }
    builder.done()
}

/// Whether an item says what to listen for without a label.
pub fn note(text: &str) -> bool {
    const NOTES: &str = "\
bonus|extra bonus|extra points|extra credit|points off|plus points|look for|looking for|listen for|\
should mention|the candidate should|candidate should|candidates should|they should|he should|expect |\
expected:|red flag|green flag|good if|bad if|great if|good sign|bad sign|good answer|bad answer|\
interviewer|hint:|ideally|бонус|кандидат долж|обратить внимание|хорошо, если|плохо, если|\
el candidato debe|o candidato deve|der kandidat sollte|bewerber sollte|le candidat doit|候选人应|加分";
    static STEMS: LazyLock<Stems> = LazyLock::new(|| title::stems(NOTES));
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let initial = start.chars().next().and_then(|c| c.to_lowercase().next());
    let Some(stems) = initial.and_then(|initial| STEMS.get(&initial)) else { return false };
    stems.iter().any(|known| {
        let mut letters = start.chars().flat_map(char::to_lowercase);
        known.chars().all(|letter| letters.next() == Some(letter))
    })
}

/// Whether a block is one short question and nothing more.
fn asks_short(face: &Face) -> bool {
    // The wide marks end in this byte. Without one the block need not be looked at.
    memchr::memchr2(b'?', 0x9F, face.block.text.as_bytes()).is_some()
        && face.text.chars().count() < 160
        && face.text.ends_with(['?', '？', '؟'])
}

/// Whether an item is a whole sentence that asks nothing.
fn states(face: &Face) -> bool {
    face.asks == Asks::No
        && face.text.ends_with('.')
        && !face.text.ends_with("..")
        && face.text.split(' ').count() > 5
}

impl<'a> Builder<'a> {
    fn take(&mut self, body: &'a [Face], at: usize) {
        let Some(face) = body.get(at) else { return };
        if self.states(face) {
            return;
        }
        match &face.block.kind {
            Kind::Rule | Kind::Open | Kind::Close => {}
            Kind::Code(_) => self.code(body, at, face),
            Kind::Table(_) => self.put(face),
            Kind::Heading(_) | Kind::Paragraph | Kind::Quote | Kind::Summary => {
                if self.option(body, at, face) || self.of_the_list(face) {
                    return;
                }
                if let Some(rest) = self.stated(face) {
                    return self.ask(rest);
                }
                match face.label() {
                    Some(known) => {
                        let (label, rest) = label::label(&face.block.text).unwrap_or((known, ""));
                        self.labelled(face, label, rest);
                    }
                    None => self.text(body, at, face),
                }
            }
        }
    }

    fn code(&mut self, body: &[Face], at: usize, face: &'a Face) {
        // Code below a choice is the choice.
        if self.choosing
            && self.part == Part::Start
            && let Some(choice) = self.draft.options.last_mut()
            && (face.block.depth > 0 || !choice.text.chars().any(char::is_alphanumeric))
        {
            let language = if let Kind::Code(language) = &face.block.kind { language.as_str() } else { "" };
            if choice.text.chars().any(char::is_alphanumeric) {
                choice.text.push('\n');
            } else {
                choice.text.clear();
            }
            render::fence(language, &face.block.text, &mut choice.text);
            return;
        }
        // Code below choices may name the right one.
        if self.part == Part::Start && self.open_choice() {
            let line = face.block.text.trim();
            let said = label::label(line).map_or(line, |(_, rest)| rest);
            if let Some(left) = options::resolve(said, &mut self.draft.options) {
                self.part = Part::Answer;
                self.choosing = false;
                self.put_text(face, &left);
                return;
            }
        }
        let later = body.get(at + 1..).unwrap_or_default();
        if self.part == Part::Start
            && self.answer.is_empty()
            && (self.draft.prompt.is_empty() || code::of_question(&self.draft.prompt, later, self.custom))
        {
            self.draft.code.push(face.block.text.clone());
        } else {
            self.put(face);
        }
    }

    fn labelled(&mut self, face: &'a Face, label: Label, rest: &str) {
        let rest = rest.trim();
        match label {
            Label::Answer => {
                self.part = Part::Answer;
                self.told = true;
                let left = options::resolve(rest, &mut self.draft.options);
                self.choosing = false;
                self.put_text(face, left.as_deref().unwrap_or(rest));
            }
            Label::Remark if self.part == Part::Answer && self.guidance.is_empty() => self.put(face),
            Label::Guidance | Label::Remark => {
                self.part = Part::Guidance;
                self.put(face);
            }
            Label::Probes => {
                self.part = Part::Probes;
                self.probe(rest);
            }
            Label::Options => self.choosing = true,
            Label::Level => match level::named(rest) {
                Some(found) => {
                    self.draft.level = Some(found.slug.to_owned());
                    self.draft.level_words = Some(found.words);
                }
                None => self.put(face),
            },
            Label::Topic if self.part == Part::Start && rest.chars().count() < 60 && !rest.is_empty() => {
                self.draft.topics.push(one_line(rest));
            }
            Label::Topic | Label::Question => self.put(face),
        }
    }

    fn text(&mut self, body: &'a [Face], at: usize, face: &'a Face) {
        let bare = self.draft.prompt.is_empty() && self.part == Part::Start;
        if bare && (self.draft.code.is_empty() || face.asks == Asks::Yes) {
            self.draft.prompt = face.text.clone();
            return;
        }
        // "Question 4 - Memory" above "Explain the heap." names a topic.
        let headed = matches!(self.question.block.kind, Kind::Heading(_));
        let titled = at == 0 && headed && self.question.marked && self.question.asks == Asks::No;
        if titled && face.asks == Asks::Yes && (face.bold || matches!(face.block.kind, Kind::Heading(_))) {
            let title = std::mem::replace(&mut self.draft.prompt, face.text.clone());
            self.draft.topics.push(title);
            return;
        }
        // The assistant that wrote all this offers more of it.
        if at + 1 == body.len() && face.block.marker.is_none() && title::offers(&face.text) {
            return;
        }
        // The choice itself may stand for "Answer:".
        if self.draft.options.len() > 1 && self.settled(face) {
            return;
        }
        let item = face.block.marker.is_some();
        match self.part {
            Part::Probes if item || face.asks == Asks::Yes => self.probe(&face.text),
            Part::Guidance if matches!(face.block.kind, Kind::Heading(_)) => {
                self.part = Part::Answer;
                self.put(face);
            }
            Part::Answer if self.told && self.answer.is_empty() && self.open_choice() => {
                match options::resolve(&face.text, &mut self.draft.options) {
                    Some(left) => self.put_text(face, &left),
                    None => self.put(face),
                }
            }
            Part::Probes | Part::Guidance | Part::Answer | Part::Asking => self.put(face),
            Part::Start if item => self.below(body, at, face),
            Part::Start if note(&mark::read(&face.block.text).rest) => self.remark(face),
            // "What will be the output?" between code and choices asks once more.
            Part::Start if !self.draft.code.is_empty() && asks::question_mark(&face.text) => {
                self.probe(&face.text)
            }
            // Where all that follows asks too, nothing was answered.
            Part::Start if body.get(at..).unwrap_or_default().iter().all(asks_short) => {
                self.probe(&face.text);
            }
            Part::Start => {
                self.part = Part::Answer;
                self.choosing = false;
                self.put(face);
            }
        }
    }

    /// An item directly below the question.
    fn below(&mut self, body: &'a [Face], at: usize, face: &'a Face) {
        let listed = self.question.block.depth > 0;
        if listed && note(&face.text) {
            return self.remark(face);
        }
        if listed && face.asks == Asks::Yes && !face.linked {
            return self.probe(&face.text);
        }
        if listed
            && ((self.draft.prompt.ends_with([':', '：']) && !states(face))
                || (!self.draft.probes.is_empty() && face.asks != Asks::No))
        {
            return self.probe(&face.text);
        }
        if listed && (self.custom.notes || !self.guidance.is_empty() || !self.draft.probes.is_empty()) {
            return self.remark(face);
        }
        if self.chosen(body, at) {
            self.choosing = true;
            self.draft.options.push(Choice { text: face.text.clone(), correct: face.bold });
            return;
        }
        let items = body.get(at..).unwrap_or_default().iter().take_while(|f| f.block.marker.is_some());
        let (mut count, mut asking, mut notes) = (0, 0, 0);
        for item in items {
            count += 1;
            asking += usize::from(asks::question_mark(&item.text));
            notes += usize::from(note(&item.text));
        }
        if !listed && (asking * 4 >= count * 3 || (!self.draft.probes.is_empty() && face.asks == Asks::Yes)) {
            return self.probe(&face.text);
        }
        if !listed && notes * 2 >= count {
            return self.remark(face);
        }
        self.part = Part::Answer;
        self.choosing = false;
        self.put(face);
    }

    fn probe(&mut self, text: &str) {
        let text = one_line(&super::mark::read(text).rest);
        if !text.is_empty() && !self.draft.probes.contains(&text) {
            self.draft.probes.push(text);
        }
    }

    fn remark(&mut self, face: &'a Face) {
        if self.said.insert(one_line(&face.block.text)) {
            self.guidance.push(Cow::Borrowed(&face.block));
        }
    }

    fn put(&mut self, face: &'a Face) {
        if self.part == Part::Guidance {
            // Pages print the same rubric twice, once folded and once not.
            if matches!(face.block.kind, Kind::Code(_) | Kind::Table(_)) {
                self.guidance.push(Cow::Borrowed(&face.block));
            } else {
                self.remark(face);
            }
            return;
        }
        self.part = Part::Answer;
        self.answer.push(Cow::Borrowed(&face.block));
    }

    fn put_text(&mut self, face: &Face, text: &str) {
        if !text.is_empty() {
            let block = Block {
                kind: Kind::Paragraph,
                text: text.to_owned(),
                depth: face.block.depth,
                marker: None,
                line: face.block.line,
            };
            self.answer.push(Cow::Owned(block));
        }
    }

    fn done(mut self) -> Draft {
        if self.draft.prompt.is_empty() {
            self.draft.prompt = self.draft.topics.pop().unwrap_or_default();
        }
        let written = |blocks: &[Cow<Block>]| {
            let text = render::markdown(blocks);
            let trimmed = text.trim();
            let text = if trimmed.len() == text.len() { text } else { trimmed.to_owned() };
            Some(text).filter(|text| !text.is_empty())
        };
        self.draft.answer = written(&self.answer);
        self.draft.guidance = written(&self.guidance);
        if self.draft.options.len() == 1 && self.draft.options.iter().all(|choice| !choice.correct) {
            self.draft.options.clear();
        }
        if self.draft.answer.is_none() {
            let right: Vec<&str> =
                self.draft.options.iter().filter(|c| c.correct).map(|c| c.text.as_str()).collect();
            self.draft.answer = Some(right.join("\n\n")).filter(|text| !text.is_empty());
        }
        self.draft
    }
}
