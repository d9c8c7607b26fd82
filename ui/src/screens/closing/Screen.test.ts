import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerView, ClosingTexts, Decision, InterviewView, NoteKind, Rating } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { expectAccessible } from '../../test/axe';
import { anAnswer, aNote } from '../interview/sample';
import { aClosing } from './sample';
import Screen from './Screen.svelte';

let answers: AnswerView[];
let state: InterviewView['state'];
let texts: ClosingTexts;
let decision: Decision | null;
let reason: string;
let marked: string[];
let shell: ReturnType<typeof fakeShell>;
let count = 0;

const change = (id: unknown, part: Partial<AnswerView>) =>
  (answers = answers.map((each) => (each.id === id ? { ...each, ...part } : each)));

function open() {
  const id = `closing${++count}`;
  shell = fakeShell({
    closing: () => ({ ...aClosing({ id, answers, state, texts, decision, reason }), marked_words: marked }),
    confirm_text_mark: (args) => {
      marked = marked.filter((word) => word !== args.word);
      return changes('confirm word', 'interview');
    },
    rate_answer: (args) => {
      change(args.answer, { rating: args.rating as Rating | null, not_assessed: false });
      return changes('rate answer', 'answer');
    },
    set_not_assessed: (args) => {
      change(args.answer, { not_assessed: Boolean(args.notAssessed), rating: null });
      return changes('mark as not assessed', 'answer');
    },
    add_note: (args) => {
      const note = aNote({ id: `n${++count}`, kind: args.kind as NoteKind, text: String(args.text) });
      change(args.answer, { notes: [...answers.find((each) => each.id === args.answer)!.notes, note] });
      return { ...changes('add note', 'answer'), made: note.id };
    },
    write_closing: (args) => {
      texts = args.texts as ClosingTexts;
      return changes('edit summary', 'interview');
    },
    decide: (args) => {
      decision = args.decision as Decision | null;
      reason = String(args.reason);
      return changes('decide', 'interview');
    },
    export_scorecard: () => ({ path: '/tmp/scorecard.pdf', remark: '' }),
    step_interview: () => {
      state = 'paused';
      return changes('reopen interview', 'interview');
    },
  });
  render(Screen, { params: { id } });
}

const user = userEvent.setup();
const keys = (text: string) => user.keyboard(text);

beforeEach(() => {
  state = 'closed';
  texts = { strengths: '', concerns: '', summary: '' };
  decision = null;
  reason = '';
  marked = [];
  answers = [
    anAnswer({ id: 'a1', number: 1, title: 'Two threads', outcome: 'answered', notes: [aNote()] }),
    anAnswer({ id: 'a2', number: 2, title: 'A reversal', outcome: 'answered' }),
    anAnswer({ id: 'a3', number: 3, title: 'A skipped one', outcome: 'skipped', skip_reason: 'No time left' }),
  ];
  start('closing', { id: 'c' });
  window.addEventListener('keydown', onkey);
});
afterEach(() => window.removeEventListener('keydown', onkey));

describe('closing', () => {
  it('leads by key from the unrated answers over evidence and texts to the decision and the scorecard', async () => {
    open();
    await screen.findByRole('article', { name: 'Two threads' });
    expect(screen.getByRole('list', { name: 'Notes' })).toBeTruthy();
    expect(screen.getByText(/The result shows once/)).toBeTruthy();
    await keys('4');
    await waitFor(() => expect(answers[0]?.rating).toBe(4));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByRole('button', { name: /A reversal/, expanded: true })).toBeTruthy());
    await keys('{Alt>}3{/Alt}');
    await waitFor(() => expect(answers[1]?.rating).toBe(3));
    await screen.findByText('3.5', { selector: 'b' });
    expect(screen.getByText('no evidence noted')).toBeTruthy();
    await keys('{Alt>}b{/Alt}Went back');
    await waitFor(() => expect(answers[1]?.notes).toMatchObject([{ kind: 'behaviour', text: 'Went back' }]));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Strengths' })));
    await keys('Calm.');
    await waitFor(() => expect(texts.strengths).toBe('Calm.'));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'No decision' })));
    await user.click(screen.getByRole('radio', { name: /^Yes/ }));
    await waitFor(() => expect([decision, reason]).toEqual(['yes', '']));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(route.screen).toBe('scorecard'));
  });

  it('leads by its first button, too, and offers the export first once nothing is missing', async () => {
    answers = [anAnswer({ id: 'a1', title: 'Two threads', outcome: 'answered' })];
    open();
    const first = () => document.querySelector('.primary')?.textContent?.trim();
    const onwards = await screen.findByRole('button', { name: /^Next open point/ });
    expect(first()).toContain('Next open point');
    await user.click(onwards);
    await user.click(screen.getByRole('radio', { name: /^4/ }));
    await waitFor(() => expect(answers[0]!.rating).toBe(4));
    await user.click(onwards);
    await waitFor(() => expect(document.activeElement?.closest('#write')).toBeTruthy());
    await user.click(onwards);
    await waitFor(() => expect(document.activeElement?.closest('#decide')).toBeTruthy());
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    await waitFor(() => expect(first()).toContain('Export PDF'));
    expect(screen.queryByRole('button', { name: /^Next open point/ })).toBeNull();
  });

  it('breaks no rule of accessibility, neither with open points nor without', async () => {
    open();
    await screen.findByRole('article', { name: 'Two threads' });
    await expectAccessible();
    answers = answers.map((each) => (each.outcome === 'skipped' ? each : { ...each, rating: 4, notes: [aNote({ id: `${each.id}-n` })] }));
    await shell.changed(['answer']);
    await keys('{Control>}{Enter}{/Control}');
    await expectAccessible();
  });

  it('offers no decision before the ratings are given, and says why', async () => {
    open();
    const group = await screen.findByRole<HTMLFieldSetElement>('group', { name: 'Decision' });
    expect(group.disabled).toBe(true);
    expect(screen.getByText(/Rate first and decide last/)).toBeTruthy();
    expect(screen.queryByText(/propose yes/)).toBeNull();
  });

  it('takes no decision by key before the ratings, then one by one stroke, and exports from here', async () => {
    open();
    await screen.findByText(/Rate first and decide last/);
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    expect(shell.count('decide')).toBe(0);
    await keys('{Alt>}4{/Alt}{Control>}{Enter}{/Control}{Alt>}4{/Alt}');
    await screen.findByText(/The ratings propose yes/);
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    await waitFor(() => expect(decision).toBe('yes'));
    await keys('{Control>}e{/Control}');
    await waitFor(() => expect(shell.count('export_scorecard')).toBe(1));
    await keys('{Alt>}{Shift>}1{/Shift}{/Alt}');
    expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: /^Reason/ }));
    expect(decision).toBe('yes');
  });

  it('takes "not assessed" for a rating', async () => {
    open();
    await screen.findByRole('article', { name: 'Two threads' });
    await keys('x{Control>}{Enter}{/Control}');
    await waitFor(() => expect(answers[0]?.not_assessed).toBe(true));
    await keys('5');
    await waitFor(() => expect(screen.getByText('5.0', { selector: 'b' })).toBeTruthy());
  });

  it('stores a decision against the proposal only together with its reason', async () => {
    answers = answers.map((each) => (each.outcome === 'skipped' ? each : { ...each, rating: 4, notes: [aNote({ id: `${each.id}-n` })] }));
    open();
    await user.click(await screen.findByRole('radio', { name: 'Strong no' }));
    await screen.findByText(/This decision differs from the proposal/);
    const field = screen.getByRole('textbox', { name: 'Reason for the decision' });
    // Arrows go on through the decisions; the reason is the next stop of Tab.
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Strong no' }));
    expect(shell.count('decide')).toBe(0);
    await user.tab();
    expect(document.activeElement).toBe(field);
    await keys('Spoke ill of the candidate before.');
    await waitFor(() => expect([decision, reason]).toEqual(['strong-no', 'Spoke ill of the candidate before.']));
    expect(screen.queryByText(/This decision differs from the proposal/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'No decision' }));
    await waitFor(() => expect(decision).toBeNull());
  });

  it('lets a marked word of the texts stand once someone says that it is about the job', async () => {
    marked = ['race'];
    open();
    await user.click(await screen.findByRole('button', { name: 'It is about the job: race' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /It is about the job/ })).toBeNull());
    expect(marked).toEqual([]);
  });

  it('names what must be done before the export, and reopens', async () => {
    open();
    const todo = (await screen.findByRole('heading', { name: 'Before the scorecard can be exported' })).parentElement!;
    expect(within(todo).getAllByRole('listitem')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Reopen' }));
    await waitFor(() => expect(route.screen).toBe('interview'));
  });

  it('shows a sealed interview as what it is, and a running one the way back', async () => {
    state = 'sealed';
    open();
    await user.click(await screen.findByRole('button', { name: 'Scorecard' }));
    await waitFor(() => expect(route.screen).toBe('scorecard'));
    state = 'running';
    open();
    await user.click(await screen.findByRole('button', { name: 'Go to the interview' }));
    expect(route.screen).toBe('interview');
  });
});
