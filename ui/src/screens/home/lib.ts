// What home shows first: the interview that goes on, then what is to be finished, then what comes.
import { daysAway, underWay } from '../../frame/interviews/rows';
import type { Home, InterviewRow } from '../../ipc';

export interface Groups {
  /** The one to resume: running before paused, the newest first. */
  current: InterviewRow | undefined;
  /** Everything else that is begun and not decided. */
  unfinished: InterviewRow[];
  /** Planned for today or before. */
  today: InterviewRow[];
  /** Planned for another day, or without a time. */
  later: InterviewRow[];
  /** Decided lately. */
  decided: InterviewRow[];
}

export function groups({ unfinished, next, recent }: Pick<Home, 'unfinished' | 'next' | 'recent'>, now = new Date()): Groups {
  const current = unfinished.find(({ state }) => state === 'running') ?? unfinished.find(underWay);
  const due = ({ planned }: InterviewRow) => planned !== null && daysAway(planned, now) <= 0;
  return {
    current,
    unfinished: unfinished.filter((row) => row !== current),
    today: next.filter(due),
    later: next.filter((row) => !due(row)),
    decided: recent.filter(({ decision }) => decision !== null),
  };
}

/** Planned for today, for a day that has passed, or for no time: chosen on home, it begins. */
export const startsNow = ({ state, planned }: Pick<InterviewRow, 'state' | 'planned'>, now = new Date()): boolean =>
  state === 'planned' && (planned === null || daysAway(planned, now) <= 0);

/** What there is to begin with, in a sentence. */
export function stock({ questions, published_sets }: Pick<Home, 'questions' | 'published_sets'>): string {
  const sets = published_sets === 1 ? '1 published question set' : `${published_sets} published question sets`;
  return `${questions === 1 ? '1 question' : `${questions} questions`} and ${sets} are here to begin with.`;
}

/** What is said where records of the workspace cannot be read. */
export const damage = (records: number): string =>
  `${records === 1 ? '1 record of this workspace is' : `${records} records of this workspace are`} damaged. Everything else can be used. Run “evenhand-cli check”: it says what is damaged.`;
