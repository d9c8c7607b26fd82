// Live queries: what a screen shows is what the workspace answered last, asked again whenever a noun it reads changes.
import { asFailure, whenTouched, type Failure, type Noun } from '../ipc';

/** The state of one query. `data` stays while a newer answer is on its way, so that nothing flickers. */
export interface Live<T> {
  readonly data: T | undefined;
  readonly error: Failure | undefined;
  /** True until the first answer or failure. */
  readonly loading: boolean;
  /** Asks again now. */
  again(): void;
}

/**
 * Runs `query` now, whenever a rune it reads before its first `await` changes, and whenever one of `nouns` is touched.
 * Call it while a component is being set up, or inside an effect.
 */
export function live<T>(query: () => Promise<T>, nouns: readonly Noun[] | 'any'): Live<T> {
  let data = $state.raw<T>();
  let error = $state.raw<Failure>();
  let loading = $state(true);
  let latest = 0;

  async function run() {
    const mine = ++latest;
    try {
      const answer = await query();
      if (mine !== latest) return;
      data = answer;
      error = undefined;
    } catch (thrown) {
      if (mine !== latest) return;
      error = asFailure(thrown);
      // What an undo took back is not on show any longer.
      if (error.code === 'gone') data = undefined;
    }
    loading = false;
  }

  $effect(() => {
    void run();
    const stop = whenTouched(nouns, () => void run());
    return () => {
      latest++;
      stop();
    };
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    again: () => void run(),
  };
}
