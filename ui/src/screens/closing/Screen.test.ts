import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerView, ClosingTexts, Decision, InterviewView, NoteKind, Rating, StageView } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { back, go, route, start } from '../../state/route.svelte';
import { saveAll } from '../../state/saving.svelte';
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
let full: boolean;
let view: Partial<InterviewView>;
let shell: ReturnType<typeof fakeShell>;
let count = 0;

const stage = (): StageView => ({
  id: 's1', stage: 'candidate-questions', words: '', notes: [aNote({ id: 'sn', text: 'Asked about the team' })],
  watch: { counted_ms: 0, running_since: null }, planned_minutes: 5, opened: true,
});

const change = (id: unknown, part: Partial<AnswerView>) =>
  (answers = answers.map((each) => (each.id === id ? { ...each, ...part } : each)));

type Answers = Parameters<typeof fakeShell>[0];

/** A full disk takes no write; what is there can still be read. */
const onDisk = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (args: Record<string, unknown>) => {
        if (full && name !== 'closing') throw { code: 'full', message: 'The disk is full.' };
        return answer(args);
      },
    ]),
  );

function open() {
  const id = `closing${++count}`;
  shell = fakeShell(onDisk({
    closing: () => {
      const computed = aClosing({ id, answers, state, texts, decision, reason, view });
      return { ...computed, marked_words: marked };
    },
    confirm_mark: () => changes('confirm word', 'answer'),
    set_outcome: (args) => {
      change(args.answer, { outcome: args.outcome as AnswerView['outcome'], skip_reason: String(args.reason) });
      return changes('mark', 'answer');
    },
    correct_interview: () => changes('correct details', 'interview'),
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
      change(args.answer, { notes: [...(answers.find((each) => each.id === args.answer)?.notes ?? []), note], outcome: 'answered' });
      view = { ...view, stages: (view.stages ?? []).map((each) => (each.id === args.answer ? { ...each, notes: [...each.notes, note] } : each)) };
      return { ...changes('add note', 'answer'), made: note.id };
    },
    edit_note: (args) => {
      const notes = (all: AnswerView['notes']) => all.map((note) => (note.id === args.note ? { ...note, kind: args.kind as NoteKind, text: String(args.text) } : note));
      answers = answers.map((each) => ({ ...each, notes: notes(each.notes) }));
      view = { ...view, stages: (view.stages ?? []).map((each) => ({ ...each, notes: notes(each.notes) })) };
      return changes('edit note', 'answer');
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
    step_interview: (args) => {
      state = args.step === 'seal' ? 'sealed' : 'paused';
      return changes('step', 'interview');
    },
  }));
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
  full = false;
  view = {};
  answers = [
    anAnswer({ id: 'a1', number: 1, title: 'Two threads', outcome: 'answered', notes: [aNote()] }),
    anAnswer({ id: 'a2', number: 2, title: 'A reversal', outcome: 'answered' }),
    anAnswer({ id: 'a3', number: 3, title: 'A skipped one', outcome: 'skipped', skip_reason: 'No time left' }),
  ];
  start('closing', { id: 'c' });
  window.addEventListener('keydown', onkey);
});
// What one test leaves must not land in the next.
afterEach(async () => {
  full = false;
  await saveAll();
  window.removeEventListener('keydown', onkey);
});

const rated = () =>
  (answers = answers.map((each) => (each.outcome === 'skipped' ? each : { ...each, rating: 4, notes: [aNote({ id: `${each.id}-n` })] })));
const foot = () => screen.getByRole('status', { name: 'Score and decision' }).textContent?.replace(/\s+/g, ' ').trim();
const row = (name: RegExp) => screen.getByRole('button', { name, expanded: false });

describe('closing', () => {
  it('leads by key from the unrated answers over the texts to the decision and the scorecard', async () => {
    open();
    await screen.findByRole('button', { name: /Two threads/, expanded: true });
    expect(screen.getByText(/The result shows once/)).toBeTruthy();
    await keys('4');
    await waitFor(() => expect(answers[0]?.rating).toBe(4));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByRole('button', { name: /A reversal/, expanded: true })).toBeTruthy());
    await keys('{Alt>}3{/Alt}');
    await waitFor(() => expect(answers[1]?.rating).toBe(3));
    await screen.findByText('3.5', { selector: '.score' });
    await keys('{Alt>}b{/Alt}Went back');
    await waitFor(() => expect(answers[1]?.notes).toMatchObject([{ kind: 'behaviour', text: 'Went back' }]));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Strengths' })));
    await keys('Calm.');
    await waitFor(() => expect(texts.strengths).toBe('Calm.'));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Strong no' })));
    await user.click(screen.getByRole('radio', { name: /^Yes/ }));
    await waitFor(() => expect([decision, reason]).toEqual(['yes', '']));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(route.screen).toBe('scorecard'));
  });

  it('always shows name, score, decision and what is to fix, and leads there instead of exporting or sealing', async () => {
    answers = answers.slice(0, 1);
    open();
    await screen.findByRole('button', { name: 'Seal' });
    expect(foot()).toBe('Amara Okonkwo No result yet No decision yet');
    await user.click(screen.getByRole('button', { name: 'Export PDF' }));
    await waitFor(() => expect(document.activeElement?.closest('article')).toBeTruthy());
    await user.click(screen.getByRole('button', { name: '1 issue to fix: 1 to rate' }));
    await user.click(screen.getByRole('button', { name: 'Seal' }));
    expect([shell.count('export_scorecard'), screen.queryByRole('dialog')]).toEqual([0, null]);
    await user.click(screen.getByRole('radio', { name: /^4/ }));
    await waitFor(() => expect(foot()).toBe('Amara Okonkwo 4.0 No decision yet'));
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    await waitFor(() => expect(foot()).toBe('Amara Okonkwo 4.0 Yes'));
    expect(screen.queryByRole('button', { name: /to fix/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Export PDF' }));
    await waitFor(() => expect(shell.count('export_scorecard')).toBe(1));
    await user.click(screen.getByRole('button', { name: 'Seal' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Seal this interview?' }));
    await user.click(asked.getByRole('button', { name: 'Seal the interview' }));
    await waitFor(() => expect(state).toBe('sealed'));
  });

  it('breaks no rule of accessibility, neither with open points nor without', async () => {
    view = { stages: [stage()], end: 'early', end_reason: 'Fire alarm', corrections: [{ at: '2026-03-03T10:00:00.000Z', fact: 'interviewer', before: 'A', after: 'B', reason: '' }] };
    open();
    await screen.findByRole('button', { name: /Two threads/, expanded: true });
    expect(screen.getByText('Ended early: Fire alarm.')).toBeTruthy();
    await expectAccessible();
    rated();
    await shell.changed(['answer']);
    await user.click(await screen.findByRole('radio', { name: 'Strong no' }));
    await expectAccessible();
  });

  it('offers no decision before the ratings are given, and says why', async () => {
    open();
    const group = await screen.findByRole<HTMLFieldSetElement>('group', { name: 'Decision' });
    expect(group.disabled).toBe(true);
    expect(screen.getByText(/Rate first, decide last/)).toBeTruthy();
    expect(screen.queryByText('suggested')).toBeNull();
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    expect(shell.count('decide')).toBe(0);
  });

  it('decides by key without moving the focus or the page', async () => {
    rated();
    open();
    await screen.findByText('suggested');
    const at = row(/Two threads/);
    at.focus();
    const scrolled: unknown[] = [];
    const original = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function () {
      scrolled.push(this);
    };
    await keys('{Alt>}{Shift>}3{/Shift}{/Alt}');
    await waitFor(() => expect(decision).toBe('yes'));
    Element.prototype.scrollIntoView = original;
    expect([document.activeElement, scrolled]).toEqual([at, []]);
    expect(foot()).toBe('Amara Okonkwo 4.0 Yes');
  });

  it('takes ratings, notes, texts and the decision while the disk is full, shows them, and stores all in order afterwards', async () => {
    rated();
    answers = answers.map((each) => (each.id === 'a2' ? { ...each, rating: null } : each));
    open();
    await screen.findByRole('button', { name: /A reversal/, expanded: true });
    full = true;
    await keys('{Alt>}4{/Alt}');
    expect(screen.getByRole('button', { name: /A reversal.*Rated 4/ }), 'the rating is there at once').toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Went back{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Summary' }), 'Calm.');
    await user.click(screen.getByRole('radio', { name: /^Yes/ }));
    expect(foot()).toMatch(/Yes$/);
    expect(await saveAll()).toBe(false);
    expect(screen.getAllByText(/Not saved/).length, 'the marks say so').toBeGreaterThan(0);
    expect([answers[1]?.rating, texts.summary, decision]).toEqual([null, '', null]);
    full = false;
    const before = shell.calls.length;
    expect(await saveAll()).toBe(true);
    const writes = shell.calls.slice(before).map(({ command }) => command).filter((name) => name !== 'closing');
    expect(writes, 'one write each, in order').toEqual(['rate_answer', 'add_note', 'write_closing', 'decide']);
    expect([answers[1]?.rating, texts.summary, decision]).toEqual([4, 'Calm.', 'yes']);
  });

  it('takes "not assessed" for a rating', async () => {
    open();
    await screen.findByRole('button', { name: /Two threads/, expanded: true });
    await keys('x{Control>}{Enter}{/Control}');
    await waitFor(() => expect(answers[0]?.not_assessed).toBe(true));
    await keys('5');
    await waitFor(() => expect(screen.getByText('5.0', { selector: '.score' })).toBeTruthy());
  });

  it('keeps a decision that differs in sight until its reason is there, and saves both together', async () => {
    rated();
    open();
    await user.click(await screen.findByRole('radio', { name: 'Strong no' }));
    const field = screen.getByRole('textbox', { name: 'Why strong no, when the ratings suggest yes? Both are printed.' });
    await waitFor(() => expect(document.activeElement, 'the reason is what comes next').toBe(field));
    expect(screen.getByText(/^A decision that differs needs a reason/)).toBeTruthy();
    expect(foot()).toBe('Amara Okonkwo 4.0 Strong no');
    expect(screen.getByRole('button', { name: '1 issue to fix: a reason' })).toBeTruthy();
    expect(shell.count('decide')).toBe(0);
    await keys('Spoke ill of the candidate before.');
    await waitFor(() => expect([decision, reason]).toEqual(['strong-no', 'Spoke ill of the candidate before.']));
    expect(screen.queryByText(/^A decision that differs/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Clear the decision' }));
    await waitFor(() => expect(decision).toBeNull());
  });

  it('goes through the decisions by arrow, with the reason as the next stop of Tab', async () => {
    rated();
    decision = 'yes';
    open();
    (await screen.findByRole('radio', { name: /^Yes/ })).focus();
    // What jsdom lacks of the arrow keys.
    vi.stubGlobal('CSS', { escape: (text: string) => text });
    await keys('{ArrowRight}');
    vi.unstubAllGlobals();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Strong yes' }));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Why strong yes/ }));
  });

  it('never drops a decision silently: leaving asks, and does what was chosen', async () => {
    rated();
    start('interviews');
    go('closing', { id: 'c' });
    open();
    await user.click(await screen.findByRole('radio', { name: 'Strong no' }));
    go('home');
    expect(route.screen, 'held back').toBe('closing');
    const asked = within(await screen.findByText(/“Strong no” is not saved yet/).then((text) => text.parentElement!));
    expect(await saveAll(), 'the window asks before it closes').toBe(false);
    await expectAccessible();
    await user.click(asked.getByRole('button', { name: 'Keep editing' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Why strong no/ }));
    expect(screen.queryByText(/is not saved yet/)).toBeNull();
    back();
    expect(route.screen).toBe('closing');
    await user.click(await screen.findByRole('button', { name: 'Leave without this decision' }));
    expect(route.screen, 'where one was going').toBe('interviews');
    expect(shell.count('decide')).toBe(0);
    expect(await saveAll()).toBe(true);
  });

  it('shows the anchors of a question that is rated late, whole', async () => {
    open();
    await screen.findByRole('button', { name: /Two threads/, expanded: true });
    await user.click(row(/A reversal/));
    const scale = within((await screen.findByRole('button', { name: /A reversal/, expanded: true })).closest('article')!);
    const said = (rating: string) => document.getElementById(scale.getByRole('radio', { name: rating }).getAttribute('aria-describedby')!);
    const { one, three, five } = answers[1]!.anchors;
    expect(['1', '3', '5'].map((rating) => said(rating)?.textContent?.trim())).toEqual([one, three, five]);
  });

  it('asks for each marked word, in the line it is in, and leads to where it can be edited', async () => {
    rated();
    answers = answers.map((each) =>
      each.id === 'a2' ? { ...each, notes: [aNote({ id: 'm', kind: 'impression', text: 'Calm for her age.', marks: [{ start: 13, end: 16, word: 'age' }], at_seconds: 390 })] } : each,
    );
    texts = { ...texts, summary: 'A matter of race.' };
    marked = ['race'];
    open();
    const section = within(await screen.findByRole('region', { name: 'To check' }));
    expect(section.getByText('age', { selector: 'mark' })).toBeTruthy();
    expect(section.getByText(/^Impression at 6:30, question 2\./)).toBeTruthy();
    expect(screen.getByRole('button', { name: '2 issues to fix: 2 words to check' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Export PDF' }));
    expect((await screen.findByText('2 words to check before the export: “age”, “race”.')).closest('[role=alert]'), 'it is said why nothing is exported').toBeTruthy();
    expect(document.activeElement, 'Enter there confirms no word that nobody has looked at').toBe(section.getByRole('button', { name: 'Edit: age' }));
    expect(shell.count('export_scorecard')).toBe(0);
    await user.click(section.getByRole('button', { name: 'Edit: age' }));
    await waitFor(() => expect((document.activeElement as HTMLTextAreaElement).value).toBe('Calm for her age.'));
    await user.click(section.getByRole('button', { name: 'It is about the job: age' }));
    expect(shell.calls.find(({ command }) => command === 'confirm_mark')?.args).toEqual({ note: 'm', word: 'age' });
    await user.click(section.getByRole('button', { name: 'Edit: race' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Summary' }));
    await user.click(section.getByRole('button', { name: 'It is about the job: race' }));
    await waitFor(() => expect(marked).toEqual([]));
    expect(await screen.findByText(/to check before the export/)).toHaveProperty('textContent', '1 word to check before the export: “age”.');
  });

  it('says what became of a question, and asks for no rating where there was no answer', async () => {
    answers = [anAnswer({ id: 'a1', title: 'Two threads', outcome: 'answered' })];
    open();
    await user.click(await screen.findByRole('radio', { name: 'No answer' }));
    await waitFor(() => expect(answers[0]?.outcome).toBe('no-answer'));
    expect(await screen.findByText('Asked, no answer. It needs no rating.')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Rating' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Skipped' }));
    await user.click(await screen.findByRole('button', { name: 'Skip' }));
    expect(screen.getByText('Enter why it was skipped.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Why was it skipped?' }), '3 minutes left{Enter}');
    await waitFor(() => expect([answers[0]?.outcome, answers[0]?.skip_reason]).toEqual(['skipped', '3 minutes left']));
  });

  it('shows nothing as skipped that is not: a reason is kept on leaving, and without one the choice goes back', async () => {
    answers = [anAnswer({ id: 'a1', title: 'Two threads', outcome: 'answered' })];
    open();
    const chosen = () => (screen.getAllByRole('radio', { checked: true }) as HTMLInputElement[]).map((radio) => radio.labels?.[0]?.textContent.trim());
    await user.click(await screen.findByRole('radio', { name: 'Skipped' }));
    await user.click(screen.getByRole('textbox', { name: 'Summary' }));
    await waitFor(() => expect(chosen()).toContain('Answered'));
    expect(answers[0]?.outcome).toBe('answered');
    await user.click(screen.getByRole('radio', { name: 'Skipped' }));
    await user.type(screen.getByRole('textbox', { name: 'Why was it skipped?' }), 'No time');
    await user.click(screen.getByRole('textbox', { name: 'Summary' }));
    await waitFor(() => expect([answers[0]?.outcome, answers[0]?.skip_reason]).toEqual(['skipped', 'No time']));
  });

  it('shows what was noted beside the questions, and takes more', async () => {
    view = { stages: [stage()] };
    open();
    await user.click(await screen.findByRole('button', { name: /Candidate’s questions/ }));
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Asked about on-call');
    await waitFor(() => expect(view.stages?.[0]?.notes.map(({ text }) => text)).toContain('Asked about on-call'));
  });

  it('is entered from notes question after question, each from its note field, without times', async () => {
    view = { entered: '2026-03-05T10:00:00.000Z', timed: false, seconds: 0 };
    answers = [1, 2].map((number) => anAnswer({ id: `a${number}`, number, title: `Question ${number}`, outcome: 'not-asked' }));
    open();
    const note = () => screen.getByRole('textbox', { name: 'Note' });
    await waitFor(() => expect(document.activeElement).toBe(note()));
    expect(screen.getByText(/^Entered from notes on .*Times were not measured\.$/)).toBeTruthy();
    await keys('Took turns{Enter}{Alt>}4{/Alt}');
    await waitFor(() => expect([answers[0]?.rating, answers[0]?.notes.length]).toEqual([4, 1]));
    await keys('{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: /Question 2/, expanded: true });
    await waitFor(() => expect(document.activeElement, 'the note of the next question').toBe(note()));
    await keys('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Strengths' })));
  });

  it('asks for no decision where the candidate did not come', async () => {
    view = { end: 'did-not-come', started: null, parts: [], seconds: 0 };
    answers = [anAnswer({ outcome: 'not-asked' })];
    open();
    expect(await screen.findByText('The candidate did not come. No decision is needed.')).toBeTruthy();
    for (const name of ['Ratings', 'Result', 'Decision']) expect(screen.queryByRole('heading', { name })).toBeNull();
    expect(foot()).toBe('Amara Okonkwo The candidate did not come.');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Seal' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Seal this interview?' }));
    expect(asked.queryByText(/No decision has been made/), 'none is asked for').toBeNull();
  });

  it('corrects facts, and reopens', async () => {
    open();
    await user.click(await screen.findByRole('button', { name: 'More' }));
    const menu = within(document.querySelector<HTMLElement>('[role=menu]')!);
    await user.click(menu.getByRole('menuitem', { name: 'Correct details', hidden: true }));
    const asked = within(await screen.findByRole('dialog', { name: 'Correct details' }));
    await expectAccessible();
    const took = asked.getByRole<HTMLInputElement>('textbox', { name: 'Duration in minutes' });
    expect(took.value).toBe('45');
    await user.clear(took);
    await user.type(took, '40');
    await user.click(asked.getByRole('button', { name: 'Save corrections' }));
    await waitFor(() => expect(shell.calls.find(({ command }) => command === 'correct_interview')?.args.facts).toEqual({
      interviewer: 'Noor Haddad', began: null, minutes: 40, candidate_name: 'Amara Okonkwo',
    }));
    await user.click(menu.getByRole('menuitem', { name: 'Reopen the interview', hidden: true }));
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
