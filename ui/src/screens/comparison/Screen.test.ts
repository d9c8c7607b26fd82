import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Compared, Comparison, OpeningView } from '../../ipc';
import { fakeShell } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { columnNames, drawn, waiting } from './lib';
import Screen from './Screen.svelte';

const people: [string, string][] = [['C-2222', 'Zeynep Kaya'], ['C-3333', 'Abebe Bekele'], ['C-4444', 'Mei Chen'], ['C-5555', 'Ana Reyes']];
const competencies = ['Concurrency', 'Ownership', 'Testing', 'Debugging', 'Data'];

const compared = (at: number, blind: boolean): Compared => ({
  interview: `i${at}`, label: people[at]![blind ? 0 : 1], interviewer: 'Noor Haddad', set_version: 1,
  decision: at === 0 ? null : 'yes', overall: at === 0 ? null : 3 + at / 10, coverage: at === 1 ? 0.5 : 1, incomplete: at === 1,
  fidelity: 0.8, competencies: competencies.map((_, c) => (at === 1 && c === 0 ? null : 3)),
});

const comparison = (blind: boolean): Comparison => ({
  opening: 'o1', opening_title: 'Data engineer', blind, waiting: 1,
  tables: [{
    set_title: 'Python, mid', level_name: 'Mid', competencies, interviews: people.map((_, at) => compared(at, blind)),
    questions: [
      { title: 'What does the lock protect?', competency: 'Concurrency', common: true, answers: ([4, 2, 3, 5] as const).map((rating) => ({ is: 'rated', rating })) },
      { title: 'Tell me about a release.', competency: 'Ownership', common: false, answers: [{ is: 'rated', rating: 4 }, { is: 'skipped' }, { is: 'unrated' }, { is: 'not-asked' }] },
    ],
    remarks: ['1 question was not asked of every candidate; compare the others.'],
  }],
});

const opening = {
  candidates: [
    { name: 'Zeynep Kaya', code: 'C-2222', interviews: [{ state: 'closed' }] },
    { name: 'Abebe Bekele', code: 'C-9999', interviews: [{ state: 'planned', planned: null }, { state: 'paused' }] },
    { name: 'Ana Reyes', code: 'C-5555', interviews: [] },
  ],
} as unknown as OpeningView;

function open(answer: (blind: boolean) => Comparison = comparison) {
  start('comparison', { opening: 'o1' });
  const shell = fakeShell({
    comparison: ({ blind }) => answer(Boolean(blind)),
    opening: () => opening,
    export_comparison_table: () => ({ path: '/home/noor/Comparison.csv', remark: '' }),
    export_comparison: () => ({ path: '/home/noor/Comparison.pdf', remark: '2 characters have no glyph.' }),
  });
  render(Screen, { params: { opening: 'o1' } });
  return shell;
}

const cells = (row: string | RegExp) =>
  within(within(screen.getByRole('table', { name: 'Python, mid' })).getByRole('rowheader', { name: row }).closest('tr')!).getAllByRole('cell').map((cell) => cell.textContent?.trim());

it('is blind at first and leads nowhere that shows a name', async () => {
  open();
  expect(await screen.findByRole('columnheader', { name: /C-2222.*Noor Haddad/ })).toBeTruthy();
  for (const [, name] of people) expect(document.body.textContent).not.toContain(name);
  expect(screen.queryByRole('button', { name: /C-2222/ })).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: /^Blind/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Zeynep Kaya' }));
  expect([route.screen, route.params]).toEqual(['scorecard', { id: 'i0' }]);
});

it('says in words what is missing, in the order it was given', async () => {
  open();
  const table = await screen.findByRole('table', { name: 'Python, mid' });
  expect(within(table).getAllByRole('columnheader').map((head) => head.textContent?.slice(0, 6))).toEqual(people.map(([code]) => code));
  expect(cells('Decision')).toEqual(['No decision', 'Yes', 'Yes', 'Yes']);
  expect(cells('Overall')[0]).toBe('no overall score');
  expect(cells('Overall')[1]).toMatch(/^3\.1\s+of 5\s+incomplete$/);
  expect(cells('Coverage')[1]).toBe('50 %');
  expect(cells('Concurrency')).toEqual(['3.0', 'not assessed', '3.0', '3.0']);
  expect(cells(/Tell me about a release.*not asked of all/)).toEqual(['4', 'skipped', 'asked, unrated', 'not asked']);
  expect(screen.getByRole('rowheader', { name: /What does the lock protect.*asked of all/ })).toBeTruthy();
  expect(screen.getByText(/1 question was not asked/)).toBeTruthy();
  await expectAccessible();
});

it('draws three shapes at most, and whose is up to the person', async () => {
  open();
  const box = (code: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: code });
  await screen.findByRole('table', { name: 'Competencies' });
  expect(people.map(([code]) => box(code).checked)).toEqual([true, true, true, false]);
  expect(box('C-5555').disabled).toBe(true);
  await userEvent.click(box('C-2222'));
  await userEvent.click(box('C-5555'));
  const heads = within(screen.getByRole('table', { name: 'Competencies' })).getAllByRole('columnheader');
  expect(heads.map((head) => head.textContent)).toEqual(['Competency', 'C-3333', 'C-4444', 'C-5555']);
});

it('exports as it is seen, and a remark stays', async () => {
  const shell = open();
  await screen.findByRole('table', { name: 'Python, mid' });
  onkey(new KeyboardEvent('keydown', { key: 'b' }));
  await screen.findByRole('columnheader', { name: /Zeynep.*Noor Haddad/ });
  await userEvent.click(screen.getByRole('button', { name: /Export PDF/ }));
  expect(shell.calls.at(-1)).toMatchObject({ command: 'export_comparison', args: { opening: 'o1', blind: false } });
  await waitFor(() => expect(toasts.all.at(-1)).toMatchObject({ kind: 'failure', text: 'Written to /home/noor/Comparison.pdf. 2 characters have no glyph.' }));
  await userEvent.click(screen.getByRole('button', { name: 'More ways to export' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Export as a table (CSV)', hidden: true }));
  expect(shell.calls.at(-1)).toMatchObject({ command: 'export_comparison_table', args: { opening: 'o1', blind: false, guard: true } });
});

it('says who is still waiting while there is nothing to compare', async () => {
  open((blind) => ({ ...comparison(blind), tables: [] }));
  await screen.findByRole('heading', { name: 'No interview is closed yet' });
  const items = await screen.findAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(['C-5555 no interview planned yet', 'C-9999 planned, no time set', 'C-9999 paused']);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /Export PDF/ }).disabled).toBe(true);
  await expectAccessible();
});

it('tells two interviews of one candidate apart', () => {
  const twice = [compared(0, true), { ...compared(0, true), interview: 'x', interviewer: 'Kenji Mori' }, compared(1, true)];
  expect(columnNames(twice)).toEqual(['C-2222, Noor Haddad', 'C-2222, Kenji Mori', 'C-3333']);
  expect(drawn(twice, new Set(['x'])).map(({ interview }) => interview)).toEqual(['x']);
  expect(waiting(opening, false).map(({ label }) => label)).toEqual(['Abebe Bekele', 'Abebe Bekele', 'Ana Reyes']);
});
