// The form of a plan: what it is prefilled with, what is wrong with it, and what it comes to.
import { count } from '../../frame/bank/words';
import type { LevelKey, OpeningRow, OpeningView, Plan, SetRow } from '../../ipc';
import { readDate, type Wanted } from '../../parts/date';
import { minutes } from '../../parts/time';

/** Most characters a name may have, as the workspace counts them. */
const NAME_MAX = 200;

/** When a plan is for: a day with its time, in the future unless a year says otherwise. */
export const WHEN: Wanted = { time: true };

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
  /** As typed; may be empty. */
  when: string;
}

export type Problems = Partial<Record<keyof Form, string>>;

/** Sets that an interview can be planned with, in the order of the ladder. */
export function usable(sets: readonly SetRow[], ladder: readonly { key: LevelKey }[]): SetRow[] {
  const rung = ({ level }: SetRow) => ladder.findIndex(({ key }) => key === level);
  return sets.filter((set) => set.version !== null && !set.archived).sort((a, b) => rung(a) - rung(b));
}

/** Sets to choose from, each with its length unless its title says that already. */
export const setOptions = (sets: readonly SetRow[]) =>
  sets.map(({ id, title, minutes: length, level_name }) => {
    const said = new RegExp(`\\b${length} ?min`, 'i').test(title);
    return { value: id, label: said ? title : `${title} (${minutes(length)})`, group: level_name };
  });

/** What the chosen set holds, in one line. */
export const setLine = (set: SetRow): string =>
  `${count(set.questions, 'question')}, ${minutes(set.question_minutes)} in total, for an interview of ${minutes(set.minutes)}. ` +
  (set.changed ? `Version ${set.version} is used; the draft has changed since.` : `Version ${set.version}.`);

/** The opening a plan is most likely for: the newest of one's own. */
export const likely = (openings: readonly OpeningRow[]): OpeningRow | undefined =>
  openings.find(({ archived, example }) => !archived && !example);

/** The set that an opening asks its candidates with, if it can be used. */
export const setOf = (opening: OpeningView | undefined, sets: readonly SetRow[]): SetRow | undefined =>
  sets.find((set) => opening?.sets.some(({ id }) => id === set.id));

function nameProblem(what: string, typed: string): string | undefined {
  const length = [...typed.trim()].length;
  if (length > NAME_MAX) return `${what} has ${length} characters; the limit is ${NAME_MAX}. Shorten it.`;
  return undefined;
}

/** What is wrong, field by field, each a sentence. */
export function problems(form: Form): Problems {
  const found: Problems = {};
  const say = (field: keyof Form, sentence: string | undefined) => sentence && (found[field] = sentence);
  if (!form.set) say('set', 'Choose the question set.');
  if (!form.opening) say('title', nameProblem('The title', form.title));
  if (!form.candidate) {
    say('name', form.name.trim() ? nameProblem('The name', form.name) : 'Enter the candidate’s name.');
    say('contact', nameProblem('The contact', form.contact));
  }
  say('interviewer', form.interviewer.trim() ? nameProblem('The name', form.interviewer) : 'Enter the interviewer’s name; it is printed on the scorecard.');
  say('when', readDate(form.when, WHEN).wrong);
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
  planned: readDate(form.when, WHEN).at?.toISOString() ?? null,
});
