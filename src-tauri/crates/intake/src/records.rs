//! Trees of records (JSON, YAML) to drafts: records by the names of their keys, maps from section to list,
//! maps from question to answer, plain lists of questions, tables as lists of lists.

use crate::cell;
use crate::draft::{Choice, Draft};
use crate::level;
use crate::options::Columns;
use crate::recognise::{self, Asks};
use crate::role::{self, Role};
use crate::rows::{self, Row};
use crate::stop;
use crate::tree::{Fields, Tree};
use values::{correct, fill, prompt_text, scalar, texts};

mod values;

/// What is known of a place in the tree.
#[derive(Debug, Clone, Default)]
struct Place {
    topics: Vec<String>,
    level: Option<level::Found>,
    texts: Texts,
}

/// What the key above says of texts in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Texts {
    /// Nothing: they are questions if half of them ask.
    #[default]
    Unknown,
    /// It may be the name of a section of questions.
    Section,
    /// They are questions.
    Questions,
    /// They are something else.
    Other,
}

/// Deeper trees are data of another kind.
const DEEP: u8 = 24;

/// Keys that only hold the list.
const CONTAINERS: &str = "data|items|list|results|result|content|contents|records|entries|rows|values|cards|notes|children|array|root|response|\
payload|body|quiz|quizzes|exam|test|tests|bank|question bank|interview|all|props|page props|faqs|faq|qa|qas|q a|elements|nodes|objects|main entity|\
вопросы|данные|список|preguntas|perguntas|fragen|问题|题目";

/// Keys whose texts are never questions.
const ASIDE: &str = "id|uuid|slug|url|href|link|links|source|sources|author|authors|date|created at|updated at|createdat|updatedat|image|images|icon|type|lang|\
language|version|license|references|reference links|$schema|email|website|meta|metadata|generator|description|instructions|intro|introduction|resources|css|style|class|href|color|seo";

/// All drafts below `value`.
pub(crate) fn drafts(value: &Tree) -> Vec<Draft> {
    let mut out = Vec::new();
    walk(value, &Place::default(), DEEP, &mut out);
    out
}

fn walk(value: &Tree, place: &Place, depth: u8, out: &mut Vec<Draft>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Tree::List(items) => list(items, place, depth, out),
        Tree::Map(map) => object(map, place, depth, out),
        _ => {}
    }
}

fn list(items: &[Tree], place: &Place, depth: u8, out: &mut Vec<Draft>) {
    if table(items, place, out) {
        return;
    }
    let texts: Vec<&str> = items.iter().filter_map(Tree::as_str).collect();
    let asking = texts.iter().filter(|text| recognise::asks(text) == Asks::Yes).count();
    let perhaps = texts.iter().filter(|text| recognise::asks(text) != Asks::No).count();
    let questions = !texts.is_empty()
        && match place.texts {
            Texts::Unknown => asking * 2 >= texts.len(),
            Texts::Section => asking * 2 >= texts.len() || perhaps * 3 >= texts.len(),
            Texts::Questions => true,
            Texts::Other => false,
        };
    for item in items {
        if stop::asked() {
            break;
        }
        match item {
            Tree::Text(text) if questions => {
                let mut draft = place.draft();
                cell::put(&mut draft, Role::Prompt, text);
                keep(draft, out);
            }
            other => walk(other, place, depth, out),
        }
    }
}

/// Lists of equal lists: a header and rows.
fn table(items: &[Tree], place: &Place, out: &mut Vec<Draft>) -> bool {
    let cells = |item: &Tree| -> Option<Vec<String>> { item.as_list()?.iter().map(scalar).collect() };
    let rows: Option<Vec<Row>> =
        items.iter().map(|item| cells(item).map(|cells| Row { line: 0, cells })).collect();
    let Some(rows) = rows.filter(|rows| rows.len() > 1 && rows.iter().all(|row| row.cells.len() > 1)) else {
        return false;
    };
    let from = out.len();
    rows::drafts(&rows, &place.topics, &Columns::default(), place.texts == Texts::Questions, out);
    for draft in out.iter_mut().skip(from) {
        draft.line = None;
    }
    true
}

fn object(map: &Fields, place: &Place, depth: u8, out: &mut Vec<Draft>) {
    if let Some(key) = prompt_key(map) {
        record(map, key, place, depth, out);
        return;
    }
    // Questions as keys.
    let pairs = map.iter().filter(|(_, value)| answerable(value)).count();
    let asking = map
        .iter()
        .filter(|(key, value)| answerable(value) && recognise::asks(key) == Asks::Yes && key.contains(' '))
        .count();
    if asking > 0 && asking * 2 >= pairs {
        for (key, value) in map.iter() {
            if answerable(value) && (recognise::asks(key) != Asks::No || asking == pairs) {
                let mut draft = place.draft();
                cell::put(&mut draft, Role::Prompt, key);
                fill(&mut draft, Role::Answer, value);
                keep(draft, out);
            } else {
                walk(value, &place.below(key), depth, out);
            }
        }
        return;
    }
    // A section: its name is a topic of what it holds, its level theirs.
    let mut inner = place.clone();
    inner.texts = Texts::Unknown;
    let holds = map.values().any(Tree::holds);
    for (key, value) in map.iter() {
        let Some(text) = value.as_str().filter(|_| holds) else { continue };
        match role::role(key) {
            Some(Role::Topic | Role::Title)
                if text.chars().count() < 100
                    && !matches!(key.as_str(), "description" | "content" | "text" | "summary") =>
            {
                cell::topic(&mut inner.topics, text);
                inner.level = level::heading(text).or(inner.level);
            }
            Some(Role::Level) => inner.level = level::named(text).or(inner.level),
            _ => {}
        }
    }
    for (key, value) in map.iter() {
        walk(value, &inner.below(key), depth, out);
    }
}

fn answerable(value: &Tree) -> bool {
    match value {
        Tree::Text(_) | Tree::Null => true,
        Tree::List(items) => items.iter().all(|item| item.as_str().is_some()),
        _ => false,
    }
}

impl Place {
    fn draft(&self) -> Draft {
        Draft {
            topics: self.topics.clone(),
            level: self.level.as_ref().map(|found| found.slug.to_owned()),
            level_words: self.level.as_ref().map(|found| found.words.clone()),
            ..Draft::default()
        }
    }

    /// The place below `key`: a level, a topic, or a word for "the list".
    fn below(&self, key: &str) -> Self {
        let mut place = self.clone();
        let name = key.replace(['_', '-'], " ");
        let lower = name.to_lowercase();
        let listed = |words: &str| words.split('|').any(|word| word == lower || word == key.to_lowercase());
        place.texts = Texts::Unknown;
        if matches!(role::role(key), Some(Role::Prompt | Role::Probes)) {
            place.texts = Texts::Questions;
            // "JavaScript questions" says more than "questions".
            if role::role(key) == Some(Role::Prompt)
                && name.contains(' ')
                && !lower.starts_with("question")
                && !lower.starts_with("interview")
                && !listed(CONTAINERS)
            {
                cell::topic(&mut place.topics, &name);
            }
            place.level = level::heading(&name).or(place.level);
        } else if listed(CONTAINERS) {
            place.texts = self.texts;
        } else if let Some(found) = level::named(&name).filter(|_| name.split(' ').count() < 3) {
            place.level = Some(found);
            place.texts = Texts::Section;
        } else if matches!(role::role(key), Some(Role::Topic | Role::Title | Role::Tags))
            || key.chars().all(|c| c.is_ascii_digit())
            || listed(ASIDE)
        {
            // "categories: [...]" holds sections, and names none.
        } else {
            cell::topic(&mut place.topics, &name);
            place.texts = Texts::Section;
        }
        if listed(ASIDE)
            || matches!(
                role::role(key),
                Some(Role::Tags | Role::Options | Role::Answer | Role::Correct | Role::Guidance | Role::Code)
            )
        {
            place.texts = Texts::Other;
        }
        place
    }
}

/// The key of a record's question.
fn prompt_key(map: &Fields) -> Option<&str> {
    let text = |value: &Tree| prompt_text(value).is_some_and(|text| !cell::empty(&text));
    let of = |wanted: Role| {
        map.iter()
            .filter(move |(key, value)| role::role(key) == Some(wanted) && text(value))
            .map(|(key, _)| key.as_str())
    };
    // "question" before "question_title", "prompt" before "q".
    if let Some(key) = of(Role::Prompt).min_by_key(|key| {
        (
            !matches!(
                key.to_lowercase().as_str(),
                "question" | "prompt" | "вопрос" | "pregunta" | "pergunta" | "frage" | "问题" | "题目"
            ),
            key.len(),
        )
    }) {
        return Some(key);
    }
    let holds_list = map.iter().any(|(key, value)| {
        matches!(value, Tree::List(items) if items.iter().any(Tree::holds) && !matches!(role::role(key), Some(Role::Options | Role::Answer | Role::Tags)))
    });
    let answered = map
        .iter()
        .any(|(key, _)| matches!(role::role(key), Some(Role::Answer | Role::Correct | Role::Options)));
    let asks = |key: &&str| {
        map.get(key).and_then(prompt_text).is_some_and(|text| recognise::asks(&text) == Asks::Yes)
    };
    let titles: Vec<&str> = of(Role::Title).collect();
    let asking =
        titles.iter().copied().filter(|key| !holds_list && asks(key)).min_by_key(|key| title_rank(key));
    asking
        .or_else(|| titles.into_iter().filter(|_| answered && !holds_list).min_by_key(|key| title_rank(key)))
}

fn title_rank(key: &str) -> usize {
    ["text", "title", "name"].iter().position(|known| *known == key).unwrap_or(9)
}

fn record(map: &Fields, key: &str, place: &Place, depth: u8, out: &mut Vec<Draft>) {
    let mut draft = place.draft();
    if let Some(text) = map.get(key).and_then(prompt_text) {
        cell::put(&mut draft, Role::Prompt, &text);
    }
    let choosing = map.iter().any(|(name, value)| value.holds() && role::role(name) == Some(Role::Options));
    let b = map.iter().any(|(name, _)| role::is_b(name));
    let answered = map.iter().any(|(name, _)| role::beside(name, b) == Some(Role::Answer));
    let mut own_level = false;
    let mut right: Option<&Tree> = None;
    let mut nested = Vec::new();
    for (name, value) in map.iter() {
        if name == key {
            continue;
        }
        match role::beside(name, b) {
            Some(Role::Correct) => right = Some(value),
            Some(Role::Answer) if choosing && matches!(value, Tree::Number(_)) => right = Some(value),
            Some(Role::Level) if !own_level => {
                if let Some(found) = scalar(value).as_deref().and_then(level::named) {
                    draft.level = Some(found.slug.to_owned());
                    draft.level_words = Some(found.words);
                    own_level = true;
                }
            }
            // A second wording, such as a short title beside the full text.
            Some(Role::Prompt) if matches!(value, Tree::List(items) if items.iter().any(|item| item.as_map().is_some())) => {
                nested.push((name, value))
            }
            // Below a title that asks, what the page says answers it.
            Some(Role::Title) | None if !answered && matches!(value, Tree::Text(_)) && told(name) => {
                fill(&mut draft, Role::Answer, value);
            }
            Some(Role::Prompt | Role::Title) => {}
            Some(Role::Options) if negative(name) => {
                for text in texts(value) {
                    draft.options.push(Choice { text: cell::prose(&text), correct: false });
                }
            }
            Some(role) => fill(&mut draft, role, value),
            None if value.holds() => nested.push((name, value)),
            None => {}
        }
    }
    if let Some(value) = right {
        correct(&mut draft, value);
    }
    cell::finish(&mut draft);
    let topics = draft.topics.clone();
    let found = !draft.prompt.is_empty();
    keep(draft, out);
    for (name, value) in nested {
        let below = Place { topics: topics.clone(), ..place.below(name) };
        if found || value.as_list().is_some() {
            walk(value, &below, depth, out);
        }
    }
}

/// Whether a key is what pages call their text.
fn told(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "content" | "text" | "body" | "html" | "markdown")
}

fn negative(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["incorrect", "wrong", "distractor", "неправильн", "incorrect", "falsch", "mauvaise", "错误"]
        .iter()
        .any(|part| lower.contains(part))
}

fn keep(mut draft: Draft, out: &mut Vec<Draft>) {
    if !draft.prompt.trim().is_empty() {
        // An answer that stood as the text of its choice, and the explanation beside it, are both the answer.
        if let Some(right) =
            draft.options.iter().find(|choice| choice.correct).map(|choice| choice.text.clone())
        {
            let told = draft.answer.as_ref().is_some_and(|answer| answer.contains(&right));
            if !told {
                draft.answer =
                    Some(draft.answer.map_or_else(|| right.clone(), |answer| format!("{right}\n\n{answer}")));
            }
        }
        out.push(draft);
    }
}
