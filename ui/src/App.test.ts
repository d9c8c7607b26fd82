import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { tick } from 'svelte';
import App from './App.svelte';
import { waitingDrops } from './frame/drops.svelte';
import { act, commands, type History, type Settings as AppSettings } from './ipc';
import { sayDone } from './frame/steps.svelte';
import { changes, fakeShell, refuse } from './ipc/fake';
import { go, route, start } from './state/route.svelte';
import { beforeLeaving, Saving } from './state/saving.svelte';
import { toasts } from './state/toasts.svelte';
import type { Screens } from './screens';
import Settings from './screens/settings/Screen.svelte';
import Plain from './test/Plain.svelte';
import { aRow } from './test/interviews';
import { expectAccessible } from './test/axe';

const screens: Screens = {
  home: { title: 'Home', component: Plain, place: { icon: 'home', chord: 'g h' } },
  questions: { title: 'Questions', component: Plain, place: { icon: 'question', chord: 'g q' } },
  question: { title: 'Question', component: Plain, under: 'questions' },
  interview: { title: 'Interview', component: Plain, wide: true },
  settings: { title: 'Settings', component: Settings, place: { icon: 'settings', chord: 'Ctrl+,' } },
};

let steps: History;
let settings: AppSettings;
let example: boolean;

function open(more: Parameters<typeof fakeShell>[0] = {}) {
  const shell = fakeShell({
    history: () => steps,
    settings: () => settings,
    save_settings: (args) => {
      settings = args.settings as AppSettings;
      return changes('change settings', 'setting');
    },
    about: () => ({ version: '0.1.0', path: '/home/noor/interviews.evenhand', bytes: 4096 }),
    leave: () => null,
    file_state: () => ({ path: '/home/noor/interviews.evenhand', problem: null, read_only: false }),
    home: () => ({ example }),
    show_verbs: () => null,
    zoom: () => null,
    show_theme: () => null,
    undo: ({ step }) => {
      if (step !== null && step !== steps.undo_step) return changes('');
      const { undo, undo_step } = steps;
      steps = { undo: null, undo_step: null, redo: undo, redo_step: undo_step };
      return changes(undo ?? '', 'answer');
    },
    redo: () => changes('rate answer', 'answer'),
    seal: refuse('sealed', 'This interview is sealed.'),
    ...more,
  });
  render(App, { screens });
  return shell;
}

beforeEach(() => {
  start('home');
  example = true;
  steps = { undo: 'rate answer', undo_step: 7, redo: null, redo_step: null };
  settings = {
    interviewer: 'Noor Haddad',
    theme: 'system',
    text_size: 'normal',
    paper: 'a4',
    marked_words: ['accent'],
    welcomed: true,
    backup_folder: '',
  };
  for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
});

/** What follows from what was done is shown. */
const later = () => new Promise((done) => setTimeout(done));

describe('the frame', () => {
  it('has landmarks, one heading and a way past the navigation', async () => {
    open();
    expect(screen.getByRole('banner')).toBeTruthy();
    expect(within(screen.getByRole('navigation', { name: 'Places' })).getAllByRole('button')).toHaveLength(3);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    await userEvent.click(screen.getByRole('link', { name: 'Skip to the content' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    document.documentElement.lang = 'en-GB';
    await expectAccessible(document.documentElement);
  });

  it('goes to a place by key, marks it, and puts the focus on its heading', async () => {
    open();
    await userEvent.keyboard('gq');
    expect(screen.getByRole('button', { name: 'Questions' }).getAttribute('aria-current')).toBe('page');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(screen.getByRole('button', { name: 'Home' }).getAttribute('aria-current')).toBe('page');
  });

  it('marks the place a deeper screen belongs to, and clears the way for an interview', async () => {
    start('question', { id: 'q1' });
    open();
    expect(screen.getByRole('button', { name: 'Questions' }).getAttribute('aria-current')).toBe('page');
    start('interview');
    await waitFor(() => expect(screen.queryByRole('navigation')).toBeNull());
  });

  it('names the step it would undo, undoes it by key and offers the way back', async () => {
    const shell = open();
    await screen.findByRole('button', { name: 'Undo rate answer' });
    expect(screen.getByRole('button', { name: 'Undo rate answer' }).getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(shell.count('undo')).toBe(1);
    await screen.findByText('Undid: rate answer');
    await screen.findByRole('button', { name: 'Redo rate answer' });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' }).disabled).toBe(true);
  });

  it('tells the native menu what can be done and does what is chosen there, also from within a text', async () => {
    const shell = open();
    type Shown = { verb: string; title: string; enabled: boolean }[];
    const shown = () => (shell.calls.filter(({ command }) => command === 'show_verbs').at(-1)?.args.verbs ?? []) as Shown;
    const item = (verb: string) => shown().find((each) => each.verb === verb);
    await waitFor(() => expect(item('Undo')).toEqual({ verb: 'Undo', title: 'Undo rate answer', enabled: true }));
    await waitFor(() => expect(item('Remove the worked example')?.enabled).toBe(true));
    expect(item('Load the worked example')?.enabled).toBe(false);
    expect(item('Redo')).toEqual({ verb: 'Redo', title: 'Redo', enabled: false });
    start('settings');
    (await screen.findByRole('textbox', { name: 'Your name' })).focus();
    await shell.menu('Undo');
    await waitFor(() => expect(item('Undo')).toEqual({ verb: 'Undo', title: 'Undo', enabled: false }));
    expect(shell.count('undo')).toBe(1);
    await shell.menu('Go to Questions');
    expect(screen.getByRole('button', { name: 'Questions' }).getAttribute('aria-current')).toBe('page');
    await shell.menu('Command palette');
    await shell.menu('Go to Home');
    expect(screen.getByRole('combobox', { name: 'What do you want to do?' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Questions' }).getAttribute('aria-current')).toBe('page');
  });

  it('takes files dropped onto the window to the import, and none during an interview', async () => {
    const shell = open();
    await shell.over(true);
    expect((await screen.findByText(/Let go to import questions/)).closest('[role=status]')).toBeTruthy();
    await expectAccessible();
    await shell.over(false);
    await waitFor(() => expect(screen.queryByText(/Let go to import/)).toBeNull());
    await shell.dropped('/home/noor/page.html');
    await waitFor(() => expect(route.screen).toBe('import'));
    expect(waitingDrops()).toEqual(['/home/noor/page.html']);
    expect(waitingDrops()).toEqual([]);
    start('interview');
    await tick();
    await shell.over(true);
    await shell.dropped('/home/noor/page.html');
    expect(screen.queryByText(/Let go to import/)).toBeNull();
    expect(route.screen).toBe('interview');
  });

  it('stores what is being typed before the window closes', async () => {
    const shell = open();
    const order: string[] = [];
    const saving = new Saving(async (text: string) => void order.push(text));
    saving.put('half a sentence');
    await shell.leaving();
    await waitFor(() => expect(shell.count('leave')).toBe(1));
    expect(order).toEqual(['half a sentence']);
    expect(shell.calls.at(-1)?.args).toEqual({ stored: true });
  });

  it('asks before it closes while something cannot be saved, and offers every way on', async () => {
    let full = true;
    const shell = open({
      save_copy: () => {
        full = false;
        return { version: '0.1.0', path: '/media/stick/copy.evenhand', bytes: 4096 };
      },
    });
    const stored: string[] = [];
    const saving = new Saving(async (text: string) => {
      if (full) throw { code: 'full', message: 'The disk is full.' };
      stored.push(text);
    });
    saving.put('half a sentence');
    await shell.leaving();
    const asked = within(await screen.findByRole('dialog', { name: 'Not everything is saved' }));
    await waitFor(() => expect(shell.calls.at(-1)).toEqual({ command: 'leave', args: { stored: false } }));
    expect(asked.getByText(/The disk is full/)).toBeTruthy();
    expect(document.activeElement, 'a key typed by chance loses nothing').toBe(asked.getByRole('button', { name: 'Stay' }));
    await expectAccessible();
    await userEvent.click(asked.getByRole('button', { name: 'Try again' }));
    expect(shell.count('leave'), 'it stays while that does not help').toBe(1);
    await userEvent.click(asked.getByRole('button', { name: 'Stay' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await shell.leaving();
    const again = within(await screen.findByRole('dialog', { name: 'Not everything is saved' }));
    await userEvent.click(again.getByRole('button', { name: 'Save to another file…' }));
    await waitFor(() => expect(shell.calls.at(-1)).toEqual({ command: 'leave', args: { stored: true } }));
    expect(stored, 'it is in the new file before the window closes').toEqual(['half a sentence']);
    expect(shell.calls.find(({ command }) => command === 'save_copy')?.args).toEqual({ continueThere: true });
  });

  it('closes without saving only when told to', async () => {
    const shell = open();
    const saving = new Saving(async () => {
      if (full) throw { code: 'full', message: 'The disk is full.' };
    });
    let full = true;
    saving.put('half a sentence');
    await shell.leaving();
    const asked = within(await screen.findByRole('dialog', { name: 'Not everything is saved' }));
    await userEvent.click(asked.getByRole('button', { name: 'Close without saving' }));
    await waitFor(() => expect(shell.calls.at(-1)).toEqual({ command: 'leave', args: { stored: true } }));
    full = false;
    await saving.now();
  });

  it('answers the shell also when saving itself breaks', async () => {
    const shell = open();
    const stop = beforeLeaving(() => Promise.reject(new Error('broken')));
    await shell.leaving();
    await waitFor(() => expect(shell.calls.find(({ command }) => command === 'leave')?.args).toEqual({ stored: false }));
    stop();
  });

  it('says at once when the file was moved, without a write, what to do, and when it is back', async () => {
    start('settings');
    const shell = open();
    await screen.findByRole('textbox', { name: 'Your name' });
    await shell.fileState({ problem: '/home/noor/interviews.evenhand was deleted. Put the file back, or save everything to another file.' });
    const bar = await screen.findByRole('alert');
    expect(bar.textContent).toContain('was deleted. Put the file back, or save everything to another file.');
    expect(within(bar).getByRole('button', { name: 'Save everything to another file…' })).toBeTruthy();
    expect(within(screen.getByRole('main')).getAllByText(/^Not saved/).length, 'the save mark of the screen, too').toBeGreaterThan(0);
    await expectAccessible();
    await shell.fileState({});
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(within(screen.getByRole('main')).queryByText(/^Not saved/)).toBeNull();
  });

  it('saves what waited as soon as the file is back', async () => {
    const shell = open();
    let moved = true;
    const stored: string[] = [];
    const saving = new Saving(async (text: string) => {
      if (moved) throw { code: 'moved', message: 'The workspace file was moved or deleted.' };
      stored.push(text);
    });
    await shell.fileState({ problem: 'The workspace file was moved or deleted.' });
    saving.put('kept');
    await saving.now();
    moved = false;
    await shell.fileState({});
    await waitFor(() => expect(stored, 'long before it would be tried again by itself').toEqual(['kept']), { timeout: 3000 });
  });

  it('says once that a workspace can only be read, instead of failing on every change', async () => {
    const shell = open({ rate_answer: refuse('read-only', 'The workspace is read-only.'), file_state: () => ({ path: '/ro.evenhand', problem: null, read_only: true }) });
    expect((await screen.findByText(/can be read but not written/)).closest('[role=status]')).toBeTruthy();
    await act(commands.rateAnswer('a1', 3));
    await act(commands.rateAnswer('a1', 4));
    expect(shell.count('rate_answer')).toBe(2);
    expect(screen.queryByText('The workspace is read-only.'), 'no message for each').toBeNull();
    await expectAccessible();
  });

  it('goes back to the running interview after the window had to be restarted, and says so in one line', async () => {
    history.replaceState(null, '', '/index.html?restarted');
    const unfinished = [aRow({ id: 'iv8', state: 'paused' }), aRow({ id: 'iv9', state: 'running' })];
    open({ home: () => new Promise((done) => setTimeout(() => done({ example, unfinished }), 20)) });
    await waitFor(() => expect([route.screen, route.params.id]).toEqual(['interview', 'iv9']));
    await later();
    expect(screen.getByText('The window had to be restarted. Everything that was saved is here.')).toBeTruthy();
    expect(location.search, 'it is said once').toBe('');
    cleanup();
    start('home');
    history.replaceState(null, '', '/index.html?restarted');
    open({ home: () => ({ example, unfinished: [] }) });
    expect(await screen.findByText('The window had to be restarted. Everything that was saved is here.')).toBeTruthy();
    expect(route.screen).toBe('home');
  });

  it('shows a refused write as a message', async () => {
    open();
    const { invoke } = await import('@tauri-apps/api/core');
    await act(invoke<never>('seal'));
    expect(await screen.findByText('This interview is sealed.')).toBeTruthy();
  });

  it('finds every verb in the palette and lists every key in the map', async () => {
    open();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(screen.getByRole('combobox'), 'settings');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
    await userEvent.keyboard('?');
    const map = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(map).getByText('Undo')).toBeTruthy();
    expect(within(map).getByText('Go to Questions')).toBeTruthy();
    await expectAccessible(map);
  });
});

describe('the key map', () => {
  it('comes and goes with F1 and Ctrl+/, also while typing and in an interview', async () => {
    const map = () => screen.queryByRole('dialog', { name: 'Keys' });
    for (const place of ['settings', 'interview']) {
      start(place);
      open();
      if (place === 'settings') (await screen.findByRole('textbox', { name: 'Your name' })).focus();
      for (const keys of ['{F1}', '{Control>}/{/Control}']) {
        await userEvent.keyboard(keys);
        await waitFor(() => expect(map(), `${keys} in ${place}`).toBeTruthy());
        await userEvent.keyboard(keys);
        await waitFor(() => expect(map()).toBeNull());
      }
      cleanup();
    }
  });

  it('is opened by a question mark outside a text only', async () => {
    start('settings');
    open();
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
    name.focus();
    await userEvent.keyboard('?');
    expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull();
    expect(name.value).toContain('?');
  });
});

describe('a message of what was just done', () => {
  const at = (place: string) => screen.findByRole('button', { name: place, current: 'page' }).then(later);

  // It would go by itself, too: nothing here may wait for it.
  it('goes with the page it was about; a failure stays', async () => {
    open();
    toasts.say('Opening archived.');
    toasts.fail('The disk is full.');
    await screen.findByText('Opening archived.');
    await later();
    await userEvent.keyboard('gq');
    await at('Questions');
    expect(screen.queryByText('Opening archived.')).toBeNull();
    expect(screen.getByText('The disk is full.')).toBeTruthy();
    toasts.say('Question archived.');
    await later();
    expect(screen.getByText('Question archived.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await at('Home');
    expect(screen.queryByText('Question archived.')).toBeNull();
  });

  it.each([
    ['before', () => (toasts.say('2 questions imported.'), go('questions'))],
    ['after', () => (go('questions'), toasts.say('2 questions imported.'))],
  ])('comes along where it is said just %s the step to another page', async (_, step) => {
    open();
    await at('Home');
    step();
    await at('Questions');
    expect(screen.getByText('2 questions imported.')).toBeTruthy();
    await userEvent.keyboard('gh');
    await at('Home');
    expect(screen.queryByText('2 questions imported.')).toBeNull();
  });
});

describe('undo', () => {
  it('takes back typing first, then what the app did', async () => {
    start('settings');
    const shell = open();
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
    await waitFor(() => expect(name.value).toBe('Noor Haddad'));
    name.focus();
    name.select();
    await userEvent.keyboard('N');
    expect(name.value).toBe('N');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(name.value).toBe('Noor Haddad');
    expect(shell.count('undo')).toBe(0);
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(shell.count('undo')).toBe(1));
    expect(name.value).toBe('Noor Haddad');
  });

  it('in a message undoes exactly its step, or is gone', async () => {
    const shell = open({
      archive_opening: () => {
        steps = { undo: 'archive opening', undo_step: 8, redo: null, redo_step: null };
        return { ...changes('archive opening', 'opening'), step: 8 };
      },
      rate_answer: () => {
        steps = { undo: 'rate answer', undo_step: 9, redo: null, redo_step: null };
        return { ...changes('rate answer', 'answer'), step: 9 };
      },
    });
    const messages = screen.getByRole('region', { name: 'Messages' });
    const archive = async () => (await act(commands.archiveOpening('o1', true))) && sayDone('Opening archived.');
    await archive();
    await userEvent.click(await within(messages).findByRole('button', { name: 'Undo' }));
    await within(messages).findByText('Undid: archive opening');
    expect(shell.calls.find(({ command }) => command === 'undo')?.args).toEqual({ step: 8 });
    expect(within(messages).getAllByRole('listitem'), 'one message at a time').toHaveLength(1);
    await archive();
    await within(messages).findByText('Opening archived.');
    await act(commands.rateAnswer('a1', 4));
    await waitFor(() => expect(within(messages).queryByText('Opening archived.')).toBeNull());
  });

  it('is not offered for what cannot be undone', async () => {
    open({ archive_opening: () => changes('', 'opening') });
    await act(commands.archiveOpening('o1', true));
    sayDone('Opening archived.');
    const message = (await screen.findByText('Opening archived.')).closest('li')!;
    expect(within(message).queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('leaves room for what a write did besides', async () => {
    open({ step_interview: () => ({ ...changes('', 'interview'), news: 'The interview with Ana is paused.' }) });
    await act(commands.stepInterview('iv1', 'start'));
    expect((await screen.findByText('The interview with Ana is paused.')).closest('[aria-live=polite]')).toBeTruthy();
  });
});

describe('without a workspace', () => {
  const sentence = '/home/noor/interviews.evenhand was made by a newer version of Evenhand.';

  /** A workspace that can be opened once `fixed` is called. */
  function shut(more: Parameters<typeof fakeShell>[0] = {}) {
    let opened = false;
    const unless = (answer: () => unknown) => () => (opened ? answer() : refuse('no-workspace', sentence)());
    const shell = open({ settings: unless(() => settings), history: unless(() => steps), ...more });
    return { shell, fixed: () => (opened = true) };
  }

  it('says why on a page of its own and tries again', async () => {
    const { fixed } = shut();
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'The workspace is not open' })));
    document.documentElement.lang = 'en-GB';
    await expectAccessible(document.documentElement);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(sentence)).toBeTruthy();
    fixed();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('navigation', { name: 'Places' })).toBeTruthy();
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it('lists the backups of it, the newest first, and restores one', async () => {
    const rows = [1, 2, 3, 4].map((day) => ({ name: `2026-03-0${5 - day}.evenhand`, made: `2026-03-0${5 - day}T12:30:00.000Z`, reason: 'hourly', bytes: 4096 }));
    const none = { count: 0, names: [] };
    const { shell, fixed } = shut({
      backups: () => ({ folder: '/home/noor/interviews backups', chosen: false, rows, problem: '' }),
      preview_backup: ({ path }) => ({ path, made: rows[1]!.made, kinds: [{ kind: 'interviews', now: 0, then: 1, gone: none, changed: none, back: { count: 1, names: ['Amara Okonkwo'] } }] }),
      restore_backup: () => {
        fixed();
        return { before: '' };
      },
    });
    const heading = await screen.findByRole('heading', { name: 'Backups of this workspace' });
    const offered = screen.getAllByRole('button', { name: /^Restore the backup of/ });
    expect(offered.map((button) => button.getAttribute('aria-label'))).toEqual(['4', '3', '2'].map((day) => expect.stringMatching(new RegExp(` ${day} Mar\\b`))));
    expect(heading.compareDocumentPosition(offered[0]!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await expectAccessible();
    await userEvent.click(offered[1]!);
    const asked = within(await screen.findByRole('dialog', { name: /^Restore the backup of/ }));
    expect(asked.getByText(/will come back/).textContent).toContain('Amara Okonkwo');
    await userEvent.click(asked.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByRole('button', { name: 'Home', current: 'page' })).toBeTruthy();
    expect(shell.calls.find(({ command }) => command === 'restore_backup')?.args).toEqual({ path: rows[1]!.name });
    expect(screen.getByText('Backup restored.')).toBeTruthy();
  });

  it('opens another workspace or makes one, and stays when that fails or is given up', async () => {
    let answer: () => unknown = refuse('storage', 'notes.txt is not an Evenhand workspace.');
    const { shell, fixed } = shut({ open_workspace: () => answer() });
    start('question', { id: 'q1' });
    await userEvent.click(await screen.findByRole('button', { name: 'Open another workspace…' }));
    expect(await screen.findByText('notes.txt is not an Evenhand workspace.')).toBeTruthy();
    answer = () => null;
    await userEvent.click(screen.getByRole('button', { name: 'Make a new one…' }));
    expect(shell.calls.filter(({ command }) => command === 'open_workspace').map(({ args }) => args)).toEqual([
      { path: null, make: false },
      { path: null, make: true },
    ]);
    expect(screen.getByText(sentence)).toBeTruthy();
    answer = () => ({ version: '0.1.0', path: '/home/noor/other.evenhand', bytes: 4096 });
    fixed();
    await userEvent.click(screen.getByRole('button', { name: 'Open another workspace…' }));
    expect(await screen.findByRole('button', { name: 'Home', current: 'page' })).toBeTruthy();
  });
});
