import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Settings } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { expectAccessible } from '../../test/axe';
import { fileSize, phrases } from './lib';
import Screen from './Screen.svelte';

function open(save?: () => never) {
  let settings: Settings = {
    interviewer: 'Noor Haddad',
    theme: 'system',
    text_size: 'normal',
    paper: 'a4',
    marked_words: ['accent', 'married'],
    welcomed: true,
  };
  const shell = fakeShell({
    settings: () => settings,
    about: () => ({ version: '0.1.0', path: '/home/noor/interviews.evenhand', bytes: 2_400_000 }),
    save_settings:
      save ??
      ((args) => {
        settings = args.settings as Settings;
        return changes('', 'setting');
      }),
  });
  render(Screen);
  return { shell, settings: () => settings };
}

it('stores a choice at once', async () => {
  const { settings } = open();
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(settings().theme).toBe('dark'));
  await userEvent.click(screen.getByRole('radio', { name: 'Letter' }));
  await waitFor(() => expect(settings()).toMatchObject({ theme: 'dark', paper: 'letter' }));
  await expectAccessible();
});

it('stores what is typed once the typing rests, and what is left behind', async () => {
  const { settings, shell } = open();
  const words = await screen.findByRole('textbox', { name: 'Words to mark in notes' });
  await userEvent.type(words, '\n beautiful \n\naccent');
  await waitFor(() => expect(settings().marked_words).toEqual(['accent', 'married', 'beautiful']));
  expect(shell.count('save_settings')).toBe(1);
  expect(screen.getByText('Saved')).toBeTruthy();
});

it('says why something is not stored and keeps what was typed', async () => {
  open(refuse('read-only', 'The workspace is read-only.'));
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  await userEvent.type(name, ' II');
  await screen.findByText('Not saved. The workspace is read-only.');
  expect(name.value).toBe('Noor Haddad II');
});

it('reads lists and sizes as people write them', () => {
  expect(phrases(' a\n\nb c \na')).toEqual(['a', 'b c']);
  expect([12, 340_000, 2_400_000].map(fileSize)).toEqual(['12 bytes', '340 kB', '2.4 MB']);
});
