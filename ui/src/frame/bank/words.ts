// How the fixed choices of the bank are called.
import type { Kind, Status } from '../../ipc';

export const kinds: Record<Kind, string> = {
  'past-behaviour': 'Past behaviour',
  situational: 'Situational',
  knowledge: 'Knowledge',
  task: 'Task',
};

export const statuses: Record<Status, string> = { draft: 'Draft', ready: 'Ready', archived: 'Archived' };

/** "1,204". */
export const whole = new Intl.NumberFormat('en-GB');

/** "1 question", "1,204 questions". */
export const count = (n: number, noun: string): string => `${whole.format(n)} ${noun}${n === 1 ? '' : 's'}`;
