// What is done in an interview: each goes into the one queue, and is on the screen before the workspace says so. The
// conversation goes on whatever the disk does.
import {
  ask,
  commands,
  Failure,
  written,
  type AnswerId,
  type AnswerView,
  type Changes,
  type End,
  type InterviewId,
  type InterviewView,
  type NoteId,
  type NoteView,
  type Noun,
  type Outcome,
  type QuestionId,
  type Rating,
  type Step,
  type Stopwatch,
} from '../../ipc';
import { live } from '../../state/live.svelte';
import { writes, type Show, type Write } from '../../state/saving.svelte';

interface Doing extends Omit<Write, 'write' | 'stored'> {
  call: () => Promise<Changes>;
  stored?: (changes: Changes) => void;
}

const put = ({ call, stored, ...rest }: Doing) =>
  writes.put({
    ...rest,
    write: async () => ask(call()),
    stored: (changes: Changes) => {
      stored?.(changes);
      written(changes);
    },
  });

/** What questions added here are called until they are stored, and from then on on this screen; with their real ids. */
const added = new Map<AnswerId, AnswerId | undefined>();

/** The workspace's id of an answer. */
export function real(id: AnswerId): AnswerId {
  if (!added.has(id)) return id;
  const known = added.get(id);
  if (known === undefined) throw new Failure('gone', 'The question that was added could not be stored, nor could what was recorded for it.');
  return known;
}

/** The answer with the names that questions added here have on the screen. */
function renamed(view: InterviewView): InterviewView {
  const names = new Map([...added].flatMap(([local, known]) => (known === undefined ? [] : [[known, local] as const])));
  if (names.size === 0) return view;
  const name = (id: AnswerId) => names.get(id) ?? id;
  return { ...view, current: view.current && name(view.current), answers: view.answers.map((answer) => ({ ...answer, id: name(answer.id) })) };
}

/** A live query whose answer shows everything done here, stored or not; `over` puts it onto the interview in the answer. */
export function liveOver<T>(query: () => Promise<T>, nouns: readonly Noun[], over: (data: T, show: Show) => T) {
  const found = live(async () => {
    const since = writes.stored;
    return { since, data: await query() };
  }, nouns);
  const shown = $derived.by(() => {
    if (!found.data) return undefined;
    const { data, since } = found.data;
    const all = writes.over(since);
    return over(data, (view) => all.reduce((now, show) => show(now), renamed(view)));
  });
  $effect(() => {
    if (found.data) writes.forget(found.data.since);
  });
  return {
    get data() {
      return shown;
    },
    get error() {
      return found.error;
    },
    again: () => found.again(),
  };
}

const onAnswer = (id: AnswerId, change: (answer: AnswerView) => Partial<AnswerView>): Show => (view) => ({
  ...view,
  answers: view.answers.map((answer) => (answer.id === id ? { ...answer, ...change(answer) } : answer)),
});

/** A question that is assessed was asked. */
const heard = ({ outcome }: AnswerView): Outcome => (outcome === 'not-asked' ? 'answered' : outcome);

export function rateAnswer(id: AnswerId, rating: Rating | null): void {
  put({
    key: `${rating === null ? 'unrate' : 'rate'}:${id}`,
    subject: `answer:${id}`,
    op: rating === null ? 'clear rating' : 'rate answer',
    call: () => commands.rateAnswer(real(id), rating),
    show: onAnswer(id, (answer) =>
      rating === null ? { rating } : { rating, not_assessed: false, wants_rating: false, outcome: heard(answer) },
    ),
  });
}

export function setNotAssessed(id: AnswerId, not: boolean): void {
  put({
    key: `${not ? 'not-assessed' : 'assessed'}:${id}`,
    subject: `answer:${id}`,
    op: not ? 'mark as not assessed' : 'clear not assessed',
    call: () => commands.setNotAssessed(real(id), not),
    show: onAnswer(id, (answer) =>
      not ? { not_assessed: true, rating: null, wants_rating: false, outcome: heard(answer) } : { not_assessed: false },
    ),
  });
}

const outcomes: Record<Outcome, string> = {
  'not-asked': 'mark as not asked',
  skipped: 'skip question',
  'no-answer': 'mark as no answer',
  answered: 'mark as answered',
};

export function setOutcome(id: AnswerId, outcome: Outcome, reason = ''): void {
  // Skipping takes the rating away, and "not asked" the opening: what came before them is not the same without them.
  const also = outcome === 'skipped' ? { rating: null, not_assessed: false } : {};
  put({
    key: `${outcome === 'answered' || outcome === 'no-answer' ? 'heard' : outcome}:${id}`,
    subject: `answer:${id}`,
    op: outcomes[outcome],
    call: () => commands.setOutcome(real(id), outcome, reason),
    show: onAnswer(id, ({ wants_rating }) => ({ ...also, outcome, skip_reason: reason, wants_rating: wants_rating && outcome === 'answered' })),
  });
}

export function tickSignal(id: AnswerId, at: number, ticked: boolean): void {
  put({
    key: `signal:${id}:${at}`,
    op: ticked ? 'tick signal' : 'clear signal',
    call: () => commands.tickSignal(real(id), at, ticked),
    show: onAnswer(id, ({ signals }) => ({ signals: signals.map((signal, n) => (n === at ? { ...signal, ticked } : signal)) })),
  });
}

export function useProbe(id: AnswerId, at: number, used: boolean): void {
  put({
    key: `probe:${id}:${at}`,
    op: used ? 'mark probe as used' : 'mark probe as unused',
    call: () => commands.useProbe(real(id), at, used),
    show: onAnswer(id, ({ probes }) => ({ probes: probes.map((probe, n) => (n === at ? { ...probe, used } : probe)) })),
  });
}

/** A marked word of a note is about the job. */
export function confirmMark(note: NoteId, word: string): void {
  const without = (notes: NoteView[]) =>
    notes.map((each) => (each.id === note ? { ...each, marks: each.marks.filter((mark) => mark.word !== word) } : each));
  const unmarked = <T extends { notes: NoteView[] }>(each: T): T => ({ ...each, notes: without(each.notes) });
  put({
    key: `mark:${note}:${word}`,
    op: 'confirm marked word',
    call: () => commands.confirmMark(note, word),
    show: (view) => ({ ...view, answers: view.answers.map(unmarked), stages: view.stages.map(unmarked) }),
  });
}

/** The same of a word in the closing texts. */
export function confirmTextMark(interview: InterviewId, word: string): void {
  put({ key: `text-mark:${interview}:${word}`, op: 'confirm marked word', call: () => commands.confirmTextMark(interview, word) });
}

const stopped = (watch: Stopwatch, at: number): Stopwatch =>
  watch.running_since
    ? { counted_ms: watch.counted_ms + Math.max(0, at - Date.parse(watch.running_since)), running_since: null }
    : watch;
const started = (watch: Stopwatch, at: number): Stopwatch =>
  watch.running_since ? watch : { ...watch, running_since: new Date(at).toISOString() };

/** The interview with this change made to the clock of one step. */
function wound(view: InterviewView, id: string | null, by: (watch: Stopwatch) => Stopwatch): InterviewView {
  const on = <T extends { id: string; watch: Stopwatch }>(each: T): T => (each.id === id ? { ...each, watch: by(each.watch) } : each);
  return { ...view, answers: view.answers.map(on), stages: view.stages.map(on) };
}

/** Opens a question or a stage. */
export function openAnswer(id: AnswerId): void {
  const at = Date.now();
  put({
    key: `open:${id}`,
    subject: 'step',
    call: () => commands.openAnswer(real(id)),
    show: (view) => {
      if (view.current === id || ![...view.answers, ...view.stages].some((each) => each.id === id)) return view;
      const left = view.current;
      const running = view.state === 'running';
      const moved = wound(wound(view, left, (watch) => stopped(watch, at)), id, (watch) => (running ? started(watch, at) : watch));
      const unrated = (answer: AnswerView) => answer.id === left && answer.outcome === 'answered' && answer.rating === null && !answer.not_assessed;
      return {
        ...moved,
        current: id,
        answers: moved.answers.map((answer) =>
          answer.id === id ? { ...answer, outcome: heard(answer) } : unrated(answer) ? { ...answer, wants_rating: true } : answer,
        ),
        stages: moved.stages.map((stage) => (stage.id === id ? { ...stage, opened: true } : stage)),
      };
    },
  });
}

/** Pauses or resumes; the clock on the screen does so at once. */
export function stepClock(interview: InterviewId, step: 'pause' | 'resume'): void {
  const at = Date.now();
  put({
    key: `${step}:${interview}`,
    subject: `state:${interview}`,
    op: `${step} interview`,
    call: () => commands.stepInterview(interview, step),
    show: (view) => {
      if (view.id !== interview) return view;
      const by = (watch: Stopwatch) => (step === 'pause' ? stopped : started)(watch, at);
      const wanted = step === 'pause' ? 'running' : 'paused';
      if (view.state !== wanted) return view;
      return { ...wound(view, view.current, by), watch: by(view.watch), state: step === 'pause' ? 'paused' : 'running', resumed_from_gap: false };
    },
  });
}

export const endingKey = (interview: InterviewId): string => `end:${interview}`;

/** Closes the interview, as planned or otherwise, once everything before is stored. Resolves when it is. */
export function endInterview(interview: InterviewId, end: End = 'as-planned', reason = ''): Promise<void> {
  const close: Step = 'close';
  return new Promise((stored) =>
    put({
      key: endingKey(interview),
      subject: `state:${interview}`,
      op: end === 'as-planned' ? 'close interview' : 'end interview',
      call: () => (end === 'as-planned' ? commands.stepInterview(interview, close) : commands.endInterview(interview, end, reason)),
      stored: () => stored(),
    }),
  );
}

/** A question to add: one of the bank, with what is known of it, or one that was typed. */
export interface Added {
  question: QuestionId | null;
  prompt: string;
  known: Partial<AnswerView>;
}

const numbered = (answers: AnswerView[]) => answers.map((answer, at) => ({ ...answer, number: at + 1 }));

/** Adds a question after the one on the screen. Returns what it is called from now on. */
export function addAdHoc(interview: InterviewId, { question, prompt, known }: Added): AnswerId {
  const id = `added-${added.size + 1}`;
  added.set(id, undefined);
  const fresh: AnswerView = {
    item: null, number: 0, section: '', ad_hoc: true, title: prompt, kind: 'knowledge', competency: '', prompt, guide: '',
    anchors: { one: '', three: '', five: '' }, probes: [], signals: [], outcome: 'not-asked', skip_reason: '', rating: null,
    not_assessed: false, wants_rating: false, notes: [], watch: { counted_ms: 0, running_since: null }, planned_minutes: 5, weight: 0,
    ...known, id,
  };
  put({
    key: id,
    call: () => commands.addAdHoc(interview, question, prompt),
    stored: ({ made }) => made !== null && added.set(id, made),
    show: (view) => {
      if (view.id !== interview || view.answers.some((answer) => answer.id === id)) return view;
      const at = view.answers.findIndex((answer) => answer.id === view.current);
      const first = view.stages.some(({ id, stage }) => id === view.current && stage === 'introduction');
      return { ...view, answers: numbered(view.answers.toSpliced(at >= 0 ? at + 1 : first ? 0 : view.answers.length, 0, fresh)) };
    },
  });
  return id;
}

export function removeAdHoc(id: AnswerId): void {
  put({
    key: `remove:${id}`,
    op: 'remove ad hoc question',
    call: () => commands.removeAdHoc(real(id)),
    show: (view) => ({ ...view, answers: numbered(view.answers.filter((answer) => answer.id !== id)) }),
  });
}
