//! What an import would bring, beside what the bank has: whether a question is there already, word for word or in
//! other words. It works on a copy of the prompts, so that the workspace is free while thousands are compared.

use std::collections::{HashMap, HashSet};

use intake::{Document, Format};
use model::exchange;
use model::level::{Level, LevelKey};
use model::likeness::{Index, RESEMBLES};
use model::question::{Anchors, Kind};
use model::text::NAME_MAX;

use super::{Read, bare};
use crate::error::Result;
use crate::fold::fold;
use crate::store::question::Prompt;
use crate::view::import::{
    DraftRow, ImportColumns, ImportDraft, ImportFile, ImportPreview, Placing, Resemblance, WaitingDraft,
};
use crate::{Workspace, exchanged, store};

/// Minutes of a question whose file says none.
const MINUTES: u16 = 5;

/// What an import is compared with: the ladder and the prompts of the bank, as they were.
#[derive(Debug)]
pub struct Beside {
    ladder: Vec<Level>,
    bank: Vec<Prompt>,
}

impl Workspace {
    /// What an import is to be compared with.
    ///
    /// # Errors
    /// The workspace cannot be read.
    pub fn beside(&self) -> Result<Beside> {
        let ladder = self.levels()?;
        self.read(|conn, _| Ok(Beside { ladder, bank: store::question::prompts(conn)? }))
    }
}

impl Beside {
    /// What importing these files would bring beside the drafts `before`, which are on their way in already; none as
    /// soon as `go_on`, which is asked again and again, says no. A file that could not be read is an entry that says so.
    pub fn preview(
        &self,
        files: Vec<Read>,
        before: Vec<WaitingDraft>,
        go_on: impl FnMut() -> bool,
    ) -> Option<ImportPreview> {
        let mut found = Vec::new();
        for file in files {
            found.push(match file.document {
                Ok(document) => {
                    let (drafts, sets) = drafts(&document, &file.name, &self.ladder);
                    let (format, encoding) = (document.format.name().to_owned(), document.encoding);
                    // A file of ours names each question, so nothing of it is left out.
                    let ours = document.format == Format::Evenhand;
                    let left_out = if ours { 0 } else { document.duplicates };
                    let duplicates = u32::try_from(left_out).unwrap_or(u32::MAX);
                    let rows = drafts.into_iter().map(|(draft, line)| DraftRow {
                        id: 0,
                        line,
                        draft,
                        resemblance: Resemblance::New,
                    });
                    ImportFile {
                        path: file.path,
                        name: file.name,
                        format,
                        encoding,
                        source: document.source,
                        drafts: rows.collect(),
                        sets,
                        duplicates,
                        warnings: document.warnings,
                        columns: document.columns.map(ImportColumns::from),
                        error: None,
                    }
                }
                Err(error) => ImportFile {
                    path: file.path,
                    name: file.name,
                    format: String::new(),
                    encoding: String::new(),
                    source: String::new(),
                    drafts: Vec::new(),
                    sets: Vec::new(),
                    duplicates: 0,
                    warnings: Vec::new(),
                    columns: None,
                    error: Some(error),
                },
            });
        }
        let there = before.len();
        // A file that is read again takes the place of its former drafts. They keep their numbers, and are like nothing.
        let again: HashSet<&str> = found.iter().map(|file| file.path.as_str()).collect();
        let before: Vec<String> = before
            .into_iter()
            .map(|draft| if again.contains(draft.path.as_str()) { String::new() } else { draft.prompt })
            .collect();
        let read = found.iter().flat_map(|f| &f.drafts).map(|row| row.draft.prompt.clone());
        let prompts = before.into_iter().chain(read).collect();
        let mut preview = ImportPreview { files: found, new: 0, duplicates: 0, resembling: 0 };
        let resemblances = self.compare(prompts, go_on)?;
        let rows = preview.files.iter_mut().flat_map(|f| &mut f.drafts);
        for ((resemblance, id), row) in resemblances.into_iter().zip(0..).skip(there).zip(rows) {
            *match resemblance {
                Resemblance::New => &mut preview.new,
                Resemblance::Duplicate { .. } | Resemblance::Repeated { .. } => &mut preview.duplicates,
                Resemblance::Resembles { .. } | Resemblance::Rephrased { .. } => &mut preview.resembling,
            } += 1;
            row.id = id;
            row.resemblance = resemblance;
        }
        Some(preview)
    }

    /// Whether prompts are in the bank already, or earlier among themselves, word for word or in other words.
    fn compare(&self, prompts: Vec<String>, mut go_on: impl FnMut() -> bool) -> Option<Vec<Resemblance>> {
        let bank = &self.bank;
        let same: HashMap<String, usize> =
            bank.iter().enumerate().rev().map(|(at, known)| (bare(&known.prompt), at)).collect();
        let index = Index::of(bank.iter().map(|known| &known.prompt));
        let known = |at: usize| bank.get(at).map(|known| (known.question, known.title.clone()));
        let mut seen: HashMap<String, u32> = HashMap::new();
        // Those before that are neither in the bank nor repeated, with their places.
        let (mut before, mut places) = (Index::default(), Vec::new());
        let mut compare = |prompt: &String, place: u32| {
            let bare = bare(prompt);
            if let Some((question, title)) = same.get(&bare).and_then(|at| known(*at)) {
                return Resemblance::Duplicate { question, title };
            }
            let earlier = *seen.entry(bare).or_insert(place);
            if earlier != place {
                return Resemblance::Repeated { earlier };
            }
            let nearest = |index: &Index| index.nearest(prompt, RESEMBLES);
            let own = nearest(&before).and_then(|(at, likeness)| Some((*places.get(at)?, likeness)));
            before.add(prompt);
            places.push(place);
            let banks = nearest(&index).and_then(|(at, likeness)| Some((known(at)?, likeness)));
            match (banks, own) {
                (bank, Some((earlier, likeness))) if bank.as_ref().is_none_or(|b| b.1 < likeness) => {
                    Resemblance::Rephrased { earlier, likeness }
                }
                (Some(((question, title), likeness)), _) => {
                    Resemblance::Resembles { question, title, likeness }
                }
                (None, _) => Resemblance::New,
            }
        };
        let each = prompts.iter().zip(0..);
        each.map(|(prompt, place)| go_on().then(|| compare(prompt, place))).collect()
    }
}

/// What the drafts of a document would be stored as, each with its line; and the sets of an Evenhand file.
fn drafts(
    document: &Document,
    name: &str,
    ladder: &[model::level::Level],
) -> (Vec<(ImportDraft, Option<u32>)>, Vec<exchange::Set>) {
    if document.format == Format::Evenhand
        && let Ok(file) = intake::exchange::read(&document.source)
    {
        let drafts: Vec<_> = file.questions.into_iter().map(exchanged::draft).collect();
        let lines: HashMap<&str, u32> =
            document.drafts.iter().filter_map(|d| Some((d.prompt.as_str(), d.line?))).collect();
        let lined = |d: &ImportDraft| lines.get(d.prompt.trim()).copied();
        let lines: Vec<_> = drafts.iter().map(lined).collect();
        return (drafts.into_iter().zip(lines).collect(), file.sets);
    }
    let read = |draft: &intake::Draft| (written(draft, name, ladder), draft.line);
    (document.drafts.iter().map(read).collect(), Vec::new())
}

/// A draft of another format as it would be stored.
fn written(draft: &intake::Draft, name: &str, ladder: &[model::level::Level]) -> ImportDraft {
    let mut prompt = draft.prompt.clone();
    for code in draft.code.iter().filter(|code| !draft.prompt.contains(code.trim())) {
        let fence = if code.contains("```") { "~~~~" } else { "```" };
        prompt.push_str(&format!("\n\n{fence}\n{}\n{fence}", code.trim_end_matches('\n')));
    }
    if !draft.options.is_empty() {
        prompt.push('\n');
        draft.options.iter().for_each(|option| prompt.push_str(&format!("\n- {}", option.text)));
    }
    let right: Vec<&str> = draft.options.iter().filter(|o| o.correct).map(|o| o.text.as_str()).collect();
    let right = (!right.is_empty()).then(|| format!("Right: {}", right.join("; ")));
    let guide: Vec<String> =
        [draft.answer.clone(), right, draft.guidance.clone()].into_iter().flatten().collect();
    let level = rung(draft, ladder).map(|key| (key, Anchors::default()));
    ImportDraft {
        key: String::new(),
        kind: Kind::Knowledge,
        competency: String::new(),
        title: draft.title.clone(),
        prompt,
        guide: guide.join("\n\n"),
        probes: draft.probes.clone(),
        signals: Vec::new(),
        levels: level.into_iter().collect(),
        topics: draft.topics.iter().map(|topic| topic.chars().take(NAME_MAX).collect()).collect(),
        minutes: MINUTES,
        source: name.chars().take(NAME_MAX).collect(),
        placing: Placing::Add,
    }
}

/// The rung a draft is for: one that is called like the words it came with, or else by the usual key.
fn rung(draft: &intake::Draft, ladder: &[model::level::Level]) -> Option<LevelKey> {
    let called = |words: &String| ladder.iter().find(|rung| fold(&rung.name) == fold(words.trim()));
    let found = draft.level_words.as_ref().and_then(called);
    found.map(|rung| rung.key.clone()).or_else(|| draft.level.clone().map(LevelKey))
}
