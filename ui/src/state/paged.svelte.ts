// A long answer in pages: only the rows that are looked at cross over from the shell.
import { untrack } from 'svelte';
import { asFailure, whenTouched, type Failure, type Noun } from '../ipc';

/** Rows asked for at a time. */
const PAGE = 200;

/** Milliseconds a text must rest before it is asked for. */
const PAUSE = 60;

/** What a paged query of the shell answers. */
interface Page<Row> {
  total: number;
  rows: Row[];
}

export interface Paged<Row, P extends Page<Row> = Page<Row>> {
  /** As long as the whole answer; `undefined` where a row has not been asked for. Made for `List`. */
  readonly items: readonly (Row | undefined)[];
  /** The newest page as it came, for what it says beside its rows. */
  readonly page: P | undefined;
  readonly error: Failure | undefined;
  readonly loading: boolean;
  /** The text that was asked for last: a pause behind what is typed. */
  readonly asked: string;
  /** The rows answer an earlier text than the one that stands there now. */
  readonly stale: boolean;
  /** Asks for the pages that hold these rows; give it to `List` as `onneed`. */
  need(rows: readonly number[]): void;
}

/**
 * Runs `query(text, offset, limit)` as `live` does: at once for the first text of `of`, then after a pause in the typing.
 * The old rows stay until the new ones are there; a change of the workspace reads the pages in use again.
 */
export function paged<Row, P extends Page<Row>>(
  of: () => string,
  query: (text: string, offset: number, limit: number) => Promise<P>,
  nouns: readonly Noun[] | 'any',
): Paged<Row, P> {
  let items = $state.raw<readonly (Row | undefined)[]>([]);
  let page = $state.raw<P>();
  let error = $state.raw<Failure>();
  let loading = $state(true);
  let text = $state(untrack(of));
  let answered = $state<string>();
  let round = 0;
  let asked = new Set<number>();
  let inUse = [0];
  // The reads that were begun last, until they are there.
  let flying: Promise<unknown> | undefined;
  // What the first answer of a round is laid upon.
  let base: readonly (Row | undefined)[] | undefined;

  async function read(number: number) {
    const [mine, now] = [round, text];
    asked.add(number);
    try {
      const answer = await query(now, number * PAGE, PAGE);
      if (mine !== round) return;
      const next = (base ?? items).slice(0, answer.total);
      base = undefined;
      next.length = answer.total;
      answer.rows.forEach((row, at) => (next[number * PAGE + at] = row));
      items = next;
      page = answer;
      error = undefined;
    } catch (thrown) {
      if (mine !== round) return;
      asked.delete(number);
      items = base ?? items;
      base = undefined;
      error = asFailure(thrown);
    }
    answered = now;
    loading = false;
  }

  function again(from: readonly (Row | undefined)[]) {
    round++;
    asked = new Set();
    base = from;
    flying = Promise.all(inUse.map(read));
  }

  $effect(() => {
    const now = of();
    let late = false;
    const timer = setTimeout(async () => {
      // The shell answers in turn: what is typed until it has is asked for as one.
      await flying;
      if (!late) text = now;
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  });

  $effect(() => {
    void text;
    inUse = [0];
    untrack(() => again([]));
    const stop = whenTouched(nouns, () =>
      again(items.map((row, at) => (inUse.includes(Math.floor(at / PAGE)) ? row : undefined))),
    );
    return () => {
      round++;
      stop();
    };
  });

  return {
    get items() {
      return items;
    },
    get page() {
      return page;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    get asked() {
      return text;
    },
    get stale() {
      return of() !== answered;
    },
    need(rows) {
      inUse = [...new Set(rows.map((row) => Math.floor(row / PAGE)))];
      for (const number of inUse) if (!asked.has(number)) void read(number);
    },
  };
}
