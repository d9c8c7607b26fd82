// The facts of an interview as forms hold them: who asked, when it took place, how long, and with whom.
import type { Correction, Fact, Facts, InterviewView, Timestamp } from '../../ipc';
import { readDate, sayDate, type Wanted } from '../../parts/date';
import { moment } from './words';

/** When something took place: a day with its time, in the past unless a year says otherwise. */
export const HELD: Wanted = { time: true, past: true };

/** Minutes an interview can take, as the workspace takes them. */
const MINUTES = { least: 1, most: 600 };
/** Most characters a name may have, as the workspace counts them. */
const NAME_MAX = 200;

/** What is wrong with a duration in minutes, as typed; an empty one is for the caller to judge. */
export function minutesProblem(typed: string): string | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(minutes)) return 'Enter whole minutes, for example 45.';
  if (minutes >= MINUTES.least && minutes <= MINUTES.most) return undefined;
  return `${minutes} minutes cannot be right. Enter ${MINUTES.least} to ${MINUTES.most}.`;
}

/** What is wrong with the moment at which an interview began, as typed. */
export function heldProblem(typed: string, now = new Date()): string | undefined {
  const { at, wrong } = readDate(typed, HELD, { now });
  if (wrong) return wrong;
  if (!at) return 'Enter the date and time when it took place.';
  return at > now ? 'This is in the future. Enter when the interview took place.' : undefined;
}

export function nameProblem(whose: string, typed: string): string | undefined {
  const length = [...typed.trim()].length;
  if (length === 0) return `Enter the ${whose}.`;
  return length > NAME_MAX ? `The name has ${length} characters; the limit is ${NAME_MAX}. Shorten it.` : undefined;
}

/** What the dialog "Correct details" holds, as typed. */
export interface FactsForm {
  interviewer: string;
  when: string;
  minutes: string;
  name: string;
  reason: string;
}
export type FactsProblems = Partial<Record<keyof FactsForm, string>>;

const beganAt = (view: InterviewView): Timestamp | null => view.started ?? view.parts[0]?.began ?? null;
const minutesOf = (view: InterviewView): string => (view.seconds > 0 ? String(Math.max(1, Math.round(view.seconds / 60))) : '');
export function factsForm(view: InterviewView): FactsForm {
  const began = beganAt(view);
  return {
    interviewer: view.interviewer,
    when: began ? sayDate(new Date(began), HELD) : '',
    minutes: minutesOf(view),
    name: view.candidate_name,
    reason: '',
  };
}

/** Which of the facts were changed in the form. */
export function changed(form: FactsForm, view: InterviewView): boolean {
  const before = factsForm(view);
  return (['interviewer', 'when', 'minutes', 'name'] as const).some((key) => form[key].trim() !== before[key].trim());
}

/** What is wrong, field by field, each a sentence. */
export function factsProblems(form: FactsForm, view: InterviewView, now = new Date()): FactsProblems {
  const before = factsForm(view);
  const found: FactsProblems = {};
  const say = (field: keyof FactsForm, sentence: string | undefined) => sentence && (found[field] = sentence);
  say('interviewer', nameProblem('interviewer’s name', form.interviewer));
  say('name', nameProblem('candidate’s name', form.name));
  if (form.when.trim() !== before.when) say('when', heldProblem(form.when, now));
  if (form.minutes.trim() !== before.minutes) say('minutes', form.minutes.trim() ? minutesProblem(form.minutes) : 'Enter how many minutes it took.');
  return found;
}

/** What is sent. Date and duration go along only where they were changed: the form rounds them to minutes. */
export function toFacts(form: FactsForm, view: InterviewView): Facts {
  const before = factsForm(view);
  const { at } = readDate(form.when, HELD);
  return {
    interviewer: form.interviewer.trim(),
    began: form.when.trim() === before.when ? null : (at?.toISOString() ?? null),
    minutes: form.minutes.trim() === before.minutes ? null : Number(form.minutes),
    candidate_name: form.name.trim(),
  };
}

const factNames: Record<Fact, string> = { interviewer: 'Interviewer', date: 'Date and time', duration: 'Duration', name: 'Candidate’s name' };

/** A date is kept as a timestamp; people read it as a date. */
const said = (fact: Fact, value: string) => (fact === 'date' && !Number.isNaN(Date.parse(value)) ? moment(value) : value);

/** A correction in words, without its reason: "Interviewer changed from A to B". */
export const correctionSaid = ({ fact, before, after }: Correction): string =>
  before ? `${factNames[fact]} changed from ${said(fact, before)} to ${said(fact, after)}` : `${factNames[fact]} set to ${said(fact, after)}`;

/** How it came that there is nothing to decide, or less to read; none where it ended as planned. */
export function endSaid({ end, end_reason }: Pick<InterviewView, 'end' | 'end_reason'>): string {
  const reason = end_reason.trim().replace(/(?<![.!?…。！？؟।])$/u, (_, at) => (at > 0 ? '.' : ''));
  if (end === 'early') return reason ? `Ended early: ${reason}` : 'Ended early.';
  const what = { withdrew: 'The candidate withdrew.', 'did-not-come': 'The candidate did not come.', 'as-planned': '' }[end];
  return what && reason ? `${what} ${reason}` : what;
}
