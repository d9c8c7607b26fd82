// Backups in words, and what is done with them.
import { shortly } from '../../frame/interviews/rows';
import { attempt, commands, touchAll, type BackupPreview, type BackupRow, type Backups, type Failure, type KindDifference, type Reason, type Sample } from '../../ipc';
import { start } from '../../state/route.svelte';
import { saveAll } from '../../state/saving.svelte';
import { toasts } from '../../state/toasts.svelte';

/** Why a backup was made. */
export const reasons: Record<Reason, string> = {
  hourly: 'Hourly',
  asked: 'You asked for it',
  migration: 'Before an update of Evenhand',
  import: 'Before an import',
  erasure: 'Before something was removed for good',
  restore: 'Before a backup was restored',
};

/** "today, 14:30", within a sentence. */
export const moment = (stamp: string): string => shortly(stamp).replace(/^(Today|Yesterday)/, (day) => day.toLowerCase());

/** "today, 14:30, before an import". */
export const called = (row: BackupRow): string => `${moment(row.made)}, ${reasons[row.reason].toLowerCase()}`;

/** "3 interviews" of a kind's plural; the singular where it is one. */
const many = (count: number, kind: string): string => `${count} ${count === 1 ? kind.replace(/s$/, '') : kind}`;

/** What happens to things of one kind, as one line each; nothing where both are the same. */
export function effects({ kind, gone, back, changed }: KindDifference): { text: string; names: string[]; loses: boolean }[] {
  const line = (sample: Sample, says: string, loses: boolean) =>
    sample.count > 0 ? [{ text: `${many(sample.count, kind)} ${says}`, names: sample.names, loses }] : [];
  return [
    ...line(gone, gone.count === 1 ? 'is newer than the backup and will be gone' : 'are newer than the backup and will be gone', true),
    ...line(changed, 'will be as in the backup', true),
    ...line(back, 'will come back', false),
  ];
}

/** Whether restoring would change anything. */
export const differs = (preview: BackupPreview): boolean => preview.kinds.some((kind) => effects(kind).length > 0);

/** Makes a backup now and says so. */
export async function backUp(refused: (failure: Failure) => void = ({ message }) => toasts.fail(message)): Promise<Backups | undefined> {
  await saveAll();
  const backups = await attempt(commands.backUp(), refused);
  if (backups) toasts.say('Backup made and checked.');
  return backups;
}

/** Writes a copy of the workspace where the person says. */
export async function saveCopy(refused: (failure: Failure) => void = ({ message }) => toasts.fail(message)): Promise<void> {
  await saveAll();
  const saved = await attempt(commands.saveCopy(false), refused);
  if (saved) toasts.say(`The copy is ${saved.path}.`);
}

/** Puts a backup in place and says so, with the way back. Resolves to whether it is done; `refused` is told why not. */
export async function restore(path: string, refused: (failure: Failure) => void): Promise<boolean> {
  // What is being typed belongs to the workspace of now, of which a backup is made first.
  await saveAll();
  const restored = await attempt(commands.restoreBackup(path), refused);
  if (!restored) return false;
  start('home');
  touchAll();
  const { before } = restored;
  const undo = before && { title: 'Undo', run: () => void restore(before, ({ message }) => toasts.fail(message)) };
  toasts.say('Backup restored.', undo || undefined, {});
  return true;
}
