import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { BinRow } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import Bin from './Bin.svelte';

const long = 'Maximiliana Theodora von und zu Hohenstein-Falkenberg-Oberau und zu Unterau-Neu';
const some: BinRow[] = [
  { kind: 'candidate', id: 'c1', title: long, detail: 'Ward manager', removed: '2026-11-28T12:00:00Z', until: '2026-12-28T12:00:00Z', interviews: 2 },
  { kind: 'interview', id: 'i1', title: 'فاطمة الزهراء', detail: 'Ward manager, first interview', removed: '2026-11-20T12:00:00Z', until: '2026-12-20T12:00:00Z', interviews: 1 },
];

function open(more: Parameters<typeof fakeShell>[0] = {}) {
  let rows = some;
  const take = ({ kind, id }: Record<string, unknown>) => {
    rows = rows.filter((row) => row.kind !== kind || row.id !== id);
    return changes('', 'candidate', 'interview');
  };
  const shell = fakeShell({ bin: () => rows, restore_removed: take, remove_for_good: take, ...more });
  render(Bin);
  return shell;
}

beforeEach(() => {
  start('bin');
  for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
});

it('shows what was removed and until when it can be put back', async () => {
  open();
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first!.textContent).toContain(long);
  expect(first!.textContent).toContain('Candidate with 2 interviews');
  expect(first!.textContent).toContain('Removed 28 Nov 2026, kept until 28 Dec 2026');
  expect(second!.textContent).toContain('Interview');
  expect(second!.textContent).toContain('kept until 20 Dec 2026');
  await expectAccessible();
});

it('puts one back, and says so', async () => {
  const shell = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Put back, فاطمة الزهراء' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(shell.calls.find(({ command }) => command === 'restore_removed')!.args).toEqual({ kind: 'interview', id: 'i1' });
  expect(toasts.all.at(-1)?.text).toBe('The interview with فاطمة الزهراء was put back.');
});

it('asks before it removes one for good', async () => {
  const shell = open();
  await userEvent.click(await screen.findByRole('button', { name: `Remove for good, ${long}` }));
  const asked = within(screen.getByRole('dialog', { name: `Remove ${long} for good?` }));
  asked.getByText('The candidate and 2 interviews will be deleted. This cannot be undone.');
  expect(document.activeElement).toBe(asked.getByRole('button', { name: 'Cancel' }));
  await expectAccessible();
  await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
  expect(shell.count('remove_for_good')).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: `Remove for good, ${long}` }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove for good' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(shell.calls.find(({ command }) => command === 'remove_for_good')!.args).toEqual({ kind: 'candidate', id: 'c1' });
  expect(toasts.all.at(-1)?.action, 'there is no way back to offer').toBeUndefined();
});

it('says in one sentence what the bin is for while it is empty', async () => {
  open({ bin: () => [] });
  await screen.findByText('Removed candidates and interviews are kept here for 30 days and can be put back.');
  expect(screen.queryByRole('button')).toBeNull();
  await expectAccessible();
});

it('says why it cannot be read', async () => {
  open({ bin: refuse('internal', 'The file cannot be read.') });
  await screen.findByText('The file cannot be read.');
});
