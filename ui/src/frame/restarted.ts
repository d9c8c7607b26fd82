// After the window's process died and the shell loaded the page again: back to the interview that is running.
import { ask, commands } from '../ipc';
import { wasRestarted } from '../ipc/shell';
import { start } from '../state/route.svelte';
import { toasts } from '../state/toasts.svelte';

/** Goes on where one was, if this page was loaded again, and says so in one line. */
export async function resumeAfterRestart(): Promise<void> {
  if (!wasRestarted()) return;
  // Without an answer home says why.
  const home = await ask(commands.home()).catch(() => undefined);
  const running = home?.unfinished.find(({ state }) => state === 'running');
  if (running) start('interview', { id: running.id });
  toasts.say('The window had to be restarted. Everything that was saved is here.', undefined, {});
}
