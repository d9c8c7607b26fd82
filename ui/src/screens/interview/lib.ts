// What the interview screen works out for itself: time, sections, what became of a question, and the words for it.
import type { AnswerView, Stopwatch } from '../../ipc';

/** Why a question may be left out, in the order of their digits. */
export const reasons: readonly string[] = [
  'No time left',
  'Covered by another answer',
  'Does not fit this candidate’s work',
  'The candidate asked to leave it out',
];

/** What is said before the first question. */
export const firstWords: readonly string[] = [
  'Say who you are and how long this takes',
  'Say that everyone hears the same questions in the same order',
  'Say that you type while they talk, and that a pause to think is welcome',
  'Say that there is time for their questions at the end',
  'Check that you hear each other well',
];

/** Whole seconds on a stopwatch at `now`, in milliseconds since 1970. A clock that was set back counts nothing. */
export function elapsed(watch: Stopwatch, now: number): number {
  const running = watch.running_since ? Math.max(0, now - Date.parse(watch.running_since)) : 0;
  return Math.floor((watch.counted_ms + running) / 1000);
}

export interface Section {
  title: string;
  answers: AnswerView[];
  /** Planned for the questions of the set; what is added during the interview has no plan. */
  minutes: number;
}

/** The questions under their headings. An ad hoc question stands where it was added, whatever its own heading. */
export function sections(answers: readonly AnswerView[]): Section[] {
  const all: Section[] = [];
  for (const answer of answers) {
    let last = all.at(-1);
    if (!last || (!answer.ad_hoc && answer.section !== last.title)) {
      last = { title: answer.ad_hoc ? '' : answer.section, answers: [], minutes: 0 };
      all.push(last);
    }
    last.answers.push(answer);
    if (!answer.ad_hoc) last.minutes += answer.planned_minutes;
  }
  return all;
}

export type Standing = 'current' | 'to-come' | 'skipped' | 'rated' | 'not-assessed' | 'unrated';

/** What the list shows of a question, apart from its being the current one. */
export function standing(answer: AnswerView): Exclude<Standing, 'current'> {
  if (answer.outcome === 'skipped') return 'skipped';
  if (answer.rating !== null) return 'rated';
  if (answer.not_assessed) return 'not-assessed';
  return answer.outcome === 'not-asked' ? 'to-come' : 'unrated';
}

/** The same in words. */
export function said(answer: AnswerView): string {
  const words = {
    'to-come': 'to come',
    skipped: 'skipped',
    rated: `rated ${answer.rating}`,
    'not-assessed': 'not assessed',
    unrated: answer.wants_rating ? 'no rating yet' : 'open',
  }[standing(answer)];
  return [answer.ad_hoc && 'ad hoc', answer.outcome === 'no-answer' && 'no answer', words].filter(Boolean).join(', ');
}

/** The neighbour of a question in the list, or undefined at its ends. */
export function neighbour(answers: readonly AnswerView[], id: string | null, step: 1 | -1): AnswerView | undefined {
  const at = answers.findIndex((answer) => answer.id === id);
  return at < 0 ? undefined : answers[at + step];
}

/** What is said of the slot's time to those who do not see it: a few words at three moments, and nothing in between. */
export function timeSaid(seconds: number, minutes: number): string {
  const left = minutes * 60 - seconds;
  if (minutes === 0) return '';
  if (left <= 0) return `The ${minutes} minutes are over.`;
  if (left <= 300 && minutes > 10) return '5 minutes are left.';
  return left <= minutes * 30 ? 'Half of the time is over.' : '';
}
