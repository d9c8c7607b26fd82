// The form of a plan: what it is prefilled with, what is wrong with it, and what it comes to.
import { count } from '../../frame/bank/words';
import { instant, type DayAndHour } from '../../frame/interviews/time';
import type { LevelKey, OpeningRow, OpeningView, Plan, SetRow } from '../../ipc';
import { minutes } from '../../parts/time';

/** Most characters a name may have, as the workspace counts them. */
const NAME_MAX = 200;

export interface Form extends DayAndHour {
  set: string;
  /** Empty for a new one. */
  opening: string;
  title: string;
  /** Empty for a new one. */
  candidate: string;
  name: string;
  contact: string;
  interviewer: string;
}

export type Problems = Partial<Record<keyof Form, string>>;

/** Sets that an interview can be planned with, in the order of the ladder. */
export function usable(sets: readonly SetRow[], ladder: readonly { key: LevelKey }[]): SetRow[] {
  const rung = ({ level }: SetRow) => ladder.findIndex(({ key }) => key === level);
  return sets.filter((set) => set.version !== null && !set.archived).sort((a, b) => rung(a) - rung(b));
}

export const setOptions = (sets: readonly SetRow[]) =>
  sets.map((set) => ({ value: set.id, label: `${set.title} (${minutes(set.minutes)})`, group: set.level_name }));

/** What the chosen set holds, in one line. */
export const setLine = (set: SetRow): string =>
  `${count(set.questions, 'question')} of ${minutes(set.question_minutes)} together, in a slot of ${minutes(set.minutes)}. ` +
  (set.changed ? `Version ${set.version} is taken; the draft has changed since.` : `Version ${set.version}.`);

/** The opening a plan is most likely for: the newest of one's own. */
export const likely = (openings: readonly OpeningRow[]): OpeningRow | undefined =>
  openings.find(({ archived, example }) => !archived && !example);

/** The set that an opening asks its candidates with, if it can be used. */
export const setOf = (opening: OpeningView | undefined, sets: readonly SetRow[]): SetRow | undefined =>
  sets.find((set) => opening?.sets.some(({ id }) => id === set.id));

function nameProblem(what: string, typed: string): string | undefined {
  const length = [...typed.trim()].length;
  if (length > NAME_MAX) return `${what} has ${length} characters; at most ${NAME_MAX} fit. Shorten it.`;
  return undefined;
}

/** What is wrong, field by field, each a sentence; day and hour know for themselves. */
export function problems(form: Form): Problems {
  const found: Problems = {};
  const say = (field: keyof Form, sentence: string | undefined) => sentence && (found[field] = sentence);
  if (!form.set) say('set', 'Choose the question set.');
  if (!form.opening) say('title', nameProblem('The title', form.title));
  if (!form.candidate) {
    say('name', form.name.trim() ? nameProblem('The name', form.name) : 'Write the candidate’s name.');
    say('contact', nameProblem('The contact', form.contact));
  }
  say('interviewer', form.interviewer.trim() ? nameProblem('The name', form.interviewer) : 'Write who asks; the scorecard carries the name.');
  return found;
}

export const toPlan = (form: Form): Plan => ({
  set: form.set,
  opening: form.opening || null,
  opening_title: form.opening ? '' : form.title,
  candidate: form.candidate || null,
  candidate_name: form.candidate ? '' : form.name,
  candidate_contact: form.candidate ? '' : form.contact,
  interviewer: form.interviewer,
  planned: instant(form),
});
