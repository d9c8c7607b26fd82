// Files dropped onto the window: the screen on show may have a use for them, else they are questions to import.
import { go } from '../state/route.svelte';

interface Taker {
  /** What they would be imported as: "questions". */
  what: string;
  take: (paths: string[]) => void;
}

/** They wait here while the import screen opens. */
let waiting: string[] = [];

const anywhere: Taker = {
  what: 'questions',
  take: (paths) => {
    waiting = paths;
    go('import');
  },
};

let takers = $state.raw<readonly Taker[]>([anywhere]);

export const drops = {
  /** Who gets what is dropped now. */
  get taker(): Taker {
    return takers.at(-1) ?? anywhere;
  },
};

/** Files are for this screen while it is on show: `onMount(() => takeDrops('candidates', read))`. */
export function takeDrops(what: string, take: Taker['take']): () => void {
  const mine = { what, take };
  takers = [...takers, mine];
  return () => (takers = takers.filter((each) => each !== mine));
}

/** What was dropped before the screen that imports was there, once. */
export function waitingDrops(): string[] {
  const paths = waiting;
  waiting = [];
  return paths;
}
