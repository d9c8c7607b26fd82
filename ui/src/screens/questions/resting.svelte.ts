// What is typed, once the typing has stopped for a moment: for reads that need not run at every key.
import { untrack } from 'svelte';

/** Milliseconds without a key. */
const REST = 300;

/** Follows `read`, but only after it has not changed for a moment. Call it while a component is being set up. */
export function resting(read: () => string): { readonly text: string } {
  let text = $state(untrack(read));
  $effect(() => {
    const now = read();
    const timer = setTimeout(() => (text = now), REST);
    return () => clearTimeout(timer);
  });
  return {
    get text() {
      return text;
    },
  };
}
