// Everything that is on its way into the workspace. A queue keeps what was done until it is stored, in order, whatever
// the disk does: a failure of the disk keeps all of it and is tried again, a refusal concerns one write only.
import { SvelteSet } from 'svelte/reactivity';
import { asFailure, Failure, tell, type InterviewView } from '../ipc';
import { file } from './file.svelte';

/** Milliseconds between the last key and the write. */
const PAUSE = 300;

/** Milliseconds that a key waits at most: somebody who types steadily never pauses. */
const LONGEST = 1000;

/** Milliseconds until what failed is tried again. */
const AGAIN = 5000;

/** Codes of writes that were refused for what they are; any other failure is one of the disk, and may pass. */
const REFUSED = ['gone', 'sealed', 'not-now', 'invalid', 'internal'];

/** Those that trying again cannot help. */
const FINAL = ['gone', 'sealed', 'not-now'];

export type SaveState = 'saved' | 'saving' | 'unsaved';

/** What a save mark shows. */
export interface Mark {
  state: SaveState;
  /** Why it is not saved, as a sentence. */
  reason: string;
  /** The reason is one of the disk, which the bar says. */
  brief: boolean;
}

/** Shows what was done in an interview before the workspace says so. Doing it twice must change nothing. */
export type Show = (view: InterviewView) => InterviewView;

export interface Write {
  /** A newer write with the same key takes the place of one that is not stored yet... */
  key: string;
  /** ...unless something else was done to the same subject in between; by default the key itself. */
  subject?: string;
  /** It is being typed: the write waits for a pause, and what was refused is kept to be fixed. */
  text?: boolean;
  /** What undo calls it; none for what is no step of undo. */
  op?: string;
  show?: Show;
  /** Throws when it fails. */
  write: () => Promise<unknown>;
  /** Gets what `write` answered, once it is on its way no longer. */
  stored?: (answer: never) => void;
  /** It was refused and is dropped; by default a message says so. */
  dropped?: (failure: Failure) => void;
}

interface Entry extends Write {
  /** Goes up whenever a newer write takes its place. */
  version: number;
  /** Why it was refused. */
  refusal?: Failure | undefined;
}

const open = new SvelteSet<{ now(): Promise<boolean>; readonly failure?: Failure | undefined }>();

/**
 * Stores everything that is still on its way: before a window closes, before an interview is closed. Resolves to whether
 * all of it is stored; never rejects.
 */
export async function saveAll(): Promise<boolean> {
  const stored = await Promise.all([...open].map((part) => part.now().catch(() => false)));
  return stored.every(Boolean);
}

/** Why the disk takes nothing now, if so. */
export const diskFailure = (): Failure | undefined => {
  if (file.problem) return new Failure('moved', file.problem);
  for (const { failure } of open) if (failure) return failure;
  return undefined;
};

/**
 * Has `finish` run wherever everything typed is stored, for what is stored on leaving its field; it resolves to whether
 * all is stored. Returns the way to stop.
 */
export function beforeLeaving(finish: () => Promise<boolean>): () => void {
  const part = { now: finish };
  open.add(part);
  return () => open.delete(part);
}

export class Queue {
  #entries = $state.raw<readonly Entry[]>([]);
  #failure = $state.raw<Failure>();
  /** Stored, but perhaps not yet in the answer that is on the screen. */
  #recent: { show: Show; at: number }[] = [];
  #stored = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest key that is not being written yet was pressed. */
  #since: number | undefined;
  #running: Promise<void> | undefined;
  #writing: Entry | undefined;

  /** Takes a write. One that is not typed starts at once, with all that waits before it. */
  put(write: Write): void {
    const subject = write.subject ?? write.key;
    const last = this.#entries.findLast((entry) => (entry.subject ?? entry.key) === subject);
    if (last?.key === write.key) {
      // A further key of a text changes nothing that is shown.
      const shown = write.show ?? last.refusal;
      Object.assign(last, write, { version: last.version + 1, refusal: undefined });
      if (shown) this.#entries = [...this.#entries];
    } else {
      this.#entries = [...this.#entries, { ...write, version: 0 }];
    }
    open.add(this);
    if (!write.text) return void this.now();
    this.#since ??= performance.now();
    const left = LONGEST - (performance.now() - this.#since);
    this.#try(Math.max(0, Math.min(PAUSE, left)));
  }

  /** Writes what is waiting. Resolves to whether everything is stored; never rejects. */
  async now(): Promise<boolean> {
    clearTimeout(this.#timer);
    // A run that goes on may have met a failure that is over by now.
    if (this.#running) await this.#running;
    if (this.#entries.length > 0) {
      this.#running ??= this.#run();
      await this.#running;
    }
    return this.#entries.length === 0;
  }

  /** Why the disk takes nothing now, if so. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Of one write, or of all. */
  state(key?: string): SaveState {
    const waiting = this.#entries.filter((entry) => key === undefined || entry.key === key);
    if (waiting.length === 0) return 'saved';
    return this.#failure || waiting.some(({ refusal }) => refusal) ? 'unsaved' : 'saving';
  }

  /** Why one write, or any, is not stored, as a sentence. */
  reason(key?: string): string {
    if (this.state(key) !== 'unsaved') return '';
    return (this.#failure ?? this.#entries.find((entry) => entry.refusal && (key === undefined || entry.key === key))?.refusal)?.message ?? '';
  }

  mark(key?: string): Mark {
    if (file.problem) return { state: 'unsaved', reason: file.problem, brief: true };
    return { state: this.state(key), reason: this.reason(key), brief: this.#failure !== undefined };
  }

  has(key: string): boolean {
    return this.#entries.some((entry) => entry.key === key);
  }

  /** A count of what was stored so far; an answer that is asked for now has all of it. */
  get stored(): number {
    return this.#stored;
  }

  /** Everything done that an answer may lack that was asked for at `since`, in order. */
  over(since: number): Show[] {
    const waiting = this.#entries.flatMap(({ show }) => show ?? []);
    return [...this.#recent.filter(({ at }) => at > since).map(({ show }) => show), ...waiting];
  }

  /** An answer that was asked for at `since` is on the screen. */
  forget(since: number): void {
    this.#recent = this.#recent.filter(({ at }) => at > since);
  }

  /** While the disk takes nothing: the latest step that undo would take back here, by its name. */
  get undoable(): string | undefined {
    return this.#failure && this.#entries.findLast(({ op }) => op)?.op;
  }

  /** Takes the latest step back that is not stored; its name, if there is one. */
  takeBack(): string | undefined {
    const last = this.#entries.findLast((entry) => entry.op && entry !== this.#writing);
    if (last) this.#remove(last);
    return last?.op;
  }

  #try(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), after);
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((each) => each !== entry);
    if (this.#entries.length > 0) return;
    this.#failure = undefined;
    open.delete(this);
  }

  /** One write at a time, in order, so that an older value can never land on a newer one. */
  async #run(): Promise<void> {
    const refused = new Set<Entry>();
    this.#since = undefined;
    try {
      for (let entry = this.#entries[0]; entry; entry = this.#entries.find((each) => !refused.has(each))) {
        const failure = await this.#write(entry);
        if (failure && !REFUSED.includes(failure.code)) {
          this.#failure = failure;
          break;
        }
        this.#failure = undefined;
        if (failure) this.#refuse(entry, failure);
        if (failure) refused.add(entry);
      }
    } finally {
      this.#running = undefined;
      if (this.#entries.length > 0) this.#try(AGAIN);
    }
  }

  async #write(entry: Entry): Promise<Failure | undefined> {
    const { version, show, stored } = entry;
    this.#writing = entry;
    try {
      const answer = await entry.write();
      this.#stored++;
      if (entry.version === version) {
        if (show) this.#recent.push({ show, at: this.#stored });
        this.#remove(entry);
      }
      stored?.(answer as never);
      return undefined;
    } catch (thrown) {
      return asFailure(thrown);
    } finally {
      this.#writing = undefined;
    }
  }

  #refuse(entry: Entry, failure: Failure): void {
    if (entry.text && !FINAL.includes(failure.code)) {
      entry.refusal = failure;
      this.#entries = [...this.#entries];
    } else {
      this.#remove(entry);
      (entry.dropped ?? tell)(failure);
    }
  }
}

/** The one queue of what is done in interviews and on their closing pages. */
export const writes = new Queue();

let made = 0;

/** Keeps one value stored that is typed; `store` must throw when it fails (`act(call, rethrow)` does). */
export class Saving<T> {
  readonly #key = `value-${++made}`;
  readonly #store: (value: T) => Promise<unknown>;
  readonly #queue: Queue;

  /** With a queue of many, the value is stored in its turn. */
  constructor(store: (value: T) => Promise<unknown>, queue = new Queue()) {
    this.#store = store;
    this.#queue = queue;
  }

  /** Takes a newer value; an older one that was still waiting is not written. */
  put(value: T): void {
    this.#queue.put({ key: this.#key, text: true, write: () => this.#store(value) });
  }

  /** Writes what is waiting. Resolves to whether the value is stored; never rejects. */
  async now(): Promise<boolean> {
    await this.#queue.now();
    return this.state === 'saved';
  }

  get state(): SaveState {
    return this.#queue.state(this.#key);
  }

  /** Why it is not stored, as a sentence. */
  get reason(): string {
    return this.#queue.reason(this.#key);
  }

  /** Why the value itself was refused: it has to be fixed. */
  get refusal(): string {
    return this.#queue.failure ? '' : this.reason;
  }

  get mark(): Mark {
    return this.#queue.mark(this.#key);
  }
}
