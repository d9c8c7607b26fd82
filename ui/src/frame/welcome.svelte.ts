// The welcome goes along while the first interview is planned, held and written up; it may be left at any step.
import { route } from '../state/route.svelte';
import { changeSettings } from './settings';

export interface WelcomeStep {
  /** From 1 to 5. */
  number: number;
  title: string;
  /** What to do here, in one line. */
  what: string;
}

/** What is done on the first page, and on each screen after it. */
export const road: readonly WelcomeStep[] = [
  { number: 1, title: 'Level', what: 'The level decides which answers count as good.' },
  { number: 2, title: 'Question set', what: 'The same questions for everyone.' },
  { number: 3, title: 'Plan', what: 'The candidate’s name is enough.' },
  { number: 4, title: 'Interview', what: 'Type what you hear, rate with Alt+1 to Alt+5, move on with Ctrl+Enter.' },
  { number: 5, title: 'Scorecard', what: 'Rate what is left, decide last, then export the PDF.' },
];

const at: Record<string, number> = { plan: 3, interview: 4, closing: 5, scorecard: 5 };

let along = $state(false);

export const welcome = {
  /** The step that this screen shows, while the welcome goes along. */
  get step(): WelcomeStep | undefined {
    return along ? road.find(({ number }) => number === at[route.screen]) : undefined;
  },
  /** Goes along from now on. */
  begin(): void {
    along = true;
  },
  /** Leaves the welcome for good; it can be seen again on request. */
  end(): void {
    along = false;
    void changeSettings({ welcomed: true });
  },
};
