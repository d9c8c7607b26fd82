//! Pages of one question each, as sites keep them: their front matter asks it and names its level and topics, the
//! text below answers it.

use crate::draft::Draft;
use crate::tree::Tree;
use crate::{detect, markdown, recognise, records, yaml};

/// The question that the front matter of `text` asks with a question mark.
pub(crate) fn question(text: &str) -> Option<Draft> {
    let body = detect::behind_front_matter(text);
    let front = text.get(..text.len() - body.len())?.trim_matches(['-', '\n']);
    let data: Tree = yaml::parse(front).ok()?;
    let [data] = records::drafts(&data).try_into().ok()?;
    let data: Draft = Some(data).filter(|draft| recognise::question_mark(&draft.prompt))?;
    let page = recognise::one(&data.prompt, markdown::blocks(text))?;
    let line = front.lines().zip(2..).find(|(line, _)| line.contains(&data.prompt)).map(|(_, number)| number);
    Some(Draft {
        line: line.or(Some(1)),
        level: data.level.or(page.level),
        level_words: data.level_words.or(page.level_words),
        topics: data.topics,
        ..page
    })
}
