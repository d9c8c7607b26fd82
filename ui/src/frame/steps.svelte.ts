// Undo and redo as the frame offers them: by the name of the step they would act on.
import { act, ask, commands } from '../ipc';
import { live } from '../state/live.svelte';
import { toasts } from '../state/toasts.svelte';

/** What undo and redo would do now. Call it while a component is being set up. */
export const steps = () => live(() => ask(commands.history()), 'any');

export async function undo(): Promise<void> {
  const changes = await act(commands.undo());
  if (changes) toasts.say(`Undone: ${changes.op}.`, { title: 'Redo', run: () => void redo() });
}

export async function redo(): Promise<void> {
  const changes = await act(commands.redo());
  if (changes) toasts.say(`Done again: ${changes.op}.`, { title: 'Undo', run: () => void undo() });
}

/** Says what a write did, with the way back beside it: for what cannot be seen to have happened. */
export function sayDone(text: string): void {
  toasts.say(text, { title: 'Undo', run: () => void undo() });
}
