// What the closing screen works out for itself: what is still to do, and the words of result and decision.
import { kinds } from '../../frame/notes/words';
import { endSaid } from '../../frame/interviews/facts';
import { moment, stageNames, undecidable } from '../../frame/interviews/words';
import type { AnswerView, Closing, ClosingTexts, Decision, Fidelity, InterviewView, Mark, NoteView } from '../../ipc';
import { clock, minutes } from '../../parts/time';

export const decisions: readonly { value: Decision; label: string }[] = [
  { value: 'strong-no', label: 'Strong no' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'strong-yes', label: 'Strong yes' },
];

export const named = (decision: Decision): string => decisions.find(({ value }) => value === decision)?.label ?? decision;

/** The texts as their fields are labelled. */
export const textNames: Record<keyof ClosingTexts, string> = { strengths: 'Strengths', concerns: 'Concerns', summary: 'Summary' };

export const counted = (n: number, one: string, many = `${one}s`): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Was anything recorded on a question, so that it cannot be one that was not asked? */
export const recorded = (answer: AnswerView): boolean =>
  answer.notes.length > 0 ||
  answer.rating !== null ||
  answer.not_assessed ||
  answer.signals.some(({ ticked }) => ticked) ||
  answer.probes.some(({ used }) => used);

/** The end of a row: what became of a question that has no rating. */
export function outcomeSaid(answer: AnswerView, unrated: boolean): string {
  if (answer.outcome === 'skipped') return 'Skipped';
  if (answer.not_assessed) return 'Not assessed';
  if (answer.outcome === 'no-answer') return 'No answer';
  if (unrated) return 'To rate';
  return answer.outcome === 'not-asked' ? 'Not asked' : '';
}

/** What a row says about the notes of a question, or why there are none. */
export function notesSaid(answer: AnswerView, unsupported: boolean): string {
  if (answer.outcome === 'skipped') return answer.skip_reason;
  if (answer.outcome === 'not-asked' && answer.notes.length === 0) return '';
  const notes = answer.notes.length === 0 ? 'No notes' : counted(answer.notes.length, 'note');
  return unsupported && answer.notes.length > 0 ? `${notes}, no evidence` : notes;
}

/** "4 of 5 rated, 1 skipped". */
export function ratedSaid({ answers }: InterviewView): string {
  const inSet = answers.filter(({ ad_hoc }) => !ad_hoc);
  const skipped = inSet.filter(({ outcome }) => outcome === 'skipped').length;
  return `${inSet.filter(({ rating }) => rating !== null).length} of ${inSet.length} rated${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A marked word that nobody has confirmed or removed. */
export interface Check {
  key: string;
  word: string;
  /** The text around the word, as much as fits a line or two. */
  text: string;
  marks: Pick<Mark, 'start' | 'end' | 'word'>[];
  /** Where it is, in words. */
  place: string;
  /** The note, with the answer or stage it belongs to; none for a word in the closing texts. */
  note?: { id: string; holder: string };
  /** The closing text, or the reason of the decision. */
  field?: keyof ClosingTexts | 'reason';
}

/** Characters shown before and after a marked word. */
const AROUND = 70;

function excerpt(text: string, marks: Check['marks'], at: number): Pick<Check, 'text' | 'marks'> {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + 2 * AROUND);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  const inside = marks.filter(({ start, end }) => start >= from && end <= to);
  return {
    text: `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: inside.map(({ start, end, word }) => ({ start: start + shift, end: end + shift, word })),
  };
}

function inNotes(notes: readonly NoteView[], holder: string, where: string, timed: boolean): Check[] {
  return notes.flatMap((note) =>
    [...new Set(note.marks.map((mark) => mark.word))].map((word) => {
      const kind = kinds.find((each) => each.kind === note.kind)?.label ?? 'Note';
      const marks = note.marks.filter((mark) => mark.word === word);
      const place = `${kind}${timed ? ` at ${clock(note.at_seconds)}` : ''}, ${where}`;
      return { key: `${note.id} ${word}`, word, place, note: { id: note.id, holder }, ...excerpt(note.text, marks, marks[0]!.start) };
    }),
  );
}

/** The closing text that a marked word is in; the workspace only says the word. */
function inTexts({ texts, decision_reason, marked_words }: Closing): Check[] {
  const fields = [...(Object.keys(textNames) as (keyof ClosingTexts)[]).map((key) => [key, textNames[key], texts[key]] as const), ['reason', 'Reason for the decision', decision_reason] as const];
  return marked_words.map((word) => {
    const [field, name, text] = fields.find((each) => each[2].toLowerCase().includes(word.toLowerCase())) ?? fields[0]!;
    const start = text.toLowerCase().indexOf(word.toLowerCase());
    const around = start < 0 ? { text: word, marks: [] } : excerpt(text, [{ start, end: start + word.length, word }], start);
    return { key: `text ${word}`, word, place: name, field, ...around };
  });
}

/** Every marked word that must be checked before the scorecard is exported. */
export function checks(closing: Closing): Check[] {
  const { answers, stages, timed } = closing.interview;
  return [
    ...answers.flatMap((answer) => inNotes(answer.notes, answer.id, `question ${answer.number}`, timed)),
    ...stages.flatMap((stage) => inNotes(stage.notes, stage.id, stageNames[stage.stage].toLowerCase(), timed)),
    ...inTexts(closing),
  ];
}

/** The closing page with what is not stored yet; the result itself comes from the workspace. */
export function soFar(closing: Closing, show: (view: InterviewView) => InterviewView): Closing {
  const interview = show(closing.interview);
  // A question that was added in the interview does not count in the score, and may stay unrated.
  const lacks = ({ ad_hoc, outcome, rating, not_assessed }: AnswerView) => !ad_hoc && outcome === 'answered' && rating === null && !not_assessed;
  const before = new Map(closing.interview.answers.map((answer) => [answer.id, answer]));
  const changed = interview.answers.filter((answer) => before.get(answer.id) !== answer);
  const unrated = interview.answers.filter((answer) => (changed.includes(answer) ? lacks(answer) : closing.unrated.includes(answer.id)));
  return { ...closing, interview, unrated: unrated.map(({ id }) => id) };
}

/** What must be fixed before the export: how much, and in words; "2 issues to fix: a word to check, a reason". */
export function issues(closing: Closing, unexplained: boolean): { count: number; said: string } {
  const toRate = undecidable(closing.interview.end) ? 0 : closing.unrated.length;
  const words = checks(closing).length;
  const count = toRate + words + (unexplained ? 1 : 0);
  if (count === 0) {
    const [first] = closing.before_export;
    return { count: closing.before_export.length, said: first ?? '' };
  }
  const list = [
    toRate > 0 && `${toRate} to rate`,
    words > 0 && (words === 1 ? 'a word to check' : `${words} words to check`),
    unexplained && 'a reason',
  ].filter(Boolean);
  return { count, said: `${counted(count, 'issue')} to fix: ${list.join(', ')}` };
}

/** Why nothing is exported or sealed yet, in a sentence about the first thing to fix. */
export function refusal(closing: Closing, unexplained: boolean, before: 'the export' | 'sealing'): string {
  const toRate = undecidable(closing.interview.end) ? 0 : closing.unrated.length;
  if (toRate > 0) return `${counted(toRate, 'question')} to rate before ${before}.`;
  const words = checks(closing).map(({ word }) => `“${word}”`);
  if (words.length > 0) return `${counted(words.length, 'word')} to check before ${before}: ${words.join(', ')}.`;
  if (unexplained) return `The decision needs a reason before ${before}.`;
  return closing.before_export[0] ?? '';
}

/**
 * The question that comes next after the open one: what is unrated, then what has no evidence. Where everything is being
 * entered from notes, simply the next one.
 */
export function nextOpen({ interview, unrated, unsupported }: Closing, opened: string | undefined): string | undefined {
  const queue = interview.entered ? interview.answers.map(({ id }) => id) : [...unrated, ...unsupported];
  return queue[queue.indexOf(opened ?? '') + 1];
}

/** Whom it was for, when, how long and by whom: the line below the name. */
export function factsLine(view: InterviewView): string[] {
  const began = view.started ?? view.parts[0]?.began;
  const took = view.seconds > 0 ? minutes(Math.max(1, Math.round(view.seconds / 60))) : '';
  const parts = view.parts.length > 1 ? `in ${view.parts.length} parts` : '';
  return [view.opening_title, view.level_name, began ? moment(began) : '', [took, parts].filter(Boolean).join(' '), view.interviewer].filter(Boolean);
}

/** What is to know about the interview before its ratings are read, each a sentence. */
export function toKnow(view: InterviewView): string[] {
  const end = endSaid(view);
  return [
    ...(end ? [undecidable(view.end) ? `${end} No decision is needed.` : end] : []),
    ...(view.entered ? [`Entered from notes on ${moment(view.entered)}. Times were not measured.`] : []),
  ];
}

/** Shares of the fidelity with what each says. */
export const shares = (fidelity: Fidelity): { label: string; share: number | null }[] => [
  { label: 'Required questions asked', share: fidelity.required_asked },
  { label: 'Asked in the order of the set', share: fidelity.order_kept },
  { label: 'Questions with anchors for this level', share: fidelity.anchored },
  { label: 'Rated before the next question', share: fidelity.rated_in_time },
  { label: 'Ratings with evidence', share: fidelity.evidenced },
  { label: 'Close to the planned time', share: fidelity.in_time },
];

/** Why a competency has no score, by what became of its questions. */
export function unscored(name: string, { answers }: InterviewView): string {
  const outcomes = new Set(answers.filter(({ competency, ad_hoc }) => competency === name && !ad_hoc).map(({ outcome, not_assessed }) => (not_assessed ? 'answered' : outcome)));
  const [only] = outcomes;
  const words = { 'no-answer': 'No answer', skipped: 'Skipped', 'not-asked': 'Not asked', answered: 'Not assessed' };
  return outcomes.size === 1 && only ? words[only] : 'Not assessed';
}

/** A share as whole percent; a dash where there was nothing to judge. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

/** A decision that differs from the suggestion has to be explained. */
export const differs = (decision: Decision | null, proposal: Decision | null): boolean =>
  decision !== null && proposal !== null && decision !== proposal;
