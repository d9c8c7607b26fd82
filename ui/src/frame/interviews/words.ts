// How interviews are described wherever they are listed: what was decided, and what comes next.
import type { Day, Decision, End, InterviewRow, Stage, Timestamp } from '../../ipc';
import type { IconName } from '../../parts/icons';

const decisions: Record<Decision, string> = { 'strong-no': 'Strong no', no: 'No', yes: 'Yes', 'strong-yes': 'Strong yes' };

/** A decision in words. No decision is shown as such and never reads like a no. */
export const decided = (decision: Decision | null): string => (decision ? decisions[decision] : 'No decision');

/** The candidate withdrew or did not come: there is nothing to decide. */
export const undecidable = (end: End | undefined): boolean => end === 'withdrew' || end === 'did-not-come';

export interface NextStep {
  title: string;
  icon: IconName;
  screen: 'interview' | 'closing' | 'scorecard';
}

/** What a person does next with an interview, and the screen where it is done. */
export function nextStep({ state, decision, end }: Pick<InterviewRow, 'state' | 'decision'> & { end?: End }): NextStep {
  if (state === 'planned') return { title: 'Start', icon: 'start', screen: 'interview' };
  if (state === 'running' || state === 'paused') return { title: 'Resume', icon: 'start', screen: 'interview' };
  if (state === 'closed' && undecidable(end)) return { title: 'Closing page', icon: 'decide', screen: 'closing' };
  if (state === 'closed' && !decision) return { title: 'Decide', icon: 'decide', screen: 'closing' };
  return { title: 'Scorecard', icon: 'scorecard', screen: 'scorecard' };
}

/** The steps of an interview beside its questions. */
export const stageNames: Record<Stage, string> = {
  introduction: 'Introduction',
  'candidate-questions': 'Candidate’s questions',
  close: 'Closing words',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** A day as people write it: "31 May 2027". */
export const dayInWords = (day: Day): string => dayFormat.format(new Date(`${day}T00:00:00Z`));

/** A moment on this machine's clock in full, for documents: "Tue, 3 Mar 2026, 10:00". Lists say it shorter (rows.ts). */
export const moment = (at: Timestamp): string => timeFormat.format(new Date(at));
