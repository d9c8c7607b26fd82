// The way to another workspace: what is typed belongs to the one that is open now, and the way back leads into it.
import { attempt, commands, touchAll } from '../ipc';
import { start } from '../state/route.svelte';
import { saveAll } from '../state/saving.svelte';
import { toasts } from '../state/toasts.svelte';

type Refused = (why: string) => void;

/** Asks for a file and opens it, or makes it; `refused` is told why nothing was opened. */
export async function openFile(make: boolean, refused: Refused): Promise<void> {
  const opened = await attempt(commands.openWorkspace(null, make), (failure) => refused(failure.message));
  if (!opened) return;
  start('home');
  touchAll();
  toasts.say(`This is the workspace ${opened.path}.`);
}

/** The same, once everything is stored in the workspace that is open now. */
export async function openAnother(make: boolean, refused: Refused = toasts.fail): Promise<void> {
  if (await saveAll()) await openFile(make, refused);
  else refused('Something is not saved yet. Save it first, then open the other workspace.');
}
