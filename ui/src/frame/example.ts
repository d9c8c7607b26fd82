// The worked example comes and goes in one step, from wherever it is offered.
import { act, commands, type Failure } from '../ipc';
import { go } from '../state/route.svelte';
import { sayDone } from './steps.svelte';

/** Puts the example into the workspace and shows it. */
export async function loadExample(otherwise?: (failure: Failure) => void): Promise<void> {
  const changes = await act(commands.loadExample(), otherwise);
  if (!changes?.made) return;
  go('opening', { id: changes.made });
  sayDone('Worked example loaded.');
}

/** Takes it out, with a way back. */
export async function removeExample(otherwise?: (failure: Failure) => void): Promise<void> {
  if (await act(commands.removeExample(), otherwise)) sayDone('Worked example removed.');
}
