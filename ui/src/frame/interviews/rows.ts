// An interview as a line of a list: its state, when it is by this machine's clock, and how it is opened.
import { act, commands, type Decision, type End, type InterviewRow } from '../../ipc';
import type { IconName } from '../../parts/icons';
import { go } from '../../state/route.svelte';
import { decided, nextStep, undecidable } from './words';

export type Tone = 'plain' | 'accent' | 'good' | 'flag' | 'warn';
type Stand = Pick<InterviewRow, 'state' | 'decision'> & { end?: End; damaged?: boolean };

/** In progress: somebody is, or was just now, in conversation. */
export const underWay = ({ state }: Pick<InterviewRow, 'state'>): boolean => state === 'running' || state === 'paused';

/** Over, and the decision is still to come: not where the candidate withdrew or did not come. */
export const undecided = ({ state, decision, end }: Stand): boolean => state === 'closed' && decision === null && !undecidable(end);

/** The state of an interview in a word or two, with its tone and icon. */
export function standing(row: Stand): { text: string; tone: Tone; icon: IconName } {
  if (row.damaged) return { text: 'Damaged', tone: 'warn', icon: 'warning' };
  if (row.state === 'planned') return { text: 'Planned', tone: 'plain', icon: 'calendar' };
  if (row.state === 'running') return { text: 'Running', tone: 'accent', icon: 'start' };
  if (row.state === 'paused') return { text: 'Paused', tone: 'accent', icon: 'pause' };
  if (row.state === 'sealed') return { text: 'Sealed', tone: 'plain', icon: 'lock' };
  if (row.end === 'withdrew') return { text: 'Withdrew', tone: 'plain', icon: 'close' };
  if (row.end === 'did-not-come') return { text: 'No-show', tone: 'plain', icon: 'close' };
  return undecided(row) ? { text: 'To decide', tone: 'warn', icon: 'decide' } : { text: 'Decided', tone: 'plain', icon: 'check' };
}

/** A decision as a tag. */
export const decisionTag = (decision: Decision): { text: string; tone: Tone } => ({
  text: decided(decision),
  tone: decision === 'yes' || decision === 'strong-yes' ? 'good' : 'flag',
});

/** Opens the screen where an interview continues. */
export const openInterview = (row: Stand & Pick<InterviewRow, 'id'>): void => go(nextStep(row).screen, { id: row.id });

/** Goes on with an interview where that is offered by its name: one that is paused runs again. */
export async function takeStep(row: Stand & Pick<InterviewRow, 'id'>): Promise<void> {
  if (row.state !== 'paused' || (await act(commands.stepInterview(row.id, 'resume')))) openInterview(row);
}

/** What it was for: the opening and the question set, once where both have the same title. */
export const whatFor = ({ opening_title, set_title }: Pick<InterviewRow, 'opening_title' | 'set_title'>): string[] => [...new Set([opening_title, set_title])];

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const thisYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const anyYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Whole days from today to the day of `stamp` by the wall clock; negative in the past. */
export const daysAway = (stamp: string, now = new Date()): number =>
  Math.round((midnight(new Date(stamp)) - midnight(now)) / 86_400_000);

/** "Today, 14:30", "Mon 9 Mar, 09:00", "31 Dec 2025, 09:00": as short as can be without a doubt. */
export function shortly(stamp: string, now = new Date()): string {
  const date = new Date(stamp);
  const near: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };
  const day = near[daysAway(stamp, now)] ?? (date.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(date).replace(',', '');
  return `${day}, ${clock.format(date)}`;
}

/** When it was held, or is to be; without a time, that. */
export function whenOf(row: Pick<InterviewRow, 'started' | 'planned'>, now = new Date()): string {
  const stamp = row.started ?? row.planned;
  return stamp ? shortly(stamp, now) : 'No time set';
}

/** "3.4", or a dash where there is no result. */
export const score = (overall: number | null): string => (overall === null ? '–' : overall.toFixed(1));
