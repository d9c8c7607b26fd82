// A list that is sorted anew takes the focus from what is moved or switched off; this gives it back.

/** Keeps the focus where it was while `changed`, which reads what the list is drawn from, redraws it. */
export function keepFocus(changed: () => unknown): void {
  let held: HTMLElement | undefined;
  $effect.pre(() => {
    changed();
    held = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  });
  $effect(() => {
    changed();
    if (!held?.isConnected) return;
    if (held.matches(':disabled')) held.parentElement?.querySelector<HTMLElement>('button:enabled')?.focus();
    else if (document.activeElement !== held) held.focus();
  });
}
