// Undo and redo as the frame offers them: by the name of the step they would act on.
import { ask, attempt, commands, latest, report, type Changes } from '../ipc';
import { live } from '../state/live.svelte';
import { saveAll, writes } from '../state/saving.svelte';
import { toasts } from '../state/toasts.svelte';

/** What undo and redo would do now. Call it while a component is being set up. */
export const steps = () => live(() => ask(commands.history()), 'any');

/** Undoes the latest step; with a number only if that step is still the latest, as a message offers it. */
export async function undo(step: number | null = null): Promise<void> {
  // What is being typed is a step of its own before the one that is undone. What the disk does not take is taken back here.
  if (step === null && !(await saveAll())) {
    const op = writes.takeBack();
    if (op) return void toasts.say(`Undid: ${op}`, undefined, {});
  }
  const changes = await attempt(commands.undo(step));
  if (changes) await say(changes, 'Undid');
}

/** Does again what was undone last; with a number only if it is still that step. */
export async function redo(step: number | null = null): Promise<void> {
  const changes = await attempt(commands.redo(step));
  if (changes) await say(changes, 'Redid');
}

async function say(changes: Changes, done: 'Undid' | 'Redid'): Promise<void> {
  report(changes);
  if (!changes.op) return;
  const now = await attempt(commands.history());
  const [which, title, back] = done === 'Undid' ? (['redo_step', 'Redo', redo] as const) : (['undo_step', 'Undo', undo] as const);
  const step = now?.[which] ?? null;
  toasts.say(`${done}: ${changes.op}`, step === null ? undefined : { title, run: () => void back(step) }, { [which]: step });
}

/** Says what the write that just ended did, with Undo beside it: for what cannot be seen to have happened. */
export function sayDone(text: string): void {
  const step = latest.step;
  if (step === null) toasts.say(text);
  else toasts.say(text, { title: 'Undo', run: () => void undo(step) }, { undo_step: step });
}
