// The form of a plan: what it is prefilled with, what is wrong with it, and what it comes to.
import { count } from '../../frame/bank/words';
import type { LevelKey, OpeningRow, OpeningView, Plan, SetRow, Timestamp } from '../../ipc';
import { minutes } from '../../parts/time';

/** Most characters a name may have, as the workspace counts them. */
const NAME_MAX = 200;

export interface Form {
  set: string;
  /** Empty for a new one. */
  opening: string;
  title: string;
  /** Empty for a new one. */
  candidate: string;
  name: string;
  contact: string;
  interviewer: string;
  date: string;
  time: string;
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

/** The moment that day and hour mean on this machine's clock; an hour alone means today. Null where they mean none. */
export function moment(date: string, time: string, now = new Date()): Timestamp | null {
  if (!date && !time) return null;
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date || `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`);
  const hour = /^(\d{1,2}):(\d{2})(:00)?$/.exec(time);
  if (!day || !hour) return null;
  const [year, month, of, h, m] = [day[1], day[2], day[3], hour[1], hour[2]].map(Number) as [number, number, number, number, number];
  const made = new Date(year, month - 1, of, h, m);
  return made.getMonth() === month - 1 && made.getDate() === of && h < 24 && m < 60 ? made.toISOString() : null;
}

function nameProblem(what: string, typed: string): string | undefined {
  const length = [...typed.trim()].length;
  if (length > NAME_MAX) return `${what} has ${length} characters; at most ${NAME_MAX} fit. Shorten it.`;
  return undefined;
}

function timeProblems({ date, time }: Form): Problems {
  if (moment(date, time) || (!date && !time)) return {};
  if (!time) return { time: 'Say the time of day too, or take the date out.' };
  if (date && !moment(date, '12:00')) return { date: 'There is no such day. Write it as 2026-03-14.' };
  return { time: 'There is no such time. Write it as 14:30.' };
}

/** What is wrong, field by field, each a sentence. */
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
  return { ...found, ...timeProblems(form) };
}

export const toPlan = (form: Form): Plan => ({
  set: form.set,
  opening: form.opening || null,
  opening_title: form.opening ? '' : form.title,
  candidate: form.candidate || null,
  candidate_name: form.candidate ? '' : form.name,
  candidate_contact: form.candidate ? '' : form.contact,
  interviewer: form.interviewer,
  planned: moment(form.date, form.time),
});
