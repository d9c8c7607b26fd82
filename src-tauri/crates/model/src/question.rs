//! A question as it is asked: prompt, guide, probes, signals, and written anchors for each level it serves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CompetencyId;
use crate::level::LevelKey;
use crate::text::{self, TextError};

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A case that happened: situation, action, result.
    PastBehaviour,
    /// A concrete scene: what would you do?
    Situational,
    /// What someone knows and can reason about.
    Knowledge,
    /// Something done in the interview: code read, written, debugged, a design drawn.
    Task,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::PastBehaviour => "past behaviour",
            Self::Situational => "situational",
            Self::Knowledge => "knowledge",
            Self::Task => "task",
        }
    }
}

/// Where a question stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Imported or begun, not yet read through.
    Draft,
    /// Fit to be asked.
    Ready,
    /// Kept for the record, no longer offered.
    Archived,
}

/// An observable point that can be ticked while listening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signal {
    /// What is heard or seen.
    pub text: String,
    /// True where it worries.
    pub red_flag: bool,
}

/// The written descriptions of what earns 1, 3 and 5 at one level; 2 and 4 lie between. An empty text is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Anchors {
    /// What a 1 sounds like.
    pub one: String,
    /// What a 3 sounds like: what the level is hired for.
    pub three: String,
    /// What a 5 sounds like.
    pub five: String,
}

impl Anchors {
    /// True when all three are written.
    #[must_use]
    pub fn complete(&self) -> bool {
        [&self.one, &self.three, &self.five].iter().all(|a| !a.trim().is_empty())
    }

    /// What a rating stands for: the anchor itself for 1, 3 and 5, the two it lies between for 2 and 4.
    #[must_use]
    pub fn of(&self, rating: crate::answer::Rating) -> Vec<(u8, &str)> {
        let all = [(1u8, self.one.as_str()), (3, self.three.as_str()), (5, self.five.as_str())];
        all.into_iter()
            .filter(|(at, _)| at.abs_diff(rating.get()) <= 1 - (rating.get() % 2))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// What can be done to many questions at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "what", content = "to")]
pub enum QuestionChange {
    /// They serve these levels too, without anchors where they did not before.
    AddLevels(Vec<LevelKey>),
    /// They no longer serve these levels; the anchors stay in their earlier versions.
    RemoveLevels(Vec<LevelKey>),
    /// They serve these levels and no other; anchors of these that are written stay.
    SetLevels(Vec<LevelKey>),
    /// They carry these topics too.
    AddTopics(Vec<String>),
    /// They no longer carry these topics.
    RemoveTopics(Vec<String>),
    /// They carry these topics and no other.
    SetTopics(Vec<String>),
    /// They give evidence of this competency.
    Competency(CompetencyId),
    /// They are drafts, ready or archived; this makes no version.
    Status(Status),
}

/// Everything a version of a question says. A published set keeps a copy, so an interview prints the prompt as asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Content {
    /// What it asks for.
    pub kind: Kind,
    /// What the answer is evidence of.
    pub competency: CompetencyId,
    /// A short title for lists, at most [`text::TITLE_MAX`] characters. Empty: lists show one proposed from the prompt.
    /// Questions stored before there were titles have none.
    #[serde(default)]
    pub title: String,
    /// Markdown, read aloud word for word; code stands in fences.
    pub prompt: String,
    /// Markdown for the interviewer only: what a right answer touches. May be empty.
    pub guide: String,
    /// Prepared follow-ups, in order.
    pub probes: Vec<String>,
    /// What can be ticked while listening, in order.
    pub signals: Vec<Signal>,
    /// The levels it serves, each with its anchors.
    pub levels: BTreeMap<LevelKey, Anchors>,
    /// Free tags, lower case.
    pub topics: Vec<String>,
    /// Planned minutes, 1 to 120.
    pub minutes: u16,
    /// Where it comes from, one line; may be empty.
    pub source: String,
}

impl Content {
    /// The same content with every text cleaned, blank list entries dropped and topics in lower case.
    ///
    /// # Errors
    /// An empty prompt, or a title or text that is too long. Minutes are brought into 1 to 120.
    pub fn tidied(self) -> Result<Self, TextError> {
        let lines = |what, list: Vec<String>| -> Result<Vec<String>, TextError> {
            list.into_iter()
                .filter(|t| !text::clean(t).trim().is_empty())
                .map(|t| Ok(text::free(what, &t)?.trim().to_owned()))
                .collect()
        };
        let mut topics = tidy_topics(&lines("A topic", self.topics)?)?;
        let mut seen = std::collections::BTreeSet::new();
        topics.retain(|t| seen.insert(t.clone()));
        let anchors = |a: Anchors| -> Result<Anchors, TextError> {
            let one = |t: &str| text::free("An anchor", t).map(|t| t.trim().to_owned());
            Ok(Anchors { one: one(&a.one)?, three: one(&a.three)?, five: one(&a.five)? })
        };
        Ok(Self {
            kind: self.kind,
            competency: self.competency,
            title: text::title("The title", &self.title)?,
            prompt: text::required("The prompt", &self.prompt)?.trim().to_owned(),
            guide: text::free("The answer guide", &self.guide)?.trim().to_owned(),
            probes: lines("A probe", self.probes)?,
            signals: self
                .signals
                .into_iter()
                .filter(|s| !text::clean(&s.text).trim().is_empty())
                .map(|s| {
                    Ok(Signal {
                        text: text::free("A signal", &s.text)?.trim().to_owned(),
                        red_flag: s.red_flag,
                    })
                })
                .collect::<Result<_, TextError>>()?,
            levels: self
                .levels
                .into_iter()
                .map(|(key, a)| Ok((key, anchors(a)?)))
                .collect::<Result<_, TextError>>()?,
            topics,
            minutes: self.minutes.clamp(1, 120),
            source: if self.source.trim().is_empty() {
                String::new()
            } else {
                text::name("The source", &self.source)?
            },
        })
    }

    /// The same content after a change that many questions share. What a status is, no content says.
    ///
    /// # Errors
    /// A topic is empty or too long.
    pub fn changed(mut self, change: &QuestionChange) -> Result<Self, TextError> {
        match change {
            QuestionChange::AddLevels(keys) => {
                for key in keys {
                    self.levels.entry(key.clone()).or_default();
                }
            }
            QuestionChange::RemoveLevels(keys) => self.levels.retain(|key, _| !keys.contains(key)),
            QuestionChange::SetLevels(keys) => {
                self.levels.retain(|key, _| keys.contains(key));
                return self.changed(&QuestionChange::AddLevels(keys.clone()));
            }
            QuestionChange::AddTopics(more) => self.topics.extend(tidy_topics(more)?),
            QuestionChange::RemoveTopics(fewer) => {
                let fewer = tidy_topics(fewer)?;
                self.topics.retain(|topic| !fewer.contains(topic));
            }
            QuestionChange::SetTopics(all) => self.topics = tidy_topics(all)?,
            QuestionChange::Competency(id) => self.competency = *id,
            QuestionChange::Status(_) => {}
        }
        let mut seen = std::collections::BTreeSet::new();
        self.topics.retain(|topic| seen.insert(topic.clone()));
        Ok(self)
    }

    /// What lists call the question: its own title, or else one proposed from the prompt.
    #[must_use]
    pub fn shown_title(&self) -> String {
        shown_title(&self.title, &self.prompt)
    }
}

/// Topics as they are stored: one line each, in lower case.
fn tidy_topics(topics: &[String]) -> Result<Vec<String>, TextError> {
    topics.iter().map(|topic| text::name("A topic", &topic.to_lowercase())).collect()
}

/// What lists call a question: its own title, or else one proposed from its prompt.
#[must_use]
pub fn shown_title(own: &str, prompt: &str) -> String {
    if own.is_empty() { propose_title(prompt) } else { own.to_owned() }
}

/// The longest title that is proposed, in characters.
pub const PROPOSED_MAX: usize = 60;

/// How prompts begin without saying what they ask for. Of two that fit, the longer stands first.
const OPENERS: &[&str] = &[
    "tell me about a specific time when",
    "tell me about a specific time",
    "tell me about a time when you had to",
    "tell me about a time when",
    "tell me about a time you had to",
    "tell me about a time that",
    "tell me about a time",
    "tell me about the last time",
    "tell me about a situation in which",
    "tell me about a situation where",
    "tell me about a case in which",
    "tell me about a case where",
    "tell me about",
    "tell us about a time when",
    "tell us about a time",
    "tell us about",
    "describe a situation in which",
    "describe a situation where",
    "describe a situation when",
    "describe a time when you had to",
    "describe a time when",
    "describe a time",
    "describe a case in which",
    "give me an example of a time when",
    "give me an example of a situation in which",
    "give me an example of",
    "give an example of a time when",
    "give an example of",
    "can you tell me about",
    "can you describe",
    "think of a time when",
    "think of the last time",
    "think of",
    "walk me through",
    "talk me through",
    "imagine that",
    "imagine",
    "suppose that",
    "suppose",
    "what would you do if",
    "what do you do if",
    "what would you do when",
];

/// Words that a cut title does not end with.
const DANGLING: &[&str] = &[
    "a", "about", "after", "an", "and", "are", "as", "at", "be", "because", "before", "but", "by", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "how", "if", "in", "into", "is", "it", "its",
    "not", "of", "on", "or", "so", "than", "that", "the", "their", "then", "to", "was", "were", "what",
    "when", "where", "which", "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// A title made of a prompt's first paragraph, for lists: without an empty opener ("Tell me about a time when"), cut at
/// a word to at most [`PROPOSED_MAX`] characters, its first letter upper case, without punctuation at the end but a
/// question mark or what closes a bracket or a quotation. Empty only where the prompt is.
#[must_use]
pub fn propose_title(prompt: &str) -> String {
    let paragraph = first_words(prompt);
    let (rest, opened) = without_openers(&paragraph);
    // Without its opener the sentence is a statement, and says enough without those after it.
    let rest = if opened { first_sentence(rest).trim_end_matches('?') } else { rest };
    let mut letters = rest.chars();
    let line: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let short = cut(&line);
    let tidy = short.trim_end_matches(loose).trim_end();
    if tidy.is_empty() { short } else { tidy.to_owned() }
}

/// The first paragraph of a prompt in one line, or else its first line of code, or else whatever is there.
#[must_use]
pub fn first_words(prompt: &str) -> String {
    let paragraph = first_paragraph(prompt);
    if !paragraph.is_empty() {
        return paragraph;
    }
    let line = |line: &&str| !line.is_empty() && !line.starts_with("```") && !line.starts_with("~~~");
    let code = prompt.lines().map(str::trim).find(line).unwrap_or(prompt);
    code.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text after its empty openers, and whether there were any. An opener with nothing after it stays.
fn without_openers(text: &str) -> (&str, bool) {
    let mut rest = text;
    while let Some(after) = OPENERS.iter().find_map(|opener| {
        let head = rest.get(..opener.len()).filter(|head| head.eq_ignore_ascii_case(opener))?;
        let after = rest.strip_prefix(head)?;
        let after = after.strip_prefix([' ', ',', ':'])?.trim_start_matches([' ', ',', ':', '\u{2026}', '.']);
        after.contains(char::is_alphanumeric).then_some(after)
    }) {
        rest = after;
    }
    (rest, rest.len() < text.len())
}

/// The first sentence where it has three words or more, else all.
fn first_sentence(text: &str) -> &str {
    let end = [". ", "? ", "! "].into_iter().filter_map(|end| text.find(end)).min();
    let first = end.and_then(|end| text.get(..=end)).unwrap_or(text);
    if first.split_whitespace().count() < 3 { text } else { first }
}

/// At most [`PROPOSED_MAX`] characters: up to the last sentence that ends in the second half, else up to a word that
/// can end a title, else as many characters as fit.
fn cut(line: &str) -> String {
    if line.chars().count() <= PROPOSED_MAX {
        return line.to_owned();
    }
    let mut words: Vec<&str> = Vec::new();
    let mut room = PROPOSED_MAX + 1;
    for word in line.split_whitespace() {
        let Some(left) = room.checked_sub(word.chars().count() + 1) else { break };
        room = left;
        words.push(word);
    }
    if words.is_empty() {
        return line.chars().take(PROPOSED_MAX).collect();
    }
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    let sentence = words.iter().rposition(|word| word.ends_with(['.', '?', '!']));
    if let Some(whole) = sentence.and_then(|at| words.get(..=at)).filter(|w| length(w) > PROPOSED_MAX / 2) {
        return whole.join(" ");
    }
    while words.len() > 1
        && words.last().is_some_and(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            bare.is_empty() || DANGLING.contains(&bare.as_str())
        })
    {
        words.pop();
    }
    words.join(" ")
}

/// Punctuation that a title does not end with.
fn loose(c: char) -> bool {
    let marks = ".,;:!-\u{2013}\u{2014}\u{2026}([{<`/&=|\\\u{201c}\u{2018}\u{201e}\u{ab}\u{3002}\u{3001}\u{ff0c}\u{ff1b}\u{ff1a}\u{ff01}";
    c.is_whitespace() || marks.contains(c)
}

/// The first paragraph of some Markdown on one line, without marks.
fn first_paragraph(markdown: &str) -> String {
    let bare = |line: &str| line.trim().trim_start_matches(['#', '>', '*', '-', ' ']).replace(['`', '*'], "");
    let lines = markdown.lines().skip_while(|line| bare(line).trim().is_empty());
    let paragraph: Vec<String> = lines
        .take_while(|line| !line.trim().is_empty() && !line.trim().starts_with("```"))
        .map(bare)
        .collect();
    paragraph.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::Rating;

    #[test]
    fn a_rating_stands_for_its_anchor_or_the_two_it_lies_between() {
        let anchors = Anchors { one: "a".into(), three: "b".into(), five: "c".into() };
        let of = |r| anchors.of(Rating::new(r).unwrap());
        assert_eq!(of(1), [(1, "a")]);
        assert_eq!(of(2), [(1, "a"), (3, "b")]);
        assert_eq!(of(3), [(3, "b")]);
        assert_eq!(of(4), [(3, "b"), (5, "c")]);
        assert_eq!(of(5), [(5, "c")]);
    }

    #[test]
    fn a_change_of_many_adds_takes_away_or_sets_and_keeps_written_anchors() {
        let key = |k: &str| LevelKey(k.to_owned());
        let written = Anchors { one: "a".into(), ..Anchors::default() };
        let start = Content {
            kind: Kind::Task,
            competency: CompetencyId::new(),
            title: String::new(),
            prompt: "What does it print?".into(),
            guide: String::new(),
            probes: Vec::new(),
            signals: Vec::new(),
            levels: BTreeMap::from([(key("mid"), written.clone())]),
            topics: vec!["gil".into()],
            minutes: 5,
            source: String::new(),
        };
        let after = |change| start.clone().changed(&change).unwrap();
        let levels = |content: Content| content.levels.into_iter().collect::<Vec<_>>();

        let added = after(QuestionChange::AddLevels(vec![key("mid"), key("senior")]));
        assert_eq!(
            levels(added),
            [(key("mid"), written.clone()), (key("senior"), Anchors::default())],
            "written anchors stay"
        );
        assert!(after(QuestionChange::RemoveLevels(vec![key("mid")])).levels.is_empty());
        assert_eq!(levels(after(QuestionChange::SetLevels(vec![key("mid")]))), [(key("mid"), written)]);
        let set = after(QuestionChange::SetLevels(vec![key("staff")]));
        assert_eq!(levels(set), [(key("staff"), Anchors::default())]);

        let topics = |change| after(change).topics;
        assert_eq!(
            topics(QuestionChange::AddTopics(vec![" Async  IO ".into(), "GIL".into()])),
            ["gil", "async io"]
        );
        assert!(topics(QuestionChange::RemoveTopics(vec!["GIL".into()])).is_empty());
        assert_eq!(topics(QuestionChange::SetTopics(vec!["x".into(), "X".into()])), ["x"]);
        assert!(start.clone().changed(&QuestionChange::AddTopics(vec![" ".into()])).is_err());
        assert_eq!(after(QuestionChange::Status(Status::Archived)), start, "a status is no content");
    }

    #[test]
    fn a_proposed_title_drops_empty_openers_and_ends_well() {
        for (prompt, title) in [
            (
                "Tell me about a time when somebody from another team was unhappy with your work. What did you do?",
                "Somebody from another team was unhappy with your work",
            ),
            ("Describe a situation in which you failed. Why?", "You failed. Why"),
            (
                "What would you do if the build breaks an hour before a release?",
                "The build breaks an hour before a release",
            ),
            ("What does `x` do?\n```python\nx\n```", "What does x do?"),
            ("Tell me about", "Tell me about"),
            ("Tell me about asyncio", "Asyncio"),
            ("tell me about: C#.", "C#"),
            ("```python\nprint(1)\n```", "Print(1)"),
            ("...", "..."),
            (
                "A script adds up the squares of a long range of numbers. You split the range over two threads.",
                "A script adds up the squares of a long range of numbers",
            ),
            (
                "Here is a function. What does it print, and why does it print that when it is called twice?",
                "Here is a function. What does it print",
            ),
            ("\u{e9}crivez une fonction", "\u{c9}crivez une fonction"),
        ] {
            assert_eq!(propose_title(prompt), title, "for {prompt}");
        }
        assert_eq!(
            propose_title(&"\u{8aac}".repeat(200)).chars().count(),
            60,
            "a script without spaces is cut anyway"
        );
        assert_eq!(shown_title("Own", "What is it?"), "Own", "a person's own title wins");
    }

    proptest! {
        #[test]
        fn a_proposed_title_is_short_and_never_empty(prompt in "(\\PC|[ \n`#*.?-]){0,200}") {
            let title = propose_title(&prompt);
            prop_assert!(title.chars().count() <= PROPOSED_MAX, "{title}");
            prop_assert_eq!(title.trim().is_empty(), prompt.trim().is_empty(), "{}", title);
            prop_assert!(!title.contains('\n'), "a title is one line: {}", title);
        }

        #[test]
        fn a_proposed_title_cuts_no_word(prompt in "[a-z]{1,14}([ ,.?] ?[a-z]{1,14}){0,30}[.?]?") {
            let title = propose_title(&prompt).to_lowercase();
            let bare = |text: &str| text.trim_matches([',', '.', '?']).to_owned();
            let words: Vec<String> = prompt.split_whitespace().map(bare).collect();
            for word in title.split_whitespace().map(bare) {
                let whole = words.contains(&word) || words.first().is_some_and(|first| first.len() > PROPOSED_MAX);
                prop_assert!(whole, "{word} of {title} is no word of {prompt}");
            }
        }
    }

    #[test]
    fn a_title_of_ten_thousand_characters_is_refused_in_one_sentence() {
        let long = text::title("The title", &"x".repeat(10_000)).unwrap_err().to_string();
        assert_eq!(long, "The title has 10000 characters; at most 80 fit. Shorten it and try again.");
        assert_eq!(text::title("The title", " Two\n lines ").unwrap(), "Two lines");
        assert_eq!(text::title("The title", "  ").unwrap(), "", "a title may be left out");
    }

    #[test]
    fn the_first_paragraph_is_what_one_would_read_aloud_first() {
        assert_eq!(first_paragraph("\n## What does `x` do?\n```python\nx\n```"), "What does x do?");
        assert_eq!(
            first_paragraph("A script adds\nsquares. Why?\n\nSay more."),
            "A script adds squares. Why?",
            "wrapped lines are one"
        );
    }
}
