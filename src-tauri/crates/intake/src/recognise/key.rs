//! An answer key: the numbered answers of all questions in one place, behind the last of them.

use super::asks::Asks;
use super::face::Face;
use super::{mark, options, render};
use crate::block::{Block, Kind};
use crate::draft::Draft;

/// Titles of such a place, lower case.
const TITLES: &str = "\
answers|answer key|answers key|key|solutions|correct answers|the answers|answer sheet|ответы|ключ|ключи|\
правильные ответы|решения|respuestas|clave de respuestas|soluciones|respuestas correctas|respostas|gabarito|soluções|\
antworten|lösungen|lösungsschlüssel|réponses|corrigé|solutions|答案|参考答案|參考答案|正确答案|الأجوبة|الإجابات|cevaplar|cevap anahtarı";

/// The answers by their numbers.
#[derive(Debug, Default)]
pub struct Key(Vec<(u32, String)>);

/// Finds the key of a document, if it has one, and where it begins; it runs to the end.
pub fn find(faces: &[Face]) -> Option<(usize, Key)> {
    let titled = |face: &Face| {
        matches!(face.block.kind, Kind::Heading(_) | Kind::Paragraph) && face.block.text.len() < 44 && {
            let text = mark::bare(&face.block.text).to_lowercase();
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            TITLES.split('|').any(|title| title == text)
        }
    };
    // "Answer key: 1-b, 2-b"
    let line = faces.iter().enumerate().rev().take(4).find_map(|(at, face)| {
        let (head, tail) = face.block.text.split_once([':', '：']).filter(|(head, _)| head.len() < 44)?;
        let head = mark::bare(head).trim_matches(['*', '_', ' ']).to_lowercase();
        let key = TITLES.split('|').any(|title| title == head).then(|| row(tail))?;
        let counted = key.len() >= 2 && key.iter().zip(1..).all(|((number, _), place)| *number == place);
        counted.then_some((at, Key(key)))
    });
    if line.is_some() {
        return line;
    }
    // A key stands behind the last question.
    let mut behind = faces.iter().enumerate().rev().take_while(|(_, face)| face.asks != Asks::Yes);
    let (at, _) = behind.find(|(_, face)| titled(face))?;
    let asked = faces.get(..at)?.iter().filter(|face| face.number.is_some()).count();
    let key = entries(faces.get(at + 1..)?);
    let counted = key.iter().zip(1..).all(|((number, _), place)| *number == place);
    (key.len() >= 3 && counted && asked >= key.len()).then_some((at, Key(key)))
}

/// The numbered entries below the title; none where they ask, for then they are the questions once more.
fn entries(faces: &[Face]) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    let mut begun: Option<(u32, Vec<&Face>)> = None;
    let close = |begun: Option<(u32, Vec<&Face>)>, out: &mut Vec<(u32, String)>| {
        if let Some((number, faces)) = begun
            && let Some((first, rest)) = faces.split_first()
        {
            let rest: Vec<&Block> = rest.iter().map(|face| &face.block).collect();
            let more = render::markdown(&rest);
            out.push((number, format!("{}\n\n{more}", first.text).trim().to_owned()));
        }
    };
    for face in faces {
        if face.asks == Asks::Yes {
            return Vec::new();
        }
        if let Kind::Table(rows) = &face.block.kind {
            out.extend(
                rows.iter().filter_map(|row| Some((row.first()?.trim().parse().ok()?, row.get(1)?.clone()))),
            );
            continue;
        }
        // The first number of such a line was taken for that of a list.
        let line = match face.number {
            Some(number) => row(&format!("{number} {}", face.text)),
            None => row(&face.block.text),
        };
        if line.len() >= 3 {
            out.extend(line);
        } else if face.number.is_some() {
            close(begun.take(), &mut out);
            begun = face.number.map(|number| (number, vec![face]));
        } else if let Some((_, body)) = &mut begun {
            body.push(face);
        }
    }
    close(begun, &mut out);
    out
}

/// Letters behind numbers on one line or on several of one paragraph: "1. B  2. A", "1-c, 2-d", "1) B".
fn row(text: &str) -> Vec<(u32, String)> {
    let spaced = text.replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let pairs = words.chunks(2).map(|pair| match pair {
        [number, letter] => {
            let number = number.parse().ok()?;
            (letter.chars().count() == 1 && !letter.chars().all(char::is_numeric))
                .then(|| (number, (*letter).to_owned()))
        }
        _ => None,
    });
    pairs.collect::<Option<Vec<_>>>().unwrap_or_default()
}

impl Key {
    /// Gives `draft`, the question numbered `number`, its answer, if it has none of its own.
    pub fn answer(&self, number: Option<u32>, draft: &mut Draft) {
        let own = draft.answer.is_some() || draft.options.iter().any(|choice| choice.correct);
        let Some((_, text)) = self.0.iter().find(|(known, _)| Some(*known) == number).filter(|_| !own) else {
            return;
        };
        let left = options::resolve(text, &mut draft.options);
        let right =
            || draft.options.iter().filter(|choice| choice.correct).map(|choice| choice.text.as_str());
        draft.answer = match left {
            Some(left) if left.is_empty() => Some(right().collect::<Vec<_>>().join("\n\n")),
            Some(left) => Some(left),
            None => Some(text.clone()),
        };
    }
}
