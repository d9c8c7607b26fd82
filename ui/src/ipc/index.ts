// The way into the shell. Reads go through `ask`, writes through `act`; whoever reads a noun is told when it changes.
// Only this folder imports @tauri-apps or the generated bindings.

import type { Changes, Noun } from './bindings';

export * from './bindings';

/** A refusal from the shell. A screen may branch on `code`; `message` is a whole sentence for the person. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

/** The shell rejects with `{ code, message }`; anything else is a fault of ours and says so. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return new Failure(String(thrown.code), String(thrown.message));
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('internal', `Evenhand could not do this because of a fault of its own: ${detail}`);
}

type Listener<T> = (value: T) => void;

const failed = new Set<Listener<Failure>>();
const told = new Set<Listener<string>>();
const touches = new Set<{ nouns: readonly Noun[] | 'any'; rerun: () => void }>();

/** Calls back with every failure that nobody else handles. Returns the way to stop. */
export function whenFailed(tell: Listener<Failure>): () => void {
  failed.add(tell);
  return () => failed.delete(tell);
}

/** Calls back with what a write has to say besides what it was asked for. Returns the way to stop. */
export function whenNews(tell: Listener<string>): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** Calls back whenever a write, here or in another window, touched one of the nouns. Returns the way to stop. */
export function whenTouched(nouns: readonly Noun[] | 'any', rerun: () => void): () => void {
  const entry = { nouns, rerun };
  touches.add(entry);
  return () => touches.delete(entry);
}

/** Tells everyone who reads one of these nouns to read again. */
export function touch(touched: readonly Noun[]): void {
  for (const { nouns, rerun } of [...touches]) {
    if (nouns === 'any' || nouns.some((noun) => touched.includes(noun))) rerun();
  }
}

/** After another workspace was opened: everyone reads again. */
export function touchAll(): void {
  for (const { rerun } of [...touches]) rerun();
}

/** Hands a failure to whoever shows them. */
export function tell(failure: Failure): void {
  for (const listener of [...failed]) listener(failure);
}

/** For `act`: throws instead of showing a toast. */
export function rethrow(failure: Failure): never {
  throw failure;
}

/** A read: the answer, or a thrown `Failure`. */
export async function ask<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

/**
 * A write: what the shell answered, after the readers were told; or `undefined` after a failure, which is shown as a
 * toast unless `otherwise` takes it.
 */
export async function act(call: Promise<Changes>, otherwise: Listener<Failure> = tell): Promise<Changes | undefined> {
  const changes = await attempt(call, otherwise);
  if (changes) written(changes);
  return changes;
}

/** After a write: keeps its undo step in mind and tells the readers. */
export function written(changes: Changes): void {
  latest.step = changes.step ?? null;
  latest.top = latest.step ?? latest.top;
  report(changes);
}

/**
 * The undo step of the latest write of this window, null where that cannot be undone; and the step that is on top of
 * all, as far as it is known.
 */
export const latest: { step: number | null; top: number | null } = { step: null, top: null };

/** Tells the readers of what a write touched, and whoever shows news. */
export function report(changes: Changes): void {
  touch(changes.touched);
  if (changes.news) for (const listener of [...told]) listener(changes.news);
}

/** What neither shows nor changes rows (an export, a window): the answer, or `undefined` after a failure was shown. */
export async function attempt<T>(call: Promise<T>, otherwise: Listener<Failure> = tell): Promise<T | undefined> {
  try {
    return await call;
  } catch (thrown) {
    otherwise(asFailure(thrown));
    return undefined;
  }
}
