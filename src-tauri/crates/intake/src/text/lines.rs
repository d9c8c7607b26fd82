//! How a line stands to its neighbours: whether it goes on the one before, or is the title of what follows.

use super::unglue::Line;
use super::{Reader, bullet};
use crate::block::Kind;
use crate::level;
use crate::recognise::{self, Part};

/// Words that no sentence ends with.
const HANGING: &str = "\
and|or|the|a|an|between|of|in|with|to|is|are|for|by|on|using|vs|vs.|does|do|from|as|when|that|и|или|\
между|в|на|с|для|что|y|o|entre|de|el|la|los|las|un|una|en|con|e|ou|da|und|oder|zwischen|von|der|die|das|\
mit|et|du|le|les|des";

impl Reader<'_> {
    /// Whether a line goes on the block before it.
    pub(super) fn joins(&self, line: Line) -> bool {
        let Some(last) = self.out.last().filter(|b| self.open && b.kind == Kind::Paragraph) else {
            return false;
        };
        if last.text.len() > 4000 || line.torn {
            return false;
        }
        let text = line.text.trim();
        let first = text.chars().next().unwrap_or(' ');
        let continues =
            first.is_lowercase() || matches!(first, ',' | '.' | ')' | '?' | ';' | ':' | '`' | '’');
        if ended(&last.text) && !(matches!(first, ',' | '.' | ')' | '?' | ';') && text.len() < 200) {
            return self.wrapped
                && !recognise::question_mark(&last.text)
                && !recognise::asks_surely(text)
                && !recognise::is_label(&last.text);
        }
        if continues {
            return true;
        }
        if self.wrapped && last.text.chars().count() > 40 {
            return !recognise::titular(text) || text.chars().count() > 40;
        }
        // A name on a line of its own inside a sentence that goes on below.
        let hanging = last
            .text
            .split_whitespace()
            .next_back()
            .is_some_and(|word| HANGING.split('|').any(|known| known == word.to_lowercase()))
            || last.text.ends_with([',', '(', '/', '–']);
        let question = last.text.len() < 600 && last.marker.is_some()
            || last.text.len() < 600
                && (recognise::read_mark(&last.text).question || recognise::asks_surely(&last.text));
        let resumes = (0..8)
            .map_while(|ahead| self.line(ahead))
            .take_while(|l| {
                !l.text.trim().is_empty() && !self.starts_something(l.text.trim()) | ended(l.text)
            })
            .any(|l| {
                l.text.trim().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '?' | '.' | ')'))
            });
        text.chars().count() <= 60 && (hanging || (question && resumes))
    }

    /// Whether a line reads as the title of a part by its words.
    pub(super) fn titled(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        if !recognise::titular(text) || recognise::question_mark(text) || text.contains(['{', '=', ';']) {
            return false;
        }
        match recognise::part(text) {
            Part::Contents | Part::Aside | Part::Faq => true,
            Part::Questions => {
                let lower = text.to_lowercase();
                words <= 14
                    && !recognise::asks_surely(text)
                    && (words <= 6 || lower.contains("questions") || level::heading(text).is_some())
                    && [
                        "question",
                        "вопрос",
                        "pregunta",
                        "pergunta",
                        "frage",
                        "问题",
                        "面试",
                        "题",
                        "أسئلة",
                        "interview",
                        "задач",
                        "задан",
                        "coding",
                        "exercise",
                        "challenge",
                    ]
                    .iter()
                    .any(|w| lower.contains(w))
            }
            Part::Any => words <= 6 && level::heading(text).is_some(),
        }
    }

    /// The level of a heading, if the line is one.
    pub(super) fn heading(&self, text: &str, line: Line) -> Option<u8> {
        if self.out.is_empty()
            && recognise::titular(text)
            && (!recognise::asks_surely(text)
                || (recognise::part(text) == Part::Questions && !recognise::question_mark(text)))
            && text.chars().count() > 12
        {
            return Some(1);
        }
        if self.titled(text) {
            return Some(if self.out.is_empty() { 1 } else { 2 });
        }
        let words = text.split_whitespace().count();
        if !recognise::titular(text)
            || recognise::asks_surely(text)
            || words > 9
            || text.ends_with([':', '：'])
            || text.contains(['{', '=', ';', '(']) && !text.ends_with(')')
        {
            return None;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let cased = text.chars().filter(|c| c.is_uppercase()).count();
        let shouting = letters >= 4 && cased == letters && words <= 8;
        if shouting {
            return Some(2);
        }
        let before =
            self.at.checked_sub(2).and_then(|at| self.lines.get(at)).is_none_or(|l| l.text.trim().is_empty());
        let next =
            self.lines.get(self.at..).unwrap_or_default().iter().take(3).find(|l| !l.text.trim().is_empty());
        let question = next.is_some_and(|l| {
            let text = l.text.trim();
            let marked = recognise::read_mark(bullet(l.text).map_or(text, |(_, _, rest)| rest));
            (marked.question && marked.number.is_some())
                || (recognise::asks_surely(&marked.rest)
                    && (marked.number.is_some() || before || bullet(l.text).is_some()))
        });
        // Where the numbers go on, the last of several short lines is the end of an answer.
        let goes_on = next.is_some_and(|l| recognise::read_mark(l.text.trim()).number.is_some_and(|n| n > 1));
        let above = self.lines.get(..self.at.saturating_sub(1)).unwrap_or_default().iter().rev();
        let mut above = above.map(|l| l.text.trim()).filter(|text| !text.is_empty()).take(2);
        let among = above.all(|text| text.chars().count() <= 60 && recognise::titular(text));
        if goes_on && among {
            return None;
        }
        let large = text
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .filter(|word| word.starts_with(|c: char| !c.is_lowercase()))
            .count();
        let long = text.split_whitespace().filter(|word| word.chars().count() > 3).count();
        let entitled = text.starts_with(|c: char| !c.is_lowercase()) && (before || large * 10 >= long * 6);
        let _ = line;
        (question && entitled && text.chars().count() <= 60).then_some(3)
    }
}

/// `## Title` in text that is otherwise plain. A single `#` is more often a comment.
pub(super) fn hash_heading(text: &str) -> Option<(u8, &str)> {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(hashes..)?.strip_prefix(' ')?;
    ((2..=6).contains(&hashes) && !rest.trim().is_empty())
        .then(|| (u8::try_from(hashes).unwrap_or(2), rest.trim()))
}

/// Whether lines were broken at a fixed width, so that a line's end means nothing.
pub(super) fn wrapped(text: &str) -> bool {
    let (mut long, mut within, mut beyond) = (0, 0, 0);
    for line in text.lines() {
        let count = line.trim_end().chars().count();
        long += usize::from(count > 45);
        within += usize::from((56..=110).contains(&count));
        beyond += usize::from(count > 120);
    }
    long >= 8 && within * 10 >= long * 6 && beyond * 20 <= long
}

/// Whether a text ends as sentences do.
pub(super) fn ended(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)*_`]".contains(c));
    text.ends_with(['.', '?', '!', ':', ';', '。', '？', '！', '：', '؟', '…'])
}
