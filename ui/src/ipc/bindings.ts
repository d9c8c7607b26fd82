// Made from the command list of the shell by `UPDATE=1 cargo test -p evenhand --lib bindings`. Do not edit.
import { invoke } from "@tauri-apps/api/core";

export type About = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The workspace file's path.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, };
export type Anchors = { 
/**
 * What a 1 sounds like.
 */
one: string, 
/**
 * What a 3 sounds like: what the level is hired for.
 */
three: string, 
/**
 * What a 5 sounds like.
 */
five: string, };
export type AnswerId = string;
export type AnswerView = { 
/**
 * Its id.
 */
id: AnswerId, 
/**
 * The set's item; none for an ad hoc question.
 */
item: ItemId | null, 
/**
 * 1 for the first of the list.
 */
number: number, 
/**
 * The heading of its section; empty where the set has none.
 */
section: string, 
/**
 * Added during the interview: printed, never counted.
 */
ad_hoc: boolean, 
/**
 * Its title as lists show it: its own, or one proposed from the prompt.
 */
title: string, 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * The competency's name.
 */
competency: string, 
/**
 * Markdown, read aloud.
 */
prompt: string, 
/**
 * Markdown for the interviewer.
 */
guide: string, 
/**
 * For this interview's level; empty texts where they are missing.
 */
anchors: Anchors, 
/**
 * Prepared follow-ups.
 */
probes: Array<Probed>, 
/**
 * Observable points.
 */
signals: Array<Ticked>, 
/**
 * What became of it.
 */
outcome: Outcome, 
/**
 * Why it was left out.
 */
skip_reason: string, 
/**
 * The rating, or none.
 */
rating: Rating | null, 
/**
 * The interviewer said that it cannot be rated.
 */
not_assessed: boolean, 
/**
 * Asked, left, and neither rated nor marked as not assessed: ask once, quietly.
 */
wants_rating: boolean, 
/**
 * In the order they were begun.
 */
notes: Array<NoteView>, 
/**
 * Time spent on it.
 */
watch: Stopwatch, 
/**
 * Minutes planned for it.
 */
planned_minutes: number, 
/**
 * Weight in the set; 0 for ad hoc questions.
 */
weight: number, };
export type Asked = { 
/**
 * The interview.
 */
interview: InterviewId, 
/**
 * Where it stands.
 */
state: State, 
/**
 * Whom it is with.
 */
candidate_name: string, 
/**
 * The candidate's neutral code.
 */
candidate_code: string, };
export type BackupPreview = { 
/**
 * The backup's file.
 */
path: string, 
/**
 * When the backup was made; none for a file of another name.
 */
made: Timestamp | null, 
/**
 * Every kind of thing, interviews first.
 */
kinds: Array<KindDifference>, };
export type BackupRow = { 
/**
 * Its name in the folder of backups.
 */
name: string, 
/**
 * When it was made.
 */
made: Timestamp, 
/**
 * Why.
 */
reason: Reason, 
/**
 * Its size in bytes.
 */
bytes: number, };
export type Backups = { 
/**
 * The folder they are in.
 */
folder: string, 
/**
 * The folder was chosen; else it is beside the workspace.
 */
chosen: boolean, 
/**
 * The backups.
 */
rows: Array<BackupRow>, 
/**
 * Why the last one could not be made, as a sentence; empty where it could.
 */
problem: string, };
export type BinKind = "interview" | "candidate";
export type BinRow = { 
/**
 * What it is.
 */
kind: BinKind, 
/**
 * Its id.
 */
id: string, 
/**
 * The candidate's name.
 */
title: string, 
/**
 * The opening; for an interview also its question set and its state ("Backend engineer, Python, closed").
 */
detail: string, 
/**
 * When it was removed.
 */
removed: Timestamp, 
/**
 * When it goes for good.
 */
until: Timestamp, 
/**
 * Interviews that come back with it: 1 for an interview.
 */
interviews: number, };
export type BlueprintRow = { 
/**
 * What the questions give evidence of.
 */
competency: CompetencyId, 
/**
 * Whose anchors they need.
 */
level: LevelKey, 
/**
 * How many minutes they take together.
 */
minutes: number, };
export type CandidateId = string;
export type CandidatePage = { 
/**
 * What it shows.
 */
state: CandidateState, 
/**
 * The current question's prompt with its code, Markdown; empty unless a question is shown.
 */
prompt: string, };
export type CandidatePreview = { 
/**
 * In the order of the files.
 */
people: Array<PersonRow>, 
/**
 * Files that could not be read and entries that were left out, each a sentence.
 */
remarks: Array<string>, };
export type CandidateRow = { 
/**
 * Its id.
 */
id: CandidateId, 
/**
 * The person's name.
 */
name: string, 
/**
 * The neutral code.
 */
code: string, 
/**
 * How to reach them; may be empty.
 */
contact: string, 
/**
 * In the order they are or were held.
 */
interviews: Array<InterviewRow>, };
export type CandidateState = "welcome" | "question" | "pause" | "blank";
export type ChangeSort = "added" | "removed" | "moved" | "changed" | "text";
export type Changes = { 
/**
 * The step's name as the menu shows it after "Undo ": "rate answer". Empty where it cannot be undone.
 */
op: string, 
/**
 * What to read again.
 */
touched: Array<Noun>, 
/**
 * The id of the thing that was made, if one was.
 */
made: string | null, 
/**
 * The undo step that this write is part of; none where it cannot be undone.
 */
step: number | null, 
/**
 * A sentence to show ("The interview with Ana is paused."), for what a person would not expect; mostly empty.
 */
news: string, };
export type Closing = { 
/**
 * The interview with all its answers.
 */
interview: InterviewView, 
/**
 * Asked, and neither rated nor marked as not assessed.
 */
unrated: Array<AnswerId>, 
/**
 * Rated without a quote or a behaviour noted.
 */
unsupported: Array<AnswerId>, 
/**
 * The computed result; its `overall` and `proposal` are none while `unrated` has entries.
 */
score: Score, 
/**
 * Overall as shown ("3.4"), or the reason why there is none.
 */
result: string, 
/**
 * How closely the structure was kept.
 */
fidelity: Fidelity, 
/**
 * What was written.
 */
texts: ClosingTexts, 
/**
 * What was decided.
 */
decision: Decision | null, 
/**
 * Why it differs from the proposal.
 */
decision_reason: string, 
/**
 * Marked words in the texts and the reason that nobody has taken out or confirmed, each once.
 */
marked_words: Array<string>, 
/**
 * What must be done before the scorecard can be exported, each a sentence; empty when nothing.
 */
before_export: Array<string>, };
export type ClosingTexts = { 
/**
 * What spoke for the candidate.
 */
strengths: string, 
/**
 * What spoke against.
 */
concerns: string, 
/**
 * In a few sentences.
 */
summary: string, };
export type Compared = { 
/**
 * The interview.
 */
interview: InterviewId, 
/**
 * The code where the view is blind, else the name.
 */
label: string, 
/**
 * Who asked.
 */
interviewer: string, 
/**
 * The set version that was used.
 */
set_version: number, 
/**
 * None is not a no.
 */
decision: Decision | null, 
/**
 * 1 to 5.
 */
overall: number | null, 
/**
 * 0 to 1.
 */
coverage: number, 
/**
 * Coverage is too low to rely on the result.
 */
incomplete: boolean, 
/**
 * Mean structure fidelity, 0 to 1.
 */
fidelity: number | null, 
/**
 * In the order of the table's competencies; none is not assessed.
 */
competencies: Array<number | null>, };
export type ComparedQuestion = { 
/**
 * The first line of its prompt.
 */
title: string, 
/**
 * The competency's name.
 */
competency: string, 
/**
 * Every candidate of the table was asked it.
 */
common: boolean, 
/**
 * In the order of the table's interviews.
 */
answers: Array<Standing>, };
export type Comparison = { 
/**
 * The opening.
 */
opening: OpeningId, 
/**
 * Its title.
 */
opening_title: string, 
/**
 * Codes stand for names.
 */
blind: boolean, 
/**
 * One table per question set; candidates are never ranked across sets.
 */
tables: Array<ComparisonTable>, 
/**
 * Interviews that are not closed yet.
 */
waiting: number, };
export type ComparisonTable = { 
/**
 * The set's title.
 */
set_title: string, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * Competency names in the set's order.
 */
competencies: Array<string>, 
/**
 * Closed and sealed interviews, in the order of the candidates' codes: never by result.
 */
interviews: Array<Compared>, 
/**
 * Questions, in the set's order.
 */
questions: Array<ComparedQuestion>, 
/**
 * What is not comparable, each a sentence.
 */
remarks: Array<string>, };
export type Competency = { 
/**
 * Its id; a scorecard groups by it.
 */
id: CompetencyId, 
/**
 * Its name, unique in a workspace whatever the case of its letters.
 */
name: string, };
export type CompetencyId = string;
export type CompetencyRule = { 
/**
 * Which competency.
 */
id: CompetencyId, 
/**
 * Its name when the set was published.
 */
name: string, 
/**
 * Its weight; none means the sum of its items' weights.
 */
weight: number | null, 
/**
 * The score below which it is shown as below the bar; none means no bar.
 */
minimum: number | null, };
export type CompetencyScore = { 
/**
 * Which competency.
 */
id: CompetencyId, 
/**
 * Its name.
 */
name: string, 
/**
 * 1 to 5, unrounded; none means not assessed.
 */
score: number | null, 
/**
 * Its weight in the overall score.
 */
weight: number, 
/**
 * The bar it must reach, if one is set.
 */
minimum: number | null, 
/**
 * Assessed, and short of the bar.
 */
below_bar: boolean, };
export type Content = { 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * What the answer is evidence of.
 */
competency: CompetencyId, 
/**
 * A short title for lists, at most [`text::TITLE_MAX`] characters. Empty: lists show one proposed from the prompt.
 * Questions stored before there were titles have none.
 */
title: string, 
/**
 * Markdown, read aloud word for word; code stands in fences.
 */
prompt: string, 
/**
 * Markdown for the interviewer only: what a right answer touches. May be empty.
 */
guide: string, 
/**
 * Prepared follow-ups, in order.
 */
probes: Array<string>, 
/**
 * What can be ticked while listening, in order.
 */
signals: Array<Signal>, 
/**
 * The levels it serves, each with its anchors.
 */
levels: { [key in LevelKey]: Anchors }, 
/**
 * Free tags, lower case.
 */
topics: Array<string>, 
/**
 * Planned minutes, 1 to 120.
 */
minutes: number, 
/**
 * Where it comes from, one line; may be empty.
 */
source: string, };
export type Correction = { 
/**
 * When it was corrected.
 */
at: Timestamp, 
/**
 * What was wrong.
 */
fact: Fact, 
/**
 * As it was, in words; empty for a name in a blind record.
 */
before: string, 
/**
 * As it is now, in words; empty for a name in a blind record.
 */
after: string, 
/**
 * Why; may be empty.
 */
reason: string, };
export type Day = string;
export type Decision = "strong-no" | "no" | "yes" | "strong-yes";
export type DraftRow = { 
/**
 * Its place over all files of this preview, counted on from the drafts that were there before.
 */
id: number, 
/**
 * The line of the source where it begins, from 1; in a sheet, its row.
 */
line: number | null, 
/**
 * The draft.
 */
draft: ImportDraft, 
/**
 * Whether it is new.
 */
resemblance: Resemblance, };
export type End = "as-planned" | "early" | "withdrew" | "did-not-come";
export type Evidence = { 
/**
 * The answer.
 */
id: AnswerId, 
/**
 * The set's item; none for a question added during the interview.
 */
item: ItemId | null, 
/**
 * 1 for the first question of the record.
 */
number: number, 
/**
 * The heading of its section; "Ad hoc" questions have none.
 */
section: string, 
/**
 * Added during the interview: printed, never counted.
 */
ad_hoc: boolean, 
/**
 * What the question asks for.
 */
kind: Kind, 
/**
 * What it gives evidence of.
 */
competency: CompetencyId, 
/**
 * The competency's name.
 */
competency_name: string, 
/**
 * The question's title as lists show it; empty in records sealed before there were titles.
 */
title?: string, 
/**
 * The prompt as asked, Markdown.
 */
prompt: string, 
/**
 * The answer guide, Markdown; printed only where asked for.
 */
guide: string, 
/**
 * The anchors of the interview's level.
 */
anchors: Anchors, 
/**
 * The prepared follow-ups.
 */
probes: Array<Probed>, 
/**
 * All signals of the question.
 */
signals: Array<Ticked>, 
/**
 * What became of it.
 */
outcome: Outcome, 
/**
 * Why it was left out; empty unless skipped.
 */
skip_reason: string, 
/**
 * The rating; none is never a number.
 */
rating: Rating | null, 
/**
 * The interviewer said that it cannot be rated.
 */
not_assessed: boolean, 
/**
 * Weight in the set; 0 for ad hoc questions.
 */
weight: number, 
/**
 * In the order they were typed.
 */
notes: Array<Note>, 
/**
 * Seconds spent on it.
 */
seconds: number, 
/**
 * Minutes planned for it.
 */
planned_minutes: number, };
export type ExportFormat = "pdf" | "json" | "markdown";
export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Anything the person should know ("3 characters have no glyph: ..."); empty when all is well.
 */
remark: string, };
export type Fact = "interviewer" | "date" | "duration" | "name";
export type Facts = { 
/**
 * Who asked.
 */
interviewer: string, 
/**
 * When it began; none leaves it as it is. A different second within the same minute is no correction.
 */
began: Timestamp | null, 
/**
 * How long it took, in minutes from 1 to [`MINUTES_MAX`]; none leaves it as it is.
 */
minutes: number | null, 
/**
 * The candidate's name.
 */
candidate_name: string, };
export type Failure = { 
/**
 * A code exists only where the window does something different.
 */
code: string, 
/**
 * A whole sentence: what is wrong and what to do.
 */
message: string, };
export type Fidelity = { 
/**
 * Required questions that were asked.
 */
required_asked: number | null, 
/**
 * Adjacent pairs of asked questions that were opened in the set's order.
 */
order_kept: number | null, 
/**
 * Asked questions with anchors for this level.
 */
anchored: number | null, 
/**
 * Ratings given before the next question was opened.
 */
rated_in_time: number | null, 
/**
 * Ratings with at least one evidence note.
 */
evidenced: number | null, 
/**
 * Asked questions that took half to one and a half times the planned minutes.
 */
in_time: number | null, 
/**
 * The mean of the shares above that have a value.
 */
mean: number | null, };
export type FileState = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Why nothing can be saved there, as a sentence.
 */
problem: string | null, 
/**
 * It can only be read.
 */
read_only: boolean, };
export type History = { 
/**
 * The step that undo takes back ("rate answer"); none if there is none.
 */
undo: string | null, 
/**
 * The step that redo repeats.
 */
redo: string | null, 
/**
 * The number of the step that undo takes back. A step keeps its number when it is undone and redone.
 */
undo_step: number | null, 
/**
 * The number of the step that redo repeats.
 */
redo_step: number | null, };
export type Home = { 
/**
 * Nobody has begun to work in this workspace, nor waved the welcome away.
 */
first_start: boolean, 
/**
 * The worked example is in the workspace.
 */
example: boolean, 
/**
 * Planned interviews, the next first; those without a time last. At most 20.
 */
next: Array<InterviewRow>, 
/**
 * Running and paused interviews, then closed ones that wait for a decision, the newest first.
 */
unfinished: Array<InterviewRow>, 
/**
 * Decided interviews, and those that a candidate withdrew from or missed, the newest first. At most 10.
 */
recent: Array<InterviewRow>, 
/**
 * Questions that are not archived.
 */
questions: number, 
/**
 * Question sets with a published version that are not archived.
 */
published_sets: number, 
/**
 * Openings that are not archived.
 */
openings: number, 
/**
 * Records that turned out to be damaged since the workspace was opened; absent where there is none.
 */
damaged?: number, };
export type ImportColumns = { 
/**
 * The question itself.
 */
prompt: number | null, 
/**
 * What a good reply says.
 */
answer: number | null, 
/**
 * Notes and rubrics for the interviewer.
 */
guidance: number | null, 
/**
 * Code that belongs to the question.
 */
code: number | null, 
/**
 * Choices.
 */
options: Array<number>, 
/**
 * Follow-ups.
 */
probes: Array<number>, 
/**
 * Topics, outermost first.
 */
topics: Array<number>, 
/**
 * The level.
 */
level: number | null, 
/**
 * Whether the first row is a header; guessed where it is not said.
 */
header: boolean | null, };
export type ImportDraft = { 
/**
 * What sets of the same file call it; empty in files that hold no sets.
 */
key: string, 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * The competency's name, made where there is none so called. Empty: "Unsorted".
 */
competency: string, 
/**
 * A short title; empty: lists show one proposed from the prompt.
 */
title: string, 
/**
 * Markdown, with its code in fences and its choices as a list.
 */
prompt: string, 
/**
 * Markdown for the interviewer: the answer, the right choices, the guidance.
 */
guide: string, 
/**
 * Follow-ups.
 */
probes: Array<string>, 
/**
 * What can be ticked while listening.
 */
signals: Array<Signal>, 
/**
 * The levels it serves; anchors are empty where the file had none.
 */
levels: { [key in LevelKey]: Anchors }, 
/**
 * Headings and columns above it, or tags.
 */
topics: Array<string>, 
/**
 * Planned minutes.
 */
minutes: number, 
/**
 * Where it comes from, one line.
 */
source: string, 
/**
 * What becomes of it.
 */
placing: Placing, };
export type ImportFile = { 
/**
 * Where it is; handed back to read it again with another encoding or other columns.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The kind of file ("markdown", "csv", "excel"); empty where it could not be read.
 */
format: string, 
/**
 * The encoding it was read in ("UTF-8").
 */
encoding: string, 
/**
 * Its text as read, for the preview beside the drafts.
 */
source: string, 
/**
 * In the order of the file.
 */
drafts: Array<DraftRow>, 
/**
 * Question sets of an Evenhand file; they name drafts by their `key`.
 */
sets: Array<WrittenSet>, 
/**
 * Repetitions within the file that were left out.
 */
duplicates: number, 
/**
 * What was repaired, left out or not found, each a sentence.
 */
warnings: Array<string>, 
/**
 * Which column of a table holds what, as guessed or as it was mapped by hand.
 */
columns: ImportColumns | null, 
/**
 * Why it could not be read, a sentence; it has no drafts then.
 */
error: string | null, };
export type ImportPreview = { 
/**
 * In the order of their names.
 */
files: Array<ImportFile>, 
/**
 * Drafts that nothing in the bank, and nothing earlier in this import, is like.
 */
new: number, 
/**
 * Drafts whose prompt is in the bank already, or earlier in this import.
 */
duplicates: number, 
/**
 * Drafts that read like a question of the bank, or like one earlier in this import.
 */
resembling: number, };
export type ImportProgress = { 
/**
 * Files that are read.
 */
done: number, 
/**
 * Files in all.
 */
of: number, 
/**
 * The file that is being read; empty when all are, and are compared with the bank.
 */
name: string, };
export type InterviewId = string;
export type InterviewRow = { 
/**
 * Its id.
 */
id: InterviewId, 
/**
 * Where it stands.
 */
state: State, 
/**
 * Whom it is with.
 */
candidate: CandidateId, 
/**
 * The candidate's name.
 */
candidate_name: string, 
/**
 * The candidate's neutral code.
 */
candidate_code: string, 
/**
 * The job.
 */
opening: OpeningId, 
/**
 * The job's title.
 */
opening_title: string, 
/**
 * The question set's title as published.
 */
set_title: string, 
/**
 * The question set's version.
 */
set_version: number, 
/**
 * The level's name as published.
 */
level_name: string, 
/**
 * The slot in minutes.
 */
minutes: number, 
/**
 * Who asks.
 */
interviewer: string, 
/**
 * When it is to begin, if that is set.
 */
planned: Timestamp | null, 
/**
 * When it began; none for one that never took place.
 */
started: Timestamp | null, 
/**
 * How it ended; absent where it ended as planned.
 */
end?: End, 
/**
 * The decision; none is not a no.
 */
decision: Decision | null, 
/**
 * Overall score, 1 to 5; none until every asked question is rated or not assessed.
 */
overall: number | null, 
/**
 * Part of it cannot be read; what can be is shown. Absent where nothing is damaged.
 */
damaged?: boolean, };
export type InterviewView = { 
/**
 * Its id.
 */
id: InterviewId, 
/**
 * Where it stands.
 */
state: State, 
/**
 * The interview's clock.
 */
watch: Stopwatch, 
/**
 * The workspace's clock when this was read. It never goes back; a window counts on from it.
 */
now: Timestamp, 
/**
 * How long the interview took, in seconds, as it counts: corrected, entered, or the clock's.
 */
seconds: number, 
/**
 * False for an interview that was entered afterwards: nothing was measured.
 */
timed: boolean, 
/**
 * How it ended.
 */
end: End, 
/**
 * Why it ended so; may be empty.
 */
end_reason: string, 
/**
 * When it was entered from notes; none for one that was held in the program.
 */
entered: Timestamp | null, 
/**
 * The parts it was held in; a pause of more than an hour starts a new one.
 */
parts: Array<Part>, 
/**
 * What was corrected, the oldest first.
 */
corrections: Array<Correction>, 
/**
 * The candidate's name.
 */
candidate_name: string, 
/**
 * The neutral code.
 */
candidate_code: string, 
/**
 * The job.
 */
opening: OpeningId, 
/**
 * The job's title.
 */
opening_title: string, 
/**
 * The level's key.
 */
level: LevelKey, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * The question set's title.
 */
set_title: string, 
/**
 * Its version.
 */
set_version: number, 
/**
 * The slot in minutes.
 */
minutes: number, 
/**
 * What of the slot is not for questions.
 */
reserve: Reserve, 
/**
 * Who asks.
 */
interviewer: string, 
/**
 * When it is to begin.
 */
planned: Timestamp | null, 
/**
 * When it began.
 */
started: Timestamp | null, 
/**
 * The question or stage on the screen; none before the start.
 */
current: AnswerId | null, 
/**
 * In the order of the set, ad hoc questions after the one they were added at.
 */
answers: Array<AnswerView>, 
/**
 * Introduction, candidate's questions and close; empty only where the interview began before there were stages.
 */
stages: Array<StageView>, 
/**
 * One quiet line: "on plan", "6 minutes behind plan", "2 minutes ahead of plan"; empty before the start.
 */
pace: string, 
/**
 * Set after fifteen minutes of silence (sleep, or the program was closed in mid-interview): the clock was stopped
 * at the last sign of life.
 */
resumed_from_gap: boolean, };
export type Item = { 
/**
 * Stays the same in every version of the set that holds the question.
 */
id: ItemId, 
/**
 * The question in the bank.
 */
question: QuestionId, 
/**
 * Which version of it.
 */
question_version: number, 
/**
 * The question as it was when the set was published.
 */
content: Content, 
/**
 * Above 0.
 */
weight: number, 
/**
 * Planned minutes in this set.
 */
minutes: number, 
/**
 * Every candidate for this set should hear it.
 */
required: boolean, };
export type ItemId = string;
export type ItemView = { 
/**
 * Its id.
 */
id: ItemId, 
/**
 * The question.
 */
question: QuestionId, 
/**
 * The question's title as lists show it.
 */
title: string, 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * The competency's name.
 */
competency: string, 
/**
 * Above 0.
 */
weight: number, 
/**
 * Planned minutes in this set.
 */
minutes: number, 
/**
 * Its share in the overall score, 0 to 1, where everything is rated.
 */
share: number, 
/**
 * Every candidate for this set should hear it.
 */
required: boolean, 
/**
 * All three anchors for the set's level are written.
 */
anchored: boolean, };
export type Kind = "past-behaviour" | "situational" | "knowledge" | "task";
export type KindDifference = { 
/**
 * The kind, in the plural: "interviews".
 */
kind: string, 
/**
 * How many the workspace holds.
 */
now: number, 
/**
 * How many the backup holds.
 */
then: number, 
/**
 * In the workspace only: these would be gone.
 */
gone: Sample, 
/**
 * In the backup only: these would come back.
 */
back: Sample, 
/**
 * In both, but not the same: these would be as they were.
 */
changed: Sample, };
export type Lack = { 
/**
 * True when the set cannot be published like this.
 */
blocks: boolean, 
/**
 * What is wrong and what to do, as a whole sentence.
 */
sentence: string, 
/**
 * Where to do it.
 */
mend: Mend, 
/**
 * The item to look at, where it is about one.
 */
item: ItemId | null, 
/**
 * The competency it is about, where it is about one.
 */
competency: CompetencyId | null, };
export type Level = { 
/**
 * What anchors and files call it.
 */
key: LevelKey, 
/**
 * What people call it.
 */
name: string, 
/**
 * Years of experience from which the rung is usual.
 */
years_from: number, 
/**
 * Years up to which it is usual; none for the last rung.
 */
years_to: number | null, };
export type LevelKey = string;
export type Licensed = { 
/**
 * Its place among them.
 */
id: number, 
/**
 * As crates.io, npm or its makers call it.
 */
name: string, 
/**
 * Which one.
 */
version: string, 
/**
 * As an SPDX expression: "MIT OR Apache-2.0".
 */
license: string, 
/**
 * Where its source code is; empty for the program itself.
 */
source: string, };
export type Mark = { 
/**
 * Where it begins, in UTF-16 code units, as a text field counts.
 */
start: number, 
/**
 * Where it ends, likewise.
 */
end: number, 
/**
 * The word as it stands there.
 */
word: string, };
export type Mend = "bank" | "item" | "weight" | "minutes" | "anchors" | "slot" | "thresholds" | "competency";
export type MenuVerb = { 
/**
 * As the window's registry knows it: "Undo".
 */
verb: string, 
/**
 * As it reads now: "Undo rate answer".
 */
title: string, 
/**
 * It can be done now.
 */
enabled: boolean, };
export type Note = { 
/**
 * Its id.
 */
id: NoteId, 
/**
 * What it is.
 */
kind: NoteKind, 
/**
 * What was typed.
 */
text: string, 
/**
 * Seconds on the interview's clock when it was begun.
 */
at_seconds: number, };
export type NoteId = string;
export type NoteKind = "quote" | "behaviour" | "impression" | "remark";
export type NoteView = { 
/**
 * Marked words that nobody has confirmed yet.
 */
marks: Array<Mark>, 
/**
 * Its id.
 */
id: NoteId, 
/**
 * What it is.
 */
kind: NoteKind, 
/**
 * What was typed.
 */
text: string, 
/**
 * Seconds on the interview's clock when it was begun.
 */
at_seconds: number, };
export type Noun = "level" | "competency" | "question" | "set" | "opening" | "candidate" | "interview" | "answer" | "setting";
export type OpeningForm = { 
/**
 * The job's title.
 */
title: string, 
/**
 * The level's key.
 */
level: LevelKey, 
/**
 * Its question sets.
 */
sets: Array<SetId>, 
/**
 * When its candidates' identity is to be erased.
 */
retention: Day | null, };
export type OpeningId = string;
export type OpeningRow = { 
/**
 * Its id.
 */
id: OpeningId, 
/**
 * The job's title.
 */
title: string, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * Its candidates.
 */
candidates: number, 
/**
 * Interviews closed or sealed.
 */
held: number, 
/**
 * All interviews.
 */
interviews: number, 
/**
 * When its candidates' identity is to be erased.
 */
retention: Day | null, 
/**
 * No longer hired for.
 */
archived: boolean, 
/**
 * Part of the worked example.
 */
example: boolean, };
export type OpeningSet = { 
/**
 * The set.
 */
id: SetId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its newest published version, if any.
 */
version_id: SetVersionId | null, 
/**
 * Its number.
 */
version: number | null, };
export type OpeningView = { 
/**
 * Its id.
 */
id: OpeningId, 
/**
 * The job's title.
 */
title: string, 
/**
 * The level's key.
 */
level: LevelKey, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * When its candidates' identity is to be erased.
 */
retention: Day | null, 
/**
 * No longer hired for.
 */
archived: boolean, 
/**
 * Part of the worked example.
 */
example: boolean, 
/**
 * Its question sets.
 */
sets: Array<OpeningSet>, 
/**
 * Its candidates by name.
 */
candidates: Array<CandidateRow>, };
export type Outcome = "not-asked" | "skipped" | "no-answer" | "answered";
export type PaperSize = "a4" | "letter";
export type Part = { 
/**
 * When it began.
 */
began: Timestamp, 
/**
 * When it ended; none while it goes on, and where nobody knows.
 */
ended: Timestamp | null, };
export type Person = { 
/**
 * The person's name.
 */
name: string, 
/**
 * How to reach them; may be empty.
 */
contact: string, };
export type PersonRow = { 
/**
 * The person.
 */
person: Person, 
/**
 * Why they may be there already ("the same name as C-7K2M"); none when they seem to be new.
 */
known: string | null, };
export type Pick = { 
/**
 * Which.
 */
question: QuestionId, 
/**
 * The first line of its prompt.
 */
title: string, 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * Its planned minutes.
 */
minutes: number, 
/**
 * Why it was chosen, as a sentence.
 */
reason: string, };
export type Placing = { "how": "add" } | { "how": "merge", 
/**
 * The question.
 */
question: QuestionId, } | { "how": "link", 
/**
 * The question.
 */
question: QuestionId, };
export type Plan = { 
/**
 * An opening there is; none makes one from `opening_title` with the set's level.
 */
opening: OpeningId | null, 
/**
 * The new opening's title.
 */
opening_title: string, 
/**
 * A candidate there is; none makes one from `candidate_name`.
 */
candidate: CandidateId | null, 
/**
 * The new candidate's name.
 */
candidate_name: string, 
/**
 * How to reach the new candidate; may be empty.
 */
candidate_contact: string, 
/**
 * The question set; its newest published version is taken.
 */
set: SetId, 
/**
 * Who asks.
 */
interviewer: string, 
/**
 * When it is to begin.
 */
planned: Timestamp | null, };
export type Probed = { 
/**
 * The follow-up.
 */
text: string, 
/**
 * It was asked.
 */
used: boolean, };
export type Proposal = { 
/**
 * In the order of the rows that were asked for.
 */
rows: Array<ProposedRow>, 
/**
 * Minutes of the slot that were free for questions before it.
 */
room: number, };
export type ProposedItem = { 
/**
 * The best.
 */
pick: Pick, 
/**
 * The next best, in their order; none of them is proposed elsewhere.
 */
others: Array<Pick>, };
export type ProposedRow = { 
/**
 * In the order they were chosen.
 */
items: Array<ProposedItem>, 
/**
 * What could not be filled and why, each a sentence.
 */
remarks: Array<string>, };
export type Published = { 
/**
 * The set's title at publishing.
 */
title: string, 
/**
 * Whom it is for.
 */
level: LevelKey, 
/**
 * The level's name at publishing.
 */
level_name: string, 
/**
 * The slot in minutes, questions and reserve together.
 */
minutes: number, 
/**
 * What of the slot is not for questions.
 */
reserve: Reserve, 
/**
 * What the interviewer says in each stage; the standard words in versions published before there were any.
 */
words: Words, 
/**
 * In order.
 */
sections: Array<Section>, 
/**
 * Weights and bars per competency, in the order a scorecard shows them.
 */
competencies: Array<CompetencyRule>, 
/**
 * Where the proposal changes.
 */
thresholds: Thresholds, };
export type PublishedRow = { 
/**
 * Its id.
 */
id: SetVersionId, 
/**
 * 1 for the first.
 */
number: number, 
/**
 * When it was published.
 */
published: Timestamp, 
/**
 * Questions in it.
 */
questions: number, 
/**
 * Interviews planned or held with it.
 */
interviews: number, 
/**
 * Those interviews, by the candidates' codes.
 */
asked: Array<Asked>, };
export type QuestionChange = { "what": "add-levels", "to": Array<LevelKey> } | { "what": "remove-levels", "to": Array<LevelKey> } | { "what": "set-levels", "to": Array<LevelKey> } | { "what": "add-topics", "to": Array<string> } | { "what": "remove-topics", "to": Array<string> } | { "what": "set-topics", "to": Array<string> } | { "what": "competency", "to": CompetencyId } | { "what": "status", "to": Status };
export type QuestionFormat = "yaml" | "json" | "markdown" | "csv" | "anki";
export type QuestionId = string;
export type QuestionPage = { 
/**
 * How many questions the query finds in all.
 */
total: number, 
/**
 * The asked-for rows.
 */
rows: Array<QuestionRow>, 
/**
 * What of the query was not understood ("There is no level \u{201c}principal\u{201d}; ..."), if anything.
 */
problem: string | null, };
export type QuestionRow = { 
/**
 * Its id.
 */
id: QuestionId, 
/**
 * As lists show it: its own title, or one proposed from the prompt.
 */
title: string, 
/**
 * The first paragraph of its prompt, in one line and without Markdown.
 */
prompt: string, 
/**
 * What it asks for.
 */
kind: Kind, 
/**
 * The competency's name.
 */
competency: string, 
/**
 * The levels it serves, in the ladder's order.
 */
levels: Array<LevelKey>, 
/**
 * Those of them with all three anchors.
 */
anchored: Array<LevelKey>, 
/**
 * Free tags.
 */
topics: Array<string>, 
/**
 * Planned minutes.
 */
minutes: number, 
/**
 * Draft, ready or archived.
 */
status: Status, 
/**
 * It came with the starter bank.
 */
bank: boolean, };
export type QuestionView = { 
/**
 * Its id.
 */
id: QuestionId, 
/**
 * Draft, ready or archived.
 */
status: Status, 
/**
 * The number of the current version.
 */
version: number, 
/**
 * The current version.
 */
content: Content, 
/**
 * The competency's name.
 */
competency_name: string, 
/**
 * All versions, the newest first.
 */
versions: Array<VersionRow>, 
/**
 * Sets whose draft holds it.
 */
sets: Array<SetName>, 
/**
 * It came with the starter bank.
 */
bank: boolean, };
export type Rating = 1 | 2 | 3 | 4 | 5;
export type Reason = "hourly" | "asked" | "migration" | "import" | "erasure" | "restore";
export type Removal = { 
/**
 * The candidate's name.
 */
candidate_name: string, 
/**
 * Interviews, in any state.
 */
interviews: number, 
/**
 * Notes in them.
 */
notes: number, 
/**
 * Interviews with a decision.
 */
decided: number, 
/**
 * Sealed interviews. They cannot be removed, so neither can a candidate who has one.
 */
sealed: number, 
/**
 * How long it stays in the bin, if it is removed now.
 */
until: Timestamp, };
export type Resemblance = { "kind": "new" } | { "kind": "duplicate", 
/**
 * The question.
 */
question: QuestionId, 
/**
 * Its title as lists show it.
 */
title: string, } | { "kind": "repeated", 
/**
 * Its place, from 0, over the drafts that were there before and then over all files.
 */
earlier: number, } | { "kind": "rephrased", 
/**
 * Its place, from 0, over the drafts that were there before and then over all files.
 */
earlier: number, 
/**
 * From 0.6 to 1.
 */
likeness: number, } | { "kind": "resembles", 
/**
 * The question that is most like it.
 */
question: QuestionId, 
/**
 * Its title as lists show it.
 */
title: string, 
/**
 * From 0.6 to 1.
 */
likeness: number, };
export type Reserve = { 
/**
 * Welcome, and how the interview will go.
 */
introduction: number, 
/**
 * The candidate's own questions.
 */
candidate_questions: number, 
/**
 * What happens next.
 */
close: number, };
export type Restored = { 
/**
 * The backup of what was there before; restoring that one undoes it.
 */
before: string, };
export type Sample = { 
/**
 * How many.
 */
count: number, 
/**
 * What the first of them are called.
 */
names: Array<string>, };
export type Score = { 
/**
 * 1 to 5, unrounded; none where nothing was rated.
 */
overall: number | null, 
/**
 * The same as a share of the way from all ones (0) to all fives (1).
 */
share: number | null, 
/**
 * Weight of rated items over weight of all items, 0 to 1.
 */
coverage: number, 
/**
 * Coverage is below [`COMPLETE_FROM`].
 */
incomplete: boolean, 
/**
 * One entry per competency of the set, in the set's order.
 */
competencies: Array<CompetencyScore>, 
/**
 * What the thresholds propose; none where nothing was rated.
 */
proposal: Decision | null, };
export type Scorecard = { 
/**
 * [`FORMAT`].
 */
format: number, 
/**
 * The record's id.
 */
id: InterviewId, 
/**
 * Closed or sealed; others have a preview, not a scorecard.
 */
state: State, 
/**
 * The neutral code.
 */
candidate_code: string, 
/**
 * The name; none in a blind record.
 */
candidate_name: string | null, 
/**
 * The opening's title.
 */
opening: string, 
/**
 * The level's key.
 */
level: LevelKey, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * The question set's title.
 */
set_title: string, 
/**
 * The question set's published version.
 */
set_version: number, 
/**
 * Who asked.
 */
interviewer: string, 
/**
 * When the interview began; none if it never did.
 */
started: Timestamp | null, 
/**
 * How far the interviewer's wall clock stood east of UTC, in minutes.
 */
utc_offset_minutes: number, 
/**
 * How long it took, in seconds: as it was corrected or stated, else by the interview's clock. 0 where nobody knows.
 */
seconds: number, 
/**
 * The clock ran during the interview; false for one that was entered afterwards, whose times are unknown.
 */
timed?: boolean, 
/**
 * How it ended.
 */
end?: End, 
/**
 * Why it ended so; empty where nobody said.
 */
end_reason?: string, 
/**
 * When it was entered from notes; none for one that was held in the program.
 */
entered?: Timestamp, 
/**
 * Its parts, where it was held in more than one.
 */
parts?: Array<Part>, 
/**
 * What was corrected, the oldest first.
 */
corrections?: Array<Correction>, 
/**
 * The slot, in minutes.
 */
planned_minutes: number, 
/**
 * The decision; none is not a no.
 */
decision: Decision | null, 
/**
 * Why it differs from the proposal; empty where it does not.
 */
decision_reason: string, 
/**
 * The computed result. All its figures are absent while asked questions lack a rating or "not assessed".
 */
score: Score, 
/**
 * How closely the structure was kept.
 */
fidelity: Fidelity, 
/**
 * What spoke for the candidate.
 */
strengths: string, 
/**
 * What spoke against.
 */
concerns: string, 
/**
 * The interviewer's summary.
 */
summary: string, 
/**
 * Everything overridden, corrected, entered later, missing or incomplete, each a sentence; [`Self::facts`] first.
 */
remarks: Array<string>, 
/**
 * Question by question, in the order of the set, ad hoc questions where they were asked.
 */
evidence: Array<Evidence>, 
/**
 * The stages around the questions that were opened; empty in records sealed before there were stages.
 */
stages?: Array<StageNotes>, };
export type Section = { 
/**
 * Stays the same in every version.
 */
id: SectionId, 
/**
 * Its heading; may be empty in a set with one section.
 */
title: string, 
/**
 * In the order they are asked.
 */
items: Array<Item>, };
export type SectionId = string;
export type SectionView = { 
/**
 * Its id.
 */
id: SectionId, 
/**
 * Its heading; may be empty.
 */
title: string, 
/**
 * Planned minutes of its items together.
 */
minutes: number, 
/**
 * In order.
 */
items: Array<ItemView>, };
export type SetChange = { 
/**
 * What sort of change.
 */
sort: ChangeSort, 
/**
 * The change as a sentence.
 */
sentence: string, 
/**
 * The question's words before and after, where they differ.
 */
texts: [Content, Content] | null, };
export type SetId = string;
export type SetName = { 
/**
 * The set.
 */
id: SetId, 
/**
 * Its title.
 */
title: string, };
export type SetRow = { 
/**
 * Its id.
 */
id: SetId, 
/**
 * Its title.
 */
title: string, 
/**
 * Whom it is for.
 */
level: LevelKey, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * The slot in minutes.
 */
minutes: number, 
/**
 * How many questions its draft holds.
 */
questions: number, 
/**
 * Their planned minutes together.
 */
question_minutes: number, 
/**
 * The newest published version's number; none while it was never published.
 */
version: number | null, 
/**
 * That version.
 */
version_id: SetVersionId | null, 
/**
 * The draft says something else than the newest published version.
 */
changed: boolean, 
/**
 * No longer offered.
 */
archived: boolean, 
/**
 * Interviews planned or held with any of its versions.
 */
interviews: number, 
/**
 * It came with the starter bank.
 */
bank: boolean, };
export type SetVersionId = string;
export type SetView = { 
/**
 * Its id.
 */
id: SetId, 
/**
 * Its title.
 */
title: string, 
/**
 * Whom it is for.
 */
level: LevelKey, 
/**
 * The level's name.
 */
level_name: string, 
/**
 * The slot in minutes.
 */
minutes: number, 
/**
 * What of the slot is not for questions.
 */
reserve: Reserve, 
/**
 * What the interviewer says in each stage.
 */
words: Words, 
/**
 * Minutes left for questions.
 */
room: number, 
/**
 * Planned minutes of all questions.
 */
question_minutes: number, 
/**
 * The draft, in order; at least one section.
 */
sections: Array<SectionView>, 
/**
 * Weights and bars; every competency that a question of the draft gives evidence of, then
 * those that have a weight or a bar but no question yet.
 */
competencies: Array<CompetencyRule>, 
/**
 * Where the proposal changes.
 */
thresholds: Thresholds, 
/**
 * What is to be mended, blocking things first.
 */
readiness: Array<Lack>, 
/**
 * Nothing blocks publishing, and there is something new to publish.
 */
publishable: boolean, 
/**
 * Published versions, the newest first.
 */
versions: Array<PublishedRow>, 
/**
 * The draft says something else than the newest published version.
 */
changed: boolean, 
/**
 * Planned interviews that use an older version than the newest.
 */
planned_on_older: number, 
/**
 * No longer offered.
 */
archived: boolean, };
export type Settings = { 
/**
 * The name that new interviews carry.
 */
interviewer: string, 
/**
 * Light, dark or system.
 */
theme: Theme, 
/**
 * The size of the interface's text.
 */
text_size: TextSize, 
/**
 * The paper of new scorecards.
 */
paper: PaperSize, 
/**
 * Words that are marked in notes, in any language.
 */
marked_words: Array<string>, 
/**
 * The welcome was waved away.
 */
welcomed: boolean, 
/**
 * The folder that backups go to; empty for one beside the workspace.
 */
backup_folder: string, };
export type Signal = { 
/**
 * What is heard or seen.
 */
text: string, 
/**
 * True where it worries.
 */
red_flag: boolean, };
export type Stage = "introduction" | "candidate-questions" | "close";
export type StageNotes = { 
/**
 * Which one.
 */
stage: Stage, 
/**
 * In the order they were typed.
 */
notes: Array<Note>, 
/**
 * Seconds spent on it.
 */
seconds: number, 
/**
 * Minutes planned for it.
 */
planned_minutes: number, };
export type StageView = { 
/**
 * Its id, which takes notes and is opened like an answer's.
 */
id: AnswerId, 
/**
 * Which one.
 */
stage: Stage, 
/**
 * What the interviewer says: Markdown, each line a paragraph.
 */
words: string, 
/**
 * In the order they were begun.
 */
notes: Array<NoteView>, 
/**
 * Time spent on it.
 */
watch: Stopwatch, 
/**
 * Minutes planned for it.
 */
planned_minutes: number, 
/**
 * It was on the screen.
 */
opened: boolean, };
export type Standing = { "is": "rated", "rating": Rating } | { "is": "unrated" } | { "is": "no-answer" } | { "is": "not-assessed" } | { "is": "skipped" } | { "is": "not-asked" } | { "is": "not-in-set" };
export type State = "planned" | "running" | "paused" | "closed" | "sealed";
export type Status = "draft" | "ready" | "archived";
export type Step = "start" | "pause" | "resume" | "close" | "reopen" | "seal";
export type Stopwatch = { 
/**
 * Milliseconds counted before `running_since`.
 */
counted_ms: number, 
/**
 * When it was last set going; none while it stands.
 */
running_since: Timestamp | null, };
export type TextSize = "small" | "normal" | "large" | "larger" | "largest";
export type Theme = "system" | "light" | "dark";
export type Thresholds = { 
/**
 * Below: strong no.
 */
no: number, 
/**
 * Below (and not strong no): no.
 */
yes: number, 
/**
 * Below (and not no): yes; from here on: strong yes.
 */
strong_yes: number, };
export type Ticked = { 
/**
 * It was seen or heard.
 */
ticked: boolean, 
/**
 * What is heard or seen.
 */
text: string, 
/**
 * True where it worries.
 */
red_flag: boolean, };
export type Timestamp = string;
export type TopicCount = { 
/**
 * The tag.
 */
topic: string, 
/**
 * Questions that are not archived.
 */
questions: number, };
export type VersionRow = { 
/**
 * 1 for the first.
 */
number: number, 
/**
 * When it was saved.
 */
saved: Timestamp, };
export type WaitingCandidate = { 
/**
 * The job.
 */
opening: OpeningId, 
/**
 * The job's title.
 */
opening_title: string, 
/**
 * The person's name.
 */
name: string, 
/**
 * The neutral code.
 */
code: string, };
export type WaitingDraft = { 
/**
 * The file it came from.
 */
path: string, 
/**
 * Its question.
 */
prompt: string, };
export type Words = { 
/**
 * Before the first question.
 */
introduction: string, 
/**
 * After the last question, when it is the candidate's turn to ask.
 */
candidate_questions: string, 
/**
 * At the end.
 */
close: string, };
export type WrittenPlace = string | { 
/**
 * The question's slug.
 */
id: string, 
/**
 * Above 0.
 */
weight: number, 
/**
 * None: the question's own.
 */
minutes: number | null, 
/**
 * Every candidate should hear it.
 */
required: boolean, };
export type WrittenRule = { 
/**
 * Above 0; none: the sum of its questions' weights.
 */
weight?: number, 
/**
 * A bar from 1 to 5.
 */
minimum?: number, };
export type WrittenSection = { 
/**
 * Its heading.
 */
title: string, 
/**
 * In order.
 */
questions: Array<WrittenPlace>, };
export type WrittenSet = { 
/**
 * Slug.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whom it is for.
 */
level: LevelKey, 
/**
 * The slot in minutes.
 */
minutes: number, 
/**
 * In order.
 */
sections: Array<WrittenSection>, 
/**
 * Weights and bars by the competency's name, where they are not the default.
 */
competencies?: { [key in string]: WrittenRule }, 
/**
 * Where the proposal changes, where that is not the default.
 */
thresholds?: Thresholds, 
/**
 * What the interviewer says around the questions, where that is not the standard.
 */
words?: Words, };

export const commands = {
  home: (): Promise<Home> => invoke("home"),
  levels: (): Promise<Array<Level>> => invoke("levels"),
  competencies: (): Promise<Array<Competency>> => invoke("competencies"),
  topics: (): Promise<Array<TopicCount>> => invoke("topics"),
  searchQuestions: (query: string, offset: number, limit: number): Promise<QuestionPage> => invoke("search_questions", { query, offset, limit }),
  questionIds: (query: string): Promise<Array<QuestionId>> => invoke("question_ids", { query }),
  question: (id: QuestionId): Promise<QuestionView> => invoke("question", { id }),
  questionVersion: (id: QuestionId, number: number): Promise<Content> => invoke("question_version", { id, number }),
  proposeTitle: (prompt: string): Promise<string> => invoke("propose_title", { prompt }),
  sets: (): Promise<Array<SetRow>> => invoke("sets"),
  set: (id: SetId): Promise<SetView> => invoke("set", { id }),
  proposeItems: (set: SetId, rows: Array<BlueprintRow>): Promise<Proposal> => invoke("propose_items", { set, rows }),
  setVersion: (id: SetVersionId): Promise<Published> => invoke("set_version", { id }),
  setDifference: (older: SetVersionId, newer: SetVersionId | null): Promise<Array<SetChange>> => invoke("set_difference", { older, newer }),
  openings: (): Promise<Array<OpeningRow>> => invoke("openings"),
  opening: (id: OpeningId): Promise<OpeningView> => invoke("opening", { id }),
  waitingCandidates: (): Promise<Array<WaitingCandidate>> => invoke("waiting_candidates"),
  interviews: (): Promise<Array<InterviewRow>> => invoke("interviews"),
  interview: (id: InterviewId): Promise<InterviewView> => invoke("interview", { id }),
  closing: (id: InterviewId): Promise<Closing> => invoke("closing", { id }),
  scorecard: (id: InterviewId, blind: boolean): Promise<Scorecard> => invoke("scorecard", { id, blind }),
  comparison: (opening: OpeningId, blind: boolean): Promise<Comparison> => invoke("comparison", { opening, blind }),
  bin: (): Promise<Array<BinRow>> => invoke("bin"),
  removal: (kind: BinKind, id: string): Promise<Removal> => invoke("removal", { kind, id }),
  settings: (): Promise<Settings> => invoke("settings"),
  history: (): Promise<History> => invoke("history"),
  questionMarks: (id: QuestionId | null, text: string): Promise<Array<string>> => invoke("question_marks", { id, text }),
  marks: (text: string): Promise<Array<Mark>> => invoke("marks", { text }),
  undo: (step: number | null): Promise<Changes> => invoke("undo", { step }),
  redo: (step: number | null): Promise<Changes> => invoke("redo", { step }),
  saveSettings: (settings: Settings): Promise<Changes> => invoke("save_settings", { settings }),
  loadExample: (): Promise<Changes> => invoke("load_example"),
  removeExample: (): Promise<Changes> => invoke("remove_example"),
  saveLevels: (levels: Array<Level>): Promise<Changes> => invoke("save_levels", { levels }),
  addCompetency: (name: string): Promise<Changes> => invoke("add_competency", { name }),
  renameCompetency: (id: CompetencyId, name: string): Promise<Changes> => invoke("rename_competency", { id, name }),
  removeCompetency: (id: CompetencyId): Promise<Changes> => invoke("remove_competency", { id }),
  addQuestion: (content: Content): Promise<Changes> => invoke("add_question", { content }),
  editQuestion: (id: QuestionId, content: Content): Promise<Changes> => invoke("edit_question", { id, content }),
  duplicateQuestion: (id: QuestionId): Promise<Changes> => invoke("duplicate_question", { id }),
  restoreQuestionVersion: (id: QuestionId, number: number): Promise<Changes> => invoke("restore_question_version", { id, number }),
  confirmQuestionMark: (id: QuestionId, word: string): Promise<Changes> => invoke("confirm_question_mark", { id, word }),
  editQuestions: (ids: Array<QuestionId>, change: QuestionChange): Promise<Changes> => invoke("edit_questions", { ids, change }),
  importDrafts: (drafts: Array<ImportDraft>, sets: Array<WrittenSet>, setTitle: string | null): Promise<Changes> => invoke("import_drafts", { drafts, sets, setTitle }),
  addSet: (title: string, level: LevelKey, minutes: number): Promise<Changes> => invoke("add_set", { title, level, minutes }),
  duplicateSet: (id: SetId): Promise<Changes> => invoke("duplicate_set", { id }),
  editSet: (id: SetId, title: string, level: LevelKey, minutes: number): Promise<Changes> => invoke("edit_set", { id, title, level, minutes }),
  archiveSet: (id: SetId, archived: boolean): Promise<Changes> => invoke("archive_set", { id, archived }),
  addSection: (set: SetId, title: string): Promise<Changes> => invoke("add_section", { set, title }),
  renameSection: (section: SectionId, title: string): Promise<Changes> => invoke("rename_section", { section, title }),
  moveSection: (section: SectionId, position: number): Promise<Changes> => invoke("move_section", { section, position }),
  removeSection: (section: SectionId): Promise<Changes> => invoke("remove_section", { section }),
  addItem: (set: SetId, section: SectionId | null, question: QuestionId, position: number | null): Promise<Changes> => invoke("add_item", { set, section, question, position }),
  addItems: (set: SetId, section: SectionId | null, questions: Array<QuestionId>): Promise<Changes> => invoke("add_items", { set, section, questions }),
  editItem: (item: ItemId, weight: number, minutes: number, required: boolean): Promise<Changes> => invoke("edit_item", { item, weight, minutes, required }),
  moveItem: (item: ItemId, section: SectionId, position: number): Promise<Changes> => invoke("move_item", { item, section, position }),
  removeItem: (item: ItemId): Promise<Changes> => invoke("remove_item", { item }),
  setCompetencyRule: (set: SetId, competency: CompetencyId, weight: number | null, minimum: number | null): Promise<Changes> => invoke("set_competency_rule", { set, competency, weight, minimum }),
  setThresholds: (set: SetId, thresholds: Thresholds): Promise<Changes> => invoke("set_thresholds", { set, thresholds }),
  setWords: (id: SetId, words: Words): Promise<Changes> => invoke("set_words", { id, words }),
  publishSet: (id: SetId): Promise<Changes> => invoke("publish_set", { id }),
  movePlanned: (set: SetId): Promise<Changes> => invoke("move_planned", { set }),
  addOpening: (form: OpeningForm): Promise<Changes> => invoke("add_opening", { form }),
  editOpening: (id: OpeningId, form: OpeningForm): Promise<Changes> => invoke("edit_opening", { id, form }),
  archiveOpening: (id: OpeningId, archived: boolean): Promise<Changes> => invoke("archive_opening", { id, archived }),
  addCandidate: (opening: OpeningId, name: string, contact: string): Promise<Changes> => invoke("add_candidate", { opening, name, contact }),
  editCandidate: (id: CandidateId, name: string, contact: string): Promise<Changes> => invoke("edit_candidate", { id, name, contact }),
  removeCandidate: (id: CandidateId): Promise<Changes> => invoke("remove_candidate", { id }),
  importCandidates: (opening: OpeningId, people: Array<Person>): Promise<Changes> => invoke("import_candidates", { opening, people }),
  planInterview: (plan: Plan): Promise<Changes> => invoke("plan_interview", { plan }),
  editPlan: (id: InterviewId, interviewer: string, planned: Timestamp | null): Promise<Changes> => invoke("edit_plan", { id, interviewer, planned }),
  removeInterview: (id: InterviewId): Promise<Changes> => invoke("remove_interview", { id }),
  restoreRemoved: (kind: BinKind, id: string): Promise<Changes> => invoke("restore_removed", { kind, id }),
  removeForGood: (kind: BinKind, id: string): Promise<Changes> => invoke("remove_for_good", { kind, id }),
  stepInterview: (id: InterviewId, step: Step): Promise<Changes> => invoke("step_interview", { id, step }),
  endInterview: (id: InterviewId, end: End, reason: string): Promise<Changes> => invoke("end_interview", { id, end, reason }),
  enterInterview: (id: InterviewId, began: Timestamp, minutes: number | null): Promise<Changes> => invoke("enter_interview", { id, began, minutes }),
  correctInterview: (id: InterviewId, facts: Facts, reason: string): Promise<Changes> => invoke("correct_interview", { id, facts, reason }),
  openAnswer: (answer: AnswerId): Promise<Changes> => invoke("open_answer", { answer }),
  setOutcome: (answer: AnswerId, outcome: Outcome, reason: string): Promise<Changes> => invoke("set_outcome", { answer, outcome, reason }),
  rateAnswer: (answer: AnswerId, rating: Rating | null): Promise<Changes> => invoke("rate_answer", { answer, rating }),
  setNotAssessed: (answer: AnswerId, notAssessed: boolean): Promise<Changes> => invoke("set_not_assessed", { answer, notAssessed }),
  tickSignal: (answer: AnswerId, signal: number, ticked: boolean): Promise<Changes> => invoke("tick_signal", { answer, signal, ticked }),
  useProbe: (answer: AnswerId, probe: number, used: boolean): Promise<Changes> => invoke("use_probe", { answer, probe, used }),
  addNote: (answer: AnswerId, kind: NoteKind, text: string): Promise<Changes> => invoke("add_note", { answer, kind, text }),
  editNote: (note: NoteId, kind: NoteKind, text: string): Promise<Changes> => invoke("edit_note", { note, kind, text }),
  removeNote: (note: NoteId): Promise<Changes> => invoke("remove_note", { note }),
  confirmMark: (note: NoteId, word: string): Promise<Changes> => invoke("confirm_mark", { note, word }),
  addAdHoc: (interview: InterviewId, question: QuestionId | null, prompt: string): Promise<Changes> => invoke("add_ad_hoc", { interview, question, prompt }),
  removeAdHoc: (answer: AnswerId): Promise<Changes> => invoke("remove_ad_hoc", { answer }),
  writeClosing: (id: InterviewId, texts: ClosingTexts): Promise<Changes> => invoke("write_closing", { id, texts }),
  confirmTextMark: (id: InterviewId, word: string): Promise<Changes> => invoke("confirm_text_mark", { id, word }),
  decide: (id: InterviewId, decision: Decision | null, reason: string): Promise<Changes> => invoke("decide", { id, decision, reason }),
  about: (): Promise<About> => invoke("about"),
  licenses: (): Promise<Array<Licensed>> => invoke("licenses"),
  licenseText: (id: number): Promise<string> => invoke("license_text", { id }),
  scorecardPages: (id: InterviewId, blind: boolean, guide: boolean, notes: boolean, summaryOnly: boolean): Promise<Array<string>> => invoke("scorecard_pages", { id, blind, guide, notes, summaryOnly }),
  exportScorecard: (id: InterviewId, format: ExportFormat, blind: boolean, guide: boolean, notes: boolean, summaryOnly: boolean): Promise<Exported | null> => invoke("export_scorecard", { id, format, blind, guide, notes, summaryOnly }),
  showExported: (): Promise<void> => invoke("show_exported"),
  exportComparison: (opening: OpeningId, blind: boolean): Promise<Exported | null> => invoke("export_comparison", { opening, blind }),
  exportComparisonTable: (opening: OpeningId, blind: boolean, guard: boolean): Promise<Exported | null> => invoke("export_comparison_table", { opening, blind, guard }),
  exportCalendar: (id: InterviewId, cancelled: boolean): Promise<Exported | null> => invoke("export_calendar", { id, cancelled }),
  readImport: (paths: Array<string> | null, encoding: string | null, columns: ImportColumns | null, beside: Array<WaitingDraft>): Promise<ImportPreview | null> => invoke("read_import", { paths, encoding, columns, beside }),
  cancelImport: (): Promise<void> => invoke("cancel_import"),
  readCandidates: (opening: OpeningId, paths: Array<string> | null): Promise<CandidatePreview | null> => invoke("read_candidates", { opening, paths }),
  exportQuestions: (ids: Array<QuestionId> | null, query: string, format: QuestionFormat, guard: boolean): Promise<Exported | null> => invoke("export_questions", { ids, query, format, guard }),
  exportSet: (id: SetId, format: QuestionFormat, guard: boolean): Promise<Exported | null> => invoke("export_set", { id, format, guard }),
  showCandidateWindow: (interview: InterviewId, show: boolean): Promise<boolean> => invoke("show_candidate_window", { interview, show }),
  onScreen: (interview: InterviewId | null): Promise<void> => invoke("on_screen", { interview }),
  candidatePage: (): Promise<CandidatePage> => invoke("candidate_page"),
  fileState: (): Promise<FileState> => invoke("file_state"),
  openWorkspace: (path: string | null, make: boolean): Promise<About | null> => invoke("open_workspace", { path, make }),
  makeWorkspace: (): Promise<About> => invoke("make_workspace"),
  saveCopy: (continueThere: boolean): Promise<About | null> => invoke("save_copy", { continueThere }),
  backups: (): Promise<Backups> => invoke("backups"),
  backUp: (): Promise<Backups> => invoke("back_up"),
  chooseBackupFolder: (beside: boolean): Promise<Backups | null> => invoke("choose_backup_folder", { beside }),
  previewBackup: (path: string | null): Promise<BackupPreview | null> => invoke("preview_backup", { path }),
  restoreBackup: (path: string): Promise<Restored> => invoke("restore_backup", { path }),
  leave: (stored: boolean): Promise<void> => invoke("leave", { stored }),
  quit: (): Promise<void> => invoke("quit"),
  setWindowTitle: (title: string): Promise<void> => invoke("set_window_title", { title }),
  zoom: (percent: number): Promise<void> => invoke("zoom", { percent }),
  showTheme: (theme: Theme): Promise<void> => invoke("show_theme", { theme }),
  showVerbs: (verbs: Array<MenuVerb>): Promise<void> => invoke("show_verbs", { verbs }),
};
