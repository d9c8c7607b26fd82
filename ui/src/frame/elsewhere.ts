// The way out when the workspace file takes nothing: everything into another file, which is worked in from then on.
import { attempt, commands, touchAll } from '../ipc';
import { saveAll } from '../state/saving.svelte';
import { toasts } from '../state/toasts.svelte';

/** Asks for a file and saves everything there. Resolves to whether nothing is left unsaved. */
export async function saveElsewhere(): Promise<boolean> {
  const opened = await attempt(commands.saveCopy(true));
  if (!opened) return false;
  const stored = await saveAll();
  touchAll();
  if (stored) toasts.say(`Everything is saved in ${opened.path}. Evenhand works in this file from now on.`, undefined, {});
  return stored;
}
