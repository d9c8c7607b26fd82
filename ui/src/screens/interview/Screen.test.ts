import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerView, InterviewView, NoteKind, NoteView, Outcome, Rating } from '../../ipc';
import { followCandidate } from '../../frame/candidate.svelte';
import { changes, fakeShell } from '../../ipc/fake';
import { followKeys, onkey } from '../../state/keys.svelte';
import { followTyping } from '../../state/text-undo';
import { route, start } from '../../state/route.svelte';
import { saveAll } from '../../state/saving.svelte';
import { followClicks } from '../../state/settled';
import { expectAccessible } from '../../test/axe';
import { content } from '../../test/bank';
import { aNote, anAnswer, anInterview } from './sample';
import Screen from './Screen.svelte';

let view: InterviewView;
let full: boolean;
let shell: ReturnType<typeof fakeShell>;
let count = 0;

const answer = (id: unknown): AnswerView => view.answers.find((each) => each.id === id)!;
function change(id: unknown, part: Partial<AnswerView>) {
  view = { ...view, answers: view.answers.map((each) => (each.id === id ? { ...each, ...part } : each)) };
}
/** Changes the notes of a question or of a stage. */
function annotate(id: unknown, by: (notes: NoteView[]) => NoteView[]) {
  const noted = <T extends { id: string; notes: NoteView[] }>(each: T): T => (id === undefined || each.id === id ? { ...each, notes: by(each.notes) } : each);
  view = { ...view, answers: view.answers.map(noted), stages: view.stages.map(noted) };
}

type Answers = Parameters<typeof fakeShell>[0];

/** A full disk takes no write; what is there can still be read. */
function onDisk(answers: Answers): Answers {
  const reads = ['interview', 'on_screen', 'question', 'search_questions', 'marks', 'show_candidate_window'];
  const unlessFull = (answer: Answers[string]): Answers[string] => (args) => {
    if (full) throw { code: 'full', message: 'The disk is full.' };
    return answer(args);
  };
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, reads.includes(name) ? answer : unlessFull(answer)]));
}

/** Opens an interview in a shell that does what the workspace would. */
function open(part: Partial<InterviewView> = {}) {
  // The notebook outlives the screen: every test has an interview of its own.
  const id = `iv${++count}`;
  view = anInterview({ ...part, id });
  shell = fakeShell(onDisk({
    interview: () => view,
    step_interview: ({ step }) => {
      view = { ...view, state: step === 'pause' ? 'paused' : step === 'close' ? 'closed' : 'running', current: view.current ?? 'a1' };
      return changes(`${step} interview`, 'interview');
    },
    open_answer: (args) => {
      const left = view.current && answer(view.current);
      if (left && left.outcome === 'answered' && left.rating === null) change(left.id, { wants_rating: true });
      view = { ...view, current: String(args.answer), stages: view.stages.map((each) => (each.id === args.answer ? { ...each, opened: true } : each)) };
      if (answer(args.answer)?.outcome === 'not-asked') change(args.answer, { outcome: 'answered' });
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
      const note = aNote({ id: `n${++count}`, kind: args.kind as NoteKind, text: String(args.text) });
      annotate(args.answer, (notes) => [...notes, note]);
      return { ...changes('add note', 'answer'), made: note.id };
    },
    edit_note: (args) => {
      annotate(undefined, (notes) => notes.map((n) => (n.id === args.note ? { ...n, kind: args.kind as NoteKind, text: String(args.text) } : n)));
      return changes('edit note', 'answer');
    },
    remove_note: (args) => {
      annotate(undefined, (notes) => notes.filter(({ id: n }) => n !== args.note));
      return changes('remove note', 'answer');
    },
    confirm_mark: (args) => {
      annotate(undefined, (notes) => notes.map((n) => ({ ...n, marks: n.marks.filter(({ word }) => n.id !== args.note || word !== args.word) })));
      return changes('confirm marked word', 'answer');
    },
    end_interview: () => {
      view = { ...view, state: 'closed' };
      return changes('end interview', 'interview');
    },
    on_screen: () => null,
    question: () => ({ content: content('Which lock would you take first?') }),
    search_questions: () => ({ total: 1, rows: [row], problem: null }),
    marks: () => [],
    add_ad_hoc: (args) => {
      const made = anAnswer({ id: 'h1', ad_hoc: true, item: null, number: 2, title: String(args.prompt || row.title) });
      view = { ...view, answers: [view.answers[0]!, made, ...view.answers.slice(1)] };
      return { ...changes('add ad hoc question', 'interview', 'answer'), made: 'h1' };
    },
    show_candidate_window: ({ show }) => show,
  }));
  return render(Screen, { params: { id } });
}

const row = {
  id: 'q1',
  title: 'Which lock would you take first?',
  prompt: 'Which lock would you take first?',
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
const commands = () => shell.calls.map(({ command }) => command).filter((name) => !['interview', 'on_screen'].includes(name));

let stops: (() => void)[];
beforeEach(() => {
  full = false;
  start('interview', { id: 'iv' });
  window.addEventListener('keydown', onkey);
  stops = [followKeys(), followTyping(), followClicks(), () => window.removeEventListener('keydown', onkey)];
});
// What one test still has on its way must not land in the interview of the next.
afterEach(async () => {
  full = false;
  await saveAll();
  stops.forEach((stop) => stop());
});

const article = (name: string) => screen.findByRole('article', { name });
const focused = () => document.activeElement;

describe('before the start', () => {
  it('says whom and what, how the time is planned, and starts with Enter', async () => {
    open({ state: 'planned', current: null });
    const button = await screen.findByRole('button', { name: 'Start' });
    expect(focused()).toBe(button);
    expect(screen.getByRole('heading', { level: 1, name: 'Amara Okonkwo' })).toBeTruthy();
    expect(screen.getByText('Introduction').parentElement?.textContent).toContain('5 min');
    expect(screen.getByText('Everybody hears the same questions.'), 'the words of the set').toBeTruthy();
    expect(screen.getByRole('button', { name: 'Back' }), 'without the bar there is still a way back').toBeTruthy();
    await expectAccessible();
    await keys('{Enter}');
    expect(await note()).toBe(focused());
    expect(commands()).toEqual(['step_interview']);
  });

  it('names the day it is planned for, and draws the time to scale', async () => {
    open({ state: 'planned', current: null, planned: '2026-03-02T09:30:00.000Z' });
    const heading = await screen.findByRole('heading', { name: /^45 min, planned for/ });
    expect(heading.textContent).toMatch(/Mon.*2 Mar 2026.*\d\d:\d\d$/);
    const parts = [...heading.parentElement!.querySelectorAll<HTMLElement>('[aria-hidden=true] > span')];
    const said = [...heading.parentElement!.querySelectorAll('dd')].map(({ textContent }) => parseInt(textContent!, 10));
    expect(said, 'introduction, questions, candidate’s questions, closing words, unused').toEqual([5, 18, 5, 2, 15]);
    expect(parts.map(({ style }) => Number(style.flexGrow)), 'a minute is as wide in every part').toEqual(said);
  });

  it('can have its plan changed, or say that nobody came, as in the list', async () => {
    open({ state: 'planned', current: null });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: 'Change the plan…', hidden: true }));
    await screen.findByRole('dialog', { name: 'Change the plan' });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('menuitem', { name: 'No-show', hidden: true }));
    await waitFor(() => expect(shell.calls.find(({ command }) => command === 'end_interview')?.args).toEqual({ id: view.id, end: 'did-not-come', reason: '' }));
  });
});

describe('the steps', () => {
  it('lead from the introduction over the questions to the closing words, and then the interview is closed', async () => {
    open({ current: 's1', answers: [anAnswer({ outcome: 'not-asked' })] });
    await article('Introduction');
    expect(screen.getByText('Everybody hears the same questions.')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Rating' }), 'a stage is never rated').toBeNull();
    await user.click(screen.getByRole('button', { name: 'First question' }));
    await article('Question 1');
    await keys('{Alt>}3{/Alt}');
    await waitFor(() => expect(answer('a1').rating).toBe(3));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await article('Candidate’s questions');
    await keys('How big is the team?{Enter}');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Asked so far' })).toBeTruthy());
    expect(view.stages[1]?.notes.map(({ kind, text }) => [kind, text])).toEqual([['quote', 'How big is the team?']]);
    await user.click(screen.getByRole('button', { name: 'Closing words' }));
    await article('Closing words');
    await keys('{Control>}{Enter}{/Control}');
    expect(view.state, 'a held or repeated Next never closes the interview').toBe('running');
    await user.click(screen.getByRole('button', { name: 'Close the interview' }));
    await waitFor(() => expect([route.screen, route.params.id]).toEqual(['closing', view.id]));
  });

  it('keep the kinds of their notes apart: a remark in the introduction makes no remark of the first quote', async () => {
    open({ current: 's1' });
    await article('Introduction');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Remark' }).checked).toBe(true);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'First question' }));
    await article('Question 1');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Quote' }).checked).toBe(true);
  });

  it('end at the close also in an interview from before there were stages', async () => {
    open({ stages: [], answers: [anAnswer({ outcome: 'answered', rating: 3 })] });
    await note();
    expect(screen.getByRole('button', { name: 'Close the interview' })).toHaveProperty('disabled', false);
  });

  it('say which question still waits for a rating', async () => {
    open({ current: 's2', answers: [anAnswer({ outcome: 'answered', wants_rating: true })] });
    await article('Candidate’s questions');
    expect(screen.getByText(/Question 1 is still to rate/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /To rate/ })).toBeTruthy();
    await expectAccessible();
  });

  it('stay in sight, and nothing is laid out for that but when another step opens', async () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    open();
    const field = await note();
    const before = scrolled.mock.calls.length;
    await user.type(field, 'Drew it{Enter}');
    await keys('{Alt>}4{/Alt}');
    await waitFor(() => expect(answer('a1').rating).toBe(4));
    expect(scrolled.mock.calls.length, 'a note and a rating open no other step').toBe(before);
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(view.current).not.toBe('a1'));
    expect(scrolled.mock.calls.length).toBe(before + 1);
  });
});

describe('notes', () => {
  it('are stored as they are typed, line by line, each with its kind', async () => {
    open();
    const field = await note();
    await waitFor(() => expect(focused()).toBe(field));
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

  it('get what is typed right after a click: no control has the focus even for a moment', async () => {
    open();
    const field = await note();
    await waitFor(() => expect(focused()).toBe(field));
    const radio = screen.getByRole('radio', { name: '2' });
    // A label gives the focus to its radio while the click goes on, and the next key may come before anything else.
    radio.closest('label')!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    radio.focus();
    expect(focused(), 'a Space now is a space of the note').toBe(field);
    await new Promise((done) => setTimeout(done));
    radio.focus();
    expect(focused(), 'without a click, as with Tab, the focus goes where it is sent').toBe(radio);
  });

  it('are edited in place and removed when they are emptied', async () => {
    open({ answers: [anAnswer({ outcome: 'answered', notes: [aNote()] })] });
    const field = await note();
    await waitFor(() => expect(focused()).toBe(field));
    await keys('{ArrowUp}');
    const earlier = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Quote, noted at 1 minutes 15 seconds' });
    expect(focused()).toBe(earlier);
    await keys(' Always.{Alt>}r{/Alt}{Enter}');
    await waitFor(() => expect(answer('a1').notes[0]).toMatchObject({ kind: 'remark', text: 'They take turns. Always.' }));
    expect(focused()).toBe(await note());
    await user.clear(screen.getAllByRole('textbox')[0]!);
    await keys('{Enter}');
    await waitFor(() => expect(answer('a1').notes).toEqual([]));
    await waitFor(() => expect(screen.getAllByRole('textbox')).toHaveLength(1));
  });

  it('stay on the screen with the reason when they cannot be saved, also after another question, and are saved on trying again', async () => {
    open();
    full = true;
    await user.type(await note(), 'kept');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect(screen.getByText('Not saved')).toBeTruthy();
    await expectAccessible();
    await keys('{Alt>}g{/Alt}2{Enter}');
    await article('Question 2');
    await keys('{Alt>}{ArrowUp}{/Alt}');
    await article('Question 1');
    expect(screen.getByDisplayValue('kept')).toBeTruthy();
    full = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['kept']));
  });

  it('keep what an input method still held when one moves on', async () => {
    open();
    const field = await note();
    await user.type(field, 'said ');
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    // The input method hands over its word when the field loses the focus.
    field.addEventListener('blur', () => {
      field.value += '你好';
      field.dispatchEvent(new CompositionEvent('compositionend'));
    });
    await user.click(screen.getByRole('button', { name: /Tell me about a decision/ }));
    await article('Question 2');
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['said 你好']));
    expect((await note()).value, 'nothing of it is in the next question').toBe('');
  });
});

describe('marked words', () => {
  const marked = (id: string, text: string, word: string) => aNote({ id, text, marks: [{ start: text.indexOf(word), end: text.indexOf(word) + word.length, word }] });

  it('are underlined in the note and confirmed by a click that leaves the cursor in the note', async () => {
    open({ answers: [anAnswer({ outcome: 'answered', notes: [marked('n1', 'strong accent', 'accent')] })] });
    const field = await note();
    expect(document.querySelector('mark')?.textContent).toBe('accent');
    await user.click(screen.getByRole('button', { name: 'It is about the job: accent' }));
    await waitFor(() => expect(screen.queryByText(/about the job/)).toBeNull());
    expect(shell.calls.find(({ command }) => command === 'confirm_mark')?.args).toEqual({ note: 'n1', word: 'accent' });
    expect(focused()).toBe(field);
  });

  it('are confirmed by Alt+M one at a time, and never by a space typed into the note', async () => {
    open({ answers: [anAnswer({ outcome: 'answered', notes: [marked('n1', 'strong accent', 'accent'), marked('n2', 'a bit young', 'young')] })] });
    await note();
    await keys('{Alt>}m{/Alt}');
    await screen.findByRole('button', { name: 'It is about the job: accent' });
    await keys('and more words');
    expect(shell.count('confirm_mark'), 'words are words').toBe(1);
    expect((await note()).value).toBe('and more words');
    expect(screen.getByRole('button', { name: 'It is about the job: accent' }).tabIndex, 'no key press can land on it').toBe(-1);
  });
});

describe('ratings', () => {
  it('are given by key from the note and cleared; the anchors are there once, as their labels', async () => {
    open();
    await note();
    expect(screen.getAllByText('Weighs processes against native code.')).toHaveLength(1);
    await keys('{Alt>}4{/Alt}');
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: '4' }).checked).toBe(true));
    expect((await note()).value).toBe('');
    expect(screen.getAllByText('Weighs processes against native code.')).toHaveLength(1);
    await keys('{Alt>}0{/Alt}');
    await waitFor(() => expect(answer('a1').rating).toBeNull());
    await keys('{Alt>}x{/Alt}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Not assessed', pressed: true })).toBeTruthy());
    await keys('{Alt>}n{/Alt}');
    await waitFor(() => expect(answer('a1').outcome).toBe('no-answer'));
  });

  it('are given and gone on from in one stroke, stored first; after the last question nothing happens but the rating', async () => {
    open();
    await note();
    await keys('{Alt>}{Shift>}4{/Shift}{/Alt}');
    await article('Question 2');
    await waitFor(() => expect(shell.count('open_answer')).toBe(1));
    expect(commands().filter((name) => /rate_|open_/.test(name))).toEqual(['rate_answer', 'open_answer']);
    expect([answer('a1').rating, answer('a2').rating]).toEqual([4, null]);
    await keys('{Alt>}{Shift>}2{/Shift}{/Alt}');
    await article('Question 3');
    await keys('{Alt>}{Shift>}5{/Shift}{/Alt}');
    await waitFor(() => expect(answer('a3').rating).toBe(5));
    expect([view.current, view.state], 'it stays on the last question and never closes').toEqual(['a3', 'running']);
  });

  it('are asked for once, in the place of the rating, when one goes on without one; Next again means later', async () => {
    open();
    await user.type(await note(), 'They take turns');
    await keys('{Control>}{Enter}{/Control}');
    await screen.findByText('Rate before you go on?');
    expect(screen.getByRole('article', { name: 'Question 1' }), 'it does not move on').toBeTruthy();
    expect(focused()).toBe(await note());
    await expectAccessible();
    await keys('{Control>}{Enter}{/Control}');
    await article('Question 2');
    await keys('{Alt>}{ArrowUp}{/Alt}');
    await article('Question 1');
    await keys('{Control>}{Enter}{/Control}');
    await article('Question 2');
    expect(screen.queryByText('Rate before you go on?'), 'question 1 has asked once').toBeNull();
  });

  it.each([
    ['rated', { rating: 3 }],
    ['without an answer', { outcome: 'no-answer' }],
    ['not assessed', { not_assessed: true }],
    ['skipped', { outcome: 'skipped', skip_reason: 'No time left' }],
  ] as const)('are not asked for when the question is %s', async (_, part) => {
    open({ answers: [anAnswer({ outcome: 'answered', ...part }), anAnswer({ id: 'a2', number: 2 })] });
    await note();
    await keys('{Control>}{Enter}{/Control}');
    await article('Question 2');
  });
});

describe('words are words', () => {
  it.each([
    ['a probe', () => screen.getByRole('checkbox', { name: /each thread waited/ })],
    ['a signal', () => screen.getByRole('checkbox', { name: 'Names the lock' })],
    ['a rating', () => screen.getByRole('radio', { name: '4' })],
    ['a kind', () => screen.getByRole('radio', { name: 'Behaviour' })],
    ['No answer', () => screen.getByRole('button', { name: 'No answer' })],
    ['the answer guide', () => screen.getByRole('button', { name: 'Answer guide' })],
  ])('what is typed after a click on %s is the note', async (_, find) => {
    open();
    await note();
    await user.click(find());
    await waitFor(async () => expect(focused()).toBe(await note()));
    const before = commands().length;
    await keys('and 2 nobody knew about x');
    expect((await note()).value).toBe('and 2 nobody knew about x');
    await waitFor(() => expect(commands().slice(before).every((name) => /note/.test(name)), 'no command but storing the note').toBe(true));
    if (localStorage.getItem('guide-hidden') === 'yes') await keys('{Alt>}h{/Alt}');
  });

  it('takes digits in another reason for skipping as text', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}');
    await waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Another reason'));
    await expectAccessible();
    await keys('3 minutes left, no time{Enter}');
    await waitFor(() => expect(answer('a1').skip_reason).toBe('3 minutes left, no time'));
    await article('Question 2');
    const notes = shell.calls.filter(({ command, args }) => /_note$/.test(command) && JSON.stringify(args).includes('minutes left'));
    expect(notes, 'nothing of it became a note').toEqual([]);
  });

  it('does not take the Enter of an input method for the end of a line', async () => {
    open();
    const field = await note();
    await user.type(field, 'ni hao');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
    await waitFor(() => expect(answer('a1').notes.map(({ text }) => text)).toEqual(['ni hao']));
    expect(field.value, 'the line goes on').toBe('ni hao');
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
    await waitFor(() => expect(answer('a1').rating).toBe(4));
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
    open({ answers: anInterview().answers.map((each) => ({ ...each, rating: 3 as Rating })) });
    await user.type(await note(), 'last words');
    await keys('{Control>}{Enter}{/Control}');
    await article('Question 2');
    await waitFor(() => expect(commands()).toEqual(['add_note', 'open_answer']));
    expect(focused()).toBe(await note());
    expect((await note()).value).toBe('');
  });

  it.each([['Enter', { ctrlKey: true }], ['ArrowDown', { altKey: true }]] as const)('goes one question on for a held %s', async (key, how) => {
    open({ answers: anInterview().answers.map((each) => ({ ...each, rating: 3 as Rating })) });
    const down = (repeat: boolean) => focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, ...how, repeat, bubbles: true, cancelable: true }));
    await waitFor(async () => expect(focused()).toBe(await note()));
    down(false);
    await article('Question 2');
    for (let n = 0; n < 5; n++) down(true);
    await waitFor(() => expect(shell.count('open_answer')).toBe(1));
    expect(screen.getByRole('article', { name: 'Question 2' }), 'a held key never runs through the interview').toBeTruthy();
    window.dispatchEvent(new KeyboardEvent('keyup', { key, code: key }));
  });

  it.each([
    ['Next', () => screen.getByRole('button', { name: 'Next' })],
    ['a step', () => screen.getByRole('button', { name: /Tell me about a decision/ })],
    ['Pause', () => screen.getByRole('button', { name: 'Pause' })],
  ])('keeps the end of the note with its question when a click on %s overtakes the keys', async (name, find) => {
    open({ answers: anInterview().answers.map((each) => ({ ...each, rating: 3 as Rating })) });
    const field = await note();
    const target = find();
    await user.type(field, 'He found the lo');
    await user.click(target);
    expect(focused(), 'the cursor stays in the note').toBe(field);
    await keys('ck');
    await waitFor(() => expect(commands()).toContain(name === 'Pause' ? 'step_interview' : 'open_answer'));
    expect(answer('a1').notes.map(({ text }) => text)).toEqual(['He found the lock']);
    expect(answer('a2').notes).toEqual([]);
  });

  it('goes to a question by its number', async () => {
    open();
    await note();
    await keys('{Alt>}g{/Alt}3{Enter}');
    await article('Question 3');
    expect(shell.count('rate_answer')).toBe(0);
  });

  it('skips with a usual reason by arrow and Enter', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}{ArrowDown}{ArrowDown}{Enter}');
    await article('Question 2');
    expect(answer('a1')).toMatchObject({ outcome: 'skipped', skip_reason: 'Covered by another answer', rating: null });
  });

  it('does not skip after Escape', async () => {
    open();
    await note();
    await keys('{Alt>}s{/Alt}{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    await waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Note'));
    expect(answer('a1').outcome).toBe('answered');
  });

  it('adds a question from the bank, with the level filled in, and asks it', async () => {
    open();
    await note();
    await keys('{Alt>}a{/Alt}');
    expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search the bank' }).value).toBe('level:senior ');
    expect(screen.getByRole('group', { name: 'Rating' }), 'note and rating stay').toBeTruthy();
    await screen.findByRole('option');
    await expectAccessible();
    await keys('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe(screen.getByRole('option')));
    await keys('{Enter}');
    await screen.findByRole('button', { name: /Ad hoc/ });
    expect(shell.calls.find(({ command }) => command === 'add_ad_hoc')?.args).toMatchObject({ question: 'q1', prompt: '' });
    await waitFor(() => expect(view.current).toBe('h1'));
    await waitFor(async () => expect(focused()).toBe(await note()));
  });

  it('adds nothing from the bank, and stays where it is, for the Enter that confirms a word of an input method', async () => {
    open();
    await note();
    await keys('{Alt>}a{/Alt}');
    const option = await screen.findByRole('option');
    const search = screen.getByRole('searchbox', { name: 'Search the bank' });
    const confirm = async () => {
      focused()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
      // What a key leads to comes after it.
      await new Promise((done) => setTimeout(done));
    };
    expect(focused()).toBe(search);
    await confirm();
    expect(focused(), 'the search goes on').toBe(search);
    await keys('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe(option));
    await confirm();
    expect(focused()).toBe(option);
    expect([shell.count('add_ad_hoc'), view.current]).toEqual([0, 'a1']);
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
    expect(screen.getByText(/Paused. The clock is stopped/)).toBeTruthy();
    await expectAccessible();
    await keys('{Alt>}p{/Alt}');
    await screen.findByRole('button', { name: 'Pause' });
  });

  it('says after a long silence that the clock was stopped', async () => {
    open({ state: 'paused', resumed_from_gap: true });
    expect(await screen.findByText(/The clock was stopped because nothing happened/)).toBeTruthy();
  });

  it('tells the shell which interview is on the screen, and that none is when it is left', async () => {
    const { unmount } = open();
    await note();
    unmount();
    expect(shell.calls.filter(({ command }) => command === 'on_screen').map(({ args }) => args.interview)).toEqual([view.id, null]);
  });

  it('shows and hides the candidate’s window by one key', async () => {
    open();
    await note();
    const stop = followCandidate();
    await keys('{Alt>}w{/Alt}');
    await shell.candidateWindow(true);
    await screen.findByRole('button', { name: 'Hide the candidate window', pressed: true });
    await keys('{Alt>}w{/Alt}');
    await waitFor(() => expect(shell.calls.filter(({ command }) => command === 'show_candidate_window').map(({ args }) => args.show)).toEqual([true, false]));
    await shell.candidateWindow(false);
    stop();
  });
});

describe('while the disk is full', () => {
  const stored = () => shell.calls.filter(({ command }) => !['interview', 'on_screen'].includes(command));

  it('the conversation goes through all questions and back, and everything is stored in order afterwards', async () => {
    open();
    await note();
    full = true;
    await keys('They take turns{Enter}{Alt>}4{/Alt}{Control>}2{/Control}{Control>}{Enter}{/Control}');
    await article('Question 2');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect(screen.getByRole('button', { name: /rated 4/ }), 'the rating is in the list of steps').toBeTruthy();
    await keys('Went back{Alt>}x{/Alt}');
    expect(screen.getByRole('button', { name: 'Not assessed', pressed: true })).toBeTruthy();
    await keys('{Alt>}{ArrowDown}{/Alt}');
    await article('Question 3');
    await keys('{Alt>}s{/Alt}{ArrowDown}{Enter}');
    await article('Candidate’s questions');
    await keys('{Alt>}g{/Alt}1{Enter}');
    await article('Question 1');
    expect(screen.getByDisplayValue('They take turns'), 'an earlier note can be read').toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Claims asyncio/ }).checked, 'and the tick').toBe(true);
    await keys('One more{Alt>}p{/Alt}');
    await screen.findByRole('button', { name: 'Resume' });
    expect([view.state, view.current, answer('a1').rating], 'nothing of it could be stored').toEqual(['running', 'a1', null]);
    expect(screen.getByText('Not saved', { selector: '[aria-hidden]' })).toBeTruthy();
    await expectAccessible();
    full = false;
    const before = stored().length;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(stored().slice(before).map(({ command }) => command)).toEqual([
      'add_note', 'rate_answer', 'tick_signal', 'open_answer', 'add_note', 'set_not_assessed', 'open_answer', 'set_outcome', 'open_answer', 'open_answer', 'add_note', 'step_interview',
    ]);
    expect(view).toMatchObject({ state: 'paused', current: 'a1' });
    expect(view.answers.map(({ rating, not_assessed, outcome, notes }) => [rating, not_assessed, outcome, notes.map(({ text }) => text)])).toEqual([
      [4, false, 'answered', ['They take turns', 'One more']],
      [null, true, 'answered', ['Went back']],
      [null, false, 'skipped', []],
    ]);
  });

  it('a question can be added and asked, and closing waits for the disk', async () => {
    open();
    await note();
    full = true;
    await keys('{Alt>}a{/Alt}');
    await user.type(screen.getByRole('textbox', { name: 'A question of your own' }), 'Why this job?{Enter}');
    await article('Question 2');
    expect(screen.getByRole('button', { name: /Why this job\?.*Ad hoc/ })).toBeTruthy();
    await waitFor(async () => expect(focused()).toBe(await note()));
    await keys('For the people{Enter}{Alt>}5{/Alt}{Alt>}c{/Alt}');
    expect(await screen.findByText('The interview closes as soon as everything is saved.')).toBeTruthy();
    expect(route.screen).toBe('interview');
    full = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(route.screen).toBe('closing'));
    expect(answer('h1')).toMatchObject({ rating: 5, notes: [{ text: 'For the people' }] });
  });

  it('says so where it helps: the reason, trying again, and the way into another file', async () => {
    open();
    await note();
    full = true;
    let asked = 0;
    shell.answer('save_copy', () => {
      asked++;
      full = false;
      return { version: '0.1.0', path: '/media/stick/copy.evenhand', bytes: 4096 };
    });
    await keys('{Alt>}3{/Alt}');
    const strip = within(await screen.findByRole('alert'));
    expect(strip.getByRole('button', { name: 'Try again' })).toBeTruthy();
    await user.click(strip.getByRole('button', { name: 'Save everything to another file…' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect([asked, answer('a1').rating], 'what was waiting landed in the new file').toEqual([1, 3]);
  });
});

it('rates by mouse and goes on at once without being asked for the rating', async () => {
  open();
  await note();
  let store: (() => void) | undefined;
  shell.answer('rate_answer', () => new Promise((done) => (store = () => done(changes('rate answer', 'answer')))));
  await user.click(screen.getByRole('radio', { name: '4' }));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await article('Question 2');
  expect(screen.queryByText('Rate before you go on?')).toBeNull();
  store?.();
});

it('takes Alt+P twice in a row for a pause and a resume, however slow the disk is', async () => {
  open();
  await note();
  const steps: unknown[] = [];
  const answers: (() => void)[] = [];
  shell.answer('step_interview', ({ step }) => {
    steps.push(step);
    return new Promise((done) => answers.push(() => done(changes(`${step} interview`, 'interview'))));
  });
  await keys('{Alt>}p{/Alt}{Alt>}p{/Alt}');
  await waitFor(() => expect(answers).toHaveLength(1));
  answers[0]!();
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[1]!();
  expect(steps).toEqual(['pause', 'resume']);
});

describe('ending', () => {
  const choose = async (title: string) => {
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: title, hidden: true }));
  };

  it('early needs a reason, keeps what was typed, and leads to the closing page', async () => {
    open();
    await user.type(await note(), 'until here');
    await choose('End early…');
    await waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Reason'));
    await keys('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('why it ends early');
    expect(shell.count('end_interview')).toBe(0);
    await expectAccessible();
    await keys('Fire alarm{Enter}');
    await waitFor(() => expect([route.screen, route.params.id]).toEqual(['closing', view.id]));
    expect(shell.calls.find(({ command }) => command === 'end_interview')?.args).toEqual({ id: view.id, end: 'early', reason: 'Fire alarm' });
    expect(answer('a1').notes.map(({ text }) => text)).toEqual(['until here']);
  });

  it('because the candidate withdrew needs none, and can be left again', async () => {
    open();
    await note();
    await choose('The candidate withdrew…');
    await keys('{Escape}');
    await waitFor(async () => expect(focused()).toBe(await note()));
    await choose('The candidate withdrew…');
    await user.click(screen.getByRole('button', { name: 'The candidate withdrew' }));
    await waitFor(() => expect(route.screen).toBe('closing'));
    expect(shell.calls.find(({ command }) => command === 'end_interview')?.args).toMatchObject({ end: 'withdrew', reason: '' });
  });
});

it('leads on to the closing page when the interview is over, and says why one cannot be shown', async () => {
  open({ state: 'closed' });
  await user.click(await screen.findByRole('button', { name: 'Closing page' }));
  expect(route.screen).toBe('closing');
});
