// What removing a candidate or an interview takes along, in words, and the writes that do it.
import { count } from '../../frame/bank/words';
import { sayDone } from '../../frame/steps.svelte';
import { act, commands, type BinKind, type Changes, type Failure, type InterviewRow, type Removal, type Timestamp } from '../../ipc';

/** What is to be removed; `name` is the candidate's. */
export interface Removing {
  kind: BinKind;
  id: string;
  name: string;
}

/** Whether removing must ask first: an interview that has begun holds what somebody wrote; a planned one holds nothing. */
export const asksFirst = (interviews: readonly Pick<InterviewRow, 'state'>[]): boolean => interviews.some(({ state }) => state !== 'planned');

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** The day of a moment by this machine's clock: "28 Dec 2026". */
export const dayOf = (at: Timestamp): string => day.format(new Date(at));

/** What goes along, as it follows the name of the candidate, or "The interview with" and the name. */
export function goesAlong(kind: BinKind, { interviews, notes, decided }: Removal): string {
  const written = notes > 0 ? ` with ${count(notes, 'note')}` : '';
  if (kind === 'candidate') return ` has ${count(interviews, 'interview')}${written}${decided > 0 ? `; ${decided} ${decided === 1 ? 'is' : 'are'} decided` : ''}.`;
  return ` has ${notes > 0 ? count(notes, 'note') : 'no notes'}${decided > 0 ? ' and is decided' : ''}.`;
}

/** Moves it to the bin and says so, with Undo. Resolves to nothing after a failure. */
export async function remove({ kind, id, name }: Removing, refused?: (failure: Failure) => void): Promise<Changes | undefined> {
  const changes = await act(kind === 'candidate' ? commands.removeCandidate(id) : commands.removeInterview(id), refused);
  if (changes) sayDone(kind === 'candidate' ? `${name} removed.` : `Interview with ${name} removed.`);
  return changes;
}
