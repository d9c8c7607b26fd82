import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Competency, Level, Settings } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { changeSettings } from '../../frame/settings';
import { route, start } from '../../state/route.svelte';
import { saveAll } from '../../state/saving.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { levels as ladder } from '../../test/bank';
import { fileSize } from '../../parts/size';
import { moved, phrases, rungWrong } from './lib';
import Screen from './Screen.svelte';

function open(save?: () => never, more: Parameters<typeof fakeShell>[0] = {}) {
  let levels = ladder;
  let competencies: Competency[] = [{ id: 'c1', name: 'Concurrency' }, { id: 'c2', name: 'Ownership' }];
  let settings: Settings = {
    interviewer: 'Noor Haddad',
    theme: 'system',
    text_size: 'normal',
    paper: 'a4',
    marked_words: ['accent', 'married'],
    welcomed: true,
    backup_folder: '',
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
    home: () => ({ example: false }),
    backups: () => ({ folder: '/home/noor/interviews backups', chosen: false, rows: [], problem: '' }),
    levels: () => levels,
    save_levels: (args) => {
      levels = args.levels as Level[];
      return changes('change levels', 'level');
    },
    competencies: () => competencies,
    rename_competency: ({ id, name }) => {
      competencies = competencies.map((each) => (each.id === id ? { ...each, name: String(name) } : each));
      return changes('rename competency', 'competency');
    },
    add_competency: ({ name }) => {
      competencies = [...competencies, { id: 'c3', name: String(name) }];
      return changes('add competency', 'competency');
    },
    ...more,
  });
  const view = render(Screen);
  return { shell, settings: () => settings, levels: () => levels, competencies: () => competencies.map(({ name }) => name), leave: view.unmount };
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
  expect(screen.getAllByText('Saved').length).toBeGreaterThan(0);
});

it('says why something is not stored and keeps what was typed', async () => {
  open(refuse('read-only', 'The workspace is read-only.'));
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  await userEvent.type(name, ' II');
  await screen.findAllByText('Not saved. The workspace is read-only.');
  expect(name.value).toBe('Noor Haddad II');
});

it('reads lists and sizes as people write them', () => {
  expect(phrases(' a\n\nb c \na')).toEqual(['a', 'b c']);
  expect([12, 340_000, 2_400_000].map(fileSize)).toEqual(['12 bytes', '340 kB', '2.4 MB']);
});

it('renames, moves, adds and removes rungs of the ladder', async () => {
  const { levels } = open();
  const names = () => levels().map(({ name }) => name);
  const senior = await screen.findByRole('textbox', { name: 'Name of level Senior' });
  await userEvent.clear(senior);
  await userEvent.type(senior, ' Lead ');
  await userEvent.tab();
  await waitFor(() => expect(names()).toEqual(['Junior', 'Mid', 'Lead']));
  await userEvent.click(await screen.findByRole('button', { name: 'Move Lead up' }));
  await waitFor(() => expect(names()).toEqual(['Junior', 'Lead', 'Mid']));
  await userEvent.type(screen.getByRole('textbox', { name: 'New level' }), 'Fellow{Enter}');
  await waitFor(() => expect(levels().at(-1)).toEqual({ key: '', name: 'Fellow', years_from: 5, years_to: null }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove level Junior' }));
  await waitFor(() => expect(names()).toEqual(['Lead', 'Mid', 'Fellow']));
});

it('says beside the rung why it is refused, and keeps what was typed', async () => {
  const { shell } = open(undefined, { save_levels: refuse('in-use', '“Mid” is used by 1 opening.') });
  const from = await screen.findByRole<HTMLInputElement>('spinbutton', { name: 'Years from, Mid' });
  await userEvent.clear(from);
  await userEvent.tab();
  expect(screen.getByRole('alert').textContent).toMatch(/^Enter whole years/);
  expect(shell.count('save_levels')).toBe(0);
  await userEvent.type(from, '3');
  await userEvent.tab();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('“Mid” is used by 1 opening.'));
  expect(from.value).toBe('3');
});

it('stores a name that is still being typed when the screen is left, but no refused one', async () => {
  const { competencies, leave, shell } = open(undefined, { save_levels: refuse('taken', 'There is a level called Mid already.') });
  const junior = await screen.findByRole('textbox', { name: 'Name of level Junior' });
  await userEvent.clear(junior);
  await userEvent.type(junior, 'Mid');
  await userEvent.tab();
  await screen.findByText('There is a level called Mid already.');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name of competency Ownership' }), ' of work');
  leave();
  await waitFor(() => expect(competencies()).toEqual(['Concurrency', 'Ownership of work']));
  expect(shell.count('save_levels')).toBe(1);
});

it('stores a name in mid-word before the window closes, and says when it could not', async () => {
  const { competencies, levels } = open(undefined, { rename_competency: refuse('taken', 'There is a competency called Ownership already.') });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name of level Junior' }), ' I');
  expect(levels()[0]?.name).toBe('Junior');
  expect(await saveAll()).toBe(true);
  expect(levels()[0]?.name).toBe('Junior I');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name of competency Concurrency' }), '!');
  expect(await saveAll()).toBe(false);
  expect(competencies()[0]).toBe('Concurrency');
});

it('follows a setting that is changed from the menu, and does not write back what it read before', async () => {
  const { settings } = open();
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(settings().theme).toBe('dark'));
  await changeSettings({ theme: 'light' });
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Light' }).checked).toBe(true));
  await userEvent.click(screen.getByRole('radio', { name: 'Letter' }));
  await waitFor(() => expect(settings()).toMatchObject({ theme: 'light', paper: 'letter' }));
});

it('adds a competency, and says which questions need one', async () => {
  const { competencies } = open(undefined, { remove_competency: refuse('in-use', '“Ownership” is used by 4 questions.') });
  await userEvent.type(await screen.findByRole('textbox', { name: 'New competency' }), 'Testing{Enter}');
  await waitFor(() => expect(competencies()).toContain('Testing'));
  await userEvent.click(screen.getByRole('button', { name: 'Remove competency Ownership' }));
  expect((await screen.findByRole('alert')).textContent).toBe('“Ownership” is used by 4 questions.');
  await expectAccessible();
});

it('loads the worked example and leads to it', async () => {
  let example = false;
  open(undefined, {
    home: () => ({ example }),
    load_example: () => {
      example = true;
      return { ...changes('add the worked example', 'opening'), made: 'o1' };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Load the worked example' }));
  await screen.findByRole('button', { name: 'Remove the worked example' });
  toasts.all.at(-1)?.action?.run();
  expect([route.screen, route.params]).toEqual(['opening', { id: 'o1' }]);
});

it('opens another workspace and forgets the way back into this one', async () => {
  start('settings');
  let chosen: unknown = null;
  const { shell } = open(undefined, { open_workspace: () => chosen });
  const box = within(await screen.findByRole('region', { name: 'Workspace' }));
  await userEvent.click(box.getByRole('button', { name: 'Open another workspace' }));
  await waitFor(() => expect(shell.count('open_workspace')).toBe(1));
  expect(route.screen).toBe('settings');
  chosen = { version: '0.1.0', path: '/home/noor/other.evenhand', bytes: 1 };
  await userEvent.click(box.getByRole('button', { name: 'New workspace' }));
  await waitFor(() => expect([route.screen, route.canBack]).toEqual(['home', false]));
  expect(shell.calls.filter(({ command }) => command === 'open_workspace').map(({ args }) => args)).toEqual([
    { path: null, make: false },
    { path: null, make: true },
  ]);
});

it('judges years and moves rungs', () => {
  const rung = { key: 'mid', name: 'Mid', years_from: 2, years_to: null };
  expect(rungWrong(rung)).toBe('');
  expect(rungWrong({ ...rung, years_from: 2.5 })).not.toBe('');
  expect(rungWrong({ ...rung, years_to: -1 })).not.toBe('');
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
});
