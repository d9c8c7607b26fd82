import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '../../ipc';
import { refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { expectAccessible } from '../../test/axe';
import { content, fakeBank } from '../../test/bank';
import Screen from './Screen.svelte';

beforeEach(() => {
  start('sets');
  window.addEventListener('keydown', onkey);
});
afterEach(() => window.removeEventListener('keydown', onkey));

it('makes the first set from the empty list and opens it', async () => {
  const { sets } = fakeBank();
  render(Screen);
  await screen.findByRole('heading', { name: 'No question set yet' });
  await userEvent.keyboard('n');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' })));
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Enter a title, such as the role the set is for.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Backend engineer');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Level' }), 'Senior');
  await userEvent.click(screen.getByRole('radio', { name: 'Custom' }));
  const minutes = screen.getByRole('spinbutton', { name: 'Minutes of the slot' });
  await userEvent.clear(minutes);
  await userEvent.type(minutes, '50');
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(route).toMatchObject({ screen: 'set', params: { id: sets[0]!.id } }));
  expect(sets[0]).toMatchObject({ title: 'Backend engineer', level: 'senior', minutes: 50 });
});

it('says why a set was not made and keeps what was typed', async () => {
  fakeBank([], { add_set: refuse('read-only', 'The workspace is read-only.') });
  render(Screen);
  await userEvent.click(await screen.findByRole('button', { name: 'Create the first set' }));
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await userEvent.type(title, 'Backend{Enter}');
  await screen.findByText('The workspace is read-only.');
  expect(title.value).toBe('Backend');
});

it('shows how full sets are, moves by arrows, archives and shows the archived', async () => {
  const { sets } = fakeBank([content('Why?', { minutes: 50 })]);
  const first = (await commands.addSet('Backend', 'senior', 45)).made!;
  await commands.addItem(first, null, 'q1', null);
  await commands.publishSet(first);
  await commands.addSet('Graduates', 'junior', 30);
  render(Screen);
  const backend = await screen.findByRole('row', { name: /Backend Senior 1 50 of 45 Version 1/ });
  expect(screen.getByRole('row', { name: /Graduates Junior 0 0 of 30 Draft/ })).toBeTruthy();
  expect(backend).toBeTruthy();
  await expectAccessible();
  screen.getByRole('button', { name: 'Backend' }).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Graduates' }));
  await userEvent.click(screen.getByRole('button', { name: 'More for Graduates' }));
  await userEvent.click(screen.getAllByRole('menuitem', { name: 'Archive', hidden: true })[1]!);
  await waitFor(() => expect(sets[1]!.archived).toBe(true));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Graduates' })).toBeNull());
  await userEvent.click(screen.getByRole('checkbox', { name: 'Show archived (1)' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Graduates' }));
  expect(route).toMatchObject({ screen: 'set', params: { id: sets[1]!.id } });
});
