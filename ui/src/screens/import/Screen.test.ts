import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportDraft } from '../../ipc';
import { drops } from '../../frame/drops.svelte';
import { changes, refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { content, fakeBank } from '../../test/bank';
import { aFile, aPreview, aRow, messy } from './sample';
import Screen from './Screen.svelte';
import { sheet } from './sheet.svelte';

configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

function open(more: Parameters<typeof fakeBank>[1] = {}) {
  start('import');
  const bank = fakeBank([content('Why is it slow?'), content('Tell me about a lock.')], {
    read_import: messy,
    import_drafts: () => changes('import questions', 'question'),
    undo: () => changes('import questions', 'question'),
    ...more,
  });
  render(Screen);
  return bank;
}

async function opened(more: Parameters<typeof fakeBank>[1] = {}, found = /2 new, 2 duplicates, 1 like another/) {
  const bank = open(more);
  await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
  await screen.findByText(found);
  return bank;
}

const drafts = () => screen.getAllByRole('option').filter((each) => each.closest('[role=listbox]'));
const row = (name: RegExp) => drafts().find((each) => name.test(each.textContent ?? ''))!;
const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
const press = (keys: string) => userEvent.keyboard(keys);

beforeEach(() => {
  sheet.clear();
  window.addEventListener('keydown', onkey);
});
afterEach(() => {
  window.removeEventListener('keydown', onkey);
  sheet.clear();
});

describe('import', () => {
  it('teaches what can be read before anything is chosen', async () => {
    open({ read_import: () => null });
    await screen.findByText(/Markdown, saved web pages/);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    expect(screen.getByRole('heading', { name: 'Bring in the questions you have' })).toBeTruthy();
  });

  it('shows what was read, and goes on with the other files when one fails', async () => {
    await opened();
    expect(screen.getByText(/photo.png is a picture/)).toBeTruthy();
    expect(screen.getByText('Two lines were mended.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Store 3 questions' })).toBeTruthy();
    expect(within(screen.getByRole('group', { name: 'Source: page.md' })).getByText('What is a closure?', { selector: '.marked *' })).toBeTruthy();
    await expectAccessible();
  });

  it('stores what is kept as one act, in order, and goes to the drafts', async () => {
    const { shell } = await opened();
    await userEvent.click(row(/Tell me about locks/));
    await screen.findByText('Tell me about a lock.');
    await userEvent.click(screen.getByRole('radio', { name: 'Merge into that one' }));
    await press('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(route).toMatchObject({ screen: 'questions', params: { query: 'status:draft' } }));
    const call = shell.calls.find(({ command }) => command === 'import_drafts')!;
    expect((call.args.drafts as ImportDraft[]).map(({ prompt: p, placing }) => [p, placing])).toEqual([
      ['What is a closure?', { how: 'add' }],
      ['What is hoisting? What is scope?', { how: 'add' }],
      ['Tell me about locks.', { how: 'merge', question: 'q2' }],
    ]);
    expect(call.args).toMatchObject({ sets: [], setTitle: null });
    const toast = toasts.all.at(-1)!;
    expect(toast.text).toBe('3 questions imported.');
    toast.action!.run();
    await waitFor(() => expect(shell.count('undo')).toBe(1));
    expect(route.screen).toBe('import');
    expect(sheet.entries).toHaveLength(5);
  });

  it('shows a draft beside the earlier one that asks the same in other words, and merges it into that', async () => {
    const { shell } = await opened({
      read_import: () =>
        aPreview(
          aFile([
            aRow(0, 'What is a closure?', { kind: 'new' }, { guide: 'A function and what it sees.' }),
            aRow(1, 'Tell me about locks.'),
            aRow(2, 'What does a closure do?', { kind: 'rephrased', earlier: 0, likeness: 0.9 }, { guide: 'It remembers.', topics: ['scope'] }),
          ]),
        ),
    }, /2 new, 0 duplicates, 1 like another/);
    await userEvent.click(row(/Alike, 90 %/));
    const beside = screen.getByRole('region', { name: 'Reads like this one, earlier in the import (90 %)' });
    expect(within(beside).getByText('What is a closure?')).toBeTruthy();
    await press('m');
    await userEvent.click(screen.getByRole('button', { name: 'Store 2 questions' }));
    await waitFor(() => expect(shell.count('import_drafts')).toBe(1));
    const { drafts: handed } = shell.calls.find(({ command }) => command === 'import_drafts')!.args as { drafts: ImportDraft[] };
    expect(handed.map(({ prompt: p, guide, topics }) => [p, guide, topics])).toEqual([
      ['What is a closure?', 'A function and what it sees.\n\nIt remembers.', ['scope']],
      ['Tell me about locks.', '', []],
    ]);
  });

  it('makes a set, in which a question of the bank takes the place of its double', async () => {
    const { shell } = await opened({ import_drafts: () => ({ ...changes('import questions', 'question', 'set'), made: 's9' }) });
    await userEvent.type(screen.getByRole('textbox', { name: /Title of a question set/ }), 'From the page');
    await userEvent.click(screen.getByRole('button', { name: 'Store 3 questions' }));
    await waitFor(() => expect(route).toMatchObject({ screen: 'set', params: { id: 's9' } }));
    const { args } = shell.calls.find(({ command }) => command === 'import_drafts')!;
    expect(args.setTitle).toBe('From the page');
    expect((args.drafts as ImportDraft[]).map(({ placing }) => placing.how)).toEqual(['add', 'add', 'link', 'add']);
  });

  it('splits, joins, drops and takes back by key', async () => {
    await opened();
    await userEvent.click(row(/hoisting/));
    await press('s');
    expect(row(/What is scope/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Store 4 questions' })).toBeTruthy();
    await press('j');
    expect(prompt().value).toBe('What is hoisting?\n\nWhat is scope?');
    await press('{Control>}z{/Control}{Control>}z{/Control}');
    expect(prompt().value).toBe('What is hoisting? What is scope?');
    await press('x');
    await screen.findByRole('button', { name: 'Store 2 questions' });
    expect(row(/hoisting/).textContent).toContain('Left out');
    await press('k');
    await screen.findByRole('button', { name: 'Store 3 questions' });
  });

  it('splits where the cursor stands', async () => {
    await opened();
    await userEvent.click(row(/hoisting/));
    await press('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(prompt()));
    prompt().setSelectionRange(17, 17);
    await press('{ArrowRight}{Alt>}s{/Alt}');
    expect(sheet.entries.map(({ draft }) => draft.prompt).slice(1, 3)).toEqual(['What is hoisting?', 'What is scope?']);
  });

  it('edits every part of a draft, and keeps one that was left out', async () => {
    await opened();
    await userEvent.click(row(/Repeated/));
    await userEvent.type(prompt(), ' Really?');
    await userEvent.type(screen.getByRole('textbox', { name: 'Answer guide' }), 'Yes');
    await userEvent.type(screen.getByRole('textbox', { name: 'Probes, one on each line' }), 'How?{Enter}Why?');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Senior' }));
    await userEvent.type(screen.getByRole('combobox', { name: 'Competency' }), 'Language');
    await userEvent.type(screen.getByRole('combobox', { name: 'Topics, with commas between them' }), 'scope, this,');
    expect(sheet.entries[4]).toMatchObject({
      fate: 'add',
      edited: true,
      draft: { prompt: 'What is a closure? Really?', guide: 'Yes', probes: ['How?', 'Why?'], competency: 'Language', topics: ['scope', 'this'] },
    });
    expect(Object.keys(sheet.entries[4]!.draft.levels)).toEqual(['senior']);
  });

  it('sets level, competency and topics for many', async () => {
    await opened();
    await userEvent.click(row(/hoisting/));
    await press('{Control>}a{/Control}b');
    const dialog = await screen.findByRole('dialog', { name: 'Set for 5 drafts' });
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Level' }), 'Mid');
    await userEvent.type(within(dialog).getByRole('combobox', { name: 'Competency' }), 'Language');
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Topics/ }), 'JS');
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set' }));
    for (const { draft } of sheet.entries) expect(draft).toMatchObject({ competency: 'Language', topics: ['js'], levels: { mid: { one: '' } } });
    // What is set for many decides nothing about them.
    expect(sheet.entries.map(({ fate }) => fate)).toEqual(['add', 'add', 'link', 'add', 'drop']);
  });

  it('reads one file again in another encoding', async () => {
    const { shell } = await opened({ read_import: ({ encoding }) => (encoding ? aPreview(aFile([aRow(0, 'Что такое замыкание?')], { encoding: String(encoding) })) : messy()) });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Encoding of page.md' }), 'windows-1251');
    await screen.findByText(/1 new, 0 duplicates/);
    expect(shell.calls.filter(({ command }) => command === 'read_import').at(-1)!.args).toMatchObject({ paths: ['/home/noor/page.md'], encoding: 'windows-1251', columns: null });
    expect(sheet.files.map(({ name }) => name)).toEqual(['page.md', 'photo.png']);
  });

  it('reads a table again with columns mapped by hand', async () => {
    const none = { guidance: null, code: null, level: null, options: [], probes: [], topics: [] };
    const columns = { ...none, prompt: 0, answer: 1, header: false };
    const table = () => aPreview(aFile([aRow(0, 'So')], { name: 't.csv', format: 'csv', source: 'So,Why?\nNo,How?\n', columns }));
    const { shell } = open({ read_import: table });
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Columns…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Columns of t.csv' });
    // It opens with what the app guessed.
    expect(within(dialog).getByRole<HTMLSelectElement>('combobox', { name: 'Column 1' }).value).toBe('prompt');
    expect(within(dialog).getByRole<HTMLSelectElement>('combobox', { name: 'Column 2' }).value).toBe('answer');
    expect(within(dialog).getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Column 1' }), 'Not read');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Read again' }));
    expect(within(dialog).getByRole('alert').textContent).toMatch(/which column/);
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Column 2' }), 'Prompt');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(shell.count('read_import')).toBe(2));
    expect(shell.calls.filter(({ command }) => command === 'read_import').at(-1)!.args).toMatchObject({ paths: ['/home/noor/page.md'], columns: { prompt: 1 } });
  });

  it('shows how far a long reading is, and can be cancelled', async () => {
    let answer: (value: null) => void = () => {};
    const { shell } = open({
      read_import: () => new Promise((resolve) => (answer = resolve)),
      cancel_import: () => answer(null),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    await shell.progress({ done: 1, of: 3, name: 'big.html' });
    await screen.findByText('Reading big.html (2 of 3)');
    await press('{Escape}');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(sheet.files).toEqual([]);
  });

  it('reads what is dropped onto it, beside what is there', async () => {
    const { shell } = await opened();
    drops.taker.take(['/home/noor/page.md']);
    await waitFor(() => expect(shell.count('read_import')).toBe(2));
    expect(shell.calls.filter(({ command }) => command === 'read_import').at(-1)!.args).toMatchObject({ paths: ['/home/noor/page.md'], encoding: null, columns: null });
  });

  it('has further files compared with the drafts that are there', async () => {
    let step = 0;
    const more = () => aPreview(aFile([aRow(6, 'Explain what closures are.', { kind: 'rephrased', earlier: 0, likeness: 0.7 })], { path: '/home/noor/more.md', name: 'more.md' }));
    const { shell } = open({ read_import: () => (step++ === 0 ? messy() : more()) });
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    await waitFor(() => expect(sheet.entries).toHaveLength(5));
    const waiting = sheet.entries.map(({ path, draft }) => ({ path, prompt: draft.prompt }));
    drops.taker.take(['/home/noor/more.md']);
    await waitFor(() => expect(sheet.entries).toHaveLength(6));
    expect(shell.calls.filter(({ command }) => command === 'read_import').at(-1)!.args).toMatchObject({ beside: waiting });
    expect(sheet.entries.at(-1)).toMatchObject({ earlier: sheet.entries[0]!.key, fate: 'add' });
  });

  it('stores what another file repeated once that file is gone, and says that edits are lost when it is chosen again', async () => {
    let step = 0;
    const more = () => aPreview(aFile([aRow(5, 'What is a closure?', { kind: 'repeated', earlier: 0 })], { path: '/home/noor/more.md', name: 'more.md' }));
    open({ read_import: () => (step++ % 2 === 0 ? messy() : more()) });
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    await waitFor(() => expect(sheet.entries).toHaveLength(5));
    drops.taker.take(['/home/noor/more.md']);
    await waitFor(() => expect(sheet.entries.at(-1)).toMatchObject({ fate: 'drop' }));
    sheet.edit(sheet.entries[1]!.key, { prompt: 'Mine?' });
    await userEvent.click(screen.getByRole('button', { name: /Add files/ }));
    await waitFor(() => expect(toasts.all.at(-1)?.text).toBe('What was read again has lost your edits.'));
    expect(sheet.entries.at(-1)).toMatchObject({ fate: 'add', resemblance: { kind: 'new' } });
    sheet.takeBack();
    sheet.remove('/home/noor/page.md');
    expect(sheet.entries.at(-1)).toMatchObject({ fate: 'add', resemblance: { kind: 'new' } });
  });

  it('loses nothing when the workspace refuses', async () => {
    await opened({ import_drafts: refuse('draft', 'Draft 2 is too long; split it.') });
    await press('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toBe('Draft 2 is too long; split it.');
    expect(sheet.entries).toHaveLength(5);
  });

  it('draws a few rows of ten thousand drafts', async () => {
    open({ read_import: () => aPreview(aFile(Array.from({ length: 10_000 }, (_, at) => aRow(at, `Question ${at}?`)))) });
    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));
    await screen.findByRole('button', { name: 'Store 10,000 questions' });
    expect(drafts().length).toBeLessThan(60);
    await press('{End}');
    await waitFor(() => expect(prompt().value).toBe('Question 9999?'));
  });
});
