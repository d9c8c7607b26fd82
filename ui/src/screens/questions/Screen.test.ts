import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { content, fakeBank, written } from '../../test/bank';
import { drafts, left } from './drafts.svelte';
import Screen from './Screen.svelte';

// These are whole stories on a large page: visibility of every element is not computed at each step.
configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 120_000 });

const prompts = [content('Why is it slow?'), content('Tell me about a lock.', { competency: 'c2' }), content('What does it print?')];

function open(more?: Parameters<typeof fakeBank>[1]) {
  const bank = fakeBank(prompts.map((each) => structuredClone(each)), more);
  render(Screen, { params: {} });
  return bank;
}

const choose = async (name: RegExp) => userEvent.click(await screen.findByRole('option', { name }));
const prompt = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Prompt/ });

beforeEach(() => {
  Object.assign(left, { query: '', current: undefined, chosen: new Set() });
  window.addEventListener('keydown', onkey);
});
afterEach(() => {
  window.removeEventListener('keydown', onkey);
  localStorage.clear();
  drafts.reread();
});

describe('the bank', () => {
  it('finds as one types, and filters write into the query text', async () => {
    open();
    await screen.findByText('3 questions');
    const search = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search questions' });
    await userEvent.type(search, 'lock');
    await screen.findByText('1 question found');
    await userEvent.click(screen.getByRole('button', { name: 'Level' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Senior' }));
    expect(search.value).toBe('level:senior lock');
    await expectAccessible();
  });

  it('says what of a query it does not understand, and how to go on where nothing fits', async () => {
    open({ search_questions: () => ({ total: 0, rows: [], problem: 'There is no level “principal”; there are junior, mid and senior.' }) });
    await screen.findByText(/There is no level/);
    expect(screen.getByRole('button', { name: 'Write a question' })).toBeTruthy();
  });
});

describe('many at once', () => {
  const bar = () => screen.findByRole('group', { name: 'Selected questions' });

  it('chooses by key, and one step changes all of them', async () => {
    const { shell, questions } = open();
    await screen.findByText('3 questions');
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    within(await bar()).getByText(/of 3 selected/);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect([...left.chosen]).toEqual(['q1', 'q2']));
    await userEvent.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(left.chosen.size).toBe(3));
    await expectAccessible();
    await userEvent.keyboard('bt');
    const dialog = await screen.findByRole('dialog', { name: 'Topics of 3 questions' });
    await waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole('radio', { name: 'Add' })));
    await userEvent.type(within(dialog).getByRole('combobox', { name: 'Topics' }), 'spring');
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change 3 questions' }));
    await waitFor(() => expect(questions.every((q) => q.versions.at(-1)!.topics.includes('spring'))).toBe(true));
    expect(shell.count('edit_questions')).toBe(1);
    expect(toasts.all.at(-1)).toMatchObject({ text: '3 questions changed.', action: { title: 'Undo' } });
    expect(left.chosen.size).toBe(3);
  });

  it('chooses rows that were never looked at, and lets go of those that are no longer listed', async () => {
    const many = Array.from({ length: 450 }, (_, n) => content(n % 2 ? `A lock, number ${n}` : `A queue, number ${n}`));
    const { shell } = fakeBank(many);
    render(Screen, { params: {} });
    await screen.findByText('450 questions');
    await userEvent.click(screen.getAllByRole('option')[0]!.querySelector('.tick')!);
    expect(left.current).toBeUndefined();
    await userEvent.click(within(await bar()).getByRole('button', { name: 'All' }));
    await waitFor(() => expect(left.chosen.size).toBe(450));
    await userEvent.type(screen.getByRole('searchbox'), 'lock');
    await waitFor(() => expect(left.chosen.size).toBe(225));
    await userEvent.click(within(await bar()).getByRole('button', { name: 'Change' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    await waitFor(() => expect((shell.calls.find(({ command }) => command === 'edit_questions')!.args.ids as string[]).length).toBe(225));
    await screen.findByText('No question matches');
    await waitFor(() => expect(left.chosen.size).toBe(0));
    expect(screen.queryByRole('group', { name: 'Selected questions' })).toBeNull();
  });

  it('says what is missing or refused, and keeps the choice', async () => {
    open({ edit_questions: refuse('gone', 'This level is no longer in the workspace.') });
    await screen.findByText('3 questions');
    await userEvent.click(screen.getAllByRole('option')[0]!.querySelector('.tick')!);
    await userEvent.keyboard('bl');
    const dialog = await screen.findByRole('dialog', { name: 'Levels of 1 question' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change 1 question' }));
    within(dialog).getByText('Choose the levels first.');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Replace with these' }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Mid' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change 1 question' }));
    await within(dialog).findByText('This level is no longer in the workspace.');
    expect(left.chosen.size).toBe(1);
  });
});

describe('in and out', () => {
  it('exports what is found, in the format that is chosen', async () => {
    const { shell } = open({ export_questions: () => ({ path: '/home/noor/Questions.csv', remark: '' }) });
    await screen.findByText('3 questions');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search questions' }), 'lock');
    await userEvent.click(screen.getByRole('button', { name: 'More for the questions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Export the found questions' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export the found questions' });
    await userEvent.click(within(dialog).getByRole('radio', { name: 'CSV' }));
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(toasts.all.at(-1)?.text).toBe('Written to /home/noor/Questions.csv.'));
    expect(shell.calls.find(({ command }) => command === 'export_questions')!.args).toEqual({ ids: null, query: 'lock', format: 'csv', guard: true });
  });

  it('leads to the import, and opens with a query that it is handed', async () => {
    fakeBank(prompts);
    render(Screen, { params: { query: 'status:draft' } });
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('status:draft'));
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(route.screen).toBe('import');
  });
});

describe('the title of a question', () => {
  const title = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });

  it('is the first field, and proposed from the prompt while nobody wrote one', async () => {
    const { shell } = open();
    await choose(/about a lock/);
    const field = await title();
    await waitFor(() => expect(field.placeholder, 'what lists would call it can be read where one would write another title').toBe('Tell me about a lock.'));
    expect(screen.getAllByRole('textbox').filter((each) => field.form === null && each.closest('.form'))[0], 'the title comes first').toBe(field);
    await userEvent.clear(await prompt());
    await userEvent.type(await prompt(), 'Tell me about a time when you lost a lock.');
    await waitFor(() => expect(field.placeholder).toBe('you lost a lock.'));
    expect(shell.count('propose_title'), 'typing asks when it rests, not at each key').toBeLessThan(8);
    await screen.findByRole('heading', { name: 'you lost a lock.' });
    await expectAccessible();
  });

  it('is saved, shown in the list, and taken back to the proposal by emptying it', async () => {
    const { questions } = open();
    await choose(/Why is it slow/);
    await userEvent.type(await title(), 'نقطة النهاية البطيئة');
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(questions[0]!.versions.at(-1)!.title).toBe('نقطة النهاية البطيئة'));
    const line = await screen.findByRole('option', { name: /نقطة النهاية البطيئة/ });
    expect(line.textContent, 'the prompt is the second line').toContain('Why is it slow?');
    await userEvent.clear(await title());
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(questions[0]!.versions.at(-1)!.title).toBe(''));
    await waitFor(() => expect(screen.getByRole('option', { name: /Why is it slow/ })).toBeTruthy());
  });

  it('is missing in drafts of an earlier version, which open all the same', async () => {
    const { title: _, ...older } = content('Why is it slow? Mine.');
    localStorage.setItem('question-drafts', JSON.stringify({ q1: { content: older, version: 1 } }));
    drafts.reread();
    open();
    await choose(/Why is it slow/);
    expect((await title()).value).toBe('');
    expect((await prompt()).value, 'what was typed before the update is still there').toBe('Why is it slow? Mine.');
  });

  it('is counted, and one that is too long is refused with a sentence and kept', async () => {
    const { shell } = open();
    await choose(/Why is it slow/);
    const field = await title();
    await userEvent.type(field, 'Slow');
    await screen.findByText('4 of 80');
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste('x'.repeat(10_000));
    await userEvent.keyboard('{Control>}s{/Control}');
    await screen.findByText('The title has 10,000 characters. Shorten it to 80 or fewer.');
    expect(field.value, 'nothing that was typed is lost').toHaveLength(10_000);
    expect(document.activeElement).toBe(field);
    expect(shell.count('edit_question')).toBe(0);
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste('é'.repeat(80));
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(shell.count('edit_question')).toBe(1));
  });
});

describe('the editor', () => {
  it('opens by key and saves everything as one edit', async () => {
    const { shell, questions } = open();
    await screen.findByText('3 questions');
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(async () => expect(document.activeElement).toBe(await prompt()));
    await userEvent.keyboard(' And then?');
    await userEvent.type(screen.getByRole('textbox', { name: 'Senior: a 5 sounds like' }), ' More.');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Task');
    await userEvent.type(screen.getByRole('combobox', { name: 'Topics' }), 'asyncio');
    await userEvent.keyboard('{Control>}s{/Control}');
    await screen.findByText('Version 2');
    expect(shell.count('edit_question')).toBe(1);
    const saved = questions.find((q) => q.versions.length === 2)!.versions[1]!;
    expect(saved).toMatchObject({ kind: 'task', topics: ['gil', 'asyncio'] });
    expect(saved.prompt).toMatch(/And then\?$/);
    expect(saved.levels.senior!.five).toMatch(/More\.$/);
    expect(drafts.ids).toEqual([]);
  });

  it('shows the prompt and the guide as they will be read', async () => {
    open();
    await choose(/Why is it slow/);
    expect((await screen.findByRole('group', { name: 'Preview of the answer guide' })).querySelector('strong')?.textContent).toBe('lock');
    await userEvent.type(await prompt(), ' **Really**');
    expect(within(screen.getByRole('group', { name: 'Preview of the prompt' })).getByText('Really').tagName).toBe('STRONG');
    await expectAccessible();
  });

  it('keeps a topic that is only half typed', async () => {
    open();
    await choose(/Why is it slow/);
    await userEvent.type(await screen.findByRole('combobox', { name: 'Topics' }), 'asyn');
    expect(JSON.parse(localStorage.getItem('question-drafts')!).q1.topic).toBe('asyn');
    await userEvent.keyboard('cio{Enter}');
    expect(drafts.of('q1')).toMatchObject({ content: { topics: ['gil', 'asyncio'] }, topic: '' });
  });

  it('marks words about people, but not code, and lets one be kept', async () => {
    const { shell } = open();
    await choose(/Why is it slow/);
    await userEvent.type(await prompt(), ' `mother` is code.');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Probe 1' }), ' Like my mother?');
    await userEvent.click(await screen.findByRole('button', { name: '1 marked word' }));
    await expectAccessible();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Keep “mother”: it is about the job' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /marked word/ })).toBeNull());
    expect(shell.calls.find(({ command }) => command === 'confirm_question_mark')!.args).toEqual({ id: 'q1', word: 'mother' });
    const asked = shell.calls.filter(({ command }) => command === 'question_marks').map(({ args }) => String(args.text));
    expect(asked.join()).not.toContain('`mother`');
  });

  it('asks inline before it leaves unsaved edits, and loses none of them', async () => {
    const { shell } = open();
    await choose(/Why is it slow/);
    await userEvent.type(await prompt(), ' Now.');
    await choose(/about a lock/);
    const asked = await screen.findByRole('alert');
    expect((await prompt()).value).toBe('Why is it slow? Now.');
    await userEvent.click(within(asked).getByRole('button', { name: 'Keep for later' }));
    await waitFor(async () => expect((await prompt()).value).toBe('Tell me about a lock.'));
    await choose(/Why is it slow/);
    await waitFor(async () => expect((await prompt()).value).toBe('Why is it slow? Now.'));
    expect(JSON.parse(localStorage.getItem('question-drafts')!).q1.content.prompt).toBe('Why is it slow? Now.');
    expect(shell.count('edit_question')).toBe(0);
    await choose(/about a lock/);
    await userEvent.click(await screen.findByRole('button', { name: 'Save and continue' }));
    await waitFor(() => expect(shell.count('edit_question')).toBe(1));
    await waitFor(async () => expect((await prompt()).value).toBe('Tell me about a lock.'));
  });

  it('keeps what is typed when the question changes elsewhere, and says so', async () => {
    const { shell, questions } = open();
    await choose(/Why is it slow/);
    await userEvent.type(await prompt(), ' Mine.');
    questions[0]!.versions.push(content('Theirs.'));
    const { touch } = await import('../../ipc');
    touch(['question']);
    await screen.findByText(/This question is now version 2/);
    expect((await prompt()).value).toBe('Why is it slow? Mine.');
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect((await prompt()).value).toBe('Theirs.');
    expect(shell.count('edit_question')).toBe(0);
  });

  it('says what is wrong at its field and stores nothing', async () => {
    const { shell } = open();
    await choose(/Why is it slow/);
    await userEvent.clear(await prompt());
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The prompt is empty; write the question as you would ask it.');
    await waitFor(async () => expect(document.activeElement).toBe(await prompt()));
    expect(shell.count('edit_question')).toBe(0);
  });

  it('keeps the text when the workspace refuses it', async () => {
    open({ edit_question: refuse('read-only', 'The workspace is read-only; open it where it may be written.') });
    await choose(/Why is it slow/);
    await userEvent.type(await prompt(), ' Now.');
    await userEvent.keyboard('{Control>}s{/Control}');
    await screen.findByText(/The workspace is read-only/);
    expect((await prompt()).value).toBe('Why is it slow? Now.');
    expect(drafts.ids).toEqual(['q1']);
  });

  it('writes a new question, with a new competency', async () => {
    const { questions, competencies } = open();
    await screen.findByText('3 questions');
    await userEvent.keyboard('n');
    await userEvent.type(await prompt(), 'What would you change?');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Competency' }), 'New competency…');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name of the new competency' }), 'Design{Enter}');
    await waitFor(() => expect(competencies).toHaveLength(3));
    await userEvent.keyboard('{Control>}s{/Control}');
    await screen.findByText('Version 1');
    expect(questions[3]).toMatchObject({ status: 'draft', versions: [{ prompt: 'What would you change?', competency: competencies[2]!.id }] });
    expect(drafts.ids).toEqual([]);
  });

  it('edits probes and signals by key', async () => {
    open();
    await choose(/Why is it slow/);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Probe 1' }), '{Enter}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Probe 2'));
    await userEvent.keyboard('And how?');
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Probe 1'));
    expect(drafts.of('q1')!.content.probes).toEqual(['And how?', 'What would you measure?']);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Side of signal 1' }), 'Red flag');
    expect(drafts.of('q1')!.content.signals[0]!.red_flag).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Remove probe 2' }));
    expect(drafts.of('q1')!.content.probes).toEqual(['And how?']);
  });

  it('adds and removes levels, and brings back the anchors of a removed one', async () => {
    open();
    await choose(/Why is it slow/);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Senior' }));
    expect(drafts.of('q1')!.content.levels).toEqual({});
    await userEvent.click(screen.getByRole('button', { name: 'Add a level' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Senior' }));
    // What is written again is what was stored: nothing is left to save.
    expect(drafts.of('q1')).toBeUndefined();
    await userEvent.click(screen.getByRole('button', { name: 'Add a level' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Mid' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Mid: a 1 sounds like' }), 'Guesses.');
    expect(drafts.of('q1')!.content.levels).toMatchObject({ mid: { one: 'Guesses.' }, senior: written('the lock') });
  });

  it('copies the anchors of another level into an empty one, and counts them', async () => {
    open();
    await choose(/Why is it slow/);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a level' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Mid' }));
    await userEvent.click(screen.getByRole('button', { name: 'Copy from Senior' }));
    expect(drafts.of('q1')!.content.levels.mid).toEqual(written('the lock'));
    expect(screen.queryByRole('button', { name: /^Copy from/ }), 'nothing that is written is replaced').toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Mid: a 1 sounds like' }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Mid: a 3 sounds like' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Mid: a 3 sounds like' }), 'Guesses.');
    await screen.findByText('8 of 160');
    await expectAccessible();
  });

  it('saves and goes on to the next question of the list', async () => {
    const { questions, shell } = open();
    await choose(/Why is it slow/);
    await userEvent.type(await prompt(), ' Now.');
    await userEvent.keyboard('{Control>}{Shift>}S{/Shift}{/Control}');
    await waitFor(async () => expect((await prompt()).value).toBe('Tell me about a lock.'));
    expect(questions[0]!.versions.at(-1)!.prompt).toBe('Why is it slow? Now.');
    await userEvent.click(screen.getByRole('button', { name: /^Save and next/ }));
    await waitFor(async () => expect((await prompt()).value, 'without edits it only goes on').toBe('What does it print?'));
    expect(shell.count('edit_question')).toBe(1);
    await userEvent.clear(await prompt());
    await userEvent.click(screen.getByRole('button', { name: /^Save and next/ }));
    await screen.findByText(/The prompt is empty/);
    expect((await prompt()).value, 'what cannot be saved is not left').toBe('');
  });

  it('archives, restores and duplicates by key', async () => {
    const { questions } = open();
    await choose(/Why is it slow/);
    await prompt();
    await userEvent.keyboard('{Alt>}a{/Alt}');
    await waitFor(() => expect(questions[0]!.status).toBe('archived'));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Archived' }).checked).toBe(true));
    await userEvent.keyboard('{Alt>}a{/Alt}');
    await waitFor(() => expect(questions[0]!.status).toBe('ready'));
    await userEvent.keyboard('{Control>}d{/Control}');
    await waitFor(() => expect(questions).toHaveLength(4));
  });

  it('shows what a version changed and restores it', async () => {
    const { questions } = open();
    questions[0]!.versions.push(content('Why is it so slow?'));
    await choose(/Why is it/);
    await userEvent.click(await screen.findByRole('tab', { name: 'History (2)' }));
    await waitFor(() => expect(screen.getByText('so', { selector: 'ins' })).toBeTruthy());
    await userEvent.click(screen.getByRole('button', { name: /^Version 1 / }));
    await screen.findByText('This is the first version.');
    await userEvent.click(screen.getByRole('radio', { name: 'Current version' }));
    await screen.findByText(/From version 1 to version 2/);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: 'Restore version 1' }));
    await waitFor(() => expect(questions[0]!.versions).toHaveLength(3));
    expect(questions[0]!.versions[2]!.prompt).toBe('Why is it slow?');
  });
});
