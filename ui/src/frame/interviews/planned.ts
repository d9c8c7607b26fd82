// What can be done with an interview that has not begun, beside starting it: in the list and on its own page.
import { act, attempt, commands, type InterviewRow } from '../../ipc';
import type { MenuItem } from '../../parts/Menu.svelte';
import { sayExported } from '../exported';
import { sayDone } from '../steps.svelte';

/** An interview as a row of a list or as its own page has it. */
export type Planned = Pick<InterviewRow, 'id' | 'candidate_name' | 'opening_title' | 'interviewer' | 'planned'>;

/** Says that it did not take place. */
async function end({ id, candidate_name }: Planned, how: 'withdrew' | 'did-not-come'): Promise<void> {
  const said = how === 'withdrew' ? 'withdrew' : 'did not come';
  if (await act(commands.endInterview(id, how, ''))) sayDone(`${candidate_name} ${said}.`);
}

/** Writes the calendar event, or its cancellation. Whether a file was written: who cancels that cancels what follows. */
export async function saveCalendar({ id }: Planned, cancelled: boolean): Promise<boolean> {
  const exported = await attempt(commands.exportCalendar(id, cancelled));
  if (exported) sayExported(exported);
  return Boolean(exported);
}

/** The items of a menu; `edit` and `enter` open their dialogs. */
export function plannedVerbs<P extends Planned>(row: P, edit: (row: P) => void, enter: (row: P) => void): MenuItem[] {
  const calendar: MenuItem[] = [
    { title: 'Save to calendar', icon: 'calendar', run: () => void saveCalendar(row, false) },
    { title: 'Save cancellation to calendar', icon: 'calendar', run: () => void saveCalendar(row, true) },
  ];
  return [
    { title: 'Change the plan…', icon: 'edit', run: () => edit(row) },
    { title: 'Enter from notes…', icon: 'remark', run: () => enter(row) },
    ...(row.planned ? calendar : []),
    { title: 'No-show', icon: 'close', run: () => void end(row, 'did-not-come') },
    { title: 'Candidate withdrew', icon: 'close', run: () => void end(row, 'withdrew') },
  ];
}
