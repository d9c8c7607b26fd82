// The time of a live interview. It counts on from the workspace's clock with the time the page has run, which no change
// of the system's clock can touch, and never falls while a watch runs.
import type { InterviewView, Stopwatch } from '../../ipc';

/** How often the time on the screen is brought up to date, in milliseconds. */
const TICK = 500;

export interface Clock {
  /** Whole seconds on a stopwatch now. */
  elapsed(watch: Stopwatch): number;
}

/** Whole seconds on a stopwatch at `now`, in milliseconds since 1970. A running watch counts nothing before its start. */
export function secondsOn(watch: Stopwatch, now: number): number {
  const running = watch.running_since ? Math.max(0, now - Date.parse(watch.running_since)) : 0;
  return Math.floor((watch.counted_ms + running) / 1000);
}

/** The clock of the interview that `read` returns. Call it while a component is being set up. */
export function clockOf(read: () => Pick<InterviewView, 'now'>): Clock {
  let page = $state(performance.now());
  // The workspace's clock with the page's, at the moment the answer came in.
  const anchor = $derived.by(() => ({ now: Date.parse(read().now), page: performance.now() }));
  // The highest time shown of each run of a watch: an answer that took longer must not turn the seconds back.
  const shown = new Map<string, number>();

  $effect(() => {
    const tick = setInterval(() => (page = performance.now()), TICK);
    return () => clearInterval(tick);
  });

  return {
    elapsed(watch) {
      const { now, page: since } = anchor;
      const seconds = secondsOn(watch, now + Math.max(0, page - since));
      if (!watch.running_since) return seconds;
      const run = `${watch.counted_ms} ${watch.running_since}`;
      const highest = Math.max(seconds, shown.get(run) ?? 0);
      shown.set(run, highest);
      return highest;
    },
  };
}
