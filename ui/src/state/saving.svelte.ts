// Text that is stored while it is typed: at most 300 ms after the last key, at most a second after the first key that is
// not stored yet, and at once when its place is left.
import { asFailure } from '../ipc';

/** Milliseconds between the last key and the write. */
const PAUSE = 300;

/** Milliseconds that a key waits at most: somebody who types steadily never pauses. */
const LONGEST = 1000;

/** Milliseconds until a write that failed is tried again. */
const AGAIN = 5000;

const open = new Set<{ now(): Promise<boolean> }>();

/**
 * Stores everything that is still on its way: before a window closes, before an interview is paused. Resolves to
 * whether all of it is stored.
 */
export async function saveAll(): Promise<boolean> {
  const stored = await Promise.all([...open].map((saving) => saving.now()));
  return stored.every(Boolean);
}

/**
 * Has `finish` run wherever everything typed is stored, for what is stored on leaving its field; it resolves to whether
 * all is stored. Returns the way to stop.
 */
export function beforeLeaving(finish: () => Promise<boolean>): () => void {
  const part = { now: finish };
  open.add(part);
  return () => open.delete(part);
}

/**
 * Keeps one value stored. `store` must throw when it fails (`act(call, rethrow)` does); the value is then kept and tried
 * again after a while, with the next key, by `now()` and by `saveAll()`.
 */
export class Saving<T> {
  state = $state<'saved' | 'saving' | 'unsaved'>('saved');
  /** Why the last write failed, as a sentence. */
  reason = $state('');
  #store: (value: T) => Promise<unknown>;
  #waiting: { value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest key that is not being written yet was pressed. */
  #since: number | undefined;
  #running: Promise<void> | undefined;

  constructor(store: (value: T) => Promise<unknown>) {
    this.#store = store;
  }

  /** Takes a newer value; an older one that was still waiting is not written. */
  put(value: T): void {
    this.#waiting = { value };
    if (this.state === 'saved') this.state = 'saving';
    open.add(this);
    clearTimeout(this.#timer);
    this.#since ??= performance.now();
    const left = LONGEST - (performance.now() - this.#since);
    this.#timer = setTimeout(() => void this.now(), Math.max(0, Math.min(PAUSE, left)));
  }

  /** Writes what is waiting. Resolves to whether everything is stored; never rejects. */
  async now(): Promise<boolean> {
    clearTimeout(this.#timer);
    // One write at a time, so that an older text can never land on a newer one.
    while (this.#running) await this.#running;
    if (this.#waiting) {
      this.#since = undefined;
      this.#running = this.#write(this.#waiting);
      await this.#running;
    }
    return !this.#waiting;
  }

  async #write(mine: { value: T }): Promise<void> {
    try {
      await this.#store(mine.value);
      if (this.#waiting === mine) {
        this.#waiting = undefined;
        this.state = 'saved';
        this.reason = '';
        open.delete(this);
      }
    } catch (thrown) {
      this.state = 'unsaved';
      this.reason = asFailure(thrown).message;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.now(), AGAIN);
    } finally {
      this.#running = undefined;
    }
  }
}
