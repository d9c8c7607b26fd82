// Runes outside a component, for the tests of what is built from them.
import { flushSync, untrack } from 'svelte';

/** Runs `make` as a component's set-up would; the second value ends it. */
export function inEffect<T>(make: () => T): [T, () => void] {
  let value: T;
  const stop = $effect.root(() => {
    value = make();
  });
  flushSync();
  return [value!, stop];
}

/** A number that effects can follow. */
export function counter(): { value: number } {
  const state = $state({ value: 1 });
  return state;
}

/** A text that effects can follow. */
export function typed(): { text: string } {
  const state = $state({ text: '' });
  return state;
}

/** Runs `act` whenever what `read` reads changes; what `act` returns undoes it before the next time. */
export function whenever(read: () => unknown, act: () => () => void): void {
  $effect(() => {
    read();
    return untrack(act);
  });
}
