// What is said after a file was written.
import type { Exported } from '../ipc';
import { toasts } from '../state/toasts.svelte';

/** Says where a file is. A remark must not pass by unread. */
export function sayExported({ path, remark }: Exported): void {
  if (remark) toasts.fail(`Written to ${path}. ${remark}`);
  else toasts.say(`Written to ${path}.`);
}
