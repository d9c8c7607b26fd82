import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, touch } from '../../ipc';
import { refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { content, fakeBank, written } from '../../test/bank';
import Builder from './Builder.svelte';

// These are whole stories on a large page: visibility of every element is not computed at each step.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 120_000 });

const prompts = [
  content('Why is it slow?'),
  content('Tell me about a lock.', { competency: 'c2', levels: { senior: { ...written('locks'), five: '' } } }),
  content('What does it print?'),
  content('For juniors only.', { levels: { junior: written('loops') } }),
];

async function open(questions: string[] = [], more?: Parameters<typeof fakeBank>[1]) {
  const bank = fakeBank(prompts.map((each) => structuredClone(each)), more);
  const id = (await commands.addSet('Backend', 'senior', 45)).made!;
  for (const question of questions) await commands.addItem(id, null, question, null);
  render(Builder, { params: { id } });
  await screen.findByRole('heading', { name: 'Backend' });
  const set = bank.sets[0]!;
  return { ...bank, set, ids: () => set.sections.map((section) => section.items.map((item) => item.question)) };
}
const title = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  start('set');
  window.addEventListener('keydown', onkey);
});
afterEach(() => window.removeEventListener('keydown', onkey));

describe('taking a set along', () => {
  it('exports it, and keeps the dialog with a sentence where that fails', async () => {
    const { shell, set } = await open(['q1'], { export_set: refuse('export', 'The disk is full; choose another place.') });
    await userEvent.click(screen.getByRole('button', { name: 'More for this set' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export question set' });
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Markdown' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Export' }));
    await screen.findByText('The disk is full; choose another place.');
    expect(shell.calls.find(({ command }) => command === 'export_set')!.args).toMatchObject({ id: set.id, format: 'markdown' });
  });
});

describe('picking questions', () => {
  it('starts with the questions for the level of the set, and adds by key and by double click, each once', async () => {
    const { ids, shell } = await open();
    await screen.findByText('3 questions found');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value.trim()).toBe('level:senior');
    await userEvent.keyboard('/{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(ids()).toEqual([['q1']]));
    await userEvent.click(screen.getByRole('option', { name: /What does it print/ }));
    expect(shell.count('add_item')).toBe(1);
    await userEvent.dblClick(screen.getByRole('option', { name: /What does it print/ }));
    await waitFor(() => expect(ids()).toEqual([['q1', 'q3']]));
    await screen.findByText(/12 of 35 min/);
    await waitFor(() => expect(screen.getByRole('option', { name: /What does it print/ }).textContent).toContain('In the set'));
    await userEvent.dblClick(screen.getByRole('option', { name: /What does it print/ }));
    expect(shell.count('add_item')).toBe(2);
    await expectAccessible();
  });
});

describe('typing faster than the bank answers', () => {
  it('adds from the answer to what was typed', async () => {
    const { ids, shell } = await open();
    await screen.findByText('3 questions found');
    const answer = await commands.searchQuestions('lock', 0, 200);
    let arrive: (() => void) | undefined;
    shell.answer('search_questions', () => new Promise((done) => (arrive = () => done(answer))));
    await userEvent.keyboard('/lock{Enter}{Enter}');
    await waitFor(() => expect(arrive).toBeDefined());
    expect(shell.count('add_item')).toBe(0);
    arrive!();
    await waitFor(() => expect(ids()).toEqual([['q2']]));
  });

  it('goes to a list that was not there yet, and back to the search where nothing is found', async () => {
    await open();
    const search = screen.getByRole('searchbox');
    await userEvent.keyboard('/nothing of the kind');
    await screen.findByText('No question matches');
    await userEvent.clear(search);
    await userEvent.keyboard('lock{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Tell me about a lock.'));
    await userEvent.keyboard('/zzz{Enter}');
    await screen.findByText('No question matches');
    await waitFor(() => expect(document.activeElement).toBe(search));
  });
});

describe('the order', () => {
  it('is changed by key across sections, and the focus goes with the question', async () => {
    const { ids, set } = await open(['q1', 'q3']);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a section' }));
    await waitFor(() => expect(set.sections).toHaveLength(2));
    (await title('What does it print?')).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(ids()).toEqual([['q3', 'q1'], []]));
    (await title('Why is it slow?')).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(ids()).toEqual([['q3'], ['q1']]));
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Why is it slow?'));
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent?.trim()).toBe('What does it print?');
  });

  it('is changed by menu, for whom neither key nor drag is right', async () => {
    const { ids } = await open(['q1', 'q3']);
    await userEvent.click(await screen.findByRole('button', { name: 'More for question 1' }));
    await userEvent.click(screen.getAllByRole('menuitem', { name: /^Move down/ })[0]!);
    await waitFor(() => expect(ids()).toEqual([['q3', 'q1']]));
  });

  it('is changed by drag', async () => {
    const { ids } = await open(['q1', 'q3']);
    await title('Why is it slow?');
    // jsdom has no layout: rows of 40 px, one below the other.
    const pane = document.querySelector<HTMLElement>('.set')!;
    const box = (top: number, height: number) => () => ({ left: 0, right: 400, top, bottom: top + height, height, width: 400 }) as DOMRect;
    pane.getBoundingClientRect = box(0, 500);
    document.querySelector<HTMLElement>('[data-section]')!.getBoundingClientRect = box(100, 100);
    document.querySelectorAll<HTMLElement>('[data-item]').forEach((each, at) => (each.getBoundingClientRect = box(100 + 40 * at, 40)));
    await fireEvent.pointerDown(document.querySelector('.grip')!, { clientX: 10, clientY: 110, button: 0 });
    await fireEvent.pointerMove(window, { clientX: 12, clientY: 190 });
    await fireEvent.pointerUp(window);
    await waitFor(() => expect(ids()).toEqual([['q3', 'q1']]));
  });

  it('loses a question by key, and the focus goes on to the next', async () => {
    const { ids } = await open(['q1', 'q3']);
    (await title('Why is it slow?')).focus();
    await userEvent.keyboard('{Delete}');
    await waitFor(() => expect(ids()).toEqual([['q3']]));
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('What does it print?'));
  });
});

describe('the terms', () => {
  it('are stored when they are left, and refused with a sentence at the number', async () => {
    const { set, shell } = await open(['q1']);
    const weight = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Weight of question 1' });
    await userEvent.clear(weight);
    await userEvent.type(weight, '0{Enter}');
    await screen.findByText('Enter a number above 0, up to 1000.');
    expect(shell.count('edit_item')).toBe(0);
    await userEvent.clear(weight);
    await userEvent.type(weight, '2,5');
    await userEvent.tab();
    await waitFor(() => expect(set.sections[0]!.items[0]!.weight).toBe(2.5));
    await userEvent.click(screen.getByRole('checkbox', { name: /^Required/ }));
    await waitFor(() => expect(set.sections[0]!.items[0]!.required).toBe(false));
  });

  it('of competencies fall back to the sum of the weights', async () => {
    const { set } = await open(['q1']);
    const weight = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Weight of Concurrency' });
    expect(weight.placeholder).toBe('1');
    await userEvent.type(weight, '3{Enter}');
    await waitFor(() => expect(set.rules.c1).toEqual({ weight: 3, minimum: null }));
    await userEvent.clear(weight);
    await userEvent.tab();
    await waitFor(() => expect(set.rules.c1).toEqual({ weight: null, minimum: null }));
  });

  it('of the proposal are refused by the workspace where they do not rise', async () => {
    await open(['q1'], { set_thresholds: refuse('thresholds', 'The thresholds of the proposal must rise from 1 to 5; set them in order.') });
    const yes = await screen.findByRole('textbox', { name: 'Yes from' });
    await userEvent.clear(yes);
    await userEvent.type(yes, '1{Enter}');
    await screen.findByText(/must rise from 1 to 5/);
  });
});

describe('the words to say', () => {
  const words = async () => within(await screen.findByRole('region', { name: 'Words to say' }));

  it('are read at rest, written in a form, and stored as they are typed', async () => {
    const { set, shell } = await open(['q1']);
    const part = await words();
    part.getByText('Say who you are.');
    expect(part.queryByRole('textbox'), 'a page is read more often than written').toBeNull();
    await userEvent.click(part.getByRole('button', { name: 'Edit' }));
    const field = part.getByRole<HTMLTextAreaElement>('textbox', { name: 'Introduction' });
    expect(document.activeElement).toBe(field);
    await expectAccessible();
    await userEvent.type(field, '{Enter}قل من أنت.');
    await waitFor(() => expect(set.words.introduction).toBe('Say who you are.\nقل من أنت.'));
    expect(set.words.close, 'the other texts are kept').toBe('Say what happens next.');
    const closing = part.getByRole<HTMLTextAreaElement>('textbox', { name: 'Closing words' });
    await userEvent.clear(closing);
    await userEvent.click(part.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(set.words.close).toBe(''));
    await part.findByText('Nothing to say yet.');
    expect(part.queryByRole('textbox')).toBeNull();
    expect(document.activeElement, 'the focus goes back to where the form came from').toBe(part.getByRole('button', { name: 'Edit' }));
    expect(shell.calls.filter(({ command }) => command === 'set_words').at(-1)!.args).toEqual({ id: set.id, words: set.words });
    await expectAccessible();
  });

  it('stay in the form with the reason where they are refused', async () => {
    await open(['q1'], { set_words: refuse('text', 'The introduction is too long.') });
    const part = await words();
    await userEvent.click(part.getByRole('button', { name: 'Edit' }));
    const field = part.getByRole<HTMLTextAreaElement>('textbox', { name: 'Introduction' });
    await userEvent.type(field, ' More.');
    await userEvent.click(part.getByRole('button', { name: 'Done' }));
    await part.findByText('The introduction is too long.');
    expect(field.value, 'nothing typed is lost').toBe('Say who you are. More.');
  });
});

describe('planned interviews on an older version', () => {
  it('are told and moved in one click', async () => {
    const { set, shell } = await open(['q1']);
    await commands.publishSet(set.id);
    set.planned_on_older = 2;
    touch(['set']);
    const strip = within(await screen.findByRole('status', { name: 'Older versions' }));
    strip.getByText('2 planned interviews still use an older version.');
    await expectAccessible();
    await userEvent.click(strip.getByRole('button', { name: 'Move them to version 1' }));
    await waitFor(() => expect(shell.calls.find(({ command }) => command === 'move_planned')!.args).toEqual({ set: set.id }));
    expect(toasts.all.at(-1)).toMatchObject({ text: '2 interviews moved to version 1.', action: { title: 'Undo' } });
    await waitFor(() => expect(screen.queryByRole('status', { name: 'Older versions' })).toBeNull());
  });

  it('are not mentioned while there are none', async () => {
    const { set } = await open(['q1']);
    await commands.publishSet(set.id);
    set.planned_on_older = 1;
    touch(['set']);
    await screen.findByText('1 planned interview still uses an older version.');
    set.planned_on_older = 0;
    touch(['set']);
    await waitFor(() => expect(screen.queryByText(/older version/)).toBeNull());
  });
});

describe('publishing', () => {
  it('says why not, leads to what is to be mended, and makes a version', async () => {
    const { set } = await open([]);
    expect((await screen.findByRole('button', { name: /^Publish/ })).title).toContain('no questions');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(set.versions).toHaveLength(0);
    await userEvent.dblClick(await screen.findByRole('option', { name: /Tell me about a lock/ }));
    const lack = await screen.findByRole('button', { name: /lacks anchors/ });
    await userEvent.click(lack);
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Tell me about a lock.'));
    await within(screen.getByRole('region', { name: 'Questions' })).findByText(/No anchor for a 5 at Senior yet/);
    await expectAccessible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(set.versions).toHaveLength(1));
    await screen.findByText('Nothing has changed since version 1 was published.');
    await userEvent.click(screen.getByRole('button', { name: 'Plan an interview' }));
    expect(route).toMatchObject({ screen: 'plan', params: { set: set.id } });
  });
});

describe('mending', () => {
  const lack = (mend: string, part: object = {}) => ({ blocks: false, sentence: `Mend the ${mend}.`, mend, item: null, competency: null, ...part });

  it('leads from each lack to the place where it is mended, by key and by click', async () => {
    const bank = await open(['q1']);
    const view = await commands.set(bank.set.id);
    const item = view.sections[0]!.items[0]!.id;
    const readiness = [
      lack('weight', { item }), lack('minutes', { item }), lack('thresholds'), lack('bank'), lack('slot'), lack('competency', { competency: 'c2' }),
    ];
    bank.shell.answer('set', () => ({ ...view, readiness }));
    touch(['set']);
    await screen.findByText('6 issues to fix');
    const places = [['textbox', 'Weight of question 1'], ['textbox', 'Minutes of question 1'], ['textbox', 'No from'], ['searchbox', 'Search questions']] as const;
    for (const [role, name] of places) {
      await userEvent.keyboard('m');
      await waitFor(() => expect(screen.getByRole(role, { name })).toBe(document.activeElement));
      (document.activeElement as HTMLElement).blur();
    }
    await userEvent.click(screen.getByRole('button', { name: 'Mend the slot.' }));
    await waitFor(() => expect((document.activeElement as HTMLInputElement).type).toBe('radio'));
    await userEvent.click(screen.getByRole('button', { name: 'Mend the competency.' }));
    const dialog = await screen.findByRole('dialog', { name: 'Fill from a blueprint' });
    expect(within(dialog).getByRole<HTMLSelectElement>('combobox', { name: 'Competency' }).value).toBe('c2');
  });
});

describe('a blueprint', () => {
  it('proposes with reasons; what is unchecked stays out, what is swapped goes in, all in one step', async () => {
    const { ids, shell } = await open(['q2']);
    await screen.findByText(/of 35 min/);
    await userEvent.keyboard('b');
    const dialog = await screen.findByRole('dialog', { name: 'Fill from a blueprint' });
    expect(document.activeElement).toBe(within(dialog).getByRole('combobox', { name: 'Competency' }));
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Competency' }), 'Concurrency');
    await within(dialog).findByText('6 of the 15 minutes.');
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Swap “Why is it slow?”' }));
    const other = await within(dialog).findByRole<HTMLInputElement>('checkbox', { name: /What does it print/ });
    await within(dialog).findByText(/1 question, 6 min. With them 12 of 35 min/);
    await userEvent.click(other);
    await within(dialog).findByText(/0 questions, 0 min/);
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Add' }).disabled).toBe(true);
    await userEvent.click(other);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(ids()).toEqual([['q2', 'q3']]));
    expect(shell.calls.filter(({ command }) => command.startsWith('add_item')).at(-1)).toMatchObject({ command: 'add_items', args: { questions: ['q3'] } });
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('What does it print?'));
  });

  it('says what it cannot fill, and adds rows', async () => {
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Blueprint' }));
    const dialog = await screen.findByRole('dialog', { name: 'Fill from a blueprint' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add a row' }));
    const second = within(dialog).getAllByRole('combobox', { name: 'Competency' })[1]!;
    await waitFor(() => expect(document.activeElement).toBe(second));
    await userEvent.selectOptions(second, 'Ownership');
    const minutes = within(dialog).getAllByRole('spinbutton', { name: 'Minutes' })[1]!;
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '2');
    await within(dialog).findByText('The bank has no question for it.');
  });
});

describe('sections', () => {
  it('move by key and by button, and the focus goes with them', async () => {
    const { set } = await open(['q1']);
    await userEvent.keyboard('a');
    await waitFor(() => expect(set.sections).toHaveLength(2));
    const second = set.sections[1]!.id;
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Title of section 2'));
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(set.sections[0]!.id).toBe(second));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Title of section 1'));
    await userEvent.click(screen.getByRole('button', { name: 'Move section 1 down' }));
    await waitFor(() => expect(set.sections[1]!.id).toBe(second));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Move section 1 up' }).disabled).toBe(true);
  });
});

describe('versions', () => {
  it('differ in words, the draft from the last and any from any, and say who was asked which', async () => {
    const texts = [prompts[0]!, { ...prompts[0]!, prompt: 'Why is it so slow?' }];
    const { shell } = await open(['q1'], {
      set_difference: ({ newer }) => [
        { sort: 'added', sentence: newer ? 'Between versions.' : 'Since the last one.', texts: null },
        { sort: 'text', sentence: '“Why is it slow?” says something else.', texts },
      ],
    });
    await userEvent.keyboard('d');
    expect(document.querySelector('dialog[open]')).toBeNull();
    const set = await commands.set((await commands.sets())[0]!.id);
    const version = (number: number, ...names: string[]) => ({
      id: `v${number}`, number, published: '2026-03-02T10:00:00Z', questions: 1, interviews: names.length,
      asked: names.map((name) => ({ interview: `i-${name}`, state: 'sealed', candidate_name: name, candidate_code: 'C-7K2M' })),
    });
    shell.answer('set', () => ({ ...set, versions: [version(2, 'نور الدين'), version(1)], changed: true }));
    touch(['set']);
    await userEvent.click(await screen.findByRole('button', { name: 'What changed since' }));
    const dialog = await screen.findByRole('dialog', { name: 'What changed' });
    await within(dialog).findByText('Since the last one.');
    expect(dialog.querySelector('ins')!.textContent).toContain('so');
    expect(within(dialog).getByText(/^With version 2:/).textContent).toContain('نور الدين');
    await expectAccessible();
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'From' }), 'Version 1');
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'To' }), 'Version 2');
    await within(dialog).findByText('Between versions.');
    await within(dialog).findByText('No interviews with version 1 yet.');
  });
});

it('keeps the heading of a section while it is typed', async () => {
  const { set } = await open(['q1']);
  const heading = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title of section 1' });
  await userEvent.type(heading, 'Python');
  await waitFor(() => expect(set.sections[0]!.title).toBe('Python'));
  expect(heading.value).toBe('Python');
  expect(within(screen.getByRole('region', { name: 'Python' })).getByText('1 question,', { exact: false })).toBeTruthy();
});

it('says so when the set is gone', async () => {
  fakeBank([], { set: refuse('gone', 'This question set is gone; it may have been taken back by undo.') });
  render(Builder, { params: { id: 'x' } });
  await screen.findByText(/This question set is gone/);
});
