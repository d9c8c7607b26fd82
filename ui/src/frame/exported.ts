// What is said after a file was written.
import { attempt, commands, type Exported } from '../ipc';
import { toasts } from '../state/toasts.svelte';

/** Says where a file is, and shows it there. A remark must not pass by unread. */
export function sayExported({ path, remark }: Exported): void {
  const show = { title: 'Show in folder', run: () => void attempt(commands.showExported()) };
  if (remark) toasts.fail(`Written to ${path}. ${remark}`, show);
  else toasts.say(`Written to ${path}.`, show);
}
