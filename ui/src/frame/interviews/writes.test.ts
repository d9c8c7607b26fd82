import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenFailed, type InterviewView, type Outcome, type Rating, type Step } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { saveAll, writes } from '../../state/saving.svelte';
import { anAnswer, anInterview } from '../../screens/interview/sample';
import { undo } from '../steps.svelte';
import { Notebook, type Line } from '../notes/notebook.svelte';
import * as write from './writes.svelte';

/** What is recorded of an interview: the same rules for what was done and for what was stored. */
interface Recorded {
  state: string;
  current: string;
  /** The steps in the order they were opened. */
  opened: string[];
  answers: Record<string, { outcome: Outcome; reason: string; rating: Rating | null; ratedAt: string | null; not_assessed: boolean; ticks: string[] }>;
  notes: { id: string; answer: string; text: string }[];
}

const ids = ['a1', 'a2', 'a3'];

const nothing = (): Recorded => ({
  state: 'running',
  current: 'a1',
  opened: ['a1'],
  answers: Object.fromEntries(ids.map((id) => [id, { outcome: id === 'a1' ? 'answered' : 'not-asked', reason: '', rating: null, ratedAt: null, not_assessed: false, ticks: [] }])),
  notes: [],
});

type Args = Record<string, unknown>;

/** What each command does, as the workspace would. */
const rules: Record<string, (to: Recorded, args: Args) => string | null | void> = {
  open_answer: (to, { answer }) => {
    to.current = String(answer);
    if (to.opened.at(-1) !== to.current) to.opened.push(to.current);
    const opened = to.answers[to.current]!;
    if (opened.outcome === 'not-asked') opened.outcome = 'answered';
  },
  rate_answer: (to, { answer, rating }) => {
    const rated = to.answers[String(answer)]!;
    if (rated.outcome === 'skipped') throw { code: 'invalid', message: 'A skipped question has no rating.' };
    rated.rating = rating as Rating | null;
    // A rating that is changed was given when it was first given.
    rated.ratedAt = rating === null ? null : (rated.ratedAt ?? to.current);
    if (rating !== null) rated.not_assessed = false;
    if (rating !== null && rated.outcome === 'not-asked') rated.outcome = 'answered';
  },
  set_not_assessed: (to, { answer, notAssessed }) => {
    const rated = to.answers[String(answer)]!;
    if (rated.outcome === 'skipped') throw { code: 'invalid', message: 'A skipped question has no rating.' };
    rated.not_assessed = Boolean(notAssessed);
    if (rated.not_assessed) [rated.rating, rated.ratedAt] = [null, null];
    if (rated.not_assessed && rated.outcome === 'not-asked') rated.outcome = 'answered';
  },
  set_outcome: (to, { answer, outcome, reason }) => {
    const set = to.answers[String(answer)]!;
    set.outcome = outcome as Outcome;
    set.reason = String(reason);
    if (outcome === 'skipped') [set.rating, set.ratedAt, set.not_assessed] = [null, null, false];
  },
  tick_signal: (to, { answer, signal, ticked }) => tick(to, answer, `s${signal}`, ticked),
  use_probe: (to, { answer, probe, used }) => tick(to, answer, `p${probe}`, used),
  step_interview: (to, { step }) => {
    if ((step === 'pause') !== (to.state === 'running')) throw { code: 'not-now', message: 'Not now.' };
    to.state = step === 'pause' ? 'paused' : 'running';
  },
  add_note: (to, { answer, text }) => {
    to.notes.push({ id: `n${to.notes.length + 1}`, answer: String(answer), text: String(text) });
    return `n${to.notes.length}`;
  },
  edit_note: (to, { note, text }) => {
    to.notes.find(({ id }) => id === note)!.text = String(text);
  },
};

function tick(to: Recorded, answer: unknown, name: string, on: unknown) {
  const { ticks } = to.answers[String(answer)]!;
  to.answers[String(answer)]!.ticks = on ? [...new Set([...ticks, name])].sort() : ticks.filter((each) => each !== name);
}

let stored: Recorded;
let failing: () => string | undefined;
let shell: ReturnType<typeof fakeShell>;
let written: string[];

beforeEach(() => {
  stored = nothing();
  failing = () => undefined;
  written = [];
  const answers = Object.entries(rules).map(([command, rule]) => [
    command,
    async (args: Args) => {
      const code = failing();
      if (code) throw { code, message: 'The disk takes nothing.' };
      const made = rule(stored, args) ?? null;
      written.push(command);
      return { ...changes(command, 'answer'), made };
    },
  ]);
  shell = fakeShell(Object.fromEntries(answers));
});

// What one test leaves must not land in the next.
afterEach(async () => {
  failing = () => undefined;
  await saveAll();
});

/** The interview as the workspace would show it now. */
function viewed(): InterviewView {
  const answers = ids.map((id, at) => {
    const { outcome, reason, rating, not_assessed, ticks } = stored.answers[id]!;
    const base = anAnswer({ id, number: at + 1, outcome, skip_reason: reason, rating, not_assessed });
    return {
      ...base,
      signals: base.signals.map((signal, n) => ({ ...signal, ticked: ticks.includes(`s${n}`) })),
      probes: base.probes.map((probe, n) => ({ ...probe, used: ticks.includes(`p${n}`) })),
    };
  });
  return anInterview({ id: 'iv', current: stored.current, state: stored.state as InterviewView['state'], answers });
}

/** What the screen shows of what was recorded. */
const seen = (view: InterviewView) => ({
  state: view.state,
  current: view.current,
  answers: view.answers.map(({ id, outcome, skip_reason, rating, not_assessed, signals, probes }) => [
    id, outcome, skip_reason, rating, not_assessed, signals.map(({ ticked }) => ticked), probes.map(({ used }) => used),
  ]),
});

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** One thing a person does, chosen from what the screen offers. Does it here and in `done`. */
function act(view: InterviewView, done: Recorded, book: Notebook, lines: Map<Line, { text: string }>, pick: (below: number) => number) {
  const id = ids[pick(3)]!;
  const answer = view.answers.find((each) => each.id === id)!;
  const does = (command: string, args: Args) => void rules[command]!(done, args);
  const type = (line: Line, note: { text: string }) => {
    note.text += ' abcdefgh'[pick(9)]! + pick(10);
    line.type(note.text);
  };
  const choices: (() => void)[] = [
    () => (write.openAnswer(id), does('open_answer', { answer: id })),
    () => {
      const rating = ([1, 2, 3, 4, 5, null] as const)[pick(6)]!;
      if (answer.outcome !== 'skipped') (write.rateAnswer(id, rating), does('rate_answer', { answer: id, rating }));
    },
    () => answer.outcome !== 'skipped' && (write.setNotAssessed(id, !answer.not_assessed), does('set_not_assessed', { answer: id, notAssessed: !answer.not_assessed })),
    () => {
      const outcome = (['answered', 'no-answer', 'skipped'] as const)[pick(3)]!;
      const reason = outcome === 'skipped' ? `reason ${pick(9)}` : '';
      write.setOutcome(id, outcome, reason);
      does('set_outcome', { answer: id, outcome, reason });
    },
    () => (write.tickSignal(id, 0, !answer.signals[0]!.ticked), does('tick_signal', { answer: id, signal: 0, ticked: !answer.signals[0]!.ticked })),
    () => (write.useProbe(id, 0, !answer.probes[0]!.used), does('use_probe', { answer: id, probe: 0, used: !answer.probes[0]!.used })),
    () => {
      const step: Step = view.state === 'running' ? 'pause' : 'resume';
      write.stepClock('iv', step);
      does('step_interview', { step });
    },
    () => {
      const page = book.page(id);
      const line = page.composer;
      let note = lines.get(line);
      if (!note) lines.set(line, (note = { text: '' }));
      if (note.text === '') done.notes.push(Object.assign(note, { id: '', answer: id }));
      type(line, note);
      if (pick(3) === 0) page.finish();
    },
    () => {
      const earlier = [...lines][pick(Math.max(1, lines.size))];
      if (earlier) type(...earlier);
    },
  ];
  choices[pick(choices.length)]!();
}

const said = ({ notes, ...rest }: Recorded) => ({ ...rest, notes: notes.map(({ answer, text }) => [answer, text]) });

describe('whatever the disk does', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('what is stored in the end is what was done, in order (seed %i)', async (seed) => {
    const pick = random(seed);
    const done = nothing();
    const book = new Notebook();
    const lines = new Map<Line, { text: string }>();
    let answer = { since: writes.stored, view: viewed() };
    let actions = 0;
    let down = false;
    failing = () => (down || pick(6) === 0 ? ['full', 'locked', 'storage', 'moved'][pick(4)] : undefined);
    for (let at = 0; at < 80; at++) {
      if (pick(12) === 0) down = !down;
      const shown = () => writes.over(answer.since).reduce((view, show) => show(view), answer.view);
      act(shown(), done, book, lines, pick);
      actions++;
      for (let waits = pick(14); waits > 0; waits--) await Promise.resolve();
      if (pick(3) === 0) answer = { since: writes.stored, view: viewed() };
      const expected = Object.assign(nothing(), done);
      const now = stored;
      stored = expected;
      const wanted = seen(viewed());
      stored = now;
      expect(seen(shown()), `the screen shows what was done, after ${at + 1} actions`).toEqual(wanted);
      if (pick(9) === 0) await saveAll();
    }
    failing = () => undefined;
    expect(await saveAll(), 'nothing is left once the disk is free').toBe(true);
    expect(said(stored)).toEqual(said(done));
    expect(written.length, 'never more writes than things done').toBeLessThanOrEqual(actions);
  });

  it('a hundred ratings while the disk is full end as one write, and the screen shows the last', async () => {
    failing = () => 'full';
    const view = viewed();
    const since = writes.stored;
    for (let n = 0; n < 100; n++) {
      write.rateAnswer('a1', ((n % 5) + 1) as Rating);
      if (n % 7 === 0) await saveAll();
    }
    expect(writes.mark(), 'one mark for all of it').toEqual({ state: 'unsaved', reason: 'The disk takes nothing.', brief: true });
    expect(writes.over(since).reduce((now, show) => show(now), view).answers[0]?.rating).toBe(5);
    failing = () => undefined;
    await saveAll();
    expect([written, stored.answers.a1?.rating]).toEqual([['rate_answer'], 5]);
  });

  it('is tried again by itself', async () => {
    vi.useFakeTimers();
    failing = () => 'locked';
    write.tickSignal('a1', 0, true);
    await vi.advanceTimersByTimeAsync(4000);
    failing = () => undefined;
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(stored.answers.a1?.ticks).toEqual(['s0']);
  });
});

describe('a write that can never succeed', () => {
  it('is told and dropped, and what comes after it is stored', async () => {
    const told: string[] = [];
    const stop = whenFailed(({ message }) => told.push(message));
    shell.answer('rate_answer', () => {
      throw { code: 'sealed', message: 'A sealed interview cannot be changed.' };
    });
    const since = writes.stored;
    write.rateAnswer('a1', 4);
    write.tickSignal('a1', 0, true);
    expect(await saveAll()).toBe(true);
    stop();
    expect(told, 'once, as a sentence').toEqual(['A sealed interview cannot be changed.']);
    expect(stored.answers.a1?.ticks, 'the tick is stored').toEqual(['s0']);
    const view = writes.over(since).reduce((now, show) => show(now), viewed());
    expect(view.answers[0]?.rating, 'the screen shows no rating that is not there').toBeNull();
  });

  it('never takes a typed text away: it stays to be fixed and does not hold up the rest', async () => {
    shell.answer('add_note', ({ text }) => {
      if (String(text).length > 5) throw { code: 'invalid', message: 'The note is too long; shorten it.' };
      return { ...changes('add note', 'answer'), made: 'n1' };
    });
    const line = new Notebook().page('a1').composer;
    line.type('much too long');
    write.rateAnswer('a1', 2);
    expect(await saveAll(), 'it counts as not saved').toBe(false);
    expect([stored.answers.a1?.rating, line.text, line.saving.refusal]).toEqual([2, 'much too long', 'The note is too long; shorten it.']);
    line.type('short');
    expect(await saveAll()).toBe(true);
  });
});

describe('a question added while nothing can be stored', () => {
  it('is there at once, takes notes and a rating, and all of it is stored under its real id', async () => {
    const view = viewed();
    const since = writes.stored;
    let full = true;
    const calls: unknown[] = [];
    const log = (command: string, made: string | null = null) =>
      shell.answer(command, (args) => {
        if (full) throw { code: 'full', message: 'The disk is full.' };
        calls.push([command, args.answer ?? args.prompt]);
        return { ...changes(command, 'answer'), made };
      });
    log('add_ad_hoc', 'h1');
    for (const command of ['open_answer', 'rate_answer']) log(command);
    log('add_note', 'n1');
    const id = write.addAdHoc('iv', { question: null, prompt: 'Why this job?', known: {} });
    write.openAnswer(id);
    new Notebook().page(id).composer.type('For the people');
    write.rateAnswer(id, 4);
    await saveAll();
    const shown = writes.over(since).reduce((now, show) => show(now), view);
    expect(shown.answers.map(({ number, title, rating }) => [number, title, rating])[1]).toEqual([2, 'Why this job?', 4]);
    expect(shown.current).toBe(id);
    full = false;
    expect(await saveAll()).toBe(true);
    expect(calls).toEqual([['add_ad_hoc', 'Why this job?'], ['open_answer', 'h1'], ['add_note', 'h1'], ['rate_answer', 'h1']]);
  });
});

describe('undo', () => {
  it('of what is not stored takes it out of the queue, the latest first, and never a text', async () => {
    failing = () => 'full';
    const line = new Notebook().page('a1').composer;
    write.rateAnswer('a1', 3);
    write.tickSignal('a1', 0, true);
    line.type('kept');
    await saveAll();
    expect(writes.undoable).toBe('tick signal');
    await undo();
    expect(writes.undoable).toBe('rate answer');
    await undo();
    expect([writes.undoable, shell.count('undo')], 'the workspace is not asked').toEqual([undefined, 0]);
    failing = () => undefined;
    await saveAll();
    expect(said(stored)).toEqual({ ...said(nothing()), notes: [['a1', 'kept']] });
  });
});

