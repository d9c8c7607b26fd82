import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Licensed } from '../../ipc';
import { fakeShell, refuse } from '../../ipc/fake';
import { route, start } from '../../state/route.svelte';
import { expectAccessible } from '../../test/axe';
import Included from './Included.svelte';
import { licensed } from './lib';
import Licenses from './Licenses.svelte';

const some: Licensed[] = [
  { id: 0, name: 'Evenhand', version: '0.1.0', license: 'MIT', source: '' },
  { id: 1, name: '@fontsource-variable/noto-sans', version: '5.3.0', license: 'OFL-1.1', source: 'https://www.npmjs.com/package/@fontsource-variable/noto-sans/v/5.3.0' },
  { id: 2, name: 'selectors', version: '0.38.0', license: 'MPL-2.0', source: 'https://crates.io/crates/selectors/0.38.0' },
];

function open(more: Parameters<typeof fakeShell>[0] = {}) {
  const shell = fakeShell({ licenses: () => some, license_text: ({ id }) => `The whole text for ${some[Number(id)]!.name}.`, ...more });
  render(Licenses);
  return shell;
}

beforeEach(() => start('licenses'));

it('is reached from the settings', async () => {
  start('settings');
  render(Included);
  await userEvent.click(screen.getByRole('button', { name: 'Licenses of what is included' }));
  expect(route.screen).toBe('licenses');
});

it('lists what is included with its license, and shows the text of the chosen one', async () => {
  const shell = open();
  const rows = await screen.findAllByRole('option');
  expect(rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Evenhand 0.1.0 · MIT',
    '@fontsource-variable/noto-sans 5.3.0 · OFL-1.1',
    'selectors 0.38.0 · MPL-2.0',
  ]);
  await screen.findByText('The whole text for Evenhand.');
  await userEvent.click(rows[2]!);
  const shown = within(await screen.findByRole('article', { name: 'selectors 0.38.0' }));
  await shown.findByText('The whole text for selectors.');
  shown.getByText('https://crates.io/crates/selectors/0.38.0');
  expect(shell.count('license_text'), 'texts are long: only those that are looked at are read').toBe(2);
  await expectAccessible();
});

it('finds a package by any part of its name or license', async () => {
  open();
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search packages and licenses' }), 'Noto sans');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await screen.findByText('The whole text for @fontsource-variable/noto-sans.');
  screen.getByText('1 package found');
  await userEvent.keyboard('{Control>}a{/Control}mpl');
  await screen.findByText('The whole text for selectors.');
  await userEvent.keyboard('x');
  await screen.findByText('No package matches');
  expect(screen.queryByRole('article'), 'no text stands beside an empty list').toBeNull();
  await expectAccessible();
});

it('looks for every word, in any order', () => {
  expect(licensed(some, ' sans  NOTO ').map(({ id }) => id)).toEqual([1]);
  expect(licensed(some, '').length).toBe(3);
});

it('says why the licenses cannot be read', async () => {
  open({ licenses: refuse('internal', 'They are not there.') });
  await screen.findByText('They are not there.');
});
