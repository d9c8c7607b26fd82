import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerView, InterviewView, NoteKind, Outcome, Rating } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { followKeys, onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { followTyping } from '../../state/text-undo';
import { expectAccessible } from '../../test/axe';
import { aNote, anAnswer, anInterview } from './sample';
import Screen from './Screen.svelte';

let view: InterviewView;
let full: boolean;
let shell: ReturnType<typeof fakeShell>;
let count = 0;
let stops: (() => void)[];

const answer = (id: unknown): AnswerView => view.answers.find((each) => each.id === id)!;
function change(id: unknown, part: Partial<AnswerView>) {
  view = { ...view, answers: view.answers.map((each) => (each.id === id ? { ...each, ...part } : each)) };
}

/** Opens an interview in a shell that does what the workspace would. */
function open(part: Partial<InterviewView> = {}) {
  // The notebook outlives the screen: every test has an interview of its own.
  const id = `iv${++count}`;
  view = anInterview({ ...part, id });
  shell = fakeShell({
    interview: () => view,
    step_interview: ({ step }) => {
      view = { ...view, state: step === 'pause' ? 'paused' : step === 'close' ? 'closed' : 'running', current: view.current ?? 'a1' };
      return changes(`${step} interview`, 'interview');
    },
    open_answer: (args) => {
      const left = view.current;
      if (left && answer(left).outcome === 'answered' && answer(left).rating === null) change(left, { wants_rating: true });
      view = { ...view, current: String(args.answer) };
      if (answer(args.answer).outcome === 'not-asked') change(args.answer, { outcome: 'answered' });
      return changes('', 'interview', 'answer');
    },
    rate_answer: (args) => {
      change(args.answer, { rating: args.rating as Rating | null, wants_rating: false });
      return changes('rate answer', 'answer');
    },
    set_not_assessed: (args) => {
      change(args.answer, { not_assessed: Boolean(args.notAssessed), wants_rating: false });
      return changes('mark as not assessed', 'answer');
    },
    set_outcome: (args) => {
      change(args.answer, { outcome: args.outcome as Outcome, skip_reason: String(args.reason), wants_rating: false });
      return changes('skip question', 'answer');
    },
    tick_signal: (args) => {
      const signals = answer(args.answer).signals.map((each, at) => (at === args.signal ? { ...each, ticked: Boolean(args.ticked) } : each));
      change(args.answer, { signals });
      return changes('tick signal', 'answer');
    },
    use_probe: (args) => {
      change(args.answer, { probes: answer(args.answer).probes.map((each) => ({ ...each, used: Boolean(args.used) })) });
      return changes('mark probe as used', 'answer');
    },
    add_note: (args) => {
      if (full) throw { code: 'full', message: 'The disk is full.' };
      const note = aNote({ id: `n${++count}`, kind: args.kind as NoteKind, text: String(args.text) });
      change(args.answer, { notes: [...answer(args.answer).notes, note] });
      return { ...changes('add note', 'answer'), made: note.id };
    },
    edit_note: (args) => {
      for (const each of view.answers) {
        change(each.id, { notes: each.notes.map((n) => (n.id === args.note ? { ...n, kind: args.kind as NoteKind, text: String(args.text) } : n)) });
      }
      return changes('edit note', 'answer');
    },
    remove_note: (args) => {
      for (const each of view.answers) change(each.id, { notes: each.notes.filter(({ id: n }) => n !== args.note) });
      return changes('remove note', 'answer');
    },
    confirm_mark: () => {
      for (const each of view.answers) change(each.id, { notes: each.notes.map((n) => ({ ...n, marks: [] })) });
      return changes('confirm marked word', 'answer');
    },
    search_questions: () => ({ total: 1, rows: [row], problem: null }),
    marks: () => [],
    add_ad_hoc: (args) => {
      const made = anAnswer({ id: 'h1', ad_hoc: true, item: null, number: 2, title: String(args.prompt || row.title) });
      view = { ...view, answers: [view.answers[0]!, made, ...view.answers.slice(1)] };
      return { ...changes('add ad hoc question', 'interview', 'answer'), made: 'h1' };
    },
    show_candidate_window: ({ show }) => show,
  });
  render(Screen, { params: { id } });
}

const row = {
  id: 'q1',
  title: 'Which lock would you take first?',
  kind: 'knowledge',
  competency: 'Concurrency',
  levels: ['senior'],
  anchored: ['senior'],
  topics: ['gil'],
  minutes: 5,
  status: 'ready',
  bank: true,
};

const user = userEvent.setup();
const keys = (text: string) => user.keyboard(text);
const note = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
const commands = () => shell.calls.map(({ command }) => command).filter((name) => name !== 'interview');

beforeEach(() => {
  full = false;
  start('interview', { id: 'iv' });
  window.addEventListener('keydown', onkey);
  stops = [followKeys(), followTyping(), () => window.removeEventListener('keydown', onkey)];
});
afterEach(() => stops.forEach((stop) => stop()));

describe('before the start', () => {
  it('says whom and what, how the time is laid out, and starts with Enter', async () => {
    open({ state: 'planned', current: null });
    const button = await screen.findByRole('button', { name: 'Start' });
    expect(document.activeElement).toBe(button);
    expect(screen.getByRole('heading', { level: 1, name: 'Amara Okonkwo' })).toBeTruthy();
    expect(screen.getByText('Introduction').parentElement?.textContent).toContain('5 min');
    await expectAccessible();
    await keys('{Enter}');
    expect(await note()).toBe(document.activeElement);
    expect(commands()).toEqual(['step_interview']);
  });
});

describe('notes', () => {
  it('are stored as they are typed, line by line, each with its kind', async () => {
    open();
    const field = await note();
    await waitFor(() => expect(document.activeElement).toBe(field));
    await keys('They take turns{Enter}{Alt>}b{/Alt}Drew it{Enter}');
    await waitFor(() => expect(answer('a1').notes.map(({ kind, text }) => [kind, text])).toEqual([['quote', 'They take turns'], ['behaviour', 'Drew it']]));
    const list = screen.getByRole('list', { name: 'Notes' });
    expect(within(list).getAllByRole('textbox').map((each) => (each as HTMLTextAreaElement).value)).toEqual(['They take turns', 'Drew it']);
    expect(field.value).toBe('');
    await expectAccessible();
  });

  it('stay what was typed while answers of the workspace come in', async () => {
    open();
    const field = await note();
    await user.type(field, 'half a sen');
    await waitFor(() => expect(shell.count('add_note')).toBe(1));
    await user.type(field, 'tence');
    await shell.changed(['answer']);
    expect(field.value).toBe('half a sentence');
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['half a sentence']));
  });

  it('are edited in place and taken out when they are emptied', async () => {
    open({ answers: [anAnswer({ outcome: 'answered', notes: [aNote()] })] });
    const field = await note();
    await waitFor(() => expect(document.activeElement).toBe(field));
    await keys('{ArrowUp}');
    const earlier = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Quote, noted at 1 minutes 15 seconds' });
    expect(document.activeElement).toBe(earlier);
    await keys(' Always.{Alt>}r{/Alt}{Enter}');
    await waitFor(() => expect(answer('a1').notes[0]).toMatchObject({ kind: 'remark', text: 'They take turns. Always.' }));
    expect(document.activeElement).toBe(await note());
    await user.clear(screen.getAllByRole('textbox')[0]!);
    await keys('{Enter}');
    await waitFor(() => expect(answer('a1').notes).toEqual([]));
    await waitFor(() => expect(screen.getAllByRole('textbox')).toHaveLength(1));
  });

  it('stay on the screen with the reason when they cannot be stored, also after another question', async () => {
    open();
    full = true;
    await user.type(await note(), 'kept');
    expect(await screen.findAllByText('Not saved. The disk is full.')).toBeTruthy();
    expect(screen.getByText('The disk is full.')).toBeTruthy();
    await keys('{Control>}{Enter}{/Control}');
    await screen.findByRole('article', { name: 'Question 2' });
    await keys('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByRole('article', { name: 'Question 1' });
    expect(screen.getByDisplayValue('kept')).toBeTruthy();
  });

  it('show marked words, and take a confirmation', async () => {
    const marked = aNote({ text: 'strong accent', marks: [{ start: 7, end: 13, word: 'accent' }] });
    open({ answers: [anAnswer({ outcome: 'answered', notes: [marked] })] });
    await user.click(await screen.findByRole('button', { name: 'It is about the job: accent' }));
    await waitFor(() => expect(screen.queryByText(/is it about the job/)).toBeNull());
    expect(shell.calls.find(({ command }) => command === 'confirm_mark')?.args).toEqual({ note: 'n1', word: 'accent' });
  });
});

describe('ratings', () => {
  it('are given by key in the note, and cleared', async () => {
    open();
    await note();
    await keys('{Alt>}4{/Alt}');
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: '4' }).checked).toBe(true));
    expect((await note()).value).toBe('');
    await keys('{Alt>}5{/Alt}');
    await waitFor(() => expect(answer('a1').rating).toBe(5));
    expect(screen.getAllByText('Weighs processes against native code.').length).toBeGreaterThan(0);
    await keys('{Alt>}0{/Alt}');
    await waitFor(() => expect(answer('a1').rating).toBeNull());
    await keys('{Alt>}x{/Alt}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Not assessed', pressed: true })).toBeTruthy());
    await keys('{Alt>}n{/Alt}');
    await waitFor(() => expect(answer('a1').outcome).toBe('no-answer'));
  });

  it('are given and gone on from in one stroke, stored before the next question is opened; the last one stays', async () => {
    open();
    await note();
    await keys('{Alt>}{Shift>}4{/Shift}{/Alt}');
    await screen.findByRole('article', { name: 'Question 2' });
    await waitFor(() => expect(shell.count('open_answer')).toBe(1));
    expect(shell.calls.map(({ command }) => command).filter((name) => /rate_|open_/.test(name))).toEqual(['rate_answer', 'open_answer']);
    expect([answer('a1').rating, answer('a2').rating]).toEqual([4, null]);
    expect(screen.queryByRole('group', { name: 'Rate question 1' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Rate 2 and go on' }));
    await screen.findByRole('article', { name: 'Question 3' });
    await user.click(screen.getByRole('button', { name: 'Rate 5 and stay' }));
    await waitFor(() => expect(answer('a3').rating).toBe(5));
    expect(route.screen, 'the candidate is still there').toBe('interview');
    expect([answer('a2').rating, answer('a3').rating]).toEqual([2, 5]);
  });

  it('are asked for once, quietly, when a question is left without one', async () => {
    open();
    await note();
    await keys('{Control>}{Enter}{/Control}');
    const ask = await screen.findByRole('group', { name: 'Rate question 1' });
    expect(document.activeElement).toBe(await note());
    await expectAccessible(ask);
    await user.click(screen.getByRole('button', { name: 'Rate question 1 with 3' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Rate question 1' })).toBeNull());
    expect([answer('a1').rating, answer('a2').rating]).toEqual([3, null]);
    await keys('{Control>}{Enter}{/Control}');
    await screen.findByRole('group', { name: 'Rate question 2' });
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Rate question 2' })).toBeNull());
  });
});

describe('words', () => {
  it('end in the note, whatever was clicked before', async () => {
    open();
    const field = await note();
    await user.click(screen.getByRole('checkbox', { name: /each thread waited/ }));
    await keys('and nobody knew about the closing');
    await user.click(screen.getByRole('radio', { name: '4' }));
    await keys(', 2 patients in bay 1?');
    expect(field.value).toBe('and nobody knew about the closing, 2 patients in bay 1?');
    expect(screen.queryByRole('searchbox'), 'the bank stays shut').toBeNull();
    expect(commands().filter((name) => name === 'step_interview'), 'nothing was paused').toEqual([]);
    expect(answer('a1').rating).toBe(4);
  });

  it('come back by Ctrl+Z after they were typed over, and are stored', async () => {
    open();
    const field = await note();
    await user.type(field, 'He measured first, found the lock');
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['He measured first, found the lock']));
    await keys('{Control>}a{/Control}');
    field.select();
    await keys('x');
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['x']));
    await keys('{Control>}z{/Control}');
    expect(field.value).toBe('He measured first, found the lock');
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['He measured first, found the lock']));
  });

  it('typed with AltGr on Windows, or confirmed in an input method, run nothing', async () => {
    open();
    const field = await note();
    for (const [key, code] of [['ć', 'KeyC'], ['ą', 'KeyA'], ['@', 'Digit2'], ['[', 'Digit5']] as const) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, code, altKey: true, ctrlKey: true, bubbles: true }));
    }
    expect(commands()).toEqual([]);
    await user.type(field, 'ni');
    for (const ctrlKey of [true, false]) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey, keyCode: 229, bubbles: true }));
    }
    await waitFor(() => expect(shell.count('add_note')).toBe(1));
    expect(field.value, 'the word is confirmed, the note goes on').toBe('ni');
    expect(commands()).toEqual(['add_note']);
  });
});

describe('moving on', () => {
  it('stores the note before the next question is opened, and puts the cursor into its note', async () => {
    open();
    await user.type(await note(), 'last words');
    await keys('{Control>}{Enter}{/Control}');
    await screen.findByRole('article', { name: 'Question 2' });
    await waitFor(() => expect(commands()).toEqual(['add_note', 'open_answer']));
    expect(document.activeElement).toBe(await note());
    expect((await note()).value).toBe('');
  });

  it('goes to a question by its number', async () => {
    open();
    await note();
    await keys('{Alt>}g{/Alt}3{Enter}');
    await screen.findByRole('article', { name: 'Question 3' });
    expect(shell.count('rate_answer')).toBe(0);
    expect(screen.getByRole('button', { name: /Last question|Next question/ })).toHaveProperty('disabled', true);
  });

  it('skips with a reason by one digit', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}');
    await expectAccessible();
    await keys('1');
    await screen.findByRole('article', { name: 'Question 2' });
    expect(answer('a1')).toMatchObject({ outcome: 'skipped', skip_reason: 'No time left' });
    expect(answer('a1').rating).toBeNull();
  });

  it('never takes the digit of a reason for a rating', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}');
    screen.getByRole('button', { name: 'Keep it' }).focus();
    await keys('2');
    await waitFor(() => expect(answer('a1').skip_reason).toBe('Covered by another answer'));
    expect(shell.count('rate_answer')).toBe(0);
  });

  it('skips with a reason of its own, or not at all', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Note'));
    await keys('{Alt>}s{/Alt}');
    await user.type(screen.getByRole('textbox', { name: 'Another reason' }), 'Fire drill 2{Enter}');
    await waitFor(() => expect(answer('a1').skip_reason).toBe('Fire drill 2'));
  });

  it('adds a question from the bank, with the level filled in', async () => {
    open();
    await note();
    await keys('{Alt>}a{/Alt}');
    expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search the bank' }).value).toBe('level:senior ');
    await screen.findByRole('option');
    await expectAccessible();
    await keys('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('option')));
    await keys('{Enter}');
    await screen.findByRole('button', { name: /ad hoc, to come/ });
    expect(shell.calls.find(({ command }) => command === 'add_ad_hoc')?.args).toMatchObject({ question: 'q1', prompt: '' });
    expect(document.activeElement).toBe(await note());
  });

  it('adds a question that was typed', async () => {
    open();
    await note();
    await keys('{Alt>}a{/Alt}');
    await user.type(screen.getByRole('textbox', { name: 'A question of your own' }), 'Why this job?{Enter}');
    await waitFor(() => expect(answer('h1').title).toBe('Why this job?'));
  });
});

describe('while listening', () => {
  it('ticks signals and probes by key, and hides the guide', async () => {
    open();
    await note();
    await keys('{Control>}2{/Control}{Control>}{Shift>}1{/Shift}{/Control}');
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Claims asyncio/ }).checked).toBe(true));
    expect(screen.getByRole('checkbox', { name: /Red flag Claims asyncio/ })).toBeTruthy();
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /each thread waited/ }).checked).toBe(true));
    expect(screen.getByText('One lock per interpreter')).toBeTruthy();
    await keys('{Alt>}h{/Alt}');
    await waitFor(() => expect(screen.queryByText('One lock per interpreter')).toBeNull());
    await keys('{Alt>}h{/Alt}');
  });

  it('pauses after storing, says so, and goes on', async () => {
    open();
    await user.type(await note(), 'before the break');
    await keys('{Alt>}p{/Alt}');
    await screen.findByRole('button', { name: 'Resume' });
    expect(commands()).toEqual(['add_note', 'step_interview']);
    expect(screen.getByText('Paused; the clock stands')).toBeTruthy();
    await keys('{Alt>}p{/Alt}');
    await screen.findByRole('button', { name: 'Pause' });
  });

  it('says after a crash that the clock stands', async () => {
    open({ state: 'paused', resumed_from_gap: true });
    expect(await screen.findByText(/Evenhand was shut/)).toBeTruthy();
  });

  it('opens the candidate window, and closes it with the interview', async () => {
    open();
    await note();
    await keys('{Alt>}w{/Alt}');
    await waitFor(() => expect(shell.count('show_candidate_window')).toBe(1));
    await keys('{Alt>}c{/Alt}');
    await waitFor(() => expect([route.screen, route.params.id]).toEqual(['closing', view.id]));
    expect(shell.calls.filter(({ command }) => command === 'show_candidate_window').map(({ args }) => args.show)).toEqual([true, false]);
  });
});

it('leads on to the closing page when the interview is over, and says why one cannot be shown', async () => {
  open({ state: 'closed' });
  await user.click(await screen.findByRole('button', { name: 'Closing page' }));
  expect(route.screen).toBe('closing');
});
